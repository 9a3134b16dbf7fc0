"""Whether words that were sent stand in the text."""

from __future__ import annotations

import pytest

from annotations.exporting.proposing import Wording
from annotations.exporting.taking import taken

BASE = "The platform shall keep the record of each person permanently and may share it with partners."
LONG = "for as long as the person uses the service and thirty days at most after that"


def of(proposal, quote, proposed, text, base=BASE):
    found = taken(Wording(proposal, quote, proposed), base.index(quote) if quote else 0, base, text)
    return found.extent, text[found.start : found.end]


@pytest.mark.parametrize(
    ("proposal", "quote", "proposed", "text", "said"),
    [
        ("replace", "permanently", "for a day", BASE.replace("permanently", "for a day"), ("verbatim", "for a day")),
        ("replace", "permanently", LONG, BASE.replace("permanently", LONG), ("verbatim", LONG)),
        ("replace", "permanently", LONG, f"It is kept {LONG.upper()}.", ("verbatim", LONG.upper())),
        ("insert-after", "partners", "that it names", BASE, ("not", "")),
        (
            "insert-after", "may share it", "with consent",
            BASE.replace("may share it", "may share it with consent"), ("verbatim", "with consent"),
        ),
        ("delete", "permanently", "", BASE.replace(" permanently", ""), ("verbatim", "of each person and may share")),
        ("delete", "permanently", "", BASE, ("not", "")),
        ("replace", "", LONG, f"It is kept {LONG}.", ("verbatim", LONG)),
        ("delete", "", "", "", ("not", "")),
    ],
)  # fmt: skip
def test_it_was_taken_up_word_for_word(proposal, quote, proposed, text, said):
    assert of(proposal, quote, proposed, text) == said


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        # Short words that stand elsewhere are nobody's.
        f"{BASE} Logs are kept for a day.",
        BASE.replace("permanently", "for ever"),
    ],
)
def test_what_stands_elsewhere_or_otherwise_was_not_taken_up(text):
    assert of("replace", "permanently", "for a day", text) == ("not", "")


def test_words_that_stood_there_before_were_not_taken_up():
    base = f"It is kept {LONG}. The platform shall keep the record permanently."
    assert of("replace", "permanently", LONG, base, base=base) == ("not", "")


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("It is kept for as long as the person uses the service and sixty days after that.", "in-part"),
        ("It is kept thirty days at most, as long as the person agrees.", "not"),
        ("It is kept for as long as it is of use.", "not"),
    ],
)
def test_half_of_the_new_words_in_rows_is_a_part(text, extent):
    assert of("replace", "permanently", LONG, text)[0] == extent


def test_han_signs_are_words():
    base = "平台应永久保存用户的记录。"
    assert of("replace", "永久", "在三十日内", "平台应在三十日内保存用户的记录。", base) == ("verbatim", "在三十日内")
    assert of("replace", "永久", "在三十日内", "平台应长期保存用户的记录。", base) == ("not", "")
