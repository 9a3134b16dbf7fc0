"""`python -m proposals.reading FILE [--name NAME] [--options JSON] [--pictures FOLDER]
[--seconds N] [--memory BYTES]`: a file as lines of JSON, and its pictures in a folder under their SHA-256.

This is what runs apart, in a child process with limits, on files that strangers sent. It writes the lines of
`proposals.piecemeal`, or {"unreadable": "a sentence for people"}, and ends when the process that started it does.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path

from proposals import piecemeal
from proposals.outline import Outline
from proposals.reading import Unreadable, read
from proposals.reading.doc import OldWordReader, as_docx
from proposals.reading.images import pictures

EXHAUSTED = 75
"""The exit status when memory or the depth of calls did not suffice: there may be none left to say so in words."""

PR_SET_PDEATHSIG = 1
"""See prctl(2): the signal to get when the parent dies."""


def main() -> None:
    """Read one file within the limits that are given."""
    parser = argparse.ArgumentParser(prog="proposals.reading")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", help="the name it was uploaded under")
    parser.add_argument("--options", type=json.loads, default={})
    parser.add_argument("--pictures", type=Path, help="an empty folder for the pictures that can be shown")
    parser.add_argument("--seconds", type=int, help="of CPU")
    parser.add_argument("--memory", type=int, help="bytes of address space")
    parser.add_argument("--parent", type=int, help="the process without which there is no use in this one")
    asked = parser.parse_args()
    limit(asked.seconds, asked.memory, asked.parent)
    try:
        data = asked.file.read_bytes()
        outline = read(data, asked.name or asked.file.name, asked.options)
        if asked.pictures:
            write_pictures(data, outline, asked.pictures)
    except Unreadable as no:
        piecemeal.refuse(str(no), sys.stdout)
    else:
        piecemeal.write(outline, sys.stdout)


def write_pictures(data: bytes, outline: Outline, folder: Path) -> None:
    """Put the pictures of the outline's figures into `folder`."""
    if outline.reader == OldWordReader.name:
        data = as_docx(data)
    wanted = {figure.sha256 for clause in outline.clauses for figure in clause.figures if figure.sha256}
    for digest, picture in pictures(data, wanted):
        (folder / digest).write_bytes(picture)


def limit(seconds: int | None, memory: int | None, parent: int | None) -> None:
    """No core file, no life without a parent, and not more than this."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if parent and os.getppid() != parent:
            sys.exit("The process that asked is gone.")


if __name__ == "__main__":
    try:
        main()
    except (MemoryError, RecursionError):
        os._exit(EXHAUSTED)
