"""Whom a sentence presents that says nothing of him: without a verb, or by what he has told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .contrasted import THAT

if TYPE_CHECKING:
    from ..models.records import MentionMatch, Sentence, Token
    from .discourse import Discourse
    from .entities import Entity

__all__ = [
    "PLACED",
    "PRESENTING",
    "RELATIVES",
    "acts_alone",
    "is_in_passing",
    "is_introduced",
    "is_presented",
]

_PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})
_OF = ("de", "d'")
_NOBODY = ("il", "c'")
_INFINITIVE = ("er", "ir", "re")
RELATIVES = frozenset({"qui", "dont", "où", "que", "qu'"})
_AMONG = frozenset({"eux", "elles"})
PLACED = frozenset({"plus", "là", "là-bas", "ici", "non"})
"""What opens a sentence to say where (*Plus loin, un voisin…*, *Non loin de là, …*)."""
PRESENTING = frozenset({"de", "d'", ",", "eux", "elles", "comme", "est", "était", "sera", "fut"})
"""What stands right before somebody who may be presented."""
_AIRED = 7
"""So many words before what somebody has told stands the verb for making it known."""
_OPENS = 2
_OPPOSITE = 3
_TURN = "tour"
_BE = frozenset({"est", "était", "sera", "fut"})
_THIS = frozenset({"c'", "ce", "tel", "telle"})


def is_presented(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence presents somebody who is the subject of nothing in it.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether a sentence without any verb but that of a relative does (*Parmi eux, Luc Roy, 41
        ans.* *Comme Luc Roy, qui a tout perdu.*), or one that makes known what he has told (*Le
        journal publie le récit d'un voisin qui P*).
    """
    if match.kind not in _PEOPLE or match.first == 0:
        return False
    words, first = sentence.words, match.first
    before = words[first - 1]
    if before in _BE:
        # « C'est X qui partira »
        return words[first - 2] in _THIS and words[match.last + 1] == "qui"
    if before in ("de", "d'"):
        return _is_case(sentence, match) or _is_account(sentence, first)
    if before == ",":
        opens = words[0] in closed_class("preposition") or words[0] in PLACED
        return (
            opens
            and not any(token.form == "," for token in sentence.tokens[: first - 1])
            and _has_no_verb(sentence, match)
        )
    if before in _AMONG:
        return first == _OPENS and words[0] == "parmi" and _has_no_verb(sentence, match)
    return before == "comme" and first == 1 and _has_no_verb(sentence, match)


def is_in_passing(entity: Entity, discourse: Discourse) -> bool:
    """Return whether an entity is first named only for what is his, under a relative.

    *Luc Roy, qui a dessiné le yacht d'Ada Pic*: she is nobody of whom the text tells.

    Args:
        entity: Somebody with a name.
        discourse: The document.

    Returns:
        Whether *de* stands before his name and a relative or its verb before that.
    """
    at = entity.positions[0]
    match = next(iter(discourse.between(at, at + 1)), None)
    if match is None or match.name is None:
        return False
    words = discourse.sentences[match.sentence].words
    if words[match.first - 1] not in _OF:
        return False
    return not RELATIVES.isdisjoint([words[k] for k in range(match.first - 1)])


def _is_case(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether somebody is named as a case of what was said (*C'est le cas de Luc Roy.*)."""
    words, first = sentence.words, match.first
    noun = words[first - 2]
    if noun == _TURN:
        return words[first - 3] == "au"  # « C'est au tour de X de partir »
    if noun in THAT:
        return _has_no_verb(sentence, match)  # « Autre témoignage, celui de X. »
    if first < _OPPOSITE or noun not in closed_class("case_noun"):
        return False
    return words[0] in _THIS or (first <= _OPPOSITE + 1 and _has_no_verb(sentence, match))


def _is_account(sentence: Sentence, first: int) -> bool:
    """Return whether a sentence makes known what somebody told, or begins with it."""
    words, account = sentence.words, first - 2
    if account < 1 or words[account] not in closed_class("account_noun"):
        return False
    if words[account - 1] == "à":
        return False  # « à propos de X »
    if account == 1:
        # « Les propos de X ont été nuancés par Y »
        return not any(token.form == "par" for token in sentence.tokens[first:])
    return any(
        words[k] in closed_class("airing_verb") for k in range(max(0, account - _AIRED), account)
    )


def _has_no_verb(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence has no verb but that of a relative behind a mention.

    Nor does it list others (*Au premier rang, Luc Roy, Ada Pic et Tom Bay.*).
    """
    words, after = sentence.words, match.last + 1
    if words[after] == "," and sentence.tokens[after + 1 : after + 2]:
        following = sentence.tokens[after + 1]
        if following.pos == "PROPN" and following.form[0].isupper():
            return False
    verb = next((token.index for token in sentence.tokens if _is_verb(sentence, token)), None)
    if verb is None:
        return True
    return not RELATIVES.isdisjoint([words[k] for k in range(after, verb)])


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Return whether a token is a finite verb, and no noun taken for one (*dans le public*)."""
    return token.finite and sentence.words[token.index - 1] not in ("le", "la", "l'")


def acts_alone(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence whose verb has no subject says what somebody may do.

    *Pas question pour le maire de céder.* *Il est difficile pour X de vivre ici.*

    Args:
        sentence: The sentence.
        match: Who *pour* stands before.

    Returns:
        Whether an infinitive follows, and nothing before *pour* is the subject of a verb.
    """
    words, after = sentence.words, match.last + 1
    if words[after] not in _OF or not words[after + 1].endswith(_INFINITIVE):
        return False
    return words[0] in _NOBODY or not any(t.finite for t in sentence.tokens[: match.first])


def is_introduced(entity: Entity, discourse: Discourse) -> bool:
    """Return whether a word presents an entity: a bare rank does not (*le général Ada Roux*).

    Args:
        entity: The entity.
        discourse: The document.
    """
    if entity.bracketed or not entity.heads:
        return entity.bracketed  # « Ada Roux (PS) » is brought in as somebody else
    titles = discourse.lexicon.titles
    return not (entity.roles and titles.keys() >= set(map(str.lower, entity.roles)))
