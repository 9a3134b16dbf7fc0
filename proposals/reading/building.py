"""Sorted lines to an Outline: clauses with canonical texts, blocks that cover them, and the account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from proposals.outline import NORMATIVE, ClauseText, Outline, Report, canonical
from proposals.reading.account import SAMPLE, Account, weigh
from proposals.reading.chains import mark_clauses
from proposals.reading.contents import recover, take_out
from proposals.reading.drafting import Draft
from proposals.reading.glued import part_numbers
from proposals.reading.headings import Heading, settle_levels, stated_status, status_of, style_offset
from proposals.reading.language import SAMPLE as LANGUAGE_SAMPLE
from proposals.reading.language import guess_language
from proposals.reading.letters import mark_letters
from proposals.reading.limits import check_cells, check_code, check_composed
from proposals.reading.lines import Line, Row
from proposals.reading.lone_labels import join_labels
from proposals.reading.selflinks import take_out_self_links
from proposals.reading.sorting import Sorter
from proposals.reading.vocabulary import is_bibliography, is_front
from proposals.reading.void_columns import without_void_columns
from proposals.saying import said

RECOVERED = said("%s clause numbers were missing in the text and were taken from its table of contents.")
NOT_NUMBERED = said("No numbered clause was found in this file.")

SAMPLES = 20
PROSE = 400
"""So many characters of sentences before the first clause are more than a cover."""
NO_PROSE = 150
"""And so many below headings on it are no clause: a copyright notice."""


def build_outline(
    lines: Sequence[Line | Row], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    warnings: Iterable[str] = (),
) -> Outline:  # fmt: skip
    """The outline of a file's `lines`. `characters` is the count of the whole file, made apart from this one."""
    contents = take_out(take_out_self_links(list(without_void_columns(lines)), account), account)
    kept, recovered = recover(contents.lines, contents.numbers, account)
    kept = mark_clauses(mark_letters(part_numbers(kept)))
    offset, above = style_offset(kept)
    sorter = Sorter(account, title_level=0 if above else offset)
    sifted = sorter.sort(kept)
    levelled = iter(settle_levels((item for item in sifted if isinstance(item, Heading)), offset, above=above))
    found = join_labels([next(levelled) if isinstance(item, Heading) else item for item in sifted], account)
    account.added += sum(map(_added, lines))
    told = [*warnings, *_warnings(recovered, sorter.numbered)]
    return _outline(found, reader=reader, characters=characters, account=account, facts=facts, told=told)


def build_given(
    found: Sequence[Heading | Line | Row], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    warnings: Iterable[str] = (),
) -> Outline:  # fmt: skip
    """The same for a file whose markup says what its clauses are: `found` holds them with their levels."""
    account.added += sum(_added(item) for item in found if not isinstance(item, Heading))
    numbered = any(isinstance(item, Heading) and item.number for item in found)
    told = [*warnings, *_warnings(0, numbered)]
    return _outline(found, reader=reader, characters=characters, account=account, facts=facts, told=told)


def _outline(
    found: Sequence[Heading | Line | Row], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    told: list[str],
) -> Outline:  # fmt: skip
    check_cells(item.cells for item in found if isinstance(item, Row))
    check_code(item.text for item in found if isinstance(item, Line) and item.role == "code")
    drafts, cover = _drafts(_without_cover_titles(found))
    unplaced = _place_cover(cover, drafts, account, title=str(facts.get("title", "")))
    clauses = tuple(draft.finish() for draft in drafts)
    for clause in clauses:
        check_composed(clause.title, clause.text)
    for rule, words in (left for draft in drafts for left in draft.left):
        account.leave_out(rule, words)
    account.added += sum(draft.added for draft in drafts)
    missing = characters + account.added - _weight(clauses) - sum(row.characters for row in account.rows())
    if missing:
        told.append(f"{abs(missing)} characters of the file are not accounted for.")
    language = guess_language(_beginning(clauses))
    report = Report(characters, account.added, account.rows(), tuple(unplaced), tuple(told))
    return Outline(reader, language, clauses, report, {**facts, "language": language})


def _added(line: Line | Row) -> int:
    return sum(cell.added for cell in line.cells) if isinstance(line, Row) else line.added


def _warnings(recovered: int, numbered: bool) -> Iterable[str]:
    if recovered:
        yield RECOVERED % recovered
    if not numbered:
        yield NOT_NUMBERED


def _beginning(clauses: Iterable[ClauseText]) -> str:
    """So many words as tell the language."""
    words: list[str] = []
    count = 0
    for clause in clauses:
        words += [clause.title, clause.text]
        count += len(clause.title) + len(clause.text) + 2
        if count > LANGUAGE_SAMPLE:
            break
    return " ".join(words)


def _weight(clauses: Iterable[ClauseText]) -> int:
    return sum(
        weigh("\n".join((clause.number, clause.title, clause.text, *(block.marker for block in clause.blocks))))
        for clause in clauses
    )


def _drafts(found: Sequence[Heading | Line | Row]) -> tuple[list[Draft], list[Line | Row]]:
    """The clauses in the making, and what stands before the first."""
    drafts: list[Draft] = []
    cover: list[Line | Row] = []
    statuses: list[tuple[int, str]] = []
    for item in found:
        if isinstance(item, Heading):
            statuses = [(level, status) for level, status in statuses if level < item.level]
            status = status_of(item) or (statuses[-1][1] if statuses else NORMATIVE)
            statuses.append((item.level, status))
            drafts.append(Draft(item, status))
        elif drafts:
            stated = stated_status(item.text) if isinstance(item, Line) and drafts[-1].is_empty() else None
            if stated:
                drafts[-1].status = stated
                statuses[-1] = (statuses[-1][0], stated)
            drafts[-1].add(item)
        else:
            cover.append(item)
    return drafts, cover


def _without_cover_titles(found: Sequence[Heading | Line | Row]) -> Sequence[Heading | Line | Row]:
    """Headings of the cover as lines: those that no number has, before a front part that has one of the known names."""
    first = next((at for at, item in enumerate(found) if isinstance(item, Heading) and _is_part(item)), 0)
    front = found[first] if found else None
    if not isinstance(front, Heading) or front.number or _prose(found[:first]) > NO_PROSE:
        return found
    return [*(_as_line(item) if isinstance(item, Heading) else item for item in found[:first]), *found[first:]]


def _as_line(heading: Heading) -> Line:
    """A heading as the line it was; where its words stood elsewhere, its title as a line."""
    line = heading.line
    return line if weigh(line.text) == weigh(heading.title) else line._replace(text=heading.title)


def _is_part(heading: Heading) -> bool:
    return bool(heading.number) or is_front(heading.title) or is_bibliography(heading.title)


def _prose(items: Iterable[Heading | Line | Row]) -> int:
    """The characters of sentences."""
    parts = [part for item in items if not isinstance(item, Heading) for part in _texts(item)]
    return sum(len(text) for text in parts if len(text) > 60 and text.rstrip().endswith((".", "。")))


def _texts(item: Line | Row) -> Iterable[str]:
    return [cell.text for cell in item.cells] if isinstance(item, Row) else [item.text]


def _place_cover(cover: Sequence[Line | Row], drafts: list[Draft], account: Account, *, title: str) -> list[str]:
    """Leave out the cover, with samples; text that is more than a cover becomes a front part of its own."""
    if cover and (not drafts or _prose(cover) > PROSE):
        account.added += weigh(title)
        front = Draft(Heading("", title, "front"), NORMATIVE)
        for item in cover:
            front.add(item)
        drafts.insert(0, front)
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
