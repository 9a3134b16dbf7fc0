"""Who brings texts to bodies."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from proposals.access import open_proposals, visible
from proposals.forms.drafts import ContributorForm
from proposals.models import Contributor
from proposals.refusals import Refusal
from proposals.services import contributors as service
from proposals.views.access_decorators import for_people, person

PAGE = 50


@require_safe
@for_people
def index(request: HttpRequest) -> HttpResponse:
    """All contributors, with how many proposals one sees of each."""
    seen = Count("proposals", filter=Q(proposals__in=open_proposals(request.user)), distinct=True)
    rows = visible(Contributor, request.user).annotate(count=seen).order_by("name")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    me = person(request)
    context = {"page": page, "may_add": service.may_add(me)}
    return render(request, "proposals/contributors.html", context)


@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new contributor."""
    form = ContributorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = service.add(**form.cleaned_data, by=person(request))
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("%(contributor)s is here now.") % {"contributor": made})
            return redirect("contributors")
    return render(request, "proposals/contributor_edit.html", {"form": form}, status=400 if form.errors else 200)


@for_people
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Another name, country or kind; for who added it and nobody else uses it, and for the admin."""
    contributor = get_object_or_404(visible(Contributor, request.user), slug=slug)
    service.require_change(person(request), contributor)
    known = {name: getattr(contributor, name) for name in ContributorForm.base_fields}
    form = ContributorForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            service.change(contributor, form.cleaned_data, by=person(request))
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            messages.success(request, _("Saved."))
            return redirect("contributor", slug=slug)
    context = {"form": form, "contributor": contributor}
    return render(request, "proposals/contributor_edit.html", context, status=400 if form.errors else 200)
