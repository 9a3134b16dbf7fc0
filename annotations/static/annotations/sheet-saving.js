/** What is written goes to the server cell by cell, in the order of writing; what it refuses stays in its cell. */

import { cellAt, rowOf, sheet, valueOf } from "./sheet-cells.js";
import { redraw } from "./sheet-drawing.js";
import { send } from "./server.js";
import { say, sentence, sentencesOf } from "./sheet-words.js";

let queue = Promise.resolve();
let waiting = 0;

addEventListener("beforeunload", (event) => {
  if (waiting || document.querySelector(".unsaved")) event.preventDefault();
});

/** Runs `work` after all that was to be saved before. */
export function inTurn(work) {
  waiting += 1;
  queue = queue.then(work).finally(() => (waiting -= 1));
  return queue;
}

/** Write `text` into a cell in which `base` stood. */
export function save({ slug, column }, base, text) {
  const cell = cellAt(slug, column);
  cell.classList.add("saving");
  cell.querySelector(".cell").textContent = text;
  if ("value" in cell.dataset) cell.dataset.value = text;
  return inTurn(() => write({ slug, column }, base, text));
}

export function addressOf(slug) {
  return `${sheet().dataset.rowsAddress}${slug}/`;
}

async function write(place, base, text, seen = rowOf(place.slug)?.dataset.seen) {
  const address = addressOf(place.slug);
  const answer = await send(address, { method: "PATCH", body: { [place.column]: text }, seen });
  if (answer.ok) return settle(place);
  if (answer.status !== 412) return keep(place, text, { why: answer.status === 404 ? sentence("gone") : sentencesOf(answer) });
  const now = await send(address, { method: "GET" });
  if (!now.ok) return keep(place, text, { why: now.status === 404 ? sentence("gone") : sentencesOf(now) });
  const fresh = `"${now.body.changed_at}"`;
  // Another cell of the row was changed: nobody is in this one's way.
  if (now.body[place.column] === base) return write(place, base, text, fresh);
  return keep(place, text, { why: sentence("clash"), theirs: now.body[place.column], fresh });
}

async function settle({ slug }) {
  const before = rowOf(slug)?.dataset.order;
  const row = await redraw(slug);
  const order = row?.dataset.order;
  say(order === before ? sentence("saved") : `${sentence("saved")} ${sentence("moved")} ${order}.`);
}

/** Both texts stay in sight until the person decides. */
function keep(place, mine, { why, theirs, fresh }) {
  const cell = cellAt(place.slug, place.column);
  if (!cell) return;
  cell.classList.remove("saving");
  cell.classList.add("unsaved");
  cell.querySelector(".clash")?.remove();
  cell.append(document.querySelector("template[data-clash]").content.cloneNode(true));
  const clash = cell.querySelector(".clash");
  clash.querySelector("[data-why]").textContent = why;
  clash.querySelector("[data-mine]").textContent = mine;
  for (const part of clash.querySelectorAll("[data-when-theirs]")) part.hidden = theirs === undefined;
  clash.querySelector("[data-theirs]").textContent = theirs || "–";
  say(why);
  const over = () => (clash.remove(), cell.classList.remove("unsaved"));
  clash.querySelector("[data-keeps]").addEventListener("click", () => {
    over();
    cell.focus();
    inTurn(() => write(place, theirs, mine, fresh ?? rowOf(place.slug)?.dataset.seen));
  });
  clash.querySelector("[data-edits]").addEventListener("click", () => {
    over();
    if (fresh) cell.closest("[data-row]").dataset.seen = fresh;
    cell.dispatchEvent(new CustomEvent("sheet:write", { bubbles: true, detail: { text: mine, base: theirs ?? valueOf(cell) } }));
  });
  clash.querySelector("[data-drops]").addEventListener("click", () => {
    over();
    cell.focus();
    redraw(place.slug);
  });
  clash.querySelector("[data-keeps]").focus();
}
