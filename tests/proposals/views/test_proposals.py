from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from proposals.models import Body, Link, Proposal, Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs


def test_it_tells_facts_links_and_versions(page):
    proposal = factories.proposal(title="Identity", committee="WG 2")
    Link.objects.create(source=proposal, target=factories.proposal(title="Older work"), kind="derived-from")
    factories.version(paragraphs("1", "Scope", "Data shall be kept."), proposal=proposal, number="D1")
    text = page.get(reverse("proposal", args=[proposal.slug])).text
    for words in ("Identity", "WG 2", "derived from", "Older work", "D1", "1 clause"):
        assert words in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(page, number, django_assert_num_queries):
    proposal = factories.proposal()
    versions = [
        factories.version(paragraphs("1", "Scope", f"Text {index}."), proposal=proposal) for index in range(number + 1)
    ]
    for old, new in pairwise(versions):
        comparisons.request(old=old, new=new)
    jobs.drain()
    with django_assert_num_queries(11):
        page.get(reverse("proposal", args=[proposal.slug]))


@pytest.mark.postgres
def test_links_to_what_one_may_not_see_are_not_told(page):
    proposal = factories.proposal()
    hidden = factories.proposal(title="Secret", teams=[factories.team()])
    Link.objects.create(source=proposal, target=hidden, kind="derived-from")
    assert "Secret" not in page.get(reverse("proposal", args=[proposal.slug])).text


def test_a_restricted_proposal_of_others_is_not_found(page):
    hidden = factories.proposal(teams=[factories.team()])
    assert page.get(reverse("proposal", args=[hidden.slug])).status_code == 404


def test_the_admin_adds_a_body_and_an_editor_its_proposal(page, editor, client):
    fields = {"name": "Focus Group", "short_name": "FG", "country": ""}
    assert page.post(reverse("body-add"), fields).status_code == 403
    client.force_login(factories.person(is_superuser=True))
    answer = client.post(reverse("body-add"), fields)
    body = Body.objects.get()
    assert answer["Location"] == f"/proposals/new/?body={body.slug}"
    page.force_login(editor)
    answer = page.post(reverse("proposal-add"), {"body": body.slug, "title": "Identity", "number": "D.1"})
    proposal = Proposal.objects.get()
    assert answer["Location"] == reverse("proposal", args=[proposal.slug])
    assert (proposal.number, proposal.restricted, proposal.made_by.username) == ("D.1", False, editor.username)
    assert proposal.keeper == editor.teams.get()


def test_a_proposal_is_restricted_to_the_teams_one_chose(page, editor):
    team = editor.teams.get()
    page.post(reverse("proposal-add"), {"body": factories.body().slug, "title": "Identity", "teams": [team.slug]})
    proposal = Proposal.objects.get()
    assert (proposal.restricted, list(proposal.teams.all())) == (True, [team])


def test_a_number_that_is_taken_is_refused_in_the_form(page):
    body = factories.body(short_name="FG")
    factories.proposal(body=body, number="D.1")
    answer = page.post(reverse("proposal-add"), {"body": body.slug, "title": "Identity", "number": "D.1"})
    assert answer.status_code == 400
    assert "FG has a proposal with the number D.1 already." in answer.text


def test_a_reviewer_may_not_add_proposals(client):
    reviewer = factories.person()
    factories.team(reviewer, role=Role.REVIEWER)
    client.force_login(reviewer)
    client.post(reverse("proposal-add"), {"body": factories.body().slug, "title": "Identity"})
    assert Proposal.objects.count() == 0


COVERED = b"Focus Group Report (07/2023)\n\n1 Scope\n\nWords stand here.\n\n2 Terms\n\nMore words stand here.\n"


def upload(page, proposal: Proposal, data: bytes = b"\0 is in no text", **told):
    facts = {"date": "2023-07-06", "number": "D2", **told}
    file = SimpleUploadedFile("draft.txt" if data == COVERED else "draft.docx", data)
    return page.post(reverse("version-add", args=[proposal.slug]), {"file": file, **facts})


def test_an_upload_shows_how_far_its_reading_is_and_then_why_it_failed(page):
    proposal = factories.proposal()
    answer = upload(page, proposal)
    version = proposal.versions.get()
    address = f"/proposals/{proposal.slug}/?added={version.slug}#{version.slug}"
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert "hx-get" in page.get(address).text
    jobs.drain()
    text = page.get(address).text
    assert "cannot read this kind of file" in text
    assert "hx-get" not in text


def test_the_same_file_twice_is_refused_in_the_form(page):
    proposal = factories.proposal()
    upload(page, proposal)
    answer = upload(page, proposal)
    assert answer.status_code == 409
    assert "This very file is already here, as version D2." in answer.text
    assert proposal.versions.count() == 1


def test_a_version_whose_date_is_no_day_is_not_stored(page):
    proposal = factories.proposal()
    answer = upload(page, proposal, date="31 June")
    assert answer.status_code == 400
    assert "This version was not stored." in answer.text
    assert proposal.versions.count() == 0


def test_without_a_date_the_cover_says_it(page):
    proposal = factories.proposal()
    upload(page, proposal, COVERED, date="")
    assert proposal.versions.get().date is None
    jobs.drain()
    version = proposal.versions.get()
    assert (version.date, version.stage, version.number) == (date(2023, 7, 1), "Focus Group Report", "D2")


def test_the_report_tells_what_was_left_out(page):
    version = factories.version(paragraphs("1", "Scope", "Data."), number="D1")
    version.current_reading.report = {
        "left_out": [{"rule": "cover", "count": 3, "characters": 40, "sample": "<b>ITU-T"}],
        "unplaced": ["Geneva, 2023"],
        "warnings": [],
    }
    version.current_reading.save()
    for address in (reverse("proposal", args=[version.proposal.slug]), reverse("version", args=[version.slug])):
        text = page.get(address).text
        for words in ("cover", "&lt;b&gt;ITU-T", "Geneva, 2023", "left out:", "(3 places)"):
            assert words in text


def test_a_comparison_under_way_is_told_on_the_timeline(page):
    proposal = factories.proposal()
    old, new = (factories.version(paragraphs("1", "Scope", words), proposal=proposal) for words in ("One.", "Two."))
    comparisons.request(old=old, new=new)
    assert "waiting for its turn" in page.get(reverse("proposal", args=[proposal.slug])).text
    jobs.drain()
    assert "waiting for its turn" not in page.get(reverse("proposal", args=[proposal.slug])).text
