"""What is informative, and what only stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.outline import INFORMATIVE, NORMATIVE
from clauseline.reading.structure.headings import Heading
from clauseline.reading.structure.statuses import OpenStatuses, names_annexes_so
from clauseline.vocabulary import Status


def statuses_of(*headings: Heading) -> Sequence[Status]:
    statuses = OpenStatuses(names_annexes_so(headings))
    return [statuses.step(heading) for heading in headings]


def test_an_annex_hands_its_status_down_until_it_ends():
    found = statuses_of(
        Heading("Annex A", "Walls", "annex", INFORMATIVE), Heading("A.1", "Bricks", level=2), Heading("4", "Doors"),
    )  # fmt: skip

    assert found == [INFORMATIVE, INFORMATIVE, NORMATIVE]


def test_a_front_part_hands_none_down_but_to_numbers_that_are_before_the_body():
    found = statuses_of(
        Heading("", "Introduction", "front"), Heading("0.1", "General", level=2), Heading("1", "Scope", level=2),
        Heading("1.1", "Walls", level=3),
    )  # fmt: skip

    assert found == [INFORMATIVE, INFORMATIVE, NORMATIVE, NORMATIVE]


def test_a_front_part_in_an_annex_hands_down_what_the_annex_is():
    found = statuses_of(
        Heading("Annex A", "Walls", "annex", INFORMATIVE), Heading("", "Introduction", "front", level=2),
        Heading("A.1", "Bricks", level=3),
    )  # fmt: skip

    assert found == [INFORMATIVE, INFORMATIVE, INFORMATIVE]


def test_a_front_part_that_says_it_is_informative_says_it_of_all_in_it():
    said = statuses_of(Heading("", "Introduction (informative)", "front"), Heading("1", "Scope", level=2))
    assert said == [INFORMATIVE, INFORMATIVE]

    statuses = OpenStatuses()
    assert statuses.step(Heading("", "Introduction", "front")) == INFORMATIVE
    statuses.state(INFORMATIVE)
    assert statuses.step(Heading("1", "Scope", level=2)) == INFORMATIVE


def test_appendices_are_informative_beside_annexes_or_by_roman_numbers():
    beside = statuses_of(Heading("Annex A", "Walls", "annex"), Heading("Appendix A", "Bricks", "appendix"))
    alone = statuses_of(Heading("Appendix I", "Bricks", "appendix"), Heading("I.1", "Red bricks", level=2))

    assert (beside, alone) == ([NORMATIVE, INFORMATIVE], [INFORMATIVE, INFORMATIVE])


def test_appendices_by_letters_alone_are_the_annexes_of_their_text():
    found = statuses_of(
        Heading("1", "Scope"), Heading("Appendix A", "Walls", "appendix"), Heading("A.1", "Bricks", level=2),
        Heading("Appendix B", "Doors (informative)", "appendix"), Heading("B.1", "Locks", level=2),
    )  # fmt: skip

    assert found == [NORMATIVE, NORMATIVE, NORMATIVE, INFORMATIVE, INFORMATIVE]
