/** Blocks of cells from and to spreadsheets: lines of cells, parted by tabs; a cell with line ends or quotes is quoted. */

import { COLUMNS, cellsOf, isWritable, placeOf, rows, sheet, valueOf } from "./sheet-cells.js";
import { refresh } from "./sheet-drawing.js";
import { inTurn, save } from "./sheet-saving.js";
import { send } from "./server.js";
import { complain, say, sentence, sentencesOf } from "./sheet-words.js";

/** The cells of a block, line by line. */
export function cellsFrom(text) {
  const lines = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, quoted, plain, end] = found;
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll("\r\n", "\n"));
    if (!end) break;
    if (end === "\t") continue;
    if (pattern.lastIndex >= text.length) break;
    lines.push([]);
  }
  return lines;
}

/** A block as text. */
export function textOf(lines) {
  return lines.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

function quoted(words) {
  return /[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** Write a block over the cells from `cell` on; lines below the last row become new rows. All of it, or nothing. */
function paste(cell, lines) {
  const { slug, column } = placeOf(cell);
  const from = Math.max(0, COLUMNS.indexOf(column));
  if (Math.max(...lines.map((cells) => cells.length)) > COLUMNS.length - from) return complain(sentence("wide"));
  complain();
  return inTurn(async () => {
    const all = rows();
    const first = all.findIndex((row) => row.dataset.row === slug);
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

document.addEventListener("paste", (event) => {
  const cell = document.activeElement;
  if (!isWritable() || !cell?.matches("[data-grid] [data-cell]")) return;
  event.preventDefault();
  const lines = cellsFrom(event.clipboardData.getData("text/plain"));
  if (lines.length === 1 && lines[0].length === 1 && COLUMNS.includes(cell.dataset.cell)) {
    save(placeOf(cell), valueOf(cell), lines[0][0].trim());
  } else paste(cell, lines);
});

document.addEventListener("copy", (event) => {
  const cell = document.activeElement;
  if (!cell?.matches("[data-grid] [data-cell]") || !getSelection().isCollapsed) return;
  const chosen = rows().filter((row) => row.querySelector("input[name=row]")?.checked);
  const lines = chosen.map((row) => cellsOf(row).filter((one) => COLUMNS.includes(one.dataset.cell)).map(valueOf));
  event.preventDefault();
  event.clipboardData.setData("text/plain", textOf(lines.length ? lines : [[valueOf(cell).trim()]]));
});
