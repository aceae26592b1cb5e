"""What the first word of a sentence is, whose capital does not tell a name from another word."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from ..lexicon.bodies import known_body
from ..lexicon.words import closed_class, closed_classes
from .lone_verbs import takes_object

if TYPE_CHECKING:
    from .reader import Reader

__all__ = [
    "is_detached",
    "is_label",
    "is_subject",
    "opens_clause",
    "opens_description",
    "opens_with_acronym",
    "opens_with_surname",
    "stands_before_auxiliary",
]

_ACRONYM_ARTICLES = ("le", "la", "l'", "les")
_SUBJECT_END = 12  # within so many words a subject's verb follows, or its apposition ends
_HAS = ("a", "avait", "ont", "avaient")
_PRONOUNS = ("il", "elle", "ils", "elles")
_DESCRIBING = ("é", "ée", "és", "ées", "eux", "euse", "euses")
_PARTICIPLE = operator.attrgetter("participle")
_FORMER = ("ancien", "ex-")
_AFTER_SUBJECT = (",", ":", "(", "–", "—")
_OBJECT_ARTICLES = ("le", "la", "les", "l'", "un", "une", "sa", "son", "ses")


def opens_description(reader: Reader, i: int) -> bool:
    """Return whether a first word has its capital from the sentence, whatever the tagger says.

    *Ancienne ministre, …*, *Signé Lola*, *Neuf élus sur dix*, *Écoutez la maire*, *Procès Mercier*,
    *Concernant Igor Roy*, *Merci Léa*

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it has, whatever the tagger says.
    """
    word = reader.lower(i)
    if word.startswith((*_FORMER, "signé")) or word in closed_class("imperative"):
        return True
    if word in closed_classes("topic_label", "topic_opener"):
        of = reader.is_a(i + 1, "of")  # « Avalanche de Valmorel »
        if reader.is_upper(i + 2 if of else i + 1):
            return True
    if word in closed_class("calling"):
        named = reader.is_upper(i + 1) and reader.is_first_name(i + 1)
        if named or reader.is_title(i + 1) or reader.is_a(i + 1, "determiner"):
            return True
    if len(word) == 1 and reader.lower(i + 1) == "-" and not reader.is_upper(i + 2):
        return True  # « T-shirt ample, bonnet noir, le gardien… »
    return word in closed_class("numeral") and not reader.is_upper(i + 1)


def is_detached(reader: Reader, i: int) -> bool:
    """Return whether a first word tells of a subject after it: a participle or an adjective.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it does (*Jugé en son absence, X…*, *Furieux, le maire…*).
    """
    closed = reader.lower(i + 1) == ","
    return (_is_detached_adjective if closed else _is_detached_participle)(reader, i)


def _is_detached_participle(reader: Reader, i: int) -> bool:
    """Return whether a participle opens a sentence (*Jugé en son absence, X…*).

    It is a past one that a preposition follows, or a present one that its object follows: quoted
    words, the name of a person or a noun (*Criant « Vengeance »*, *Citant Luc Roy*, *Devançant la
    crue*).
    """
    word = reader.lower(i)
    if word.endswith("ant") and not reader.is_first_name(i):
        following = reader.get(i + 1)
        if following is None:
            return False
        if following.quoted is not None:
            return not opens_clause(reader, i + 1)  # « Ferrant « assume » son choix »
        if reader.is_first_name(i + 1) or reader.is_title(i + 1):
            return True
        return _has_noun_object(reader, i) and reader.surnames.end(reader.tokens, i) is None
    if not reader.is_closed(i) and _is_past_participle(reader, i):
        if reader.is_a(i, "appointed_participle") and reader.is_person(i + 1):
            return True  # « Nommé juge à Dole, X… »
        # « Contactée par X », « Contactée lundi, X… », but « Barré (LR) »
        return reader.is_a(i + 1, "preposition") or not opens_clause(reader, i + 1)
    # « Contacté par la rédaction, X… », « Attablé dans un bar, X… »: verbs that no list has
    ending = word.endswith(("é", "ée", "és", "ées")) and not reader.is_first_name(i)
    if not ending and word not in closed_class("detached_word"):
        return False  # « Muni d'un bâton, X… », though some bear the name
    if ending and reader.lower(i + 1) == "par":
        return True
    governs = reader.is_a(i + 1, "preposition") and reader.is_a(i + 2, "determiner")
    return governs and reader.surnames.end(reader.tokens, i) is None


def _is_past_participle(reader: Reader, i: int) -> bool:
    """Return whether a first word is a past participle and no name, known or of the text."""
    word = reader.tokens[i].lower
    known = word in closed_class("detached_word")
    past = known or "past" in map(_PARTICIPLE, reader.lexicon.verb_forms(word))
    return past and not reader.is_first_name(i) and reader.surnames.end(reader.tokens, i) is None


def _has_noun_object(reader: Reader, i: int) -> bool:
    """Return whether a noun with its article stands behind a word (not *Ferrant le dit*)."""
    if not reader.is_a(i + 1, "determiner") or reader.is_a(i + 1, "of"):
        return False
    return reader.get(i + 2) is not None and not reader.is_finite(i + 2)


def _is_detached_adjective(reader: Reader, i: int) -> bool:
    """Return whether an adjective opens a sentence before its subject (*Furieux, le maire…*).

    A name would have an apposition there, which a comma closes (*Servan, le maire, …*).
    """
    if reader.get(i + 3) is None or reader.is_first_name(i):
        return False
    described = reader.is_a(i + 2, "determiner") and reader.is_word(i + 3)
    if _tells_of_pronoun(reader, i):
        return True  # « Touchée, elle a souri »
    named = reader.is_upper(i + 2) and reader.is_upper(i + 3)
    if not described and not (named and reader.is_first_name(i + 2)):
        return reader.is_upper(i + 2) and _describes(reader, i) and reader.is_finite(i + 3)
    placed = reader.lexicon.place_kind(reader.tokens[i].form) is not None
    if placed or reader.surnames.end(reader.tokens, i) is not None:
        return False
    if _is_past_participle(reader, i) and reader.is_a(i + 2, "indefinite_article"):
        return True  # « Agacé, un riverain, Luc Roy, a crié »: of no name one says only who it is
    return _describes_subject(reader, i)


def _describes_subject(reader: Reader, i: int) -> bool:
    """Return whether a verb comes before any comma behind a first word and a noun phrase.

    A comma closes the apposition of a name.
    """
    word = reader.tokens[i].form
    listed = reader.is_upper(i + 3) and (word.isupper() or known_body(word) is not None)
    for j in range(i + 3, min(len(reader.tokens), i + _SUBJECT_END)):
        if listed and reader.lower(j) == "et":
            return False  # « FO, la SNCF et l'Unsa ont signé »
        if reader.is_a(j, "relative"):
            return not _closes_relative(reader, j)
        if reader.is_finite(j) or reader.lower(j) in (":", "."):
            return True
        if reader.lower(j) == ",":
            return False
    return True


def _closes_relative(reader: Reader, i: int) -> bool:
    """Return whether a comma closes a relative clause right before a finite verb.

    *Savel, l'une des marques qui vendent le plus, annonce que*; in *Furieux, le maire qui part
    annonce que* none does.
    """
    for j in range(i + 2, min(len(reader.tokens) - 1, i + 2 * _SUBJECT_END)):
        if reader.lower(j) == ",":
            return reader.is_finite(j + 1)
        if reader.lower(j) in (":", "."):
            return False
    return False


def _tells_of_pronoun(reader: Reader, i: int) -> bool:
    """Return whether a pronoun and its verb follow a participle or adjective and its comma."""
    if reader.lower(i + 2) not in _PRONOUNS or reader.surnames.end(reader.tokens, i) is not None:
        return False
    return _describes(reader, i)


def _describes(reader: Reader, i: int) -> bool:
    """Return whether a word is a participle or has the ending of one or of an adjective."""
    return _is_past_participle(reader, i) or reader.lower(i).endswith(_DESCRIBING)


def opens_with_acronym(reader: Reader, i: int) -> bool:
    """Return whether a sentence starts with the article of an acronym (*La CGT estime que*).

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether the article is no part of a name (*Le Monde*).
    """
    acronym = reader.get(i + 1)
    opens = i <= reader.first_word and reader.lower(i) in _ACRONYM_ARTICLES
    return opens and acronym is not None and len(acronym.form) > 1 and acronym.form.isupper()


def opens_with_surname(reader: Reader, i: int) -> bool:
    """Return whether a sentence starts with a surname of the text (*Petit répond que*).

    The word may be a common one (*Petit à petit*), which no verb follows.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether a subject may end there.
    """
    following = reader.get(i + 1)
    if following is None or following.form[0].isdigit() or reader.is_a(i + 1, "preposition", "of"):
        return False
    end = reader.surnames.end(reader.tokens, i)
    return end is not None and opens_clause(reader, end)


def opens_clause(reader: Reader, i: int) -> bool:
    """Return whether a subject may stand before a token: a verb follows, or an insertion.

    Args:
        reader: The sentence.
        i: Index of the token.

    Returns:
        Whether one may.
    """
    return (
        reader.lower(i) in _AFTER_SUBJECT
        or reader.is_finite(i)
        or reader.is_a(i, "object_clitic", "negation")
        or _takes_object(reader, i)
    )


def _takes_object(reader: Reader, i: int) -> bool:
    """Return whether a word can only be a verb: an article follows (*rétablit le courant*)."""
    object_ = reader.lower(i + 1) in _OBJECT_ARTICLES or reader.is_a(i + 1, "numeral")
    return object_ and reader.is_word(i) and not (reader.is_upper(i) or reader.is_closed(i))


def is_label(reader: Reader, i: int) -> bool:
    """Return whether a word stands alone before the colon of a quotation (*Morel : « Q »*).

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it does.
    """
    following = reader.get(i + 2)
    if reader.lower(i + 1) != ":" or following is None or reader.is_closed(i):
        return False
    return following.placeholder is not None


def is_subject(reader: Reader, i: int) -> bool:
    """Return whether a verb follows at once: French common nouns want an article before them.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it does.
    """
    following = reader.get(i + 1)
    return following is not None and (
        following.finite
        or following.pos == "AUX"
        or reader.is_a(i + 1, "object_clitic")
        or following.form == ":"
        or (
            following.form[-1] == "e" and takes_object(reader, i + 1)
        )  # « Novalia traverse une crise »
    )


def stands_before_auxiliary(reader: Reader, i: int) -> bool:
    """Return whether a first word that the tagger takes for no noun is a subject.

    *Novalia a fermé*; but *Partir a un prix*, *Hier a eu lieu le match*.

    Args:
        reader: The sentence.
        i: Index of the word.

    Returns:
        Whether it looks like a verb and has one behind it, or a report in the perfect follows.
    """
    pos = reader.pos(i)
    if pos not in ("VERB", "ADV", "ADJ") or reader.pos(i + 1) != "AUX":
        return False
    if pos == "VERB":
        return not reader.lower(i).endswith(("er", "ir", "re"))
    has = reader.lower(i + 1) in _HAS
    forms = reader.lexicon.verb_forms(reader.lower(i + 2)) if has else ()
    return any(form.participle == "past" for form in forms)
