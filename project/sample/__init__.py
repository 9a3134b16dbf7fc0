"""The sample: drafts of fictional bodies, written for this project, as Word files.

C1 is the standard of an industry alliance, N1 the national draft that hardened it, A1 the contribution that brought it
to a focus group, A2 what that made of it, and A3 what became of it at the next meeting, with words of two more
contributions: E1 on rights, T2 on traceability. Their words stand in the text files beside this module; `markup.py`
says how those are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from project.sample import layouts, markup, word

HERE = Path(__file__).parent
OPENING = "FICTIONAL SAMPLE — not a document of ITU, ISO, SAC or any company / 虚构样例"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDraft:
    """One draft. `proposal` is the work item it belongs to, `contributors` who brought it, and what they are."""

    number: str
    title: str
    date: date | None
    language: str
    filename: str
    body: str
    contributors: Mapping[str, str]
    proposal: str
    stage: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDraft(LoadedDraft):
    """A fictional one, which people call by its `name`."""

    name: str
    date: date
    topic: str = "digital identity"


DRAFTS = (
    SampleDraft(
        name="N1",
        number="T/XWSG 001—2023",
        title="虚拟世界数字身份体系　总体技术要求",
        date=date(2023, 4, 10),
        language="zh",
        filename="t-xwsg-001.docx",
        body="XWSG",
        contributors={"天禾移动": "company"},
        proposal="T/XWSG 001",
        stage="征求意见稿",
    ),
    SampleDraft(
        name="A1",
        number="FGXW-I-031",
        title="Proposal: Requirements of a digital identity system for virtual worlds",
        date=date(2023, 6, 12),
        language="en",
        filename="fgxw-i-031.docx",
        body="FGXW",
        contributors={"Tianhe Mobile": "company"},
        proposal="FGXW-D6.3-didsys",
        stage="Contribution",
    ),
    SampleDraft(
        name="A2",
        number="FGXW-O-047",
        title="Draft: Framework and requirements of a trustworthy digital identity system",
        date=date(2023, 7, 6),
        language="en",
        filename="fgxw-o-047.docx",
        body="FGXW",
        contributors={"FGXW Working Group 6": "body"},
        proposal="FGXW-D6.3-didsys",
        stage="Draft",
    ),
    SampleDraft(
        name="A3",
        number="FGXW-O-088",
        title="Draft, version 3: Framework and requirements of a trustworthy digital identity system",
        date=date(2023, 10, 5),
        language="en",
        filename="fgxw-o-088.docx",
        body="FGXW",
        contributors={"FGXW Working Group 6": "body"},
        proposal="FGXW-D6.3-didsys",
        stage="Draft",
    ),
    SampleDraft(
        name="C1",
        number="T/XWIA 012—2022",
        title="虚拟世界用户身份管理规范",
        date=date(2022, 5, 20),
        language="zh",
        filename="t-xwia-012.docx",
        body="XWIA",
        contributors={"天禾移动": "company", "示例身份技术研究所（虚构）": "institute"},
        proposal="T/XWIA 012",
        stage="发布稿",
    ),
    SampleDraft(
        name="E1",
        number="FGXW-I-058",
        title="Proposal: Rights safeguards for digital identity systems",
        date=date(2023, 9, 4),
        language="en",
        filename="fgxw-i-058.docx",
        body="FGXW",
        contributors={"European Virtual Rights Forum": "civil-society"},
        proposal="FGXW-I-058",
        stage="Contribution",
    ),
    SampleDraft(
        name="T2",
        number="FGXW-I-066",
        title="Proposal: Text on traceability of identity events",
        date=date(2023, 9, 20),
        language="en",
        filename="fgxw-i-066.docx",
        body="FGXW",
        contributors={"Tianhe Mobile": "company"},
        proposal="FGXW-I-066",
        stage="Contribution",
    ),
)
DERIVED = (("N1", "C1"), ("A1", "N1"), ("A1", "E1"), ("A1", "T2"))
"""Of which draft's proposal another's is known to be made, as its people said."""


def write(draft: SampleDraft) -> bytes:
    """`draft` as a .docx file; the same bytes every time."""
    layout = layouts.BY_LANGUAGE[draft.language]
    source = (HERE / draft.filename).with_suffix(".txt").read_text(encoding="utf-8")
    about = word.About(
        number=draft.number,
        title=draft.title,
        creator=", ".join(draft.contributors),
        date=draft.date,
        language=draft.language,
    )
    return word.write(markup.read(source, layout), layout, about, pictures=HERE)
