"""Two outlines to changes. Pure, repeatable: the same outlines give the same changes, byte for byte."""

from clauseline.comparing.changes import Compared
from clauseline.comparing.comparison import ENGINE, compare

__all__ = ["ENGINE", "Compared", "compare"]
