/** Unsent words on the server, for who leaves this browser: it gives them back with the key. */

import { given } from "../page/elements.js";
import { tokenNow } from "../session/token.js";

/** Bytes that a browser still sends for a page that is left; it takes 64 kB. */
const MOST_AT_LAST = 60_000;

/**
 * @param {HTMLFormElement} form that of the account
 * @param {Record<string, unknown>} words by their places; null for what is not wanted any more
 * @param {Record<string, string>} seen tags of what this window knows to stand there
 * @param {boolean} outlives whether the page may be left meanwhile
 * @returns {Promise<import("./rounds.js").Answer>}
 */
export async function handIn(form, words, seen, outlives) {
  // The form's own token may be older than the session, if it was begun anew over this page.
  const told = { account: given(form, "account"), words: JSON.stringify(words), seen: JSON.stringify(seen) };
  const body = new URLSearchParams({ csrfmiddlewaretoken: tokenNow(), ...told });
  const keepalive = outlives && String(body).length < MOST_AT_LAST;
  try {
    const how = /** @type {const} */ ({ method: "POST", credentials: "same-origin" });
    const answer = await fetch(given(form, "unsentWords"), { ...how, body, keepalive });
    if (answer.ok && !answer.redirected) return { outcome: "kept", ...(await answer.json()) };
    return none(answer.status < 500 && answer.status !== 429 ? "refused" : "unreached");
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return none("unreached");
  }
}

/**
 * @param {import("./rounds.js").Outcome} outcome
 * @returns {import("./rounds.js").Answer}
 */
function none(outcome) {
  return { outcome, seen: {}, elsewhere: {}, refused: {} };
}
