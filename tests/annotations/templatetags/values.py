"""Values that tags draw, made without a database."""

from __future__ import annotations

from datetime import date
from typing import Any

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.origins.direction import Direction
from clauseline.vocabulary import DutyFact, OriginMethod, StrengthLevel, Ubiquity, Verdict
from proposals.models import Body, Proposal, Version
from proposals.queries.origin_rows import OriginPlace, OriginRow
from proposals.queries.origins import Beginning, FoundOrigin, OriginSpan
from proposals.queries.shared_texts import PairSpan, TextMatch, TextStanding

BODY = Body(pk=1, name="Group on virtual worlds", short_name="FG-MV")
OURS = Proposal(pk=1, slug="ours", number="MV-1", title="Identity", body=BODY)
THEIRS = Proposal(pk=2, slug="theirs", number="", title="Avatars", body=BODY)


def version(number: str, position: int = 1, of: Proposal = OURS, **facts: Any) -> Version:
    """A version that is not in the database."""
    asked = {"date": date(2024, 5, position), "language": "en", **facts}
    return Version(
        pk=10 * of.pk + position, slug=f"v{position}", number=number, position=position, proposal=of, **asked
    )


def place(of: Version, number: str = "4.1", title: str = "Records", key: str = "k1") -> OriginPlace:
    return OriginPlace(of, key, number, title)


def strength(
    verdict: Verdict = "weakened",
    reason: DutyFact = "verb-lowered",
    *,
    sure: bool = True,
    verbs: tuple[str, str] = ("shall", "should"),
) -> StrengthChange:
    """A sentence whose verb changed."""
    levels: dict[str, StrengthLevel] = {"shall": "requirement", "should": "recommendation", "may": "permission"}
    old, new = (Strength(levels[verb], verb, "ISO", 0, 20) for verb in verbs)
    return StrengthChange(old, new, verdict, sure, reason)


def origin(
    direction: Direction = Direction("earlier", "dates"),  # noqa: B008
    *,
    method: OriginMethod = "words",
    ubiquity: Ubiquity = "",
) -> OriginRow:
    """A clause of OURS with words of THEIRS."""
    ours, theirs = version("1"), version("7", of=THEIRS)
    band = "likely" if method == "meaning" else "fact"
    match = TextMatch(2, method, band, (), [], [], 0)  # type: ignore[arg-type]
    standing, span = TextStanding(1, theirs.pk, 5), OriginSpan(PairSpan(0, 9, 0, 9, 3), ubiquity)
    found = FoundOrigin(1, THEIRS.pk, match, (span,), standing, standing)
    return OriginRow(place(ours), place(theirs), found, Beginning(ours, theirs, direction), "a", "b", None)
