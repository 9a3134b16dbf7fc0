"""The page that says where the words of a version come from."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from annotations.models import OriginDecision
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import look, looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return looked(paragraphs("1", "Records", FACE), proposal=factories.proposal(number="SRC-1"), date=date(2031, 1, 1))


@pytest.fixture
def version(source):
    clauses = (paragraphs("4", "Visitors", FACE_SOFTER), paragraphs("5", "Fees", FEE))
    return looked(*clauses, proposal=factories.proposal(number="NEW-1"), date=date(2032, 1, 1))


@pytest.fixture
def at(version):
    return f"/versions/{version.slug}/origins/"


def _row(page):
    return page.content.decode().split('id="row-')[1].split('"')[0]


def test_it_shows_the_words_beside_their_source_and_how_many_they_are(client, reviewer, at, source):
    client.force_login(reviewer)
    page = client.get(at)
    assert page.context["shares"].words == page.context["shares"].own + page.context["shares"].proposals[0].words
    (entry,) = page.context["entries"]
    assert (entry.row.place.number, entry.row.source.version) == ("4", source)
    html = page.content.decode()
    assert "<del" in html
    assert ">shall</del>" in html.replace('<span class="spoken">changed: </span>', "").replace(
        '<span class="spoken">, replaced by </span>', ""
    )
    assert "earlier there" in html
    assert "by the dates of the first versions" in html


def test_before_it_was_looked_for_it_says_so(client, reviewer):
    version = factories.version(paragraphs("1", "Records", FACE))
    client.force_login(reviewer)
    assert "still being looked for" in client.get(f"/versions/{version.slug}/origins/").content.decode()
    look(version)
    assert "No passage of this version" in client.get(f"/versions/{version.slug}/origins/").content.decode()


def test_it_can_be_narrowed_to_a_proposal_and_to_what_stands_everywhere(client, reviewer, at, source):
    client.force_login(reviewer)
    assert len(client.get(f"{at}?proposal={source.proposal.slug}").context["entries"]) == 1
    assert client.get(f"{at}?everywhere=yes").context["entries"] == []
    assert len(client.get(f"{at}?everywhere=no").context["entries"]) == 1
    assert len(client.get(f"{at}?everywhere=nonsense&proposal=nonsense").context["entries"]) == 1


def test_a_team_confirms_and_takes_back(client, reviewer, team, at, version):
    client.force_login(reviewer)
    page = client.get(at)
    (entry,) = page.context["entries"]
    said = {"key": entry.row.place.key, "row": _row(page), "team": team.slug}
    answer = client.post(f"{at}decide/", {**said, "state": "confirmed"}, headers={"HX-Request": "true"})
    assert "✓ confirmed" in answer.content.decode()
    assert OriginDecision.objects.get().state == "confirmed"
    answer = client.post(f"{at}decide/", {**said, "state": "open"})
    assert answer["Location"].endswith(f"#row-{_row(page)}")
    assert client.get(at).context["entries"][0].decided is None


def test_another_team_sees_no_decision_and_readers_cannot_decide(client, reviewer, reader, team, at):
    client.force_login(reviewer)
    (entry,) = client.get(at).context["entries"]
    said = {"key": entry.row.place.key, "row": entry.row.name, "state": "rejected"}
    client.post(f"{at}decide/", said)
    client.force_login(reader)
    page = client.get(at)
    assert page.context["entries"][0].decided is None
    assert "data-confirms" not in page.content.decode()
    assert client.post(f"{at}decide/", said).status_code == 403


def test_a_restricted_source_is_not_told(client, reviewer, reader, team, at, source):
    source.proposal.restricted = True
    source.proposal.save()
    source.proposal.teams.add(team)
    client.force_login(reader)
    assert "SRC-1" not in client.get(at).content.decode()
    assert len(_table(client.get(f"{at}export/"))) == 0
    client.force_login(reviewer)
    page = client.get(at)
    assert "SRC-1" in page.content.decode()
    assert page.context["shares"].proposals == ()


def test_the_table_says_the_same(client, reviewer, at, source):
    client.force_login(reviewer)
    (row,) = _table(client.get(f"{at}export/"))
    assert (row["clause"], row["source_clause"], row["direction"], row["reason"]) == (
        "4 Visitors", "1 Records", "earlier", "dates",
    )  # fmt: skip
    assert row["source_words"] in FACE
    assert row["words"] in FACE_SOFTER
    assert row["source_permalink"].endswith(f"/versions/{source.slug}/#{source.current_reading.clauses.get().key}")


@pytest.mark.parametrize("sources", [1, 3])
def test_the_page_asks_as_often_for_three_sources_as_for_one(client, reviewer, sources, django_assert_num_queries):
    for number in range(sources):
        looked(paragraphs("1", "Records", FACE), proposal=factories.proposal(number=f"S-{number}"))
    version = looked(paragraphs("4", "Visitors", FACE_SOFTER))
    client.force_login(reviewer)
    client.get(f"/versions/{version.slug}/origins/")
    with django_assert_num_queries(QUERIES):
        client.get(f"/versions/{version.slug}/origins/")


QUERIES = 38


def _table(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
