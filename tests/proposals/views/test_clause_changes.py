"""What changed in a clause, as it folds open while somebody reads."""

from __future__ import annotations

import re

import pytest
from django.test import override_settings
from django.urls import reverse

from proposals.models import Comparison, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.drafts import changed
from tests.factories import paragraphs
from tests.flat import flat

TEXTS = (
    [paragraphs("1", "Records", "The platform shall delete records.")],
    [paragraphs("1", "Records", "The platform should delete records.")],
    [
        paragraphs("1", "Records", "The platform may delete records."),
        paragraphs("2", "Gaze", "Cameras shall not watch the gaze."),
    ],
)


def drafts(*texts, **facts) -> list[Version]:
    """Versions 0.1, 0.2 and so on of one proposal."""
    proposal = factories.proposal(**facts)
    return [factories.version(*text, proposal=proposal, number=f"0.{n}") for n, text in enumerate(texts, 1)]


def compared(old: Version, new: Version) -> Comparison:
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def address(version: Version, number: str, name: str = "clause-changed") -> str:
    return reverse(name, args=[version.slug, version.current_reading.clauses.get(number=number).key])


def words(text: str) -> str:
    """What is read, without the words for who listens."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", re.sub(r'<span class="spoken">[^<]*</span>', "", text))).strip()


def test_it_is_the_redline_since_the_version_before(page):
    _first, second, third = drafts(*TEXTS)
    made = compared(second, third)
    answer = page.get(address(third, "1"))
    text = flat(answer.text)
    assert words(answer.text).startswith("What changed here since 0.2 ")
    assert "verb lowered: “should” to “may”" in text
    assert '<span data-start="13">should</span>' in text
    assert f'href="/comparisons/{made.slug}/#' in text
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.postgres
def test_any_earlier_version_can_be_chosen(page):
    first, second, third = drafts(*TEXTS)
    compared(first, third)
    text = page.get(address(third, "1"), {"since": first.slug}).text
    assert words(text).startswith("What changed here since 0.1 ")
    assert "verb lowered: “shall” to “may”" in text
    assert re.findall(r'<option value="([^"]+)"', text) == [second.slug, first.slug]


def test_what_is_new_stays_or_moved_is_said_in_words(page):
    old, new = drafts(changed.OLD, changed.NEW)
    compared(old, new)

    def said(number: str) -> str:
        text = words(page.get(address(new, number)).text)
        return text.removeprefix("What changed here since 0.1 Close ").removesuffix(" See it in the comparison")

    assert said("8") == "New here: 0.1 has no such clause."
    assert said("1") == "Unchanged since 0.1."
    assert said("14") == "Unchanged since 0.1. was 13"
    assert said("6.1") == "Its words are those of 0.1. moved from 4.1"
    assert said("10") == "Its words are those of 0.1. retitled Fees Price list"


@pytest.mark.postgres
def test_a_clause_of_several_is_drawn_with_the_others(page):
    old, new = drafts(changed.OLD, changed.NEW)
    made = compared(old, new)
    text = page.get(address(new, "4")).text
    assert '<p class="member-name" dir="auto"><b>4</b> Cameras</p>' in text
    assert f'href="/comparisons/{made.slug}/#' in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert set(ids) & set(new.current_reading.clauses.values_list("key", flat=True)) == set()


def test_words_that_went_elsewhere_lead_to_the_comparison(page):
    went = "Cameras in the headset watch the gaze of wearers during every single meeting there."
    kept = "The platform keeps its records of what the visitors of each world do for a year."
    other = "Everybody gets a copy of their own record without any payment and without delay."
    old, new = drafts(
        [paragraphs("1", "Records", kept, went), paragraphs("2", "Copies", other)],
        [paragraphs("1", "Records", kept), paragraphs("2", "Copies", other, went)],
    )
    made = compared(old, new)
    whole = page.get(reverse("comparison", args=[made.slug])).text
    for number in ("1", "2"):
        text = page.get(address(new, number)).text
        ((here, there),) = re.findall(r'<a class="chip moved trail" id="([^"]+)" href="([^"]+)">', text)
        assert f'id="{here}" href="{there.removeprefix(f"/comparisons/{made.slug}/")}"' in whole


def test_its_places_are_none_of_the_text_of_the_page(page):
    first, second = drafts(*TEXTS[:2])
    compared(first, second)
    text = page.get(address(second, "1")).text
    assert 'data-slot="changed" data-clause="" data-version=""' in flat(text)
    assert len(re.findall("data-version=|data-clause=", text)) == 2


def test_the_first_version_has_nothing_before_it(page):
    (first,) = drafts(TEXTS[0])
    assert "no earlier version in this language" in page.get(address(first, "1")).text


def test_a_version_in_another_language_is_not_offered(page):
    proposal = factories.proposal()
    factories.version(paragraphs("1", "范围", "应当保存。"), proposal=proposal, language="zh")
    second = factories.version(*TEXTS[0], proposal=proposal)
    assert "no earlier version in this language" in page.get(address(second, "1")).text


def test_what_was_not_compared_is_offered_and_shows_itself_when_it_is_ready(page):
    first, second = drafts(*TEXTS[:2])
    asked = page.get(address(second, "1")).text
    assert "0.1 and 0.2 have not been compared yet." in words(asked)
    assert f'hx-post="{address(second, "1", "clause-compare")}"' in asked
    assert f'action="{reverse("comparisons")}"' in asked
    assert Comparison.objects.count() == 0

    waiting = page.post(address(second, "1", "clause-compare"), {"since": first.slug}).text
    assert "waiting for its turn" in waiting
    assert f'hx-get="{address(second, "1")}?since={first.slug}"' in waiting

    jobs.drain()
    done = page.get(address(second, "1"), {"since": first.slug}).text
    assert "verb lowered" in done
    assert 'hx-trigger="load' not in done


def test_only_versions_before_it_can_be_asked_for(page):
    _first, second, third = drafts(*TEXTS)
    other, _ = drafts(*TEXTS[:2])
    for since in (second.slug, third.slug, other.slug, "nothing"):
        assert page.get(address(second, "1"), {"since": since}).status_code == 404
        assert page.post(address(second, "1", "clause-compare"), {"since": since}).status_code == 404
    assert Comparison.objects.count() == 0


def test_what_is_restricted_to_others_is_not_found(page):
    first, second = drafts(*TEXTS[:2], teams=[factories.team()])
    compared(first, second)
    assert page.get(address(second, "1")).status_code == 404
    assert page.post(address(second, "1", "clause-compare")).status_code == 404


@pytest.mark.postgres
@override_settings(PUBLIC_SITE=True)
def test_who_has_no_account_is_not_asked_to_compare(client):
    _first, second = drafts(*TEXTS[:2])
    text = client.get(address(second, "1")).text
    assert "have not been compared yet" in text
    assert "<form" not in text


@pytest.mark.parametrize("number", [2, 60])
def test_the_size_of_a_draft_costs_no_query(page, number, django_assert_num_queries):
    clauses = [paragraphs(str(n), f"Title {n}", f"Words of clause {n} shall stay.") for n in range(3, number + 3)]
    first, second = drafts(*([*text, *clauses] for text in TEXTS[:2]))
    compared(first, second)
    with django_assert_num_queries(10):
        page.get(address(second, "1"))
