/** Who prints, searches the page or goes to its end needs all of it: what is still to come comes first. */

import { isForPage, isWriting } from "./typing.js";

/** @typedef {{isWhole: () => boolean, bringWhole: () => Promise<unknown>}} Coming what of a page comes by itself */

/** @param {KeyboardEvent} event */
function isForBrowser({ ctrlKey, metaKey, altKey }) {
  return (ctrlKey || metaKey) && !altKey;
}

/**
 * @param {KeyboardEvent} event
 * @param {Coming["bringWhole"]} bringWhole
 */
async function wait(event, bringWhole) {
  if (event.key === "p" && isForBrowser(event)) {
    event.preventDefault();
    await bringWhole();
    print();
  }
  if (event.key === "End" && !isWriting(event.target) && (isForPage(event) || isForBrowser(event))) {
    event.preventDefault();
    await bringWhole();
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }
  // The browser opens its search meanwhile, and finds what has come.
  if (event.key === "f" && isForBrowser(event)) await bringWhole();
}

/** @param {Coming} coming */
export function forWhole({ isWhole, bringWhole }) {
  document.addEventListener("keydown", (event) => {
    if (!isWhole()) wait(event, bringWhole);
  });
  addEventListener("beforeprint", bringWhole);
}
