"""Changes of a sentence that leave its quotation as it is.

A rule that reads *La maire a promis « un effort »* should also read *La maire a promis mardi devant
la presse « un effort »*. Such pairs show what a rule takes for granted, on far more sentences than
anybody would annotate: a metamorphic test, see Chen et al., *Metamorphic Testing: A Review of
Challenges and Opportunities*, ACM Computing Surveys 51 (2018).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus_notation import AnnotatedText, Annotation

Offsets = tuple[int, int]

__all__ = ["KINDS", "Changed", "Offsets", "changes"]

_FILE = Path(__file__).resolve().parent / "data" / "changes.tsv"
_COMPOUND = re.compile(r"(?:(?:lui|leur|nous|l'|s'|en|y) ?)*(?:a|ont|avait|est|sont) (?=[a-zéè]+$)")
_SIMPLE = re.compile(r"[a-zéèêç]{3,}(?:e|t|d|ent)$")
_PRONOUNS = frozenset({"il", "elle", "on", "ils", "elles", "qui", "je", "nous", "celui-ci"})
_ARTICLES = re.compile(r"(?:L['’]|(?:Les?|La|Une?|Ces?|Cette|Des|Son|Sa|Ses) )")
_AGREES = re.compile(r"(?:s'est|est|sont|s'en est|se sont) |(?:ont|aient|ent)\b|(?:ée|ées|és|ue)$")
_STOP = re.compile(r"\s?[»\"”]?(?=\.?$)")


@attrs.frozen(kw_only=True)
class Changed:
    """A changed sentence, with its quotation where it must be found now."""

    kind: str
    words: str
    text: str
    content: tuple[Offsets, ...]
    source: Offsets


def _read() -> dict[str, list[str]]:
    rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[str]] = {}
    for kind, words in (row for row in rows if len(row) == 2 and row[0] != "kind"):
        found.setdefault(kind, []).append(words.replace("_", " "))
    return found


_WORDS = _read()
KINDS = tuple(_WORDS)


def changes(text: AnnotatedText) -> Iterator[Changed]:
    """Yield the changes of a sentence with one quotation that its subject's verb reports."""
    if len(text.quotations) != 1 or "\n" in text.text:
        return
    (quotation,) = text.quotations
    if quotation.source is None or len(quotation.cue) != 1 or quotation.optional:
        return
    for kind, at, removed in _places(text.text, quotation):
        for words in _WORDS[kind]:
            yield _changed(text.text, quotation, kind, words, at, removed)


def _places(text: str, quotation: Annotation) -> Iterator[tuple[str, int, int]]:
    """Yield the kind of each change that a sentence allows, where, and how much it removes."""
    ((begin, end),) = quotation.cue
    assert quotation.source is not None
    start, stop = quotation.source
    verb, named = text[begin:end], text[start:stop].lower() not in _PRONOUNS
    if any(piece[0] <= begin < piece[1] for piece in quotation.content):
        return
    compound = _COMPOUND.match(verb)
    if compound is not None:
        yield "adverb", begin + compound.end() - 1, 0
    elif not _SIMPLE.match(verb):
        return
    if end < quotation.content[0][0] and stop < begin:
        yield from _before_content(text, quotation, named=named)
    elif quotation.content[-1][1] < begin and start == end + 1 and text[stop:] in ("", "."):
        yield "adjunct", stop, 0
    else:
        return
    if named and not _AGREES.search(verb) and text[stop : stop + 1] in " .":
        yield "source", start, stop - start


def _before_content(
    text: str, quotation: Annotation, *, named: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield the changes of a sentence whose subject and verb stand before what they report."""
    ((begin, end),) = quotation.cue
    assert quotation.source is not None
    start, stop = quotation.source
    last = quotation.content[-1][1]
    if text[end : end + 1] == " ":
        yield "adjunct", end, 0
    if named and begin == stop + 1:
        yield "apposition", stop, 0
        yield "inserted", stop, 0
    if start == 0:
        yield "opening", 0, 0
    rest = _STOP.match(text, last)
    if rest is not None and text[last - 1] not in ".!?…":
        yield "tail", rest.end(), 0


def _changed(
    text: str, quotation: Annotation, kind: str, words: str, at: int, removed: int
) -> Changed:
    """Apply one change."""
    assert quotation.source is not None
    rest = text[at + removed :]
    if kind == "opening" and _ARTICLES.match(rest):
        rest = rest[0].lower() + rest[1:]
    if kind == "source" and at == 0:
        words = words[0].upper() + words[1:]
    shift = len(words) - removed

    def moved(span: Offsets) -> Offsets:
        start, end = span
        return (start + shift * (start >= at + removed), end + shift * (end > at + removed))

    replaced = kind == "source"
    source = (at, at + len(words)) if replaced else moved(quotation.source)
    content = tuple(map(moved, quotation.content))
    return Changed(
        kind=kind, words=words, text=text[:at] + words + rest, content=content, source=source
    )
