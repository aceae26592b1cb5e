"""Where an incise inside marks ends: past what it says of the speaker and of the occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.position import has_finite_ending
from ..models import SpeakerKind
from . import boundaries
from .clause_verbs import has_main_verb
from .steps import BEFORE_VERB, QUE, is_infinitive, verb_follows
from .stretch import date_end

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["CLOSES", "incise_end"]

CLOSES = frozenset({",", ".", "-", "–", "—", ":", ";", "…"})
_DESCRIBING = frozenset({"VERB", "ADJ", "NOUN"})
_FUNCTION = frozenset({"NOUN", "PROPN"})
_PARTICIPLES = ("é", "ée", "i", "ie", "u", "ue", "is", "ise", "int", "inte", "ert", "erte")
_FEELING = (*_PARTICIPLES, "ant", "ante")
_SOMEWHAT = frozenset({"peu", "brin"})
_BEFORE_WHOM = frozenset({"devant", "auprès"})
_SINCE = ("parce", "que")
_JOINS = frozenset({"et", "ou", "ni"})
_ADJUNCTS, _RELATIVE, _MOOD = 14, 22, 6


def incise_end(
    scene: Scene, s: int, opening: int, last: int, *, described: bool, over: bool
) -> int | None:
    """Return the offset after an incise inside marks.

    Args:
        scene: The text's candidates.
        s: A sentence inside marks.
        opening: The sign before its verb.
        last: The last token of the incise's verb and source.
        described: Whether the source has an apposition already.
        over: Whether its sentence has its verb before it, and is not the last one in the marks.

    Returns:
        The offset after the sign that closes it, ``None`` where it does not end.
    """
    tokens = scene.tokens(s)
    if _goes_on(scene, s, last + 1):
        return tokens[last].end
    at, limit = last + 1, last + _ADJUNCTS
    while (sign := _next_sign(scene, s, at)) < len(tokens) and tokens[sign].form == ",":
        at = sign + 1
        where = described and scene.lower(s, at) == "où"
        if _is_relative(scene, s, at) or where:
            described, limit = True, sign + _RELATIVE  # « raconte X, qui habite à côté. »
        elif _is_bearing(scene, s, at) or _is_gerund(scene, s, at):
            limit = sign + _ADJUNCTS  # « murmure X, les yeux baissés. »
        elif (described or sign == last + 1) and _is_apposed(scene, s, at, described=described):
            described, limit = True, sign + _RELATIVE
        elif _is_mood(scene, s, at, opening):
            described = True  # « répond X, un peu gêné. »
        elif over and _is_occasion(scene, s, at, described=described):
            return tokens[-1].end
        else:
            break
    if any(t.placeholder is not None for t in tokens[last + 1 : sign]) or sign > limit:
        return None
    return tokens[min(sign, len(tokens) - 1)].end


def _goes_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether the words in marks go on right behind the subject of an incise.

    The comma that closes it is missing (« P, nous confie un vendeur mais pas tous les jours. »).
    What *et* joins to a subject is another subject or verb of the incise (« P, dit Léa et rit. »).
    """
    if not scene.is_a(s, j, "conjunction") and (scene.lower(s, j), scene.lower(s, j + 1)) != _SINCE:
        return False
    if scene.lower(s, j) not in _JOINS:
        return True
    if scene.is_a(s, j + 1, "subject_clitic"):
        return True
    if scene.cue_at(s, j + 1) is not None or verb_follows(scene, s, j + 1, *BEFORE_VERB):
        return False
    named = scene.mention_at(s, j + 1) or scene.is_a(s, j + 1, "determiner")
    return not named or has_main_verb(scene, s, j + 1, _next_sign(scene, s, j + 1))


def _next_sign(scene: Scene, s: int, j: int) -> int:
    """Return the next sign that may close an incise, the sentence's end where none does."""
    tokens = scene.tokens(s)
    return next((t.index for t in tokens[j:] if t.form in CLOSES), len(tokens))


def _is_relative(scene: Scene, s: int, j: int) -> bool:
    """Return whether a relative of a person opens at a token (*qui*, *pour qui*, *dont*)."""
    if scene.is_a(s, j, "preposition"):
        return scene.is_a(s, j + 1, "relative") and scene.lower(s, j + 1) not in QUE
    return scene.is_a(s, j, "relative") and scene.lower(s, j) != "où"


def _is_apposed(scene: Scene, s: int, first: int, *, described: bool) -> bool:
    """Return whether words after a comma describe the speaker (*dit X, membre de Y, un club. Q*).

    They are a bare noun for a function (*élève au lycée*, *DSC de Sogex*) or a participle with its
    complement (*chargée de mission*); what another comma adds has an article and no verb.
    """
    tokens = scene.tokens(s)
    if first >= len(tokens):
        return False
    end = _next_sign(scene, s, first)
    governs = scene.is_a(s, first + 1, "preposition")
    function = scene.lexicon.source_noun(tokens[first].lower) is not None
    if scene.has_verb(s, first + (function and governs), end):  # « élève au lycée » is no verb
        return False
    if tokens[first].lower.endswith(_PARTICIPLES) and governs:
        # « Les élus, dit X, réunis à Paris, ont voté »: the participle is the subject's
        goes_on = scene.lower(s, end) == "," and verb_follows(scene, s, end + 1, *BEFORE_VERB)
        return tokens[first].pos in _DESCRIBING and not goes_on
    if described and scene.is_a(s, first, "indefinite_article"):
        return True
    bare = tokens[first].pos in _FUNCTION and not scene.is_a(s, first, "determiner")
    # « P1, précise X, figurent des portraits, P2 »: a verb that the tagger misses
    bare = bare and not tokens[first].lower.endswith("ent")
    of_body = scene.is_a(s, first, "of") and _names_body(scene, s, first)
    return function or of_body or (bare and governs)


def _names_body(scene: Scene, s: int, of: int) -> bool:
    """Return whether *de* and somebody's organisation stand at a token (*du collectif Osez*)."""
    body = scene.mention_at(s, of) or scene.mention_at(s, of + 1)
    return body is not None and body.kind is SpeakerKind.ORGANISATION


def _is_bearing(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase tells how somebody looks or sounds (*les yeux baissés*).

    A preposition may open it, and an adjective stand before its noun (*dans un large sourire*).
    """
    k = j + scene.is_a(s, j, "preposition")
    k += scene.is_a(s, k, "determiner")
    return scene.is_a(s, k, "bearing_noun") or (k > j and scene.is_a(s, k + 1, "bearing_noun"))


def _is_mood(scene: Scene, s: int, first: int, opening: int) -> bool:
    """Return whether adjectives up to a full stop say how somebody feels (*, visiblement émue.*).

    The clause before the incise lacks none (*Le maire est, dit X, très aimé.*).
    """
    tokens = scene.tokens(s)
    end = _next_sign(scene, s, first)
    if end - first > _MOOD or scene.lower(s, end) in (",", ":", ";"):
        return False
    if tokens[opening - 1].pos == "AUX" or scene.is_a(s, opening - 1, "copula_form"):
        return False
    while scene.is_a(s, first, "grading_adverb") or scene.is_a(s, first, "adverb"):
        first += 1
    if (scene.lower(s, first), scene.lower(s, first + 1)) == ("sous", "le"):
        return scene.lower(s, first + 2) == "choc"
    first += 2 * (scene.lower(s, first) == "un" and scene.lower(s, first + 1) in _SOMEWHAT)
    words = [t for t in tokens[first:end] if t.form != "et" and t.pos != "ADV"]
    return bool(words) and all(
        (t.pos == "ADJ" and not has_finite_ending(t))  # « Le bac, dit X, rouvrira. »
        or (t.pos in _DESCRIBING and t.lower.endswith(_FEELING))
        for t in words
    )


def _is_occasion(scene: Scene, s: int, first: int, *, described: bool) -> bool:
    """Return whether words up to the end of a sentence say where, when or on what occasion.

    In « P, a dit X, hier, devant la presse. P2 » they belong to the incise: with them at the end
    of all that is quoted, the marks would close before the verb. After a description of the
    speaker any phrase goes on with it (*lycéenne à Vitry, près de Paris*).
    """
    tokens = scene.tokens(s)
    rest = tokens[first:]
    if scene.has_verb(s, first) or any(t.placeholder is not None for t in rest):
        return False
    if described and not scene.is_a(s, first, "clause_continuation"):
        return not any(is_infinitive(scene, s, t.index) for t in rest)
    dated = date_end(scene, s, first) is not None
    before = scene.lower(s, first) in _BEFORE_WHOM
    return dated or before or boundaries.adjunct(scene, s, first) or _sets_scene(scene, s, first)


def _sets_scene(scene: Scene, s: int, first: int) -> bool:
    """Return whether a phrase says where sportsmen, judges or guests speak (*en zone mixte*)."""
    if not scene.is_a(s, first, "preposition"):
        return False
    if any(t.form == "," for t in scene.tokens(s)[first:]):
        return False  # « dit-il, en tribune, chez nous, …. »
    noun = first + 1 + scene.is_a(s, first + 1, "determiner")
    return scene.is_a(s, noun, "setting_noun") or scene.is_a(s, noun + 1, "setting_noun")


def _is_gerund(scene: Scene, s: int, j: int) -> bool:
    """Return whether a gerund says how somebody speaks (*, en souriant,*; *en levant les bras*)."""
    if scene.lower(s, j) != "en" or not scene.lower(s, j + 1).endswith("ant"):
        return False
    return scene.lower(s, j + 2) in CLOSES or _is_bearing(scene, s, j + 2)
