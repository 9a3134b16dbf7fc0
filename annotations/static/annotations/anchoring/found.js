/** An address with `?at=START-END#KEY` leads to these words of the clause, as search does. */

import { given } from "../../proposals/page/elements.js";
import { rangesOf } from "./anchor.js";
import { onText } from "./clauses.js";

const [from, to] = (new URLSearchParams(location.search).get("at") ?? "").split("-").map(Number);
let isShown = false;

function show() {
  const clause = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (isShown || !(to > from) || !clause?.dataset.version) return;
  isShown = true;
  const ranges = rangesOf({ version: clause.dataset.version, key: given(clause, "clause") }, from, to);
  if ("highlights" in CSS) CSS.highlights.set("found", new Highlight(...ranges));
  const place = ranges[0]?.getBoundingClientRect();
  if (place) {
    clause.focus({ preventScroll: true });
    scrollBy({ top: place.top - innerHeight / 3, behavior: "instant" });
  }
}

show();
onText(show);
