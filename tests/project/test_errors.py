"""Noes are told apart by codes that stay, with titles that no version of Python changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from rest_framework import exceptions

from project.errors import CODES, TITLES, code_of
from proposals.api.schema import SENTENCES
from proposals.refusals import Refusal


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """All kinds of refusals that the site knows."""
    yield of
    for kind in of.__subclasses__():
        yield from kinds(kind)


def test_every_kind_of_refusal_has_a_code_of_its_own():
    codes = [kind.code for kind in kinds()]
    assert len(set(codes)) == len(codes) > 10
    assert [code for code in codes if not re.fullmatch("[a-z]+(-[a-z]+)*", code)] == []


def test_the_guide_names_every_code():
    guide = Path(settings.BASE_DIR / "docs/guide/api.md").read_text(encoding="utf-8")
    assert {*CODES.values(), *(kind.code for kind in kinds())} - set(re.findall("`([a-z-]+)`", guide)) == set()


def test_every_status_that_is_told_has_a_title():
    assert {*SENTENCES, *(kind.status for kind in kinds())} - {304} <= TITLES.keys()
    assert (TITLES[413], TITLES[422]) == ("Request Entity Too Large", "Unprocessable Entity")


def test_the_frameworks_noes_have_codes():
    made = exceptions.APIException.__subclasses__()
    assert {kind for kind in made if code_of(kind.__new__(kind)) == "refused"} == set()
