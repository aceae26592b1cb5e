"""A document as a self-contained HTML page, or as a part of one, that needs no script."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ..errors import ArgumentValueError
from .side import side
from .text import lines, paragraphs, shown
from .view import View
from .words import escape, labels, one_line, read, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models import Document

__all__ = ["to_html"]

_TITLE = 80  # characters of the text that make a title
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

# Even if a text found a way to become mark-up, nothing would be loaded, sent or run.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
html {{ color-scheme: light dark; }}
body {{ margin: 0; }}
{style}</style>
</head>
<body class="quotelib">
<header class="head">
<h1{heading}>{title}</h1>
{head}</header>
<div class="columns">
<main class="text{headed}" lang="fr">
{text}</main>
<aside class="side" aria-label="{cast}">
{side}</aside>
</div>
</body>
</html>
"""

_FRAGMENT = """\
<style>
{style}</style>
<div class="quotelib">
<div class="head">
{head}</div>
<div class="columns">
<div class="text" lang="fr">
{text}</div>
<div class="side">
{side}</div>
</div>
</div>
"""


def to_html(
    document: Document,
    *,
    page: bool = True,
    title: str | None = None,
    language: str = "fr",
    id: str | None = None,  # noqa: A002 - what HTML calls it
) -> str:
    """Return a document as HTML.

    Args:
        document: The document.
        page: Whether to return a whole page, or a part to put into one.
        title: Title of the page; ``None`` takes the first line of the text.
        language: Language of the page's own words.
        id: What ids inside start with; ``None`` derives it from the text.

    Returns:
        HTML that loads nothing and runs nothing, whatever the text holds.

    Raises:
        ArgumentValueError: There are no words in ``language``, or ``id`` is not a letter followed
            by letters, digits, hyphens and underscores.
    """
    words, start = labels(language), _checked(id, document.text)
    parts = lines(document)
    view = View(document=document, words=words, id=start, shown=shown(document, parts))
    blocks = {
        "style": read("page.css"),
        "head": "".join(_head(view)),
        "text": "".join(paragraphs(view, parts)),
        "side": "".join(side(view)),
    }
    if not page:
        return _FRAGMENT.format(**blocks)
    name = short(document.text.lstrip().partition("\n")[0], _TITLE) if title is None else title
    # A headline in the text is the heading that one sees; it does not stand there twice.
    headed = title is None and len(parts) > 1 and parts[0][-1].end - parts[0][0].start <= _TITLE
    return _PAGE.format(
        language=language,
        heading=' class="hidden"' if headed else "",
        headed=" headed" if headed else "",
        policy=_POLICY,
        title=escape(one_line(name)) or view.label("article"),
        cast=view.label("cast"),
        **blocks,
    )


def _checked(id_: str | None, text: str) -> str:
    """Return what ids start with, so that several parts can stand on one page."""
    if id_ is None:
        data = text.encode("utf-8", "surrogatepass")
        return "q" + hashlib.blake2b(data, digest_size=5).hexdigest()
    if not _ID.fullmatch(id_):
        raise ArgumentValueError(
            f"id must be a letter, then letters, digits, hyphens or underscores, got {id_!r}"
        )
    return id_


def _head(view: View) -> Iterator[str]:
    """Yield the line of totals and the legend."""
    document = view.document
    if not document.quotations:
        yield f'<p class="dim">{view.label("none")}</p>\n'
        return
    totals = view.label("totals").format(
        quotations=len(document.quotations), speakers=len(document.speakers)
    )
    source, cue = view.label("legend_source"), view.label("legend_cue")
    yield f'<p class="dim">{totals}</p>\n'
    yield (
        f'<p class="dim">{view.label("legend")} <span class="source c0">{source}</span>, '
        f'<span class="cue c0">{cue}</span></p>\n'
    )
