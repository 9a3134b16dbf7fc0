"""The same small draft with tracked changes, as a Word and as an OpenDocument file, by two people."""

from __future__ import annotations

from tests.drafts import open as odt
from tests.drafts.word import paragraph, run, word_file

AFTER = "Records may be kept here."
BEFORE = "Records be kept for ever here."

_INSERTED = f'<w:ins w:author="Ana" w:date="2023-05-02T09:00:00Z">{run("may ")}</w:ins>'
_DELETED = '<w:del w:author="Bo &amp; Co" w:date="2023-05-04T09:00:00Z"><w:r><w:delText xml:space="preserve">for ever '
_DELETED += "</w:delText></w:r></w:del>"

WORD = word_file(
    paragraph("1\tScope", "Heading1"),
    paragraph("Records ", inner=f"{_INSERTED}{run('be kept ')}{_DELETED}{run('here.')}"),
)


def _change(key: str, kind: str, author: str, content: str = "") -> str:
    who = f"<dc:creator>{author}</dc:creator><dc:date>2023-05-02T09:00:00</dc:date>"
    inner = f"<office:change-info>{who}</office:change-info>{content}"
    return f'<text:changed-region text:id="{key}"><text:{kind}>{inner}</text:{kind}></text:changed-region>'


_REGIONS = _change("a", "insertion", "Ana") + _change("b", "deletion", "Bo", odt.paragraph("for ever "))
_MAY = '<text:change-start text:change-id="a"/>may <text:change-end text:change-id="a"/>be kept '

OPEN = odt.open_file(
    f"<text:tracked-changes>{_REGIONS}</text:tracked-changes>",
    odt.heading("1 Scope"),
    odt.paragraph("Records ", inner=f'{_MAY}<text:change text:change-id="b"/>here.'),
)
