"""Lines in bold type alone as titles of what stands below them."""

from __future__ import annotations

import pytest

from clauseline import read

LAMPS = """# Harbour rules

Lamps burn here.

## Lamps

**Your lamp**

You may light **one** lamp.

**The lamps of others**

- Do not touch them.
"""


def titles(text: str) -> list[tuple[int, str]]:
    return [(clause.level, clause.title) for clause in read(text.encode(), "rules.md").clauses]


def test_a_line_in_bold_type_heads_what_stands_below_it():
    assert titles(LAMPS + "\n## Bells\n\nBells ring.\n") == [
        (1, "Lamps"), (2, "Your lamp"), (2, "The lamps of others"), (1, "Bells"),
    ]  # fmt: skip


def test_where_there_are_headings_of_that_level_it_is_stressed():
    assert titles(LAMPS + "\n### Bells\n\nBells ring.\n") == [(1, "Lamps"), (2, "Bells")]


def test_a_text_without_headings_has_titles_in_bold_type():
    assert titles("**Lamps**\n\nLamps burn.\n\n**Bells**\n\nBells ring.\n") == [(1, "Lamps"), (1, "Bells")]


@pytest.mark.parametrize(
    "line",
    [
        "**Never at night.**",
        "**Note**",
        "**operators**",
        "**Lamps** and bells",
        "> **Bells**",
        "- **Bells**",
        "**Bells:**",
    ],
)
def test_what_is_no_title_is_none(line):
    text = LAMPS + f"\n{line}\n\nBells ring.\n"
    assert [title for _level, title in titles(text)] == ["Lamps", "Your lamp", "The lamps of others"]


def test_one_line_alone_is_stressed():
    assert titles("## Lamps\n\n**Your lamp**\n\nLight it.\n\n## Bells\n\nThey ring.\n") == [(1, "Lamps"), (1, "Bells")]
