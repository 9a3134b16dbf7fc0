"""A plain table for spreadsheets and scripts: UTF-8 with a byte order mark, one row a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from annotations.exporting.csv import as_text
from clauseline.writing.file import ExportedFile, named


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]], names: list[str]) -> ExportedFile:
    """`rows` by their `columns` under a line of these; the file is called after `names`."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(columns)
    table.writerows([as_text(row.get(column, "")) for column in columns] for row in rows)
    return ExportedFile(out.getvalue().encode("utf-8-sig", "replace"), named(names, "csv"), "text/csv; charset=utf-8")
