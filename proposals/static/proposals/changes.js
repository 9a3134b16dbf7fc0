/** `data-walk="1"` goes to the next change, `data-walk="-1"` to the one before. */

import { goTo } from "./here.js";

const TOP = 140;
const changes = [...document.querySelectorAll("[data-change]")];

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-walk]");
  if (!button) return;
  const shown = changes.filter((change) => change.checkVisibility());
  const focused = shown.indexOf(document.activeElement?.closest("[data-change]"));
  const tops = shown.map((change) => change.getBoundingClientRect().top);
  if (button.dataset.walk === "1") {
    goTo(focused >= 0 ? shown[focused + 1] : shown[tops.findIndex((top) => top > TOP)]);
  } else {
    goTo(focused >= 0 ? shown[focused - 1] : shown[tops.findLastIndex((top) => top < 0)]);
  }
});
