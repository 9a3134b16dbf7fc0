"""When comments are due, to whom, and in which form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.exporting import FORMATS
from annotations.models import Consultation
from annotations.queries.consultations import last_form
from proposals.models import Body, Role, Team, User, Version
from proposals.refusals import Refusal, Withdrawn
from proposals.services import audit, teams


@dataclass(frozen=True, slots=True)
class Call:
    """What a consultation asks for. `deadline` is aware; `time_zone` names the zone that people read it in.

    Without a `form` a new one takes the form of before.
    """

    title: str
    form: str = ""
    member_code: str = ""
    deadline: datetime | None = None
    time_zone: str = "UTC"


NOT_HERE = gettext_lazy("This remark is not among those of the consultation any more. Please reload the page.")
FIELDS = ("title", "form", "member_code", "deadline", "time_zone")


@transaction.atomic
def add(version: Version, call: Call, *, team: Team, by: User, body: Body | None = None) -> Consultation:
    """A new consultation of `team` on `version`: for `body`, or of the team's own accord.

    Without a form it takes the one in which teams of `by` last commented to `body`; a `Refusal` where they never did.
    """
    teams.require(by, Role.EDITOR, team=team)
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing can be said about it any more."))
    call = replace(call, form=call.form or _usual_form(body, by))
    _check(call)
    consultation = Consultation.objects.create(version=version, team=team, body=body, **_facts(call, team))
    audit.record("made", consultation, by=by, version=version.slug)
    return consultation


@transaction.atomic
def change(consultation: Consultation, call: Call, *, body: Body | None, by: User) -> Consultation:
    """Another title, body, form, member code or deadline. What was drawn up for it stays as it is."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    _check(call)
    for name, fact in _facts(call, consultation.team).items():
        setattr(consultation, name, fact)
    consultation.body = body
    consultation.save()
    audit.record("changed", consultation, by=by)
    return consultation


@transaction.atomic
def close(consultation: Consultation, *, by: User) -> None:
    """Nothing more is drawn up for it; its comment sets stay. Closing it twice changes nothing."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    now = timezone.now()
    if Consultation.objects.filter(pk=consultation.pk, closed_at=None).update(closed_at=now, changed_at=now):
        audit.record("closed", consultation, by=by)
    consultation.refresh_from_db(fields=["closed_at"])


@transaction.atomic
def reopen(consultation: Consultation, *, by: User) -> None:
    """Comment sets can be drawn up for it again."""
    teams.require(by, Role.EDITOR, team=consultation.team)
    closed = Consultation.objects.filter(pk=consultation.pk, closed_at__isnull=False)
    if closed.update(closed_at=None, changed_at=timezone.now()):
        audit.record("reopened", consultation, by=by)
    consultation.refresh_from_db(fields=["closed_at"])


def _usual_form(body: Body | None, person: User) -> str:
    """The form of whoever names none: comments of one's own accord have no body that asks for another than ISO's."""
    form = last_form(body, person) if body else "iso"
    if not form:
        said = _("Please name the form in which %(body)s takes comments: %(forms)s.")
        raise Refusal(said % {"body": body, "forms": ", ".join(FORMATS)})
    return form


def _check(call: Call) -> None:
    if not call.title.strip():
        raise Refusal(_("Please give the consultation a title."))
    if call.form not in FORMATS:
        raise Refusal(_("There is no form called %(form)s.") % {"form": call.form})
    if call.time_zone not in available_timezones():
        raise Refusal(_("There is no time zone called %(zone)s.") % {"zone": call.time_zone})


def _facts(call: Call, team: Team) -> dict[str, Any]:
    facts = {name: getattr(call, name) for name in FIELDS}
    return {**facts, "member_code": call.member_code or team.member_code}
