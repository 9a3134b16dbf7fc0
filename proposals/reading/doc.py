"""Reads old Word files (.doc): LibreOffice, where it is installed, turns them into .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from proposals.outline import Outline
from proposals.reading.docx import WordReader
from proposals.reading.reader import Unreadable
from proposals.reading.word.archive import OLD, OLE
from proposals.saying import said

TURNED = said("This old Word file (.doc) was turned into .docx by LibreOffice before it was read.")
NOT_TURNED = said("This old Word file (.doc) could not be opened. Please save it as .docx and upload that.")

PATIENCE = 60
"""Seconds that LibreOffice has for one file."""

_STREAM = "WordDocument".encode("utf-16-le")
"""The stream that makes a compound file a Word document ([MS-DOC], 2.1)."""

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


class OldWordReader:
    """Word 97 to 2003."""

    name = "doc"
    version = "3"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is a compound file with the text of Word in it."""
        return data.startswith(OLE) and _STREAM in data

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of an old Word file. Raises `Unreadable` with a sentence, also where no LibreOffice is."""
        outline = WordReader().read(as_docx(data), filename, options)
        report = replace(outline.report, warnings=(TURNED, *outline.report.warnings))
        return replace(outline, reader=self.name, report=report)


@lru_cache(maxsize=1)
def as_docx(data: bytes) -> bytes:
    """The same document as .docx. Raises `Unreadable`."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Unreadable(OLD)
    with TemporaryDirectory(prefix="old-word-") as folder:
        here = Path(folder)
        (here / "profile" / "user").mkdir(parents=True)
        (here / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS)
        (here / "draft.doc").write_bytes(data)
        profile = f"-env:UserInstallation={(here / 'profile').as_uri()}"
        kind = ["--infilter=MS Word 97", "--convert-to", "docx:Office Open XML Text"]
        _run([office, "--headless", "--norestore", profile, *kind, "--outdir", folder, str(here / "draft.doc")], here)
        turned = here / "draft.docx"
        if not turned.is_file():
            raise Unreadable(NOT_TURNED)
        return turned.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run a program and, if it takes too long, end it with all that it started."""
    env = {**os.environ, "HOME": str(folder)}
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=env, cwd=folder, start_new_session=True, **quiet) as process:  # noqa: S603
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Unreadable(NOT_TURNED) from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
