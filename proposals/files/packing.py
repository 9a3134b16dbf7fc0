"""Modules of scripts joined into few files, each of which holds what the same pages need. Pure.

A module becomes a function that is called once and returns what it exports: nothing in it needs another name, and a
module is still run once, after all that it imports. What several pages need lies in a file of its own, so none comes
twice; a page is sent no module that it does not need.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, join, normpath

COMMENT = re.compile(
    r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/\n|//[^\n]*\n)|/\*\* @(?:(?!\*/).)*\*/ ?", re.MULTILINE | re.DOTALL
)
"""Lines that say something to readers alone, and types within a line."""
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]+\.js)";\n', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.[^"]+\.js)"\)')
"""What is asked for while the page is used, if it is."""
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*? |const |class )(\w+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import(?!\()|export|await)\b|\bimport\.meta\b", re.MULTILINE)


class Unpackable(Exception):
    """A module that is written in a way that is not known here; the message says where."""


@dataclass(frozen=True, eq=False)
class Module:
    """A script by its path below the static files."""

    path: str
    text: str

    @cached_property
    def code(self) -> str:
        return COMMENT.sub("", self.text)

    @cached_property
    def imported(self) -> tuple[str, ...]:
        """The paths of what it needs before it runs."""
        return tuple(self.beside(name) for _, name in IMPORT.findall(self.code))

    @cached_property
    def later(self) -> tuple[str, ...]:
        """The paths of what it may ask for."""
        return tuple(self.beside(name) for name in LATER.findall(self.code))

    def beside(self, name: str) -> str:
        return normpath(join(dirname(self.path), name))

    @property
    def exported(self) -> list[str]:
        return EXPORT.findall(self.code)

    @property
    def name(self) -> str:
        """What it is called in a pack."""
        return re.sub(r"\W", "_", self.path.removesuffix(".js"))


@dataclass(frozen=True, eq=False)
class Pack:
    """Modules in an order in which they can run, and the one of them that pages name, or None."""

    modules: tuple[Module, ...]
    entry: Module | None

    @property
    def name(self) -> str:
        own = (self.entry or self.modules[-1]).path.removesuffix(".js").replace("/", "-")
        return own if self.entry else f"shared-{own}"


@dataclass(frozen=True)
class Packs:
    """All packs of a site."""

    modules: Mapping[str, Module]
    packs: tuple[Pack, ...]

    @cached_property
    def place(self) -> dict[str, Pack]:
        """The pack of each module, by its path."""
        return {module.path: pack for pack in self.packs for module in pack.modules}

    @cached_property
    def digest(self) -> str:
        """Of all of them: one that changed is not mixed with one of yesterday."""
        return digest_of("".join(self._text(pack, "") for pack in self.packs))

    @cached_property
    def shared(self) -> set[str]:
        """The names of the modules that other packs take."""
        return {name for pack in self.packs for names in self._used(pack).values() for name in names}

    @property
    def names(self) -> dict[str, str]:
        """The file of each script that pages name."""
        return {pack.entry.path: self._file(pack) for pack in self.packs if pack.entry}

    @property
    def files(self) -> dict[str, str]:
        """The text of each file by its name."""
        return {self._file(pack): self._text(pack, self.digest) for pack in self.packs}

    def ahead(self, path: str) -> list[str]:
        """The files that the one of this entry needs, each once, without itself."""
        found = [self.place[path]]
        for pack in found:
            found += [other for other in self._used(pack) if other not in found]
        return [self._file(pack) for pack in found[1:]]

    def _file(self, pack: Pack) -> str:
        return hashed(f"{pack.name}.js", self.digest)

    def _used(self, pack: Pack) -> dict[Pack, dict[str, None]]:
        """The other packs that it needs, with the names of the modules that it takes from them."""
        used: dict[Pack, dict[str, None]] = {}
        for module in pack.modules:
            for path in module.imported:
                if self.place[path] is not pack:
                    used.setdefault(self.place[path], {})[self.modules[path].name] = None
        return used

    def _text(self, pack: Pack, digest: str) -> str:
        taken = (
            f'import {{ {", ".join(names)} }} from "./{hashed(f"{other.name}.js", digest)}";\n'
            for other, names in self._used(pack).items()
        )
        run = (self._wrapped(module, digest) for module in pack.modules)
        names = [module.name for module in pack.modules if module.name in self.shared]
        given = f"export {{ {', '.join(names)} }};\n" if names else ""
        named = pack.entry.exported if pack.entry else []
        told = f"export const {{ {', '.join(named)} }} = {pack.modules[-1].name};\n" if named else ""
        return "".join((*taken, *run, given, told))

    def _wrapped(self, module: Module, digest: str) -> str:
        def taken(found: re.Match[str]) -> str:
            other = self.modules[module.beside(found[2])]
            names = [name.strip() for name in (found[1] or "").split(",") if name.strip()]
            if any(name.split()[0] not in other.exported for name in names):
                raise Unpackable(f"{module.path}: {found[0].strip()}")
            given = ", ".join(names).replace(" as ", ": ")
            return f"const {{ {given} }} = {other.name};\n" if given else ""

        def asked(found: re.Match[str]) -> str:
            return f'import("./{hashed(f"{self.place[module.beside(found[1])].name}.js", digest)}")'

        code = EXPORT.sub("", LATER.sub(asked, IMPORT.sub(taken, module.code)))
        if strange := OTHER.search(code):
            raise Unpackable(f"{module.path}: {code[strange.start() :].splitlines()[0]}")
        given = ", ".join(module.exported)
        return f"// {module.path}\nconst {module.name} = (() => {{\n{code.strip()}\nreturn {{ {given} }};\n}})();\n"


def pack(scripts: Mapping[str, str], entries: Iterable[str]) -> Packs:
    """The scripts, by their paths, for pages that name these entries; what is asked for later is an entry, too."""
    modules = {path: Module(path, text) for path, text in scripts.items()}
    asked = {*entries, *(path for module in modules.values() for path in module.later)}
    needed = {entry: list(_needed(modules, entry, {})) for entry in sorted(asked)}
    owners: dict[str, list[str]] = {}
    for entry, paths in needed.items():
        for path in paths:
            owners.setdefault(path, []).append(entry)
    groups: dict[tuple[str, ...], list[Module]] = {}
    for path, who in owners.items():
        groups.setdefault(tuple(who), []).append(modules[path])
    return Packs(modules, tuple(_packed(group, asked) for group in groups.values()))


def hashed(name: str, digest: str) -> str:
    """The file's name with the digest before its ending; the name itself without one."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{digest}.{ending}" if digest else name


def joined(path: str, sheets: Mapping[str, str]) -> str:
    """A style sheet with those that it imports in their places."""

    def inside(found: re.Match[str]) -> str:
        return joined(normpath(join(dirname(path), found[1])), sheets)

    return re.sub(r'^@import "([^"]+)";\n', inside, sheets[path], flags=re.MULTILINE)


def digest_of(text: str) -> str:
    """What names a file that changed otherwise."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _needed(modules: Mapping[str, Module], path: str, seen: dict[str, None]) -> Iterator[str]:
    """The module with all that it imports, each once, behind what it imports itself."""
    seen[path] = None
    for other in modules[path].imported:
        if other not in seen:
            yield from _needed(modules, other, seen)
    yield path


def _packed(group: list[Module], asked: set[str]) -> Pack:
    return Pack(tuple(group), next((module for module in group if module.path in asked), None))
