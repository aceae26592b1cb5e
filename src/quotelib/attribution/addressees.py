"""Whom a verb tells before the clause that it governs: *avertit les élus que P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .steps import PARTICIPLES, is_inflected, skip

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["past_told"]

_FAR = 30
_LISTS = frozenset({",", "et"})
_STOPS = frozenset(".:;!?")


def past_told(scene: Scene, cue: CueMatch, j: int, words: frozenset[str]) -> int | None:
    """Return where the clause opens after a direct object (*avertit les élus que*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        j: The first token behind it that is no circumstance.
        words: The words that may open the clause.

    Returns:
        The word's token, ``None`` where the verb tells nobody or no such word follows.
    """
    s = cue.sentence
    mention = scene.mention_at(s, j)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if mention is None or verb is None or verb.addressee != "object" or "QUE" not in cue.frames:
        return None
    if verb.excludes(mention.head):
        return None  # « relance un débat que l'on croyait clos »: a relative
    after = skip(scene, s, mention.last + 1, "adverb")
    if scene.lower(s, after - 1) == "ainsi":  # « avertit X ainsi que Y que P »
        mention = scene.mention_at(s, after + 1)
        after = after if mention is None else mention.last + 1
    return after if scene.lower(s, after) in words else _past_more(scene, s, after, words)


def _past_more(scene: Scene, s: int, first: int, words: frozenset[str]) -> int | None:
    """Return where the clause opens behind a list of those who are told, or what describes them.

    *prévient les maires de Dole, de Vaux et de Huy que*, *informe les élus chargés du dossier que*,
    *avertit la directrice, Mme Roux, que*
    """
    tokens = scene.tokens(s)
    if first >= len(tokens):
        return None
    described = tokens[first].lower.endswith(PARTICIPLES) and tokens[first].pos in ("VERB", "ADJ")
    listed = tokens[first].lower in _LISTS or scene.lower(s, first - 1) == ","
    if not (described or listed) or is_inflected(tokens[first]):
        return None
    for token in tokens[first : first + _FAR]:
        if token.lower in words:
            joined = f"{scene.lower(s, token.index - 1)} {token.lower}"
            # « P, prévient la caisse, alors que le vote approche »
            return None if joined in closed_class("subordinating_phrase") else token.index
        barred = token.form in _STOPS or token.placeholder is not None or token.quoted is not None
        if barred or is_inflected(token) or scene.is_a(s, token.index, "relative"):
            return None
    return None
