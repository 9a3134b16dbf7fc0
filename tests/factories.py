"""Plain functions that make real rows. Each takes what a test cares about and fills in the rest."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from proposals.models import Body, Membership, Proposal, Reading, Role, Team, User, Version
from proposals.outline import BlockText, ClauseText, Outline
from proposals.services import readings

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


def body(**facts: Any) -> Body:
    number = next(counter)
    return Body.objects.create(**{"name": f"Body {number}", "short_name": f"B{number}", **facts})


def proposal(**facts: Any) -> Proposal:
    """A public proposal; `teams=[...]` makes it a restricted one."""
    teams = facts.pop("teams", [])
    made = Proposal.objects.create(
        **{"body": facts.pop("body", None) or body(), "title": "Identity in virtual worlds", **facts},
        restricted=bool(teams),
    )
    made.teams.set(teams)
    return made


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
    position = of.versions.count() + 1
    made = Version(
        **{"proposal": of, "position": position, "date": date(2023, 6, position), "language": "en", **facts},
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
