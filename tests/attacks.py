"""What a process would try that was taken over by the file it works on: each act, and how it is refused."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import socket
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from clauseline.fence import kernel

CALLS = {
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "kexec_load": (246, 104),
    "mount": (165, 40),
    "unshare": (272, 97),
    "process_vm_readv": (310, 270),
    "pidfd_open": (434, 434),
    "clone3": (435, 435),
    "mseal": (462, 462),
    "the call that comes after those that are known": (463, 463),
}
"""Numbers on x86-64 and ARM64, taken from the kernel's own headers."""
PTRACE_ATTACH = 16
HUGE = 5 << 30

libc = ctypes.CDLL(None, use_errno=True)


def attempts(told: dict[str, Any]) -> dict[str, str]:
    """The name of each act that was tried with what it came to: "done", or how it was refused."""
    acts: dict[str, Callable[[], object]] = {
        "write to the database": lambda: os.open(told["database"], os.O_RDWR),
        "read the database": lambda: os.open(told["database"], os.O_RDONLY),
        "erase the database": lambda: Path(told["copy"]).unlink(),
        "open the database to everyone": lambda: Path(told["database"]).chmod(0o666),
        "read the key": lambda: Path(told["key"]).read_text(),
        "read the environment": lambda: [os.environ[name] for name in ("SECRET_KEY", "DATABASE_URL")],
        "read the environment of another": lambda: Path(f"/proc/{told['other']}/environ").read_bytes(),
        "read the memory of another": lambda: os.open(f"/proc/{told['other']}/mem", os.O_RDONLY),
        "see what another runs": lambda: Path(f"/proc/{told['other']}/cmdline").read_bytes(),
        "trace another": lambda: traced(told["other"]),
        "signal another": lambda: os.kill(told["other"], 0),
        "call the broker": lambda: call(socket.AF_UNIX, told["broker"]),
        "call this machine": lambda: call(socket.AF_INET, ("127.0.0.1", told["port"])),
        "send to a log": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
        "send to a log by one of a pair": lambda: socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM),
        "listen": lambda: socket.create_server(("127.0.0.1", 0)),
        "write elsewhere": lambda: Path(told["outside"], "written").write_text("x"),
        "make a link": lambda: Path(told["outside"], "link").symlink_to(told["key"]),
        "write 5 GiB": lambda: os.pwrite(told["own"], b"x", HUGE),
        "write to its own file": lambda: os.open("/proc/self/fd/0", os.O_WRONLY),
        "lift the limits": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (HUGE, HUGE)),
        "become root": lambda: os.setuid(0),
        "start a thread": lambda: threading.Thread(target=int).start(),
        "fork without end": lambda: fork(told["forks"]),
        "run another program": lambda: os.execv("/no/such/program", ["program"]),
    }
    found = {name: come_to(act) for name, act in acts.items()}
    return found | {name: come_to(partial(call_kernel, numbers)) for name, numbers in CALLS.items()}


def come_to(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as problem:
        return errno.errorcode[problem.errno or 0]
    except (KeyError, ValueError, RuntimeError) as problem:
        return type(problem).__name__
    return "done"


def traced(other: int) -> None:
    if libc.ptrace(PTRACE_ATTACH, other, None, None) < 0:
        raise OSError(ctypes.get_errno(), "ptrace")


def call(family: int, place: object) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as caller:
        caller.settimeout(2)
        caller.connect(place)  # type: ignore[arg-type]


def fork(count: int) -> None:
    """So many processes that wait for their end; they end with this one."""
    pipe, _ = os.pipe()
    for _ in range(count):
        if os.fork() == 0:
            kernel.die_with(None)
            os.read(pipe, 1)
            os._exit(0)


def call_kernel(numbers: tuple[int, int]) -> None:
    """With arguments that mean nothing: who is let through hears so, which is a success here."""
    number = numbers[list(kernel.MACHINES).index(kernel.MACHINE)]
    if libc.syscall(number, *[ctypes.c_long(-1)] * 6) < 0 and ctypes.get_errno() in (errno.EPERM, errno.ENOSYS):
        raise OSError(ctypes.get_errno(), "refused")
