/** Switches for what stands beside a comparison: asked for anew when an annotation or a tick came or went. */

import { all, find, given } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

/** @param {HTMLElement} slot */
async function draw(slot) {
  const address = addressOf("comparison-filters", { slug: given(slot, "comparison") });
  const drawn = await fragment(`${address}${location.search}`);
  for (const old of all("[data-marked]", slot)) old.remove();
  slot.insertAdjacentHTML("afterbegin", drawn);
}

const slot = find('[data-slot="filters"][data-comparison]');
if (slot) {
  document.addEventListener("margin:filled", () => attempt(slot, () => draw(slot)));
  document.addEventListener("review:changed", () => attempt(slot, () => draw(slot)));
}
