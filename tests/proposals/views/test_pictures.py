"""Pictures of a draft: shown where they stand, to whom may see the draft, as long as it is there."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from proposals.models import Figure, Version
from proposals.services import erasure, jobs, versions, withdrawals
from proposals.services.facts import VersionFacts
from tests import factories
from tests.drafts.pictures import SVG, png
from tests.drafts.word import cell, paragraph, row, table, word_file

PICTURE = png(300, 200)


def drawing(name: str, words: str = "") -> str:
    inner = f'<wp:docPr id="1" descr="{words}"/><a:blip r:embed="{name}"/>'
    return paragraph(inner=f"<w:r><w:drawing>{inner}</w:drawing></w:r>")


@pytest.fixture
def version(owner, settings, tmp_path) -> Version:
    settings.MEDIA_ROOT = tmp_path
    media = {"a.png": PICTURE, "b.svg": SVG, "c.png": png(20, 10)}
    body = (
        paragraph("1\tScope", "Heading1"), paragraph("The platform keeps flows."), drawing("a.png", "Flows of data"),
        paragraph("Figure 1 – Flows"), drawing("b.svg", "A plan"), drawing("none", "Elsewhere"),
        table(row(cell("Sign", inner=drawing("c.png", "A lock")), "Meaning")),
    )  # fmt: skip
    file = SimpleUploadedFile("draft.docx", word_file(*body, media=media))
    made = versions.add(factories.proposal(), file, VersionFacts(), by=owner)
    jobs.drain()
    made.refresh_from_db()
    return made


def address(version: Version, data: bytes = PICTURE) -> str:
    return reverse("picture", args=[version.slug, hashlib.sha256(data).hexdigest()])


def test_a_picture_stands_where_the_file_shows_it(page, version):
    text = page.get(reverse("version", args=[version.slug])).text
    shown = f'<img src="{address(version)}" width="300" height="200" loading="lazy" decoding="async" alt="Flows of data'
    assert shown in text
    assert text.index("keeps flows") < text.index(shown) < text.index(">Figure 1<")
    assert '<div class="table-pictures"><a class="picture-shown"' in text


@pytest.mark.postgres
def test_what_cannot_be_shown_is_told_in_words(page, version):
    text = page.get(reverse("version", args=[version.slug])).text
    assert "A plan This picture is in a format that cannot be shown here. It stands in the file." in text
    assert "Elsewhere The file only points to this picture." in text
    assert page.get(address(version, SVG)).status_code == 404


@pytest.mark.postgres
def test_it_comes_as_it_is_and_once(page, version):
    answer = page.get(address(version))
    assert answer.content == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = page.get(address(version), headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.postgres
def test_whoever_may_not_see_the_draft_gets_no_picture(page, version):
    version.proposal.restricted = True
    version.proposal.save()
    assert page.get(address(version)).status_code == 404
    page.logout()
    assert page.get(address(version)).status_code == 302


def test_it_goes_with_its_draft(page, version, owner, django_capture_on_commit_callbacks):
    folder = f"pictures/{version.slug}"
    assert len(default_storage.listdir(folder)[1]) == 2
    with django_capture_on_commit_callbacks(execute=True):
        withdrawals.withdraw(version, reason="Sent by mistake", by=owner)
    assert page.get(address(version)).status_code == 404
    assert len(default_storage.listdir(folder)[1]) == 2
    erasure.erase_due(timezone.now())
    assert (default_storage.exists(folder), Figure.objects.count()) == (False, 0)
    assert page.get(address(version)).status_code == 404


def test_a_second_reading_shares_the_files(version):
    jobs.submit("reading", version.pk)
    jobs.drain()
    assert Figure.objects.exclude(file="").count() == 4
    assert len(default_storage.listdir(f"pictures/{version.slug}")[1]) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_pictures_cost_one_query_together(page, owner, number, django_assert_num_queries):
    media = {f"{i}.png": png(i + 1, 1) for i in range(number)}
    body = [paragraph("1\tScope", "Heading1"), *(drawing(name, "It") for name in media)]
    file = SimpleUploadedFile("draft.docx", word_file(*body, media=media))
    made = versions.add(factories.proposal(), file, VersionFacts(), by=owner)
    jobs.drain()
    with django_assert_num_queries(10):
        page.get(reverse("version", args=[made.slug]))
