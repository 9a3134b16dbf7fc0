"""Annotations whose place is not certain are placed, beside a text and in the tray, whichever way one comes."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Placement
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.journeys.painting import painted
from tests.site import until

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["Every platform shall tell people what it keeps of them and for how long it keeps it."] * 6)
OLD = [
    paragraphs(str(n), f"Title {n}", f"Word{n} and the record of users. {LONG}", f"Every record{n} is kept for ever.")
    for n in range(1, 11)
]
NEW = [
    paragraphs(c.number, c.title, *c.text.replace("kept for ever", "deleted within a year").split("\n")) for c in OLD
]
COUNTED = "addEventListener('keydown', () => sessionStorage.keys = Number(sessionStorage.keys ?? 0) + 1, true)"
STANDS = """(slug) => {
  const card = document.getElementById(`annotation-${slug}`);
  const [words] = CSS.highlights.get("annotation-here");
  const [here, there] = [card.getBoundingClientRect(), words.getBoundingClientRect()];
  const isSeen = here.top >= 0 && here.bottom <= innerHeight && there.top >= 0 && there.bottom <= innerHeight;
  const isBeside = here.top < there.top + 20 && there.top < here.bottom;
  return [isSeen, isSeen && isBeside];
}"""
"""A card that would end below what is seen comes up, and its words are beside what it says further down."""
WORDS = """(quote) => {
  const painted = [...(CSS.highlights.get("annotation-plain") ?? [])];
  const words = painted.find((range) => String(range) === quote && range.getClientRects().length);
  if (!words) return null;
  scrollBy({ top: words.getBoundingClientRect().top - 450, behavior: "instant" });
  const { left, top, height } = words.getClientRects()[0];
  return [left + 6, top + height / 2];
}"""
OTHERS = """() => {
  const found = document.querySelectorAll("[data-cards] > [data-card]:not(.far)");
  const cards = [...found].map((card) => [card, document.getElementById(card.dataset.clauseKey)]);
  const rows = cards.map(([card, clause]) => [card.getBoundingClientRect(), clause.getBoundingClientRect().top]);
  const inOrder = rows.every(([{ top }], at) => at === 0 || top >= rows[at - 1][0].bottom);
  return rows.length > 1 && inOrder && rows.every(([{ top }, words]) => Math.abs(top - words) < innerHeight);
}"""
RESTS = """async () => {
  const before = scrollY;
  await new Promise((done) => setTimeout(done, 300));
  return scrollY === before;
}"""


@pytest.fixture
def drafts(reviewer):
    old = factories.version(*OLD, number="N1")
    return old, factories.version(*NEW, number="N2", proposal=old.proposal)


@pytest.fixture
def comparison(drafts):
    made = comparisons.request(old=drafts[0], new=drafts[1])
    jobs.drain()
    return made


@pytest.fixture
def crowd(drafts, reviewer, team, comparison) -> list[Annotation]:
    """What has its place in the newer version, one on each clause."""
    return [remark(drafts[1], reviewer, team, number=str(n), quote=f"Word{n}", comment=LONG) for n in range(1, 11)]


@pytest.fixture
def asked(drafts, reviewer, team, crowd) -> list[Annotation]:
    """Eight that wait: five with a place that is suggested, three whose words are gone."""
    old, new = drafts
    made = []
    for n in range(1, 9):
        said = remark(
            old, reviewer, team, number=str(n), quote=f"Every record{n} is kept for ever", comment=f"Asked {n}."
        )
        if n <= 5:
            placement(said, new, "to-confirm", number=str(n), quote=f"Every record{n} is deleted within a year")
        else:
            placement(said, new, "gone")
        made.append(said)
    return made


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def texts(drafts, comparison) -> tuple[str, str, str]:
    there = f"/comparisons/{comparison.slug}/"
    return f"/versions/{drafts[1].slug}/", f"{there}?view=unified", f"{there}?view=side"


def stands(page: Page, slug: str) -> bool:
    """Whether the card stands beside its words."""
    return bool(page.evaluate(STANDS, slug)[1])


def test_with_eight_questions_each_card_stands_beside_its_words(signed_in, reviewer, drafts, comparison, crowd, asked):
    page = signed_in(reviewer)
    for address in texts(drafts, comparison):
        opened(page, address)
        expect(page.locator("[data-tray]:not([open])")).to_contain_text("8 remarks to check against this version")
        for said in (crowd[0], crowd[4], crowd[9]):
            page.mouse.click(*still(page, said.quote))
            expect(page.locator(f"#annotation-{said.slug}.here")).to_be_focused()
            until(partial(stands, page, said.slug))
            until(lambda: page.evaluate(OTHERS))


def still(page: Page, words: str) -> list[float]:
    """Where these words are, once nothing on the page moves any more."""
    places: list[list[float] | None] = [None, None]

    def is_still() -> bool:
        page.wait_for_timeout(100)
        places[:] = [places[1], page.evaluate(WORDS, words)]
        return places[0] is not None and places[0] == places[1]

    until(is_still)
    return places[0] or []


def test_a_tray_that_is_opened_or_folded_stays_so_and_moves_no_card(signed_in, reviewer, drafts, crowd, asked):
    page = opened(signed_in(reviewer), f"/versions/{drafts[1].slug}/")
    card, summary = page.locator(f"#annotation-{crowd[0].slug}"), page.locator("[data-tray] > summary")
    card.wait_for()
    page.wait_for_timeout(400)
    before = card.bounding_box()
    summary.click()
    expect(page.locator("[data-tray] [data-card]").first).to_be_visible()
    page.wait_for_timeout(400)
    assert card.bounding_box() == before
    opened(page, f"/versions/{drafts[1].slug}/")
    expect(page.locator("[data-tray][open]")).to_be_visible()
    summary.click()
    page.goto(f"/versions/{drafts[1].slug}/?annotation={asked[0].slug}")
    expect(page.locator("[data-tray][open] [data-card].here")).to_be_focused()
    opened(page, f"/versions/{drafts[1].slug}/")
    expect(page.locator("[data-tray]:not([open])")).to_be_visible()


def test_below_the_answers_to_a_long_question_no_words_show(signed_in, reviewer, team, drafts):
    old, new = drafts
    said = remark(old, reviewer, team, number="1", quote="Every record1 is kept for ever", comment="Long. " * 400)
    placement(said, new, "gone")
    page = opened(signed_in(reviewer), f"/versions/{new.slug}/?annotation={said.slug}")
    answers = page.locator(f"#annotation-{said.slug}.here [data-settling]")
    expect(answers).to_be_in_viewport()
    bottoms = answers.evaluate("one => [one, one.closest('.tray-body')].map((a) => a.getBoundingClientRect().bottom)")
    assert bottoms[0] == pytest.approx(bottoms[1], abs=1)


def shows(page: Page, said: Annotation) -> None:
    """Its question, its answers and its passage are on screen."""
    card = page.locator(f"#annotation-{said.slug}.here")
    expect(card).to_be_focused()
    expect(card).to_contain_text("Is this the passage it speaks of?")
    expect(card.get_by_role("button", name="Yes, it is here")).to_be_in_viewport()
    passage = "[...CSS.highlights.get('annotation-here')].map((one) => one.getBoundingClientRect().top)"
    until(lambda: all(0 < top < 860 for top in page.evaluate(passage)))
    until(lambda: painted(page, "annotation-here").startswith(said.quote[:12]))


def next_question(page: Page) -> str:
    """The id of the card to which the key q goes on."""
    here = "document.activeElement?.matches('[data-card].here') ? document.activeElement.id : ''"
    before = page.evaluate(here)
    page.keyboard.press("q")
    until(lambda: page.evaluate(here) not in ("", before))
    return str(page.evaluate(here))


def test_every_way_to_a_question_has_question_and_passage_on_screen(
    signed_in, reviewer, drafts, comparison, crowd, asked
):
    page, said = signed_in(reviewer), asked[4]
    page.goto("/desk/")
    page.get_by_role("link", name="8 remarks to place").click()
    page.goto(f"/desk/tray/?at={said.slug}-{drafts[1].slug}")
    expect(page.locator("#asking mark").first).to_be_in_viewport()
    expect(page.locator("#asking mark").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Yes, it is here")).to_be_in_viewport()
    page.keyboard.press("2")
    shows(page, said)
    for address in texts(drafts, comparison):
        opened(page, address).wait_for_load_state("networkidle")
        walked = [next_question(page)]
        while walked[-1] != f"annotation-{said.slug}":
            assert len(walked) < len(asked)
            walked.append(next_question(page))
        shows(page, said)
        page.goto(f"{address}{'&' if '?' in address else '?'}annotation={said.slug}")
        shows(page, said)
    page.locator("[data-tray]").evaluate("tray => (tray.open = true)")
    page.get_by_role("link", name="One by one").click()
    expect(page.locator("#asking")).to_contain_text("1 of 8")


@pytest.mark.parametrize("pause", [60, 120])
def test_who_goes_quickly_from_question_to_question_sees_the_passage_of_the_last(
    signed_in, reviewer, drafts, comparison, crowd, asked, pause
):
    page = signed_in(reviewer)
    for address in texts(drafts, comparison):
        opened(page, address).wait_for_load_state("networkidle")
        for _ in asked:
            page.keyboard.press("q")
            page.wait_for_timeout(pause)
        until(lambda: page.evaluate(RESTS))
        shows(
            page, next(one for one in asked if page.evaluate("document.activeElement.id") == f"annotation-{one.slug}")
        )


def test_on_a_phone_each_question_starts_at_the_top_of_the_sheet_and_the_next_one_is_a_touch_away(
    signed_in, reviewer, drafts, crowd, asked
):
    page = signed_in(reviewer, width=390, height=844, has_touch=True)
    opened(page, f"/versions/{drafts[1].slug}/")
    page.get_by_role("button", name="Remarks", exact=True).tap()
    on = page.get_by_role("button", name="Next question")
    expect(on.locator("kbd")).to_be_hidden()
    for _ in range(4):
        on.tap()
        until(lambda: page.evaluate(RESTS))
        expect(page.locator("[data-card].here .annotation-head").first).to_be_in_viewport()
        expect(on).to_be_in_viewport(ratio=1)


def test_eight_are_placed_with_few_keys(signed_in, reviewer, drafts, crowd, asked):
    page = signed_in(reviewer)
    page.add_init_script(COUNTED)
    page.goto("/desk/tray/")
    for n in range(1, 6):
        expect(page.locator("#asking")).to_contain_text(f"{n} of 8")
        expect(page.locator("#asking mark del")).to_contain_text("kept for ever")
        expect(page.locator("#asking mark ins")).to_contain_text("deleted within a year")
        page.keyboard.press("1")
    expect(page.locator("#asking")).to_contain_text("6 of 8")
    page.keyboard.press("3")
    expect(page.locator("#asking")).to_contain_text("7 of 8")
    page.keyboard.press("1")
    expect(page.locator("#asking")).to_contain_text("8 of 8")
    page.keyboard.press("2")
    card = page.locator("[data-card].here")
    expect(card).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator("[data-attach-bar]")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator("[data-attach-clause]")).to_have_text("7")
    page.keyboard.press("a")
    expect(page.locator("[data-toast]")).to_contain_text("No question is left in this text.")
    places = Placement.objects.order_by("annotation__made_at").values_list("annotation__comment", "state", "key")
    keys = dict(drafts[1].current_reading.clauses.values_list("number", "key"))
    assert list(places) == [
        *((f"Asked {n}.", "reworded", keys[str(n)]) for n in range(1, 6)),
        ("Asked 6.", "gone", ""),
        ("Asked 7.", "reworded", keys["7"]),
        ("Asked 8.", "reworded", keys["7"]),
    ]
    assert int(page.evaluate("sessionStorage.keys")) <= 30
    page.goto("/desk/tray/")
    expect(page.locator("#asking")).to_contain_text("That was the last question. Every remark has its place.")
    assert page.get_by_role("list", name="What was done").inner_text().split("\n") == [
        "5 confirmed",
        "1 marked as gone",
        "2 attached elsewhere",
    ]


def test_who_presses_faster_than_the_page_answers_is_where_they_meant_and_answers_nothing(signed_in, reviewer, asked):
    page = signed_in(reviewer)
    page.goto("/desk/tray/")
    page.wait_for_load_state("networkidle")
    page.route("**/desk/tray/**", lambda route: (page.wait_for_timeout(200), route.continue_()))
    for key in "nn1pnn":
        page.keyboard.press(key)
    asking = page.locator("#asking")
    expect(asking).to_contain_text("4 of 8")
    expect(asking).to_be_focused()
    for _ in range(6):
        page.keyboard.press("p")
    expect(asking).to_contain_text("1 of 8")
    page.wait_for_load_state("networkidle")
    # There was nowhere to go for the last ones: they do not wait for the next chance.
    page.keyboard.press("n")
    expect(asking).to_contain_text("2 of 8")
    page.wait_for_timeout(600)
    expect(asking).to_contain_text("2 of 8")
    assert Placement.objects.exclude(decided_at=None).count() == 0


def test_one_goes_back_and_forth_and_takes_an_answer_back(signed_in, reviewer, drafts, asked):
    page = signed_in(reviewer)
    page.goto("/desk/tray/")
    asking = page.locator("#asking")
    for key, shown in (
        ("n", "2 of 8"),
        ("p", "1 of 8"),
        ("3", "2 of 8"),
        ("u", "1 of 8"),
        ("1", "2 of 8"),
        ("p", "1 of 8"),
        ("u", "Yes, it is here"),
    ):
        page.keyboard.press(key)
        expect(asking).to_contain_text(shown)
        expect(asking).to_be_focused()
    assert Placement.objects.exclude(decided_at=None).count() == 0
    page.get_by_role("link", name="Next").click()
    expect(asking).to_contain_text("2 of 8")
    page.wait_for_load_state("networkidle")
