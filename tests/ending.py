"""What guards against work that grows with the square of a text: it would take many minutes, on any machine."""

from __future__ import annotations

import pytest

comes_to_an_end = pytest.mark.timeout(60)
