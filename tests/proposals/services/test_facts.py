from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from clauseline.outline import Outline
from proposals.models import AuditEvent, Comparison, Contributor, Job
from proposals.refusals import Conflict, NotAllowed, Outdated, Withdrawn
from proposals.services import facts, jobs, keeping, versions
from proposals.services.facts import VersionFacts
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft says how identities are kept.")
COVER = {
    "number": "FGXW-I-1",
    "title": "Gaze",
    "date": "12 June 2023",
    "stage": "Focus Group Report",
    "source": "institute",
}


def read(**told) -> Outline:
    return Outline(reader="docx", language="zh", clauses=(SCOPE,), facts=COVER, **told)


def test_what_nobody_gave_is_taken_from_the_cover():
    known = Contributor.objects.create(name="Institute")
    version = factories.version(language="", date=date(2026, 1, 1))
    facts.settle(version, read())
    assert (version.number, version.title, version.stage) == ("FGXW-I-1", "Gaze", "Focus Group Report")
    assert (version.date, version.language) == (date(2023, 6, 12), "zh")
    assert list(version.contributors.all()) == [known]


def test_what_people_typed_stays():
    given = ["number", "title", "date", "stage", "language", "contributors"]
    version = factories.version(number="v7", date=date(2026, 1, 1), language="en", given=given)
    Contributor.objects.create(name="Institute")
    facts.settle(version, read())
    assert (version.number, version.title, version.stage) == ("v7", "", "")
    assert (version.date, version.language, version.contributors.count()) == (date(2026, 1, 1), "en", 0)


def test_a_date_that_is_no_day_is_left_aside():
    version = factories.version(date=date(2026, 1, 1))
    facts.settle(version, Outline(reader="docx", language="en", clauses=(), facts={"date": "31 June 2023"}))
    assert version.date == date(2026, 1, 1)


def correct(version, by, told=None, **more):
    seen = more.pop("seen", facts.tag(version))
    facts.correct(version, told or VersionFacts(date=version.date, language="en"), seen=seen, by=by, **more)
    version.refresh_from_db()


def test_corrections_are_kept_and_recorded(editor):
    version = factories.version(SCOPE, proposal=factories.kept(editor))
    told = VersionFacts(date(2023, 6, 1), "N1", "Gaze", "draft", "en")
    correct(version, editor, told, new_contributor=" Institute ")
    assert (version.number, version.title, version.stage) == ("N1", "Gaze", "draft")
    assert [one.name for one in version.contributors.all()] == ["Institute"]
    assert version.given == ["date", "number", "title", "stage", "contributors", "language"]
    event = AuditEvent.objects.last()
    assert event is not None
    assert (event.verb, event.facts) == ("corrected", {"changed": "number, title, stage, contributors"})


def test_nobody_overwrites_what_another_just_changed(editor):
    version = factories.version(SCOPE, proposal=factories.kept(editor))
    seen = facts.tag(version)
    correct(version, editor, VersionFacts(date(2023, 6, 1), "N1", language="en"))
    with pytest.raises(Outdated):
        correct(version, editor, VersionFacts(date(2023, 6, 1), "N2", language="en"), seen=seen)
    version.refresh_from_db()
    assert version.number == "N1"


def test_editors_correct_and_who_uploaded_it():
    reviewer, other = factories.person(), factories.person()
    team = factories.team(reviewer, other)
    version = factories.version(SCOPE, uploaded_by=reviewer, team=team)
    assert (keeping.may_correct(reviewer, version), keeping.may_correct(other, version)) == (True, False)
    correct(version, reviewer)
    with pytest.raises(NotAllowed):
        correct(version, other)


def test_of_a_restricted_proposal_its_own_teams_correct(editor):
    version = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    assert not keeping.may_correct(editor, version)
    with pytest.raises(NotAllowed):
        correct(version, editor)


def test_another_language_reads_the_file_again(editor):
    version = factories.version(SCOPE, proposal=factories.kept(editor))
    correct(version, editor, VersionFacts(version.date, language="fr"))
    assert [(job.kind, job.target) for job in Job.objects.all()] == [("reading", version.pk)]


@pytest.mark.postgres
def test_another_date_asks_for_the_comparisons_with_its_new_neighbours(editor):
    proposal = factories.kept(editor)
    first, second, third = (
        factories.version(paragraphs("1", "Scope", f"Words of {i}."), proposal=proposal) for i in range(3)
    )
    correct(second, editor, VersionFacts(date(2023, 7, 1), language="en"))
    asked = Comparison.objects.values_list("old_version", "new_version")
    assert set(asked) == {(third.pk, second.pk), (first.pk, third.pk)}


@pytest.mark.postgres
def test_a_reading_anew_keeps_keys_and_is_not_asked_for_twice(editor):
    version = factories.version(SCOPE, proposal=factories.kept(editor))
    facts.read_again(version, by=editor)
    with pytest.raises(Conflict):
        facts.read_again(version, by=editor)
    assert Job.objects.count() == 1
    assert AuditEvent.objects.get().verb == "read again"


def test_what_was_withdrawn_is_not_corrected(editor):
    version = factories.version(SCOPE, proposal=factories.kept(editor), withdrawn_at=timezone.now())
    with pytest.raises(Withdrawn):
        correct(version, editor)


def test_a_text_in_its_right_language_is_compared_with_its_neighbour(editor):
    """The whole way: a text that was taken for another language is read again and compared."""
    proposal = factories.proposal()
    made = [
        versions.add(
            proposal,
            SimpleUploadedFile(f"{i}.md", f"# Draft\n\n# 1 Scope\n\nThe words of version {i} stand here.\n".encode()),
            VersionFacts(date(2023, 6, i), language=language),
            by=editor,
        )
        for i, language in ((1, "en"), (2, "fr"))
    ]
    jobs.drain()
    assert Comparison.objects.count() == 0
    before = made[1].readings.get().clauses.get(number="1").key
    made[1].refresh_from_db()
    correct(made[1], editor, VersionFacts(date(2023, 6, 2), language="en"))
    jobs.drain()
    made[1].refresh_from_db()
    assert made[1].current_reading.language == "en"
    assert made[1].current_reading.clauses.get(number="1").key == before
    comparison = Comparison.objects.get()
    assert (comparison.old_version, comparison.new_version) == (made[0], made[1])
    assert comparison.ready_at is not None
