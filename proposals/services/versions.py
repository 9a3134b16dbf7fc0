"""Uploads, and reading them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clauseline.reading.files.tracked import WAYS
from proposals.models import Job, Proposal, Reading, Team, User, Version
from proposals.refusals import Conflict, NoRoom, Refusal, TooLarge
from proposals.sandbox.piecemeal import AnyOutline
from proposals.services import (
    audit,
    comparisons,
    facts,
    hearts,
    inheriting,
    jobs,
    keeping,
    naming,
    placing,
    readings,
    sandbox,
    turns,
)
from proposals.services.facts import VersionFacts as VersionFacts
from proposals.signals import version_ready

logger = logging.getLogger(__name__)


@transaction.atomic
def add(
    proposal: Proposal, file: UploadedFile[Any], facts: VersionFacts, *, by: User, team: Team | None = None
) -> Version:
    """A new version of `proposal`; its reading is under way. The same file twice in one proposal is refused,
    unless it is read once as it stands after its tracked changes, and once as it stood before them.

    `team` sees the proposal and answers for the version beside its keeper: one in which `by` reviews; None: the only
    such one.
    """
    team = keeping.adding_team(proposal, team, by=by)
    sha256 = checked_digest(file)
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    twins = proposal.versions.filter(sha256=sha256, withdrawn_at=None)
    twin = next((one for one in twins if _way(one.options) == _way(facts.options)), None)
    if twin is not None:
        raise Conflict(_("This very file is already here, as version %(version)s.") % {"version": twin})
    position = placing.propose(proposal.pk, facts.date)
    placing.make_room(proposal.pk, position)
    version = Version(
        proposal=proposal,
        position=position,
        number=facts.number,
        title=facts.title,
        date=facts.date,
        stage=facts.stage,
        language=facts.language,
        filename=Path(file.name or "draft").name[-200:],
        sha256=sha256,
        size=file.size or 0,
        options=dict(facts.options),
        given=facts.given,
        team=team,
        uploaded_by=by,
    )
    with _stored(version, file):
        version.save()
        version.contributors.set(facts.contributors)
        jobs.submit("reading", version.pk, by=by, queue=turns.queue_for_file(by))
        audit.record("added", version, by=by, sha256=sha256, team=team.slug)
    return version


def read(job: Job) -> None:
    """Read the job's version into clauses, and ask for all that becomes possible with it."""
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    # A worker that died after this was shown need not read it again.
    if version.withdrawn_at is None and not Reading.objects.filter(job=job, is_whole=True).exists():
        _read(job, version)
    jobs.finish(job)


def _read(job: Job, version: Version) -> None:
    jobs.report(job, gettext_noop("reading the file"))
    with TemporaryDirectory(prefix="reading-") as place:
        folder = Path(place)
        outline = sandbox.read(Path(version.file.path), version.filename, version.options, folder)
        _refuse_endless(outline)
        jobs.report(job, gettext_noop("storing the clauses"), total=outline.count)
        keys = inheriting.keys(version, outline)
        reading = readings.write(version, outline, version.options, keys=keys, folder=folder, job=job)
    _show(reading, version, outline, job)


def _refuse_endless(outline: AnyOutline) -> None:
    limit = settings.READING_CHARACTERS
    if outline.characters > limit:
        raise TooLarge(
            _("The text of this file has more than %(limit)s characters, the most that this site stores.")
            % {"limit": f"{limit:,}"}
        )


@transaction.atomic
def _show(reading: Reading, version: Version, outline: AnyOutline, job: Job) -> None:
    """From now on it is what people see of `version`."""
    proposal = Proposal.objects.select_for_update().get(pk=version.proposal_id)
    jobs.hold(job)
    version.refresh_from_db()
    if version.withdrawn_at:
        raise hearts.Superseded(f"version {version.pk}")
    facts.settle(version, outline)
    if version.current_reading_id is None:
        placing.place(version)
    readings.finish(reading, version.language or outline.language)
    version.current_reading = reading
    version.save(update_fields=["current_reading", "date", "language", "number", "title", "stage"])
    naming.settle(proposal)
    comparisons.request_for(version, by=job.submitted_by)
    jobs.submit("search", version.pk)
    jobs.submit("origins", version.pk)
    version_ready.send(Version, version=version)


def _way(options: Mapping[str, Any]) -> str:
    """How tracked changes are read."""
    return str(options.get("tracked", WAYS[0]))


@contextmanager
def _stored(version: Version, file: UploadedFile[Any]) -> Iterator[None]:
    """The file lies in its place; if what is done here breaks off, it goes again. Refuses what the disk refuses."""
    try:
        version.file.save(version.filename, file, save=False)
    except OSError as problem:
        logger.error("The file of a new version could not be stored: %s", problem)
        raise NoRoom(
            _(
                "The draft could not be stored: the disk of this site is full or cannot be written. Nothing was kept "
                "of it. Please tell the site's admin, and upload it again then."
            )
        ) from None
    with taken_back(version):
        yield


@contextmanager
def taken_back(version: Version) -> Iterator[None]:
    """If what is done here breaks off, and the rows of this new version with it, its file goes too."""
    try:
        yield
    except BaseException:
        version.file.storage.delete(str(version.file.name))
        raise


def checked_digest(file: UploadedFile[Any]) -> str:
    """The SHA-256 of the file; refuses an empty or a too large one."""
    if not file.size:
        raise Refusal(_("This file is empty. Please choose the draft itself."))
    if file.size > settings.UPLOAD_LIMIT:
        limit = settings.UPLOAD_LIMIT // 1024 // 1024
        raise TooLarge(_("This file is larger than %(limit)d MB, the limit of this site.") % {"limit": limit})
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
