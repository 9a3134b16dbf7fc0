"""Files that people ask for: small ones are written at once, others by a job, and kept by what they are made of.

A job writes a file for who asked for it and for nobody else. What is kept is found again by whoever may have the very
same file; whether they may is asked each time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clauseline.writing.file import ExportedFile
from proposals.access import Person
from proposals.drawing.build import build
from proposals.drawing.shared import digest
from proposals.drawing.store import exports, owner_of, pages
from proposals.files.downloads import WrittenFile
from proposals.models import Job, User
from proposals.models.opaque import Opaque
from proposals.refusals import Conflict, NoRoom, NotKept, Refusal, TooOften
from proposals.services import audit, jobs

MOST = 20
"""So many files of one person may wait; all visitors together are one."""
NOT_THERE = gettext_noop("What this file was to be made of is not there any more, or not for you.")
WRITING = gettext_noop("writing the file")


@dataclass(frozen=True)
class Order:
    """A file of `subject`, in this form. `made_of` says in `repr` all that the file is made of beside the language.

    A job of this `kind` on `target` makes the same order again from `options`.
    """

    kind: str
    target: int
    subject: Opaque
    form: str
    made_of: tuple[object, ...]
    is_small: bool
    write: Callable[[], ExportedFile]
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        """Whose words the file holds, in the store."""
        return owner_of(self.subject)

    @cached_property
    def name(self) -> str:
        """Names the file in the store: another one, if anything in it is different."""
        return digest(self.kind, self.form, self.made_of, translation.get_language(), build())


Reorder = Callable[[Job, Person], Order | None]
"""What a job writes, for the person who asked; None if it is not there for them any more."""

KINDS: dict[str, Reorder] = {}
"""By the kind of the job; filled when the site starts, by those who write such files."""


def ask(order: Order, *, by: User | None) -> ExportedFile | WrittenFile | Job:
    """The file, if it is there or small; else the job that writes it for this person."""
    if found := _kept(order.owner, order.name):
        _record(found.sha256, order, by)
        return found
    return now(order, by=by) if order.is_small else submit(order, by=by)


def now(order: Order, *, by: User | None) -> ExportedFile:
    """The file, written here and now, whatever it costs."""
    file = order.write()
    _record(_sha256(file), order, by)
    return file


def submit(order: Order, *, by: User | None) -> Job:
    """The job that writes it for this person, the same if they ask again. Refuses what is too much to wait for."""
    own = Job.objects.filter(kind__in=Job.EXPORTS, submitted_by=by).exclude(state__in=Job.OVER)
    if same := own.filter(options__file=order.name).first():
        return same
    if own.filter(state=Job.State.QUEUED).count() >= MOST:
        raise TooOften(_("Many of your files wait to be written already. Please ask for more when some are there."))
    options: dict[str, Any] = {
        **order.options, "file": order.name, "form": order.form, "language": translation.get_language(),
    }  # fmt: skip
    return jobs.submit(order.kind, order.target, by=by, options={**options, "is_open": by is None})


def write(job: Job) -> None:
    """Write the file and keep it; one that is there already is not written again."""
    by: Person = job.submitted_by or AnonymousUser()
    with translation.override(job.options["language"]):
        order = KINDS[job.kind](job, by)
        if order is None:
            raise Refusal(_(NOT_THERE))
        jobs.report(job, WRITING)
        if found := _kept(order.owner, order.name):
            found.data.close()
            name, size = found.name, found.size
        else:
            file = order.write()
            _keep(order.owner, order.name, file)
            name, size = file.name, len(file.data)
        # What it is made of may have changed since somebody asked.
        job.options |= {"file": order.name, "name": name, "size": size}
    with transaction.atomic():
        jobs.finish(job)
        job.save(update_fields=["options"])


def written_by(job: Job, *, by: User | None) -> WrittenFile:
    """The file that a job wrote for this person.

    Refuses what is not written, what is not kept any longer, and what they may not see any more.
    """
    if job.state != Job.State.DONE:
        raise Conflict(_("This file is not written yet."))
    if (order := KINDS[job.kind](job, by or AnonymousUser())) is None:
        raise NotKept(_(NOT_THERE))
    if (found := _kept(order.owner, job.options["file"])) is None:
        raise NotKept(_("This file is not kept any longer. Please ask for it again."))
    _record(found.sha256, order, by)
    return found


def forget(subject: Opaque) -> None:
    """Erase what was written and found out of its words, when the transaction commits."""
    for store in (exports(), pages()):
        transaction.on_commit(partial(store.forget, owner_of(subject)))


def _record(sha256: str, order: Order, by: User | None) -> None:
    """The record of acts keeps what people take away, not what visitors do: it names nobody then, and whoever likes
    could lengthen for ever what is never shortened.
    """
    if by is not None:
        audit.record("exported", order.subject, by=by, form=order.form, sha256=sha256)


def _sha256(file: ExportedFile) -> str:
    return hashlib.sha256(file.data).hexdigest()


def _keep(owner: str, name: str, file: ExportedFile) -> None:
    """Its facts in a first line, its bytes behind that. Refuses what the disk refuses."""
    facts = {"name": file.name, "media_type": file.media_type, "size": len(file.data), "sha256": _sha256(file)}
    if not exports().put(owner, name, json.dumps(facts).encode() + b"\n" + file.data):
        raise NoRoom(
            _(
                "The file could not be stored: the disk of this site is full or cannot be written. Please tell the "
                "site's admin, and ask for it again then."
            )
        )


def _kept(owner: str, name: str) -> WrittenFile | None:
    if (file := exports().open(owner, name)) is None:
        return None
    return WrittenFile(file, **json.loads(file.readline()))
