from clauseline.aligning.terms import pair_terms
from clauseline.definitions import Definition
from tests.clauseline.aligning.encoders import encoder_or_skip


def defined(*entries: tuple[str, str]) -> list[Definition]:
    return [Definition(term, text, k, None, (0, len(text))) for k, (term, text) in enumerate(entries)]


def test_terms_that_both_sides_define_are_paired():
    old = defined(("访客", "进入虚拟展厅的自然人"), ("插件", "由第三方提供的软件组件"), ("展厅", "陈列展品的虚拟空间"))
    new = defined(
        ("plug-in", "software component that a third party provides"),
        ("visitor", "natural person who enters a virtual showroom"),
        ("ticket", "receipt for a sum of money"),
    )
    found = pair_terms(old, new, encoder_or_skip())
    assert [(pair.old.term, pair.new.term) for pair in found] == [("插件", "plug-in"), ("访客", "visitor")]


def test_of_no_terms_nothing_is_said():
    assert pair_terms((), (), None) == ()
