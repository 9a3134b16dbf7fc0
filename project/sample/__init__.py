"""The sample: four drafts of fictional bodies, written for this project, as Word files.

A1 is a contribution, A2 what a focus group made of it, A3 what became of that at the next meeting, and N1 the national
draft from which A1 was taken. Their words stand in the text files beside this module; `markup.py` says how those are
written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from project.sample import layouts, markup, word

HERE = Path(__file__).parent
OPENING = "FICTIONAL SAMPLE — not a document of ITU, ISO, SAC or any company / 虚构样例"


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """One fictional draft. `proposal` is the work item it belongs to, `contributor` who brought it."""

    name: str
    number: str
    title: str
    date: date
    language: str
    filename: str
    body: str
    contributor: str
    proposal: str
    stage: str


DRAFTS = (
    SampleDraft(
        name="N1",
        number="T/XWSG 001—2023",
        title="虚拟世界数字身份体系　总体技术要求",
        date=date(2023, 4, 10),
        language="zh",
        filename="t-xwsg-001.docx",
        body="XWSG",
        contributor="天禾移动",
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
        contributor="Tianhe Mobile",
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
        contributor="FGXW Working Group 6",
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
        contributor="FGXW Working Group 6",
        proposal="FGXW-D6.3-didsys",
        stage="Draft",
    ),
)


def write(draft: SampleDraft) -> bytes:
    """`draft` as a .docx file; the same bytes every time."""
    layout = layouts.BY_LANGUAGE[draft.language]
    source = (HERE / draft.filename).with_suffix(".txt").read_text(encoding="utf-8")
    about = word.About(
        number=draft.number, title=draft.title, creator=draft.contributor, date=draft.date, language=draft.language
    )
    return word.write(markup.read(source, layout), layout, about, pictures=HERE)
