from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from proposals.drawing.compressed import gzipped, piece, plain


@given(st.lists(st.text(max_size=400)))
def test_pieces_side_by_side_are_one_gzip_file_of_all_their_words(texts):
    pieces = [piece(text) for text in texts]
    whole = "".join(texts).encode("utf-8", "surrogatepass")
    assert gzip.decompress(gzipped(pieces)) == plain(pieces) == whole


def test_a_piece_fits_between_any_others():
    head, body, foot = (piece(text * 5000) for text in ("<h1>一</h1>", "words ", "</body>"))
    mine, yours = piece("Ana"), piece("")
    for own in (mine, yours):
        assert gzip.decompress(gzipped([head, own, body, foot])) == plain([head, own, body, foot])
