/** What the sheet says: sentences that the server wrote, aloud or where they are read. */

import { find, must } from "../../proposals/page/elements.js";
import { sentencesByRow, sentencesIn } from "../server/sentences.js";

/** @param {string} name */
export function sentence(name) {
  return find(`[data-sentence="${name}"]`)?.textContent ?? "";
}

/** Read it out to those who listen. @param {string} words */
export function announce(words) {
  must("[data-says]").textContent = words;
}

/** Say above the sheet what went wrong; without words it is over. */
export function complain(words = "") {
  const place = must("[data-problem]");
  place.textContent = words;
  place.hidden = !words;
}

/**
 * The sentences of a refusal, those of a block with the number of the row.
 * @param {import("../server/server.js").Refused} answer
 */
export function sentencesOf({ status, body: { errors, detail = "" } }) {
  if (!status) return sentence("unreached");
  if (!errors) return detail;
  const found = errors.rows ? sentencesByRow(errors.rows, sentence("inRow")) : sentencesIn(errors);
  return found.join(" ");
}
