"""`python -m proposals.reading FILE [OPTIONS_JSON]`: a file's outline as JSON on standard output.

This is what runs apart, in a child process with limits, on files that strangers sent. It writes
{"outline": {...}}, or {"unreadable": "a sentence for people"}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from proposals.reading import Unreadable, read


def main(arguments: list[str]) -> None:
    """Read the file named first, with the options given second."""
    path = Path(arguments[0])
    options = json.loads(arguments[1]) if len(arguments) > 1 else {}
    try:
        answer = {"outline": read(path.read_bytes(), path.name, options).as_json()}
    except Unreadable as refusal:
        answer = {"unreadable": str(refusal)}
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1:])
