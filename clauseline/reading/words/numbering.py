"""Labels of clauses in any spelling: "7.2.1", "7bis", "Annex A", "II.3", "第七条", "附录A（规范性）"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from clauseline.outline import INFORMATIVE, NORMATIVE, UNSEEN, canonical
from clauseline.patterns import compile_late
from clauseline.reading.words.ranks import ARTICLE, CODE_PART, COUNTED_BEFORE, GONE, HAN_RANKS, ORDINALS, RANKS, SPELLED
from clauseline.vocabulary import ClauseKind, Status

INVISIBLE = re.compile(f"[{UNSEEN}]")

_HAN_DIGITS = "一二三四五六七八九"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_ANNEX = r"annexe?|anexo|anhang|anlage|allegato|приложение|附[\s　]*[件录錄]|الملحق|ملحق"
_APPENDIX = "appendix|appendice|ap[ée]ndice|дополнение|التذييل|تذييل"
_NORMATIVE = "normative|normatif|normativ[ao]|规范性附录|规范性|обязательное"
_INFORMATIVE = "informative|informatif|informativ[ao]|资料性附录|资料性|справочное|рекомендуемое"
_LATIN = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)\b"
_SUFFIX = r"(?:\s?(?:bis|ter|quater|quinquies)\b|[a-zA-Z](?![^\W_]))?"
_PART = rf"(?:\d{{1,4}}{_SUFFIX}|[lI](?![^\W_]))"

_NAMED = re.compile(
    rf"(?P<word>(?i:{_ANNEX}|{_APPENDIX}))[\s:]*"
    rf"(?P<letter>[A-Z]\d?|[IVXLC]{{1,7}}|[1-9]\d?|[А-Я]|[一二三四五六七八九十]{{1,3}})?"
    rf"(?P<parts>(?:[.．]{_PART})*)(?![A-Za-z0-9])"
)
_STATUS = re.compile(rf"\s*[（(]\s*(?:(?P<yes>(?i:{_NORMATIVE}))|(?P<no>(?i:{_INFORMATIVE})))\s*[)）]")
_HAN = re.compile(
    r"第\s*(?P<count>[零〇一二三四五六七八九十百千两]{1,12}|\d{1,9})\s*(?P<unit>分?[编編]|[章节節条條])(?:之[一二三四五六七八九十\d]+)?"
)
_HAN_LISTED = re.compile(r"([一二三四五六七八九十]{1,3})、\s*")
_COUNT = rf"\d{{1,6}}(?:er\b|\.?[º°ª]|-?{_LATIN}|{_SUFFIX})|[IVXLC]{{1,9}}(?:er\b)?(?:\s{_LATIN})?"
_OF_CODE = r"\*?(?:L\.?O|[LRDA])\*?\.?\s?"
_INSERTED = rf"(?:\s{_LATIN})?(?:\s[A-Z](?=\s*$))?"
_CODED = rf"(?:(?:{_OF_CODE})?\d{{1,5}}(?:-\d{{1,4}}){{1,4}}|{_OF_CODE}\d{{1,5}}){_INSERTED}"
"""How articles of codes are numbered: "245-1", "L. 121-4", "R*12-3", "LO 12"; a letter behind it is one at the end."""
_LETTERED_CODE = re.compile(rf"\s{_OF_CODE}\d")
_UNIT = compile_late(
    rf"(?P<unit>(?i:{'|'.join(map(re.escape, RANKS))}))(?:\s+|(?<=[§.])\s*)"
    rf"(?:(?i:{'|'.join(SPELLED)})(?!\w)|(?P<code>{_CODED})(?![^\W_]|[.-]\w)|(?:{_COUNT})(?P<parts>(?:\.\d+)*)(?![^\W_]|-\w))"
)
_KIND_UNIT = re.compile(r"(?P<unit>(?i:partie))\s+(?i:législative|réglementaire)(?!\w)")
"""The two parts of a French code, which hold its other parts."""
_SEVERAL = compile_late(
    rf"(?P<unit>§§|(?i:articles|artikel|arts?\.|artículos|articoli|artigos))\s*(?:{_CODED}|{_COUNT})"
    rf"(?:\s*(?:,|–|-|bis|und|u\.|to|and|à|et|y|e)\s*(?:{_CODED}|{_COUNT})){{1,8}}(?=[\s:.–-]{{0,4}}{GONE.pattern})",
    re.I,
)
"""Several articles that are no more: "§§ 68 bis 72 (weggefallen)"; elsewhere such words speak of them."""
_COUNTED_UNIT = compile_late(
    rf"(?=\d{{1,2}}\.\s|[ac-fhnpqstvzAC-FHNPQSTVZ][^\W\d]{{3}})"
    rf"(?:(?P<stem>(?i:{'|'.join(ORDINALS)}))(?:er|es|e)|\d{{1,2}}\.|(?P<word>(?i:{'|'.join(SPELLED)})))\s+"
    rf"(?P<unit>(?i:(?(word)partie|(?:{'|'.join(COUNTED_BEFORE)}))))(?!\w)"
)
"""The same with the number before the word: "Dritter Abschnitt", "3. Abschnitt", "Première partie". Most lines are told
from it at once by how they begin."""
_DOTTED = re.compile(
    rf"(?P<head>[.．]?\d{{1,4}}{_SUFFIX}|[IVXL]{{2,6}}(?![^\W_])|[A-Z]\d?(?![^\W_])|[А-Я](?![^\W_]))(?P<parts>(?:[.．]{_PART})*)"
)
_CAN_BEGIN = re.compile(
    r"\s*(?:[^A-Za-z\s]|[A-Za-z](?![a-z])|(?i:a[bflnpr]|b[ou]|ca|ch|deel|ho|ka|li[bv]|pa|se|so[tu]|sub[cs]|t[ei]|unter|"
    r"(?:acht|drei|drit|ein|elft|erst|neun|sech|sieb|vier|zehn|zwan|zwei)[a-z]{0,24}\s+(?:abschn|buch|hauptst|kapitel|tei|tite|unter)))"
)
"""What a label in ASCII can begin with: most lines are told from it at once by their first letters."""
_AFTER = re.compile(r"(?P<mark>[.．)）:：、]?)(?P<gap>[\s　]*)")
_DASH = re.compile(r"[.\s]*(?:--|[–—―]|(?<=\s):|-(?=\s))\s*")
_FAR = 80
"""No label is longer than so many characters."""
_SEPARATOR = re.compile(r"[\s:：.．–—―‒\-]*")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    `end` is where the words after it begin, `status` what it says of itself ("(informative)"), `mark` the
    punctuation behind it, `tabbed` whether a tab or line break follows, `glued` whether nothing does.
    `parts` counts the dotted parts ("A.1" has 2); `rank` orders parts of laws, chapters before their articles.
    """

    number: str
    kind: ClauseKind
    parts: int
    end: int
    rank: int = 0
    status: Status | None = None
    mark: str = ""
    tabbed: bool = False
    glued: bool = False


def find_label(text: str) -> Label | None:
    """The label at the start of `text`, or None. Lone letters count only before punctuation, a tab or the end."""
    start = text[:_FAR]
    return None if start.isascii() and not _CAN_BEGIN.match(start) else _find_label(start)


def ends_at(end: int, number: str) -> Label:
    """`number` as the label of a text whose words begin at `end`, where this is known from what stands around it."""
    label = find_label(f"{number}\t")
    assert label is not None
    return replace(label, end=end)


@lru_cache(maxsize=1 << 14)
def _find_label(text: str) -> Label | None:
    """Remembered, because every step of a reading asks for the labels of the same lines."""
    clean = INVISIBLE.sub("", text)
    start = len(clean) - len(clean.lstrip())
    found = _named(clean, start) or _ranked(clean, start) or _dotted(clean, start)
    return found if found is None or clean == text else _placed(found, text)


def status_alone(text: str) -> Status | None:
    """The status that a line such as "(informative)" or "（资料性）" states, or None for any other line."""
    found = _STATUS.match(text)
    if not found or text[found.end() :].strip():
        return None
    return NORMATIVE if found["yes"] else INFORMATIVE


def bare(number: str) -> str:
    """The letter or number alone: "A" of "Annex A"."""
    return number.split()[-1] if " " in number else number.removeprefix("附录").removeprefix("附件")


def split_status(text: str) -> tuple[Status | None, int]:
    """The status stated at the start of `text` ("(informative) Title"), and where the words after it begin."""
    found = _STATUS.match(text)
    if not found:
        return None, 0
    return NORMATIVE if found["yes"] else INFORMATIVE, found.end()


def is_next(number: str, before: str) -> bool:
    """Whether `number` can follow its sibling `before` ("" for a first child): one more, or a letter or "bis" added."""
    last, previous = _last(number), _last(before) if before else 0
    return last == previous + 1 or bool(before and last == previous and number != before)


def place_of(number: str) -> int:
    """The count that a label gives: 5 for "Article 5a", "Article 5-1" and "第五条"; 0 if it gives none."""
    if han := _HAN.match(number):
        digits = han["count"]
        return int(digits) if digits.isdecimal() else count_of(digits)
    if _KIND_UNIT.match(number):
        return 1
    if before := _COUNTED_UNIT.match(number):
        stem = (before["stem"] or "").lower()
        return (
            ORDINALS[stem] if stem else SPELLED[before["word"].lower()] if before["word"] else int(number.split(".")[0])
        )
    if (last := number.rpartition(" ")[2].lower()) in SPELLED:
        return SPELLED[last]
    found = re.search(
        r"(\d{1,9})(?:(?:-\d{1,9}){0,4}[-\s]?[a-z]{0,12}(?:\s[A-Z])?|\.?[º°ª])$|\b([IVXLC]{1,20})(?:er)?(?:\s[a-z]{3,9})?$",
        number,
    )
    if not found:
        return 0
    if found[1]:
        return int(found[1])
    values = [_ROMAN[sign] for sign in found[2]]
    return sum(-value if value < max(values[k:]) else value for k, value in enumerate(values))


def unit_of(number: str) -> str:
    """The word that numbers a part of a law; "Art." goes on where "Article 1" began."""
    if han := _HAN.match(number):
        return han["unit"]
    if _KIND_UNIT.match(number):
        return CODE_PART
    if before := _COUNTED_UNIT.match(number):
        return before["unit"].lower()
    word = "§" if number.startswith("§") else number.split()[0].lower()
    return "art." if word.startswith("art") else word


def is_coded(number: str) -> bool:
    """Whether a label says by a letter which part of a code it is of: "Article L. 121-1"."""
    return bool(_LETTERED_CODE.search(number))


def stem(number: str) -> str:
    """All but the last part: "7.2" of "7.2.1", "" of "7"."""
    return number.rpartition(".")[0]


def count_of(han: str) -> int:
    """The number that Chinese numerals write: 12 for 十二, 105 for 一百零五; 0 for other words."""
    count = digit = 0
    for sign in han:
        if sign in _HAN_TENS:
            count, digit = count + max(1, digit) * _HAN_TENS[sign], 0
        elif sign in _HAN_DIGITS and not digit:
            digit = _HAN_DIGITS.index(sign) + 1
        elif sign not in "零〇":
            return 0
    return count + digit


def _last(number: str) -> int:
    digits = re.match(r"\d+", number.rpartition(".")[2])
    return int(digits.group()) if digits else -1


def _named(clean: str, start: int) -> Label | None:
    found = _NAMED.match(clean, start)
    if not found:
        return None
    letter = found["letter"] or ""
    appendix = re.fullmatch(_APPENDIX, found["word"], re.I) or (found["word"][-1] in "录錄" and _is_roman(letter))
    status = _STATUS.match(clean, found.end())
    end = status.end() if status else found.end()
    gap = _SEPARATOR.match(clean, end)
    stop = gap.end() if gap else end
    return Label(
        number=_joined(found.group()) if letter else "",
        kind="appendix" if appendix else "annex",
        parts=1 + len(re.findall("[.．]", found["parts"])),
        end=stop if letter else start,
        status=(NORMATIVE if status["yes"] else INFORMATIVE) if status else None,
        mark=clean[end:stop].strip(),
        tabbed=any(sign in clean[end:stop] for sign in "\t\n") or bool(status),
        glued=stop == found.end() and stop < len(clean),
    )


def _joined(words: str) -> str:
    """A label as one writes it: Chinese words are spread with spaces on a title page, not in a reference."""
    return re.sub(r"\s+", "", words) if words[0] == "附" else canonical(words)


def _is_roman(letter: str) -> bool:
    return bool(re.fullmatch("[IVX]+", letter))


def _ranked(clean: str, start: int) -> Label | None:
    if several := _SEVERAL.match(clean, start):
        return _behind(Label(canonical(several.group()), "article", 1, several.end(), ARTICLE), clean)
    of_code = _KIND_UNIT.match(clean, start)
    found = of_code or _HAN.match(clean, start) or _UNIT.match(clean, start) or _COUNTED_UNIT.match(clean, start)
    if not found:
        return None
    unit = CODE_PART if of_code else found["unit"].lower()
    rank = HAN_RANKS.get(unit) or RANKS[unit]
    parts = 1 + (found.groupdict().get("parts") or "").count(".")
    label = Label(canonical(found.group()), "article" if rank == ARTICLE else "chapter", parts, found.end(), rank)
    dash = _DASH.match(clean, found.end())
    return replace(label, end=dash.end(), mark="–") if dash else _behind(label, clean)


def _dotted(clean: str, start: int) -> Label | None:
    listed = _HAN_LISTED.match(clean, start)
    if listed:
        return Label(listed[1], "clause", 1, listed.end(), mark="、")
    found = _DOTTED.match(clean, start)
    if not found:
        return None
    parts = 1 + len(re.findall("[.．]", found["parts"]))
    label = _behind(Label(canonical(found.group()).lstrip(), "clause", parts, found.end()), clean)
    after = clean[found.end() :]
    if found["head"][-1:].isdigit() or any(sign.isdigit() for sign in found["head"]):
        return label if _ends_number(after) else None
    if parts > 1:
        return label
    roman = _is_roman(found["head"]) and len(found["head"]) > 1
    return label if label.mark or label.tabbed or not after.strip() or (roman and after[:1] == " ") else None


def _ends_number(after: str) -> bool:
    return not after or not (after[0] in ",%/°-–×+=_" or (after[0] in ".．" and after[1:2].isdigit()))


def _behind(label: Label, clean: str) -> Label:
    after = _AFTER.match(clean, label.end)
    mark, gap, end = (after["mark"], after["gap"], after.end()) if after else ("", "", label.end)
    return Label(
        label.number, label.kind, label.parts, end, label.rank, None, mark,
        tabbed="\t" in gap or "\n" in gap, glued=not gap and end < len(clean),
    )  # fmt: skip


def _placed(label: Label, text: str) -> Label:
    """The label with `end` counted in `text`, invisible characters included."""
    position = seen = 0
    while seen < label.end and position < len(text):
        seen += not INVISIBLE.match(text[position])
        position += 1
    return Label(
        label.number, label.kind, label.parts, position, label.rank, label.status, label.mark, label.tabbed, label.glued
    )
