/** The named places `data-slot="consultations"` say what is due on their version or proposal. */

import { all, given } from "../../proposals/page/elements.js";
import { addressOf } from "../server/addresses.js";
import { attempt } from "../server/attempts.js";
import { fragment } from "../server/server.js";

/** @param {HTMLElement} slot */
async function fill(slot) {
  const { version } = slot.dataset;
  const address = version
    ? addressOf("version-consultations", { slug: version })
    : addressOf("proposal-consultations", { slug: given(slot, "proposal") });
  slot.innerHTML = await fragment(address);
}

for (const slot of all('[data-slot="consultations"]')) attempt(slot, () => fill(slot));
