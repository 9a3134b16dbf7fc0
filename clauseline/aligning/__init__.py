"""Which clause of a text is which of a text in another language, and what a confirmed pair of clauses says alike."""

from clauseline.aligning.encoder import Encoder, Halves, encoder_name, load_encoder
from clauseline.aligning.pairing import Aligned, AlignedPair, align
from clauseline.aligning.vectors import Known, Vectors, key_of

__all__ = [
    "Aligned",
    "AlignedPair",
    "Encoder",
    "Halves",
    "Known",
    "Vectors",
    "align",
    "encoder_name",
    "key_of",
    "load_encoder",
]
