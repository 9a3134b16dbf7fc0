"""Passages that teams marked and that turn up in other drafts."""

import pytest
from django.utils import timezone

from annotations.models import Annotation, Arrival, Comment, CommentSet, Consultation, ToldArrival, Uptake
from annotations.queries.arrivals import ARRIVED, early, listed
from annotations.queries.notices import notices_of
from annotations.services import annotations as service
from annotations.services import publishing, telling
from proposals.models import Notice, OriginRun, TextPair
from proposals.services import people, restricting, withdrawals
from tests import factories
from tests.annotations.arriving import earlier, told
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.proposals.looking import look, looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, HAN, NAME

pytestmark = pytest.mark.django_db
SHORT = "record the face of every visitor"


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana, name="Watchers")


@pytest.fixture
def home():
    """A draft in which the passage stands, among other words."""
    return looked(paragraphs("4", "Faces", f"{NAME} {FACE}"), paragraphs("5", "Fees", FEE), number="H")


@pytest.fixture
def marked(home, ana, team):
    return remark(home, ana, team, number="4", quote=FACE)


def comes(*texts, number="D", **facts):
    """A draft that was added now, with a clause for each of these texts."""
    return looked(*(paragraphs(str(n), "", text) for n, text in enumerate(texts, 1)), **facts, **_proposal(number))


def _proposal(number):
    return {} if number is None else {"proposal": factories.proposal(number=number)}


def notices(person):
    """The version that each notice names, and how many passages it tells of."""
    return [(one.version.proposal.number, one.passages.words) for one in notices_of(person, most=9)]


@pytest.mark.postgres
def test_the_same_words_turn_up(marked, ana):
    comes(FEE, f"Every gate is lit. {FACE} Nobody objected.")
    assert told(ana) == [("D", "", "2", FACE)]
    assert Arrival.objects.get().is_same
    assert notices(ana) == [("D", 1)]


@pytest.mark.postgres
def test_changed_words_turn_up(marked, ana):
    comes(f"Every gate is lit. {FACE_SOFTER} Nobody objected.")
    assert told(ana) == [("D", "", "1", FACE_SOFTER)]
    assert not Arrival.objects.get().is_same


OTHERS_FACE = FACE.replace("The platform shall", "Every operator of a gate shall").replace("open.", "open, and after.")


@pytest.mark.parametrize("around", ["Every gate is lit. {} Nobody objected.", "{}", "Every gate is lit.\n{}"])
def test_a_sentence_that_changed_at_its_ends_is_shown_whole(marked, ana, around):
    comes(around.format(OTHERS_FACE))
    assert told(ana) == [("D", "", "1", OTHERS_FACE)]
    assert not Arrival.objects.get().is_same


def test_what_is_no_sentence_is_shown_as_far_as_it_was_marked(home, ana, team):
    remark(home, ana, team, number="4", quote=FACE[4:-9])
    comes(OTHERS_FACE)
    (row,) = told(ana)
    assert row[3] == OTHERS_FACE[OTHERS_FACE.index("shall") : OTHERS_FACE.index(" is open")]


def test_a_sentence_is_shown_as_it_is_inside_a_longer_one(marked, ana):
    comes(f"At night {FACE[:-1]}, or so they say.")
    assert [row[3] for row in told(ana)] == [FACE[:-1]]
    assert Arrival.objects.get().is_same


def test_words_of_another_sentence_are_not_shown_with_it(marked, ana):
    comes(f"{NAME[:-1]}, and {FACE_SOFTER}")
    assert [row[3] for row in told(ana)] == [FACE_SOFTER]


def test_a_word_is_shown_whole(home, ana, team):
    remark(home, ana, team, number="4", quote=FACE[:-9])
    comes(FACE.replace("space", "spaceship"))
    assert [row[3] for row in told(ana)] == [FACE[:-9].replace("space", "spaceship")]


def test_a_chinese_passage_turns_up(ana, team):
    home = looked(paragraphs("1", "", HAN), number="H", language="zh")
    remark(home, ana, team, number="1", quote=HAN)
    comes(f"灯塔在日落时点亮。{HAN}")
    assert [row[0] for row in told(ana)] == ["D"]


def test_other_words_of_the_clause_are_not_what_was_marked(marked, ana):
    comes(NAME)
    assert told(ana) == []


def test_less_than_most_of_a_passage_is_silent(home, ana, team):
    remark(home, ana, team, number="4")
    comes(f"{NAME[:-40]} on a board of oak that hangs at the town hall.")
    assert told(ana) == []


def test_a_clause_counts_whole(home, ana, team):
    remark(home, ana, team, number="4")
    comes(f"{NAME} {FACE}")
    assert [row[:3] for row in told(ana)] == [("D", "", "1")]


def test_a_short_passage_counts_word_for_word_alone(home, ana, team):
    remark(home, ana, team, number="4", quote=SHORT)
    comes(FACE_SOFTER.replace("every visitor", "each guest"))
    assert told(ana) == []
    comes(FACE_SOFTER, number="E")
    assert told(ana) == [("E", "", "1", SHORT)]


@pytest.mark.parametrize("facts", [{"polarity": "question"}, {"state": "dismissed"}])
def test_a_question_marks_no_passage_and_what_was_dismissed_neither(marked, ana, facts):
    Annotation.objects.update(**facts)
    comes(FACE)
    assert (told(ana), notices(ana)) == ([], [])


def test_versions_of_its_own_proposal_are_no_arrival(marked, home, ana):
    looked(paragraphs("1", "", FACE), proposal=home.proposal)
    assert told(ana) == []


def test_a_draft_that_came_before_is_listed_and_not_told(home, ana, team):
    comes(FACE)
    remark(home, ana, team, number="4", quote=FACE)
    assert [row[0] for row in told(ana)] == ["D"]
    assert (notices(ana), early(listed(ana)).exists()) == ([], False)


def test_a_version_of_a_draft_that_had_it_before_is_no_news(home, ana, team):
    draft = comes(FACE)
    remark(home, ana, team, number="4", quote=FACE)
    looked(paragraphs("7", "", FACE), proposal=draft.proposal, number="2")
    assert [row[:3] for row in told(ana)] == [("D", "2", "7")]
    assert notices(ana) == []


def test_one_notice_for_all_versions_of_a_draft(marked, ana):
    draft = comes(FACE)
    looked(paragraphs("7", "", FACE), proposal=draft.proposal, number="2")
    assert [row[:3] for row in told(ana)] == [("D", "2", "7")]
    assert [row[:3] for row in told(ana, version=draft)] == [("D", "", "1")]
    assert notices(ana) == [("D", 1)]


@pytest.mark.postgres
def test_another_passage_in_a_later_version_is_news(marked, home, ana, team):
    remark(home, ana, team, number="5")
    draft = comes(FACE)
    looked(paragraphs("7", "", FACE), paragraphs("8", "", FEE), proposal=draft.proposal)
    assert notices(ana) == [("D", 1), ("D", 1)]


@pytest.mark.postgres
def test_two_annotations_on_one_passage_are_told_as_one(marked, home, ana, team):
    remark(home, ana, team, number="4", quote=FACE[4:])
    comes(FACE)
    assert (len(told(ana)), notices(ana)) == (2, [("D", 1)])


def test_read_anew_by_another_engine_or_again_it_is_told_once(marked, ana):
    draft = comes(FACE)
    look(draft, marked.version)
    TextPair.objects.all().delete()
    OriginRun.objects.all().delete()
    look(marked.version, draft)
    draft.current_reading = factories.reading(draft, paragraphs("9", "", FEE), paragraphs("10", "", FACE))
    draft.save()
    look(draft)
    assert [row[2] for row in told(ana)] == ["10"]
    assert (notices(ana), ToldArrival.objects.count()) == ([("D", 1)], 1)


@pytest.mark.postgres
def test_words_that_went_at_a_new_reading_are_not_there_any_more(marked, ana):
    draft = comes(FACE)
    draft.current_reading = factories.reading(draft, paragraphs("9", "", FEE))
    draft.save()
    assert (told(ana), notices(ana)) == ([], [])
    look(draft)
    assert not Arrival.objects.exists()


def test_what_a_better_engine_finds_in_an_old_draft_is_listed_and_not_told(marked, ana):
    earlier(marked, days=90)
    draft = factories.version(paragraphs("1", "", FACE), proposal=factories.proposal(number="D"))
    earlier(draft, days=60)
    look(draft)
    assert ([row[0] for row in told(ana)], notices(ana)) == (["D"], [])


def test_a_withdrawal_hides_it_and_its_undoing_tells_nobody_twice(marked, ana, django_capture_on_commit_callbacks):
    admin = factories.person(is_superuser=True)
    draft = comes(FACE)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(draft, reason="A mistake.", by=admin)
    assert (told(ana), Arrival.objects.count()) == ([], 0)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.restore(draft, by=admin)
    look()
    assert ([row[0] for row in told(ana)], ToldArrival.objects.count()) == (["D"], 1)
    assert Notice.objects.filter(what=ARRIVED).count() == 1


def test_the_withdrawal_of_the_marked_text_hides_it(marked, home, ana, django_capture_on_commit_callbacks):
    comes(FACE)
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(home, reason="A mistake.", by=factories.person(is_superuser=True))
    assert (told(ana), Arrival.objects.count()) == ([], 0)


def test_what_is_deleted_is_silent_and_what_is_erased_takes_it_along(marked, ana):
    comes(FACE)
    service.delete(marked, by=ana)
    assert (told(ana), notices(ana)) == ([], [])
    marked.delete()
    assert not (Arrival.objects.exists() or ToldArrival.objects.exists())


def test_it_is_found_where_the_annotation_was_placed(home, ana, team):
    marked = remark(home, ana, team, number="5")
    later = looked(paragraphs("4", "Faces", FACE), proposal=home.proposal)
    comes(FACE)
    assert told(ana) == []
    placement(marked, later, "reworded", number="4")
    look(later)
    assert [row[0] for row in told(ana)] == ["D"]
    assert notices(ana) == [("D", 1)]


@pytest.mark.parametrize("state", ["to-confirm", "gone"])
def test_an_uncertain_place_marks_nothing(home, ana, team, state):
    marked = remark(home, ana, team, number="5")
    later = looked(paragraphs("4", "Faces", FACE), proposal=home.proposal)
    placement(marked, later, state, number="4")
    comes(FACE)
    assert told(ana) == []


def won(annotation, version, *, number, extent, share=1.0):
    """The wording of the annotation was sent, and stands in the clause `number` of `version`."""
    made = Consultation.objects.create(version=annotation.version, team=annotation.team, title="Faces")
    sent = CommentSet.objects.create(consultation=made)
    comment = Comment.objects.create(
        comment_set=sent, order=1, annotation=annotation, kind="te", proposed=f"Replace the text by “{NAME}”.",
        vocabulary="1", version_sha256="0",
    )  # fmt: skip
    placement(annotation, version, "reworded", number=number)
    return Uptake.objects.create(comment=comment, version=version, extent=extent, share=share)


@pytest.mark.parametrize(("extent", "found"), [("verbatim", ["D"]), ("in-part", ["D"]), ("not", [])])
def test_a_wording_that_was_won_turns_up(home, ana, team, extent, found):
    asked = remark(home, ana, team, number="5", polarity="question", proposal="replace", proposed=NAME)
    later = looked(paragraphs("4", "", FEE), paragraphs("5", "", NAME), proposal=home.proposal)
    won(asked, later, number="5", extent=extent)
    comes(NAME)
    assert [row[0] for row in told(ana, polarity="won")] == [row[0] for row in told(ana)] == found
    assert [row[0] for row in notices(ana)] == found


def test_nobody_is_told_of_a_draft_that_they_may_not_see(marked, ana):
    ben = factories.person("ben")
    comes(FACE, number=None, proposal=factories.proposal(number="S", teams=[factories.team(ben)]))
    assert Arrival.objects.count() == 1
    assert (told(ana), Notice.objects.count(), ToldArrival.objects.count()) == ([], 0, 0)


def test_another_team_is_told_nothing_even_of_what_is_public(marked):
    ben = factories.person("ben")
    factories.team(ben)
    Annotation.objects.update(visibility="public")
    comes(FACE)
    assert (told(ben), notices(ben)) == ([], [])


def test_a_private_annotation_is_for_its_author_alone(home, ana, team):
    ben = factories.member(team, "reader", "ben")
    remark(home, ana, team, number="4", quote=FACE, visibility="private")
    comes(FACE)
    assert ([row[0] for row in told(ana)], told(ben)) == (["D"], [])
    assert (notices(ana), notices(ben)) == ([("D", 1)], [])


def test_once_it_is_published_the_team_sees_it(home, ana, team):
    ben = factories.member(team, "reader", "ben")
    private = remark(home, ana, team, number="4", quote=FACE, visibility="private")
    draft = comes(FACE)
    publishing.publish([private.slug], by=ana)
    assert [row[0] for row in told(ben)] == ["D"]
    looked(paragraphs("1", "", FACE), proposal=draft.proposal)
    assert (notices(ana), notices(ben)) == ([("D", 1)], [("D", 1)])


def test_who_left_the_team_sees_nothing_more(marked, ana, team):
    comes(FACE)
    team.memberships.all().delete()
    assert (told(ana), notices(ana)) == ([], [])


def test_what_is_restricted_later_is_not_told_any_more(marked, ana):
    draft = comes(FACE)
    ben = factories.person("ben", is_superuser=True)
    restricting.restrict(draft.proposal, to=[factories.team(ben)], by=ben)
    assert (told(ana), notices(ana)) == ([], [])


def test_who_sees_a_draft_only_now_is_told_of_it(marked, ana):
    """Also of one that came long ago: for them it comes now."""
    earlier(marked, days=90)
    ben = factories.person("ben", is_superuser=True)
    own = [factories.team(ben)]
    draft = comes(FACE, number=None, proposal=factories.proposal(number="S", teams=own))
    earlier(draft, days=60)
    for seen_by in ([], own, []):
        restricting.restrict(draft.proposal, to=seen_by, by=ben)
    assert notices(ana) == [("S", 1)]


@pytest.mark.postgres
def test_who_saw_an_old_draft_before_is_not_told_when_others_do(marked, ana, team):
    """Nor does it come to anybody where a public one is restricted."""
    earlier(marked, days=90)
    ben = factories.person("ben", is_superuser=True)
    own = factories.team(ben)
    kim = factories.member(team, "reader", "kim")
    own.memberships.create(user=kim, role="reader")
    draft = comes(FACE, number=None, proposal=factories.proposal(number="S", teams=[own]))
    earlier(draft, days=60)
    for seen_by, of_ana in (([own, team], [("S", 1)]), ([], []), ([own], [])):
        Notice.objects.all().delete()
        ToldArrival.objects.all().delete()
        restricting.restrict(draft.proposal, to=seen_by, by=ben)
        assert (notices(ana), notices(kim)) == (of_ana, [])


@pytest.mark.postgres
def test_a_closed_account_is_told_nothing(marked, ana, team):
    ben = factories.member(team, "owner", "ben")
    comes(FACE)
    people.close(ana, password="a good pass phrase", credit="")
    comes(FACE, number="E")
    assert {one.user for one in ToldArrival.objects.all()} == {ben}
    assert not Notice.objects.filter(user=ana).exists()


@pytest.mark.postgres
def test_it_is_put_away_for_one_person_and_all_versions(marked, ana, team):
    ben = factories.member(team, "reader", "ben")
    draft = comes(FACE)
    looked(paragraphs("1", "", FACE), proposal=draft.proposal)
    telling.put_away(listed(ana)[0], by=ana)
    assert (told(ana, unseen=True), notices(ana)) == ([], [])
    assert ([row[0] for row in told(ben, unseen=True)], notices(ben)) == (["D"], [("D", 1)])


@pytest.mark.postgres
def test_a_notice_is_put_away_with_what_it_tells(marked, home, ana, team):
    remark(home, ana, team, number="5")
    comes(FACE, FEE)
    telling.put_away(listed(ana)[0], by=ana)
    assert len(notices(ana)) == 1
    telling.put_away_all(Notice.objects.get())
    assert (told(ana, unseen=True), notices(ana)) == ([], [])


def test_two_clauses_of_a_draft_are_one_arrival(marked, ana):
    comes(FACE_SOFTER, FACE)
    assert [row[2] for row in told(ana)] == ["2"]


def test_when_a_passage_was_marked_does_not_change_by_finding_it_again(marked, ana):
    draft = comes(FACE)
    found = Arrival.objects.get()
    look(draft)
    again = Arrival.objects.get()
    assert (again.slug, again.found_at, again.marked_at) == (found.slug, found.found_at, marked.made_at)
    assert again.marked_at < timezone.now()
