"""Standards and laws that a text names: which a change cites anew, drops or takes in another edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.comparing.changes import Change, Detail
from clauseline.comparing.details.generated import find_keys
from clauseline.comparing.details.sides import Gap, Place, Side, overlap, went_elsewhere, window

DESIGNATION = (
    r"[BCDEGIJNRSY《](?:(?<=I)TU-[TRD]\s+(?:Rec(?:ommendation|\.)\s+)?[A-Z]\.\d+(?:\.\d+)*(?:\s?\(\d{2}/\d{4}\)|\s?\(\d{4}\))?"
    r"|(?:(?<=I)(?:SO(?:/IEC)?(?:/IEEE)?|EC|EEE)|(?<=C)EN|(?<=E)(?:TSI|N)|(?<=N)IST)"
    r"(?:[/ ](?:TR|TS|PAS|SP|Std\.?|EN|ES|GS|DIS|FDIS|CD))*"
    r"\s+[A-Z]?\d[\d.]*(?:[- ]\d+)*(?:\s?:\s?\d{4}(?:-\d{2})?|\s?\(\d{4}\))?"
    r"|(?<=R)FC\s?\d{3,5}|(?<=B)CP\s?\d{1,3}"
    r"|(?:(?<=G)[BA]|(?<=Y)D|(?<=J)R|(?<=S)J|(?<=D)B\d{0,2})(?:/[TZ])?\s?\d+(?:\.\d+)*(?:\s?[-—–]\s?\d{4})?"
    r"|(?<=《)[^《》\n]{2,40}》)"
)
"""One set of first characters makes the search several times as fast."""
DESIGNATED = re.compile(DESIGNATION)
_SIGN = re.compile(r"[\d《》]")
"""What stands in every designation."""
_NEAR = 60
"""So far outside its changed part a designation can reach."""
_EDITION = re.compile(r"\s?(?::\s?\d{4}(?:-\d{2})?|\(\d{2}/\d{4}\)|\(\d{4}\)|[-—–]\s?\d{4})$")


def find_citations(old: Side, new: Side, gaps: Sequence[Gap], change: Change) -> Iterator[Detail]:
    """A standard or law that only one side names, or both in different editions.

    Not one in code, or in words that went to or came from another place.
    """
    gaps = [gap for gap in gaps if _SIGN.search(old.text, *gap.old) or _SIGN.search(new.text, *gap.new)]
    if not gaps:
        return
    ours = _named(old, [gap.old for gap in gaps], went_elsewhere(change, "old"))
    theirs = _named(new, [gap.new for gap in gaps], went_elsewhere(change, "new"))
    if not ours and not theirs:
        return
    closed, closed_new = _closed_up(old.text), _closed_up(new.text)
    gone = {name: place for name, place in ours.items() if _closed_up(name) not in closed_new}
    come = {name: place for name, place in theirs.items() if _closed_up(name) not in closed}
    editions = {_base(name): name for name in come}
    for name, place in gone.items():
        other = editions.get(_base(name))
        yield Detail("reference", name, other or "", place, come.pop(other) if other and other in come else None)
    for name, place in come.items():
        yield Detail("reference", "", name, None, place)


def _closed_up(words: str) -> str:
    """The words without spaces: "RFC 8174" and "RFC8174" are one."""
    return "".join(words.split())


def _named(side: Side, gaps: Sequence[Place], elsewhere: Sequence[Place]) -> dict[str, Place]:
    """Each designation that a gap touches, and where it stands first."""
    touched = [match for gap in gaps for match in _designated(side.text, gap)]
    if not touched:
        return {}
    code = [(block.start, block.end) for block in side.blocks if block.kind == "code"]
    asides = [*elsewhere, *code, *find_keys(side.text)]
    found: dict[str, Place] = {}
    for match in touched:
        if not any(overlap(match.span(), aside) > 0 for aside in asides):
            found.setdefault(" ".join(match[0].split()), match.span())
    return found


def _designated(text: str, gap: Place) -> Iterator[re.Match[str]]:
    """Each designation that a gap touches."""
    if gap[0] < gap[1]:
        around = DESIGNATED.finditer(text, *window(text, gap, _NEAR))
        yield from (match for match in around if overlap(match.span(), gap) > 0)


def _base(name: str) -> str:
    return _EDITION.sub("", name)
