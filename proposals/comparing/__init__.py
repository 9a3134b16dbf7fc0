"""Two outlines to changes. Pure, repeatable: the same outlines give the same changes, byte for byte."""

from proposals.comparing.changes import Compared
from proposals.comparing.comparison import ENGINE, compare

__all__ = ["ENGINE", "Compared", "compare"]
