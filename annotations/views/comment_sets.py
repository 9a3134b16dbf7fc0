"""Comment sets as sheets, and as files."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.access import runs, visible
from annotations.exporting import FORMATS
from annotations.exporting.bundle import BUNDLE
from annotations.exporting.sheet import Sheet
from annotations.forms import CommentForm, SendForm
from annotations.models import CommentSet
from annotations.queries import stamps
from annotations.queries.being_carried import being_carried
from annotations.queries.comment_sets import verdict_on
from annotations.queries.sheets import Choice, lines_of, worksheet
from annotations.queries.unreviewed import unreviewed
from annotations.queries.waiting import waiting
from annotations.services import comment_sets, our_changes
from annotations.views import sheet_rows
from proposals.models import User
from proposals.refusals import Refusal
from proposals.services import orders
from proposals.services.exports import COMPARISON_FORMATS
from proposals.views.access_decorators import for_people, person
from proposals.views.exports import answer_file


@require_safe
@never_cache
@for_people
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The set as a sheet: one row a comment; of a long one the first, or with `?whole=1` all of them."""
    return page(request, the_set(request, slug))


@require_safe
@never_cache
@for_people
def fragment(request: HttpRequest, slug: str) -> HttpResponse:
    """A fragment: the sheet as it is now; with `?row=` its summary and those rows; with `?from=` and `?to=` the rows of
    these numbers.
    """
    found = the_set(request, slug)
    if "from" in request.GET:
        return HttpResponse(_portion(request, found))
    if wanted := set(request.GET.getlist("row")):
        context = sheet_context(request, found, lambda rows: [row for row in rows if row.slug in wanted])
        return render(request, "annotations/sheet_part.html", context)
    return render(request, "annotations/sheet.html", sheet_context(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def freeze(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask once more, and close the set for good."""
    found = the_set(request, slug)
    refused = ""
    if request.method == "POST":
        try:
            comment_sets.freeze(found, by=person(request), leaves_out=request.POST.getlist("leaves_out"))
            return redirect("comment-set", slug=slug)
        except Refusal as no:
            refused, status = no.sentence, no.status
    context = {**sheet_context(request, found, lambda _: ()), "refused": refused}
    if context["may_edit"]:
        context |= {"waiting": waiting(found, person(request)), "unread": len(unreviewed(found.consultation).owed)}
        context["carrying"] = being_carried(found.consultation.version, person(request))
    return render(request, "annotations/freeze.html", context, status=status if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_people
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Say when, and how, a frozen set was sent."""
    found = the_set(request, slug)
    form = SendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            comment_sets.send(found, by=person(request), **form.cleaned_data)
            return redirect("comment-set", slug=slug)
        except Refusal as no:
            form.add_error(None, no.sentence)
    context = {**around(request, found), "form": form}
    return render(request, "annotations/send.html", context, status=400 if form.errors else 200)


@require_POST
@for_people
def renew(request: HttpRequest, slug: str) -> HttpResponse:
    """A new draft from a frozen set."""
    made = comment_sets.renew(the_set(request, slug), by=person(request))
    return redirect("comment-set", slug=made.slug)


@require_safe
@for_people
def export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The set in one of `FORMATS`, or all of them in one archive, as a download."""
    by = person(request)
    return answer_file(orders.ask(comment_sets.order(the_set(request, slug), form, by=by), by=by))


@require_safe
@never_cache
@for_people
def show_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What the draft would say if the body took up all wordings of the set, clause by clause."""
    found = the_set(request, slug)
    changes = our_changes.our_changes(found)
    context = {"set": found, "consultation": found.consultation, "version": found.consultation.version}
    return render(request, "annotations/our_changes.html", {**context, "changes": changes, "forms": COMPARISON_FORMATS})


@require_safe
@for_people
def export_changes(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The whole draft with the wordings of the set as changes, as a download."""
    return answer_file(orders.ask(our_changes.order(the_set(request, slug), form), by=person(request)))


def the_set(request: HttpRequest, slug: str) -> CommentSet:
    """The set that an address names; 404 if there is none for this person."""
    seen = visible(CommentSet, request.user).select_related(
        "consultation__version__proposal__body", "consultation__version__current_reading", "made_by", "sent_by"
    )
    return get_object_or_404(seen.select_related("consultation__team", "consultation__body"), slug=slug)


def sheet_context(request: HttpRequest, found: CommentSet, choose: Choice = lambda rows: rows) -> dict[str, Any]:
    """What the sheet is drawn from, with the rows that are shown."""
    # Before the rows are looked at: what is changed meanwhile is told as new.
    news = stamps.sheet(found, request.user)
    work = worksheet(found, request.user, choose)
    context = {**around(request, found), "work": work, "orders": CommentSet.Order.choices, "news": news}
    context["bare"] = [CommentForm.base_fields[name].label for name in work.bare]
    return {**context, "rows": sheet_rows.drawn(found, work.lines, context)}


def row_address(found: CommentSet, row: str) -> str:
    """Where the sheet has this row, with or without scripts; the sheet itself if it is ""."""
    address = reverse("comment-set", kwargs={"slug": found.slug})
    if not row:
        return address
    return f"{address}{'?whole=1' if found.comments.count() > sheet_rows.LONG else ''}#row-{row}"


def around(request: HttpRequest, found: CommentSet) -> dict[str, Any]:
    """The set, and what this person may do with it."""
    is_editor = runs(person(request), found.consultation.team)
    return {
        "set": found,
        "consultation": found.consultation,
        "version": found.consultation.version,
        "is_editor": is_editor,
        "may_edit": is_editor and found.state == CommentSet.State.DRAFT,
    }


def _portion(request: HttpRequest, found: CommentSet) -> str:
    """The rows that are asked for, at most so many as a portion has; none, where there are no such numbers."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    if not all(re.fullmatch(r"[0-9]{1,7}", number) for number in asked):
        raise Http404
    start, end = map(int, asked)
    lines = lines_of(found, start, min(end, start + sheet_rows.PORTION), request.user)
    return sheet_rows.drawn(found, lines, around(request, found))


def page(request: HttpRequest, found: CommentSet, *, status: int = 200, **more: Any) -> HttpResponse:
    """The whole page of a set."""
    context = sheet_context(request, found, list if request.GET.get("whole") else sheet_rows.first)
    context["coming"] = sheet_rows.portions(len(context["work"].rows), len(context["work"].lines))
    context |= {**_judged(found, context["work"].sheet), "frozen_by": _frozen_by(found)}
    context |= {"formats": FORMATS.values(), "bundle": BUNDLE}
    return render(request, "annotations/comment_set.html", {**context, **more}, status=status)


def _judged(found: CommentSet, sheet: Sheet) -> dict[str, Any]:
    """The verdict on a frozen set, or why there is none."""
    try:
        return {"verdict": verdict_on(found, sheet) if found.manifest else None}
    except Refusal as no:
        return {"verdict": None, "not_judged": no.sentence}


def _frozen_by(found: CommentSet) -> User | None:
    """The person that the manifest names by their opaque id, as long as they have an account."""
    return User.objects.filter(slug=found.manifest.get("frozen_by", "")).first() if found.manifest else None
