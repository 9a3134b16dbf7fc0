"""What the site's admin adds here: instruments and their articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db import models

from annotations.models import Article, Instrument
from proposals.admin import Recorded

SECURE: Mapping[type[models.Field[Any, Any]], Mapping[str, Any]] = {models.URLField: {"assume_scheme": "https"}}
"""An address that is typed without its scheme."""


class ArticleInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Article
    fields = ("label", "text", "address", "order")
    extra = 0
    formfield_overrides = SECURE


class InstrumentAdmin(Recorded):
    list_display = ("name", "address")
    search_fields = ("name",)
    fields = ("name", "label", "address", "order")
    formfield_overrides = SECURE
    inlines = (ArticleInline,)


def register() -> None:
    """These and no others."""
    admin.site.register(Instrument, InstrumentAdmin)
