"""Adjuncts of an act of speech: its occasion, its medium, those who hear it.

*lors d'une conférence de presse*, *au micro de X*, *dans un communiqué*, *devant les journalistes*:
what they name is where things are said. Behind reported words they belong to the verb of saying,
unless the words tell themselves of somebody who speaks or of something that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import SpeakerKind
from .clause_verbs import has_main_verb, is_pending
from .object_ends import names_medium
from .steps import COMMA, COPULAR, DE, PARTICIPLES, QUE, TO, is_infinitive, is_inflected, skip
from .stretch import date_end
from .tenses import is_now, supposes
from .terms import is_name

if TYPE_CHECKING:
    from .scene import Scene

__all__ = [
    "acts_meanwhile",
    "before_occasion",
    "describes_medium",
    "is_occasion",
    "is_on_network",
    "is_told_on",
    "names_audience",
    "tells_where",
]

_FAR, _NAMED, _NEAR_VERB = 5, 4, 6
_WITHIN = frozenset({"DET", "ADJ", "NUM", "ADV"})
_DURING = frozenset({"lors", "pendant", "durant"})
_IN = frozenset({"à", "au", "aux", "en", "dans", "sur"})
_THROUGH = frozenset({"dans", "sur", "via"})
_INTERVIEWS = frozenset({"entretien", "entretiens", "échange", "conversation"})
_OF_PRESS = frozenset({"presse"})
_TOLD = (*PARTICIPLES, "ise", "ises", "te", "tes")
_COMING = ("prochain", "futur", "ultérieur", "venir")
_JOINTS = frozenset({"et", "mais", "ou", "ni", ","})
_MORE = frozenset({"plus", "autre", "autres", "davantage", "moindre", "la"})


def before_occasion(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where an adjunct that can only be that of a verb of saying cuts its words off.

    Behind words in the present that end in marks, so can one that may be of something else
    elsewhere (*le texte a « de graves lacunes » devant les élus*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported words.
        end: Index after the last token that they can have.

    Returns:
        The index after their last token.
    """
    tokens = scene.tokens(s)
    opens, days = closed_class("occasion_opener"), closed_classes("time", "date_opener")
    behind = {j + 1 for j in scene.positions(s, COMMA)}
    for j in sorted(behind.union(scene.positions(s, opens), scene.positions(s, days))):
        if not start < j < end or tokens[j].quoted is not None:
            continue
        comma = j in behind
        if comma and _is_asked(scene, s, j, end):
            return j - 1
        dated = tokens[j].lower in days and tokens[j - 1].lower not in days
        if not dated and tokens[j].lower not in opens:
            continue
        if not (
            (dated and _is_broadcast(scene, s, j))
            or is_told_on(scene, s, j)
            or _adds_nothing(scene, s, j)
            or _is_beside_marks(scene, s, start, j, end)
        ):
            continue
        if _is_whole(scene, s, start, j) and not _goes_on(scene, s, j, end):
            return j - comma
    return end


def _is_beside_marks(scene: Scene, s: int, start: int, j: int, end: int) -> bool:
    """Return whether a phrase behind closing marks tells where, or to whom, somebody speaks.

    What is, not what was or will be, has no occasion (*la victime a été « frappée » lors de la
    réunion*), nor has what one must do (*doit « s'expliquer » devant les élus*).
    """
    tokens, comma = scene.tokens(s), scene.lower(s, j - 1) == ","
    if tokens[j - 1 - comma].quoted is None:
        return False
    if not comma and is_on_network(scene, s, j):
        joint = scene.first_of(s, _JOINTS, j, end)  # « sur X et attend de partir »
        if joint is not None and scene.has_verb(s, joint, end):
            end = joint
        return not scene.has_verb(s, j, end)
    if scene.has_verb(s, j, end):
        return False
    if scene.lower(s, j) == "après":
        found = comma and _is_event(scene, s, j + 1, "gathering")
    elif scene.lower(s, j) == "face":
        found = scene.lower(s, j + 1) in TO and names_audience(scene, s, j + 2)
    else:
        found = is_occasion(scene, s, j) and not scene.is_a(s, j, "speech_carrier")
    if not found:
        return False
    told = [t for t in tokens[start:j] if is_inflected(t)]
    return bool(told) and all(is_now(scene, s, t) and not supposes(scene, s, t) for t in told)


def is_on_network(scene: Scene, s: int, j: int) -> bool:
    """Return whether a network is named on which one writes (*sur X*, *sur le réseau social X*)."""
    if scene.lower(s, j) != "sur":
        return False
    network = scene.lower(s, j + 1) == "le" and scene.lower(s, j + 2) == "réseau"
    return network or scene.is_a(s, j + 1, "network")


def is_told_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase names an occasion or a medium on which one does nothing but speak.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it does, as *lors d'une interview* and *auprès de l'AFP* do.
    """
    word, noun = scene.lower(s, j), j + 1 + scene.is_a(s, j + 1, "determiner")
    if word in _DURING:
        return _is_event(scene, s, j + 1)
    if word in ("devant", "auprès"):
        return _is_press(scene, s, j + 1)
    if word in _IN and scene.is_a(s, noun, "phase_noun") and scene.is_a(s, noun + 1, "of"):
        return _is_event(scene, s, noun + 1)
    if word == "en" and scene.is_a(s, j + 1, "speech_event") and scene.lower(s, j + 2) in DE:
        return scene.lower(s, j + 3) in _OF_PRESS
    if word == "à" and noun > j + 1 and scene.is_a(s, noun, "airwaves"):
        return True
    if word in _IN and scene.is_a(s, noun, "speaking_station"):
        return noun + 1 < len(scene.tokens(s)) and scene.is_a(s, noun + 1, "of")
    if word not in _THROUGH or not scene.is_a(s, noun, "message_noun"):
        return False
    # « dans la lettre » that the words tell of
    return scene.is_a(s, j + 1, "indefinite_article") or scene.is_a(s, j + 1, "possessive")


def is_occasion(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase names an occasion, a medium or an audience, as one of saying.

    Something else may happen on that occasion as well.
    """
    if is_told_on(scene, s, j):
        return True
    word = scene.lower(s, j)
    if word in _DURING:
        return _is_event(scene, s, j + 1, "gathering")
    if word == "devant":
        return names_audience(scene, s, j + 1)
    noun = j + 1 + scene.is_a(s, j + 1, "determiner")
    if word in _IN and scene.is_a(s, noun, "phase_noun") and scene.is_a(s, noun + 1, "of"):
        return scene.lower(s, noun) == "marge" or _is_event(scene, s, noun + 1, "gathering")
    if word == "par" and scene.lower(s, noun) == "voie":
        noun += 1 + scene.is_a(s, noun + 1, "of")
    return word in ("par", "au", "à", "en") and scene.is_a(s, noun, "speech_carrier")


def tells_where(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether a medium, a day before it or not, is all that a stretch names.

    *, dimanche, sur le plateau de Radio Lac*; *, à l'agence Azur*

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: Its first token.
        end: Index after its last token.
    """
    dated = date_end(scene, s, j)
    at = j if dated is None else dated + (scene.lower(s, dated) == ",")
    if at >= end or scene.has_verb(s, at, end):
        return False
    if scene.lower(s, at) in TO and _is_press(scene, s, at + 1):
        return True
    return names_medium(scene, s, at) or is_occasion(scene, s, at) or is_on_network(scene, s, at)


def acts_meanwhile(scene: Scene, s: int, j: int) -> bool:
    """Return whether a gerund behind *tout en* tells what somebody says or does while speaking.

    *tout en admettant un retard*, *tout en riant*; not *va dans le bon sens, tout en restant « trop
    court »* nor *baissera, tout en gardant l'aide*
    """
    verb = skip(scene, s, j, "object_clitic", "negation")
    cue = scene.cue_at(s, j) or scene.cue_at(s, verb)
    says = cue is not None and not cue.frames <= COPULAR
    return says or scene.is_a(s, verb, "appearing_gerund")


def _is_broadcast(scene: Scene, s: int, j: int) -> bool:
    """Return whether a day and a medium are named together (*mardi soir sur Radio Lac*)."""
    after = date_end(scene, s, j)
    return after is not None and (names_medium(scene, s, after) or is_told_on(scene, s, after))


def names_audience(scene: Scene, s: int, j: int) -> bool:
    """Return whether people before whom one speaks are named at a token (*la presse*)."""
    return _head(scene, s, j, "audience_noun") is not None


def _is_press(scene: Scene, s: int, j: int) -> bool:
    """Return whether journalists or a medium are named at a token."""
    mention = scene.mention_at(s, j + scene.is_a(s, j, "of")) or scene.mention_at(s, j)
    if mention is None:
        return False
    return mention.kind is SpeakerKind.MEDIA or mention.head in closed_class("press_noun")


def _head(scene: Scene, s: int, j: int, name: str) -> int | None:
    """Return the head of a noun phrase at a token when it belongs to a class."""
    tokens = scene.tokens(s)
    for k in range(j, min(len(tokens), j + _FAR)):
        if tokens[k].quoted is not None:
            return None
        if scene.is_a(s, k, name):
            return k
        counted = scene.is_a(s, k, "quantifier") and scene.is_a(s, k + 1, "of")
        if tokens[k].pos not in _WITHIN and not scene.is_a(s, k, "of") and not counted:
            return None  # but « devant une centaine de militants »
    return None


def _is_event(scene: Scene, s: int, j: int, *names: str) -> bool:
    """Return whether a noun phrase names an event of speech, or another of some classes."""
    found = (_head(scene, s, j, name) for name in ("speech_event", *names))
    head = next((k for k in found if k is not None), None)
    if head is None:
        return False
    words = [scene.lower(s, k) for k in range(j, head + _NAMED)]
    if any(word.startswith(_COMING) for word in words):
        return False
    if scene.lower(s, head) in ("conférence", "conférences", "point", "points", "visite"):
        return bool(names) or not _OF_PRESS.isdisjoint(words)
    if scene.lower(s, head) in _INTERVIEWS and scene.lower(s, head + 1) == "avec":
        return _is_press(scene, s, head + 2)  # « lors d'un entretien avec le ministre »
    return True


def _is_asked(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether the rest says that somebody asked for words (*, joint par téléphone*)."""
    if not scene.is_a(s, j, "asked_participle"):
        return False
    if scene.has_verb(s, j + 1, end):
        return False
    return all(t.quoted is None and t.form != "," for t in scene.tokens(s)[j + 1 : end])


def _adds_nothing(scene: Scene, s: int, j: int) -> bool:
    """Return whether the speaker says no more, or the paper adds a bracket of its own.

    *sans plus de précisions*, *sans donner de détails*; *(lire page 4)*
    """
    if scene.lower(s, j) == "(":
        return scene.is_a(s, j + 1, "editors_note")
    if scene.lower(s, j) != "sans":
        return False
    gives = is_infinitive(scene, s, j + 1)
    ahead = range(j + 2, j + 2 + _FAR)
    found = next((k for k in ahead if scene.is_a(s, k, "detail_noun")), None)
    if found is None:
        return False
    between = {scene.lower(s, k) for k in range(j + 1 + gives, found)}
    return between <= _MORE | DE and (gives or not between.isdisjoint(_MORE))


def _is_whole(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether words are complete and neither speak of speaking nor of what is shown."""
    marked = scene.tokens(s)[end - 1].quoted is not None
    if scene.lower(s, start - 1) in QUE and not (marked or has_main_verb(scene, s, start, end)):
        return False
    tokens = scene.tokens(s)
    told = (c for c in scene.verb_cues(s, start, end) if tokens[c.head].quoted is None)
    if is_pending(scene, s, start, end) or any(c.core for c in told):
        return False
    if scene.lower(s, end) == "(":
        return True
    before = range(max(start, end - _NEAR_VERB), end)
    return not any(scene.is_a(s, k, "carried_form") for k in before)


def _goes_on(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether the words go on after an adjunct: quoted ones, or another clause of theirs."""
    tokens = scene.tokens(s)
    marks = {t.quoted for t in tokens[j:end]} - {None} if scene.has_marks(s, j, end) else ()
    # « dans un entretien au « Monde » »
    return any(index is not None and not is_name(scene, index) for index in marks) or any(
        tokens[k].lower in _JOINTS and scene.lower(s, k + 1) in QUE for k in range(j, end)
    )


def describes_medium(scene: Scene, s: int, medium: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Return whether a participle tells of that in which X speaks (*a dit X dans un mot, lu ici*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        medium: First token of what follows the source, and the comma behind it.
        rest: First token of what follows that, and the index after its last.
    """
    if medium[0] >= medium[1] or not scene.lower(s, rest[0]).endswith(_TOLD):
        return False
    told = is_occasion(scene, s, medium[0]) or any(
        scene.is_a(s, j, "medium_noun") or scene.is_a(s, j, "speech_event") for j in range(*medium)
    )
    return told and not scene.has_verb(s, *rest)
