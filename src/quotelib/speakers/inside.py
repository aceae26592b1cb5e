"""What a quotation without source says of who speaks in it, and of whom it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from ..models import Gender, SpeakerKind
from .affected import add_acting_on
from .wording import head_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models import Span
    from .descriptions import Features
    from .entities import Entity
    from .evidence import Query

__all__ = [
    "LAWYERS",
    "Inside",
    "add_inside",
    "calls_by_first_name",
    "mark_outside",
    "mark_told_of",
]

_NAMES_HIMSELF = re.compile(r"(?:m['’]appelle|je suis|moi,|c['’]est|ici) *$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:monsieur|madame|m\.|mme) (?:l[ea] |l['’])([\w-]+)", re.IGNORECASE)
_GREETED = re.compile(
    r"(?:^|[,;.!?…] ?)(?P<who>monsieur|messieurs|madame|mademoiselle|mesdames)\b"
    r"(?= ?[,;.!?…]|$| l[ea]\b| l['’])",
    re.IGNORECASE,
)
"""How somebody is spoken to (*Asseyez-vous, madame*)."""
_BEFORE = 14
_OTHERS_WORDS = re.compile(r"(?:^|[\s:(])(?:«[^»]*|“[^”]*|\"[^\"]*|['‘](?:[^'’]|['’](?=\w))*)$")
"""Before a name it shows that others' words are told, which he may have written or heard."""
_ACTS = re.compile(
    r"(?:[^.!?…]{0,20}\b)?(?:il|elle)\s+(?:ne\s+|n['’])?"
    r"(?:m['’]|(?:me|nous)\s|(?:dit|pense|trouve|croit|jure|répète|voudrait|voulait) qu)",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:on|nous|notre|nos)\b", re.IGNORECASE)
LAWYERS = frozenset({"avocat", "conseil", "defenseur"})
"""Keys of the nouns for who speaks for a client."""
_AGAINST = frozenset({"named_in_own", "called_in_own", "pleads_not", "speaks_of_other_gender"})
_CLIENT = re.compile(r"\b(?:mon|ma|notre) cliente?\b|\b(?:je|nous) plaid(?:e|er)", re.IGNORECASE)
_HINTED = ("hinted_named", "hinted_described", "hinted_pronoun")
_TOLD = frozenset({"told_of_acting", "told_of_only"})
_ANOTHERS = _AGAINST | _TOLD | {"hinted_asks"}
"""What shows that others' words follow."""
_ACTING = ("hinted_reporting", "meets_another")
"""Whoever did it is spoken of (*Son mari lui aurait conseillé P. « Il dit que Q »*)."""
_NEAR = frozenset({"sentence_same", "sentence_before", "sentence_second"})


@attrs.frozen(kw_only=True)
class Inside:
    """What the words of a quotation show of who says them.

    Attributes:
        called: Keys of the offices that they name after *Monsieur* or *Madame*: nobody says
            *Madame la juge* of herself.
        ours: Whether somebody tells of himself and others in them.
        pleads: Whether they are a lawyer's (*Ma cliente attend*).
        acts: Whether they tell from their start what *il* or *elle* does to who says them.
        greets: The gender of whom they are spoken to, by *Monsieur* or *Madame*.
    """

    called: frozenset[str] = frozenset()
    ours: bool = False
    pleads: bool = False
    acts: bool = False
    greets: Gender | None = None

    @classmethod
    def of(cls, words: str, lexicon: Lexicon) -> Inside:
        """Return what some words show.

        Args:
            words: What is said.
            lexicon: The lexicon.

        Returns:
            It.
        """
        return cls(
            called=frozenset([head_key(one.lower(), lexicon) for one in _CALLED.findall(words)]),
            ours=_OURS.search(words) is not None,
            pleads=_CLIENT.search(words) is not None,
            acts=_ACTS.match(words) is not None,
            greets=_gender_greeted(words),
        )


def _gender_greeted(words: str) -> Gender | None:
    """Return the gender of whom words are spoken to, where they say it."""
    found = _GREETED.search(words)
    if found is None:
        return None
    return Gender.MASCULINE if "sieur" in found["who"].lower() else Gender.FEMININE


def add_inside(found: Features, entity: Entity, query: Query) -> None:
    """Add what the words of a quotation without source say of somebody.

    Args:
        found: What speaks for and against him so far, to be added to.
        entity: He.
        query: The quotation.
    """
    if entity.kind is not SpeakerKind.PERSON:
        if "hinted_body" in found:
            _keep_hint_of_body(found, query)
        return
    if _is_named_there(entity, query):
        found["named_in_own"] = 1.0
    if not query.inside.called.isdisjoint(entity.heads):
        found["called_in_own"] = 1.0
    if query.inside.pleads:
        pleads = not entity.heads.isdisjoint(LAWYERS)
        found["pleads" if pleads else "pleads_not"] = 1.0
    if entity.gender is not None:
        _add_genders(found, entity.gender, query)
    if not _AGAINST.isdisjoint(found):
        _unhint(found)
    if "sentence_before" in found and "subject" not in found:
        add_acting_on(found, entity, query.discourse)


def _add_genders(found: Features, gender: Gender, query: Query) -> None:
    """Add whether who says the words, or whom they speak of, is of a gender."""
    if query.spoken_as is not None:
        same = query.spoken_as is gender
        found["speaks_of_own_gender" if same else "speaks_of_other_gender"] = 1.0
    if query.told_of is gender:
        found["told_of_gender"] = 1.0
    elif gender in query.tells_of:
        found["told_of_by_words"] = 1.0  # counts beside who acts on him: see `affected`


def _keep_hint_of_body(found: Features, query: Query) -> None:
    """Leave out that the sentence before is about a body, unless the words may be all its own.

    *Les pêcheurs râlent. « On nous oublie »*; *La préfecture dément. « Rien n'est joué »*
    """
    if not query.inside.ours or query.voice == "i":
        found.pop("hinted_body", None)
    if "hinted_body" in found or query.voice == "i":
        found.pop("hinted_body_talks", None)


def _unhint(found: Features, *further: str) -> None:
    """Take back that the sentence before is about somebody whom the words show to be another."""
    for name in (*_HINTED, *further):
        found.pop(name, None)


def _is_named_there(entity: Entity, query: Query) -> bool:
    """Return whether a quotation names somebody, other than as who speaks (*moi, Luc*)."""
    if query.attribution is None:
        return False
    for piece in query.attribution.content:
        at = entity.first_named(piece.start, piece.end)
        if at is not None:
            before = piece.text[max(0, at - piece.start - _BEFORE) : at - piece.start]
            return not _NAMES_HIMSELF.search(before)
    return False


def calls_by_first_name(entity: Entity, words: Span) -> bool:
    """Return whether somebody is called by his first name alone in what is said.

    *« Paul est parti », a dit le maire*: nobody speaks so of himself, unless he signs (*À bientôt.
    Paul*), says his name (*moi, Paul*) or tells what others said (*On criait : 'Bravo Paul !'*).

    Args:
        entity: He.
        words: The quoted words.
    """
    first, _, more = entity.name.partition(" ")
    at = entity.first_named(words.start, words.end) if more else None
    if at is None:
        return False
    before, after = words.text[: at - words.start], words.text[at - words.start :]
    rest = after[len(first) :].strip(" .!")
    if not after.startswith(first) or not rest or rest.startswith((*more.split(" "), "-")):
        return False
    return not (_NAMES_HIMSELF.search(before[-_BEFORE:]) or _OTHERS_WORDS.search(before))


def mark_told_of(entities: Sequence[Features], query: Query) -> None:
    """Mark the only one whom *il* or *elle* in a quotation without source can mean.

    Args:
        entities: The features of those who may speak in it.
        query: The quotation; whoever it means may act on who speaks.
    """
    if query.told_of is None:
        return
    acts = query.inside.acts
    near = [one for one in entities if not _NEAR.isdisjoint(one)]
    told = [one for one in near if "told_of_gender" in one]
    # not where « Sa voisine l'adore », who then tells of her
    meeting = [one for one in told if "meets_another" in one and "possessed" not in one]
    possessed = [one for one in told if "possessed" in one and "meets_another" not in one]
    doing = meeting if len(meeting) == 1 else possessed
    if len(told) > 1 and acts and len(doing) == 1:
        # « Son père tient les gants. « Il m'a tout appris » »; « Luc Roy leur ment. « Il nous… » »
        _unhint(doing[0], *_ACTING)
        doing[0]["told_of_acting"] = 1.0
    if len(told) != 1 or not any("kind_person" in one for one in near if one is not told[0]):
        return
    told[0]["told_of_only"] = 1.0
    _unhint(told[0], *(_ACTING if acts else ()))
    if acts:
        told[0]["told_of_acting"] = 1.0


def mark_outside(entities: Sequence[Features]) -> None:
    """Mark those whom the paragraph of a quotation without source does not mention.

    Where it tells of somebody who may say it, words go on from what it tells: *Ada Roux part.¶Luc
    Faure a vingt ans. Son père l'aide. « Il m'a tout appris. »*

    Args:
        entities: The features of those who may speak in it.
    """
    told = any(not _TOLD.isdisjoint(one) for one in entities)
    asked = any("hinted_asks" in one for one in entities)
    for one in entities:
        if "hinted_asks" in one:
            one.pop("meets_another", None)  # « Luc Faure lui reproche d'avoir menti »
        here = "same_paragraph" in one and ("subject" in one or asked)
        spoken_of = "told_of_gender" in one and not told
        if here and not spoken_of and "kind_person" in one and _ANOTHERS.isdisjoint(one):
            break
    else:
        return
    for one in entities:
        if "same_paragraph" not in one:
            one["outside"] = 1.0
