"""Concerns as people read them."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotations.models import Annotation
from clauseline.concerns import FAMILIES, VOCABULARY, Concern

register = template.Library()


@dataclass(frozen=True, slots=True)
class NamedConcern:
    """A concern in the reader's language; one that this vocabulary does not have keeps its id as its label."""

    id: str
    code: str
    family: str
    label: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Concerns that share a hue."""

    id: str
    label: str
    concerns: tuple[NamedConcern, ...]


@register.filter
def concerns(annotation: Annotation) -> list[NamedConcern]:
    """What the annotation names; `concerns` should be prefetched."""
    return [named(row.concern) for row in annotation.concerns.all()]


@register.filter
def named(concern: str) -> NamedConcern:
    """The concern with this id."""
    try:
        return _named(VOCABULARY[concern])
    except KeyError:
        return NamedConcern(concern, concern, "", concern)


@register.simple_tag
def families() -> list[Family]:
    """The whole vocabulary, family by family."""
    return [
        Family(family, _label(family), tuple(_named(c) for c in VOCABULARY.concerns if c.family == family))
        for family in FAMILIES
    ]


def _named(concern: Concern) -> NamedConcern:
    language = (get_language() or "en")[:2]
    label = concern.label.get(language) or concern.label["en"]
    return NamedConcern(concern.id, concern.code, concern.family, label, _(concern.question))


def _label(family: str) -> str:
    return {
        "identity": _("Identity"),
        "data": _("Data"),
        "power": _("Power"),
        "freedom": _("Freedom"),
        "fairness": _("Fairness"),
    }[family]
