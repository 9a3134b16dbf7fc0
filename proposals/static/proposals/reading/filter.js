/**
 * A box that narrows the tree to the clauses with these words, and their parents. Enter goes to the first one; if there
 * is none, it sends the form.
 */

import { find, must, there } from "../page/elements.js";
import { branchOf, itemsOf, levelOf } from "./branches.js";
import { onTree } from "./trees.js";

/** @param {HTMLInputElement} box @param {HTMLElement} tree */
function narrowing(box, tree) {
  const frame = there(tree.parentElement, "pane of the tree");
  const items = itemsOf(tree);
  let found = items;

  const narrow = () => {
    const words = box.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let needed = 0;
    found = [];
    for (const item of items.toReversed()) {
      const text = item.textContent.toLocaleLowerCase();
      const isFound = words.every((word) => text.includes(word));
      const isParent = levelOf(item) < needed;
      branchOf(item).hidden = !isFound && !isParent;
      if (isFound) found.unshift(item);
      if (isFound || isParent) needed = levelOf(item);
    }
    for (const item of items) if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", "true");
    must("[data-none]", frame).hidden = items.some((item) => !branchOf(item).hidden);
  };

  /** @type {Record<string, () => unknown>} */
  const acts = { Enter: () => found[0].click(), ArrowDown: () => found[0].focus() };
  if (box.value) narrow();
  box.addEventListener("input", narrow);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.value) {
      box.value = "";
      box.dispatchEvent(new Event("input"));
      event.preventDefault();
    } else if (event.key in acts && found.length) {
      event.preventDefault();
      acts[event.key]();
    }
  });
}

const box = find("input[data-filters]", document, HTMLInputElement);
if (box) onTree((tree) => narrowing(box, tree));
