"""The guide tells other programs all that they need to verify a set: the program it gives, run as it stands there."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from annotations.exporting.bundle import bundle
from annotations.exporting.manifest import FIRST_COLUMNS, SCHEMA, manifest
from tests.annotations.exporting.sample import SHEET
from tests.annotations.exporting.test_manifest import first_manifest

GUIDE = (Path(__file__).resolve().parents[3] / "docs/guide/manifest.md").read_text(encoding="utf-8")
SEALED = manifest(SHEET, comment_set="https://drafts.example.org/comment-sets/k3/", frozen_by="k3j8m2pq7x", left_out=[])


@pytest.fixture
def verified(tmp_path):
    """What the guide's program answers about an archive, with some of its files replaced."""
    (program,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "verify.py").write_text(program, encoding="utf-8")

    def run(sealed, **replaced):
        archive = zipfile.ZipFile(io.BytesIO(bundle(SHEET, sealed).data))
        files = {name: archive.read(name) for name in archive.namelist()} | replaced
        with zipfile.ZipFile(tmp_path / "set.zip", "w") as written:
            for name, data in files.items():
                written.writestr(name, data)
        done = subprocess.run(
            [sys.executable, "-I", "verify.py", "set.zip"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        return done.returncode, (done.stdout or done.stderr).strip().splitlines()[-1]

    return run


@pytest.mark.parametrize("sealed", [SEALED, first_manifest()], ids=["now", "first"])
def test_its_program_verifies_what_we_export(verified, sealed):
    assert verified(sealed) == (0, f"12 rows are as they were frozen: {sealed['sha256']}")


def test_its_program_finds_what_was_changed(verified):
    rows = zipfile.ZipFile(io.BytesIO(bundle(SHEET, SEALED).data)).read("rows.jsonl")
    assert verified(SEALED, **{"rows.jsonl": rows.replace(b"Nobody", b"Everybody")})[0] == 1
    assert verified(SEALED, **{"manifest.json": json.dumps({**SEALED, "frozen_by": "other"})})[0] == 1
    told = verified(SEALED, **{"manifest.json": json.dumps({**SEALED, "schema": "clauseline-manifest/3"})})
    assert told == (1, "This manifest follows clauseline-manifest/3, which is unknown here.")


def test_it_names_every_entry_and_the_first_columns():
    told = re.findall(r"^\| (`.*?) \|", GUIDE, re.MULTILINE)
    entries = {name for cell in told for name in re.findall(r"`(\w+)`", cell)}
    assert entries == {*SEALED, "frozen_at", "vocabulary"}
    (named,) = re.findall(r"thirteen columns of the first ones: (.*?)\.", GUIDE)
    assert tuple(re.findall(r"`(\w+)`", named)) == FIRST_COLUMNS
    assert f"`{SCHEMA}`" in GUIDE
