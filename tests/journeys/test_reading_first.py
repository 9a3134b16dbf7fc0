"""What to read first of a comparison: the list beside the text, by mouse and by keys."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.annotations import duties
from tests.journeys.painting import expect_painted
from tests.journeys.test_reading import place

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def comparison(team):
    return duties.three(factories.proposal(keeper=team))


def test_the_list_comes_first_and_is_walked_by_keys(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    rows = page.locator("[data-first-row]")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("A duty became weaker")
    expect(page.locator("#clause-tree")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    key = comparison.new_version.current_reading.clauses.get(number="2").key
    page.wait_for_url(f"**#{key}")
    expect(place(page, key)).to_be_in_viewport()
    page.keyboard.press("p")
    expect(rows.nth(0)).to_have_attribute("aria-current", "true")


def test_the_sentence_that_a_row_is_about_is_marked(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    row = page.locator("[data-first-row]").first
    row.click()
    expect(page.locator(f"#{row.get_attribute('data-spot')}")).to_be_in_viewport()
    expect_painted(page, "sentence", "The platform should erase the record.")
    page.evaluate("location.hash = ''")
    page.wait_for_function("!CSS.highlights.has('sentence')")


def test_whoever_wants_the_clauses_finds_them_again_next_time(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    page.get_by_role("button", name="All clauses").click()
    expect(page.locator("#clause-tree")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="All clauses")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-first-row]").first).to_be_hidden()
    page.keyboard.press("n")
    expect(page.locator("[data-change]:focus")).to_have_count(1)


def test_the_first_word_of_the_draft_stands_high(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    expect(page.locator("[data-first-row]").first).to_be_visible()
    top = page.locator("[data-change] :is(h2, h3, h4)").first.bounding_box()["y"]
    assert top < 320


def test_on_the_desk_keys_walk_what_to_read_first_and_the_order_is_told_on_demand(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    page.goto("/desk/")
    links = page.locator(".desk-first .desk-what > a")
    expect(links).to_have_count(3)
    for key, at in (("n", 0), ("n", 1), ("p", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    weight = page.locator(".desk-first .first-order td", has_text="A duty became weaker")
    expect(weight).to_be_hidden()
    page.get_by_text("Why in this order").click()
    expect(weight).to_be_visible()
    links.nth(0).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/comparisons/{comparison.slug}/#*")
