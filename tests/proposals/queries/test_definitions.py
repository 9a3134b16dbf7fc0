"""The definitions of a text, what became of them, and how other drafts define a term."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from clauseline.outline import ClauseText
from proposals.models import Comparison, Proposal, User, Version
from proposals.queries import siblings as looking
from proposals.queries.definitions import ComparedDefinition, Glossary, compared_definitions, glossary_of
from proposals.queries.siblings import siblings
from proposals.services import glossaries, links, withdrawals
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

AVATAR = paragraphs("3.1", "avatar", "digital figure of a user", kind="term")
AVATARS = paragraphs("3.1", "avatars", "figures that stand for users", kind="term")
USER = paragraphs("3.2", "user", "person who wears an avatar", kind="term")
RULE = paragraphs("4", "Rules", "An avatar has a name. The avatar of a user is theirs.")
PLAIN = paragraphs("5", "Gates", "Nothing is said.")
HAN = paragraphs("3.1", "虚拟形象", "用户的数字形象", kind="term")
HAN_RULE = paragraphs("4", "规则", "平台应当为虚拟形象命名。")


def glossary(*clauses: ClauseText) -> Glossary:
    reading = factories.version(*clauses).current_reading
    assert reading
    return glossary_of(reading)


def told(rows: list[ComparedDefinition]) -> list[tuple[str, str, str, str]]:
    return [(one.outcome, one.old_text, one.new_text, one.section.number if one.section else "") for one in rows]


def became(old: list[ClauseText], new: list[ClauseText]) -> list[ComparedDefinition]:
    sides = [factories.version(*clauses) for clauses in (old, new)]
    comparison = Comparison(old=sides[0].current_reading, new=sides[1].current_reading)
    return compared_definitions(comparison)


def elsewhere(term: str, version: Version, person: User | AnonymousUser) -> list[tuple[str, str, str]]:
    return [
        (one.version.proposal.number, one.definition.term, one.definition.section.name.partition(" ")[0])
        for one in glossaries.elsewhere(term, version, person).definitions
    ]


def draft(number: str, *clauses: ClauseText, of: Version | None = None, **facts: object) -> Version:
    """A draft of this number; `of` says whose body is its own."""
    asked = {"number": number} | ({"body": of.proposal.body} if of else {}) | facts
    return factories.version(*clauses or (AVATAR,), proposal=factories.proposal(**asked))


def linked(one: Version, kind: str, other: Version, by: User) -> None:
    links.add(one.proposal, kind, other.proposal, by=by)


def numbers(rows: list[Version]) -> list[str]:
    return [one.proposal.number for one in rows]


def test_the_users_of_a_term_are_the_clauses_that_have_it_but_for_its_own_words():
    found = glossary(AVATAR, USER, RULE, PLAIN)
    avatar, user = found.definitions
    assert [(one.term, found.section_of(one).number) for one in (avatar, user)] == [("avatar", "3.1"), ("user", "3.2")]
    assert [one.number for one in found.users_of(avatar)] == ["3.2", "4"]
    assert [one.number for one in found.users_of(user)] == ["3.1", "4"]


def test_a_definition_that_speaks_of_itself_is_no_user_of_its_term():
    own = paragraphs("3.1", "avatar", "digital figure that no other avatar looks like", kind="term")
    found = glossary(own, RULE)
    assert [one.number for one in found.users_of(found.definitions[0])] == ["4"]


def test_a_definition_is_found_by_its_slug():
    found = glossary(AVATAR, USER)
    assert [found.find(one.slug) for one in found.definitions] == list(found.definitions)
    assert found.find("nothing") is None


def test_marks_are_where_terms_first_stand_in_a_clause_in_the_order_of_the_text():
    found = glossary(USER, AVATAR, RULE, PLAIN)
    clause = found.sections[2]
    marked = [(clause.text[one.start : one.end], one.start) for one in found.marks[clause.key]]
    assert marked == [("avatar", 3), ("user", RULE.text.index("user"))]
    assert found.sections[3].key not in found.marks


@pytest.mark.parametrize("second", [USER, paragraphs("3.3", "avatar", "something else", kind="term")])
def test_a_term_that_is_defined_twice_is_used_by_its_first_definition(second: ClauseText):
    found = glossary(AVATAR, second, RULE)
    first, last = found.definitions
    users = [one.number for one in found.users_of(last)]
    assert "4" in [one.number for one in found.users_of(first)]
    assert users == (["3.1", "4"] if second is USER else [])


def test_a_chinese_term_is_found_among_words_without_gaps():
    found = glossary(HAN, HAN_RULE)
    (one,) = found.definitions
    (mark,) = found.marks[found.sections[1].key]
    assert (one.term, HAN_RULE.text[mark.start : mark.end]) == ("虚拟形象", "虚拟形象")


def test_a_text_without_definitions_has_no_uses_and_no_marks():
    found = glossary(RULE, PLAIN)
    assert (list(found.definitions), dict(found.uses), dict(found.marks)) == ([], {}, {})


@pytest.mark.parametrize("count", [1, 4])
def test_a_glossary_takes_two_statements(count: int, django_assert_num_queries):
    reading = factories.version(*[AVATAR, RULE] * count).current_reading
    assert reading
    with django_assert_num_queries(2):
        assert len(glossary_of(reading).definitions) == count


def test_what_says_the_same_is_left_out_and_the_rest_stands_in_the_order_of_the_new_text():
    changed = paragraphs("3.2", "user", "person or program who wears an avatar", kind="term")
    gate = paragraphs("3.3", "gate", "way into a space", kind="term")
    found = became([AVATAR, USER], [gate, AVATAR, changed])
    assert told(found) == [("new", "", "way into a space", "3.3"), ("changed", USER.text, changed.text, "3.2")]


def test_what_is_gone_is_shown_in_the_clause_where_it_stood():
    (found,) = became([AVATAR, USER], [AVATAR, RULE])
    assert told([found]) == [("gone", USER.text, "", "3.2")]
    assert found.before and found.after is None
    assert found.section is found.before


def test_a_renamed_definition_leads_by_its_new_clause():
    old = paragraphs("3.1", "figure", "digital figure that a user of the space wears at all times", kind="term")
    new = paragraphs("3.7", "persona", "digital figure that a user of the space wears at all times", kind="term")
    (found,) = became([old], [new])
    assert told([found]) == [("renamed", old.text, new.text, "3.7")]


def test_a_comparison_that_waits_for_a_reading_has_no_definitions():
    reading = factories.version(AVATAR).current_reading
    for sides in ({"old": reading}, {"new": reading}):
        with pytest.raises(ValueError, match="still waits"):
            compared_definitions(Comparison(**sides))


@pytest.mark.postgres
def test_siblings_are_drafts_of_the_body_and_those_that_links_lead_to_and_from(reader: User, admin: User):
    ours = draft("ours")
    draft("body", of=ours)
    to, back, far = draft("to"), draft("from"), draft("far")
    linked(ours, "derived-from", to, admin)
    linked(back, "answers", ours, admin)
    linked(far, "answers", to, admin)
    assert numbers(siblings(ours, reader)) == ["from", "to", "body"]


def test_no_sibling_is_told_to_who_may_not_see_it(reader: User, reviewer: User, admin: User, settings):
    settings.PUBLIC_SITE = True
    ours, team = draft("ours"), reviewer.teams.get()
    draft("body", of=ours, teams=[team])
    away = draft("linked", teams=[team])
    linked(ours, "answers", away, admin)
    assert numbers(siblings(ours, reviewer)) == ["linked", "body"]
    assert siblings(ours, reader) == siblings(ours, AnonymousUser()) == []
    assert elsewhere("avatar", ours, reviewer) == [("linked", "avatar", "3.1"), ("body", "avatar", "3.1")]
    assert elsewhere("avatar", ours, reader) == []


def test_of_a_sibling_the_newest_version_that_can_be_read_counts(reader: User, admin: User):
    ours = draft("ours")
    first = draft("A", of=ours)
    second = factories.version(PLAIN, proposal=first.proposal)
    factories.version(proposal=first.proposal)
    assert siblings(ours, reader) == [second]
    withdrawals.withdraw(second, reason="A mistake.", by=admin)
    assert siblings(ours, reader) == [first]
    withdrawals.withdraw(first, reason="A mistake.", by=admin)
    assert siblings(ours, reader) == []


def test_the_siblings_that_came_last_come_first_and_no_more_than_so_many(reader: User, monkeypatch):
    ours = draft("ours")
    made = {number: draft(number, of=ours) for number in "ABC"}
    for number, days in (("A", 2), ("B", 3), ("C", 1)):
        came: datetime = timezone.now() - timedelta(days=days)
        Version.objects.filter(pk=made[number].pk).update(uploaded_at=came)
    assert numbers(siblings(ours, reader)) == ["C", "A", "B"]
    monkeypatch.setattr(looking, "MOST", 2)
    assert numbers(siblings(ours, reader)) == ["C", "A"]


@pytest.mark.parametrize("count", [1, 3])
def test_siblings_take_two_statements_where_the_proposal_is_known(reader: User, count: int, django_assert_num_queries):
    ours = draft("ours")
    for number in range(count):
        draft(f"N{number}", of=ours)
    ours = Version.objects.select_related("proposal").get(pk=ours.pk)
    with django_assert_num_queries(2):
        found = siblings(ours, reader)
        assert all(one.current_reading and one.proposal.body.name for one in found)
    assert len(found) == count


@pytest.mark.parametrize("count", [1, 3])
def test_elsewhere_takes_three_more_statements_for_each_that_has_the_word_until_it_is_known(
    reader: User, count: int, django_assert_num_queries
):
    ours = draft("ours")
    for number in range(count):
        draft(f"N{number}", of=ours)
        draft(f"P{number}", PLAIN, of=ours)
    ours = Version.objects.select_related("proposal").get(pk=ours.pk)
    with django_assert_num_queries(3 + 3 * count):
        assert len(glossaries.elsewhere("avatar", ours, reader).definitions) == count
    with django_assert_num_queries(3):
        assert len(glossaries.elsewhere("avatar", ours, reader).definitions) == count


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("avatar", "Avatars"),
        ("Avatars", "avatar"),
        ("identities", "Identity"),
        ("identity", "identities"),
        ("façade", "facades"),
        ("Éclair", "éclairs"),
        ("虚拟形象", "虚拟形象"),
        ("用户", "用户"),
        ("ID", "id"),
        ("user-agents", "User agent"),
        ("data base", "Data bases"),
    ],
)
def test_a_term_is_found_by_its_folded_name(reader: User, term: str, other: str):
    ours = draft("ours")
    draft("A", paragraphs("3.1", other, "a thing of some kind", kind="term"), of=ours)
    assert elsewhere(term, ours, reader) == [("A", other, "3.1")]


def test_another_term_with_the_same_word_is_not_meant(reader: User):
    ours = draft("ours")
    draft("A", paragraphs("3.1", "avatar keeper", "person who keeps it", kind="term"), RULE, of=ours)
    assert elsewhere("avatar", ours, reader) == []


def test_a_proposal_without_siblings_has_none(reader: User):
    assert siblings(draft("alone"), reader) == []
    assert Proposal.objects.count() == 1
