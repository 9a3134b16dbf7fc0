/** Blocks of cells from and to spreadsheets: pasted over the cells from the chosen one on, copied by row. */

import { COLUMNS, cellsOf, isWritable, placeOf, rows, sheet, valueOf } from "./sheet-cells.js";
import { refresh } from "./sheet-drawing.js";
import { inTurn, isStuck, save } from "./sheet-saving.js";
import { send } from "./server.js";
import { cellsFrom, isOneCell, textOf } from "./sheet-text.js";
import { complain, say, sentence, sentencesOf } from "./sheet-words.js";

const FIRST = "order";

/** Write a block over the cells from `cell` on; lines below the last row become new rows. All of it, or nothing. */
function paste(cell, lines) {
  const { slug, column } = placeOf(cell);
  // Whole rows are pasted on the number of the first one.
  const from = column === FIRST ? 0 : COLUMNS.indexOf(column);
  if (from < 0) return complain(sentence("readonly"));
  if (Math.max(...lines.map((cells) => cells.length)) > COLUMNS.length - from) return complain(sentence("wide"));
  if (isStuck()) return complain(`${sentence("unpasted")} ${sentence("unreached")}`);
  complain();
  return inTurn(async () => {
    const all = rows();
    const first = all.findIndex((row) => row.dataset.row === slug);
    if (first < 0) return complain(`${sentence("unpasted")} ${sentence("gone")}`);
    const body = { rows: lines.map((cells, at) => ({ ...named(all[first + at]), ...placed(cells, from) })) };
    const answer = await send(`${sheet().dataset.rowsAddress}block/`, { method: "POST", body });
    if (!answer.ok) return complain(`${sentence("unpasted")} ${sentencesOf(answer)}`);
    await refresh({ leads: slug, column });
    return say(sentence("pasted"));
  });
}

function named(row) {
  return row ? { id: row.dataset.row, changed_at: row.dataset.seen.slice(1, -1) } : {};
}

function placed(cells, from) {
  return Object.fromEntries(cells.map((words, at) => [COLUMNS[from + at], words]));
}

/** A cell that is open takes what is pasted as words; this is about one that is chosen. */
document.addEventListener("paste", (event) => {
  const cell = document.activeElement;
  if (!isWritable() || !cell?.matches("[data-grid] [data-cell]")) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain");
  if (!text) return;
  const lines = isOneCell(event.clipboardData.getData("text/html")) ? [[text]] : cellsFrom(text);
  const isAlone = lines.length === 1 && lines[0].length === 1;
  if (isAlone && COLUMNS.includes(cell.dataset.cell)) save(placeOf(cell), valueOf(cell), lines[0][0].trim());
  else paste(cell, lines);
});

document.addEventListener("copy", (event) => {
  const cell = document.activeElement;
  if (!cell?.matches("[data-grid] [data-cell]") || !getSelection().isCollapsed) return;
  const chosen = rows().filter((row) => row.querySelector("input[name=row]")?.checked);
  const lines = chosen.map((row) => cellsOf(row).filter((one) => COLUMNS.includes(one.dataset.cell)).map(valueOf));
  event.preventDefault();
  event.clipboardData.setData("text/plain", textOf(lines.length ? lines : [[valueOf(cell).trim()]]));
});
