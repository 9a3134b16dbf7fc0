"""Translations of clauses that people add."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from annotations.lengths import TEXT, TRANSLATOR
from annotations.models import Translation
from annotations.services.deciding import acting
from annotations.services.places import clause_of
from proposals.models import Clause, Role, Team, User, Version
from proposals.models.lengths import refuse_long
from proposals.packed.digests import digest
from proposals.queries.teams import reviewing
from proposals.refusals import Conflict, Refusal, TooLarge, Withdrawn
from proposals.services import audit, restricting, teams

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,6})?")
"""How a language is named, as `lang` of HTML takes it."""
MOST = 50
"""Translations of one clause by one team, the older ones with it."""


@transaction.atomic
def add(
    version: Version,
    key: str,
    text: str,
    *,
    language: str,
    by: User,
    team: Team | None = None,
    translator: str = "",
    visibility: str = Translation.Visibility.TEAM,
) -> Translation:
    """What the clause `key` says in `language`, for `team`; it takes the place of what that team had of it.

    For who reviews in that team. None stands for the only team in which `by` reviews.
    """
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so nothing is left to translate."))
    team = acting(
        reviewing(by, version.proposal),
        team,
        nobody=_("Translations are added by who reviews in a team that sees the draft."),
        several=_("Say for which of your teams."),
    )
    clause = clause_of(version, key)
    text, translator = text.strip(), " ".join(translator.split())
    _check(version, text, language, translator, visibility)
    own = Translation.objects.filter(team=team, version=version, key=key)
    _refuse_again(own, clause, text, language, translator)
    of = {"team": team, "version": version, "key": key, "words": digest(clause.text), "language": language}
    said = {"text": text, "translator": translator, "visibility": visibility}
    made = Translation.objects.create(**of, **said, added_by=by)
    audit.record("made", made, by=by, version=version.slug, key=key, team=team.slug)
    return made


@transaction.atomic
def withdraw(translation: Translation, *, by: User) -> None:
    """Take it away for good: who added it may, and an editor of its team. What it took the place of stands again."""
    if translation.added_by_id != by.pk:
        teams.require(by, Role.EDITOR, team=translation.team)
    audit.record("deleted", translation, by=by, version=translation.version.slug, team=translation.team.slug)
    translation.delete()


def _check(version: Version, text: str, language: str, translator: str, visibility: str) -> None:
    if not text:
        raise Refusal(_("Please write down what the clause says in the other language."))
    refuse_long(text, TEXT)
    refuse_long(translator, TRANSLATOR)
    if not LANGUAGE.fullmatch(language):
        raise Refusal(_("Please say which language it is in, such as en or zh."))
    if language == version.language:
        raise Refusal(_("The draft itself is in this language: a translation is into another one."))
    if visibility not in Translation.Visibility.values:
        raise Refusal(_("A translation is for a team or for everyone who sees the proposal."))
    if visibility == Translation.Visibility.PUBLIC and restricting.held(version.proposal_id).restricted:
        raise Refusal(_("This proposal is restricted, so a translation of it cannot be public."))


def _refuse_again(own: QuerySet[Translation], clause: Clause, text: str, language: str, translator: str) -> None:
    """Refuse what stands already word for word, and more than anyone needs."""
    if own.count() >= MOST:
        raise TooLarge(_("A team adds at most %(most)d translations of one clause.") % {"most": MOST})
    last = own.filter(language=language).last()
    said = (text, translator, digest(clause.text))
    if last is not None and (last.text, last.translator, last.words) == said:
        raise Conflict(_("This translation stands here already, word for word."))
