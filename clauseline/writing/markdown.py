"""A comparison in Markdown, as an issue, a pull request or the summary of an automatic check shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from clauseline.comparing.changes import Change
from clauseline.comparing.edits.weighing import heaviest
from clauseline.outline import ClauseText, Outline
from clauseline.redline.lines import ChangedLine, ChangedRows, Lines, by_clause, lines
from clauseline.vocabulary import CHANGE_KINDS, FLAGS
from clauseline.writing.file import ExportedFile
from clauseline.writing.force import Translate, say_told_edit
from clauseline.writing.judging import say_judged
from clauseline.writing.labels import DETAIL_LABELS, FLAG_LABELS, KIND_LABELS, NO_WORDS
from clauseline.writing.markdown_lines import MarkdownLines
from clauseline.writing.marking import as_text
from clauseline.writing.redline import Redline
from clauseline.writing.runs import says_something

LONGEST_DETAIL = 80
"""Characters of what a detail was or is."""
LONGEST_NAME = 60
"""Characters of a clause that has neither number nor title."""

ITEM = "- "


class MarkdownExporter:
    """How much changed, then each change with its words: ~~those that went~~ and **those that came**."""

    name = "md"
    media_type = "text/markdown; charset=utf-8"

    def __init__(self, *, shortens: bool = True) -> None:
        self.shortens = shortens

    def write(self, redline: Redline) -> ExportedFile:
        """A heading and its words for each change of words; the others are a list behind them.

        If it `shortens`, much that did not change is left out.
        """
        data = _joined(_blocks(redline, self.shortens)).encode("utf-8", "replace")
        return ExportedFile(data, redline.file_name("md"), self.media_type)


def _joined(blocks: Iterable[str]) -> str:
    """The blocks with an empty line between them, but for the items of a list."""
    following = ["", *blocks]
    gaps = (
        "\n" if before.startswith(ITEM) and after.startswith(ITEM) else "\n\n" for before, after in pairwise(following)
    )
    return "".join(gap + block for gap, block in zip(gaps, following[1:], strict=True)).lstrip() + "\n"


def _blocks(redline: Redline, shortens: bool) -> Iterator[str]:
    names = {"old": redline.before.full_name, "new": redline.after.full_name, "engine": redline.engine}
    yield f"# {as_text(redline.remarks.head % names)}"
    yield from (f"> {as_text(warning)}" for warning in redline.compared.warnings)
    changes = redline.judged.changes
    yield from _summary(changes, redline)
    others = []
    for order, change in enumerate(changes):
        if change.kind == "unchanged" and not change.flags:
            continue
        found = _lines(change, redline)
        if any(map(says_something, found)):
            yield from _entry(order, change, redline)
            yield from _words(change, found, redline, shortens)
        else:
            others.append(_item(order, change, redline))
    if others:
        yield f"## {redline.remarks.translate(NO_WORDS)}"
        yield from others
    yield from (f"{as_text(one.name)}: SHA-256 {one.sha256}" for one in (redline.before, redline.after) if one.sha256)


def _summary(changes: Sequence[Change], redline: Redline) -> Iterator[str]:
    """How many changes are of each kind, how many have each flag, and who says what of duties."""
    translate = redline.remarks.translate
    kinds = Counter(change.kind for change in changes)
    flags = Counter(flag for change in changes for flag in change.flags)
    counted = (
        [f"{translate(KIND_LABELS[kind])} ({kinds[kind]})" for kind in CHANGE_KINDS if kinds[kind]],
        [f"{translate(FLAG_LABELS[flag])} ({flags[flag]})" for flag in FLAGS if flags[flag]],
    )
    yield from (ITEM + ", ".join(counts) for counts in counted if counts)
    if redline.tally:
        yield ITEM + as_text(redline.tally)


def _lines(change: Change, redline: Redline) -> list[ChangedLine | ChangedRows]:
    sides = ((redline.old, change.old), (redline.new, change.new))
    return lines(change.spans, *([outline.clauses[k] for k in own] for outline, own in sides))


def _entry(order: int, change: Change, redline: Redline) -> Iterator[str]:
    """A heading and what happened."""
    yield f"## {_name(change, redline.old, redline.new)}"
    yield _fate(change, redline.remarks.translate)
    yield from (ITEM + detail for detail in _details(order, change, redline))


def _words(change: Change, found: Lines, redline: Redline, shortens: bool) -> Iterator[str]:
    """The words of both sides; of several new clauses under the name of each."""
    drawn = MarkdownLines(redline.remarks, shortens=shortens)
    if len(change.new) < 2:
        yield from drawn.of(found)
        return
    new = [redline.new.clauses[k] for k in change.new]
    for clause, own in zip(new, by_clause(found, new), strict=True):
        yield f"### {_title(clause)}"
        yield from drawn.of(own)


def _item(order: int, change: Change, redline: Redline) -> str:
    fate = _fate(change, redline.remarks.translate)
    details = _details(order, change, redline)
    return "\n  ".join([f"{ITEM}{_name(change, redline.old, redline.new)}: {fate}", *(ITEM + one for one in details)])


def _fate(change: Change, translate: Translate) -> str:
    flags = ", ".join(translate(FLAG_LABELS[flag]) for flag in change.flags)
    return f"*{translate(KIND_LABELS[change.kind])}*{f' ({flags})' if flags else ''}"


def _details(order: int, change: Change, redline: Redline) -> Iterator[str]:
    translate, made = redline.remarks.translate, redline.judgements.of
    for number, row in enumerate(change.strength):
        if row.is_told or (order, number) in made:
            yield as_text(say_judged(row, made.get((order, number)), translate))
    for edit in heaviest(change.edits):
        yield as_text(say_told_edit(edit, translate))
    for detail in change.details:
        sides = (as_text(_short(words)) or "–" for words in (detail.old, detail.new))
        yield f"{translate(DETAIL_LABELS[detail.kind])}: {' → '.join(sides)}"


def _short(words: str) -> str:
    line = " ".join(words.replace("\t", " | ").split())
    return line if len(line) <= LONGEST_DETAIL else f"{line[:LONGEST_DETAIL]} …"


def _name(change: Change, old: Outline, new: Outline) -> str:
    """What the clauses are called, and were if that was another name."""
    sides = ((old, change.old), (new, change.new))
    names = (" + ".join(_title(outline.clauses[index]) for index in indexes) for outline, indexes in sides)
    return " → ".join(dict.fromkeys(filter(None, names)))


def _title(clause: ClauseText) -> str:
    return as_text(f"{clause.number} {clause.title}".strip() or _short(clause.text[:LONGEST_NAME]))
