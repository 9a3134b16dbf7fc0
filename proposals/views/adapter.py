"""How allauth meets this site: who may sign up, what is recorded, in which words it refuses."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from proposals.models import Invitation, User
from proposals.refusals import TooOften
from proposals.services import accounts, invitations, letters, people, site
from proposals.services.guesses import Attempt
from proposals.sign_in import devices

MISMATCH = _("Account name and password do not belong together. Nothing else is wrong; please try again.")
TOO_OFTEN = _("This was tried too often. Please wait five minutes, then try again.")
WRONG_CODE = _("This code does not hold. It may have run out: please take the one that is shown now.")
KEPT = "invitation"
"""Where the session keeps the secret of the invitation with which a newcomer came."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up by invitation, unless the site is open to all."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "enter_current_password": _("This is not your password. Nothing was changed."),
        "incorrect_password": _("This is not your password."),
        "email_taken": _("An account with this e-mail address is here already. Sign in, or set a new password."),
        "duplicate_email": _("This address is one of your account already."),
        "cannot_remove_primary_email": _("This is your first address. Make another one the first, then remove it."),
        "username_taken": _("An account of this name is here already. Please choose another one."),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The account with this name or address and password; a try is counted, and none is looked at beyond limits."""
        attempt = self.begin(request, "password", credentials.get("username") or credentials.get("email") or "")
        found: User | None = super().authenticate(request, **credentials)
        if found is not None:
            attempt.was_right()
        return found

    def begin(self, request: HttpRequest, kind: str, account: User | str) -> Attempt:
        """A try that counts; ValidationError if there were too many."""
        try:
            return devices.begin(request, kind, account)
        except TooOften:
            raise self.validation_error("too_many_login_attempts") from None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.OPEN_SIGN_UP or invitation_of(request) is not None

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.name = form.cleaned_data["name"]
        super().save_user(request, user, form, commit=False)
        invitation = invitations.find(request.session.get(KEPT, ""))
        accounts.enter(user, invitation=invitation)
        request.session.pop(KEPT, None)
        if invitation is not None and invitation.mailed:
            # Who came by a letter to this address has it.
            self.stash_verified_email(request, invitation.email)
        return user

    def get_login_stages(self) -> list[str]:
        own = f"{Confirmation.__module__}.{Confirmation.__name__}"
        return [own if one.endswith(".EmailVerificationStage") else one for one in super().get_login_stages()]

    def set_password(self, user: User, password: str) -> None:
        people.set_password(user, password)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Addresses in a letter are those of this site, whatever host the request named that asked for it."""
        urls = {name: site.own(value) for name, value in context.items() if name.endswith("_url")}
        mail = {"request": self.request, "email": email, "current_site": {"domain": site.host()}, **context, **urls}
        letter = self.render_mail(template_prefix, email, mail)
        letters.post(email, subject=letter.subject, text=str(letter.body))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


class Confirmation(EmailVerificationStage):  # type: ignore[misc]
    """On a site that is open to all, an address is confirmed before it opens. Who has none signs in without one."""

    def handle(self) -> Any:
        person = self.login.user
        has_none = person is not None and not self.login.signup and not invitations.addresses(person)
        return (None, True) if has_none else super().handle()


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor, in our words."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}


def invitation_of(request: HttpRequest) -> Invitation | None:
    """The open invitation with which the person came, if any."""
    invitation = invitations.find(request.session.get(KEPT, ""))
    return invitation if invitation is not None and invitation.state == Invitation.State.OPEN else None
