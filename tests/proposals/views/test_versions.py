from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import override_settings
from django.urls import reverse

from proposals.services import jobs
from tests import factories
from tests.factories import paragraphs
from tests.flat import flat


def draft(number: int = 2, **facts):
    return factories.version(
        *(paragraphs(str(i + 1), f"Title {i + 1}", "First words.", "Second words.") for i in range(number)), **facts
    )


def address(version) -> str:
    return reverse("version", args=[version.slug])


def test_each_clause_stands_at_its_key_with_its_words_at_their_offsets(page):
    version = draft()
    text = page.get(address(version)).text
    for clause in version.current_reading.clauses.all():
        assert f'<section class="clause" id="{clause.key}" data-clause="{clause.key}"' in text
    assert '<span data-start="0">First words.</span>' in text
    assert '<span data-start="13">Second words.</span>' in text
    assert f'data-slot="margin" data-version="{version.slug}"' in flat(text)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(page, number, django_assert_num_queries):
    version = draft(number)
    with django_assert_num_queries(10):
        page.get(address(version))
    with django_assert_num_queries(6):
        page.get(address(version))


def test_a_draft_cannot_bring_markup(page):
    version = factories.version(paragraphs("<i>1", "<script>t</script>", "<img src=x onerror=y>"))
    text = page.get(address(version)).text
    assert "<script>t" not in text
    assert "<img" not in text


def test_the_text_has_an_etag_of_its_own_for_each_person(page, client):
    version = draft()
    tag = page.get(address(version))["ETag"]
    assert page.get(address(version), headers={"if-none-match": tag}).status_code == 304
    client.force_login(factories.person())
    assert client.get(address(version), headers={"if-none-match": tag}).status_code == 200


def test_the_language_changes_the_etag(page):
    version = draft()
    tag = page.get(address(version))["ETag"]
    page.post(reverse("set_language"), {"language": "fr", "next": "/"})
    assert page.get(address(version), headers={"if-none-match": tag}).status_code == 200


def test_a_clause_has_a_lasting_address(page):
    version = draft()
    key = version.current_reading.clauses.first().key
    answer = page.get(reverse("clause", args=[version.slug, key]))
    assert (answer.status_code, answer["Location"]) == (302, f"{address(version)}#{key}")
    assert page.get(reverse("clause", args=[version.slug, "nothing"])).status_code == 404


def test_a_withdrawn_version_is_gone_with_its_reason(page):
    version = draft()
    version.withdrawn_at, version.withdrawal_reason = datetime(2023, 8, 1, tzinfo=UTC), "Sent by mistake."
    version.save()
    key = version.current_reading.clauses.first().key
    for place in (address(version), reverse("clause", args=[version.slug, key])):
        answer = page.get(place)
        assert answer.status_code == 410
        assert "Sent by mistake." in answer.text
        assert "First words." not in answer.text


def test_a_version_that_is_being_read_says_so(page, editor):
    version = factories.version()
    job = jobs.submit("reading", version.pk, by=editor)
    text = page.get(address(version)).text
    assert "is being read" in text
    assert reverse("job", args=[job.slug]) in text


def test_a_restricted_version_of_others_is_not_found(page):
    version = draft(proposal=factories.proposal(teams=[factories.team()]))
    assert page.get(address(version)).status_code == 404


@override_settings(PUBLIC_SITE=True)
def test_on_a_public_site_everyone_reads_what_is_public(client):
    assert client.get(address(draft())).status_code == 200
    hidden = draft(proposal=factories.proposal(teams=[factories.team()]))
    assert client.get(address(hidden)).status_code == 404


def test_a_version_leads_to_what_it_still_has_in_square_brackets(page):
    version = factories.version(
        paragraphs("1", "Retention", "Kept for [180 days], see [b-ITU] and [1].", "[Shared & sold to all]"),
        paragraphs("2", "Access", "Each person [shall] see it."),
        paragraphs("3", "Sources", "[RFC2119] and [see 7.2]."),
    )
    text = page.get(address(version)).text
    first, second, _ = (clause.key for clause in version.current_reading.clauses.order_by("order"))

    assert "3 places in square brackets: still undecided" in text
    assert ", see [b-ITU] and [1].</li>" in flat(text)
    assert re.findall(r'href="(\?at=[^"]+)"[^>]*>([^<]+)</a>', text) == [
        (f"?at=9-19#{first}", "[180 days]"),
        (f"?at=42-64#{first}", "[Shared &amp; sold to all]"),
        (f"?at=12-19#{second}", "[shall]"),
    ]


def test_a_version_that_is_agreed_says_nothing_of_square_brackets(page):
    assert "square brackets" not in page.get(address(draft())).text
