/** Blocks of cells as spreadsheets have them on the clipboard: lines of cells, parted by tabs. Pure. */

/**
 * The cells of a block, line by line; a cell with line ends or quotes is quoted, and its quotes are doubled.
 * @param {string} text
 */
export function cellsFrom(text) {
  /** @type {string[]} */
  let line = [];
  const lines = [line];
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, inQuotes, plain, end] = found;
    line.push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"').replace(/\r\n?/g, "\n"));
    if (!end) break;
    if (end === "\t") continue;
    if (pattern.lastIndex >= text.length) break;
    line = [];
    lines.push(line);
  }
  return lines;
}

/**
 * A block as text.
 * @param {string[][]} lines
 */
export function textOf(lines) {
  return lines.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

/** @param {string} words */
function quoted(words) {
  return /[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/**
 * Whether the clipboard holds one cell alone, `html` being what it says beside the text: LibreOffice puts the lines of
 * one cell there without quotes, and they would look like cells below each other.
 * @param {string} html
 */
export function isOneCell(html) {
  return html.match(/<t[dh][\s>]/gi)?.length === 1;
}
