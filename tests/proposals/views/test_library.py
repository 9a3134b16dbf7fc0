from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from proposals.models import Contributor, Link, Proposal, Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.flat import flat

COUNT = 13
"""Session, account, two for what there is to filter by, bodies, contributors, memberships, rows in pages, versions,
comparisons, links, the picture."""


def stock(title: str) -> Proposal:
    """A proposal with two versions and their comparison."""
    proposal = factories.proposal(title=title)
    old = factories.version(paragraphs("1", "Scope", "Data shall be kept."), proposal=proposal)
    new = factories.version(paragraphs("1", "Scope", "Data should be kept."), proposal=proposal)
    comparisons.request(old=old, new=new)
    jobs.drain()
    return proposal


def test_it_lists_each_proposal_with_what_changed_lately(page):
    stock("Identity")
    text = page.get(reverse("library")).text
    assert "Identity" in text
    assert "1 clause weakened" in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(page, number, django_assert_num_queries):
    for index in range(number):
        stock(f"Identity {index}")
    page.get(reverse("library"))
    with django_assert_num_queries(COUNT):
        page.get(reverse("library"))


def test_it_is_narrowed_by_words_and_by_body(page):
    factories.proposal(title="Digital identity")
    other = factories.proposal(title="Avatars", number="W-2")
    found = page.get(reverse("library"), {"q": "identity DIGITAL"}).text
    assert ("Digital identity" in found, "Avatars" in found) == (True, False)
    assert "Avatars" in page.get(reverse("library"), {"q": "w-2"}).text
    found = page.get(reverse("library"), {"body": other.body.slug}).text
    assert ("Digital identity" in found, "Avatars" in found) == (False, True)


def test_what_is_not_found_is_said(page):
    assert "No proposal matches" in page.get(reverse("library"), {"q": "zzz"}).text


def test_an_empty_library_says_what_to_do_next(page):
    text = page.get(reverse("library")).text
    assert "Add the work item you follow" in text
    assert "First the body that issues it" in text
    factories.body()
    assert "First the body" not in page.get(reverse("library")).text


def test_an_empty_library_tells_the_admin_to_begin_with_a_body(client):
    client.force_login(factories.person(is_superuser=True))
    assert "Begin with the body that issues it" in client.get(reverse("library")).text


def test_a_reader_is_not_offered_what_only_editors_may(client):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    client.force_login(reader)
    assert reverse("proposal-add") not in client.get(reverse("library")).text


def test_restricted_proposals_of_others_do_not_exist(page):
    factories.proposal(title="Secret", teams=[factories.team()])
    assert "Secret" not in page.get(reverse("library")).text


def shown(page, **asked) -> list[str]:
    return re.findall(r'class="of-title"><a [^>]*>([^<]*)', flat(page.get(reverse("library"), asked).text))


@pytest.fixture
def three(page, editor):
    """What people tell apart: an old draft of a working group, a Chinese one, and one that a team keeps to itself."""
    contributor = Contributor.objects.create(name="Example works")
    old = factories.proposal(title="Old", number="A-1", committee="WG 1", stage="Draft")
    factories.version(proposal=old, date=date(2020, 1, 1), stage="Final")
    chinese = factories.proposal(title="Chinese", number="A-2", body=old.body, stage="Draft")
    factories.version(proposal=chinese, language="zh", date=date(2023, 1, 1)).contributors.add(contributor)
    ours = factories.team(editor)
    factories.proposal(title="Ours", number="A-3", body=old.body, teams=[ours]).contributors.add(contributor)
    return contributor


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["Old", "Chinese", "Ours"]),
        ({"committee": "WG 1"}, ["Old"]),
        ({"stage": "Draft"}, ["Chinese"]),
        ({"stage": "Final"}, ["Old"]),
        ({"language": "zh"}, ["Chinese"]),
        ({"access": "restricted"}, ["Ours"]),
        ({"access": "public", "order": "title"}, ["Chinese", "Old"]),
        ({"order": "latest"}, ["Chinese", "Old", "Ours"]),
        ({"language": "xx", "order": "nonsense", "body": "nobody"}, ["Old", "Chinese", "Ours"]),
    ],
)
def test_it_is_narrowed_and_ordered(page, three, asked, titles):
    assert shown(page, **asked) == titles


@pytest.mark.postgres
def test_it_is_narrowed_by_who_brought_a_text(page, three):
    assert shown(page, contributor=three.slug) == ["Chinese", "Ours"]


def test_what_narrows_can_be_taken_away_one_by_one(page, three):
    text = page.get(reverse("library"), {"language": "zh", "access": "public", "page": "2"}).text
    assert ('href="?access=public"' in text, 'href="?language=zh"' in text) == (True, True)


def test_what_others_keep_to_themselves_offers_no_filter(page, three):
    factories.proposal(committee="Hidden committee", teams=[factories.team()])
    assert "Hidden committee" not in page.get(reverse("library")).text


@pytest.mark.postgres
def test_links_are_told_where_both_ends_may_be_seen(page, three):
    ours, old = Proposal.objects.get(title="Ours"), Proposal.objects.get(title="Old")
    hidden = factories.proposal(title="Hidden", number="H-1", teams=[factories.team()])
    for target in (old, hidden):
        Link.objects.create(source=ours, target=target, kind=Link.Kind.DERIVED_FROM)
    text = flat(page.get(reverse("library")).text)
    assert re.findall(r'of-link soft">derived from<a [^>]*>([^<]*)', text) == ["A-1"]
