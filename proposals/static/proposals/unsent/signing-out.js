/**
 * Signing out sends what can be sent, has the server keep the rest, and leaves nothing in the browser. Where the server
 * is not reached one stays; what it does not take stays here, sealed.
 */

import { copyOf, must } from "../page/elements.js";
import { renewToken } from "../session/token.js";
import { eraseWords, handInWords } from "./words.js";

const PATIENCE = 10_000;
/** What the parts of a page that have words do first, one after the other. @type {(() => Promise<unknown>)[]} */
const works = [];

/** @param {() => Promise<unknown>} work */
export function beforeSigningOut(work) {
  works.push(work);
}

/** @param {HTMLFormElement} form */
async function leave(form) {
  /** @type {Promise<"unreached">} */
  const isOver = new Promise((resolve) => setTimeout(() => resolve("unreached"), PATIENCE));
  const outcome = await Promise.race([doAll(), isOver]);
  if (outcome === "unreached") {
    must("[data-slot=toasts]").append(copyOf(must("[data-not-done]", document, HTMLTemplateElement)));
    return;
  }
  if (outcome === "kept") await eraseWords();
  // Who had to sign in meanwhile has another token.
  renewToken(form);
  form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-signs-out]")) return;
  event.preventDefault();
  leave(form);
});

async function doAll() {
  for (const work of works) await work();
  return handInWords();
}
