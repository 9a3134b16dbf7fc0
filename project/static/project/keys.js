/** Keys of the whole page: an element with `data-key="x"` is clicked, or focused if one writes in it, when x is pressed. */

const WRITABLE = "input, textarea, select, [contenteditable]";

export function isWriting(target) {
  return target instanceof Element && target.matches(WRITABLE);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const place = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
  if (!place) return;
  event.preventDefault();
  const pane = place.closest("[popover]");
  if (pane && !place.checkVisibility()) pane.showPopover();
  if (isWriting(place)) place.focus();
  else place.click();
});
