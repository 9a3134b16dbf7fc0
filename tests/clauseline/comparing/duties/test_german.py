from __future__ import annotations

import pytest

from clauseline.comparing.duties.strength import find_strengths, strongest
from clauseline.comparing.duties.verbs import GERMAN
from clauseline.comparing.sentences import Sentence


@pytest.mark.parametrize(
    ("text", "level", "verb"),
    [
        ("Die Wache hat den Gruß zu melden; sie kann Briefe verlangen, die nicht alt sind.", "requirement", "hat"),
        ("Die Wache darf das Tor öffnen, die Fähre ist nicht zu halten.", "permission", "darf"),
        ("Der Wärter muss die Lampe löschen und darf nicht schlafen.", "prohibition", "darf"),
        ("Der Wärter muss die Lampe, die nicht geprüft ist, löschen.", "requirement", "muss"),
        ("Der Wärter muss die Lampe nicht löschen.", "no-need", "muss"),
        ("Der Wärter darf nach § 5 Abs. 1 die Lampe nicht löschen.", "prohibition", "darf"),
        ("Der Wärter darf die Namen, die Wege und die Daten nicht weitergeben.", "prohibition", "darf"),
        ("Einer Erlaubnis bedarf es nicht, soweit sie erteilt ist.", "no-need", "bedarf"),
        ("Kleine Boote bedürfen insoweit keiner Erlaubnis.", "no-need", "bedürfen"),
        ("Große Boote bedürfen der Erlaubnis.", "requirement", "bedürfen"),
        ("Der Bedarf an Seilen wird gemeldet.", "statement", ""),
        ("Die Wärter sind befugt, die Boote zu betreten.", "permission", "sind"),
        ("Die Wärter sind nicht befugt, die Boote zu betreten.", "prohibition", "sind"),
        ("Die Wärter sind berechtigt und verpflichtet, die Boote zu betreten.", "requirement", "sind"),
        ("Die Glocke ist dazu bestimmt, vor Nebel zu warnen.", "statement", "ist"),
        ("Die Seile sind geeignet, ein Boot zu halten.", "statement", "sind"),
        ("Unter einem Steg ist auch eine Rampe zu verstehen.", "statement", "ist"),
        ("Den Verlust hat der Wärter nicht zu vertreten.", "statement", "hat"),
        ("Der Wärter hat den Hafen vor Gericht zu vertreten.", "requirement", "hat"),
        ("Der Wärter hat, unbeschadet des Satzes 1, die Lampe zu löschen.", "requirement", "hat"),
    ],
)
def test_what_is_behind_a_verb_counts_within_its_main_clause(text: str, level: str, verb: str):
    assert _level(text) == (level, verb)


@pytest.mark.parametrize(
    "text",
    [
        "welche Vorgaben den Lichtern zugrunde liegen müssen,",
        "Die Liste nennt Wärter, die nicht in der Lage oder nicht willens sind, ein Boot zu halten.",
        "Die Liste nennt Boote, deren Lichter jährlich geprüft werden sollen (große Boote).",
        "Die Liste nennt Boote, die ein Wärter gemeldet hat und die im Hafen liegen.",
        "Die Liste nennt Boote, welche jährlich geprüft werden müssen.",
        "Die Liste nennt Boote, die nicht geprüft werden können, und Seile.",
        "Es gibt Lampen, mit denen Boote gewarnt werden sollen.",
        "Meldet die Wache, dass der Wärter keine Lampe hat, so kommt jemand, um sie zu bringen.",
        "Darf ein Boot nicht landen, so wird es gewarnt.",
        "(2) Hat der Wärter nichts zu melden, so wartet er.",
    ],
)
def test_verbs_that_end_a_subordinate_clause_or_put_a_case_bind_nobody(text: str):
    assert _level(text) == ("statement", "")


@pytest.mark.parametrize(
    "text",
    [
        "Zu den Booten, die gemeldet werden müssen, hat der Wärter eine Liste zu führen.",
        "Die Boote müssen, soweit möglich, gemeldet werden.",
        "Boote müssen gemeldet und geprüft werden können.",
    ],
)
def test_main_clauses_beside_them_bind(text: str):
    assert _level(text)[0] == "requirement"


def _level(text: str) -> tuple[str, str]:
    sentence = Sentence(0, len(text), text)
    found = strongest(find_strengths(sentence, GERMAN), sentence)
    return found.level, found.verb
