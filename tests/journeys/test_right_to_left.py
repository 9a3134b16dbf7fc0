"""A draft that runs from right to left, and our own words around it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from proposals.models import Comparison
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.looking import at, in_each_width

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD, NEW = "يجب على المنصة حذف السجلات.", "يجوز للمنصة حذف السجلات."
PLACES = """element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const { left, top } = range.getBoundingClientRect();
      found.push([Math.round(top / 10), left, word[0]]);
    }
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((one) => one[2]).join(" ");
}"""

INDENT = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return Math.round(range.getBoundingClientRect().left - element.getBoundingClientRect().left);
}"""


def seen(page: Page, selector: str) -> str:
    """The words of an element as they stand on the screen, from the left."""
    page.locator(selector).first.wait_for()
    return str(page.locator(selector).first.evaluate(PLACES))


def compared() -> Comparison:
    proposal = factories.proposal(title="السجلات الرقمية")
    old, new = (
        factories.version(paragraphs("1", "السجلات", words), proposal=proposal, language="ar", number=f"0.{n}")
        for n, words in enumerate((OLD, NEW), 1)
    )
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    return made


def test_the_name_of_a_version_stands_above_its_own_words(signed_in, reviewer):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{compared().slug}/?view=side")
    page.locator(".change .side-new").first.wait_for()
    names, texts = page.locator(".side-heads p"), page.locator(".change :is(.side-old, .side-new)")
    places = [one.bounding_box() for one in (names.first, texts.first, names.last, texts.last)]
    old_name, old, new_name, new = (box["x"] + box["width"] / 2 for box in places if box)
    assert old > new
    assert old_name > new_name
    assert abs(old_name - old) < 100


def test_a_title_begins_where_the_page_around_it_does(signed_in, reviewer):
    made = compared()
    version, page = made.new_version, signed_in(reviewer)
    things = (f"comparisons/{made.slug}", f"versions/{version.slug}", f"proposals/{version.proposal.slug}")
    for there in in_each_width(page, [f"/{thing}/" for thing in things]):
        title = page.get_by_role("heading", level=1)
        with at(there):
            assert (seen(page, "h1"), title.evaluate(INDENT)) == ("الرقمية السجلات", 0)


def test_the_first_word_stands_high_below_what_is_said_of_the_language(signed_in, reviewer):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{compared().slug}/?view=side")
    page.get_by_text("Binding force is not measured in this language.").wait_for()
    assert page.locator(".change :is(h2, h3)").first.bounding_box()["y"] < 285


def test_our_own_words_read_from_the_left(signed_in, reviewer):
    new = compared().new_version
    page = signed_in(reviewer)
    page.goto(f"/versions/{new.slug}/")
    assert seen(page, ".hints-bar") == "Concerns are not suggested in this language."
    assert seen(page, ".reviewed-progress > bdi") == "0 of 1 clauses reviewed by you"
    assert seen(page, ".reviewed-progress > bdi.soft") == "0 by your team"
    assert seen(page, ".reader-head time") == "2 Jun 2023"

    page.locator(".what-changed").click()
    fold = "[data-changed-here]"
    assert seen(page, f"{fold} .changed-title") == "What changed here since 0.1"
    assert page.locator(f"{fold} .draft").evaluate("one => getComputedStyle(one).direction") == "rtl"
