"""Markup as nobody writes it: any elements in one another."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st


def pieces(tags: Sequence[str], leaves: Sequence[str]) -> st.SearchStrategy[str]:
    """A leaf, or elements of these `tags` in one another with leaves in them."""
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(tags), st.lists(inner, max_size=4)
        ),
        max_leaves=20,
    )
