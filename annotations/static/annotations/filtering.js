/** The margin shows all annotations, those in one state, or one's own. */

import { arrange } from "./arranging.js";
import { paint } from "./highlights.js";

let chosen = "";

function apply() {
  const buttons = [...document.querySelectorAll("[data-filter]")];
  if (!buttons.some((button) => button.dataset.filter === chosen)) chosen = "";
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === chosen));
  for (const card of document.querySelectorAll("[data-margin] :is([data-card], [data-typed])")) {
    card.hidden = Boolean(chosen) && !card.matches(chosen);
  }
  paint();
  arrange();
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
