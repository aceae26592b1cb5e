"""The political camp of somebody: *l'élu d'extrême droite*, *la députée LFI*, *Paul Roy (PS)*."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING

from ..lexicon.roles import camps, role_families
from ..models import SpeakerKind
from .wording import capitals_in, content_words, fold, named_facts, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from ..lexicon import Lexicon
    from .entities import Entity

__all__ = [
    "CAMPED",
    "POLITICS",
    "SIDES",
    "are_of_one_party",
    "camps_of",
    "is_of_party",
    "names_but_party",
]

CAMPED = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
"""Kinds of what may be of a camp: *l'élue socialiste*, *les élus LR*, *le camp libéral*."""

POLITICS = "politics"
"""Family of the nouns for who is in politics."""
_SIDES = ("droite", "gauche")
_PARTIES = frozenset({"majorite", "opposition", "parti"})
"""Keys of what a text calls a party that it does not name."""
_LEADING = frozenset({"head", "responsible"})
"""Families of the nouns for who leads people, or speaks for them."""
SIDES = frozenset({*_SIDES, "extrême droite", "extrême gauche", "majorité"})
"""Camps of more than one party."""


@functools.lru_cache(maxsize=4096)
def camps_of(text: str) -> frozenset[str]:
    """Return the camps that a mention shows its bearer to be of.

    Args:
        text: The mention, with what stands in brackets after a name.

    Returns:
        The names of the camps; of several words that go together only theirs (*extrême droite*).
    """
    keys = [_key(word) for word in content_words(text)]
    found: set[str] = set()
    for camp, parts in _phrases():
        if set(parts).issubset(keys):
            found.add(camp)
            keys = [key for key in keys if key not in parts]
    by_word, by_party = _words()
    for key in keys:
        found |= by_word.get(key, frozenset())
    for word in capitals_in(text):
        found |= by_party.get(word, frozenset())
    return frozenset(found)


def names_but_party(text: str, lexicon: Lexicon, complement: AbstractSet[str]) -> frozenset[str]:
    """Return the keys of the names in a description but for the party that is its bearer's camp.

    Args:
        text: The description.
        lexicon: The lexicon.
        complement: The keys of what stands after *de*: of *le chef du PS* the party is a name.

    Returns:
        The keys: of *l'élu LR du Gard* that of the place alone.
    """
    parties = {fold(word) for word in capitals_in(text) if word in _words()[1]}
    return named_facts(text, lexicon) - (parties - complement)


def are_of_one_party(ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Return whether two are shown to be of the same party, and not of the same side alone.

    Args:
        ours: Camps that a mention shows.
        theirs: Those of somebody.

    Returns:
        Whether they share one that is a party's (*la socialiste* is *Ada Roux (PS)*).
    """
    return not (ours - SIDES).isdisjoint(theirs)


def is_of_party(entity: Entity) -> bool:
    """Return whether somebody leads a party, or speaks for it, and so is in politics.

    Args:
        entity: The entity, whose camp its mentions show.

    Returns:
        Whether one of the nouns says so: the president or spokeswoman of a party may be *la
        sénatrice de l'Orne*, its lawyer or driver hardly.
    """
    if not entity.camps and _PARTIES.isdisjoint(entity.known):
        return False
    families = role_families()
    return any(_LEADING & families.get(head, frozenset()) for head in entity.heads)


def _key(word: str) -> str:
    """Return what the forms of a word share; *la droite* and *le droit* are two."""
    folded = fold(word)
    return folded if folded in _SIDES else stem(word)


@functools.cache
def _phrases() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the camps of several words, with the keys of these."""
    return [
        (camp, tuple(_key(word) for word in camp.split())) for camp, _ in camps() if " " in camp
    ]


@functools.cache
def _words() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return the camps by the keys of the words, and by the parties, that show them."""
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    by_party: defaultdict[str, set[str]] = defaultdict(set)
    for camp, shown in camps():
        if " " not in camp:
            by_word[_key(camp)].add(camp)
        for word in shown:
            if word.islower():
                by_word[_key(word)].add(camp)
            else:
                by_party[word].add(camp)
    return dict(by_word), dict(by_party)
