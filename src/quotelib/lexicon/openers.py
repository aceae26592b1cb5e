"""Which cues a word can open, so that they are looked for at few words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .folding import normalise
from .types import CueOpener

if TYPE_CHECKING:
    from .nouns import SpeechNouns
    from .prepositions import Prepositions
    from .table import Lexicon

__all__ = ["opener"]


def opener(
    lexicon: Lexicon, prepositions: Prepositions, nouns: SpeechNouns, word: str
) -> CueOpener | None:
    """Return which cues a word can open.

    Args:
        lexicon: The lexicon.
        prepositions: Its phrases that attribute.
        nouns: Its speech nouns.
        word: A word in lower case.

    Returns:
        The cues, ``None`` for a word that is part of none.
    """
    key = normalise(word)
    phrase, noun = key in prepositions.by_first, key in nouns.forms
    verbs = [verb for form in lexicon.verb_forms(word) for verb in lexicon.reporting(form.base)]
    if not (phrase or noun or verbs):
        return None
    tails = {word for verb in verbs for words in verb.tail_forms[:1] for word in words}
    return CueOpener(
        phrase=phrase,
        noun=noun,
        verb=bool(verbs),
        tails=frozenset(tails) if all(verb.tail_forms for verb in verbs) else None,
    )
