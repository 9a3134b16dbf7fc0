"""One page and one act: two files, and what changed between them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from proposals.models import Comparison, Job, Proposal, Role
from proposals.services import jobs, versions
from tests import factories
from tests.drafts.covers import newer, older
from tests.flat import flat

ADDRESS = reverse("two-files")


def sent(page, **more):
    return page.post(ADDRESS, {"old": older(), "new": newer(), **more})


def test_it_leads_to_a_page_that_waits_and_becomes_the_redline(page):
    answer = sent(page)
    comparison = Comparison.objects.get()
    address = reverse("comparison", args=[comparison.slug])
    assert answer["Location"] == address
    text = flat(page.get(address).text)
    assert ("It waits until version v1 is read" in text, "hx-trigger" in text) == (True, True)
    jobs.drain()
    assert ">weakened</a>" in page.get(address).text


def test_it_goes_on_waiting_for_the_newer_one_when_the_older_is_read(page):
    sent(page)
    address = reverse("comparison", args=[Comparison.objects.get().slug])
    first, second = Job.objects.order_by("pk")
    taken = jobs.take(first.slug)
    assert taken is not None
    versions.read(taken)
    text = page.get(address).text
    assert ("It waits until version v2 is read" in flat(text), reverse("job", args=[second.slug]) in text) == (
        True,
        True,
    )


def test_the_waiting_page_has_what_was_read_of_the_covers_folded(page, client, reader):
    sent(page, is_open="on")
    address = reverse("comparison", args=[Comparison.objects.get().slug])
    proposal = Proposal.objects.get()
    text = flat(page.get(address).text)
    assert "What was read from the covers" in text
    assert "Uploaded here · gaze records-2" in text
    assert text.count("not read yet") == 2
    assert reverse("proposal-edit", args=[proposal.slug]) in text
    client.force_login(reader)
    assert "What was read from the covers" not in client.get(address).text


def test_the_page_of_the_proposal_asks_to_confirm_them(page):
    sent(page)
    proposal = Proposal.objects.get()
    address, edit = (reverse(name, args=[proposal.slug]) for name in ("proposal", "proposal-edit"))
    sentence = "Body, number and title were taken from the covers"
    assert sentence in page.get(address).text
    body = factories.body(short_name="XW")
    assert f'value="{body.slug}"' in page.get(edit).text
    page.post(edit, {"title": "Gaze", "body": body.slug})
    proposal.refresh_from_db()
    assert (proposal.title, proposal.body, proposal.from_covers) == ("Gaze", body, False)
    assert sentence not in page.get(address).text
    assert 'name="body"' not in page.get(edit).text


def test_the_page_of_the_proposal_leads_to_another_one_of_its_number(page):
    sent(page)
    proposal = Proposal.objects.get()
    known, hidden = (factories.proposal(number="XW-1"), factories.proposal(number="XW-1", teams=[factories.team()]))
    address, words = reverse("proposal", args=[proposal.slug]), "A proposal of this number is here already"
    assert words not in page.get(address).text
    Proposal.objects.filter(pk=proposal.pk).update(number="xw-1")
    text = page.get(address).text
    assert words in text
    assert [reverse("proposal", args=[one.slug]) in text for one in (known, hidden)] == [True, False]


def test_who_will_see_them_is_said_before(page, client, reader, team, editor):
    assert "Only the team<strong>Team A</strong>sees both drafts" in flat(page.get(ADDRESS).text)
    factories.team(editor, role=Role.OWNER, name="Team B")
    text = page.get(ADDRESS).text
    assert ('name="team"' in text, "Only this team sees both drafts" in text) == (True, True)
    client.force_login(reader)
    assert "a team of your own is made for these drafts" in flat(client.get(ADDRESS).text)


@pytest.mark.parametrize(
    ("files", "status", "sentence"),
    [
        ({"new": SimpleUploadedFile("other.md", older().read())}, 409, "Both are one and the same file"),
        ({"new": SimpleUploadedFile("void.md", b"")}, 400, "The newer draft: The submitted file is empty."),
        ({"new": ""}, 400, "The newer draft: This field is required."),
        ({"new": SimpleUploadedFile("long.md", b"x" * 300_000)}, 413, "long.md: This file is larger than 0 MB"),
    ],
)
def test_what_is_refused_is_said_on_the_page(page, settings, files, status, sentence):
    settings.UPLOAD_LIMIT = 200_000
    answer = sent(page, **files)
    assert (answer.status_code, sentence in flat(answer.text)) == (status, True)
    assert "Nothing was stored." in answer.text
    assert not Proposal.objects.exists()


def test_where_one_file_was_not_read_the_page_leads_to_another_one(page):
    sent(page, new=SimpleUploadedFile("picture.bin", bytes(range(256)) * 20))
    jobs.drain()
    text = flat(page.get(reverse("comparison", args=[Comparison.objects.get().slug])).text)
    assert "It waits for version v2, which was not read" in text
    assert f'<a href="{reverse("proposal", args=[Proposal.objects.get().slug])}#next">Add another file' in text


def test_it_is_for_who_is_signed_in(client, settings):
    settings.PUBLIC_SITE = True
    assert client.get(ADDRESS)["Location"] == f"{reverse('sign-in')}?next={ADDRESS}"
