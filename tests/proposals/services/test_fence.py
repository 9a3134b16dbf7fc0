"""Whoever takes over the process that reads a file has gained nothing: tried from inside, on each rung there is.

Dear: each attempt is a process of its own, on each rung.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pytest

from clauseline import fence
from clauseline.fence import FENCED, ISOLATED
from clauseline.reading import read
from proposals.sandbox import child, piecemeal
from proposals.sandbox.child import Files
from tests.attacks import CALLS
from tests.drafts import word
from tests.drafts.specimens import SPECIMENS
from tests.site import HERE

NOBODY = 65534
SECRET = "the key of the site"
REFUSED_TO_ALL = {
    "write to the database": "EACCES",
    "read the database": "EACCES",
    "erase the database": "EACCES",
    "open the database to everyone": "EPERM",
    "read the key": "EACCES",
    "read the environment": "KeyError",
    "read the environment of another": "EACCES",
    "read the memory of another": "EACCES",
    "see what another runs": "EACCES",
    "trace another": "EPERM",
    "signal another": "EPERM",
    "call the broker": "EPERM",
    "call this machine": "EPERM",
    "send to a log": "EPERM",
    "send to a log by one of a pair": "EPERM",
    "listen": "EPERM",
    "write elsewhere": "EACCES",
    "make a link": "EACCES",
    "write 5 GiB": "EFBIG",
    "write to its own file": "EACCES",
    "lift the limits": "ValueError",
    "become root": "EPERM",
    **dict.fromkeys(CALLS, "EPERM"),
    "clone3": "ENOSYS",
    "mseal": "done",
    "the call that comes after those that are known": "ENOSYS",
}
"""Where two refuse it, the answer is that of the list of calls, which is asked first."""
READER = {
    **REFUSED_TO_ALL,
    **dict.fromkeys(
        ("write to the database", "erase the database", "write elsewhere", "make a link", "write to its own file"),
        "EPERM",
    ),
    "start a thread": "RuntimeError",
    "fork without end": "EPERM",
    "run another program": "EPERM",
}
OFFICE = {**REFUSED_TO_ALL, "start a thread": "done", "run another program": "ENOENT"}
"""Programs of its own it may start; here the one that it asks for is not there."""

as_each = pytest.mark.parametrize("account", [0, NOBODY], ids=["as root", "as nobody"])


@pytest.fixture(autouse=True)
def whole_fence():
    if fence.rung() not in (FENCED, ISOLATED):
        pytest.skip(f"This kernel holds readers by less: {fence.rung()} (also on /readyz).")


@pytest.fixture
def site(account: int) -> Iterator[dict[str, Any]]:
    """What a site has that runs under the account, all of it open to it: also a process, a broker and a port."""
    if os.geteuid() != 0 and account == 0:
        pytest.skip("This account cannot be root.")
    folder = Path(tempfile.mkdtemp(prefix="site-", dir="/tmp"))
    for name in ("database", "copy", "key"):
        (folder / name).write_text(SECRET)
    (folder / "folder").mkdir()
    user: dict[str, Any] = {"user": account, "group": account, "extra_groups": []} if os.geteuid() == 0 else {}
    with ExitStack() as stack:
        doors = [stack.enter_context(socket.socket(family)) for family in (socket.AF_UNIX, socket.AF_INET)]
        doors[0].bind(str(folder / "broker"))
        doors[1].bind(("127.0.0.1", 0))
        for door in doors:
            door.listen()
        other = subprocess.Popen(["/bin/sleep", "300"], env={"SECRET_KEY": SECRET}, **user)
        if os.geteuid() == 0:
            fence.account.give(folder, account)
        named = {name: str(folder / name) for name in ("database", "copy", "key", "broker", "folder")}
        yield {**named, "outside": str(folder), "port": doors[1].getsockname()[1], "other": other.pid, "forks": 200}
        other.kill()
        other.wait()
    shutil.rmtree(folder)


def in_fence(data: bytes, name: str, options: dict[str, Any], folder: Path) -> list[str]:
    """The lines that come of it where `tests.probe` reads; those of pictures lie in `folder`."""
    account = {"account": NOBODY} if options.pop("account", 0) and os.geteuid() == 0 else {}
    (folder / "file").write_bytes(data)
    with ExitStack() as stack:
        opened: list[IO[bytes]] = [stack.enter_context((folder / "file").open("rb"))]
        opened += [stack.enter_context((folder / one).open("wb")) for one in ("outline", "errors", "pictures")]
        asked = {"name": name, "options": {**options, **account}, "seconds": 60, "memory": 1 << 30}
        with child.started(asked, Files(*(one.fileno() for one in opened)), "tests.probe") as process:
            status = process.wait(60)
    assert (status, (folder / "errors").read_text()) == (0, "")
    return (folder / "outline").read_text().splitlines()


def attempts(kind: str, account: int, site: dict[str, Any], folder: Path) -> dict[str, str]:
    lines = in_fence(b"", "draft.txt", {**site, "fence": kind, "account": account}, folder)
    return {title: text for _, title, _, _, _, text, *_ in map(json.loads, lines[1:])}


@as_each
def test_our_readers_are_refused_all_of_it(account, site, tmp_path):
    assert attempts("reader", account, site, tmp_path) == READER


@as_each
def test_the_office_is_refused_all_but_processes_of_its_own(account, site, tmp_path):
    """Those it may start without end where it shares the account of the site: a count would be that of all."""
    bomb = {"fork without end": "EAGAIN" if account == 0 else "done"}
    assert attempts("office", account, site, tmp_path) == OFFICE | bomb


@as_each
@pytest.mark.parametrize("name", SPECIMENS)
def test_what_is_read_inside_is_what_is_read_outside(name, account, tmp_path):
    filename, makers = SPECIMENS[name]
    for make in makers:
        assert in_fence(make(), filename, {"account": account}, tmp_path) == outside(make(), filename)


ODD = {
    "a language that is not known by its words": "1 Omfang\n\nHver figur hører til en person.\n".encode(),
    "Chinese in an old encoding": "第一条 为了保护个人信息，制定本法。\n第二条 本法适用于下列活动。\n".encode(
        "gb18030"
    ),
    "Russian in an old encoding": ("1 Область\n\nКаждый аватар связан с человеком.\n" * 9).encode("koi8-r"),
}


@as_each
@pytest.mark.parametrize("case", ODD)
def test_what_is_loaded_for_some_drafts_alone_is_there_too(case, account, tmp_path):
    assert in_fence(ODD[case], "draft.txt", {"account": account}, tmp_path) == outside(ODD[case], "draft.txt")


@as_each
def test_an_old_word_file_is_turned_and_read(account, office, tmp_path):
    new = tmp_path / "a.docx"
    new.write_bytes(word.word_file(word.paragraph("1\tScope", "Heading1"), word.paragraph("Kept.")))
    profile = f"-env:UserInstallation={(tmp_path / 'own').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", tmp_path, new]
    subprocess.run(command, check=True, capture_output=True)
    data = (tmp_path / "a.doc").read_bytes()
    assert in_fence(data, "a.doc", {"account": account}, tmp_path) == outside(data, "a.doc")


@as_each
@pytest.mark.parametrize("name", ["--help", "-x.txt", "-", '{"a": 1}.txt', "a\nb.txt", "文.txt"])
def test_a_file_may_be_called_anything(name, account, tmp_path):
    data = b"1 Scope\n\nAvatars shall be kept.\n"
    assert in_fence(data, name, {"account": account}, tmp_path) == outside(data, name)


def outside(data: bytes, name: str) -> list[str]:
    """The lines of the same draft, read here and now."""
    lines = io.StringIO()
    piecemeal.write(read(data, name), lines)
    return lines.getvalue().splitlines()


HIDDEN = """
import os, sys
from pathlib import Path
from clauseline.fence import kernel

if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
kernel.set_process(kernel.PR_SET_DUMPABLE, 1)
if sys.argv[1] == "hidden":
    kernel.hide()
mine = os.getpid()
if os.fork() == 0:
    try:
        print("SECRET_KEY" in Path(f"/proc/{mine}/environ").read_text())
    except PermissionError as no:
        print(no.strerror)
    sys.stdout.flush()
    os._exit(0)
os.wait()
"""


@pytest.mark.parametrize(("how", "told"), [("open", "True\n"), ("hidden", "Permission denied\n")])
def test_a_process_of_the_site_is_closed_to_others_of_its_account(how, told):
    command = [sys.executable, "-c", HIDDEN, how]
    env = {"SECRET_KEY": SECRET, "PYTHONPATH": str(HERE)}
    assert subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout == told
