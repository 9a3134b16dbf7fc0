"""The pages that show where marked passages stand in other drafts."""

from __future__ import annotations

import csv
import io

import pytest

from annotations.models import Arrival, ToldArrival
from proposals.models import AuditEvent
from tests import factories
from tests.annotations.arriving import earlier
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, words
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, NAME

pytestmark = pytest.mark.django_db
FACES = (FACE, FEE, NAME)


@pytest.fixture
def home():
    clauses = (paragraphs(str(n), "Rules", one) for n, one in enumerate(FACES, 1))
    return looked(*clauses, proposal=factories.proposal(number="OLD-1"))


@pytest.fixture
def marked(home, reviewer):
    team = reviewer.teams.get()
    earlier(remark(home, reviewer, team, number="1", quote=FACE, concerns=("retention",), severity="high"))


def arrive(count=1, number="NEW-1", **facts):
    texts = (FACE_SOFTER, FEE, NAME)[:count]
    clauses = (paragraphs(str(n), "Visitors", one) for n, one in enumerate(texts, 4))
    return looked(*clauses, proposal=factories.proposal(number=number), **facts)


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def test_it_shows_the_words_where_they_stand_and_what_was_said_of_them(signed_in, marked):
    draft = arrive()
    page = signed_in.get("/arrivals/")
    (entry,) = page.context["entries"]
    assert (entry.place.version, entry.place.number, entry.source.number) == (draft, "4", "1")
    html = page.content.decode()
    assert f'href="/versions/{draft.slug}/#{entry.place.key}"' in html
    assert "<del" in html
    assert "<ins" in html
    said = text(page)
    assert "changed words" in said
    assert "Marked in OLD-1" in said
    assert "high" in said


def test_without_any_it_says_what_happens_next(signed_in, home):
    assert "When one turns up, you are notified." in text(signed_in.get("/arrivals/"))


@pytest.mark.postgres
def test_it_can_be_narrowed(signed_in, marked):
    draft, other = arrive(), arrive(number="NEW-2")

    def count(**asked):
        return len(signed_in.get("/arrivals/", asked).context["page"])

    assert count() == count(concern="retention") == count(polarity="risk") == count(unseen="yes") == 2
    assert count(concern="state-access") == count(polarity="won") == 0
    assert count(proposal=draft.proposal.slug) == count(version=other.slug) == 1
    assert count(concern="nonsense", polarity="nonsense", proposal="nonsense", version="nonsense") == 2
    assert "No passage matches." in text(signed_in.get("/arrivals/?polarity=won"))


def test_a_row_is_put_away_in_its_place(signed_in, marked, reviewer):
    arrive()
    (row,) = Arrival.objects.all()
    assert "Mark as seen" in text(signed_in.get("/arrivals/"))
    page = signed_in.post(f"/arrivals/{row.slug}/seen/", headers={"hx-request": "true"})
    assert f'id="row-{row.slug}"' in page.content.decode()
    assert "Mark as seen" not in text(page)
    assert signed_in.post(f"/arrivals/{row.slug}/seen/?concern=retention").headers["Location"] == (
        f"/arrivals/?concern=retention#row-{row.slug}"
    )
    assert "Mark as seen" not in text(signed_in.get("/arrivals/"))


@pytest.mark.postgres
def test_the_desk_tells_of_it_until_it_is_put_away(signed_in, marked):
    draft = arrive()
    page = signed_in.get("/desk/")
    assert "Words of 1 passage that your team marked stand in NEW-1" in text(page)
    assert words(page, ["desk-row", "arrival"][1])[0].startswith("4 Visitors")
    assert f"/arrivals/?version={draft.slug}" in page.content.decode()
    notice = ToldArrival.objects.get().notice
    signed_in.post(f"/notices/{notice.slug}/seen/")
    assert "Your passages elsewhere" not in text(signed_in.get("/desk/"))
    assert "Mark as seen" not in text(signed_in.get("/arrivals/"))


def test_a_text_says_how_many_stand_in_it(signed_in, marked, client):
    draft = arrive()
    here = signed_in.get(f"/versions/{draft.slug}/arrivals/")
    assert text(here) == "1 passage that your team marked elsewhere stands here"
    client.force_login(factories.person())
    assert client.get(f"/versions/{draft.slug}/arrivals/").content.strip() == b""


def test_what_was_there_before_and_what_is_there_no_more_is_said(signed_in, home, reviewer):
    draft = arrive()
    looked(paragraphs("9", "", "Another text of some nine words or so, no more."), proposal=draft.proposal, number="2")
    remark(home, reviewer, reviewer.teams.get(), number="1", quote=FACE)
    said = text(signed_in.get("/arrivals/"))
    assert "also stands in" in said
    assert "no longer in 2" in said


def test_the_table_has_what_the_page_shows(signed_in, marked):
    arrive()
    file = signed_in.get("/arrivals/export/?concern=retention")
    (row,) = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    assert (row["proposal"].split()[0], row["clause"], row["same"]) == ("NEW-1", "4 Visitors", "no")
    assert (row["words"], row["marked_words"]) == (FACE_SOFTER, FACE)
    assert (row["concerns"], row["severity"], row["early"], row["put_away"]) == ("retention", "high", "yes", "no")
    assert AuditEvent.objects.last().facts["form"] == "arrivals"


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    signed_in, home, reviewer, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        remark(home, reviewer, reviewer.teams.get(), number=str(number), concerns=("retention",))
    arrive(count)
    for address, queries in (("/arrivals/", 14), ("/desk/", 25)):
        with django_assert_num_queries(queries):
            assert signed_in.get(address).status_code == 200
