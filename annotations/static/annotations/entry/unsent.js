/** Remarks that a browser has and the server has not: they become drafts with the first page that has a margin. */

import { arrived, dropWords, isTypedHere, wordsUnder } from "../../proposals/unsent/words.js";
import { beforeSigningOut } from "../../proposals/unsent/signing-out.js";
import { refresh } from "../margin/margin.js";
import { addressOf } from "../server/addresses.js";
import { send } from "../server/server.js";

/** @typedef {import("../anchoring/anchor.js").Anchor} Anchor */
/** @typedef {{version?: string, key: string, anchor?: Anchor | null, annotation?: string | null}} Place */

const BEGINNING = "remark ";

/**
 * The name of a place in the browser's store, the same for one and the same place.
 * @param {Place} place
 */
export function nameOf({ version = "", key, anchor, annotation }) {
  const at = anchor ? `${anchor.start} ${Array.from(anchor.quote).length}` : "";
  return `${BEGINNING}${version} ${annotation ?? key} ${at}`;
}

/**
 * Put what the browser kept into a form that the server drew without it.
 * @param {HTMLFormElement} form
 * @param {unknown} kept
 */
export function bringBack(form, kept) {
  const { form: fields = {} } = /** @type {{form?: Record<string, unknown>}} */ (kept ?? {});
  for (const [name, value] of Object.entries(fields)) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type))
        field.checked = Array.isArray(value) ? value.includes(field.value) : field.value === value;
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = String(value);
      else if (field instanceof HTMLSelectElement) field.value = String(value);
    }
  }
}

/**
 * Send all of them as drafts, but for what an open form sends itself; how many became one. What the server has a newer
 * draft of stays here.
 */
async function sendUnsent() {
  const address = addressOf("api-draft-list");
  const isOpen = document.querySelector("form[data-drafts]") !== null;
  const waiting = wordsUnder(BEGINNING).filter(([place]) => !(isOpen && isTypedHere(place)));
  const sent = await Promise.all(waiting.map(([place, body]) => sendOne(address, place, body)));
  return sent.filter(Boolean).length;
}

/**
 * @param {string} address
 * @param {string} place
 * @param {unknown} body
 */
async function sendOne(address, place, body) {
  const answer = await send(address, { method: "POST", body: /** @type {object} */ (body), isNew: true });
  // What nobody can take any more, of a draft that is gone or that one may not see, would be sent for ever.
  if (answer.ok || [403, 404, 410].includes(answer.status)) await dropWords(place);
  return answer.ok;
}

document.addEventListener(
  "margin:filled",
  async () => {
    await arrived;
    if (await sendUnsent()) await refresh();
  },
  { once: true },
);
beforeSigningOut(sendUnsent);
