/** What one's team has said or keeps to say goes into the comment by one click; arguments are offered by concern. */

import { all, around, find, given, must } from "../../proposals/page/elements.js";
import { arrange } from "../margin/arranging.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const FORM = "form[data-entry]";
/** The number of the last question: answers to older ones come too late. */
let asked = 0;

/**
 * Put the words where one was typing, a line away from what stands before and after.
 * @param {HTMLFormElement} form
 * @param {string} words
 */
function put(form, words) {
  const field = must('[name="comment"]', form, HTMLTextAreaElement);
  const { value, selectionEnd: at } = field;
  const before = value.slice(0, at).trimEnd();
  const after = value.slice(at).trimStart();
  field.value = [before, words, after].filter(Boolean).join("\n\n");
  const end = (before ? before.length + 2 : 0) + words.length;
  field.focus();
  field.setSelectionRange(end, end);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Tick what else was said of it.
 * @param {HTMLFormElement} form
 * @param {string[]} concerns
 */
function tick(form, concerns) {
  const boxes = all('[name="concerns"]', form, HTMLInputElement).filter((box) => concerns.includes(box.value));
  for (const box of boxes) box.checked = true;
  boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** @param {HTMLElement} button */
function insert(button) {
  const form = around(button, FORM, HTMLFormElement);
  if (!form) return;
  const used = find("[data-when-used]", button.parentElement ?? form);
  if (used) {
    used.hidden = false;
    must("input", used, HTMLInputElement).checked = true;
  }
  put(form, given(button, "inserts"));
  if (button.dataset.concerns) tick(form, button.dataset.concerns.split(" "));
}

/**
 * Ask for the arguments of the concerns that are ticked now; those that are used stay.
 * @param {HTMLFormElement} form
 */
async function offer(form) {
  const place = must("[data-offered]", form);
  const data = new FormData(form);
  const number = ++asked;
  const query = {
    concerns: data.getAll("concerns").join(" "),
    used: data.getAll("arguments").join(" "),
    language: given(place, "language"),
  };
  await attempt(place, async () => {
    const drawn = await fragment(addressOf("arguments-offered", {}, query));
    if (number === asked) place.innerHTML = drawn;
  });
  arrange();
}

document.addEventListener("click", ({ target }) => {
  const button = around(target, `${FORM} [data-inserts]`);
  if (button) insert(button);
});
document.addEventListener("change", ({ target }) => {
  const form = around(target, FORM, HTMLFormElement);
  if (form && target instanceof HTMLInputElement && target.name === "concerns") offer(form);
});
document.addEventListener("keydown", (event) => {
  const form = around(event.target, FORM, HTMLFormElement);
  if (!form || event.key !== "." || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  find("[data-offered] [data-inserts]", form)?.focus();
});
