"""Where words stand in other proposals, by REST."""

from datetime import date

import pytest

from proposals.models import OriginRun
from tests import factories
from tests.clients import api
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return factories.person("reader")


@pytest.fixture
def source():
    return looked(paragraphs("4", "Faces", FACE), paragraphs("5", "Fees", FEE), date=date(2021, 1, 1))


@pytest.fixture
def draft(source):
    return looked(paragraphs("1", "Mine", f"{NAME} {FACE}"), paragraphs("2", "Fees", FEE), date=date(2022, 1, 1))


def ask(draft, person, query=""):
    return api(person).get(f"/api/v1/versions/{draft.slug}/origins/{query}")


def test_a_row_tells_both_places_and_who_was_first(draft, source, reader):
    told = ask(draft, reader).json()
    ours, theirs = draft.current_reading.clauses.get(number="1"), source.current_reading.clauses.get(number="4")
    row = told["results"][0]
    start, end = len(NAME) + 1, len(FACE) - 1
    assert (told["count"], len(told["results"])) == (2, 2)
    assert row == {
        "row": row["row"],
        "key": ours.key,
        "number": "1",
        "title": "Mine",
        "source": {
            "proposal": source.proposal.slug,
            "version": source.slug,
            "date": "2021-01-01",
            "key": theirs.key,
            "number": "4",
            "title": "Faces",
            "permalink": f"/versions/{source.slug}/#{theirs.key}",
        },
        "method": "words",
        "band": "fact",
        "spans": [{"start": start, "end": start + end, "source_start": 0, "source_end": end, "ubiquity": ""}],
        "ubiquity": "",
        "direction": "earlier",
        "reason": "dates",
        "ours": {"version": draft.slug, "date": "2022-01-01"},
        "theirs": {"version": source.slug, "date": "2021-01-01"},
        "older": None,
    }


def test_rows_are_narrowed_by_clause_proposal_and_band_and_paged(draft, source, reader):
    key = draft.current_reading.clauses.get(number="2").key
    assert [row["number"] for row in ask(draft, reader, f"?clause={key}").json()["results"]] == ["2"]
    assert ask(draft, reader, f"?proposal={source.proposal.slug}").json()["count"] == 2
    assert ask(draft, reader, f"?proposal={draft.proposal.slug}&band=fact").json()["count"] == 0
    second = ask(draft, reader, "?page_size=1&page=2&fields=number,band").json()["results"]
    assert second == [{"number": "2", "band": "fact"}]


@pytest.mark.parametrize("query", ["?clauses=1", "?band=certain", "?proposal=none000", "?fields=score", "?page=3"])
def test_what_is_not_known_is_refused(draft, reader, query):
    assert ask(draft, reader, query).status_code in (400, 404)


def test_shares_add_up(draft, source, reader):
    told = ask(draft, reader, "shares/").json()
    words = told["words"]
    assert told == {
        "words": words,
        "own": 19,
        "template": 0,
        "common": 0,
        "proposals": [{"words": words - 19, "earlier": words - 19, "proposal": source.proposal.slug}],
        "bodies": [{"words": words - 19, "earlier": words - 19, "body": source.proposal.body.slug}],
        "contributors": [{"contributors": [], "words": words - 19, "earlier": words - 19}],
    }


def test_until_they_were_looked_for_it_is_said_so(draft, reader):
    OriginRun.objects.filter(version=draft).delete()
    for query in ("", "shares/"):
        answer = ask(draft, reader, query)
        assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_restricted_source_is_not_told_not_even_as_a_share(draft, source, reader):
    inside = factories.person("inside")
    source.proposal.restricted = True
    source.proposal.save()
    source.proposal.teams.set([factories.team(inside)])
    assert (ask(draft, reader).json()["count"], ask(draft, inside).json()["count"]) == (0, 2)
    shares = ask(draft, reader, "shares/")
    assert shares.json() == ask(draft, inside, "shares/").json()
    assert (shares.json()["own"], shares.json()["proposals"]) == (shares.json()["words"], [])
    for secret in (source.slug, source.proposal.slug, source.proposal.body.slug):
        assert secret not in shares.content.decode() + ask(draft, reader).content.decode()
    assert ask(draft, reader, f"?proposal={source.proposal.slug}").status_code == 400
    assert ask(source, reader).status_code == 404
