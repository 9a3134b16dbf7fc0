"""Every word of the lists of a language is tried in an example that stands beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import pytest

from clauseline.comparing.edits.language import INSIDE, LANGUAGES, NEAR, Language, language_of
from clauseline.comparing.edits.naming import is_seat, phrase_of, role_of
from clauseline.comparing.edits.ordering import find_order
from clauseline.comparing.edits.proving import NewNames, prove
from clauseline.comparing.edits.reading import read, words_of
from clauseline.comparing.edits.sameness import content, is_one
from clauseline.comparing.edits.turning import is_of_one_stem
from clauseline.comparing.edits.word_lists import as_body, split_alternatives
from tests.clauseline.comparing.edits.sentences import proved

PLAIN = re.compile(r"[\w '’.：、，-]+(?:\*[\w ’'-]*)*")
NONE = NewNames({}, lambda _old, _new: False)
TRIED = ["grammar", "fixed", "stem", "same", "joined", "voice", "leading", "noun", "clause", "example"]


class TriedList(NamedTuple):
    """A list of a file, under the name by which it is found, with the examples beside it."""

    code: str
    name: str
    words: str
    example: str
    patterns: list[str]


def _data(code: str) -> dict[str, Any]:
    return tomllib.loads(files("clauseline.comparing.edits").joinpath(f"words_{code}.toml").read_text("utf-8"))


def _lists(code: str) -> Iterator[TriedList]:
    data = _data(code)
    for name, own in data["acts"].items():
        yield TriedList(code, name, own["words"], own["example"], own.get("patterns", []))
    for name, own in data["parties"].items():
        yield TriedList(code, name, "|".join(own["words"].split()), own["example"], own.get("patterns", []))
    for role, own in data["roles"].items():
        for prefix, key in ((INSIDE, "inside"), (NEAR, "near"), ("before ", "before")):
            if key in own:
                yield TriedList(code, prefix + role, own[key], own["example"], own.get("patterns", []))
    for k, own in enumerate(data["ranks"]):
        steps = {f"rank {k} {step}": words for step, words in enumerate(own["order"])}
        for name, words in (steps | ({f"rank {k} near": own["near"]} if "near" in own else {})).items():
            yield TriedList(code, name, words, own["example"], own.get("patterns", []))


EVERY = [one for code in LANGUAGES for one in _lists(code)]


def _is_found(one: TriedList, text: str, end: int) -> bool:
    """Whether the list is found in an example, whose words end at `end`."""
    language = language_of(one.code)
    if not one.name.startswith("before "):
        return one.name in language.lists.find(text.lower())
    role = one.name.removeprefix("before ")
    return role in [each for each, words in language.before_of(text[:end].lower()) if words.search(text[:end].lower())]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.code} {one.name}")
def test_every_word_is_found_in_its_example(one):
    assert not _is_found(one, one.example.format(""), len(one.example))
    starred = [example.split("*") for example in one.patterns]
    for words in split_alternatives(one.words):
        if PLAIN.fullmatch(words):
            plain = words.replace("*", "")
            end = one.example.index("{}") + len(plain)
            assert _is_found(one, one.example.format(plain), end), words
        else:
            found = [parts for parts in starred if re.fullmatch(as_body(words), parts[1].lower())]
            assert found, f"{words} has no example"
            assert all(_is_found(one, "".join(parts), len(parts[0] + parts[1])) for parts in found), words


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pattern_is_one_of_its_list(code):
    """An example of what the list no longer has."""
    data = _data(code)
    for own in (*data["acts"].values(), *data["parties"].values(), *data["roles"].values(), *data["ranks"]):
        lists = [own[key] for key in ("words", "inside", "near", "before") if key in own] + own.get("order", [])
        if own in data["parties"].values():
            lists = ["|".join(own["words"].split())]
        bodies = [as_body(words) for one in lists for words in split_alternatives(one.replace("\n", " "))]
        for example in own.get("patterns", []):
            words = example.split("*")[1].lower()
            assert any(re.fullmatch(body, words) for body in bodies), example


def _tried(code: str, *names: str) -> Iterator[tuple[Language, str, str, dict[str, str]]]:
    """Each word of flat lists, with its language, its list and the examples."""
    data = _data(code)
    for name in names:
        parted = data[name].split("|") if "|" in data[name] else data[name].replace("_", " ").split()
        for word in data[name].replace("\n", " ").split() if "|" not in data[name] else parted:
            yield language_of(code), name, word.replace("_", " "), data["tried"]


def _keys(text: str, language: Language) -> list[str]:
    return content(words_of(text), language)


def _is_proved(before: str, after: str, language: Language) -> str | None:
    proof, left = prove(read(before, after), language, NONE, sentences=(1, 1))
    return None if left else proof


def _role(before: str, after: str, language: Language) -> str | None:
    one = read(before, after)
    each = one.differences[0]
    return role_of(one, each, phrase_of(one, each), language, "")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_of_grammar_says_nothing(code):
    for language, _, word, tried in _tried(code, "grammar"):
        example = tried["grammar"]
        assert _keys(example.format(word), language) == _keys(example.format(" "), language), word


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_that_decides_is_never_explained_away(code):
    for language, _, word, tried in _tried(code, "fixed"):
        if word not in language.grammar:
            assert _is_proved(tried["fixed"].format(" "), tried["fixed"].format(word), language) is None, word
        assert not is_one(word, word + "s", language)


@pytest.mark.parametrize("code", LANGUAGES)
def test_endings_make_no_other_word(code):
    for language, name, ending, tried in _tried(code, "endings", "nominal"):
        stem = tried["stem"]
        assert (is_one if name == "endings" else is_of_one_stem)(stem + ending, stem, language), ending


@pytest.mark.parametrize("code", LANGUAGES)
def test_forms_are_one_word(code):
    language, data = language_of(code), _data(code)
    for group in data["forms"]:
        found = {tuple(_keys(data["tried"]["grammar"].format(form), language)) for form in group.split()}
        assert len(found) == 1, group


@pytest.mark.parametrize("code", LANGUAGES)
def test_phrases_say_the_same(code):
    language, data = language_of(code), _data(code)
    for group in data["same"]:
        first, *rest = (data["tried"]["same"].format(phrase) for phrase in group.split("|"))
        for phrase in rest:
            assert _is_proved(first, phrase, language), (first, phrase)


@pytest.mark.parametrize("code", LANGUAGES)
def test_joints_and_verbs_of_force_have_their_roles(code):
    for name, role in (("conjunctions", "and-or"), ("modals", "force")):
        words = [(word, tried["joined"].format(word)) for _, _, word, tried in _tried(code, name)]
        words = [(word, example) for word, example in words if words_of(word)]
        for word, example in words:
            others = [other for other, _ in words if not {*other.split()} & {*word.split()} and other not in word]
            roles = {_role(text, example, language_of(code)) for other, text in words if other in others}
            assert role in roles, word
    assert language_of(code).alternatives <= language_of(code).conjunctions


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_negation_is_told(code):
    for language, _, word, tried in _tried(code, "negations"):
        assert _role(tried["fixed"].format(" "), tried["fixed"].format(word), language) in ("not", "unless"), word


def _pair(example: str, **words: str) -> tuple[str, str]:
    before, after = example.format(**words).split(" | ")
    return before, after[0].upper() + after[1:]


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_order_lead_to_their_proofs(code):
    for language, name, word, tried in _tried(code, "openers", "genitives", "relatives", "passives"):
        key = {"openers": "leading", "relatives": "clause"}.get(name, "noun")
        genitive, passive = min(language.genitives, default=""), min(language.passives, default="")
        if (code, name) == ("zh", "passives"):
            continue  # It joins no noun: that it is never explained away is tried among the proofs.
        words = {"genitive": genitive, "passive": passive} | ({name[:-1]: word} if key == "noun" else {})
        example = tried[key].replace("{}", word)
        assert _is_proved(*_pair(example, **words), language) in ("order", "inflection", "function-words"), word


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_does_it_is_led_to(code):
    data = _data(code)
    for word in data["agent"].split("|"):
        before, after = data["tried"]["voice"].replace("{}", word).split(" | ")
        assert find_order(read(before, after), language_of(code)) == "voice", word


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_opens_an_example_is_found(code):
    language, data = language_of(code), _data(code)
    for words in split_alternatives(data["examples"]):
        plain = re.sub(r"\\(?:s\?)?|s\?", "", words)
        assert language.examples.search(data["tried"]["example"].format(plain).lower()), words
    assert not language.examples.search(data["tried"]["example"].format("").lower())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_file_has_no_other_examples(code):
    assert {*_data(code)["tried"]} <= {*TRIED}


SEATED = {
    "en": ("The ship obeys the {} Lowtown.", "The ship obeys Lowtown {}."),
    "de": ("Das Schiff folgt {} Tiefland.", "Das Schiff folgt Tiefland {}."),
    "fr": ("Le navire suit {} Basseville.", "Le navire suit Basseville {}."),
    "es": ("El barco sigue {} Bajamar.", "El barco sigue Bajamar {}."),
    "zh": ("船只{}低城。", "船只听从低城{}。"),
}
"""A name behind a word that tells a place, and before one."""
NAMES = {
    "en": ("Lowtown", "Ebb"), "de": ("Tiefland", "Ebbe"), "fr": ("Basseville", "Jusant"), "es": ("Bajamar", "Reflujo"),
    "zh": ("低城", "高岛"),
}  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_place_is_told_by_the_words_before_or_behind_it(code):
    language, data = language_of(code), _data(code)
    for example, key in zip(SEATED[code], ("seats", "seated"), strict=True):
        bare = example.format("").replace("  ", " ")
        assert not _is_seat(bare, language)
        for words in _spelled_out(data[key]):
            assert _is_seat(example.format(words), language), words


def _spelled_out(expression: str) -> Iterator[str]:
    """The words that an expression without stars may be, each of them once."""
    for alternative in split_alternatives(expression):
        parts = re.split(r"\((?:\?:)?([^)]*)\)(\??)", alternative)
        choices = [
            [*parts[k].split("|"), *([""] if parts[k + 1] else [])] if k % 3 == 1 else [parts[k]]
            for k in range(len(parts))
            if k % 3 != 2
        ]
        for chosen in product(*choices):
            plain = re.sub(r"\[(.)[^\]]*\]", r"\1", "".join(chosen))
            yield re.sub(r"(\w)\?", r"\1", plain)


def _is_seat(text: str, language: Language) -> bool:
    one = read(text, text.replace(*NAMES[language.code]))
    return is_seat(one, one.differences[0], language)


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_behind_an_article_a_name_is_a_term(code):
    examples = {"en": "So {} Lamp burns. Now {} Lamp is lit.", "fr": "Ici {} Lampe brûle. Puis {} Lampe luit.",
                "es": "Hoy {} Faro arde. Luego {} Faro luce."}  # fmt: skip
    others = {"en": ("Lamp", "Bell"), "fr": ("Lampe", "Cloche"), "es": ("Faro", "Buque")}
    for article in (*_data(code)["articles"].split(), ""):
        text = examples[code].format(article, article).replace("  ", " ")
        assert proved(text, text.replace(*others[code]), code) == ("renamed" if article else None), article
