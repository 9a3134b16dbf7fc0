from __future__ import annotations

import pytest
from django.urls import reverse

from annotations.services import reviews
from proposals.models import Comparison
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import values, words
from tests.drafts import changed
from tests.proposals.views.test_comparisons import compared

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def comparison(team) -> Comparison:
    return compared(changed.OLD, changed.NEW)


def switches(page, comparison, **asked) -> list[str]:
    return words(page.get(reverse("comparison-filters", args=[comparison.slug]), asked), "chip")


def shown(page, comparison, **asked) -> list[str]:
    """The numbers of the clauses of unfolded changes."""
    text = page.get(reverse("comparison", args=[comparison.slug]), asked).text
    unfolded = "".join(piece.split("</details>")[-1] for piece in text.split('<details class="folded">'))
    readings = (comparison.old, comparison.new)
    clauses = [clause for reading in readings for clause in reading.clauses.order_by("order")]
    return [clause.number for clause in clauses if f'" id="{clause.key}" data-clause' in unfolded]


def tick(comparison, *numbers, by):
    for number in numbers:
        reviews.mark(comparison.new_version, comparison.new.clauses.get(number=number).key, is_reviewed=True, by=by)


def test_what_is_annotated_on_either_side_is_shown_alone(page, comparison, reviewer, team):
    remark(comparison.new_version, reviewer, team, number="5", visibility="private")
    remark(comparison.old_version, reviewer, team, number="12", visibility="team")
    remark(comparison.new_version, reviewer, team, number="1")
    assert switches(page, comparison)[0] == "2 with remarks"
    assert shown(page, comparison, marked="annotated") == ["12", "5"]


def test_what_others_keep_to_themselves_is_not_counted(page, comparison):
    other = factories.person()
    remark(comparison.new_version, other, factories.team(other), number="5", visibility="private")
    assert switches(page, comparison)[0] == "0 with remarks"
    assert shown(page, comparison, marked="annotated") == []


def test_what_one_has_not_reviewed_is_shown_alone(page, comparison, reviewer):
    tick(comparison, "2", "3", "5", "6", "6.1", "7", "8", "10", "11", by=reviewer)
    assert switches(page, comparison)[1] == "3 not yet reviewed"
    assert shown(page, comparison, marked="unreviewed") == ["12", "Appendix A", "13"]


def test_both_and_a_kind_narrow_further(page, comparison, reviewer, team):
    remark(comparison.new_version, reviewer, team, number="11")
    remark(comparison.new_version, reviewer, team, number="Appendix A")
    tick(comparison, "11", by=reviewer)
    assert shown(page, comparison, marked=["annotated", "unreviewed"], only="status") == ["Appendix A"]


def test_a_tick_changes_the_page_that_a_browser_kept(page, comparison, reviewer):
    place = reverse("comparison", args=[comparison.slug])
    tag = page.get(place, {"marked": "unreviewed"})["ETag"]
    assert page.get(place, {"marked": "unreviewed"}, headers={"if-none-match": tag}).status_code == 304
    tick(comparison, "11", by=reviewer)
    assert page.get(place, {"marked": "unreviewed"}, headers={"if-none-match": tag}).status_code == 200


def test_links_keep_what_else_is_asked_for(page, comparison):
    answer = page.get(reverse("comparison-filters", args=[comparison.slug]), {"only": "moved", "marked": "annotated"})
    assert values(answer, "href") == ["?only=moved", "?only=moved&marked=annotated&marked=unreviewed"]
    assert values(answer, "aria-current") == ["true"]


def test_a_comparison_of_others_is_not_found(page):
    hidden = compared(changed.OLD, changed.NEW, teams=[factories.team()])
    assert page.get(reverse("comparison-filters", args=[hidden.slug])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(page, comparison, reviewer, team, count, django_assert_num_queries):
    for number in ("5", "8", "10")[:count]:
        remark(comparison.new_version, reviewer, team, number=number)
        tick(comparison, number, by=reviewer)
    with django_assert_num_queries(8):
        switches(page, comparison)
