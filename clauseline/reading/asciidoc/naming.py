"""What references show by the anchors to which they lead.

[[gates]]
== Gates              ->  gates     Clause 2, or its title where it has no number
[[[ISO1, ISO 1]]]         ISO1      [ISO 1]
[#keys]
.Sizes of keys            keys      Sizes of keys
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clauseline.reading.asciidoc.counting import Sections
from clauseline.reading.asciidoc.inline import DocWords
from clauseline.reading.asciidoc.source import VERBATIM

_ANCHOR = re.compile(r"\[\[(?P<id>[\w:][\w:.-]*)(?:,\s*(?P<text>[^\[\]]+))?\]\]|\[[^\[\]\"=]*#(?P<short>[\w:][\w:.-]*)")
_SOURCE = re.compile(r"\[\[\[(?P<id>[^\[\],]{1,200})(?:,\s*(?P<shown>[^\[\]]{1,300}))?\]\]\]")
_NAMED = re.compile(r"(?P<marks>={1,6}[ \t]+|\.(?=[^\s.]))(?P<words>\S.*)$")


def names_of(lines: Sequence[str], sections: Sections) -> dict[str, str]:
    """The names by anchor; `sections` counts the sections of these lines."""
    names: dict[str, str] = {}
    words = DocWords(sections.values)
    above: list[str] = []
    for place, line in _outside_code(lines):
        for source in _SOURCE.finditer(line):
            names.setdefault(source["id"].strip(), f"[{(source['shown'] or source['id']).strip()}]")
        if line.startswith("[") and not line.startswith("[[["):
            above.append(line)
        elif line.strip():
            found = _NAMED.match(line)
            title = words.read(found["words"])[0] if found else ""
            if found and found["marks"][0] == "=":
                sections.turn(place)
                level = sections.level(found["marks"].strip())
                title = _called(sections.label(level, title, " ".join(above)), level, sections) or title
            names |= {anchor: said for anchor, said in _anchors(above, title) if anchor not in names}
            above = above if found and found["marks"][0] == "." else []
    return names


def _called(label: str, level: int, sections: Sections) -> str:
    """How a text speaks of a section with a number."""
    label = label.partition(" (")[0]
    if " " in label or (sections.is_standard and level > 1):
        return label
    return f"{'Clause' if sections.is_standard else 'Section'} {label}" if label else ""


def _anchors(lines: Iterable[str], title: str) -> Iterator[tuple[str, str]]:
    for line in lines:
        anchor = _ANCHOR.match(line)
        if anchor and (said := anchor["text"] or title):
            yield anchor["id"] or anchor["short"], said


def _outside_code(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that are not in a block of code, and their places."""
    open_with = ""
    for place, line in enumerate(lines):
        fence = VERBATIM.fullmatch(line)
        if fence and open_with in ("", fence[1]):
            open_with = "" if open_with else fence[1]
        elif not open_with:
            yield place, line
