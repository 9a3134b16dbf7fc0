"""`manage.py compare`: `clauseline compare`, which here writes pages too. Needs no database."""

from argparse import Namespace

from clauseline.cli import compare
from clauseline.cli.answers import Answer
from proposals.management.engine import EngineCommand
from proposals.services.exports import COMPARISON_FORMATS


class Command(EngineCommand):
    """As the engine does it, with all forms that the site has."""

    def answer(self, options: Namespace) -> Answer:
        """What the engine answers."""
        return compare.answer(options, COMPARISON_FORMATS)
