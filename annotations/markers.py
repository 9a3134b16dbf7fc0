"""What a comparison can be narrowed to by what stands beside its text: annotations, and one's own ticks."""

from __future__ import annotations

from annotations.queries.marks import annotated, reviewed
from proposals.queries.choices import MARKERS, Marker


def connect() -> None:
    MARKERS["annotated"] = Marker(annotated)
    MARKERS["unreviewed"] = Marker(reviewed, chooses_others=True)
