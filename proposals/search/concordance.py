"""Where each word of some texts stands, packed: what search looks into.

The places of a concordance are counted on from one text to the next. A set of places is one whole number with a bit for
each, so that a few operations of Python compare thousands of texts with a question. A text begins with its head, which
names it; a place that no word has ends each field, the head, and the text.

    place                 0 1 2 3 4 5 6 7 8    the lowest bit first
    word                  a b a E c b E a E    E: here a text ends
    ends                  . . . 1 . . 1 . 1
    in_texts              1 1 1 . 1 1 . 1 .    all that lies before an end
    "a"                   1 . 1 . . . . 1 .
    "b"                   . 1 . . . 1 . . .
    "a b"                 1 . . . . . . . .    "a" & "b" >> 1
    + in_texts & ends     . . . 1 . . . . .    the first text has it: a carry ran from its bit up to its end
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import sub
from zlib import Z_RLE, compress, compressobj, crc32, decompress

from clauseline.tokens import Query, words

MARKS = HEADS, TEXTS = "<", ">"
"""Stand for the places where heads and texts end, in share 0. No word looks so."""
SHARES = (1, 4, 16, 64)
"""In so many shares the words may be packed, by their number: a question reads the shares of its words alone."""
ROOM = 1024
"""Places for which there is a share."""
FULL = ROOM * SHARES[-1]
"""Places after which a concordance takes no further text."""
LAST = 1_000_000
"""Words that stand after so many places are not found: a gap is written as one character."""
DOUBLES = (1, 2, 4, 8)
NEAR = 1 << len(DOUBLES)
"""Words are near one another that stand within so many places."""
DENSE = 128
"""A word that has one of so many places, or more, is written as bits."""


def shares_of(word: str) -> tuple[int, ...]:
    """The numbers of the shares that can have the word."""
    return tuple(_share(word, shares) for shares in SHARES)


def _share(word: str, shares: int) -> int:
    return shares + crc32(word.encode()) % shares


class Concordance:
    """One in the making."""

    def __init__(self) -> None:
        self.size = 0
        self._places: dict[str, list[int]] = defaultdict(list)

    @property
    def is_full(self) -> bool:
        return self.size >= FULL

    def add(self, *fields: str, head: Iterable[str] = ()) -> None:
        """A text; no phrase reaches from one of its fields into the next."""
        self._write(head, HEADS)
        self._write(fields, TEXTS)

    def _write(self, fields: Iterable[str], mark: str) -> None:
        places, at = self._places, self.size
        for field in fields:
            written = list(islice(words(field), max(0, LAST - at)))
            for place, word in enumerate(written, at):
                places[word].append(place)
            at += len(written) + 1
        places[mark].append(at)
        self.size = at + 1

    def packed(self) -> dict[int, bytes]:
        """Its shares by their numbers."""
        shares = next((number for number in SHARES if self.size <= number * ROOM), SHARES[-1])
        listed: dict[int, dict[str, list[int]]] = defaultdict(dict)
        for word, places in self._places.items():
            if word:
                listed[0 if word in MARKS else _share(word, shares)][word] = places
        return {share: _packed(own) for share, own in listed.items()}


def _packed(listed: Mapping[str, list[int]]) -> bytes:
    """Names with gaps, or with where their bits are, each after a NUL; then the bits."""
    words, bits = list[str](), bytearray()
    for word, places in listed.items():
        if places[-1] < DENSE * len(places) or word in MARKS:
            own = _squeezed(_bits(places))
            words.append(f"\0{word}\2{len(bits)} {len(own)}")
            bits += own
        else:
            words.append(f"\0{word}\1{''.join(map(chr, map(sub, places, [-1, *places])))}")
    names = compress("".join(words).encode("utf-8", "surrogatepass") + b"\0")
    return len(names).to_bytes(4, "little") + names + bits


def _squeezed(bits: bytes | bytearray) -> bytes:
    """Bits have runs of zeros and nothing that comes again: to look for that costs ten times as much."""
    squeezing = compressobj(strategy=Z_RLE)
    return squeezing.compress(bits) + squeezing.flush()


def _bits(places: Sequence[int]) -> bytearray:
    bits = bytearray((places[-1] >> 3) + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return bits


class Share:
    """A packed share, opened."""

    def __init__(self, packed: bytes) -> None:
        end = 4 + int.from_bytes(packed[:4], "little")
        self._names, self._bits = decompress(packed[4:end]), packed[end:]

    def places(self, word: str) -> int:
        """Where it stands, a bit for each place; 0 if nowhere."""
        if (gaps := self._after(f"\0{word}\1")) is not None:
            places = list(accumulate(map(ord, gaps.decode("utf-8", "surrogatepass")), initial=-1))[1:]
            return int.from_bytes(_bits(places), "little")
        if (where := self._after(f"\0{word}\2")) is not None:
            start, size = (int(number) for number in where.split())
            return int.from_bytes(decompress(self._bits[start : start + size]), "little")
        return 0

    def _after(self, name: str) -> bytes | None:
        sought = name.encode()
        at = self._names.find(sought)
        return None if at < 0 else self._names[at + len(sought) : self._names.index(b"\0", at + 1)]


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """One word of a phrase: `offset` places after the phrase begins, and `at` places after the whole question does."""

    word: str
    offset: int
    at: int
    is_last: bool


def phrase_words(query: Query) -> list[PhraseWord]:
    """The words in the order in which to look for them: long phrases first, which few texts have."""
    begins = dict(zip(query.phrases, accumulate((len(one.words) for one in query.phrases), initial=0), strict=False))
    ordered = sorted(query.phrases, key=lambda phrase: (-len(phrase.words), -len(phrase.words[0]), phrase.words))
    return [
        PhraseWord(word, offset, begins[phrase] + offset, offset == len(phrase.words) - 1)
        for phrase in ordered
        for offset, word in enumerate(phrase.words)
        if word
    ]


class Bounds:
    """Where the texts of a concordance begin and end, from its share 0."""

    def __init__(self, marks: bytes) -> None:
        share = Share(marks)
        self.ends, self.heads = share.places(TEXTS), share.places(HEADS)
        self.starts = (self.ends << 1 | 1) ^ 1 << self.ends.bit_length()
        # From one bit to before the next all are ones in their difference, text by text.
        self.in_texts, self.in_heads = self.ends - self.starts, self.heads - self.starts
        self.after_heads = self.ends - self.heads

    @cached_property
    def first_places(self) -> list[int]:
        """For each of `DOUBLES` the first so many places of each text: what is moved so far does not come there."""
        return list(accumulate(DOUBLES[:-1], lambda first, by: first | first << by, initial=self.starts))

    def places_of(self, numbers: Collection[int]) -> int:
        """All places of the texts with these numbers, from 0."""
        places, start, ends, number = 0, 1, self.ends, 0
        while ends:
            end = ends & -ends
            if number in numbers:
                places |= end - start
            start, ends, number = end << 1, ends ^ end, number + 1
        return places


class Search:
    """What of a concordance has all of a query, as far as it has been told; `marks` is its share 0.

    `found` are the ends of the texts that have it, `named` of those whose heads have it, a bit for each. With `numbers`
    it is told nothing but of the texts with these, and what is compared then hangs on these alone.
    """

    def __init__(self, marks: bytes, numbers: Collection[int] | None = None) -> None:
        self.found = self.named = -1
        self._phrases: list[int] = []
        self._length = 0
        self._marks = marks
        self._shown = -1 if numbers is None else self._bounds.places_of(numbers)
        self._phrase = self._whole = self._shown

    @property
    def goes_on(self) -> bool:
        return bool(self.found and self._phrase)

    def take(self, word: PhraseWord, places: int) -> None:
        """Look for a word which stands at these places."""
        self._phrase &= places >> word.offset
        self._whole &= places >> word.at
        self._length = max(self._length, word.at + 1)
        if word.is_last:
            if self._phrase:
                self._phrases.append(self._phrase)
                self._narrow(self._bounds, self._phrase)
            else:
                self.found = self.named = 0
            self._phrase = self._shown

    @property
    def alike(self) -> int:
        """Of those whose name may say the question and nothing else: a number begins a head, a title ends it."""
        at = self._bounds
        # Behind the title are a place without a word, and the mark of the head.
        return self._texts(self._whole & (at.starts | at.heads >> self._length + 1)) & self.named

    @property
    def near(self) -> int:
        """Of those that have all of it within `NEAR` places."""
        if len(self._phrases) == 1:
            return self.found
        near = self._bounds.in_texts
        for phrase in self._phrases:
            spread = phrase
            for by, first in zip(DOUBLES, self._bounds.first_places, strict=True):
                spread |= spread << by & ~first
            near &= spread
        return self._texts(near) & self.found

    def numbers(self, ends: int) -> Iterator[int]:
        """The numbers of the texts that have these ends, from 0."""
        return (number for number, _ in self.each(ends))

    def each(self, ends: int) -> Iterator[tuple[int, int]]:
        """The number, from 0, of each text that has one of these ends, and its end."""
        while ends:
            lowest = ends & -ends
            yield (self._bounds.ends & lowest - 1).bit_count(), lowest
            ends ^= lowest

    def _texts(self, places: int) -> int:
        """The ends of the texts that have any of these places."""
        at = self._bounds
        return (places & at.in_texts) + at.in_texts & at.ends

    @cached_property
    def _bounds(self) -> Bounds:
        """Opened for what has the words alone."""
        return Bounds(self._marks)

    def _narrow(self, at: Bounds, phrase: int) -> None:
        # Ones are added to what lies before an end: any bit among it carries over to the end.
        self.found &= phrase + at.in_texts & at.ends
        if self.named:
            heads = (phrase & at.in_heads) + at.in_heads & at.heads
            self.named &= heads + at.after_heads & at.ends
