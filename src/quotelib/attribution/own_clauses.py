"""Quoted clauses before an incise that words of the author stand before: which of both is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .asides import subjects_before
from .clause_verbs import has_main_verb
from .phrases import is_time
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    QUE,
    is_inflected,
    is_verbal,
    quoted_start,
    starts_infinitive,
    verb_follows,
)

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["aims", "has_own_subject", "own_clause", "past_own_report"]

_JOINTS = frozenset({"et", "mais", "or"})
_NEUTER = frozenset({"c'", "ce", "ça", "cela"})


def own_clause(scene: Scene, s: int, begin: int, end: int, *, told: bool) -> int | None:
    """Return where a quoted clause starts that another clause stands before, parted by a comma.

    In *Le maire reste serein, « nous avons prévu trois plans », dit-il* only the words in marks
    are said; *Quand il pleut, « nous fermons », dit-il* is one clause.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token, the last one of the quoted words.
        told: Whether a pronoun says them: the clause before tells of that person then, and *mais*
            may join the words to it (*Léa est venue, « mais j'ai peur », dit-elle*).

    Returns:
        The first quoted token, ``None`` when both belong together.
    """
    tokens = scene.tokens(s)
    quoted = end > begin and tokens[end - 1].quoted is not None
    first = quoted_start(scene, s, end - 1, begin) if quoted else end
    comma = first - 1
    if first < end and scene.lower(s, comma) == "mais" and tokens[comma].quoted is None:
        # « L'étudiant cherche encore mais « les loyers sont trop chers », dit-il »
        said = _has_subject_inside(scene, s, first, end)
        if scene.has_marks(s, begin, comma) and not any(
            other.core and is_finite(other) for other in scene.verb_cues(s, begin, comma)
        ):
            return None  # « P » mais « Q », dit X; Luc était « las » mais « Q »: both are X's
        return first if said and has_main_verb(scene, s, begin, comma) else None
    if first == end or comma <= begin or tokens[comma].form != ",":
        return None
    if _is_connector(scene, s, begin, comma) and has_own_subject(scene, s, first, end):
        return first  # « Parallèlement, « les travaux continuent », dit X »
    joint = told and scene.lower(s, first) in ("mais", "et")
    if not has_own_subject(scene, s, first + joint, end):
        return None
    if scene.is_a(s, begin, "subordinator"):
        return None
    if scene.has_marks(s, begin, comma) and scene.lower(s, begin + 1) in QUE:
        return None  # « Maintenant que la colère s'est « calmée », « nous partons », dit X »
    whole = has_main_verb(scene, s, begin, comma) or _has_predicate(scene, s, begin, comma)
    return first if whole else None


def _has_predicate(scene: Scene, s: int, begin: int, comma: int) -> bool:
    """Return whether a small word goes on behind a subject, which the tagger took for no verb.

    *Malgré le vent, la foule garde son calme, « on n'a pas peur », dit X*
    """
    tokens = scene.tokens(s)
    parts = (j + 1 for j in range(comma - 1, begin, -1) if tokens[j].form == ",")
    start = next(parts, begin)
    subject = scene.mention_at(s, start)
    if subject is None or not scene.is_a(s, start, "determiner"):
        return False
    verb = subject.last + 1
    if verb >= comma or not tokens[verb].form.islower():
        return False
    return bool(scene.lexicon.verb_forms(tokens[verb].lower))


def past_own_report(scene: Scene, cue: CueMatch, begin: int, opening: int) -> int:
    """Return where the clause starts that an incise frames behind a report of the same speaker.

    *X a dit avoir prévenu Y, et celui-ci l'aurait soigné, a-t-il expliqué*: the infinitive is
    reported already, and no clause with a subject depends on its verb.

    Args:
        scene: The text's candidates.
        cue: The cue of the incise.
        begin: First token of the words before it.
        opening: The sign that opens the incise.

    Returns:
        The token behind the coordinator; ``begin`` where nothing has been reported before.
    """
    if cue.clitic is None:
        return begin
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    joints = (
        j
        for j in range(opening - 1, begin + 1, -1)
        if tokens[j].lower in _JOINTS and tokens[j - 1].form == "," and tokens[j].quoted is None
    )
    joint = next((j for j in joints if has_own_subject(scene, s, j + 1, opening)), None)
    if joint is None:
        return begin
    told = (
        other
        for other in scene.verb_cues(s, begin, joint)
        if other.core and is_finite(other) and starts_infinitive(scene, s, other.last + 1)
    )
    speakers = (m for other in told for m in subjects_before(scene, other))
    same = any(m.mention.gender in (cue.clitic.gender, None) for m in speakers)
    return joint + 1 if same else begin


def _is_connector(scene: Scene, s: int, begin: int, comma: int) -> bool:
    """Return whether nothing but an adverb that is no time stands before a comma."""
    words = [scene.lower(s, j) for j in range(begin, comma)]
    if " ".join(words) in closed_class("adverb_phrase"):
        return True
    adverb = words[0].endswith("ment") or scene.is_a(s, begin, "adverb")
    return len(words) == 1 and adverb and not is_time(scene, s, begin)


def _has_subject_inside(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether quoted words are a clause with its subject: no verb or clitic opens them."""
    tokens = scene.tokens(s)
    if is_inflected(tokens[first]) or scene.is_a(s, first, "negation"):
        return False
    if verb_follows(scene, s, first, *BEFORE_VERB):
        return False
    verbs = (t.index for t in tokens[first:end] if is_verbal(t) or t.lower.endswith("ent"))
    verb = next(verbs, None)
    if verb is not None and scene.is_a(s, first, "preposition"):
        # « dans des conditions qui doivent être sûres »: the verb of a relative
        words = range(first, verb)
        whole = any(tokens[j].form == "," for j in words)  # « à ce stade, je prends ce qu'on a »
        return whole or not any(scene.is_a(s, j, "relative") for j in words)
    return verb is not None and any(first <= m.first < verb for m in scene.mentions[s])


def has_own_subject(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether a stretch of a sentence starts with a noun phrase or *ce* and its verb."""
    subject = scene.mention_at(s, first)
    j = first if subject is None else subject.last
    if subject is None and scene.lower(s, first) not in _NEUTER:
        return False
    return j + 1 < end and verb_follows(scene, s, j + 1, *BEFORE_VERB)


def aims(scene: Scene, s: int, after: int, que: int) -> bool:
    """Return whether *pour que* behind an object has only its predicate in marks.

    *décrète une trêve pour que les habitants « puissent souffler »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        after: Where the object starts.
        que: The token of *que*.

    Returns:
        Whether an unquoted subject stands between *que* and quoted words.
    """
    if scene.lower(s, que - 1) != "pour" or que - 1 <= after:
        return False
    subject = scene.mention_at(s, que + 1)
    tokens = scene.tokens(s)
    if subject is None or subject.last + 1 >= len(tokens):
        return False
    return tokens[subject.last].quoted is None and tokens[subject.last + 1].quoted is not None
