"""Possessives spelled out: *sa sœur*, *la sœur de celui-ci* are *la sœur de Hugo Lefranc*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import regex

from ..lexicon.folding import elides
from ..lexicon.roles import role_families
from ..lexicon.words import closed_class, closed_classes
from ..models import Gender, MentionKind, Number, SpeakerKind
from .kin import relation_of
from .wording import first_word, fold, head_key

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .descriptions import Description
    from .discourse import Discourse
    from .entities import Entity

__all__ = [
    "LATTER_ENDINGS",
    "POSSESSIVES",
    "after_de",
    "article",
    "body_led",
    "is_owned",
    "is_stranger",
    "of_any_number",
    "owner_fit",
    "owner_mention",
    "possessed",
    "possessor_of",
    "spelled_out",
]

POSSESSIVES = {"son": "le", "sa": "la", "ses": "les", "leur": "le", "leurs": "les"}
"""Possessives → the article in whose place they stand."""
_SEVERAL = ("leur", "leurs")
_FELLOW = "confrere"
"""Key of *confrère* and *consœur*."""
_FELLOWS = frozenset({"bar", "medicine", "press"})
"""Families of those who call each other so."""
_LED = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA, SpeakerKind.PLACE})
_STATES = frozenset({SpeakerKind.PLACE})
_ARTICLES = ("le ", "la ", "les ", "l'")
_ONE_OF = regex.compile(r"((?:l['’])?une?) de (ses|leurs) ", regex.IGNORECASE)
_LATTER = regex.compile(
    r" de (?:cel(?:ui|(?P<f>le))-ci|ce(?:tte)? derni(?:er|(?P<f>ère)))$", regex.IGNORECASE
)
LATTER_ENDINGS = ("-ci", "dernier", "dernière")
"""How a description ends that says so by *de celui-ci*, *de cette dernière*."""
_CONTRACTIONS = {"le": "du", "les": "des"}
_PARTITIVES = ("des", "du")  # « de des élus » is « d'élus »


def possessed(text: str) -> tuple[str, str, str]:
    """Return a description in three parts: *l'un de*, its possessive, what it is.

    Args:
        text: The description.

    Returns:
        What stands before the possessive, mostly nothing; the possessive in lower case; the words
        after it. The last two are empty where no possessive opens the description.
    """
    one = _ONE_OF.match(text)
    if one is not None:
        return one[1], one[2].lower(), text[one.end() :].strip()
    possessive, _, rest = text.partition(" ")
    found = possessive.lower() in POSSESSIVES and bool(rest.strip())
    return ("", possessive.lower(), rest.strip()) if found else ("", "", "")


def is_owned(text: str) -> bool:
    """Return whether a description says whose its bearer is by a possessive or *de celui-ci*.

    Args:
        text: The description.

    Returns:
        Whether it does.
    """
    if text.endswith(LATTER_ENDINGS) and _LATTER.search(text) is not None:
        return True
    return bool(possessed(text)[1])


def owner_mention(match: MentionMatch) -> MentionMatch | None:
    """Return the pronoun that says whose a description's bearer is, as a mention of its own.

    Args:
        match: The description.

    Returns:
        *Celle-ci* for *le fils de celle-ci*, *l'avocat de cette dernière*; ``None`` for others.
    """
    found = _LATTER.search(match.mention.text)
    if found is None:
        return None
    gender = Gender.MASCULINE if found["f"] is None else Gender.FEMININE
    mention = attrs.evolve(
        match.mention, kind=MentionKind.PRONOUN, gender=gender, number=Number.SINGULAR
    )
    return attrs.evolve(match, mention=mention, head="celle-ci" if found["f"] else "celui-ci")


def spelled_out(text: str, gender: Gender | None, owner: Entity) -> str:
    """Return a description with its owner in the possessive's place.

    Args:
        text: The description, with a possessive or *de celui-ci*.
        gender: The description's gender.
        owner: Whose it says that its bearer is.

    Returns:
        The description.
    """
    latter = _LATTER.search(text)
    if latter is not None:
        return f"{text[: latter.start()]} {_of(owner)}"
    lead, possessive, rest = possessed(text)
    opens = f"{lead} des " if lead else article(POSSESSIVES[possessive], rest, gender)
    return f"{opens}{rest} {_of(owner)}"


def article(plain: str, noun: str, gender: Gender | None) -> str:
    """Return an article with its blank, elided before a vowel.

    Args:
        plain: The article of a masculine, or *la*, *les*.
        noun: What stands behind it.
        gender: The noun's gender.

    Returns:
        The article in a possessive's place.
    """
    if plain == "les":
        return "les "
    if elides(noun) or noun[:1] in "hH":  # the *h* of most nouns for people is mute
        return "l'"
    feminine = plain == "la" or gender is Gender.FEMININE
    return "la " if feminine else "le "


def _of(owner: Entity) -> str:
    """Return an owner's name after *de*, a description in lower case and its article contracted."""
    name = _with_article(owner) if owner.named else owner.name
    return after_de(name, named=name == owner.name and owner.named)


def after_de(name: str, *, named: bool = False) -> str:
    """Return a noun phrase after *de*, in lower case and its article contracted.

    Args:
        name: The phrase.
        named: Whether it is but a name, which keeps its capital.

    Returns:
        *du maire* for *Le maire*, *d'un riverain* for *un riverain*.
    """
    if not named:
        name = name[:1].lower() + name[1:]
    opens, _, rest = name.partition(" ")
    if opens in _CONTRACTIONS:
        return f"{_CONTRACTIONS[opens]} {rest}"
    if opens in _PARTITIVES:
        name = rest
    return f"d'{name}" if elides(name) else f"de {name}"


def _with_article(owner: Entity) -> str:
    """Return the name of a body or country with its article, where a mention is just that."""
    if owner.kind is SpeakerKind.PERSON:
        return owner.name
    plain = [f"{opens}{owner.name}".lower() for opens in _ARTICLES]
    texts = (mention.text for mention in owner.mentions)
    return next((text for text in texts if text.lower().replace("’", "'") in plain), owner.name)


def possessor_of(match: MentionMatch) -> MentionMatch:
    """Return a description's possessive as a mention of its own.

    Args:
        match: The description.

    Returns:
        The possessive (*sa* in *sa sœur*), which shows no gender; *leur* is several people's.
    """
    possessive = possessed(match.mention.text)[1] or first_word(match.mention.text)
    number = Number.PLURAL if possessive in _SEVERAL else None
    mention = attrs.evolve(match.mention, kind=MentionKind.POSSESSIVE, gender=None, number=number)
    return attrs.evolve(match, mention=mention, head=possessive)


def of_any_number(possessor: MentionMatch) -> MentionMatch:
    """Return a possessive that may be that of one body as well (*la CGT et leur délégué*)."""
    return attrs.evolve(possessor, mention=attrs.evolve(possessor.mention, number=None))


def body_led(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whose *son président*, *son délégué* or *sa consœur* is, whoever is nearer.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        The last one that the sentence, or the one before, has as its subject; ``None`` for other
        nouns: *son patron* may be a worker's. *Son gouvernement* is that of the country or person
        that was its last subject, *sa consœur* a lawyer's, doctor's or journalist's.
    """
    fellow = _fellow_told(match, discourse)
    if fellow is not None:
        return fellow
    head = fold(match.head)
    of_state, sent = head in closed_class("state_noun"), match.head in closed_class("sent_noun")
    if not (of_state or sent) and head not in closed_class("head_of_body"):
        return None
    for one, seen in discourse.lately(match, 1):
        if not seen.subject:
            continue
        if (of_state or sent) and one.kind is SpeakerKind.PERSON:
            return None  # « Ada Roux a réuni son gouvernement »
        if one.kind in (_STATES if of_state else _LED) and one.number is not Number.PLURAL:
            return one
    return None


def _fellow_told(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whose fellow *sa consœur* is: the lawyer, doctor or journalist mentioned last."""
    if head_key(match.head, discourse.lexicon) != _FELLOW:
        return None
    people = (one for one in discourse.people() if _FELLOW not in one.heads)
    return next((one for one in people if not _FELLOWS.isdisjoint(_families_of(one))), None)


def owner_fit(entity: Entity, owner: Entity, said: Description) -> dict[str, float]:
    """Return how an entity fits whose a description with a possessive says that its bearer is.

    Args:
        entity: The entity.
        owner: Whose the bearer is.
        said: The description taken apart.

    Returns:
        Each feature that is not nought: *sa consœur* is another lawyer.
    """
    if _leads_another(entity, owner, said):
        return {"leads_another": 1.0}
    fellow = said.head == _FELLOW and not said.further and entity.kind is SpeakerKind.PERSON
    shared = fellow and _families_of(entity) & _families_of(owner) & _FELLOWS
    return {"fellow": 1.0} if shared else {}


def is_stranger(entity: Entity, owner: Entity, said: Description, *, below: bool) -> bool:
    """Return whether nothing makes somebody with a name what a possessive calls him.

    Args:
        entity: The entity, of whom the text has said nothing like it.
        owner: Whose the description's bearer is.
        said: The description taken apart.
        below: Whether he is named only in a later paragraph.

    Returns:
        Whether he is known, is nobody's relation by what the text tells (*son rival* may be whom
        one has met), and has another surname: *Luc a perdu. Ada s'en va. Son mari dit que P*. A
        relative who is named only further below would be called one there, nor is he one who is
        called but by an office (*le maire*).
    """
    called = entity.named or (bool(entity.heads) and relation_of(said.head) is not None)
    if not called or owner.kind is not SpeakerKind.PERSON:
        return False
    if entity.seen is None and not (below and relation_of(said.head)):
        return False
    told = said.head in closed_classes("same_office", "other_side", "met_by_chance")
    return not told and entity.words[-1:] != owner.words[-1:]


def _families_of(entity: Entity) -> set[str]:
    families = role_families()
    return {family for head in entity.heads for family in families.get(head, ())}


def _leads_another(entity: Entity, owner: Entity, said: Description) -> bool:
    """Return whether an entity has the office in a body of another name than the owner's.

    Args:
        entity: The entity.
        owner: Whose the bearer of a description with a possessive is.
        said: The description taken apart.

    Returns:
        Whether it has: after *la CGT, sa secrétaire* is not *Ada Roux, secrétaire de FO*.
    """
    told = owner.named or bool(owner.complements)
    if owner.kind is SpeakerKind.PERSON or not told or said.head not in entity.heads:
        return False
    theirs = owner.known.union(owner.words, (owner.acronym,))
    return bool(entity.complements) and entity.complements.isdisjoint(theirs)
