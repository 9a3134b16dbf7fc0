from __future__ import annotations

import pytest
from django.urls import reverse

from proposals.models import Proposal, Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

COUNT = 8
"""Session, account, bodies, memberships of the menu and the page, rows in pages, versions, comparisons."""


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
    assert "No proposal has these words" in page.get(reverse("library"), {"q": "zzz"}).text


def test_an_empty_library_says_what_to_do_next(page):
    text = page.get(reverse("library")).text
    assert "Add the work item you follow" in text
    assert "Begin with the body that issues it" in text
    factories.body()
    assert "Begin with the body" not in page.get(reverse("library")).text


def test_a_reader_is_not_offered_what_only_editors_may(client):
    reader = factories.person()
    factories.team(reader, role=Role.READER)
    client.force_login(reader)
    assert reverse("proposal-add") not in client.get(reverse("library")).text


def test_restricted_proposals_of_others_do_not_exist(page):
    factories.proposal(title="Secret", teams=[factories.team()])
    assert "Secret" not in page.get(reverse("library")).text
