"""Two files become a proposal with two versions, and what changed between them."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.access import visible
from proposals.models import AuditEvent, Body, Comparison, Job, Membership, Proposal, Role, Team, Version
from proposals.refusals import Conflict, NoRoom, NotAllowed, Refusal, TooLarge
from proposals.services import jobs, proposals, two_files, versions
from tests import factories
from tests.drafts.covers import newer, older

pytestmark = pytest.mark.django_db


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def nothing_was_kept(root: Path) -> bool:
    kept = [model.objects.exists() for model in (Proposal, Version, Comparison, Job, AuditEvent)]
    return files(root) == [] and not any(kept)


def test_their_comparison_waits_until_both_are_read(editor, team):
    comparison = two_files.compare(older(), newer(), by=editor)
    assert (comparison.ready_at, comparison.old, comparison.new) == (None, None, None)
    assert list(Job.objects.values_list("kind", "submitted_by")) == [("reading", editor.pk)] * 2
    jobs.drain()
    made = Comparison.objects.get(slug=comparison.slug)
    assert (made.ready_at is not None, made.counts["weakened"]) == (True, 1)
    assert (str(made.old_version), str(made.new_version)) == ("FGMV-D-031", "FGMV-D-044")


def test_it_begins_again_after_the_work_was_broken_off_between_both(editor):
    comparison = two_files.compare(older(), newer(), by=editor)
    first, second = Job.objects.order_by("pk")
    taken = jobs.take(first.slug)
    assert taken is not None
    versions.read(taken)
    Job.objects.filter(pk=second.pk).update(sent_at=None)
    jobs.sweep()
    assert Job.objects.get(pk=second.pk).sent_at is not None
    jobs.drain()
    assert Comparison.objects.get(slug=comparison.slug).ready_at is not None


def test_the_older_stays_the_older_whatever_the_covers_say(editor):
    comparison = two_files.compare(newer(), older(), by=editor)
    jobs.drain()
    made = Comparison.objects.get(slug=comparison.slug)
    assert (str(made.old_version), str(made.new_version)) == ("FGMV-D-044", "FGMV-D-031")


def test_only_the_team_sees_it_and_keeps_it(editor, team, reader):
    proposal = two_files.compare(older(), newer(), by=editor).new_version.proposal
    assert (proposal.restricted, proposal.keeper, list(proposal.teams.all())) == (True, team, [team])
    assert list(visible(Proposal, reader)) == []
    assert {version.team for version in proposal.versions.all()} == {team}


def test_it_is_open_to_all_if_that_is_said(editor, team, reader):
    proposal = two_files.compare(older(), newer(), by=editor, is_open=True).new_version.proposal
    assert (proposal.restricted, proposal.keeper, list(visible(Proposal, reader))) == (False, team, [proposal])


def test_what_was_done_is_recorded(editor, team):
    two_files.compare(older(), newer(), by=editor)
    assert [(event.verb, event.object.partition(":")[0]) for event in AuditEvent.objects.all()] == [
        ("added", "body"),
        ("added", "proposal"),
        ("added", "version"),
        ("added", "version"),
    ]


def test_who_edits_in_no_team_gets_one_whose_name_says_nothing_of_them(reviewer, reader):
    for person in (reviewer, reader):
        proposal = two_files.compare(older(), newer(), by=person).new_version.proposal
        own = Membership.objects.get(team=proposal.keeper)
        assert (own.user, own.role, list(proposal.teams.all())) == (person, Role.OWNER, [proposal.keeper])
    assert list(Team.objects.filter(name__startswith="Own").values_list("name", flat=True)) == [
        "Own drafts 1",
        "Own drafts 2",
    ]
    two_files.compare(older(), newer(), by=reader)
    assert Team.objects.filter(name__startswith="Own").count() == 2


def test_who_edits_in_several_teams_names_one_of_them(editor, team):
    other, strange = factories.team(editor, role=Role.EDITOR), factories.team(editor, role=Role.REVIEWER)
    with pytest.raises(Refusal, match="Choose which of your teams keeps it"):
        two_files.compare(older(), newer(), by=editor)
    with pytest.raises(NotAllowed, match="Choose a team in which you are an editor"):
        two_files.compare(older(), newer(), by=editor, team=strange)
    assert two_files.compare(older(), newer(), by=editor, team=other).new_version.proposal.keeper == other


def test_one_file_twice_is_refused(root, editor):
    with pytest.raises(Conflict, match="Both are one and the same file"):
        two_files.compare(older(), older("other.md"), by=editor)
    assert nothing_was_kept(root)


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (SimpleUploadedFile("void.md", b""), "void.md: This file is empty. Please choose the draft itself."),
        (SimpleUploadedFile("long.md", b"x" * 3_000_000), "long.md: This file is larger than 2 MB"),
    ],
)
def test_what_is_refused_of_a_file_names_it(root, settings, editor, second, sentence):
    settings.UPLOAD_LIMIT = 2 * 1024 * 1024
    with pytest.raises(Refusal, match=sentence) as no:
        two_files.compare(older(), second, by=editor)
    assert nothing_was_kept(root)
    assert isinstance(no.value, TooLarge) is second.name.startswith("long")


@pytest.fixture
def small_disk():
    """No file may grow beyond 200,000 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_if_the_second_file_finds_no_room_the_first_goes_too(root, editor, small_disk):
    with pytest.raises(NoRoom):
        two_files.compare(older(), SimpleUploadedFile("long.md", b"x" * 300_000), by=editor)
    assert nothing_was_kept(root)


def test_one_that_no_reader_takes_says_so_and_the_other_is_kept(editor):
    strange = SimpleUploadedFile("picture.bin", bytes(range(256)) * 20)
    comparison = two_files.compare(older(), strange, by=editor)
    jobs.drain()
    sides = {version.filename: version.state for version in Version.objects.with_state()}
    assert sides == {"gaze_records-1.md": "ready", "picture.bin": "failed"}
    assert Comparison.objects.with_state().get(slug=comparison.slug).state == "waiting"


def named(proposal: Proposal) -> tuple[str, str, str, bool]:
    proposal.refresh_from_db()
    return proposal.body.short_name, proposal.number, proposal.title, proposal.from_covers


def test_covers_name_the_proposal_when_they_are_read(editor):
    factories.body(name="Focus Group on Virtual Worlds", short_name="FGMV")
    factories.body(name="Focus Group", short_name="FG")
    proposal = two_files.compare(older(), newer(), by=editor).new_version.proposal
    assert named(proposal) == ("Own files", "", "gaze records-2", True)
    jobs.drain()
    assert named(proposal) == ("FGMV", "", "Gaze records in shared worlds", True)


@pytest.mark.postgres
def test_the_body_of_own_files_is_there_for_who_sees_some_of_them(editor, reader):
    two_files.compare(older(), newer(), by=editor)
    assert [list(visible(Body, one).values_list("name", flat=True)) for one in (editor, reader)] == [["Own files"], []]
    two_files.compare(newer(), SimpleUploadedFile("c.md", b"# 1 Scope"), by=editor, is_open=True)
    assert visible(Body, reader).get().name == "Own files"


def test_a_number_on_which_all_covers_agree_is_that_of_the_proposal(editor):
    second = SimpleUploadedFile("b.md", older().read().replace(b"one day", b"two days"))
    proposal = two_files.compare(older(), second, by=editor).new_version.proposal
    jobs.drain()
    assert named(proposal) == ("Own files", "FGMV-D-031", "Gaze records in virtual worlds", True)


def test_the_source_may_be_a_known_body(editor):
    factories.body(name="Wall Institute", short_name="WI")
    proposal = two_files.compare(older(), newer(), by=editor).new_version.proposal
    jobs.drain()
    assert named(proposal)[0] == "WI"


def test_a_number_that_an_open_proposal_of_the_body_has_is_left_out(editor):
    factories.proposal(body=factories.body(short_name="FGMV"), number="FGMV-D-031")
    second = SimpleUploadedFile("b.md", older().read().replace(b"one day", b"two days"))
    proposal = two_files.compare(older(), second, by=editor, is_open=True).new_version.proposal
    jobs.drain()
    assert named(proposal)[:2] == ("FGMV", "")


def test_what_a_person_said_no_cover_changes(editor):
    body = factories.body(short_name="XW")
    proposal = two_files.compare(older(), newer(), by=editor).new_version.proposal
    proposals.change(proposal, {"title": "Gaze", "number": "XW-7"}, body=body, by=editor)
    jobs.drain()
    assert named(proposal) == ("XW", "XW-7", "Gaze", False)
    with pytest.raises(Conflict, match="was told already"):
        proposals.change(proposal, {}, body=Body.objects.get(name="Own files"), by=editor)


def test_a_body_that_was_not_told_may_be_told_later(editor):
    body = factories.body(short_name="XW")
    proposal = two_files.compare(older(), newer(), by=editor).new_version.proposal
    proposals.change(proposal, {"title": "Gaze"}, by=editor)
    assert named(proposal) == ("Own files", "", "Gaze", False)
    proposals.change(proposal, {}, body=body, by=editor)
    assert named(proposal)[0] == "XW"
