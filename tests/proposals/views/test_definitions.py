"""The pages of definitions, and the words of a text that lead there."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.urls import reverse

from proposals.models import Link
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

TERMS = paragraphs("2", "Terms", "avatar: picture of a person", "化身，是指人的图像。")
CLAUSES = (
    TERMS,
    paragraphs("3", "Duties", "An avatar shall walk. Avatars shall talk."),
    paragraphs("4", "Rest", "Sleep."),
)


def _page(browser, name: str, *args: str) -> str:
    answer = browser.get(reverse(name, args=args))
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_all_definitions_of_a_version(page):
    version = factories.version(*CLAUSES)
    found = _page(page, "definitions", version.slug)
    assert f'<a href="/versions/{version.slug}/definitions/avatar/">avatar</a>' in found
    assert f"/versions/{version.slug}/definitions/{quote('化身')}/" in found
    assert "picture of a person" in found
    assert "used in 1 clause" in found
    assert "No definition was found" in _page(page, "definitions", factories.version(paragraphs("1", "", "A")).slug)


def test_the_first_use_in_a_clause_leads_to_the_definition(page):
    version = factories.version(*CLAUSES)
    found = _page(page, "version", version.slug)
    link = f'<a class="term-link" href="/versions/{version.slug}/definitions/avatar/">'
    assert f'An </span>{link}<span data-start="3">avatar</span></a><span data-start="9"> shall walk. Avatars' in found
    assert found.count(link) == 1
    assert f'<a href="/versions/{version.slug}/definitions/" dir="auto">2 definitions</a>' in found.replace(
        "> 2", ">2"
    ).replace("s </a>", "s</a>")


def test_one_definition_stays_at_its_address_when_its_clause_moves(page):
    version = factories.version(*CLAUSES)
    moved = factories.version(CLAUSES[1], TERMS, proposal=version.proposal)
    users = {one: version.current_reading.clauses.get(number=one).key for one in ("2", "3", "4")}
    found = _page(page, "definition", version.slug, "avatar")
    assert f'href="/versions/{version.slug}/#{users["3"]}"' in found
    assert f'href="/versions/{version.slug}/#{users["4"]}"' not in found
    assert "picture of a person" in _page(page, "definition", moved.slug, "avatar")
    assert page.get(reverse("definition", args=[version.slug, "nothing"])).status_code == 404


def _elsewhere(text: str, **facts):
    return factories.version(paragraphs("1", "Terms", text), proposal=factories.proposal(title="Elsewhere", **facts))


@pytest.mark.postgres
def test_other_drafts_that_a_person_sees_stand_beside_it(page):
    version = factories.version(*CLAUSES)
    body = version.proposal.body
    same = _elsewhere("avatar: drawing of a person", body=body)
    linked = _elsewhere("Avatars: bodies of gods", body=factories.body(name="Another"))
    Link.objects.create(source=version.proposal, target=linked.proposal, kind="answers")
    strange = _elsewhere("avatar: nobody knows", body=factories.body(name="A third"))
    hidden = _elsewhere("avatar: what is secret", body=body, teams=[factories.team(factories.person("secret"))])
    found = _page(page, "definition", version.slug, "avatar")
    shown = [one for one in (same, linked, strange, hidden) if f"/versions/{one.slug}/definitions/avatar/" in found]
    assert shown == [same, linked]
    assert "what is secret" not in found


@pytest.mark.postgres
@pytest.mark.parametrize("drafts", [1, 3])
def test_other_drafts_cost_three_queries_each_until_their_definitions_are_known(
    page, django_assert_num_queries, drafts: int
):
    version = factories.version(*CLAUSES)
    for number in range(drafts):
        _elsewhere(f"avatar: drawing {number} of a person", body=version.proposal.body)
    page.get(reverse("definitions", args=[version.slug]))
    with django_assert_num_queries(6 + 3 * drafts):
        _page(page, "definition", version.slug, "avatar")
    with django_assert_num_queries(6):
        assert _page(page, "definition", version.slug, "avatar").count('id="other-') == drafts


def test_a_comparison_lists_what_became_of_definitions(page, reviewer):
    old = factories.version(paragraphs("2", "Terms", "avatar: picture of a person", "room: where they meet each other"))
    new = factories.version(
        paragraphs("2", "Terms", "avatar: body of a person", "place: where they meet each other", "sky: what is above"),
        proposal=old.proposal,
    )
    comparison = comparisons.request(old=old, new=new, by=reviewer)
    jobs.drain()
    found = _page(page, "comparison", comparison.slug)
    assert "3 definitions changed, came or went" in found
    places = [found.index(words) for words in ("changed definition", "renamed term", "new definition")]
    assert places == sorted(places)
