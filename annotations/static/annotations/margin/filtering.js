/** The margin shows all annotations, those in one state, or one's own. */

import { all, around, given } from "../../proposals/page/elements.js";
import { onText } from "../anchoring/clauses.js";
import { arrange } from "./arranging.js";
import { allMarks, choose, isShown } from "./cards.js";
import { paint, paintMore } from "./highlights.js";

let chosen = "";

function apply() {
  const buttons = all("[data-filter]");
  if (!buttons.some((button) => button.dataset.filter === chosen)) chosen = "";
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === chosen));
  choose(chosen);
  arrange();
  paint(allMarks().filter(isShown));
  document.dispatchEvent(new CustomEvent("margin:filtered"));
}

document.addEventListener("click", ({ target }) => {
  const button = around(target, "[data-filter]");
  if (!button) return;
  chosen = given(button, "filter");
  apply();
});
document.addEventListener("margin:filled", apply);
document.addEventListener("margin:all", () => {
  chosen = "";
  apply();
});
onText(() => paintMore(allMarks().filter(isShown)));
