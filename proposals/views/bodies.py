"""Bodies."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from proposals.forms.drafts import BodyForm
from proposals.refusals import Refusal
from proposals.services import proposals as service
from proposals.views.access_decorators import for_people, person


@for_people
def add(request: HttpRequest) -> HttpResponse:
    """A new body, then a first proposal of it."""
    service.require_body_keeper(person(request))
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (slug := _add(request, form)):
        return redirect(reverse("proposal-add", query={"body": slug}))
    return render(request, "proposals/body_add.html", {"form": form}, status=400 if form.errors else 200)


def _add(request: HttpRequest, form: BodyForm) -> str:
    try:
        body = service.add_body(**form.cleaned_data, by=person(request))
    except Refusal as no:
        form.add_error(None, no.sentence)
        return ""
    messages.success(request, _("%(body)s is here now. Add its first proposal.") % {"body": body})
    return body.slug
