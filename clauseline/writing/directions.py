"""Words whose direction ends with them: what a draft or a remark turns round is not what stands behind it.

Unicode's marks of direction reach as far as they are not closed (Unicode Standard Annex 9). In a file whose lines are
read as they are, such as CSV and Markdown, one that stays open turns the cells and the sentences of others round.
"""

from __future__ import annotations

OPENED_BY = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
"""What closes an embedding (LRE, RLE), and what an isolate (LRI, RLI, FSI)."""
OVERRIDES = {"\u202d": "[U+202D]", "\u202e": "[U+202E]"}
"""They show letters in another order than they have: no draft needs them, so they are named and not obeyed."""
CLOSING = frozenset(OPENED_BY.values())


def enclosed(words: str) -> str:
    """One line of `words` with each embedding and isolate closed in it, and without marks that close nothing."""
    if words.isascii() or not any(mark in words for mark in (*OPENED_BY, *OVERRIDES, *CLOSING)):
        return words
    told: list[str] = []
    still_open: list[str] = []
    for sign in words:
        if sign in OVERRIDES:
            told.append(OVERRIDES[sign])
            still_open.append("")
        elif sign in OPENED_BY:
            told.append(sign)
            still_open.append(OPENED_BY[sign])
        elif sign in CLOSING:
            told.extend(_closed(sign, still_open))
        else:
            told.append(sign)
    return "".join([*told, *reversed(still_open)])


def _closed(sign: str, still_open: list[str]) -> list[str]:
    """What closes with `sign`, which is taken off: an isolate takes what was opened within it along."""
    if sign == "\u202c":
        return [still_open.pop()] if still_open and still_open[-1] in (sign, "") else []
    if sign not in still_open:
        return []
    told = []
    while (closing := still_open.pop()) != sign:
        told.append(closing)
    return [*told, sign]
