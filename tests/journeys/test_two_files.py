"""From the page of two files to what changed between them, in one act; and any two versions, by keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from proposals.models import Proposal
from proposals.services import jobs
from tests import factories
from tests.drafts.covers import NEWER, OLDER
from tests.factories import paragraphs
from tests.journeys.axe import faults
from tests.journeys.looking import in_each_width, shut_out
from tests.site import until

pytestmark = [pytest.mark.postgres, pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MARKDOWN: FilePayload = {"name": "gaze-1.md", "mimeType": "text/markdown", "buffer": OLDER.encode()}
WORD: FilePayload = {"name": "gaze-2.docx", "mimeType": "application/octet-stream", "buffer": NEWER}


def choose(page: Page, name: str, file: FilePayload) -> None:
    page.get_by_label(name).set_input_files(files=[file])


def test_from_sign_in_to_the_redline_in_one_act(visit, reader):
    page = visit()
    page.goto("/comparisons/files/")
    page.locator("input[name=login]").fill("ria")
    page.locator("input[name=password]").fill("a good pass phrase")
    page.locator("main button").first.click()
    choose(page, "The older draft", MARKDOWN)
    choose(page, "The newer draft", WORD)
    page.get_by_role("button", name="Show what changed").click()
    expect(page.get_by_role("heading", name="Comparing")).to_be_visible()
    jobs.drain()
    expect(page.locator(".frame-text ins", has_text="should")).to_be_visible()
    expect(page.locator(".frame-text del", has_text="shall")).to_be_visible()
    assert Proposal.objects.get().title == "Gaze records in shared worlds"


def test_what_is_refused_leaves_both_files_chosen(signed_in, editor):
    page = signed_in(editor)
    page.goto("/comparisons/files/")
    choose(page, "The older draft", MARKDOWN)
    choose(page, "The newer draft", {"name": "other.md", "mimeType": "text/markdown", "buffer": OLDER.encode()})
    page.get_by_role("button", name="Show what changed").click()
    expect(page.get_by_role("alert")).to_contain_text("Both are one and the same file")
    names = "[...document.querySelectorAll('[type=file]')].map((field) => field.files[0]?.name)"
    assert page.evaluate(names) == ["gaze-1.md", "other.md"]
    page.get_by_role("button", name="The other way round").click()
    until(lambda: page.evaluate(names) == ["other.md", "gaze-1.md"])


def test_two_files_dropped_at_once_fill_both_fields(signed_in, editor):
    page = signed_in(editor)
    page.goto("/comparisons/files/")
    page.wait_for_load_state("networkidle")
    page.evaluate(
        """() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(["b"], "second.md", { lastModified: 2000 }));
          dropped.items.add(new File(["a"], "first.md", { lastModified: 1000 }));
          const place = document.querySelector("[data-drop]");
          place.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )
    names = "[...document.querySelectorAll('[type=file]')].map((field) => field.files[0]?.name)"
    assert page.evaluate(names) == ["first.md", "second.md"]


def test_any_two_versions_are_chosen_by_keys_alone(signed_in, editor):
    for number, verb in (("D.1", "shall"), ("D.2", "should")):
        clause = paragraphs("1", "Scope", f"Data {verb} be kept.")
        factories.version(clause, number=number, proposal=factories.proposal(title=f"Identity {number}"))
    page = signed_in(editor)
    page.goto("/comparisons/")
    for side, words in (("old", "d.1"), ("new", "identity d.2")):
        page.locator(f"#{side}-words").focus()
        page.keyboard.type(words)
        expect(page.locator(f"#{side}-found input")).to_have_count(1)
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.locator(f"#{side}-found input")).to_be_checked()
    expect(page.get_by_role("button", name="Compare", exact=True)).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Compare", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Comparing D.1 with D.2")).to_be_visible()
    jobs.drain()
    expect(page.locator(".frame-text ins", has_text="should")).to_be_visible()


def test_without_scripts_a_search_keeps_what_was_chosen(signed_in, editor):
    one, other = (
        factories.version(paragraphs("1", "Scope", "Data."), number=number, proposal=factories.proposal())
        for number in ("D.1", "D.2")
    )
    page = signed_in(editor, java_script_enabled=False)
    page.goto("/comparisons/")
    page.locator(f"#old-{one.slug}").check()
    page.locator("#new-words").fill("d.2")
    page.get_by_role("button", name="Search").nth(1).click()
    page.locator(f"#new-{other.slug}").check()
    page.get_by_role("button", name="Show my choice").click()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", name="Comparing D.1 with D.2")).to_be_visible()


def test_both_pages_shut_nobody_out(signed_in, editor):
    factories.version(paragraphs("1", "Scope", "Data."), number="D.1")
    page = signed_in(editor)
    for there in in_each_width(page, ("/comparisons/", "/comparisons/files/")):
        assert (there, shut_out(page)) == (there, [])
