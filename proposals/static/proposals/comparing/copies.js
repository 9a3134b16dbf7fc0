/** A copy of a redline as plain text, and as HTML that any word processor takes: lines, and the rows of tables. */

import { all } from "../page/elements.js";

const LINES = "h1, .clause-head, .member-name, .draft .block:not(tr), .draft .item, .draft tr";
/** What stands within a line. */
const WITHIN = ["DEL", "INS", "SUP", "IMG"];
/** What every program shows of a mark, also one that does not know it. @type {Record<string, string>} */
const LOOKS = { DEL: "line-through", INS: "underline" };

/** A document in which no picture is loaded. */
const sheet = document.implementation.createHTMLDocument();

/**
 * Lines end with a line feed, the cells of a row are parted by tabs.
 * @param {HTMLElement} copy
 */
export function textOf(copy) {
  const lines = all(LINES, copy).map((line) =>
    line instanceof HTMLTableRowElement ? [...line.cells].map(wordsOf).join("\t") : wordsOf(line),
  );
  return lines.filter((line) => line.trim()).join("\n");
}

/**
 * Struck and inserted words keep their marks.
 * @param {HTMLElement} copy
 */
export function htmlOf(copy) {
  const page = sheet.createElement("div");
  for (const line of all(LINES, copy)) {
    if (!(line instanceof HTMLTableRowElement)) page.append(filled(made(line), line));
    else if (line.cells.length) tableFor(line, page).append(row(line));
  }
  return page.innerHTML;
}

/**
 * Its words without the calls of footnotes, which would run into them.
 * @param {HTMLElement} line
 */
function wordsOf(line) {
  const copy = document.importNode(line, true);
  for (const call of all(".call", copy)) call.remove();
  return line.tagName === "PRE" ? copy.textContent : copy.textContent.replace(/\s+/g, " ").trim();
}

/** @param {HTMLElement} line */
function made(line) {
  const isNamed = /^(H\d|PRE)$/.test(line.tagName);
  const element = sheet.createElement(isNamed ? line.tagName : "p");
  if (line.closest('[dir="rtl"]')) element.dir = "rtl";
  return element;
}

/**
 * `target` with what stands within the source, without what only our page needs.
 * @param {HTMLElement} target
 * @param {Element} source
 */
function filled(target, source) {
  for (const child of source.childNodes) {
    if (child instanceof Text) target.append(source.closest("pre") ? child.data : child.data.replace(/\s+/g, " "));
    else if (!(child instanceof HTMLElement)) continue;
    else if (WITHIN.includes(child.tagName)) target.append(filled(within(child), child));
    else filled(target, child);
  }
  return target;
}

/** @param {HTMLElement} source */
function within(source) {
  const element = sheet.createElement(source.tagName);
  if (source.tagName in LOOKS) element.style.textDecoration = LOOKS[source.tagName];
  if (source instanceof HTMLImageElement && element instanceof HTMLImageElement) {
    Object.assign(element, { src: source.src, alt: source.alt });
  }
  return element;
}

/**
 * The table at the end of `page`, or a new one for the first row of another table.
 * @param {HTMLTableRowElement} line
 * @param {HTMLElement} page
 */
function tableFor(line, page) {
  const last = page.lastElementChild;
  if (last?.tagName === "TABLE" && tables.get(last) === line.closest("table")) return last;
  const table = sheet.createElement("table");
  table.border = "1";
  tables.set(table, line.closest("table"));
  page.append(table);
  return table;
}

/** Which table of the page a copy is of. @type {WeakMap<Element, Element | null>} */
const tables = new WeakMap();

/** @param {HTMLTableRowElement} line */
function row(line) {
  const element = sheet.createElement("tr");
  for (const { tagName, colSpan, rowSpan } of line.cells) {
    const cell = sheet.createElement(tagName);
    if (cell instanceof HTMLTableCellElement) Object.assign(cell, { colSpan, rowSpan });
    element.append(cell);
  }
  [...line.cells].forEach((cell, index) => filled(element.cells[index], cell));
  return element;
}
