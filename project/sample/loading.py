"""The sample in the database: through the same services that people use. What is there already stays as it is."""

import secrets
import tomllib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from annotations.anchoring import Anchor
from annotations.models import Annotation, CommentSet, Consultation
from annotations.services import annotations, comment_sets
from annotations.services.annotations import Remark
from project.sample import DRAFTS, HERE, SampleDraft, write
from proposals.models import Body, Clause, Contributor, Link, Membership, Proposal, Role, Team, User, Version
from proposals.services import jobs, versions
from proposals.services.versions import Facts

TEAM = "Sample team"
SET = "sample"
ACCOUNTS = settings.VAR / "accounts.txt"
BODIES = {
    "FGXW": ("Focus Group on Example Worlds (fictional)", ""),
    "XWSG": ("示例国虚拟世界标准工作组 (fictional)", ""),
}


def load() -> None:
    """The sample's bodies, accounts, drafts, annotations and comment set; nothing if they were loaded before."""
    # People may since have made rows that resemble the sample's, so nothing is looked up among them again.
    if CommentSet.objects.filter(slug=SET).exists():
        return
    team = _team()
    people = _people(team)
    for draft in DRAFTS:
        _upload(draft, by=people["owner"])
        jobs.drain()
        _annotate(draft, team, by=people["reviewer"])
    jobs.drain()
    _link()
    _draw_up(team, by=people["editor"])


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


def _upload(draft: SampleDraft, *, by: User) -> None:
    name, country = BODIES[draft.body]
    body, _ = Body.objects.get_or_create(short_name=draft.body, defaults={"name": name, "country": country})
    contributor, _ = Contributor.objects.get_or_create(name=draft.contributor)
    proposal, _ = Proposal.objects.get_or_create(
        number=draft.proposal,
        body=body,
        defaults={"title": draft.title, "stage": draft.stage, "topic": "digital identity", "made_by": by},
    )
    proposal.contributors.add(contributor)
    if proposal.versions.filter(number=draft.number).exists():
        return
    facts = Facts(
        date=draft.date,
        number=draft.number,
        title=draft.title,
        stage=draft.stage,
        language=draft.language,
        contributors=(contributor,),
    )
    versions.add(proposal, SimpleUploadedFile(draft.filename, write(draft)), facts, by=by)


def _annotate(draft: SampleDraft, team: Team, *, by: User) -> None:
    version = Version.objects.get(number=draft.number)
    if version.annotations.exists():
        return
    with transaction.atomic():
        for remark in _remarks(draft):
            _add(remark, version, team, by=by)


def _remarks(draft: SampleDraft) -> Iterable[dict[str, Any]]:
    data = tomllib.loads((HERE / "remarks.toml").read_text(encoding="utf-8"))
    return (remark for remark in data["remarks"] if remark["draft"] == draft.name)


def _add(remark: dict[str, Any], version: Version, team: Team, *, by: User) -> Annotation:
    names = ("kind", "polarity", "severity", "comment", "proposal", "proposed", "element")
    said = Remark(
        **{name: remark[name] for name in names if name in remark}, concerns=tuple(remark.get("concerns", ()))
    )
    number, quote = remark.get("clause", ""), remark.get("quote", "")
    clauses = Clause.objects.filter(reading=version.current_reading, number=number)
    key = clauses.get().key if number else ""
    return annotations.add(version, said, team=team, by=by, key=key, anchor=Anchor(quote) if quote else None)


def _link() -> None:
    by_number = {draft.name: Proposal.objects.get(number=draft.proposal) for draft in DRAFTS}
    Link.objects.get_or_create(source=by_number["A1"], target=by_number["N1"], kind=Link.Kind.DERIVED_FROM)


def _draw_up(team: Team, *, by: User) -> None:
    draft = next(draft for draft in DRAFTS if draft.name == "A2")
    version = Version.objects.get(number=draft.number)
    with transaction.atomic():
        consultation = Consultation.objects.create(
            version=version,
            team=team,
            body=version.proposal.body,
            title=f"Comments on {version.number}",
            member_code=team.member_code,
        )
        chosen = Annotation.objects.filter(version=version, team=team)
        comment_sets.freeze(comment_sets.draw_up(consultation, chosen, by=by, slug=SET), by=by)
