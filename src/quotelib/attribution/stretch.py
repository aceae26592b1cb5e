"""What readers of complements return, and the steps between a verb and its complement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.position import adverbial_end
from ..lexicon.words import closed_class, closed_classes
from .rules import Rule
from .scene import is_finite
from .steps import DE, QUE, STRESSED

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = [
    "Stretch",
    "after_cue",
    "ago",
    "date_end",
    "is_told_behind",
    "opens_adjunct",
    "past_adjunct",
    "past_adverbial",
    "past_adverbs",
    "past_deictic",
    "past_fronted",
]

_MODIFIERS = 4
_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})

_AGO = ("il", "y", "a")
_AND = frozenset({"et", "ou", "puis"})
_NEXT = frozenset({"dernier", "prochain", "suivant", "passé"})
_FAR_AGO = 8
_YEAR = 4


@attrs.frozen(kw_only=True)
class Stretch:
    """The tokens of a complement.

    Attributes:
        first: Its first token.
        end: The index after its last token.
        rule: The rule that reads it.
        confidence: Between 0 and 1.
    """

    first: int
    end: int
    rule: Rule
    confidence: float


def after_cue(scene: Scene, cue: CueMatch) -> int:
    """Return the index after adverbs, *lui-même* and a stressed pronoun that follow a verb.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The index; words in other marks than the verb's are not passed.
    """
    s, j = cue.sentence, cue.last + 1
    if scene.lower(s, j) in STRESSED:
        if scene.lower(s, j + 2) in ("même", "mêmes"):
            j += 3
        elif _is_stressed(scene, cue, j):
            j += 1
    return past_adverbs(scene, s, j)


def _is_stressed(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a pronoun takes up the subject before its verb (*regrette lui une « faute »*).

    Before an infinitive it is a clitic (*dit lui devoir de l'argent*).
    """
    s = cue.sentence
    if not is_finite(cue) or cue.clitic is not None:
        return False
    if cue.first == 0 or not scene.lower(s, cue.first - 1)[-1].isalnum():
        return False  # « …, dit elle », which its hyphen left
    return scene.lower(s, j + 1) in closed_classes("determiner", "preposition") | QUE


def past_adverbs(scene: Scene, s: int, j: int) -> int:
    """Return the index after the adverbs at a token, and short insertions between commas.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token after a verb.

    Returns:
        The index; words in other marks than the verb's are not passed.
    """
    tokens = scene.sentences[s].tokens
    quoted = tokens[j - 1].quoted
    while j < len(tokens) and tokens[j].quoted == quoted:
        inserted = _past_insertion(scene, s, j)
        if inserted is None and tokens[j].lower in closed_class("time"):
            inserted = date_end(scene, s, j)
        if inserted is not None:
            j = inserted
        elif _is_adverb(scene, s, j):
            j += 1
        else:
            break
    return j


def _is_adverb(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word behind a verb goes with it and governs nothing."""
    sentence = scene.sentences[s]
    token, word, after = sentence.tokens[j], sentence.words[j], sentence.words[j + 1]
    if word in closed_class("quantity_adverb") and after in DE:
        return False  # « demande davantage de « souplesse » »
    if word in closed_class("floating_quantifier") and after not in closed_class("determiner"):
        return True  # « disent tous vouloir P », « affirment chacun que P »
    if word == "tout" and any(t.pos == "NOUN" for t in sentence.tokens[j + 1 : j + 2]):
        return False  # « dénonce tout recul de la « Q » »
    if word in closed_classes("adverb", "emphatic"):
        return True
    if token.pos != "ADV":
        # The taggers take « sèchement » for a verb, which none can be after another, or for a noun.
        read = ("VERB", "ADJ", "NOUN") if after in QUE else ("VERB", "ADJ")
        if token.pos not in read or not word.endswith("ment"):
            return False
    # They take « qu' » for an adverb now and then, and « laissaient ».
    mistaken = word in QUE or word.endswith("aient")
    return not (mistaken or word in closed_classes("clause_marker", "adjunct_preposition"))


def _past_insertion(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after an adverbial of several words, or one or a pronoun between commas.

    It is what stands in *assure pour sa part*, *prévoit, lui, …* and *nie, de son côté, …*.
    """
    words = scene.sentences[s].words
    if words[j] != ",":
        return past_adverbial(scene, s, j)
    end = past_adverbial(scene, s, j + 1)
    if end is None and words[j + 1] in closed_classes("disjunctive", "adverb"):
        end = j + 2
    return end + 1 if end is not None and words[end] == "," else None


def past_adverbial(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a fixed adverbial of several tokens."""
    tokens = scene.sentences[s].tokens
    end = adverbial_end(tokens, j)
    # « prévoit un « temps fort » » has none
    return end if end is None or tokens[end - 1].quoted == tokens[j].quoted else None


def date_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a date (*mardi*, *ce mardi 18 octobre*, *samedi et dimanche*)."""
    past = ago(scene, s, j)
    if past is not None:
        return past
    words, times = scene.sentences[s].words, closed_class("time")
    k = j + (words[j] in closed_class("date_opener"))
    end, timed = k, False
    while words[end] in times or words[end].isdigit() or words[end] == "1er":
        timed = timed or words[end] in times
        end += 1
    # « fin 2018 », « dès 2018 »
    timed = timed or (end == k + 1 and k > j and len(words[k]) == _YEAR)
    if not timed:
        return None
    end += words[end] in _NEXT
    another = words[end] in _AND and words[end + 1] in times
    return (date_end(scene, s, end + 1) or end) if another else end


def is_told_behind(scene: Scene, s: int, end: int) -> bool:
    """Return whether a comma and a finite verb of saying follow quoted words (*« Q », a dit X*)."""
    cue = scene.cue_at(s, end + 1) if scene.lower(s, end) == "," else None
    return cue is not None and is_finite(cue)


def past_deictic(scene: Scene, s: int, j: int) -> int:
    """Return the index after the end of *ce mois-ci*, *ce jour-là*."""
    if scene.lower(s, j) in ("-ci", "-là"):
        return j + 1
    return j


def ago(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after *il y a un mois*, *un an plus tard* at a token."""
    words = scene.sentences[s].words
    if (words[j], words[j + 1], words[j + 2]) == _AGO:
        names = (k for k in range(j + 3, j + _FAR_AGO) if _names_time(scene, s, k))
        return next((k + 1 for k in names), None)
    if words[j] not in closed_classes("determiner", "numeral"):
        return None
    time = j + 1 + (words[j + 1] in closed_class("numeral"))
    later = words[time + 1] == "plus" and _names_time(scene, s, time)
    return time + 3 if later and words[time + 2] in ("tard", "tôt") else None


def _names_time(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun of time stands at a token (*mois*, *jours*, *mardi*)."""
    return scene.is_a(s, j, "time") or scene.is_a(s, j, "circumstance_noun")


def past_adjunct(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a short adjunct.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The preposition, adverb or word of time that opens it.

    Returns:
        The index, ``None`` when no phrase follows the preposition.
    """
    k = j + 1
    while scene.is_a(s, k, "preposition") or scene.is_a(s, k, "adverb"):
        k += 1
    mention = scene.mention_at(s, k)
    if mention is not None:
        return mention.last + 1
    tokens = scene.tokens(s)
    end = k
    if scene.is_a(s, end, "network"):
        return end + 1  # « sur twitter », which the taggers take for a verb
    while end < len(tokens) and tokens[end].pos in _NOUN_PHRASE:
        if end > k and tokens[end].pos == "DET" and tokens[end - 1].pos in ("NOUN", "PROPN"):
            break  # « de mémoire » le poème
        end += 1
    return end if end > j + 1 else None


def opens_adjunct(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adjunct of the reporting verb starts at a token.

    *lors de*, *mardi*, *en pleine séance*, *à l'issue de*
    """
    if scene.is_a(s, j, "circumstance_opener") or scene.is_a(s, j, "time"):
        return True
    if scene.is_a(s, j, "occasion_preposition") and _names_occasion(scene, s, j + 1):
        return True
    if scene.lower(s, j) != "à":
        return False
    dated = scene.mention_at(s, j + 1)  # « à quelques mois des élections »
    return dated is not None and dated.name is None and _names_time(scene, s, j + 2)


def past_fronted(scene: Scene, s: int, clause: tuple[int, int]) -> int:
    """Return where words start behind an adjunct set before them (*Pour l'heure, aucun suspect*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the words, and the one after them.

    Returns:
        The token after the adjunct's comma, the first token where none opens them.
    """
    begin, after = clause
    if not (scene.is_a(s, begin, "preposition") or opens_adjunct(scene, s, begin)):
        return begin
    end = past_adverbial(scene, s, begin) or date_end(scene, s, begin)
    end = end or past_adjunct(scene, s, begin) or begin
    return end + 1 if end < after - 1 and scene.lower(s, end) == "," else begin


def _names_occasion(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun phrase at ``j`` names an occasion (*à l'issue de*)."""
    tokens, k = scene.tokens(s), j
    while k < min(len(tokens), j - 1 + _MODIFIERS) and not scene.is_a(s, k, "occasion_noun"):
        if tokens[k].quoted is not None or tokens[k].pos not in _NOUN_PHRASE:
            return False
        k += 1
    return scene.is_a(s, k, "occasion_noun")
