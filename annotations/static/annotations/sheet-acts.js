/** Acts on rows: the buttons above the sheet, and the same by key. */

import { rows, sheet } from "./sheet-cells.js";
import { show } from "./sheet-drawing.js";
import { inTurn, isStuck } from "./sheet-saving.js";
import { complain, sentence } from "./sheet-words.js";

/**
 * Do what a button of the form says, or `told` of it. It comes after all that was written before; while that waits for
 * the server, nothing is done, rather than later when nobody expects it.
 */
export function act(told) {
  const form = document.getElementById("acts");
  const body = new URLSearchParams(told instanceof FormData ? told : { csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, ...told });
  if (isStuck()) return complain(sentence("unreached"));
  complain();
  return inTurn(async () => {
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
      const html = await answer.text();
      if (html.includes("data-sheet")) show(html);
      else complain(sentence("unreached"));
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      complain(sentence("unreached"));
    }
  });
}

/** Rows that are ticked look so, and are counted. */
export function mark() {
  let count = 0;
  for (const row of rows()) {
    const isChosen = Boolean(row.querySelector("input[name=row]")?.checked);
    if (isChosen) count += 1;
    const line = row.querySelector("tr");
    if (isChosen) line.setAttribute("aria-selected", "true");
    else line.removeAttribute("aria-selected");
  }
  const told = document.querySelector("[data-chosen-rows]");
  if (told) told.textContent = `${count} ${sentence("chosen")}`;
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "acts" || !sheet()) return;
  event.preventDefault();
  act(new FormData(/** @type {HTMLFormElement} */ (event.target), event.submitter));
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-grid] input[name=row]")) mark();
});

document.addEventListener("sheet:drawn", mark);
