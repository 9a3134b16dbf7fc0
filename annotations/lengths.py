"""How long what reviewers write may be, in characters."""

from __future__ import annotations

TEXT = 100_000
"""A comment, a proposed wording, a quote: several times the longest clause that bodies write."""
REPLY = 20_000
ELEMENT = 60
TRANSLATOR = 200
"""Who translated a clause, in free words."""
AROUND = 1_000
"""What stood before and after a quote; pages send 32."""
CONCERNS = 200
"""How many concerns one remark names: far more than the vocabulary has."""
TITLE = 200
"""What an argument is called."""
ADDRESS, LINE = 500, 1_000
"""Where the evidence of an argument stands, and what is said of it."""
EVIDENCE, ARTICLES = 20, 50
"""How much evidence, and how many articles, one argument has."""
