"""Cards stand beside their words, whatever else stands in the margin and however many there are."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Placement
from annotations.services import consultations
from annotations.services.consultations import Call
from proposals.models import Role
from proposals.services import comparisons, jobs
from tests import factories, large
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.journeys.painting import expect_painted
from tests.journeys.selecting import select
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["Every platform shall tell people what it keeps of them and for how long it keeps it."] * 6)
OLD = [paragraphs(str(n), f"Title {n}", f"Word{n} and the creation and use of records. {LONG}") for n in range(1, 13)]
NEW = [paragraphs(c.number, c.title, c.text.replace("Word3 and", "Word3 or")) for c in OLD]

BESIDE = """(slug) => {
  const card = document.getElementById(`annotation-${slug}`);
  const clause = document.getElementById(card.dataset.clauseKey);
  const words = clause.querySelector("[data-start]").getBoundingClientRect().top;
  const dock = document.querySelector("[data-margin-head]");
  const open = [...dock.querySelectorAll("[open] > .tray-body")].reduce((sum, one) => sum + one.offsetHeight, 0);
  const { top, bottom } = card.getBoundingClientRect();
  const isAtFoot = Math.abs(bottom - (innerHeight - 16 - (dock.offsetHeight - open))) < 4;
  return isAtFoot && top < words && words < bottom ? 0 : top - words;
}"""
"""Of one that would end below what is seen and ends at its foot instead, beside its words, nothing."""
ORDERED = """() => {
  const cards = [...document.querySelectorAll("[data-cards] > [data-card]:not(.far)")];
  const boxes = cards.map((card) => card.getBoundingClientRect());
  return boxes.length > 1 && boxes.every(({ top }, at) => at === 0 || top >= boxes[at - 1].bottom);
}"""
SHIFT = """() => new Promise((resolve) => new PerformanceObserver((list) => {
  resolve(list.getEntries().filter((one) => !one.hadRecentInput).reduce((sum, one) => sum + one.value, 0));
}).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => resolve(0), 500))"""


@pytest.fixture
def drafts(reviewer):
    old = factories.version(*OLD, number="N1")
    return old, factories.version(*NEW, number="N2", proposal=old.proposal)


@pytest.fixture
def crowd(drafts, reviewer, team) -> list[Annotation]:
    """Twelve that have their place in the newer version, and six that wait in its tray."""
    old, new = drafts
    made = [remark(new, reviewer, team, number=str(n), quote=f"Word{n}", comment=LONG) for n in range(1, 13)]
    for number in range(1, 7):
        asked = remark(old, reviewer, team, number=str(number), comment=f"Asked {number}. {LONG}")
        placement(asked, new, Placement.State.TO_CONFIRM, number=str(13 - number), quote="")
    return made


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def beside(page: Page, said: Annotation) -> float:
    """How far the card stands under the first words of its clause, once all stand still; see BESIDE."""
    page.locator(f"#annotation-{said.slug}").wait_for()
    before, found = None, page.evaluate(BESIDE, said.slug)
    while before != found:
        page.wait_for_timeout(400)
        before, found = found, page.evaluate(BESIDE, said.slug)
    return float(found)


def lies_in(inner: Any, outer: Any) -> bool:
    """Whether one box lies between the upper and the lower edge of the other one, and of the window."""
    bottom = min(outer["y"] + outer["height"], 900)
    return bool(outer["y"] < inner["y"] < inner["y"] + inner["height"] <= bottom)


def stands_right(page: Page, said: Annotation) -> bool:
    """Whether its card stands beside its words, and no card over another."""
    return abs(beside(page, said)) < 20 and bool(page.evaluate(ORDERED))


def test_each_active_card_stands_beside_its_words_with_the_tray_open(signed_in, reviewer, drafts, crowd):
    page = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/")
    page.locator("[data-tray] > summary").click()
    expect(page.locator("[data-tray][open] [data-card]").first).to_be_visible()
    for said in (crowd[0], crowd[4], crowd[11]):
        page.locator(f'[id="{said.key}"] .badge[data-leads]').click()
        expect(page.locator(f"#annotation-{said.slug}")).to_be_focused()
        until(partial(stands_right, page, said))


def test_opening_and_closing_the_tray_moves_no_card_and_is_remembered(signed_in, reviewer, drafts, crowd):
    page = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/")
    before = beside(page, crowd[0])
    expect(page.locator(".tray-body").first).to_be_hidden()
    page.locator("[data-tray] > summary").click()
    expect(page.locator(".tray-body").first).to_be_visible()
    assert beside(page, crowd[0]) == before
    opened(page, f"/versions/{drafts[1].slug}/")
    page.locator(f"#annotation-{crowd[0].slug}").wait_for()
    expect(page.locator(".tray-body").first).to_be_visible()


def test_in_a_comparison_cards_stand_beside_their_words_too(signed_in, reviewer, drafts, crowd):
    comparison = comparisons.request(old=drafts[0], new=drafts[1])
    jobs.drain()
    page = opened(signed_in(reviewer), f"/comparisons/{comparison.slug}/")
    said = crowd[2]
    page.locator(f'[id="{said.key}"] .badge[data-leads]').click()
    expect(page.locator(f"#annotation-{said.slug}")).to_be_focused()
    assert abs(beside(page, said)) < 20


def test_words_and_card_find_one_another(signed_in, reviewer, drafts, crowd):
    page = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/")
    said = crowd[1]
    page.locator(f"#annotation-{said.slug}").wait_for()
    words = page.locator(f'[id="{said.key}"] [data-start]').first.bounding_box()
    assert words is not None
    page.mouse.click(words["x"] + 10, words["y"] + 10)
    expect(page.locator(".annotation.here")).to_have_attribute("data-card", said.slug)
    page.locator(f"#annotation-{crowd[0].slug} .annotation-comment").click()
    expect(page.locator(".annotation.here")).to_have_attribute("data-card", crowd[0].slug)
    expect_painted(page, "annotation-here", "Word1")


def test_the_keys_walk_through_cards_that_are_not_loaded_yet(signed_in, reviewer, drafts, crowd):
    page = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/")
    expect(page.locator(f"#annotation-{crowd[0].slug}")).to_be_visible()
    expect(page.locator(f"#annotation-{crowd[11].slug}")).to_have_count(0)
    page.keyboard.press("m")
    for said in crowd:
        expect(page.locator(f"#annotation-{said.slug}")).to_be_focused()
        page.keyboard.press("j")
    until(lambda: abs(beside(page, crowd[11])) < 20)


def test_a_question_of_the_tray_is_in_sight_beside_its_clause(signed_in, reviewer, drafts, crowd):
    page = signed_in(reviewer)
    page.goto("/desk/tray/")
    for number in range(1, 6):
        expect(page.locator("#asking")).to_contain_text(f"{number} of 6")
        page.keyboard.press("n")
    expect(page.locator("#asking")).to_contain_text("Asked 6.")
    page.keyboard.press("2")
    card = page.locator("[data-card].here")
    expect(card).to_be_focused()
    expect(card).to_be_in_viewport()
    answer, tray = card.get_by_role("button", name="Yes, it is here"), page.locator("[data-tray]")
    until(lambda: lies_in(answer.bounding_box(), tray.bounding_box()))
    expect(page.locator(".clause.remarked")).to_be_in_viewport()
    page.wait_for_load_state("networkidle")


def test_a_selection_is_snapped_to_whole_words(signed_in, reviewer, drafts):
    page = opened(signed_in(reviewer), f"/versions/{drafts[0].slug}/")
    select(page, "reation and u")
    page.keyboard.press("a")
    expect(page.locator("[data-entry] [data-quote]")).to_have_text("creation and use")
    page.get_by_label("What is this about?").fill("Why?")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-card].here")).to_be_visible()
    assert Annotation.objects.get().quote == "creation and use"


ARRIVING = """(key) => {
  const clause = document.getElementById(key);
  const [place, next] = [clause.parentElement, clause.nextElementSibling];
  clause.remove();
  window.arrive = () => {
    place.insertBefore(clause, next);
    clause.dispatchEvent(new CustomEvent("clauseline:text", { bubbles: true }));
    clause.focus();
  };
}"""


def test_what_stands_in_a_part_that_arrives_later_is_found(signed_in, reviewer, drafts, crowd):
    page = signed_in(reviewer)
    last = crowd[11]
    page.route("**/margin/", lambda route: (page.evaluate(ARRIVING, last.key), route.continue_()))
    opened(page, f"/versions/{drafts[1].slug}/")
    page.locator(f"#annotation-{crowd[0].slug}").wait_for()
    page.evaluate("addEventListener('hashchange', () => arrive())")
    page.keyboard.press("m")
    for _ in range(11):
        page.keyboard.press("j")
        page.wait_for_timeout(50)
    expect(page.locator(f"#annotation-{last.slug}")).to_be_focused()
    expect(page.locator(f'[id="{last.key}"] .badge[data-leads]')).to_be_visible()
    expect(page.locator(f'[id="{last.key}"] [data-reviews]')).to_have_count(1)
    until(lambda: abs(beside(page, last)) < 20)
    expect_painted(page, "annotation-here", "Word12")


def test_the_doors_load_few_scripts(visit, live_server):
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "script" else None)
    page.goto("/sign-in/", wait_until="networkidle")
    assert sorted(url.rpartition("/")[2] for url in asked) == [
        "dialogs.js",
        "drop.js",
        "elements.js",
        "keys.js",
        "main.js",
        "panes.js",
        "submits.js",
        "theme.js",
        "token.js",
        "typing.js",
    ]


def test_a_reviewer_reads_the_page_of_a_consultation(signed_in, reviewer, team, drafts):
    remark(drafts[1], reviewer, team, number="1")
    team.memberships.update(role=Role.EDITOR)
    made = consultations.add(drafts[1], Call("Comments"), team=team, by=reviewer)
    team.memberships.update(role=Role.REVIEWER)
    page = signed_in(reviewer)
    page.goto(f"/consultations/{made.slug}/", wait_until="networkidle")
    expect(page.locator("[data-choosing] tbody tr")).to_have_count(1)


def test_beside_a_draft_of_real_size_little_is_loaded_and_nothing_jumps(signed_in, reviewer, team):
    version, _ = large.versions()
    large.remarks(version, team, [reviewer])
    page = signed_in(reviewer)
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer) if "/margin/" in answer.url else None)
    opened(page, f"/versions/{version.slug}/")
    page.locator("[data-cards] > [data-card]").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert len(answers[0].body()) < 100_000
    assert 0 < page.locator("[data-card]").count() <= 60
    assert page.evaluate(SHIFT) < 0.05
    far = version.annotations.exclude(key="").order_by("-pk")[0]
    page.locator(f'.tree [data-clause="{far.key}"]').first.click()
    page.locator(f'[id="{far.key}"] .badge[data-leads]').click()
    until(lambda: abs(beside(page, far)) < 60)
    assert page.locator("[data-card]").count() <= 180
