"""The sample in the database: through the same services that people use. What is there already stays as it is."""

import secrets
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from annotations.anchoring import Anchor
from annotations.models import Annotation, CommentSet
from annotations.services import annotations, decisions, replies
from annotations.services.annotations import Remark
from project.sample import DRAFTS, HERE, SampleDraft, story, write
from proposals.models import Body, Clause, Contributor, Link, Membership, Proposal, Role, Team, User, Version
from proposals.services import jobs, versions
from proposals.services.versions import Facts

TEAM = "Sample team"
ACCOUNTS = settings.VAR / "accounts.txt"
BODIES = {
    "FGXW": ("Focus Group on Example Worlds (fictional)", ""),
    "XWSG": ("示例国虚拟世界标准工作组 (fictional)", ""),
}


def load() -> None:
    """The sample's bodies, accounts, drafts, annotations and comment sets: what of it was not loaded before."""
    # People may since have made rows that resemble the sample's, so a whole one is not looked at again.
    if CommentSet.objects.filter(slug__in=story.SETS).count() == len(story.SETS):
        return
    team = _team()
    people = _people(team)
    for draft in DRAFTS:
        if _upload(draft, by=people["owner"]):
            jobs.drain()
            _annotate(draft, team, people)
    jobs.drain()
    _link()
    story.tell(team, people, {draft.name: _version(draft) for draft in DRAFTS})


def _team() -> Team:
    return Team.objects.get_or_create(name=TEAM, defaults={"member_code": "XA"})[0]


def _people(team: Team) -> dict[str, User]:
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


def _upload(draft: SampleDraft, *, by: User) -> bool:
    """Whether it had to be uploaded."""
    contributor, _ = Contributor.objects.get_or_create(name=draft.contributor)
    proposal = _proposal(draft) or _propose(draft, by)
    proposal.contributors.add(contributor)
    if proposal.versions.filter(number=draft.number).exists():
        return False
    facts = Facts(
        date=draft.date,
        number=draft.number,
        title=draft.title,
        stage=draft.stage,
        language=draft.language,
        contributors=(contributor,),
    )
    versions.add(proposal, SimpleUploadedFile(draft.filename, write(draft)), facts, by=by)
    proposal.stage = draft.stage
    proposal.save(update_fields=["stage"])
    return True


def _propose(draft: SampleDraft, by: User) -> Proposal:
    name, country = BODIES[draft.body]
    body = Body.objects.filter(short_name=draft.body).order_by("pk").first() or Body.objects.create(
        short_name=draft.body, name=name, country=country
    )
    title = draft.title.rpartition(": ")[2]
    return Proposal.objects.create(
        number=draft.proposal, body=body, title=title, stage=draft.stage, topic="digital identity", made_by=by
    )


def _proposal(draft: SampleDraft) -> Proposal | None:
    """The eldest of this number: what people made since then comes after it."""
    return Proposal.objects.filter(number=draft.proposal).order_by("pk").first()


def _version(draft: SampleDraft) -> Version:
    return Version.objects.filter(proposal=_proposal(draft), number=draft.number).earliest("pk")


def _annotate(draft: SampleDraft, team: Team, people: Mapping[str, User]) -> None:
    version = _version(draft)
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
    said = Remark(
        **{name: remark[name] for name in names if name in remark}, concerns=tuple(remark.get("concerns", ()))
    )
    number, quote = remark.get("clause", ""), remark.get("quote", "")
    clauses = Clause.objects.filter(reading=version.current_reading, number=number)
    key = clauses.get().key if number else ""
    return annotations.add(version, said, team=team, by=by, key=key, anchor=Anchor(quote) if quote else None)


def _link() -> None:
    by_name = {draft.name: _version(draft).proposal for draft in DRAFTS}
    Link.objects.get_or_create(source=by_name["A1"], target=by_name["N1"], kind=Link.Kind.DERIVED_FROM)
