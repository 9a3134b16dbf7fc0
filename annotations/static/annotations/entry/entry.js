/** The annotation's form: asked for, filled with its passage, sent, and its faults beside their fields. */

import { all, around, find, given, must, mustAround } from "../../proposals/page/elements.js";
import { rangesOf } from "../anchoring/anchor.js";
import { passageAt, spotOf } from "../anchoring/passages.js";
import { dress } from "../lists/chips.js";
import { arrange } from "../margin/arranging.js";
import { choose } from "../margin/cards.js";
import { emphasise } from "../margin/highlights.js";
import { bodyOf, marginOf, refresh } from "../margin/margin.js";
import { openMargin, reveal } from "../margin/showing.js";
import { addressOf } from "../server/addresses.js";
import { tryOnce } from "../server/attempts.js";
import { showRefusal } from "../server/problems.js";
import { fragment, send } from "../server/server.js";
import { exchange, expect, giveUp, miss } from "./coming.js";
import { discard, end, flush, forget, hold, insist, release, resume } from "./drafting.js";
import { drawnAnchor, fieldsOf, passageOf, placeOf, setPassage } from "./fields.js";
import { withdraw, writtenWords } from "./inline.js";
import { offer } from "./offering.js";
import { goBack, remember, stay } from "./origin.js";
import { endOf, formOf, isOfWords, markWhole, spotIn } from "./places.js";
import { preview } from "./previewing.js";
import { takeUp } from "./written.js";

/** @typedef {import("../anchoring/anchor.js").Anchor} Anchor */

/** A passage (`anchor`) or a whole clause; `writes` begins to write in the text itself. */
/** @typedef {{version: string, key: string, anchor?: Anchor | null, writes?: () => void}} Place */

/**
 * Open the form of a place.
 * @param {Place} place
 */
export function ask(place) {
  return open(formOf(place), place.anchor, place.writes);
}

/** What is offered of a selection over several clauses. @type {Place | null} */
let offered = null;

/**
 * Say that a selection runs over several clauses, and offer them, and the part of it that lies in the first.
 * @param {{version: string, key: string, other: string, anchor: Anchor | null}} place
 */
export function askWhich({ other, ...place }) {
  offered = place;
  return open(formOf(place, { other }));
}

/**
 * @param {string} address
 * @param {Anchor | null} anchor
 * @param {() => void} [writes]
 */
async function open(address, anchor = null, writes) {
  const margin = marginOf();
  if (!margin || !(await leave())) return;
  remember();
  const coming = expect(bodyOf(margin), { isNew: !isOfWords(address), isBegun: !writes });
  if (writes) writes();
  else openMargin();
  Object.assign(coming.dataset, spotIn(address, given(margin, "version")));
  markWhole(coming);
  arrange();
  let drawn = "";
  try {
    const isDone = await tryOnce(async () => {
      drawn = await fragment(address);
    });
    if (!isDone) return miss(coming, () => open(address, anchor, writes));
    const isWanted = await exchange(coming, () => draw(coming, drawn, address, anchor));
    if (!isWanted) await close();
    else if (margin.matches(":popover-open")) reveal(passageAt(spotOf(must("[data-entry]"))));
  } catch (fault) {
    giveUp(coming);
    throw fault;
  }
}

/**
 * The form in the place of the field in which one began.
 * @param {HTMLElement} coming
 * @param {string} drawn
 * @param {string} address
 * @param {Anchor | null} anchor
 */
function draw(coming, drawn, address, anchor) {
  coming.insertAdjacentHTML("beforebegin", drawn);
  coming.remove();
  const entry = must("[data-entry]");
  entry.dataset.address = address;
  const passage = anchor ?? drawnAnchor(entry);
  if (passage) fill(entry, passage);
  choose();
  if (entry instanceof HTMLFormElement) {
    markWhole(entry);
    resume(entry);
    dress(entry);
    takeUp(entry);
    preview(entry);
    offer(entry);
  }
  arrange();
  begin(entry);
  return entry;
}

/** @param {Element | Range | null} words */
function isSeen(words) {
  const { top = -1 } = words?.getBoundingClientRect() ?? {};
  return top >= 0 && top < innerHeight;
}

/** One begins at the end of what is written there already. @param {HTMLElement} entry */
function begin(entry) {
  const first = find("[data-first]", entry) ?? entry;
  if (writtenWords() !== null) return;
  first.focus({ preventScroll: true });
  if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length);
  const isColumn = Boolean(entry.closest(".as-column"));
  // Where its words are seen the form is, too, and the text stays where it is.
  if (!isColumn || !isSeen(passageAt(spotOf(entry)))) entry.scrollIntoView({ block: isColumn ? "nearest" : "start" });
}

/**
 * @param {HTMLElement} entry
 * @param {Anchor} anchor
 */
function fill(entry, anchor) {
  const to = endOf(anchor);
  Object.assign(entry.dataset, { from: anchor.start, to });
  setPassage(entry, anchor);
  const quote = must("[data-quote]", entry);
  quote.textContent = anchor.quote;
  quote.hidden = false;
  find("[data-whole]", entry)?.remove();
  const home = { version: entry.dataset.version, key: entry.dataset.clauseKey ?? "" };
  emphasise(rangesOf(home, anchor.start, to));
}

/** Close what is open, unless what was typed there is not safe yet. */
async function leave() {
  const entry = find("[data-entry]");
  if (entry instanceof HTMLFormElement && !(await flush(entry))) return false;
  remove();
  return true;
}

function remove() {
  for (const entry of all("[data-entry]")) {
    if (entry instanceof HTMLFormElement) end(entry);
    entry.remove();
  }
  for (const clause of all(".clause.remarked")) clause.classList.remove("remarked");
  choose();
  emphasise([]);
  withdraw();
  document.dispatchEvent(new CustomEvent("entry:closed"));
}

/** Close the form; its draft stays in the margin. */
export async function close() {
  const entry = find("[data-entry]");
  if (!(await leave())) return;
  if (entry?.dataset.draft) await refresh();
  arrange();
  goBack();
}

/** @param {HTMLFormElement} form */
async function throwAway(form) {
  const answer = await discard(form);
  if (answer && !answer.ok && answer.status !== 404) {
    release(form);
    showRefusal(form, answer);
    return;
  }
  remove();
  await refresh();
  goBack();
}

/** @param {HTMLFormElement} form */
async function save(form) {
  const button = must("button.primary", form, HTMLButtonElement);
  button.disabled = true;
  await hold(form);
  const { seen, replaces } = form.dataset;
  const body = replaces ? fieldsOf(form) : { ...fieldsOf(form), ...placeOf(form) };
  /** @type {import("../server/server.js").Answer<{id: string}>} */
  const answer = await send(given(form, "sends"), { method: given(form, "method"), seen, body });
  button.disabled = false;
  if (!answer.ok) {
    release(form);
    openMargin();
    showRefusal(form, answer);
    if (answer.status === 412) await showMeanwhile(form);
    arrange();
    return;
  }
  const annotation = replaces ?? answer.body.id;
  const isGuest = form.dataset.version !== marginOf()?.dataset.version;
  forget(form);
  remove();
  stay();
  await refresh(annotation, { isGuest });
  document.dispatchEvent(new CustomEvent("annotation:saved", { detail: { form, annotation } }));
}

/** Another window saved first: both texts are shown. @param {HTMLFormElement} form */
async function showMeanwhile(form) {
  const place = must("[data-meanwhile]", form);
  place.innerHTML = await fragment(given(place, "meanwhile"));
  place.hidden = false;
  must('[data-error="detail"]', form).hidden = true;
  place.scrollIntoView({ block: "nearest" });
}

/** @param {HTMLFormElement} form */
function saveMine(form) {
  const place = must("[data-meanwhile]", form);
  form.dataset.seen = given(must("[data-meanwhile-saved]", place), "seen");
  place.hidden = true;
  return save(form);
}

/**
 * Draw the form anew: without one's own draft, or with the one that another window keeps.
 * @param {HTMLFormElement} form
 * @param {{drops: boolean}} how
 */
async function startOver(form, { drops }) {
  if (drops) await discard(form);
  else await hold(form);
  forget(form);
  const { replaces: annotation } = form.dataset;
  const slug = given(form, "version");
  remove();
  const address = annotation ? addressOf("annotation-form", { slug }, { annotation }) : given(form, "address");
  return open(address, passageOf(form));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-sends]")) return;
  event.preventDefault();
  save(form);
});
/** @type {Record<string, (form: HTMLFormElement) => unknown>} */
const ACTS = {
  "[data-discards-open]": throwAway,
  "[data-keeps-mine]": insist,
  "[data-takes-other]": (form) => startOver(form, { drops: false }),
  "[data-saves-mine]": saveMine,
  "[data-takes-saved]": (form) => startOver(form, { drops: true }),
};
document.addEventListener("click", ({ target }) => {
  const asks = around(target, "[data-asks]");
  if (asks) open(given(asks, "asks"));
  if (offered && around(target, "[data-asks-part]")) ask(offered);
  if (around(target, "[data-cancels]")) close();
  const act = Object.keys(ACTS).find((one) => around(target, one));
  if (act) ACTS[act](mustAround(target, "[data-entry]", HTMLFormElement));
});
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, target }) => {
  const entry = around(target, "[data-entry]");
  if (!entry) return;
  if (key === "Enter" && (ctrlKey || metaKey) && entry instanceof HTMLFormElement) entry.requestSubmit();
  const isFinding = target instanceof HTMLInputElement && target.type === "search" && target.value !== "";
  if (key === "Escape" && !isFinding) close();
});
