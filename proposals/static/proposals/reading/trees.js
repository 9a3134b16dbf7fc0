/** The tree of clauses: on the page of a short text, behind the first words of a long one. */

import { find, given, must, parsed } from "../page/elements.js";
import { wordsAt } from "./asking.js";

/** @type {((tree: HTMLElement) => void)[]} */
const acts = [];
let tree = find("[data-tree]");

/**
 * Have this done with the tree, now or when it has come.
 * @param {(tree: HTMLElement) => void} act
 */
export function onTree(act) {
  if (tree) act(tree);
  else acts.push(act);
}

/** @param {HTMLElement} place */
async function bring(place) {
  const words = await wordsAt(given(must("[data-brings-tree]", place), "bringsTree"));
  must("[data-did-not-come]", place).hidden = words !== null;
  if (words === null) {
    addEventListener("online", () => bring(place), { once: true });
    return;
  }
  place.replaceWith(parsed(words));
  tree = must("[data-tree]");
  for (const act of acts) act(tree);
}

const place = find("[data-tree-comes]");

/** Done when the tree is there, or when it did not come at first. */
export const treeTried = place ? bring(place) : Promise.resolve();
