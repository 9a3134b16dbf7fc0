"""Definitions as programs read them."""

from __future__ import annotations

import pytest

from proposals.services import comparisons, jobs
from tests import factories
from tests.clients import api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

TERMS = paragraphs("2", "Terms", "avatar: picture of a person")
DUTIES = paragraphs("3", "Duties", "An avatar shall walk.")


def _told(text: str, key: str) -> dict[str, object]:
    places = {"term_at": [0, 6], "text_at": [8, 8 + len(text)]}
    return {"slug": "avatar", "term": "avatar", "text": text, "key": key, **places}


def test_those_of_a_version(reviewer):
    version = factories.version(TERMS, DUTIES)
    keys = list(version.current_reading.clauses.order_by("order").values_list("key", flat=True))
    answer = api(reviewer).get(f"/api/v1/versions/{version.slug}/definitions/")
    permalink = f"/versions/{version.slug}/definitions/avatar/"
    assert answer.json() == [
        {**_told("picture of a person", keys[0]), "permalink": permalink, "used_in": [keys[1]], "used_in_is_cut": False}
    ]


def test_those_of_a_comparison(reviewer):
    old = factories.version(TERMS, DUTIES)
    new = factories.version(paragraphs("2", "Terms", "avatar: body of a person"), DUTIES, proposal=old.proposal)
    comparison = comparisons.request(old=old, new=new, by=reviewer)
    address = f"/api/v1/comparisons/{comparison.slug}/definitions/"
    assert api(reviewer).get(address).status_code == 409
    jobs.drain()
    before, after = (one.current_reading.clauses.get(number="2").key for one in (old, new))
    assert api(reviewer).get(address).json() == [
        {"outcome": "changed", "old": _told("picture of a person", before), "new": _told("body of a person", after)}
    ]
