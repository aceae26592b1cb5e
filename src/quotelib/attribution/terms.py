"""Quoted spans that hold nobody's words: titles, terms of the text, words held at a distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpanRole
from .scene import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models.records import Attribution, Token
    from .scene import Scene

__all__ = ["is_name", "points_elsewhere", "span_roles"]

_BEFORE = 40
_LETTERS = 2
_TERM_WORDS = 4
_REPEATED = 3
_NEWS = 5
_OF_PAPER = frozenset({"du", "au"})
_OF_HER = (["de", "la"], ["à", "la"])
_LONGEST = 8
_TITLE = 6
_LINK = 5
_NAME_WORDS = 5
_THE = frozenset({"le", "la", "les", "l'", "du", "au", "aux", "des"})
_ALSO = frozenset({"aussi", "également", "encore"})
_CLOSES = frozenset({".", ";", "!", "?"})
_OUR = frozenset({"notre", "nos"})


def is_name(scene: Scene, index: int) -> bool:
    """Return whether a quoted span is the title of something, or a term that the text keeps using.

    Args:
        scene: The text's candidates.
        index: A quoted span.

    Returns:
        Whether the lexicon knows it as the name of a work, a word that announces a title stands
        right before it (*intitulé « … »*, *le quotidien « Le Réveil »*), it is the paper of some
        news (*une information du « Réveil »*), or the same few words stand in marks again and
        again.
    """
    span = scene.spans[index]
    words = span.span.text
    if scene.lexicon.is_work(words) or (len(words) <= _LETTERS and words.isupper()):
        return True  # « la salle « B » »
    before = scene.text[max(0, span.outer.start - _BEFORE) : span.outer.start].lower().split()
    if before:
        if before[-1] in closed_class("naming_participle"):
            return True
        first = next(filter(str.isalnum, words), "")
        noun = before[-1].replace("’", "'").rpartition("'")[2]  # « l'émission « Q » »
        if first.isupper() and (
            noun in closed_class("title_noun")
            or _is_paper(before)
            or _is_called(scene, index, before)
        ):
            return True
    return len(words.split()) <= _TERM_WORDS and scene.uses(words) >= _REPEATED


def _is_called(scene: Scene, index: int, before: list[str]) -> bool:
    """Return whether the noun of a thing and few words with a capital stand together.

    They are its name (*la mine « Grand Ouest »*, *l'enseigne « Au bon coin »*); not behind a noun
    of speech (*le cri « Vive la mer »*), nor where they are a sentence.
    """
    words = scene.spans[index].span.text
    article, apostrophe, noun = before[-1].replace("’", "'").rpartition("'")
    article = article + apostrophe if apostrophe else " ".join(before[-2:-1])
    if article not in _THE or not noun.isalpha() or scene.lexicon.noun(noun) is not None:
        return False
    return len(words.split()) <= _NAME_WORDS and words.rstrip()[-1:] not in ".!?…"


def _is_paper(before: list[str]) -> bool:
    """Return whether news, the newspaper's own, are named before marks (*une enquête du « Soir »*).

    An adjective may stand between (*une enquête fouillée de la « Gazette »*). Or one speaks there
    (*au micro de « Radio Lac »*).
    """
    if before[-1] == "de":
        return not closed_class("speaking_station").isdisjoint(before[-2:-1])
    if before[-1] not in _OF_PAPER and before[-2:] not in _OF_HER:
        return False
    return not closed_classes("news_noun", "speaking_station").isdisjoint(before[-_NEWS:])


def span_roles(scene: Scene, attributions: Iterable[Attribution]) -> tuple[SpanRole, ...]:
    """Return the role of every quoted span.

    Args:
        scene: The text's candidates.
        attributions: All attributions of the text.

    Returns:
        One role a quoted span, in their order: `SpanRole.QUOTATION` for those that an attribution
        accounts for, else what stands before the marks and inside them suggests.
    """
    quoting = {index for attribution in attributions for index in attribution.quoted}
    before = _words_before(scene)
    return tuple(
        SpanRole.QUOTATION if index in quoting else _role(scene, index, before.get(index, ()))
        for index in range(len(scene.spans))
    )


def _words_before(scene: Scene) -> dict[int, tuple[Token, ...]]:
    """Return the three tokens before each quoted span in its sentence."""
    found: dict[int, tuple[Token, ...]] = {}
    for sentence, marked in zip(scene.sentences, scene.marked, strict=True):
        for token in marked:
            for index in (token.placeholder, token.quoted):
                if index is not None and index not in found:
                    found[index] = sentence.tokens[max(0, token.index - 3) : token.index]
    return found


def _role(scene: Scene, index: int, before: tuple[Token, ...]) -> SpanRole:
    """Return the role of a quoted span that no attribution accounts for."""
    words = [token.lower for token in before]
    nearest = words[-1] if words else ""
    text = scene.spans[index].span.text
    if scene.lexicon.is_work(text):
        return SpanRole.TITLE
    if "lire" in words and _ALSO & set(words):
        return SpanRole.TITLE
    if nearest in closed_class("label_noun") or nearest in closed_class("called_participle"):
        return SpanRole.TERM
    if nearest in closed_class("title_noun") or nearest in closed_class("titled_participle"):
        return SpanRole.TITLE
    first = next((char for char in text if char.isalnum()), "")
    if not first:
        return SpanRole.UNKNOWN
    if first.isdigit():
        return SpanRole.TERM
    if first.isupper():
        return SpanRole.TITLE
    return SpanRole.SCARE


def _led_by(scene: Scene, s: int, end: int) -> list[str]:
    """Return the words of a sentence up to a token, signs before the first left out (*► Lire*)."""
    words = [token.lower for token in scene.tokens(s)[:end]]
    while words and not words[0][0].isalnum():
        del words[0]
    return words


def points_elsewhere(scene: Scene, index: int) -> bool:
    """Return whether marks hold the title of another piece that the reader is sent to.

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        Whether its sentence opens with a verb for what readers do and nothing reports before it;
        or whether it is what a meeting is about, or a thing is called (*un film intitulé « Q », X
        raconte*).
    """
    place = scene.places[index]
    around = scene.sentences[place.sentence].words
    if around[place.token - 1] in closed_class("naming_participle"):
        before = scene.lexicon.auxiliary_forms(scene.lower(place.sentence, place.token - 2))
        return all(form.base != "avoir" for form in before)  # « Le Phare a titré « Q » »
    if around[place.token - 1] == ":" and _titles_work(scene, index):
        return True
    if not closed_class("theme_noun").isdisjoint(around.values()) and _gives_theme(scene, index):
        return True
    words = _led_by(scene, place.sentence, place.token)
    if not words and place.sentence > 0:
        above = scene.tokens(place.sentence - 1)  # « Lire aussi », and the title below
        if len(above) <= _LINK and scene.opens_paragraph(index):
            words = _led_by(scene, place.sentence - 1, len(above))
    if not 0 < len(words) <= _LONGEST:
        return False
    start = int(words[0] in ("à", "a") and len(words) > 1)
    if words[start] not in closed_class("pointing_verb"):
        return False
    between = [word for word in words[start + 1 :] if word not in (":", ".")]
    named = not _ALSO.isdisjoint(between) or not _OUR.isdisjoint(between)
    return named or not between or words[start] == "lire"


def _titles_work(scene: Scene, index: int) -> bool:
    """Return whether a colon gives a new work its title (*a chanté un air : « Le Rivage »*).

    A relative may tell more of the work; where its subject or the one before the colon speaks, or
    the marks hold a sentence, the words are somebody's.
    """
    words = scene.spans[index].span.text
    if not words[:1].isupper() or len(words.split()) > _TITLE or scene.ends_with_stop(index):
        return False
    place = scene.places[index]
    s, tokens = place.sentence, scene.tokens(place.sentence)
    if any(cue.core and is_finite(cue) for cue in scene.verb_cues(s, 0, place.token)):
        return False
    noun = scene.last_of(s, closed_class("work_noun"), 0, place.token - 1)
    if noun is None or noun == 0:
        return False
    fresh = tokens[noun - 1].pos == "ADJ"  # « son nouveau roman », but « défend son roman : « Q » »
    before = noun - 1 - fresh
    own = fresh and scene.is_a(s, before, "possessive")
    opened = scene.is_a(s, noun + 1, "relative") or not scene.has_verb(s, noun, place.token)
    brought = own or scene.is_a(s, before, "indefinite_article")
    return opened and brought and scene.has_verb(s, 0, before)


def _gives_theme(scene: Scene, index: int) -> bool:
    """Return whether marks hold what a meeting is about (*sous le thème : « Q »*).

    Nothing but its complement and a copula stands between (*Le thème du forum est : « Q »*).
    """
    place, themes = scene.places[index], closed_class("theme_noun")
    sentence = scene.sentences[place.sentence]
    copulas = closed_class("copula_form")
    for token in reversed(sentence.tokens[: place.token]):
        if token.lower in themes:
            return True
        if token.form in _CLOSES or (token.finite and token.lower not in copulas):
            return False
    return False
