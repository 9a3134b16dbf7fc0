from __future__ import annotations

from clauseline.comparing.changes import EditorialSentence
from clauseline.comparing.details.sides import Side
from clauseline.comparing.wording import changed_wording
from clauseline.redline.segments import merged
from clauseline.redline.values import Run
from tests.factories import paragraphs

OLD = paragraphs("1", "Keys", "Keys lie here, too. One key.")
NEW = paragraphs("1", "Keys", "Keys lie here too. Two keys.")
SENTENCE = EditorialSentence((0, 19), (0, 18))


def runs(*sentences: EditorialSentence) -> list[tuple[str, str, int]]:
    spans = tuple(changed_wording(OLD.text, NEW.text))
    drawn = merged(spans, Side.of([OLD]), Side.of([NEW]), name="k", editorial=sentences)
    return [(run.op, run.text, run.editorial) for block in drawn.in_one_column() for run in block.runs]


def test_changed_words_of_such_a_sentence_have_its_number():
    assert runs(SENTENCE) == [
        ("kept", "Keys lie here", 0),
        ("removed", ",", 1),
        ("kept", " too. ", 0),
        ("removed", "One key", 0),
        ("added", "Two keys", 0),
        ("kept", ".", 0),
    ]


def test_without_such_sentences_all_is_drawn_alike():
    assert {number for _, _, number in runs()} == {0}


def test_words_are_cut_where_a_sentence_ends():
    spans = tuple(changed_wording("", "Keys lie. Gates shut."))
    drawn = merged(
        spans,
        Side.of([paragraphs("1", "Keys", "")]),
        Side.of([paragraphs("1", "Keys", "Keys lie. Gates shut.")]),
        name="k",
        editorial=(EditorialSentence((0, 0), (10, 21)), EditorialSentence((0, 0), (0, 9))),
    )
    [block] = drawn.in_one_column()
    assert block.runs == (
        Run("added", "Keys lie.", "new", 0, editorial=2),
        Run("added", " ", "new", 9),
        Run("added", "Gates shut.", "new", 10, editorial=1),
    )
    [row] = drawn.side_by_side()
    assert [run for block in row.new for run in block.runs] == list(block.runs)
