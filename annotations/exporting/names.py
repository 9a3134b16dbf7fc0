"""File names that say whose comments on which draft a file holds."""

from __future__ import annotations

from annotations.exporting.sheet import Sheet
from clauseline.writing.file import named


def file_name(sheet: Sheet, ending: str, *facts: str) -> str:
    """The document's number, the member's code ("collated" for several) and `facts`, as in FGXW-O-047_GB.docx.

    The name of a set that is not frozen ends with "-draft".
    """
    members = sorted({row.member for row in sheet.rows if row.member})
    member = members[0] if len(members) == 1 else "collated" if members else ""
    return named([sheet.document or "comments", member, *facts], ending, mark="-draft" if sheet.is_draft else "")
