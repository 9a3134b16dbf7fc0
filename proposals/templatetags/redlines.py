"""Changes of a comparison, one behind the other. All words are escaped; keys and slugs are of our own making."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clauseline.redline.groups import ChangeGroup
from clauseline.redline.move_markers import MoveMarker
from clauseline.redline.parts import Part
from clauseline.redline.unions import Member
from clauseline.redline.values import NEW, OLD
from proposals.models import Comparison
from proposals.queries.figures import Figures
from proposals.templatetags.blocks import blocks, direction
from proposals.templatetags.changes import old_place
from proposals.templatetags.details import details
from proposals.templatetags.heads import change_head, move_marker, short
from proposals.templatetags.sides import sides

register = template.Library()

SIDE = "side"
"""The view with both texts beside each other."""


@dataclass(frozen=True)
class Look:
    """How the changes of a comparison are drawn: in one column or two, with the markers behind each change."""

    comparison: Comparison
    view: str
    posts: Mapping[int, Sequence[MoveMarker]]
    posted: Collection[str]
    figures: Figures

    def lang(self, side: str) -> str:
        """The language of one of both texts."""
        reading = self.comparison.old if side == OLD else self.comparison.new
        return reading.language if reading else ""

    def home(self, side: str) -> str:
        """The version whose clauses stand on this side."""
        return self.comparison.old_home if side == OLD else self.comparison.new_home


@register.simple_tag
def redlines(groups: Iterable[ChangeGroup], look: Look) -> SafeString:
    """All changes, those that are not chosen folded."""
    return SafeString("".join(_group(group, look) for group in groups))


@register.simple_tag
def fold(parts: Iterable[Part], look: Look) -> SafeString:
    """What stands in a fold."""
    return SafeString("".join(_change(part, look, is_plain=part.is_quiet) for part in parts))


@register.simple_tag
def fold_words(group: ChangeGroup) -> SafeString:
    """What is folded, in words."""
    count, first, last = len(group.parts), group.parts[0].section, group.parts[-1].section
    if group.is_quiet:
        words = ngettext("%(n)s clause without a changed word", "%(n)s clauses without a changed word", count)
    else:
        words = ngettext("%(n)s other clause", "%(n)s other clauses", count)
    names = escape(short(first.name, 48)) + (f" … {escape(short(last.name, 48))}" if count > 1 else "")
    return SafeString(f'<span>{words % {"n": count}}</span> <span class="soft" dir="auto">{names}</span>')


@register.simple_tag
def members(part: Part, figures: Figures, language: str = "") -> SafeString:
    """A change of several clauses in one column, for a file."""
    return SafeString("".join(_member(one, part, NEW, "", language, figures) for one in part.members()))


def _group(group: ChangeGroup, look: Look) -> str:
    if not group.is_folded:
        return "".join(_change(part, look) for part in group.parts) + "\n"
    return f'<details class="folded"><summary>{fold_words(group)}</summary>{fold(group.parts, look)}</details>\n'


def _change(part: Part, look: Look, *, is_plain: bool = False) -> str:
    """A change with the markers behind it; `is_plain`: its words as they stand are enough."""
    key, side = part.section.key, NEW if part.new else OLD
    flags = "".join(f" has-{flag}" for flag in part.sorted_flags)
    walked = "" if is_plain else f' data-change="{part.kind}"'
    walked += "" if part.is_quiet else f' aria-describedby="c-{key}"'
    language = look.lang(NEW)
    posts = "".join(move_marker(post) for post in look.posts.get(part.order, ()))
    return (
        f'<section class="clause change {part.kind}{flags}" id="{key}" data-clause="{key}" '
        f'data-version="{look.home(side)}"{walked} tabindex="-1" lang="{escape(language)}" '
        f'dir="{direction(language)}" aria-labelledby="h-{key}">\n{change_head(part, look.posted)}\n'
        f"{details(part)}\n{_text(part, look, is_plain=is_plain) if part.has_text else ''}\n</section>{posts}"
    )


def _text(part: Part, look: Look, *, is_plain: bool) -> str:
    section = part.section
    if not part.is_simple:
        return _several(part, look)
    if is_plain or part.kind == "unchanged":
        return _draft(NEW, look, section.key, blocks(section.drawn_blocks, section.key, figures=look.figures))
    side = NEW if part.new else OLD
    if look.view != SIDE:
        gone_from = old_place(part, look.comparison)
        return _draft(side, look, section.key, blocks(part.in_one_column(), section.key, gone_from, look.figures))
    return f'<div class="sides">\n{_side_by_side(part, look)}</div>'


def _side_by_side(part: Part, look: Look) -> str:
    if part.old and part.new:
        return sides(part, look.comparison, look.figures)
    section = part.section
    side = NEW if part.new else OLD
    own = _draft(
        side, look, section.key, blocks(part.in_one_column(), section.key, figures=look.figures), style=f" side-{side}"
    )
    if part.new:
        return f'<p class="absent">{_("not in the old text")}</p>{own}'
    return f'{own}<p class="absent">{_("not in the new text")}</p>'


def _draft(side: str, look: Look, key: str, words: str, *, style: str = "") -> str:
    language = f' lang="{escape(look.lang(OLD))}"' if side == OLD else ""
    place = f'data-side="{side}" data-version="{look.home(side)}" data-clause="{key}"'
    return f'<div class="draft{style}" {place}{language}>{words}</div>'


def _several(part: Part, look: Look) -> str:
    looks = {side: (look.home(side), look.lang(side), look.figures) for side in (OLD, NEW)}
    if look.view != SIDE:
        gone_from = old_place(part, look.comparison)
        return "".join(_member(one, part, NEW, *looks[NEW], gone_from=gone_from) for one in part.members())
    rows = (
        "\n".join(
            f'<div data-side="{side}">'
            f"{''.join(_member(one, part, side, *looks[side], names_all=True) for one in own)}</div>"
            for side, own in ((OLD, old), (NEW, new))
        )
        for old, new in part.members_side_by_side()
    )
    return f'<div class="sides">\n{chr(10).join(rows)}</div>'


def _member(
    one: Member,
    part: Part,
    side: str,
    version: str,
    language: str,
    figures: Figures,
    *,
    gone_from: str = "",
    names_all: bool = False,
) -> str:
    """One clause of several; the one that leads is named only if `names_all`."""
    key, leads = one.section.key, part.section.key
    is_other = key != leads
    name = ""
    if one.is_first and (names_all or is_other):
        name = _member_name(one, part, is_place=side == NEW and is_other)
    if not one.blocks:
        return name
    words = blocks(one.blocks, key, gone_from, figures)
    place = f'data-side="{side}" data-version="{version}" data-clause="{key}"'
    return f'{name}<div class="draft side-{side}" {place} lang="{escape(language)}">{words}</div>'


def _member_name(one: Member, part: Part, *, is_place: bool) -> str:
    section = one.section
    place = link = ""
    if is_place and part.before is not None:
        place = f' id="{section.key}" tabindex="-1"'
        words = escape(_("from %(clause)s") % {"clause": part.before.number or part.before.name})
        link = f' <a class="chip moved" href="#{part.section.key}">{words}</a>'
    title = f"<b>{escape(section.number)}</b> {escape(section.title)}"
    return f'<p class="member-name"{place} dir="auto">{title}{link}</p>'
