"""The time in which a finite verb puts what it says, so far as its form shows it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mood, Tense
from .steps import BEFORE_VERB, ITSELF, QUE, SET_BACK, is_inflected, skip, skip_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import CueMatch, Token
    from .openings import Opening
    from .scene import Scene

__all__ = [
    "after_participle",
    "fits_in_time",
    "in_one_time",
    "is_ahead",
    "is_now",
    "leaves_wish",
    "supposes",
]

_FUTURE = ("ra", "ront")
_PAST_SIMPLE = ("èrent", "irent", "urent", "a", "it", "ut")
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ert")
_HAVE = frozenset({"a", "ont", "ai", "avons"})
_BE = frozenset({"est", "sont", "suis", "sommes"})
_GOING = frozenset({"va", "vont", "vais", "allons"})
_PRESENT = _HAVE | _BE
_MODALS = frozenset({"pouvoir", "devoir"})
_INFINITIVES = ("er", "ir", "re")
_CONDITIONAL = ("erait", "eraient", "aurait", "auraient")


class _Time(enum.Enum):
    """What the form of a verb tells of its time."""

    NOW = enum.auto()
    DONE = enum.auto()
    BACK = enum.auto()
    AHEAD = enum.auto()


def _time_of(scene: Scene, s: int, verb: Token) -> _Time | None:
    """Return the time of a finite verb.

    Args:
        scene: The text's candidates.
        s: A sentence.
        verb: A finite verb of it, or the auxiliary of one.

    Returns:
        ``NOW`` for the present, ``DONE`` for the passé composé, ``BACK`` for the imperfect, the
        pluperfect and the conditional, ``AHEAD`` for the future (*va fermer* too); ``None`` where
        the form may be of several (*est fermé*, *dit*).
    """
    word = verb.lower
    if word.endswith(SET_BACK):
        return _Time.BACK
    if word.endswith(_FUTURE) and len(word) > len("ira"):
        return _Time.AHEAD
    if word in _PRESENT:
        return _of_auxiliary(scene, s, verb.index)
    if word in _GOING:
        after = skip(scene, s, verb.index + 1, "negation", "forclusive", "object_clitic")
        return _Time.AHEAD if scene.lower(s, after).endswith(_INFINITIVES) else _Time.NOW
    doubtful = word.endswith(_PAST_SIMPLE) and word not in closed_class("finite_form")
    return None if doubtful else _Time.NOW


def _of_auxiliary(scene: Scene, s: int, j: int) -> _Time | None:
    """Return the time of *avoir* or *être* in the present: with a participle it may be past."""
    tokens = scene.tokens(s)
    k = skip(scene, s, j + 1, "negation", "adverb", "subject_clitic")
    compound = k < len(tokens) and tokens[k].lower.endswith(_PARTICIPLES)
    if not compound:
        return _Time.NOW
    if tokens[j].lower in _HAVE or scene.lower(s, j - 1) in ITSELF:
        return _Time.DONE
    return None


def _cue_time(scene: Scene, cue: CueMatch) -> _Time | None:
    """Return the time of a verb that reports."""
    s = cue.sentence
    for token in scene.tokens(s)[cue.first : cue.last + 1]:
        if is_inflected(token):
            return _time_of(scene, s, token)
    return _Time.NOW if cue.cue.tense is Tense.PRESENT else None


def is_now(scene: Scene, s: int, verb: Token) -> bool:
    """Return whether a finite verb surely tells of what is, not of what was or will be.

    Args:
        scene: The text's candidates.
        s: A sentence.
        verb: A finite verb of it.

    Returns:
        Whether it is a present, no auxiliary with a participle.
    """
    return _time_of(scene, s, verb) is _Time.NOW


def is_ahead(scene: Scene, s: int, verb: Token) -> bool:
    """Return whether a finite verb is a future (*rouvrira*, *va fermer*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        verb: A finite verb of it.
    """
    return _time_of(scene, s, verb) is _Time.AHEAD


def in_one_time(scene: Scene, cue: CueMatch, told: Token) -> bool:
    """Return whether a verb surely tells of the same time as one before it in its sentence."""
    time = _time_of(scene, cue.sentence, told)
    return time is not None and time is _cue_time(scene, cue)


def fits_in_time(scene: Scene, cue: CueMatch, told: Token, joined: Token) -> str | None:
    """Return which of two verbs before it a joined one goes on with by its tense, if either.

    *affirme que l'homme a forcé la porte et a volé un vélo*, but *affirme que la porte était
    fermée et porte plainte*.

    Args:
        scene: The text's candidates.
        cue: The verb that reports.
        told: The first verb of the reported clause.
        joined: The joined verb.

    Returns:
        ``"fits_clause"`` or ``"fits_report"``, ``"fits_ahead"`` where both are a future and the
        report is none (*dit que le pont va fermer et rouvrira en mai*), ``None`` where the tenses
        tell nothing.
    """
    s = cue.sentence
    clause, following, report = _time_of(scene, s, told), _time_of(scene, s, joined), None
    if clause is not None and following is not None:
        report = _cue_time(scene, cue)
    if report is None or clause is report:
        return None
    if following is clause is _Time.AHEAD:
        return "fits_ahead"
    if following is clause or (following is _Time.AHEAD and following is not report):
        return "fits_clause"
    return "fits_report" if following is report else None


def after_participle(opening: Opening, lead: str, first: int, joined: Token) -> Iterator[str]:
    """Yield whether a verb goes on with the clause of a participle rather than the main verb.

    Args:
        opening: Where the clause starts.
        lead: The coordinator.
        first: The token behind it.
        joined: The verb.

    Yields:
        Names of features of `end_evidence`.
    """
    scene, s, cue = opening.scene, opening.s, opening.cue
    told = scene.first_verb(s, opening.start, first)
    if told is not None and told.lower.endswith(SET_BACK) and joined.lower.endswith(SET_BACK):
        yield f"fits_clause:{lead}"  # « a plaidé, ajoutant qu'il dormait et n'avait rien vu »
    elif cue is not None and scene.lower(s, first - 2) != "," and _only_is(scene, cue, joined):
        yield "only_is"


def _only_is(scene: Scene, cue: CueMatch, joined: Token) -> bool:
    """Return whether a joined verb says what something is, behind a verb for what was done.

    *a porté plainte, estimant que le toit aurait dû tenir et est dangereux*: nobody joins the two.

    """
    s, main = cue.sentence, scene.first_verb(cue.sentence, 0, cue.first)
    if main is None or joined.lower not in _BE or _time_of(scene, s, main) is not _Time.DONE:
        return False
    return _time_of(scene, s, joined) is _Time.NOW


def supposes(scene: Scene, s: int, joined: Token) -> bool:
    """Return whether a verb says what may, must or would be, as a report does of its subject.

    *conclut que le produit est inutile et peut même être dangereux*, *et coûterait cher*

    Args:
        scene: The text's candidates.
        s: A sentence.
        joined: A finite verb of it.

    Returns:
        Whether it is *pouvoir* or *devoir* before an infinitive, or a conditional.
    """
    if joined.lower.endswith(_CONDITIONAL):
        return True
    if all(form.base not in _MODALS for form in scene.lexicon.auxiliary_forms(joined.lower)):
        return False
    after = skip(scene, s, joined.index + 1, "negation", "adverb", "object_clitic")
    return scene.lower(s, after).endswith(_INFINITIVES)


def leaves_wish(scene: Scene, s: int, start: int, joint: int, last: int) -> bool:
    """Return whether a coordinator opens a clause that is a fact, behind one that is wished for.

    *supplie qu'on ne lui fasse pas de mal et pourtant il va payer*; a wish goes on with another
    subjunctive, or with *que*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported clause.
        joint: A coordinator.
        last: Index after the last token that the clause can have.

    Returns:
        Whether the first verb before it is a subjunctive and the first behind an indicative.
    """
    tokens = scene.tokens(s)
    if scene.lower(s, joint + 1) in QUE or joint <= start:
        return False
    wished = next((t for t in tokens[start:joint] if is_inflected(t)), None)
    if wished is None or wished.lower not in closed_class("subjunctive_form"):
        return False
    told = next((t for t in tokens[joint + 1 : last] if _is_main(scene, s, t)), None)
    if told is None or told.quoted != wished.quoted:
        return False
    if told.lower.endswith((*SET_BACK, *_FUTURE)):
        return True
    moods = {form.mood for form in scene.lexicon.auxiliary_forms(told.lower)}
    return Mood.INDICATIVE in moods and Mood.SUBJUNCTIVE not in moods


def _is_main(scene: Scene, s: int, token: Token) -> bool:
    """Return whether a finite verb is that of no relative and of no clause with *que*."""
    if not is_inflected(token):
        return False
    before = skip_back(scene, s, token.index - 1, *BEFORE_VERB)
    if scene.is_a(s, before, "relative"):
        return False
    subject = min((m.first for m in scene.mentions_ending(s, before)), default=before)
    return scene.lower(s, subject - 1) not in QUE
