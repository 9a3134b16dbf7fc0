"""From two files to what changed between them, in one act."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Comparison, Team, User
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import comparisons, keeping, naming, proposals, teams, versions
from proposals.services.facts import VersionFacts
from proposals.services.proposals import Item


def compare(
    old: UploadedFile[Any], new: UploadedFile[Any], *, by: User, team: Team | None = None, is_open: bool = False
) -> Comparison:
    """The comparison of two files, as the versions of a new proposal, which their covers name when they are read.

    It waits until both are read. `team`, in which `by` is an editor, keeps the proposal and alone sees it, unless it
    `is_open` to every account; None: the only such team, or a new one of their own. Refuses what is one file twice,
    what is empty and what is too large; then nothing is kept.
    """
    if _digest(old) == _digest(new):
        raise Conflict(_("Both are one and the same file, letter by letter. Please choose two different ones."))
    with transaction.atomic():
        team = _team(team, by)
        item = Item(title=naming.title_of(new.name or old.name or ""))
        audience = () if is_open else (team,)
        body = naming.body_of_files(by=by)
        proposal = proposals.add(body, item, by=by, restricted_to=audience, keeper=team, from_covers=True)
        first = versions.add(proposal, old, VersionFacts(), by=by, team=team)
        with versions.taken_back(first):
            second = versions.add(proposal, new, VersionFacts(), by=by, team=team)
            return comparisons.request(old=first, new=second, by=by)


def _digest(file: UploadedFile[Any]) -> str:
    """The SHA-256 of a file; what is refused of it names it."""
    try:
        return versions.checked_digest(file)
    except Refusal as no:
        no.args = (f"{file.name}: {no.sentence}",)
        no.sentence = no.args[0]
        raise


def _team(team: Team | None, by: User) -> Team:
    """The team that keeps it."""
    own = list(keeping.led(by))
    if not own:
        return teams.make(_free_name(), by=by)
    if team is not None and team not in own:
        raise NotAllowed(_("Choose a team in which you are an editor."))
    if team is None and len(own) > 1:
        raise Refusal(
            _("Choose which of your teams keeps it: its editors change it, and its owners withdraw versions.")
        )
    return team or own[0]


def _free_name() -> str:
    """A name for a team of one's own that says nothing of the person: all who see the team read it."""
    name, number = _("Own drafts"), 1
    while Team.objects.filter(name__iexact=f"{name} {number}").exists():
        number += 1
    return f"{name} {number}"
