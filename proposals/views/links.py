"""How proposals came from one another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from proposals.access import visible
from proposals.forms.drafts import LinkForm
from proposals.models import Link, Proposal, Role
from proposals.refusals import Refusal
from proposals.services import keeping
from proposals.services import links as service
from proposals.views.access_decorators import for_people, person


@for_people
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """The links of a proposal both ways, and a new one; for editors."""
    proposal = get_object_or_404(visible(Proposal, request.user).select_related("body"), slug=slug)
    keeping.require(person(request), Role.EDITOR, proposal)
    others = visible(Proposal, request.user).exclude(pk=proposal.pk).select_related("body")
    form = LinkForm(request.POST or None, others=others)
    if request.method == "POST" and form.is_valid() and _add(request, proposal, form):
        return redirect("links", slug=slug)
    seen = visible(Link, request.user).select_related("source", "target")
    context = {
        "proposal": proposal,
        "form": form,
        "links": seen.filter(source=proposal),
        "links_to": seen.filter(target=proposal),
    }
    return render(request, "proposals/links.html", context, status=400 if form.errors else 200)


@require_POST
@for_people
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a link away; for editors of its source."""
    link = get_object_or_404(visible(Link, request.user).select_related("source", "target"), slug=slug)
    service.remove(link, by=person(request))
    messages.success(request, _("The link is removed."))
    return redirect("links", slug=link.source.slug)


def _add(request: HttpRequest, proposal: Proposal, form: LinkForm) -> bool:
    try:
        service.add(proposal, form.cleaned_data["kind"], form.cleaned_data["target"], by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return False
    messages.success(request, _("The link is here now."))
    return True
