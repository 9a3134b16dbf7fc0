"""What is wrong with a comment set, and which clauses its rows can name."""

from __future__ import annotations

from annotations.exporting.checking import WHOLE_DOCUMENT, Fault, Known, check
from annotations.exporting.sheet import Sheet
from annotations.models import CommentSet
from annotations.queries.comment_sets import sheet_of
from proposals.models import Version


def faults(comment_set: CommentSet, sheet: Sheet | None = None) -> list[Fault]:
    """What `check` finds in the set: two queries, or one with its `sheet`."""
    consultation = comment_set.consultation
    given = {consultation.member_code, consultation.team.member_code} - {""}
    return check(sheet or sheet_of(comment_set), Known(places(consultation.version), given))


def places(version: Version) -> dict[str, int]:
    """Where in the version the clauses stand that a row can name: by number, or by title without one.

    Of two with one name the first counts; what names the whole document stands before all.
    """
    found = dict.fromkeys(WHOLE_DOCUMENT, -1)
    if version.current_reading is not None:
        for number, title, order in version.current_reading.clauses.values_list("number", "title", "order"):
            found.setdefault(number or title, order)
    return found
