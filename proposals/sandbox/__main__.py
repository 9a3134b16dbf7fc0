"""`python -m proposals.sandbox REQUEST <FILE >OUTLINE`: a file as the lines of `piecemeal`, inside a fence.

This is what runs apart, in a process of its own, on files that strangers sent. The request is JSON: `name` and
`options`; `seconds` of CPU and bytes of `memory`; `pictures`, a descriptor for those that can be shown; `parent`, the
process without which there is no use in this one. All but the name may be left out.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from clauseline import fence
from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from clauseline.reading.docx.doc import OldWordReader
from clauseline.reading.docx.libreoffice import as_docx
from clauseline.reading.files import images
from clauseline.reading.pdf.reader import PdfReader
from proposals.sandbox import fenced, piecemeal
from proposals.sandbox.child import EXHAUSTED


def main(look: Callable[[bytes, str, Mapping[str, Any]], Outline] = read) -> None:
    """Read one file within the limits that are given; `look` does that inside the fence."""
    asked = json.loads(sys.argv[1])
    fence.kernel.die_with(asked.get("parent"))
    number = fence.account.other()
    loaded = fenced.load(number)
    fence.limit(asked.get("seconds"), asked["memory"] + loaded if "memory" in asked else None)
    data = sys.stdin.buffer.read()
    try:
        # Another program would not run inside, and does its part before; what it made is only remembered here.
        if OldWordReader().recognises(data, asked["name"]):
            as_docx(data)
        fenced.shut(number, asked.get("parent"))
        outline = look(data, asked["name"], asked.get("options") or {})
        if "pictures" in asked:
            write_pictures(data, outline, asked["pictures"])
    except Unreadable as no:
        piecemeal.refuse(str(no), sys.stdout)
    else:
        piecemeal.write(outline, sys.stdout)
    sys.stdout.flush()


def write_pictures(data: bytes, outline: Outline, descriptor: int) -> None:
    """Write the pictures of the outline's figures there."""
    if outline.reader == OldWordReader.name:
        data = as_docx(data)
    wanted = {figure.sha256 for clause in outline.clauses for figure in clause.figures if figure.sha256}
    with os.fdopen(descriptor, "wb") as file:
        if wanted and outline.reader == PdfReader.name:
            images.write(images.wanted_of(PdfReader().pictures(data), wanted), file)
        else:
            images.write(images.pictures(data, wanted), file)


if __name__ == "__main__":
    try:
        main()
    except (MemoryError, RecursionError):
        os._exit(EXHAUSTED)
    except OSError as problem:
        if problem.errno != errno.EFBIG:
            raise
        os._exit(EXHAUSTED)
