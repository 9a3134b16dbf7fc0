"""The rows of a comment set while it is a draft: changed cell by cell, added, removed, moved, merged, renewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.exporting.checking import KINDS
from annotations.exporting.force import sentences
from annotations.lengths import TEXT
from annotations.models import Annotation, Comment, CommentSet
from annotations.queries.force import with_force
from annotations.queries.sources import copied, news
from annotations.services import copying
from annotations.services.draft_sets import number, opened, remembered, sort
from annotations.services.renewing import take
from clauseline.concerns import VOCABULARY
from proposals.models import User
from proposals.models.lengths import refuse_long
from proposals.refusals import Conflict, Outdated, Refusal
from proposals.services import audit

CELLS = ("member", "line", "clause", "element", "kind", "comment", "proposed")
LONGEST_CREDIT = 500
LONGEST_ELEMENT = 60


@dataclass(frozen=True, slots=True)
class RowEdit:
    """New words for cells of a comment (None: of a new row). With `seen`, only if it was changed at one of these."""

    comment: Comment | None
    cells: Mapping[str, str]
    seen: Collection[datetime] | None = None


@transaction.atomic
def write(comment_set: CommentSet, edits: Sequence[RowEdit], *, by: User) -> list[Comment]:
    """Change cells and add rows at the end, all or none of them. Nothing moves: sorting is an act of its own."""
    comment_set = opened(comment_set, by)
    last = comment_set.comments.count()
    copying.refuse_many(last + sum(edit.comment is None for edit in edits))
    written = []
    with remembered(comment_set, by):
        for place, edit in enumerate(edits, 1):
            last += edit.comment is None
            with _told_by_row(place, len(edits)):
                written.append(_write(comment_set, edit, last))
    audit.record("edited", comment_set, by=by, comments=len(written))
    orders = dict(comment_set.comments.values_list("pk", "order"))
    for comment in written:
        comment.order = orders[comment.pk]
    return written


@transaction.atomic
def add(comment_set: CommentSet, annotations: Iterable[Annotation], *, by: User) -> list[Comment]:
    """A row for each of the annotations; refuses one that is in the set already."""
    comment_set = opened(comment_set, by)
    cards = copying.settled(comment_set.consultation, annotations, by)
    if {card.annotation.slug for card in cards} & copied(comment_set):
        raise Conflict(_("Some of these remarks are in the set already. Please reload the page."))
    last = comment_set.comments.count()
    copying.refuse_many(last + len(cards))
    with remembered(comment_set, by):
        made = [copying.copy(comment_set, order, card) for order, card in enumerate(cards, last + 1)]
        Comment.objects.bulk_create(made)
        sort(comment_set)
    audit.record("edited", comment_set, by=by, added=len(made))
    return made


@transaction.atomic
def remove(comment_set: CommentSet, removed: Collection[Comment], *, by: User) -> None:
    """Take rows out of the set; their annotations stay."""
    comment_set = opened(comment_set, by)
    with remembered(comment_set, by):
        _picked(comment_set, removed)
        comment_set.comments.filter(pk__in=[comment.pk for comment in removed]).delete()
        number(comment_set, comment_set.comments.all())
    audit.record("edited", comment_set, by=by, removed=len(removed))


@transaction.atomic
def merge(comment_set: CommentSet, merged: Collection[Comment], *, by: User) -> Comment:
    """One row for several on the same clause: the first one's, with the words, concerns and credits of all."""
    comment_set = opened(comment_set, by)
    rows = _picked(comment_set, merged)
    if len(rows) < 2 or len({row.clause for row in rows}) > 1:
        raise Refusal(_("Rows can be merged where two or more speak of the same clause."))
    kept = rows[0]
    with remembered(comment_set, by):
        _join(kept, rows)
        kept.save()
        comment_set.comments.filter(pk__in=[row.pk for row in rows[1:]]).delete()
        number(comment_set, comment_set.comments.all())
    audit.record("merged", comment_set, by=by, comments=len(rows))
    return comment_set.comments.get(pk=kept.pk)


@transaction.atomic
def tell_apart(comment_set: CommentSet, one: Comment, other: Comment, *, by: User) -> None:
    """These two are not duplicates: they are not suggested as such any more."""
    comment_set = opened(comment_set, by)
    pair = sorted((one.slug, other.slug))
    if pair not in comment_set.apart:
        comment_set.apart.append(pair)
        comment_set.save(update_fields=["apart"])
    audit.record("told-apart", comment_set, by=by, one=pair[0], other=pair[1])


@transaction.atomic
def arrange(comment_set: CommentSet, sorted_by: str, *, by: User) -> None:
    """Sort the rows by clause, kind or credit (`CommentSet.Order`); what is written later takes its place in it."""
    comment_set = opened(comment_set, by)
    if sorted_by not in CommentSet.Order.values:
        raise Refusal(_("Rows are sorted by one of: %(orders)s.") % {"orders": ", ".join(CommentSet.Order.values)})
    with remembered(comment_set, by):
        _sort_by(comment_set, sorted_by)
        sort(comment_set)
    audit.record("sorted", comment_set, by=by, order=sorted_by)


@transaction.atomic
def move(comment_set: CommentSet, moved: Collection[Comment], *, before: Comment | None, by: User) -> None:
    """Put rows right before another one, or at the end; the set is sorted by hand from then on."""
    comment_set = opened(comment_set, by)
    _move(comment_set, _picked(comment_set, moved), before, by)


@transaction.atomic
def shift(comment_set: CommentSet, moved: Collection[Comment], *, down: bool, by: User) -> None:
    """Put rows one place up or down, together; those at the edge stay there."""
    comment_set = opened(comment_set, by)
    chosen = _picked(comment_set, moved)
    others = [row for row in comment_set.comments.all() if row not in chosen]
    above = sum(row.order < chosen[0].order for row in others)
    place = min(above + 1, len(others)) if down else max(above - 1, 0)
    _move(comment_set, chosen, others[place] if place < len(others) else None, by)


@transaction.atomic
def renew(comment: Comment, *, by: User) -> Comment:
    """Take from its annotations what they say since they were copied, and leave the rest of the row as it is."""
    comment_set = opened(comment.comment_set, by)
    (row,) = _picked(comment_set, [comment])
    changed = [one for one in news([row], by).get(row.slug, ()) if one.changed]
    if not changed:
        raise Conflict(_("The remark says nothing else than this row does."))
    with remembered(comment_set, by):
        for one in changed:
            take(row, one)
        row.save()
    audit.record("edited", comment_set, by=by, renewed=1)
    return comment_set.comments.get(pk=row.pk)


@transaction.atomic
def say_force(comment: Comment, *, by: User) -> Comment:
    """Put into the comment what the team confirmed of the sentences it stands on, a sentence each, behind its words."""
    comment_set = opened(comment.comment_set, by)
    (row,) = with_force(comment_set, _picked(comment_set, [comment]), by)
    unsaid = sentences(row.force, row.comment)
    if not unsaid:
        raise Conflict(_("The comment says all that was confirmed of its sentences."))
    row.force = []
    words = "\n".join(filter(None, [row.comment, *unsaid]))
    refuse_long(words, TEXT, stands=row.comment)
    with remembered(comment_set, by):
        row.comment = words
        row.save()
    audit.record("edited", comment_set, by=by, comments=1)
    return row


def _picked(comment_set: CommentSet, wanted: Collection[Comment]) -> list[Comment]:
    """These rows as they are now, in order; refused if one is no longer there."""
    rows = list(comment_set.comments.filter(pk__in=[comment.pk for comment in wanted]).order_by("order"))
    if not rows:
        raise Refusal(_("Please choose rows first."))
    if len(rows) < len({comment.pk for comment in wanted}):
        raise Conflict(_("This row is no longer in the set. Please reload the page."))
    return rows


def _join(kept: Comment, rows: Sequence[Comment]) -> None:
    kept.comment = "\n\n".join(_once(row.comment for row in rows))
    kept.proposed = "\n".join(_once(row.proposed for row in rows))
    kept.wording = max((row.wording for row in rows), key=_weight)
    kept.element = ", ".join(_once(row.element for row in rows))
    kept.concerns = _once(concern for row in rows for concern in row.concerns)
    kept.credit = "; ".join(_once(credit for row in rows for credit in row.credit.split("; ")))
    kept.sources = {slug: copy for row in rows for slug, copy in row.sources.items()}
    if len(kept.element) > LONGEST_ELEMENT:
        kept.element = rows[0].element
    if len(kept.credit) > LONGEST_CREDIT:
        raise Refusal(_("These rows have too many people to credit in one."))


def _weight(wording: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    """Of merged wordings the one counts that keeps the row from being sent, else one to look at, else one that asks."""
    state = wording.get("state", "")
    return state == "conflict", bool(wording.get("doubts")), state not in ("", "done-by-body")


def _sort_by(comment_set: CommentSet, sorted_by: str) -> None:
    comment_set.sorted_by = sorted_by
    comment_set.save(update_fields=["sorted_by"])


def _move(comment_set: CommentSet, chosen: list[Comment], before: Comment | None, by: User) -> None:
    rows = [row for row in comment_set.comments.all() if row not in chosen]
    place = rows.index(before) if before in rows else len(rows)
    with remembered(comment_set, by):
        _sort_by(comment_set, CommentSet.Order.HAND)
        number(comment_set, [*rows[:place], *chosen, *rows[place:]])
    audit.record("edited", comment_set, by=by, moved=len(chosen))


def _write(comment_set: CommentSet, edit: RowEdit, last: int) -> Comment:
    comment = _fresh(comment_set, edit) if edit.comment else _blank(comment_set, last)
    cells = {name: words.strip() for name, words in edit.cells.items() if name in CELLS}
    if "kind" in cells:
        cells["kind"] = cells["kind"].lower()
        if cells["kind"] not in KINDS:
            raise Refusal(_("The kind is ge, te or ed."))
    if comment.wording and cells.get("proposed", comment.proposed) != comment.proposed:
        # Who writes the proposed change by hand has said what becomes of the wording.
        comment.wording = {**comment.wording, "state": "settled", "doubts": []}
    for name, words in cells.items():
        refuse_long(words, TEXT, stands=getattr(comment, name))
        setattr(comment, name, words)
    if "clause" in cells:
        comment.title = _title(comment_set, comment.clause)
    comment.save()
    return comment


@contextmanager
def _told_by_row(place: int, count: int) -> Iterator[None]:
    """Of several rows, a refusal says which one it is about."""
    try:
        yield
    except Refusal as no:
        if count > 1:
            words = {"number": place, "sentence": no.sentence}
            no.sentence = _("Row %(number)d of the block: %(sentence)s") % words
        raise


def _fresh(comment_set: CommentSet, edit: RowEdit) -> Comment:
    comment = comment_set.comments.filter(pk=edit.comment.pk).first() if edit.comment else None
    if comment is None:
        raise Conflict(_("This row is no longer in the set. Please reload the page."))
    if edit.seen is not None and comment.changed_at not in edit.seen:
        raise Outdated(_("Someone changed this row since you loaded it. Please load it anew and look at both."))
    return comment


def _blank(comment_set: CommentSet, order: int) -> Comment:
    consultation = comment_set.consultation
    return Comment(
        comment_set=comment_set,
        order=order,
        member=consultation.member_code,
        kind=Annotation.Kind.TECHNICAL,
        vocabulary=VOCABULARY.version,
        version_sha256=consultation.version.sha256,
    )


def _title(comment_set: CommentSet, number: str) -> str:
    reading = comment_set.consultation.version.current_reading
    clause = reading.clauses.filter(number=number).order_by("order").first() if reading and number else None
    return clause.title if clause else ""


def _once(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]
