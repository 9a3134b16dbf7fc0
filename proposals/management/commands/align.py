"""`manage.py align`: `clauseline align`. Needs no database."""

from proposals.management.engine import EngineCommand


class Command(EngineCommand):
    """As the engine does it."""
