"""Readers against files that nobody wrote: `python -m tests.benchmarks.fuzzing [READER ...] [--seconds 60]`.

Each reader runs in a process of its own for so many seconds on files that atheris makes, guided by the lines they
reach: from the specimens and what was kept of earlier runs, by swapping, repeating and cutting elements or lines.
Of a zip format the main part is changed and packed again. A finding is whatever is neither an outline whose account
closes nor a sentence; its file stays in `--folder`.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import importlib.util
import io
import random
import re
import subprocess
import sys
import traceback
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.drafts.specimens import SPECIMENS

ABSENT = "atheris is not installed, so nothing was tried. `uv pip install --group bench` installs it."
PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
LIMIT_SECONDS, LIMIT_MEBIBYTES, LONGEST = 20, 1024, 20_000
WORDS = (
    "Annex A (informative)", "1.1\tScope", "第一条", "（资料性）", "Table A.1 – x", "NOTE 1 to entry: ", "3.1",
    "\u200f1.1", "😀", "e\u0301", "a)", "•", " ", "999999999999999999999", "-1", "", "Contents", "Bibliography",
    "%d", "&amp;", "\x0c",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one reader."""

    reader: str
    executions: int
    coverage: int
    findings: tuple[str, ...]


def main() -> None:
    """Try the readers that are named, or all."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.fuzzing", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=" ".join(SPECIMENS))
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--folder", type=Path, default=Path("var/fuzzing"), help="for files that reached new lines")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := set(asked.readers) - set(SPECIMENS):
        parser.error(f"there is no reader called {', '.join(sorted(unknown))}")
    if importlib.util.find_spec("atheris") is None:
        print(ABSENT)  # noqa: T201
    elif asked.inside:
        search(asked.readers[0], asked.seconds, asked.folder)
    else:
        print(f"{'reader':10} {'files':>9} {'edges':>7} findings")  # noqa: T201
        for name in asked.readers or SPECIMENS:
            told = attempt(name, asked.seconds, asked.folder)
            row = f"{told.reader:10} {told.executions:9} {told.coverage:7} {len(told.findings)}"
            print(row, *told.findings, sep="\n  ")  # noqa: T201


def attempt(name: str, seconds: int, folder: Path) -> Tried:
    """Run the search for one reader in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.fuzzing", name, "--inside"]
    command += ["--seconds", str(seconds), "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    counts = re.findall(r"^#(\d+).*? cov: (\d+)", done.stderr, re.M)
    findings = tuple(line.removeprefix("FINDING ") for line in done.stdout.splitlines() if line.startswith("FINDING "))
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "ERROR" in line or "SUMMARY" in line]
        findings += (" ".join(lines) or f"ended with {done.returncode}: {done.stderr[-500:]}",)
    executions, coverage = counts[-1] if counts else ("0", "0")
    return Tried(name, int(executions), int(coverage), findings)


def search(name: str, seconds: int, folder: Path) -> None:
    """Search with atheris, in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["clauseline.reading"]):
        from clauseline.reading import READERS, Unreadable
    from tests.drafts.accounts import assert_account

    filename, makers = SPECIMENS[name]
    reader = next(one for one in READERS if one.name == name)
    specimens = [make() for make in makers]
    corpus, found = folder / name, folder / f"{name}-findings"
    for place in (corpus, found):
        place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(specimens):
        (corpus / f"specimen-{number}").write_bytes(take_out(data, PARTS.get(name)))
    seen: set[str] = set()

    def try_one(data: bytes) -> None:
        file = put_in(data, specimens[0], PARTS.get(name))
        try:
            if reader.recognises(file, filename):
                assert_account(reader.read(file, filename, {}))
        except Unreadable:
            pass
        except (Exception, RecursionError) as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
            note(fault, file, found, seen)

    options = [f"-max_total_time={seconds}", f"-timeout={LIMIT_SECONDS}", f"-rss_limit_mb={LIMIT_MEBIBYTES}"]
    options += [f"-max_len={LONGEST}", f"-artifact_prefix={found}/", str(corpus)]
    atheris.Setup([sys.argv[0], *options], try_one, custom_mutator=mutator(name))
    atheris.Fuzz()


def note(fault: BaseException, file: bytes, folder: Path, seen: set[str]) -> None:
    """Keep the file of a fault and say where it is, once for each place in the code."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if "proposals" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "the account"
    sentence = f"{type(fault).__name__} at {place}"
    if sentence not in seen:
        seen.add(sentence)
        path = folder / hashlib.sha256(sentence.encode()).hexdigest()[:12]
        path.write_bytes(file)
        print(f"FINDING {sentence}: {str(fault)[:120]!r} in {path}", flush=True)  # noqa: T201


def take_out(data: bytes, part: str | None) -> bytes:
    """What is changed of a file: the main part of a container, else all of it."""
    if part is None:
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


def put_in(data: bytes, file: bytes, part: str | None) -> bytes:
    """The container `file` with `data` as its main part."""
    if part is None:
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == part else old.read(entry))
    return buffer.getvalue()


def mutator(name: str) -> Callable[[bytes, int, int], bytes]:
    """What makes the next file from one: mostly by its structure, at times byte by byte."""
    tagged = name in ("docx", "odt", "rfcxml", "sts", "akn", "html", "metanorma")

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.2:
            return change_bytes(data, chance)[:most]
        changed = change_tree(data, chance) if tagged else change_lines(data, chance)
        return (change_bytes(data, chance) if changed is None else changed)[:most]

    return mutate


def change_tree(data: bytes, chance: random.Random) -> bytes | None:
    """Some changes of elements: removed, repeated, moved, nested, renamed, their words and attributes replaced."""
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    for _ in range(chance.randint(1, 4)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        with suppress(ValueError):  # Names of broken HTML are no names of XML.
            _change(chance.choice(elements), chance.choice(elements), root, chance)
    return etree.tostring(root, encoding="utf-8")


def change_bytes(data: bytes, chance: random.Random) -> bytes:
    """Some bytes replaced, removed or repeated."""
    changed = bytearray(data or b" ")
    for _ in range(chance.randint(1, 8)):
        place, length = chance.randint(0, len(changed)), chance.randint(0, 12)
        changed[place : place + chance.randint(0, 12)] = (
            chance.randbytes(length) if chance.random() < 0.5 else changed[chance.randint(0, len(changed)) :][:length]
        )
    return bytes(changed)


def _change(element: etree._Element, other: etree._Element, root: etree._Element, chance: random.Random) -> None:
    act = chance.randrange(7)
    if act == 0 and element is not root:
        element.getparent().remove(element)
    elif act in (1, 2):
        other.insert(chance.randint(0, len(other)), copy.deepcopy(element))
    elif act == 3 and element is not root:
        element.tag = other.tag
    elif act == 4 and element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice([*WORDS[:-1], *other.attrib.values()]))
    elif act == 5 and element is not root:
        element.tail = chance.choice(WORDS[:-1])
    else:
        element.text = (element.text or "") + chance.choice(WORDS[:-1])


def change_lines(data: bytes, chance: random.Random) -> bytes:
    """Some changes of lines: removed, repeated, moved, joined, indented, begun with what has a meaning."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 4)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        act = chance.randrange(6)
        if act == 0 and len(lines) > 1:
            del lines[place]
        elif act == 1:
            lines[place:place] = lines[min(place, other) : max(place, other)][:8]
        elif act == 2:
            lines[place], lines[other] = lines[other], lines[place]
        elif act == 3:
            lines[place] += lines[other]
        elif act == 4:
            lines[place] = b" " * chance.randrange(9) + lines[place]
        else:
            lines[place] = chance.choice(WORDS).encode() + lines[place]
    return b"\n".join(lines)


if __name__ == "__main__":
    main()
