"""The definitions of a version, and those that a comparison changed, as programs read them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework import serializers

from clauseline.definitions import Definition
from clauseline.vocabulary import DEFINITION_OUTCOMES
from proposals.api.force_representations import Part
from proposals.drawing.store import InUse, TooMuch, owner_of, pages
from proposals.models import Comparison, Reading, Version
from proposals.queries.definitions import compared_definitions
from proposals.refusals import TooOften
from proposals.services import glossaries
from proposals.services.glossaries import KeptGlossary, KeptTerm

OUTCOMES = [outcome for outcome in DEFINITION_OUTCOMES if outcome != "same"]


class DefinitionSerializer(Part):
    """A term with its text. `slug` names it in its version, `key` its clause.

    `term_at` and `text_at` are [start, end) in that clause's text; `term_at` is null where the term is its title.
    """

    slug = serializers.CharField()
    term = serializers.CharField()
    text = serializers.CharField()
    key = serializers.CharField()
    term_at = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    text_at = serializers.ListField(child=serializers.IntegerField())


class UsedDefinitionSerializer(DefinitionSerializer):
    """A definition with its lasting address, the path of its page, and the keys of the clauses that use its term.

    `used_in_is_cut` where a text has so many terms that not all of the places where they stand were looked at.
    """

    permalink = serializers.CharField()
    used_in = serializers.ListField(child=serializers.CharField())
    used_in_is_cut = serializers.BooleanField()


class ComparedDefinitionSerializer(Part):
    """A definition before and after; null where it was not or is no more."""

    outcome = serializers.ChoiceField(OUTCOMES)
    old = DefinitionSerializer(allow_null=True)
    new = DefinitionSerializer(allow_null=True)


def definitions_in(version: Version, reading: Reading) -> list[dict[str, Any]]:
    """The definitions of a version, in order. Refuses while they are still looked for."""
    with _soon():
        glossary = glossaries.of(version, reading)
    return [_used(one, glossary, version) for one in glossary.terms]


def definitions_between(comparison: Comparison) -> list[dict[str, Any]]:
    """The definitions that a ready comparison found changed, renamed, new or gone. Refuses while somebody else asks."""
    with _soon(), pages().alone(owner_of(comparison)):
        return [
            {
                "outcome": one.outcome,
                "old": _told(one.old, one.before.key) if one.old and one.before else None,
                "new": _told(one.new, one.after.key) if one.new and one.after else None,
            }
            for one in compared_definitions(comparison)
        ]


@contextmanager
def _soon() -> Iterator[None]:
    """What is looked for just now can be asked for again."""
    try:
        yield
    except TooMuch:
        raise TooOften(_("This is being prepared. Please ask again in a few seconds."), seconds=5) from None
    except InUse:
        sentence = _("Somebody else asks for this at the moment. Please ask again in a second.")
        raise TooOften(sentence, seconds=1) from None


def _told(one: Definition | KeptTerm, key: str) -> dict[str, Any]:
    term_at = list(one.term_at) if one.term_at else None
    return {
        "slug": one.slug,
        "term": one.term,
        "text": one.text,
        "key": key,
        "term_at": term_at,
        "text_at": list(one.text_at),
    }


def _used(one: KeptTerm, glossary: KeptGlossary, version: Version) -> dict[str, Any]:
    return {
        **_told(one, one.section.key),
        "permalink": reverse("definition", args=[version.slug, one.slug]),
        "used_in": [section.key for section in one.users],
        "used_in_is_cut": glossary.is_cut,
    }
