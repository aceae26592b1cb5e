"""Quotations that a name signs: « Q » (X); « Q » — X; X alone on the next line; headlines."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, SpeakerKind
from . import rules
from .build import standing
from .phrases import HUMAN, governed, is_temporal, may_speak
from .steps import DASHES, DE, PARTICIPLES, is_inflected, is_verbal
from .subjects import clause_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Attribution, MentionMatch, Token
    from .scene import Scene

__all__ = ["is_own_piece", "signature"]

_SHORT, _CAPTION, _LONG_CAPTION, _ARTICLE = 2, 14, 30, 8
_CAPTIONED = 0.7
_CITATIONS = ("citation", "propos")
_MOST_TURNS, _LABEL = 40, 6
_BEFORE_VERBS = frozenset({"lui", "elle", "eux", "elles", "ne", "n'", "y", "se", "s'"})
_JOINS = frozenset({",", "et", "ou", "encore"})
_BESIDE_NAMES = ("adverb", "conjunction", "determiner", "preposition", "relative", "time")
_THIRD_PERSON = ("e", "ent", "it", "a")
_FULL_STOPS = (".", "…", "...", "!", "?")


def signature(scene: Scene, index: int) -> Attribution | None:
    """« Q » (X); « Q » — X; X alone on the next line or as a caption."""
    place = scene.places[index]
    s, tokens = place.sentence, scene.tokens(place.sentence)
    j = place.token + 1
    if j < len(tokens) and tokens[j].form == ".":
        j += 1
    if j >= len(tokens):
        above = _named_above(scene, index)
        if above is not None:
            return standing(scene, index, rules.SIGNATURE, 0.7, source=above)
        return _signed_next(scene, index)
    sign = tokens[j].form
    if j == place.token + 1 and tokens[j].form[0].isupper():
        return _captioned(scene, index, scene.mention_at(s, j))
    source = scene.mention_at(s, j + 1)
    if sign == ":":
        return _headline(scene, index, source)
    if source is None or governed(scene, source) or is_temporal(scene, source):
        return None
    confidence = _signs(scene, index, sign, source)
    if confidence is None:
        return None
    return standing(scene, index, rules.SIGNATURE, confidence, source=source)


def _signs(scene: Scene, index: int, sign: str, source: MentionMatch) -> float | None:
    """Return how surely a name after a sign in the quotation's own sentence signs it."""
    rest = scene.tokens(source.sentence)[source.last + 1 :]
    if source.name is None and _is_set_off(sign, rest) and source.kind in HUMAN:
        return 0.75 if scene.is_a(source.sentence, source.first, "determiner") else None
    if source.name is None:
        described = sign == "," and _is_described(scene, source) and len(rest) <= _CAPTION
        alone = described and not any(map(is_verbal, rest))
        return 0.6 if alone and scene.opens_paragraph(index) else None
    if sign == "(" and rest and rest[0].form in (")", ","):
        # « « Un été sans fin » (Les Aulnes) est un recueil »: a title and its publisher
        return None if any(map(is_inflected, rest[1:2])) else 0.85
    if sign == "," and scene.opens_paragraph(index) and not any(map(is_verbal, rest)):
        return 0.7
    return None


def _is_set_off(sign: str, rest: Sequence[Token]) -> bool:
    """Return whether brackets hold a source, or a dash and the end of its sentence do."""
    if sign == "(":
        return bool(rest) and rest[0].form == ")"
    return sign in DASHES and all(token.form in ".)" for token in rest)


def _is_described(scene: Scene, source: MentionMatch) -> bool:
    """Return whether a mention without a name is a person or people known (*les parents*)."""
    definite = scene.is_a(source.sentence, source.first, "determiner") and not scene.is_a(
        source.sentence, source.first, "indefinite_article"
    )
    if not definite or source.kind is SpeakerKind.PERSON:
        return definite
    people = source.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    return people and scene.is_a(source.sentence, source.last + 1, "circumstance_opener")


def _headline(scene: Scene, index: int, source: MentionMatch | None) -> Attribution | None:
    """Read a headline that opens with the quotation: « Q » : X bloque la rocade."""
    if not _opens_headline(scene, index) or is_own_piece(scene, index) or _is_term(scene, index):
        return None
    if source is None or governed(scene, source):
        source = _bearer(scene, index) or _people_acting(scene, index)
        if source is not None and source.head in closed_class("written_surface"):
            return standing(scene, index, rules.HEADLINE, 0.7, source=source)
    if source is None or governed(scene, source) or is_temporal(scene, source):
        return None
    speaks = may_speak(source) or source.head in closed_class("place_noun")
    if source.mention.kind is MentionKind.PRONOUN or not speaks:
        return None  # « Q » : un village se mobilise; not « Q » : la colère monte
    return standing(scene, index, rules.HEADLINE, 0.7, source=source)


def _is_term(scene: Scene, index: int) -> bool:
    """Return whether the text has the same words behind an article (*la colère des « bleus »*)."""
    words = scene.spans[index].span.text
    if scene.uses(words) == 1:
        return False
    small = words[:1].lower() + words[1:]
    same = (other.outer.start for other in scene.spans if other.span.text == small != words)
    before = (scene.text[max(0, start - _ARTICLE) : start].lower().split() for start in same)
    return any(closed_class("determiner").issuperset(words[-1:]) for words in before if words)


def _opens_headline(scene: Scene, index: int) -> bool:
    """Return whether nothing but other quotations stands before one (« Q1 », « Q2 » : X …)."""
    place = scene.places[index]
    before = scene.tokens(place.sentence)[: place.token]
    if not before:
        return scene.opens_paragraph(index)
    if any(token.placeholder is None and token.lower not in _JOINS for token in before):
        return False
    if " " not in scene.spans[index].span.text.strip():
        return False  # « Nettoyer », « fluidifier » : the words of nobody
    first = before[0].placeholder
    return first is not None and scene.opens_paragraph(first)


def _bearer(scene: Scene, index: int) -> MentionMatch | None:
    """Return what bears the words before a colon (*« Q » : sur les pancartes, la colère*)."""
    place = scene.places[index]
    on = place.token + 2
    return (
        scene.mention_at(place.sentence, on + 1)
        if scene.lower(place.sentence, on) == "sur"
        else None
    )


def _people_acting(scene: Scene, index: int) -> MentionMatch | None:
    """Return the people whom a headline is about (« Q » : à Huy, les riverains se mobilisent)."""
    place = scene.places[index]
    s = place.sentence
    subject = clause_subject(scene, s, place.token + 2, len(scene.tokens(s)))
    return subject if subject is not None and subject.kind in HUMAN else None


def is_own_piece(scene: Scene, index: int) -> bool:
    """Return whether a newspaper announces a piece of its own: « Titre » : notre série."""
    place = scene.places[index]
    if scene.lower(place.sentence, place.token + 1) != ":":
        return False
    return scene.lower(place.sentence, place.token + 2) in ("notre", "nos")


def _named_above(scene: Scene, index: int) -> MentionMatch | None:
    """Return the person whose name stands on the line above a block quotation.

    Where names and quotations alternate, the first line tells which belongs to which.
    """
    s = scene.places[index].sentence
    if not scene.opens_paragraph(index) or scene.sentences[s].container is not None:
        return None
    named = _person_line(scene, s - 1)
    line = s - 1
    for _ in range(_MOST_TURNS):
        if _person_line(scene, line) is None:
            return None  # « Q » X « Q » Y: each name signs what is above it
        if line == 0 or not scene.placeholders(line - 1):
            return named
        line -= 2
    return None


def _person_line(scene: Scene, s: int) -> MentionMatch | None:
    """Return the person who is all there is on a line: *Léa Roux (CFDT)*, *Le plus ému : X*."""
    tokens = scene.tokens(s) if s >= 0 else ()
    if not tokens or tokens[-1].form == ".":
        return None
    if (s and scene.same_paragraph(s, s - 1)) or scene.same_paragraph(s, s + 1):
        return None
    colon = next((t.index for t in tokens[:_LABEL] if t.form == ":"), -1)
    person = scene.mention_at(s, colon + 1)
    if person is None or person.name is None or person.kind is not SpeakerKind.PERSON:
        return None
    rest = [t for t in tokens[person.last + 1 :] if t.form not in ")("]
    return person if len(rest) <= _SHORT and _has_no_verb(rest) else None


def _signed_next(scene: Scene, index: int) -> Attribution | None:
    """Read a signature line or caption right after a quotation that ends its sentence."""
    here = scene.places[index].sentence
    line = here + 1
    if line >= len(scene.sentences) or not scene.same_container(line, here):
        return None
    tokens = scene.tokens(line)
    j = 0
    while j < len(tokens) and (tokens[j].form in DASHES or tokens[j].form == "("):
        j += 1
    cited = _past_citation(scene, line, j)
    signed = cited > j or scene.lower(line, j) in ("signé", "signée")
    cue = scene.cue_at(line, j) if signed else None
    if cited > j:
        j = cited
    elif signed:
        j += 1
        while scene.lower(line, j) in (":", "par"):
            j += 1
    source = scene.mention_at(line, j)
    if source is None or (j > 0 and tokens[-1].form in DASHES):
        return None  # « - Un chantier - » stands over a part of the text
    if source.name is None and not signed:
        return _captioned(scene, index, source)
    confidence = _signs_line(scene, index, source, signed=signed)
    if confidence is None and tokens[0].form in DASHES and source.name is not None:
        # « – Ada Roux, porte-parole d'un collectif formé en mai, avant la séance »
        rest = tokens[source.last + 1 :]
        confidence = 0.75 if len(rest) <= _LONG_CAPTION and _has_no_verb(rest) else None
    if confidence is None:
        return None
    cues = (cue.cue,) if cue is not None and confidence > _CAPTIONED else ()
    return standing(scene, index, rules.SIGNATURE, confidence, source=source, cues=cues)


def _past_citation(scene: Scene, s: int, j: int) -> int:
    """Return the index after words for citing somebody, ``j`` without any (*Une citation de X*)."""
    at = j + (scene.lower(s, j) == "une")
    if scene.lower(s, at) not in _CITATIONS or scene.lower(s, at + 1) not in DE:
        return j
    return at + 2


def _captioned(scene: Scene, index: int, source: MentionMatch | None) -> Attribution | None:
    """Read a caption: « Q ! » La mère de la victime, très émue à sa sortie."""
    if source is None or not scene.opens_paragraph(index):
        return None
    if source.name is None and not _is_described(scene, source):
        return None
    line, rest = source.sentence, scene.tokens(source.sentence)[source.last + 1 :]
    if len(rest) > _CAPTION or not _has_no_verb(rest) or _goes_on(scene, line, rest):
        return None
    below = not scene.same_paragraph(line, scene.places[index].sentence)
    if below and scene.same_paragraph(line, line + 1):
        return None  # the text goes on with more than a caption
    return standing(scene, index, rules.SIGNATURE, 0.6, source=source)


def _goes_on(scene: Scene, s: int, rest: Sequence[Token]) -> bool:
    """Return whether a verb that the tagger has not seen opens the words after a source.

    *« Q » La procureure soupire.*; not *« Q » La mère, émue*
    """
    if not rest or scene.tokens(s)[-1].form not in _FULL_STOPS:
        return False
    word = rest[0].lower
    if word in closed_classes(*_BESIDE_NAMES) or word.endswith(PARTICIPLES):
        return _acts(scene, rest)
    return word.endswith(_THIRD_PERSON) or _acts(scene, rest)


def _has_no_verb(rest: Sequence[Token]) -> bool:
    """Return whether words after a source hold no finite verb, colon or other quotation."""
    return not any(
        is_inflected(token) or token.placeholder is not None or token.form == ":" for token in rest
    )


def _is_alone_on_line(scene: Scene, source: MentionMatch, rest: Sequence[Token]) -> bool:
    """Return whether the line after a name says no more than what somebody is, without a verb."""
    gap = scene.text[source.mention.span.end : rest[0].start]
    return "\n" in gap and len(rest) <= _CAPTION and not any(map(is_verbal, rest))


def _signs_line(scene: Scene, index: int, source: MentionMatch, *, signed: bool) -> float | None:
    """Return how surely the sentence of a name after a quotation signs it."""
    rest = [t for t in scene.tokens(source.sentence)[source.last + 1 :] if t.form not in ".)(,"]
    if any(token.placeholder is not None or token.form == ":" for token in rest):
        return None
    few = len(rest) <= _SHORT and not _is_told_more(scene, source.sentence, rest)
    short = few or _is_alone_on_line(scene, source, rest)
    same_line = scene.same_paragraph(source.sentence, scene.places[index].sentence)
    if not same_line and short and (source.roles or scene.opens_paragraph(index)):
        return 0.8
    if signed and short:
        return 0.85
    captioned = same_line and len(rest) <= _CAPTION and not any(map(is_verbal, rest))
    captioned = captioned and not (_acts(scene, rest) or _is_apposed(scene, source))
    return _CAPTIONED if captioned and source.kind is SpeakerKind.PERSON else None


def _is_told_more(scene: Scene, s: int, rest: Sequence[Token]) -> bool:
    """Return whether a sentence of few words tells what somebody does (*Ada Roux attend.*)."""
    stops = scene.tokens(s)[-1].form in _FULL_STOPS
    told = any(map(is_inflected, rest)) or _acts(scene, rest)
    return told and (stops or scene.same_paragraph(s, s + 1))


def _is_apposed(scene: Scene, source: MentionMatch) -> bool:
    """Return whether an apposition is closed before a verb that the tagger has not seen.

    *Son frère, l'écrivain Luc Roux, abonde.*
    """
    s, after = source.sentence, source.last + 1
    if "," not in source.mention.text or scene.lower(s, after) != ",":
        return False
    word = scene.lower(s, after + 1)
    if scene.mention_at(s, after + 1) is not None or word in closed_classes(*_BESIDE_NAMES):
        return False
    return word.endswith(_THIRD_PERSON) and scene.tokens(s)[after + 1].form == word


def _acts(scene: Scene, rest: Sequence[Token]) -> bool:
    """Return whether a verb that the tagger has not seen stands behind a pronoun (*lui, part*)."""
    words = [token.lower for token in rest if token.form != ","]
    return any(
        before in _BEFORE_VERBS and scene.lexicon.verb_forms(word)
        for before, word in itertools.pairwise(words)
    )
