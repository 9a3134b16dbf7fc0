"""Public ids: short, random, saying nothing of a row's number."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import models

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without the letters and figures that people mistake for one another."""


def new_slug() -> str:
    """Ten random letters: about 49 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


class Unfrozen:
    """A field of which migrations know neither the default nor the folder: those are code, and lives on."""

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()  # type: ignore[misc]
        plain = type(self).__mro__[2]
        told = {key: "" if key == "upload_to" else value for key, value in kwargs.items() if key != "default"}
        return name, f"django.db.models.{plain.__name__}", args, told


class OpaqueSlug(Unfrozen, models.SlugField):  # type: ignore[type-arg]
    """A slug that is made with its row."""


class OpaqueKey(Unfrozen, models.CharField):  # type: ignore[type-arg]
    """A key that is made with its row."""


class OpaqueFile(Unfrozen, models.FileField):
    """A file in a folder of its own."""


class Opaque(models.Model):
    """A row that the world knows by its slug."""

    slug: models.SlugField[str, str] = OpaqueSlug(max_length=40, unique=True, default=new_slug, editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """A row that says when it was changed last. What changes it without `save` has to say so itself."""

    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def save(self, *, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        names = None if update_fields is None else {*update_fields, "changed_at"}
        super().save(update_fields=names, **how)
