"""The rows of a comment set while it is a draft: changed cell by cell, added, removed, merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from annotations.concerns import VOCABULARY
from annotations.exporting.checking import KINDS
from annotations.models import Annotation, Comment, CommentSet
from annotations.queries.checks import places
from proposals.models import Role, User
from proposals.refusals import Conflict, Outdated, Refusal
from proposals.services import audit, teams

CELLS = ("member", "line", "clause", "element", "kind", "comment", "proposed")
NOWHERE = 2**31
"""A clause that the version does not have comes last."""
MOST_ROWS = 2000
LONGEST_CREDIT = 500


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for cells of a comment (None: of a new row). With `seen`, only if it was changed at one of these."""

    comment: Comment | None
    cells: Mapping[str, str]
    seen: Collection[datetime] | None = None


@transaction.atomic
def write(comment_set: CommentSet, edits: Sequence[Edit], *, by: User) -> list[Comment]:
    """Change cells and add rows, all or none of them; the rows stand in the order of the clauses afterwards."""
    comment_set = _open(comment_set, by)
    last = comment_set.comments.count()
    if last + sum(edit.comment is None for edit in edits) > MOST_ROWS:
        raise Refusal(_("A comment set has at most %(most)d comments.") % {"most": MOST_ROWS})
    written = []
    for edit in edits:
        last += edit.comment is None
        written.append(_write(comment_set, edit, last))
    sort(comment_set)
    audit.record("edited", comment_set, by=by, comments=len(written))
    orders = dict(comment_set.comments.values_list("pk", "order"))
    for comment in written:
        comment.order = orders[comment.pk]
    return written


@transaction.atomic
def remove(comment: Comment, *, by: User) -> None:
    """Take a row out of its set; the annotation stays."""
    comment_set = _open(comment.comment_set, by)
    comment.delete()
    sort(comment_set)
    audit.record("edited", comment_set, by=by, removed=1)


@transaction.atomic
def merge(comment_set: CommentSet, merged: Collection[Comment], *, by: User) -> Comment:
    """One row for several on the same clause: the first one's, with the proposals, concerns and credits of all."""
    comment_set = _open(comment_set, by)
    chosen = {comment.pk for comment in merged}
    rows = list(comment_set.comments.filter(pk__in=chosen).order_by("order"))
    if len(rows) < 2 or len({row.clause for row in rows}) > 1:
        raise Refusal(_("Rows can be merged where two or more speak of the same clause."))
    kept = rows[0]
    kept.proposed = "\n".join(_once(row.proposed for row in rows))
    kept.concerns = _once(concern for row in rows for concern in row.concerns)
    kept.credit = "; ".join(_once(credit for row in rows for credit in row.credit.split("; ")))
    if len(kept.credit) > LONGEST_CREDIT:
        raise Refusal(_("These rows have too many people to credit in one."))
    kept.save()
    comment_set.comments.filter(pk__in=[row.pk for row in rows[1:]]).delete()
    sort(comment_set)
    audit.record("merged", comment_set, by=by, comments=len(rows))
    return comment_set.comments.get(pk=kept.pk)


def sort(comment_set: CommentSet) -> None:
    """Number the rows from 1 in the order of the clauses; what speaks of one clause keeps its order."""
    where = places(comment_set.consultation.version)
    rows = sorted(comment_set.comments.all(), key=lambda row: (where.get(row.clause, NOWHERE), row.order))
    if [row.order for row in rows] == list(range(1, len(rows) + 1)):
        return
    # Two rows never have one place, not even in between.
    comment_set.comments.update(order=F("order") + NOWHERE // 4)
    for order, row in enumerate(rows, 1):
        row.order = order
    Comment.objects.bulk_update(rows, ["order"], batch_size=200)


def _open(comment_set: CommentSet, by: User) -> CommentSet:
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    locked = CommentSet.objects.select_for_update(of=("self",)).select_related("consultation__version__current_reading")
    comment_set = locked.get(pk=comment_set.pk)
    if comment_set.state != CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is frozen. Make a new set from it to change something."))
    return comment_set


def _write(comment_set: CommentSet, edit: Edit, last: int) -> Comment:
    comment = _fresh(comment_set, edit) if edit.comment else _blank(comment_set, last)
    cells = {name: words.strip() for name, words in edit.cells.items() if name in CELLS}
    if "kind" in cells:
        cells["kind"] = cells["kind"].lower()
        if cells["kind"] not in KINDS:
            raise Refusal(_("The kind is ge, te or ed."))
    for name, words in cells.items():
        setattr(comment, name, words)
    if "clause" in cells:
        comment.title = _title(comment_set, comment.clause)
    comment.save()
    return comment


def _fresh(comment_set: CommentSet, edit: Edit) -> Comment:
    comment = comment_set.comments.filter(pk=edit.comment.pk).first() if edit.comment else None
    if comment is None:
        raise Conflict(_("This row is no longer in the set. Please load the page anew."))
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
