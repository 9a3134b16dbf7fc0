"""What became of concerns, in words and signs, and as cells of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from annotations.queries.credits import confirmed_words, denied_words
from annotations.queries.instruments import InstrumentRow
from annotations.queries.ledger import UNNAMED, Ledger, LedgerCell, LedgerMark, columns_of
from annotations.queries.ledger_choice import NO_CONCERN
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_credits import MarkCredit
from annotations.queries.ledger_rows import LedgerRow
from annotations.queries.ledger_states import LEDGER_STATES, LedgerReason, LedgerState
from annotations.templatetags.concerns import NamedConcern, named
from proposals.drawing.chips import Chip

register = template.Library()

LEVELS = 4
"""So many depths of colour, the deepest for the highest figure."""
CELL = '<a class="ledger-cell" href="{}" data-cell{}{} aria-label="{}"><span class="ledger-figure">{}</span>{}</a>'
NO_CELL = SafeString('<span class="ledger-cell none" data-cell tabindex="-1"><span class="spoken">0</span></span>')


@dataclass(frozen=True, slots=True)
class StateWords:
    """A state in a word, counted, and its style."""

    word: Promise
    counted: Promise
    style: str = ""


STATES: dict[LedgerState, StateWords] = {
    "worse": StateWords(gettext_lazy("worse"), ngettext_lazy("%(n)d worse", "%(n)d worse", "n"), "strength"),
    "back": StateWords(gettext_lazy("back"), ngettext_lazy("%(n)d back", "%(n)d back", "n"), "moved"),
    "lost": StateWords(
        gettext_lazy("safeguard lost"),
        ngettext_lazy("%(n)d safeguard lost", "%(n)d safeguards lost", "n"),
        "removed",
    ),
    "weakened": StateWords(
        gettext_lazy("safeguard weakened"),
        ngettext_lazy("%(n)d safeguard weakened", "%(n)d safeguards weakened", "n"),
        "weakened",
    ),
    "perhaps-lost": StateWords(
        gettext_lazy("safeguard perhaps lost"),
        ngettext_lazy("%(n)d safeguard perhaps lost", "%(n)d safeguards perhaps lost", "n"),
        "check",
    ),
    "check": StateWords(gettext_lazy("to check"), ngettext_lazy("%(n)d to check", "%(n)d to check", "n"), "check"),
    "perhaps-answered": StateWords(
        gettext_lazy("perhaps answered"),
        ngettext_lazy("%(n)d perhaps answered", "%(n)d perhaps answered", "n"),
        "check",
    ),
    "stands": StateWords(gettext_lazy("still there"), ngettext_lazy("%(n)d still there", "%(n)d still there", "n")),
    "gone": StateWords(gettext_lazy("gone"), ngettext_lazy("%(n)d gone", "%(n)d gone", "n"), "status"),
    "answered": StateWords(gettext_lazy("answered"), ngettext_lazy("%(n)d answered", "%(n)d answered", "n"), "added"),
    "denied": StateWords(gettext_lazy("not so"), ngettext_lazy("%(n)d denied", "%(n)d denied", "n")),
}
STANDS = STATES["stands"]
REASONS: dict[LedgerReason, Promise] = {
    "home": gettext_lazy("It was made on this version."),
    "same": gettext_lazy("It stands here in the same words."),
    "reworded": gettext_lazy("It stands here in other words."),
    "moved": gettext_lazy("It stands here in another place."),
    "words": gettext_lazy("Its words stand in this draft, too."),
    "to-confirm": gettext_lazy("It is not sure where it stands here: please look."),
    "not-found": gettext_lazy("Its words are not found in this version: please look."),
    "gone": gettext_lazy("Its passage is not in this version any more."),
    "sentence-gone": gettext_lazy("The sentence it stood on is not in this version any more."),
    "weakened": gettext_lazy("The sentence it stands on binds less than it did."),
    "strengthened": gettext_lazy("The sentence it stands on binds more than it did."),
    "both": gettext_lazy("Of what it stands on, something binds more than it did, and something less: please look."),
    "unsure": gettext_lazy("The sentence it stands on changed, and it is not sure what that does: please look."),
    "normative": gettext_lazy("Its clause became normative."),
    "informative": gettext_lazy("Its clause became informative."),
    "taken": gettext_lazy("The wording that was proposed stands here."),
    "taken-in-part": gettext_lazy("The wording that was proposed stands here in part: please look."),
    "returned": gettext_lazy("It was gone from an earlier version, and stands here again."),
    "elsewhere": gettext_lazy("It is gone from the newest version of the proposal, and its words stand in this draft."),
    "marked-removed": gettext_lazy("A person marked that a safeguard was removed here."),
}


@dataclass(frozen=True, slots=True)
class CellDrawn:
    """A cell of the picture: its figure, how deep its colour is, what became of some in words, all of it in words, and
    where its evidence is; "" if nothing is to be seen there.
    """

    figure: int
    level: int
    signs: Sequence[str]
    words: str
    href: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class LedgerDrawn:
    """A row of the picture; `articles` are those of an instrument."""

    label: str
    family: str
    cells: Sequence[CellDrawn]
    articles: Sequence[str] = ()


@register.simple_tag(takes_context=True)
def concern_rows(context: template.Context, rows: Iterable[LedgerRow]) -> list[LedgerDrawn]:
    """The concerns that somebody marked, as rows of the picture."""
    all_rows = [row for row in rows if any(cell.marks for cell in row.cells)]
    most = max((cell.standing for row in all_rows for cell in row.cells), default=0)
    return [_concern_row(context, row, most) for row in all_rows]


def _concern_row(context: template.Context, row: LedgerRow, most: int) -> LedgerDrawn:
    concern = row_name(row.concern)
    pairs = zip(context["ledger"].columns, row.cells, strict=True)
    cells = [_concern_cell(context, column, concern, cell, most) for column, cell in pairs]
    return LedgerDrawn(concern.label, concern.family, cells)


def _concern_cell(
    context: template.Context, column: LedgerColumn, concern: NamedConcern, cell: LedgerCell, most: int
) -> CellDrawn:
    there = [(STATES[state], n) for state in LEDGER_STATES if (n := cell.states.get(state))]
    safe = cell.safeguards
    safeguards = [ngettext("%(n)d safeguard", "%(n)d safeguards", safe) % {"n": safe}] if safe else []
    signs = [str(state.counted % {"n": n}) for state, n in there if state is not STANDS] + safeguards
    said = [_standing(cell.standing), *(str(state.counted % {"n": n}) for state, n in there), *safeguards]
    asked = {"concern": concern.id or NO_CONCERN}
    named_so = f"{concern.label}, {column_name(column)}: {', '.join(said)}"
    return _cell(context, column, asked, cell.standing, most, signs, named_so, is_there=bool(cell.marks))


@register.simple_tag(takes_context=True)
def instrument_cells(context: template.Context, rows: Iterable[InstrumentRow]) -> list[LedgerDrawn]:
    """The instruments as rows of the picture."""
    all_rows = list(rows)
    most = max((n for row in all_rows for n in row.standing), default=0)
    drawn = []
    for row in all_rows:
        cells = [
            _cell(
                context,
                column,
                {"instrument": row.instrument},
                n,
                most,
                (),
                f"{row.instrument}, {column_name(column)}: {_standing(n)}",
                is_there=n > 0,
            )
            for column, n in zip(context["ledger"].columns, row.standing, strict=True)
        ]
        drawn.append(LedgerDrawn(row.instrument, "", cells, row.articles))
    return drawn


@register.simple_tag(takes_context=True)
def unread_row(context: template.Context) -> LedgerDrawn:
    """New binding clauses that nobody of the team has ticked, as a row of the picture."""
    found: Ledger = context["ledger"]
    cells = []
    for column in found.columns:
        n = len(found.unread.get(column.version.pk, ()))
        words = ngettext("%(n)d new and unread clause", "%(n)d new and unread clauses", n) % {"n": n}
        said = f"{column_name(column)}: {words}"
        cells.append(_cell(context, column, {"unread": "yes"}, n, 0, (), said, is_there=n > 0))
    return LedgerDrawn(_("New and unread"), "", cells)


def _cell(
    context: template.Context,
    column: LedgerColumn,
    asked: dict[str, str],
    figure: int,
    most: int,
    signs: Sequence[str],
    words: str,
    *,
    is_there: bool,
) -> CellDrawn:
    team, choice = context["team"], context["choice"]
    query = asked | {"version": column.version.slug} | ({"team": team.slug} if team else {})
    is_open = choice is not None and choice.column == column and choice.asked == asked
    level = -(-LEVELS * figure // most) if most else 0
    return CellDrawn(figure, level, signs, words, f"?{urlencode(query)}#evidence" if is_there else "", is_open)


@register.filter
def cells(row: LedgerDrawn) -> SafeString:
    """The cells of a row. There are up to a thousand, which a template would take a tenth of a second to draw."""
    return format_html_join("", "<td>{}</td>", ((_drawn(cell),) for cell in row.cells))


def _drawn(cell: CellDrawn) -> SafeString:
    if not cell.href:
        return NO_CELL
    level = format_html(' data-level="{}"', cell.level) if cell.level else ""
    current = SafeString(' aria-current="true"') if cell.is_open else ""
    signs = format_html_join("", "<span>{}</span>", ((one,) for one in cell.signs))
    if signs:
        signs = format_html('<span class="ledger-signs">{}</span>', signs)
    return format_html(CELL, cell.href, level, current, cell.words, cell.figure, signs)


@register.simple_tag
def newest_chips(found: Ledger) -> list[Chip]:
    """What became of all marks in the newest version, counted, each once; what was denied is not."""
    own = columns_of(found.columns)
    states = LedgerCell.of(found.marks[own[-1].version.pk] if own else ()).states
    there = ((STATES[state], n) for state in LEDGER_STATES if state != "denied" and (n := states.get(state)))
    return [Chip(str(state.counted % {"n": n}), state.style) for state, n in there]


@register.filter
def state_chip(mark: LedgerMark) -> Chip:
    words = STATES[mark.state]
    return Chip(str(words.word), words.style)


@register.filter
def why(mark: LedgerMark) -> str:
    """The sentence that says why a mark is in its state."""
    if mark.is_denied:
        return _("Clauseline found “%(what)s”; your team says that it is not so.") % {"what": confirmable(mark)}
    return str(REASONS[mark.reason])


@register.filter
def confirmable(mark: LedgerMark) -> str:
    """What a person confirms or denies of it, in a word."""
    state, _, _reason = mark.finding.partition("/")
    return str(next((words.word for name, words in STATES.items() if name == state), ""))


@register.filter
def credited(credit: MarkCredit) -> str:
    """Who confirmed or denied it, for whom and when."""
    return (confirmed_words if credit.is_so else denied_words)(credit.person, credit.team, credit.day)


@register.filter
def row_name(concern: str) -> NamedConcern:
    """A concern as its row is called."""
    return NamedConcern("", "", "", _("No concern named")) if concern in (UNNAMED, NO_CONCERN) else named(concern)


@register.filter
def column_name(column: LedgerColumn) -> str:
    """A version as its column is called: that of another draft with its name."""
    version = column.version
    if not column.is_sibling:
        return str(version)
    name = version.proposal.number or version.proposal.title
    return str(version) if str(version).startswith(name) else f"{name} {version}"


def _standing(n: int) -> str:
    return ngettext("%(n)d remark is there", "%(n)d remarks are there", n) % {"n": n}
