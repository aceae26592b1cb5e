"""Who acts on the subject of a sentence or feels something for it, and then talks of it.

*La maire est soutenue par Luc Roy. « Elle a du courage »*; *La maire a déçu Luc Roy*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Sentence
    from .descriptions import Features
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["add_acting_on", "mark_acting_on"]

_BY = "par"
_PASSIVE = 9
"""So many words at most stand between the auxiliary of a passive and its agent."""
_BE = frozenset({"est", "sont", "était", "étaient", "été", "fut", "sera", "serait", "être"})
_SUBJECT = 2
_STARTING = "commencer"
"""Before *par* it brings in the first of several (*à commencer par X*)."""
_OF = frozenset({"de", "d'", "du"})
_IN = "en"
_UP_TO = "jusqu'"
_TO = frozenset({"à", "au"})
_NEAR = 6
_PEOPLE = frozenset({"kind_person", "sentence_before"})
_HINTED = ("hinted_named", "hinted_described", "hinted_pronoun", "hinted_talks")
_TELLS_OF_IT = frozenset({"told_of_gender", "told_of_by_words", "named_in_own"})


def add_acting_on(found: Features, entity: Entity, discourse: Discourse) -> None:
    """Add whether the sentence that mentioned somebody last tells what he does to its subject.

    He is the agent of a passive, one whose support or anger another has (*s'est attiré les foudres
    de X*), or whom another pleases, disappoints or frightens.

    Args:
        found: What speaks for and against him so far, to be added to.
        entity: He, who is no subject.
        discourse: The document.
    """
    if entity.seen is None:
        return
    here = discourse.between(entity.seen.start, entity.seen.start + 1)
    if here and _acts(discourse.sentences[here[0].sentence], here[0], discourse.lexicon):
        found["acts_on_subject"] = 1.0  # counts where words tell of the subject


def _acts(sentence: Sentence, match: MentionMatch, lexicon: Lexicon) -> bool:
    """Return whether the words before a mention make it who acts on the subject, or is moved."""
    words, first = sentence.words, match.first
    before, governing = words[first - 1], words[first - 2]
    passive = any(words[k] in _BE for k in range(max(0, first - _PASSIVE), first - 1))
    if before == _BY:
        return passive or governing == _STARTING
    if before == _IN:
        return governing in closed_class("side_noun")
    if before in _OF:
        stance = first > _SUBJECT and governing in closed_class("stance_noun")
        return stance or (passive and _is_personal(governing))
    if before in _TO:
        near = {words[k] for k in range(max(0, first - _NEAR), first - 1)}
        if not near.isdisjoint(closed_class("pleasing_form")):
            return True
        if governing != _UP_TO:
            return False
    return _is_moved(words, first - 1, lexicon)


def _is_personal(word: str) -> bool:
    """Return whether a word is the participle of a verb for what people do to people."""
    personal = closed_class("personal_participle")
    return word in personal or (word[-1:] == "e" and word[:-1] in personal)


def _is_moved(words: Mapping[int, str], at: int, lexicon: Lexicon) -> bool:
    """Return whether a verb before somebody says that another makes him feel something."""
    passed = closed_classes("adverb", "forclusive") | _TO | {_UP_TO}
    while at > 0 and words[at] in passed:
        at -= 1
    if words[at - 1] in _BE:
        return False
    moving = closed_class("moving_verb")
    return words[at] in moving or any(f.base in moving for f in lexicon.verb_forms(words[at]))


def mark_acting_on(entities: Sequence[Features]) -> None:
    """Mark whom words tell of where another acts on him in the sentence before, who says them.

    Args:
        entities: The features of those who may speak in a quotation without source.
    """
    near = [one for one in entities if one.keys() >= _PEOPLE]
    told = [one for one in near if not _TELLS_OF_IT.isdisjoint(one)]
    acting = [one for one in near if "acts_on_subject" in one]
    if len(acting) == 1 and told and told != acting:
        for one in told:
            if one is acting[0]:
                for name in ("told_of_gender", "told_of_nearest", "told_of_only"):
                    one.pop(name, None)
                continue
            for hint in _HINTED:
                one.pop(hint, None)
            one["told_of_acting"] = 1.0
        return
    for one in acting:
        del one["acts_on_subject"]
    others = [one for one in near if _TELLS_OF_IT.isdisjoint(one)]
    if len(told) == len(others) == 1 and "told_of_only" in told[0]:
        others[0]["told_by_other"] = 1.0  # « Ada a eu Luc pour maître. « Elle apprend vite » »
