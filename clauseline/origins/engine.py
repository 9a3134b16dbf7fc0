"""What the origins of a clause follow from."""

from typing import Final

from clauseline.origins.grams import GRAMS

ENGINE: Final = f"{GRAMS}.1"
"""The edition of the grams, and how passages are found by them. Whoever changes which are found counts on."""
