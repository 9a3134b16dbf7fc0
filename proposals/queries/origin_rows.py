"""The origins of a version's clauses as they are listed: with their clauses, and a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from clauseline.aligning import encoder_name
from clauseline.origins.engine import ENGINE
from clauseline.origins.meaning import language_of
from proposals.access import Person, visible
from proposals.models import Clause, DistinctText, MeaningRun, OriginRun, Proposal, Reading, Version
from proposals.queries.origins import Beginning, FoundOrigin, Origins, beginnings, origins_of
from proposals.refusals import Conflict

MeaningStanding = Literal["", "waiting", "missing"]
NAME = 24
"""Hexadecimal digits of the name of a row."""


@dataclass(frozen=True, slots=True)
class OriginPlace:
    """A clause of a version: its key is there for ever, number and title are labels."""

    version: Version
    key: str
    number: str
    title: str

    @property
    def permalink(self) -> str:
        """The path of the page that shows it."""
        return f"{reverse('version', args=[self.version.slug])}#{self.key}"


@dataclass(frozen=True, slots=True)
class OriginRow:
    """Passages of a clause that stand in a clause of another proposal, and where they stood first.

    `words` and `source_words` are digests of both texts; `older` is a clause of a third proposal that had the words
    before both.
    """

    place: OriginPlace
    source: OriginPlace
    found: FoundOrigin
    beginning: Beginning
    words: str
    source_words: str
    older: OriginPlace | None

    @property
    def spans(self) -> list[dict[str, int | str]]:
        """Its passages by the names of their facts."""
        return [{**span.place._asdict(), "ubiquity": span.ubiquity} for span in self.found.spans]

    @property
    def name(self) -> str:
        """What it is called in addresses: the same while both texts and clauses are, whatever engine finds it."""
        return name_of(self.words, self.source_words, self.place.key, self.source.key)


@dataclass(frozen=True, slots=True)
class ListedOrigin:
    """An origin of the clause with this primary key."""

    clause: int
    found: FoundOrigin


@dataclass(frozen=True, slots=True)
class OriginList:
    """Origins in the order of the clauses, of each the closest first."""

    origins: Origins
    rows: Sequence[ListedOrigin]
    person: Person


def name_of(words: str, source_words: str, key: str, source_key: str) -> str:
    """The name of the row with these digests, in these clauses."""
    return sha256("\0".join((words, source_words, key, source_key)).encode()).hexdigest()[:NAME]


def is_looked_for(version: Version, reading: Reading) -> bool:
    """Whether the engine of today has looked for the origins of `reading`."""
    return OriginRun.objects.filter(version=version, reading=reading, engine=ENGINE).exists()


def meaning_standing(version: Version, reading: Reading, person: Person) -> MeaningStanding:
    """Whether what says the same in other languages is still looked for, or cannot be without the encoder; "" where it
    was looked for, or `person` sees no draft in another language.
    """
    if MeaningRun.objects.filter(version=version, reading=reading).exists():
        return ""
    languages = visible(Version, person).order_by().values_list("language", flat=True).distinct()
    if not {language_of(one) for one in languages} - {"", language_of(version.language)}:
        return ""
    return "waiting" if encoder_name() else "missing"


def refuse_unlooked(version: Version, reading: Reading) -> None:
    """Raise `Conflict` unless the engine of today has looked for the origins of `reading`."""
    if not is_looked_for(version, reading):
        raise Conflict(_("The origins of this version are still being looked for. Please try again in a moment."))


def origin_list(
    version: Version,
    reading: Reading,
    person: Person,
    *,
    key: str = "",
    of: Proposal | None = None,
    band: str = "",
    method: str = "",
) -> OriginList:
    """The origins that `person` may see: of all clauses or of that with this `key`, in all proposals or in one, by
    words and meaning or by one of these, of all bands or of one.
    """
    origins = origins_of(version, reading, person, key=key)
    rows = [ListedOrigin(clause, one) for clause, text in origins.shared.clauses for one in origins.of(text)]
    return OriginList(origins, [row for row in rows if _is_asked_for(row.found, of, band, method)], person)


def origin_rows(listed: OriginList, page: Iterable[ListedOrigin]) -> list[OriginRow]:
    """Some of them, with all there is to say."""
    some = list(page)
    begun = beginnings(listed.origins, [row.found for row in some], listed.person)
    pks = {key for row in some for key in (row.clause, row.found.standing.clause)}
    older = [listed.origins.older(row.found, beginning) for row, beginning in zip(some, begun, strict=True)]
    pks |= {at.clause for at in older if at}
    clauses = {
        pk: label for pk, *label in Clause.objects.filter(pk__in=pks).values_list("pk", "key", "number", "title")
    }
    texts = {key for row in some for key in (row.found.text, row.found.match.other)}
    digests = dict(DistinctText.objects.filter(pk__in=texts).values_list("pk", "digest"))
    labels = _Labels(listed.origins.shared.versions, clauses)
    here = listed.origins.shared.version
    return [
        OriginRow(
            OriginPlace(here, *clauses[row.clause]),
            labels.place(row.found.standing.version, row.found.standing.clause),
            row.found,
            beginning,
            digests[row.found.text],
            digests[row.found.match.other],
            labels.place(at.version, at.clause) if at else None,
        )
        for row, beginning, at in zip(some, begun, older, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Labels:
    versions: Mapping[int, Version]
    clauses: Mapping[int, Sequence[str]]

    def place(self, version: int, clause: int) -> OriginPlace:
        return OriginPlace(self.versions[version], *self.clauses[clause])


def _is_asked_for(one: FoundOrigin, of: Proposal | None, band: str, method: str) -> bool:
    found = one.match
    is_so = (not band or found.band == band) and (not method or found.method == method)
    return is_so and (of is None or one.proposal == of.pk)
