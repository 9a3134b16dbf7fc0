"""The arguments that a person's teams keep: listed, and offered where one writes a comment."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from annotations.access import visible
from annotations.models import Annotation, Argument, ArgumentConcern, ArgumentUse
from proposals.access import Person
from proposals.models import Team

MOST = 12
"""So many are offered at once; the list of the team has them all."""


@dataclass(frozen=True, slots=True)
class ArgumentChoice:
    """Which arguments are asked for, "" and None for all: those with all the words of `q`."""

    q: str = ""
    concern: str = ""
    team: Team | None = None

    def of(self, person: Person) -> QuerySet[Argument]:
        """Those of `person`, by their titles."""
        rows = visible(Argument, person)
        if self.team:
            rows = rows.filter(team=self.team)
        if self.concern:
            rows = rows.filter(concerns__concern=self.concern)
        for word in self.q.split():
            rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
        return rows


@dataclass(frozen=True, slots=True)
class OfferedArgument:
    """An argument as it is offered: `words` are what it puts into a comment; `is_used` if it did already."""

    argument: Argument
    words: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class ArgumentOffer:
    """What is offered, and how many `more` there are for the same concerns."""

    rows: list[OfferedArgument]
    more: int = 0


def with_uses(rows: QuerySet[Argument], person: Person) -> QuerySet[Argument]:
    """Each with `used_in` so many annotations on `used_on` so many proposals that `person` may see."""
    return rows.annotate(
        used_in=_count(person, Count("pk")),
        used_on=_count(person, Count("annotation__version__proposal", distinct=True)),
    )


def with_all(rows: QuerySet[Argument]) -> QuerySet[Argument]:
    """With its team, who made it, its concerns and articles: three queries."""
    return rows.select_related("team", "made_by").prefetch_related("concerns", "articles__instrument")


def offer(
    person: Person, concerns: Collection[str], *, language: str = "", used: Collection[str] = ()
) -> ArgumentOffer:
    """What `person` may say of these concerns: what is `used` already, by slug, then what is in `language` and serves
    more of them. At most five queries, and none if nothing is asked for.
    """
    if not concerns and not used:
        return ArgumentOffer([])
    serving = ArgumentConcern.objects.filter(argument=OuterRef("pk"), concern__in=list(concerns))
    apt = visible(Argument, person).filter(Q(Exists(serving)) | Q(slug__in=list(used)))
    rows = with_uses(apt, person).annotate(serves=_number(serving.values("argument"), Count("pk")))
    found = sorted(with_all(rows), key=lambda one: _order(one, language, used))
    shown = [OfferedArgument(one, words_of(one), one.slug in used) for one in found[: MOST + len(used)]]
    return ArgumentOffer(shown, len(found) - len(shown))


def uses_of(argument: Argument, person: Person) -> QuerySet[Annotation]:
    """The annotations that say what it says, as far as `person` may see them, the newest first."""
    uses = visible(ArgumentUse, person).filter(argument=argument).values("annotation")
    rows = Annotation.objects.filter(pk__in=uses).select_related("version__proposal", "author")
    return rows.order_by("-made_at", "-pk")


def words_of(argument: Argument) -> str:
    """What it puts into a comment: its text, the articles it rests on, its evidence."""
    articles = "; ".join(str(article) for article in argument.articles.all())
    evidence = [": ".join(part for part in (one["line"], one["address"]) if part) for one in argument.evidence]
    parts = (argument.text, f"({articles})" if articles else "", "\n".join(evidence))
    return "\n\n".join(part for part in parts if part)


def _order(one: Any, language: str, used: Collection[str]) -> tuple[bool, bool, int, int, str]:
    return one.slug not in used, one.language != language, -one.serves, -one.used_in, one.title


def _count(person: Person, of: Count) -> Coalesce:
    return _number(visible(ArgumentUse, person).filter(argument=OuterRef("pk")).values("argument"), of)


def _number(rows: QuerySet[Any, Any], of: Count) -> Coalesce:
    """How many there are of what hangs on the row of the outer query, which `rows` are grouped by."""
    return Coalesce(Subquery(rows.order_by().annotate(n=of).values("n"), output_field=IntegerField()), Value(0))
