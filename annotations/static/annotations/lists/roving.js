/** The boxes of `data-roves` are one stop of Tab: arrows, Home and End go from one to the next. */

import { all, around } from "../../proposals/page/elements.js";

const LISTS = "[data-roves]";

/** @param {HTMLElement} list */
const boxesIn = (list) => all('input[type="checkbox"]', list, HTMLInputElement).filter((box) => box.checkVisibility());

/**
 * Tab comes to this box, and to no other of its list.
 * @param {HTMLElement} list
 * @param {HTMLInputElement} stop
 */
function stopAt(list, stop) {
  for (const box of all('input[type="checkbox"]', list, HTMLInputElement)) box.tabIndex = box === stop ? 0 : -1;
}

/**
 * Where a key leads from the box at this index.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
function next(key, at, count) {
  if (key === "ArrowDown" || key === "ArrowRight") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp" || key === "ArrowLeft") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

document.addEventListener("keydown", (event) => {
  const [box, list] = [around(event.target, "input", HTMLInputElement), around(event.target, LISTS)];
  if (!box || !list || event.ctrlKey || event.metaKey || event.altKey) return;
  const boxes = boxesIn(list);
  const to = next(event.key, boxes.indexOf(box), boxes.length);
  if (to === null) return;
  event.preventDefault();
  boxes[to].focus();
});
document.addEventListener("focusin", ({ target }) => {
  const [box, list] = [around(target, "input", HTMLInputElement), around(target, LISTS)];
  if (box && list) stopAt(list, box);
});
// After the words that one looks for left some of them: Tab comes to the first.
document.addEventListener("input", ({ target }) => {
  const form = around(target, "[data-finds]") && around(target, "form");
  for (const list of form ? all(LISTS, form) : []) {
    const boxes = boxesIn(list);
    if (boxes.length && !boxes.some((box) => box.tabIndex === 0)) stopAt(list, boxes[0]);
  }
});
