"""Verb or noun: what the neighbours say of a form that can be either (*annonce*, *commandant*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.position import (
    LINKS,
    opens_quoted,
    takes_verb_complement,
)
from ..lexicon.words import closed_class, closed_classes
from ..models import Mood
from .adverbials import follows_quotation, word_at
from .verb_places import is_verb_by_position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import Token
    from .groups import VerbGroup

__all__ = ["denotes_person", "is_nominal", "reads_as_noun"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "ADV"})
_NOUN_OR_PRONOUN = frozenset({"NOUN", "PROPN", "PRON"})
# Articles that are object clitics as well, and so stand before verbs, too.
_ALSO_CLITICS = ("le", "la", "les", "l'")
# After these even what looks like an infinitive or participle is a noun (*un rappel*, *ce dire*).
_ARTICLES = ("un", "une", "ce", "son", "leurs")
_BEFORE_NOUN = {"nouveau": ("un", "ce", "son", "leur"), "premier": ("son", "leur")}
"""Behind these articles such an adjective wants a noun (but *le premier affirme*)."""
_NOMINAL_FORMS = ("er", "ir", "re", "oir", "ant")
_CLITICS = (*_ALSO_CLITICS, "leur")
_INCISE_CLITICS = (*_CLITICS, "en")
_CONTRACTED = ("du", "au", "des", "aux")
_SUPERLATIVE = ("plus", "moins", "mieux")
_NEGATIONS = ("ne", "n'")
_CONTRACTING = ("à", "de")
_INFINITIVES = ("er", "ir", "re")
_ALSO_NOUNS = ("sourire", "rire", "parler")  # those of saying (*dans un large sourire*)
_IMPERFECT = ("ait", "aient")
_SAME = 2
_COMPARING = ("comme", "que", "ne", "n'")
_BARE_COMPLEMENT = 4
_SUBJECTS = ("il", "elle", "on", "ils", "elles")
_BEFORE_EN = ("ne", "n'", "se", "s'", *_SUBJECTS)
_THROUGH = ("sur", "via")


def denotes_person(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a participle or infinitive is rather a noun (*commandant*, *conseiller*).

    Args:
        token: The token.
        lexicon: The lexicon.

    Returns:
        Whether tagger and lexicon agree on a noun in *-ant* or *-er*.
    """
    return (
        token.lower.endswith(("ant", "er"))
        and token.pos in ("NOUN", "ADJ", "PROPN")
        and lexicon.source_noun(token.lower) is not None
    )


def reads_as_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a token that could be a verb is a noun by what stands before it.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token.

    Returns:
        Whether a determiner, a preposition or the hyphen of a compound makes a noun of it.
    """
    if i == 0:
        return _opens_heading(tokens)
    if tokens[i - 1].placeholder is not None:
        return False
    token, before = tokens[i], tokens[i - 1]
    if before.form.endswith("-") and before.end == token.start:
        return True  # « au lieu-dit »
    if token.lower in closed_class("network") and (
        token.form[0].isupper() or before.pos == "NOUN" or before.lower in _THROUGH
    ):
        return True  # « sur Twitter », « via twitter », « sur son compte twitter »
    word = before.lower
    if word == "en" and (
        token.pos in ("VERB", "AUX")
        or _has_plural_subject(tokens, i)
        or word_at(tokens, i - 2) in _BEFORE_EN
    ):
        return False  # « s'en prend à », « elle en convient », « n'en démord pas »: the clitic
    if word == "même" and _follows_same(tokens, i):
        return True
    if word in _INCISE_CLITICS and _heads_incise(tokens, i):
        return False
    if word in closed_class("noun_marker") and word_at(tokens, i - 2) != "l'":
        # « l'auteur du livre »: no infinitive, though it ends like one
        tagged = token.pos == "NOUN" and word in _CONTRACTED
        return word in _ARTICLES or tagged or not token.lower.endswith(_NOMINAL_FORMS)
    if word not in _CLITICS:
        described = before.pos == "ADJ" and token.pos == "NOUN"
        wants = described or word in _BEFORE_NOUN or token.lower in _ALSO_NOUNS
        return wants and _is_described(tokens, i)
    return _follows_bare_complement(tokens, i) or _follows_article(tokens, i)


def _is_described(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the article and adjective before it make a noun of a token."""
    new = word_at(tokens, i - 2) in _BEFORE_NOUN.get(tokens[i - 1].lower, ())
    return new or _is_governed(tokens, i - 2)  # « un nouveau titre »


def _heads_incise(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a clitic and a verb follow a quotation (*« Q », leur lance la juge*).

    What follows the verb starts the subject; a noun would want its complement, or a verb, or a
    superlative (*« Q », la marque la plus connue*).
    """
    j = i + 1
    while word_at(tokens, j) in closed_class("adverb"):
        j += 1
    if j >= len(tokens) or tokens[i].form[0].isupper() or not follows_quotation(tokens, i - 1):
        return False
    if tokens[j].pos == "PROPN":
        return tokens[i - 1].lower not in _ALSO_CLITICS
    contracted = tokens[j].lower in LINKS
    return tokens[j].pos == "DET" and not contracted and word_at(tokens, j + 1) not in _SUPERLATIVE


def _follows_article(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *le*, *la*, *l'*, *les* or *leur* before a token is no clitic."""
    token, before = tokens[i], tokens[i - 1]
    if token.lower in _ALSO_NOUNS and word_at(tokens, i - 2) == "avec":
        return True  # « avec le sourire »
    if token.lower.endswith("ant"):
        # « la jugeant trop lourde », « , les qualifiant de mensonges »
        detached = word_at(tokens, i - 2) == "," and word_at(tokens, i + 1) in LINKS
        if token.pos == "VERB" or before.lower == "les" or detached:
            return False
    if _compares(tokens, i) or _precludes_article(tokens, i) or _is_no_noun(token):
        return False
    ends_verb = token.lower.endswith(_IMPERFECT) or takes_verb_complement(tokens, i)
    if token.pos == "VERB" and token.finite and ends_verb:
        return False  # « et l'assure que », « , la suppliait de partir »
    return token.pos in ("NOUN", "PROPN", "ADJ") or before.pos == "DET"


def _compares(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *comme le* and a form stand before a subject (*comme le relève une mère*)."""
    if word_at(tokens, i - 2) != "comme" or tokens[i - 1].lower not in ("le", "l'"):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (
        after.pos == "PROPN" or (after.pos == "DET" and after.lower not in LINKS)
    )


def _follows_same(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a preposition governs *même* before a word (*au même titre que*).

    Without one *même* stands for somebody: *le même ajoute que*. Behind a comma it opens a phrase
    that a colon or preposition follows (*Chez X, même analyse : « Q »*).
    """
    if i == 1 or tokens[i - 2].form == ",":
        after = word_at(tokens, i + 1)
        return after == ":" or after in closed_class("preposition")
    if i < _SAME:
        return False
    contracted = tokens[i - 2].lower in ("au", "du")
    far = i > _SAME and tokens[i - _SAME - 1].pos == "ADP"
    return contracted or (tokens[i - 2].pos == "DET" and far)


def _precludes_article(tokens: Sequence[Token], i: int) -> bool:
    """Return whether what stands before *le*, *la*, *l'* makes a clitic of it.

    Two noun phrases cannot stand side by side (*la cour la juge*, *le directeur commercial
    l'avoue*), no article follows *ne* and *comme* (*comme l'explique X*), and *à le* and *de les*
    would be *au* and *des* (*aime à le répéter*).
    """
    token = tokens[i]
    before = tokens[max(0, i - 3) : i - 1]
    if not before:
        return False
    if before[-1].lower in _NEGATIONS:
        return True
    if before[-1].lower in _CONTRACTING and tokens[i - 1].lower in ("le", "les"):
        return True
    if before[-1].pos in _NOUN_OR_PRONOUN and not token.form[0].isupper():
        return not _names_subject(tokens, i)
    after_noun = before[-1].pos == "ADJ" and before[0].pos in _NOUN_OR_PRONOUN
    return (after_noun or before[-1].lower in _COMPARING) and _may_be_finite(token)


def _names_subject(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun is the title of an incise's subject (*, relève le juge Paul Serre*).

    The tagger takes the verb between the comma and the article for a noun.
    """
    named = word_at(tokens, i - 3) == "," and tokens[i].pos == "NOUN" and i + 1 < len(tokens)
    return named and tokens[i + 1].form[0].isupper()


def _has_plural_subject(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a plural stands before *en* and a form in *-ent* (*ils en conviennent*)."""
    subject = tokens[i - 2] if i > 1 else None
    return (
        subject is not None
        and subject.pos in _NOUN_OR_PRONOUN
        and subject.lower.endswith(("s", "x"))
        and tokens[i].lower.endswith("ent")
    )


def _may_be_finite(token: Token) -> bool:
    """Return whether a form is a finite verb for the tagger, or no noun for the lexicon."""
    if token.finite:
        return True
    return token.lower.endswith(("e", "ent")) and token.lower not in closed_class(
        "noun_homograph_e"
    )


def _is_no_noun(token: Token) -> bool:
    """Return whether a form in -e or -ent is only that of a verb (*son frère l'accuse de*)."""
    nouns = closed_classes("noun_homograph", "noun_homograph_e")
    verbal = token.lower.endswith(("e", "ent")) and not token.lower.endswith("ée")
    return verbal and token.form[0].islower() and token.lower not in nouns


def _follows_bare_complement(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *leur* and a noun follow a verb phrase (*ont mis à exécution leur menace*)."""
    if i < _BARE_COMPLEMENT or tokens[i - 1].lower != "leur" or tokens[i].pos != "NOUN":
        return False
    bare = tokens[i - 3].lower in ("à", "en") and tokens[i - 2].pos == "NOUN"
    return bare and tokens[i - 4].pos in ("VERB", "AUX")


def _is_governed(tokens: Sequence[Token], j: int) -> bool:
    """Return whether an article that a preposition governs stands at ``j`` (*dans une longue …*).

    The phrase it opens wants its noun, which the adjective after it is not.
    """
    article = word_at(tokens, j) in _ARTICLES
    return article and word_at(tokens, j - 1) in closed_class("preposition")


def is_nominal(tokens: Sequence[Token], group: VerbGroup, lexicon: Lexicon) -> bool:
    """Return whether a lone verb form is rather a noun or name for the tagger.

    Args:
        tokens: The sentence's tokens.
        group: The verb group.
        lexicon: The lexicon.

    Returns:
        Whether the tagger reads its only word as no verb, and nothing beside it gainsays that.
    """
    i = group.head
    token = tokens[i]
    if (
        i == 0
        and group.participle
        and (word_at(tokens, 1) == "par" or opens_quoted(tokens, 1 + (word_at(tokens, 1) in LINKS)))
    ):
        return False  # « Jugée « trop coûteuse », l'option … », « Vu par X comme « trop cher » »
    if i > 0 and group.participle and token.form.islower() and _is_by_somebody(tokens, i):
        return False
    infinitive = group.mood is Mood.INFINITIVE or token.lower.endswith(_INFINITIVES)
    named = token.form.istitle() and i > 0 and infinitive
    if named:
        return True  # « indique sur Twitter »
    if group.first != group.last or token.pos not in _NOMINAL:
        return False
    if token.form[0].isupper() and i > 0:
        return True
    if is_verb_by_position(tokens, i, group.verb, lexicon) or _follows_clitic(tokens, i):
        return False
    if _stands_between(tokens, i):
        return False
    # Some forms in -e and participles are nouns as well; « promettent », « déplore » are none,
    # whatever the tag.
    return token.lower in closed_class("noun_homograph_e") or group.participle


def _is_by_somebody(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *par* follows a participle, or the quoted words that it governs.

    *une loi jugée « utile » par X*, *qualifiée par X de « bavarde »*
    """
    if word_at(tokens, i + 1) == "par":
        return True
    j = i + 1 + (word_at(tokens, i + 1) in LINKS)
    if not opens_quoted(tokens, j):
        return False
    marks = tokens[j].quoted
    while j < len(tokens) and tokens[j].quoted == marks:
        j += 1
    return word_at(tokens, j) == "par"


def _stands_between(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a form stands between a comma and a name (*, relève Paul Serre*)."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    named = after is not None and after.pos == "PROPN" and after.form[0].isupper()
    return named and i > 0 and tokens[i - 1].form == ","


def _opens_heading(tokens: Sequence[Token]) -> bool:
    """Return whether a form that is a noun as well opens a heading (*Menace en Suisse : « Q »*)."""
    if tokens[0].lower not in closed_classes("noun_homograph", "noun_homograph_e"):
        return False
    return word_at(tokens, 1) in closed_class("preposition")


def _follows_clitic(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *le*, *la*, *leur* before a form is a clitic: a noun stands before it."""
    return i > 1 and tokens[i - 1].lower in _CLITICS and tokens[i - 2].pos in _NOUN_OR_PRONOUN
