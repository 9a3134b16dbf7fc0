"""Reading and comparing with the keyboard, on a phone, and with what screen readers are told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from annotations.services import hints
from proposals.models import Comparison, User
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.looking import in_each_width, shut_out

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LONG = " ".join(["Every platform shall tell people what it keeps of them and for how long it keeps it."] * 12)


@pytest.fixture
def reader(transactional_db: None) -> User:
    person = factories.person(name="Ada")
    factories.team(person)
    return person


@pytest.fixture
def comparison(reader: User) -> Comparison:
    """Eight clauses, of which 2.1 and 4 changed."""
    proposal = factories.proposal(title="Identity")
    for changed in (False, True):
        clauses = [
            paragraphs(f"{i}", f"Title {i}", f"{'New' if changed and i == 4 else 'Old'} words {i}. {LONG}")
            for i in range(1, 8)
        ]
        verb = "may" if changed else "shall"
        child = paragraphs("2.1", "Records", f"Records {verb} be deleted. {LONG}", level=2)
        factories.version(*clauses[:2], child, *clauses[2:], proposal=proposal)
    old, new = proposal.versions.all()
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


def place(page: Page, key: str) -> Locator:
    """The clause of this key on the page."""
    return page.locator(f'[id="{key}"]')


def test_no_page_shuts_anyone_out(signed_in, reader, comparison):
    page = signed_in(reader)
    version = comparison.new_version
    places = (
        "/library/",
        f"/proposals/{version.proposal.slug}/",
        f"/versions/{version.slug}/",
        f"/comparisons/{comparison.slug}/?view=unified",
        f"/comparisons/{comparison.slug}/?view=side",
    )
    for there in in_each_width(page, places):
        assert (there, shut_out(page)) == (there, [])


def test_the_tree_is_walked_and_folded_by_keys(signed_in, reader, comparison):
    page = signed_in(reader)
    page.goto(f"/versions/{comparison.new_version.slug}/")
    second = page.get_by_role("treeitem", name="2 Title 2")
    second.focus()
    page.keyboard.press("ArrowLeft")
    expect(second).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("treeitem", name="2.1 Records")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("treeitem", name="3 Title 3")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("treeitem", name="2.1 Records")).to_be_focused()


def test_a_slash_finds_a_clause(signed_in, reader, comparison):
    page = signed_in(reader)
    page.goto(f"/versions/{comparison.new_version.slug}/")
    page.keyboard.press("/")
    page.keyboard.type("records")
    expect(page.get_by_role("treeitem")).to_have_count(2)
    page.keyboard.press("Enter")
    key = comparison.new.clauses.get(number="2.1").key
    expect(place(page, key)).to_be_in_viewport()
    assert page.url.endswith(f"#{key}")


def test_n_and_p_walk_from_change_to_change(signed_in, reader, comparison):
    page = signed_in(reader)
    page.goto(f"/comparisons/{comparison.slug}/")
    first, second = (place(page, comparison.new.clauses.get(number=number).key) for number in ("2.1", "4"))
    page.keyboard.press("n")
    expect(first).to_be_focused()
    page.keyboard.press("n")
    expect(second).to_be_focused()
    expect(second).to_be_in_viewport()
    page.keyboard.press("p")
    expect(first).to_be_focused()


def test_a_link_into_what_is_folded_unfolds_it(signed_in, reader, comparison):
    page = signed_in(reader)
    quiet = comparison.new.clauses.get(number="6").key
    page.goto(f"/comparisons/{comparison.slug}/#{quiet}")
    expect(place(page, quiet).locator(".draft")).to_be_visible()


def test_on_a_phone_the_tree_is_a_sheet_that_closes_when_one_goes_somewhere(signed_in, reader, comparison):
    page = signed_in(reader, width=390, height=844)
    page.goto(f"/versions/{comparison.new_version.slug}/")
    tree = page.get_by_role("tree")
    expect(tree).to_be_hidden()
    page.get_by_role("button", name="Clauses").click()
    page.get_by_role("treeitem", name="5 Title 5").click()
    expect(tree).to_be_hidden()
    expect(place(page, comparison.new.clauses.get(number="5").key)).to_be_in_viewport()


def test_the_first_word_of_a_version_stands_high_and_what_one_reviewed_stays_in_sight(signed_in, reader):
    clauses = [
        paragraphs(f"{i}", f"Title {i}", f"Records are stored permanently [or deleted]. {LONG}") for i in range(1, 9)
    ]
    title = "Framework and requirements of a trustworthy digital identity system for virtual worlds"
    version = factories.version(*clauses, title=title)
    hints.catch_up()
    jobs.drain()
    page = signed_in(reader)
    page.goto(f"/versions/{version.slug}/")
    reviewed = page.get_by_text("0 of 8 clauses reviewed by you")
    expect(reviewed).to_be_visible()
    expect(page.locator(".hints-bar")).to_be_visible()
    assert page.locator("article .clause-head").first.bounding_box()["y"] < 320
    page.keyboard.press("End")
    expect(page.locator("article .clause").last).to_be_in_viewport()
    expect(reviewed).to_be_in_viewport()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Clauses").click()
    expect(reviewed).to_be_in_viewport()


def test_the_page_of_a_comparison_draws_itself_when_it_is_ready(signed_in, reader):
    proposal = factories.proposal()
    old, new = (factories.version(paragraphs("1", "Scope", words), proposal=proposal) for words in ("One.", "Two."))
    made = comparisons.request(old=old, new=new)
    page = signed_in(reader)
    page.goto(f"/comparisons/{made.slug}/")
    expect(page.get_by_text("waiting for its turn")).to_be_visible()
    jobs.drain()
    expect(page.locator(".compared-words")).to_contain_text("1 was reworded")


def test_the_keys_are_listed_at_a_question_mark(signed_in, reader):
    page = signed_in(reader)
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
