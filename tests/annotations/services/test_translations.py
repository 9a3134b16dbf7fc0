"""Translations of clauses that people add."""

import pytest

from annotations.models import Translation
from annotations.queries.translations import translations_of
from annotations.services import erasing
from annotations.services import translations as service
from proposals.models import AuditEvent, Clause, Role
from proposals.models.lengths import TooLong
from proposals.refusals import Conflict, NotAllowed, Refusal, Withdrawn
from proposals.services import restricting, withdrawals
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def ana():
    return factories.person("ana")


@pytest.fixture
def team(ana):
    return factories.team(ana)


@pytest.fixture
def draft():
    return factories.version(
        paragraphs("1", "标识", "应当保存行为记录。"), paragraphs("2", "范围", "本文件适用于身份。"), language="zh"
    )


def key_of(version, number="1"):
    return version.current_reading.clauses.get(number=number).key


def add(version, person, text="Records shall be kept.", **more):
    return service.add(version, key_of(version), text, language="en", by=person, **more)


def told(version, person):
    """The words that stand, whether they are of an older text, and those before."""
    clauses = dict(version.current_reading.clauses.values_list("key", "text"))
    found = translations_of(version, person, clauses)
    return [
        (one.translation.text, one.is_older, [earlier.text for earlier in one.before])
        for rows in found.values()
        for one in rows
    ]


def test_a_newer_one_stands_and_older_ones_are_kept(draft, ana, team):
    first = add(draft, ana, " Records shall be kept. ", translator="  A  sworn translator ")
    add(draft, ana, "Records of behaviour shall be kept.")
    assert told(draft, ana) == [("Records of behaviour shall be kept.", False, ["Records shall be kept."])]
    assert (first.translator, first.team, first.added_by) == ("A sworn translator", team, ana)
    assert list(AuditEvent.objects.filter(object__startswith="translation").values_list("verb", flat=True)) == [
        "made",
        "made",
    ]


def test_it_is_said_when_the_clause_has_other_words_by_now(draft, ana, team):
    add(draft, ana)
    Clause.objects.filter(reading=draft.current_reading, number="1").update(text="应当永久保存行为记录。")
    assert told(draft, ana) == [("Records shall be kept.", True, [])]


def test_it_is_its_teams_unless_it_is_public(draft, ana, team):
    stranger = factories.person("stranger")
    add(draft, ana)
    assert (told(draft, ana), told(draft, stranger)) == ([("Records shall be kept.", False, [])], [])
    add(draft, ana, "Records are to be kept.", visibility="public")
    assert told(draft, stranger) == [("Records are to be kept.", False, [])]


def test_what_is_public_becomes_its_teams_when_the_proposal_is_restricted(draft, ana, team):
    add(draft, ana, visibility="public")
    restricting.restrict(draft.proposal, to=[team], by=factories.person("admin", is_superuser=True))
    assert Translation.objects.get().visibility == "team"


@pytest.mark.parametrize(
    ("facts", "no"),
    [
        ({"text": "  "}, Refusal),
        ({"text": "x" * 100_001}, TooLong),
        ({"translator": "x" * 201}, TooLong),
        ({"language": "zh"}, Refusal),
        ({"language": "<b>"}, Refusal),
        ({"visibility": "all"}, Refusal),
        ({"key": "none"}, Refusal),
    ],
)
def test_what_cannot_be_is_refused_in_words(facts, no, draft, ana, team):
    said = {"key": key_of(draft), "text": "Records shall be kept.", "language": "en", **facts}
    with pytest.raises(no):
        service.add(draft, said.pop("key"), said.pop("text"), by=ana, **said)
    assert not Translation.objects.exists()


def test_the_same_twice_is_refused(draft, ana, team):
    add(draft, ana)
    with pytest.raises(Conflict):
        add(draft, ana)


def test_a_restricted_proposal_has_no_public_translation(ana, team):
    draft = factories.version(
        paragraphs("1", "标识", "应当保存。"), language="zh", proposal=factories.proposal(teams=[team])
    )
    with pytest.raises(Refusal):
        add(draft, ana, visibility="public")


def test_reviewers_add_them_in_a_team_that_they_name(draft, ana, team):
    reader = factories.person("reader")
    team.memberships.create(user=reader, role=Role.READER)
    with pytest.raises(NotAllowed):
        add(draft, reader)
    other = factories.team(ana, name="Other")
    with pytest.raises(Refusal):
        add(draft, ana)
    assert add(draft, ana, team=other).team == other


def test_who_added_it_and_editors_take_it_away_and_what_was_before_stands_again(draft, ana, team):
    colleague = factories.person("colleague")
    team.memberships.create(user=colleague, role=Role.REVIEWER)
    add(draft, ana)
    later = add(draft, ana, "Records are to be kept.")
    with pytest.raises(NotAllowed):
        service.withdraw(later, by=colleague)
    service.withdraw(later, by=ana)
    assert told(draft, ana) == [("Records shall be kept.", False, [])]
    team.memberships.filter(user=colleague).update(role=Role.EDITOR)
    service.withdraw(Translation.objects.get(), by=colleague)
    assert not Translation.objects.exists()


def test_a_withdrawal_hides_them_and_an_erasure_erases_them(draft, ana, team):
    add(draft, ana)
    admin = factories.person("admin", is_superuser=True)
    withdrawals.withdraw(draft, reason="It was the wrong file.", by=admin)
    key = Translation.objects.get().key
    draft.refresh_from_db()
    with pytest.raises(Withdrawn):
        service.add(draft, key, "Again.", language="en", by=ana)
    assert translations_of(draft, ana, {key: ""}) == {}
    assert Translation.objects.exists()
    erasing.erase(draft, for_law=False)
    assert not Translation.objects.exists()
