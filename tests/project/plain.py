"""`python -m tests.project.plain DESCRIPTOR [SECONDS]`: our server on an inherited socket, with an application that
tells what reached it. It waits for what is slow as long as the tests do, or leaves after so many seconds without a free
thread.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any

from project import memory, server
from tests.site import PATIENCE

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

THREADS = 4
LARGE = 4 * 1024 * 1024
PIECE = 64 * 1024
TOO_MUCH = 2
HANDED_OVER = b"handed over\n"
GO_ON = b"go on\n"


def tell(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """What a request brought; `/large` is 4 MB, `/slow` says that it has begun, and waits for `GO_ON`; from `/full` on
    the process holds more memory than it should.
    """
    if environ["PATH_INFO"] == "/full":
        memory.held = lambda: TOO_MUCH
    if environ["PATH_INFO"] == "/slow":
        sys.stdout.write("at work\n")
        sys.stdout.flush()
        os.read(sys.stdin.fileno(), len(GO_ON))
    body = sum(len(piece) for piece in iter(lambda: environ["wsgi.input"].read(PIECE), b""))
    facts = {"length": environ.get("CONTENT_LENGTH"), "body": body}
    answer = bytes(LARGE) if environ["PATH_INFO"] == "/large" else json.dumps(facts).encode()
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


if __name__ == "__main__":
    server.IDLE = server.HEAD_SECONDS = PATIENCE
    door = socket.socket(fileno=int(sys.argv[1]))
    server.YOUNG = -1
    memory.held = lambda: 0
    server.STUCK = float(sys.argv[2]) if sys.argv[2:] else PATIENCE
    server.FRESH = float(sys.argv[3]) if sys.argv[3:] else server.FRESH
    server.LOOK_AGAIN = 1
    server.serve(
        tell,
        door,
        threads=THREADS,
        grace=float(PATIENCE),
        most=TOO_MUCH - 1,
        hand_over=lambda: os.write(sys.stdout.fileno(), HANDED_OVER),
    )
