"""Descriptions that are said of the one before their comma: *Amira, une voisine*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, Number, SpeakerKind
from .positions import A
from .wording import is_indefinite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import MentionMatch, Sentence, Token
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["apposed_to", "without_apposed"]

_FIRST = 2
"""Before it no noun and comma have room."""
_MAX_BETWEEN = 12
_SIGNS = frozenset({",", ".", ";", ":", ")", "!", "?", "–", "—"})
_DEFINITE = ("le", "la", "l'")
_JOINS = frozenset({"et", "ou"})
_BEFORE = frozenset({",", "que", "qu'", "mais", "car", "or", "et"})
"""Words besides the start of a sentence behind which a subject stands."""


def apposed_to(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom a description between commas behind another one is said of.

    It is indefinite, or tells of what was done to him (*Luc Roy, l'homme soupçonné de vol*).

    *Il a vu Amira, une femme de 43 ans.*, *la victime, une femme de 43 ans, a fui*, *il dit qu'un
    élu, un ami, l'a aidé*; but *selon la victime, une femme a fui* and *la victime, une femme et un
    enfant*.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        The entity of the description before it, ``None`` where it is said of nobody.
    """
    tokens = discourse.sentences[match.sentence].tokens
    if match.first < _FIRST or tokens[match.first - 1].form != ",":
        return None
    tried = _tells_of_fate(match, tokens)
    if not (tried or is_indefinite(match)) or match.kind is not SpeakerKind.PERSON:
        return None
    if match.mention.number is not Number.SINGULAR:
        return None
    for one in reversed(discourse.before(match)):
        if one.sentence != match.sentence:
            break
        if one.last != match.first - 2:
            continue
        named = one.name is not None and not one.coordinated
        entity = discourse.book.of_mention(one)
        spoke = entity is not None and discourse.speakers[-1:] == [entity]
        named = named or (spoke and entity is not None and _is_source(one, entity))
        if named or _is_subject(one, tokens):
            gender = entity.gender if entity is not None and named else one.mention.gender
            plain = named and not _sets_scene(tokens, one.first)
            closes = _stops if plain else _closes
            unknown = spoke and gender is None  # « dit Maelis Petit, une Belge »: in no list
            if entity is None or not (unknown or match.mention.gender is gender):
                return None
            if not (tried and plain) and not closes(tokens, match.last + 1):
                return None
            discourse.book.learn(entity, match)
            return entity
    return None


def _tells_of_fate(match: MentionMatch, tokens: Sequence[Token]) -> bool:
    """Return whether a definite description ends with what was done to its bearer.

    *L'homme de 24 ans soupçonné*, before *de vol*.
    """
    ended = tokens[match.last].lower in closed_classes("tried_participle", "harmed_participle")
    return ended and match.last > match.first + 1 and tokens[match.first].lower in _DEFINITE


def _is_source(one: MentionMatch, entity: Entity) -> bool:
    """Return whether somebody has just spoken there (*« Q », dit le plaignant, un carrossier.*)."""
    return entity.seen is not None and entity.seen.start == one.mention.span.start


def _is_subject(one: MentionMatch, tokens: Sequence[Token]) -> bool:
    """Return whether somebody is described without a name where a subject stands."""
    described = one.mention.kind is MentionKind.DESCRIPTION and one.kind is SpeakerKind.PERSON
    return described and (one.first == 0 or tokens[one.first - 1].lower in _BEFORE)


def _sets_scene(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a name stands in what a preposition sets before the clause.

    *Devant chez Luc Roy, un voisin dépose des fleurs*: he is the subject, whatever the tagger makes
    of the verb; not so *À Dole, le juge a entendu Luc Roy, un voisin du couple.*
    """
    opens = tokens[0].lower in closed_class("preposition")
    return opens and not any(token.finite for token in tokens[:first])


def _stops(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a sign stands behind a token before a verb, and no noun is joined to one.

    A relative right there has a verb of its own (*Amira, une élève qui vit à Metz.*).
    """
    if i >= len(tokens):
        return True  # a heading ends without a sign
    own = tokens[i].lower == "qui"
    for at in range(i, min(i + _MAX_BETWEEN, len(tokens))):
        if tokens[at].form in _SIGNS or at == len(tokens) - 1:
            return True  # « Amira, une élève attendue à Metz. »
        if tokens[at].finite and own:
            own = False
        elif tokens[at].finite or tokens[at].lower in _JOINS:
            return False
    return False


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a comma closes what stands at a token, and a verb follows it."""
    ahead = range(i, min(i + _MAX_BETWEEN, len(tokens) - 1))
    end = next((at for at in ahead if tokens[at].form == "," or tokens[at].finite), None)
    if end is None or tokens[end].finite:
        return False
    last = len(tokens) - 1
    end = min(end + 1, last)
    while end < last and tokens[end].lower in closed_classes("object_clitic", "negation"):
        end += 1
    return tokens[end].finite


def without_apposed(
    matches: list[MentionMatch], sentences: Sequence[Sentence]
) -> list[MentionMatch]:
    """Return mentions without what a name's mention says right behind it of who bears it.

    Args:
        matches: Mentions in text order.
        sentences: The frame's sentences.

    Returns:
        Those that may be somebody else (not *l'architecte* in *Nora Vaillac, l'architecte, a ri*).
    """
    apposed: set[int] = set()
    name: MentionMatch | None = None
    described: MentionMatch | None = None
    for at, match in enumerate(matches):
        sentence = sentences[match.sentence]
        if match.name is not None:
            name = match
            if "," in match.mention.text or sentence.words[match.last + 1] == ",":
                described = match
        elif (
            # Looked at before any call, as descriptions are many.
            name is not None
            and match.sentence == name.sentence
            and name.first < match.first <= match.last <= name.last
        ):
            if _is_first_apposition(sentence, name, match):
                apposed.add(at)
        elif (
            described is not None
            and sentence.words[match.first] == "l'"
            and _is_one_of_apposed(sentence, described, match)
        ):
            apposed.add(at)
    return [match for at, match in enumerate(matches) if at not in apposed] if apposed else matches


def _is_first_apposition(sentence: Sentence, name: MentionMatch, match: MentionMatch) -> bool:
    """Return whether a description stands behind the first comma of a name's mention."""
    words, comma = sentence.words, match.first - 1
    return words[comma] == "," and "," not in [words[k] for k in range(name.first, comma)]


def _is_one_of_apposed(sentence: Sentence, name: MentionMatch, match: MentionMatch) -> bool:
    """Return whether *l'un des* ends an apposition (*Ada Roux, élue et l'une des douze*)."""
    words, joint = sentence.words, match.first - 1
    if words[match.first + 1] not in A or words[joint] != "et":
        return False
    between = sentence.tokens[name.first : joint] if match.sentence == name.sentence else ()
    commas = [token for token in between if token.form == ","]
    return len(commas) == 1 and not any(token.finite for token in between)
