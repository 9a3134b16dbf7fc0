"""What the styles of an OpenDocument file say: roles by their names, hidden and bold text."""

from __future__ import annotations

from lxml import etree

from clauseline.reading.limits import STYLE_CHAIN
from clauseline.reading.odt.names import FO, OFFICE, STYLE, TEXT, whole
from clauseline.reading.words.style_names import role_of_name
from clauseline.vocabulary import Role

_NAME, _SHOWN, _PARENT = STYLE + "name", STYLE + "display-name", STYLE + "parent-style-name"
_PROPERTIES = STYLE + "text-properties"
_LIST = STYLE + "list-style-name"

RoleAndLevel = tuple[Role, int | None]


class OdtStyles:
    """The styles of paragraphs and of words; those of the content come before those of the same name in styles.xml."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._rows: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for row in () if root is None else root.iter(STYLE + "style"):
                self._rows.setdefault((row.get(STYLE + "family", ""), row.get(_NAME, "")), row)
        self._roles: dict[str | None, RoleAndLevel] = {}
        self._formats: dict[tuple[str, str | None, str], str] = {}

    def role(self, name: str | None) -> RoleAndLevel:
        """The role and level that a paragraph's style, or one it is based on, says: by name, then by outline level."""
        if name not in self._roles:
            rows = self._chain("paragraph", name)
            # A program names automatic styles "P2" and the like, which say nothing.
            names = (str(row.get(_SHOWN) or row.get(_NAME)) for row in rows if not _is_automatic(row))
            named = map(role_of_name, names)
            self._roles[name] = next(filter(None, named), None) or _outline(rows)
        return self._roles[name]

    def list_of(self, name: str | None) -> str | None:
        """The list style that a paragraph's style names: "" if it says there is none, None if it says nothing."""
        return next((found for row in self._chain("paragraph", name) if (found := row.get(_LIST)) is not None), None)

    def is_hidden(self, family: str, name: str | None) -> bool:
        """Whether the words of a style ("text", "paragraph") are not shown."""
        return self._format(family, name, TEXT + "display") == "none"

    def is_bold(self, family: str, name: str | None) -> bool:
        """Whether the words of a style are bold."""
        return self._format(family, name, FO + "font-weight") in ("bold", "600", "700", "800", "900")

    def _format(self, family: str, name: str | None, attribute: str) -> str:
        key = (family, name, attribute)
        if key not in self._formats:
            found = (row.find(_PROPERTIES) for row in self._chain(family, name))
            values = (properties.get(attribute) for properties in found if properties is not None)
            self._formats[key] = next(filter(None, values), "")
        return self._formats[key]

    def _chain(self, family: str, name: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        row = self._rows.get((family, name or ""))
        while row is not None and row not in chain and len(chain) < STYLE_CHAIN:
            chain.append(row)
            row = self._rows.get((family, row.get(_PARENT, "")))
        return chain


def _is_automatic(row: etree._Element) -> bool:
    folder = row.getparent()
    return folder is not None and folder.tag == OFFICE + "automatic-styles"


def _outline(rows: list[etree._Element]) -> RoleAndLevel:
    levels = (whole(row.get(STYLE + "default-outline-level"), 0, 10) for row in rows)
    level = next(filter(None, levels), 0)
    return ("heading", level) if level else ("text", None)
