/**
 * A page that is being prepared asks whether it is ready. Who has not begun to read sees it then; who has is told, and
 * goes there by the link.
 */

import { must } from "./elements.js";

const FIRST = 1000;
const LAST = 15_000;
/** So far from its beginning a text has not been read yet, in pixels. */
const BEGUN = 100;

const notice = must("[data-prepared]");

/** Whether the page stands at this address: what is shown meanwhile has no tag. */
async function isReady() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.headers.has("ETag") ?? false;
}

/** Resolves when it does. */
async function ready() {
  for (let pause = FIRST; ; pause = Math.min(pause * 1.5, LAST)) {
    await new Promise((done) => setTimeout(done, pause));
    if (!document.hidden && (await isReady())) return;
  }
}

ready().then(() => {
  if (scrollY < BEGUN) location.reload();
  else notice.hidden = false;
});
