"""A plain table for spreadsheets and scripts: UTF-8 with a byte order mark, one comment a line."""

from __future__ import annotations

import csv
import io
import re

from annotations.exporting.force import all_in_words
from annotations.exporting.names import file_name
from annotations.exporting.sheet import Row, Sheet
from clauseline.messages import gettext_noop as N_
from clauseline.writing.directions import enclosed
from clauseline.writing.file import ExportedFile

COLUMNS = (
    "number", "member", "line", "clause", "title", "element", "kind", "quote", "comment", "proposed",
    "observation", "concerns", "credit", "permalink", "state", "force", "wording",
)  # fmt: skip

_UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")
"""White space, and characters that show nothing, before which a program may still see a formula."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class CsvExporter:
    """Comma-separated values after RFC 4180."""

    name = "csv"
    label = N_("CSV table")
    media_type = "text/csv; charset=utf-8"

    def write(self, sheet: Sheet) -> ExportedFile:
        """The rows under a line of column names; what a spreadsheet would run as a formula is quoted."""
        out = io.StringIO(newline="")
        table = csv.writer(out)
        table.writerow(COLUMNS)
        table.writerows(cells(row, sheet) for row in sheet.rows)
        name = file_name(sheet, "csv", sheet.date)
        return ExportedFile(out.getvalue().encode("utf-8-sig", "replace"), name, self.media_type)


def cells(row: Row, sheet: Sheet) -> list[str]:
    """The cells of one comment of `sheet` in the order of `COLUMNS`."""
    texts = {"concerns": "; ".join(row.concerns), "permalink": sheet.address(row), "state": sheet.state}
    texts |= {"force": all_in_words(row.force)}
    return [as_text(str(texts[name] if name in texts else getattr(row, name))) for name in COLUMNS]


def as_text(value: str) -> str:
    """`value` with an apostrophe in front where a spreadsheet program would take it for a formula."""
    value = "\n".join(map(enclosed, value.replace("\0", "").split("\n")))
    return f"'{value}" if value.startswith(_FORMULA) or _UNSEEN.sub("", value, count=1).startswith(_FORMULA) else value
