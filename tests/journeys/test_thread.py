"""The whole thread on real processes, as people and as programs walk it: from an upload to a comment set.

Dear: a site is started with the sample.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from project.sample import DRAFTS, write
from tests.journeys.selecting import select
from tests.site import HERE, PATIENCE, Site, environment, running_site
from tests.tools import tool

pytestmark = pytest.mark.journey

STORED = "The behaviour record is required to be permanently stored"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("var"), sample=True) as site:
        yield site


@pytest.fixture
def drafts(tmp_path: Path) -> dict[str, Path]:
    """The drafts of the sample as files on one's disk."""
    files = {draft.name: tmp_path / draft.filename for draft in DRAFTS}
    for draft in DRAFTS:
        files[draft.name].write_bytes(write(draft))
    return files


@pytest.fixture
def page(site: Site, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{site.port}", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto("/sign-in/")
    passwords = dict(line.split() for line in (site.var / "accounts.txt").read_text().splitlines())
    page.get_by_label("Account name").fill("editor")
    page.get_by_label("Password").fill(passwords["editor"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    yield page
    context.close()


def upload(page: Page, file: Path, date: str) -> None:
    """Upload a draft on the page of its proposal, and wait until it is read."""
    page.get_by_label("The draft: Word").set_input_files(file)
    page.get_by_label("Date").fill(date)
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(page.get_by_text("clauses").first).to_be_visible()


def test_from_upload_to_a_comment_set(page: Page, drafts: dict[str, Path], tmp_path: Path):
    page.get_by_role("link", name="New proposal").click()
    page.get_by_label("Body").select_option(label="FGXW")
    page.get_by_label("Title").fill("Digital identity system")
    page.get_by_label("Number").fill("FGXW-D6.3")
    page.get_by_role("button", name="Add the proposal").click()
    proposal = page.url

    upload(page, drafts["A1"], "2023-06-12")
    page.get_by_role("link", name="FGXW-I-031").click()
    expect(page.get_by_text(STORED).first).to_be_visible()
    select(page, STORED)
    page.locator("[data-toolbar] button").first.click()
    page.get_by_label("What is this about?").fill("Nothing may be kept for ever.")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-cards] .annotation-comment")).to_have_text("Nothing may be kept for ever.")

    page.goto(proposal)
    upload(page, drafts["A2"], "2023-07-06")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".change-head").get_by_text("weakened:").first).to_be_visible()
    expect(page.locator("del", has_text="required").first).to_be_attached()

    page.goto(proposal)
    page.get_by_role("link", name="FGXW-O-047").first.click()
    page.locator(".clause .badge[data-leads]").first.click()
    card = page.locator("[data-cards] .annotation-comment")
    expect(card).to_have_text("Nothing may be kept for ever.")
    expect(page.get_by_text("reworded").first).to_be_visible()

    page.goto(f"/consultations/new/?version={page.url.rstrip('/').rpartition('/')[2]}")
    page.get_by_label("Title").fill("Comments on the draft")
    page.get_by_label("Form").select_option("iso")
    page.get_by_role("button", name="Make the consultation").click()
    page.get_by_label("All", exact=True).check()
    page.get_by_role("button", name="Make a comment set").click()
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="ISO/IEC").click()
    form = tmp_path / "comments.docx"
    download.value.save_as(form)
    assert_comment_is_sent(form)


def assert_comment_is_sent(form: Path) -> None:
    """The one comment, as another program and another library read the form."""
    rows = docx.Document(str(form)).tables[0].rows
    assert [cell.text for cell in rows[0].cells][:5] == ["XA", "", "8.3", "Para 2", "te"]
    assert rows[0].cells[5].text.endswith("Nothing may be kept for ever.")
    office = tool("soffice", "libreoffice-writer")
    profile = f"-env:UserInstallation=file://{form.parent}/profile"
    convert = [office, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(form.parent), str(form)]
    subprocess.run(convert, check=True, capture_output=True, timeout=PATIENCE)
    assert "Nothing may be kept for ever." in form.with_suffix(".txt").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("guide", ["docs/guide/api.md", "README.md"])
def test_the_lines_of_the_guides_work_as_they_stand(site: Site, guide: str, tmp_path: Path):
    (tmp_path / ".venv").symlink_to(HERE / ".venv")
    (tmp_path / "manage.py").symlink_to(HERE / "manage.py")
    lines = "\n".join(["set -eu", *(block for block in commands(HERE / guide) if "curl" in block or "$" in block)])
    script = lines.replace("http://127.0.0.1:8000", f"http://127.0.0.1:{site.port}")
    command = ["sh", "-c", script]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(site.var), capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert docx.Document(str(tmp_path / "comments.docx")).tables[0].rows[0].cells[0].text == "XA"


def commands(guide: Path) -> list[str]:
    """The contents of the guide's blocks of shell commands."""
    blocks = guide.read_text(encoding="utf-8").split("```sh\n")[1:]
    return [block.split("```")[0] for block in blocks]
