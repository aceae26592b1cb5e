"""Where a form that is a noun as well is a verb: between a subject and what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.position import (
    LINKS,
    follows_anaphoric,
    follows_noun,
    governs_alone,
    governs_next,
    has_object_ahead,
    opens_quoted,
    takes_verb_complement,
)
from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .adverbials import word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon, ReportingVerb
    from ..models.records import Token

__all__ = ["is_verb_by_position"]

_BEFORE_VERB = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_INTERROGATIVES = ("pourquoi", "comment")
_INFINITIVES = ("er", "ir", "re")
_AUXILIARIES = ("avoir", "être")
_ALSO = ("aussi", "également", "même", "lui-même", "elle-même")
_COMPLEMENTISERS = ("que", "qu'")
_JOINTS = ("et", "puis")
_SUBJECTS = ("il", "elle", "on", "ils", "elles")
_THEMSELVES = ("lui", "elle", "eux", "elles")
_PARTING = (",", "dans", "quant")
_PHRASE, _NEAR, _AHEAD = 2, 6, 10
# No adjective in -iste stands before its noun: « la syndicaliste somme la région de payer »
_POSTPOSED = ("iste", "istes")


def is_verb_by_position(
    tokens: Sequence[Token], i: int, verb: ReportingVerb, lexicon: Lexicon
) -> bool:
    """Return whether a noun phrase stands before a form and a complement of a verb after it.

    Args:
        tokens: The sentence's tokens.
        i: Index of the form.
        verb: The verb that it may be of.
        lexicon: The lexicon.
    """
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, following = tokens[_subject_end(tokens, i)], tokens[i + 1]
    if following.lower in _AUXILIARIES or _has_plain_subject(tokens, i):
        return True  # « et annonce avoir saisi la justice », « elle critique, à Brest, »
    if before.lower in _JOINTS and following.form == ":":
        return any(t.finite for t in tokens[: i - 1])  # « hausse le ton et peste : « Q » »
    if before.lower in _JOINTS and governs_next(tokens, i, verb):
        return any(t.finite for t in tokens[: i - 1])  # « a une maison et compte s'offrir « Q » »
    if follows_anaphoric(tokens, i):
        return governs_alone(tokens, i, verb)
    if before.pos not in _BEFORE_VERB and before.form not in (",", ")"):
        return False
    if before.lower in closed_class("preposition"):
        return False
    precedes = before.pos == "ADJ" and tokens[i].pos == "NOUN" and _may_precede(before, lexicon)
    if precedes and i > 1 and tokens[i - 2].pos == "DET":
        # « l'ancienne juge raconte que », « un autre demande si »
        return following.lower in _COMPLEMENTISERS or following.lower == "si"
    return (
        takes_verb_complement(tokens, i)
        or (before.form != "," and governs_next(tokens, i, verb))
        or following.pos == "DET"
        or following.lower in _INTERROGATIVES
        or (word_at(tokens, i + 1) in LINKS and opens_quoted(tokens, i + 2))
        # « Le juge relève dans son arrêt des « erreurs » », « La maire presse quant à elle … »
        or (
            following.form in _PARTING
            and before.form != ","
            and _follows_somebody(tokens, i, lexicon)
        )
        or (before.form == "," and _follows_insertion(tokens, i, verb))
        or _urges_named(tokens, i, lexicon)
        or has_object_ahead(tokens, i)
        or _has_some_for_object(tokens, i, lexicon)
    )


def _has_some_for_object(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether *des* follows somebody and the only verb (*La ministre tacle des propos*).

    An adjunct may stand before it where words in marks are to come.
    """
    if not _is_somebody(tokens, i, lexicon) or any(t.finite for t in tokens if t.index != i):
        return False
    for k in range(i + 1, min(len(tokens) - 1, i + _AHEAD)):
        if tokens[k].quoted is not None or tokens[k].form in ".,;:!?":
            return False
        if tokens[k].lower == "des" and tokens[k + 1].form[0].islower():
            near = tokens[k + 1 : k + _NEAR]
            return k == i + 1 or any(token.quoted is not None for token in near)
    return False


def _is_somebody(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a name or a noun for a person with its article ends before a token."""
    before = tokens[i - 1]
    if before.pos == "PROPN" and before.form[0].isupper():
        return True
    subject = lexicon.source_noun(before.lower)
    person = subject is not None and subject.kind is SpeakerKind.PERSON
    return person and i >= _PHRASE and tokens[i - _PHRASE].pos == "DET"


def _may_precede(before: Token, lexicon: Lexicon) -> bool:
    """Return whether an adjective is none in *-iste*, nor a noun for somebody (*la procureure*).

    *jeune* and *ancien* are that as well and do stand before a noun.
    """
    if before.lower.endswith(_POSTPOSED):
        return False
    return before.lower in closed_class("before_role") or lexicon.source_noun(before.lower) is None


def _follows_somebody(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun ends before a form, one that the tagger misreads or not."""
    before = tokens[i - 1].lower
    misread = before.endswith(_POSTPOSED) or lexicon.source_noun(before) is not None
    return misread or follows_noun(tokens, i)


def _subject_end(tokens: Sequence[Token], i: int) -> int:
    """Return the token before a form, past *aussi* behind a noun (*La maire aussi note P*)."""
    adds = i > 1 and tokens[i - 1].lower in _ALSO and tokens[i - 2].pos in ("NOUN", "PROPN")
    return i - 1 - adds


def _urges_named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a name stands between a form and an infinitive (*somme Paris de payer*)."""
    j = i + 1
    while j < len(tokens) and tokens[j].form[0].isupper() and tokens[j].form.isalpha():
        j += 1  # the taggers take some names for adverbs
    if (
        j == i + 1
        or word_at(tokens, j) not in ("de", "d'")
        or not _follows_somebody(tokens, i, lexicon)
    ):
        return False
    return opens_quoted(tokens, j + 1) or word_at(tokens, j + 1).endswith(_INFINITIVES)


def _follows_insertion(tokens: Sequence[Token], i: int, verb: ReportingVerb) -> bool:
    """Return whether a comma parts a form from the subject of a sentence without another verb.

    *La députée, élue en mai, note dans son rapport P*, *presse quant à elle la ville de P*,
    *réclame, elle, P*, *table sur P*, *demande de P*
    """
    emphatic = tokens[i + 1].form == "," and word_at(tokens, i + 2) in _THEMSELVES
    if emphatic or tokens[i + 1].lower in ("dans", "quant"):
        return not any(t.finite for t in tokens[:i])
    if not (governs_next(tokens, i, verb) or tokens[i + 1].lower in _AUXILIARIES):
        return False
    commas = [t.index for t in tokens if t.form == ","]
    behind = next((j for j in commas if j > i), len(tokens))
    # « Le texte, demande de supprimer un article, a été signé »: a noun that names the subject
    return commas[0] < i - 1 and not any(t.finite for t in (*tokens[: commas[0]], *tokens[behind:]))


def _has_plain_subject(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a subject pronoun stands right before a form and no preposition governs it."""
    governed = word_at(tokens, i - 2) in closed_class("preposition")
    return tokens[i - 1].lower in _SUBJECTS and not governed
