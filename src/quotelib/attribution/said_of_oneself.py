"""Attributes of oneself: *X se dit prêt à P*, *X se dit convaincu que P*, *X se dit « serein »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import rules
from .act_adjuncts import before_act, is_of_act
from .adjuncts import past_circumstances
from .build import quoted_in
from .clause_verbs import first_verb
from .coordinated import past_coordinated
from .ends import clause_end
from .governed_on import past_governed
from .object_ends import names_medium
from .steps import DE, QUE, quoted_end, starts_infinitive
from .stretch import Stretch, date_end, opens_adjunct
from .subject_relatives import before_own_verb, opens_sentence_subject

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["is_demanded", "is_of_oneself", "predicative"]

_NEAR_QUE, _EVER = 4, 3
_EVER_MORE = frozenset({"plus", "que", "jamais", "aussi", "encore"})
_AS_EVER = (["jamais", "que"], ["jamais", "qu'"])
_STANCES = ("stance_adjective", "inclined_adjective")
_STAY, _MODALS = "rester ", frozenset({"pouvoir", "devoir"})
_MEANT = "se vouloir"  # « le site se veut accessible à tous »
_GOVERNED = QUE | DE | {"à"}
_TO = DE | {"à"}
_OF_IT = QUE | DE | {"du", "des"}
_OF_OR_TO = _OF_IT | {"à", "au", "aux"}


def predicative(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X se dit prêt à P, se dit convaincu que P.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The attribute of a reflexive verb: quoted, or an adjective of stance with a complement.
    """
    if "ATTR" not in cue.frames or scene.tokens(cue.sentence)[cue.head].quoted is not None:
        return None
    if not cue.reflexive:
        return _judged(scene, cue)
    s, j = cue.sentence, past_circumstances(scene, cue)
    # « se disent encore incapables », but « se disent aussi prêts »; « impatient » is no adverb
    while j - 1 > cue.last and _is_part(scene, s, j - 1):
        j -= 1
    j += _EVER * (_words(scene, s, j, _EVER) == ["plus", "que", "jamais"])
    j += scene.lower(s, j) == "comme"  # « se décrit comme « libre » »: the link stays out
    finite = any(scene.lower(s, k) in QUE for k in range(j, j + _NEAR_QUE))
    end = _end(scene, cue, j, finite=finite)
    if end <= j or scene.lower(s, j) == "avec":
        return None  # « s'affiche avec un tract « Q » »: beside whom
    if j < len(scene.tokens(s)) and scene.tokens(s)[j].quoted is not None:
        marked = quoted_end(scene, s, j)
        if _is_whole_attribute(scene, s, j, marked):
            listed = past_coordinated(scene, s, marked)
            # « « stupéfaite » et « blessée » par ces mots »
            end = listed if _is_whole_attribute(scene, s, j, listed) else max(end, listed)
    governed = _that(scene, s, j, end)
    if governed is not None:
        end = before_own_verb(scene, cue, governed, end)
        return Stretch(first=governed, end=end, rule=rules.ATTRIBUTE, confidence=0.7)
    if quoted_in(scene, s, j, end):
        end = before_act(scene, cue, j + 1, end)  # « « ravie » du vote sur France Info »
        return Stretch(first=j, end=end, rule=rules.ATTRIBUTE, confidence=0.8)
    if cue.cue.lemma != _MEANT and _governs(scene, s, j, end):
        return Stretch(first=j, end=end, rule=rules.ATTRIBUTE, confidence=0.7)
    return None


def _end(scene: Scene, cue: CueMatch, first: int, *, finite: bool) -> int:
    """Return where an attribute ends: before the verb that its subject waits for.

    *Ceux qui se disent « écologistes » ont voté contre*
    """
    s = cue.sentence
    end = clause_end(scene, s, first, cue, table="clause" if finite else "infinitive")
    if finite or not opens_sentence_subject(scene, cue):
        return end
    return first_verb(scene, s, first + 1, end) or end


def _that(scene: Scene, s: int, first: int, end: int) -> int | None:
    """Return where the clause starts that an adjective without marks governs (*convaincu que P*).

    The adjective says no more than *se dit que* would, and stays out as the cue does.
    """
    tokens = scene.tokens(s)
    link = next(
        (k for k in range(first + 1, min(end, first + _NEAR_QUE)) if tokens[k].lower in QUE), None
    )
    if link is not None and _words(scene, s, link + 1, 2) in _AS_EVER:
        return link + _EVER  # « plus convaincu que jamais que P »
    if link is None or any(
        t.quoted is not None
        or scene.is_a(s, t.index, "comparative")
        or (t.lower in _TO and starts_infinitive(scene, s, t.index + 1))
        for t in tokens[first:link]
    ):
        return None  # « se dit prête à prouver que P »: the infinitive is what she is ready for
    return link + 1 if link + 1 < end else None


def is_of_oneself(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle says how somebody says he is (*se dit bien convaincu que P*).

    Args:
        scene: The text's candidates.
        cue: A participle without auxiliary.
    """
    low = cue.first - _NEAR_QUE
    return any(
        other.reflexive
        and low <= other.last
        and "ATTR" in other.frames
        and all(
            _grades(scene, cue.sentence, j) or scene.lower(cue.sentence, j) in _EVER_MORE
            for j in range(other.last + 1, cue.first)
        )
        for other in scene.verb_cues(cue.sentence, 0, cue.first)
    )


def _words(scene: Scene, s: int, first: int, count: int) -> list[str]:
    """Return some words in a row."""
    return [scene.lower(s, k) for k in range(first, first + count)]


def _judged(scene: Scene, cue: CueMatch) -> Stretch | None:
    """X juge urgent de P, estime « indécent » que P: an adjective with what it is said of."""
    if "QUE" not in cue.frames or cue.passive or cue.bare:
        return None
    s, tokens, j = cue.sentence, scene.tokens(cue.sentence), past_circumstances(scene, cue)
    # « estime urgent de P »: the taggers take the adjective for an adverb
    while j - 1 > cue.last and tokens[j - 1].pos == "ADV":
        j -= 1
    if j >= len(tokens) or scene.lower(s, j) == "bon":
        return None  # « n'a pas jugé bon de P » tells what was done
    if scene.is_a(s, j, "comparative") and scene.lower(s, j + 1) in QUE:
        return None  # « n'a pas trouvé mieux que de P »
    head = j
    while head + 1 < len(tokens) and _grades(scene, s, head) and tokens[head].quoted is None:
        head += 1
    marked = tokens[head].quoted is not None
    link = quoted_end(scene, s, head) if marked else head + 1
    said = scene.lower(s, link) in QUE or (
        scene.lower(s, link) in DE and starts_infinitive(scene, s, link + 1)
    )
    adjective = tokens[head].pos in ("ADJ", "ADV") and head > cue.last
    if not said or not (marked or adjective) or tokens[head].finite:
        return None
    table = "clause" if scene.lower(s, link) in QUE else "infinitive"
    end = clause_end(scene, s, j, cue, table=table)
    return Stretch(first=j, end=end, rule=rules.ATTRIBUTE, confidence=0.7) if end > link else None


def _governs(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether an attribute is an adjective of stance with a complement."""
    complements = range(first + 1, min(end, first + _NEAR_QUE))
    link = next((k for k in complements if scene.lower(s, k) in _GOVERNED), None)
    if link is None:
        return False
    if scene.lower(s, link) in QUE and scene.is_a(s, first, "comparative"):
        return False  # « se montre plus sévère que le maire »
    head = first
    while head + 1 < end and _grades(scene, s, head):
        head += 1
    if scene.is_a(s, head, "preposition"):  # « en mesure de P », « dans l'impossibilité de P »
        return starts_infinitive(scene, s, link + 1) and scene.is_a(s, link - 1, "stance_noun")
    adjective = scene.tokens(s)[head].pos in ("ADJ", "VERB")
    return adjective or any(scene.is_a(s, head, name) for name in _STANCES)


def _is_part(scene: Scene, s: int, j: int) -> bool:
    """Return whether what was passed as an adverb belongs to an attribute."""
    return _grades(scene, s, j) or scene.is_a(s, j, "stance_adjective")


def _grades(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adverb says how much or since when an attribute holds."""
    manner = scene.lower(s, j).endswith("ment") and not scene.is_a(s, j, "restricting_word")
    return manner or scene.is_a(s, j, "grading_adverb")


def _is_whole_attribute(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether nothing after quoted words depends on them (not *« trahie » par eux*)."""
    tokens = scene.tokens(s)
    if end >= len(tokens) or not tokens[end].form[0].isalnum():
        return True
    if names_medium(scene, s, end) or is_of_act(scene, s, end):
        return True
    if _governs_past_date(scene, s, end):
        return False
    joined = scene.is_a(s, end, "conjunction") and past_governed(scene, s, first, end) == end
    return joined or opens_adjunct(scene, s, end)


def _governs_past_date(scene: Scene, s: int, end: int) -> bool:
    """Return whether a date parts an adjective from its complement (*« prête » lundi à un effort*).

    Few govern *à*: a place or an occasion is that of the act (*« ravie » lundi à la mairie*).
    """
    inclined = scene.is_a(s, end - 1, "inclined_adjective")
    if not inclined and not scene.is_a(s, end - 1, "stance_adjective"):
        return False
    dated = date_end(scene, s, end)
    if dated is None or scene.lower(s, dated) not in (_OF_OR_TO if inclined else _OF_IT):
        return False
    named = scene.tokens(s)[dated + 1 : dated + 2]
    if scene.lower(s, dated) == "à" and any(token.form[0].isupper() for token in named):
        return False  # « ouverte » lundi à Dole
    return not (opens_adjunct(scene, s, dated) or is_of_act(scene, s, dated))


def is_demanded(scene: Scene, cue: CueMatch) -> bool:
    """Return whether how somebody shows himself is what he may or must (*devra rester calme : P*).

    What he did because he had to is told (*a dû se montrer rassurant : P*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
    """
    if cue.first == cue.last or not ("ATTR" in cue.frames or cue.cue.lemma.startswith(_STAY)):
        return False
    forms = scene.lexicon.auxiliary_forms(scene.lower(cue.sentence, cue.first))
    return any(form.base in _MODALS for form in forms)
