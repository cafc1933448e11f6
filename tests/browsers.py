"""The Chromium of the system, for tests of what people open; nothing is downloaded."""

import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PHONE, TABLET, DESK = 360, 768, 1280
SIDEWAYS = "document.scrollingElement.scrollWidth - innerWidth"
IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium: nothing is opened in a browser (apt: chromium)"
    ),
]
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def hindrances(page: object) -> list[tuple[str, str]]:
    """What axe says hinders readers of a page, each with the first place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options = {"runOnly": WCAG, "resultTypes": ["violations"]}
    found = axe.run(page, options=options).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
