"""What a file brings beside its text, on the page of the version."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from proposals.models import Comparison, Version
from proposals.queries.comparisons import stored
from proposals.services import jobs
from tests import factories
from tests.drafts.word import paragraph, run, word_file
from tests.flat import flat

DATA = word_file(
    paragraph("1\tScope", "Heading1"),
    paragraph("Records ", inner=f'<w:ins w:id="1">{run("may ")}</w:ins>{run("be kept.")}'),
    paragraph("For a day", inner='<w:r><w:commentReference w:id="4"/></w:r>'),
    parts={"comments": f'<w:comment w:id="4" w:author="A &lt;b&gt;">{paragraph("Why so long?")}</w:comment>'},
)


def upload(page, proposal, way: str = "", **facts):
    fields = {"file": SimpleUploadedFile("draft.docx", DATA), "date": "2023-06-12", "tracked": way, **facts}
    return page.post(reverse("version-add", args=[proposal.slug]), fields)


@pytest.fixture
def both(page) -> list[Version]:
    """The same file, as it stood before its tracked changes and as it stands after them."""
    proposal = factories.proposal()
    upload(page, proposal, "rejected", number="before")
    upload(page, proposal, number="after")
    jobs.drain()
    return list(proposal.versions.order_by("position"))


def shown(page, version: Version):
    return page.get(reverse("version", args=[version.slug])).text


def test_the_two_ways_to_read_one_file_give_what_is_tracked(page, both):
    comparison = Comparison.objects.get()
    assert (comparison.old_version, comparison.new_version) == tuple(both)
    (change,) = stored(comparison).changes
    assert [(span.op, span.text.strip()) for span in change.spans if span.op != "kept"] == [("added", "may")]


def test_the_page_says_which_way_the_file_was_read(page, both):
    before, after = (shown(page, version) for version in both)
    assert "read here as it stood before them." in before
    assert "read here as it stands after them." in after
    assert "1 tracked change<" in flat(after)
    assert "1 insertion, 0 deletions" in flat(after)


def test_the_same_way_twice_is_refused(page, both):
    answer = upload(page, both[0].proposal, "rejected")
    assert answer.status_code == 409
    assert "This very file is already here, as version before." in answer.text


def test_comments_of_the_file_are_folded_and_lead_to_their_clause(page, both):
    text = shown(page, both[1])
    key = both[1].current_reading.clauses.get().key
    assert "1 comment in the file" in text
    assert f'<a href="#{key}" dir="auto">1 Scope</a>' in text
    assert "<bdi>A &lt;b&gt;</bdi>" in text
    assert "Why so long?" in text


def test_a_file_without_them_says_nothing(page):
    text = shown(page, factories.version(factories.paragraphs("1", "Scope", "Words.")))
    assert "in the file</summary>" not in text
    assert "tracked changes" not in text
