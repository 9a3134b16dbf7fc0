/** Words that the server did not take: shown in their cell with what stands there now, until the person decides. */

import { sentence } from "./sheet-words.js";

/**
 * Ask what is to become of `entry`; `cell` is null if its row is gone. `acts` are keeps, edits and drops. The focus
 * stays where the person works: Enter on the cell leads here.
 */
export function ask(entry, cell, acts) {
  document.getElementById(idOf(entry))?.remove();
  const clash = document.querySelector("template[data-clash]").content.firstElementChild.cloneNode(true);
  const { why, theirs } = entry.refusal;
  clash.id = idOf(entry);
  clash.querySelector("[data-why]").textContent = cell ? why : sentence("gone");
  clash.querySelector("[data-mine]").textContent = entry.text;
  clash.querySelector("[data-theirs]").textContent = theirs || "–";
  for (const part of clash.querySelectorAll("[data-when-theirs]")) part.hidden = theirs === undefined;
  for (const [name, act] of Object.entries(acts)) {
    const button = clash.querySelector(`[data-${name}]`);
    button.hidden = !cell && name !== "drops";
    button.addEventListener("click", () => {
      clash.remove();
      cell?.focus();
      act(entry);
    });
  }
  (cell ?? document.querySelector("[data-orphans]")).append(clash);
}

function idOf({ slug, column }) {
  return `clash-${slug}-${column}`;
}
