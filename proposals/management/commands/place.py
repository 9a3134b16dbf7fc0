"""`manage.py place`: `clauseline place`. Needs no database."""

from proposals.management.engine import EngineCommand


class Command(EngineCommand):
    """As the engine does it."""
