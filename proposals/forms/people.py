"""What people fill in about themselves, their teams and those they invite."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from proposals.models import Role, Scope, User
from proposals.services.accounts import NewTeam


class FirstAccountForm(forms.Form):
    """The first account of a new site, and its team."""

    code = forms.CharField(label=_("Code"), help_text=_("Twelve letters and figures. The site's log shows them."))
    username = forms.CharField(label=_("Account name"), max_length=150, validators=[User.username_validator])
    name = forms.CharField(label=_("Your name"), help_text=_("As colleagues see it."), max_length=120, required=False)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    team = forms.CharField(label=_("Your team"), help_text=_("The people who review together."), max_length=120)
    member_code = forms.CharField(
        label=_("Member code"),
        help_text=_("The code under which the team comments, such as two letters of a country."),
        max_length=10,
        required=False,
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(username=self.cleaned_data.get("username", "")))
        return password

    def new_team(self) -> NewTeam:
        return NewTeam(self.cleaned_data["team"], self.cleaned_data["member_code"])


class TeamForm(forms.Form):
    """A team's name and the code under which it comments."""

    name = forms.CharField(label=_("Name"), max_length=120)
    member_code = forms.CharField(
        label=_("Member code"),
        help_text=_("The code under which the team comments, such as two letters of a country."),
        max_length=10,
        required=False,
    )


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.REVIEWER)

    def __init__(self, *args: Any, is_mailed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = (
            _("The invitation goes there. Without an address you get a link to pass on yourself.")
            if is_mailed
            else _(
                "This site sends no mail: you get a link to pass on. With an address it opens for that person alone."
            )
        )


class PersonForm(forms.Form):
    """What a person says of themselves."""

    name = forms.CharField(label=_("Your name"), help_text=_("As colleagues see it."), max_length=120, required=False)
    credit = forms.CharField(
        label=_("Credit"), help_text=_("How comments sent to a body name you."), max_length=120, required=False
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("as the browser asks")), *settings.LANGUAGES], required=False
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(name, name) for name in sorted(available_timezones())]
    )


class CloseForm(forms.Form):
    """What becomes of a person's published words when the account is closed."""

    credit = forms.CharField(
        label=_("Keep what I published under"),
        help_text=_("A name of your choice, or nothing."),
        max_length=120,
        required=False,
    )
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class TokenForm(forms.Form):
    """A new key."""

    DAYS = (7, 30, 90, 366)

    name = forms.CharField(label=_("What is it for?"), help_text=_("Such as: laptop."), max_length=80)
    scope = forms.ChoiceField(
        label=_("What may it do?"),
        widget=forms.RadioSelect,
        initial=Scope.READ,
        choices=[
            (Scope.READ, _("read: all that you see")),
            (Scope.ANNOTATE, _("annotate: also remarks, answers and ticks")),
            (Scope.EDIT, _("edit: also proposals, versions, teams and comment sets")),
            (Scope.ADMINISTER, _("administer: also people, invitations, tokens and your account")),
        ],
    )
    days = forms.TypedChoiceField(label=_("For how long?"), coerce=int, initial=90)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [ngettext("%(n)d day", "%(n)d days", days) % {"n": days} for days in self.DAYS[:-1]]
        self.fields["days"].choices = [*zip(self.DAYS, [*words, _("a year")], strict=True)]  # type: ignore[attr-defined]

    def ends(self) -> datetime:
        """When the key ends that was asked for."""
        return timezone.now() + timedelta(days=self.cleaned_data["days"])
