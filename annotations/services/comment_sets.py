"""Formal answers: drawn up from annotations, frozen, exported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.exporting import FORMATS
from annotations.exporting.bundle import BUNDLE, bundle
from annotations.exporting.checking import LONGEST
from annotations.exporting.manifest import UnknownSchema, manifest
from annotations.exporting.sheet import Sheet
from annotations.models import Annotation, Comment, CommentSet, Consultation
from annotations.queries.being_carried import being_carried
from annotations.queries.checks import faults
from annotations.queries.comment_sets import sheet_of, unknown
from annotations.queries.force import with_force
from annotations.queries.waiting import waiting
from annotations.services import carrying, comments, consultations, copying
from annotations.services.comments import RowEdit
from annotations.services.consultations import FIELDS, Call
from clauseline.concerns import VOCABULARY
from clauseline.writing.file import ExportedFile
from proposals.models import Role, User
from proposals.models.lengths import refuse_long
from proposals.models.opaque import new_slug
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, site, teams
from proposals.services.orders import Order


@transaction.atomic
def draw_up(consultation: Consultation, annotations: Iterable[Annotation], *, by: User, slug: str = "") -> CommentSet:
    """A comment set with a complete copy of each annotation, in the order of the clauses, general ones first."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    _refuse_closed(consultation)
    chosen = copying.settled(consultation, annotations, by)
    comment_set = CommentSet(consultation=consultation, made_by=by)
    if slug:
        comment_set.slug = slug
    comment_set.save()
    comment_set.teams.add(consultation.team)
    Comment.objects.bulk_create(copying.copy(comment_set, order, card) for order, card in enumerate(chosen, 1))
    audit.record("drawn-up", comment_set, by=by, comments=len(chosen))
    return comment_set


@transaction.atomic
def freeze(comment_set: CommentSet, *, by: User, leaves_out: Collection[str] = ()) -> CommentSet:
    """Close it: a manifest with the hashes of its rows and of the version is kept, and nothing changes any more.

    Its rows take what the team confirmed of the sentences they stand on, as far as `by` may see that. Its permalinks
    are whole addresses from now on. Later versions are looked through for its wordings. Refuses while there are errors
    of the form, while remarks are on their way to the version, and while remarks of its teams wait there for an answer,
    but for those that are left out by name (slugs), which the manifest tells.
    """
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    CommentSet.objects.select_for_update(of=("self",)).get(pk=comment_set.pk)
    comment_set.refresh_from_db(fields=["state"])
    if comment_set.state != CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is frozen already."))
    _refuse_errors(comment_set)
    left_out = _left_out(comment_set, by, leaves_out)
    _keep_force(comment_set, by)
    comment_set.state = CommentSet.State.FROZEN
    comment_set.frozen_at = timezone.now()
    _make_permalinks_whole(comment_set)
    comment_set.manifest = manifest(
        sheet_of(comment_set),
        comment_set=site.address(f"/comment-sets/{comment_set.slug}/"),
        vocabulary=VOCABULARY.version,
        frozen_by=by.slug,
        frozen_at=comment_set.frozen_at.isoformat(),
        left_out=[site.address(f"/annotations/{slug}/") for slug in left_out],
    )
    comment_set.save()
    comment_set.steps.all().delete()
    audit.record("frozen", comment_set, by=by, sha256=comment_set.manifest["sha256"])
    carrying.carry_from(comment_set.consultation.version, by=by)
    return comment_set


@transaction.atomic
def send(comment_set: CommentSet, *, by: User, at: datetime | None = None, how: str = "") -> CommentSet:
    """Say that a frozen set went to the body: when (now, if nobody says), and how."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    now = timezone.now()
    if at is not None and at > now:
        raise Refusal(_("This moment is still to come. Mark the set as sent when it was sent."))
    if at is not None and comment_set.frozen_at and at < comment_set.frozen_at.replace(second=0, microsecond=0):
        raise Refusal(_("The set was frozen only after this moment."))
    # One statement decides, so that a set is sent once however often two people say so.
    frozen = CommentSet.objects.filter(pk=comment_set.pk, state=CommentSet.State.FROZEN)
    facts = {"sent_at": at or now, "sent_by": by, "sent_how": how.strip()}
    if not frozen.update(state=CommentSet.State.SENT, **facts, changed_at=now):
        raise Conflict(_("Only a frozen set that was not sent yet can be marked as sent."))
    audit.record("sent", comment_set, by=by)
    comment_set.refresh_from_db()
    return comment_set


@transaction.atomic
def renew(comment_set: CommentSet, *, by: User) -> CommentSet:
    """A new draft with copies of the rows of a frozen set, which stays as it is."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    if comment_set.state == CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is a draft: you can change it directly."))
    _refuse_closed(comment_set.consultation)
    made = CommentSet.objects.create(
        consultation=comment_set.consultation, made_by=by, sorted_by=comment_set.sorted_by, apart=[]
    )
    made.teams.set(comment_set.teams.all())
    rows = list(comment_set.comments.all())
    for row in rows:
        row.pk, row.slug, row.comment_set, row._state.adding = None, new_slug(), made, True
        row.permalink, row.force = row.permalink.removeprefix(settings.SITE_URL), []
    Comment.objects.bulk_create(rows)
    audit.record("drawn-up", made, by=by, comments=len(rows), source=comment_set.slug)
    return made


KIND = "export-set"
"""The kind of the jobs that write its files."""
SMALL = 250
"""A set of so many rows is written at once, in some .3 s at most."""


def order(comment_set: CommentSet, form: str, *, by: User | None = None) -> Order:
    """The set in one of `FORMATS`, or as the `BUNDLE` of all, for a person or the command line.

    Refuses a form that does not exist.
    """
    if form not in (*FORMATS, BUNDLE):
        forms = ", ".join((*FORMATS, BUNDLE))
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % {"form": form, "forms": forms})
    sheet, manifest = sheet_of(comment_set, by), comment_set.manifest
    return Order(
        kind=KIND,
        target=comment_set.consultation.version_id,
        subject=comment_set,
        form=form,
        made_of=(sheet, manifest),
        is_small=len(sheet.rows) <= SMALL,
        write=lambda: _bundle(sheet, manifest) if form == BUNDLE else FORMATS[form].write(sheet),
        options={"set": comment_set.slug},
    )


def _bundle(sheet: Sheet, sealed: Mapping[str, Any]) -> ExportedFile:
    try:
        return bundle(sheet, sealed)
    except UnknownSchema as no:
        raise unknown(no) from None


def _keep_force(comment_set: CommentSet, by: User) -> None:
    """What holds of the sentences today stays with the frozen comments, whatever the team says later."""
    rows = with_force(comment_set, comment_set.comments.all(), by)
    Comment.objects.bulk_update([row for row in rows if row.force], ["force"], batch_size=500)


def _make_permalinks_whole(comment_set: CommentSet) -> None:
    """A frozen comment is complete in itself: its address too."""
    paths = comment_set.comments.filter(permalink__startswith="/")
    whole = Concat(Value(settings.SITE_URL), F("permalink"))
    paths.update(permalink=whole, changed_at=comment_set.frozen_at or timezone.now())


def _refuse_closed(consultation: Consultation) -> None:
    if consultation.closed_at is not None:
        raise Conflict(_("This consultation is closed. Open it again to make a comment set."))


def _left_out(comment_set: CommentSet, by: User, named: Collection[str]) -> list[str]:
    """The remarks that wait and are left out by name, in the order of the text; refuses while others wait."""
    if being_carried(comment_set.consultation.version, by):
        sentence = _("Remarks are still being carried over to this version. Please freeze the set when they are there.")
        raise Conflict(sentence)
    wait = [one.annotation.slug for one in waiting(comment_set, by)]
    if count := sum(slug not in named for slug in wait):
        template = ngettext(
            "%(count)d remark of the team waits for an answer on this version. Answer it, or leave it out by name.",
            "%(count)d remarks of the team wait for an answer on this version. Answer them, or leave them out by name.",
            count,
        )
        raise Conflict(template % {"count": count})
    return wait


@transaction.atomic
def give_member(comment_set: CommentSet, code: str, *, by: User) -> int:
    """The code is the team's own in this consultation; rows that stood without one, or with one that nobody has, have
    it now. Returns how many these were.
    """
    code, consultation = code.strip(), comment_set.consultation
    if not code:
        raise Refusal(_("Please give the member code."))
    refuse_long(code, LONGEST["member"])
    call = Call(**{name: getattr(consultation, name) for name in FIELDS} | {"member_code": code})
    consultations.change(consultation, call, body=consultation.body, by=by)
    wrong = {fault.number for fault in faults(comment_set) if fault.column == "member" and fault.is_error}
    rows = comment_set.comments.filter(order__in=wrong)
    return len(comments.write(comment_set, [RowEdit(row, {"member": code}) for row in rows], by=by))


def _refuse_errors(comment_set: CommentSet) -> None:
    """In the words of the first error, and where it is."""
    if not (errors := [fault for fault in faults(comment_set) if fault.is_error]):
        return
    first = errors[0]
    sentence = f"{first.found}: {_(first.sentence)}" if first.found else _(first.sentence)
    count = len({(fault.sentence, fault.found) for fault in errors})
    words = {"sentence": sentence, "number": first.number, "count": count}
    if first.number:
        template = ngettext(
            "%(count)d error of the form remains, in row %(number)d: %(sentence)s",
            "%(count)d errors of the form remain. The first is in row %(number)d: %(sentence)s",
            count,
        )
        raise Conflict(template % words)
    raise Conflict(sentence)
