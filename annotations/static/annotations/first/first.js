/** What to read first of a comparison: a list in the left pane, in the place of the clauses until one wants those. */

import { all, around, find, given } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

const CHOSEN = "first";
const ROW = "[data-first-row]";

const slot = find('[data-slot="first"]');
if (slot) {
  attempt(slot, async () => {
    slot.innerHTML = await fragment(addressOf("comparison-first", { slug: given(slot, "comparison") }));
    const rows = find("[data-first-rows]", slot);
    if (rows) furnish(slot, given(rows, "firstRows"));
  });
}

/**
 * @param {HTMLElement} list
 * @param {string} count
 */
function furnish(list, count) {
  for (const place of all("[data-first-count]")) place.textContent = count;
  for (const one of all("[data-first-switch]")) one.hidden = false;
  // Who narrowed the text walks what is left of it.
  show(find("[data-narrowed]") ? "clauses" : (localStorage.getItem(CHOSEN) ?? "first"));
  document.addEventListener("click", ({ target }) => {
    const button = around(target, "[data-first-shows]");
    const row = around(target, ROW);
    if (button) {
      localStorage.setItem(CHOSEN, given(button, "firstShows"));
      show(given(button, "firstShows"));
    }
    if (row) mark(row);
  });
  document.addEventListener("clauseline:walk", (event) => {
    if (list.hidden || !list.checkVisibility()) return;
    event.preventDefault();
    step(event.detail);
  });
}

/** @param {string} name "first" or "clauses" */
function show(name) {
  for (const one of all("[data-first-shown]")) one.hidden = one.dataset.firstShown !== name;
  for (const one of all("[data-first-shows]")) {
    one.setAttribute("aria-pressed", String(one.dataset.firstShows === name));
  }
}

/** @param {HTMLElement} row */
function mark(row) {
  for (const one of all(ROW)) one.removeAttribute("aria-current");
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "nearest" });
}

/**
 * To the next row (1) or the one before (-1), and to its place in the text.
 * @param {number} by
 */
function step(by) {
  const rows = all(ROW);
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[at < 0 ? 0 : at + by]?.click();
}
