"""Coming in and going."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from proposals.forms import FirstAccountForm
from proposals.refusals import Refusal
from proposals.services import accounts, attempts


class SignIn(LoginView):
    """The door. On a new site it says how the first account is made."""

    template_name = "proposals/sign_in.html"
    redirect_authenticated_user = True
    extra_context = {"is_new_site": accounts.is_new_site}

    def post(self, request: HttpRequest, *args: Any, **told: Any) -> HttpResponse:
        attempts.take(request.POST.get("username", ""), request.META["REMOTE_ADDR"])
        return super().post(request, *args, **told)


sign_in = SignIn.as_view()
sign_out = LogoutView.as_view()


def make_first(request: HttpRequest) -> HttpResponse:
    """The first account; on a site that has one this page does not exist."""
    if not accounts.is_new_site():
        raise Http404
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _make(request, form):
        return redirect("library")
    return render(request, "proposals/first_account.html", {"form": form}, status=400 if form.errors else 200)


def _make(request: HttpRequest, form: FirstAccountForm) -> bool:
    told = {name: form.cleaned_data[name] for name in ("username", "name", "password", "code")}
    try:
        admin = accounts.make_first_account(**told, team=form.new_team())
    except Refusal as no:
        form.add_error("code", no.sentence)
        return False
    login(request, admin, backend="django.contrib.auth.backends.ModelBackend")
    return True
