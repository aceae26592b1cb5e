"""Clauses that go on after their incise: « P1, a indiqué X, P2 »; « qui a fait, selon X, P »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, SpeakerKind
from .asides import past_aside, past_dashes
from .boundaries import withholds
from .clause_verbs import first_verb, has_main_verb, is_whole
from .ends import clause_end
from .fronted_clauses import waits_for_main_clause
from .occasions import describes_medium, tells_where
from .phrases import HUMAN
from .pieces import holds_verb, past_described, past_further
from .pronoun_incises import belongs_to_clause, belongs_to_incise, has_participle
from .sentence_ends import before_quotation, sentence_end
from .steps import (
    DASHES,
    QUE,
    clause_at,
    is_inflected,
    is_verbal,
    skip,
    starts_infinitive,
    verb_follows,
)
from .stretch import past_adverbs

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["continuation"]

_PARTICIPLES = ("é", "ée", "és", "ées")
_FEMININES = ("ise", "ises", "ite", "ites", "ie", "ies", "ue", "ues", "erte", "ertes")
_BESIDE = frozenset({"tout comme", "ainsi que", "ainsi qu'"})
_PEOPLE = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP})
_INDEFINITE = frozenset({"un", "une", "des", "plusieurs", "quelque", "quelques"})
_MORE_OR_LESS = frozenset({"au", "plus", "moins", "près", "environ"})
_GOVERN_INFINITIVE = frozenset({"à", "de", "d'"})
_DESCRIBING = ("ADJ", "VERB")
_THEN = frozenset({"alors", "ensuite", "ainsi", "puis"})
_TURNS = frozenset({"et", "mais"})
_MAKING = frozenset({"rend", "lais", "juge", "trou", "esti"})
_ADVERBS = 4
_OF_VERB = frozenset({"à", "au", "aux", "sur", "avec"})
_STOPS = frozenset({".", ";", ":"})
_UNDER = frozenset({"couvert", "condition", "serment", "sceau", "nom", "pseudonyme", "yeux"})
_CLOSES = DASHES | _STOPS | {","}


def continuation(
    scene: Scene, s: int, clause: tuple[int, int], j: int, cue: CueMatch
) -> tuple[int, int] | None:
    """Return the tokens of a clause that goes on after its incise.

    Args:
        scene: The text's candidates.
        s: A sentence.
        clause: First token of the clause, and the sign that opens the incise.
        j: Index after the verb and the source of the incise.
        cue: The cue of the incise.

    Returns:
        The first token and the index after the last, ``None`` when the clause is over.
    """
    begin, opening = clause
    tokens, close = scene.tokens(s), j
    while j < len(tokens) and tokens[j].form not in _CLOSES:
        if tokens[j].finite:
            return None
        j += 1
    end = sentence_end(scene, s)
    end = end if tokens[end - 1].placeholder is None else before_quotation(scene, s, j, end)
    dashed = j < len(tokens) and tokens[j].form in DASHES and tokens[opening].form not in DASHES
    j = _past_asked(scene, s, past_dashes(tokens, j) if dashed else j, end)
    start = past_described(scene, s, clause, j + 1)
    if start > j + 1 or _names_behind(scene, s, clause, j) or _explains_behind(scene, cue, j):
        return start, _rest_end(scene, s, clause, start)
    if (
        start >= end
        or tokens[j].form in _STOPS
        or _is_closed(scene, s, begin, opening, start)
        or withholds(scene, s, start)
        or (cue.cue.kind is CueKind.PREPOSITION and _turns_to_other(scene, s, clause, start))
    ):
        return None
    if tells_where(scene, s, start, end) or describes_medium(scene, s, (close, j), (start, end)):
        return None  # « P, a dit X, mardi, à l'agence Azur »
    # « P, dit Nadia Benali, dite Lilou, une élue »
    named = scene.is_a(s, start, "called_participle")
    if named or (cue.clitic is not None and belongs_to_incise(scene, s, start, placed=j > close)):
        return None
    joined = scene.lower(s, start) == "et" and not _adds_quoted(scene, s, start)
    joined = joined and not _adds_part(scene, s, start)
    if joined and not scene.has_verb(s, start, end):
        return None  # « P, ont indiqué X, député, et Y, maire »
    # « P, selon X, dans la nuit »: nothing but P can have this complement
    prepositional = cue.cue.kind is CueKind.PREPOSITION
    belongs = prepositional and scene.is_a(s, start, "preposition")
    belongs = belongs and not scene.is_a(s, start + 1, "relative")
    belongs = belongs or (cue.clitic is not None and belongs_to_clause(scene, s, clause, j, close))
    if not belongs and not _goes_on(scene, s, clause, (start, end), prepositional=prepositional):
        return None
    if any(t.placeholder is not None for t in tokens[start:end]):
        return None
    return start, min(end, _rest_end(scene, s, clause, start))


def _turns_to_other(scene: Scene, s: int, clause: tuple[int, int], j: int) -> bool:
    """Return whether *et* or *mais* joins a clause about somebody to a whole one.

    *Le feu serait accidentel, selon X, mais le juge n'exclut rien*: the author tells what he does.
    """
    if scene.lower(s, j) not in _TURNS or not has_main_verb(scene, s, *clause):
        return False
    somebody = scene.mention_at(s, j + 1)
    acts = somebody is not None and somebody.kind in HUMAN
    return acts and clause_at(scene, s, j + 1)


def _past_asked(scene: Scene, s: int, comma: int, end: int) -> int:
    """Return the comma behind how somebody was asked (*P1, dit X, joint mardi, P2*), else the end.

    Where the words after the comma tell nothing of the kind it is the comma itself.
    """
    if scene.lower(s, comma) != "," or not scene.is_a(s, comma + 1, "asked_participle"):
        return comma
    close = past_aside(scene, s, comma)
    return close if close > comma else end


def _names_behind(scene: Scene, s: int, clause: tuple[int, int], j: int) -> bool:
    """Return whether a colon at a token gives words without verb what they announce, with marks.

    *En cause, selon lui : un « vent de folie » et le gel*
    """
    tokens = scene.tokens(s)
    if scene.lower(s, j) != ":" or not scene.has_marks(s, j, len(tokens)):
        return False
    if scene.has_verb(s, *clause) or has_main_verb(scene, s, j + 1, len(tokens)):
        return False  # « Faux, répond X : elle n'a « rien » signé »
    return all(token.placeholder is None for token in tokens[j:])


def _explains_behind(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether a colon at a token goes on with what is said (*Faux, répond X : P2*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.lower(s, j) != ":" or cue.cue.kind is not CueKind.VERB:
        return False
    behind = tokens[j + 1 :]
    if any(token.placeholder is not None for token in behind) or tokens[-1].form == "?":
        return False
    end = sentence_end(scene, s)
    whole = j + 1 < end and is_whole(scene, s, j + 1, end)
    return whole and not (
        behind[0].quoted is not None and behind[0].quoted == tokens[end - 1].quoted
    )


def _rest_end(scene: Scene, s: int, clause: tuple[int, int], start: int) -> int:
    """Return where a clause ends that goes on after its incise.

    A relative ends at the comma after its verb (*qui, selon X, sont entrés en Russie, …*).
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    told = scene.lower(s, begin - 1) in QUE and is_verbal(tokens[begin - 2])  # « a dit que, … »
    relative = begin > 0 and scene.is_a(s, begin - 1, "relative") and not told
    end = clause_end(scene, s, start, None, framed=not relative)
    if not relative:
        return past_further(scene, s, start, end)
    verb = start
    if not scene.has_verb(s, begin, opening):
        verb = next((t.index for t in tokens[start:end] if is_inflected(t)), start)
    elif not is_inflected(tokens[opening - 1]):
        # « un tir qui a tué, selon X, deux passants a été condamné »; « qui n'a, dit X, rien su »
        end = first_verb(scene, s, start, end) or end
    last = tokens[opening - 1]
    if tokens[verb - 1].form == "," and last.pos in _DESCRIBING and last.lower.endswith("t"):
        verb = start  # « dont la dette atteint, selon X, 12 millions, a été vendue »
    commas = (t.index for t in tokens[verb:end] if t.form == "," and t.quoted is None)
    return next(commas, end)


def _is_closed(scene: Scene, s: int, begin: int, opening: int, rest: int) -> bool:
    """Return whether words around a clause go on after its incise, and not the clause.

    It stands between dashes or brackets, or is a relative with its verb (*, qui P selon X, a Q*).
    """
    tokens = scene.tokens(s)
    sign = tokens[begin - 1].form if begin > 0 else ""
    if sign == "(" or (sign in DASHES and tokens[rest - 1].form in DASHES):
        return True
    if begin == 0 or not scene.is_a(s, begin - 1, "subordinator"):
        return False
    return verb_follows(scene, s, rest, "object_clitic", "negation") and scene.has_verb(
        s, begin, opening
    )


def _goes_on(
    scene: Scene,
    s: int,
    clause: tuple[int, int],
    rest: tuple[int, int],
    *,
    prepositional: bool,
) -> bool:
    """Return whether what follows an incise belongs to the clause before it."""
    tokens, (start, end) = scene.tokens(s), rest
    if _adds_part(scene, s, start) or _adds_quoted(scene, s, start):
        return True
    if tokens[clause[1]].form in DASHES and tokens[start - 1].form in DASHES:
        return True  # « P1 – dit X – P2 »
    if holds_verb(scene, s, clause, start):
        return True
    verb = min(skip(scene, s, start, "object_clitic"), end - 1)
    relative = scene.lower(s, start) == "qui" or (
        scene.is_a(s, start, "preposition") and scene.is_a(s, start + 1, "relative")
    )
    # « P, précise le trésorier, que nous avons joint »: the newspaper's own *nous*
    met = scene.lower(s, start) in QUE and scene.lower(s, start + 1) == "nous"
    relative = relative or (met and tokens[start].quoted is None)
    limited = scene.is_a(s, start, "adverb") and start + 1 < end
    # « P1, dit X, le restaurant, fermé en mai, a rouvert » names a thing
    participle = tokens[verb].lower.endswith("ant") and scene.mention_at(s, start) is None
    describes = participle or relative
    describes = describes or (limited and tokens[start + 1].pos in _DESCRIBING)
    if describes or _is_apposition(scene, s, clause, rest):
        return False
    if not prepositional and waits_for_main_clause(scene, s, clause):
        return True  # « Si l'offre est bonne, a convenu X, elle tarde »
    if _is_incomplete(scene, s, *clause) or _opens_infinitive(scene, s, start):
        return True
    if _lacks_object(scene, s, clause, start) or _is_cleft(scene, s, clause[0], start):
        return True
    back = scene.is_a(s, start, "of") and scene.is_a(s, start + 1, "speakers_stay")
    if back or scene.is_a(s, start, "incise_adjunct_opener"):
        return False  # « P, a dit X, de retour de Rome »
    return (
        is_inflected(tokens[start])
        or scene.is_a(s, start, "of")
        or scene.is_a(s, start, "clause_continuation")
    )


def _is_apposition(scene: Scene, s: int, clause: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Return whether words after a source only describe it (*, dit X, chargée de mission*)."""
    tokens, (begin, opening), (start, end) = scene.tokens(s), clause, rest
    who = scene.mention_at(s, start) if tokens[opening - 1].quoted is not None else None
    if who is not None and who.kind is SpeakerKind.PERSON and who.name is None:
        return True  # « Elle « pleurait », a dit X, une cliente présente au bar »
    if scene.has_verb(s, start + 1, end):
        return False
    if _ends_with_auxiliary(scene, s, opening):
        return False  # « Le maire a, selon X, signé des arrêtés »
    participle = tokens[start].lower.endswith(_PARTICIPLES)
    if (
        (participle or tokens[start].lower.endswith(_FEMININES))
        and scene.is_a(s, start + 1, "preposition")
        and not scene.is_a(s, start + 1, "of")
    ):
        # « Le pont tient, a dit X, interrogé par la presse »; not « Luc est, dit X, placé à Dole »
        return scene.has_verb(s, begin, opening) and not is_inflected(tokens[opening - 1])
    if scene.has_verb(s, start, start + 1):
        return False
    participle = participle and scene.is_a(s, start + 1, "of")
    return participle or scene.lexicon.source_noun(tokens[start].lower) is not None


def _ends_with_auxiliary(scene: Scene, s: int, end: int) -> bool:
    """Return whether *avoir* or *être* ends a stretch whose participle is still to come.

    The taggers take it for a verb before a comma; so it is behind a clitic (*Le club en a*).
    """
    end -= scene.lower(s, end - 1) in _THEN  # « Il avait alors, selon X, accéléré »
    verb = scene.tokens(s)[end - 1]
    if verb.pos != "AUX" and not scene.is_a(s, end - 2, "object_clitic"):
        forms = scene.lexicon.auxiliary_forms(verb.lower)
        return is_inflected(verb) and any(form.base in ("avoir", "être") for form in forms)
    return verb.pos == "AUX" and is_inflected(verb)


def _adds_part(scene: Scene, s: int, start: int) -> bool:
    """Return whether a clause goes on with a concession, *sous*, or *dont* and a number."""
    first, second = scene.lower(s, start), scene.lower(s, start + 1)
    if second == "l'":
        second += scene.lower(s, start + 2)  # « à l'exception de »
    words = f"{first} {second}"
    if words in closed_class("clause_continuation"):
        return True
    if first == "sous":  # « P, dit X, sous la houlette de Y », but « sous les rires »
        noun = start + 1 + scene.is_a(s, start + 1, "determiner")
        told = scene.lower(s, noun) in _UNDER or scene.is_a(s, noun, "speakers_manner")
        return not told
    if words in _BESIDE:  # « a dit X, ainsi que Y »: who else says so
        other = scene.mention_at(s, start + 2)
        who = other is not None and other.kind in _PEOPLE
        return not who and not verb_follows(scene, s, start + 2, "object_clitic")
    return first == "dont" and _counts(scene, s, start + 1)


def _adds_quoted(scene: Scene, s: int, j: int) -> bool:
    """Return whether quoted words that are no name follow (*Elle viendra, dit X, « à pied »*).

    *alors que* may lead them (*La ville est riche, dit X, alors que « nous n'avons rien »*).
    """
    tokens = scene.tokens(s)
    words = f"{scene.lower(s, j)} {scene.lower(s, j + 1)}"
    led = 2 if words in closed_class("subordinating_phrase") else tokens[j].lower == "et"
    first = tokens[min(j + led, len(tokens) - 1)]
    return first.quoted is not None and first.form[0].islower()


def _opens_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive follows that only a clause governs (*Il est prêt, dit X, à*).

    So it is without a preposition (*On aurait pu, dit X, attendre*).
    """
    governed = scene.lower(s, j) in _GOVERN_INFINITIVE
    other = scene.cue_at(s, j) if governed else None  # « à en croire Y »
    return other is None and starts_infinitive(scene, s, j + governed)


def _lacks_object(scene: Scene, s: int, clause: tuple[int, int], rest: int) -> bool:
    """Return whether a clause ends with its verb, and what that governs follows the incise.

    *Elles dénotent toutefois, selon X, « Q »*; *qui a tué, selon X, douze passants*; *Ce n'est
    pas, dit X, la bonne méthode*
    """
    tokens, (begin, opening) = scene.tokens(s), clause
    last = max(opening - 1, begin)
    if has_participle(scene, s, clause):
        denied = scene.is_a(s, last - 1, "forclusive") and _opens_governed(scene, s, rest)
        return denied or _opens_object(scene, s, rest)
    verbs = (j for j in range(last, max(begin, last - _ADVERBS) - 1, -1) if is_inflected(tokens[j]))
    verb = next(verbs, None)
    if verb is not None and _makes_so(scene, s, verb, opening):
        # « rend impossible, selon X, le moindre progrès »
        return scene.is_a(s, rest, "determiner") or _opens_object(scene, s, rest)
    if verb is None or past_adverbs(scene, s, skip(scene, s, verb + 1, "forclusive")) != opening:
        return False
    if tokens[rest].quoted is not None or scene.is_a(s, verb, "copula_form"):
        return True
    if scene.is_a(s, verb + 1, "forclusive") and _opens_governed(scene, s, rest):
        return True
    # « Il manque toujours, selon X, 22 agents »
    impersonal = scene.lower(s, verb - 1) == "il" or scene.lower(s, verb - 2) == "il"
    return impersonal and _opens_object(scene, s, rest)


def _makes_so(scene: Scene, s: int, verb: int, opening: int) -> bool:
    """Return whether an adjective ends a clause whose verb says what a thing is made to be."""
    tokens, j = scene.tokens(s), skip(scene, s, verb + 1, "grading_adverb")
    if tokens[verb].lower[:4] not in _MAKING or j != opening - 1:
        return False
    return tokens[j].pos in ("ADJ", "VERB") and not is_inflected(tokens[j])


def _opens_governed(scene: Scene, s: int, j: int) -> bool:
    """Return whether a preposition starts at a token that the verb before a denial governs.

    *Elle ne s'attendait pas, dit-elle, à un succès*; not *à l'issue du match*
    """
    return scene.lower(s, j) in _OF_VERB and not scene.is_a(s, j + 2, "occasion_noun")


def _opens_object(scene: Scene, s: int, j: int) -> bool:
    """Return whether quoted words, an indefinite noun phrase or a number start at a token."""
    if scene.tokens(s)[j].quoted is not None or scene.lower(s, j) in _INDEFINITE:
        return True
    return _counts(scene, s, j)


def _counts(scene: Scene, s: int, j: int) -> bool:
    """Return whether a number starts at a token (*douze*, *au moins six*, *près de 200*)."""
    word = scene.lower(s, j)
    return scene.is_a(s, j, "numeral") or word.isdigit() or word in _MORE_OR_LESS


def _is_cleft(scene: Scene, s: int, begin: int, rest: int) -> bool:
    """Return whether *c'est* takes up a clause with *ce qui* (*Ce qui manque, dit X, c'est P*)."""
    headless = scene.lower(s, begin) == "ce" and scene.is_a(s, begin + 1, "relative")
    return headless and scene.lower(s, rest) in ("c'", "ce")


def _is_incomplete(scene: Scene, s: int, begin: int, opening: int) -> bool:
    """Return whether a clause lacks its verb, or what its last word governs."""
    tokens = scene.tokens(s)
    return (
        not scene.has_verb(s, begin, opening)
        or is_inflected(tokens[opening - 1])
        or scene.is_a(s, opening - 1, "preposition")
        or scene.is_a(s, opening - 1, "subordinator")
        or (scene.lower(s, opening - 1) in _THEN and _ends_with_auxiliary(scene, s, opening))
    )
