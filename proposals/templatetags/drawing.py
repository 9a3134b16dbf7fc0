"""What templates draw: each tag calls a function of `proposals.drawing`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString

from clauseline.redline.groups import ChangeGroup
from clauseline.redline.move_markers import MoveMarker
from clauseline.redline.parts import Fate, Part
from proposals.drawing import blocks, chips, clause_changes, details, entries, glosses, heads, redline, redlines, trees
from proposals.queries.clause_changes import ClauseChange

register = template.Library()

for tag in (
    *(blocks.blocks, chips.chips, chips.strength_chip, chips.mark, details.details, heads.change_head),
    *(heads.move_marker, redline.redline, redline.clipped, redline.marked, redlines.members, entries.fold_words),
    trees.stripes,
):
    register.simple_tag(tag)
register.filter(blocks.direction)
register.filter(glosses.is_glossed)


@register.simple_tag
def fold_names(group: ChangeGroup[Part]) -> SafeString:
    """What is folded in a file, in words."""
    return entries.fold_words(ChangeGroup(group.is_folded, tuple(map(entries.entry_of, group.parts))))


@register.simple_tag
def chips_here(found: ClauseChange, page: str) -> SafeString:
    """What happened to one clause."""
    return clause_changes.chips_here(found.part, page, shows_words=found.shows_words)


@register.simple_tag
def title_here(found: ClauseChange) -> SafeString:
    """The title of one clause, if its words changed."""
    return clause_changes.title_here(found.part)


@register.simple_tag
def redline_here(found: ClauseChange) -> SafeString:
    """What became of the words of one clause."""
    side = found.comparison.new if found.part.new else found.comparison.old
    return clause_changes.redline_here(found.part, found.figures, side.language if side else "")


@register.filter
def fate(fates: Mapping[str, Fate], key: str) -> Fate | None:
    """What became of the clause of this key; None if nothing did."""
    return fates.get(key)


@register.filter
def at(places: Mapping[int, Sequence[MoveMarker]], order: int) -> Sequence[MoveMarker]:
    """The markers right behind the change of this order."""
    return places.get(order, ())
