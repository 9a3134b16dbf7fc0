"""Duties in the present indicative, as laws in German and French have them. All laws are fictional."""

from __future__ import annotations

import pytest

from clauseline import compare
from clauseline.comparing.duties.indicative import find_indicative
from clauseline.comparing.duties.verbs import ENGLISH, FRENCH, GERMAN
from clauseline.comparing.sentences import Sentence
from clauseline.reading import read
from tests.ending import comes_to_an_end


def verb(text, verbs):
    found = find_indicative(Sentence(0, len(text), text), verbs)
    return found.verb if found else ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Aufsicht unterrichtet die Händler über jede Änderung.", "unterrichtet"),
        ("Stellt sie einen Mangel fest, teilt sie dies dem Betreiber mit.", "teilt"),
        ("Über den Antrag entscheidet die Gemeinde.", "entscheidet"),
        ("(2) Die Daten werden nach zwei Jahren gelöscht.", "werden"),
        ("Der Betreiber, der einen Stand aufgibt, meldet dies der Gemeinde.", "meldet"),
        ("Wer den Markt betritt, trägt ein Schild.", "trägt"),
        ("Wenn die Aufsicht dies meldet, ist der Stand leer.", ""),
        ("Stände, deren Betreiber die Gemeinde unterrichtet, sind offen.", ""),
        ("Markt im Sinne dieses Gesetzes bezeichnet einen Platz.", ""),
        ("Dieses Gesetz tritt am 1. Mai in Kraft.", ""),
        ("§ 5 bleibt unberührt.", ""),
        ("Die Gemeinde wird ermächtigt, Näheres zu bestimmen.", ""),
        ("ohne Erlaubnis Waren verteilt oder", ""),
        ("Die Stände sind aus Holz.", ""),
    ],
)
def test_german_main_clauses_in_which_somebody_acts_bind(text, found):
    assert verb(text, GERMAN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le maire transmet la demande au gardien dans un délai de dix jours.", "transmet"),
        ("Lorsque le banc est cassé, les gardiens informent le maire.", "informent"),
        ("La décision est notifiée au promeneur.", "est notifiée"),
        ("Les registres sont conservés deux ans.", "sont conservés"),
        ("Le gardien qui reçoit une plainte est assisté du maire.", ""),
        ("L'adresse du parc est affichée.", "est affichée"),
        ("On entend par parc un lieu qui conserve des arbres.", ""),
        ("Un décret précise les modalités du présent article.", ""),
        ("1° Le registre mentionne les arbres ;", ""),
        ("Le présent code entre en vigueur le 1er mai.", ""),
    ],
)
def test_french_main_clauses_in_which_somebody_acts_bind(text, found):
    assert verb(text, FRENCH) == found


def test_other_languages_have_none():
    assert verb("The keeper informs the mayor.", ENGLISH) == ""


def facts(old, new, name="law.txt"):
    made = compare(*(read("\n\n".join(lines).encode(), name) for lines in (old, new)))
    return [(row.reason, row.verdict, row.sure) for change in made.changes for row in change.strength]


LAW = (
    "§ 1 Zweck", "Dieses Gesetz ordnet die erfundenen Märkte.", "§ 2 Stände", "Die Stände sind aus Holz.",
    "§ 3 Aufsicht", "Die Gemeinde bestellt eine Aufsicht.", "§ 4 Schluss", "Dieses Gesetz gilt ab Mai.",
)  # fmt: skip
DUTY = "Die Aufsicht unterrichtet jeden Händler binnen zwei Wochen über den Ausgang seiner Beschwerde."


def test_a_duty_in_the_indicative_that_comes_or_goes_is_told_and_never_firmly():
    longer = (*LAW[:6], DUTY, *LAW[6:])

    assert facts(longer, LAW) == [("gone", "weakened", False)]
    assert facts(LAW, longer) == [("new", "strengthened", False)]
    assert facts(LAW, (*LAW[:6], "§ 3a Beschwerden", DUTY, *LAW[6:])) == [("new", "strengthened", False)]


def test_one_that_stands_in_another_article_is_neither():
    assert facts((*LAW[:6], DUTY, *LAW[6:]), (*LAW[:4], DUTY, *LAW[4:])) == []


def test_in_a_text_that_is_no_law_the_indicative_tells():
    plain = tuple(line.replace("§ ", "") for line in LAW)
    assert facts((*plain[:6], DUTY, *plain[6:]), plain) == []


LISTS = (
    *LAW[:2], "§ 2 Stände", "(1) Der Betreiber hat", "1. den Stand zu reinigen,", "2. Abfälle zu trennen.",
    "§ 3 Waage", "Der Betreiber hat sicherzustellen, dass", "1. alle Waren ein Schild haben,",
    "2. die Waage geeicht ist.",
    "§ 4 Antrag", "Der Antrag enthält", "1. den Namen des Betreibers,", "2. die Größe des Standes.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("last", "more"),
    [
        ("2. Abfälle zu trennen.", "3. schädliche Abgase zu vermeiden."),
        ("2. die Waage geeicht ist.", "3. kein Kabel über den Weg führt."),
        ("2. die Größe des Standes.", "3. eine Kopie der Erlaubnis."),
    ],
)
def test_a_member_that_comes_under_binding_words_without_a_colon_changes_the_list(last, more):
    place = LISTS.index(last) + 1
    longer = (*LISTS[:place], more, *LISTS[place:])

    assert facts(LISTS, longer) == [("item-new", "ambiguous", False)]
    assert facts(longer, LISTS) == [("item-gone", "ambiguous", False)]


def test_what_else_has_to_be_seen_to_is_a_duty_more():
    duty = "Der Betreiber hat dafür zu sorgen, dass das Licht nachts brennt"
    old, new = ((*LAW[:4], f"{duty}{more}.", *LAW[4:]) for more in ("", " und dass kein Kabel über den Weg führt"))

    assert facts(old, new) == [("duty-added", "strengthened", False)]
    assert facts(new, old) == [("duty-dropped", "weakened", False)]


@comes_to_an_end
@pytest.mark.parametrize("words", ["a ", "est ", "1", "wird ", "die ", "ge"])
def test_no_sentence_takes_a_long_time(words):
    for verbs in (GERMAN, FRENCH):
        assert verb("Wer " + words * (900 // len(words)), verbs) == ""
