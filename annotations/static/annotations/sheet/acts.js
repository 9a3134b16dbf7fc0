/** Acts on rows: the buttons above the sheet, and the same by key. */

import { find, must, there } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { encoded, send } from "../server/server.js";
import { cellAt, rows, setOf, sheet } from "./cells.js";
import { chosen, enter } from "./chosen.js";
import { outdate, redraw, refresh, show } from "./drawing.js";
import { inTurn, isStuck } from "./saving.js";
import { announce, complain, sentence, sentencesOf } from "./words.js";

/**
 * Do what is named, as the button of that name does. It comes after all that was written before; while that waits for
 * the server, nothing is done, rather than later when nobody expects it.
 * @param {string} name
 */
export function act(name) {
  const token = must("#acts [name=csrfmiddlewaretoken]", document, HTMLInputElement).value;
  return post(new URLSearchParams({ csrfmiddlewaretoken: token, act: name }));
}

/** @param {URLSearchParams} body */
async function post(body) {
  if (isStuck()) return complain(sentence("unreached"));
  complain();
  return inTurn(async () => {
    try {
      const { action } = must("#acts", document, HTMLFormElement);
      const answer = await fetch(action, { method: "POST", body, headers: { "HX-Request": "true" } });
      const html = await answer.text();
      if (html.includes("data-sheet")) show(html);
      else complain(sentence("unreached"));
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      complain(sentence("unreached"));
    }
  });
}

/**
 * Undo the last act of this person, or redo it; where it was, is gone to.
 * @param {"undo" | "redo"} name
 */
export function turn(name) {
  if (isStuck()) return complain(sentence("unreached"));
  complain();
  return inTurn(async () => {
    const at = { set: there(setOf(), "set that is written") };
    const address = name === "undo" ? addressOf("api-comment-undo", at) : addressOf("api-comment-redo", at);
    /** @type {import("../server/server.js").Answer<{comments: string[]}>} */
    const answer = await send(address, { method: "POST" });
    if (!answer.ok) {
      outdate();
      return complain(sentencesOf(answer));
    }
    await lead(answer.body.comments);
    return announce(sentence(name));
  });
}

/** Draw these rows anew and go to them, without any all of them. @param {string[]} slugs */
async function lead(slugs) {
  const { rows: those, columns } = chosen();
  const isHere = those.some((row) => slugs.includes(row.dataset.row ?? ""));
  await (slugs.length ? redraw(slugs) : refresh());
  const cell = slugs.length && !isHere ? cellAt(slugs[0], columns[0] ?? "comment") : null;
  if (cell) enter(cell);
}

/** Rows that are ticked look so, and are counted. */
export function mark() {
  let count = 0;
  for (const row of rows()) {
    const isChosen = Boolean(find("input[name=row]", row, HTMLInputElement)?.checked);
    if (isChosen) count += 1;
    const line = must("tr", row);
    if (isChosen) line.setAttribute("aria-selected", "true");
    else line.removeAttribute("aria-selected");
  }
  const place = find("[data-chosen-rows]");
  if (place) place.textContent = `${count} ${sentence("chosen")}`;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.id !== "acts" || !sheet()) return;
  event.preventDefault();
  const name = event.submitter instanceof HTMLButtonElement ? event.submitter.value : "";
  if (name === "undo" || name === "redo") turn(name);
  else post(encoded(new FormData(form, event.submitter)));
});

document.addEventListener("change", ({ target }) => {
  if (target instanceof Element && target.matches("[data-grid] input[name=row]")) mark();
});

document.addEventListener("sheet:drawn", mark);
