"""What is said of the moment, the manner and the speaker behind reported words, after a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import Act, Mood, SpeakerKind
from .object_ends import names_medium
from .occasions import is_occasion, names_audience
from .phrases import HUMAN
from .steps import BEFORE_VERB, COPULAR, DE, ITSELF, QUE, TO, skip, starts_infinitive
from .stretch import date_end

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["dates_by", "describes_speaker", "happens_meanwhile", "says_meanwhile"]

_DISTANT = frozenset({"après", "avant"})
_CLOSE = frozenset({"lendemain", "surlendemain", "veille", "avant-veille"})
_NEAR = frozenset({"peu", "juste"})
_AT = frozenset({"au", "à", "le", "la"})
_WIDE = frozenset({"des", "les"})
_SEEN = frozenset({"visiblement", "manifestement"})
_ADDRESSED = frozenset({"adresse", "attention"})
_PREPOSITIONS = frozenset({"en", "sous", "avec", "sans", "d'", "de", "sur", "dans"})
_CITED = frozenset({"cité", "citée", "cités", "citées"})
_AHEAD = frozenset({Act.ASK, Act.ORDER, Act.PROMISE})
_REASONS = frozenset({"ayant", "étant"})
_MANNER, _COUNTED, _NEAR_NOUN = 7, 4, 4


def happens_meanwhile(scene: Scene, s: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether people do something while somebody asks, orders or promises.

    *A promis de revenir, plusieurs élus se levant pour partir*: what is still to come has no
    company yet.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind a comma.
        cue: The verb that reports.

    Returns:
        Whether people and a present participle stand there, that of a helper left aside.
    """
    if cue is None or cue.cue.act not in _AHEAD:
        return False
    people = scene.mention_at(s, j)
    if people is None or people.kind not in HUMAN:
        return False
    verb = scene.lower(s, skip(scene, s, people.last + 1, *BEFORE_VERB))
    return verb.endswith("ant") and verb not in _REASONS


def says_meanwhile(scene: Scene, s: int, j: int) -> bool:
    """Return whether *tout en* and a verb of saying go on with the report (*tout en rappelant P*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token *tout*.

    Returns:
        Whether they stand there with something to say: a clause, words in marks or a colon.
    """
    cue = scene.last_cue_at(s, j + 2) if scene.lower(s, j + 1) == "en" else None
    if cue is None or cue.cue.mood is not Mood.PARTICIPLE or cue.frames <= COPULAR:
        return False
    after = cue.last + 1
    said = scene.lower(s, after) in QUE or scene.lower(s, after) == ":"
    after += scene.is_a(s, after, "determiner")
    return cue.core or said or scene.has_marks(s, after, after + 1)


def dates_by(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase dates by another event (*deux jours après le vote*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether *au lendemain de*, *à la veille de*, *le jour même de*, *à deux jours de*, *à
        l'heure où*, or a length of time or *peu* with *après* or *avant* and a noun stand there; no
        clock's hour (*peu après 17 heures*).
    """
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if (word == "le" and scene.lower(s, j + 2) == "même") or (
        word == "dans" and scene.lower(s, j + 2) == "foulée"
    ):
        return scene.is_a(s, j + 3, "of")  # « le jour même du vote »
    if word in _NEAR:
        return following in _DISTANT and scene.is_a(s, j + 2, "determiner")
    if word == "à" and _counts_down(scene, s, j + 1):
        return True
    if word in _AT:
        close = j + 1 + (following == "la")
        return scene.lower(s, close) in _CLOSE and scene.is_a(s, close + 1, "of")
    counts = scene.is_a(s, j, "numeral") or scene.is_a(s, j, "determiner")
    if not counts or word in _WIDE:
        return False
    for k in range(j + 1, j + _COUNTED):
        if scene.is_a(s, k, "circumstance_noun") or scene.is_a(s, k, "time"):
            return scene.lower(s, k + 1) in _DISTANT and scene.is_a(s, k + 2, "determiner")
    return False


def _counts_down(scene: Scene, s: int, j: int) -> bool:
    """Return whether *l'heure où* or a length of time follows *à* (*à un mois du vote*)."""
    if scene.lower(s, j + 1) == "heure":
        return scene.lower(s, j + 2) in ("où", "quand")
    counts = scene.is_a(s, j, "numeral") or scene.is_a(s, j, "indefinite_article")
    if not counts and scene.lower(s, j) != "quelques":
        return False
    time = scene.is_a(s, j + 1, "circumstance_noun") or scene.is_a(s, j + 1, "time")
    return time and scene.is_a(s, j + 2, "of")


def describes_speaker(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether the rest of a sentence tells how, where, to whom or why somebody speaks.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind a comma.
        end: Index after the last token of the words.

    Returns:
        Whether it is a phrase like *les larmes aux yeux*, *d'un ton sec*, *sous les huées*, *en
        visite à X*, *depuis Bruxelles*, *face à la presse*, *mardi sur X*, *comme pour s'excuser*,
        *en inaugurant la foire*, or by whom he is quoted (*cité par X*).
    """
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if word == "comme":
        return following == "pour" and starts_infinitive(scene, s, j + 2)
    if word == "à" and scene.lower(s, j + 2) in _ADDRESSED:
        return scene.is_a(s, j + 3, "of")
    if word in _CITED and following == "par":
        return True
    if word == "en" and scene.is_a(s, j + 1 + (following in ITSELF), "appearing_gerund"):
        return not scene.has_marks(s, j, end)
    rest = scene.tokens(s)[j:end]
    if scene.has_verb(s, j, end) or any(token.form == "," for token in rest):
        return False
    if word == "face":
        return following == "caméra" or (following in TO and names_audience(scene, s, j + 2))
    if word == "depuis":
        place = scene.mention_at(s, j + 1)
        return place is not None and place.kind is SpeakerKind.PLACE
    dated = date_end(scene, s, j)
    if dated is not None:
        if dated < end:  # « , mardi sur X »
            return is_occasion(scene, s, dated) or names_medium(scene, s, dated)
        # « promet « un plan », mardi », but « que l'eau « monterait », mardi » tells when
        return scene.is_a(s, j, "time") and _names_in_marks(scene, s, j - 2)
    return end - j <= _MANNER and _is_manner(scene, s, j)


def _names_in_marks(scene: Scene, s: int, last: int) -> bool:
    """Return whether marks that hold no verb close behind a token."""
    tokens = scene.tokens(s)
    marks, first = tokens[last].quoted, last
    while first and tokens[first - 1].quoted == marks:
        first -= 1
    return marks is not None and not scene.has_verb(s, first, last + 1)


def _is_manner(scene: Scene, s: int, j: int) -> bool:
    """Return whether a short phrase tells how somebody looks, sounds or comes to speak."""
    word = scene.lower(s, j)
    if word in _SEEN:
        return True
    k = j + (word == "non" and scene.lower(s, j + 1) == "sans")
    if scene.lower(s, k) in _PREPOSITIONS:
        k += 1
        if word == "en" and not scene.lower(s, k).endswith("ant"):
            return scene.is_a(s, k, "visiting_noun")
        near = range(k, k + _NEAR_NOUN)
        return any(scene.is_a(s, n, "speakers_manner") for n in near) or (
            word == "en" and any(scene.is_a(s, n, "bearing_noun") for n in near)
        )
    noun = k + scene.is_a(s, k, "determiner")
    degree = noun > k and scene.is_a(s, noun, "degree_noun") and scene.lower(s, noun + 1) not in DE
    return degree or scene.is_a(s, noun, "speakers_look")
