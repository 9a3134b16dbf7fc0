/** What others changed comes into the margin that is there: no form closes, no focus is lost, no text moves. */

import { all, find, given, must, there } from "../../proposals/page/elements.js";
import { counted, say } from "../live/saying.js";
import { arrange } from "./arranging.js";
import { allMarks, drawn, markNamed, renew, renewSome } from "./cards.js";
import { asked, bodyOf, exchangeShared, lastTurn, marginOf, seen, tell } from "./margin.js";

/** @typedef {import("./marks.js").Mark} Mark */
/** A card that came, and the one in whose place it is. @typedef {{card: HTMLElement, old: HTMLElement | null}} Came */

/** Cards in which somebody worked when others changed something there. @type {Set<string>} */
const late = new Set();
/** How often the person themselves changed what the margin tells. */
let acts = 0;

/**
 * Draw anew what is not as it was when the margin had the tag `from`, unless the person changes something meanwhile:
 * then all of it is asked for again.
 * @param {string} from
 */
export async function freshen(from) {
  const margin = there(marginOf(), "margin");
  const version = given(margin, "version");
  const body = bodyOf(margin);
  const before = [lastTurn(), acts];
  const { fresh, drawing, marks } = await asked(version);
  const known = new Map(allMarks().map((mark) => [mark.slug, mark]));
  const others = marks.filter(({ slug }) => !known.has(slug)).map(({ slug }) => slug);
  const cards = await drawn(version, seen(marks, ...others));
  const now = must("[data-margin]", body);
  if (now.dataset.news !== from || [lastTurn(), acts].some((one, at) => one !== before[at])) return;
  now.dataset.news = must("[data-margin]", fresh).dataset.news;
  exchangeHead(now, must("[data-margin-head]", fresh));
  must("[data-empty]", now).hidden = must("[data-empty]", fresh).hidden;
  exchangeHints(body, fresh);
  exchangeShared(fresh);
  const found = renew(now, marks, cards);
  for (const slug of found.late) late.add(slug);
  tell(drawing);
  say([...saidOf(marks, known, found.came), ...answersIn(found.came)]);
}

/** Cards that could not be drawn anew then are now, if nobody works in them any more. */
export async function mend() {
  const slugs = [...late].filter((slug) => markNamed(slug));
  late.clear();
  const version = marginOf()?.dataset.version;
  if (!version || !slugs.length) return;
  const before = lastTurn();
  const cards = await drawn(version, slugs);
  if (before !== lastTurn()) return;
  const found = renewSome(cards);
  for (const slug of found.late) late.add(slug);
  if (found.came.length) document.dispatchEvent(new CustomEvent("margin:cards"));
  if (found.came.length) arrange();
  say(answersIn(found.came));
}

/**
 * The head of the margin counts; it stays while the focus is in it.
 * @param {HTMLElement} margin
 * @param {HTMLElement} head
 */
function exchangeHead(margin, head) {
  const old = must("[data-margin-head]", margin);
  const places = all("[data-place]", old);
  if (old.contains(document.activeElement) || places.some((place) => find("form", place))) return;
  for (const fold of all("[data-tray]", head, HTMLDetailsElement)) {
    fold.open = find("[data-tray]", old, HTMLDetailsElement)?.open ?? false;
  }
  old.replaceWith(head);
}

/**
 * @param {HTMLElement} body
 * @param {DocumentFragment} fresh
 */
function exchangeHints(body, fresh) {
  const [old, hints] = [find("[data-hints]", body), find("[data-hints]", fresh)];
  if (old && hints) old.replaceWith(hints);
  else if (hints) body.append(hints);
  else old?.remove();
}

/**
 * @param {Mark[]} marks
 * @param {Map<string, Mark>} known
 * @param {(Came & {slug: string})[]} came
 */
function saidOf(marks, known, came) {
  const those = marks.filter(({ slug, state, isMine }) => state && !isMine && !known.has(slug));
  const decided = marks.filter(({ slug, state }) => state && known.has(slug) && known.get(slug)?.state !== state);
  const cards = new Map(came.map(({ slug, card }) => [slug, card]));
  const authors = those.flatMap(({ slug }) => cards.get(slug)?.dataset.author ?? []);
  return [...counted("remark", those.length, authors), ...counted("decision", decided.length)];
}

const ANSWERS = ".replies > li";

/** @param {Came[]} came */
function answersIn(came) {
  const those = came.flatMap(({ card, old }) => (old ? all(ANSWERS, card).slice(all(ANSWERS, old).length) : []));
  const others = those.filter((answer) => !find("[data-edits-reply]", answer));
  return counted(
    "reply",
    others.length,
    others.map((answer) => must("b", answer).textContent),
  );
}

document.addEventListener("review:changed", () => {
  acts += 1;
});
