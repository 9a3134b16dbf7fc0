"""One's own account and keys."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from proposals.access import visible
from proposals.forms.people import CloseForm, PersonForm, TokenForm
from proposals.models import Scope, Token
from proposals.refusals import Refusal
from proposals.services import people
from proposals.services import tokens as keys
from proposals.sign_in import devices
from proposals.views.access_decorators import for_people, person


@for_people
def show(request: HttpRequest) -> HttpResponse:
    """What one says of oneself, how one signs in, one's data."""
    me = person(request)
    initial = {name: getattr(me, name) for name in ("name", "credit", "language", "time_zone")}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        people.change(me, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("account")
    context = {
        "form": form,
        "has_second_factor": people.has_second_factor(me),
        "tokens": visible(Token, me).filter(revoked_at=None, expires_at__gt=timezone.now()).count(),
    }
    return render(request, "proposals/account.html", context, status=400 if form.errors else 200)


@require_safe
@for_people
@reauthentication_required  # type: ignore[untyped-decorator]
def export(request: HttpRequest) -> HttpResponse:
    """All that the site holds of the person, as a file of JSON."""
    answer = JsonResponse(people.export(person(request)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="clauseline-account.json"'
    return answer


@for_people
def close(request: HttpRequest) -> HttpResponse:
    """Close the account."""
    form = CloseForm(request.POST or None, initial={"credit": person(request).credit})
    if request.method == "POST" and form.is_valid():
        try:
            attempt = devices.begin(request, "password", person(request))
            people.close(person(request), **form.cleaned_data)
            attempt.was_right()
        except Refusal as no:
            form.add_error(None, no.sentence)
        else:
            logout(request)
            messages.success(request, _("Your account is closed."))
            return redirect("sign-in")
    return render(request, "proposals/account_close.html", {"form": form}, status=400 if form.errors else 200)


@for_people
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
def tokens(request: HttpRequest) -> HttpResponse:
    """One's keys; a new one shows its secret in this answer alone."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        secret = keys.make(person(request), fields["name"], scope=Scope(fields["scope"]), expires_at=form.ends())[1]
        form = TokenForm()
    kept = visible(Token, request.user).filter(revoked_at=None).order_by("-pk")
    context = {"form": form, "secret": secret, "tokens": kept, "now": timezone.now()}
    answer = render(request, "proposals/tokens.html", context, status=400 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@for_people
def revoke(request: HttpRequest, slug: str) -> HttpResponse:
    """The key opens nothing any more."""
    keys.revoke(get_object_or_404(visible(Token, request.user), slug=slug, revoked_at=None))
    return redirect("tokens")
