"""What is wrong with a comment set, and which clauses its rows can name."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from annotations.exporting.checking import WHOLE_DOCUMENT, Fault, Known, check
from annotations.exporting.sheet import Sheet
from annotations.models import CommentSet
from annotations.queries.comment_sets import sheet_of
from proposals.models import Clause, Version


def faults(comment_set: CommentSet, sheet: Sheet | None = None) -> list[Fault]:
    """What `check` finds in the set: two queries, or one with its `sheet`."""
    there = places(comment_set.consultation.version)
    return check(sheet or sheet_of(comment_set), Known(there, _given(comment_set)))


def all_faults(sheets: Mapping[CommentSet, Sheet]) -> dict[int, list[Fault]]:
    """The same for several sets with their sheets, by their keys: one query."""
    there = all_places({one.consultation.version for one in sheets})
    return {
        one.pk: check(sheet, Known(there[one.consultation.version_id], _given(one))) for one, sheet in sheets.items()
    }


def places(version: Version) -> dict[str, int]:
    """Where in the version the clauses stand that a row can name: by number, or by title without one.

    Of two with one name the first counts; what names the whole document stands before all.
    """
    return all_places([version])[version.pk]


def all_places(versions: Collection[Version]) -> dict[int, dict[str, int]]:
    """The same for several versions, by their keys: one query."""
    found = {one.pk: dict.fromkeys(WHOLE_DOCUMENT, -1) for one in versions}
    readings = {one.current_reading_id: one.pk for one in versions if one.current_reading_id}
    rows = Clause.objects.filter(reading__in=list(readings)).order_by("reading", "order")
    for reading, number, title, order in rows.values_list("reading", "number", "title", "order"):
        found[readings[reading]].setdefault(number or title, order)
    return found


def _given(comment_set: CommentSet) -> set[str]:
    consultation = comment_set.consultation
    return {consultation.member_code, consultation.team.member_code} - {""}
