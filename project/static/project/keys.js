/**
 * Keys of the whole page: an element with `data-key="x y"` is clicked, or focused if one writes in it, when x or y is
 * pressed; one in the text before one in the head.
 */

import { all, around, given } from "../proposals/page/elements.js";
import { isForPage, isWriting } from "../proposals/page/typing.js";

document.addEventListener("keydown", (event) => {
  if (!isForPage(event)) return;
  const places = all("[data-key]").filter((element) => given(element, "key").split(" ").includes(event.key));
  const place = places.find((element) => element.closest("main")) ?? places[0];
  if (!place) return;
  event.preventDefault();
  const pane = around(place, "[popover]");
  if (pane && !place.checkVisibility()) pane.showPopover();
  if (isWriting(place)) place.focus();
  else place.click();
});
