"""The verbs that say how binding a sentence is, by language and convention: (level, convention, pattern).

Of patterns that match at one place the first counts: negations and longer forms stand before shorter ones.
Sources: ITU-T Author's guide and the conventions clause of ITU-T Y.3507; ISO/IEC Directives Part 2, clause 7;
RFC 2119 and RFC 8174; GB/T 1.1-2020, Annex C; the wording of Chinese laws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clauseline.vocabulary import StrengthLevel

Verb = tuple[StrengthLevel, str, str]


@dataclass(frozen=True, eq=False)
class Verbs:
    """The verbs of one language; group k of `pattern` is the k-th verb, counted from 1.

    Where `folds`, the pattern knows lower case alone: a search that ignores case takes twice the time.
    One of `stems`, if there are any, is in every verb. Where `is_checklist`, a sentence that begins with "Verify that"
    requires what follows.
    """

    verbs: tuple[Verb, ...]
    pattern: re.Pattern[str]
    folds: bool = False
    stems: tuple[str, ...] = ()
    is_checklist: bool = False

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Where the verbs stand in `text`; the words of a match may be in lower case."""
        # One letter is longer in lower case, and would move all places behind it.
        text = text.replace("İ", "I").lower() if self.folds else text
        return self.pattern.finditer(text) if self._may_stand_in(text) else iter(())

    def _may_stand_in(self, text: str) -> bool:
        return not self.stems or any(map(text.__contains__, self.stems))


def _alternatives(verbs: tuple[Verb, ...]) -> str:
    return "|".join(f"({pattern})" for _, _, pattern in verbs)


def whole_words(verbs: tuple[Verb, ...], heads: str, *, folds: bool) -> Verbs:
    """The verbs as whole words that are not merely quoted; a pattern of their heads makes the search much faster."""
    quoted = "[-\"“‘']"
    return Verbs(verbs, re.compile(rf"\b(?={heads})(?<!{quoted})(?:{_alternatives(verbs)})(?![\w-])"), folds)


_ADVERBS = r"(?:\s+(?:also|only|therefore|however|in any case|under no circumstances|at no time))?"
_IS, _SHALL = r"(?:is|are)\s+", r"(?:shall|must)\s+"
_FREE = r"(?:permitted|allowed|permissible|entitled\s+to|authori[sz]ed\s+to)"
_BANNED = r"(?:strictly\s+)?(?:prohibited(?:\s+from)?|forbidden|unlawful)"
_DUE = r"(?:required|obliged|obligated)"

AMBIGUOUS = frozenset({"may not"})
"""ISO reads it as "is not required to", plain English as "is forbidden to"."""

_ENGLISH: tuple[Verb, ...] = (
    ("no-need", "ITU", rf"(?:is|are|be)\s+(?:not|no\s+longer)\s+(?:strictly\s+)?{_DUE}(?:\s+(?:to|that))?"),
    ("no-need", "ISO", rf"{_IS}(?:not|no\s+longer)\s+(?:mandatory|necessary)"),
    ("no-need", "ISO", rf"shall\s+not\s+be\s+{_DUE}\s+to"),
    ("requirement", "ISO", r"(?:must|shall)\s+be\s+(?:able|entitled)\s+to|must\s+be\s+(?:allowed|permitted)\s+to"),
    ("requirement", "law", rf"{_IS}(?:the\s+)?(?:sole(?:ly)?\s+)?(?:responsible|responsibility)(?:\s+(?:for|of))"),
    ("prohibition", "ITU", rf"{_IS}{_BANNED}"),
    ("prohibition", "ISO", rf"{_SHALL}be\s+{_BANNED}"),
    ("prohibition", "ISO", rf"{_IS}(?:not|no\s+longer)\s+{_FREE}"),
    ("prohibition", "ISO", r"(?:is|are)\s+not\s+to\s+be"),
    ("discouraged", "ITU", rf"{_IS}(?:not\s+recommended|discouraged)"),
    ("requirement", "ITU", rf"{_IS}(?:{_DUE}|necessary)\s+(?:to|that)"),
    ("requirement", "ITU", rf"{_IS}mandatory"),
    ("requirement", "ISO", rf"{_IS}required(?!\s+(?:by|under|in\s+order)\b)"),
    ("requirement", "ISO", r"(?:is|are)\s+to\s+be(?!\s+(?:noted|expected|found|seen|understood)\b)"),
    ("recommendation", "ISO", r"strongly\s+(?:encourages?|recommends?|advises?|urges?)"),
    ("recommendation", "ITU", rf"{_IS}(?:strongly\s+|highly\s+)?(?:recommended|encouraged\s+to|advisable)"),
    ("permission", "ITU", rf"{_IS}optional"),
    ("permission", "ITU", r"(?:can|may)\s+optionally"),
    ("permission", "ISO", rf"(?:{_IS}|{_SHALL}be\s+){_FREE}"),
    ("prohibition", "ISO", rf"(?:shall|must){_ADVERBS}\s+(?:not|never)|mustn['’]t|shan['’]t"),
    ("requirement", "ISO", r"shall|must"),
    ("no-need", "ISO", r"need(?:s)?\s+not|needn['’]t|do(?:es)?(?:\s+not|n['’]t)\s+(?:need|have)\s+to"),
    ("requirement", "ISO", r"ha(?:s|ve)\s+to|ha(?:s|ve)\s+(?:a|the)\s+(?:duty|obligation)\s+to"),
    ("discouraged", "ISO", r"(?:should|ought)\s+(?:also\s+)?(?:not|never)|shouldn['’]t"),
    ("recommendation", "ISO", r"should|ought\s+to"),
    ("permission", "ISO", r"may\s+not|may(?!\s+\d)"),
    ("capability", "ISO", r"cannot|can\s+not|can['’]t|can"),
)

_CAPITALS: tuple[Verb, ...] = (
    ("prohibition", "RFC 2119", r"(?:MUST|SHALL)\s+NOT"),
    ("no-need", "RFC 2119", r"NOT\s+REQUIRED"),
    ("requirement", "RFC 2119", r"MUST|SHALL|REQUIRED"),
    ("discouraged", "RFC 2119", r"SHOULD\s+NOT|NOT\s+RECOMMENDED"),
    ("recommendation", "RFC 2119", r"SHOULD|RECOMMENDED"),
    ("permission", "RFC 2119", r"MAY\s+NOT|MAY|OPTIONAL(?:LY)?"),
)

_COPING = (
    r"对(?:(?<=[为和与及、并共学极效善的件以]应对)|(?:工作|措施|能力|策略|过程|机制|预案|方案|管理|体系)"
    r"|(?=[^，。；]{0,16}(?:风险|挑战|危机|突发|事件|灾|疫|事故|威胁|气候|老龄))"
    r"(?![^，。；]{0,40}(?:进行|予以|加以|实施|作出|做出|给予|及时|采取)))"
)
"""What goes on so is 应对, to cope with, and not 应 and 对, shall and to."""
_ASKED_BY = (
    r"(?![响收批回符满按根依遵达接处提明作保确验记检审支转拒向在将把给考尊告有为具能听知与同由使通])[^，。；的]{0,6}"
    r"(?:人|方|长|公司|部门|机关|机构|法院|用户|客户|主体|委员会|政府|组织|单位|股东|企业|国家)的?(?:请求|要求|申请|邀请)"
)
"""At the request of somebody."""
_CHINESE: tuple[Verb, ...] = (
    ("prohibition", "law", r"不得(?!不|已)|严禁|(?<!解除)(?<!不予)禁止(?!性|令)|不应当"),
    ("prohibition", "GB/T", r"不应(?![有答])|不准许|不允许"),
    ("no-need", "GB/T", r"不必|无须|无需|不需要|不要求"),
    ("prohibition", "law", r"无权"),
    (
        "requirement",
        "law",
        r"有义务(?!的)|负?有责任(?![的感心])|应当|必须|只能|负责(?![人制任者心的]|[^，。；]{1,20}的(?:部门|机关|机构|人员|单位))|(?<![必无毋莫])须(?![知臾要眉])"
        r"|主管(?!部门|机关|人员|单位|领导|的)(?=[^，。；]{1,40}工作)",
    ),
    ("requirement", "GB/T", r"应该|只准许"),
    (
        "requirement",
        "GB/T",
        rf"(?<![响适对供反相效呼感顺回照接理因])应(?![负用急答力激变付征召届税邀聘诉]|{_COPING}|{_ASKED_BY})",
    ),
    ("discouraged", "GB/T", r"不宜|不推荐|不建议"),
    ("recommendation", "GB/T", r"(?<![适便事权时机合])宜(?![居人])|(?:推荐|建议)(?=采用|使用|按|在|将|由|每|至少)"),
    ("capability", "GB/T", r"不可能|可能(?!性)|不能(?!动)|能够"),
    ("permission", "law", r"(?<![不难])可以|允许"),
    (
        "permission",
        "GB/T",
        r"(?<![许认不尚宁两无])可(?![信靠控用见行能持追视读执操扩变编燃再接比移穿逆观贵怜谓疑塑溶携互识验知以得]|选(?!择))",
    ),
    ("capability", "GB/T", r"(?<![功智性可不才职效机技产潜动热节核万体势赋])能(?![力源量够耗否见级动效手干])"),
)

ENGLISH = whole_words(_ENGLISH, r"[abi](?:s|re|e)\s|sh[ao]|stron|m(?:ust|ay)|ha[sv]|ought|need|do|can", folds=True)
CAPITALS = replace(
    whole_words(_CAPITALS, r"M(?:UST|AY)|SH(?:ALL|OULD)|RE[QC]|NOT\s|OPT", folds=False),
    stems=("MUST", "SHALL", "SHOULD", "MAY", "REQUIRED", "RECOMMENDED", "OPTIONAL"),
)
CHINESE = Verbs(_CHINESE, re.compile(_alternatives(_CHINESE)))
