"""Marked passages that may turn up in another language."""

import pytest

from annotations.models import Arrival
from tests import factories
from tests.annotations.arriving import told
from tests.annotations.remarks import remark
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.proposals.looking import meant
from tests.proposals.two_languages import CHINESE, ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana():
    encoder_or_skip()
    return factories.person("ana")


def arrives(ana, *, quote):
    """An English draft comes after these words of a Chinese clause were marked."""
    home = meant(*CHINESE, language="zh", proposal=factories.proposal(number="H"))
    remark(home, ana, factories.team(ana), number="4.1", quote=quote)
    meant(*ENGLISH, proposal=factories.proposal(number="D"))
    return told(ana)


def test_a_passage_that_is_most_of_its_clause_may_turn_up_in_another_language(ana):
    assert arrives(ana, quote="平台宜删除访客的移动日志") == [("D", "", "1", ENGLISH[0].text)]
    one = Arrival.objects.get()
    assert (one.method, one.band, one.is_same) == ("meaning", "likely", False)


def test_a_few_words_of_a_clause_are_not_said_to_turn_up_in_another_language(ana):
    assert arrives(ana, quote="访客的移") == []
