"""Taking a version back, undoing it, and erasing it for legal reasons."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from proposals.access import visible
from proposals.forms.drafts import ErasureForm, WithdrawalForm
from proposals.models import Version
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Refusal
from proposals.services import erasure, keeping
from proposals.services import withdrawals as service
from proposals.views.access_decorators import for_people, person
from proposals.views.keepers import away


@for_people
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the reason, say what becomes of it, and do it."""
    version = _version(request, slug)
    refuse_withdrawn(version)
    keeping.require_withdraw(person(request), version)
    form = WithdrawalForm(request.POST or None)

    def act(reason: str) -> None:
        service.withdraw(version, reason=reason, by=person(request))
        messages.success(request, _("The version is withdrawn. You can undo this for 30 days, on its page."))

    return _asked(request, version, form, act, "proposals/version_withdraw.html")


@require_POST
@for_people
def restore(request: HttpRequest, slug: str) -> HttpResponse:
    """The text is shown again."""
    version = _version(request, slug)
    service.restore(version, by=person(request))
    messages.success(request, _("The withdrawal is undone. Comparisons and search follow in a moment."))
    is_seen = visible(Version, request.user).filter(pk=version.pk).exists()
    return redirect("version", slug=slug) if is_seen else away(request, version.proposal)


@for_people
def erase(request: HttpRequest, slug: str) -> HttpResponse:
    """For the site's admin: the version and all quotes of it go, at once and for good."""
    version, me = _version(request, slug), person(request)
    if not me.is_superuser:
        raise Http404
    form = ErasureForm(request.POST or None)

    def act(reason: str) -> None:
        erasure.erase_for_law(version, reason=reason, by=me)
        messages.success(request, _("The version is erased, with what was quoted of it."))

    return _asked(request, version, form, act, "proposals/version_erase.html")


def _asked(
    request: HttpRequest, version: Version, form: WithdrawalForm, act: Callable[[str], None], template: str
) -> HttpResponse:
    """The page with its form, or to the proposal once it is done."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            return away(request, version.proposal)
    context = {"form": form, "version": version}
    return render(request, template, context, status=400 if form.errors else 200)


def _version(request: HttpRequest, slug: str) -> Version:
    rows = keeping.governed_versions(person(request)).select_related("proposal__body", "proposal__keeper")
    return get_object_or_404(rows, slug=slug)
