"""What was decided of binding sentences, in files that leave."""

import json
from dataclasses import replace

from clauseline.comparing import compare
from clauseline.outline import Outline
from clauseline.writing.forms import PURE_FORMATS
from clauseline.writing.judging import Judgement, Judgements
from clauseline.writing.redline import Redline, Source
from tests.clauseline.writing.accepting import accepted, of, part, rejected
from tests.factories import outline, paragraphs

OLD = outline(
    paragraphs("1", "Records", "The platform shall delete the records of users after 30 days."),
    paragraphs("2", "Logs", "The operator shall keep a log of every access to the store."),
    paragraphs("3", "Voices", "The operator shall never sell the voice of a person to others."),
)
NEW = outline(
    paragraphs("1", "Records", "The platform should delete the records of users after 30 days."),
    paragraphs("2", "Logs", "The operator shall keep a log of every access to the store if a court asks for it."),
)
ANA = Judgement("weakened", "confirmed by Ana for Reviewers on 2026-11-02")
DECIDED = Judgements({(0, 0): replace(ANA, verdict="same"), (1, 0): ANA}, "confirmed for Reviewers")


def redline(judgements: Judgements = DECIDED, old: Outline = OLD, new: Outline = NEW) -> Redline:
    return Redline(old, new, compare(old, new), Source("v1"), Source("v2"), "6", judgements=judgements)


def written(form: str, made: Redline) -> bytes:
    return PURE_FORMATS[form].write(made).data


def remarks(data: bytes) -> list[str]:
    return ["".join(map(str, one.itertext())) for one in part(data, "comments")]


def listed(made: Redline) -> list[str]:
    return [line for line in written("md", made).decode().splitlines() if line.startswith(("- ", "*"))]


def test_what_nobody_decided_is_said_by_the_program_or_is_to_check():
    assert listed(redline(Judgements())) == [
        "- modified (2), deleted (1)",
        "- reworded (2), weakened (1), binding force to check (1)",
        "- Duties that changed: weakened, says Clauseline (2), please check (1).",
        "*modified* (reworded, weakened)",
        "- weakened, says Clauseline: verb lowered: “shall” to “should”",
        "*modified* (reworded, binding force to check)",
        "- condition added: please check",
        "*deleted*",
        "- weakened, says Clauseline: binding sentence gone, no similar one found",
    ]


def test_what_was_decided_stands_in_place_of_what_the_program_says():
    assert listed(redline()) == [
        "- modified (2), deleted (1)",
        "- reworded (2), weakened (1)",
        "- Duties that changed: weakened, confirmed for Reviewers (1), "
        "neither weakened nor strengthened, confirmed for Reviewers (1), weakened, says Clauseline (1).",
        "*modified* (reworded)",
        "- neither weakened nor strengthened, confirmed by Ana for Reviewers on 2026-11-02: "
        "verb lowered: “shall” to “should”",
        "*modified* (reworded, weakened)",
        "- weakened, confirmed by Ana for Reviewers on 2026-11-02: condition added",
        "*deleted*",
        "- weakened, says Clauseline: binding sentence gone, no similar one found",
    ]


def test_a_sentence_that_is_gone_can_be_decided_too():
    made = redline(Judgements({(2, 0): ANA}, "confirmed for Reviewers"))
    assert "- weakened, confirmed by Ana for Reviewers on 2026-11-02: binding sentence gone, no similar one found" in (
        listed(made)
    )


def test_word_says_it_beside_the_clause_and_holds_both_texts_as_before():
    data = written("docx", redline())
    assert remarks(data) == [
        "neither weakened nor strengthened, confirmed by Ana for Reviewers on 2026-11-02: verb lowered: "
        "“shall” to “should” (“The platform should delete the records of users after 30 days.”)",
        "weakened, confirmed by Ana for Reviewers on 2026-11-02: condition added "
        "(“The operator shall keep a log of every access to the store if a court asks for …”)",
        "weakened, says Clauseline: binding sentence gone, no similar one found "
        "(“The operator shall never sell the voice of a person to others.”)",
    ]
    assert (accepted(data), rejected(data)) == (of(NEW), of(OLD))
    assert "weakened, confirmed for Reviewers (1)" in "".join(map(str, part(data, "header").itertext()))


def test_a_text_whose_duties_stayed_has_no_such_remark():
    data = written("docx", redline(Judgements(), OLD, OLD))
    assert remarks(data) == []
    assert "Duties" not in "".join(map(str, part(data, "header").itertext()))


def test_data_have_what_the_engine_says_and_beside_it_what_was_decided():
    plain, decided = (json.loads(written("json", redline(one))) for one in (Judgements(), DECIDED))
    by = "confirmed by Ana for Reviewers on 2026-11-02"
    assert decided.pop("judgements") == [
        {"change": 0, "row": 0, "verdict": "same", "by": by},
        {"change": 1, "row": 0, "verdict": "weakened", "by": by},
    ]
    assert decided == plain
