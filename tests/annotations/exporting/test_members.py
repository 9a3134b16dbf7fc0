from babel import Locale

from annotations.exporting.members import COUNTRIES

NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
"""Two letters of other lists than ISO 3166-1, and those that everybody may use for themselves."""


def test_the_codes_are_those_of_iso_3166():
    territories = {str(code) for code in Locale("en").territories if len(str(code)) == 2}
    assert territories - COUNTRIES == NO_COUNTRIES
    assert COUNTRIES - territories == set()
