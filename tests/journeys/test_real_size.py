"""A draft of 1,500 clauses with 1,000 remarks, from reading to the form that the body takes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Comment, Placement
from clauseline.outline import Outline
from proposals.models import Clause, Job, Role, Team, User, Version
from proposals.services import jobs
from tests import factories, large
from tests.journeys.selecting import select
from tests.site import until

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LATE = 1400


def written(outline: Outline) -> bytes:
    """The text as a Markdown file."""
    parts = (
        f"{'#' * one.level} {one.number} {one.title}\n\n" + one.text.replace("\n", "\n\n") for one in outline.clauses
    )
    return "\n\n".join(parts).encode()


@pytest.fixture
def editor() -> User:
    return factories.person("editor")


@pytest.fixture
def team(editor: User) -> Team:
    return factories.team(editor, role=Role.OWNER)


def test_from_reading_to_the_form(signed_in: Callable[[User], Page], editor: User, team: Team, tmp_path: Path):
    texts = large.outlines()
    old = factories.version(*texts[0].clauses, proposal=factories.proposal(title="A long draft"), number="LD-1")
    large.remarks(old, team, [editor])
    page = signed_in(editor)
    annotate(page, old)
    new = upload(page, old, written(texts[1]), tmp_path)
    assert Placement.objects.filter(version=new).count() == large.REMARKS + 1
    see_what_is_open(page, new)
    form = send(page, new, tmp_path)
    rows = docx.Document(str(form)).tables[0].rows
    assert len([row for row in rows if row.cells[0].text == "XA"]) == Comment.objects.count()


def annotate(page: Page, version: Version) -> None:
    """Words of a late clause, by mouse."""
    clause = Clause.objects.get(reading=version.current_reading, order=LATE)
    page.goto(f"/versions/{version.slug}/#{clause.key}")
    expect(page.locator(f"[id='{clause.key}']")).to_be_in_viewport()
    words = " ".join(clause.text.split("\n")[0].split(" ")[:4])
    select(page, words)
    page.locator("[data-toolbar] button").first.click()
    page.get_by_label("What is this about?").fill("Who decides?")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-cards] .annotation-comment", has_text="Who decides?")).to_be_visible(timeout=30_000)
    said = Annotation.objects.get(comment="Who decides?")
    assert (said.key, said.quote) == (clause.key, words)


def upload(page: Page, old: Version, text: bytes, folder: Path) -> Version:
    """The next version, on the page of the proposal."""
    file = folder / "next.md"
    file.write_bytes(text)
    page.goto(f"/proposals/{old.proposal.slug}/")
    page.get_by_label("The draft: Word").set_input_files(file)
    page.get_by_label("Number").fill("LD-2")
    page.get_by_label("Date").fill("2023-07-06")
    page.get_by_role("button", name="Upload", exact=True).click()
    until(lambda: old.proposal.versions.count() == 2)
    jobs.drain()
    return old.proposal.versions.get(position=2)


def see_what_is_open(page: Page, version: Version) -> None:
    """What has no sure place waits in the tray, and is counted there."""
    waiting = Placement.objects.filter(version=version, state__in=("to-confirm", "gone"), decided_at=None).count()
    page.goto(f"/versions/{version.slug}/")
    jobs.drain()  # A worker draws so long a page, which shows itself then.
    expect(page.locator("[data-tray] summary")).to_contain_text(
        f"{waiting} remarks to check against this version", timeout=30_000
    )
    page.locator("[data-tray] > summary").click()
    expect(page.locator("[data-tray] .annotation").first).to_be_visible(timeout=30_000)


def send(page: Page, version: Version, folder: Path) -> Path:
    """All that has a place, as the form of ISO/IEC."""
    page.goto(f"/consultations/new/?version={version.slug}")
    page.get_by_label("Title").fill("Comments on the draft")
    page.get_by_label("Form").select_option("iso")
    page.get_by_role("button", name="Make the consultation").click()
    page.locator("[data-chooses-all]").check()
    page.locator("[data-choosing] .actions button").click(timeout=120_000)
    page.locator("summary", has_text="Download").click()
    page.get_by_role("link", name="ISO/IEC").click()
    until(lambda: Job.objects.filter(kind="export-set").exists())
    jobs.drain()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download", exact=True).click()
    form = folder / "comments.docx"
    download.value.save_as(form)
    return form
