"""Where the speaker's next words end what is reported: *X a dit que P avant d'ajouter que Q*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mood, SpeakerKind
from .boundaries import then_acts
from .phrases import may_speak
from .scene import is_finite
from .steps import CLITICS, DE, QUE, skip
from .subjects import clause_subject

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["before_anothers", "before_next_report"]

_JOINTS = frozenset({"et", "mais"})
_TURNS = _JOINTS | {"en", "avant", "non"}
_COLON = frozenset({":"})
_NEAR_QUE = 8
_TELLING = frozenset({SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})


def before_next_report(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where *avant d'ajouter que*, the speaker's next words, cuts a reported clause off.

    So does what he does to those he said (*avant de se rétracter*), and the reason that he gives
    without a comma (*refuse d'ouvrir la salle invoquant une panne*).

    Where somebody else talks in the clause, the next words may be theirs: *il affirme que le
    témoin a nié avant d'admettre que P*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    tokens = scene.tokens(s)
    for j in range(start + 1, end):
        word = tokens[j].lower
        if word not in _TURNS and not word.endswith("ant"):
            continue
        if tokens[j].quoted is not None:
            continue
        if word.endswith("ant") and _gives_reason(scene, s, start, j):
            return j
        if word == "en" and _tells_besides(scene, s, start, j):
            return j
        if word in _JOINTS and _reports_on(scene, s, start, j):
            return j
        if word == "non" and scene.lower(s, j + 1) == "sans" and _has_words(scene, s, j + 2):
            return j - (tokens[j - 1].form == ",")  # « dit que P, non sans reconnaître que Q »
        if word != "avant":
            continue
        speaks = then_acts(scene, s, j + 1) and _has_words(scene, s, j + 2)
        if speaks or _takes_back(scene, s, j + 1):
            told = any(other.core for other in scene.verb_cues(s, start, j))
            return end if told else j - (tokens[j - 1].form == ",")
    return _before_contrast(scene, s, start, end)


def _reports_on(scene: Scene, s: int, start: int, joint: int) -> bool:
    """Return whether somebody else's report is joined to a clause (*… et la maire a dit que P*).

    Within the clause *que* would come again before its subject.
    """
    return scene.lower(s, start - 1) in QUE and _joins_report(scene, s, start, joint)


def before_anothers(
    scene: Scene, source: MentionMatch | None, start: tuple[int, int], end: int
) -> int:
    """Return where a report of somebody else's cuts off the clause that *selon X* opens.

    A comma or *mais* stands before it: *selon X, le pont tient, et le maire assure que P*. A paper
    or a text tells what others say as well.

    Args:
        scene: The text's candidates.
        source: Whom *selon* names.
        start: A sentence and the first token of the clause.
        end: Index after its last token, as far as is known.

    Returns:
        The index after its last token.
    """
    s, first = start
    if source is None or source.kind in _TELLING:
        return end
    words = scene.sentences[s].words
    for j in range(first + 2, end):
        comma = words[j - 1] == ","
        joint = words[j] == "mais" or (comma and words[j] in _JOINTS)
        if joint and scene.tokens(s)[j].quoted is None and _joins_report(scene, s, first, j):
            return j - comma
    return end


def _joins_report(scene: Scene, s: int, start: int, joint: int) -> bool:
    """Return whether a joint stands between a clause and somebody's report with *que*."""
    subject = scene.mention_at(s, joint + 1)
    if subject is None or not may_speak(subject):
        return False
    other = scene.cue_at(s, subject.last + 1)
    if other is None or not other.core or not is_finite(other) or "QUE" not in other.frames:
        return False
    ahead = scene.tokens(s)[other.last + 1 : other.last + _NEAR_QUE]
    link = next((t for t in ahead if t.lower in QUE or t.form in ",.:;"), None)
    return link is not None and link.lower in QUE and scene.has_verb(s, start, joint)


def _before_contrast(scene: Scene, s: int, start: int, end: int) -> int:
    """Return where *tandis que Y répond :*, which brings another's words, cuts a clause off."""
    tokens = scene.tokens(s)
    colon = scene.first_of(s, _COLON, start, len(tokens))
    if colon is None or colon > end or tokens[-1] is tokens[colon]:
        return end
    if tokens[colon + 1].placeholder is None and tokens[colon + 1].quoted is None:
        return end
    if _has_incise(scene, s, colon + 1):
        return colon
    last = scene.verb_cues(s, start, colon)[-1:]
    for cue in last:  # « estime que P et conclut : « Q » »
        joint = cue.first - 1
        told = cue.last == colon - 1 and is_finite(cue) and scene.has_verb(s, start, joint)
        if told and scene.lower(s, joint) == "et":
            return joint - (tokens[joint - 1].form == ",")
    for j in range(start + 1, colon):
        opens = f"{scene.lower(s, j + 1)} {scene.lower(s, j + 2)}"
        if tokens[j].form == "," and opens in closed_class("subordinating_phrase"):
            leads = any(cue.last == colon - 1 for cue in scene.verb_cues(s, j, colon))
            return j if leads else end
    return end


def _has_incise(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb of its own reports a quotation (*estime que P : « Q », dit-elle*)."""
    if scene.tokens(s)[j].placeholder is None or scene.lower(s, j + 1) != ",":
        return False
    other = scene.cue_at(s, j + 2)
    return other is not None and is_finite(other) and (other.core or "INCISE" in other.frames)


def _gives_reason(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether a participle without a comma tells why somebody says what is before it.

    Nothing that can speak stands before it (*un rapport dénonçant le bruit*), and nobody else does
    in the clause.
    """
    cue = scene.cue_at(s, j)
    if cue is None or cue.first != j or cue.cue.lemma not in closed_class("reasoning_verb"):
        return False
    if not scene.tokens(s)[j - 1].form[-1].isalnum() or scene.lower(s, j - 1) in ("en", "tout"):
        return False
    if any(other.core for other in scene.verb_cues(s, start, j)):
        return False
    quotes = any(token.quoted is not None for token in scene.tokens(s)[cue.last + 1 :])
    if not quotes and scene.lower(s, cue.last + 1) not in QUE:
        return False  # « un pavillon évoquant la mer »
    before = scene.mentions_ending(s, j - 1)
    return not any(may_speak(mention) for mention in before)


def _tells_besides(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether a gerund adds a report of its own (*menace de partir en soulignant que P*).

    *Dire* tells by what means something is done (*calmer les élus en disant que P*); where somebody
    else is the subject of the clause, the gerund is his.
    """
    cue = scene.cue_at(s, j + 1)
    if (
        cue is None
        or not cue.core
        or cue.cue.lemma == "dire"
        or cue.cue.mood is not Mood.PARTICIPLE
    ):
        return False
    if scene.lower(s, cue.last + 1) not in QUE or cue.head != j + 1:
        return False
    if any(other.core for other in scene.verb_cues(s, start, j)):
        return False
    if not scene.has_verb(s, start, j):
        return True
    subject = clause_subject(scene, s, start, j)
    return subject is not None and not may_speak(subject)


def _takes_back(scene: Scene, s: int, of: int) -> bool:
    """Return whether one no longer stands by one's words (*de se rétracter*, *de s'effondrer*)."""
    if scene.lower(s, of) not in DE:
        return False
    verb = skip(scene, s, of + 1, "object_clitic")
    if scene.lower(s, verb) == "revenir":
        return scene.lower(s, verb + 1) == "sur" and scene.is_a(s, verb + 2, "possessive")
    return scene.is_a(s, verb, "retracting_verb")


def _has_words(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive at a token, past its clitics, reports words after it."""
    cue = scene.cue_at(s, j) or scene.cue_at(s, skip(scene, s, j, *CLITICS))
    after = None if cue is None else cue.last + 1
    if after is None or after >= len(scene.tokens(s)):
        return False
    following = scene.tokens(s)[after]
    return following.form == ":" or following.lower in QUE or following.quoted is not None
