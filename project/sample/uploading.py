"""Drafts of the sample as versions: through the same services that people use."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q

from project.sample import LoadedDraft
from proposals.models import Body, Contributor, Proposal, Team, User, Version
from proposals.services import versions
from proposals.services.versions import VersionFacts

BODIES = {
    "FGXW": "Focus Group on Example Worlds (fictional)",
    "XWSG": "示例国虚拟世界标准工作组 (fictional)",
    "XWIA": "示例虚拟世界产业联盟 (fictional)",
    "OpenChain": "OpenChain Project of the Linux Foundation",
    "ISO/IEC JTC 1": "ISO/IEC Joint Technical Committee 1, Information technology",
}


def upload(draft: LoadedDraft, content: bytes, team: Team, *, by: User) -> bool:
    """Whether it had to be uploaded."""
    brought = [_contributor(name, kind) for name, kind in draft.contributors.items()]
    proposal = proposal_of(draft) or _propose(draft, team, by)
    proposal.contributors.add(*brought)
    if proposal.versions.filter(number=draft.number).exists():
        return False
    facts = VersionFacts(
        date=draft.date,
        number=draft.number,
        title=draft.title,
        stage=draft.stage,
        language=draft.language,
        contributors=tuple(brought),
    )
    versions.add(proposal, SimpleUploadedFile(draft.filename, content), facts, by=by, team=team)
    proposal.stage = draft.stage
    proposal.save(update_fields=["stage"])
    return True


def version_of(draft: LoadedDraft) -> Version:
    """The eldest version `with_state` of this number."""
    found = Version.objects.with_state().filter(proposal=proposal_of(draft), number=draft.number)
    return found.earliest("pk")


def proposal_of(draft: LoadedDraft) -> Proposal | None:
    """The eldest of this number: what people made since then comes after it."""
    return Proposal.objects.filter(number=draft.proposal).order_by("pk").first()


def _propose(draft: LoadedDraft, team: Team, by: User) -> Proposal:
    facts = {"stage": draft.stage, "topic": draft.topic, "title": draft.title.rpartition(": ")[2]}
    return Proposal.objects.create(number=draft.proposal, body=_body(draft.body), **facts, keeper=team, made_by=by)


def _body(short_name: str) -> Body:
    name = BODIES[short_name]
    known = Body.objects.filter(Q(short_name=short_name) | Q(name=name)).order_by("pk").first()
    return known or Body.objects.create(short_name=short_name, name=name)


def _contributor(name: str, kind: str) -> Contributor:
    return Contributor.objects.get_or_create(name=name, defaults={"kind": kind})[0]
