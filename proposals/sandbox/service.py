"""`python -m proposals.sandbox.service SOCKET`: reads files for processes of other containers, and knows nothing else.

Whoever asks sends one packet, the request as JSON and beside it the open descriptors of `sandbox.child.Files`;
the answer is one packet, {"status", "seconds"} of the process that read, its seconds those of CPU, or {"rung"} where
no file was sent. Who hangs up no longer wants it, and the process is ended.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

from clauseline import fence
from proposals.sandbox import child
from proposals.sandbox.child import Files

LONGEST = 100_000
"""Bytes of a packet."""
RETURNING = 30
"""Seconds in which a service that is being started again comes back."""


def serve(place: Path) -> None:
    """Listen on a socket file there, for good."""
    place.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as door:
        door.bind(str(place))
        # Whom the volume is given may ask.
        place.chmod(0o666)
        door.listen()
        while True:
            Thread(target=_answer, args=(door.accept()[0],), daemon=True).start()


def line(place: str, seconds: float, patience: float) -> socket.socket:
    """A connection with the service, on which an answer may take so long. Raises OSError if none is made meanwhile."""
    end = time.monotonic() + patience
    while True:
        found = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        found.settimeout(seconds)
        try:
            found.connect(place)
        except OSError:
            found.close()
            if time.monotonic() >= end:
                raise
            time.sleep(0.1)
        else:
            return found


def ask(line: socket.socket, request: Mapping[str, Any], files: Sequence[int]) -> dict[str, Any]:
    """What it answers. Raises TimeoutError, or EOFError when it ends before."""
    socket.send_fds(line, [json.dumps(request).encode()], files)
    answer = line.recv(LONGEST)
    if not answer:
        raise EOFError("it was broken off")
    return dict(json.loads(answer))


def _answer(caller: socket.socket) -> None:
    with caller:
        message, descriptors, _, _ = socket.recv_fds(caller, LONGEST, len(Files._fields))
        try:
            answer = _read(json.loads(message), Files(*descriptors), caller) if descriptors else {"rung": fence.rung()}
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
        with suppress(BrokenPipeError):
            caller.send(json.dumps(answer).encode())


def _read(asked: Mapping[str, Any], files: Files, caller: socket.socket) -> dict[str, float]:
    """Wait for the process, as long as somebody waits for it."""
    with child.started(asked, files) as process:
        ended = os.pidfd_open(process.pid)
        try:
            select.select([ended, caller.fileno()], [], [])
        finally:
            os.close(ended)
        seconds = _cpu_seconds(process.pid)
        status = process.poll()
        return {"status": -signal.SIGKILL if status is None else status, "seconds": seconds}


def _cpu_seconds(pid: int) -> float:
    """What a process took that nobody has waited for yet."""
    facts = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, facts[11:13])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
