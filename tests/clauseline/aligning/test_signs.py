from clauseline.aligning.families import ends, family
from clauseline.aligning.order import between
from clauseline.aligning.signs import shared, signs_of


def test_numbers_of_clauses_are_no_signs():
    assert signs_of("5.3.1 见第三条") == signs_of("")
    assert "7000" not in signs_of("see section 7000")


def test_names_with_numbers_are_one_sign():
    both = signs_of("终端应使用 TLS 1.3，见 RFC 7000") & signs_of("Endpoints shall use TLS 1.3; see RFC 7000")
    assert {"tls1.3", "rfc7000"} <= both


def test_rare_signs_count_for_more():
    old = [frozenset("ab"), frozenset("bc"), frozenset("bd")]
    found = shared(old, [frozenset("ab"), frozenset("c"), frozenset("x")])
    assert (float(found[0, 0]), float(found[1, 1]), float(found[2, 2])) == (1.0, 1.0, 0.0)


def test_an_order_is_seen_and_leaves_places_between():
    pairs = [(k, k) for k in range(0, 12, 2)]
    allowed = between(pairs, (12, 12))
    assert allowed is not None
    assert (bool(allowed[3, 3]), bool(allowed[3, 7]), bool(allowed[4, 4])) == (True, False, True)
    assert between([(k, 11 - k) for k in range(12)], (12, 12)) is None


def test_a_family_is_what_a_clause_stands_in_and_holds():
    last = ends([1, 2, 3, 2, 1])
    assert last.tolist() == [4, 3, 3, 4, 5]
    assert family(1, last).tolist() == [True, True, True, False, False]
