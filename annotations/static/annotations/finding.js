/** A search field with `data-finds="NAME"` shows those of the list `data-found-in="NAME"` that have its words. */

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-finds]");
  if (!field) return;
  const list = field.closest("form, section, body").querySelector(`[data-found-in="${field.dataset.finds}"]`);
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of list.querySelectorAll("[data-words]")) {
    const isChosen = item.querySelector("input")?.checked;
    item.hidden = !isChosen && !words.every((word) => item.dataset.words.includes(word));
  }
  for (const group of list.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-words]:not([hidden])");
  const none = list.querySelector("[data-none]");
  if (none) none.hidden = Boolean(list.querySelector("[data-words]:not([hidden])"));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-finds]")) event.preventDefault();
});
