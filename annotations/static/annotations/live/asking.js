/** What is new is asked for in the background: nobody is told if the server is away, or asked to sign in. */

import { isPassing } from "../server/server.js";
import { Watch } from "./watch.js";

const PATIENCE = 10_000;
const ACTS = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"];

/** @typedef {import("./watch.js").Outcome} Outcome */

/**
 * What the server says at `address` unless it is what it said with the `tag`: null if it is, or if there is no answer.
 * @template News
 * @param {string} address
 * @param {string} tag
 * @returns {Promise<{outcome: Outcome, news: News | null}>}
 */
export async function look(address, tag) {
  const headers = { "Clauseline-Language": document.documentElement.lang, "If-None-Match": `"${tag}"` };
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", headers, signal });
    if (answer.status === 304) return { outcome: "heard", news: null };
    if (answer.ok) return { outcome: "heard", news: await answer.json() };
    return { outcome: isPassing(answer) ? "away" : "ended", news: null };
  } catch (fault) {
    if (!(fault instanceof TypeError || fault instanceof DOMException)) throw fault;
    return { outcome: "away", news: null };
  }
}

/**
 * Ask again and again, as long as somebody is there.
 * @param {() => Promise<Outcome>} ask
 */
export function watch(ask) {
  const watching = new Watch(ask);
  document.addEventListener("visibilitychange", () => watching.turn());
  for (const act of ACTS) document.addEventListener(act, () => watching.act(), { passive: true, capture: true });
  watching.start();
  return watching;
}
