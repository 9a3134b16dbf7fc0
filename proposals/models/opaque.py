"""Public ids: short, random, saying nothing of a row's number."""

from __future__ import annotations

import secrets

from django.db import models

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without the letters and figures that people mistake for one another."""


def new_slug() -> str:
    """Ten random letters: about 49 bits."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


class Opaque(models.Model):
    """A row that the world knows by its slug."""

    slug = models.SlugField(max_length=40, unique=True, default=new_slug, editable=False)

    class Meta:
        abstract = True
