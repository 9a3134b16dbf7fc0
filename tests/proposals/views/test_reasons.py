"""Why is this a clause? The page of a version can be asked."""

from __future__ import annotations

import pytest
from django.urls import reverse

from clauseline.outline import Why
from proposals.views.versions import REASONS
from tests import factories
from tests.factories import paragraphs

CLAUSES = (
    paragraphs("1", "Scope", "Walls.", why=Why("heading", ("2",))),
    paragraphs("1.1", "Doors", "Shut.", level=2, why=Why("follows", ("1.1", "1"))),
    paragraphs("", "", "Nothing numbers this one.", why=Why("prose")),
)


def reasons(browser, version, **asked) -> str:
    answer = browser.get(reverse("version-reasons", args=[version.slug]), asked)
    assert answer.status_code == 200
    return str(answer.text)


def test_the_report_offers_them_and_each_clause_has_its_own(page):
    version = factories.version(*CLAUSES)
    assert f'hx-get="/versions/{version.slug}/reasons/"' in page.get(reverse("version", args=[version.slug])).text
    keys = version.current_reading.clauses.values_list("key", flat=True)
    found = reasons(page, version)
    places = [found.index(f'href="#{key}"') for key in keys]
    sentences = (
        "It is a heading of level 2 in the file.",
        "1.1 follows 1.",
        "Before the first clause stands more text",
    )
    said = [found.index(sentence) for sentence in sentences]
    assert sorted(places + said) == [place for pair in zip(places, said, strict=True) for place in pair]
    assert "Nothing numbers this one.…" in found


def test_what_was_read_before_they_were_kept_has_none(page):
    version = factories.version(paragraphs("1", "Scope", "Walls."))
    assert "reasons/" not in page.get(reverse("version", args=[version.slug])).text
    assert reasons(page, version).strip() == ""


@pytest.mark.postgres
def test_a_reason_that_is_not_known_is_not_said(page):
    version = factories.version(CLAUSES[0])
    version.current_reading.clauses.update(why=["guessed", "<b>"])
    assert '<p class="soft"></p>' in reasons(page, version)


def test_they_come_some_at_a_time(page):
    clauses = [paragraphs(str(k), "Walls", "Of brick.", why=Why("chain")) for k in range(REASONS + 1)]
    version = factories.version(*clauses)
    first = reasons(page, version)
    assert (first.count("<li>"), f'hx-get="/versions/{version.slug}/reasons/?page=2"' in first) == (REASONS + 1, True)
    rest = reasons(page, version, page=2)
    assert (rest.count("<li>"), "hx-get" in rest) == (1, False)


@pytest.mark.parametrize("number", [1, 3])
def test_their_number_costs_no_query(page, number, django_assert_num_queries):
    version = factories.version(*CLAUSES[:number])
    with django_assert_num_queries(5):
        reasons(page, version)


def test_a_draft_cannot_bring_markup(page):
    version = factories.version(paragraphs("1", "<script>t", "W.", why=Why("follows", ("<i>1", "0"))))
    found = reasons(page, version)
    assert ("<script>" in found, "<i>" in found, "&lt;i&gt;1 follows 0." in found) == (False, False, True)


def test_what_is_gone_has_none(page):
    version = factories.version(*CLAUSES)
    version.withdrawn_at = version.current_reading.made_at
    version.save()
    assert page.get(reverse("version-reasons", args=[version.slug])).status_code == 404
