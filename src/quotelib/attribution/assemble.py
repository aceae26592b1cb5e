"""From one proposal a quoted span to the attributions of a text.

Ordered, each step looking only at what the steps before left: rules, incises inside, pieces of one
content, lists that share a cue, floating continuations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import MentionKind, QuotationKind, SpeakerKind
from ..models.records import Attribution
from . import before
from .build import standing
from .inside import inner_incises
from .rules import STANDING_RULES
from .scene import is_finite
from .subjects import preverbal, subject_mention

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["attribute_standing"]

_FROM_AFTER = frozenset(
    {"incise", "preposition_after", "presentative", "subject_verb_after", "list"}
)
_JOINING = frozenset({",", ";", "et", "ou", "puis", "/", "-", "–", "—", "mais"})
_HUMAN = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})


def _may_talk(mention: MentionMatch) -> bool:
    """Return whether a narrated subject can be the one who talks next: people, not things."""
    if mention.mention.kind is MentionKind.PRONOUN:
        return mention.head in ("il", "elle", "ils", "elles", "celui-ci", "celle-ci")
    return mention.kind in _HUMAN


def attribute_standing(scene: Scene) -> dict[int, Attribution]:
    """Return the attribution of every quoted span that stands as an utterance.

    Args:
        scene: The text's candidates.

    Returns:
        Quoted span → attribution; spans that are pieces of one content share theirs.
    """
    order = sorted(scene.places, key=lambda index: scene.spans[index].outer.start)
    found: dict[int, Attribution] = {}
    for index in order:
        proposal = _propose(scene, index)
        if proposal is not None:
            found[index] = proposal
    _merge_pieces(scene, found)
    _share_lists(scene, order, found)
    _float(scene, order, found)
    return found


def _propose(scene: Scene, index: int) -> Attribution | None:
    for rule in STANDING_RULES:
        proposal = rule.propose(scene, index)
        if proposal is None:
            continue
        if rule.name == "incise":
            return _with_cue_before(scene, index, proposal)
        return proposal
    return inner_incises(scene, index)


def _with_cue_before(scene: Scene, index: int, proposal: Attribution) -> Attribution:
    """Join both cues of « X a dit : « Q », a-t-il insisté »."""
    source = proposal.source
    if source is None or source.mention.kind is not MentionKind.CLITIC:
        return proposal
    earlier = before.colon(scene, index)
    if earlier is None or not earlier.cues or earlier.source is None or earlier.confidence < 0.9:
        return proposal
    return attrs.evolve(
        proposal,
        cues=(*earlier.cues, *proposal.cues),
        source=earlier.source,
        confidence=earlier.confidence,
    )


def _in_sentence(scene: Scene, s: int) -> list[int]:
    return [t.placeholder for t in scene.tokens(s) if t.placeholder is not None]


def _merge_pieces(scene: Scene, found: dict[int, Attribution]) -> None:
    """Join « La loi », a rappelé X, « s'applique » into one content of two pieces."""
    for sentence in scene.sentences:
        indices = _in_sentence(scene, sentence.index)
        for left, right in zip(indices, indices[1:], strict=False):
            first = found.get(left)
            if first is None or first.rule not in _FROM_AFTER:
                continue
            second = found.get(right)
            starts_small = _starts_small(scene, right)
            own = second is not None and second.rule in _FROM_AFTER
            if own and not starts_small:
                continue
            comma = scene.lower(sentence.index, scene.places[right].token - 1) in (",", "–", "—", "-")
            if not starts_small and not (comma and second is None):
                continue
            if scene.lower(sentence.index, scene.places[right].token - 1) == ":":
                # « Oui », rebondit X : « il en a manqué … » goes on; a capital starts anew.
                if not starts_small:
                    continue
                own = False
            cues = first.cues + (second.cues if own and second is not None else ())
            merged = attrs.evolve(
                first,
                content=first.content + (scene.content(right),),
                quoted=(*first.quoted, right),
                cues=cues,
            )
            for index in merged.quoted:
                found[index] = merged


def _starts_small(scene: Scene, index: int) -> bool:
    words = scene.spans[index].span.text.lstrip("…. ")
    return words[:1].islower()


def _share_lists(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Give quotations in a row, separated by signs only, the attribution of the one that has it."""
    pairs = list(zip(order, order[1:], strict=False))
    for left, right in reversed(pairs):
        if left not in found and right in found and found[right].rule in _FROM_AFTER:
            if _adjacent(scene, left, right):
                found[left] = attrs.evolve(
                    found[right], content=(scene.content(left),), quoted=(left,), rule="list"
                )
    for left, right in pairs:
        if right not in found and left in found and found[left].rule not in ("floating",):
            if _adjacent(scene, left, right) and found[left].cues:
                found[right] = attrs.evolve(
                    found[left], content=(scene.content(right),), quoted=(right,), rule="list"
                )


def _adjacent(scene: Scene, left: int, right: int) -> bool:
    """Return whether only joining signs stand between two placeholders of one sentence."""
    a, b = scene.places[left], scene.places[right]
    if a.sentence != b.sentence:
        return False
    between = scene.tokens(a.sentence)[a.token + 1 : b.token]
    return len(between) > 0 and all(token.lower in _JOINING for token in between)


def _float(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Attribute what is left to the speaker who is talking, when the text makes that plain."""
    previous: int | None = None
    for index in order:
        if scene.spans[index].depth > 0 and index not in found:
            continue
        if index not in found:
            attribution = _floating(scene, index, previous, found)
            if attribution is not None:
                found[index] = attribution
        if index in found:
            previous = index


def _floating(
    scene: Scene, index: int, previous: int | None, found: dict[int, Attribution]
) -> Attribution | None:
    if _is_title(scene, index):
        return None
    place = scene.places[index]
    sentence = scene.sentences[place.sentence]
    before_it = scene.lower(place.sentence, place.token - 1)
    if before_it[-1:].isalnum():
        # Marks right after a word that reports nothing hold a name or a title.
        return None
    if previous is not None:
        gap = _gap(scene, previous, index)
        if gap == 0:
            return _inherit(scene, index, previous, 0.8)
    narrator = _narrated_subject(scene, place.sentence, place.token)
    if narrator is not None:
        return standing(scene, index, "floating_subject", 0.7, hint=narrator)
    if previous is not None:
        same = scene.sentences[scene.places[previous].sentence].paragraph == sentence.paragraph
        if same or _gap(scene, previous, index) <= 1:
            return _inherit(scene, index, previous, 0.6)
    follower = _following_subject(scene, place.sentence, place.token)
    if follower is not None:
        return standing(scene, index, "floating_next", 0.5, hint=follower)
    return standing(scene, index, "floating_unknown", 0.4)


def _inherit(scene: Scene, index: int, previous: int, confidence: float) -> Attribution:
    return attrs.evolve(
        standing(scene, index, "floating", confidence), inherits=previous
    )


def _gap(scene: Scene, left: int, right: int) -> int:
    """Return how many sentences without a quotation stand between two placeholders."""
    a, b = scene.places[left].sentence, scene.places[right].sentence
    return sum(
        1
        for s in range(min(a, b) + 1, max(a, b))
        if scene.sentences[s].container is None and not _in_sentence(scene, s)
    )


def _narrated_subject(scene: Scene, s: int, token: int) -> MentionMatch | None:
    """Return the one that the sentence before is about, when people or bodies are."""
    previous = s - 1
    if previous < 0:
        return None
    if scene.sentences[previous].paragraph != scene.sentences[s].paragraph:
        return None
    if scene.sentences[previous].container != scene.sentences[s].container:
        return None
    tokens = scene.tokens(previous)
    for cue in scene.verb_cues(previous):
        if is_finite(cue) and cue.core and not cue.passive:
            source = preverbal(scene, cue)
            if source is not None and _may_talk(source):
                return source
    subject = subject_mention(scene, previous, 0, len(tokens))
    return subject if subject is not None and _may_talk(subject) else None


def _following_subject(scene: Scene, s: int, token: int) -> MentionMatch | None:
    if token != len(scene.tokens(s)) - 1 or s + 1 >= len(scene.sentences):
        return None
    if scene.sentences[s + 1].paragraph != scene.sentences[s].paragraph:
        return None
    subject = scene.mention_at(s + 1, 0)
    return subject if subject is not None and _may_talk(subject) else None


def _is_title(scene: Scene, index: int) -> bool:
    """Return whether the marks hold a title or label rather than an utterance."""
    place = scene.places[index]
    before = [token.lower for token in scene.tokens(place.sentence)[: place.token]]
    if "lire" in before and ({"aussi", "également", "encore"} & set(before) or before[0] in ("à", "a", "lire")):
        return True
    return False
