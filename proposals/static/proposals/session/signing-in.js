/** Signing in over the page when a session has ended, so that what is written there stays. */

import { find, given, must } from "../page/elements.js";

const REST = 30000;
/** A page for signing in that did not come is asked for again after so long, and at once when the network is back. */
const AGAIN = 2000;
/** Who closed the dialog is left alone for so long. */
let dismissedAt = -REST;
/** @type {Promise<boolean> | null} */
let running = null;

/** Whose page this is: "" if nobody is signed in. */
export function accountHere() {
  return find("[data-account]")?.dataset.account ?? "";
}

/** Ask the person of this page to sign in again; whether they did. All who ask meanwhile wait for one answer. */
export function signInHere() {
  if (!accountHere() || performance.now() - dismissedAt < REST) return Promise.resolve(false);
  running ??= show().finally(() => {
    running = null;
  });
  return running;
}

/** @returns {Promise<boolean>} */
function show() {
  const dialog = must("[data-session-ended]", document, HTMLDialogElement);
  const frame = must("iframe", dialog, HTMLIFrameElement);
  const isSomeoneElse = must("[data-someone-else]", dialog);
  isSomeoneElse.hidden = true;
  frame.hidden = false;
  const load = () => {
    frame.src = given(frame, "address");
  };
  load();
  dialog.showModal();
  return new Promise((resolve) => {
    const looks = new AbortController();
    const end = (/** @type {boolean} */ isDone) => {
      looks.abort();
      clearTimeout(waiting);
      if (!isDone) dismissedAt = performance.now();
      resolve(isDone);
    };
    dialog.addEventListener("close", () => end(false), { once: true, signal: looks.signal });
    let waiting = 0;
    const look = () => {
      const account = signedInAs(frame);
      if (account === null) {
        if (!looks.signal.aborted && !isThere(frame)) waiting = window.setTimeout(load, AGAIN);
        return;
      }
      if (account === accountHere()) {
        end(true);
        dialog.close();
      } else {
        frame.hidden = true;
        isSomeoneElse.hidden = false;
      }
    };
    frame.addEventListener("load", look, { signal: looks.signal });
    addEventListener("online", () => isThere(frame) || load(), { signal: looks.signal });
  });
}

/** Whether one can sign in there: it is no page of the browser's own. @param {HTMLIFrameElement} frame */
function isThere(frame) {
  return Boolean(frame.contentDocument?.querySelector("form"));
}

/** The account that the page within the frame names; null while it is another page. @param {HTMLIFrameElement} frame */
function signedInAs(frame) {
  const page = frame.contentDocument;
  return page?.querySelector("[data-signed-in-as]")?.getAttribute("data-signed-in-as") ?? null;
}

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.matches("[data-session-later]"))
    must("[data-session-ended]", document, HTMLDialogElement).close();
});
/** What htmx asks for is asked for again. */
document.addEventListener("htmx:responseError", (event) => {
  const { elt, xhr } = /** @type {CustomEvent<{elt: HTMLElement, xhr: XMLHttpRequest}>} */ (event).detail;
  if (xhr.status === 401) askAgain(elt);
});

/** @param {HTMLElement} element */
async function askAgain(element) {
  if (!(await signInHere())) return;
  if (element instanceof HTMLFormElement) element.requestSubmit();
  else element.click();
}
