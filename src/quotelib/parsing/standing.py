"""Which quoted spans stand beside the clause, as utterances, and which are woven into it.

A standing one is replaced by a placeholder in the frame; the words of a woven one stay, because
the clause around needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import regex

from ..models import Form, QuotedSpan
from .appended import (
    awaits_words,
    follows_clause,
    has_own_source,
    is_added,
    is_adjunct,
    is_afterthought,
    own_clauses,
)
from .begun import is_begun, is_begun_at_colon, is_cut
from .openers import COMPARED, CONNECTED, OTHER, SOURCED, SUBORDINATE
from .papers import is_paper_acting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

__all__ = ["Layout", "is_closed", "lay_out"]

_BLANKS = " \t\u00a0\u202f\u2009\u200b\ufeff"
_INVISIBLE = _BLANKS + "\u00ad\u2060"

# Words that only a clause has: a subject pronoun, a finite auxiliary, a negation.
_CLAUSE = regex.compile(
    r"\b(?:je|j'|j’|tu|il|elle|on|nous|vous|ils|elles|ça|c'|c’|ce n'|ce n’|cela"
    r"|qui|ne|n'|n’|pas|y a|est|sont|était|étaient|sera|seront|a|ont|avait|aura|va"
    r"|vont|faut|doit|peut|suis|ai|avons|sommes|fait|veut|êtes|avez"
    r"|\p{L}{2,}(?:aient|ait|era|eront|rait|raient|èrent|irent)"
    # Futures without *e*, in lower case: « tiendra », « finiront »; not « Sandra », « sierra ».
    r"|(?-i:\p{Ll}+(?:[eio]ndra|audra|oudra|rdra|vra|ourra|(?<!i)erra|ttra|îtra|isira|[dnru]ira"
    r"|saura|clura|[dvtir]ront)))\b",
    regex.IGNORECASE,
)
# Words that open an incise or a source right after the closing mark, before any verb.
_INCISE_AFTER = regex.compile(
    r"(?:a|ont|avait|avaient|aurait|auraient|est|s['’]|se\b|lui|leur|me\b|m['’]|nous"
    r"|selon|d['’]après|dixit|comme|ainsi)\b|\p{L}+(?:[-‐‑−]t)?[-‐‑−](?:il|elle|on|ils|elles|je)\b",
    regex.IGNORECASE,
)
# A clitic before it, which alone may open an adjunct (*« Q » en mars*).
_CLITIC = regex.compile(r"(?:y|en)\s", regex.IGNORECASE)
_FIRST_WORD = regex.compile(r"\p{L}[\p{L}\u00AD\p{M}-]*")
# A work, right before its title.
_TITLED = regex.compile(
    r"(?:\b(?:l[ea]|une?|s(?:on|a)|d[eu]|ce|cette)\s|['’])(?:film|livre|roman|album|chanson|pièce"
    r"|série|émission|documentaire|spectacle|recueil|essai|podcast|exposition|opéra)$",
    regex.IGNORECASE,
)
_DETERMINED = regex.compile(r"\b(?:les|des|ces|ses|leurs|nos|mes|cette|cet)$", regex.IGNORECASE)
_JOINT = regex.compile(r"\b(?:et|ou|mais)$")
_ENDS_OR_SIGNED = regex.compile(r"$|[.!?…\n]|,\s*(?P<word>\p{L}.*)", regex.DOTALL)
# Demonstrative and noun that announce words (*a eu cette phrase « Q »*).
_ANNOUNCED = regex.compile(
    r"\b(?:cette (?:phrase|formule|réponse|réplique|remarque|confidence)"
    r"|ces (?:mots|paroles|termes|phrases|propos)|ce (?:mot|message|cri|conseil|constat|texto))"
    r"(?: \p{Ll}+)?,?$",
    regex.IGNORECASE,
)
_COMPLEMENTISER = regex.compile(r"(?:\bque,?|\bqu['’]|\bsi|\bs['’])$", regex.IGNORECASE)
_INCISE_BETWEEN = regex.compile(r"\s*,(?:[^.!?:;«»“”\"\n]{3,}[,–—-])?\s*")
# « A, » dit X, « b »; « A » a dit X, « b »: the comma stands inside the marks or is left out.
_INCISE_AT_ONCE = regex.compile(r"\s*([^.!?:;,«»“”\"\n]{3,})(?:,[^.!?:;«»“”\"\n]*)?,\s*")
# Between « A », « B » ou encore « C »; behind the last one.
_JOINED = regex.compile(r"\s*(?:,|,?\s*\b(?:et|ou)\b(?:\s(?:encore|bien|aussi|enfin|même))?)\s*")
_SUBJECT_FIRST = regex.compile(r"\s*(?:je|tu|il|elle|on|nous|vous|ils|elles|ça|[cj]['’])\b")
_INCISE_AFTER_SERIES = regex.compile(
    r"\s*:\s|\s*,\s*(?:(?:a|ont|avait|avaient)\s|\p{L}+(?:[-‐‑−]t)?[-‐‑−](?:il|elle|on|ils|elles)\b"
    r"|(?P<verb>\p{Ll}+(?:e|ent|ait|aient|it))\b)"
)
# What bears such words, behind their colon.
_SLOGANS = regex.compile(
    r"[^.!?:;«»“”\"\n]{0,40}\b(?:pancarte|banderole|slogan|affiche|tag|calicot|mot d['’]ordre"
    r"|mots d['’]ordre|inscription|manifestant|cortège)",
    regex.IGNORECASE,
)
# « A », dit X, mais « b ».
_INCISE_THEN_JOINT = regex.compile(r"\s*,([^.!?:;«»“”\"\n]{3,}?)[,–—-]?\s*\b(?:mais|et|or|puis)\s+")
_SENTENCE_ENDS = ".!?…\n"
_NEAR_VERB = 3
_CLAUSE_OR_CRY, _PAIR = 3, 2
# « A », dit X, ajoutant que les élus, « b », …: the second one is woven into a clause.
_TELLS_MORE = regex.compile(r"\p{L}ant qu(?:e\b|['’])|\bque,", regex.IGNORECASE)
_MAX_INCISE = 120
_MIN_SENTENCE_WORDS = 4
_CLAUSE_WORDS = 9
"""So many words after a connector hold a verb, known or not."""
# What a sentence, a list item or a tag ends with before the opening mark.
_OPENS_SENTENCE = '.!?…»”–—-•*">'
_OPENING_MARKS = '«“"'
_MAX_BEFORE = 200
_MAX_AFTER = 40


@attrs.frozen(kw_only=True)
class Layout:
    """The quoted spans of one container.

    Attributes:
        inside: Indices in text order, those inside woven ones among them.
        standing: Indices of the standing ones.
    """

    inside: tuple[int, ...]
    standing: frozenset[int]


def lay_out(
    text: str,
    spans: Sequence[QuotedSpan],
    children: dict[int | None, list[int]],
    container: int | None,
    reports: Callable[[str], bool],
    titles: Collection[int] = (),
) -> Layout:
    """Tell the standing quoted spans of a container from the woven ones.

    Args:
        text: The caller's text.
        spans: All its quoted spans.
        children: For each quoted span (``None``: the text), those right inside it.
        container: The quoted span whose inside is laid out, ``None`` for the text.
        reports: Says whether a word can be a form of a reporting verb.
        titles: Indices of those that hold names of works; none of them stands.

    Returns:
        Its quoted spans; a standing one hides what is inside it.
    """
    whole = spans[container].span if container is not None else None
    low, high = (whole.start, whole.end) if whole is not None else (0, len(text))
    found: list[int] = []
    standing: set[int] = set()
    series: set[int] = set()
    in_rows: set[int] = set()
    queue = list(reversed(children.get(container, ())))
    previous: QuotedSpan | None = None
    woven_end = -1
    while queue:
        index = queue.pop()
        span = spans[index]
        found.append(index)
        joined = queue and _JOINED.fullmatch(text, span.outer.end, spans[queue[-1]].outer.start)
        if joined and index not in in_rows:
            row = _row(text, spans, index, reversed(queue))
            in_rows.update(row)
            series.update(_series(text, spans, row, low, reports))
        goes_on = previous is not None and _goes_on(text, previous, span, reports)
        goes_on = goes_on or index in series
        stands = goes_on or _stands(text, span, low, high, reports, woven_end)
        if stands and index not in titles:
            standing.add(index)
            previous = span
        else:
            woven_end = span.outer.end
            queue.extend(reversed(children.get(index, ())))
            previous = None
    return Layout(inside=tuple(found), standing=frozenset(standing))


def _row(
    text: str, spans: Sequence[QuotedSpan], first: int, following: Iterable[int]
) -> Sequence[int]:
    """Return quoted spans in a row, between which stands nothing but a comma or *et*."""
    row = [first]
    for index in following:
        if _JOINED.fullmatch(text, spans[row[-1]].outer.end, spans[index].outer.start) is None:
            break
        row.append(index)
    return row


def _series(
    text: str,
    spans: Sequence[QuotedSpan],
    row: Sequence[int],
    low: int,
    reports: Callable[[str], bool],
) -> Sequence[int]:
    """Return the last quoted spans of a row, those that open a sentence and one incise reports.

    « Non au bruit » et « Laissez-nous dormir », pouvait-on lire sur X: each is an utterance, and so
    it is before the colon of what bears it (« A » et « B » : les pancartes se multiplient); with a
    small letter they are words of one clause (« un joueur » et « un ami », a dit X), but for one
    among others (« Non au bruit », « on dort ici » et « Silence », pouvait-on lire).
    """
    incise = _INCISE_AFTER_SERIES.match(text, spans[row[-1]].outer.end)
    if incise is None or not (incise["verb"] is None or reports(incise["verb"])):
        return ()
    apart = len(row)
    while apart and (
        _begins_utterance(spans[row[apart - 1]].span.text) or 1 < apart < len(row) > _PAIR
    ):
        apart -= 1
    opening = (
        at
        for at in range(apart, len(row) - 1)
        if _opens_sentence(text, low, spans[row[at]].outer.start)
    )
    members = row[next(opening, len(row)) :]
    said = [spans[index].span.text for index in members]
    if incise.group().strip() == ":" and _SLOGANS.match(text, incise.end()) is None:
        return members if any(map(_CLAUSE.search, said)) else ()
    return members if any(len(words.split()) >= _CLAUSE_OR_CRY for words in said) else ()


def _begins_utterance(words: str) -> bool:
    """Return whether quoted words start as a sentence does, or with a subject pronoun."""
    return _starts_upper(words, digits=False) or _SUBJECT_FIRST.match(words) is not None


def _opens_sentence(text: str, low: int, start: int) -> bool:
    """Return whether nothing of its sentence stands before an opening mark."""
    before = text[max(low, start - _MAX_BEFORE) : start].rstrip(_BLANKS)
    return not before or before[-1] in ".!?…\n"


def _goes_on(
    text: str, previous: QuotedSpan, span: QuotedSpan, reports: Callable[[str], bool]
) -> bool:
    """Return whether a span goes on with the standing one before it.

    Only a comma stands between (« A », « B »), or an incise between commas (« A », dit X, « b »),
    the first of which may be missing or inside the marks.
    """
    if span.outer.start - previous.outer.end > _MAX_INCISE or is_closed(previous):
        return False
    between = text[previous.outer.end : span.outer.start]
    if _TELLS_MORE.search(between) or awaits_words(between):
        return False
    after = text[span.outer.end : span.outer.end + _MAX_AFTER]
    if has_own_source(after) and _CLAUSE.search(span.span.text) is None:
        return False
    if _INCISE_BETWEEN.fullmatch(between) is not None:
        return True
    if _joins_clause(text, between, span, reports):
        return True
    at_once = _INCISE_AT_ONCE.fullmatch(between)
    said = previous.span.text.rstrip()
    if at_once is None or not span.span.text.lstrip()[:1].islower():
        return False
    if not said.endswith(",") and len(said.split()) < _MIN_SENTENCE_WORDS:
        return False  # « Le Soir » a dénoncé, lundi, « la liste »
    return any(map(reports, _FIRST_WORD.findall(at_once.group(1))[:_NEAR_VERB]))


def _joins_clause(
    text: str, between: str, span: QuotedSpan, reports: Callable[[str], bool]
) -> bool:
    """Return whether *mais* joins a clause in marks, after an incise (« A », dit X, mais « b »)."""
    incise = _INCISE_THEN_JOINT.fullmatch(between)
    if incise is None or text[span.outer.end : span.outer.end + 1] not in _SENTENCE_ENDS:
        return False
    words = span.span.text
    whole = _CLAUSE.search(words) is not None and len(words.split()) >= _CLAUSE_OR_CRY
    told = any(map(reports, _FIRST_WORD.findall(incise.group(1))[:_NEAR_VERB]))
    return whole and told and words.lstrip()[:1].islower()


def is_closed(span: QuotedSpan) -> bool:
    """Return whether a quoted span ends with the stop of a sentence.

    Args:
        span: The quoted span.

    Returns:
        Whether its last character is a full stop, a question or exclamation mark or an ellipsis.
    """
    return span.span.text[-1:] in ".!?…"


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
    reach = max(low, span.outer.start - _MAX_BEFORE)
    line = max(reach, text.rfind("\n", reach, span.outer.start) + 1)
    before = text[line : span.outer.start].rstrip(_INVISIBLE)
    after = text[span.outer.end : min(high, span.outer.end + _MAX_AFTER)].lstrip(_BLANKS)
    after_woven = line + len(before) == woven_end  # « les "gilets jaunes" "doivent cesser" »
    inner = span.span.text
    runs_on = after[:1].islower()
    if runs_on and is_cut(inner, after, reports):
        return False
    if before[-1:] == ":":
        return not (runs_on or after[:1] == ",") or not is_begun_at_colon(inner, after, reports)
    dashed = after[:1] == "," and is_afterthought(before, inner, after)
    if dashed and _CLAUSE.search(before):
        return False
    if not before or (before[-1] in _OPENS_SENTENCE and not after_woven):
        opens = _opens_utterance(after, reports) and not is_adjunct(inner, after)
        if is_closed(span) or not opens or is_paper_acting(inner, after):
            return is_closed(span)
        ahead = text[span.outer.end : min(high, span.outer.end + _MAX_BEFORE)].lstrip(_BLANKS)
        return not (runs_on and is_begun(inner, ahead, reports))
    if _COMPLEMENTISER.search(before):
        return False
    return _stands_in_line(span, before, after, reports)


def _stands_in_line(
    span: QuotedSpan, before: str, after: str, reports: Callable[[str], bool]
) -> bool:
    """Return whether a quoted span after words of the same sentence is an utterance."""
    inner = span.span.text
    closed = is_closed(span)
    if " " in inner.strip() and _ANNOUNCED.search(before):
        return True
    clause = _CLAUSE.search(inner) is not None and " " in inner.strip()
    whole = clause or closed or len(inner.split()) >= _CLAUSE_WORDS
    if whole and CONNECTED.search(before) and _is_left_alone(after, reports):
        return True
    if before[-1] == ";" and (closed or (clause and _opens_utterance(after, reports))):
        return True
    if before[-1] == "(" and after[:1] == ")":
        return clause or closed
    long = len(inner.split()) >= _MIN_SENTENCE_WORDS
    if before[-1] in ",(;":
        opener = before[:-1].rstrip()
        sourced = SOURCED.search(opener) is not None
        framed = sourced or COMPARED.search(opener) is not None
        parts = tuple(own_clauses(opener)) if framed else ()
        told = any(map(_CLAUSE.search, parts)) or (parts != () and after[:1] == ",")
        if framed and is_added(inner, clause=clause, told=told):
            return False
        if not clause and not closed:
            # « Selon elle, « la nuit porte conseil ». »: no other words make a clause.
            return sourced and long and (not after or after[0] in ".!?…\n")
        if not closed and not _opens_utterance(after, reports):
            return False  # « Selon elle, « il faut bâtir » des logements »
        opens = sourced or OTHER.search(opener) is not None
        ends = not after or after[0] in ".!?…\n" or (closed and after[0] in _OPENING_MARKS)
        opens = opens or (ends and long and SUBORDINATE.search(opener) is not None)
        ends = ends or (closed and after[0].isupper())
        opens = opens or (ends and long and clause and follows_clause(opener, inner, reports))
        return opens or _starts_upper(inner, digits=False)
    if after[:1].islower() and _TITLED.search(before):
        return False  # « L'album « On ne change pas » est un succès, dit X »
    # « Le refuge est plein et « 200 chiens attendent », dit-il »: a number shows no new sentence
    digits = _JOINT.search(before) is None
    # « Selon X, les « Français n'ont rien vu venir » »
    whole = closed or (clause and long and _DETERMINED.search(before) is None)
    return whole and _starts_upper(inner, digits=digits)


def _is_left_alone(after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether a sentence ends at the closing mark, or nothing but an incise follows."""
    match = _ENDS_OR_SIGNED.match(after)
    if match is None:
        return False
    incise = match["word"]
    return not incise or _opens_utterance(incise, reports)


def _opens_utterance(after: str, reports: Callable[[str], bool]) -> bool:
    """Return whether what follows the closing mark leaves the quotation a whole of its own."""
    if not after or not (after[0].isalpha() or after[0].isdigit()) or after[0].isupper():
        return True
    clitic = _CLITIC.match(after)
    after = after[clitic.end() :] if clitic is not None else after
    if _INCISE_AFTER.match(after):
        return True
    word = _FIRST_WORD.match(after)
    return word is not None and reports(word.group())


def _starts_upper(inner: str, *, digits: bool = True) -> bool:
    """Return whether the first letter or digit of a quotation could start a sentence."""
    first = next((char for char in inner if char.isalnum()), "")
    return first.isupper() or (digits and first.isdigit())
