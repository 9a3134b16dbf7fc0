/** The margin: asks for its marks, and for the cards that are seen. */

import { takeBadges } from "./badges.js";
import { drawn, inSight, invite, lay, markNamed } from "./cards.js";
import { furnishAll } from "./furnishing.js";
import { marksOf } from "./marks.js";
import { fragment } from "./server.js";
import { show } from "./showing.js";

export function marginOf() {
  return document.querySelector('[data-slot="margin"]');
}

export function bodyOf(margin) {
  return margin.querySelector("[data-slot-body]") ?? margin;
}

let turn = 0;

/** Draw the margin anew from the server; `leadsTo` is the annotation to show then, `isGuest` if it is of another version. */
export async function refresh(leadsTo = "", { isGuest = false } = {}) {
  const margin = marginOf();
  if (!margin?.dataset.version) return;
  const mine = ++turn;
  const { version } = margin.dataset;
  const from = `/versions/${version}/margin/`;
  const fresh = parsed(await fragment(from));
  const told = JSON.parse(fresh.querySelector('script[type="application/json"]').textContent);
  const marks = marksOf(version, told);
  const cards = await drawn(`${from}cards/`, seen(marks, leadsTo));
  const guest = isGuest ? parsed(await fragment(`/annotations/${leadsTo}/card/`)).firstElementChild : null;
  if (mine !== turn) return;
  const body = bodyOf(margin);
  lay(fresh, marks, `${from}cards/`, cards);
  exchange(body, fresh);
  if (guest) invite(body, /** @type {HTMLElement} */ (guest));
  takeBadges(document.querySelector("[data-badges]"));
  document.dispatchEvent(new CustomEvent("margin:filled", { detail: told }));
  furnishAll();
  if (leadsTo) await show(markNamed(leadsTo));
}

const MOST = 60;

/** The one to be shown, and those that were there before, so that nothing flickers. */
function seen(marks, leadsTo) {
  const here = new Set(marks.map(({ slug }) => slug));
  return [leadsTo, ...inSight().filter((slug) => slug !== leadsTo)].filter((slug) => here.has(slug)).slice(0, MOST);
}

function parsed(text) {
  return document.createRange().createContextualFragment(text);
}

/** The new body for the old one; a form that is open stays, and so does a toolbar that is in use. */
function exchange(body, fresh) {
  const entry = body.querySelector("[data-entry]");
  const isOpen = body.querySelector("[data-tray]")?.open ?? localStorage.getItem(TRAY) !== "closed";
  const tray = fresh.querySelector("[data-tray]");
  if (tray) tray.open = isOpen;
  const toolbars = [...fresh.querySelectorAll("[data-toolbar], [data-attach-bar]")];
  const shared = [...fresh.querySelectorAll("[data-reviewed], [data-badges]")];
  body.replaceChildren(fresh);
  if (entry) body.prepend(entry);
  lift(toolbars, shared);
}

/** Toolbars float over the text, also while the margin is closed. */
function lift(toolbars, shared) {
  const isLooking = document.querySelector("main > [data-attach-bar]:popover-open");
  for (const old of document.querySelectorAll("main > [data-toolbar], main > [data-attach-bar]:not(:popover-open), body > :is([data-reviewed], [data-badges])")) old.remove();
  document.querySelector("main").append(...toolbars.filter((bar) => !isLooking || !bar.matches("[data-attach-bar]")));
  document.body.append(...shared);
  if (isLooking) for (const bar of document.querySelectorAll("[data-slot-body] [data-attach-bar]")) bar.remove();
}

const TRAY = "tray";
document.addEventListener(
  "toggle",
  ({ target }) => {
    const tray = /** @type {HTMLDetailsElement} */ (target);
    if (tray.matches?.("[data-tray]")) localStorage.setItem(TRAY, tray.open ? "open" : "closed");
  },
  true,
);

refresh(new URLSearchParams(location.search).get("annotation") ?? "");
