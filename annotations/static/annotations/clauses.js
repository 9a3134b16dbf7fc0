/** Which clause a key speaks of. */

import { here } from "../proposals/here.js";

/** The clause in focus, or else the one that is being read. */
export function clauseHere() {
  const { shown, index } = here();
  return document.activeElement?.closest(".clause") ?? shown[index] ?? null;
}
