"""What people fill in at the door: allauth's forms in our words, with one field for a new password."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from django import forms
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from proposals.models import User
from proposals.services import letters

PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
EMAIL = _("E-mail address")
STRENGTH = _("At least 8 characters, nothing that many people use, and not like your name.")
CODE = _("Code")
CODE_HELP = _("Six figures of your authenticator app, or one of your recovery codes.")


class Plain:
    """Labels above the fields say what goes in: there are no words inside them."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, forms.Field]
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
        if "password1" in self.fields:
            self.fields["password1"].help_text = STRENGTH


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]
    """Name or address, and password."""

    labels = {"login": _("Account name or e-mail address"), "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "autofocus": True}


class SignUpForm(Plain, account.SignupForm):  # type: ignore[misc]
    """A new account."""

    labels = {"username": _("Account name"), "email": EMAIL, "password1": PASSWORD}
    helps = {"username": _("With this you sign in."), "name": _("As colleagues see it.")}
    field_order = ("name", "email", "username", "password1")

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        if not self.fields["email"].required:
            self.fields["email"].help_text = _("Not needed. With it you can set a new password by yourself.")

    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            self._rehearse(request)
        return super().try_save(request)

    def _rehearse(self, request: HttpRequest) -> None:
        """Do all that makes an account, and undo it: it takes as long as for somebody whom nobody knows."""
        kept = dict(request.session)
        self.account_already_exists = False
        with transaction.atomic():
            self.save(request)
            transaction.set_rollback(True)
        self.account_already_exists = True
        request.session.update(kept)

    def fix_email(self, email: str) -> None:
        """The address to which the invitation went is the one of the account."""
        self.fields["email"].initial = email
        self.fields["email"].disabled = True


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password instead of the old one."""

    labels = {"oldpassword": _("Password until now"), "password1": NEW_PASSWORD}

    def clean_oldpassword(self) -> str:
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class SetPasswordForm(Plain, account.SetPasswordForm):  # type: ignore[misc]
    """A password where there was none."""

    labels = {"password1": NEW_PASSWORD}


class ResetForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Where the letter goes that opens the account. Nobody looks here whether there is one."""

    labels = {"email": EMAIL}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **more: Any) -> str:
        email: str = self.cleaned_data["email"]
        letters.post_reset(email)
        return email


class ResetPasswordForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password of one who came by that letter."""

    labels = {"password1": NEW_PASSWORD}


class ConfirmForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    labels = {"password": PASSWORD}


class EmailForm(Plain, account.AddEmailForm):  # type: ignore[misc]
    """A further address."""

    labels = {"email": _("Another e-mail address")}


class Coded(Plain):
    """A field for a code, which phones fill in by themselves."""

    labels = {"code": CODE}
    helps = {"code": CODE_HELP}
    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        adapter = get_adapter()
        attempt = adapter.begin(context.request, "code", self.user)
        code: str = super().clean_code()  # type: ignore[misc]
        attempt.was_right()
        return code


class CodeForm(Coded, second.AuthenticateForm):  # type: ignore[misc]
    """The second factor at the door."""


class ConfirmCodeForm(Coded, second.ReauthenticateForm):  # type: ignore[misc]
    """The second factor once more."""


class ActivateForm(Coded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app, which shows that it has the secret."""

    helps = {"code": _("The six figures that the app shows now.")}
