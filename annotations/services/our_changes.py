"""All wordings of a comment set as one redline of the draft: what it would say if the body took them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.exporting.checking import UNSENT
from annotations.exporting.proposing import DELETE, INSERT_AFTER, read_back
from annotations.models import Comment, CommentSet
from clauseline.amending import amended, without_clashes
from clauseline.anchoring.boundaries import is_han
from clauseline.comparing import compare
from clauseline.comparing.wording import changed_wording
from clauseline.outline import ClauseText, Outline
from clauseline.redline.comparison import parts_of
from clauseline.redline.values import DrawnBlock
from clauseline.rewording import WordEdit, edits
from clauseline.writing.file import ExportedFile
from clauseline.writing.redline import Redline
from proposals.queries.genres import engine_of, genre_in
from proposals.queries.readings import outline_of
from proposals.refusals import Conflict, Refusal
from proposals.services.exports import COMPARISON_FORMATS, remarks, source_of
from proposals.services.orders import Order

CLOSES = frozenset(",.;:!?)]}’”")
"""Signs that stand close behind a word."""


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """A clause with what the rows ask of it."""

    key: str
    old: ClauseText
    new: ClauseText
    rows: list[Comment]
    language: str

    @property
    def drawn(self) -> list[DrawnBlock]:
        """Its blocks with what would go and what would come, in one column."""
        before, after = (Outline("", self.language, (text,)) for text in (self.old, self.new))
        parts = parts_of(before, after, compare(before, after).changes)
        return [block for part in parts for block in part.in_one_column()]


@dataclass(frozen=True, slots=True)
class OurChanges:
    """The draft as it is and as it would be. `clashing` rows ask for words on which an earlier one has laid its hand;
    `in_words` say what they ask in other words than those of a form, or of no words of the draft; `unsettled` were
    written for other words, and nobody has said yet what becomes of them.
    """

    old: Outline
    new: Outline
    clauses: list[ChangedClause]
    clashing: list[Comment]
    in_words: list[Comment]
    unsettled: list[Comment]


KIND = "export-changes"
"""The kind of the jobs that write the draft with them."""
SMALL = 100
"""A draft of so many clauses is written at once."""


def our_changes(comment_set: CommentSet, comments: Iterable[Comment] | None = None) -> OurChanges:
    """What its rows ask for, made in the text of its version: four queries, one less if its `comments` are at hand."""
    reading = comment_set.consultation.version.current_reading
    if reading is None:
        raise Conflict(_("This version is not read yet."))
    old = outline_of(reading)
    keys = list(reading.clauses.order_by("order").values_list("key", flat=True))
    places = {key: place for place, key in enumerate(keys)}
    asked: dict[int, list[tuple[Comment, list[WordEdit]]]] = defaultdict(list)
    in_words = []
    proposing = [row for row in (comment_set.comments.all() if comments is None else comments) if row.proposed]
    for row in proposing:
        if row.wording.get("state") in UNSENT:
            continue
        place = places.get(row.wording.get("key", ""))
        made = _edits(row, old.clauses[place].text) if place is not None else None
        if place is None or made is None:
            in_words.append(row)
        else:
            asked[place].append((row, made))
    kept, rows, clashing = _settled(asked)
    new = amended(old, kept)
    clauses = [
        ChangedClause(keys[place], old.clauses[place], new.clauses[place], rows[place], old.language)
        for place in sorted(kept)
    ]
    unsettled = [row for row in proposing if row.wording.get("state") == "conflict"]
    return OurChanges(old, new, clauses, clashing, in_words, unsettled)


def order(comment_set: CommentSet, form: str) -> Order:
    """The whole draft with the wordings of the set as changes, in one of `COMPARISON_FORMATS`."""
    if form not in COMPARISON_FORMATS:
        forms = {"form": form, "forms": ", ".join(COMPARISON_FORMATS)}
        raise Refusal(_("There is no form called %(form)s. There are: %(forms)s.") % forms)
    version = comment_set.consultation.version
    reading, rows = version.current_reading, list(comment_set.comments.all())
    count = reading.clauses.count() if reading else 0
    asked = [(row.order, row.proposed, row.quote, row.wording) for row in rows]
    return Order(
        kind=KIND,
        target=version.pk,
        subject=comment_set,
        form=f"changes-{form}",
        made_of=(reading and reading.pk, source_of(version, ""), asked),
        is_small=count <= SMALL,
        write=lambda: _written(comment_set, rows, form),
        options={"set": comment_set.slug, "changes": form},
    )


def _written(comment_set: CommentSet, rows: list[Comment], form: str) -> ExportedFile:
    found, version = our_changes(comment_set, rows), comment_set.consultation.version
    engine = engine_of(version, version)
    redline = Redline(
        old=found.old,
        new=found.new,
        compared=compare(found.old, found.new, genre=genre_in(engine)),
        before=source_of(version, ""),
        after=source_of(version, _("with our changes")),
        engine=engine,
        remarks=remarks(),
    )
    return COMPARISON_FORMATS[form].write(redline)


def _settled(
    asked: Mapping[int, list[tuple[Comment, list[WordEdit]]]],
) -> tuple[dict[int, list[WordEdit]], dict[int, list[Comment]], list[Comment]]:
    """By clause the edits that can be made together and the rows that ask for them; the rows that clash with those.

    A row is done whole or not at all.
    """
    kept: dict[int, list[WordEdit]] = {}
    rows: dict[int, list[Comment]] = {}
    clashing = []
    for place, those in asked.items():
        own: list[WordEdit] = []
        for row, made in those:
            together, apart = without_clashes([*own, *made])
            if apart:
                clashing.append(row)
            else:
                own = together
                rows.setdefault(place, []).append(row)
        kept[place] = own
    return kept, rows, clashing


def _edits(row: Comment, text: str) -> list[WordEdit] | None:
    """What the row asks of its clause; None if it does not say that as a form does, or stands on other words."""
    start = row.wording.get("start", 0)
    quote = row.quote or text
    wording = read_back(row.proposed, row.quote)
    if wording is None or text[start : start + len(quote)] != quote:
        return None
    if wording.proposal == INSERT_AFTER:
        end = start + len(quote)
        return [WordEdit(end, end, _glued(text[:end], wording.proposed))]
    if wording.proposal == DELETE:
        return [WordEdit(*_with_space(text, start, start + len(quote)), "")]
    changed = changed_wording(quote, wording.proposed)
    return [WordEdit(start + one.start, start + one.end, one.words) for one in edits(changed)]


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) with one of the spaces beside it where it stands between two, or between one and an edge."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before == " " and (after in ("", " ") or after in CLOSES):
        return start - 1, end
    return start, end + (after == " " and not before.strip())


def _glued(before: str, words: str) -> str:
    """Words that come behind others, with a space where a script has spaces between words."""
    first, last = words[:1], before[-1:]
    is_joined = not first or not last or last.isspace() or first.isspace() or is_han(first) or is_han(last)
    return words if is_joined or first in CLOSES else f" {words}"
