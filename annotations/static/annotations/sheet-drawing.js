/** The sheet as the server draws it: the whole of it, or one row. */

import { cellAt, dress, enter, placeOf, rowOf, rows, sheet, cellsOf } from "./sheet-cells.js";
import { fragment } from "./server.js";
import { say } from "./sheet-words.js";

/** Put the drawn sheet in its place, and go to the row it leads to, or to where the person was. */
export function show(html, { leads = "", column = "" } = {}) {
  const here = whereabouts();
  const drawn = parsed(html).querySelector("[data-sheet]");
  const top = document.querySelector("[data-frame]")?.scrollTop ?? 0;
  sheet().replaceWith(drawn);
  dress();
  const frame = document.querySelector("[data-frame]");
  if (frame) frame.scrollTop = top;
  if (drawn.dataset.said) say(drawn.dataset.said);
  const slug = leads || drawn.dataset.leads || "";
  settle(slug ? { slug, column: column || "comment" } : here);
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
}

/** Ask for the whole sheet anew. */
export async function refresh(to = {}) {
  show(await fragment(sheet().dataset.sheet), to);
}

/** Ask for one row and the summary anew; all rows if their order changed. Answers with the new row. */
export async function redraw(slug) {
  const drawn = parsed(await fragment(`${sheet().dataset.sheet}?row=${slug}`));
  const row = drawn.querySelector("[data-row]");
  const old = rowOf(slug);
  if (!row || !old || row.dataset.order !== old.dataset.order) {
    await refresh();
    return rowOf(slug);
  }
  document.getElementById("sheet-summary").replaceWith(drawn.querySelector("#sheet-summary"));
  const here = whereabouts();
  const isChosen = old.querySelector("input[name=row]")?.checked;
  old.replaceWith(row);
  dress(row);
  if (isChosen) row.querySelector("input[name=row]").checked = true;
  if (here?.slug === slug) settle(here);
  document.dispatchEvent(new CustomEvent("sheet:drawn"));
  return row;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** The cell, or the button by its id, that has the focus. */
function whereabouts() {
  const one = document.activeElement;
  const cell = one?.closest?.("[data-cell]");
  if (cell) return placeOf(cell);
  return one?.closest?.("[data-sheet]") ? { id: one.id || "act-undo" } : null;
}

function settle(place) {
  const first = rows()[0];
  const cell = (place?.slug && cellAt(place.slug, place.column)) || null;
  if (cell) enter(cell);
  else if (first) enter(cellsOf(first)[1], { isGone: Boolean(place?.slug) });
  if (place?.id) document.getElementById(place.id)?.focus();
}
