"""File names that say whose comments on which draft a file holds, and that every system accepts."""

from __future__ import annotations

import re

from annotations.exporting.sheet import Sheet

LONGEST = 120
"""Characters of a name without its ending: well below what file systems and mail programs allow."""


def file_name(sheet: Sheet, ending: str, *facts: str) -> str:
    """The document's number, the member's code ("collated" for several) and `facts`, as in FGXW-O-047_GB.docx."""
    members = sorted({row.member for row in sheet.rows if row.member})
    member = members[0] if len(members) == 1 else "collated" if members else ""
    parts = [safe(part) for part in (sheet.document or "comments", member, *facts)]
    return "_".join(part for part in parts if part)[:LONGEST].rstrip(" ._") + f".{ending}"


def safe(words: str) -> str:
    """`words` with letters, digits, hyphens, dots and single spaces only; anything else becomes an underscore."""
    kept = re.sub(r"[^\w. -]+", "_", words.replace("**", "CS"))
    return re.sub(r"\s+", " ", kept).strip(" ._")
