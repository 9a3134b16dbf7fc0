"""The languages of drafts."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("", _("as the file says")),
    ("en", _("English")),
    ("zh", _("Chinese")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
]
"""The six languages of the United Nations, in which drafts come."""
