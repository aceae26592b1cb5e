"""Adjuncts of the act of speech behind a noun phrase with quoted words, or a clause in marks.

*a fustigé le « mépris » de la direction devant les députés*, *à l'issue du conseil*, *tout en
appelant au calme*: a noun takes none of them, as a clause may (*la réforme « passera » à l'issue du
conseil*), nor does what is asked for or promised, which lies ahead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, Mood, SpeakerKind
from .occasions import is_occasion, is_on_network, is_told_on, names_audience
from .phrases import HUMAN
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    COPULAR,
    DE,
    PARTICIPLES,
    QUE,
    TO,
    WHILE,
    inner_sentence_end,
    is_inflected,
    is_present_participle,
    quoted_end,
    starts_infinitive,
    verb_follows,
)
from .stretch import opens_adjunct, past_adverbial
from .tenses import is_ahead
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = ["awaits_predicate", "before_act", "is_of_act", "quoted_clause_end", "told_in_marks"]

_AHEAD = frozenset({Act.ASK, Act.ORDER, Act.PROMISE, Act.PREDICT})
"""What is said by such verbs lies ahead."""

_THIS = frozenset({"ce", "cet", "cette"})
_THAT = ("c'", "ce")
_JOINTS = frozenset({"et", "mais", "ou", "voire"})
_WHEN = frozenset({"quand", "lorsque", "lorsqu'"})
_TIMES = _WHEN | WHILE
_REPLY = frozenset({"réponse", "réaction", "préambule"})
_GREAT = frozenset({"grand", "grande", "vif", "vive"})
_DISTANT = frozenset({"avant", "après"})
_PERFECT = frozenset({"avoir", "être"})
_CLAUSE = 3
_HELD = ("preposition", "determiner", "conjunction")


def before_act(scene: Scene, cue: CueMatch, first: int, end: int) -> int:
    """Return where an adjunct of a reporting verb ends its object.

    Args:
        scene: The text's candidates.
        cue: The verb.
        first: The first token that need not belong to the object.
        end: Index after the last token that may.

    Returns:
        The index after the object's last token; ``end`` where it has no such adjunct.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    ahead = cue.cue.act in _AHEAD
    marked = (
        j
        for j in range(end - 1, first - 1, -1)
        if (index := tokens[j].quoted) is not None and not is_name(scene, index)
    )
    last = next(marked, first - 1)
    for j in range(first, end):
        if j <= last:
            if tokens[j].lower in _TIMES and _opens_report(scene, s, j):
                return j - (tokens[j - 1].form == ",")  # « A » quand X parle de « B »
            if j == first and not ahead and _follows_event(scene, s, j):
                return j
            continue
        before = tokens[j - 1]
        verb = before.pos == "VERB" and scene.lower(s, j - 2) not in DE
        if before.quoted is None and (verb or any(scene.is_a(s, j - 1, name) for name in _HELD)):
            continue
        if tokens[j].lower == "depuis" and before.quoted is not None and _is_done(before):
            continue  # « une casse « organisée » depuis Paris »
        explains = not ahead and _tells_when_or_why(scene, s, j)
        if _opens_clause(scene, s, first, j):
            return j - 1
        if explains or is_of_act(scene, s, j, ahead=ahead):
            return j - (before.form == "," and j - 1 >= first)
    return end


def _is_done(token: Token) -> bool:
    """Return whether a word is a participle, of which a place may tell more."""
    return token.pos in ("VERB", "ADJ") and token.lower.endswith(PARTICIPLES)


def _opens_report(scene: Scene, s: int, j: int) -> bool:
    """Return whether somebody else says something at the same time (*quand X parle de « B »*)."""
    if scene.tokens(s)[j].quoted is not None or not _opens_time(scene, s, j):
        return False
    first = j + 1 + (scene.lower(s, j + 1) in QUE)
    other = scene.mention_at(s, first)
    told = scene.cue_at(s, other.last + 1) if other is not None else None
    return told is not None and told.core and is_finite(told)


def _follows_event(scene: Scene, s: int, j: int) -> bool:
    """Return whether *après* and an event without marks stand there (*après l'arrestation de X*).

    Other marks may stand further on: *« A » après sa mise en examen pour « B »*.
    """
    tokens = scene.tokens(s)
    if j + 2 >= len(tokens) or tokens[j].lower != "après" or tokens[j].quoted is not None:
        return False
    return scene.is_a(s, j + 1, "determiner") and tokens[j + 2].quoted is None


def _opens_clause(scene: Scene, s: int, first: int, j: int) -> bool:
    """Return whether *et* behind a lone comma opens a clause, whose verb the tagger may miss.

    *dénonce une « farce », et la foule proteste*; not *« A », le froid, et la faim*
    """
    if scene.lower(s, j) != "et" or j - 1 < first or not scene.is_a(s, j + 1, "determiner"):
        return False
    return [t.form for t in scene.tokens(s)[first:j]].count(",") == 1 and (
        scene.lower(s, j - 1) == ","
    )


def is_of_act(scene: Scene, s: int, j: int, *, ahead: bool = False) -> bool:
    """Return whether a phrase tells when, where, before whom or how somebody speaks.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.
        ahead: Whether what is said lies ahead, as what is promised, and may happen there.

    Returns:
        Whether it does.
    """
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if word == "tout" and following == "en":
        return scene.lower(s, j + 2).endswith("ant")
    if word == "face" and following in TO:
        return names_audience(scene, s, j + 2)
    if word in TO and following in _GREAT:
        return True  # « au grand dam des élus »
    if word == "en" and (following in _REPLY or _says(scene, s, j + 1)):
        return True
    if is_told_on(scene, s, j) or is_on_network(scene, s, j):
        return True
    if word == "sur" and _is_on_air(scene, s, j + 1):
        return True
    return not ahead and (is_occasion(scene, s, j) or _places(scene, s, j))


def _tells_when_or_why(scene: Scene, s: int, j: int) -> bool:
    """Return whether a clause of time or contrast follows, or what one wants to say by it.

    *a dénoncé une « faute » alors que le préfet parlait*; *invoque la « crise » pour justifier P*
    """
    if scene.lower(s, j) == "pour":
        cue = scene.cue_at(s, j + 1)
        return cue is not None and cue.cue.mood is Mood.INFINITIVE and "NOUN" in cue.frames
    return _opens_time(scene, s, j)


def _opens_time(scene: Scene, s: int, j: int) -> bool:
    """Return whether *quand*, *lorsque*, *alors que* or the like stands at a token."""
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    return word in _WHEN or (word in WHILE and following in QUE)


def _says(scene: Scene, s: int, j: int) -> bool:
    """Return whether a reporting verb in *-ant* stands at a token (*en appelant au calme*)."""
    cue = scene.cue_at(s, j)
    return cue is not None and is_present_participle(cue) and not cue.frames <= COPULAR


def _is_on_air(scene: Scene, s: int, j: int) -> bool:
    """Return whether a station is named without an article (*sur Radio Lac*, *sur franceinfo*)."""
    medium = scene.mention_at(s, j)
    if medium is None or medium.kind is not SpeakerKind.MEDIA:
        return False
    return medium.name is not None and not scene.is_a(s, j, "determiner")


def _places(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase tells when or from where somebody speaks, or how often."""
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if word in _THIS:
        return scene.is_a(s, j + 1, "time") or following in closed_class("circumstance_noun")
    if word == "en":
        return scene.is_a(s, j + 1, "gathering")
    if word == "depuis":
        place = scene.mention_at(s, j + 1)
        return place is not None and place.kind is SpeakerKind.PLACE and place.name is not None
    if word == "à" and scene.is_a(s, j + 1, "possessive"):
        return scene.is_a(s, j + 2, "coming_noun")
    return word in TO and past_adverbial(scene, s, j) is not None


def quoted_clause_end(scene: Scene, s: int, first: int) -> int | None:
    """Return the end of a clause that stands wholly in marks (*que « P »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The clause's first token.

    Returns:
        The index after the quoted words, ``None`` when the clause goes on outside the marks.
    """
    tokens = scene.tokens(s)
    if first >= len(tokens) or tokens[first].quoted is None:
        return None
    end = quoted_end(scene, s, first)
    if first > 1 and tokens[first - 2].quoted == tokens[first].quoted:  # the verb is in the marks
        end = inner_sentence_end(scene, s, first, end)
    whole = end == len(tokens) or tokens[end].form in ",.;:–—)"
    adjoined = opens_adjunct(scene, s, end) or is_of_act(scene, s, end)
    whole = whole or (adjoined and not _dates_ahead(scene, s, first, end))
    if not whole or end - first < _CLAUSE:
        return None
    if scene.lower(s, end) != ",":
        return end
    if scene.lower(s, first - 1) in QUE and (
        _adds_clause(scene, s, end + 1) or awaits_predicate(scene, s, first, end)
    ):
        return None  # « que « P », que Q et que R »
    # « que « X, où qu'il soit », sera jugé », « que « si P », X sera jugé »: the verb still to come
    # and « que « en l'état », le projet « est mort » »
    leads = scene.is_a(s, first, "preposition") and not scene.has_verb(s, first, end)
    leads = leads or _is_subordinate(scene, s, first)
    subject = scene.mention_at(s, end + 1) if leads else None
    verb = end + 1 if subject is None else subject.last + 1
    verb += scene.lower(s, verb) in _THAT and leads
    return None if verb_follows(scene, s, verb, *BEFORE_VERB) else end


def _dates_ahead(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether *avant* or *après* dates what will be (*que « le pont fermera » avant l'été*).

    Before or after a meeting somebody speaks.
    """
    if scene.lower(s, end) not in _DISTANT or not scene.is_a(s, end + 1, "determiner"):
        return False
    if scene.is_a(s, end + 2, "gathering") or scene.is_a(s, end + 2, "speech_event"):
        return False
    if starts_infinitive(scene, s, first):
        return scene.lower(s, first) not in _PERFECT
    return any(is_ahead(scene, s, t) for t in scene.tokens(s)[first:end] if is_inflected(t))


def awaits_predicate(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether marks hold but a subject, and its predicate has marks of its own.

    *que « les agents, y compris les chefs », fassent « état de leurs biens »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The first quoted token.
        end: Index after the last one.

    Returns:
        Whether the words before ``end`` hold no verb, and marks follow them.
    """
    last = len(scene.tokens(s))
    if scene.has_verb(s, first, end) or not scene.has_marks(s, end, last):
        return False
    if scene.lower(s, end) in _JOINTS or (
        scene.is_a(s, end, "preposition") and not scene.has_verb(s, end, last)
    ):
        return False
    return scene.mention_at(s, first) is not None


def _adds_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether *que*, *et que* or *mais « Q »* goes on with a clause behind a comma."""
    joint = j + (scene.lower(s, j) in _JOINTS)
    if scene.lower(s, joint) in QUE:
        return True
    index = scene.tokens(s)[joint].quoted if j < joint < len(scene.tokens(s)) else None
    return index is not None and not is_name(scene, index)


def _is_subordinate(scene: Scene, s: int, j: int) -> bool:
    """Return whether a clause under another starts (*puisque P*, *même si P*, *tant que P*)."""
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if following in QUE or f"{word} {following}" in closed_class("subordinating_phrase"):
        return True
    return scene.is_a(s, j, "subordinator") and not scene.is_a(s, j, "relative")


def told_in_marks(scene: Scene, cue: CueMatch, start: int, end: int) -> int:
    """Return where an infinitive ends that stands wholly in marks, before an adjunct of the act.

    That is *« tout changer » avant samedi*; or who is spoken to, if the marks hold the link too
    (*a proposé « de signer l'accord » aux élus*). Behind a comma an event dates the act as well
    (*annonce avoir « tout changé », après le départ de X*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        start: First token of the infinitive.
        end: Where it ends otherwise.

    Returns:
        The index after its last token.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[start - 1].quoted is not None and _names_told(scene, cue, start):
        return quoted_end(scene, s, start)
    if tokens[start].quoted is not None and (cue.passive or cue.bare):
        by = quoted_end(scene, s, start)  # « accusés de « mentir » par X »
        if by < end and scene.lower(s, by) == "par" and scene.mention_at(s, by + 1) is not None:
            return by
    marked = quoted_clause_end(scene, s, start)
    close = _done_in_marks(scene, s, start) if marked is None else end
    if close < end:
        return close
    if marked is None or any(t.quoted is not None for t in tokens[marked:end]):
        return end
    ahead = cue.cue.act in _AHEAD  # « appelle à « voter » lors du second tour »
    apart = is_of_act(scene, s, marked, ahead=ahead)
    return marked if apart or (not ahead and opens_adjunct(scene, s, marked)) else end


def _done_in_marks(scene: Scene, s: int, start: int) -> int:
    """Return where marks behind *avoir* or *être* close, before the comma of an event.

    The sentence's end where none do, or where others follow.
    """
    tokens = scene.tokens(s)
    if scene.lower(s, start) not in _PERFECT or start + 1 == len(tokens):
        return len(tokens)
    close = quoted_end(scene, s, start + 1) if tokens[start + 1].quoted is not None else start
    dated = scene.lower(s, close) == "," and _follows_event(scene, s, close + 1)
    more = any(t.quoted is not None for t in tokens[close:])
    return close if dated and not more else len(tokens)


def _names_told(scene: Scene, cue: CueMatch, start: int) -> bool:
    """Return whether the one spoken to stands behind marks that hold an infinitive and its object.

    Not *reproche à X « de mentir » aux élus*, *promet « de ne pas nuire » au port*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    verb, close = scene.lexicon.verbs.get(cue.cue.lemma), quoted_end(scene, s, start)
    if verb is None or verb.addressee != "à" or tokens[close - 1].pos in ("VERB", "AUX"):
        return False
    if any(scene.lower(s, j) in TO for j in range(cue.last + 1, start)):
        return False
    told = scene.mention_at(s, close + 1) if scene.lower(s, close) in TO else None
    return told is not None and told.kind in HUMAN
