"""`python -m proposals.reading FILE NAME OPTIONS --seconds N --memory N`: one file to JSON, within limits.

Prints {"outline": ...} or {"unreadable": a sentence}. It ends with the process that asked for it.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import resource
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def limit(seconds: int, memory: int) -> None:
    """At most `seconds` of CPU and `memory` bytes of address space, no core file, and no life without a parent."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("name")
    parser.add_argument("options", type=json.loads)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--memory", type=int, required=True)
    asked = parser.parse_args()
    limit(asked.seconds, asked.memory)

    from proposals.reading import Unreadable, read

    try:
        answer = {"outline": read(asked.file.read_bytes(), asked.name, asked.options).as_json()}
    except Unreadable as no:
        answer = {"unreadable": str(no)}
    json.dump(answer, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
