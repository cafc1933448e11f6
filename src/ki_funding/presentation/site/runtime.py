"""This very program for a browser: Pyodide from a folder, and all Python that it needs, packed.

Nothing is fetched. Pyodide is Python itself; the libraries are Python alone and are taken from
where this program runs, unless the folder has a wheel of them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from importlib.metadata import PackageNotFoundError, distribution
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

PACKAGE = Path(__file__).parents[2]
CORE = (
    "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json",
)  # fmt: skip
LOCK = "pyodide-lock.json"
NEEDED = ("pyyaml", "jinja2", "xlsxwriter", "openpyxl", "rich")
# What rich has them for, Markdown and the source of programs, is shown nowhere here.
UNUSED = frozenset({"markdown-it-py", "pygments"})
NOT_PYTHON = frozenset({".pyc", ".pyd", ".so", ".dylib", ".c", ".h", ".pyx", ".pyi"})
SYSTEM = "pyemscripten"  # before 2026 it was called pyodide
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files make the same archive


class Lacking(Exception):
    """What a folder of Pyodide lacks."""


class Built(NamedTuple):
    """For which Python a Pyodide is: `3.14`, and the name of its system in wheels."""

    python: str
    system: str

    @property
    def tag(self) -> str:
        """The Python as wheels name it."""
        return f"cp{self.python.replace('.', '')}"

    def runs(self, wheel: Path) -> bool:
        """Whether a wheel is for it, or for every Python."""
        *_, python, _abi, system = wheel.stem.split("-")
        if system == "any":
            return "py3" in python.split(".")
        return python == self.tag and system.endswith(self.system.removeprefix(SYSTEM))


def runtime(folder: Path, rules: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of Pyodide and the archive of Python, with some rules. Raises Lacking."""
    missing = tuple(name for name in CORE if not (folder / name).is_file())
    if missing:
        raise Lacking(*missing)
    packed = _packed(folder, rules)
    for name in CORE:
        yield f"pyodide/{name}", (folder / name).read_bytes()
    yield "python.zip", packed


def _packed(folder: Path, rules: Mapping[str, bytes]) -> bytes:
    found = dict(_libraries(folder))
    for path in sorted(PACKAGE.rglob("*")):
        place = path.relative_to(PACKAGE)
        if path.is_file() and "__pycache__" not in place.parts and place.parts[0] != "rules":
            found[f"ki_funding/{place.as_posix()}"] = path.read_bytes()
    found |= {f"ki_funding/rules/{name}": content for name, content in rules.items()}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in found.items():
            archive.writestr(ZipInfo(name, LONG_AGO), content, ZIP_DEFLATED)
    return stream.getvalue()


def _libraries(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of all libraries. Raises Lacking."""
    built = _built(folder)
    wheels = {_key(path.name.split("-")[0]): path for path in sorted(folder.glob("*.whl"))
              if built.runs(path)}  # fmt: skip
    waiting, seen = list(NEEDED), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        files = _of_wheel(wheels[name]) if name in wheels else _installed(name)
        metadata = next(text for file, text in files.items() if file.endswith("/METADATA"))
        waiting += sorted(_requires(metadata) - UNUSED)
        yield from files.items()


def _built(folder: Path) -> Built:
    """What a Pyodide says of itself. Raises Lacking."""
    try:
        about = json.loads((folder / LOCK).read_bytes())["info"]
        python = ".".join(about["python"].split(".")[:2])
        return Built(python, f"{SYSTEM}_{about['abi_version']}_{about['arch']}")
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Lacking(LOCK) from error


def _of_wheel(path: Path) -> dict[str, bytes]:
    """The files of a wheel. Raises Lacking where it is damaged."""
    try:
        with ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}
    except BadZipFile as error:
        raise Lacking(path.name) from error


def _installed(name: str) -> dict[str, bytes]:
    """A library as it is installed here, without what only runs here. Raises Lacking."""
    try:
        listed = distribution(name).files
    except PackageNotFoundError:
        listed = None
    if not listed:
        raise Lacking(f"{name}-*.whl")
    kept = (
        file for file in listed
        if file.suffix not in NOT_PYTHON and not {"..", "__pycache__"} & set(file.parts)
    )  # fmt: skip
    return {file.as_posix(): Path(file.locate()).read_bytes() for file in kept}


def _requires(metadata: bytes) -> set[str]:
    """What a library always needs."""
    asked = message_from_bytes(metadata).get_all("Requires-Dist") or []
    found = (re.match(r"[\w.-]+", line) for line in asked if ";" not in line)
    return {_key(match[0]) for match in found if match}


def _key(name: str) -> str:
    """One spelling of the name of a library."""
    return re.sub(r"[-_.]+", "-", name).lower()
