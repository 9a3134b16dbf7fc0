/** The margin shows all annotations, those in one state, or one's own. */

import { find } from "../../proposals/page/elements.js";
import { onText } from "../anchoring/clauses.js";
import { arrange } from "./arranging.js";
import { allMarks, choose, isShown } from "./cards.js";
import { paint, paintMore } from "./highlights.js";

const FILTER = "[data-filters-cards]";

let chosen = "";

function apply() {
  const filter = find(FILTER, document, HTMLSelectElement);
  if (![...(filter?.options ?? [])].some(({ value }) => value === chosen)) chosen = "";
  if (filter) filter.value = chosen;
  choose(chosen);
  arrange();
  paint(allMarks().filter(isShown));
  document.dispatchEvent(new CustomEvent("margin:filtered"));
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !target.matches(FILTER)) return;
  chosen = target.value;
  apply();
});
document.addEventListener("margin:filled", apply);
document.addEventListener("margin:all", () => {
  chosen = "";
  apply();
});
onText(() => paintMore(allMarks().filter(isShown)));
