"""What a word form shows by itself, wherever it stands: found out once, and kept."""

from __future__ import annotations

import attrs
import regex

from ..lexicon import Lexicon, SourceNoun
from ..lexicon.bodies import known_body, small_names
from ..lexicon.memo import Memo, once_a_lexicon
from ..lexicon.position import finite_ending
from ..lexicon.words import closed_class, closed_classes
from ..models import Mood, SpeakerKind

__all__ = [
    "COLUMNS",
    "PLACEHOLDER_TRAITS",
    "VerbTraits",
    "called_as",
    "form_traits",
    "may_be_name",
    "starts_like_name",
    "verb_traits",
]

_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE, Mood.IMPERATIVE})
_THIRD = 3
_FUNCTION_WORDS = (
    "determiner",
    "preposition",
    "conjunction",
    "subordinator",
    "pronoun",
    "object_clitic",
    "negation",
    "adverb",
    "asking_word",
)
_VERBAL = ("er", "ir", "re", "ant")
_ELIDED = ("d'", "l'")
_SHORTEST_RANK = 4
# Names of sites: « chiffres.info », not « etc.) » or « p.m. »
_SITE = regex.compile(r"[\p{L}\d-]{2,}(?:\.[\p{L}\d-]{2,})*\.[a-z]{2,5}")
_CLAUSE_NUMBER = regex.compile(r"\p{Lu}\.\d[\d.-]*")  # « l'article L.121-1 »
# In capitals they are as often something else (*PR Capital*).
_ACRONYMS = frozenset({"DR", "ME", "PR"})
# With a capital they belong to the name of a town more often (*Saint Malo*).
_TOWNS = frozenset({"Saint", "Sainte"})
_BORNE = ("noble", "profession", "rank", "religious")
"""A shorter title (*Me*, *dr*) is an abbreviation, never the noun of a function."""


def may_be_name(form: str, lexicon: Lexicon) -> bool:
    """Return whether a word in capitals is a known name, or unknown as any other word.

    Args:
        form: A word as written.
        lexicon: The lexicon.

    Returns:
        Whether its capitals may be those of a name.
    """
    word, name = form.lower(), form.title()
    if word in closed_classes(*_FUNCTION_WORDS):
        return False
    if lexicon.is_first_name(name) or lexicon.place_kind(name) is not None:
        return True
    common = lexicon.source_noun(word) or lexicon.nouns.get(word)
    return common is None and not lexicon.verb_forms(word) and not lexicon.auxiliary_forms(word)


def starts_like_name(form: str) -> bool:
    """Return whether a word has the capital of a name, the sign of a handle, or names a site.

    A body may write its name with a small letter (*franceinfo*); the number of an article is none.

    Args:
        form: A word as written.

    Returns:
        Whether it has, an elided word before it (*d'Aubert*) left out.
    """
    if form[0] in "@#" and len(form) > 1:
        return True
    if "." in form:
        if _SITE.fullmatch(form) is not None:
            return True
        if _CLAUSE_NUMBER.fullmatch(form) is not None:
            return False
    lower = form.lower()
    if lower.startswith(_ELIDED) and lower not in _ELIDED:
        return form[2].isupper()  # « d'Aubert » in one token
    return form[0].isupper() or form in small_names()


_Traits = tuple[bool, bool, bool, bool, "SourceNoun | None"]
"""Whether a form is a word rather than a sign, whether it starts like a name, whether it is a
function word, whether a title, and as what noun for a source the lexicon knows it, ranks and
professions among them.
"""
COLUMNS = 5
PLACEHOLDER_TRAITS: _Traits = (False, False, True, False, None)
"""Those of the pronoun that stands for a quotation."""


@once_a_lexicon
def form_traits(lexicon: Lexicon) -> Memo[_Traits]:
    """Return what readers ask of each form.

    Args:
        lexicon: The lexicon.

    Returns:
        Its traits by form.
    """
    closed = closed_classes(*_FUNCTION_WORDS)

    def find(form: str) -> _Traits:
        word = form.lower()
        noun = called_as(form, lexicon)
        title = lexicon.title(word) is not None and form not in _ACRONYMS | _TOWNS
        function_word = word in closed and not (form.istitle() and known_body(form, None))
        return any(map(str.isalnum, form)), starts_like_name(form), function_word, title, noun

    return Memo(find)


@attrs.frozen(kw_only=True)
class VerbTraits:
    """What the lexicon knows of a word as a form of a verb.

    Attributes:
        finite: Whether it can be a finite form of the third person.
        seems_finite: Whether it can, or has the ending of such a form.
        seems_verb: Whether it has that or the ending of an infinitive or present participle.
        infinitive: Whether it can be an infinitive.
        inflected: Whether it can be a form of the third person, or a present participle.
    """

    finite: bool
    seems_finite: bool
    seems_verb: bool
    infinitive: bool
    inflected: bool


@once_a_lexicon
def verb_traits(lexicon: Lexicon) -> Memo[VerbTraits]:
    """Return what readers ask of each word as a form of a verb.

    Args:
        lexicon: The lexicon.

    Returns:
        Its traits by word in lower case.
    """

    def find(word: str) -> VerbTraits:
        forms = lexicon.verb_forms(word)
        either = forms or lexicon.auxiliary_forms(word)
        finite = any(form.mood in _FINITE and form.person in (3, None) for form in either)
        finite = finite or word in closed_class("only_verb")
        seems_finite = finite or finite_ending[word] > 0
        return VerbTraits(
            finite=finite,
            seems_finite=seems_finite,
            seems_verb=seems_finite or word.endswith(_VERBAL),
            infinitive=any(form.mood is Mood.INFINITIVE for form in forms),
            inflected=any(form.person == _THIRD or form.participle == "present" for form in forms),
        )

    return Memo(find)


def called_as(form: str, lexicon: Lexicon) -> SourceNoun | None:
    """Return what the lexicon knows of a form as a noun for a source, ranks among them.

    Args:
        form: A word as written.
        lexicon: The lexicon.

    Returns:
        The noun, ``None`` for another word.
    """
    known = lexicon.source_noun(form if form.isupper() else form.lower())
    return known or _ranked(form, lexicon)


def _ranked(form: str, lexicon: Lexicon) -> SourceNoun | None:
    """Return a rank or profession that titles know as a noun for its bearer.

    *Le commandant*; *le Dr Lamy*: no letter but the first of an abbreviation may be a capital.
    """
    title = lexicon.title(form.lower())
    if title is None or title.kind not in _BORNE:
        return None
    if form[0].isupper() and title.expanded == form.lower():
        return None
    if len(form) < _SHORTEST_RANK and not (form[0].isupper() and form[1:].islower()):
        return None
    return SourceNoun(
        kind=SpeakerKind.PERSON,
        gender=title.gender,
        number=title.number,
        masculine=None,
        feminine=None,
        category="function",
    )
