/** What a proposed wording does to the words it is proposed for, drawn by the server while it is typed. */

import { around, given, must } from "../../proposals/page/elements.js";
import { arrange } from "../margin/arranging.js";
import { attempt } from "../server/attempts.js";
import { encoded, fragment } from "../server/server.js";
import { fieldOf, isSame, kindOf, passageOf, start, wordsOf } from "./wording.js";

const PAUSE = 150;
let [waiting, asked] = [0, 0];

/**
 * Show the fields that the chosen kind of wording needs, and how the passage or the clause will read.
 * @param {HTMLFormElement} form
 */
export async function preview(form, { pause = PAUSE } = {}) {
  const kind = kindOf(form);
  must("[data-proposed]", form).hidden = kind === "none" || kind === "delete";
  must("[data-same]", form).hidden = kind !== "replace" || !isSame(form);
  const words = kind === "insert-after" ? passageOf(form) : wordsOf(form);
  const isShown = kind === "insert-after" || (kind !== "none" && words !== "");
  must("[data-previewed]", form).hidden = !isShown;
  arrange();
  clearTimeout(waiting);
  asked += 1;
  if (!isShown) return;
  await new Promise((done) => {
    waiting = setTimeout(done, pause);
  });
  await draw(form, words, asked);
}

/**
 * What was asked for before the last is not drawn any more.
 * @param {HTMLFormElement} form
 * @param {string} words
 * @param {number} turn
 */
async function draw(form, words, turn) {
  const body = encoded(new FormData(form));
  body.set("quote", words);
  const place = must("[data-preview-here]", form);
  await attempt(place, async () => {
    const drawn = await fragment(given(form, "preview"), { method: "POST", body });
    if (turn !== asked) return;
    place.innerHTML = drawn;
    follow(place, fieldOf(form));
  });
  arrange();
}

/**
 * Of a long text that part is in sight which is being written.
 * @param {HTMLElement} place
 * @param {HTMLTextAreaElement} field
 */
function follow(place, { value, selectionEnd }) {
  const share = selectionEnd / Math.max(1, value.length);
  place.scrollTop = share * place.scrollHeight - place.clientHeight / 2;
}

/** The redline and the field come into sight together. @param {HTMLFormElement} form */
async function begin(form) {
  start(form);
  await preview(form, { pause: 0 });
  const kind = kindOf(form);
  if (kind === "none") return;
  bringIntoSight(form, must(kind === "delete" ? "[data-previewed]" : "[data-proposed]", form));
}

/**
 * A form that scrolls within itself moves nothing else.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} part
 */
function bringIntoSight(form, part) {
  if (form.scrollHeight <= form.clientHeight) {
    part.scrollIntoView({ block: "nearest" });
    return;
  }
  const lowest = must(":scope > .actions", form).getBoundingClientRect().top;
  const { top, bottom } = part.getBoundingClientRect();
  const room = top - form.getBoundingClientRect().top;
  form.scrollTop += Math.max(0, Math.min(bottom - lowest, room));
}

document.addEventListener("input", ({ target }) => {
  const form = around(target, "[data-sends]", HTMLFormElement);
  if (!form || !(target instanceof Element)) return;
  if (target.matches('[name="proposal"]')) begin(form);
  else if (target.matches("[data-wording]")) preview(form);
  else if (target.matches("textarea")) arrange();
});
