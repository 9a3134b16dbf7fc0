/** Switches for what stands beside a comparison: asked for anew when an annotation or a tick came or went. */

import { fragment } from "./server.js";

const slot = document.querySelector('[data-slot="filters"][data-comparison]');

async function draw() {
  const drawn = await fragment(`/comparisons/${slot.dataset.comparison}/filters/${location.search}`);
  for (const old of slot.querySelectorAll("[data-marked]")) old.remove();
  slot.insertAdjacentHTML("afterbegin", drawn);
}

if (slot) {
  document.addEventListener("margin:filled", draw);
  document.addEventListener("review:changed", draw);
}
