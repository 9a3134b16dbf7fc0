"""Changes of a comparison, one behind the other. All words are escaped; keys and slugs are of our own making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clauseline.redline.groups import grouped
from clauseline.redline.parts import Part
from clauseline.redline.unions import Member
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.drawing.blocks import blocks, direction
from proposals.drawing.chips import old_place
from proposals.drawing.details import details
from proposals.drawing.entries import PortionLayout, entry_of, lay_out, says_something
from proposals.drawing.figures import Figures
from proposals.drawing.heads import change_head, move_marker
from proposals.drawing.html import NOTHING
from proposals.drawing.look import SIDE, Look
from proposals.drawing.sides import sides


def changes(parts: Sequence[Part], look: Look, *, is_in_fold: bool = False) -> PortionLayout:
    """These changes, those that say nothing folded; `is_in_fold`: all of them stand in a fold already."""
    drawn = {}
    for part in parts:
        plain = replace(part, editorial=()) if part.editorial else part
        entry, folded = entry_of(part), _change(part, look) if part.editorial else NOTHING
        drawn[replace(entry, folded=folded)] = _change(plain, look)
    return lay_out(grouped(drawn, says_something), drawn.__getitem__, is_in_fold=is_in_fold)


def members(part: Part, figures: Figures, language: str = "") -> SafeString:
    """A change of several clauses in one column, for a file."""
    return SafeString("".join(_member(one, part, NEW, "", language, figures) for one in part.members()))


def _change(part: Part, look: Look) -> SafeString:
    """A change with the markers behind it. Of one that says nothing its words as they stand are enough."""
    key = part.section.key
    side: SideName = NEW if part.new else OLD
    flags = "".join(f" has-{flag}" for flag in part.sorted_flags)
    walked = "data-quiet" if part.is_quiet else f'data-change="{part.kind}" aria-describedby="c-{key}"'
    language = look.lang(NEW)
    posts = "".join(move_marker(post) for post in look.posts.get(part.order, ()))
    return SafeString(
        f'<section class="clause change {part.kind}{flags}" id="{key}" data-clause="{key}" '
        f'data-version="{look.home(side)}" {walked} tabindex="-1" lang="{escape(language)}" '
        f'dir="{direction(language)}" aria-labelledby="h-{key}">\n{change_head(part, look.posted)}\n'
        f"{details(part)}\n{_text(part, look) if part.has_text else ''}\n</section>{posts}"
    )


def _text(part: Part, look: Look) -> SafeString:
    section = part.section
    if not part.is_simple:
        return _several(part, look)
    if part.is_quiet or part.kind == "unchanged":
        return _draft(NEW, look, section.key, blocks(section.drawn_blocks, section.key, figures=look.figures))
    side: SideName = NEW if part.new else OLD
    if look.view != SIDE:
        gone_from = old_place(part, look.home(OLD))
        return _draft(side, look, section.key, blocks(part.in_one_column(), section.key, gone_from, look.figures))
    return SafeString(f'<div class="sides">\n{_side_by_side(part, look)}</div>')


def _side_by_side(part: Part, look: Look) -> SafeString:
    if part.old and part.new:
        return sides(part, look)
    section = part.section
    side: SideName = NEW if part.new else OLD
    own = _draft(
        side, look, section.key, blocks(part.in_one_column(), section.key, figures=look.figures), is_beside=True
    )
    if part.new:
        return SafeString(f'<p class="absent">{escape(_("not in the old text"))}</p>{own}')
    return SafeString(f'{own}<p class="absent">{escape(_("not in the new text"))}</p>')


def _draft(side: SideName, look: Look, key: str, words: SafeString, *, is_beside: bool = False) -> SafeString:
    language = f' lang="{escape(look.lang(OLD))}"' if side == OLD else ""
    place = f'data-side="{side}" data-version="{look.home(side)}" data-clause="{escape(key)}"'
    style = f" side-{side}" if is_beside else ""
    return SafeString(f'<div class="draft{style}" {place}{language}>{words}</div>')


def _several(part: Part, look: Look) -> SafeString:
    if look.view != SIDE:
        gone_from, about = old_place(part, look.home(OLD)), (look.home(NEW), look.lang(NEW), look.figures)
        return SafeString("".join(_member(one, part, NEW, *about, gone_from=gone_from) for one in part.members()))
    rows = "\n".join(
        f"{_column(OLD, old, part, look)}\n{_column(NEW, new, part, look)}" for old, new in part.members_side_by_side()
    )
    return SafeString(f'<div class="sides">\n{rows}</div>')


def _column(side: SideName, own: Sequence[Member], part: Part, look: Look) -> SafeString:
    """What stands on one side of a row."""
    about = look.home(side), look.lang(side), look.figures
    words = "".join(_member(one, part, side, *about, names_all=True) for one in own)
    return SafeString(f'<div data-side="{side}">{words}</div>')


def _member(
    one: Member,
    part: Part,
    side: SideName,
    version: str,
    language: str,
    figures: Figures,
    *,
    gone_from: SafeString = NOTHING,
    names_all: bool = False,
) -> SafeString:
    """One clause of several; the one that leads is named only if `names_all`."""
    key, leads = one.section.key, part.section.key
    is_other = key != leads
    name = NOTHING
    if one.is_first and (names_all or is_other):
        name = _member_name(one, part, is_place=side == NEW and is_other)
    if not one.blocks:
        return name
    words = blocks(one.blocks, key, gone_from, figures)
    place = f'data-side="{side}" data-version="{escape(version)}" data-clause="{key}"'
    return SafeString(f'{name}<div class="draft side-{side}" {place} lang="{escape(language)}">{words}</div>')


def _member_name(one: Member, part: Part, *, is_place: bool) -> SafeString:
    section = one.section
    place = link = ""
    if is_place and part.before is not None:
        place = f' id="{section.key}" tabindex="-1"'
        words = escape(_("from %(clause)s") % {"clause": part.before.number or part.before.name})
        link = f' <a class="chip moved" href="#{part.section.key}">{words}</a>'
    title = f"<b>{escape(section.number)}</b> {escape(section.title)}"
    return SafeString(f'<p class="member-name"{place} dir="auto">{title}{link}</p>')
