"""The frame: what the parser reads instead of the raw text.

French parsers tag « as a word and cut sentences at it. The frame is the same text with every
standing quotation replaced by the pronoun *Cela*, the marks of woven ones dropped, and typographic
accidents (soft hyphens, no-break spaces, curly apostrophes, entities, decomposed accents, tags)
normalised; each of its characters maps back to the caller's text.
"""

from __future__ import annotations

import bisect
import itertools
import unicodedata
from typing import TYPE_CHECKING

import attrs
import regex

from ..models import Form, QuotedSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["PLACEHOLDER", "Frame", "Unit", "build_frame"]

PLACEHOLDER = "Cela"
"""Of the pronouns tried, the one after which the parser most often made the cue the root."""

# What the frame writes differently from the text. Group names say how.
_ACCIDENT = regex.compile(
    r"(?P<drop>[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]+)"
    r"|(?P<tag></?(?:p|br|em|i|b|strong|a|span|q|blockquote|cite|u|h[1-6]|li|ul)\b[^<>]{0,200}>)"
    r"|(?P<space>(?:&(?:nbsp|\#160|\#xA0|thinsp|\#8239);|[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\r\v\f])+)"
    r"|(?P<apostrophe>[\u2019\u02BC\u2018\uFF07]|&(?:rsquo|apos|\#39|\#8217|\#x27);|â€™)"
    r"|(?P<marks>\p{L}\p{M}+)"
    r"|(?P<newline>\n+)"
    # Sentences glued by a lost blank: « …du maire.Le conseil… »
    r"|(?P<glue>(?<=[\p{Ll}\p{N})»”\"][.!?…])(?=\p{Lu}[\p{Ll}'’]))"
    # A sentence glued to a closing mark: « …de violences »Mais le maire… »
    r"|(?P<stop>(?<=[»”])(?=\p{Lu}\p{Ll}))",
    regex.IGNORECASE,
)
_BLANKS = " \t\u00a0\u202f\u2009\u200b\ufeff"
_INVISIBLE = _BLANKS + "\u00ad\u2060"

# Words that only a clause has: a subject pronoun, a finite auxiliary, a negation.
_CLAUSE = regex.compile(
    r"\b(?:je|j'|j’|tu|il|elle|on|nous|vous|ils|elles|ça|c'|c’|ce n'|ce n’|cela|qui|ne|n'|n’|pas|y a|"
    r"est|sont|était|étaient|sera|seront|a|ont|avait|aura|va|vont|faut|doit|peut|suis|ai|avons|sommes"
    r"|fait|veut|êtes|avez|\p{L}{2,}(?:aient|ait|era|eront|rait|raient|èrent|irent))\b",
    regex.IGNORECASE,
)
# Words that open an incise or a source right after the closing mark, before any verb.
_INCISE_AFTER = regex.compile(
    r"(?:a|ont|avait|avaient|aurait|auraient|est|s['’]|se\b|lui|leur|me\b|m['’]|nous|y\b|en\b"
    r"|selon|d['’]après|dixit|comme|ainsi)\b|\p{L}+(?:-t)?-(?:il|elle|on|ils|elles|je)\b",
    regex.IGNORECASE,
)
_FIRST_WORD = regex.compile(r"\p{L}[\p{L}\u00AD\p{M}-]*")
# What may stand between the start of a sentence and a comma before a whole utterance: a source
# after its preposition, a connector of one or two words, or an inverted incise.
_BEFORE_COMMA = regex.compile(
    r"(?:^|[.!?…»”:;]\s*)(?:(?:selon|pour|d['’]après|suivant|à en croire|aux yeux d|de l['’]avis d|"
    r"[àa] (?:ses|leurs) yeux|comme|de l['’]aveu)\b[^.!?…:;]*|[\p{L}'’-]+(?:\s[\p{L}'’-]+)?)$"
    r"|-(?:t-)?(?:il|elle|on|ils|elles)\b[^.!?…:;,]{0,40}$",
    regex.IGNORECASE,
)
_COMPLEMENTISER = regex.compile(r"(?:\bque|\bqu['’]|\bsi|\bs['’])$", regex.IGNORECASE)
_INCISE_BETWEEN = regex.compile(r"\s*,(?:[^.!?:;«»“”\"\n]{3,}[,–—-])?\s*")
_MAX_INCISE = 120
_MIN_SENTENCE_WORDS = 4


@attrs.frozen(kw_only=True)
class Unit:
    """A stretch of the frame that is parsed on its own: a paragraph, or the inside of a quotation.

    Attributes:
        text: The frame's words.
        container: Index of the quoted span that it is the inside of, ``None`` for narration.
        paragraph: Index of the paragraph, unique over the frame.
        starts: Offsets in ``text`` at which a piece starts, ascending.
        origins: For each piece, the start and end in the caller's text, and whether every
            character of the piece stands for one character there.
        placeholders: Offset in ``text`` → index of the quoted span that stands there.
    """

    text: str
    container: int | None
    paragraph: int
    starts: tuple[int, ...]
    origins: tuple[tuple[int, int, bool], ...]
    placeholders: dict[int, int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the caller's offsets of the frame's characters ``start`` to ``end``."""
        first = bisect.bisect_right(self.starts, start) - 1
        last = bisect.bisect_left(self.starts, end) - 1
        first_start, _, exact = self.origins[first]
        begin = first_start + (start - self.starts[first] if exact else 0)
        last_start, last_end, exact = self.origins[last]
        stop = last_start + (end - self.starts[last]) if exact else last_end
        return begin, stop


@attrs.frozen(kw_only=True)
class Frame:
    """All units of a text, and what became of its quoted spans.

    Attributes:
        units: Narration first, in text order, then the insides of quoted spans.
        standing: Indices of the quoted spans that a placeholder stands for.
    """

    units: tuple[Unit, ...]
    standing: frozenset[int]


def build_frame(
    text: str, spans: Sequence[QuotedSpan], reports: Callable[[str], bool]
) -> Frame:
    """Return the frame of a text.

    Args:
        text: The caller's text.
        spans: All its quoted spans, as `quotelib.find_quoted` returns them.
        reports: Says whether a word can be a form of a reporting verb.

    Returns:
        The frame; every character of ``text`` that is a word outside a standing quotation, or
        inside one, stands in exactly one unit.
    """
    children: dict[int | None, list[int]] = {}
    for index, span in enumerate(spans):
        children.setdefault(span.parent, []).append(index)
    standing: set[int] = set()
    units: list[Unit] = []
    paragraphs = itertools.count()
    pending: list[tuple[int | None, int, int]] = [(None, 0, len(text))]
    while pending:
        container, start, end = pending.pop(0)
        inside = _inside(children, container, spans, text, start, end, standing, reports)
        for first, last in _paragraphs(text, start, end, inside, spans, standing):
            pieces = _pieces(text, first, last, inside, spans, standing)
            units.append(_unit(pieces, container, next(paragraphs)))
        pending.extend(
            (index, spans[index].span.start, spans[index].span.end)
            for index in inside
            if index in standing
        )
    return Frame(units=tuple(units), standing=frozenset(standing))


def _inside(
    children: dict[int | None, list[int]],
    container: int | None,
    spans: Sequence[QuotedSpan],
    text: str,
    start: int,
    end: int,
    standing: set[int],
    reports: Callable[[str], bool],
) -> list[int]:
    """Return the quoted spans of one container, woven ones with their own children, in order."""
    found: list[int] = []
    queue = list(reversed(children.get(container, ())))
    previous: QuotedSpan | None = None
    woven_end = -1
    while queue:
        index = queue.pop()
        span = spans[index]
        found.append(index)
        goes_on = previous is not None and _goes_on(text, previous, span)
        if goes_on or _stands(text, span, start, end, reports, woven_end):
            standing.add(index)
            previous = span
        else:
            woven_end = span.outer.end
            queue.extend(reversed(children.get(index, ())))
            previous = None
    return found


def _goes_on(text: str, previous: QuotedSpan, span: QuotedSpan) -> bool:
    """Return whether a span goes on with the standing one before it.

    Only a comma stands between (« A », « B »), or an incise between commas (« A », dit X, « b »).
    """
    if span.outer.start - previous.outer.end > _MAX_INCISE or previous.span.text[-1:] in ".!?…":
        return False
    return _INCISE_BETWEEN.fullmatch(text, previous.outer.end, span.outer.start) is not None


def _stands(
    text: str,
    span: QuotedSpan,
    low: int,
    high: int,
    reports: Callable[[str], bool],
    woven_end: int,
) -> bool:
    """Return whether a quoted span is an utterance beside the clause rather than words in it."""
    if span.form in (Form.DASH, Form.TURN):
        return True
    line = max(low, text.rfind("\n", low, span.outer.start) + 1, span.outer.start - 200)
    before = text[line : span.outer.start].rstrip(_INVISIBLE)
    after = text[span.outer.end : min(high, span.outer.end + 40)].lstrip(_BLANKS)
    inner = span.span.text
    clause = _CLAUSE.search(inner) is not None and " " in inner.strip()
    closed = inner[-1:] in ".!?…"
    if before[-1:] == ":":
        return True
    after_woven = line + len(before) == woven_end  # « les "gilets jaunes" "doivent cesser" »
    if not before or (before[-1] in ".!?…»”–—-•*\">" and not after_woven):
        return _opens_utterance(after, reports) or closed
    if _COMPLEMENTISER.search(before):
        return False
    if before[-1] == ";" and (closed or (clause and _opens_utterance(after, reports))):
        return True
    if before[-1] == "(" and after[:1] == ")":
        return clause or closed
    if before[-1] in ",(;":
        if not clause and not closed:
            return False
        return _starts_upper(inner, digits=False) or _BEFORE_COMMA.search(before[:-1].rstrip()) is not None
    long = len(inner.split()) >= _MIN_SENTENCE_WORDS
    return _starts_upper(inner) and (closed or (clause and long))


def _opens_utterance(after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether what follows the closing mark leaves the quotation a whole of its own."""
    if not after or not (after[0].isalpha() or after[0].isdigit()) or after[0].isupper():
        return True
    if _INCISE_AFTER.match(after):
        return True
    word = _FIRST_WORD.match(after)
    return word is not None and reports(word.group())


def _starts_upper(inner: str, *, digits: bool = True) -> bool:
    first = next((char for char in inner if char.isalnum()), "")
    return first.isupper() or (digits and first.isdigit())


def _paragraphs(
    text: str,
    start: int,
    end: int,
    inside: Sequence[int],
    spans: Sequence[QuotedSpan],
    standing: set[int],
) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends, but not at those inside a standing quotation or a soft one."""
    covered = [(spans[i].outer.start, spans[i].outer.end) for i in inside if i in standing]
    cover_starts = [pair[0] for pair in covered]
    begin = start
    for match in regex.finditer(r"\s*\n\s*", text, pos=start, endpos=end):
        at = bisect.bisect_right(cover_starts, match.start()) - 1
        if at >= 0 and covered[at][1] > match.start():
            continue
        if _soft_break(text, match.start(), match.end()):
            continue
        if match.start() > begin:
            yield begin, match.start()
        begin = match.end()
    if end > begin:
        yield begin, end


def _soft_break(text: str, start: int, end: int) -> bool:
    """Return whether a line end only wraps a line: no stop before it, a small letter after it."""
    return (
        text.count("\n", start, end) == 1
        and (text[start - 1 : start].isalpha() or text[start - 1 : start] == ",")
        and text[end : end + 1].islower()
    )


def _pieces(
    text: str,
    first: int,
    last: int,
    inside: Sequence[int],
    spans: Sequence[QuotedSpan],
    standing: set[int],
) -> Iterator[tuple[int, int, str, int | None]]:
    """Yield (start, end, words of the frame, quoted span) over one paragraph."""
    edits: list[tuple[int, int, int | None]] = []
    for index in inside:
        span = spans[index]
        if span.outer.end <= first or span.outer.start >= last:
            continue
        if index in standing:
            edits.append((span.outer.start, span.outer.end, index))
        else:
            edits.append((span.outer.start, span.span.start, None))
            edits.append((span.span.end, span.outer.end, None))
    edits.sort(key=lambda edit: edit[:2])
    at = first
    for start, end, standing_index in edits:
        if start < at:
            continue
        yield from _normalised(text, at, start)
        if standing_index is not None:
            yield start, end, PLACEHOLDER, standing_index
        elif _needs_blank(text, start, end):
            yield start, end, " ", None
        at = max(at, end)
    yield from _normalised(text, at, last)


def _needs_blank(text: str, start: int, end: int) -> bool:
    """Return whether words on both sides of dropped marks would run together."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return end > start and after.isalnum() and (before.isalnum() or before in ".!?…" and before != "")


def _normalised(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, int | None]]:
    """Yield the pieces of a stretch without quoted spans, accidents replaced."""
    if start >= end:
        return
    at = start
    for match in _ACCIDENT.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start(), text[at : match.start()], None
        at = match.end()
        kind = match.lastgroup
        if kind == "drop":
            continue
        if kind == "apostrophe":
            words = "'"
        elif kind == "stop":
            words = ". "
        elif kind == "marks":
            words = unicodedata.normalize("NFC", match.group())
        else:
            words = " "
        yield match.start(), match.end(), words, None
    if end > at:
        yield at, end, text[at:end], None


def _unit(
    pieces: Iterable[tuple[int, int, str, int | None]], container: int | None, paragraph: int
) -> Unit:
    words: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int, bool]] = []
    placeholders: dict[int, int] = {}
    length = 0
    for start, end, piece, quoted in pieces:
        if quoted is not None:
            if words and not words[-1][-1:].isspace():
                # A placeholder glued to a word would not be a token of its own.
                starts.append(length)
                origins.append((start, start, False))
                words.append(" ")
                length += 1
            placeholders[length] = quoted
        elif placeholders and length - len(PLACEHOLDER) in placeholders and piece[:1].isalnum():
            starts.append(length)
            origins.append((start, start, False))
            words.append(" ")
            length += 1
        starts.append(length)
        origins.append((start, end, quoted is None and len(piece) == end - start))
        words.append(piece)
        length += len(piece)
    return Unit(
        text="".join(words),
        container=container,
        paragraph=paragraph,
        starts=tuple(starts),
        origins=tuple(origins),
        placeholders=placeholders,
    )
