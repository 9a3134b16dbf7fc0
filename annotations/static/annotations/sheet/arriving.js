/** A link to a row leads to the cell that is wrong, or to its comment. */

import { around, find } from "../../proposals/page/elements.js";
import { cellIn } from "./cells.js";
import { enter } from "./chosen.js";
import { bringWhole, isWhole } from "./coming.js";

const ROW = "#row-";

/** Go to the row that the address names. */
export async function arrive() {
  if (!location.hash.startsWith(ROW)) return;
  const id = location.hash.slice(1);
  if (!document.getElementById(id) && !isWhole()) await bringWhole();
  const row = document.getElementById(id);
  const cell = row?.closest("[data-grid]") && (find('[aria-invalid="true"]', row) ?? cellIn(row, "comment"));
  if (cell) enter(cell);
}

document.addEventListener("click", (event) => {
  const link = around(event.target, `a[href^="${ROW}"]`, HTMLAnchorElement);
  if (!link) return;
  event.preventDefault();
  history.replaceState(null, "", link.hash);
  arrive();
});
