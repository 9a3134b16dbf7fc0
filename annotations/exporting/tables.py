"""A plain table for spreadsheets and scripts: UTF-8 with a byte order mark, one row a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from annotations.exporting.csv import as_text
from clauseline.writing.file import ExportedFile, named


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]], names: list[str]) -> ExportedFile:
    """`rows` by their `columns` under a line of these; the file is called after `names`.

    A row may leave columns out, which stay blank; raises ValueError where it has one that is none of these.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(columns)
    table.writerows(_line(columns, row) for row in rows)
    return ExportedFile(out.getvalue().encode("utf-8-sig", "replace"), named(names, "csv"), "text/csv; charset=utf-8")


def _line(columns: Sequence[str], row: Mapping[str, str]) -> list[str]:
    if unknown := row.keys() - set(columns):
        raise ValueError(f"No columns of this table: {sorted(unknown)}")
    return [as_text(row.get(column, "")) for column in columns]
