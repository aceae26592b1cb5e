"""Take the pictures of pages in the documentation.

::

    python scripts/screenshots.py            # into docs/images
    python scripts/screenshots.py FOLDER

Needs Chromium and Playwright (dependency group ``browser``). The pictures show the bundled article
as `quotelib.Document.to_html` does.
"""

from __future__ import annotations

import importlib.resources
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

import quotelib

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


class Picture(NamedTuple):
    """One picture: what the reader's device is like, and what they point at."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    tap: bool = False


PICTURES = (
    Picture("page-light.png", 1200, 620),
    Picture("page-dark.png", 1200, 620, "dark"),
    Picture("page-phone.png", 390, 720, tap=True),
)


def chromium() -> str | None:
    """Return the path of a Chromium, ``None`` where there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)


def main(folder: Path = FOLDER) -> int:
    """Take all pictures; return the exit status."""
    path = chromium()
    if path is None:
        print("no Chromium: install one, or name it in CHROMIUM")
        return 1
    from playwright.sync_api import sync_playwright

    article = importlib.resources.files("quotelib") / "data" / "article.txt"
    html = quotelib.extract(article.read_text(encoding="utf-8")).to_html()
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        page_file = Path(work) / "article.html"
        page_file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for picture in PICTURES:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                has_touch=picture.tap,
            )
            page = context.new_page()
            page.goto(page_file.as_uri())
            if picture.tap:
                page.locator(".q").first.tap()
            page.screenshot(path=folder / picture.name)
            context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
