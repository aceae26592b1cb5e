"""What the author adds behind a reported clause: how it was received, what it is set against.

*A annoncé que P, une décision qui a surpris Y*; *estime que P, là où Y voit Q*; *affirme que P, se
fondant sur un rapport*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood
from .phrases import HUMAN
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    ITSELF,
    PARTICIPLES,
    QUE,
    SET_BACK,
    WHILE,
    skip,
    starts_infinitive,
    verb_follows,
)
from .tenses import is_ahead
from .upholders import moves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["added", "is_of_others", "says_of_it"]

_ASKING = frozenset({Act.ASK, Act.ORDER})
_LAST_ADJECTIVE, _NEAR_MARKS = 2, 4
_CLITICS = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}
_TAKING_UP, _AGAINST = frozenset({"ce", "un", "une", "des"}), frozenset({"là", "quand"})
_JOINING, _HAVING = frozenset({",", ";", ":", "et", "ou"}), frozenset({"ayant", "étant"})
_HELPERS = frozenset({"avoir", "être"})
_CLOSING = frozenset({",", ".", ";"})
_HOPING = frozenset({"dans", "de", "par"})
_OTHERS = frozenset({"autre", "autres", "reste"})
_SOME = frozenset({"certains", "certaines", "uns", "unes", "quelques", "plusieurs"})
_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
_PERFECT = frozenset({"avoir", "être", "s'", "m'", "l'"})
_GROUNDED_ON = frozenset({"sur", "à", "de", "d'"})


def says_of_it(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether a relative tells what the one who says a clause calls a thing in it.

    *Selon elle, P est dû à une « pression » qu'elle décrit comme « un poison »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        j: The token *que*.

    Returns:
        Whether the pronoun of *selon elle* is its subject, and words in marks follow its verb.
    """
    speaker = _CLITICS.get(scene.lower(s, start - 2))
    if speaker is None or scene.lower(s, j + 1) != speaker:
        return False
    cue = scene.cue_at(s, j + 2)
    if cue is None or not is_finite(cue):
        return False
    return scene.has_marks(s, cue.last + 1, cue.last + 1 + _NEAR_MARKS)


def added(scene: Scene, s: int, j: int, start: int, cue: CueMatch | None) -> Iterator[str]:
    """Yield what a token behind a comma opens that the author adds to reported words.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token behind a comma.
        start: First token of the reported words.
        cue: The verb that reports them.

    Yields:
        ``"moves"``, how the words were received; ``"contrasts"``, what others say or see;
        ``"grounds"``, what somebody relies on who says them, or keeps from (*se refusant à P*);
        ``"besides"``, what he says with them; ``"then"``, no addition but what else was so when
        he did what he says (*dit avoir fui, alors qu'il n'avait que dix ans*);
        ``"participle"``, what he decrees; ``"glosses"``, what a word in marks means;
        ``"circumstance"``, why words in marks are said (*, le temps ayant manqué*), or after what
        words about a state (*qu'il faut attendre, après que X a renoncé*).
    """
    tokens = scene.tokens(s)
    word = tokens[j].lower if j < len(tokens) else ""
    nouns = closed_class("resumed_noun")
    if word in _TAKING_UP or word in nouns:
        if _is_received(scene, s, j):
            yield "moves"
    elif word in _AGAINST and _is_set_against(scene, s, j):
        yield "contrasts"
    elif (word in ITSELF and _is_grounded(scene, s, j + 1)) or (
        word in _HOPING and _hopes(scene, start, j, cue)
    ):
        yield "grounds"
    elif word in WHILE:
        yield from _beside(scene, s, start, j, cue)
    elif word == "après" and cue is not None and _is_set_after(scene, s, start, j):
        yield "circumstance"
    elif word == "tout" and scene.lower(s, j + 1) == "en":
        other = scene.last_cue_at(s, j + 2)
        if other is not None and other.core:
            yield "besides"
    elif word.endswith("ant") and _rules_besides(scene, start, j, cue):
        yield "participle"
    yield from _behind_marks(scene, s, j, cue)


def _beside(scene: Scene, s: int, start: int, j: int, cue: CueMatch | None) -> Iterator[str]:
    """Yield whether *alors que* sets others against who speaks, or tells what else was so."""
    if is_of_others(scene, s, start, j):
        yield "contrasts"
    elif scene.lower(s, j + 1) in QUE and _tells_of_then(scene, s, start, j, cue):
        yield "then"


def _behind_marks(scene: Scene, s: int, j: int, cue: CueMatch | None) -> Iterator[str]:
    """Yield what the author adds behind words in marks and a comma."""
    tokens = scene.tokens(s)
    if j >= len(tokens) or tokens[j - 2].quoted is None:
        return
    if _explains(scene, s, j) or (cue is not None and _glosses(scene, s, j)):
        yield "glosses"
    if cue is not None and _is_circumstance(scene, s, j):
        yield "circumstance"


def _glosses(scene: Scene, s: int, j: int) -> bool:
    """Return whether the author says what one word in marks is (*des « messa », une soupe*)."""
    tokens = scene.tokens(s)
    if tokens[max(0, j - 3)].quoted == tokens[j - 2].quoted:
        return False
    if tokens[j].quoted is not None or not scene.is_a(s, j, "indefinite_article"):
        return False
    rest = tokens[j:]
    signs = any(t.form in _JOINING or t.quoted is not None for t in rest)
    return not signs and not scene.has_verb(s, j, len(tokens))


def _explains(scene: Scene, s: int, j: int) -> bool:
    """Return whether *ce* says who or what words in marks mean (*« nos anciens », ces ouvriers*).

    A verb behind the noun would have it as its subject.
    """
    if scene.tokens(s)[j].quoted is not None or not scene.is_a(s, j, "demonstrative"):
        return False
    gloss = scene.mention_at(s, j)
    after = "" if gloss is None else scene.lower(s, gloss.last + 1)
    return bool(after) and (after in _CLOSING or after in closed_class("relative"))


def _is_circumstance(scene: Scene, s: int, j: int) -> bool:
    """Return whether a subject and its participle stand apart (*, la crue n'ayant rien laissé*)."""
    subject = scene.mention_at(s, j)
    if subject is None or scene.tokens(s)[j].quoted is not None:
        return False
    return scene.lower(s, skip(scene, s, subject.last + 1, "negation")) in _HAVING


def _is_grounded(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle behind *se* tells of the speaker (*se fondant sur P*)."""
    names = ("grounding_participle", "refraining_participle")
    told = any(scene.is_a(s, j, name) for name in names)
    return told and scene.lower(s, j + 1) in _GROUNDED_ON


def _hopes(scene: Scene, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether *dans l'espoir de* tells why others are asked to act.

    *A demandé au juge d'attendre, dans l'idée de gagner du temps*
    """
    if cue is None or cue.cue.act not in _ASKING:
        return False
    s = cue.sentence
    words = scene.sentences[s].words
    noun = j + 1 + (words[j] == "dans" and words[j + 1] in ("l'", "le", "la"))
    return scene.is_a(s, noun, "purpose_noun") and starts_infinitive(scene, s, start)


def is_of_others(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether what others do is set against who speaks (*alors que d'autres refusent*).

    Within the words those who are told apart would stand before (*que certains votent, alors que
    d'autres refusent*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported words.
        j: The token behind them.
    """
    words = scene.sentences[s].words
    if words[j] not in WHILE or words[j + 1] not in QUE or words[j + 3] not in _OTHERS:
        return False
    return not any(words[k] in _SOME for k in range(start, j))


def _tells_of_then(scene: Scene, s: int, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether a state goes with what somebody says to have done or undergone himself.

    *Dit avoir été agressée, alors qu'elle n'avait que dix ans*; not *alors qu'elle avait promis P*,
    nor *alors que son parti était contre*.
    """
    words = scene.sentences[s].words
    if cue is None or words[j + 2] not in _SUBJECTS:
        return False
    if words[start] not in _PERFECT or cue.cue.mood is Mood.PARTICIPLE:
        return False
    verb = scene.first_verb(s, j + 3, len(scene.tokens(s)))
    if verb is None or not verb.lower.endswith(SET_BACK):
        return False
    after = skip(scene, s, verb.index + 1, *BEFORE_VERB, "forclusive")
    only = words[after] in QUE  # « elle n'avait que dix ans »
    helps = bool(scene.lexicon.auxiliary_forms(verb.lower)) and not only
    return not (helps and words[after].endswith(PARTICIPLES))


def _is_set_after(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether *après que P* dates the report of a state, or of what is to come.

    *A estimé qu'il fallait attendre, après que X a renoncé*: only what happened follows an event.
    """
    if scene.lower(s, j + 1) not in QUE:
        return False
    verb = scene.first_verb(s, start, j)
    if verb is None:
        return starts_infinitive(scene, s, start) and scene.lower(s, start) not in _HELPERS
    later = scene.first_verb(s, j + 2, len(scene.tokens(s)))
    if later is None or is_ahead(scene, s, later):
        return False
    after = skip(scene, s, verb.index + 1, *BEFORE_VERB, "forclusive")
    compound = any(f.base in _HELPERS for f in scene.lexicon.auxiliary_forms(verb.lower))
    return not (compound and scene.lower(s, after).endswith(PARTICIPLES))


def _rules_besides(scene: Scene, start: int, j: int, cue: CueMatch | None) -> bool:
    """Return whether a participle tells what is decreed besides by whoever asks others to act.

    *A demandé aux habitants de rester chez eux, imposant le port du masque*: those who are asked
    impose nothing.
    """
    if cue is None or not scene.is_a(cue.sentence, j, "ruling_participle"):
        return False
    return cue.cue.act in _ASKING and starts_infinitive(scene, cue.sentence, start)


def _is_received(scene: Scene, s: int, j: int) -> bool:
    """Return whether what takes words up is told to have moved or stirred others.

    *, une décision qui a surpris les élus*; *, ce qui a fait bondir les clubs*; *, une idée saluée
    par les parents*
    """
    tokens = scene.tokens(s)
    if scene.lower(s, j) == "ce":
        return scene.lower(s, j + 1) == "qui" and _stirs(scene, s, j + 2)
    noun = j + scene.is_a(s, j, "indefinite_article")
    if not scene.is_a(s, noun, "resumed_noun") or tokens[noun].quoted is not None:
        return False
    k = noun + 1
    while k <= noun + _LAST_ADJECTIVE and k < len(tokens) and tokens[k].pos in ("ADJ", "ADV"):
        if tokens[k].lower.endswith(PARTICIPLES):
            break
        k += 1
    if scene.lower(s, k) == "qui":
        return _stirs(scene, s, k + 1)
    cue = scene.cue_at(s, k)
    return cue is not None and cue.bare and scene.lower(s, cue.last + 1) == "par"


def _stirs(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb from a token on moves somebody or sets something off."""
    verb = skip(scene, s, j, *BEFORE_VERB, "forclusive")
    ends = (verb, *(verb + n for n in (1, 2)))
    if not verb_follows(scene, s, verb):
        return False
    return any(scene.is_a(s, k, "stirring_form") or moves(scene, s, k) for k in ends)


def _is_set_against(scene: Scene, s: int, j: int) -> bool:
    """Return whether somebody else's view follows (*, là où Y voit Q*; *, quand Y vantait Q*)."""
    first, second = scene.lower(s, j), scene.lower(s, j + 1)
    where = first == "là" and second == "où"
    if not where and first != "quand":
        return False
    other = scene.mention_at(s, j + 1 + where)
    if other is None or other.kind not in HUMAN:
        return False
    after = other.last + 1
    named = scene.mention_at(s, after + 1) if scene.lower(s, after) == "," else None
    if named is not None and scene.lower(s, named.last + 1) == ",":
        after = named.last + 2  # « quand son confrère, Luc Roy, vantait P »
    verb = skip(scene, s, after, *BEFORE_VERB)
    cue = scene.last_cue_at(s, verb) or scene.last_cue_at(s, after)
    says = cue is not None and is_finite(cue) and (cue.core or "QUOTE" in cue.frames)
    return says or (where and verb_follows(scene, s, verb))
