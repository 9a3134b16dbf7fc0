"""What stands before the first clause: a cover, which is left out with samples, or a front part of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clauseline.outline import NORMATIVE, Why, canonical
from clauseline.reading.account import SAMPLE, Account, weigh
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.clause_builder import ClauseBuilder
from clauseline.reading.structure.headings import Heading, Item
from clauseline.reading.words.vocabulary import is_bibliography, is_front

SAMPLES = 20
"""So many lines of a cover are shown in the report."""
PROSE = 400
"""So many characters of sentences before the first clause are more than a cover."""
NO_PROSE = 150
"""And so many below headings on it are no clause: a copyright notice."""
SENTENCE = 60
"""A line of a cover may end with a full stop: only longer ones are sentences of a text."""


def without_cover_titles(items: Sequence[Item]) -> Sequence[Item]:
    """Headings of the cover as lines: those before a front part that has one of the known names, and no number.

        (heading)  World Models      World Models
        (heading)  Draft of May  ->  Draft of May
        (heading)  Foreword          (heading)  Foreword

    Not where sentences stand below them.
    """
    first = next((at for at, item in enumerate(items) if isinstance(item, Heading) and _is_part(item)), 0)
    front = items[first] if items else None
    if not isinstance(front, Heading) or front.number or _prose(items[:first]) > NO_PROSE:
        return items
    return [*(_as_line(item) if isinstance(item, Heading) else item for item in items[:first]), *items[first:]]


def place_cover(
    cover: Sequence[Line | Row], builders: list[ClauseBuilder], account: Account, *, title: str
) -> list[str]:
    """Leave out the cover, with samples; text that is more than a cover becomes a front part of its own."""
    if cover and (not builders or _prose(cover) > PROSE):
        account.added += weigh(title)
        front = ClauseBuilder(Heading("", title, "front", why=Why("prose")), NORMATIVE)
        for item in cover:
            front.add(item)
        builders.insert(0, front)
        return []
    samples: list[str] = []
    for item in cover:
        for part in item.cells if isinstance(item, Row) else (item,):
            account.leave_out("cover", part.text)
            for note in part.notes:
                account.leave_out("cover", note.text)
            if part.text.strip():
                samples.append(canonical(part.text)[:SAMPLE])
    return samples[:SAMPLES]


def _as_line(heading: Heading) -> Line:
    """A heading as the line it was; where its words stood elsewhere, its title as a line."""
    line = heading.line
    return line if weigh(line.text) == weigh(heading.title) else line._replace(text=heading.title)


def _is_part(heading: Heading) -> bool:
    return bool(heading.number) or is_front(heading.title) or is_bibliography(heading.title)


def _prose(items: Iterable[Item]) -> int:
    """The characters of sentences."""
    parts = [part for item in items if not isinstance(item, Heading) for part in _texts(item)]
    return sum(len(text) for text in parts if len(text) > SENTENCE and text.rstrip().endswith((".", "。")))


def _texts(item: Line | Row) -> Iterable[str]:
    return [cell.text for cell in item.cells] if isinstance(item, Row) else [item.text]
