"""How long what people write may be, in characters: far more than anyone needs, so that nothing fills a site."""

from __future__ import annotations

from django.utils.translation import gettext as _

from proposals.refusals import Refusal

REASON = 2_000
"""Why a version is taken back, or a remark dismissed."""
ID = 40


class TooLong(Refusal):
    """A text is longer than texts of its kind may be."""

    code = "too-long"


def refuse_long(text: str, most: int, *, stands: str = "") -> None:
    """Refuse a text of more than `most` characters; what `stands` already may be said again."""
    if len(text) > most and text != stands:
        raise TooLong(
            _("This text has %(length)d characters; %(most)d are taken.") % {"length": len(text), "most": most}
        )
