"""All forms of a comment set in one archive, with what proves them. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from annotations.exporting import FORMATS
from annotations.exporting.manifest import canonical, columns_of, sent
from annotations.exporting.names import file_name
from annotations.exporting.sheet import Sheet
from clauseline.writing.file import ExportedFile
from clauseline.writing.word import pack

BUNDLE = "zip"
MEDIA_TYPE = "application/zip"


def bundle(sheet: Sheet, manifest: Mapping[str, Any]) -> ExportedFile:
    """The sheet in every form, `manifest.json`, `rows.jsonl` and `SHA256SUMS`; the same set gives the same bytes.

    Each line of `rows.jsonl` is a row as it was hashed: its SHA-256 stands in the manifest, in the same order.
    A set that is not frozen has no manifest, and each of its lines says that it is a draft.
    """
    files = {file.name: file.data for file in (exporter.write(sheet) for exporter in FORMATS.values())}
    hashed, state = columns_of(manifest), {"state": sheet.state} if sheet.is_draft else {}
    lines = (f"{canonical({**sent(row, hashed), **state})}\n" for row in sheet.rows)
    files["rows.jsonl"] = "".join(lines).encode("utf-8", "surrogatepass")
    if manifest:
        files["manifest.json"] = json.dumps(dict(manifest), ensure_ascii=False, indent=2, sort_keys=True).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    name = file_name(sheet, "zip", sheet.date)
    return ExportedFile(pack({**files, "SHA256SUMS": sums.encode()}), name, MEDIA_TYPE)
