"""A backup of a site while people write: one moment of it, which is a whole site elsewhere.

Dear: two sites are started, and one of them is at work.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.journeys.test_nothing_lost import all_over, small, upload
from tests.site import HERE, Site, environment, running_site, services, until

pytestmark = [pytest.mark.postgres, pytest.mark.faults]

BACKUP = """
import sys
from django.core.management import call_command
for number in range(3):
    call_command("backup", f"{sys.argv[1]}/{number}.zip")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with services() as own, running_site(tmp_path_factory.mktemp("var"), more=own) as site:
        yield site


def manage(var: Path, *command: str) -> str:
    """What a command of an empty site of one's own machine says."""
    asked = [sys.executable, str(HERE / "manage.py"), *command]
    return subprocess.run(asked, env=environment(var), check=True, text=True, stdout=subprocess.PIPE).stdout


def content(backup: Path) -> tuple[bytes, dict[str, bytes]]:
    with ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.startswith("files/")}
        return archive.read("rows.ndjson"), files


def versions(rows: bytes) -> list[dict[str, Any]]:
    """The rows of that table, by column."""
    found, columns = [], None
    for line in map(json.loads, rows.splitlines()):
        if isinstance(line, dict):
            columns = line["columns"] if line["table"] == "proposals.version" else None
        elif columns:
            found.append(dict(zip(columns, line, strict=True)))
    return found


def test_what_is_saved_while_people_write_is_whole_elsewhere(site: Site, tmp_path: Path):
    with ThreadPoolExecutor(3) as people:
        writers = [people.submit(upload, site, f"writer {who}", *small(tmp_path, 12, who)) for who in range(2)]
        people.submit(site.run, BACKUP, str(tmp_path)).result()
        for one in writers:
            one.result()
    until(lambda: all_over(site))
    for number in range(3):
        check(tmp_path / f"{number}.zip", tmp_path / f"site-{number}")


def check(backup: Path, var: Path) -> None:
    """Restored, every file is the one that its row tells of, the record holds, and another backup is the same."""
    rows, files = content(backup)
    saved = versions(rows)
    assert sorted(files) == sorted(f"files/{one['file']}" for one in saved)
    assert all(hashlib.sha256(files[f"files/{one['file']}"]).hexdigest() == one["sha256"] for one in saved)
    var.mkdir()
    manage(var, "restore", str(backup))
    assert manage(var, "audit", "verify").startswith("The record holds")
    manage(var, "backup", str(var / "again.zip"))
    assert content(var / "again.zip") == (rows, files)
