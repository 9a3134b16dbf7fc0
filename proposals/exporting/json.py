"""A comparison for programs, in the keys of `manage.py compare --json`."""

from __future__ import annotations

import json

from proposals.comparing.printing import as_answer
from proposals.exporting.file import ExportedFile
from proposals.exporting.redline import Redline


class JsonExporter:
    """Both texts and all changes as JSON."""

    name = "json"

    def write(self, redline: Redline) -> ExportedFile:
        """`old`, `new`, `changes` and `warnings`, without the blocks of the clauses."""
        answer = as_answer(redline.old, redline.new, redline.compared)
        data = json.dumps(answer, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return ExportedFile(data, redline.file_name("json"), "application/json")
