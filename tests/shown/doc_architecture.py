"""The picture of the architecture, drawn from the layers that pyproject.toml declares.

Each module stands in its layer with the first sentence of its own docstring, so the picture is
true as long as the layers are, and those are checked with every change.
"""

import ast
import re
import textwrap
import tomllib
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from conftest import ROOT

SOURCE = ROOT / "src" / "ki_funding"
WIDTH, LEFT, RIGHT, TOP = 1000, 190, 24, 84
GAP, PAD, LINE, NAME = 10, 12, 16, 20
LETTER = 6.6  # of the captions, on average
GROUP_GAP = 22

# What a stretch of layers is about, by the first layer in it.
GROUPS = {
    "__main__": ("What people call", "a"),
    "presentation": ("How it looks", "b"),
    "upkeep": ("What is worked out", "c"),
    "law": ("What the law says", "d"),
    "files": ("The ground", "e"),
}

STYLE = """
  text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1b2733; }
  .name { font: 600 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
  .says { font-size: 12.5px; fill: #46535f; }
  .title { font-size: 20px; font-weight: 600; }
  .group { font-size: 14px; font-weight: 600; }
  .ground { fill: #ffffff; }
  .box { stroke-width: 1; }
  .bar { stroke: none; }
  .arrow { stroke: #7a8793; stroke-width: 1.5; fill: none; }
  .tip { fill: #7a8793; }
  .a { fill: #e3effa; stroke: #9cc3e6; } .bar.a { fill: #2f7fc1; }
  .b { fill: #e2f3ee; stroke: #97cfbd; } .bar.b { fill: #17876a; }
  .c { fill: #fdf0d9; stroke: #e8c583; } .bar.c { fill: #b97a0b; }
  .d { fill: #f6e5ee; stroke: #dba6c3; } .bar.d { fill: #a8437b; }
  .e { fill: #eceef1; stroke: #c0c7cf; } .bar.e { fill: #5c6975; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8edf2; } .says { fill: #b4bfca; }
    .ground { fill: #11171d; } .arrow { stroke: #8b98a5; } .tip { fill: #8b98a5; }
    .a { fill: #16293b; stroke: #2f5b82; } .bar.a { fill: #5aa5e0; }
    .b { fill: #12302a; stroke: #2a6b5a; } .bar.b { fill: #43b897; }
    .c { fill: #352812; stroke: #7a5b20; } .bar.c { fill: #e0a63c; }
    .d { fill: #35192a; stroke: #7c3d60; } .bar.d { fill: #d97fb0; }
    .e { fill: #20272e; stroke: #47525d; } .bar.e { fill: #95a1ad; }
  }
"""


class Layer(NamedTuple):
    """The modules that stand side by side, and the stretch that they belong to."""

    modules: tuple[str, ...]
    kind: str


def layers() -> Iterator[Layer]:
    """The layers from top to bottom. A module that imports one above it breaks the build."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = (
        one
        for one in settings["tool"]["importlinter"]["contracts"]
        if one.get("containers") == ["ki_funding"]
    )
    kind = ""
    for written in contract["layers"]:
        modules = tuple(written.split(" | "))
        kind = GROUPS[modules[0]][1] if modules[0] in GROUPS else kind
        yield Layer(modules, kind)


def says(module: str, *, whole: bool) -> str:
    """The first sentence of a module's docstring; up to a colon where there is little room."""
    path = SOURCE / module / "__init__.py"
    path = path if path.is_file() else SOURCE / f"{module}.py"
    text = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n\n")[0]
    return re.split(
        r"\.(?:\s|$)" if whole else r"[:.;](?:\s|$)", " ".join(text.split()).replace("`", "")
    )[0]


def picture() -> str:
    """The SVG; it chooses light or dark by itself."""
    body, y, kind, begun = list[str](), TOP, "", 0
    titles = {kind: title for title, kind in GROUPS.values()}
    for layer in layers():
        if layer.kind != kind:
            if kind:
                body.append(_group(titles[kind], kind, begun, y - GAP))
                y += GROUP_GAP
            kind, begun = layer.kind, y
        drawn, height = _layer(layer, y)
        body += drawn
        y += height + GAP
    body.append(_group(titles[kind], kind, begun, y - GAP))
    height = y + 14
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" aria-labelledby="title about">',
        '<title id="title">The layers of ki-funding</title>',
        '<desc id="about">Every layer may import only from the layers below it. From top to '
        f"bottom: {escape('; '.join(', '.join(layer.modules) for layer in layers()))}.</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
        f'<text class="title" x="{LEFT}" y="38">The layers of ki-funding</text>',
        f'<text class="says" x="{LEFT}" y="60">A module may import from the layers below its own, '
        "never from above or beside.</text>",
        f'<path class="arrow" d="M 24 {TOP} V {height - 34}"/>',
        f'<path class="tip" d="M 24 {height - 22} l -6 -14 h 12 z"/>',
        f'<text class="says" transform="translate(16 {TOP + 110}) rotate(-90)">'
        "imports go down</text>",
    ]
    return "\n".join([*head, *body, "</svg>"]) + "\n"


def _group(title: str, kind: str, top: int, bottom: int) -> str:
    """The bar beside a stretch of layers, with what they are about."""
    lines = textwrap.wrap(title, 14)
    first = (top + bottom) / 2 + 5 - (len(lines) - 1) * 9
    words = "".join(
        f'<text class="group" x="48" y="{first + n * 18:.0f}">{line}</text>'
        for n, line in enumerate(lines)
    )
    bar = f'<rect class="bar {kind}" x="{LEFT - 18}" y="{top}" width="5" height="{bottom - top}"/>'
    return bar + words


def _layer(layer: Layer, y: int) -> tuple[list[str], int]:
    """The boxes of a layer, all as high as the one with the longest caption."""
    room = WIDTH - LEFT - RIGHT - GAP * (len(layer.modules) - 1)
    width = room // len(layer.modules)
    columns = int((width - 2 * PAD) / LETTER)
    captions = [
        textwrap.wrap(says(module, whole=len(layer.modules) == 1), columns)
        for module in layer.modules
    ]
    height = PAD + NAME + LINE * max(map(len, captions)) + PAD - 6
    drawn = []
    for place, (module, lines) in enumerate(zip(layer.modules, captions, strict=True)):
        x = LEFT + place * (width + GAP)
        drawn.append(
            f'<rect class="box {layer.kind}" x="{x}" y="{y}" width="{width}" height="{height}" '
            'rx="6"/>'
            f'<text class="name" x="{x + PAD}" y="{y + PAD + 11}">{module}</text>'
        )
        drawn += [
            f'<text class="says" x="{x + PAD}" y="{y + PAD + NAME + 9 + n * LINE}">'
            f"{escape(line)}</text>"
            for n, line in enumerate(lines)
        ]
    return drawn, height
