/** The named places `data-slot="consultations"` tell what is due on the version or proposal `data-of`. */

import { fragment } from "./server.js";

async function fill(slot) {
  slot.innerHTML = await fragment(`/${slot.dataset.of}/consultations/`);
}

for (const slot of document.querySelectorAll('[data-slot="consultations"]')) fill(slot);
