"""What a person chose of a comparison is folded, not drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse

from proposals.drawing.choices import Choice
from proposals.drawing.portions import SHORT
from proposals.drawing.store import pages
from proposals.models import Comparison
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

SECTION = re.compile('<section class="clause change[^>]* id="([^"]+)"')
FOLD = re.compile('<details class="folded">.*?</details>(?=\n)', re.DOTALL)


def compared(number: int) -> Comparison:
    """Of every ten clauses one is weakened, one is spelt otherwise and one is new."""
    proposal = factories.proposal()
    old = [paragraphs(str(k), f"Title {k}", f"A platform shall colour record {k}.") for k in range(number)]
    new = []
    for k in range(number):
        verb = "should" if k % 10 == 3 else "shall"
        word = "color" if k % 10 == 5 else "colour"
        new.append(paragraphs(str(k), f"Title {k}", f"A platform {verb} {word} record {k}."))
        if k % 10 == 7:
            new.append(paragraphs(f"{k}bis", f"Another {k}", f"Nobody asked for pigeon {k} and its feathers."))
    made = comparisons.request(
        old=factories.version(*old, proposal=proposal), new=factories.version(*new, proposal=proposal)
    )
    jobs.drain()
    made.refresh_from_db()
    return made


def address(row: Comparison) -> str:
    return reverse("comparison", args=[row.slug])


def kept() -> dict[Path, int]:
    return {path: path.stat().st_ino for path in pages().folder.glob("*/*")}


def outside_folds(text: str) -> list[str]:
    return SECTION.findall(FOLD.sub("", text))


def brought(page, text: str) -> list[str]:
    places = (place.replace("&amp;", "&") for place in re.findall(r'data-brings="([^"]+)"', text))
    return [page.get(place).text for place in places]


@pytest.mark.parametrize(("number", "view"), [(40, "unified"), (2 * SHORT, "side")])
@pytest.mark.parametrize("asked", [{"only": "weakened"}, {"only": ["inserted", "weakened"]}, {"editorial": "off"}])
def test_a_choice_shows_what_was_chosen_and_keeps_nothing(page, number, view, asked):
    made = compared(number)
    whole = page.get(address(made), {"view": view, "whole": 1}).text
    names = SECTION.findall(whole)
    drawn = kept()
    narrowed = page.get(address(made), {"view": view, "whole": 1, **asked}).text
    assert SECTION.findall(narrowed) == names
    only = tuple([asked["only"]] if isinstance(asked.get("only"), str) else asked.get("only", ()))
    choice = Choice(only, "editorial" in asked)
    chosen = set()
    for match in re.finditer(r'<section class="clause change (\w+)([^"]*)" id="([^"]+)"', whole):
        marks = {match[1], *(flag.removeprefix("has-") for flag in match[2].split())}
        is_chosen = bool(marks & set(only)) if only else match[1] != "unchanged" and marks != {"modified", "editorial"}
        chosen |= {match[3]} if is_chosen else set()
    assert set(outside_folds(narrowed)) == chosen != set(names)
    assert choice.is_made and len(chosen) >= number // 10
    assert kept().keys() - drawn.keys() <= {path for path in kept() if path.name.endswith("-entries")}


def test_portions_of_a_choice_are_all_of_it(page):
    made = compared(3 * SHORT)
    asked = {"only": ["inserted", "weakened"]}
    whole = page.get(address(made), {"whole": 1, **asked}).text
    text = page.get(address(made), asked).text
    rest = brought(page, text)
    assert rest and SECTION.findall("".join([text, *rest])) == SECTION.findall(whole)
    shown = outside_folds("".join([text, *rest]))
    assert shown == outside_folds(whole)


def test_a_choice_of_nothing_that_happened_is_one_fold(page):
    made = compared(2 * SHORT)
    text = page.get(address(made), {"only": "moved"}).text
    assert text.count('<details class="folded">') == 1
    assert "0 of" in text


def test_sentences_of_other_writing_are_folded_where_that_is_chosen(page):
    made = compared(40)
    marked, folded = (page.get(address(made), asked).text for asked in ({}, {"only": "editorial", "editorial": "off"}))
    assert 'data-slight="' not in marked and folded.count('data-unfolds="') == 4
