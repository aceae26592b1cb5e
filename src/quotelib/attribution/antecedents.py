"""What a relative pronoun stands for: *la stratégie de la défense, qui affirme*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Gender, Number, SpeakerKind
from .mistaken_subjects import is_one
from .phrases import HUMAN, WRITTEN, governed, is_temporal, may_speak
from .postposed import agrees
from .steps import DASHES, DE, PARTICIPLES

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["agreeing_antecedent", "antecedent", "far_antecedent", "opens_relative"]

_PARTS_INSERTION = frozenset({",", "et"})
_PARTS_RELATIVE = DASHES | {","}
_NEAR_WRITING = 4
_MADE = ("command", "demand", "financ", "réalis", "rédig", "établi")
_INSERTION = 14  # words that an insertion may have
_PLACING = ("dans", "en", "sur", "sous", "devant")
_ABLE = HUMAN | WRITTEN
_AT = ("à", "au", "aux")
_NEAR = ("côté", "proximité")
_POST = ("poste", "fonction", "fonctions", "résidence")
_AGENT = ("par", "pour", "avec", "contre")
_DESCRIPTIONS = ("ant", *PARTICIPLES)
_DESCRIBING = ("VERB", "ADJ")
_OPENING = ("ADV", "ADP", "ADJ")

_CALLS = frozenset({"appel", "demande", "initiative", "instigation", "invitation"})
"""After *à* they say at whose wish something is done (*à l'appel du collectif qui P*)."""


def antecedent(
    scene: Scene, s: int, relative: int, begin: int = 0, *, speaking: bool = True
) -> MentionMatch | None:
    """Return the mention before a relative pronoun.

    Args:
        scene: The text's candidates.
        s: A sentence.
        relative: The relative pronoun, or the preposition before it.
        begin: First token that the mention may have.
        speaking: Whether one that can have words goes before a longer one.

    Returns:
        The mention that ends there, a comma between them or not: the longest that can have words
        (*la stratégie de la défense, qui affirme*), else the longest.
    """
    j = relative - 1
    if scene.lower(s, j) in _PARTS_RELATIVE:
        j -= 1
    while scene.is_a(s, j, "emphatic"):
        j -= 1  # « la ministre elle-même, qui »
    if scene.lower(s, j).isdigit() and scene.lower(s, j - 1) in DE:
        j -= 2  # « une étude de 2019, selon laquelle »
    dated = scene.longest_ending(s, j)
    if dated is not None and is_temporal(scene, dated):
        # « La Gazette le 3 mai, qui titrait P », « celle-ci, 70 ans, qui confie P »
        before = dated.first - 1 - (scene.lower(s, dated.first - 1) == ",")
        j = before if scene.mentions_ending(s, before) else j
    word = scene.lower(s, relative + scene.is_a(s, relative, "preposition"))
    ending = [m for m in scene.mentions_ending(s, j) if m.first >= begin and _fits(word, m)]
    longest = ending[0] if ending else None
    if not speaking:
        return longest
    if not ending and scene.is_a(s, j, "conjunction"):
        earlier = next((k for k in range(j - 1, begin, -1) if scene.lower(s, k) == "qui"), None)
        return antecedent(scene, s, earlier, begin) if earlier is not None else None
    able = [m for m in ending if may_speak(m)]
    # « l'avis de la maire, qui rappelle que »: words do not speak, but whose they are
    owner = next((m for m in able if not _is_words(scene, m)), None)
    if owner is not None and owner is not able[0] and able[0].kind is SpeakerKind.DOCUMENT:
        calls = able[0].head in _CALLS and scene.lower(s, able[0].first - 1) == "à"
        owner = owner if owner.kind is SpeakerKind.PERSON or calls else able[0]
    return owner or next(iter(able), None) or longest


def agreeing_antecedent(
    scene: Scene, cue: CueMatch, relative: int, begin: int
) -> MentionMatch | None:
    """Return what *qui* stands for: of those who are named together the last, before a singular.

    *les victimes et l'agresseur qui leur reprochait P*

    Args:
        scene: The text's candidates.
        cue: The verb of the relative.
        relative: The relative pronoun.
        begin: First token that the mention may have.

    Returns:
        The mention before the pronoun that agrees with the verb, else the one before it.
    """
    found = antecedent(scene, cue.sentence, relative, begin)
    if found is not None and found.name is None and scene.lower(cue.sentence, relative - 1) == ",":
        found = _somebody_placed(scene, found) or found
    if found is None or (agrees(cue, found) and not is_one(scene, cue, found)):
        return found
    inside = scene.mentions_ending(cue.sentence, found.last)
    able = [m for m in inside if may_speak(m) and agrees(cue, m) and not is_one(scene, cue, m)]
    # « des chiffres confirmés par l'armée, qui affirme »
    free = (
        m for m in able if not governed(scene, m) or scene.lower(m.sentence, m.first - 1) == "par"
    )
    return next(free, found)


def _somebody_placed(scene: Scene, found: MentionMatch) -> MentionMatch | None:
    """Return who stands before a place behind which a relative of people opens.

    *lance la coiffeuse à la barre, qui assure que P*
    """
    s, at = found.sentence, found.first - (scene.lower(found.sentence, found.first) not in _AT)
    if scene.lower(s, at) not in _AT or may_speak(found):
        return None
    return next((m for m in scene.mentions_ending(s, at - 1) if may_speak(m)), None)


def opens_relative(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token is *qui*, or *lequel* after a sign, the subject of its clause."""
    agreeing = scene.is_a(s, j, "lequel") and scene.lower(s, j - 1) in _PARTS_RELATIVE
    return agreeing or scene.lower(s, j) == "qui"


def _is_words(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase denotes what somebody says or writes."""
    words = (SpeakerKind.UNKNOWN, SpeakerKind.DOCUMENT)
    return scene.lexicon.noun(mention.head) is not None and mention.kind in words


def _fits(relative: str, mention: MentionMatch) -> bool:
    """Return whether *lequel* can stand for a noun phrase; the other pronouns always can."""
    if relative not in closed_class("lequel"):
        return True
    gender = Gender.FEMININE if relative.startswith("la") or "lle" in relative else Gender.MASCULINE
    number = Number.PLURAL if relative.endswith("s") else Number.SINGULAR
    found = mention.mention
    return found.gender in (None, gender) and found.number in (None, number)


def far_antecedent(
    scene: Scene, cue: CueMatch, relative: int, begin: int, near: MentionMatch | None
) -> MentionMatch | None:
    """Return the people whom a relative tells of, past the noun phrase before it.

    Args:
        scene: The text's candidates.
        cue: The verb of the relative.
        relative: The relative pronoun.
        begin: First token that the mention may have.
        near: The noun phrase before the pronoun.

    Returns:
        The mention, ``None`` where the near one can be what the verb is about.
    """
    if near is None:
        # « Luc Roy, présent sur place, qui juge que », « Luc Roy, né à Dole et qui juge que »
        sign = relative - 1
        apart = scene.lower(cue.sentence, sign) in _PARTS_INSERTION
        sign -= apart and scene.lower(cue.sentence, sign - 1) == ","  # « , et qui juge que »
        return _before_insertion(scene, cue, sign, begin) if apart else None
    placed = _of_placed(scene, cue, near, begin)
    if placed is not None or scene.lower(cue.sentence, relative - 1) != ",":
        return placed
    agreeing = agrees(cue, near) and not is_one(scene, cue, near)
    if agreeing and not _is_where(scene, near):
        asked = _asked_by(scene, near, begin)
        found = _before_insertion(scene, cue, relative - 1, begin) if asked else None
        return found or _written_by(scene, cue, near, begin)
    return _before_insertion(scene, cue, relative - 1, begin) or (
        None if agreeing else _of_relative(scene, cue, near.first, begin)
    )


def _written_by(
    scene: Scene, cue: CueMatch, author: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return the writing that a participle between commas says is somebody's, before a relative.

    *Le rapport, commandé par la région, qui jugeait P*
    """
    s, tokens, by = cue.sentence, scene.tokens(cue.sentence), author.first - 1
    if scene.lower(s, by) != "par":
        return None
    near = range(by - 1, max(begin, by - _NEAR_WRITING), -1)
    comma = next((j for j in near if tokens[j].form == ","), 0)
    made = tokens[comma + 1].lower if comma else ""
    if not (made.startswith(_MADE) and made.endswith(PARTICIPLES)):
        return None
    ending = (m for m in scene.mentions_ending(s, comma - 1) if m.first >= begin)
    return next((m for m in ending if m.kind in WRITTEN and agrees(cue, m)), None)


def _asked_by(scene: Scene, near: MentionMatch, begin: int) -> bool:
    """Return whether somebody asked whom a relative tells of (*, jointe par l'AFP, qui dit*)."""
    s, by = near.sentence, near.first - 1
    if scene.lower(s, by) != "par":
        return False
    first = max(begin, by - _NEAR_WRITING)
    return any(scene.is_a(s, j, "asked_participle") for j in range(first, by))


def _is_where(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase says where something is (*dans les grandes villes*).

    So does what a preposition governs that is nobody, or a name that may be a place (*élue au
    printemps*, *venue de Lyon*).
    """
    s, first = mention.sentence, mention.first
    before = scene.lower(s, first - 1)
    if before in _PLACING:
        return mention.kind is not SpeakerKind.PERSON
    if mention.kind in _ABLE or before in _AGENT:
        return False
    return before in DE or scene.lower(s, first) in _AT or before in _AT


def _of_placed(scene: Scene, cue: CueMatch, place: MentionMatch, begin: int) -> MentionMatch | None:
    """Return who lives or works at a place (*un homme vivant près de la centrale, qui dit*)."""
    s, j = cue.sentence, place.first - 1
    near = False
    while j > begin and (_places(scene, s, j) or scene.tokens(s)[j].pos == "ADV"):
        near = near or not (scene.is_a(s, j, "of") or scene.lower(s, j) in _AGENT)
        j -= 1
    if j == place.first - 1 or (place.kind in _ABLE and not near):
        return None  # « un salarié licencié par la société, qui dit »: either may speak
    token = scene.tokens(s)[j]
    post = token.lower in _POST and scene.lower(s, j - 1) == "en"
    if not post and (token.pos not in _DESCRIBING or not token.lower.endswith(_DESCRIPTIONS)):
        return None
    people = (*scene.mentions_ending(s, j), *scene.mentions_ending(s, j - 1 - post))
    return next((m for m in people if m.first >= begin and _is_meant(scene, cue, m)), None)


def _places(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word leads to a place."""
    return scene.is_a(s, j, "preposition") or scene.lower(s, j) in _NEAR


def _before_insertion(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return who stands before an insertion: an adverb, a preposition, *dont* or a participle."""
    s = cue.sentence
    for j in range(comma - 1, max(begin, comma - _INSERTION), -1):
        if scene.lower(s, j) != ",":
            continue
        opening = scene.tokens(s)[j + 1]
        asked = scene.is_a(s, j + 1, "asked_participle") or opening.lower.endswith(PARTICIPLES)
        asked = asked or scene.is_a(s, j + 1, "emphatic")
        if not (asked or opening.lower == "dont" or opening.pos in _OPENING):
            return None
        people = (m for m in scene.mentions_ending(s, j - 1) if m.first >= begin)
        return next((m for m in people if _is_meant(scene, cue, m)), None)
    return None


def _of_relative(scene: Scene, cue: CueMatch, last: int, begin: int) -> MentionMatch | None:
    """Return whom a relative before tells of (*ceux qui ont bloqué le port, qui affirment*)."""
    s = cue.sentence
    for j in range(last, max(begin, last - _INSERTION), -1):
        if scene.lower(s, j) == ",":
            return None
        if scene.lower(s, j) == "qui":
            found = antecedent(scene, s, j, begin)
            return found if found is not None and _is_meant(scene, cue, found) else None
    return None


def _is_meant(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether people, a body or a writing can be what a verb is about."""
    if mention.kind not in _ABLE or not may_speak(mention) or not agrees(cue, mention):
        return False
    return not is_one(scene, cue, mention) or _is_of_several(scene, mention)


def _is_of_several(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a body is said to be made of people (*une délégation d'élus*)."""
    s, last = mention.sentence, mention.last
    plural = scene.lower(s, last).endswith(("s", "x")) and scene.lower(s, last - 1) in DE
    return plural and mention.kind is not SpeakerKind.PERSON
