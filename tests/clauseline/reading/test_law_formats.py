"""A law has one tree, whatever format it comes in."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading import read
from tests.drafts.accounts import assert_account, names
from tests.drafts.laws import LAWS, WRITERS, as_word


@pytest.fixture(scope="module")
def printed(office: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Each law as LibreOffice prints its Word file."""
    folder = tmp_path_factory.mktemp("printed")
    paths = [folder / f"{name}.docx" for name in LAWS]
    for path in paths:
        path.write_bytes(as_word(LAWS[path.stem][0]))
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=240)
    return {name: Path(folder / f"{name}.pdf").read_bytes() for name in LAWS}


def check(name: str, data: bytes, suffix: str) -> None:
    outline = read(data, f"law.{suffix}")
    assert_account(outline)
    assert names(outline) == list(LAWS[name][1])
    assert {clause.status for clause in outline.clauses} == {"normative"}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", LAWS)
def test_a_law_has_one_tree(name, suffix):
    check(name, WRITERS[suffix](LAWS[name][0]), suffix)


# Printed in one type without room between paragraphs, a code of plain lines has no headings that could be told.
@pytest.mark.parametrize("name", [name for name in LAWS if name != "code"])
def test_a_printed_law_has_the_same(name, printed):
    check(name, printed[name], "pdf")


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(
    ("name", "words"),
    [("Chinese", "目　录"), ("German", "Inhaltsübersicht"), ("French", "Sommaire"), ("Spanish", "Índice")],
)
def test_contents_before_it_change_nothing(name, words, suffix):
    title, under, *body = LAWS[name][0]
    entries = [(0, text) for level, text in body if level]
    check(name, WRITERS[suffix]([title, under, (0, words), *entries, *body]), suffix)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(list(LAWS)), st.sampled_from(["docx", "md", "html"]), st.randoms(use_true_random=False))
def test_styles_change_nothing(name, suffix, chance):
    title, *body = LAWS[name][0]
    styled = [(chance.randint(1, 6) if level else 0, text) for level, text in body]
    check(name, WRITERS[suffix]([title, *styled]), suffix)


@pytest.mark.parametrize("suffix", ["docx", "odt", "html", "md"])
@pytest.mark.parametrize("name", LAWS)
def test_its_title_is_that_of_its_first_heading(name, suffix):
    outline = read(WRITERS[suffix](LAWS[name][0]), f"law.{suffix}")

    assert outline.facts["title"] == LAWS[name][0][0][1]
