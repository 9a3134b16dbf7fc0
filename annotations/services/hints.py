"""Hints of a version: drawn up by machine, accepted or dismissed by teams."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from annotations.models import Annotation, Hint, HintDecision, HintRun, HintsOff
from annotations.services.seeking import seek
from clauseline.concerns import edition
from proposals.models import Job, Team, User, Version
from proposals.queries.teams import reviewing
from proposals.refusals import NotAllowed, Refusal
from proposals.services import audit, jobs

Place = tuple[str, str, int, int, str]
Fact = tuple[str, str, str]
BATCH = 1000
"""A text of any length has any number of hints; a query names so many rows."""


def draw_up(job: Job) -> None:
    """The hints of the current reading of the job's version. What teams decided of the same words stays decided.

    Done again it changes nothing: a hint that is still there keeps its row.
    """
    version = Version.objects.select_related("current_reading").get(pk=job.target)
    reading = version.current_reading
    jobs.report(job, gettext_noop("looking for suggested concerns"))
    sought = seek(version, reading) if reading else None
    with transaction.atomic():
        jobs.finish(job)
        if version.withdrawn_at:
            return  # What people decided is there again when it is restored.
        _replace(version, {_place(hint): hint for hint in sought.hints} if sought else {})
        if sought:
            seen = {"people": sought.named.people, "roles": sought.named.roles}
            facts = {"reading": reading, "edition": edition(), **seen}
            HintRun.objects.update_or_create(version=version, defaults=facts)


def catch_up() -> int:
    """Have each text looked through whose current reading never was, or with other signs than today's; how many."""
    same = {"reading": OuterRef("current_reading"), "edition": edition()}
    done = HintRun.objects.filter(version=OuterRef("pk"), **same)
    waits = Job.objects.filter(kind="hints", target=OuterRef("pk"), state__in=(Job.State.QUEUED, Job.State.RUNNING))
    behind = Version.objects.exclude(current_reading=None).exclude(Exists(done)).exclude(Exists(waits))
    found = list(behind.order_by("pk").values_list("pk", flat=True))
    for version in found:
        jobs.submit("hints", version)
    return len(found)


@transaction.atomic
def decide(
    hint: Hint, state: str, *, by: User, team: Team | None = None, annotation: Annotation | None = None
) -> HintDecision:
    """What `team` makes of a hint: accept it (with the `annotation` that came of it), dismiss it, or open it again.

    For who reviews in that team, and for that team alone. None stands for the team of the annotation if `by` reviews
    there, else for the only team in which they do.
    """
    team = _acting(hint, team, annotation, by)
    if state not in Hint.State.values:
        raise Refusal(_("A suggested concern is open, accepted or dismissed."))
    is_open = state == Hint.State.OPEN
    facts = {"state": state, "decided_by": by, "decided_at": timezone.now()}
    decision, _new = HintDecision.objects.update_or_create(
        hint=hint, team=team, defaults={**facts, "annotation": None if is_open else annotation}
    )
    about = {"state": state, "version": hint.version.slug, "concern": hint.concern}
    audit.record("decided", hint, by=by, **about, team=team.slug)
    return decision


def _acting(hint: Hint, team: Team | None, annotation: Annotation | None, by: User) -> Team:
    """The team for which `by` decides."""
    able = reviewing(by, hint.version.proposal)
    if not able:
        raise NotAllowed(
            _("A suggested concern is accepted or dismissed by who reviews in a team that sees the draft.")
        )
    if team is None and annotation is not None and annotation.team in able:
        return annotation.team
    if team is None and len(able) > 1:
        raise Refusal(_("Say for which of your teams: for the others the suggested concern does not change."))
    if team is not None and team not in able:
        raise Refusal(_("Choose a team in which you review, and which sees this proposal."))
    return team or able[0]


def show_to(person: User, *, shown: bool) -> None:
    """Remember whether this person wants to see hints."""
    if shown:
        HintsOff.objects.filter(user=person).delete()
    else:
        HintsOff.objects.get_or_create(user=person)


def _replace(version: Version, fresh: dict[Place, Hint]) -> None:
    stored = list(Hint.objects.select_for_update().filter(version=version))
    gone = [hint for hint in stored if _place(hint) not in fresh]
    decided = _decisions(gone)
    for start in range(0, len(gone), BATCH):
        Hint.objects.filter(pk__in=[hint.pk for hint in gone[start : start + BATCH]]).delete()
    _bear_anew(stored, fresh)
    known = {_place(hint) for hint in stored}
    new = Hint.objects.bulk_create(hint for place, hint in fresh.items() if place not in known)
    HintDecision.objects.bulk_create(
        _again(decision, hint) for hint in new for decision in decided.get(_fact(hint), {}).values()
    )


def _bear_anew(stored: list[Hint], fresh: dict[Place, Hint]) -> None:
    """Tell what is proven today of those that are still there."""
    changed = [hint for hint in stored if hint.bearing != fresh.get(_place(hint), hint).bearing]
    for hint in changed:
        hint.bearing, hint.changed_at = fresh[_place(hint)].bearing, timezone.now()
    Hint.objects.bulk_update(changed, ["bearing", "changed_at"], batch_size=BATCH // 4)


def _decisions(hints: list[Hint]) -> dict[Fact, dict[int, HintDecision]]:
    """What teams made of `hints`, by what these point to, and by team."""
    found: dict[Fact, dict[int, HintDecision]] = {}
    for start in range(0, len(hints), BATCH):
        for decision in HintDecision.objects.filter(hint__in=hints[start : start + BATCH]).select_related("hint"):
            found.setdefault(_fact(decision.hint), {})[decision.team_id] = decision
    return found


def _again(decision: HintDecision, hint: Hint) -> HintDecision:
    facts = {name: getattr(decision, name) for name in ("team_id", "state", "decided_by_id", "decided_at")}
    return HintDecision(hint=hint, annotation_id=decision.annotation_id, **facts)


def _place(hint: Hint) -> Place:
    return (*_fact(hint)[:2], hint.start, hint.end, hint.trigger)


def _fact(hint: Hint) -> Fact:
    return hint.key, hint.concern, hint.trigger
