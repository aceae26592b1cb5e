"""Which sentences tell of somebody, and when *il* stands for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, SpeakerKind
from .wording import taken_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models.records import MentionMatch, Sentence

__all__ = ["peopled", "stands_for_nobody"]

_REMAINS = frozenset({"reste", "demeure", "restait", "demeurait", "restera", "demeurera"})
_GOES = frozenset({"va", "allait", "ira", "irait"})
_NOBODY = frozenset({"personne", "nul", "nulle", "aucun", "aucune"})
_ALSO_SOMEBODYS = frozenset({"est", "reste", "semble", "paraît"})
_TO = frozenset({"me", "te", "nous", "vous", "lui", "leur", "m'", "t'"})
_DO = frozenset({"fait", "faisait", "fera", "ferait"})


def peopled(
    matches: Iterable[MentionMatch],
    sentences: Sequence[Sentence],
    sources: Iterable[MentionMatch],
) -> frozenset[int]:
    """Return which sentences mention somebody who may be who a text is about.

    Args:
        matches: The mentions of a text.
        sentences: The frame's sentences.
        sources: The sources of its quotations.

    Returns:
        Their indices: of those with sources, people, bodies, names or pronouns. *La route est
        coupée*, *Le dossier reste ouvert* and *Il pleuvait* tell of nobody, so that nobody comes
        to mind, and who was on it before stays as near.
    """
    found = {source.sentence for source in sources}
    again = taken_up()
    for match in matches:
        kind = match.kind  # compared by identity: to look an enum up in a set takes a call
        if kind is SpeakerKind.PLACE or kind is SpeakerKind.DOCUMENT or match.sentence in found:
            continue
        if sentences[match.sentence].words[match.first] in _NOBODY:
            continue  # « Personne ne s'y attendait »
        if kind is SpeakerKind.UNKNOWN:
            described = match.mention.kind is MentionKind.DESCRIPTION
            if described and match.head not in again:
                continue  # a thing, unless it is « ce dernier »
            if match.head == "il" and stands_for_nobody(sentences[match.sentence], match.first):
                continue
        found.add(match.sentence)
    return frozenset(found)


def stands_for_nobody(sentence: Sentence, at: int) -> bool:
    """Return whether the word at a token is an *il* that is nobody by what comes after it.

    Args:
        sentence: The sentence.
        at: Index of the token.

    Returns:
        Whether it is (*il s'agit du maire*, *il pleuvait*, *il fait froid*, *il lui a fallu*).
    """
    words = sentence.words
    if words[at] != "il":
        return False
    at += 1 + (words[at + 1] in ("ne", "n'"))
    verb, after = words[at], words[at + 1]
    if verb == "en":  # « il n'en reste pas moins que », « il en va de même »
        remains = after in _REMAINS and "moins" in (words[at + 2], words[at + 3])
        return remains or (after in _GOES and words[at + 2] in ("de", "autrement", "ainsi"))
    if verb == "s'":
        return after.startswith("agi")
    if verb == "y":
        return after in closed_class("existing_verb")
    if verb in _DO:
        return after in closed_class("weather_adjective")
    if verb in _TO:
        verb, after = after, words[at + 2]  # « il nous faut », « il lui a fallu »
    if verb in closed_class("existing_verb"):
        return after in closed_class("impersonal_participle")
    if verb in _ALSO_SOMEBODYS:
        return after in ("que", "qu'", "à")  # « il reste à voter », but « il reste chez lui »
    return verb in closed_classes("impersonal_verb", "weather_verb")
