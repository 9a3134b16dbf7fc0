"""What people copy of a comparison, and what they paste."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from clauseline.outline import ClauseText
from proposals.models import Comparison
from proposals.services import comparisons, exports, jobs, orders
from tests import factories
from tests.drafts import tabled
from tests.factories import paragraphs
from tests.journeys.selecting import select
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD = (
    paragraphs("1", "Records", "Records are kept for 2 years and then erased at once.", "Nobody reads them."),
    paragraphs("2", "Gaze", "Cameras watch the eyes of people."),
    paragraphs("3", "Old rules", "What stood in the law of spring stands no more."),
)
NEW = (
    paragraphs("1", "Records", "Records are kept for 3 years and then erased.", "Nobody reads them."),
    OLD[1],
    paragraphs("3", "Appeals", "The panel answers each complaint within a month."),
)


def compared(old=OLD, new=NEW) -> Comparison:
    proposal = factories.proposal(title="Identity", number="X.gaze")
    one, other = (factories.version(*clauses, proposal=proposal) for clauses in (old, new))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    return Comparison.objects.with_state().get(pk=made.pk)


def opened(page: Page, comparison: Comparison, view: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/comparisons/{comparison.slug}/?view={view}")
    page.locator("[data-slot-body] > *").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def copied(page: Page) -> tuple[str, str]:
    """What is in the clipboard after Ctrl+C, as plain text and as HTML."""
    page.keyboard.press("Control+c")
    return tuple(
        page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (kind) => (await item.getType(kind)).text();
        return [await read("text/plain"), await read("text/html")];
    }""")
    )


def lines(*clauses: ClauseText) -> str:
    """These clauses as one text."""
    return "\n".join(f"{one.number} {one.title}\n{one.text}" for one in clauses)


def select_all(page: Page) -> None:
    for summary in page.locator(".folded > summary").all():
        summary.click()
    page.keyboard.press("Control+a")


def test_over_a_change_it_is_the_new_text_and_marks_where_they_can_be_shown(signed_in, reviewer):
    page = opened(signed_in(reviewer), compared(), "unified")
    select(page, "Records are", "Nobody reads")
    plain, rich = copied(page)
    assert plain == "Records are kept for 3 years and then erased.\nNobody reads"
    gone, came = 'del style="text-decoration: line-through;"', 'ins style="text-decoration: underline;"'
    assert rich == (
        f"<p>Records are kept for <{gone}>2</del> <{came}>3</ins> years and then erased<{gone}> at once</del>.</p>"
        "<p>Nobody reads</p>"
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [("at", "once", "at once"), ("What stood", "no more", "What stood in the law of spring stands no more")],
)
def test_struck_words_alone_are_these_words(signed_in, reviewer, first, last, words):
    page = opened(signed_in(reviewer), compared(), "unified")
    select(page, first, last)
    assert copied(page)[0] == words


def test_what_is_ours_stays_and_all_that_is_theirs_comes(signed_in, reviewer):
    page = opened(signed_in(reviewer), compared(), "unified")
    select_all(page)
    assert copied(page)[0] == f"Identity\n{lines(*NEW)}"


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ("old", "Records are kept for 2 years and then erased at once.\nNobody reads them."),
        ("new", "Records are kept for 3 years and then erased.\nNobody reads them."),
    ],
)
def test_of_two_texts_beside_each_other_it_is_the_one_in_which_one_began(signed_in, reviewer, begins, words):
    page = opened(signed_in(reviewer), compared(), "side")
    page.evaluate(
        """begins => {
        const [first, change] = [document.querySelector(`[data-side=${begins}]`), document.querySelector(".change")];
        getSelection().setBaseAndExtent(first, 0, change, change.childNodes.length);
    }""",
        begins,
    )
    assert copied(page)[0] == words


@pytest.mark.parametrize("view", ["unified", "side"])
def test_the_cells_of_a_row_are_parted_by_tabs(signed_in, reviewer, view):
    page = opened(signed_in(reviewer), compared([tabled.OLD], [tabled.NEW]), view)
    select_all(page)
    plain, rich = copied(page)
    assert plain == f"Identity\n{lines(tabled.NEW)}"
    assert rich.count("<table") == 1
    assert "new column" not in rich


def test_our_own_words_are_copied_where_nothing_else_is_selected(signed_in, reviewer):
    page = opened(signed_in(reviewer), compared(), "unified")
    page.locator(".compared-words").evaluate("words => getSelection().selectAllChildren(words)")
    page.keyboard.press("Control+c")
    until(lambda: page.evaluate("navigator.clipboard.readText()").strip().startswith("Of 4 clauses"))


@pytest.mark.parametrize("is_file", [False, True])
def test_without_scripts_no_word_for_screen_readers_is_copied(signed_in, reviewer, tmp_path, is_file):
    comparison = compared()
    page = signed_in(reviewer, java_script_enabled=False)
    address = f"/comparisons/{comparison.slug}/?view=unified"
    if is_file:
        file = tmp_path / "compared.html"
        file.write_bytes(orders.now(exports.order(comparison, "html", by=None), by=None).data)
        address = file.as_uri()
    page.goto(address)
    page.locator(".change").first.evaluate("change => getSelection().selectAllChildren(change)")
    words = page.evaluate("String(getSelection())")
    assert "Records are kept for 2 3 years and then erased at once." in words
    assert "replaced by" not in words
    assert "reworded" not in words
