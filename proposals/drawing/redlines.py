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
from proposals.drawing.look import SIDE, Look
from proposals.drawing.sides import sides


def changes(parts: Sequence[Part], look: Look, *, is_in_fold: bool = False) -> PortionLayout:
    """These changes, those that say nothing folded; `is_in_fold`: all of them stand in a fold already."""
    drawn = {}
    for part in parts:
        plain = replace(part, editorial=()) if part.editorial else part
        entry, folded = entry_of(part), _change(part, look) if part.editorial else ""
        drawn[replace(entry, folded=folded)] = _change(plain, look)
    return lay_out(grouped(drawn, says_something), drawn.__getitem__, is_in_fold=is_in_fold)


def members(part: Part, figures: Figures, language: str = "") -> SafeString:
    """A change of several clauses in one column, for a file."""
    return SafeString("".join(_member(one, part, NEW, "", language, figures) for one in part.members()))


def _change(part: Part, look: Look) -> str:
    """A change with the markers behind it. Of one that says nothing its words as they stand are enough."""
    key = part.section.key
    side: SideName = NEW if part.new else OLD
    flags = "".join(f" has-{flag}" for flag in part.sorted_flags)
    walked = "data-quiet" if part.is_quiet else f'data-change="{part.kind}" aria-describedby="c-{key}"'
    language = look.lang(NEW)
    posts = "".join(move_marker(post) for post in look.posts.get(part.order, ()))
    return (
        f'<section class="clause change {part.kind}{flags}" id="{key}" data-clause="{key}" '
        f'data-version="{look.home(side)}" {walked} tabindex="-1" lang="{escape(language)}" '
        f'dir="{direction(language)}" aria-labelledby="h-{key}">\n{change_head(part, look.posted)}\n'
        f"{details(part)}\n{_text(part, look) if part.has_text else ''}\n</section>{posts}"
    )


def _text(part: Part, look: Look) -> str:
    section = part.section
    if not part.is_simple:
        return _several(part, look)
    if part.is_quiet or part.kind == "unchanged":
        return _draft(NEW, look, section.key, blocks(section.drawn_blocks, section.key, figures=look.figures))
    side: SideName = NEW if part.new else OLD
    if look.view != SIDE:
        gone_from = old_place(part, look.home(OLD))
        return _draft(side, look, section.key, blocks(part.in_one_column(), section.key, gone_from, look.figures))
    return f'<div class="sides">\n{_side_by_side(part, look)}</div>'


def _side_by_side(part: Part, look: Look) -> str:
    if part.old and part.new:
        return sides(part, look)
    section = part.section
    side: SideName = NEW if part.new else OLD
    own = _draft(
        side, look, section.key, blocks(part.in_one_column(), section.key, figures=look.figures), style=f" side-{side}"
    )
    if part.new:
        return f'<p class="absent">{_("not in the old text")}</p>{own}'
    return f'{own}<p class="absent">{_("not in the new text")}</p>'


def _draft(side: SideName, look: Look, key: str, words: str, *, style: str = "") -> str:
    language = f' lang="{escape(look.lang(OLD))}"' if side == OLD else ""
    place = f'data-side="{side}" data-version="{look.home(side)}" data-clause="{key}"'
    return f'<div class="draft{style}" {place}{language}>{words}</div>'


def _several(part: Part, look: Look) -> str:
    looks = {side: (look.home(side), look.lang(side), look.figures) for side in (OLD, NEW)}
    if look.view != SIDE:
        gone_from = old_place(part, look.home(OLD))
        return "".join(_member(one, part, NEW, *looks[NEW], gone_from=gone_from) for one in part.members())
    both: tuple[SideName, SideName] = (OLD, NEW)
    rows = (
        "\n".join(
            f'<div data-side="{side}">'
            f"{''.join(_member(one, part, side, *looks[side], names_all=True) for one in own)}</div>"
            for side, own in zip(both, (old, new), strict=True)
        )
        for old, new in part.members_side_by_side()
    )
    return f'<div class="sides">\n{chr(10).join(rows)}</div>'


def _member(
    one: Member,
    part: Part,
    side: SideName,
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
