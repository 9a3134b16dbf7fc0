"""Whose a proposal is, and who sees it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.access import visible
from proposals.forms.drafts import AudienceForm, KeeperForm
from proposals.models import Proposal
from proposals.queries import others
from proposals.refusals import Refusal
from proposals.services import keeping, restricting
from proposals.views.access_decorators import for_people, person

PAGE = 50


@require_safe
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """For the site's admin: what no team keeps, then what only some teams see. For others this page does not exist."""
    if not person(request).is_superuser:
        raise Http404
    rows = Proposal.objects.filter(Q(keeper=None) | Q(restricted=True)).select_related("body", "keeper")
    counted = rows.annotate(version_count=Count("versions", filter=Q(versions__withdrawn_at=None)))
    ordered = counted.order_by(F("keeper").asc(nulls_first=True), "body__short_name", "number", "pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    return render(request, "proposals/keepers.html", {"page": page, "seen": _seen(request, page)})


@for_people
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Another team keeps it, or the admin."""
    proposal, me = _proposal(request, slug), person(request)
    keeping.require_hand_over(me, proposal)
    able = keeping.able(me, sees=proposal)
    form = KeeperForm(_sent(request), able=able, initial={"keeper": proposal.keeper})
    if request.method == "POST" and form.is_valid():
        try:
            keeping.hand_over(proposal, to=form.cleaned_data["keeper"], by=me)
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("%(keeper)s keeps it from now on.") % {"keeper": keeping.name_of(proposal)})
            return away(request, proposal)
    context = {"form": form, "proposal": proposal}
    return render(request, "proposals/hand_over.html", context, status=400 if form.errors else 200)


@for_people
def restrict(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone sees it, or some teams alone. The admin is told how many others work on it, and nobody who they are."""
    proposal, me = _proposal(request, slug), person(request)
    restricting.require(me, proposal)
    form = AudienceForm(_sent(request), proposal=proposal, choices=restricting.choices(me))
    warnings: list[str] = []
    if request.method == "POST" and form.is_valid():
        warnings = restricting.consequences(proposal, to=form.teams_after())
        if warnings and not form.cleaned_data["sure"]:
            form.ask()
        elif _restrict(request, proposal, form):
            return away(request, proposal)
    at_work = others.count(proposal) if me.is_superuser else None
    context = {"form": form, "proposal": proposal, "warnings": warnings, "at_work": at_work}
    return render(request, "proposals/restrict.html", context, status=400 if form.errors or warnings else 200)


def _proposal(request: HttpRequest, slug: str) -> Proposal:
    rows = keeping.governed(person(request)).select_related("body", "keeper")
    return get_object_or_404(rows, slug=slug)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What was sent; that may be nothing, which means nobody and everyone here."""
    return request.POST if request.method == "POST" else None


def _restrict(request: HttpRequest, proposal: Proposal, form: AudienceForm) -> bool:
    try:
        restricting.restrict(proposal, to=form.teams_after(), by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return False
    messages.success(request, _("Saved."))
    return True


def away(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """To its page, if who asks sees that."""
    is_seen = visible(Proposal, request.user).filter(pk=proposal.pk).exists()
    return redirect("proposal", slug=proposal.slug) if is_seen else redirect("keepers")


def _seen(request: HttpRequest, page: object) -> set[int]:
    """The primary keys of those on the page whose own page the admin sees."""
    shown = [one.pk for one in page]  # type: ignore[attr-defined]
    return set(visible(Proposal, request.user).filter(pk__in=shown).values_list("pk", flat=True))
