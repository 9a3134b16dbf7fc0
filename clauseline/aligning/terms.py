"""Terms that both of two texts in different languages define."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.aligning.encoder import Encoder
from clauseline.aligning.signs import shared, signs_of
from clauseline.aligning.vectors import Known, Vectors
from clauseline.definitions import Definition, DefinitionPair

ALIKE, AHEAD = 0.5, 0.05
"""So like are a term and its text to those of the other side, and so much liker than any others."""


def pair_terms(
    old: Sequence[Definition], new: Sequence[Definition], encoder: Encoder | None, known: Known | None = None
) -> tuple[DefinitionPair, ...]:
    """The definitions that say the same on both sides, in the order of the new ones; the others are in none."""
    if not old or not new:
        return ()
    texts = [[f"{one.term}: {one.text}" for one in side] for side in (old, new)]
    alike = shared(*([signs_of(text) for text in side] for side in texts))
    if encoder:
        vectors = Vectors(encoder, {} if known is None else known)
        alike = vectors.means(texts[0]) @ vectors.means(texts[1]).T + 0.15 * alike
    found = []
    for j, i in enumerate(alike.argmax(axis=0).tolist()):
        others = [*alike[i, :j], *alike[i, j + 1 :], *alike[:i, j], *alike[i + 1 :, j]]
        if alike[i, j] >= ALIKE and alike[i, j] - max(others, default=0) >= AHEAD:
            found.append(DefinitionPair(old[i], new[j]))
    return tuple(found)
