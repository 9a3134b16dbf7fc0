/** Signing out sends what can be sent and leaves nothing in the browser. */

import { eraseWords } from "./words.js";

const PATIENCE = 4000;
/** What the parts of a page that have words do first, one after the other. @type {(() => Promise<unknown>)[]} */
const works = [];

/** @param {() => Promise<unknown>} work */
export function beforeSigningOut(work) {
  works.push(work);
}

/** @param {HTMLFormElement} form */
async function leave(form) {
  const isOver = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([doAll(), isOver]);
  await eraseWords();
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
}
