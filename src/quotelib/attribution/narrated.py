"""Whom a sentence that the narrator puts before a quotation is about: its main clause tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind
from .main_clauses import main_clause
from .phrases import governed, is_free, is_temporal, may_speak, may_talk_in
from .steps import CLITICS, COMMA, QUE, is_inflected, verb_follows
from .subjects import clause_subject, preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["main_subject", "reporter", "subject_after_comma", "tells_of_nobody"]

_FEW = 8
"""So many words has a sentence at most that goes on from the one before (*Un temps.*)."""
_NOMINAL = frozenset({"NOUN", "PROPN"})
_A = frozenset({"un", "une"})
_COLON = ":"
_QUALIFIED = QUE | {",", "qui", "dont", "où"}
_CLOSING = {",": ",", "(": ")"}
_PRONOUNS = (MentionKind.PRONOUN, MentionKind.CLITIC)
_TIMES = frozenset({"midi", "minuit", "tard", "tôt", "temps"})
_NOBODYS = frozenset(
    {"y", "faut", "faudra", "faudrait", "fallait", "suffit", "suffisait", "agit", "agissait"}
    | {"agira", "pleut", "pleuvait", "neige", "neigeait"}
)
_THERE = frozenset({"y"})
_IS = frozenset({"est", "était", "sera"})


def main_subject(scene: Scene, s: int) -> MentionMatch | None:
    """Return the subject of a sentence's main clause.

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        What the clause is about; where that opens no predicate, the first noun phrase that does and
        stands in no clause under it (*Accusé d'avoir suivi son voisin, Luc Roy, le maçon a ri*).
    """
    subject = clause_subject(scene, s, 0, len(scene.tokens(s)))
    if subject is not None and subject.head == "il" and _stands_for_nobody(scene, subject):
        return None
    if subject is None or (not _is_inner(scene, subject) and opens_predicate(scene, subject)):
        return subject
    for mention in scene.mentions[s]:
        if mention.first <= subject.first or not is_free(scene, mention):
            continue
        if mention.mention.kind is MentionKind.CLITIC or not may_talk_in(scene, mention):
            continue
        if not _is_inner(scene, mention) and opens_predicate(scene, mention):
            return mention
    # « Une femme sèche, qui fumait »: what somebody else is; « le tour de Luc Roy, le maçon »
    # « Chez Repalux, la société qui livre les repas, on nie »
    apposed = scene.lower(s, subject.first - 1) == "," and (
        _is_inner(scene, subject)
        or (
            scene.lower(s, subject.last + 1) in _QUALIFIED
            and any(governed(scene, one) for one in _before(scene, subject))
        )
    )
    return None if apposed or scene.lower(s, subject.first) in _A else subject


def subject_after_comma(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of a main clause that follows (*Estimant que P, X a porté plainte*).

    What the lexicon does not know speaks when the participle opens the sentence and the main verb
    stands right after it.

    Args:
        scene: The text's candidates.
        cue: The participle.

    Returns:
        The mention, ``None`` where none follows.
    """
    s = cue.sentence
    if cue.first == 0:
        # « Estimant que P, X a dit que malgré la pluie, Y viendrait »
        whole = len(scene.tokens(s))
        first = scene.first_of(s, COMMA, cue.last + 1, whole) or whole
        end = scene.first_of(s, QUE, first, whole) or whole
        comma = main_clause(scene, s, cue.last + 1, end)
        subject = scene.mention_at(s, comma + 1) if comma < end else None
        if subject is not None and not governed(scene, subject):
            return subject
    for mention in scene.mentions[s]:
        if mention.first <= cue.last or scene.lower(s, mention.first - 1) != ",":
            continue
        if governed(scene, mention) or is_temporal(scene, mention):
            continue
        opens = cue.first == 0 and verb_follows(scene, s, mention.last + 1, "object_clitic")
        if may_speak(mention) or opens:
            return mention
    return None


def reporter(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who reports in a sentence that is about what he says.

    Args:
        scene: The text's candidates.
        cue: A finite verb.

    Returns:
        Its subject, by name where that stands behind what describes it (*L'élue battue en mai,
        Ada Roux, a promis*), ``None`` where the sentence is about somebody else.
    """
    source = preverbal(scene, cue)
    if source is not None and source.head == "il" and _stands_for_nobody(scene, source):
        return None  # « Il a fallu appeler »
    if source is None or not (may_talk_in(scene, source) or _is_somebody(source)):
        return None
    subject = main_subject(scene, cue.sentence)
    if subject is None or subject == source or not may_talk_in(scene, subject):
        return source
    return None if _is_beside_the_point(scene, source, subject) else source


def _is_somebody(source: MentionMatch) -> bool:
    """Return whether who reports is somebody whom nothing names (*D'autres racontent la nuit*)."""
    return source.mention.text.lower().replace("’", "'") in closed_class("of_their_own")


def _before(scene: Scene, mention: MentionMatch) -> tuple[MentionMatch, ...]:
    """Return the noun phrases before the comma before a mention."""
    return scene.mentions_ending(mention.sentence, mention.first - 2)


def _stands_for_nobody(scene: Scene, subject: MentionMatch) -> bool:
    """Return whether *il* is nobody: *il faut*, *il y a*, *il leur a fallu*, *il était midi*."""
    s, j = subject.sentence, subject.last + 1
    reflexive = False
    while scene.lower(s, j) in closed_classes("object_clitic", "negation") - _THERE:
        reflexive = scene.lower(s, j) == "s'"
        j += 1
    if scene.is_a(s, j, "existing_verb"):
        return scene.is_a(s, j + 1, "impersonal_participle")
    if scene.lower(s, j) in _NOBODYS:
        return reflexive or not scene.lower(s, j).startswith("agi")
    word = scene.lower(s, j + 1)
    return scene.lower(s, j) in _IS and (word in _TIMES or word[:1].isdigit())


def _is_inner(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase is the subject of a clause under another, or ends a longer one.

    *où il dort*, *avec qui Luc Roy part*, *tant que Luc Roy dort*; *son voisin, Luc Roy*
    """
    s, before = mention.sentence, mention.first - 1
    if before >= 0 and scene.lower(s, before) in closed_class("subordinator"):
        return True
    return any(one.first < mention.first for one in scene.mentions_ending(s, mention.last))


def opens_predicate(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a verb follows a noun phrase, an insertion between commas left out."""
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    passed = closed_classes("adverb", "emphatic", *CLITICS)
    starts = [mention.last + 1]
    sign = _CLOSING.get(scene.lower(s, mention.last + 1))
    if sign is not None:
        # « Isabelle, 33 ans, a ri »: the name has its age with it
        starts = [k + 1 for k in range(mention.last + 1, len(tokens)) if tokens[k].form == sign][:2]
    for start in starts:
        j = start
        while j < len(tokens) and scene.lower(s, j) in passed:
            j += 1
        if j < len(tokens) and is_inflected(tokens[j]):
            return True
    return False


def _is_beside_the_point(scene: Scene, source: MentionMatch, subject: MentionMatch) -> bool:
    """Return whether a source reports in a clause that only qualifies what a subject's tells.

    *Luc Roy, avec qui elle avait promis de partir, sourit*; *la photo que Luc Roy lui a promise*;
    *Luc Roy n'y croit pas: le patron promettait une prime*
    """
    s, before = source.sentence, source.first - 1
    if subject.first > source.last:
        # « Si la maire assure que P, Luc Roy reste sceptique »
        return scene.is_a(s, 0, "subordinator") or scene.lower(s, 1) in QUE
    if before < 0 or subject.last >= source.first:
        return False
    word, tokens = scene.lower(s, before), scene.tokens(s)
    if word in QUE:
        # not « X jure que Luc a ri »
        return tokens[before - 1].pos in _NOMINAL or scene.lower(s, before - 1) == ","
    if scene.is_a(s, before, "subordinator"):
        return True
    return any(tokens[k].form == _COLON for k in range(subject.last + 1, source.first))


def tells_of_nobody(scene: Scene, s: int, *, of_another: bool = False) -> bool:
    """Return whether a short sentence goes on from the one before (*Un temps.*, *À qui ?*).

    Args:
        scene: The text's candidates.
        s: A sentence of the narrator.
        of_another: Whether the words behind it begin with whom they tell of (« Elle attend »).

    Returns:
        Whether it is a question or has no verb, and mentions nobody who can talk; a question may
        have a pronoun for whoever is asked (*Le regrette-t-elle ?*), or name whom the words then
        tell of (*Ada Roux jouera-t-elle ?*), or whose the thing is that it asks about (*Le départ
        d'Ada Roux est-il acté ?*).
    """
    tokens = scene.tokens(s)
    asks = tokens[-1].form == "?"
    if len(tokens) > _FEW << asks or scene.placeholders(s):
        return False
    if not asks and scene.has_verb(s):
        return False
    people = [one for one in scene.mentions[s] if may_talk_in(scene, one)]
    if not people or (asks and of_another and len(tokens) <= _FEW):
        return True
    owners = [one for one in people if one.mention.kind not in _PRONOUNS]
    inverted = scene.first_of(s, closed_class("subject_clitic"), 0, len(tokens)) is not None
    of_thing = inverted and all(governed(scene, one) for one in owners)
    return asks and (of_thing or not owners)
