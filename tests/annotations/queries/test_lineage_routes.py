"""Ways of a lineage and their signs lie on no box, and words in boxes fit in."""

from datetime import date

import pytest

from annotations.queries.lineage_pictures import BOX_WIDTH, SIGN_HEIGHT, SIGN_WIDTH, fitting, width_of
from annotations.queries.lineage_routes import around, routed
from proposals.models import Clause
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, NAME

SIGN = (20, 18)


def overlaps(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_way_bends_around_what_lies_between():
    free = routed((140, 20), (500, 220), SIGN, boxes=[], taken=[])
    assert (free.path, free.x, free.y) == ("M140 20C302 20 338 220 500 220", 320, 120)
    box = 250, 90, 390, 130
    bent = routed((140, 20), (500, 220), SIGN, boxes=[box], taken=[])
    assert bent.path != free.path
    assert not overlaps(around((bent.x, bent.y), SIGN), box)


def test_a_sign_lies_on_no_other_one():
    first = routed((140, 20), (500, 20), SIGN, boxes=[], taken=[])
    second = routed((140, 20), (500, 20), SIGN, boxes=[], taken=[around((first.x, first.y), SIGN)])
    assert (first.path, first.y) == (second.path, second.y)
    assert abs(first.x - second.x) > SIGN[0]


def test_where_there_is_no_room_the_sign_stands_in_the_middle():
    route = routed((70, 60), (70, 100), SIGN, boxes=[], taken=[(0, 0, 999, 999)])
    assert (route.path, route.x, route.y) == ("M70 60V100", 70, 80)


@pytest.mark.parametrize(
    "words", ["T/XWIA 012—2022", "XW-1", "第二次征求意见稿的修订版本", "GB/T 12345.6—2022 WWW", ""]
)
def test_words_in_a_box_fit_in(words):
    assert width_of(fitting(words)) < BOX_WIDTH
    assert words.startswith(fitting(words).rstrip("…"))


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_picture_has_no_sign_over_a_box(client, reviewer):
    for year, number, text in ((2031, "A", FACE), (2032, "B", NAME)):
        looked(paragraphs("1", "", text), proposal=factories.proposal(number=number), date=date(year, 1, 1))
    both = paragraphs("1", "", f"{FACE} {NAME}")
    last = looked(both, proposal=factories.proposal(number="C"), date=date(2033, 1, 1))
    client.force_login(reviewer)
    key = Clause.objects.get(reading=last.current_reading).key
    picture = client.get(f"/versions/{last.slug}/lineage/{key}/").context["picture"]
    signs = [around((way.x, way.y), (SIGN_WIDTH, SIGN_HEIGHT)) for way in picture.ways]
    assert [step.step.proposal.number for step in picture.steps] == ["A", "B", "C"]
    assert len(signs) == 2
    assert not any(overlaps(sign, step.box) for sign in signs for step in picture.steps)
    assert not overlaps(*signs)
