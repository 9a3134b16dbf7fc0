"""What the site's admin keeps: accounts, teams, bodies and contributors. Drafts and remarks are not theirs."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from proposals.models import Body, Contributor, Membership, Team, User


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
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


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "member_code")
    search_fields = ("name",)
    inlines = (MembershipInline,)


@admin.register(Body)
class BodyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("short_name", "name", "country")
    search_fields = ("short_name", "name")


@admin.register(Contributor)
class ContributorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "country")
    search_fields = ("name",)
