"""`clauseline compare`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clauseline.cli import main
from tests.drafts import tracked
from tests.drafts.word import paragraph, word_file

Capture = pytest.CaptureFixture[str]

SENTENCE = "The platform {} delete the records of an avatar after 180 days."


def _write(path: Path, verb: str) -> Path:
    path.write_bytes(
        word_file(
            paragraph("1\tScope", "Heading1"),
            paragraph("This draft is about avatars and those who move them."),
            paragraph("2\tRetention", "Heading1"),
            paragraph(SENTENCE.format(verb)),
        )
    )
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[str, str]:
    return str(_write(tmp_path / "old.docx", "shall")), str(_write(tmp_path / "new.docx", "should"))


def test_as_json(drafts: tuple[str, str], capsys: Capture):
    assert main(["compare", *drafts, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["old"]["clauses"][1] == {
        "number": "2", "title": "Retention", "level": 1, "kind": "clause", "status": "normative",
        "text": SENTENCE.format("shall"),
    }  # fmt: skip
    assert [change["kind"] for change in answer["changes"]] == ["unchanged", "modified"]
    assert answer["changes"][1] == {
        "kind": "modified",
        "old": [1],
        "new": [1],
        "flags": ["reworded", "weakened"],
        "spans": [
            {"op": "kept", "text": "The platform ", "old": [0, 13], "new": [0, 13]},
            {"op": "removed", "text": "shall", "old": [13, 18], "new": None},
            {"op": "added", "text": "should", "old": None, "new": [13, 19]},
            {
                "op": "kept",
                "text": " delete the records of an avatar after 180 days.",
                "old": [18, 66],
                "new": [19, 67],
            },
        ],
        "strength": [
            {
                "old": {"level": "requirement", "verb": "shall", "convention": "ISO", "start": 0, "end": 66},
                "new": {"level": "recommendation", "verb": "should", "convention": "ISO", "start": 0, "end": 67},
                "verdict": "weakened",
                "sure": True,
                "reason": "verb-lowered",
                "alike": [],
                "edits": [
                    {
                        "old": "shall",
                        "new": "should",
                        "old_at": [13, 18],
                        "new_at": [13, 19],
                        "role": "force",
                        "effect": "less",
                        "sentence": [0, 67],
                    }
                ],
                "proof": None,
                "kind": None,
                "effect": None,
            }
        ],
        "passages": [],
        "details": [],
        "editorial": [],
        "edits": [],
        "proofs": [],
    }
    assert "placements" not in answer


def test_as_json_with_blocks(drafts: tuple[str, str], capsys: Capture):
    assert main(["compare", *drafts, "--json", "--blocks"]) == 0
    change = json.loads(capsys.readouterr().out)["changes"][1]
    assert change["blocks"] == [
        {
            "kind": "paragraph",
            "was": None,
            "marker": [],
            "end": "kept",
            "runs": change["spans"],
            "old": {"clause": 1, "block": 0},
            "new": {"clause": 1, "block": 0},
        }
    ]


def test_blocks_are_for_programs(drafts: tuple[str, str], capsys: Capture):
    assert refusal(capsys, *drafts, "--blocks") == "--blocks goes with --json."
    assert refusal(capsys, *drafts, "--json", "--blocks", "--out", "a.json") == "--blocks goes with --json."


def test_quotes_of_the_old_draft_are_placed_in_the_new_one(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    home = {"number": "2", "title": "Retention"}
    quotes = [
        {"exact": SENTENCE.format("shall"), "prefix": "", "suffix": "", "clause": home},
        {"exact": "Nobody ever wrote a sentence like this one here.", "prefix": "", "suffix": "", "clause": home},
    ]
    path = tmp_path / "quotes.json"
    path.write_text(json.dumps({"quotes": quotes}), encoding="utf-8")
    assert main(["compare", *drafts, "--json", "--quotes", str(path)]) == 0
    first, second = json.loads(capsys.readouterr().out)["placements"]
    assert {**first, "score": 0} == {
        "found": True, "new_clause": 1, "exact": SENTENCE.format("should"), "score": 0, "state": "reworded",
    }  # fmt: skip
    assert second == {"found": False, "new_clause": None, "exact": "", "score": 0.0, "state": "gone"}


def test_for_people(drafts: tuple[str, str], capsys: Capture):
    assert main(["compare", *drafts]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "modified: 2 Retention  (reworded, weakened)",
        "    weakened: verb lowered: “shall” to “should”",
        "    The platform [-shall-]{+should+} delete the records of an avatar after 180 days.",
        "",
        "1 unchanged, 1 modified",
    ]


def refusal(capsys: Capture, *arguments: str) -> str:
    """The one sentence with which a command says that it cannot."""
    assert main(["compare", *arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    return captured.err.removesuffix("\n")


def test_what_cannot_be_read_ends_with_one_sentence(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    odd, gone = tmp_path / "odd.docx", tmp_path / "gone.docx"
    odd.write_bytes(b"\0\1\2")
    assert refusal(capsys, drafts[0], str(odd)).startswith("odd.docx: ")
    assert refusal(capsys, drafts[0], str(gone)) == f"There is no file {gone} that can be read."
    assert refusal(capsys, drafts[0], str(tmp_path)) == f"There is no file {tmp_path} that can be read."


def test_one_draft_is_not_enough(drafts: tuple[str, str], capsys: Capture):
    sentence = "Please name two drafts to compare, one with --tracked, or a file of pairs with --pairs."
    assert refusal(capsys) == refusal(capsys, drafts[0]) == sentence
    assert refusal(capsys, *drafts, "--tracked") == sentence


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("[]", 'is no JSON file of the form {"quotes": [...]}.'),
        ('{"quotes": 5}', 'is no JSON file of the form {"quotes": [...]}.'),
        ("{", 'is no JSON file of the form {"quotes": [...]}.'),
    ],
)
def test_quotes_that_are_no_quotes(drafts: tuple[str, str], tmp_path: Path, capsys: Capture, content: str, form: str):
    path = tmp_path / "quotes.json"
    path.write_text(content, encoding="utf-8")
    assert refusal(capsys, *drafts, "--quotes", str(path)) == f"{path} {form}"


@pytest.mark.parametrize(
    "quote", ["5", "{}", '{"exact": 5}', '{"exact": "a", "clause": 5}', '{"exact": "", "prefix": 1}']
)
def test_a_quote_of_another_form(drafts: tuple[str, str], tmp_path: Path, capsys: Capture, quote: str):
    path = tmp_path / "quotes.json"
    path.write_text(f'{{"quotes": [{quote}]}}', encoding="utf-8")
    sentence = f'Each quote of {path} needs the form {{"exact", "prefix", "suffix", "clause"}}; see the guide.'
    assert refusal(capsys, *drafts, "--quotes", str(path)) == sentence


def test_a_file_has_no_place_for_quotes(drafts: tuple[str, str], capsys: Capture):
    sentence = "A file that is written by --out has no place for --quotes."
    assert refusal(capsys, *drafts, "--out", "a.md", "--quotes", "b.json") == sentence


@pytest.mark.parametrize(("ending", "first"), [("md", b"# old"), ("docx", b"PK"), ("json", b"{"), ("JSON", b"{")])
def test_into_a_file(drafts: tuple[str, str], tmp_path: Path, ending: str, first: bytes, capsys: Capture):
    out = tmp_path / f"compared.{ending}"
    assert main(["compare", *drafts, "--out", str(out)]) == 0
    assert out.read_bytes().startswith(first)
    assert capsys.readouterr() == ("", "")


def test_a_file_that_cannot_be_written(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    out = tmp_path / "none" / "compared.md"
    assert refusal(capsys, *drafts, "--out", str(out)) == f"{out} cannot be written: No such file or directory."


def test_a_file_of_another_ending_is_refused_in_a_sentence(drafts: tuple[str, str], capsys: Capture):
    sentence = "compared.pdf has none of the endings that a comparison can be written with: .docx, .md, .json."
    assert refusal(capsys, *drafts, "--out", "compared.pdf") == sentence
    sentence = "compared.html needs the site of Clauseline, which draws pages: manage.py compare writes it."
    assert refusal(capsys, *drafts, "--out", "compared.html") == sentence


@pytest.mark.parametrize(
    ("names", "status", "remark"),
    [
        ("weakened", 1, "Found: 1 weakened.\n"),
        ("strengthened", 0, ""),
        ("strengthened,weakened, modified", 1, "Found: 1 weakened, 1 modified.\n"),
        ("any", 1, "Found: 1 changed.\n"),
        ("", 0, ""),
    ],
)
def test_what_somebody_does_not_want_is_found(
    drafts: tuple[str, str], capsys: Capture, names: str, status: int, remark: str
):
    main(["compare", *drafts])
    printed = capsys.readouterr().out
    assert main(["compare", *drafts, "--fail-on", names]) == status
    assert capsys.readouterr() == (printed, remark)


def test_it_is_found_beside_a_file_too(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    out = tmp_path / "compared.md"
    assert main(["compare", *drafts, "--out", str(out), "--fail-on", "any"]) == 1
    assert (out.exists(), capsys.readouterr()) == (True, ("", "Found: 1 changed.\n"))


def test_the_same_draft_has_nothing_of_it(drafts: tuple[str, str], capsys: Capture):
    assert main(["compare", drafts[0], drafts[0], "--fail-on", "any"]) == 0
    assert capsys.readouterr() == ("2 unchanged\n", "")


def test_names_that_are_none_are_refused_with_those_there_are(drafts: tuple[str, str], capsys: Capture):
    assert refusal(capsys, *drafts, "--fail-on", "wekened,deleted") == (
        "There is no change called wekened. There are: modified, renumbered, moved, inserted, deleted, split, merged, "
        "retitled, reworded, editorial, weakened, strengthened, to-check, inside, status, definition, reference, "
        "dangling, number, list, brackets, editor, table, figure, any."
    )


def test_a_file_that_is_not_there_yet_is_an_empty_draft(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    assert main(["compare", "/dev/null", drafts[1]]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "inserted: 1 Scope",
        "",
        "inserted: 2 Retention",
        "    strengthened: new binding sentence",
        "",
        "2 inserted",
    ]
    assert main(["compare", drafts[0], "/dev/null", "--fail-on", "deleted"]) == 1
    captured = capsys.readouterr()
    assert (captured.out.splitlines()[-1], captured.err) == ("2 deleted", "Found: 2 deleted.\n")
    assert main(["compare", "/dev/null", drafts[1], "--out", str(tmp_path / "new.md")]) == 0
    assert (tmp_path / "new.md").read_text().startswith("# no draft → new, changes marked by Clauseline")


def test_an_empty_file_is_none(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    empty = tmp_path / "empty.md"
    empty.touch()
    assert refusal(capsys, str(empty), drafts[1]) == "empty.md: This file is empty."


def test_what_is_tracked_in_one_file(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    path = tmp_path / "tracked.docx"
    path.write_bytes(tracked.WORD)
    assert main(["compare", str(path), "--tracked"]) == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [
        "    Records {+may +}be kept [-for ever -]here.", "", "1 modified",
    ]  # fmt: skip
    assert refusal(capsys, drafts[0], "--tracked") == "old.docx: No tracked changes were found in this file."


def test_a_draft_that_is_read_as_one_clause_is_told_as_outline_tells_it(tmp_path: Path, capsys: Capture):
    old, new = tmp_path / "old.txt", tmp_path / "new.md"
    old.write_text("Walls keep out.\n\n" * 1500)
    new.write_text("# 1 Scope\n\nWalls keep out.\n\n# 2 Gates\n\nGates let in.\n")

    assert main(["compare", str(old), str(new)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "old.txt: No numbered clause was found in this file.",
        "old.txt: This file is read as one clause of 23999 characters. Please check whether its headings were missed.",
    ]


@pytest.fixture
def pairs(drafts: tuple[str, str], tmp_path: Path) -> tuple[str, str, str]:
    """A file of three pairs, of which the second is none and the third has a file that is not there."""
    old, new = drafts
    path = tmp_path / "pairs.tsv"
    path.write_text(f"{old}\t{new}\n\nalone\n{new}\tgone.docx\n{new}\t{old}\n", encoding="utf-8")
    return str(path), old, new


def test_many_pairs_in_one_call(pairs: tuple[str, str, str], capsys: Capture):
    path, old, new = pairs
    assert main(["compare", old, new]) == 0
    whole = capsys.readouterr().out
    assert main(["compare", "--pairs", path]) == 2
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{old} -> {new}\n\n{whole}\n{new} -> {old}\n\n")
    assert printed.err.splitlines() == [
        f"{path}, line 3: Here are not two names with a tab between them.",
        f"{new} -> gone.docx: There is no file gone.docx that can be read.",
    ]


def test_each_pair_is_a_line_of_json(pairs: tuple[str, str, str], capsys: Capture):
    path, old, new = pairs
    assert main(["compare", old, new, "--json", "--blocks"]) == 0
    alone = json.loads(capsys.readouterr().out)
    assert main(["compare", "--pairs", path, "--json", "--blocks"]) == 2
    one, two = map(json.loads, capsys.readouterr().out.splitlines())
    assert one == {"files": {"old": old, "new": new}, **alone}
    assert two["files"] == {"old": new, "new": old}


def test_what_is_not_wanted_is_said_of_its_pair(drafts: tuple[str, str], tmp_path: Path, capsys: Capture):
    path = tmp_path / "pairs.tsv"
    path.write_text(f"{drafts[0]}\t{drafts[0]}\n{drafts[0]}\t{drafts[1]}\n", encoding="utf-8")
    assert main(["compare", "--pairs", str(path), "--fail-on", "weakened"]) == 1
    assert capsys.readouterr().err == f"{drafts[0]} -> {drafts[1]}: Found: 1 weakened.\n"


@pytest.mark.parametrize("more", [["old.docx"], ["--tracked"], ["--out", "a.md"], ["--quotes", "quotes.json"]])
def test_pairs_go_with_nothing_that_is_for_one(more: list[str], pairs: tuple[str, str, str], capsys: Capture):
    sentence = "--pairs goes with none of OLD, NEW, --tracked, --out and --quotes."
    assert refusal(capsys, *more, "--pairs", pairs[0]) == sentence


def test_a_file_of_pairs_that_is_not_there_is_refused(capsys: Capture):
    assert refusal(capsys, "--pairs", "none.tsv") == "There is no file none.tsv that can be read."
