"""`python -m tests.probe REQUEST`: the process that reads, but for the reader: in its place stands who attacks.

The options say as whom it was started (`account`; as whoever it is without one), and in which `fence` it stands: that
of our "reader", that of the "office", or, with `read` in its place, a reader as it is.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clauseline import fence
from clauseline.outline import ClauseText, Outline, Report
from clauseline.reading import read
from clauseline.reading.docx import libreoffice
from proposals.sandbox import __main__ as process
from proposals.sandbox import fenced, piecemeal
from tests.attacks import attempts


def attack(data: bytes, name: str, options: Mapping[str, Any]) -> Outline:
    """What came of each attempt, as clauses."""
    clauses = tuple(ClauseText("", title, 1, text=text) for title, text in attempts({**options, "own": 1}).items())
    return Outline("txt", "en", clauses, Report(0))


def be(account: int) -> None:
    """As a process that such an account has started: all is loaded, as it would be."""
    fenced.load(account)
    os.setgroups([])
    os.setgid(account)
    os.setuid(account)


def in_the_office(folder: Path) -> None:
    """The other fence, closed around this process."""
    number = fence.account.other()
    fence.limit(None, None)
    fence.close(libreoffice.enclosure(Path("/usr/bin/soffice"), folder, number), number, None)


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    options = asked["options"]
    if "account" in options:
        be(options.pop("account"))
    kind = options.pop("fence", "")
    if kind == "office":
        in_the_office(Path(options["folder"]))
        piecemeal.write(attack(b"", "", options), sys.stdout)
    else:
        process.main(attack if kind == "reader" else read)
