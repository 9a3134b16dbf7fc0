"""The page of what became of each concern."""

from __future__ import annotations

import csv
import io

import pytest

from annotations.queries.duties import all_duties
from annotations.services import confirmations
from proposals.models import AuditEvent, Link
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text
from tests.factories import paragraphs
from tests.proposals.looking import look
from tests.proposals.texts_shared import FACE, NAME

pytestmark = pytest.mark.django_db

ERASE, KEEP, HIDE = duties.OLD


@pytest.fixture
def pair():
    return duties.compared(*duties.versions(duties.OLD, duties.NEW, proposal=factories.proposal(number="NEW-1")))


@pytest.fixture
def said(pair, reviewer, team):
    made = remark(pair.old_version, reviewer, team, number="1", concerns=("retention",), comment="It is kept for ever.")
    jobs.drain()
    duties.say(pair, "1", ERASE, duties.NEW[0], "verb-lowered", "weakened", sure=True)
    return made


@pytest.fixture
def at(pair):
    return f"/proposals/{pair.new_version.proposal.slug}/ledger/"


def _opened(client, at, version, **asked):
    return client.get(at, {"version": version.slug, **asked})


def test_a_cell_says_how_many_stand_there_and_opens_what_it_rests_on(client, reviewer, at, pair, said):
    client.force_login(reviewer)
    html = client.get(at).content.decode()
    assert 'aria-label="Retention and permanence, v2: 1 remark is there, 1 perhaps answered"' in html
    assert "evidence-head" not in html
    page = _opened(client, at, pair.new_version, concern="retention")
    (entry,) = page.context["entries"]
    assert (entry.mark.state, entry.comparison, entry.clause.number) == ("perhaps-answered", pair, "1")
    told = text(page)
    assert "The sentence it stands on binds less than it did." in told
    assert "says Clauseline" in told
    assert "It is kept for ever." in told
    assert f"/annotations/{said.slug}/?version={pair.new_version.slug}" in page.content.decode()


def test_what_a_person_confirmed_is_told_with_their_name(client, reviewer, team, at, pair, said):
    row = all_duties(pair, team, reviewer)[0].duty.name
    confirmations.confirm(pair, row, "strengthened", by=reviewer)
    client.force_login(reviewer)
    told = text(_opened(client, at, pair.new_version, concern="retention"))
    assert "binds more than it did" in told
    assert f"confirmed by Ana for {team}" in told


def test_one_key_confirms_what_was_found_where_it_is_read(client, reviewer, team, at, pair, said):
    client.force_login(reviewer)
    page = _opened(client, at, pair.new_version, concern="retention")
    assert "Found by Clauseline: please check." in text(page)
    assert 'data-confirms="c"' in page.content.decode()
    facts = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "answered/weakened"}
    answer = client.post(f"{at}judge/", {**facts, "state": "confirmed"}, headers={"HX-Request": "true"})
    told = text(answer)
    assert f"confirmed by Ana for {team}" in told
    assert ("answered" in told, "perhaps" in told, "please check." in told) == (True, False, False)
    assert "Retention and permanence, v2: 1 remark is there, 1 answered" in client.get(at).content.decode()
    answer = client.post(f"{at}judge/?concern=retention", {**facts, "state": "open"})
    assert (answer.status_code, answer["Location"]) == (302, f"{at}?concern=retention#mark-{said.slug}")
    assert "1 perhaps answered" in client.get(at).content.decode()


def test_what_was_found_is_denied_where_it_is_read(client, reviewer, team, at, pair, said):
    client.force_login(reviewer)
    assert 'data-confirms="x"' in _opened(client, at, pair.new_version, concern="retention").content.decode()
    facts = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "answered/weakened"}
    answer = client.post(f"{at}judge/?concern=retention", {**facts, "state": "denied", "why": "It is for one day."})
    assert answer.status_code == 302
    page = _opened(client, at, pair.new_version, concern="retention")
    told = text(page)
    assert "Clauseline found “answered”; your team says that it is not so." in told
    assert f"denied by Ana for {team}" in told
    assert "<q" in page.content.decode() and "It is for one day." in told
    assert ("binds less than it did" in told, "please check." in told) == (False, False)
    picture = client.get(at).content.decode()
    assert "Retention and permanence, v2: 1 remark is there, 1 denied" in picture
    assert "perhaps answered</" not in picture
    client.post(f"{at}judge/", {**facts, "state": "open"})
    assert "1 perhaps answered" in client.get(at).content.decode()


def test_who_only_reads_confirms_nothing(client, team, at, pair, said):
    client.force_login(factories.member(team, "reader"))
    assert 'data-confirms="c"' not in _opened(client, at, pair.new_version, concern="retention").content.decode()
    facts = {"annotation": said.slug, "version": pair.new_version.slug, "finding": "answered/weakened"}
    assert client.post(f"{at}judge/", {**facts, "state": "confirmed"}).status_code == 403


def test_words_of_an_address_that_mean_nothing_open_nothing(client, reviewer, at, pair, said):
    client.force_login(reviewer)
    for query in ("?concern=retention", f"?version={pair.new_version.slug}", "?version=none&concern=retention"):
        assert client.get(at + query).context["choice"] is None
    assert list(_opened(client, at, pair.new_version, concern="nonsense").context["entries"]) == []


def test_instruments_open_the_marks_whose_concerns_cite_them(client, reviewer, team, at, pair, said):
    remark(pair.new_version, reviewer, team, number="2", concerns=("behaviour-scoring",))
    client.force_login(reviewer)
    page = client.get(at)
    found = {row.instrument: (list(row.articles), row.standing) for row in page.context["instruments"]}
    assert found["EU AI Act"] == (["5(1)(c)"], [0, 1])
    assert found["GDPR"][1] == [1, 2]
    page = _opened(client, at, pair.new_version, instrument="GDPR")
    assert len(page.context["entries"]) == 2


def test_new_binding_clauses_are_listed_for_the_team(client, reviewer, reader, team):
    old, new = duties.versions((ERASE,), (ERASE, KEEP))
    comparisons.request(old=old, new=new)
    jobs.drain()
    at = f"/proposals/{old.proposal.slug}/ledger/"
    client.force_login(reviewer)
    page = _opened(client, at, new, unread="yes")
    assert [clause.number for clause in page.context["unread"]] == ["2"]
    assert "1 binding sentence" in text(page)
    client.force_login(reader)
    assert "New and unread" not in text(client.get(at))


def test_a_remark_that_names_no_concern_has_a_row_of_its_own(client, reviewer, team, at, pair):
    remark(pair.old_version, reviewer, team, number="1", polarity="safeguard")
    client.force_login(reviewer)
    page = _opened(client, at, pair.old_version, concern="none")
    assert len(page.context["entries"]) == 1
    assert "No concern named, v1: 1 remark is there, 1 still there, 1 safeguard" in page.content.decode()


def test_of_two_teams_the_one_that_is_asked_for(client, reviewer, team, at, pair, said):
    other = factories.team(reviewer, name="Team Z")
    client.force_login(reviewer)
    assert client.get(at).context["team"] == team
    page = client.get(at, {"team": other.slug})
    assert page.context["team"] == other
    assert not any(page.context["ledger"].marks.values())


def test_who_does_not_see_the_proposal_sees_no_ledger(client, reviewer, reader, team):
    secret = factories.proposal(teams=[team])
    at = f"/proposals/{secret.slug}/ledger/"
    client.force_login(reader)
    assert [client.get(address).status_code for address in (at, f"{at}export/")] == [404, 404]
    client.force_login(reviewer)
    assert "No version of this proposal can be read yet." in text(client.get(at))


def test_a_restricted_sibling_is_told_to_its_team_alone(client, reviewer, reader, team):
    ours, secret = factories.proposal(number="NEW-1"), factories.proposal(number="SECRET-1", teams=[team])
    first = factories.version(paragraphs("1", "Faces", FACE), proposal=ours)
    sibling = factories.version(paragraphs("7", "Visitors", FACE, NAME), proposal=secret)
    look(first, sibling)
    Link.objects.create(source=secret, target=ours, kind="answers")
    remark(first, reviewer, team, number="1", visibility="public", concerns=("biometric-body",))
    at = f"/proposals/{ours.slug}/ledger/"
    client.force_login(reader)
    assert "SECRET-1" not in client.get(at).content.decode()
    assert "SECRET-1" not in client.get(f"{at}export/").content.decode()
    client.force_login(reviewer)
    page = _opened(client, at, sibling, concern="biometric-body")
    (entry,) = page.context["entries"]
    assert (entry.mark.at.place, entry.after) == ("words", FACE[:-1])
    assert entry.permalink == f"/versions/{sibling.slug}/?at=0-{len(FACE) - 1}#{entry.clause.key}"
    table = _table(client.get(f"{at}export/"))
    assert [(row["proposal"].split()[0], row["linked"], row["place"]) for row in table] == [
        ("NEW-1", "", "home"),
        ("SECRET-1", "yes", "words"),
    ]


def test_the_table_says_the_same(client, reviewer, team, at, pair, said):
    client.force_login(reviewer)
    home, new = _table(client.get(f"{at}export/"))
    assert (home["place"], home["state"], home["concerns"]) == ("home", "stands", "retention")
    assert (new["state"], new["reason"], new["verdict"], new["clause"]) == (
        "perhaps-answered",
        "weakened",
        "weakened",
        "1 Part 1",
    )
    assert (new["voice"], new["settled_by"]) == ("found", "")
    assert (new["verb_before"], new["verb_after"], new["confirmed_by"]) == ("shall", "should", "")
    assert (new["made_for"], new["comment"]) == (str(team), "It is kept for ever.")
    assert "GDPR" in new["instruments"]
    assert AuditEvent.objects.filter(verb="exported").count() == 1


@pytest.mark.postgres
def test_visitors_see_what_is_public_where_the_site_is(client, settings, reviewer, team, at, pair, said):
    settings.PUBLIC_SITE = True
    remark(pair.old_version, reviewer, team, number="2", visibility="public")
    page = client.get(at)
    assert {version: len(some) for version, some in page.context["ledger"].marks.items()} == {
        pair.old_version.pk: 1,
        pair.new_version.pk: 0,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_an_open_cell_takes_as_many_queries_for_one_mark_as_for_three(
    client, reviewer, team, at, pair, django_assert_num_queries, count
):
    for n in range(count):
        remark(pair.old_version, reviewer, team, number=str(n + 1), concerns=("retention",))
    jobs.drain()
    client.force_login(reviewer)
    with django_assert_num_queries(30):
        page = _opened(client, at, pair.new_version, concern="retention")
    assert len(page.context["entries"]) == count


def _table(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
