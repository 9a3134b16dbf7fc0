"""The sample in the database: through the same services that people use. What is there already stays as it is."""

import secrets
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from annotations.models import Annotation, CommentSet
from annotations.services import annotations, decisions, replies
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from project.sample import DERIVED, DRAFTS, HERE, SampleDraft, story, uploading, write
from project.sample.uploading import version_of
from proposals.models import Clause, Link, Membership, Role, Team, User, Version
from proposals.services import comparisons, jobs

TEAM = "Sample team"
ACCOUNTS = settings.VAR / "accounts.txt"
BY_NAME = {draft.name: draft for draft in DRAFTS}
ACROSS = (("N1", "A1"),)
"""Drafts in two languages that are compared, the older one first."""


def load() -> None:
    """The sample's bodies, accounts, drafts, annotations and comment sets: what of it was not loaded before."""
    # People may since have made rows that resemble the sample's, so a whole one is not looked at again.
    if _is_whole():
        return
    team = the_team()
    people = the_people(team)
    for draft in DRAFTS:
        if uploading.upload(draft, write(draft), team, by=people["owner"]):
            jobs.drain()
            _annotate(draft, team, people)
    _link()
    for old, new in ACROSS:
        comparisons.request(old=version_of(BY_NAME[old]), new=version_of(BY_NAME[new]))
    jobs.drain()
    story.tell(team, people, {draft.name: version_of(draft) for draft in DRAFTS})
    # Nothing is left for a worker, which would hear of it by the message of something else.
    jobs.drain()


def _is_whole() -> bool:
    numbers = {draft.number for draft in DRAFTS}
    known = Version.objects.filter(number__in=numbers).values("number").distinct().count()
    return known == len(numbers) and CommentSet.objects.filter(slug__in=story.SETS).count() == len(story.SETS)


def the_team() -> Team:
    """Who keeps the sample."""
    return Team.objects.get_or_create(name=TEAM, defaults={"member_code": "XA"})[0]


def the_people(team: Team) -> dict[str, User]:
    """An account for each role, and the site's admin; their passwords are random and kept in `ACCOUNTS`."""
    people: dict[str, User] = {}
    for name, password in _passwords().items():
        user, is_new = User.objects.get_or_create(
            username=name,
            defaults={"name": f"Sample {name}", "is_staff": name == "admin", "is_superuser": name == "admin"},
        )
        if is_new:
            user.set_password(password)
            user.save(update_fields=["password"])
        role = Role.OWNER if name == "admin" else Role(name)
        Membership.objects.get_or_create(team=team, user=user, defaults={"role": role})
        people[name] = user
    return people


def _passwords() -> dict[str, str]:
    if not ACCOUNTS.exists():
        ACCOUNTS.parent.mkdir(parents=True, exist_ok=True)
        ACCOUNTS.touch(mode=0o600)
        names = [*Role.values, "admin"]
        ACCOUNTS.write_text("".join(f"{name} {secrets.token_urlsafe(9)}\n" for name in names), encoding="ascii")
    return dict(line.split() for line in ACCOUNTS.read_text(encoding="ascii").splitlines())


def _annotate(draft: SampleDraft, team: Team, people: Mapping[str, User]) -> None:
    version = version_of(draft)
    with transaction.atomic():
        for remark in _remarks(draft):
            annotation = _add(remark, version, team, by=people[remark.get("by", "reviewer")])
            for reply in remark.get("replies", ()):
                replies.add(annotation, reply["text"], by=people[reply["by"]])
            if "state" in remark:
                decisions.decide(annotation, remark["state"], by=people["editor"], reason=remark.get("reason", ""))


def _remarks(draft: SampleDraft) -> Iterable[dict[str, Any]]:
    data = tomllib.loads((HERE / "remarks.toml").read_text(encoding="utf-8"))
    return (remark for remark in data["remarks"] if remark["draft"] == draft.name)


def _add(remark: dict[str, Any], version: Version, team: Team, *, by: User) -> Annotation:
    names = ("kind", "polarity", "severity", "comment", "proposal", "proposed", "element", "visibility")
    content = Remark(
        **{name: remark[name] for name in names if name in remark}, concerns=tuple(remark.get("concerns", ()))
    )
    number, quote = remark.get("clause", ""), remark.get("quote", "")
    clauses = Clause.objects.filter(reading=version.current_reading, number=number)
    key = clauses.get().key if number else ""
    return annotations.add(version, content, team=team, by=by, key=key, anchor=Anchor(quote) if quote else None)


def _link() -> None:
    of = {draft.name: version_of(draft).proposal for draft in DRAFTS}
    for source, target in DERIVED:
        Link.objects.get_or_create(source=of[source], target=of[target], kind=Link.Kind.DERIVED_FROM)
