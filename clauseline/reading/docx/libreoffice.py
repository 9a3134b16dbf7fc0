"""LibreOffice, where it is installed, turns old Word files into .docx and prints: strangers’ words in a fence of their
own.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from clauseline import fence
from clauseline.fence import OFFICE, Fence, paths
from clauseline.messages import gettext_noop as N_
from clauseline.reading.docx.marks import OLD
from clauseline.reading.reader import Unreadable

NOT_TURNED = N_("This old Word file (.doc) could not be opened. Please save it as .docx and upload that.")

PATIENCE = 60
"""Seconds that LibreOffice has for one file."""
AGAIN = 81
"""Its exit status when it wants to be started again, as it does once with each new profile."""
FILES, PROCESSES = 256, 64
"""So many it may open, and so many processes and threads it may have where it has an account of its own."""

_PROGRAMS = ("/usr", "/bin", "/lib", "/lib64")
_PARTS = (
    *("/etc/libreoffice", "/etc/fonts", "/etc/ld.so.cache", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf"),
    *("/etc/localtime", "/etc/papersize", "/var/lib/libreoffice", "/var/spool/libreoffice", "/var/cache/fontconfig"),
    *("/proc/self", "/dev/urandom"),
)
"""What it reads beside its own parts. Of /proc it sees the process that it begins as."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""  # noqa: E501
"""No macros, no links followed, and for all that asks nonetheless a proxy that is not there."""


@lru_cache(maxsize=1)
def as_docx(data: bytes) -> bytes:
    """The same document as .docx. Raises `Unreadable`. With the bytes of the last call it starts no program."""
    if not is_there():
        raise Unreadable(OLD)
    kind = ["--infilter=MS Word 97", "--convert-to", "docx:Office Open XML Text"]
    turned = convert(data, "draft.doc", kind, "draft.docx")
    if turned is None:
        raise Unreadable(NOT_TURNED)
    return turned


def is_there() -> bool:
    """Whether this machine has it."""
    return _office() is not None


def convert(data: bytes, name: str, kind: Sequence[str], result: str) -> bytes | None:
    """What it makes of a file called `name` when it is asked for that `kind`; None where it does not."""
    office = _office()
    if office is None:
        return None
    with TemporaryDirectory(prefix="old-word-") as folder:
        here = Path(folder)
        (here / "profile" / "user").mkdir(parents=True)
        (here / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS)
        (here / name).write_bytes(data)
        profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
        command = [str(office), "--headless", "--norestore", profile, *kind, "--outdir", folder, f"{folder}/{name}"]
        number = fence.account.other()
        if number is not None:
            fence.account.give(here, number)
        if _run(command, here, number) == AGAIN:
            _run(command, here, number)
        made = here / result
        return None if made.is_symlink() or not made.is_file() else made.read_bytes()


def enclosure(office: Path, folder: Path, number: int | None) -> Fence:
    """The fence around a program that reads its own parts, and writes in `folder` alone."""
    program = office.resolve().parent
    installed = program.parent if program.name == "program" else program
    look, null = paths.READ | paths.LIST, (Path("/dev/null"), paths.READ | paths.WRITE)
    programs = [(Path(place), look | paths.EXECUTE) for place in (*_PROGRAMS, installed)]
    rights = [*programs, *((Path(place), look) for place in _PARTS), null, (folder, paths.OWN)]
    return Fence(OFFICE, rights, files=FILES, processes=None if number is None else PROCESSES)


def _run(command: list[str], folder: Path, number: int | None) -> int | None:
    """The exit status of a program that runs in a fence of its own, and ends with all that it started; None if it took
    too long.
    """
    closed = fence.closing(enclosure(Path(command[0]), folder, number), number, os.getpid())
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(  # noqa: S603
        command, env=_env(folder), cwd=folder, start_new_session=True, preexec_fn=closed, **quiet
    ) as process:
        try:
            return process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _office() -> Path | None:
    """The program itself where one can tell; else what starts it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    itself = Path(found).resolve().with_name("soffice.bin")
    return itself if itself.is_file() else Path(found)


def _env(folder: Path) -> dict[str, str]:
    """All it is told: its folder, also for the socket that it insists on."""
    own = dict.fromkeys(("HOME", "TMPDIR", "OSL_SOCKET_PATH"), str(folder))
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", **own}
