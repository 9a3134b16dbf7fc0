/** The margin: asks for its marks, and for the cards that are seen. */

import { all, around, find, must, parsed } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";
import { takeBadges } from "./badges.js";
import { drawn, inSight, invite, lay, markNamed } from "./cards.js";
import { furnishAll } from "./furnishing.js";
import { marksOf } from "./marks.js";
import { show } from "./showing.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** @typedef {import("./marks.js").Drawing} Drawing */

export function marginOf() {
  return find('[data-slot="margin"]');
}

/** @param {HTMLElement} margin */
export function bodyOf(margin) {
  return find("[data-slot-body]", margin) ?? margin;
}

let turn = 0;

/**
 * Draw the margin anew from the server; `leadsTo` is the annotation to show then, a guest if it is of another version.
 */
export async function refresh(leadsTo = "", { isGuest = false } = {}) {
  const margin = marginOf();
  const version = margin?.dataset.version;
  if (!margin || !version) return;
  await attempt(bodyOf(margin), () => draw(margin, version, leadsTo, isGuest));
}

/**
 * @param {HTMLElement} margin
 * @param {string} version
 * @param {string} leadsTo
 * @param {boolean} isGuest
 */
async function draw(margin, version, leadsTo, isGuest) {
  const mine = ++turn;
  /** @type {Record<string, string>} */
  const query = isCarrying ? { carried: "" } : {};
  const { fresh, drawing, marks } = await asked(version, query);
  const cards = await drawn(version, seen(marks, leadsTo));
  const guest = isGuest ? await guestCard(leadsTo) : null;
  if (mine !== turn) return;
  const body = bodyOf(margin);
  lay(fresh, marks, version, cards);
  exchange(body, fresh);
  if (guest) invite(body, guest);
  tell(drawing);
  if (leadsTo) await show(markNamed(leadsTo));
  isCarrying = Boolean(find("[data-carrying]", body));
  if (isCarrying) setTimeout(refreshIfSeen, ARRIVING);
}

/**
 * The margin as the server draws it now, and its marks.
 * @param {string} version
 * @param {Record<string, string>} [query]
 */
export async function asked(version, query = {}) {
  const fresh = parsed(await fragment(addressOf("margin", { slug: version }, query)));
  /** @type {Drawing} */
  const drawing = JSON.parse(must('script[type="application/json"]', fresh).textContent);
  return { fresh, drawing, marks: marksOf(version, drawing) };
}

/** Others draw what they have of it. @param {Drawing} drawing */
export function tell(drawing) {
  takeBadges(must("[data-badges]"));
  document.dispatchEvent(new CustomEvent("margin:filled", { detail: drawing }));
  document.dispatchEvent(new CustomEvent("margin:cards"));
  furnishAll();
}

/** Which drawing of the margin is the last that was asked for. */
export function lastTurn() {
  return turn;
}

const ARRIVING = 3000;
/** Whether the margin says that annotations are on their way. */
let isCarrying = false;

/** What was on its way may have come; nobody is waiting in a tab that is not seen. */
function refreshIfSeen() {
  if (document.hidden) document.addEventListener("visibilitychange", () => refresh(), { once: true });
  else refresh();
}

/** @param {string} slug */
async function guestCard(slug) {
  return must("[data-card]", parsed(await fragment(addressOf("annotation-card", { slug }))));
}

const MOST = 60;

/**
 * Those to be shown, and those that were there before, so that nothing flickers.
 * @param {Mark[]} marks
 * @param {string[]} first
 */
export function seen(marks, ...first) {
  const here = new Set(marks.map(({ slug }) => slug));
  const those = [...first, ...inSight().filter((slug) => !first.includes(slug))];
  return those.filter((slug) => here.has(slug)).slice(0, MOST);
}

/**
 * The new body for the old one; a form that is open stays, and so does a toolbar that is in use.
 * @param {HTMLElement} body
 * @param {DocumentFragment} fresh
 */
function exchange(body, fresh) {
  const entry = find("[data-entry], form[data-entry-coming]", body);
  const before = find("[data-tray]", body, HTMLDetailsElement);
  const tray = find("[data-tray]", fresh, HTMLDetailsElement);
  const kept = localStorage.getItem(TRAY);
  // Where nothing else stands in the margin it is the tray that one comes for.
  if (tray) tray.open = before?.open ?? (kept ? kept === "open" : Boolean(find("[data-empty]:not([hidden])", fresh)));
  const toolbars = all("[data-toolbar], [data-attach-bar]", fresh);
  const shared = all("[data-reviewed], [data-badges]", fresh);
  body.replaceChildren(fresh);
  if (entry) body.prepend(entry);
  lift(toolbars, shared);
}

/** What stands at the foot of the page for other scripts is that of now. @param {DocumentFragment} fresh */
export function exchangeShared(fresh) {
  const shared = all("[data-reviewed], [data-badges]", fresh);
  for (const old of all("body > :is([data-reviewed], [data-badges])")) old.remove();
  document.body.append(...shared);
}

const LIFTED = [
  "main > [data-toolbar]",
  "main > [data-attach-bar]:not(:popover-open)",
  "body > :is([data-reviewed], [data-badges])",
];

/**
 * Toolbars float over the text, also while the margin is closed.
 * @param {HTMLElement[]} toolbars
 * @param {HTMLElement[]} shared
 */
function lift(toolbars, shared) {
  const isLooking = find("main > [data-attach-bar]:popover-open");
  for (const old of all(LIFTED.join())) old.remove();
  must("main").append(...toolbars.filter((bar) => !isLooking || !bar.matches("[data-attach-bar]")));
  document.body.append(...shared);
  if (isLooking) for (const bar of all("[data-slot-body] [data-attach-bar]")) bar.remove();
}

const TRAY = "tray";
/** What a person folds or unfolds stays so; what opens to show a card does not count. */
document.addEventListener("click", ({ target }) => {
  const summary = around(target, "[data-tray] > summary");
  const tray = summary && around(summary, "[data-tray]", HTMLDetailsElement);
  if (tray) localStorage.setItem(TRAY, tray.open ? "closed" : "open");
});

refresh(new URLSearchParams(location.search).get("annotation") ?? "");
