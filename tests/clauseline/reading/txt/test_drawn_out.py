"""Text that programs draw out of PDF files: numbers on lines of their own, ragged lines, feet, margins."""

from __future__ import annotations

from clauseline.outline import Outline
from clauseline.reading.txt.reader import PlainTextReader
from tests.drafts.accounts import assert_account, left_out_counts, names

SENTENCES = (
    "The keeper of a park shall tell each guest which records are kept, why they are kept and for how long,\n"
    "in words that the guest understands before the gate is opened, and hands over a copy of them where a guest\n"
    "asks for one. Records that nobody needs are deleted within thirty days, and the keeper proves that they\n"
    "were deleted to whoever may ask for that."
)

NUMBERS = ("", ".1", ".2", ".3", ".4", ".5", ".6", "", ".1", ".2", ".3", ".4", ".5")
WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "last"]


def _read(text: str) -> Outline:
    outline = PlainTextReader().read(text.encode(), "park.txt", {})
    assert_account(outline)
    return outline


def _texts(outline: Outline) -> list[str]:
    return [clause.text[block.start : block.end] for clause in outline.clauses for block in clause.blocks]


def test_numbers_on_lines_of_their_own_join_their_titles():
    outline = _read(
        "1\n\nScope\n\nRecords of a park.\n\n2\nRules\n\n2.1\n\nGates\n\nThe gate is shut at night.\n\n"
        "2.1.1\n\nkeeper: one who shuts the gate.\n\n7\n\nTurnstiles\n\n2.2\n\nKeys\n\nA guest has no key.\n"
    )

    assert names(outline) == [
        ("1", "Scope", 1), ("2", "Rules", 1), ("2.1", "Gates", 2), ("2.1.1", "", 3), ("2.2", "Keys", 2),
    ]  # fmt: skip
    assert "7" in _texts(outline)


def test_two_numbers_alone_prove_nothing():
    assert "1" in _texts(_read("Turnstiles\n\n1\n\nOpen by day\n\n2\n\nShut by night\n"))


def test_lines_of_uneven_length_are_one_paragraph_and_end_with_a_sentence_that_ends_early():
    text = "\n".join(f"{number} Part\n{SENTENCES}\nGuests go free." for number in range(1, 12))
    outline = _read(text)

    assert _texts(outline) == [SENTENCES.replace("\n", " "), "Guests go free."] * 11


def test_drafts_most_of_whose_lines_are_short():
    rows = "\n".join(f"Gate {number}\nOpen\n{number} guests" for number in range(60))
    text = "\n".join(f"{number} Part\n{SENTENCES}" for number in range(1, 12))
    outline = _read(f"{text}\n12 Gates\n{rows}\n")

    assert _texts(outline)[:11] == [SENTENCES.replace("\n", " ")] * 11
    assert "Gate 7" in _texts(outline)


def test_feet_of_several_lines_and_the_margin_of_the_pages():
    pages = "\f".join(
        f"   {number} Part\n\n   Words of page {number}.\n     Gate {'abcde'[number - 1]}.\n"
        f"Draft of a park\n\n     {number} / 5\n"
        for number in range(1, 6)
    )
    outline = _read(pages)

    assert names(outline) == [(str(number), "Part", 1) for number in range(1, 6)]
    assert _texts(outline)[:2] == ["Words of page 1.", "Gate a."]
    assert left_out_counts(outline)["running heads and feet"] == 10


def test_sentences_that_begin_with_the_name_of_an_article_do_not_make_a_law():
    outline = _read(
        "1 Scope\n\nThis draft follows\nArticle 12 of the law.\n\n2 Rules\n\nGuests named in\nArticle 4 of the law go"
        " free, as do those of\nArticle 9 of it.\n\n2.1 Keys\n\nA guest has no key.\n"
    )

    assert names(outline) == [("1", "Scope", 1), ("2", "Rules", 1), ("2.1", "Keys", 2)]


def test_contents_of_which_few_titles_stand_alone_do_not_announce_the_titles():
    parts = [f"{part}{sub} Gate {word}" for part, sub, word in zip("1111111222222", NUMBERS, WORDS, strict=True)]
    contents = "\n".join(["Contents", "", *[f"   {title} ..... {page}" for page, title in enumerate(parts)], ""])
    texts = {title: f"{title}\nThe {title.split()[-1]} gates are shut.\n" for title in parts}
    texts |= {title: f"\n{title}\n\nThe gates of part {title.split()[-1]} are open.\n" for title in parts[:4]}
    body = "".join(texts[title] for title in parts)
    outline = _read(f"{contents}\n{body}")

    assert [f"{number} {title}" for number, title, _ in names(outline)] == parts
