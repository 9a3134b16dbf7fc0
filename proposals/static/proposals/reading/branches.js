/** The items of a clause tree. */

import { all, there } from "../page/elements.js";

/**
 * All items of a tree, in its order.
 * @param {HTMLElement} tree
 */
export function itemsOf(tree) {
  return all('[role="treeitem"]', tree);
}

/**
 * How deep an item stands, from 1.
 * @param {HTMLElement} item
 */
export function levelOf(item) {
  return Number(item.getAttribute("aria-level"));
}

/**
 * The element that is hidden with an item.
 * @param {HTMLElement} item
 */
export function branchOf(item) {
  return there(item.parentElement, "element around an item");
}
