"""What stands beside a word says whether it is a verb, where the tagger reads a noun.

The small models read many finite verbs after their subject as nouns (*le maire promet que…*). The
neighbours decide: a noun phrase before, and after it what only a verb takes.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .memo import Memo
from .types import Frame
from .words import closed_class, closed_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..models.records import Token
    from .types import ReportingVerb

__all__ = [
    "LINKS",
    "adverbial_end",
    "finite_ending",
    "follows_anaphoric",
    "follows_noun",
    "governs_alone",
    "governs_next",
    "has_finite_ending",
    "has_object_ahead",
    "may_continue_adverbial",
    "opens_quoted",
    "past_adverbs",
    "takes_verb_complement",
]

_NOUNS = frozenset({"NOUN", "PROPN"})
# Right after a noun none of these stands; right after a verb all do.
_OPENERS = frozenset(
    {"que", "qu'", "si", "avoir", "être", "désormais", "comment", "pourquoi", "combien"}
)


# Endings of the third person that no noun has, whatever the tagger says (*vivaient*, *votèrent*).
_SURE_ENDINGS = ("aient", "èrent")
_FUTURE = (
    *("ttra", "ttront"),  # « permettra », but « attrait »
    *(
        stem + ending
        for stem in ("er", "ir", "dr", "vr", "îtr", "ompr", "incr", "clur", "ourr")
        for ending in ("a", "ait", "ont")
    ),
)
_SHORTEST = 6
# How surely an ending is a finite verb's: always, where the tagger sees a verb or an adverb, or
# where it sees a verb.
_SURE, _NO_ADVERB, _IF_VERB = 3, 2, 1
_TO = ("à", "au", "aux")
_REPORTED = frozenset({"que", "qu'", "avoir", "être"})
_NEAR = 6
_PHRASE = 2
_ONE = ("un", "une")
LINKS = ("de", "d'", "à", "du", "des", "contre", "comme", "sur")
"""What links words in marks to the verb before them (*qualifie de « bavarde »*)."""
_ENDS = frozenset(",;:.")
_COLON = 12
_AHEAD = 10
_ENDING = frozenset({"NOUN", "PROPN", "ADV", "ADJ"})
_BEFORE_INFINITIVE = frozenset({"VERB", "AUX", "PRON"})
_INFINITIVES = ("er", "ir", "re", "oir")


def has_finite_ending(token: Token) -> bool:
    """Return whether a word has the ending of a finite verb and of nothing that the tagger saw.

    The small models read plurals after their subject as adverbs or nouns (*les agences intègrent*).

    Args:
        token: The token.

    Returns:
        Whether the ending is one of the third person alone, or *-ent* on a verb or on what cannot
        be an adverb, or the whole form can be nothing else (*vaut*).
    """
    shown = finite_ending[token.lower]
    if not shown or token.form[0].isupper():
        return False
    # no infinitive or participle ends in -ent: « embarrassent », « dorment »
    return shown == _SURE or token.pos == "VERB" or (shown == _NO_ADVERB and token.pos == "ADV")


def _shows_finite(word: str) -> int:
    """Return how surely a word ends like a finite verb, 0 for one that does not."""
    if word in closed_class("finite_form") or word.endswith(_SURE_ENDINGS):
        return _SURE
    if word.endswith(_FUTURE) and len(word) >= _SHORTEST:
        return _SURE  # « mènera », « rouvrirait », « viendront »
    if not word.endswith("ent"):
        return 0
    return _IF_VERB if word.endswith("ment") or word == "souvent" else _NO_ADVERB


finite_ending = Memo(_shows_finite)
"""For a word in lower case, how surely its ending is a finite verb's, 0 where it is none's."""


def adverbial_end(tokens: Sequence[Token], j: int) -> int | None:
    """Return the index after a fixed adverbial of several tokens (*pour sa part*).

    Args:
        tokens: The sentence's tokens.
        j: Index of a token.

    Returns:
        The index, ``None`` where no such adverbial starts.
    """
    if not 0 <= j < len(tokens) - 1:
        return None
    following = _adverbials().get(tokens[j].lower)
    if following is None:
        return None
    for rest in following.get(tokens[j + 1].lower, ()):
        end = j + 2 + len(rest)
        if tuple([token.lower for token in tokens[j + 2 : end]]) == rest:
            return end
    return None


def may_continue_adverbial(word: str) -> bool:
    """Return whether a word may stand in a fixed adverbial of several tokens, not as its first.

    Args:
        word: A word in lower case.

    Returns:
        Whether one has it.
    """
    return word in _continuations()


@functools.cache
def _continuations() -> frozenset[str]:
    return frozenset(
        word for words in closed_class("adverb_phrase") for word in words.split(" ")[1:]
    )


@functools.cache
def _adverbials() -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """Return how adverbials go on after their first and second token, longer ones first."""
    found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    for words in sorted(closed_class("adverb_phrase"), key=lambda words: -words.count(" ")):
        first, second, *rest = words.split(" ")
        following = found.setdefault(first, {})
        following[second] = (*following.get(second, ()), tuple(rest))
    return found


def follows_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun, or a noun and one word that goes with it, stands before a token.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token.

    Returns:
        Whether one of the two tokens before is a noun or name.
    """
    return any(tokens[k].pos in _NOUNS for k in range(max(0, i - 2), i))


def past_adverbs(tokens: Sequence[Token], j: int) -> int:
    """Return the first index from ``j`` on at which no adverb stands.

    Args:
        tokens: The sentence's tokens.
        j: The first index that is looked at.

    Returns:
        The index; that of the sentence's end where there are but adverbs.
    """
    while j < len(tokens):
        end = adverbial_end(tokens, j)
        if end is None and tokens[j].lower not in closed_class("adverb"):
            break
        j = end or j + 1
    return j


def takes_verb_complement(tokens: Sequence[Token], i: int) -> bool:
    """Return whether what follows a token is what a verb takes after its subject.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token; what stands before it ends a noun phrase.

    Returns:
        Whether a complement clause, an infinitive of *avoir* or *être*, a colon, a quotation or,
        after a noun, a day or month follows.
    """
    j = past_adverbs(tokens, i + 1)
    if j > i + 1 and tokens[i + 1].quoted not in (None, tokens[i].quoted):
        j = i + 1  # « critique « sans nuance » la vente »
    times = closed_class("time")
    if follows_noun(tokens, i) and any(token.lower in times for token in tokens[i + 1 : j + 1]):
        return True
    if j >= len(tokens):
        return False
    following = tokens[j]
    return (
        following.lower in _OPENERS
        or following.form == ":"
        or following.placeholder is not None
        or (following.quoted is not None and following.quoted != tokens[i].quoted)
        or _is_only_verb(tokens, i, j)
    )


def _is_only_verb(tokens: Sequence[Token], i: int, after: int) -> bool:
    """Return whether a form can only be the verb of a clause that its report ends.

    *Le maire peste dans Le Courrier : « Q »*, *le club annonce aussi dans un communiqué avoir
    fermé* have a subject, an adjunct and no other verb; adverbs before ``after`` change nothing.
    """
    following = tokens[after].lower if i else ""
    adjunct = following in closed_class("preposition") and following not in closed_class("of")
    if not adjunct or tokens[i - 1].pos not in ("NOUN", "PROPN") or tokens[0].pos == "ADP":
        return False
    ahead = tokens[i + 2 : i + _COLON]
    told = next((t.index for t in ahead if t.form == ":" or t.lower in _REPORTED), None)
    if told is None or told + 1 >= len(tokens):
        return False
    if tokens[told].form == ":" and tokens[told + 1].placeholder is None:
        return False
    # The taggers take some names for verbs: « annonce sur Twitter avoir fermé »
    others = (t for t in tokens[:told] if t.index != i and t.form[0].islower())
    return not any(t.finite or t.pos in ("VERB", "AUX") for t in others)


def governs_next(tokens: Sequence[Token], i: int, verb: ReportingVerb) -> bool:
    """Return whether what follows a form of a verb is what this one governs.

    *Le maire menace de partir*, *l'ONG reproche à l'armée*, *le rapporteur part du principe*: after
    a noun no other noun takes these.

    Args:
        tokens: The sentence's tokens.
        i: Index of the form.
        verb: The verb that it may be a form of.

    Returns:
        Whether the words of a multiword verb, its preposition, that of the one spoken to, or *de*
        and an infinitive follow.
    """
    ahead = tokens[i + 1 : i + 1 + _NEAR]
    if not ahead:
        return False
    link = ahead[0].lower
    if verb.tail_forms:
        words = [token.lower for token in tokens[i + 1 : i + 1 + len(verb.tail_forms)]]
        return len(words) == len(verb.tail_forms) and all(
            word in forms for word, forms in zip(words, verb.tail_forms, strict=True)
        )
    if link in ("de", "d'"):
        return Frame.DE_INF in verb.frames and _is_infinitive(ahead[1:])
    if Frame.INF in verb.frames and ahead[0].pos in _BEFORE_INFINITIVE and _is_infinitive(ahead):
        return True  # « la mairie compte faire de la place »
    return link in verb.prepositions or (link in _TO and verb.addressee == "à")


def follows_anaphoric(tokens: Sequence[Token], i: int) -> bool:
    """Return whether what stands for somebody without a noun ends before a token.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token.

    Returns:
        Whether *l'un*, *ce dernier*, *la première* or the like stands there.
    """
    if i < _PHRASE:
        return False
    before, article = tokens[i - 1].lower, tokens[i - _PHRASE].lower
    if before in _ONE:
        return article == "l'"
    return before in closed_class("anaphoric_head") and article in closed_class("determiner")


def governs_alone(tokens: Sequence[Token], i: int, verb: ReportingVerb) -> bool:
    """Return whether a form has what a verb takes, and no verb follows for which it is a noun.

    *Ce dernier reproche au maire d'avoir menti*, but *le dernier reproche au maire est injuste*

    Args:
        tokens: The sentence's tokens.
        i: Index of the form; see `follows_anaphoric` for what stands before it.
        verb: The verb that it may be a form of.

    Returns:
        Whether it is the verb.
    """
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.lower == "si" or takes_verb_complement(tokens, i):
        return True
    quotes = following.lower in LINKS and opens_quoted(tokens, i + 2)
    if not (quotes or following.pos == "DET" or governs_next(tokens, i, verb)):
        return False
    ends = (token.index for token in tokens[i + 1 :] if token.form in _ENDS)
    return not any(token.finite for token in tokens[i + 1 : next(ends, len(tokens))])


def opens_quoted(tokens: Sequence[Token], j: int) -> bool:
    """Return whether quoted words stand at a token, or after the determiner there.

    Args:
        tokens: The sentence's tokens.
        j: Index of the token.

    Returns:
        Whether they do.
    """
    ahead = tokens[j : j + 2]
    if ahead and ahead[0].quoted is None and ahead[0].pos != "DET":
        return False
    return any(token.quoted is not None for token in ahead)


def has_object_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun phrase with quoted words follows an adjunct of the only verb.

    *La maire pointe devant les élus une « faute »*: two noun phrases side by side are no part of
    one.

    Args:
        tokens: The sentence's tokens.
        i: Index of a form behind a noun phrase.

    Returns:
        Whether one does, and no other verb of the sentence is finite.
    """
    for k in range(i + 2, min(len(tokens), i + _AHEAD)):
        token = tokens[k]
        if token.quoted is not None or token.form in _ENDS or token.placeholder is not None:
            return False
        if token.pos == "DET" and token.lower not in LINKS and tokens[k - 1].pos in _ENDING:
            marked = any(other.quoted is not None for other in tokens[k + 1 : k + 4])
            return marked and not any(t.finite for t in tokens if t.index != i)
    return False


def _is_infinitive(tokens: Sequence[Token]) -> bool:
    """Return whether an infinitive opens some tokens, clitics and negations before it left out."""
    for token in tokens:
        if token.lower not in closed_classes("object_clitic", "negation"):
            return token.pos in ("VERB", "AUX") and token.lower.endswith(_INFINITIVES)
    return False
