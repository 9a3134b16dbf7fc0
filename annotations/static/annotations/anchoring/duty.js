/**
 * Where a link to a sentence whose force changed leads, the whole sentence is marked. A link to several of them
 * (`data-spots`) leads to the next one each time. What is to be read first leads to a clause, and marks its sentence
 * (`data-spot`) there.
 */

import { all, around, find, given, mustAround } from "../../proposals/page/elements.js";
import { onText } from "./clauses.js";
import { startOf, stretch } from "./pieces.js";

const SENTENCE = ".duty-place";
const SEVERAL = "a[data-spots]";
const FIRST = "a[data-spot][aria-current]";

/** The sentence that the address names, or that the row is about which led to the clause of this address. */
function meant() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place?.matches(SENTENCE)) return place;
  const row = find(FIRST, document, HTMLAnchorElement);
  return row?.hash === location.hash ? document.getElementById(given(row, "spot")) : null;
}

/**
 * The pieces of the text in which the words of a sentence stand, struck ones or those that are there now.
 * @param {HTMLElement} place
 */
function piecesAt(place) {
  const isOld = place.id.startsWith("duty-old-");
  const isBeside = around(place, ".side-old") !== null;
  const home = around(place, "[data-clause]")?.dataset.clause;
  const pieces = all("[data-start]", mustAround(place, ".draft"));
  if (!isOld) return pieces.filter((piece) => !around(piece, "del"));
  return pieces.filter(
    (piece) => (isBeside || around(piece, "del")) && around(piece, "[data-clause]")?.dataset.clause === home,
  );
}

/** @param {HTMLElement} place */
function rangesOf(place) {
  const [from, to] = [startOf(place), Number(given(place, "until"))];
  return piecesAt(place).flatMap((piece) => stretch(piece, from, to) ?? []);
}

function mark() {
  if (!("highlights" in CSS)) return;
  const place = meant();
  if (place) CSS.highlights.set("sentence", new Highlight(...rangesOf(place)));
  else CSS.highlights.delete("sentence");
}

/** @param {MouseEvent} event */
function lead(event) {
  const link = around(event.target, SEVERAL);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const spots = given(link, "spots").split(" ");
  const at = spots.indexOf(decodeURIComponent(location.hash.slice(1)));
  event.preventDefault();
  location.hash = spots[(at + 1) % spots.length];
}

document.addEventListener("click", lead);
addEventListener("hashchange", () => {
  mark();
  const place = meant();
  // The clause begins in sight; its sentence may stand far below.
  if (place && location.hash !== `#${place.id}`) place.scrollIntoView({ block: "nearest" });
});
onText(mark);
mark();
