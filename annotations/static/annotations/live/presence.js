/**
 * In which clause one is, for one's own team, while one lets them see it in this browser; who of them is there too is
 * seen by who is seen. It is off until a person turns it on.
 */

import { all, find, given, must } from "../../proposals/page/elements.js";
import { clauseHere } from "../anchoring/clauses.js";
import { marginOf } from "../margin/margin.js";
import { addressOf } from "../server/addresses.js";
import { fragment, isPassing, NoFragment } from "../server/server.js";
import { watch } from "./asking.js";

/** @typedef {import("./watch.js").Outcome} Outcome */

const SWITCH = "[data-presence-switch]";
/** By whom it was turned on, in this browser. */
const KEPT = "presence ";

/** @type {string[]} */
let people = [];

function isOn() {
  const button = find(SWITCH);
  return button !== null && localStorage.getItem(KEPT + given(button, "presenceSwitch")) === "on";
}

/** @returns {Promise<Outcome>} */
async function beat() {
  const version = marginOf()?.dataset.version;
  const clause = clauseHere();
  if (!version || !isOn() || clause?.dataset.version !== version) return "heard";
  try {
    people = await enter(version, given(clause, "clause"));
    if (!isOn()) people = await enter(version, "");
    show();
    return "heard";
  } catch (fault) {
    if (!(fault instanceof NoFragment)) throw fault;
    people = [];
    show();
    return isPassing(fault) ? "away" : "ended";
  }
}

/**
 * @param {string} version
 * @param {string} key
 * @returns {Promise<string[]>}
 */
async function enter(version, key) {
  const body = new URLSearchParams({ key });
  const address = addressOf("version-presence", { slug: version });
  return JSON.parse(await fragment(address, { method: "POST", body, keepalive: true })).people;
}

/** What is said already is not said again. */
function show() {
  for (const line of all("[data-presence]")) {
    const names = people.join(", ");
    const place = must("[data-presence-people]", line);
    if (place.textContent !== names) place.textContent = names;
    line.hidden = !people.length;
  }
}

async function turn() {
  const button = must(SWITCH);
  const name = KEPT + given(button, "presenceSwitch");
  const wasOn = isOn();
  if (wasOn) localStorage.removeItem(name);
  else localStorage.setItem(name, "on");
  button.setAttribute("aria-pressed", String(!wasOn));
  people = [];
  show();
  const version = marginOf()?.dataset.version;
  if (!wasOn) await beat();
  else if (version) await enter(version, "").catch(() => {});
}

const button = find(SWITCH);
if (button && marginOf()) {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(isOn()));
  button.addEventListener("click", turn);
  document.addEventListener("margin:filled", show);
  watch(beat);
}
