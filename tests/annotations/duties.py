"""Comparisons with duties that a test says."""

from __future__ import annotations

from dataclasses import asdict

from clauseline.comparing.changes import Alike, Edit, Strength, StrengthChange
from clauseline.vocabulary import DutyFact, Effect, SentenceKind, Verdict
from proposals.models import Change, Comparison, Proposal, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

OLD = ("The platform shall erase the record.", "The operator shall keep a log.", "The gaze of a user shall be hidden.")
NEW = ("The platform should erase the record.", "The operator shall keep a log if asked.", "Nothing else is said.")


def versions(*texts: tuple[str, ...], proposal: Proposal | None = None) -> list[Version]:
    """Versions of one proposal whose clauses 1, 2, ... have these texts."""
    of = proposal or factories.proposal()
    return [
        factories.version(*(paragraphs(str(n), f"Part {n}", text) for n, text in enumerate(one, 1)), proposal=of)
        for one in texts
    ]


def compared(old: Version, new: Version) -> Comparison:
    """The ready comparison of both, of which nothing is said of force."""
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    Change.objects.filter(comparison=made).update(strength=[], edits=[], proofs=[])
    return Comparison.objects.with_state().get(pk=made.pk)


def say(
    comparison: Comparison,
    number: str,
    old: str,
    new: str,
    reason: DutyFact,
    verdict: Verdict = "ambiguous",
    *,
    sure: bool = False,
    alike: tuple[Alike, ...] = (),
    edits: tuple[Edit, ...] = (),
    kind: SentenceKind = "duty",
    effect: Effect | None = None,
) -> None:
    """Of the clause with this number, that these sentences changed so; "" where there is none."""
    change = comparison.changes.get(sides__clause__number=number, sides__side="new" if new else "old")
    sides = _force(change, "old", old), _force(change, "new", new)
    row = StrengthChange(*sides, verdict, sure, reason, alike, edits, kind=kind, effect=effect)
    change.strength = [*change.strength, asdict(row)]
    change.save()


def _force(change: Change, side: str, sentence: str) -> Strength | None:
    if not sentence:
        return None
    start = change.sides.get(side=side).clause.text.index(sentence)
    verb = "should" if "should" in sentence else "shall"
    level = "requirement" if verb == "shall" else "recommendation"
    return Strength(level, verb, "ISO", start, start + len(sentence))  # type: ignore[arg-type]


def three(proposal: Proposal | None = None) -> Comparison:
    """A verb lowered firmly; a condition that came, to check; and a sentence that is gone, with one that is like it."""
    made = compared(*versions(OLD, NEW, proposal=proposal))
    say(made, "1", OLD[0], NEW[0], "verb-lowered", "weakened", sure=True)
    say(made, "2", OLD[1], NEW[1], "condition-added")
    say(made, "3", OLD[2], "", "gone-alike", alike=(Alike(0, 0, 12),))
    return made
