from proposals.outline import canonical


def test_a_soft_hyphen_keeps_no_accent_from_its_letter():
    assert canonical("sca\u00adling a\u00ad\u0301  b") == "scaling \u00e1 b"
