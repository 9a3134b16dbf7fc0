"""What is not frozen says so, in its name and in the file, and stays what the body's own programs take."""

import csv
import io
import json
import subprocess
import zipfile
from dataclasses import replace

import docx
import pytest
from openpyxl import load_workbook

from annotations.exporting import FORMATS
from annotations.exporting.bundle import bundle
from annotations.exporting.manifest import manifest
from tests.annotations.exporting.sample import ROWS, SHEET
from tests.annotations.exporting.test_iso import texts, widths

DRAFT = replace(SHEET, is_draft=True)
MARK = "DRAFT – not sent"


def written(form, sheet=DRAFT):
    return FORMATS[form].write(sheet)


def word(sheet):
    return docx.Document(io.BytesIO(written("iso", sheet).data))


def test_the_name_of_every_form_says_so_however_long_it_is():
    names = [written(form).name for form in FORMATS] + [bundle(DRAFT, {}).name]
    assert names == [
        "FGXW-O-047_GB-draft.docx",
        "FGXW-O-047_GB_2023-09-01-draft.xlsx",
        "FGXW-O-047_GB_2023-09-01-draft.csv",
        "FGXW-O-047_GB_2023-09-01-draft.zip",
    ]
    assert written("iso", replace(DRAFT, document="N" * 300)).name == "N" * 120 + "-draft.docx"
    assert [name for form in FORMATS if "draft" in (name := written(form, SHEET).name)] == []


def test_the_form_says_so_above_the_tables_of_the_template_which_stay_as_they_are():
    draft, frozen = word(DRAFT), word(SHEET)
    head = draft.sections[0].header
    assert [p.text for p in head.paragraphs if p.text] == [MARK]
    assert head._element[0].tag.endswith("}p")
    assert [p.text for p in frozen.sections[0].header.paragraphs if p.text] == []
    assert [texts(t) for t in (*draft.tables, *head.tables)] == [
        texts(t) for t in (*frozen.tables, *frozen.sections[0].header.tables)
    ]
    assert widths(draft.tables[0]) == widths(frozen.tables[0])
    assert (draft.core_properties.content_status, frozen.core_properties.content_status) == ("Draft", "")


def test_the_workbook_says_so_on_its_tab_and_on_paper():
    book = load_workbook(io.BytesIO(written("xlsx").data))
    page = book.worksheets[0]
    assert (page.title, page.oddHeader.center.text) == (f"Comments, {MARK}", MARK)
    assert book.properties.contentStatus == "Draft"
    assert {cell.value for cell in page["O"][1:]} == {"draft"}
    frozen = load_workbook(io.BytesIO(written("xlsx", SHEET).data)).worksheets[0]
    assert (frozen.title, frozen.oddHeader.center.text, frozen["O2"].value) == ("Comments", None, "frozen")


def test_the_rows_of_tables_for_programs_say_so():
    table = csv.DictReader(io.StringIO(written("csv").data.decode("utf-8-sig"), newline=""))
    assert [row["state"] for row in table] == ["draft"] * len(ROWS)
    lines = zipfile.ZipFile(io.BytesIO(bundle(DRAFT, {}).data)).read("rows.jsonl").decode().splitlines()
    assert [json.loads(line)["state"] for line in lines] == ["draft"] * len(ROWS)
    sealed = zipfile.ZipFile(io.BytesIO(bundle(SHEET, manifest(SHEET)).data)).read("rows.jsonl").decode()
    assert [line for line in sealed.splitlines() if "state" in json.loads(line)] == []


def test_an_office_program_prints_the_mark_on_every_page(tmp_path, office):
    pypdfium2 = pytest.importorskip("pypdfium2")
    (tmp_path / "draft.docx").write_bytes(written("iso").data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "draft.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    pages = list(pypdfium2.PdfDocument(tmp_path / "draft.pdf"))
    assert len(pages) > 1
    assert [n for n, page in enumerate(pages) if MARK not in page.get_textpage().get_text_range()] == []


def test_an_address_that_was_stored_as_a_path_is_told_whole():
    rows = (
        replace(ROWS[0], permalink="/annotations/k3j8m2pq7x/"),
        replace(ROWS[1], permalink="https://elsewhere.example/annotations/k3j8m2pq7y/"),
    )
    sheet = replace(SHEET, rows=rows, site="https://drafts.example.org")
    whole = ["https://drafts.example.org/annotations/k3j8m2pq7x/", "https://elsewhere.example/annotations/k3j8m2pq7y/"]
    table = csv.DictReader(io.StringIO(FORMATS["csv"].write(sheet).data.decode("utf-8-sig"), newline=""))
    assert [row["permalink"] for row in table] == whole
    page = load_workbook(io.BytesIO(FORMATS["xlsx"].write(sheet).data)).worksheets[0]
    assert [cell.value for cell in page["N"][1:]] == whole
