"""What somebody new tries on the sample, and how much of it they have done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists

from annotations.access import visible
from annotations.models import Annotation, CommentSet, FirstStepsOff, ForceConfirmation, HintDecision, Review
from annotations.queries.hints import pointers
from proposals.models import AuditEvent, ChangeSide, Comparison, Membership, Role, User, Version
from proposals.queries.library import latest_steps
from proposals.queries.roles import RANKS

SAMPLE = "sample-ready"
"""The sample's comment set that is still open. It is made last of all: what people did themselves is younger."""


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A step, by the name under which its words stand in the template; the page to which it leads, by its route and
    slug, and the `place` there; and whether it was done.
    """

    name: str
    route: str
    slug: str
    place: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """All of them, in their order; none where the person put them away, who may have them again."""

    steps: tuple[FirstStep, ...]
    are_away: bool = False

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)

    @property
    def are_done(self) -> bool:
        return self.done == len(self.steps)


def first_steps(person: User) -> FirstSteps | None:
    """For who reviews in the team of a loaded sample: eight queries; one where there is none or they are away."""
    drawn, are_away = _sample(person)
    if drawn is None:
        return None
    if are_away:
        return FirstSteps((), are_away=True)
    version = drawn.consultation.version
    comparison = latest_steps([version]).get(version.pk)
    keys = _weakened(comparison) if comparison else []
    if not (comparison and keys):
        return None
    done = _done(person, drawn.made_at)
    places = {
        "change": ("comparison", comparison.slug, keys[0]),
        "hint": ("version", version.slug, _hinted(version, person, keys)),
        "annotation": ("version", version.slug, keys[-1]),
        "export": ("comment-set", drawn.slug, "downloads"),
    }
    return FirstSteps(tuple(FirstStep(name, *place, is_done=done[name]) for name, place in places.items()))


def _sample(person: User) -> tuple[CommentSet | None, bool]:
    """The set, and whether the person put the steps away."""
    able = Membership.objects.filter(user=person, role__in=RANKS[RANKS.index(Role.REVIEWER) :])
    seen = visible(CommentSet, person).filter(slug=SAMPLE, consultation__team__memberships__in=able)
    seen = seen.filter(consultation__version__withdrawn_at=None).select_related("consultation__version")
    found = seen.annotate(are_away=Exists(FirstStepsOff.objects.filter(user=person))).first()
    return found, bool(found and found.are_away)


def _weakened(comparison: Comparison) -> list[str]:
    """Up to two new clauses that bind less than before, by their keys: first one that otherwise stayed what it was."""
    rows = comparison.changes.order_by("order").values_list("pk", "kind", "flags")
    found = sorted((kind != "modified", pk) for pk, kind, flags in rows if "weakened" in flags)
    sides = ChangeSide.objects.filter(change__in=[pk for _, pk in found[:2]], side=ChangeSide.Side.NEW)
    keys = dict(sides.order_by("-clause__order").values_list("change", "clause__key"))
    return [keys[pk] for _, pk in found[:2] if pk in keys]


def _hinted(version: Version, person: User, keys: list[str]) -> str:
    """A clause with an open hint: one of `keys` if it has some."""
    found = pointers(version, person).by_clause
    still = [key for key, hints in found.items() if hints]
    return next((key for key in keys if key in still), still[0] if still else keys[0])


def _done(person: User, since: datetime) -> dict[str, bool]:
    """Which of the steps this person took themselves since then, wherever on the site: one query."""
    ticked = Exists(Review.objects.filter(user=person, made_at__gt=since))
    confirmed = Exists(ForceConfirmation.objects.filter(decided_by=person, decided_at__gt=since))
    exported = AuditEvent.objects.filter(actor=person.slug, verb="exported", at__gt=since)
    found = User.objects.filter(pk=person.pk).annotate(
        change=ticked | confirmed,
        hint=Exists(HintDecision.objects.filter(decided_by=person, decided_at__gt=since)),
        annotation=Exists(Annotation.objects.filter(author=person, made_at__gt=since, deleted_at=None)),
        export=Exists(exported),
    )
    row = found.values("change", "hint", "annotation", "export").get()
    return {name: bool(is_done) for name, is_done in row.items()}
