"""Two outlines to changes. Pure, repeatable: the same outlines give the same changes, byte for byte."""
