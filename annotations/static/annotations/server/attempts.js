/** Parts that the server draws later: one that does not come says so in its place and is asked for again. */

import { copyOf, must } from "../../proposals/page/elements.js";
import { isPassing, NoFragment } from "./server.js";

const FIRST_PAUSE = 4000;
const LONGEST_PAUSE = 60000;
const LASTS = 12000;

/** @typedef {() => Promise<unknown>} Work */
/** @typedef {{notice: HTMLElement, works: Set<Work>, pause: number, timer: number}} Wait */

/** What waits for the server, by the place that it fills. @type {Map<HTMLElement, Wait>} */
const waits = new Map();

/**
 * Do `work`, which fills `place`; whether it is done now. While the server is not reached, or is in trouble, that is
 * said before the place, and it is tried again: by a button, when the network is back, and by itself. Any other fault
 * is thrown.
 * @param {HTMLElement} place
 * @param {Work} work
 */
export async function attempt(place, work) {
  const isDone = await isServed(work);
  if (!isDone) hold(place, work);
  else if (waits.has(place)) again(place);
  return isDone;
}

/**
 * Do what a person asked for just now; whether it is done. If the server is not reached that is said, and nothing is
 * done later behind their back.
 * @param {Work} work
 */
export async function tryOnce(work) {
  const isDone = await isServed(work);
  if (!isDone) {
    const said = drawn("[data-not-done]");
    must('[data-slot="toasts"]').replaceChildren(said);
    setTimeout(() => said.remove(), LASTS);
  }
  return isDone;
}

/** @param {Work} work */
async function isServed(work) {
  try {
    await work();
    return true;
  } catch (fault) {
    if (!(fault instanceof NoFragment && isPassing(fault))) throw fault;
    return false;
  }
}

/**
 * @param {HTMLElement} place
 * @param {Work} work
 */
function hold(place, work) {
  const before = waits.get(place);
  if (before) {
    before.works.add(work);
    return;
  }
  const notice = drawn("[data-not-come]");
  place.before(notice);
  const wait = { notice, works: new Set([work]), pause: FIRST_PAUSE, timer: 0 };
  waits.set(place, wait);
  must("[data-tries-again]", notice).addEventListener("click", () => again(place));
  wait.timer = setTimeout(() => again(place), wait.pause);
}

/** @param {HTMLElement} place */
async function again(place) {
  const wait = waits.get(place);
  if (!wait) return;
  clearTimeout(wait.timer);
  const works = [...wait.works];
  wait.works.clear();
  const done = await Promise.all(works.map(isServed));
  works.filter((_, at) => !done[at]).forEach((work) => wait.works.add(work));
  if (wait.works.size) {
    wait.pause = Math.min(2 * wait.pause, LONGEST_PAUSE);
    wait.timer = setTimeout(() => again(place), wait.pause);
  } else if (waits.delete(place)) wait.notice.remove();
}

/** @param {string} template */
function drawn(template) {
  return copyOf(must(template, document, HTMLTemplateElement));
}

addEventListener("online", () => {
  for (const place of waits.keys()) again(place);
});
