"""From one proposal a quoted span to the attributions of what stands in marks.

Ordered, each step looking only at what the steps before left: rules, incises inside, pieces of one
content, lists that share a cue, floating continuations.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import features_of
from ..models import Form, MentionKind, Mood, QuotationKind, Span, SpeakerKind
from . import after, before, colons, incises, interviews, rules, signatures
from .floating import attribute_floating
from .inside import inner_incises, with_inner_incises
from .interrupted import interrupted
from .marked_clauses import stands_under, with_marked_clauses
from .phrases import HUMAN, may_talk
from .receptive import READING
from .scene import is_finite
from .terms import points_elsewhere

if TYPE_CHECKING:
    from ..models.records import Attribution, MentionMatch
    from .scene import Scene

__all__ = ["attribute_standing"]

_READERS = (
    interviews.turn,
    incises.incise,
    colons.colon,
    colons.colon_name,
    interrupted,
    after.preposition,
    before.preposition,
    before.incise,
    before.compared,
    before.verb,
    before.question,
    before.house,
    after.hung,
    after.presentative,
    after.subject_verb,
    after.taken_up,
    signatures.signature,
    inner_incises,
)
"""The readers in order of preference: the first that applies makes the attribution.

Each is given the text's candidates and a standing quoted span, and returns the attribution of the
span or ``None`` where its construction, which its docstring shows, is not there.
"""

_FROM_AFTER = frozenset(
    rule.name
    for rule in (
        rules.INCISE,
        rules.LIST,
        rules.PREPOSITION_AFTER,
        rules.PRESENTATIVE,
        rules.SUBJECT_VERB_AFTER,
        rules.HEADLINE,
    )
)
_SURE = 0.9
_JOINING = frozenset({",", ";", "et", "ou", "puis", "encore", "/", "-", "–", "—", "mais"})
_INSERTION, _TITLED = 4, 3
_COMPLEMENT = frozenset({"par", "de", "d'", "du", "des", "à", "au", "aux"})
_BETWEEN_PIECES = frozenset({",", "–", "—", "-"})


def attribute_standing(scene: Scene) -> dict[int, Attribution]:
    """Return the attribution of every quoted span that stands as an utterance.

    Args:
        scene: The text's candidates.

    Returns:
        Quoted span → attribution; spans that are pieces of one content share theirs.
    """
    order = sorted(
        (
            index
            for index in scene.places
            if any(map(str.isalnum, scene.spans[index].text))
            and not _holds_turns(scene, index)
            and not _only_wraps(scene, index)
            and not points_elsewhere(scene, index)
        ),
        key=lambda index: scene.spans[index].outer.start,
    )
    proposals = ((index, _propose(scene, index)) for index in order)
    found = {index: proposal for index, proposal in proposals if proposal is not None}
    found = with_marked_clauses(scene, found)
    _merge_pieces(scene, found)
    _resume(scene, order, found)
    _share_lists(scene, order, found)
    attribute_floating(scene, order, found)
    return found


def _holds_turns(scene: Scene, index: int) -> bool:
    """Return whether one pair of marks holds a whole exchange, each turn after a dash."""
    following = index + 1
    return (
        following < len(scene.spans)
        and scene.spans[following].parent == index
        and scene.spans[following].form is Form.DASH
    )


def _only_wraps(scene: Scene, index: int) -> bool:
    """Return whether an element of markup opens with marks that end before it does.

    In ``<blockquote>« Q », a déclaré X.</blockquote>`` the marks hold the words.
    """
    span, following = scene.spans[index], index + 1
    if span.form is not Form.TAG or following >= len(scene.spans):
        return False
    inner = scene.spans[following]
    opens = inner.parent == index and inner.outer.start == span.span.start
    return opens and inner.outer.end < span.span.end


def _propose(scene: Scene, index: int) -> Attribution | None:
    """Return what the first rule that applies makes of a quoted span."""
    proposal = next(scene.allowed(read(scene, index) for read in _READERS), None)
    if proposal is not None and _is_headed(proposal):
        # « Pont fermé : « Q » (X) »: who signs says it, not the thing that the heading names
        signed = next(scene.allowed([signatures.signature(scene, index)]), None)
        proposal = signed or proposal
    if proposal is not None:
        proposal = _without_reader(with_inner_incises(scene, index, proposal))
    if proposal is not None and proposal.rule in (rules.INCISE.name, rules.INCISE_CLAUSE.name):
        return _with_cue_before(scene, index, proposal)
    return proposal


def _without_reader(proposal: Attribution) -> Attribution:
    """Return a proposal without a source where *on* only reads the words (*« Q », y lit-on*).

    Nothing near names what they stand in, which the text before may tell.
    """
    source = proposal.source
    if source is None or source.head != "on" or not proposal.cues:
        return proposal
    if proposal.cues[0].lemma not in READING:
        return proposal
    return attrs.evolve(proposal, source=None, speaker_hint=source)


def _is_headed(proposal: Attribution) -> bool:
    """Return whether only a thing before a colon, nobody who speaks, has been found."""
    source = proposal.source
    headed = proposal.rule in (rules.COLON_CLAUSE.name, rules.COLON_NAME.name)
    return headed and source is not None and source.kind not in HUMAN


def _with_cue_before(scene: Scene, index: int, proposal: Attribution) -> Attribution:
    """Join both cues of *X a dit : « Q », a-t-il insisté* and *Pour X, « Q », a-t-il insisté*.

    The nearer mention is the source: after a colon the pronoun, after a preposition the name.
    """
    source = proposal.source
    if source is None or source.mention.kind is not MentionKind.CLITIC or source.head == "on":
        return proposal
    opened = colons.colon(scene, index)
    earlier = opened or before.preposition(scene, index)
    if earlier is None or not earlier.cues or earlier.source is None or earlier.confidence < _SURE:
        return proposal
    if opened is None and _are_others(earlier.source, source):
        return proposal  # « Pour les clients, « Q », promet-elle »
    told = may_talk(earlier.source)
    return attrs.evolve(
        proposal,
        cues=(*earlier.cues, *proposal.cues),
        source=earlier.source if opened is None else source,
        speaker_hint=earlier.source if opened is not None and told else None,
        confidence=earlier.confidence,
    )


def _are_others(named: MentionMatch, clitic: MentionMatch) -> bool:
    """Return whether a clitic of another number or gender takes up somebody else."""
    gender, number = features_of(clitic.head.lstrip("-t"), "pronoun")
    told, count = named.mention.gender, named.mention.number
    differ = number is not None and count not in (number, None)
    person = named.kind is SpeakerKind.PERSON and None not in (told, gender)
    return differ or (person and told is not gender)


def _merge_pieces(scene: Scene, found: dict[int, Attribution]) -> None:
    """Join « La loi », a rappelé X, « s'applique » into one content of two pieces."""
    for sentence in scene.sentences:
        wholes: dict[int, Attribution] = {}
        for left, right in itertools.pairwise(scene.placeholders(sentence.index)):
            first, second = found.get(left), found.get(right)
            if first is None or not _goes_on(scene, first, second, right):
                continue
            found[right] = attrs.evolve(
                first,
                content=(*first.content, scene.content(right)),
                quoted=(*first.quoted, right),
            )
            wholes[first.quoted[0]] = found[right]
        for whole in wholes.values():
            found.update(dict.fromkeys(whole.quoted, whole))


def _goes_on(scene: Scene, first: Attribution, second: Attribution | None, right: int) -> bool:
    """Return whether a quoted span goes on with the content of the one before it.

    « Oui », rebondit X : « il en a manqué … » goes on; a capital starts anew, except after a comma
    when nothing else attributes it.
    """
    if first.rule not in _FROM_AFTER or _is_told_anew(scene, first, second, right):
        return False
    if stands_under(scene, right):
        return False
    place, left = scene.places[right], scene.places[first.quoted[-1]]
    between = scene.tokens(place.sentence)[left.token + 1 : place.token]
    if any(token.form == ";" for token in between):
        return False  # « Non », dit X ; mais il ajoute ceci : « on verra »
    if second is None and _is_governing(scene, right):
        return False
    if _starts_small(scene, right):
        return True
    if _is_title(scene, first, right):
        return False
    return second is None and scene.lower(place.sentence, place.token - 1) in _BETWEEN_PIECES


def _is_governing(scene: Scene, index: int) -> bool:
    """Return whether words in marks without a verb have their complement behind the marks.

    *« P », dit Léa Roux, « surprise » par le vote*: they tell how somebody feels; not *« Il faut »,
    dit Léa Roux, « une loi » de l'État*.
    """
    place, inside = scene.places[index], scene.inside.get(index, ())
    after = scene.lower(place.sentence, place.token + 1)
    if after not in _COMPLEMENT or scene.is_utterance(index):
        return False
    return bool(inside) and not scene.is_a(inside[0], 0, "determiner")


def _is_title(scene: Scene, first: Attribution, right: int) -> bool:
    """Return whether marks far behind an incise hold no utterance (*« Q », dit X, …, « T »*)."""
    place = scene.places[right]
    if scene.is_utterance(right) or first.source is None:
        return False
    told = max(first.source.mention.span.end, *(c.end for cue in first.cues for c in cue.spans))
    between = [t for t in scene.tokens(place.sentence)[: place.token - 1] if t.start >= told]
    return len(between) > _TITLED


def _is_told_anew(scene: Scene, first: Attribution, second: Attribution | None, right: int) -> bool:
    """Return whether another verb reports a quoted span (*« P », dit X en dénonçant, …, « Q »*).

    Any verb may that the span has for its cue (*« P », dit X, avant de conclure : « q »*, *qui
    précise : « q »*) but a participle (*en souriant : « q »*).
    """
    own = () if second is None else second.cues
    place, left = scene.places[right], scene.places[first.quoted[-1]]
    s, words = place.sentence, scene.sentences[place.sentence].words
    return any(
        (other.core or (other.cue in own and other.cue.mood is not Mood.PARTICIPLE))
        and other.cue not in first.cues
        and (
            not is_finite(other)
            # « P », dit X, qui ajoute : « q »; « P », dit X, et Y répond : « q »
            or (
                (words[other.first - 1] == "qui" or other.cue in own)
                and words[place.token - 1] == ":"
            )
            or other.clitic is not None  # « P », dit X, qui attend, ajoute-t-il, « Q »
            or scene.is_a(s, other.first - 1, "conjunction")
        )
        for other in scene.verb_cues(s, left.token + 1, place.token)
    )


def _resume(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Join « Quand le mur est tombé… » Il s'arrête. « … j'ai pensé », reprend X into one.

    Also « Je crois que le port », dont il est l'élu, « fera tout », a-t-il dit.
    """
    for left, right in itertools.pairwise(order):
        if left in found or right not in found:
            continue
        broken_off = scene.spans[left].span.text.endswith(("…", "..."))
        same = scene.same_paragraph(scene.places[left].sentence, scene.places[right].sentence)
        cut = broken_off or _is_interrupted(scene, left, right)
        if same and cut and _starts_small(scene, right):
            joined = attrs.evolve(
                found[right],
                content=(scene.content(left), *found[right].content),
                quoted=(left, *found[right].quoted),
            )
            if not broken_off and _is_of_clause(scene, left):
                ends = scene.spans[left].outer.start, scene.spans[right].outer.end
                whole = (Span.of(scene.text, *ends), *joined.content[2:])
                joined = attrs.evolve(joined, kind=QuotationKind.MIXED, content=whole)
            found[left] = found[right] = joined


def _is_interrupted(scene: Scene, left: int, right: int) -> bool:
    """Return whether only words between commas, or up to one, part two pieces of a clause."""
    first, last = scene.places[left], scene.places[right]
    s = first.sentence
    if last.sentence != s or last.token - first.token < _INSERTION or scene.ends_with_stop(left):
        return False
    if scene.lower(s, last.token - 1) != ",":
        return False
    described = scene.is_a(s, first.token + 2, "relative")
    cues = scene.verb_cues(s, first.token + 1, last.token)
    return described or not any(cue.core or is_finite(cue) for cue in cues)


def _is_of_clause(scene: Scene, left: int) -> bool:
    """Return whether words behind a piece go on with its clause, and are no gloss of the author's.

    *« À partir de lundi », pour les lignes du nord, « nous ouvrirons tôt »*, *« Dès jeudi » soir,
    « nous serons là »*; not *« Je crois que le port », dont il est l'élu, « fera tout »*
    """
    s, j = scene.places[left].sentence, scene.places[left].token + 1
    opens = scene.is_a(s, j + 1, "preposition") or scene.lower(s, j + 1) == "comme"
    return opens or scene.lower(s, j) != ","


def _starts_small(scene: Scene, index: int) -> bool:
    """Return whether a quoted span starts with a small letter, three dots before it or not."""
    return scene.spans[index].span.text.lstrip("…. ")[:1].islower()


def _share_lists(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Give quotations in a row, separated by signs only, the attribution of the one that has it."""
    pairs = list(itertools.pairwise(order))
    for left, right in reversed(pairs):
        if left not in found and right in found and found[right].rule in _FROM_AFTER:
            _share(scene, right, left, found)
    for left, right in pairs:
        if right not in found and left in found and found[left].cues:
            _share(scene, left, right, found)


def _share(scene: Scene, giver: int, taker: int, found: dict[int, Attribution]) -> None:
    """Give a quoted span the attribution of its neighbour, when only joining signs part them."""
    s = scene.places[giver].sentence
    if scene.places[taker].sentence != s:
        return
    first, last = sorted(scene.places[index].token for index in (giver, taker))
    between = scene.tokens(s)[first + 1 : last]
    if between and all(token.lower in _JOINING for token in between):
        shared = attrs.evolve(
            found[giver], content=(scene.content(taker),), quoted=(taker,), rule=rules.LIST.name
        )
        for allowed in scene.allowed([shared]):
            found[taker] = allowed
