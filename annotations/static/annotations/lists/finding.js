/** A search field with `data-finds="NAME"` shows those of the list `data-found-in="NAME"` that have its words. */

import { all, around, find, given, must, mustAround } from "../../proposals/page/elements.js";

const FOUND = "[data-words]:not([hidden])";

document.addEventListener("input", ({ target }) => {
  const field = around(target, "[data-finds]", HTMLInputElement);
  if (!field) return;
  const list = must(`[data-found-in="${given(field, "finds")}"]`, mustAround(field, "form, section, body"));
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of all("[data-words]", list)) {
    const isChosen = find("input", item, HTMLInputElement)?.checked;
    item.hidden = !isChosen && !words.every((word) => given(item, "words").includes(word));
  }
  for (const group of all("[data-group]", list)) group.hidden = !find(FOUND, group);
  const none = find("[data-none]", list);
  if (none) none.hidden = Boolean(find(FOUND, list));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && around(event.target, "[data-finds]")) event.preventDefault();
});
