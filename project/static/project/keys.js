/**
 * Keys of the whole page: an element with `data-key="x y"` is clicked, or focused if one writes in it, when x or y is
 * pressed; one in the text before one in the head.
 */

const WRITABLE = "input, textarea, select, [contenteditable]";

export function isWriting(target) {
  return target instanceof Element && target.matches(WRITABLE);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const places = [...document.querySelectorAll("[data-key]")].filter(({ dataset }) => dataset.key.split(" ").includes(event.key));
  const place = places.find((element) => element.closest("main")) ?? places[0];
  if (!place) return;
  event.preventDefault();
  const pane = place.closest("[popover]");
  if (pane && !place.checkVisibility()) pane.showPopover();
  if (isWriting(place)) place.focus();
  else place.click();
});
