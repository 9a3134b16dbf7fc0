/** `data-opens="ID"` opens the dialog of that id; a click on its backdrop closes it. */

import { all, around, find, given, must } from "../proposals/page/elements.js";

/** @param {string} id */
function open(id) {
  find(`dialog[id="${CSS.escape(id)}"]`, document, HTMLDialogElement)?.showModal();
}

document.addEventListener("click", ({ target }) => {
  const opener = around(target, "[data-opens]");
  if (opener) open(given(opener, "opens"));
  else if (target instanceof HTMLDialogElement && target.matches("[data-light]")) target.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = find("details.menu[open]", document, HTMLDetailsElement);
  if (!menu) return;
  menu.open = false;
  must("summary", menu).focus();
});

document.addEventListener("click", ({ target }) => {
  for (const menu of all("details.menu[open]", document, HTMLDetailsElement)) {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  }
});
