/** Blocks of cells as spreadsheets have them on the clipboard: lines of cells, parted by tabs. Pure. */

/** The cells of a block, line by line; a cell with line ends or quotes is quoted, and its quotes are doubled. */
export function cellsFrom(text) {
  const lines = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [, inQuotes, plain, end] = found;
    lines.at(-1).push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"').replace(/\r\n?/g, "\n"));
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

/**
 * Whether the clipboard holds one cell alone, `html` being what it says beside the text: LibreOffice puts the lines of
 * one cell there without quotes, and they would look like cells below each other.
 */
export function isOneCell(html) {
  return html.match(/<t[dh][\s>]/gi)?.length === 1;
}
