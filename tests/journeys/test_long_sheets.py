"""Hands on a sheet of many rows, which come behind the page: keys, links and blocks reach all of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from annotations.models import CommentSet, Consultation
from annotations.services import comments
from annotations.services.comments import RowEdit
from proposals.models import Role, User
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ROWS = 480
BEHIND = re.compile(r"/sheet/\?from=")


@pytest.fixture
def drawn(editor: User) -> CommentSet:
    team = factories.team(editor, role=Role.EDITOR)
    version = factories.version(paragraphs("1", "Scope", "It is shared."), number="FGXW-O-047")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=consultation, made_by=editor)
    made.teams.add(team)
    rows = [{"clause": "1", "kind": "ge", "comment": f"Row {n} says this."} for n in range(1, ROWS + 1)]
    comments.write(made, [RowEdit(None, row) for row in rows], by=editor)
    return made


class Held:
    """What comes behind the first rows of a page, until it is let go."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[Route] = []
        self.is_open = False
        page.route(BEHIND, self.meet)

    def meet(self, route: Route) -> None:
        if self.is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def arrived(self, count: int) -> None:
        """Wait until so many are held."""
        for _ in range(600):
            if len(self.waiting) >= count:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{len(self.waiting)} portions were asked for, not {count}.")

    def let_go(self) -> None:
        self.is_open = True
        for route in self.waiting:
            route.continue_()


@pytest.fixture
def held(signed_in, editor: User) -> Held:
    return Held(signed_in(editor))


def cell(page: Page, order: int, column: str = "comment"):
    return page.locator(f'[data-order="{order}"] [data-cell="{column}"]')


def rows(page: Page):
    return page.locator("[data-grid] [data-row]")


def test_all_rows_come_by_themselves_in_their_order(signed_in, editor: User, drawn: CommentSet):
    page: Page = signed_in(editor)
    page.goto(f"/comment-sets/{drawn.slug}/")
    expect(rows(page)).to_have_count(ROWS)
    orders = rows(page).evaluate_all("rows => rows.map(row => Number(row.dataset.order))")
    assert orders == list(range(1, ROWS + 1))
    expect(page.locator("[data-grid]")).to_have_attribute("aria-rowcount", str(ROWS + 1))
    expect(cell(page, ROWS)).to_have_attribute("role", "gridcell")


def test_a_key_that_leads_to_rows_on_their_way_waits_for_them(held: Held, drawn: CommentSet):
    page = held.page
    page.goto(f"/comment-sets/{drawn.slug}/")
    cell(page, 1).click()
    page.keyboard.press("Control+End")
    held.arrived(3)
    expect(rows(page)).to_have_count(50)
    held.let_go()
    expect(cell(page, ROWS, "state")).to_be_focused()


@pytest.mark.parametrize("width", [1440, 390])
def test_among_rows_on_their_way_one_sees_which_they_are(signed_in, editor: User, drawn: CommentSet, width: int):
    held = Held(signed_in(editor, width=width))
    held.page.goto(f"/comment-sets/{drawn.slug}/")
    held.arrived(1)
    waits = held.page.locator("[data-rows]").first
    waits.evaluate("one => one.scrollIntoView({block: 'center'})")
    expect(waits.get_by_role("link", name="Rows 51 to 250")).to_be_in_viewport()
    held.let_go()
    expect(rows(held.page)).to_have_count(ROWS)


def test_a_link_leads_to_a_row_on_its_way(held: Held, drawn: CommentSet):
    page = held.page
    last = drawn.comments.get(order=ROWS)
    page.goto(f"/comment-sets/{drawn.slug}/#row-{last.slug}")
    held.arrived(3)
    held.let_go()
    expect(cell(page, ROWS)).to_be_focused()
    expect(cell(page, ROWS)).to_be_in_viewport()


def test_a_block_is_pasted_over_rows_on_their_way_not_behind_the_last_one(held: Held, drawn: CommentSet):
    page = held.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/comment-sets/{drawn.slug}/")
    cell(page, 49).click()
    page.evaluate("text => navigator.clipboard.writeText(text)", "one\ntwo\nthree\nfour")
    page.keyboard.press("Control+v")
    held.arrived(3)
    held.let_go()
    expect(page.locator("[data-says]")).to_have_text("The block was pasted.")
    said = drawn.comments.filter(order__gt=47, order__lt=54).values_list("comment", flat=True)
    assert list(said) == ["Row 48 says this.", "one", "two", "three", "four", "Row 53 says this."]
    assert drawn.comments.count() == ROWS


def test_on_a_phone_the_facts_of_a_row_stand_in_one_line_below_few_tools(signed_in, editor: User, drawn: CommentSet):
    page: Page = signed_in(editor, width=390)
    page.goto(f"/comment-sets/{drawn.slug}/")
    expect(rows(page)).to_have_count(ROWS)
    facts = ("member", "clause", "kind")  # Columns in which nothing stands are folded away.
    assert len({cell(page, ROWS, one).bounding_box()["y"] for one in facts}) == 1
    merge = page.get_by_role("button", name="Merge")
    expect(merge).to_be_hidden()
    cell(page, 1, "order").get_by_role("checkbox").check()
    expect(merge).to_be_visible()


def test_rows_that_do_not_come_say_so_and_come_with_the_network(signed_in, editor: User, drawn: CommentSet):
    page: Page = signed_in(editor)
    page.route(BEHIND, lambda route: route.fulfill(status=404))
    page.goto(f"/comment-sets/{drawn.slug}/")
    told = page.get_by_text("These rows did not come. The link opens the whole sheet.")
    expect(told.first).to_be_visible()
    expect(rows(page)).to_have_count(50)
    page.unroute(BEHIND)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(rows(page)).to_have_count(ROWS)


def test_rows_that_somebody_else_moved_meanwhile_are_not_doubled(held: Held, drawn: CommentSet, editor: User):
    page = held.page
    page.goto(f"/comment-sets/{drawn.slug}/")
    held.arrived(1)
    gone = drawn.comments.get(order=1)
    comments.remove(drawn, [gone], by=editor)
    held.let_go()
    expect(rows(page).first).not_to_have_attribute("data-row", gone.slug)
    expect(rows(page)).to_have_count(ROWS - 1)
    slugs = rows(page).evaluate_all("rows => rows.map(row => row.dataset.row)")
    assert slugs == list(drawn.comments.values_list("slug", flat=True))


def test_without_scripts_a_link_leads_to_all_rows(browser, live_server, signed_in, editor: User, drawn: CommentSet):
    signed: Page = signed_in(editor)
    context = browser.new_context(java_script_enabled=False, storage_state=signed.context.storage_state())
    page = context.new_page()
    page.goto(f"{live_server.url}/comment-sets/{drawn.slug}/")
    expect(rows(page)).to_have_count(50)
    page.get_by_role("link", name="Rows 51 to 250").click()
    expect(rows(page)).to_have_count(ROWS)
    context.close()
