"""Where kernels are kept: in a folder that is the user's alone, as what is read there is run.

numba keeps what it compiles beside a module. What other settings would name, a folder that others
may write to and a folder on the way of whoever starts the program are not used: kernels then last
for one process. A kernel that is damaged is made anew.
"""

import os
import stat
import sys
from atexit import register
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile, mkdtemp
from types import ModuleType
from typing import Any

from ki_funding.extras import extra


@cache
def function(text: str, name: str) -> Callable[..., Any]:
    """A function of a kernel's text, which lasts beyond this process where it can."""

    def run(*arguments: Any) -> Any:
        folder = kernel_folder()
        try:
            return getattr(_module(text, folder), name)(*arguments)
        except Exception:  # whatever comes of reading what is damaged, or of a full disk
            if folder == passing_folder():
                raise
            _forget(text, folder)
            return getattr(_module(text, passing_folder()), name)(*arguments)

    return run


def uncompiled(text: str, name: str) -> Callable[..., Any]:
    """The same function as Python runs it."""
    found: Callable[..., Any] = getattr(_module(text, passing_folder()), name).py_func
    return found


@cache
def kernel_folder() -> Path:
    """The user's own folder for kernels, or one for this process where that cannot be had."""
    with suppress(OSError, RuntimeError):
        folder = _user_cache() / "ki-funding" / "kernels"
        beside = folder / "__pycache__"  # where Python and numba keep what they make of a module
        for part in (folder.parent, folder, beside):
            part.mkdir(parents=True, exist_ok=True, mode=0o700)
        if all(map(_ours, (folder.parent, folder, beside))) and os.access(beside, os.W_OK):
            return folder
    return passing_folder()


@cache
def passing_folder() -> Path:
    """A folder that goes with this process."""
    passing = Path(mkdtemp(prefix="ki-funding-"))
    register(rmtree, passing, ignore_errors=True)
    return passing


@cache
def _module(text: str, folder: Path) -> ModuleType:
    """A kernel's text as a module that numba can find again."""
    path = folder / f"{_named(text)}.py"
    if not path.exists() or path.read_bytes() != text.encode():
        with NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(text)
        Path(file.name).replace(path)  # whole or not at all, also beside another process
    name = f"ki_funding_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    settings = extra("numba", "sweep-fast").config
    given = settings.CACHE_DIR, settings.DISABLE_JIT
    settings.CACHE_DIR, settings.DISABLE_JIT = "", 0  # NUMBA_CACHE_DIR may be anyone's
    try:
        spec.loader.exec_module(module)
    finally:
        settings.CACHE_DIR, settings.DISABLE_JIT = given
    return module


def _named(text: str) -> str:
    """A name that no other text has, nor the same text with other versions."""
    numpy, numba = extra("numpy", "sweep"), extra("numba", "sweep-fast")
    about = f"{sys.version}\n{numpy.__version__}\n{numba.__version__}\n{text}"
    return f"kernel_{sha256(about.encode()).hexdigest()[:32]}"


def _forget(text: str, folder: Path) -> None:
    """Deletes what is kept of a kernel."""
    for path in (*folder.glob(f"{_named(text)}*"), *folder.glob(f"__pycache__/{_named(text)}*")):
        with suppress(OSError):
            path.unlink()


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"  # as the XDG text says


def _ours(folder: Path) -> bool:
    """Whether nobody else may put a module into a folder."""
    if sys.platform == "win32":
        return True  # the folder of a user is closed to others there
    found = folder.lstat()
    others = stat.S_IWGRP | stat.S_IWOTH
    return (
        stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & others
    )
