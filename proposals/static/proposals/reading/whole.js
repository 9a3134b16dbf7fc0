/** Who prints, searches the page or goes to its end needs the whole text: what is still to come comes first. */

import { isForPage, isWriting } from "../page/typing.js";
import { bringWhole, isWhole, portions } from "./portions.js";

/** @param {KeyboardEvent} event */
function isForBrowser({ ctrlKey, metaKey, altKey }) {
  return (ctrlKey || metaKey) && !altKey;
}

/** @param {KeyboardEvent} event */
async function wait(event) {
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

if (portions.length) {
  document.addEventListener("keydown", (event) => {
    if (!isWhole()) wait(event);
  });
  addEventListener("beforeprint", bringWhole);
}
