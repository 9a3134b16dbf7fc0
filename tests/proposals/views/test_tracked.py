"""What is tracked in a file, on the page of its version and on that of the comparison."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from proposals.models import Comparison, Version
from proposals.services import jobs
from tests import factories
from tests.drafts import tracked
from tests.flat import flat


@pytest.fixture
def version() -> Version:
    made = factories.version(number="D.3")
    made.file.save("draft.docx", ContentFile(tracked.WORD))
    jobs.submit("reading", made.pk)
    jobs.drain()
    return made


def address(version: Version) -> str:
    return reverse("version", args=[version.slug])


def ask(page: Client, version: Version) -> Comparison:
    answer = page.post(reverse("version-tracked", args=[version.slug]))
    comparison = Comparison.objects.get()
    assert answer["Location"] == reverse("comparison", args=[comparison.slug])
    return comparison


def test_the_page_says_who_tracked_how_much_and_when(page, version):
    text = flat(page.get(address(version)).text)
    assert "2 tracked changes by 2 people" in text
    assert '<bdi>Ana</bdi>· 1 tracked change ·<time datetime="2023-05-02">' in text
    assert '<bdi>Bo &amp; Co</bdi>· 1 tracked change ·<time datetime="2023-05-04">' in text


def test_one_button_leads_to_both_texts_of_the_file(page, version):
    assert f'action="{reverse("version-tracked", args=[version.slug])}"' in page.get(address(version)).text
    comparison = ask(page, version)
    there = reverse("comparison", args=[comparison.slug])
    assert "Reading what is tracked in D.3" in page.get(there).text
    jobs.drain()
    text = page.get(there).text
    assert "D.3: what is tracked · Clauseline</title>" in text
    assert "before its tracked changes → after them" in text
    for words in ("may ", "for ever "):
        assert words in text
    beside = page.get(f"{there}?view=side").text
    assert 'data-side="old" data-version=""' in beside
    assert f'data-side="new" data-version="{version.slug}"' in beside
    assert f'<a class="button small" href="{there}">Show what is tracked</a>' in page.get(address(version)).text


@pytest.mark.postgres
def test_who_has_no_account_reads_what_was_made_and_asks_for_nothing(page, version, client, settings):
    settings.PUBLIC_SITE = True
    stranger = Client()
    assert "Show what is tracked" not in stranger.get(address(version)).text
    comparison = ask(page, version)
    jobs.drain()
    text = stranger.get(address(version)).text
    assert f'href="{reverse("comparison", args=[comparison.slug])}">Show what is tracked' in text


def test_a_file_without_tracked_changes_has_no_button_and_is_refused(page):
    plain = factories.version(factories.paragraphs("1", "Scope", "Words."), number="D.4")
    assert "Show what is tracked" not in page.get(address(plain)).text
    answer = page.post(reverse("version-tracked", args=[plain.slug]))
    assert answer.status_code == 400
    assert "No tracked changes were found in the file of version D.4." in answer.text


@pytest.mark.parametrize("form", ["html", "docx", "json"])
def test_it_is_exported_under_a_name_of_its_own(page, version, form):
    comparison = ask(page, version)
    jobs.drain()
    answer = page.get(reverse("comparison-export", args=[comparison.slug, form]))
    assert answer["Content-Disposition"] == f'attachment; filename="D.3_tracked.{form}"'
    if form == "html":
        assert "D.3, before its tracked changes → " in answer.text


def test_the_address_of_a_clause_leads_to_the_text_that_is_shown(page, version):
    ask(page, version)
    jobs.drain()
    jobs.submit("reading", version.pk)
    jobs.drain()
    version.refresh_from_db()
    assert version.readings.count() > 1
    key = version.current_reading.clauses.get(number="1").key
    there = page.get(reverse("clause", args=[version.slug, key]))
    assert there["Location"] == f"{address(version)}#{key}"
