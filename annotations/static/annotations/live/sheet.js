/** What others write in a sheet, and what becomes of the remarks behind it, comes to it while nobody writes here. */

import { find, given } from "../../proposals/page/elements.js";
import { rowOf, sheet } from "../sheet/cells.js";
import { outdate } from "../sheet/drawing.js";
import { inTurn } from "../sheet/saving.js";
import { look, watch } from "./asking.js";
import { say } from "./saying.js";

/** `rows` holds when each row was changed that was since the last answer; null where these are very many. */
/** @typedef {Record<string, string> | null} Rows */
/** @typedef {{tag: string, arranged: string, behind: string, moment: string, rows: Rows}} News */
/** @typedef {import("./watch.js").Outcome} Outcome */

/** What the sheet was told last. @type {{tag: string, moment: string} | null} */
let told = null;

/** @returns {Promise<Outcome>} */
async function ask() {
  const here = sheet();
  if (!here) return "ended";
  told ??= { tag: given(here, "news"), moment: given(here, "moment") };
  const query = told.moment ? `?since=${encodeURIComponent(told.moment)}` : "";
  /** @type {{outcome: Outcome, news: News | null}} */
  const { outcome, news } = await look(given(here, "hears") + query, told.tag);
  // What is being saved here is known after that.
  if (news) await inTurn(async () => take(news));
  return outcome;
}

/** @param {News} news */
function take(news) {
  const here = sheet();
  told = { tag: news.tag, moment: news.moment };
  if (!here) return;
  const isOther = here.dataset.arranged !== news.arranged || here.dataset.behind !== news.behind || !news.rows;
  const slugs = Object.entries(news.rows ?? {}).flatMap(([slug, moment]) => (isNewer(slug, moment) ? [slug] : []));
  if (isOther) outdate();
  else for (const slug of slugs) outdate(slug);
  if (isOther || slugs.length) say([given(here, "others")]);
}

/**
 * Whether a row that stands here was changed after that.
 * @param {string} slug
 * @param {string} moment
 */
function isNewer(slug, moment) {
  const row = rowOf(slug);
  return Boolean(row && given(row, "seen").slice(1, -1) < moment);
}

if (find("[data-sheet][data-hears]")) watch(ask);
