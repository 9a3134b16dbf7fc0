"""From AsciiDoc (.adoc) to its outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline, compose
from clauseline.reading.account import Account, weigh
from clauseline.reading.asciidoc.blocks import Around, DocBlocks
from clauseline.reading.asciidoc.counting import Sections, is_scope
from clauseline.reading.asciidoc.inline import DocWords, marks_names
from clauseline.reading.asciidoc.naming import names_of
from clauseline.reading.asciidoc.source import DocSource, read_source
from clauseline.reading.files.decoding import decode
from clauseline.reading.limits import check_count, count_marks
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.structure.building import BY_POSITION, build_outline
from clauseline.reading.structure.cover import read_cover

MARKS = N_("AsciiDoc marks, addresses of links")
INCLUDED = N_(
    "This text takes parts from other files (%s), which are missing here. Please upload it with its parts in one file."
)


def outline_of(data: bytes) -> Outline:
    """The outline of a text. Raises `Unreadable` with a sentence for people."""
    text = compose(decode(data))
    count_marks(text, 0)
    account = Account()
    source = read_source(text, account)
    names = names_of(source.lines, _sections(source))
    words = DocWords(source.values, names, is_khronos=marks_names(text))
    sections = _sections(source)
    lines = [*_title(source, words, account), *_lines(source, words, sections, account)]
    return build_outline(
        lines, reader="asciidoc", characters=weigh(text), account=account,
        facts=read_cover(lines) | _facts(source, words), warnings=_warnings(source, sections),
    )  # fmt: skip


def _title(source: DocSource, words: DocWords, account: Account) -> Iterator[Line]:
    if source.title:
        line = Line(words.read(source.title)[0], "title")
        _settle(source.title, [line], account)
        yield line


def _lines(source: DocSource, words: DocWords, sections: Sections, account: Account) -> Iterator[Line | Row]:
    """The lines and rows of all blocks; each character of a block is in one of its lines, or left out."""
    blocks = DocBlocks(source.lines, words, sections)
    end, count = len(source.lines), 0
    while blocks.at < end:
        start = blocks.at
        found = list(blocks.read(end, Around()))
        _settle("\n".join(source.lines[start : blocks.at]), found, account)
        check_count(count := count + len(found))
        yield from found


def _sections(source: DocSource) -> Sections:
    """What counts the sections of a file, unless they have numbers that are typed."""
    is_counted = bool(source.title) and not _has_numbers(source.lines)
    # Where a file has several parts, they stand above its sections.
    offsets = source.offsets or ({0: 1} if any(line.startswith("= ") for line in source.lines) else {})
    waits = any(line.startswith("== ") and is_scope(line[3:].strip()) for line in source.lines)
    return Sections(source.values, is_counted, source.counted, offsets, waits=waits)


def _has_numbers(lines: Iterable[str]) -> bool:
    """Whether sections have numbers that are typed: then no others are counted."""
    titles = [line.lstrip("= \t") for line in lines if line.startswith("==") and line.lstrip("=")[:1].isspace()]
    labels = [typed_label(Line(title)) for title in titles]
    return 2 * sum(bool(label and label.number[:1].isdigit()) for label in labels) > len(titles)


def _facts(source: DocSource, words: DocWords) -> dict[str, Any]:
    """What the head says: the title with its parts, the number, the date."""
    values = source.values
    language = values.get("language", "en")
    parts = [
        values.get(f"title-{part}-{language}") or values.get(f"title-{part}") for part in ("intro", "main", "part")
    ]
    title = " — ".join(filter(None, parts)) or values.get("title", "")
    said = {
        "title": words.read(title)[0], "number": values.get("docidentifier") or values.get("docnumber") or "",
        "date": values.get("revdate") or values.get("published-date") or values.get("issued-date") or "",
    }  # fmt: skip
    return {name: value for name, value in said.items() if value and "{" not in value}


def _warnings(source: DocSource, sections: Sections) -> Iterator[str]:
    if source.included:
        yield INCLUDED % source.included
    if sections.has_counted:
        yield BY_POSITION


def _settle(typed: str, found: Iterable[Line | Row], account: Account) -> None:
    """Leave out the characters of a block that its lines do not show; what they show beside them is ours."""
    have, want = _signs(typed), _signs("\n".join(_texts(found)))
    surplus = have - want
    if surplus:
        account.leave_out(MARKS, _last(surplus, typed))
    account.added += weigh("".join((want - have).elements()))


def _signs(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _texts(found: Iterable[Line | Row]) -> Iterator[str]:
    for item in found:
        for part in item.cells if isinstance(item, Row) else (item,):
            yield part.text
            yield from (note.text for note in part.notes)


def _last(signs: Mapping[str, int], typed: str) -> str:
    """The first of these signs in a text, in their order there."""
    left = dict(signs)
    kept: list[str] = []
    for sign in typed:
        if left.get(sign):
            left[sign] -= 1
            kept.append(sign)
    return "".join(kept)
