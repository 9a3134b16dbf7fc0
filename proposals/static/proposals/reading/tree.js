/** The clause tree by keyboard: one stop for Tab, arrows walk, left and right fold (WAI-ARIA tree pattern). */

import { around, there } from "../page/elements.js";
import { isHeld } from "../page/typing.js";
import { branchOf, itemsOf, levelOf } from "./branches.js";
import { onTree } from "./trees.js";

/** @type {Record<string, string>} */
const MIRRORED = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** @param {HTMLElement} tree */
function walking(tree) {
  const items = itemsOf(tree);
  const isMirrored = getComputedStyle(tree).direction === "rtl";
  const byClause = new Map(items.map((item) => [item.dataset.clause, item]));
  let stop = items[0];
  for (const item of items) item.tabIndex = item === stop ? 0 : -1;

  /** @param {HTMLElement | undefined} item */
  const goTo = (item, { focus = true } = {}) => {
    if (!item) return;
    stop.tabIndex = -1;
    stop = item;
    stop.tabIndex = 0;
    if (focus) stop.focus();
  };

  tree.addEventListener("click", (event) => {
    const item = around(event.target, '[role="treeitem"]');
    if (!item) return;
    if (around(event.target, "[data-fold]")) {
      event.preventDefault();
      fold(items, item, item.getAttribute("aria-expanded") !== "true");
    }
    goTo(item, { focus: false });
  });

  tree.addEventListener("focusin", ({ target }) => {
    const item = around(target, '[role="treeitem"]');
    if (item && item !== stop) goTo(item, { focus: false });
  });

  tree.addEventListener("keydown", (event) => {
    const move = moves(items, stop, goTo)[(isMirrored && MIRRORED[event.key]) || event.key];
    if (!move || isHeld(event)) return;
    event.preventDefault();
    move();
  });

  tree.addEventListener("clause:here", ({ detail: key }) => {
    const item = byClause.get(key);
    if (!item || item.hasAttribute("aria-current")) return;
    tree.querySelector("[aria-current]")?.removeAttribute("aria-current");
    item.setAttribute("aria-current", "location");
    if (!tree.contains(document.activeElement)) goTo(item, { focus: false });
    if (tree.checkVisibility()) showIn(there(tree.parentElement, "pane of the tree"), item);
  });
}

/**
 * What each key does at the item `stop`.
 * @param {HTMLElement[]} items
 * @param {HTMLElement} stop
 * @param {(item: HTMLElement | undefined) => void} goTo
 * @returns {Record<string, () => unknown>}
 */
function moves(items, stop, goTo) {
  const shown = items.filter((item) => !branchOf(item).hidden);
  const at = shown.indexOf(stop);
  const state = stop.getAttribute("aria-expanded");
  return {
    ArrowDown: () => goTo(shown[at + 1]),
    ArrowUp: () => goTo(shown[at - 1]),
    Home: () => goTo(shown[0]),
    End: () => goTo(shown.at(-1)),
    ArrowRight: () => (state === "false" ? fold(items, stop, true) : state === "true" && goTo(shown[at + 1])),
    ArrowLeft: () => (state === "true" ? fold(items, stop, false) : goTo(parentOf(items, stop))),
    " ": () => stop.click(),
  };
}

/**
 * Open or close an item: what lies below it is shown, as far as it is not in another one that is closed.
 * @param {HTMLElement[]} items
 * @param {HTMLElement} item
 * @param {boolean} isOpen
 */
function fold(items, item, isOpen) {
  item.setAttribute("aria-expanded", String(isOpen));
  let hiddenBelow = isOpen ? Infinity : levelOf(item);
  for (const after of items.slice(items.indexOf(item) + 1)) {
    const level = levelOf(after);
    if (level <= levelOf(item)) break;
    if (level <= hiddenBelow) hiddenBelow = Infinity;
    const isShown = level <= hiddenBelow;
    branchOf(after).hidden = !isShown;
    if (isShown && after.getAttribute("aria-expanded") === "false") hiddenBelow = level;
  }
}

/**
 * @param {HTMLElement[]} items
 * @param {HTMLElement} item
 */
function parentOf(items, item) {
  return items.slice(0, items.indexOf(item)).findLast((other) => levelOf(other) < levelOf(item));
}

/**
 * @param {HTMLElement} pane
 * @param {HTMLElement} item
 */
function showIn(pane, item) {
  const [outer, inner] = [pane.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) pane.scrollTop += inner.top - outer.top - outer.height / 3;
}

onTree(walking);
