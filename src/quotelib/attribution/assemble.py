"""From one proposal a quoted span to the attributions of a text.

Ordered, each step looking only at what the steps before left: rules, incises inside, pieces of one
content, lists that share a cue, floating continuations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..models import Form, MentionKind
from ..models.records import Attribution
from . import before
from .build import standing
from .inside import inner_incises
from .rules import STANDING_RULES
from .subjects import may_talk, narrated_subject

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["attribute_standing"]

_FROM_AFTER = frozenset(
    {"incise", "preposition_after", "presentative", "subject_verb_after", "list"}
)
_JOINING = frozenset({",", ";", "et", "ou", "puis", "/", "-", "–", "—", "mais"})


def attribute_standing(scene: Scene) -> dict[int, Attribution]:
    """Return the attribution of every quoted span that stands as an utterance.

    Args:
        scene: The text's candidates.

    Returns:
        Quoted span → attribution; spans that are pieces of one content share theirs.
    """
    order = sorted(
        (index for index in scene.places if not _holds_turns(scene, index)),
        key=lambda index: scene.spans[index].outer.start,
    )
    found: dict[int, Attribution] = {}
    for index in order:
        proposal = _propose(scene, index)
        if proposal is not None:
            found[index] = proposal
    _merge_pieces(scene, found)
    _resume(scene, order, found)
    _share_lists(scene, order, found)
    _float(scene, order, found)
    return found


def _holds_turns(scene: Scene, index: int) -> bool:
    """Return whether one pair of marks holds a whole exchange, each turn after a dash."""
    following = index + 1
    return (
        following < len(scene.spans)
        and scene.spans[following].parent == index
        and scene.spans[following].form is Form.DASH
    )


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


def _resume(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Join « Quand le mur est tombé… » Il s'arrête. « … j'ai pensé », reprend X into one content."""
    for left, right in zip(order, order[1:], strict=False):
        if left in found or right not in found:
            continue
        a, b = scene.places[left], scene.places[right]
        same = scene.sentences[a.sentence].paragraph == scene.sentences[b.sentence].paragraph
        broken_off = scene.spans[left].span.text.endswith(("…", "..."))
        if same and broken_off and _starts_small(scene, right):
            joined = attrs.evolve(
                found[right],
                content=(scene.content(left), *found[right].content),
                quoted=(left, *found[right].quoted),
            )
            found[left] = found[right] = joined


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
    if not scene.is_utterance(index) and not _alone_in_paragraph(scene, index):
        return None
    if previous is not None and _gap(scene, previous, index) == 0:
        turn = _alternating(scene, previous, index, found)
        return _inherit(scene, index, previous if turn is None else turn, 0.8)
    narrator = narrated_subject(scene, place.sentence)
    if narrator is not None:
        return standing(scene, index, "floating_subject", 0.7, hint=narrator)
    if previous is not None:
        same = scene.sentences[scene.places[previous].sentence].paragraph == sentence.paragraph
        if same or _gap(scene, previous, index) <= 1:
            return _inherit(scene, index, previous, 0.6)
    words = scene.spans[index].span.text
    if len(words.split()) < 3 and words[-1:] not in ".!?…":
        return None  # a bare fragment of nobody: a heading, a term
    follower = _following_subject(scene, place.sentence, place.token)
    if follower is not None:
        return standing(scene, index, "floating_next", 0.5, hint=follower)
    return standing(scene, index, "floating_unknown", 0.4)


def _alone_in_paragraph(scene: Scene, index: int) -> bool:
    """Return whether a quotation fills its paragraph: a heading or pull quote."""
    paragraph = scene.sentences[scene.places[index].sentence].paragraph
    words = [
        token
        for sentence in scene.sentences
        if sentence.paragraph == paragraph
        for token in sentence.tokens
        if token.placeholder is not None or token.form.isalnum()
    ]
    return len(words) == 1


def _alternating(
    scene: Scene, previous: int, index: int, found: dict[int, Attribution]
) -> int | None:
    """Return the turn before last in an exchange of questions and answers, if this goes on."""
    earlier = [other for other in found if other < previous and scene.spans[other].depth == 0]
    if not earlier:
        return None
    before_last = max(earlier)
    a, b = scene.places.get(before_last), scene.places.get(previous)
    if a is None or b is None or _gap(scene, before_last, previous) > 0:
        return None
    if _asks(scene, before_last) == _asks(scene, previous):
        return None
    sources = [
        item.source.mention.text if item.source else None
        for item in (_origin(found, before_last), _origin(found, previous))
    ]
    if None in sources or sources[0] == sources[1]:
        return None
    return before_last if _asks(scene, index) == _asks(scene, before_last) else None


def _origin(found: dict[int, Attribution], index: int) -> Attribution:
    while found[index].inherits is not None:
        index = found[index].inherits or 0
    return found[index]


def _asks(scene: Scene, index: int) -> bool:
    return scene.spans[index].span.text.rstrip().endswith("?")


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


def _following_subject(scene: Scene, s: int, token: int) -> MentionMatch | None:
    if token != len(scene.tokens(s)) - 1 or s + 1 >= len(scene.sentences):
        return None
    if scene.sentences[s + 1].paragraph != scene.sentences[s].paragraph:
        return None
    subject = scene.mention_at(s + 1, 0)
    return subject if subject is not None and may_talk(subject) else None


def _is_title(scene: Scene, index: int) -> bool:
    """Return whether the marks hold a title or label rather than an utterance."""
    place = scene.places[index]
    before = [token.lower for token in scene.tokens(place.sentence)[: place.token]]
    if "lire" in before and ({"aussi", "également", "encore"} & set(before) or before[0] in ("à", "a", "lire")):
        return True
    return False
