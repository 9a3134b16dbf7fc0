/** The keys and clicks of a sheet, as spreadsheets have them. */

import "./sheet-blocks.js";
import { act, mark } from "./sheet-acts.js";
import { beside, canWrite, cellAt, cellsOf, dress, enter, following, isWritable, placeOf, rows, valueOf } from "./sheet-cells.js";
import { save } from "./sheet-saving.js";
import { isComposing, write } from "./sheet-writing.js";

const PAGE = 10;

let isLeaving = false;

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function target(cell, event) {
  const { key, ctrlKey, metaKey } = event;
  const all = rows();
  if (key in STEPS) {
    const [across, down] = STEPS[key];
    const isMirrored = getComputedStyle(document.body).direction === "rtl";
    return beside(cell, isMirrored ? -across : across, down);
  }
  if (key === "Home") return cellsOf(ctrlKey || metaKey ? all[0] : cell.closest("[data-row]"))[0];
  if (key === "End") return cellsOf(ctrlKey || metaKey ? all.at(-1) : cell.closest("[data-row]")).at(-1);
  if (key !== "PageUp" && key !== "PageDown") return null;
  const at = all.indexOf(cell.closest("[data-row]")) + (key === "PageDown" ? PAGE : -PAGE);
  return cellAt(all[Math.max(0, Math.min(at, all.length - 1))].dataset.row, cell.dataset.cell);
}

/** Whether the key walked, so that the page does not scroll. */
function walk(cell, event) {
  if (event.key === "Tab") {
    const next = isLeaving ? null : following(cell, event.shiftKey ? -1 : 1);
    if (next) enter(next);
    return Boolean(next);
  }
  const next = target(cell, event);
  if (next) enter(next);
  return Boolean(next) || event.key in STEPS;
}

/** Whether the key did something to the cell or its row. */
function work(cell, event) {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isCommand = ctrlKey || metaKey;
  if (isCommand && key.toLowerCase() === "z" && !shiftKey) return act({ act: "undo" });
  if (altKey && key in STEPS && STEPS[key][1]) {
    return act({ act: `${key === "ArrowUp" ? "up" : "down"} ${placeOf(cell).slug}` });
  }
  if ((isCommand || altKey) && !event.getModifierState("AltGraph")) return false;
  if (key === " " && (shiftKey || !canWrite(cell))) return choose(cell);
  if (key === "Delete" || key === "Backspace") return clear(cell);
  if (!canWrite(cell) || cell.querySelector(".clash")) return false;
  if (key === "F2" || key === "Enter") return start(cell);
  return key.length === 1 && start(cell, { text: key });
}

/** An input method begins to compose: it does so in the field, in place of what stood in the cell. */
function compose(cell) {
  if (isWritable() && canWrite(cell) && cell.dataset.cell !== "kind") write(cell, { text: "" });
}

function start(cell, told = {}) {
  write(cell, told);
  return true;
}

function choose(cell) {
  const box = cell.closest("[data-row]").querySelector("input[name=row]");
  if (!box) return false;
  box.checked = !box.checked;
  mark();
  return true;
}

function clear(cell) {
  if (!canWrite(cell) || cell.dataset.cell === "kind") return true;
  if (valueOf(cell)) save(placeOf(cell), valueOf(cell), "");
  return true;
}

/** In a cell that is not written in, Enter goes to what can be clicked in it: words that were not saved ask something. */
function inside(cell, event) {
  const inner = event.key === "Enter" ? cell.querySelector(".clash button:not([hidden]), a, input") : null;
  inner?.focus();
  return Boolean(inner);
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-grid] [data-cell]");
  if (!cell) return;
  if (event.target !== cell) {
    if (event.key === "Escape" && event.target.matches("a, input, button")) enter(cell);
    return;
  }
  if (isComposing(event)) {
    compose(cell);
    return;
  }
  if (event.key === "Escape") {
    isLeaving = true;
    return;
  }
  const isWork = isWritable() && work(cell, event);
  if (isWork || (!event.altKey && walk(cell, event)) || inside(cell, event)) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (event.key !== "Tab" && event.key !== "Shift") isLeaving = false;
}, true);

document.addEventListener("focusin", (event) => {
  if (!event.target.closest?.("[data-grid]")) isLeaving = false;
});

const INNER = "a, button, input, textarea, select, label, .clash";
const TWICE = 500;
let chosen = null;
let clickedAt = 0;

function hit(event) {
  return event.target.closest(INNER) ? null : event.target.closest("[data-grid] [data-cell]");
}

document.addEventListener("pointerdown", () => (chosen = document.activeElement));

/**
 * A click chooses a cell, a double click opens it; a finger opens the chosen one. That a click was double is told by the
 * cell: the chosen one shows more of its words, so that the second click may hit other ones.
 */
document.addEventListener("click", (event) => {
  const cell = hit(event);
  if (!cell) return;
  const isAgain = cell === chosen && (event.timeStamp - clickedAt < TWICE || event.pointerType === "touch");
  clickedAt = event.timeStamp;
  enter(cell);
  if (isAgain && canWrite(cell)) write(cell);
});

document.addEventListener("dblclick", (event) => {
  const cell = hit(event);
  if (cell && canWrite(cell)) write(cell);
});

/** A link to a row leads to the cell that is wrong, or to its comment. */
function arrive() {
  const row = document.querySelector(`[data-grid] ${location.hash.startsWith("#row-") ? `[id="${CSS.escape(location.hash.slice(1))}"]` : "no-row"}`);
  if (row) enter(row.querySelector('[aria-invalid="true"]') ?? row.querySelector('[data-cell="comment"]'));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#row-"]');
  if (!link) return;
  event.preventDefault();
  history.replaceState(null, "", link.getAttribute("href"));
  arrive();
});

dress();
const first = rows()[0];
if (first) enter(cellsOf(first)[1], { isGone: false });
mark();
arrive();
