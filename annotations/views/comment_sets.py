"""Comment sets as sheets, and as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from annotations.access import visible
from annotations.exporting import FORMATS
from annotations.exporting.manifest import verify
from annotations.exporting.proposing import Wording, read_back
from annotations.models import Comment, CommentSet
from annotations.queries.checks import faults
from annotations.queries.comment_sets import sheet_of
from annotations.services import comment_sets
from proposals.models import Membership, Role, User
from proposals.views.doors import for_people, person


@require_safe
@for_people
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The set as a sheet: one row a comment."""
    found = _set(request, slug)
    may_freeze = Membership.objects.filter(
        user=person(request), team=found.consultation.team, role__in=(Role.EDITOR, Role.OWNER)
    )
    comments = list(found.comments.select_related("annotation"))
    sheet = sheet_of(found)
    wrong = faults(found, sheet) if found.state == CommentSet.State.DRAFT else []
    context = {
        "set": found,
        "rows": [(one, _drawable(one), [fault for fault in wrong if fault.number == one.order]) for one in comments],
        "wrong": [fault for fault in wrong if not fault.number],
        "error_count": sum(fault.is_error for fault in wrong),
        "warning_count": sum(not fault.is_error for fault in wrong),
        "verdict": verify(sheet, found.manifest) if found.manifest else None,
        "formats": FORMATS.values(),
        "may_freeze": found.state == CommentSet.State.DRAFT and may_freeze.exists(),
        "frozen_by": _frozen_by(found),
    }
    return render(request, "annotations/comment_set.html", context)


@require_POST
@for_people
def freeze(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the set for good."""
    comment_sets.freeze(_set(request, slug), by=person(request))
    return redirect("comment-set", slug=slug)


@require_safe
@for_people
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The set in one of `FORMATS`, as a download."""
    file = comment_sets.export(_set(request, slug), form, by=person(request))
    answer = HttpResponse(file.data, content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return answer


def _set(request: HttpRequest, slug: str) -> CommentSet:
    seen = visible(CommentSet, request.user).select_related(
        "consultation__version__proposal__body", "made_by", "sent_by"
    )
    return get_object_or_404(seen.select_related("consultation__team", "consultation__body"), slug=slug)


def _drawable(comment: Comment) -> Wording | None:
    """The annotation, if it still proposes the very words that were copied, so that they can be shown as a redline."""
    return read_back(comment.proposed, comment.quote)


def _frozen_by(found: CommentSet) -> User | None:
    """The person that the manifest names by their opaque id, as long as they have an account."""
    return User.objects.filter(slug=found.manifest.get("frozen_by", "")).first() if found.manifest else None
