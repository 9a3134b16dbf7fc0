/** Passages under annotations are coloured by family, suggested ones dotted; the text itself is left as it is. */

import { isFound, rangesAt } from "../anchoring/passages.js";
import { inTurns } from "./turns.js";

/** @typedef {import("./marks.js").Mark} Mark */

const CAN = "highlights" in CSS;
let stop = () => {};

/**
 * Colour the passages of these marks, and of no others.
 * @param {Mark[]} marks
 */
export function paint(marks) {
  if (!CAN) return;
  for (const name of [...CSS.highlights.keys()]) {
    if (name.startsWith("annotation-") && name !== "annotation-here") CSS.highlights.delete(name);
  }
  stop();
  stop = inTurns(marks, colour);
}

/**
 * Colour those of these marks whose words have arrived since.
 * @param {Mark[]} marks
 */
export function paintMore(marks) {
  if (CAN)
    inTurns(
      marks.filter((mark) => !isFound(mark)),
      colour,
    );
}

/** @param {Mark} mark */
function colour(mark) {
  const name = `annotation-${mark.place === "tray" ? "asked" : mark.family}`;
  for (const range of rangesAt(mark)) {
    const painted = CSS.highlights.get(name);
    if (painted) painted.add(range);
    else CSS.highlights.set(name, new Highlight(range));
  }
}

/**
 * Bring out these ranges over all others; none takes it away.
 * @param {Range[]} ranges
 */
export function emphasise(ranges) {
  if (!CAN) return;
  const found = new Highlight(...ranges);
  found.priority = 1;
  CSS.highlights.set("annotation-here", found);
}

/**
 * Mark the words that a selection takes, and no others.
 * @param {Range[]} ranges
 */
export function markTaken(ranges) {
  if (CAN) CSS.highlights.set("taken", new Highlight(...ranges));
}
