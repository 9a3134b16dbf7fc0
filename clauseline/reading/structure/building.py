"""Sorted lines to an Outline: clauses with canonical texts, blocks that cover them, and the account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clauseline.messages import gettext_noop as N_
from clauseline.outline import ClauseText, Outline, Report
from clauseline.reading.account import Account, weigh
from clauseline.reading.limits import bounded, check_composed
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.before_clauses import place_cover
from clauseline.reading.structure.clause_builder import ClauseBuilder
from clauseline.reading.structure.headings import Heading, Item, stated_status
from clauseline.reading.structure.passes import GIVEN, PASSES, Findings, run
from clauseline.reading.structure.statuses import OpenStatuses, names_annexes_so
from clauseline.reading.words.language import SAMPLE as LANGUAGE_SAMPLE
from clauseline.reading.words.language import guess_language

RECOVERED = N_("%s clause numbers were missing in the text and were taken from its table of contents.")
NOT_NUMBERED = N_("No numbered clause was found in this file.")
BY_POSITION = N_(
    "The clause numbers are not in this file. Clauseline counted them, as the tool that publishes it does."
)
LONG = 20_000
"""A clause with more characters has hardly so much to say: its headings may have been missed."""

TOO_LONG = N_("“%s” has %s characters in one piece. Please check whether there are headings in it that were missed.")
ONE_PIECE = N_("This file is read as one clause of %s characters. Please check whether its headings were missed.")
_QUOTES = re.compile("[“”]")
MOST_LONG = 5
"""So many long clauses are named."""


def build_outline(
    lines: Iterable[Line | Row], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    warnings: Iterable[str] = (),
) -> Outline:  # fmt: skip
    """The outline of a file's `lines`. `characters` is the count of the whole file, made apart from this one.

    Raises `Unreadable` where there are more lines than any draft has; it takes no more of them.
    """
    lines = list(bounded(lines))
    findings = Findings(account)
    found = run(PASSES, lines, findings)
    account.added += _added(lines)
    if findings.title and not facts.get("title"):
        facts = {**facts, "title": findings.title}
    warnings = [*warnings, *_warnings(findings.recovered, findings.numbered)]
    return _outline(found, reader=reader, characters=characters, account=account, facts=facts, warnings=warnings)


def build_given(
    found: Iterable[Item], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    warnings: Iterable[str] = (),
) -> Outline:  # fmt: skip
    """The same for a file whose markup says what its clauses are: `found` holds them with their levels."""
    found = list(bounded(found))
    account.added += _added(item for item in found if not isinstance(item, Heading))
    numbered = any(isinstance(item, Heading) and item.number for item in found)
    found = run(GIVEN, found, Findings(account))
    warnings = [*warnings, *_warnings(0, numbered)]
    return _outline(found, reader=reader, characters=characters, account=account, facts=facts, warnings=warnings)


def _outline(
    found: Sequence[Item], *, reader: str, characters: int, account: Account, facts: Mapping[str, Any],
    warnings: list[str],
) -> Outline:  # fmt: skip
    builders, cover = _builders(found)
    unplaced = place_cover(cover, builders, account, title=str(facts.get("title", "")))
    clauses = tuple(builder.finish() for builder in builders)
    for clause in clauses:
        check_composed(clause.title, clause.text)
    for rule, words in (left for builder in builders for left in builder.left):
        account.leave_out(rule, words)
    account.added += sum(builder.added for builder in builders)
    missing = characters + account.added - _weight(clauses) - sum(row.characters for row in account.rows())
    if missing:
        warnings.append(f"{abs(missing)} characters of the file are not accounted for.")
    warnings += _too_long(clauses)
    language = guess_language(_beginning(clauses))
    report = Report(characters, account.added, account.rows(), tuple(unplaced), tuple(warnings))
    return Outline(reader, language, clauses, report, {**facts, "language": language})


def _added(items: Iterable[Line | Row]) -> int:
    return sum(part.added for item in items for part in (item.cells if isinstance(item, Row) else (item,)))


def _warnings(recovered: int, numbered: bool) -> Iterable[str]:
    if recovered:
        yield RECOVERED % recovered
    if not numbered:
        yield NOT_NUMBERED


def _too_long(clauses: Sequence[ClauseText]) -> Iterable[str]:
    """What is said of clauses that are longer than a reader of them would believe."""
    long = [clause for clause in clauses if len(clause.text) > LONG]
    if long and len(clauses) == 1:
        return (ONE_PIECE % len(clauses[0].text),)
    return (TOO_LONG % (_name(clause), len(clause.text)) for clause in long[:MOST_LONG])


def _name(clause: ClauseText) -> str:
    """Number and title of a clause, or its first words, without signs that end a quotation."""
    name = f"{clause.number} {clause.title}".strip() or clause.text[:40]
    return _QUOTES.sub("", " ".join(name.split()))


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
    words = [word for clause in clauses for word in (clause.number, clause.title, clause.text)]
    return weigh("\n".join([*words, *(block.marker for clause in clauses for block in clause.blocks)]))


def _builders(found: Sequence[Item]) -> tuple[list[ClauseBuilder], list[Line | Row]]:
    """The clauses in the making, and what stands before the first."""
    builders: list[ClauseBuilder] = []
    cover: list[Line | Row] = []
    statuses = OpenStatuses(names_annexes_so(item for item in found if isinstance(item, Heading)))
    for item in found:
        if isinstance(item, Heading):
            builders.append(ClauseBuilder(item, statuses.step(item)))
        elif builders:
            stated = stated_status(item.text) if isinstance(item, Line) and builders[-1].is_empty() else None
            if stated:
                builders[-1].status = stated
                statuses.state(stated)
            builders[-1].add(item)
        else:
            cover.append(item)
    return builders, cover
