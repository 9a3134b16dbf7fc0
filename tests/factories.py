"""Plain functions that make real rows. Each takes what a test cares about and fills in the rest."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from clauseline.outline import BlockText, ClauseText, Outline
from proposals.models import Body, Membership, Proposal, Reading, Role, Team, User, Version
from proposals.services import placing, readings

counter = itertools.count(1)


def person(username: str = "", **facts: Any) -> User:
    """An account that signs in with the password "a good pass phrase"."""
    user = User(username=username or f"person-{next(counter)}", **facts)
    user.set_password("a good pass phrase")
    user.save()
    return user


def team(*people: User, role: str = Role.REVIEWER, **facts: Any) -> Team:
    made = Team.objects.create(**{"name": f"Team {next(counter)}", "member_code": "XA", **facts})
    for user in people:
        Membership.objects.create(team=made, user=user, role=role)
    return made


def member(of: Team, role: str, username: str = "", **facts: Any) -> User:
    """A person of the team `of`, in this role."""
    made = person(username, **facts)
    of.memberships.create(user=made, role=role)
    return made


def body(**facts: Any) -> Body:
    number = next(counter)
    return Body.objects.create(**{"name": f"Body {number}", "short_name": f"B{number}", **facts})


def proposal(**facts: Any) -> Proposal:
    """A public proposal, which the admin keeps unless there is a `keeper`; `teams=[...]` makes it a restricted one,
    which the first of them keeps.
    """
    teams = facts.pop("teams", [])
    facts.setdefault("keeper", teams[0] if teams else None)
    made = Proposal.objects.create(
        **{"body": facts.pop("body", None) or body(), "title": "Identity in virtual worlds", **facts},
        restricted=bool(teams),
    )
    made.teams.set(teams)
    return made


def kept(by: User, **facts: Any) -> Proposal:
    """A proposal that the only team of this person keeps."""
    return proposal(keeper=by.teams.get(), **facts)


def paragraphs(number: str, title: str, *texts: str, level: int = 1, **facts: Any) -> ClauseText:
    """A clause whose blocks are the paragraphs `texts`."""
    blocks, start = [], 0
    for text in texts:
        blocks.append(BlockText("paragraph", start, start + len(text)))
        start += len(text) + 1
    return ClauseText(number, title, level, text="\n".join(texts), blocks=tuple(blocks), **facts)


def outline(*clauses: ClauseText, language: str = "en") -> Outline:
    return Outline(reader="docx", language=language, clauses=clauses)


def version(*clauses: ClauseText, **facts: Any) -> Version:
    """A version of a (new) proposal; with `clauses` it is read already."""
    of = facts.pop("proposal", None) or proposal()
    day = facts.pop("date", date(2023, 6, of.versions.count() + 1))
    if "position" not in facts:
        facts["position"] = placing.propose(of.pk, day)
        placing.make_room(of.pk, facts["position"])
    made = Version(
        **{"proposal": of, "date": day, "language": "en", **facts},
        filename="draft.docx",
        sha256=f"{next(counter):064x}",
        size=5,
    )
    made.file.save("draft.docx", ContentFile(b"draft"), save=False)
    made.save()
    if clauses:
        made.current_reading = reading(made, *clauses)
        made.save()
    return made


def reading(of: Version, *clauses: ClauseText) -> Reading:
    return readings.store(of, outline(*clauses, language=of.language))
