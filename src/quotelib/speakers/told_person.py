"""Whom quoted words speak of without *il* or *elle*: « Je l'admire », « C'est un bon maire »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender, SpeakerKind

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = ["genders_told_of"]

_LOOKED_AT = 90
_OBJECT = re.compile(
    r"(?:^|[,;] |\bmais |\bet )(?:je|nous|on) (?:ne |n['’])?"
    r"(?:(?P<it>le|la) (?P<does>[\w-]+)"
    r"|l['’](?:ai|avons|a|avais|avait|avions)(?: (?:pas|jamais|toujours|beaucoup|bien))*"
    r" (?P<done>[\w-]+))",
    re.IGNORECASE,
)
"""What somebody does to another (« Je la connais », « Nous l'avons toujours soutenue »)."""
_IS = re.compile(
    r"\b(?:c['’]est|c['’]était|ce sera|ce fut) (?:vraiment |avant tout |d['’]abord |aussi )?"
    r"(?P<article>une?|le|la|l['’]|mon|ma|notre) ?(?P<rest>(?:[\w-]+ ?){1,3})",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\bquelqu['’]un d", re.IGNORECASE)
_GENDERS = {
    "un": Gender.MASCULINE,
    "le": Gender.MASCULINE,
    "une": Gender.FEMININE,
    "la": Gender.FEMININE,
    "ma": Gender.FEMININE,
}
_ANY = frozenset(Gender)


def genders_told_of(words: str, lexicon: Lexicon) -> frozenset[Gender]:
    """Return the genders that somebody may have of whom words speak from their start.

    Args:
        words: What is said.
        lexicon: The lexicon.

    Returns:
        That of the object of a verb for what people do to people, or of what somebody is said to
        be; both genders where nothing shows it, none where the words speak of nobody so.
    """
    start = words[:_LOOKED_AT]
    if _SOMEBODY.search(start):
        return _ANY
    for found in _OBJECT.finditer(start):
        shown = _of_object(found)
        if shown:
            return shown
    said = _IS.search(start)
    return frozenset() if said is None else _of_attribute(said, lexicon)


def _of_object(found: re.Match[str]) -> frozenset[Gender]:
    """Return the gender of the object of a verb, none where it may be a thing."""
    if found["it"]:
        does = found["does"].lower() in closed_class("personal_form")
        return frozenset([_GENDERS[found["it"].lower()]] if does else ())
    done, personal = found["done"].lower(), closed_class("personal_participle")
    if done in personal:
        return frozenset([Gender.MASCULINE])
    return frozenset([Gender.FEMININE] if done[:-1] in personal and done[-1] == "e" else ())


def _of_attribute(said: re.Match[str], lexicon: Lexicon) -> frozenset[Gender]:
    """Return the gender of what somebody is said to be, none where that is a thing."""
    for word in said["rest"].split():
        noun = lexicon.source_noun(word.lower())
        person = noun is not None and noun.kind is SpeakerKind.PERSON
        if person or word.lower() in closed_class("praising_noun"):
            shown = (noun and noun.gender) or _GENDERS.get(said["article"].lower())
            return _ANY if shown is None else frozenset([shown])
    return frozenset()
