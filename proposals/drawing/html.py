"""HTML that is written in Python: its type says that all words in it are escaped."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString

NOTHING: Final = SafeString("")
