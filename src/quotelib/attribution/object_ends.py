"""Where a noun phrase around quoted words ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, SpeakerKind
from .coordinated import opens_another, past_coordinated, past_joint
from .enumerations import past_enumerated, past_inserted
from .marked_tails import leads_infinitive, marked_tail
from .object_relatives import (
    is_described,
    is_framed,
    is_told_about,
    opens_source,
    past_quoting_relative,
)
from .phrases import HUMAN, may_speak
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import (
    COMMA,
    DE,
    STRESSED,
    governs_object,
    is_infinitive,
    is_inflected,
    verb_follows,
)
from .stretch import ago, opens_adjunct

if TYPE_CHECKING:
    from .scene import Scene

__all__ = [
    "is_alone",
    "is_clause_verb",
    "names_medium",
    "object_end",
    "past_joined",
]

_BRACKET = 8
_LISTED = 24
_JOINS = frozenset({"et", "ou", "où", "dont", ","})
_AND = frozenset({"et"})
_THROUGH = frozenset({"dans", "sur", "via", "au", "lors"})
_WRITTEN = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.MEDIA})
_WHERE = frozenset({"à", "au", "aux", "en", "dans", "sur", "près", "vers"})
_PLACES, _DONE = 3, 2
_BEFORE_VERB_ALONE = frozenset({"se", "s'", "ne", "n'"})
_PARTICIPLES = ("é", "i", "u", "is", "it")
_AGREEING = ("ée", "ées", "ie", "ies", "ue", "ues")
_DANGLING = ("relative", "conjunction", "negation")
_BOUNDARIES = frozenset({",", ";", ":", "–", "—", "(", ")"})
# Also partitive articles, which no object follows: « le prix » des billets.
_OF_THE = ("des", "du")
_AFTER_OBJECT = frozenset({"VERB", "AUX", "ADV", "PRON", "SCONJ", "DET"})


def is_alone(scene: Scene, s: int, end: int) -> bool:
    """Return whether the marks hold the whole object, or only an adjunct of the verb follows.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the quoted words.

    Returns:
        Whether no noun phrase goes on there.
    """
    tokens = scene.tokens(s)
    if end >= len(tokens) or not tokens[end].form[0].isalnum():
        return True
    if scene.is_a(s, end, "conjunction") or opens_adjunct(scene, s, end):
        return True
    if past_quoting_relative(scene, s, end) > end:
        return False
    if past_joint(scene, s, end) is not None or names_medium(scene, s, end):
        return True
    if scene.is_a(s, end, "determiner") and is_infinitive(scene, s, end - 1):
        return False  # « la joie de retrouver » cette plage
    if tokens[end].pos in _AFTER_OBJECT and tokens[end].lower not in _OF_THE:
        return not (_describes_thing(scene, s, end) or is_described(scene, s, end))
    other = scene.mention_at(s, end + 1)
    if other is None:
        return False
    # An agent, or an addressee; but « le droit de riposter » à des tirs
    return tokens[end].lower == "par" or (scene.is_a(s, end, "dative") and may_speak(other))


def _describes_thing(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle without a comma tells of what is quoted (*« un vol » commis*)."""
    token, cue = scene.tokens(s)[j], scene.cue_at(s, j)
    if token.pos != "VERB" or is_inflected(token) or is_infinitive(scene, s, j):
        return False
    if scene.is_a(s, j, "preposition"):
        return False  # the taggers take « envers » for a verb
    # « « une faute » ajoutant que P » is a report of its own
    return cue is None or (cue.bare and not (cue.core and token.lower.endswith("ant")))


def names_medium(scene: Scene, s: int, j: int) -> bool:
    """Return whether a phrase says through what somebody speaks (*dans un communiqué*, *sur X*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether a preposition and a medium stand there.
    """
    if scene.lower(s, j) == "à" and scene.is_a(s, j + 1, "determiner"):
        return scene.is_a(s, j + 2, "speech_carrier")  # « à la radio », « à la barre »
    if scene.lower(s, j) not in _THROUGH:
        return False
    mention = scene.mention_at(s, j + 1)
    if mention is None:
        return False
    if mention.head in closed_class("medium_noun") or mention.kind in _WRITTEN:
        return mention.head != "dossier"  # « une « erreur » dans le dossier du patient »
    bare = mention.kind is SpeakerKind.ORGANISATION and not scene.is_a(s, j + 1, "determiner")
    return bare and scene.lower(s, j) == "sur"  # « sur Twitter », « sur France Bleu »


def object_end(scene: Scene, s: int, end: int, *, under: bool = False) -> int:
    """Return the end of the noun phrase around quoted words: the next comma or adjunct.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the quoted words.
        under: Whether they are the subject of a relative.

    Returns:
        The index after the phrase, never less than ``end``.
    """
    tokens = scene.tokens(s)
    last, j, subordinate = sentence_end(scene, s), end, under
    while j < last:
        following = _past_boundary(scene, s, j) if tokens[j].quoted is None else j + 1
        subordinate = subordinate or scene.is_a(s, j, "subordinator")
        verbal = not subordinate and is_clause_verb(scene, s, j)
        medium = following is not None and not (verbal or subordinate) and names_medium(scene, s, j)
        if medium and (further := _past_medium(scene, s, j)) is not None:
            j = further
            continue
        if following is None or verbal or medium:
            # « « Q » de l'accusé dont, selon X, P »: the relative is told by another
            dangles = j - 1 >= end and any(scene.is_a(s, j - 1, name) for name in _DANGLING)
            return j - 1 if dangles else j
        j = following
    return max(last, end)


def is_clause_verb(scene: Scene, s: int, j: int) -> bool:
    """Return whether an unquoted token is a finite verb, no noun behind its article.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is.
    """
    token = scene.tokens(s)[j]
    if token.quoted is not None or not is_inflected(token) or scene.lower(s, j - 1) in DE:
        return False
    if token.lower.endswith(_AGREEING) and scene.lower(s, j + 1) == "par":
        return False  # « une « machination » ourdie par ses associés », which taggers misread
    return not any(scene.is_a(s, j - 1, name) for name in ("indefinite_article", "possessive"))


def _past_medium(scene: Scene, s: int, j: int) -> int | None:
    """Return where a second object starts behind a medium (*un « mot » sur X et une « liste »*)."""
    medium = scene.mention_at(s, j + 1)
    joint = None if medium is None else scene.first_of(s, _AND, j + 1, medium.last + 2)
    if joint is None or not scene.is_a(s, joint + 1, "determiner"):
        return None
    return joint + 2 if scene.has_marks(s, joint + 2, joint + 3) else None


def _past_boundary(scene: Scene, s: int, j: int) -> int | None:
    """Return where the phrase goes on after a token, ``None`` when it ends before that token."""
    token = scene.tokens(s)[j]
    if token.form == ",":
        return _past_comma(scene, s, j)
    if token.form in _BOUNDARIES or token.placeholder is not None:
        closing = _bracket_end(scene, s, j) if token.form == "(" else None
        return closing + 1 if closing is not None else None
    if token.lower.endswith("ant") and scene.verb_cues(s, j, j + 1):
        reflexive = scene.lower(s, j - 1) in ("se", "s'")  # « des « A » se faisant passer pour B »
        return j + 1 if reflexive else None
    if leads_infinitive(scene, s, j) or _opens_date(scene, s, j):
        return None
    if token.lower == "par" and scene.tokens(s)[j - 1].quoted is not None:
        agent = scene.mention_at(s, j + 1)
        return None if agent is not None and may_speak(agent) else j + 1
    if token.lower == "en":
        gerund = scene.lower(s, j + 1).endswith("ant")
        return None if gerund or scene.cue_at(s, j + 1) is not None else j + 1
    if token.lower in ("et", "mais"):
        return _past_and(scene, s, j)
    return j + 1


def _past_and(scene: Scene, s: int, j: int) -> int | None:
    """Return where the phrase goes on after *et* or *mais*, ``None`` when a verb follows."""
    coordinated = past_coordinated(scene, s, j)
    if coordinated > j:
        return coordinated
    other = _clause_follows(scene, s, j + 1) or scene.cue_at(s, j + 1) is not None
    # « pour dénoncer un « vote » et quitter la salle »: no noun is joined to an infinitive
    other = other or _opens_group(scene, s, j + 1) or is_infinitive(scene, s, j + 1)
    return None if other or _acts_on(scene, s, j + 1) else j + 1


def _opens_group(scene: Scene, s: int, j: int) -> bool:
    """Return whether a clitic opens the group of a verb (*et se prépare*, *et le répète*)."""
    if scene.lower(s, j) in _BEFORE_VERB_ALONE:
        return True
    cue = scene.cue_at(s, j + 1) if scene.is_a(s, j, "object_clitic") else None
    if cue is None or cue.cue.kind is not CueKind.VERB or cue.nominal or not is_finite(cue):
        return False
    return not scene.is_a(s, cue.last + 1, "of")  # « et le juge du tribunal »


def _acts_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb with an object follows, or a participle that shares the auxiliary.

    *et boycotte la séance*, *et quitté Lyon*
    """
    token = scene.tokens(s)[j] if j < len(scene.tokens(s)) else None
    if governs_object(scene, s, j):
        return True
    if token is None or token.quoted is not None or not token.lower.endswith(_PARTICIPLES):
        return False
    return scene.is_a(s, j + 1, "determiner") and not scene.is_a(s, j, "determiner")


def _opens_date(scene: Scene, s: int, j: int) -> bool:
    """Return whether a day starts that no word before it takes (not *la réunion de mardi soir*)."""
    if not scene.is_a(s, j, "time"):
        return scene.lower(s, j) == "il" and ago(scene, s, j) is not None
    before = ("time", "of", "determiner", "preposition", "date_opener", "conjunction")
    taken = any(scene.is_a(s, j - 1, name) for name in before)
    last = scene.tokens(s)[j - 1]
    # « les propos « tenus » samedi »
    return not taken and not last.form[0].isdigit() and last.pos != "VERB"


def _past_comma(scene: Scene, s: int, comma: int) -> int | None:
    """Return where the phrase goes on after a comma: coordinated, in a relative or a list."""
    if scene.lower(s, comma + 1) == "y" and scene.lower(s, comma + 2).endswith("ant"):
        return None  # « un « jeu » de la Turquie en Libye, y voyant un danger »
    coordinated = past_coordinated(scene, s, comma)
    if coordinated > comma:
        return coordinated
    if scene.marked[s][-1].index > comma + 1 and opens_another(scene, s, comma):
        return None  # « une loi « A », la droite un texte « B » »
    for past in (past_enumerated, past_joined, past_inserted):
        if (joined := past(scene, s, comma)) > comma:
            return joined
    relative = scene.is_a(s, comma - 1, "relative")
    if relative or scene.is_a(s, comma - 1, "preposition"):
        own = scene.lower(s, comma - 1) == "qui" and scene.lower(s, comma + 2) in STRESSED
        if relative and opens_source(scene, s, comma) and not own:
            return None  # « un fait « absurde » qui, selon X, P »; « avec, en moyenne, un train »
        closing = scene.first_of(s, COMMA, comma + 1, len(scene.tokens(s)))
        return closing and closing + 1
    if scene.is_a(s, comma + 1, "relative"):
        told = is_told_about(scene, s, comma + 1) or is_framed(scene, s, comma + 1)
        return None if told else comma + 1
    if _tells_contents(scene, s, comma + 1):
        return _past_marked(scene, s, comma + 2)
    tail = None if names_medium(scene, s, comma + 1) else marked_tail(scene, s, comma)
    return tail or (comma + 1 if _lists_on(scene, s, comma) else None)


def _past_marked(scene: Scene, s: int, first: int) -> int:
    """Return the index after the last quoted words before a sign or verb, ``first`` without any."""
    end = first
    for token in scene.tokens(s)[first:]:
        if token.quoted is not None:
            end = token.index + 1
        elif token.form in _BOUNDARIES or token.placeholder is not None or is_inflected(token):
            break
    return end


def _tells_contents(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle says what a thing holds, not what its author does.

    *un plan « ambitieux », comprenant trois volets*, *visant à P*; or one that *et* joins to a
    relative (*un local « sale », prenant l'eau et où P*)
    """
    word = scene.lower(s, j)
    if not word.endswith("ant"):
        return False
    holding = closed_class("holding_participle")
    if word in holding or f"{word} {scene.lower(s, j + 1)}" in holding:
        return True
    for k in range(j + 1, min(len(scene.tokens(s)), j + _LISTED)):
        token = scene.tokens(s)[k]
        if token.form in _BOUNDARIES or token.quoted is not None or is_inflected(token):
            return False
        if token.lower == "et":
            return scene.is_a(s, k + 1, "relative") and scene.cue_at(s, j) is None
    return False


def past_joined(scene: Scene, s: int, end: int, link: str = "") -> int:
    """Return the index after a noun phrase without marks that *et* joins to quoted objects.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the quoted objects.
        link: The preposition before the first, which another may repeat (*et par la pluie*).

    Returns:
        The index after the phrase that ends the list, ``end`` when a verb follows it or none is
        there.
    """
    j = past_joint(scene, s, _past_places(scene, s, end), link)
    if j is not None and scene.lower(s, j - 1) == ",":
        return _past_list(scene, s, end, j)
    if j is None or not scene.is_a(s, j, "determiner"):
        return end
    if _clause_follows(scene, s, j):
        return end
    mention = scene.mention_at(s, j)
    return object_end(scene, s, mention.last + 1) if mention is not None else end


def _past_list(scene: Scene, s: int, end: int, j: int) -> int:
    """Return the index after a list of noun phrases that ends a sentence, ``end`` without one.

    *évoque « sa peur », le froid et la faim*
    """
    first = scene.mention_at(s, j) if scene.is_a(s, j, "determiner") else None
    if first is None or scene.has_verb(s, j, sentence_end(scene, s)):
        return end
    last = object_end(scene, s, first.last + 1)
    listed = any(
        scene.is_a(s, k, "conjunction")
        and any(scene.is_a(s, k + m, "determiner") for m in (1, _DONE))
        for k in range(j, last)
    )
    return last if listed and last >= sentence_end(scene, s) else end


def _past_places(scene: Scene, s: int, j: int) -> int:
    """Return the index after places right behind quoted words (*à Lyon, dans l'est*)."""
    for _ in range(_PLACES):
        k = j + (scene.lower(s, j) == ",")
        if scene.lower(s, k) not in _WHERE or names_medium(scene, s, k):
            break
        place = scene.mention_at(s, k + 1)
        if place is None or place.kind in HUMAN:
            break  # « a annoncé « la fermeture » à la maire et à ses adjoints »
        j = place.last + 1
    return j


def _lists_on(scene: Scene, s: int, comma: int) -> bool:
    """Return whether an enumeration after a comma comes to quoted words before any verb."""
    tokens = scene.tokens(s)
    for j in range(comma + 1, min(len(tokens), comma + _LISTED)):
        token = tokens[j]
        if token.quoted is not None:
            before = tokens[j - 1]
            # « une décision « juste », propre à « apaiser » »
            suited = tokens[comma + 1].pos == "ADJ" and scene.is_a(s, j - 1, "preposition")
            # « des travaux « bâclés », menés « de nuit » »
            done = j == comma + _DONE and _describes_thing(scene, s, comma + 1)
            return suited or done or before.lower in _JOINS or scene.is_a(s, j - 1, "determiner")
        if token.form in ";:–—" or token.placeholder is not None or is_inflected(token):
            return False
        if token.lower.endswith("ant") or scene.verb_cues(s, j, j + 1):
            return False
    return False


def _bracket_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the closing bracket of a short bracket at ``j``."""
    tokens = scene.tokens(s)
    closing = range(j + 1, min(len(tokens), j + _BRACKET))
    return next((k for k in closing if tokens[k].form == ")"), None)


def _clause_follows(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun phrase and a finite verb start at ``j``."""
    mention = scene.mention_at(s, j)
    return mention is not None and verb_follows(
        scene, s, mention.last + 1, "object_clitic", "negation"
    )
