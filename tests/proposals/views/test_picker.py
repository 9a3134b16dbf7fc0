"""Any two versions are chosen from a page and compared."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from proposals.models import Comparison, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.flat import flat

COUNT = 9
"""Session, account, one for each that is chosen, two for what each side finds, comparisons."""
CLAUSE = paragraphs("1", "Scope", "Data shall be kept.")
ADDRESS = reverse("comparisons")


def stock(number: str, title: str = "Identity", **facts) -> Version:
    """A version that is read, of a proposal of its own."""
    teams = facts.pop("teams", [])
    proposal = factories.proposal(title=title, teams=teams, body=facts.pop("body", None))
    return factories.version(CLAUSE, number=number, proposal=proposal, **facts)


def offered(text: str, side: str) -> list[str]:
    """The slugs that a side offers, in order."""
    return re.findall(rf'name="{side}"\s+value="(\w+)"', text[: text.index('id="picked"')])


def test_versions_stand_on_both_sides_the_newest_first(page):
    first, third = stock("D.1", date=date(2023, 1, 1)), stock("D.3", date=date(2023, 3, 1))
    undated, second = stock("D.0", date=None), stock("D.2", date=date(2023, 2, 1))
    text = page.get(ADDRESS).text
    wanted = [one.slug for one in (third, second, first, undated)]
    assert (offered(text, "old"), offered(text, "new")) == (wanted, wanted)
    assert "date unknown · English" in flat(text)


@pytest.mark.postgres
def test_each_side_is_searched_by_title_number_and_body(page):
    gaze = stock("D.1", "Gaze records", body=factories.body(name="Focus Group on Worlds", short_name="FGW"))
    voice = stock("W-7", "Voices", language="zh")
    text = page.get(ADDRESS, {"old_words": "RECORDS fgw", "new_words": "w-7"}).text
    assert (offered(text, "old"), offered(text, "new")) == ([gaze.slug], [voice.slug])
    text = page.get(ADDRESS, {"old_words": "focus group d.1", "new_words": "nothing like it"}).text
    assert (offered(text, "old"), offered(text, "new")) == ([gaze.slug], [])
    assert "No version is like this." in text


@pytest.mark.postgres
def test_what_one_may_not_see_is_in_no_list(page, reader):
    secret = stock("D.9", "Secret", teams=[factories.team()])
    open_one = stock("D.1")
    comparisons.request(old=open_one, new=secret)
    jobs.drain()
    text = page.get(ADDRESS, {"old_words": "d"}).text
    assert (offered(text, "old"), offered(text, "new")) == ([open_one.slug], [open_one.slug])
    assert ("Secret" in text, "D.9" in text) == (False, False)
    assert page.get(ADDRESS, {"old": secret.slug}).status_code == 404


def test_what_is_not_read_or_withdrawn_is_not_offered(page):
    factories.version(number="D.1")
    gone = stock("D.2")
    Version.objects.filter(pk=gone.pk).update(withdrawn_at="2023-01-01T00:00:00Z")
    assert offered(page.get(ADDRESS).text, "old") == []
    assert page.get(ADDRESS, {"old": gone.slug}).status_code == 410


@pytest.mark.postgres
def test_one_side_is_filled_by_the_address(page):
    one, _other = stock("D.1"), stock("D.2")
    text = page.get(ADDRESS, {"old": one.slug, "old_words": "d.2"}).text
    assert re.findall(r'value="(\w+)"\s+checked', text) == [one.slug]
    assert offered(text, "old")[0] == one.slug
    assert "Choose a version on each side." in text


def test_both_are_compared_by_one_button_and_swapped_by_a_link(page):
    old, new = stock("D.1", date=date(2023, 1, 1)), stock("D.2", date=date(2023, 2, 1))
    text = page.get(ADDRESS, {"old": old.slug, "new": new.slug}).text
    picked = text[text.index('id="picked"') :]
    assert re.findall(r'name="(old|new)" value="(\w+)"', picked) == [("old", old.slug), ("new", new.slug)]
    assert f"?old={new.slug}&amp;new={old.slug}#picked" in picked
    assert "earlier date" not in picked
    answer = page.post(ADDRESS, {"old": old.slug, "new": new.slug})
    assert answer["Location"] == reverse("comparison", args=[Comparison.objects.get().slug])


def test_what_it_comes_to_is_said_before(page):
    old, new = stock("D.1", language="zh"), stock("D.2")
    text = flat(page.get(ADDRESS, {"old": old.slug, "new": new.slug}).text)
    assert "These are in two languages (Chinese, English): no words are compared." in text
    text = flat(page.get(ADDRESS, {"old": old.slug, "new": old.slug}).text)
    assert "These are one and the same version. Please choose two different ones." in text
    assert '<button class="button primary">Compare</button>' not in text
    late = stock("D.3", date=date(2024, 1, 1))
    assert "The new one has the earlier date." in page.get(ADDRESS, {"old": late.slug, "new": new.slug}).text


def test_the_same_version_twice_is_a_sentence_on_the_page(page):
    one = stock("D.1")
    answer = page.post(ADDRESS, {"old": one.slug, "new": one.slug})
    assert (answer.status_code, flat(answer.text).count("one and the same version")) == (400, 1)
    assert "Compare two drafts" in answer.text


@pytest.mark.postgres
def test_the_last_comparisons_are_listed_those_of_ones_own_by_a_switch(page, editor):
    first, second, third = (stock(f"D.{n}") for n in (1, 2, 3))
    comparisons.request(old=first, new=second)
    comparisons.request(old=second, new=third, by=editor)
    text = page.get(ADDRESS).text
    assert re.findall(r"<bdi>(D.\d)</bdi> → <bdi>(D.\d)</bdi>", text) == [("D.2", "D.3"), ("D.1", "D.2")]
    own = page.get(ADDRESS, {"whose": "mine"}).text
    assert re.findall(r"<bdi>(D.\d)</bdi> → <bdi>(D.\d)</bdi>", own) == [("D.2", "D.3")]


def test_lists_end_and_say_so(page):
    for n in range(25):
        stock(f"D.{n}")
    text = page.get(ADDRESS).text
    assert (len(offered(text, "old")), len(offered(text, "new"))) == (20, 20)
    assert text.count("There are more: a further word narrows the list.") == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(page, number, django_assert_num_queries):
    made = [stock(f"D.{n}") for n in range(number + 1)]
    for one in made[1:]:
        comparisons.request(old=made[0], new=one)
    jobs.drain()
    asked = {"old": made[0].slug, "new": made[1].slug}
    with django_assert_num_queries(COUNT):
        page.get(ADDRESS, asked)


def test_who_is_not_signed_in_signs_in_first(client, settings):
    settings.PUBLIC_SITE = True
    assert client.get(ADDRESS)["Location"] == f"{reverse('sign-in')}?next={ADDRESS}"


@pytest.mark.postgres
def test_pages_lead_there(page):
    version = stock("D.1")
    link = f'href="{ADDRESS}?old={version.slug}"'
    assert link in page.get(reverse("proposal", args=[version.proposal.slug])).text
    assert link in page.get(reverse("version", args=[version.slug])).text
    for name in ("library", "desk"):
        text = page.get(reverse(name)).text
        assert (f'href="{ADDRESS}"' in text, f'href="{reverse("two-files")}"' in text) == (True, True)
