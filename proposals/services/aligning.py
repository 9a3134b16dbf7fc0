"""Comparing two languages: which clause may be which, and what could be said if it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clauseline.aligning import Aligned, align, encoder_name, load_encoder
from clauseline.aligning.judging import judge
from clauseline.aligning.terms import pair_terms
from clauseline.comparing.duties.conventions import Conventions
from clauseline.definitions import DefinitionPair, recognise
from proposals.models import AlignedClause, Comparison, Job, Reading, Version
from proposals.models.comparison import BY_WORDS
from proposals.queries.aligned import TermPair, packed
from proposals.queries.genres import engine_of, genre_in
from proposals.queries.readings import outline_of, pks_of
from proposals.refusals import NotYetComparable
from proposals.services import jobs, storing, vectors

MOST = 16_000_000
"""So many pairs of clauses are compared at most, at some 60 bytes each."""

Candidates = list[dict[str, Any]]
Find = Callable[[int], Candidates]


def engine_of_today(old: Version, new: Version) -> str:
    """What makes such a comparison here, with the name of the encoder, which is not loaded for that."""
    return _engine(engine_of(old, new), encoder_name())


def run(job: Job, comparison: Comparison, old: Reading, new: Reading) -> None:
    """Find and store the pairs of the job's comparison, and what could be said of each that a person confirms.

    That is found here too, so that no page needs the encoder.
    """
    texts = outline_of(old), outline_of(new)
    if len(texts[0].clauses) * len(texts[1].clauses) > MOST:
        raise NotYetComparable(_("These versions have more clauses than this site compares across languages."))
    jobs.report(job, gettext_noop("aligning the clauses"), total=sum(len(text.clauses) for text in texts))
    encoder = load_encoder()
    engine = _made_by(comparison, encoder.name if encoder else None)
    known = vectors.known_of(old, new, encoder=encoder) if encoder else {}
    found = align(*texts, encoder, known)
    if encoder:
        vectors.keep(known, encoder, old, new)
    terms = pair_terms(recognise(texts[0].clauses), recognise(texts[1].clauses), encoder, known)
    conventions = Conventions.of(*texts, genre=genre_in(engine))

    def candidates(place: int) -> Candidates:
        new = texts[1].clauses[place]
        sides = ((one, texts[0].clauses[one]) for one in found.candidates[place])
        return [{"old": one, **packed(judge(clause, new, conventions, encoder, known))} for one, clause in sides]

    _write(job, comparison, found, candidates, sides=(pks_of(old), pks_of(new)))
    counts = _counts(found)
    storing.finish(
        job,
        comparison,
        engine=engine,
        counts=counts,
        kinds=counts,
        warnings=list(conventions.warnings),
        terms=_terms(terms),
    )


def _engine(engine: str, encoder: str | None) -> str:
    return f"{engine} {encoder or BY_WORDS}"


def _made_by(comparison: Comparison, encoder: str | None) -> str:
    """What makes it: another engine than when it was asked for, if the encoder came, went or changed since."""
    engine = _engine(engine_of(comparison.old_version, comparison.new_version), encoder)
    rows = Comparison.objects.filter(old=comparison.old_id, new=comparison.new_id, engine=engine)
    if rows.exclude(pk=comparison.pk).exists():
        raise NotYetComparable(_("The encoder of this site changed. Please ask for this comparison again."))
    return engine


def _write(
    job: Job, comparison: Comparison, found: Aligned, candidates: Find, *, sides: tuple[list[int], list[int]]
) -> None:
    """A row for each clause of the new side, some at a time; `sides` are the primary keys of the clauses."""
    old, new = sides
    pairs = {one.new: one for one in found.pairs}
    with storing.held(job, comparison):
        comparison.aligned.all().delete()  # What a worker left that died.
    for first in range(0, len(new), storing.PART):
        jobs.report(job, gettext_noop("comparing force and amounts"), first, len(new))
        rows = [
            AlignedClause(
                comparison=comparison,
                clause_id=new[place],
                order=place,
                old_id=old[pairs[place].old] if place in pairs else None,
                band=pairs[place].band if place in pairs else "",
                candidates=candidates(place),
            )
            for place in range(first, min(first + storing.PART, len(new)))
        ]
        with storing.held(job, comparison):
            AlignedClause.objects.bulk_create(rows)


def _counts(found: Aligned) -> dict[str, int]:
    """How many clauses of the new side are in pairs, by how sure these are, and how many in none."""
    counted = Counter({"likely": 0, "possible": 0, "none": len(found.candidates) - len(found.pairs)})
    counted.update(one.band for one in found.pairs)
    return dict(counted)


def _terms(pairs: Iterable[DefinitionPair]) -> list[TermPair]:
    return [
        TermPair(pair.old.term, pair.new.term, pair.old.clause, pair.new.clause)
        for pair in pairs
        if pair.old and pair.new
    ]
