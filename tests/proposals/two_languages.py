"""A draft in Chinese and one in English, and their comparison."""

from __future__ import annotations

from typing import Any

from proposals.models import Comparison, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

CHINESE = (
    paragraphs("4.1", "访客日志", "平台宜删除访客的移动日志。"),
    paragraphs("4.2", "展品目录", "运营者应每30天备份展品目录。"),
    paragraphs("4.3", "企鹅", "企鹅在食堂里必须戴帽子。"),
)
ENGLISH = (
    paragraphs("1", "Logs of visitors", "The platform shall delete the movement logs of visitors."),
    paragraphs("2", "Catalogue of exhibits", "The operator shall back up the catalogue of exhibits every 60 days."),
    paragraphs("3", "Invoices", "Invoices are kept in the office of the treasurer."),
)


def both(**facts: Any) -> tuple[Version, Version]:
    """The draft in Chinese, and the one in English, of another proposal unless `facts` say otherwise."""
    old = factories.version(*CHINESE, language="zh", title="展览")
    return old, factories.version(*ENGLISH, title="Exhibitions", **facts)


def compared(old: Version, new: Version) -> Comparison:
    """Their comparison, made."""
    asked = comparisons.request(old=old, new=new)
    jobs.drain()
    return Comparison.objects.with_state().get(pk=asked.pk)


def keys(version: Version) -> list[str]:
    """The keys of its clauses in order."""
    rows = version.current_reading.clauses if version.current_reading else None
    return list(rows.order_by("order").values_list("key", flat=True)) if rows else []
