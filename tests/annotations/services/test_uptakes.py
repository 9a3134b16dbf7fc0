"""What became of the wordings that were sent, in the versions that came after."""

from __future__ import annotations

import pytest
from django.urls import reverse

from annotations.models import Annotation, Arrival, Uptake
from annotations.queries.first import to_read
from annotations.queries.ledger import ledger
from annotations.services import carrying, comment_sets, comments, consultations, erasing, judgements
from annotations.services.comments import RowEdit
from annotations.services.consultations import Call
from proposals.models import Comparison
from proposals.services import comparisons, jobs, ordering
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text
from tests.factories import paragraphs
from tests.proposals.looking import look

pytestmark = pytest.mark.django_db

ASKED = "for as long as the person uses the service and for thirty days at most after that"
KEPT = "The platform shall keep the record of each person {} and shall tell the person of it."
OURS, THEIRS = KEPT.format(ASKED), KEPT.format("for a reasonable time")
BASE = KEPT.format("permanently")


@pytest.fixture
def proposal(team):
    return factories.proposal(keeper=team)


def version(proposal, words):
    scope = paragraphs("1", "Scope", "This text is for platforms of every kind and size.")
    made = factories.version(
        scope, paragraphs("2", "Records", words), proposal=proposal, number=f"FGXW-O-{proposal.versions.count()}"
    )
    comparisons.request_for(made)
    jobs.drain()
    return made


@pytest.fixture
def asked(proposal, editor, team):
    """A frozen set that asks for other words in the first version."""
    return freeze(version(proposal, BASE), editor, team)


def freeze(on, editor, team, **row):
    facts = {"proposal": "replace", "proposed": ASKED, "concerns": ("retention",)}
    said = remark(on, editor, team, number="2", quote="permanently", **facts)
    called = consultations.add(on, Call("Comments", member_code="XA"), team=team, by=editor)
    drawn = comment_sets.draw_up(called, [said], by=editor)
    if row:
        comments.write(drawn, [RowEdit(drawn.comments.get(), row)], by=editor)
    comment_sets.freeze(drawn, by=editor)
    jobs.drain()
    return drawn


def told():
    """By version what was taken up there, and its words."""
    found = []
    for one in Uptake.objects.order_by("version__position"):
        clause = one.version.current_reading.clauses.get(key=one.evidence[0]["key"])
        found.append((one.version.position, one.extent, clause.text[one.evidence[0]["start"] : one.evidence[0]["end"]]))
    return found


def test_words_that_were_sent_are_looked_for_in_each_later_version(proposal, asked):
    for words in (THEIRS, OURS, OURS):
        version(proposal, words)
    assert told() == [(2, "not", ""), (3, "verbatim", ASKED), (4, "verbatim", ASKED)]


def test_a_set_that_is_frozen_late_is_looked_for_in_what_is_there_already(proposal, editor, team):
    first = version(proposal, BASE)
    version(proposal, THEIRS)
    version(proposal, OURS)
    freeze(first, editor, team)
    assert told() == [(2, "not", ""), (3, "verbatim", ASKED)]


def test_half_of_the_words_is_a_part(proposal, asked):
    version(proposal, KEPT.format("for as long as the person uses the service and sixty days more"))
    assert [(one[0], one[1]) for one in told()] == [(2, "in-part")]


def test_a_draft_of_a_set_was_not_sent(proposal, editor, team):
    first = version(proposal, BASE)
    said = remark(first, editor, team, number="2", quote="permanently", proposal="replace", proposed=ASKED)
    called = consultations.add(first, Call("Comments"), team=team, by=editor)
    comment_sets.draw_up(called, [said], by=editor)
    version(proposal, OURS)
    assert told() == []


def test_what_a_row_says_in_other_words_is_not_judged(proposal, editor, team):
    freeze(version(proposal, BASE), editor, team, proposed="Say how long, please.")
    version(proposal, OURS)
    assert told() == []


@pytest.mark.postgres
def test_the_ledger_says_that_it_was_perhaps_answered(proposal, asked, editor, team):
    later = version(proposal, OURS)
    (mark,) = ledger(proposal, team, editor).marks[later.pk]
    assert (mark.state, mark.reason) == ("perhaps-answered", "taken")


def test_what_was_won_turns_up_in_another_draft(proposal, asked):
    look(version(proposal, OURS))
    draft = factories.version(paragraphs("7", "Records", OURS), proposal=factories.proposal())
    jobs.drain()
    look(draft)
    assert list(Arrival.objects.filter(won=True).values_list("version", flat=True)) == [draft.pk]


def test_in_another_order_nothing_is_said_of_what_came_before(proposal, asked, editor):
    later = version(proposal, OURS)
    assert len(told()) == 1
    ordering.move(later, 1, by=editor)
    jobs.drain()
    assert told() == []


def test_the_sheet_of_a_sent_set_says_what_was_taken_up(proposal, asked, editor, client):
    client.force_login(editor)
    sheet = reverse("comment-set", args=[asked.slug])
    assert "FGXW-O-1" not in client.get(sheet).content.decode()
    version(proposal, THEIRS)
    assert "not found in FGXW-O-1" in client.get(sheet).content.decode()
    version(proposal, OURS)
    page = client.get(sheet).content.decode()
    assert ("taken up in FGXW-O-2" in page, "FGXW-O-1" in page) == (True, False)


def read_anew(version, words):
    """The version with another reading, in which its clause 2 has this text; and what follows from that."""
    scope = paragraphs("1", "Scope", "This text is for platforms of every kind and size.")
    version.current_reading = factories.reading(version, scope, paragraphs("2", "Records", words))
    version.save()
    comparisons.request_for(version)
    jobs.drain()


def voice(version, person, team):
    """Who says that the wording stands in the version, on the page of its ledger."""
    (mark,) = ledger(version.proposal, team, person).marks[version.pk]
    return mark.finding, mark.voice


def is_won(version, person, team):
    """Whether what is read first says so."""
    made = Comparison.objects.with_state().filter(new_version=version, new=version.current_reading).latest("pk")
    return "won" in [reason for row in to_read(made, team, person) for reason in row.reasons]


@pytest.fixture
def taken(proposal, asked):
    return version(proposal, OURS)


@pytest.mark.parametrize(("verdict", "says"), [("denied", "denied"), ("confirmed", "confirmed")])
def test_what_a_person_said_of_it_stands_when_the_same_words_are_looked_for_again(
    proposal, taken, editor, team, verdict, says
):
    judgements.judge(Annotation.objects.get(), taken, "answered/taken", verdict, by=editor)
    before = Uptake.objects.get().pk
    carrying.carry_anew(proposal, first=1)
    jobs.drain()
    assert Uptake.objects.get().pk != before
    assert voice(taken, editor, team) == ("answered/taken", says)
    read_anew(taken, "Of records. " + OURS + " More is said elsewhere.")
    assert voice(taken, editor, team) == ("answered/taken", says)
    assert is_won(taken, editor, team) is (verdict == "confirmed")


@pytest.mark.postgres
@pytest.mark.parametrize("verdict", ["denied", "confirmed"])
def test_of_other_words_that_stand_there_it_is_asked_again(taken, editor, team, verdict):
    judgements.judge(Annotation.objects.get(), taken, "answered/taken", verdict, by=editor)
    read_anew(taken, OURS.replace("the service and", "the Service, and"))
    assert told() == [(2, "verbatim", ASKED.replace("the service and", "the Service, and"))]
    assert voice(taken, editor, team) == ("answered/taken", "found")
    assert is_won(taken, editor, team)


def test_the_page_of_the_ledger_asks_again_once_other_words_stand_there(taken, editor, team, client):
    client.force_login(editor)
    at, cell = f"/proposals/{taken.proposal.slug}/ledger/", {"version": taken.slug, "concern": "retention"}
    facts = {"annotation": Annotation.objects.get().slug, "version": taken.slug, "finding": "answered/taken"}
    assert client.post(f"{at}judge/", {**facts, "state": "denied"}, query_params=cell).status_code == 302
    read_anew(taken, OURS + " More is said elsewhere.")
    assert f"denied by Eva for {team}" in text(client.get(at, cell))
    read_anew(taken, OURS.replace("the service and", "the Service, and"))
    told = text(client.get(at, cell))
    assert ("denied by" in told, "Found by Clauseline: please check." in told) == (False, True)


def test_what_is_erased_of_a_text_names_its_words_no_more(taken):
    assert len(Uptake.objects.get().words) == 24
    erasing.erase(taken, for_law=False)
    assert Uptake.objects.get().words == ""
