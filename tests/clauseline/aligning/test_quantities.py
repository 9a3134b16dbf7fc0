from decimal import Decimal

import pytest

from clauseline.aligning.quantities import differing, find_quantities
from clauseline.numerals import value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("24", 24), ("1,000", 1000), ("2.5", Decimal("2.5")), ("十", 10), ("二十四", 24), ("两", 2), ("一百零五", 105),
        ("3万", 30_000), ("一千二百", 1200), ("二〇二四", 2024), ("twelve", 12), ("thirty-six", 36), ("trente", 30),
        ("zwei", 2), ("", None), ("many", None), ("1.2.3", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_writing(numeral: str, value):
    assert value_of(numeral) == value


def told(text: str) -> list[tuple[str, int, str]]:
    found = [one for one in find_quantities(text) if one.is_counted]
    return [(one.dimension, int(one.value), text[one.start : one.end]) for one in found]


def test_amounts_have_one_value_in_every_language():
    hours = [
        told(text)[0][:2] for text in ("24小时内", "二十四小时", "within 24 hours", "twenty-four hours", "24 heures")
    ]
    assert hours == [("second", 86_400)] * 5


def test_places_dates_and_articles_are_no_amounts():
    assert told("依照第三条第二款，自2024年5月1日起，见表3") == []
    assert told("See clause 3 of RFC 7000, table 4.") == []


def test_what_is_counted_is_told_by_its_unit():
    assert told("满十八周岁的访客每年不超过百分之五，罚款三万元") == [
        ("year of age", 18, "十八周岁"), ("percent", 5, "百分之五"), ("yuan", 30_000, "三万元"),
    ]  # fmt: skip
    assert told("30 working days or 2 weeks") == [("working day", 30, "30 working days"), ("day", 14, "2 weeks")]


def test_an_amount_that_changed_on_the_way_is_told():
    (pair,) = differing(find_quantities("应在24小时内删除"), find_quantities("shall be deleted within 72 hours"))
    assert (pair.old.text, pair.new.text, pair.sure) == ("24小时", "72 hours", True)


def test_the_same_amounts_differ_in_nothing():
    assert differing(find_quantities("一年内，三次"), find_quantities("three times within 12 months")) == []


def test_an_amount_that_one_side_alone_has_is_to_be_looked_at():
    (pair,) = differing(find_quantities("应及时删除"), find_quantities("shall be deleted within 3 days"))
    assert (pair.old, pair.new.text, pair.sure) == (None, "3 days", False)


@pytest.mark.parametrize(
    ("chinese", "other"),
    [
        ("应每日一次备份日志", "back up the logs once a day"),
        ("每年两次审计日志", "audit the logs twice a year"),
        ("每年至少审计一次", "audited at least once every 12 months"),
        ("每两年一次", "every two years"),
        ("每季度检查一次", "checked quarterly"),
        ("每年提交报告", "report once in each calendar year"),
        ("一年内不得超过两次", "not more than twice in any year"),
        ("每24小时备份三次", "dreimal pro Tag"),
        ("每年一次", "tous les ans"),
        ("不超过两次", "no more than twice"),
        ("核验一次", "verified once"),
        ("一次性告知", "told at once"),
    ],
)
def test_how_often_is_one_amount_in_every_language(chinese: str, other: str):
    assert differing(find_quantities(chinese), find_quantities(other)) == []


@pytest.mark.parametrize(
    ("chinese", "english", "sure"), [("每日一次", "twice a day", True), ("每12个月", "every 24 months", True)]
)
def test_another_how_often_is_told(chinese: str, english: str, sure: bool):
    (pair,) = differing(find_quantities(f"应{chinese}审计"), find_quantities(f"shall be audited {english}"))
    assert (pair.old.text, pair.new.text, pair.sure) == (chinese, english, sure)


def test_a_period_alone_is_never_one_too_many():
    assert (
        differing(find_quantities("应在24小时内删除"), find_quantities("shall be deleted within 24 hours, daily")) == []
    )
    assert told("see the annual report of every visitor, 24 hours a day")[-1] == ("second", 86_400, "24 hours")
