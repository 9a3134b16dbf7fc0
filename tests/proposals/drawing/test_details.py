from clauseline.vocabulary import DETAIL_KINDS
from proposals.drawing.details import CAME, NAMES, WENT


def test_every_kind_of_detail_has_a_name():
    """A kind without one is a fault where somebody reads of such a change, and nowhere before."""
    assert [*NAMES] == [*DETAIL_KINDS]
    assert {*CAME, *WENT} <= {*NAMES}
