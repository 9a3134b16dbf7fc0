/** `data-walk="1"` goes to the next change, `data-walk="-1"` to the one before. */

import { TOP, walk } from "./here.js";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-walk]");
  if (!button) return;
  const top = (change) => change.getBoundingClientRect().top;
  if (button.dataset.walk === "1") walk("[data-change]", 1, (change) => top(change) > TOP);
  else walk("[data-change]", -1, (change) => top(change) < 0);
});
