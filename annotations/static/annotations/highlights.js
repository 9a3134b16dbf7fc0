/** Passages under annotations are coloured by family, with highlights that leave the text as it is. */

import { rangesOfItem } from "./passages.js";

const CAN = "highlights" in CSS;

/** Colour the passages of all cards. */
export function paint() {
  if (!CAN) return;
  const families = new Map();
  for (const card of document.querySelectorAll("[data-cards] [data-card]:not([hidden])")) {
    const ranges = rangesOfItem(card);
    families.set(card.dataset.family, [...(families.get(card.dataset.family) ?? []), ...ranges]);
  }
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith("annotation-")) CSS.highlights.delete(name);
  for (const [family, ranges] of families) CSS.highlights.set(`annotation-${family}`, new Highlight(...ranges));
}

/** Bring out these ranges over all others; none takes it away. */
export function emphasise(ranges) {
  if (!CAN) return;
  const found = new Highlight(...ranges);
  found.priority = 1;
  CSS.highlights.set("annotation-here", found);
}
