"""The lines of an AsciiDoc file without what no reader sees: its head, comments, conditions and included files.

= Gates                          title   Gates
:docnumber: 9999                 a value of the head
// to do
ifdef::html[]               ->
== Scope                         == Scope
include::walls.adoc[]
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account

HEAD = N_("head of the file (front matter)")
COMMENTS = N_("comments that no reader sees")
DIRECTIVES = N_("conditions and included files")

VERBATIM = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})\s*(?:[\w,%+#-]*)\s*")
_ATTRIBUTE = re.compile(r":(?P<off>!?)(?P<name>[A-Za-z0-9_][\w-]*)!?:(?:[ \t]+(?P<value>.*))?$")
_CONDITION = re.compile(r"(?:ifdef|ifndef|ifeval|endif)::[^\[\]\s]*\[(?P<words>.*)\]\s*$")
_INCLUDED = re.compile(r"include::[^\[\]]*\[.*\]\s*$")
_TITLE = re.compile(r"[=#][ \t]+(?P<words>\S.*)$")
_PASSED = re.compile(r"^pass:[\w,]*\[(.*)\]$")
_NUMBER = re.compile(r"([+-]?)\d")
_CONTINUED = re.compile(r"\s[+\\]\s*$")


@dataclass(frozen=True, slots=True)
class DocSource:
    """The lines that are left. `values` are those of the attributes; `title` is that of the document, as it is typed.

    `counted` says from which line on sections have numbers of the tool that publishes the draft, and from which not;
    `offsets` by how much headings stand deeper from a line on than they are written; `included` is how many files are
    taken from elsewhere.
    """

    lines: Sequence[str]
    title: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[int, bool] = field(default_factory=dict)
    offsets: Mapping[int, int] = field(default_factory=dict)
    included: int = 0


def read_source(text: str, account: Account) -> DocSource:
    """What stands in `text`; what is left out of it is in the account."""
    return _Sifter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), account).sift()


@dataclass(slots=True)
class _Sifter:
    typed: Sequence[str]
    account: Account
    _kept: list[str] = field(default_factory=list)
    _values: dict[str, str] = field(default_factory=dict)
    _counted: dict[int, bool] = field(default_factory=dict)
    _offsets: dict[int, int] = field(default_factory=dict)
    _included: int = 0
    _fence: str = ""
    _value_of: str = ""
    """The attribute whose value goes on in the next line."""

    def sift(self) -> DocSource:
        title, start = self._head()
        for line in self.typed[start:]:
            self._line(line)
        return DocSource(self._kept, title, self._values, self._counted, self._offsets, self._included)

    def _head(self) -> tuple[str, int]:
        """The title of the document and the place behind its head, whose other lines are no text."""
        place = 0
        while place < len(self.typed) and self._is_before(self.typed[place]):
            place += 1
        found = _TITLE.match(self.typed[place]) if place < len(self.typed) else None
        if found is None:
            return "", 0
        for line in self.typed[:place]:
            self._line(line)
        self.account.leave_out(HEAD, self.typed[place][: found.start("words")])
        end = place + 1
        while end < len(self.typed) and self.typed[end].strip():
            if not self._hides(self.typed[end]):
                self.account.leave_out(HEAD, self.typed[end])
            end += 1
        return found["words"].rstrip(), end

    def _is_before(self, line: str) -> bool:
        """Whether a line may stand before the title."""
        return not line.strip() or line.startswith("//") or bool(_ATTRIBUTE.match(line) or _CONDITION.match(line))

    def _line(self, line: str) -> None:
        fence = VERBATIM.fullmatch(line)
        if self._fence:
            if fence and fence[1] == self._fence:
                self._leave_fence(line)
            elif self._fence[0] == "/":
                self.account.leave_out(COMMENTS, line)
            elif not self._is_directive(line):
                self._kept.append(line)
        elif fence:
            self._fence = fence[1]
            self._mark(line)
        elif not self._hides(line):
            self._kept.append(line)

    def _leave_fence(self, line: str) -> None:
        self._mark(line)
        self._fence = ""

    def _mark(self, line: str) -> None:
        """The line at which a block of comments or of code begins or ends."""
        if line.startswith("//"):
            self.account.leave_out(COMMENTS, line)
        else:
            self._kept.append(line)

    def _hides(self, line: str) -> bool:
        """Whether a line is none of the text: it is left out."""
        if self._value_of:
            self._set(self._value_of, f"{self._values.get(self._value_of, '')} {line.strip()}", line)
        elif line.startswith("//") and not line.startswith("///"):
            self.account.leave_out(COMMENTS, line)
        elif found := _ATTRIBUTE.match(line):
            self._attribute(found)
        else:
            return self._is_directive(line)
        return True

    def _attribute(self, found: re.Match[str]) -> None:
        name, is_off = found["name"], bool(found["off"]) or found[0].startswith(f":{found['name']}!")
        if name in ("sectnums", "numbered"):
            self._counted[len(self._kept)] = not is_off
        if name == "leveloffset":
            self._offset("" if is_off else (found["value"] or "").strip())
        if is_off:
            self._values.pop(name, None)
            self.account.leave_out(HEAD, found[0])
        else:
            self._set(name, (found["value"] or "").strip(), found[0])

    def _offset(self, value: str) -> None:
        before = next(reversed(self._offsets.values()), 0)
        if found := _NUMBER.fullmatch(value):
            self._offsets[len(self._kept)] = int(value) + (before if found[1] else 0)
        elif not value:
            self._offsets[len(self._kept)] = 0

    def _set(self, name: str, value: str, line: str) -> None:
        goes_on = _CONTINUED.search(value)
        value = value[: goes_on.start()] if goes_on else value
        self._values[name] = _PASSED.sub(r"\1", value.strip())
        self._value_of = name if goes_on else ""
        self.account.leave_out(HEAD, line)

    def _is_directive(self, line: str) -> bool:
        """Whether a line takes in a file or begins or ends what stands under a condition; its own words stay."""
        if _INCLUDED.match(line):
            self._included += 1
            self.account.leave_out(DIRECTIVES, line)
            return True
        found = _CONDITION.match(line)
        if found is None:
            return False
        words = "" if line.startswith(("ifeval", "endif")) else found["words"]
        self.account.leave_out(
            DIRECTIVES, line[: found.start("words")] + ("]" if words else line[found.start("words") :])
        )
        if words:
            self._kept.append(words)
        return True
