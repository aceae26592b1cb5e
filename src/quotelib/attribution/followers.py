"""Whom a sentence behind a standing quotation is about, who may be the one who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes, posted_participles
from ..models import Act, CueKind, MentionKind, SpeakerKind
from .phrases import is_temporal, may_talk_in
from .steps import COMMA
from .upholders import feeling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models.records import Attribution, MentionMatch
    from .scene import Scene

__all__ = ["following_subject", "goes_on_behind", "newcomer"]

_ADJUNCT, _ADJUNCTS = 12, 3
_TO_IT = frozenset({"y", "en", "l'", "le", "la", "les", "lui"})
"""Before a verb they mean what has been said, or who said it (*X n'y croit pas*, *X en doute*)."""
_PARTICIPLES = ("é", "ée", "és", "ées", "is", "ise", "ises", "u", "ue", "us", "ues")
_TURNS = frozenset({Act.ANSWER, Act.DENY, Act.ASK})
_NAMES = (MentionKind.NAME, MentionKind.DESCRIPTION)
_FEW = 2
"""So many sentences at most stand between words and those with which somebody goes on."""
_CONTRASTED = frozenset({"lui", "elle", "eux", "elles"})


def newcomer(scene: Scene, index: int) -> MentionMatch | None:
    """Return whom the text brings in behind a quotation that opens a paragraph.

    *…, a dit la ministre.⏎« On ne dort plus. » Luc Roy, boulanger, habite au bord du fleuve.*

    Args:
        scene: The text's candidates.
        index: A standing quoted span.

    Returns:
        A person whom the text names there for the first time, whose sentence neither reports nor
        takes up what has been said (*Luc Roy n'y croit pas.*); ``None`` without one.
    """
    s, token = scene.places[index].sentence, scene.places[index].token
    if not scene.opens_paragraph(index) or s == 0 or scene.tokens(s - 1)[-1].form == "?":
        return None
    found = following_subject(scene, s, token)
    if found is None or found.name is None or found.kind is not SpeakerKind.PERSON:
        return None
    start, word = found.mention.span.start, found.name.split()[-1].lower()
    if scene.first_mentions.get(word, start) < start or scene.placeholders(s + 1):
        return None
    words = scene.sentences[s + 1].words
    apart = words[found.last + 1] == "," and words[found.last + 2] in _CONTRASTED
    verb = scene.first_verb(s + 1, found.last + 1, None)
    if apart or verb is None:
        return None
    if any(cue.core and cue.first <= verb.index <= cue.last for cue in scene.verb_cues(s + 1)):
        return None
    before = {words[k] for k in range(max(found.last + 1, verb.index - 2), verb.index)}
    set_out = found.first > 0 or verb.lower in closed_class("mood_verb")
    passed = frozenset[str]() if set_out else closed_class("negation")
    return found if before.isdisjoint(_TO_IT | passed) else None


def goes_on_behind(
    scene: Scene, index: int, found: Mapping[int, Attribution]
) -> MentionMatch | None:
    """Return who goes on behind a quotation that opens a paragraph, in the next one there.

    *« On ne dort plus. » « C'est un enfer », dit Luc Roy.* *« On ne dort plus. » Il pleut. « C'est
    un enfer », poursuit Luc Roy.*

    Args:
        scene: The text's candidates.
        index: A standing quoted span.
        found: The attributions so far.

    Returns:
        The source of the next words, where these follow at once and are no answer, or their verb
        says that they go on; ``None`` for another one.
    """
    said, following = scene.spans[index], index + 1
    behind = found.get(following)
    if behind is None or behind.source is None or not scene.opens_paragraph(index):
        return None
    s, t = scene.places[index].sentence, scene.places[following].sentence
    source, cue = behind.source, behind.cues[0] if behind.cues else None
    if cue is None or cue.kind is not CueKind.VERB or cue.act in _TURNS:
        return None
    if not scene.same_paragraph(s, t) or source.mention.kind not in _NAMES:
        return None
    if not scene.text[said.outer.end : scene.spans[following].outer.start].strip():
        return None if said.span.text.rstrip()[-1:] == "?" else source
    if t - s > _FEW or cue.lemma not in closed_class("resuming_verb"):
        return None
    told = (one for k in range(s + 1, t) for one in scene.mentions[k])
    places = closed_class("premises")
    return (
        None if any(may_talk_in(scene, one) for one in told if one.head not in places) else source
    )


def following_subject(scene: Scene, s: int, token: int) -> MentionMatch | None:
    """Return the subject of the next sentence, for a quotation that ends its own.

    Args:
        scene: The text's candidates.
        s: The sentence of a quotation.
        token: Where it stands there.

    Returns:
        The mention, ``None`` where the quotation ends no sentence, or nobody follows who can talk.
    """
    behind = [one.form for one in scene.tokens(s)[token + 1 :]]
    if (behind and behind != ["."]) or s + 1 >= len(scene.sentences):
        return None
    if not scene.same_paragraph(s, s + 1):
        return None
    # « Q. » Puis X d'ajouter : « Q »
    subject = scene.mention_at(s + 1, int(scene.lower(s + 1, 0) in ("et", "puis")))
    found = _front_page(scene, s + 1) or feeling(scene, s + 1, 0, len(scene.tokens(s + 1)))
    if found is not None:
        return found
    timed = subject is not None and is_temporal(scene, subject)  # « Deux heures après P, X … »
    if timed or (subject is None and _opens_adjunct(scene, s + 1)):
        subject = _after_adjunct(scene, s + 1)
    return subject if subject is not None and may_talk_in(scene, subject) else None


def _opens_adjunct(scene: Scene, s: int) -> bool:
    """Return whether a sentence opens with a preposition, a day, *quand* or a past participle."""
    opening = scene.lower(s, 0)
    if opening in closed_classes("preposition", "temporal_subordinator", "time"):
        return True
    if opening in posted_participles():
        return True
    return opening.endswith(_PARTICIPLES) and any(
        form.participle == "past" for form in scene.lexicon.verb_forms(opening)
    )


def _front_page(scene: Scene, s: int) -> MentionMatch | None:
    """Return the paper whose front page opens a sentence (*À la une du Courrier, …*)."""
    j = 1 + (scene.lower(s, 1) == "la")
    if scene.lower(s, 0) not in ("en", "à") or scene.lower(s, j) != "une":
        return None
    found = (scene.mention_at(s, at) for at in (j, j - 1, j + 1, j + 2))
    return next((one for one in found if one is not None and one.name), None)


def _after_adjunct(scene: Scene, s: int) -> MentionMatch | None:
    """Return the subject after the adjuncts that open a sentence.

    *À l'arrivée, le coureur*; *Sur son lit, à Dole, Luc Roy*; *Assise à sa table, Ada Roux*
    """
    start = 0
    for _ in range(_ADJUNCTS):
        comma = scene.first_of(s, COMMA, start, start + _ADJUNCT)
        if comma is None:
            return None
        start = comma + 1
        subject = scene.mention_at(s, start)
        if subject is not None or not scene.is_a(s, start, "preposition"):
            break
    else:
        return None
    return (
        subject if subject is not None and subject.mention.kind is not MentionKind.PRONOUN else None
    )
