"""What teams keep to say again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from annotations.access import visible
from annotations.lengths import ADDRESS, ARTICLES, CONCERNS, EVIDENCE, LINE, TEXT, TITLE
from annotations.models import Annotation, Argument, ArgumentConcern, ArgumentUse, Article
from clauseline.concerns import VOCABULARY
from proposals.models import Role, Team, User
from proposals.models.languages import LANGUAGES
from proposals.models.lengths import refuse_long
from proposals.refusals import Outdated, Refusal, TooLarge
from proposals.services import audit, teams

MOST = 2_000
"""Arguments of one team."""
_ADDRESS = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class ArgumentEvidence:
    """What stands at an `address`, in a `line`; the address may be ""."""

    address: str
    line: str


@dataclass(frozen=True, slots=True)
class Plea:
    """What an argument says, as `Argument` tells it."""

    title: str
    text: str
    language: str = "en"
    concerns: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()
    evidence: tuple[ArgumentEvidence, ...] = ()


@transaction.atomic
def add(plea: Plea, *, team: Team, by: User, source: Annotation | None = None) -> Argument:
    """A new argument of `team`, for who reviews in it; kept from the annotation `source`, which then uses it."""
    teams.require(by, Role.REVIEWER, team=team)
    _check(plea)
    if Argument.objects.filter(team=team).count() >= MOST:
        raise TooLarge(_("A team keeps at most %(most)d arguments.") % {"most": MOST})
    made = Argument.objects.create(team=team, made_by=by, **_facts(plea))
    _name(made, plea)
    if source is not None:
        ArgumentUse.objects.create(argument=made, annotation=source)
    audit.record("made", made, by=by, team=team.slug)
    return made


@transaction.atomic
def change(argument: Argument, plea: Plea, *, by: User, seen: datetime | None = None) -> Argument:
    """Let it say something else, where it is offered from now on; what was written with it stays.

    For who made it, and editors of its team; with `seen`, only if it was last changed at that moment.
    """
    argument = Argument.objects.select_for_update(of=("self",)).select_related("team").get(pk=argument.pk)
    _require(argument, by)
    if seen is not None and argument.changed_at != seen:
        raise Outdated(_("This argument was changed since you loaded it. Please load it anew and look at both."))
    _check(plea)
    for name, fact in _facts(plea).items():
        setattr(argument, name, fact)
    argument.save()
    argument.concerns.all().delete()
    _name(argument, plea)
    audit.record("changed", argument, by=by)
    return argument


@transaction.atomic
def withdraw(argument: Argument, *, by: User) -> None:
    """Keep it no longer: gone for good. Annotations that say what it said stay. For whom `change` is."""
    _require(argument, by)
    audit.record("deleted", argument, by=by, team=argument.team.slug)
    argument.delete()


def use(annotation: Annotation, arguments: Iterable[Argument], *, by: User) -> None:
    """From now on `annotation` says what these say, of those that `by` sees; other people's stay noted."""
    chosen = {one.pk for one in arguments}
    own = ArgumentUse.objects.filter(annotation=annotation, argument__in=visible(Argument, by).values("pk"))
    own.exclude(argument__in=chosen).delete()
    known = set(own.values_list("argument", flat=True))
    ArgumentUse.objects.bulk_create(ArgumentUse(annotation=annotation, argument_id=pk) for pk in chosen - known)


def _require(argument: Argument, by: User) -> None:
    teams.require(by, Role.REVIEWER if argument.made_by_id == by.pk else Role.EDITOR, team=argument.team)


def _facts(plea: Plea) -> dict[str, Any]:
    evidence = [{"address": one.address.strip(), "line": one.line.strip()} for one in plea.evidence]
    said = {"title": " ".join(plea.title.split()), "text": plea.text.strip(), "language": plea.language}
    return {**said, "evidence": evidence}


def _name(argument: Argument, plea: Plea) -> None:
    concerns = dict.fromkeys(plea.concerns)
    ArgumentConcern.objects.bulk_create(ArgumentConcern(argument=argument, concern=one) for one in concerns)
    argument.articles.set(plea.articles)


def _check(plea: Plea) -> None:
    if not plea.title.strip() or not plea.text.strip():
        raise Refusal(_("Please give the argument a title, and write down what it says."))
    refuse_long(plea.title, TITLE)
    refuse_long(plea.text, TEXT)
    if plea.language not in {code for code, _name in LANGUAGES if code}:
        raise Refusal(_("Please say which language it is in, such as en or zh."))
    known = {concern.id for concern in VOCABULARY.concerns}
    if unknown := [concern for concern in plea.concerns if concern not in known]:
        raise Refusal(_("There is no concern called %(names)s.") % {"names": ", ".join(unknown)})
    _refuse_many(plea.concerns, CONCERNS, _("An argument serves at most %(most)d concerns."))
    _refuse_many(plea.articles, ARTICLES, _("An argument rests on at most %(most)d articles."))
    _refuse_many(plea.evidence, EVIDENCE, _("An argument has at most %(most)d pieces of evidence."))
    for one in plea.evidence:
        _check_evidence(one)


def _check_evidence(one: ArgumentEvidence) -> None:
    refuse_long(one.address, ADDRESS)
    refuse_long(one.line, LINE)
    if not one.line.strip():
        raise Refusal(_("Please say in a line what the evidence shows."))
    try:
        if one.address.strip():
            _ADDRESS(one.address.strip())
    except ValidationError:
        raise Refusal(_("An address of evidence begins with https:// or http://.")) from None


def _refuse_many(rows: Collection[object], most: int, sentence: str) -> None:
    if len(rows) > most:
        raise Refusal(sentence % {"most": most})
