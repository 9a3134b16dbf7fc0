"""Why sentences stand in the order in which they are read first: the figures, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.queries.first_rows import concern_label
from annotations.queries.weights import FIRST_REASONS, LABELS, WEIGHTS
from clauseline.comparing.edits.reading_first import first_weights
from clauseline.comparing.edits.weighing import the_weights
from clauseline.vocabulary import EFFECTS, EditRole
from clauseline.writing.labels import EFFECT_LABELS, ROLE_LABELS

WORD_LABELS: Mapping[str, Promise] = {
    "strong": gettext_lazy("who is bound"),
    "use": gettext_lazy("what is done to people, or with what is known of them"),
    "age": gettext_lazy("an age"),
    "denied": gettext_lazy("not, never"),
    "discretion": gettext_lazy("what is left to somebody: “where possible”"),
    "weak": gettext_lazy("whom it protects"),
    "may": gettext_lazy("what somebody may do"),
}
"""What the lists of words are called whose names are not those of what an edit is about."""
SUBJECT_LABELS: Mapping[str, Promise] = {
    "shared": gettext_lazy("what is known of people goes to others"),
    "watched": gettext_lazy("people are watched, searched or identified"),
    "sanctioned": gettext_lazy("people are refused something, or punished"),
    "granted": gettext_lazy("users give away a right"),
    "taken": gettext_lazy("data is taken from people"),
    "scored": gettext_lazy("people are rated, or judged by a program"),
    "entitled": gettext_lazy("a right or a consent of people"),
    "promised": gettext_lazy("something that is not done to people"),
    "kept": gettext_lazy("what is known of people is kept or deleted"),
    "inside": gettext_lazy("words that changed do one of these"),
    "loss": gettext_lazy("a right, a consent or a promise is gone"),
    "further": gettext_lazy("each of two more of these"),
    "defined": gettext_lazy("nothing of these: a definition"),
    "institutions": gettext_lazy("nothing of these: what institutions owe one another"),
    "pointer": gettext_lazy("nothing of these: a pointer to another place"),
    "format": gettext_lazy("nothing of these: how programs work"),
    "front": gettext_lazy("nothing of these: how the text came about"),
}
"""What is said of what a sentence does."""
INSIDE = "inside "


class WeightGroup(NamedTuple):
    """Figures of one kind, each with what it is for."""

    title: str
    rows: list[tuple[str, int]]


def weight_groups() -> list[WeightGroup]:
    """All figures that are added up, the heaviest of each kind first, in the language of the page."""
    return [
        WeightGroup(_("What became of it"), [(str(LABELS[one]), WEIGHTS[one]) for one in FIRST_REASONS]),
        WeightGroup(_("What changed in it"), _sorted(_edits())),
        WeightGroup(_("What it touches"), _sorted(_concerns())),
        WeightGroup(_("What it does"), _sorted(_subjects())),
        WeightGroup(_("What its words name"), _sorted(_words())),
    ]


def _edits() -> Iterator[tuple[str, int]]:
    weights, times = the_weights(), first_weights().edit
    for role, points in weights.roles.items():
        yield _(ROLE_LABELS[role]), times * points
    for effect in EFFECTS:
        yield _(EFFECT_LABELS[effect]), times * weights.effects[effect]


def _concerns() -> Iterator[tuple[str, int]]:
    for concern, points in first_weights().concerns.items():
        if concern == "other":
            yield _("any other concern"), points
        elif concern == "further":
            yield _("each of two more concerns"), points
        else:
            yield concern_label(concern), points


def _subjects() -> Iterator[tuple[str, int]]:
    weights = first_weights()
    for name, points in (*weights.leading.items(), *weights.later.items()):
        yield str(SUBJECT_LABELS[name]), points


def _words() -> Iterator[tuple[str, int]]:
    for name, points in first_weights().words.items():
        if name.startswith(INSIDE):
            role: EditRole = name.removeprefix(INSIDE)  # type: ignore[assignment]  # A test looks at them.
            yield _(ROLE_LABELS[role]), points
        else:
            yield str(WORD_LABELS[name]), points


def _sorted(rows: Iterator[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted((row for row in rows if row[1]), key=lambda row: -row[1])
