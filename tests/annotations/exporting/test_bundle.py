import hashlib
import io
import json
import zipfile

from annotations.exporting import FORMATS
from annotations.exporting.bundle import bundle
from annotations.exporting.manifest import manifest
from annotations.exporting.sheet import Row, Sheet

ROWS = (
    Row(1, "GB", "", "8.3", "Para 2", "te", "保存多久？", "Replace “long” by “30 days”.", concerns=("retention",)),
    Row(2, "GB", "", "9", "", "ge", "Say why."),
)
SHEET = Sheet("Identity", "2023-07-06", "FGXW-O-047", "D6.3", "0" * 64, "en", ROWS)


def test_it_holds_every_form_and_what_proves_them():
    sealed = manifest(SHEET, frozen_by="abc")
    file = bundle(SHEET, sealed)
    archive = zipfile.ZipFile(io.BytesIO(file.data))
    forms = [exporter.write(SHEET) for exporter in FORMATS.values()]
    assert archive.namelist() == [*(form.name for form in forms), "rows.jsonl", "manifest.json", "SHA256SUMS"]
    assert [archive.read(form.name) for form in forms] == [form.data for form in forms]
    lines = archive.read("rows.jsonl").decode().splitlines()
    assert [hashlib.sha256(line.encode()).hexdigest() for line in lines] == sealed["rows"]
    assert json.loads(archive.read("manifest.json")) == sealed
    sums = archive.read("SHA256SUMS").decode().splitlines()
    names = archive.namelist()[:-1]
    assert sums == [f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}" for name in names]
    assert (file.name, file.media_type) == ("FGXW-O-047_GB_2023-07-06.zip", "application/zip")
    assert bundle(SHEET, sealed) == file


def test_a_draft_has_no_manifest():
    assert "manifest.json" not in zipfile.ZipFile(io.BytesIO(bundle(SHEET, {}).data)).namelist()
