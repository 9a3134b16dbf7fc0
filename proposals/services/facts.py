"""What is said of a version: by people, and by its cover where no person said anything."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from clauseline.reading.words.dates import day_of
from proposals.models import Contributor, Job, Proposal, User, Version
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Conflict, Outdated
from proposals.sandbox.piecemeal import AnyOutline
from proposals.services import audit, contributors, jobs, keeping, ordering, placing

TEXTS = {"number": 80, "title": 300, "stage": 60}
"""The facts that are taken from a cover as they are printed there, cut at so many characters."""


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What people say of a version; what is left empty its cover may say. Without both, the date is unknown."""

    date: Date | None = None
    number: str = ""
    title: str = ""
    stage: str = ""
    language: str = ""
    contributors: tuple[Contributor, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def given(self) -> list[str]:
        """The names of those that say something."""
        names = ("date", *TEXTS, "language", "contributors")
        return [name for name in names if getattr(self, name)]


def settle(version: Version, outline: AnyOutline) -> None:
    """Take from the cover what no person gave, on the instance; the contributor if one of that name is known."""
    for name, longest in TEXTS.items():
        if name not in version.given and (words := str(outline.facts.get(name, ""))):
            setattr(version, name, words[:longest])
    if "language" not in version.given:
        version.language = outline.language
    day = day_of(str(outline.facts.get("date", "")))
    if "date" not in version.given and day:
        version.date = day
    source = Contributor.objects.filter(name__iexact=str(outline.facts.get("source", ""))).first()
    if source and "contributors" not in version.given:
        version.contributors.set([source])


def stands(version: Version) -> VersionFacts:
    """What is said of `version` now."""
    facts = {name: getattr(version, name) for name in ("date", *TEXTS, "language")}
    return VersionFacts(**facts, contributors=tuple(version.contributors.all()))


def tag(version: Version) -> str:
    """Changes whenever one of the facts does."""
    values = [str(version.date or ""), version.language, *(getattr(version, name) for name in TEXTS)]
    people = sorted(version.contributors.values_list("slug", flat=True))
    return hashlib.sha256(repr((values, people, version.given)).encode()).hexdigest()[:24]


@transaction.atomic
def correct(version: Version, facts: VersionFacts, *, seen: str, new_contributor: str = "", by: User) -> None:
    """Say what is true of `version`; from now on no cover changes it. `seen` is the tag of what the person saw.

    Another language reads the file again, and asks for the comparisons that become possible; another date may give
    it another place, and asks for those with the neighbours it then has. Without a language it is found out again.
    """
    keeping.require_correct(by, version)
    Proposal.objects.select_for_update().get(pk=version.proposal_id)
    version.refresh_from_db()
    refuse_withdrawn(version)
    if tag(version) != seen:
        raise Outdated(_("Someone changed these facts since you opened them. What you typed is kept below."))
    before, found = _recorded(version), list(facts.contributors)
    if new_contributor.strip():
        found.append(_contributor(new_contributor.strip(), by))
    version.date = facts.date
    for name in (*TEXTS, "language"):
        setattr(version, name, getattr(facts, name))
    version.given = ["date", *TEXTS, "contributors", *(["language"] if facts.language else [])]
    version.save(update_fields=["date", *TEXTS, "language", "given"])
    version.contributors.set(found)
    changed = [name for name, value in _recorded(version).items() if value != before[name]]
    _follow(version, changed, by)
    audit.record("corrected", version, by=by, changed=", ".join(changed))


@transaction.atomic
def read_again(version: Version, *, by: User) -> Job:
    """Have the file read by the readers of today; clauses keep their keys. What was read before stays until then."""
    keeping.require_correct(by, version)
    refuse_withdrawn(version)
    if is_being_read(version):
        raise Conflict(_("Version %(version)s is being read just now.") % {"version": version})
    job = jobs.submit("reading", version.pk, by=by)
    audit.record("read again", version, by=by)
    return job


def is_being_read(version: Version) -> bool:
    """Whether its file waits to be read, or is."""
    last = Job.objects.filter(kind="reading", target=version.pk).order_by("-pk").first()
    return last is not None and not last.is_over


def _follow(version: Version, changed: list[str], by: User) -> None:
    """What has to be made anew after facts changed."""
    stood = version.position
    if "language" in changed and not is_being_read(version):
        jobs.submit("reading", version.pk, by=by)
    elif "date" in changed and placing.place(version):
        ordering.follow(version, since=stood, by=by)


def _contributor(name: str, by: User) -> Contributor:
    return Contributor.objects.filter(name__iexact=name).first() or contributors.add(name, by=by)


def _recorded(version: Version) -> dict[str, object]:
    names = ("date", *TEXTS, "language")
    people = sorted(version.contributors.values_list("pk", flat=True))
    return {**{name: getattr(version, name) for name in names}, "contributors": people}
