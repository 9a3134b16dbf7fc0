"""Coming in and going."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.account.utils import perform_login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse

from proposals.forms.people import FirstAccountForm
from proposals.refusals import Refusal
from proposals.services import accounts, people
from proposals.views.access_decorators import person
from proposals.views.adapter import KEPT, invitation_of


class SignIn(account.LoginView):  # type: ignore[misc]
    """The door. On a new site it says how the first account is made."""

    extra_context = {"is_new_site": accounts.is_new_site}

    def get_next_url(self) -> str | None:
        """Who only asked for the first page begins where everyone does."""
        asked: str | None = super().get_next_url()
        return resolve_url(settings.LOGIN_REDIRECT_URL) if asked == reverse("front") else asked


class SignUp(account.SignupView):  # type: ignore[misc]
    """A new account, of a person who is invited or on a site that is open."""

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        invitation = invitation_of(self.request)
        if invitation is not None and invitation.email:
            form.fix_email(invitation.email)
        return form

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        invitation, secret = invitation_of(self.request), self.request.session.get(KEPT)
        back = reverse("invitation", args=[secret]) if invitation else ""
        return {**super().get_context_data(**context), "invitation": invitation, "back": back}


class Emails(account.EmailView):  # type: ignore[misc]
    """One's addresses, of which one is the first."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        people.name_first_address(person(request))
        page: HttpResponse = super().get(request, *args, **kwargs)
        return page


emails = Emails.as_view()
sign_in = SignIn.as_view()
sign_up = SignUp.as_view()


def make_first(request: HttpRequest) -> HttpResponse:
    """The first account; on a site that has one this page does not exist."""
    if not accounts.is_new_site():
        raise Http404
    form = FirstAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _make(request, form):
        return redirect("library")
    return render(request, "proposals/first_account.html", {"form": form}, status=400 if form.errors else 200)


def _make(request: HttpRequest, form: FirstAccountForm) -> bool:
    fields = {name: form.cleaned_data[name] for name in ("username", "name", "password", "code")}
    try:
        admin = accounts.make_first_account(**fields, team=form.new_team())
    except Refusal as no:
        form.add_error("code", no.sentence)
        return False
    perform_login(request, admin)
    return True
