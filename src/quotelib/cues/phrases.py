"""Cues that are no verbs: attributive prepositions (*selon*) and speech nouns (*l'annonce*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import PrepositionRole
from ..lexicon.words import closed_class
from ..models import Cue, CueKind, Mention, MentionKind, Span
from ..models.records import CueMatch
from .adverbials import word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon, Preposition, SpeechNoun
    from ..models.records import Sentence, Token

__all__ = ["read_noun", "read_preposition"]

# Words that the longest phrase and what may not follow it take.
_PHRASE_WINDOW = 10
_NOUN_WINDOW = 4
# Class of the words that are a source inside a phrase, and what the mention is.
_INNER_SOURCES = {
    PrepositionRole.POSSESSIVE: ("possessive", MentionKind.POSSESSIVE),
    PrepositionRole.CLITIC: ("object_clitic", MentionKind.CLITIC),
}
_TOPIC_WINDOW = 12
# A phrase that is the complement of a verb inside a clause (*il se range à l'avis de X*).
_TAKEN_OVER = ("à", "l'", "avis")
_ARTICLES = ("Le", "La", "Les")  # as the title of a paper has them
_OPENERS = (",", "(", "–", "—", "-")


def read_preposition(text: str, sentence: Sentence, i: int, lexicon: Lexicon) -> CueMatch | None:
    """Return the attributive preposition or phrase at a token.

    Args:
        text: The caller's text.
        sentence: The sentence.
        i: Index of the token.
        lexicon: The lexicon.

    Returns:
        The cue (*selon*, *d'après*, *à l'en croire*), or ``None`` where none stands.
    """
    tokens = sentence.tokens
    entry = _entry(sentence, i, lexicon)
    if entry is None:
        return None
    governed = entry.tokens == ("de",) or entry.tokens[: len(_TAKEN_OVER)] == _TAKEN_OVER
    if governed and i > 0 and tokens[i - 1].form not in _OPENERS:
        return None  # « apprend-on de sources concordantes »: the verb is the cue
    last = i + len(entry.tokens) - 1
    return CueMatch(
        cue=_cue(text, tokens[i : last + 1], entry, CueKind.PREPOSITION),
        sentence=sentence.index,
        first=i,
        last=last,
        core=not entry.weak,
        clitic=_inner_source(text, tokens[i : last + 1], entry.role),
        sourceless=entry.role is PrepositionRole.NONE,
    )


def _entry(sentence: Sentence, i: int, lexicon: Lexicon) -> Preposition | None:
    """Return the lexicon's phrase that starts at a token, *A* for *À* among them."""
    tokens, known = sentence.tokens, sentence.words
    first = "à" if tokens[i].form == "A" else known[i]  # « A en croire X »
    if not lexicon.opens_preposition(first, known[i + 1], known[i + 2]):
        return None
    words = [token.lower for token in tokens[i + 1 : i + _PHRASE_WINDOW]]
    article = len(words) > 1 and tokens[i + 1].form in _ARTICLES
    if article and known[i + 2] != tokens[i + 2].form:
        words = []  # « selon Le Jour » is no « selon le jour »
    return lexicon.preposition_at([first, *words])


def _inner_source(text: str, tokens: Sequence[Token], role: PrepositionRole) -> Mention | None:
    """Return the possessive or pronoun inside a phrase (*selon ses termes*, *à l'en croire*)."""
    if role not in _INNER_SOURCES:
        return None
    name, kind = _INNER_SOURCES[role]
    if role is PrepositionRole.CLITIC:
        # « à ce que l'on dit » has its subject inside
        tokens = [token for token in tokens if token.lower == "on"] or tokens
    for token in tokens:
        if token.lower == "on" or (token.lower in closed_class(name) and token.lower != "en"):
            return Mention(span=Span.of(text, token.start, token.end), kind=kind)
    return None


def read_noun(text: str, sentence: Sentence, i: int, lexicon: Lexicon) -> CueMatch | None:
    """Return the speech noun at a token.

    Args:
        text: The caller's text.
        sentence: The sentence.
        i: Index of the token.
        lexicon: The lexicon.

    Returns:
        The cue (*annonce*, *mot d'ordre*), or ``None`` where none stands.
    """
    tokens = sentence.tokens
    found = lexicon.noun_at([token.lower for token in tokens[i : i + _NOUN_WINDOW]])
    if found is None or tokens[i].pos == "AUX" or _is_in_name(tokens, i):
        return None
    before = tokens[i - 1].lower if i else ""
    if before == "à" or (before == "même" and tokens[i].lower == "titre"):
        return None  # « à propos de », « au même titre que »: prepositions
    entry, length = found
    last = i + length - 1
    if "sur" in entry.frames and not _has_topic(tokens, last + 1):
        return None
    return CueMatch(
        cue=_cue(text, tokens[i : last + 1], entry, CueKind.NOUN),
        sentence=sentence.index,
        first=i,
        last=last,
        frames=entry.frames,
    )


def _cue(text: str, tokens: Sequence[Token], entry: Preposition | SpeechNoun, kind: CueKind) -> Cue:
    """Return the cue that some tokens are, which the lexicon knows as one entry."""
    span = Span.of(text, tokens[0].start, tokens[-1].end)
    return Cue(spans=(span,), lemma=entry.lemma, kind=kind, act=entry.act)


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun has the capital of a name inside a sentence (*le Courrier du Val*)."""
    word, before = tokens[i].form, tokens[i - 1].form if i > 0 else ""
    return word[0].isupper() and word[1:].islower() and before.islower()


def _has_topic(tokens: Sequence[Token], j: int) -> bool:
    """Return whether *de* X *sur* Y follows a noun (*la sortie de X sur les fonctionnaires*)."""
    if word_at(tokens, j) not in closed_class("of"):
        return False
    for token in tokens[j + 1 : j + _TOPIC_WINDOW]:
        if token.lower in ("sur", "contre"):
            return True
        if token.finite or token.pos == "AUX" or token.form in ",.:;":
            return False
    return False
