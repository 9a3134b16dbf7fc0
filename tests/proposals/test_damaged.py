"""What is stored of a clause and cannot be true is said, by the name of the clause, and mended by reading the file."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from django.core.files.base import ContentFile

from clauseline.outline import rows_of
from clauseline.packing import packed
from proposals.drawing.store import owner_of, pages
from proposals.models import Clause, Job, User, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.clients import api

pytestmark = pytest.mark.django_db

SENTENCE = (
    "What this site stores of the clause “2 Records” in version D-1 of “Identity in virtual worlds” is damaged, and "
    "nothing is shown that may not be true. Its file is as it was uploaded: have the version read again, or ask an "
    "editor of the team that keeps it to do so."
)
DRAFT = b"1 Scope\n\nThis text is fictional.\n\n2 Records\n\nThe platform shall keep records.\n\nThey end in a year.\n"
BAD = {
    "kind": lambda rows: [["paragraf", *rows[0][1:]], *rows[1:]],
    "bounds": lambda rows: [[rows[0][0], 0, 999, *rows[0][3:]], *rows[1:]],
    "order": lambda rows: rows[::-1],
    "field": lambda rows: [rows[0][:4], *rows[1:]],
}


@pytest.fixture
def editor() -> User:
    return factories.member(factories.team(), "editor")


@pytest.fixture
def version(editor: User) -> Version:
    """A draft in a file that is there, and read."""
    made = factories.version(proposal=factories.kept(editor), number="D-1", given=["number", "date", "language"])
    made.filename = "draft.txt"
    made.file.save("draft.txt", ContentFile(DRAFT))
    jobs.submit("reading", made.pk)
    jobs.drain()
    made.refresh_from_db()
    return made


def damage(version: Version, how: str = "bounds") -> Clause:
    clause: Clause = version.current_reading.clauses.get(number="2")
    rows: list[Any] = json.loads(json.dumps(rows_of(clause.blocks)))
    clause.packed = b"\x02" + zlib.compress(json.dumps(BAD[how](rows)).encode())
    clause.save()
    return clause


def address(version: Version) -> str:
    return f"/api/v1/versions/{version.slug}/"


@pytest.mark.parametrize("how", BAD)
def test_a_page_says_it_and_offers_the_way_out(version, editor, client, how):
    damage(version, how)
    Version.objects.update(changed_at="2001-01-01T00:00Z")
    client.force_login(editor)
    answer = client.get(f"/versions/{version.slug}/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert SENTENCE in page
    assert f'action="/versions/{version.slug}/read-again/"' in page


def test_a_comparison_of_what_was_read_again_since_leads_to_the_text(version, editor, client):
    after = factories.version(factories.paragraphs("1", "Scope", "It is."), proposal=version.proposal, number="D-2")
    comparison = comparisons.request(old=version, new=after, by=editor)
    jobs.drain()
    damage(version)
    jobs.submit("reading", version.pk)
    jobs.drain()
    pages().forget(owner_of(comparison))
    client.force_login(editor)
    answer = client.get(f"/comparisons/{comparison.slug}/")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "in an earlier reading of version D-1" in page
    assert "read-again" not in page
    assert f'<a class="button" href="/versions/{version.slug}/">To the text</a>' in page


def test_who_may_not_have_it_read_again_reads_the_sentence_alone(version, client):
    damage(version)
    client.force_login(factories.person())
    page = client.get(f"/versions/{version.slug}/")
    assert (page.status_code, b"/read-again/" in page.content) == (409, False)
    assert SENTENCE in page.content.decode()


def test_programs_are_told_by_a_code(version, editor):
    damage(version)
    told = api(editor).get(f"{address(version)}clauses/")
    assert (told.status_code, told.json()["code"], told.json()["detail"]) == (409, "damaged", SENTENCE)
    single = api(editor).get(f"{address(version)}clauses/{version.current_reading.clauses.get(number='1').key}/")
    assert single.status_code == 200


def test_reading_again_mends_it_and_clauses_keep_their_keys(version, editor, client):
    keys = list(version.current_reading.clauses.values_list("key", flat=True))
    damage(version)
    client.force_login(editor)
    client.post(f"/versions/{version.slug}/read-again/")
    assert b"/read-again/" not in client.get(f"/versions/{version.slug}/").content
    jobs.drain()
    version.refresh_from_db()
    assert list(version.current_reading.clauses.values_list("key", flat=True)) == keys
    page = client.get(f"/versions/{version.slug}/")
    assert (page.status_code, "They end in a year." in page.content.decode()) == (200, True)


def test_a_job_on_it_fails_with_the_sentence(version, editor):
    later = factories.version(factories.paragraphs("2", "Records", "None."), proposal=version.proposal)
    damage(version)
    comparisons.request(old=version, new=later, by=editor)
    jobs.drain()
    assert Job.objects.filter(kind="comparison").latest("pk").error == SENTENCE


def test_what_an_older_release_packed_is_shown(version, client, editor):
    for clause in version.current_reading.clauses.all():
        Clause.objects.filter(pk=clause.pk).update(packed=packed(clause.blocks)[1:])
    client.force_login(editor)
    assert client.get(f"/versions/{version.slug}/").status_code == 200
    told = api(editor).get(f"{address(version)}clauses/").json()["results"]
    assert [len(one["blocks"]) for one in told] == [1, 2]
