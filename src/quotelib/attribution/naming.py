"""Verbs that give a name or spell a word rather than report: *intitulé*, *surnommé*, *s'écrit*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from .adjuncts import past_circumstances
from .object_ends import names_medium
from .sources import agent, describes
from .steps import BEFORE_VERB, DE, ITSELF, QUE, TO, quoted_end, starts_infinitive, verb_follows
from .stretch import after_cue

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["NAMING", "calls", "calls_that", "is_defined", "names", "names_programme", "sings"]

_GUESTS = frozenset({"invité", "invitée"})
_NEAR_CE, _FAR_BRACKET = 9, 8
_SIGNS = ",;:.("
NAMING = frozenset({"nommer", "intituler", "baptiser", "surnommer", "s'appeler"})
_SPELLING = frozenset({"se prononcer", "s'écrire", "prononcer", "écrire"})
_CALLED = frozenset({"l'", "le", "la", "les", "s'"})
_DEFINING = frozenset({"désigner", "nommer"})
_SINGING = frozenset({"chanter", "entonner", "fredonner"})


def names(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb gives a name or spells a word.

    *intitulé « … »*; *Jean Perrot, dit « le Chat »*; *s'écrit « Saulx »*
    """
    lemma, s = cue.cue.lemma, cue.sentence
    if lemma in NAMING and not _in_ce_que(scene, cue):
        return True
    if lemma == "dire" and cue.cue.text.lower().startswith("v") and cue.first < cue.head:
        return True  # « veut dire » explains a word
    if lemma == "appeler" and (
        _is_called(scene, cue)
        # but « les appelle « à la prudence » »
        or (scene.lower(s, cue.head - 1) in _CALLED and scene.lower(s, cue.last + 1) not in TO)
        or scene.lower(s, cue.first - 1) == "on"
        or _is_nickname(scene, cue)
    ):
        return True  # « tous l'appellent « la Reine Mère » », « ce qu'on appelle un « Q » »
    if lemma == "désigner":  # « désignée « femme de l'année » par un jury »
        at = after_cue(scene, cue)
        return at < len(scene.tokens(s)) and scene.tokens(s)[at].quoted is not None
    if lemma in _SPELLING and scene.lower(s, cue.head - 1) in ITSELF:
        at = after_cue(scene, cue)
        return at < len(scene.tokens(s)) and scene.tokens(s)[at].quoted is not None
    nickname = lemma == "dire" and cue.cue.text == "dit" and not cue.frames <= {"QUE"}
    if nickname and _is_called_so(scene, cue):
        return True
    if not nickname or scene.lower(s, cue.first - 1) != ",":
        return False
    return not scene.is_a(s, cue.last + 1, "possessive")  # « X, elle, dit sa « honte » »


def _is_called_so(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *dit* is a participle beside another verb (*un bilan dit « provisoire » est*).

    It stands between a noun and marks without a verb, and the clause has its verb behind them.
    """
    s, tokens, at = cue.sentence, scene.tokens(cue.sentence), cue.last + 1
    if at >= len(tokens) or tokens[at].quoted is None or starts_infinitive(scene, s, at):
        return False
    end = quoted_end(scene, s, at)
    if scene.has_verb(s, at, end) or not any(True for _ in scene.mentions_ending(s, cue.first - 1)):
        return False
    return verb_follows(scene, s, end, *BEFORE_VERB)


def _is_called(scene: Scene, cue: CueMatch) -> bool:
    """Return whether something is called a name, nobody says by whom (*appelé « Q »*).

    Words in brackets give one more (*appelées aussi berniques (« Patella »)*).
    """
    tokens, at = scene.tokens(cue.sentence), after_cue(scene, cue)
    stop = min(len(tokens), at + _FAR_BRACKET)
    bracket = next((j for j in range(at, stop) if tokens[j].form in _SIGNS), stop)
    behind = bracket + 1 if bracket < stop and tokens[bracket].form == "(" else at
    quoted = any(j < len(tokens) and tokens[j].quoted is not None for j in (at, behind))
    return quoted and (cue.passive or describes(scene, cue)) and agent(scene, cue) is None


def _is_nickname(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a name with its capital stands in marks right after a verb (*la Tigresse*)."""
    s, tokens, at = cue.sentence, scene.tokens(cue.sentence), after_cue(scene, cue)
    if at >= len(tokens) or tokens[at].quoted is None:
        return False
    named = tokens[at + scene.is_a(s, at, "determiner") :][:1]
    return bool(named) and named[0].form[0].isupper() and named[0].quoted == tokens[at].quoted


def calls(scene: Scene, cue: CueMatch, comma: int) -> bool:
    """Return whether somebody calls a thing by the words before a comma (*comme l'appelle X*).

    Args:
        scene: The text's candidates.
        cue: A verb.
        comma: The token after those words.
    """
    if cue.cue.lemma not in closed_class("calling_verb"):
        return False
    s = cue.sentence
    clitics = (scene.lower(s, j) for j in range(comma + 2, cue.last + 1))
    return scene.lower(s, comma + 1) in ("comme", "ainsi") and not _CALLED.isdisjoint(clitics)


def is_defined(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words are a term that the text goes on to define.

    *parlent de « forçage » pour désigner ce déséquilibre*

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first of the quoted words.

    Returns:
        Whether *pour* and a verb of naming follow them.
    """
    end = quoted_end(scene, s, at)
    return scene.lower(s, end) == "pour" and scene.lower(s, end + 1) in _DEFINING


def names_programme(scene: Scene, s: int, at: int) -> bool:
    """Return whether words in marks name where somebody speaks (*dit-il dans l'émission « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first of the words in marks, or what stands for them.

    Returns:
        Whether a preposition, an article and a noun for what has a title stand before them, or
        *invité de*.
    """
    if scene.lower(s, at - 1) in DE:
        return scene.lower(s, at - 2).removesuffix("s") in _GUESTS
    if not scene.is_a(s, at - 1, "title_noun") or scene.lower(s, at - 2) not in _CALLED:
        return False
    return names_medium(scene, s, at - 3)


def sings(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether somebody sings a song whose title stands in marks.

    *a entonné « Le Rivage » de Bellac*, *a chanté « Le Rivage » (le titre de Bellac)*, *reprenant
    « Le Rivage » de Bellac*; not *a chanté « On va gagner » devant le stade*

    Args:
        scene: The text's candidates.
        cue: The verb before the marks.
        end: The token after them.

    Returns:
        Whether its author or what it is stands behind it.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    again = cue.cue.lemma == "reprendre" and tokens[after_cue(scene, cue)].form[0].isupper()
    if not (again or cue.cue.lemma in _SINGING) or end + 1 >= len(tokens):
        return False
    if scene.lower(s, end) in DE:
        return tokens[end + 1].form[0].isupper()
    told = end + 1 + (scene.lower(s, end + 1) in _CALLED)
    return scene.lower(s, end) in (",", "(") and scene.is_a(s, told, "title_noun")


def _in_ce_que(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb stands in *ce que X nomme « Q »*: X's word for a thing."""
    s = cue.sentence
    openers = range(cue.first - 1, max(0, cue.first - _NEAR_CE), -1)
    return any(scene.lower(s, j) in QUE and scene.lower(s, j - 1) == "ce" for j in openers)


def calls_that(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *ce que* is what a verb gives a name to, which stands behind the verb.

    *Ce qu'il appelle un accord « honteux »*: the noun is part of the name.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
    """
    if "ATTR" not in cue.frames or not _in_ce_que(scene, cue):
        return False
    if scene.lower(cue.sentence, cue.first - 1) in QUE:
        return False  # « ce qu'appelle le préfet une « honte » »
    return scene.is_a(cue.sentence, past_circumstances(scene, cue), "determiner")
