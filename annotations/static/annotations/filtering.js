/** The margin shows all annotations, those in one state, or one's own. */

import { arrange } from "./arranging.js";
import { allMarks, choose, isShown } from "./cards.js";
import { onText } from "./clauses.js";
import { paint, paintMore } from "./highlights.js";

let chosen = "";

function apply() {
  const buttons = [...document.querySelectorAll("[data-filter]")];
  if (!buttons.some((button) => button.dataset.filter === chosen)) chosen = "";
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === chosen));
  choose(chosen);
  arrange();
  paint(allMarks().filter(isShown));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-filter]");
  if (!button) return;
  chosen = button.dataset.filter;
  apply();
});
document.addEventListener("margin:filled", apply);
document.addEventListener("margin:all", () => {
  chosen = "";
  apply();
});
onText(() => paintMore(allMarks().filter(isShown)));
