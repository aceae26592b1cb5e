"""Pages in a real browser: nothing runs, nothing overflows, everybody can read them.

They need Chromium, Playwright for Python and axe-core (dependency group ``browser``); where one is
missing they are skipped.
"""

from __future__ import annotations

import importlib.resources
import itertools
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotelib import Document, Quotation, QuotationKind, Span, Speaker
from scripts.screenshots import chromium
from test_html import HOSTILE, everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quotelib import Extractor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start a headless Chromium; skip where there is none."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="needs Playwright (dependency group browser)"
    )
    path = chromium()
    if path is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium, or CHROMIUM=path)")
    with api.sync_playwright() as playwright:
        # Inside a container there is no sandbox to be had, and the pages are our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that shows HTML; what the page does wrong fails the test."""
    contexts: list[Any] = []
    troubles: list[str] = []
    asked: list[str] = []
    allowed: set[str] = set()

    def refuse(dialog: Any, troubles: list[str]) -> None:
        troubles.append(dialog.message)
        dialog.dismiss()

    def open_(html: str, *, width: int = 1280, scheme: str = "light", **more: Any) -> Any:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: refuse(dialog, troubles))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        allowed.add(file.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []
    assert set(asked) <= allowed


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Document:
    """Return the bundled article."""
    file = importlib.resources.files("quotelib") / "data" / "article.txt"
    return extractor.extract(file.read_text(encoding="utf-8"))


def crowd(count: int = 30) -> Document:
    """Return a document with many speakers, more than there are colours, and one unknown."""
    said = [f"« Parole {number} », dit le numéro {number}.\n" for number in range(count)]
    text = "".join(said)
    starts = itertools.accumulate((len(line) for line in said), initial=0)
    quotations = []
    speakers = []
    for number, (line, start) in enumerate(zip(said, starts, strict=False)):
        speaker = Speaker(id=number, name=f"le numéro {number}")
        speakers.append(speaker)
        quotations.append(
            Quotation(
                kind=QuotationKind.DIRECT,
                content=(Span.of(text, start + 2, start + line.index(" »")),),
                rule="incise",
                confidence=1.0,
                speaker=speaker if number else None,
            )
        )
    return Document(text=text, quotations=tuple(quotations), speakers=tuple(speakers[1:]))


def _axe() -> str:
    axe = pytest.importorskip("axe_playwright_python", reason="needs axe-core (group browser)")
    return (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


# --- accessibility -----------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_accessibility(
    scheme: str, width: int, show: Callable[..., Any], article: Document
) -> None:
    """Axe finds nothing wrong with a page, light or dark, wide or narrow, nor with a sheet open."""
    page = show(article.to_html(), scheme=scheme, width=width)
    page.evaluate(_axe())
    _no_violations(page)
    page.locator("a.q").first.click()
    _no_violations(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_contrast_of_all_colours(scheme: str, show: Callable[..., Any]) -> None:
    """Every colour of the palette can be read, and so can a page in English without a name."""
    document = crowd()
    for html in (document.to_html(language="en"), everywhere("Léa").to_html(language="en")):
        page = show(html, scheme=scheme)
        page.evaluate(_axe())
        _no_violations(page)
    ratios = page.evaluate(CONTRAST)
    assert ratios
    page = show(document.to_html(), scheme=scheme)
    ratios = page.evaluate(CONTRAST)
    assert len(ratios) > 60
    assert min(ratios) >= 4.5


# The contrast of the text of quotations and badges with their background, as WCAG defines it.
CONTRAST = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[0-9.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return [...document.querySelectorAll(".q, .badge")].map((element) => {
    const style = getComputedStyle(element);
    let back = style.backgroundColor;
    for (let up = element; back === "rgba(0, 0, 0, 0)"; up = up.parentElement) {
      back = getComputedStyle(up.parentElement).backgroundColor;
    }
    const pair = [light(style.color), light(back)].sort((a, b) => b - a);
    return pair[0] / pair[1];
  });
}"""


def _no_violations(page: Any) -> None:
    result = page.evaluate("() => axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    found = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


@pytest.mark.model
def test_fragments_on_one_page(show: Callable[..., Any], extractor: Extractor) -> None:
    """Two parts on a page of somebody else's have different ids and no violations."""
    parts = "".join(
        extractor.extract(text).to_html(page=False)
        for text in ("« Oui », dit Léa Roy.", "« Non », répond Tom Girard.")
    )
    page = show(
        "<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>Deux</title></head>"
        f"<body><main><h1>Deux textes</h1>{parts}</main></body></html>"
    )
    page.evaluate(_axe())
    _no_violations(page)


# --- layout ------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_no_horizontal_scrolling(width: int, show: Callable[..., Any], article: Document) -> None:
    """Nothing is wider than the window, not even a word without end."""
    endless = everywhere("x" * 4_000)
    for document in (article, endless):
        page = show(document.to_html(), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("a.q").first.focus()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.model
def test_details_without_scripts(show: Callable[..., Any], article: Document) -> None:
    """With scripts off a tap brings up the entry in place, and its link leads back."""
    page = show(article.to_html(id="d"), width=360, java_script_enabled=False, has_touch=True)
    last = page.locator("a.q[id]").last
    number = (last.get_attribute("id") or "").removeprefix("d-t")
    last.scroll_into_view_if_needed()
    last.tap()
    sheet = page.locator(f"#d-q{number}")
    box = sheet.bounding_box()
    assert 0 < box["y"] < 800
    assert box["y"] + box["height"] <= 801
    sheet.locator(".back a").tap()
    assert page.url.endswith(f"#d-t{number}")
    assert 0 <= last.bounding_box()["y"] <= 800


@pytest.mark.model
def test_keyboard(show: Callable[..., Any], article: Document) -> None:
    """The tab key visits each quotation once, in the order of the text, then the speakers."""
    page = show(article.to_html(id="d"))
    expected = page.evaluate("[...document.querySelectorAll('a.q[id]')].map((a) => a.id)")
    visited = []
    for _ in expected:
        page.keyboard.press("Tab")
        visited.append(page.evaluate("document.activeElement.id"))
    assert visited == expected
    assert len(visited) >= len(article.quotations) - 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('table') !== null")


@pytest.mark.model
def test_description_of_a_quotation(show: Callable[..., Any], article: Document) -> None:
    """A screen reader hears who speaks when it reaches a quotation."""
    page = show(article.to_html())
    said = page.evaluate(
        "(() => { const link = document.querySelectorAll('a.q[id]')[1];"
        " return document.getElementById(link.getAttribute('aria-describedby')).textContent; })()"
    )
    assert "Solène Kervadec – a déclaré" in said


@pytest.mark.model
def test_print(show: Callable[..., Any], article: Document) -> None:
    """Printed from a dark screen a page is dark on white, with its colours."""
    page = show(article.to_html(), scheme="dark")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "(() => { const style = getComputedStyle(document.body);"
        " return [style.color, style.backgroundColor]; })()"
    )
    assert colours == ["rgb(29, 27, 34)", "rgb(255, 255, 255)"]
    assert min(page.evaluate(CONTRAST)) >= 7


# --- hostile texts -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE)
def test_inert(words: str, show: Callable[..., Any]) -> None:
    """Nothing in a text runs, loads or asks: the page has the elements it is made of."""
    page = show(everywhere(words).to_html(title=words))
    assert page.evaluate("document.querySelectorAll('script, img, svg, iframe, b').length") == 0
    assert page.title() == " ".join(words.split())
    assert page.locator(".text p").last.evaluate("(p) => p.textContent") == words


def test_direction(show: Callable[..., Any]) -> None:
    """A text cannot turn the words of the page around."""
    plain, turned = everywhere("abc def"), everywhere("\u202eabc def\u2066")
    boxes = [
        show(document.to_html(language="en", id="d")).locator("#d-q0 dt").first.bounding_box()
        for document in (plain, turned)
    ]
    assert boxes[0]["x"] == boxes[1]["x"]
    text = show(turned.to_html()).locator(".text p").first.text_content()
    assert text.startswith("\ufffdabc def\ufffd")


def test_policy_holds(browser: Any, tmp_path: Path) -> None:
    """Even a script that somebody puts into the page does not run, and no picture is loaded."""
    html = everywhere("x").to_html()
    html = html.replace(
        "</main>", "<script>document.title = 'run'</script><img src='x.png'></main>"
    )
    (tmp_path / "x.html").write_text(html, encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "x.html").as_uri())
    assert page.title() == "x x"
    assert len(refused) == 2
    assert all("Content Security Policy" in text for text in refused)
    page.close()


def test_large(show: Callable[..., Any]) -> None:
    """Five megabytes of mark-up and quotations are shown as text."""
    document = crowd(2)
    text = document.text + "<script>alert(1)</script> \u202e <b>\n" * 130_000
    assert len(text) > 4_000_000
    page = show(
        Document(text=text, quotations=document.quotations, speakers=document.speakers).to_html()
    )
    assert page.evaluate("document.querySelectorAll('script, b').length") == 0
    assert page.evaluate("document.querySelectorAll('.text p').length") == 130_002


@pytest.mark.model
def test_pictures(browser: Any, root: Path, tmp_path: Path) -> None:
    """The script takes every picture of the documentation."""
    # Playwright runs once in a thread: the script needs a process of its own.
    del browser
    command = [sys.executable, str(root / "scripts" / "screenshots.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=120)
    taken = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert taken.keys() == {path.name for path in (root / "docs" / "images").glob("*.png")}
    assert all(picture.startswith(b"\x89PNG") for picture in taken.values())
