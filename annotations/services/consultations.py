"""When comments are due, to whom, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.exporting import FORMATS
from annotations.models import Consultation
from proposals.models import Body, Role, Team, User, Version
from proposals.refusals import Refusal, Withdrawn
from proposals.services import audit, teams


@dataclass(frozen=True, slots=True)
class Call:
    """What a consultation asks for. `deadline` is aware; `time_zone` names the zone that people read it in."""

    title: str
    form: str = "iso"
    member_code: str = ""
    deadline: datetime | None = None
    time_zone: str = "UTC"


@transaction.atomic
def add(version: Version, call: Call, *, team: Team, by: User, body: Body | None = None) -> Consultation:
    """A new consultation of `team` on `version`: for `body`, or of the team's own accord."""
    teams.require(by, Role.EDITOR, team=team)
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing can be said about it any more."))
    if call.form not in FORMATS:
        raise Refusal(_("There is no form called %(form)s.") % {"form": call.form})
    if call.time_zone not in available_timezones():
        raise Refusal(_("There is no time zone called %(zone)s.") % {"zone": call.time_zone})
    consultation = Consultation.objects.create(
        version=version,
        team=team,
        body=body,
        title=call.title,
        form=call.form,
        member_code=call.member_code or team.member_code,
        deadline=call.deadline,
        time_zone=call.time_zone,
    )
    audit.record("made", consultation, by=by, version=version.slug)
    return consultation
