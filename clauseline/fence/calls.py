"""Which calls of the kernel a process may make: a seccomp filter, written as a program of classic BPF.

What is forbidden answers EPERM, whatever the kernel has learned since these lists were made ENOSYS, as does what hides
its arguments from a filter: libraries then take the older call. A call of another machine kills.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from socket import AF_UNIX, SOCK_STREAM

from clauseline.fence import kernel

NEWEST = 462
"""The last call that these lists know; from 424 on the numbers are the same on all machines."""

# Names with their numbers on x86-64 and ARM64; one number is that of both, and "-" of none.
_KERNEL = """
bpf 321 280, perf_event_open 298 241, userfaultfd 323 282, io_uring_setup 425, io_uring_enter 426,
io_uring_register 427, kexec_load 246 104, kexec_file_load 320 294, init_module 175 105, finit_module 313 273,
delete_module 176 106, add_key 248 217, request_key 249 218, keyctl 250 219, iopl 172 -, ioperm 173 -,
modify_ldt 154 -, personality 135 92, syslog 103 116, acct 163 89, quotactl 179 60, quotactl_fd 443, reboot 169 142,
swapon 167 224, swapoff 168 225, settimeofday 164 170, clock_settime 227 112, adjtimex 159 171, clock_adjtime 305 266,
sethostname 170 161, setdomainname 171 162, vhangup 153 58, unshare 272 97, setns 308 268, mount 165 40,
umount2 166 39, pivot_root 155 41, chroot 161 51, fsopen 430, fsconfig 431, fsmount 432, fspick 433, move_mount 429,
open_tree 428, mount_setattr 442, open_by_handle_at 304 265, name_to_handle_at 303 264, fanotify_init 300 262,
fanotify_mark 301 263
"""
_OTHERS = """
ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, kcmp 312 272, pidfd_open 434, pidfd_getfd 438,
pidfd_send_signal 424, process_madvise 440, process_mrelease 448, kill 62 129, tkill 200 130, tgkill 234 131,
rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, setpgid 109 154, setsid 112 157, sched_setaffinity 203 122,
sched_setscheduler 144 119, sched_setattr 314 274, sched_setparam 142 118, setpriority 141 140, ioprio_set 251 30,
migrate_pages 256 238, move_pages 279 239, msgget 68 186, semget 64 190, shmget 29 194, mq_open 240 180
"""
_MARKS = """
chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452, chown 92 -, fchown 93 55, lchown 94 -, fchownat 260 54,
utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7,
removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, mknod 133 -, mknodat 259 33
"""
_NAMES = """
mkdir 83 -, mkdirat 258 34, rmdir 84 -, unlink 87 -, unlinkat 263 35, rename 82 -, renameat 264 38, renameat2 316 276,
symlink 88 -, symlinkat 266 36, link 86 -, linkat 265 37, truncate 76 45, creat 85 -
"""
_SOCKETS = "connect 42 203, sendto 44 206, sendmsg 46 211, sendmmsg 307 269"
_PROCESSES = "clone 56 220, fork 57 -, vfork 58 -, execve 59 221, execveat 322 281"
_HIDDEN = "clone3 435"
_HIDDEN_OPEN = "openat2 437"

_WRITING = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC
_NEW_NAMESPACES = 0x7E020000
_TERMINAL, _ANY = 0x5401, 0xFFFFFFFF
_OWN = 0

_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_FOREIGN_BIT = 0x40000000
"""Calls of x32, which go by the name of x86-64."""


@dataclass(frozen=True)
class Only:
    """A call is allowed where these bits of its argument, counted from 0, have this value."""

    argument: int
    bits: int
    value: int


Rules = Mapping[int, tuple[int, tuple[Only, ...]]]
"""By the number of a call: what it answers, unless all of these hold (where there are any)."""


def _numbers(*lists: str) -> dict[str, int]:
    """The calls of these lists that this machine has."""
    column = list(kernel.MACHINES).index(kernel.MACHINE) + 1 if kernel.MACHINE in kernel.MACHINES else 0
    rows = [entry.split() for one in lists for entry in one.split(",")]
    found = {row[0]: row[min(column, len(row) - 1)] for row in rows} if column else {}
    return {name: int(number) for name, number in found.items() if number != "-"}


def _deny(*lists: str, answer: int = errno.EPERM) -> Rules:
    return dict.fromkeys(_numbers(*lists).values(), (answer, ()))


def _limit(one: str, *only: Only) -> Rules:
    return dict.fromkeys(_numbers(one).values(), (errno.EPERM, only))


_SECCOMP = _numbers("seccomp 317 277").get("seccomp", -1)
_EVERYBODY = {
    **_deny(_KERNEL, _OTHERS),
    **_deny(_HIDDEN, answer=errno.ENOSYS),
    **_limit("prlimit64 302 261", Only(0, _ANY, _OWN)),
}
READER: Rules = {
    **_EVERYBODY,
    **_deny(_MARKS, _NAMES, _SOCKETS, _PROCESSES, "socket 41 198, socketpair 53 199, bind 49 200"),
    **_deny(_HIDDEN_OPEN, answer=errno.ENOSYS),
    **_limit("open 2 -", Only(1, _WRITING, 0)),
    **_limit("openat 257 56", Only(2, _WRITING, 0)),
    **_limit("ioctl 16 29", Only(1, _ANY, _TERMINAL)),
    **_limit("fcntl 72 25", Only(1, ~7 & _ANY, 0)),
}
"""Those of our own readers: no sockets, no processes, nothing written but to what is open already."""
OFFICE: Rules = {
    **_EVERYBODY,
    **_deny(_MARKS, "connect 42 203"),
    **_limit("socket 41 198", Only(0, _ANY, AF_UNIX), Only(1, 0xF, SOCK_STREAM)),
    **_limit("socketpair 53 199", Only(0, _ANY, AF_UNIX), Only(1, 0xF, SOCK_STREAM)),
    **_limit("clone 56 220", Only(0, _NEW_NAMESPACES, 0)),
    **_limit("access 21 -", Only(1, os.W_OK, 0)),
    **_limit("faccessat 269 48", Only(2, os.W_OK, 0)),
}
"""Those of an office program: processes of its own, and a socket that nobody calls, itself included.

It puts that socket where it hears that it may write, which is nowhere, or else where it is told.
"""


def is_there() -> bool:
    """Whether this kernel takes filters."""
    try:
        return _SECCOMP > 0 and kernel.call(_SECCOMP, 2, 0, ctypes.create_string_buffer(struct.pack("I", _KILL))) == 0
    except OSError:
        return False


def restrict(rules: Rules) -> None:
    """From now on and for good; needs a process that cannot get new privileges."""
    steps = b"".join(_program(rules))
    code = ctypes.create_string_buffer(steps)
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps) // 8, ctypes.addressof(code)))
    kernel.call(_SECCOMP, 1, 0, program)


def _program(rules: Rules) -> Iterable[bytes]:
    yield from (_step(_LOAD, 4), _step(_EQUAL, kernel.MACHINES[kernel.MACHINE], 1), _step(_RETURN, _KILL))
    yield from (_step(_LOAD, 0), _step(_AT_LEAST, _FOREIGN_BIT, 0, 1), _step(_RETURN, _ERRNO | errno.EPERM))
    yield from (_step(_AT_LEAST, NEWEST + 1, 0, 1), _step(_RETURN, _ERRNO | errno.ENOSYS))
    for number, (answer, only) in rules.items():
        yield from _rule(number, answer, only)
    yield _step(_RETURN, _ALLOW)


def _rule(number: int, answer: int, only: tuple[Only, ...]) -> Iterable[bytes]:
    """Look at its arguments one by one; to the last step from wherever one is not as it should be."""
    length = 3 * len(only) + 1 if only else 0
    yield _step(_EQUAL, number, 0, length + 1)
    for place, one in enumerate(only):
        yield _step(_LOAD, 16 + 8 * one.argument)
        yield _step(_AND, one.bits)
        yield _step(_EQUAL, one.value, 0, length - 3 * (place + 1))
    if only:
        yield _step(_RETURN, _ALLOW)
    yield _step(_RETURN, _ERRNO | answer)


def _step(operation: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", operation, if_so, if_not, value)
