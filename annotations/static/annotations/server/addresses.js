/** The addresses of the site, as the page has them from the server. */

import { must } from "../../proposals/page/elements.js";
import { filled } from "./filling.js";

/** @type {Record<string, string> | null} */
let known = null;

/**
 * The address of this name.
 * @param {string} name
 * @param {Record<string, string>} [parts] its parts by the names that the server gave them
 * @param {Record<string, string | number>} [query]
 */
export function addressOf(name, parts = {}, query = {}) {
  known ??= /** @type {Record<string, string>} */ (JSON.parse(must('script[id="addresses"]').textContent));
  return filled(known, name, parts, query);
}
