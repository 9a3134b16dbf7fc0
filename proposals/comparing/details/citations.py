"""Standards and laws that a text names: which a change cites anew, drops or takes in another edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.comparing.changes import Detail
from proposals.comparing.details.sides import Gap, Place, Side, overlap, windows

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
_EDITION = re.compile(r"\s?(?::\s?\d{4}(?:-\d{2})?|\(\d{2}/\d{4}\)|\(\d{4}\)|[-—–]\s?\d{4})$")


def find_citations(old: Side, new: Side, gaps: Sequence[Gap]) -> Iterator[Detail]:
    """A standard or law that only one side names, or both in different editions."""
    gaps = [gap for gap in gaps if _SIGN.search(old.text, *gap.old) or _SIGN.search(new.text, *gap.new)]
    ours, theirs = _named(old.text, [gap.old for gap in gaps]), _named(new.text, [gap.new for gap in gaps])
    gone = {name: place for name, place in ours.items() if name not in new.text}
    come = {name: place for name, place in theirs.items() if name not in old.text}
    editions = {_base(name): name for name in come}
    for name, place in gone.items():
        other = editions.get(_base(name))
        yield Detail("reference", name, other or "", place, come.pop(other) if other and other in come else None)
    for name, place in come.items():
        yield Detail("reference", "", name, None, place)


def _named(text: str, gaps: Sequence[Place]) -> dict[str, Place]:
    """Each designation that a gap touches, and where it stands first."""
    found: dict[str, Place] = {}
    for gap in gaps:
        for start, end in windows(text, [gap] if gap[0] < gap[1] else []):
            for match in DESIGNATED.finditer(text, start, end):
                if overlap(match.span(), gap) > 0:
                    found.setdefault(" ".join(match[0].split()), match.span())
    return found


def _base(name: str) -> str:
    return _EDITION.sub("", name)
