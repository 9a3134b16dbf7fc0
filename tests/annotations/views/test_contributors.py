"""The page of a contributor, its table, and the same by REST."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from proposals.models import Contributor
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def works():
    made = Contributor.objects.create(name="Works", kind="company")
    first = looked(paragraphs("1", "Faces", FACE), proposal=factories.proposal(number="SRC-1"), date=date(2031, 1, 1))
    first.contributors.add(made)
    looked(paragraphs("4", "Faces", FACE), proposal=factories.proposal(number="NEW-1"), date=date(2032, 1, 1))
    return made


def test_it_says_what_it_brought_and_where_its_words_stand(client, reviewer, works):
    client.force_login(reviewer)
    html = client.get(f"/contributors/{works.slug}/").content.decode()
    for words in ("company", "SRC-1", "NEW-1", "Where its words stand now", "100 %"):
        assert words in html
    assert "/edit/" not in html


def test_the_table_and_rest_say_the_same(client, reviewer, works):
    client.force_login(reviewer)
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"/contributors/{works.slug}/export/").content.decode("utf-8-sig")))
    )
    assert [(row["what"], row["proposal"][:5], row["words"]) for row in rows] == [
        ("brought", "SRC-1", ""),
        ("words", "NEW-1", "21"),
    ]
    told = client.get(f"/api/v1/contributors/{works.slug}/words/").json()
    assert (told["public"], [row["words"] for row in told["rows"]], told["cut"]) == (21, [21], False)
    assert told["rows"][0]["clauses"][0]["number"] == "4"


def test_of_nothing_it_says_so(client, reviewer):
    client.force_login(reviewer)
    made = Contributor.objects.create(name="Nobody")
    html = client.get(f"/contributors/{made.slug}/").content.decode()
    assert "Nothing that you may see names this contributor." in html
    assert "kind unknown" in html


def test_the_admin_says_which_kind_it_is(client, works):
    client.force_login(factories.person("admin", is_superuser=True))
    client.post(f"/contributors/{works.slug}/edit/", {"name": "Works", "kind": "ministry"})
    works.refresh_from_db()
    assert works.kind == "ministry"
    answer = client.patch(f"/api/v1/contributors/{works.slug}/", {"kind": "guild"}, content_type="application/json")
    assert answer.status_code == 400
    assert client.get("/api/v1/contributors/?kind=ministry").json()["results"][0]["id"] == works.slug
