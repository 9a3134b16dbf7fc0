"""The account of Markdown closes, whatever its lines are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.reading import Unreadable
from clauseline.reading.markdown.reader import MarkdownReader
from tests.drafts.accounts import assert_account

PIECES = st.sampled_from(
    [
        "# 1 Scope",
        "## 1.1 Terms {#t}",
        "Setext\n===",
        "- item",
        "1. item",
        "> quote",
        "    code",
        "```\n# x\n```",
        "---",
        "| a | b |\n|---|---|\n| c | d |",
        "<h2>2 x</h2>",
        "<table><tr><td>a</td></tr>",
        "</table>",
        "<!-- c -->",
        "[a]: /u",
        "[link](u) `code` **b** &lt; \\*",
        "![alt](u)",
        "--- middle",
        "--- back",
        '{:numbered="false"}',
        "<div>",
        "A\tB",
        "+ plus",
        "---\ntitle: x\n---",
        "---\ntitle: x\nnormative:\n  RFC2119:\n  OWN:\n    title: 'Keeping <e\u0301>'\n    author: {name: A}\n",
        "informative:\n  RULES: RFC9998\n  é: {title: a: b}",
        "{{!RFC2119}} {{?OTHER=RFC9999}} {{-x}}",
        "{::boilerplate bcp14}",
        "<a name='x'>\n## 3 y",
        "a  \nb",
        "\\",
        "<b",
        "&nbsp;",
        "+---+---+\n| a | b |\n+===+===+\n| c | - d |\n|   | e |\n+---+---+",
        "+---+\n| a |\n+",
        "| a |",
        "  a   b\n  --- ---\n  c   d",
        "  -------\n  a   b\n  --- ---\n  c   d\n\n  e   f\n  -------",
        ": caption",
        "[^1]: note\n\n    more",
        "x[^1]",
        "::: {.note}",
        "[a [b]{.c}]{#d}",
        "`x`{=html} `y`{.z}",
        "```{=html}\n<p>a</p>\n```",
        "x^2^ y~1~ a\\ b -- c",
        "(a) item",
        "#. item",
        "(@x) item",
        "| line",
        "\ufdd0\ufdd1\ufdd2\ufdd3",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=15), st.sampled_from(["\n", "\n\n", "\r\n"]))
@settings(max_examples=200, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(pieces, ends):
    try:
        outline = MarkdownReader().read(ends.join(pieces).encode("utf-8", "ignore"), "x.md", {})
    except Unreadable:
        return
    assert_account(outline)
