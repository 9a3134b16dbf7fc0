"""Brings the files of translators up to what the interface says today, and compiles them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Needs what the checks need (./check --setup-only)."""

    help = "Merge the strings of today into the files of translators, and compile those."

    def handle(self, *args: Any, **options: Any) -> None:
        """Update every language and say what is left to translate."""
        from project import translating

        for language in translating.LANGUAGES:
            left = translating.update(language)
            self.stdout.write(f"{language}: {left} left to translate" if left else f"{language}: whole")
