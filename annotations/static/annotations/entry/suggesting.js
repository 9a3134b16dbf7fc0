/** Words of the draft are written anew where they stand, with the field for the reason beside them. */

import { around, find } from "../../proposals/page/elements.js";
import { passageAt, spotOf } from "../anchoring/passages.js";
import { openMargin, reveal } from "../margin/showing.js";
import { ask, close } from "./entry.js";
import { putBeside } from "./floating.js";
import { CAN_STRIKE, placeOfWords, stand, withdraw, writeOn, writtenWords } from "./inline.js";
import { sayWritten } from "./written.js";

/** @typedef {import("./inline.js").Passage} Passage */

const FORM = "form:is([data-entry], [data-entry-coming])";
const COLUMN = matchMedia("(min-width: 68.01rem)");

/**
 * Begin to write, with what was typed already. A browser that cannot strike words opens the form alone.
 * @param {Passage} passage
 */
export function suggest(passage, typed = "") {
  let text = typed;
  const changed = (/** @type {string} */ words) => {
    text = words;
    sayWritten(words);
    showBar();
  };
  const acts = { changed, sends, givesUp, goesOn };
  const writes = () => {
    if (stand(passage, text, acts)) watch();
  };
  return ask(CAN_STRIKE ? { ...passage, writes } : passage);
}

function formHere() {
  return find(FORM, document, HTMLFormElement);
}

/** Without a reason one is asked for it first. */
function sends() {
  const form = formHere();
  if (!form) return;
  const reason = find("textarea", form, HTMLTextAreaElement);
  if (reason?.value.trim()) form.requestSubmit();
  else goesOn();
}

function goesOn() {
  const form = formHere();
  if (!form) return;
  openMargin();
  find("textarea", form)?.focus({ preventScroll: true });
  if (!COLUMN.matches) reveal(passageAt(spotOf(form)));
  showBar();
}

/** A form that is on its way closes when it comes; one that will not come goes at once. */
function givesUp() {
  const form = formHere();
  if (form?.matches("[data-entry]")) return close();
  if (form && !("isClosed" in form.dataset) && writtenWords()) {
    form.dataset.isClosed = "";
    return null;
  }
  form?.remove();
  return withdraw();
}

/** Where the margin is a sheet, what comes next is offered beside the words while it is closed. */
function showBar() {
  const [bar, host] = [find("[data-suggestion-bar]"), placeOfWords()];
  if (!bar) return;
  const isShown = Boolean(host) && !COLUMN.matches && !find('[data-slot="margin"]:popover-open');
  if (bar.matches(":popover-open") !== isShown) bar.togglePopover(isShown);
  if (host && isShown) putBeside(bar, host);
}

/** Of new words that are out of sight the form shows how it will read. */
const sight = new IntersectionObserver(([{ isIntersecting }]) => {
  formHere()?.toggleAttribute("data-away", !isIntersecting);
});

function watch() {
  sight.disconnect();
  const host = placeOfWords();
  if (host) sight.observe(host);
  showBar();
}

document.addEventListener("keydown", (event) => {
  const isReason = around(event.target, "form[data-suggests] [data-first]");
  if (!isReason || event.key !== "Tab" || !event.shiftKey) return;
  event.preventDefault();
  writeOn();
});
document.addEventListener("click", ({ target }) => {
  if (around(target, "[data-reasons]")) goesOn();
});
addEventListener("scroll", showBar, { passive: true });
document.addEventListener("toggle", showBar, true);
document.addEventListener("entry:closed", showBar);
