"""A file read both ways: before its tracked changes and after them. One of the two is what its version shows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils.translation import gettext_noop

from proposals.models import Job, Reading, Version
from proposals.queries.readings import current
from proposals.queries.versions import refuse_withdrawn
from proposals.services import jobs, readings, sandbox


def both(version: Version, job: Job) -> tuple[Reading, Reading]:
    """The text of `version` before and after the tracked changes of its file: its current reading, and the one stored
    beside that, which is made here if there is none yet.
    """
    version = Version.objects.with_state().select_related("current_reading").get(pk=version.pk)
    own = current(version)
    other = _stored(own) or _made(version, own, job)
    return (own, other) if _reads_before(own) else (other, own)


def _stored(own: Reading) -> Reading | None:
    """The same file, read the other way by the same reader."""
    key = {"version": own.version_id, "reader": own.reader, "reader_version": own.reader_version}
    rows = Reading.objects.filter(**key, language=own.language, is_whole=True).order_by("-pk")
    return next((row for row in rows if row.options == _other_options(own)), None)


def _made(version: Version, own: Reading, job: Job) -> Reading:
    jobs.report(job, gettext_noop("reading the file"))
    options = _other_options(own)
    with TemporaryDirectory(prefix="reading-") as place:
        folder = Path(place)
        outline = sandbox.read(Path(version.file.path), version.filename, options, folder)
        made = readings.write(version, outline, options, folder=folder, job=job)
    with transaction.atomic():
        refuse_withdrawn(Version.objects.select_for_update(of=("self",)).get(pk=version.pk))
        if other := _stored(own):
            made.delete()
            return other
        readings.finish(made, version.language or outline.language)
        return made


def _other_options(own: Reading) -> dict[str, object]:
    return {**own.options, "tracked": "accepted" if _reads_before(own) else "rejected"}


def _reads_before(reading: Reading) -> bool:
    return bool(reading.options.get("tracked") == "rejected")
