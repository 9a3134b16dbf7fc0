"""Comment sets while they are drafts: who may write, the order of their rows, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from annotations.exporting.checking import KINDS
from annotations.models import Annotation, Comment, CommentSet, Step
from annotations.queries.checks import places
from proposals.models import Role, User
from proposals.refusals import Conflict
from proposals.services import audit, teams

NOWHERE = 2**31
"""A clause that the version does not have comes last."""
MOST_STEPS = 50
COLUMNS = tuple(
    field.attname for field in Comment._meta.concrete_fields if field.name not in ("id", "comment_set", "order")
)
Columns: TypeAlias = dict[str, Any]


def opened(comment_set: CommentSet, by: User) -> CommentSet:
    """The set, locked for writing by an editor of its team; refused once it is frozen."""
    teams.require(by, Role.EDITOR, team=comment_set.consultation.team)
    locked = CommentSet.objects.select_for_update(of=("self",)).select_related("consultation__version__current_reading")
    comment_set = locked.get(pk=comment_set.pk)
    if comment_set.state != CommentSet.State.DRAFT:
        raise Conflict(_("This comment set is frozen. Make a new set from it to change something."))
    return comment_set


@contextmanager
def remembered(comment_set: CommentSet, by: User) -> Iterator[None]:
    """What is done to the rows inside can be undone by `by`."""
    sorted_by, before = comment_set.sorted_by, _rows(comment_set)
    yield
    after = _rows(comment_set)
    touched = [slug for slug in before.keys() | after.keys() if before.get(slug) != after.get(slug)]
    if not touched and (list(before), sorted_by) == (list(after), comment_set.sorted_by):
        return
    rows = {slug: _change(before.get(slug), after.get(slug)) for slug in touched}
    arrangement = list(before)
    # Who goes on after an undoing went another way: what was undone does not fit there any more.
    comment_set.steps.filter(made_by=by, is_undone=True).delete()
    Step.objects.create(comment_set=comment_set, made_by=by, rows=rows, arrangement=arrangement, sorted_by=sorted_by)
    old = comment_set.steps.order_by("-pk").values_list("pk", flat=True)[MOST_STEPS:]
    comment_set.steps.filter(pk__in=list(old)).delete()


@transaction.atomic
def undo(comment_set: CommentSet, *, by: User) -> list[str]:
    """Take back the last thing that `by` did to the rows; the slugs of those that are as before, in order.

    Refuses if someone changed one of them since.
    """
    comment_set = opened(comment_set, by)
    step = comment_set.steps.filter(made_by=by, is_undone=False).last()
    if step is None:
        raise Conflict(_("There is nothing more of yours to undo here."))
    if _is_overtaken(step, _rows(comment_set)):
        raise Conflict(_("Someone changed these rows since. Nothing was undone."))
    audit.record("undone", comment_set, by=by, comments=len(step.rows))
    return _turn(comment_set, step)


@transaction.atomic
def redo(comment_set: CommentSet, *, by: User) -> list[str]:
    """Do again what `by` undid last and has done nothing after; the slugs of those rows, in order.

    Refuses if someone changed one of them since.
    """
    comment_set = opened(comment_set, by)
    step = comment_set.steps.filter(made_by=by, is_undone=True).last()
    if step is None:
        raise Conflict(_("There is nothing of yours to redo here."))
    if _is_overtaken(step, _rows(comment_set)):
        raise Conflict(_("Someone changed these rows since. Nothing was redone."))
    audit.record("redone", comment_set, by=by, comments=len(step.rows))
    return _turn(comment_set, step)


def sort(comment_set: CommentSet) -> None:
    """Number the rows from 1 as the set is sorted; what speaks of one clause keeps its order."""
    rows = list(comment_set.comments.all())
    if comment_set.sorted_by != CommentSet.Order.HAND:
        where = places(comment_set.consultation.version)
        rows.sort(key=lambda row: (_rank(row, comment_set.sorted_by), _place(row, where), row.order))
    number(comment_set, rows)


def number(comment_set: CommentSet, rows: Iterable[Comment]) -> None:
    """Give all rows of the set their places from 1 in the order of `rows`."""
    wanted = list(enumerate(rows, 1))
    changed = [row for order, row in wanted if row.order != order]
    if not changed:
        return
    # Two rows never have one place, not even in between.
    comment_set.comments.filter(pk__in=[row.pk for row in changed]).update(order=F("order") + NOWHERE // 4)
    for order, row in wanted:
        row.order = order
    Comment.objects.bulk_update(changed, ["order"], batch_size=200)


def _rank(row: Comment, sorted_by: str) -> tuple[int, str]:
    if sorted_by == CommentSet.Order.KIND:
        return (KINDS.index(row.kind), "")
    return (0, row.credit.casefold() if sorted_by == CommentSet.Order.CREDIT else "")


def _place(row: Comment, where: dict[str, int]) -> int:
    """A row in which nothing is written yet waits at the end."""
    is_blank = not (row.clause or row.comment or row.proposed)
    return NOWHERE if is_blank else where.get(row.clause, NOWHERE)


def _rows(comment_set: CommentSet) -> dict[str, Columns]:
    """The columns of all rows by slug, in their order, as JSON keeps them."""
    rows = comment_set.comments.order_by("order").values(*COLUMNS)
    return {row["slug"]: {**row, "changed_at": row["changed_at"].isoformat()} for row in rows}


def _change(before: Columns | None, after: Columns | None) -> dict[str, Any]:
    """What a step keeps of a row: all of it as it was, and by what it is known that nobody changed it since."""
    return {"before": before, "after": after and after["changed_at"]}


def _is_overtaken(step: Step, now: Mapping[str, Columns]) -> bool:
    return any(now.get(slug, {}).get("changed_at") != change["after"] for slug, change in step.rows.items())


def _turn(comment_set: CommentSet, step: Step) -> list[str]:
    """Restore what stood before the step, and turn it into the one that leads back again."""
    now, sorted_by = _rows(comment_set), comment_set.sorted_by
    _restore(comment_set, step, len(now))
    CommentSet.objects.filter(pk=comment_set.pk).update(sorted_by=step.sorted_by, changed_at=timezone.now())
    rows = {slug: _change(now.get(slug), change["before"]) for slug, change in step.rows.items()}
    comment_set.steps.create(
        made_by=step.made_by, rows=rows, arrangement=list(now), sorted_by=sorted_by, is_undone=not step.is_undone
    )
    step.delete()
    return [slug for slug in step.arrangement if slug in step.rows]


def _restore(comment_set: CommentSet, step: Step, count: int) -> None:
    mains = {change["before"]["annotation_id"] for change in step.rows.values() if change["before"]}
    alive = set(Annotation.objects.filter(pk__in=mains - {None}).values_list("pk", flat=True))
    for slug, change in step.rows.items():
        before = change["before"]
        if before is None:
            comment_set.comments.filter(slug=slug).delete()
            continue
        columns = {**before, "changed_at": parse_datetime(before["changed_at"])}
        if before["annotation_id"] not in alive:
            columns["annotation_id"] = None
        if change["after"] is None:
            count += 1
            Comment.objects.create(comment_set=comment_set, slug=slug, kind=before["kind"], order=NOWHERE // 2 + count)
        # An update keeps the moment of the last change: the row is the one that it was then.
        comment_set.comments.filter(slug=slug).update(**columns)
    places_then = {slug: place for place, slug in enumerate(step.arrangement)}
    rows = sorted(comment_set.comments.all(), key=lambda row: (places_then.get(row.slug, NOWHERE), row.order))
    number(comment_set, rows)
    comment_set.sorted_by = step.sorted_by
