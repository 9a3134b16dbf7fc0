"""A real sample, from files that a person has; here they are others of the same names."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from django.core.management import CommandError, call_command

from proposals.models import Body, Comparison, Contributor, Link, Proposal, Version

pytestmark = pytest.mark.django_db

ROWS = (Body, Contributor, Proposal, Version, Link, Comparison)
CHINESE = (
    "1　范围",
    "本虚构文件规定工坊如何保存零件清单。",
    "2　要求",
    "工坊应保存全部零件的清单，并注明每个零件的许可证。",
)
ENGLISH = """# 1 Scope

This fictional document says how a workshop keeps its list of parts.

# 2 Requirements

The workshop shall keep a list of all parts, with the licence of each.
"""


@pytest.fixture(autouse=True)
def embedded(settings):
    """On one's own machine, where alone a sample is loaded."""
    settings.EMBEDDED = True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chinese = docx.Document()
    for line in CHINESE:
        chinese.add_paragraph(line)
    chinese.save(str(tmp_path / "zh-2.0.docx"))
    (tmp_path / "en-iso5230.md").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    call_command("sample", real=folder)
    return capsys.readouterr().out.splitlines()


def test_an_industry_text_and_its_standard_are_linked_and_compared(folder, capsys):
    said = run(folder, capsys)
    assert said[:3] == [
        "OpenChain 2.0 (zh): added from zh-2.0.docx.",
        "ISO/IEC 5230:2020: added from en-iso5230.md.",
        "OpenChain adopted as ISO/IEC 5230: linked.",
    ]
    comparison = Comparison.objects.get()
    assert said[3] == f"Their comparison was made: /comparisons/{comparison.slug}/"
    assert (comparison.across, comparison.ready_at is None) == (True, False)
    assert list(Body.objects.order_by("pk").values_list("short_name", flat=True)) == ["OpenChain", "ISO/IEC JTC 1"]
    assert set(Version.objects.values_list("number", "date", "language")) == {
        ("OpenChain 2.0 (zh)", None, "zh"),
        ("ISO/IEC 5230:2020", None, "en"),
    }
    link = Link.objects.get()
    assert (link.source.number, link.kind, link.target.number) == ("OpenChain", "adopted-as", "ISO/IEC 5230")


def test_a_second_time_adds_nothing_and_says_so(folder, capsys):
    run(folder, capsys)
    before = [model.objects.count() for model in ROWS]
    said = run(folder, capsys)
    assert [model.objects.count() for model in ROWS] == before
    assert [line.rpartition(" ")[2] for line in said[:3]] == ["already.", "already.", "already."]
    assert said[3].startswith("Their comparison was here already: /comparisons/")


def test_what_is_not_there_is_named_and_nothing_is_made(tmp_path):
    with pytest.raises(CommandError, match=r"There is no folder .*nowhere"):
        call_command("sample", real=tmp_path / "nowhere")
    (tmp_path / "zh-2.0.docx").touch()
    with pytest.raises(CommandError, match=r"has no en-iso5230.md\. .*; it has zh-2.0.docx\."):
        call_command("sample", real=tmp_path)
    assert [model.objects.count() for model in ROWS] == [0] * len(ROWS)
