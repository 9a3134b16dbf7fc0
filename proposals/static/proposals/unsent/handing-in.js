/** Unsent words on the server, for who leaves this browser: it gives them back with the key. */

import { given } from "../page/elements.js";

/** @typedef {"kept" | "refused" | "unreached"} HandedIn */

/**
 * @param {HTMLFormElement} form that of the account
 * @param {Record<string, unknown>} words by their places; null for what is not wanted any more
 * @returns {Promise<HandedIn>}
 */
export async function handIn(form, words) {
  // The form's own token may be older than the session, if it was begun anew over this page.
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, words: JSON.stringify(words) });
  try {
    const answer = await fetch(given(form, "unsentWords"), { method: "POST", body, credentials: "same-origin" });
    if (answer.ok && !answer.redirected) return "kept";
    return answer.status < 500 ? "refused" : "unreached";
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return "unreached";
  }
}
