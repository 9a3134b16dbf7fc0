"""The rows of a comment set: acts on several, and a form for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from annotations.access import runs
from annotations.forms import CommentForm
from annotations.models import Annotation, Comment, CommentSet
from annotations.queries.consultations import ListChoice, choosable, narrowed
from annotations.queries.sources import copied
from annotations.services import comment_sets, comments, draft_sets
from annotations.services.comments import RowEdit
from annotations.views.comment_sets import around, page, row_address, sheet_context, the_set
from proposals.models import User
from proposals.refusals import NotAllowed, Outdated, Refusal
from proposals.views.access_decorators import for_people, person

Done = tuple[str, str]
"""What was done, in words, and the row to look at now."""


@require_POST
@for_people
def act(request: HttpRequest, slug: str) -> HttpResponse:
    """Do something to the chosen rows; the answer is the sheet: a fragment for scripts, the page for all others."""
    found = the_set(request, slug)
    try:
        message, leads = _act(request, found)
    except Refusal as no:
        return _sheet(request, the_set(request, slug), status=no.status, refused=no.sentence)
    if request.headers.get("HX-Request"):
        return _sheet(request, the_set(request, slug), said=message, leads=leads)
    if "freezes" in request.POST:
        return redirect("comment-set-freeze", slug=slug)
    return redirect(row_address(found, leads))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def edit(request: HttpRequest, slug: str, row: str) -> HttpResponse:
    """One row as a form."""
    found = the_set(request, slug)
    comment = get_object_or_404(found.comments, slug=row)
    if not runs(person(request), found.consultation.team) or found.state != CommentSet.State.DRAFT:
        return redirect(row_address(found, row))
    form = CommentForm(request.POST or None, initial=CommentForm.of(comment))
    theirs: list[tuple[BoundField, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            comments.write(found, [RowEdit(comment, form.cells(), [form.seen])], by=person(request))
            return redirect(row_address(found, row))
        except Outdated as no:
            theirs = form.differing(comment)
            form.renew(comment)
            kept = _("Your words are still here: save again to keep them.")
            form.add_error(None, f"{no.sentence} {kept}")
        except Refusal as no:
            form.add_error(None, no.sentence)
    context = {**around(request, found), "comment": comment, "form": form, "theirs": theirs}
    return render(request, "annotations/comment_edit.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@for_people
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose annotations that are not in the set yet."""
    found = the_set(request, slug)
    if not runs(person(request), found.consultation.team):
        raise NotAllowed(_("Comment sets are run by the editors of a team."))
    known = copied(found)
    cards = [card for card in choosable(found.consultation, request.user) if card.annotation.slug not in known]
    if request.method == "POST":
        chosen = set(request.POST.getlist("annotation"))
        made = comments.add(
            found, [card.annotation for card in cards if card.annotation.slug in chosen], by=person(request)
        )
        return redirect(row_address(found, made[0].slug))
    choice = ListChoice.of(request.GET, state="accepted")
    context = {"set": found, "consultation": found.consultation, "choice": choice, "all_cards": cards}
    context |= {"cards": narrowed(cards, choice), "states": Annotation.State.choices}
    return render(request, "annotations/comment_add.html", context)


def _act(request: HttpRequest, found: CommentSet) -> Done:
    """One of `ACTS`, which a button names; a button of one row or of a pair names these too, as in "merge a b"."""
    name, *slugs = request.POST.get("act", "").split()
    if name not in ACTS:
        raise Refusal(_("There is nothing to do of this name."))
    wanted = slugs or request.POST.getlist("row")
    rows = list(found.comments.filter(slug__in=wanted))
    asked = request.POST.get("member" if name == "member" else "sorted_by", "")
    return ACTS[name](found, rows, person(request), asked)


def _sheet(request: HttpRequest, found: CommentSet, *, status: int = 200, **more: Any) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return page(request, found, status=status, **more)
    context = {**sheet_context(request, found), **more}
    return render(request, "annotations/sheet.html", context, status=status)


def _new(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    (made,) = comments.write(found, [RowEdit(None, {})], by=by)
    return _("Row %(number)d was added.") % {"number": made.order}, made.slug


def _merge(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    merged = comments.merge(found, rows, by=by)
    return _("%(n)d rows are row %(number)d now.") % {"n": len(rows), "number": merged.order}, merged.slug


def _remove(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    comments.remove(found, rows, by=by)
    sentence = ngettext("%(n)d row was taken out.", "%(n)d rows were taken out.", len(rows))
    return sentence % {"n": len(rows)}, ""


def _up(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    comments.shift(found, rows, down=False, by=by)
    return _("Moved up."), rows[0].slug


def _down(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    comments.shift(found, rows, down=True, by=by)
    return _("Moved down."), rows[0].slug


def _sort(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    comments.arrange(found, asked, by=by)
    return _("Sorted and numbered anew."), ""


def _member(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    n = comment_sets.give_member(found, asked, by=by)
    sentence = ngettext("The member code stands in %(n)d row now.", "The member code stands in %(n)d rows now.", n)
    return sentence % {"n": n}, ""


def _renew(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    if len(rows) != 1:
        raise Refusal(_("This row is no longer in the set. Please reload the page."))
    return _("The row says what its remark says."), comments.renew(rows[0], by=by).slug


def _say_force(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    if len(rows) != 1:
        raise Refusal(_("This row is no longer in the set. Please reload the page."))
    said = comments.say_force(rows[0], by=by)
    return _("Row %(number)d says what was confirmed of its sentences.") % {"number": said.order}, said.slug


def _apart(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    if len(rows) == 2:
        comments.tell_apart(found, *rows, by=by)
    return _("These rows are not suggested as duplicates any more."), ""


def _undo(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    return _("Undone."), next(iter(draft_sets.undo(found, by=by)), "")


def _redo(found: CommentSet, rows: list[Comment], by: User, asked: str) -> Done:
    return _("Redone."), next(iter(draft_sets.redo(found, by=by)), "")


ACTS: dict[str, Callable[[CommentSet, list[Comment], User, str], Done]] = {
    "new": _new,
    "merge": _merge,
    "remove": _remove,
    "up": _up,
    "down": _down,
    "sort": _sort,
    "member": _member,
    "renew": _renew,
    "say-force": _say_force,
    "apart": _apart,
    "undo": _undo,
    "redo": _redo,
}
