/** Words that the server did not take: shown in their cell with what stands there now, until the person decides. */

import { all, copyOf, must } from "../../proposals/page/elements.js";
import { sentence } from "./words.js";

/** @typedef {import("./unsaved.js").Refused} Refused */
/** @typedef {Record<"keeps" | "edits" | "drops", (entry: Refused) => void>} Acts */

/**
 * Ask what is to become of `entry`; `cell` is null if its row is gone. The focus stays where the person works: Enter on
 * the cell leads here.
 * @param {Refused} entry
 * @param {HTMLElement | null} cell
 * @param {Acts} acts
 */
export function ask(entry, cell, acts) {
  document.getElementById(idOf(entry))?.remove();
  const clash = copyOf(must("template[data-clash]", document, HTMLTemplateElement));
  const { why, theirs } = entry.refusal;
  clash.id = idOf(entry);
  must("[data-why]", clash).textContent = cell ? why : sentence("gone");
  must("[data-mine]", clash).textContent = entry.text;
  must("[data-theirs]", clash).textContent = theirs || "–";
  for (const part of all("[data-when-theirs]", clash)) part.hidden = theirs === undefined;
  for (const [name, act] of Object.entries(acts)) {
    const button = must(`[data-${name}]`, clash);
    button.hidden = !cell && name !== "drops";
    button.addEventListener("click", () => {
      clash.remove();
      cell?.focus();
      act(entry);
    });
  }
  (cell ?? must("[data-orphans]")).append(clash);
}

/** @param {Refused} entry */
function idOf({ slug, column }) {
  return `clash-${slug}-${column}`;
}
