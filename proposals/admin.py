"""What the site's admin keeps: accounts, teams, bodies and contributors. Drafts and remarks are not theirs.

Nor are second factors, sessions and addresses of people, which libraries would show there: nothing registers itself.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from proposals.models import Body, Contributor, Membership, Team, User
from proposals.models.opaque import Opaque
from proposals.services import audit, tokens


def person(request: HttpRequest) -> User:
    """The admin whose request this is."""
    return cast(User, request.user)


class Recorded(admin.ModelAdmin):  # type: ignore[type-arg]
    """Acts of an admin are recorded as those of all others are: in the same transaction."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        audit.record("made" if isinstance(obj, User | Team) else "added", obj, by=person(request))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        audit.record("changed", obj, by=person(request))
        return super().log_change(request, obj, message)

    def delete_model(self, request: HttpRequest, obj: Opaque) -> None:
        super().delete_model(request, obj)
        audit.record("deleted", obj, by=person(request))

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        gone = list(queryset)
        super().delete_queryset(request, queryset)
        for one in gone:
            audit.record("deleted", one, by=person(request))


class PasswordForm(AdminPasswordChangeForm):  # type: ignore[type-arg]
    """A new password for somebody: no token of theirs opens anything any more, as when they set it themselves."""

    def save(self, commit: bool = True) -> User:
        user: User = super().save(commit)
        tokens.revoke_all(user)
        return user


class AccountAdmin(Recorded, UserAdmin):  # type: ignore[type-arg]
    change_password_form = PasswordForm
    list_display = ("username", "name", "email", "is_active", "is_staff")
    search_fields = ("username", "name", "email")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("name", "credit", "email", "language", "time_zone")}),
        (_("Permissions"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


class TeamAdmin(Recorded):
    list_display = ("name", "member_code")
    search_fields = ("name",)
    inlines = (MembershipInline,)

    def save_formset(
        self, request: HttpRequest, form: ModelForm[Team], formset: BaseModelFormSet[Any, Any], change: bool
    ) -> None:
        """Who joins, leaves or gets another role is recorded one by one."""
        super().save_formset(request, form, formset, change)
        changed = [membership for membership, _fields in formset.changed_objects]
        acts = (("joined", formset.new_objects), ("given-role", changed), ("left", formset.deleted_objects))
        for verb, memberships in acts:
            for one in memberships:
                audit.record(verb, form.instance, by=person(request), person=one.user.slug, role=str(one.role))


class BodyAdmin(Recorded):
    list_display = ("short_name", "name", "country")
    search_fields = ("short_name", "name")


class ContributorAdmin(Recorded):
    list_display = ("name", "country", "kind")
    search_fields = ("name",)


def register() -> None:
    """These and no others."""
    # It comes with the pages of accounts, and means nothing here.
    admin.site.unregister(Group)
    for model, pages in ((User, AccountAdmin), (Team, TeamAdmin), (Body, BodyAdmin), (Contributor, ContributorAdmin)):
        admin.site.register(model, pages)
