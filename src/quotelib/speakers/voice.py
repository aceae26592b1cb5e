"""What quoted words show of whoever says them: *je suis ravie*, and of whom they speak: *elle*."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Gender

if TYPE_CHECKING:
    from ..lexicon import Lexicon

__all__ = ["gender_told_of", "speaking_gender"]

_BEING = re.compile(
    r"\b(?:je |j['’])(?:ne |n['’])?(?:(?P<self>me |m['’])?(?:en |y )?"
    r"(?:suis|étais|serai|serais|fus|(?:ai|avais|aurais) été|reste|restais|resterai|deviens)"
    r"|me (?:sens|sentais|sentirai|sentirais))\b(?P<rest>(?: [\w'’-]+){1,5})",
    re.IGNORECASE,
)
_AS = re.compile(r"\ben tant (?:que |qu['’])(?P<noun>[\w-]+)", re.IGNORECASE)
_FEMININE = (
    *("ée", "ie", "ue", "ise", "ite", "euse", "ive", "elle", "ière", "ente", "ante", "ète", "ête"),
    *("aine", "seule", "sûre", "lourde", "sourde", "bavarde", "onne", "enne", "longue", "folle"),
)
_EPICENE = (
    *("que", "dingue", "prodigue", "bègue", "honnête", "bête", "athlète", "poète"),
    *("rebelle", "hypocrite", "insolite", "jésuite", "israélite", "sunnite", "chiite"),
)
"""Ends of words for both genders that look like feminine ones (*je suis sceptique*)."""
_MASCULINE = (
    *("é", "eux", "ent", "ant", "ier", "if", "el", "ond", "iet", "let", "prêt", "ain", "seul"),
    *("sûr", "ard", "sourd", "fou", "bon", "ien", "muet"),
)
_ARTICLES = {"un": Gender.MASCULINE, "une": Gender.FEMININE}
_DEFINITE = {"le": Gender.MASCULINE, "la": Gender.FEMININE}
_FIRST_OF = frozenset(
    {"plus", "moins", "seul", "seule", "premier", "première", "dernière", "dernier"}
)
"""After an article they make no noun of one gender for both (*la victime*)."""
_DONE_TO = re.compile(
    r"(?P<before>\S*)\s+m['’](?:a|ont|avait|avaient|as|avez|aurait|auraient|aura)"
    r"(?: (?:pas|jamais|toujours|bien|déjà|vite|tout))? (?P<done>\w+(?:ée|ie|ue|ise|ite|te))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:que |qu['’]|dont )\S*$", re.IGNORECASE)
_BEFORE = 12
_OPENING = 8
_GENDERS = {
    **dict.fromkeys(("un", "le", "ce", "cet", "du", "au"), Gender.MASCULINE),
    **dict.fromkeys(("une", "la", "ma", "ta", "sa", "cette"), Gender.FEMININE),
}
_CLITIC_BEHIND = frozenset({"je", "tu", "on", "nous", "vous", "ne"})
"""Behind them *le*, *la* and *les* are objects (*je la connais*)."""
_CLITICS = frozenset({"ne", "me", "te", "se", "nous", "vous", "lui", "leur", "en"})
_IMPERSONAL = frozenset(
    {"est", "y", "agit", "agissait", "agira", "suffit", "suffisait", "suffira", "suffirait"}
    | {"pleut", "pleuvait", "neige", "neigeait", "vaut", "valait", "vaudrait", "convient"}
    | {"existe", "existait", "existera", "existerait", "importe", "importait", "fallut"}
)
_LACKS = frozenset({"manque", "manquait", "manquera", "manquerait"})
"""Forms with a subject unless a count or article follows (*il manque dix lits*)."""
_ELIDED = re.compile(r"^[nmts]'")
_SUBJECTS = {"il": Gender.MASCULINE, "elle": Gender.FEMININE}
_ALONE = {"lui": Gender.MASCULINE, "elle": Gender.FEMININE}
_WORD = re.compile(r"[\w’'-]+")


def speaking_gender(words: str, lexicon: Lexicon) -> Gender | None:
    """Return the gender of whoever says *je* in some words.

    Args:
        words: What is said.
        lexicon: The lexicon.

    Returns:
        That of the first word after *je suis* that agrees (*je suis arrivée*, *je suis une mère*)
        or of what is done to her (*il m'a convoquée*), ``None`` without either. Nothing follows
        from whom somebody is married to.
    """
    for found in _BEING.finditer(words):
        gender = _agreeing(found["rest"].split(), lexicon, reflexive=bool(found["self"]))
        if gender is not None:
            return gender
    named = _AS.search(words)
    noun = None if named is None else lexicon.source_noun(named["noun"])
    if noun is not None and noun.gender is Gender.FEMININE and noun.masculine is not None:
        return Gender.FEMININE  # a woman may say « en tant que ministre », a man not « qu'élue »
    return _done_to(words, lexicon)


def _done_to(words: str, lexicon: Lexicon) -> Gender | None:
    """Return the feminine where something has been done to her (*Il m'a convoquée*).

    Behind *que* the participle agrees with something else (*la lettre qu'il m'a donnée*).
    """
    for found in _DONE_TO.finditer(words):
        before = words[max(0, found.start() - _BEFORE) : found.start("before")] + found["before"]
        if not _RELATIVE.search(before) and _is_feminine(found["done"].lower(), lexicon):
            return Gender.FEMININE
    return None


def _is_feminine(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a feminine participle, as one in *-ée* of an unknown verb is."""
    forms = lexicon.verb_forms(word)
    participle = any(form.participle == "past" and form.gender is Gender.FEMININE for form in forms)
    return participle or (not forms and word.endswith("ée"))


def _agreeing(words: list[str], lexicon: Lexicon, *, reflexive: bool) -> Gender | None:
    """Return the gender that the first of some words shows that is no adverb."""
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        lower = word.lower()
        if lower in _DEFINITE:
            return _DEFINITE[lower] if following.lower() in _FIRST_OF else None
        if lower in closed_classes("adverb", "forclusive") or lower.endswith("ment"):
            continue
        if lower in _ARTICLES:
            noun = lexicon.source_noun(following)
            anybody = noun is not None and noun.masculine is None  # « je suis une victime »
            return None if anybody else _ARTICLES[lower]
        participles = [form for form in lexicon.verb_forms(lower) if form.participle == "past"]
        shown = {form.gender for form in participles}
        if len(shown) == 1:
            gender = next(iter(shown))
            # « je me suis dit que » agrees with nobody
            return None if reflexive and gender is Gender.MASCULINE else gender
        if lower.endswith(_FEMININE) and not lower.endswith(_EPICENE):
            return Gender.FEMININE
        return Gender.MASCULINE if lower.endswith(_MASCULINE) and not reflexive else None
    return None


def gender_told_of(words: str) -> Gender | None:
    """Return the gender of somebody whom words speak of from their start as *il* or *elle*.

    Args:
        words: What is said.

    Returns:
        The gender of the pronoun among the first words, a subject or behind a preposition, before
        any noun that it could mean, and before any verb that has nobody for its subject (*il
        faut*); ``None`` without one.
    """
    first = [found.group().lower() for found in _WORD.finditer(words[:80])][: _OPENING + 1]
    nouns: set[Gender | None] = set()
    before = ""
    for at, (word, following) in enumerate(itertools.pairwise(first)):
        if following in _ALONE and word in closed_class("preposition"):
            if None in nouns:
                return None  # « J'ai mal pour mon fils, et j'ai honte pour lui »
            return _ALONE[following]  # « C'est une épreuve pour lui »
        if word in _SUBJECTS:
            meant = _SUBJECTS[word] in nouns or None in nouns
            nobody = word == "il" and _is_impersonal(first[at + 1 :])
            return None if meant or nobody else _SUBJECTS[word]
        if word == "lui":
            nouns.clear()  # « Son fils lui manque, elle pleure »: somebody is spoken of
        elif word in closed_class("determiner") and before not in _CLITIC_BEHIND:
            # « C'est un vieux pont, mais il tient »: what stands before may be meant
            nouns.add(_GENDERS.get(word))
        before = word
    return None


def _is_impersonal(words: list[str]) -> bool:
    """Return whether the verb behind *il* has nobody for its subject (*il nous faudra*)."""
    for word, following in itertools.pairwise([*words, ""]):
        bare = _ELIDED.sub("", word.replace("’", "'"))
        if bare not in _CLITICS:
            if following in closed_class("moved_participle"):
                return False  # « Il est revenu », but « Il est vrai que »
            if bare in _LACKS:
                # « Il manque un but », but « Il lui manque un but »
                return word == words[0] and following in closed_classes(
                    "determiner", "numeral", "quantifier"
                )
            return bare in closed_class("impersonal_verb") | _IMPERSONAL
    return False
