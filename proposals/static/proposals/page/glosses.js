/** Words of the glossary: marked, written out beside the text, or neither; kept by the browser. l turns them on. */

import { all, around, given } from "./elements.js";
import { isForPage } from "./typing.js";

const WAYS = ["marked", "written", "off"];
const root = document.documentElement;
const BUTTON = "button[data-glosses]";

/** @param {string} way */
function turn(way) {
  root.dataset.glosses = way;
  localStorage.setItem("glosses", way);
  for (const button of all(BUTTON)) button.setAttribute("aria-pressed", String(given(button, "glosses") === way));
}

turn(WAYS.find((way) => way === localStorage.getItem("glosses")) ?? WAYS[0]);

document.addEventListener("click", ({ target }) => {
  const button = around(target, BUTTON);
  if (button) turn(given(button, "glosses"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "l" || !isForPage(event) || !all(BUTTON).length) return;
  turn(WAYS[(WAYS.indexOf(given(root, "glosses")) + 1) % WAYS.length]);
});
