"""Things that words stand on: banners, signs, walls, and the clauses that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes, features_of
from ..models import SpeakerKind
from .antecedents import antecedent
from .phrases import HUMAN, WRITTEN, governed
from .steps import is_verbal

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "hung_on",
    "is_network",
    "owner_of_read",
    "posted_by",
    "read_out",
    "shown",
    "written_on",
]

_READ = frozenset({"lire", "voir"})
_BEARING = frozenset({"sur", "dans", "au", "aux", "à"})
_OF = frozenset({"de", "d'", "du"})  # « D'une étude, il ressort que P »
_EMERGES = "ressortir"
_READ_NEAR, _LEAST = 3, 3
_WRITTEN = frozenset({"écrire", "inscrire", "taguer", "graver", "peindre"})


def written_on(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return what words are written on (*un drap sur lequel on lit*; *sur un drap, on lisait*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        begin: First token of its clause.

    Returns:
        The noun phrase before *où* or *sur lequel*, or the one that opens the clause; ``None``
        when there is neither, or the verb does not tell of writing.
    """
    s, j = cue.sentence, cue.first - 1
    if cue.cue.lemma == "se lire":
        return _opening_surface(scene, s, j)
    told = cue.passive or cue.cue.lemma == _EMERGES
    if told and scene.lower(s, j) == "il" and scene.lower(s, j - 1) == ",":
        by = scene.lower(s, cue.last + 1) == "par"  # « Dans la note, il est dit par le maire »
        return None if by else _opening_document(scene, s, j - 1)
    if cue.cue.lemma in _READ and scene.lower(s, j) == "on":
        j -= 1 + (scene.lower(s, j - 1) == "l'")
        opening = _opening_surface(scene, s, j)
        if opening is not None:
            return opening
    elif cue.cue.lemma in _WRITTEN and cue.passive:
        j -= scene.lower(s, j) == "il"
    else:
        return None
    if scene.lower(s, j) in closed_class("lequel") and scene.is_a(s, j - 1, "preposition"):
        return _bearer(scene, s, j, antecedent(scene, s, j - 1, begin, speaking=False))
    if scene.lower(s, j) in ("où", "auquel"):
        return _bearer(scene, s, j, antecedent(scene, s, j, begin, speaking=False))
    return None


def hung_on(scene: Scene, s: int, at: int) -> MentionMatch | None:
    """Return what opens a sentence as the place of words in marks (*Sur les pancartes, « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        at: The first token in marks, or the placeholder of the words.

    Returns:
        The banner or sign, ``None`` where anything but a comma parts it from the words.
    """
    if at < _LEAST or scene.lower(s, 0) != "sur" or scene.lower(s, at - 1) != ",":
        return None
    surface = scene.mention_at(s, 1)
    if surface is None or surface.last + 2 != at:
        return None
    return surface if surface.head in closed_class("written_surface") else None


def read_out(scene: Scene, s: int) -> MentionMatch | None:
    """Return whose words a sentence says that another reads (*Luc Roy relit la lettre d'Ada Pic*).

    Args:
        scene: The text's candidates.
        s: A sentence.

    Returns:
        The one behind *de* after what is read, ``None`` where nothing is.
    """
    verb = scene.first_of(s, closed_class("reading_form"), 0, len(scene.tokens(s)))
    if verb is None:
        return None
    for mention in scene.mentions[s]:
        j = mention.first - 1
        if (
            j - 1 <= verb
            or scene.lower(s, j) not in _OF
            or not (mention.kind in HUMAN or mention.name)
        ):
            continue
        read = {scene.lower(s, k) for k in range(max(verb + 1, j - _READ_NEAR), j)}
        if not read.isdisjoint(closed_class("message_noun")):
            return mention
    return None


def _bearer(scene: Scene, s: int, j: int, found: MentionMatch | None) -> MentionMatch | None:
    """Return the writing or surface that a relative takes up past where it was put.

    *Une note a été glissée dans sa poche, sur laquelle est écrit*: a pocket bears nothing.
    """
    if found is None or _bears(found):
        return found
    gender, number = features_of(scene.lower(s, j), "lequel")
    for mention in reversed(scene.mentions[s]):
        if mention.last >= j - 1 or not _bears(mention):
            continue
        told = mention.mention
        if gender in (None, told.gender or gender) and number in (None, told.number or number):
            return mention
    return found


def _bears(mention: MentionMatch) -> bool:
    """Return whether words may stand on what a mention means."""
    return mention.head in closed_class("written_surface") or mention.kind in WRITTEN


def _opening_surface(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return what *sur* and a comma set before a clause of reading that ends before a token."""
    last = j - (scene.lower(s, j) == ",")
    for mention in scene.mentions_ending(s, last):
        if _bears(mention) and scene.lower(s, mention.first - 1) in _BEARING:
            return mention
    return None


def _opening_document(scene: Scene, s: int, comma: int) -> MentionMatch | None:
    """Return the writing that opens a clause before a comma (*Dans la note sur l'eau, il est dit*).

    What it is about or when it was written may follow it.
    """
    first = next((k for k in range(comma - 1, -1, -1) if scene.lower(s, k) == ","), -1) + 1
    if scene.lower(s, first) not in _BEARING | _OF:
        return None
    opening = (m for m in scene.mentions[s] if m.first == first + 1 and m.last < comma)
    return next((m for m in opening if m.kind is SpeakerKind.DOCUMENT), None)


def shown(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return the sign that shows the words after a colon (*brandissent une pancarte : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause before the colon.
        end: The colon.

    Returns:
        The last sign that the clause brings in; who unveils *le panneau* or stands before it may
        well speak.
    """
    for mention in reversed(scene.mentions[s]):
        if mention.last >= end or mention.head not in closed_class("written_surface"):
            continue
        if mention.last == end - 1 and scene.lower(s, mention.last) in closed_class(
            "inscribed_noun"
        ):
            continue  # « une banderole portant l'inscription : « Q » »
        if _is_inscribed(scene, mention, end):
            return mention
        if mention.first <= begin:
            return None
        new = any(scene.is_a(s, mention.first, name) for name in ("indefinite_article", "numeral"))
        held = scene.lower(s, mention.first - 1) == "avec"
        told = any(map(is_verbal, scene.tokens(s)[mention.last + 1 : end]))
        return mention if new and not told and (held or not governed(scene, mention)) else None
    return None


def _is_inscribed(scene: Scene, mention: MentionMatch, end: int) -> bool:
    """Return whether a clause says of nothing but a surface which words it bears.

    *Sur leurs pancartes : « Q »*; *Sur un mur, ces mots : « Q »*; *Ils portent un maillot floqué du
    slogan : « Q »*.
    """
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    if scene.has_verb(s, mention.last + 1, end):
        return False
    worded = mention.last + 1 < end and tokens[end - 1].lower in closed_class("inscribed_noun")
    # « une banderole portant les mots : « Q » » has a noun of speech for its cue
    bears = worded and tokens[mention.last + 1].lower not in (",", "et")
    bears = bears and scene.cue_at(s, end - 1) is None
    opening = mention.first == 1 and scene.lower(s, 0) in _BEARING
    return bears or (opening and (worded or mention.last + 1 == end))


def owner_of_read(scene: Scene, cue: CueMatch, end: int) -> MentionMatch | None:
    """Return whose words a verb before a colon says that another reads or shows.

    *Elle a lu un message de la direction, daté de mai : « Q »*: they are not hers.

    Args:
        scene: The text's candidates.
        cue: The verb.
        end: The colon.

    Returns:
        The one behind *de* after what is read, else a text that is hardly the reader's own;
        ``None`` without either.
    """
    s = cue.sentence
    if scene.lower(s, cue.last) not in closed_classes("reading_form", "showing_form"):
        return None
    alone: MentionMatch | None = None
    for mention in scene.mentions[s]:
        if mention.first == cue.last + 1 and mention.head in closed_class("read_alone"):
            own = scene.is_a(s, mention.first, "possessive")
            alone = None if own or scene.has_verb(s, mention.last, end) else mention
        if mention.first <= cue.last + 1 or mention.last >= end or mention.kind not in HUMAN:
            continue
        of = scene.lower(s, mention.first - 1) in _OF or scene.lower(s, mention.first) == "des"
        near = range(max(cue.last + 1, mention.first - _READ_NEAR), mention.first)
        read = {scene.lower(s, k) for k in near}
        if of and read & closed_class("read_noun") and not scene.has_verb(s, mention.last, end):
            return mention
    return alone


def is_network(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a mention is a place on the Internet where people post, and says nothing."""
    return mention.first == mention.last and scene.is_a(mention.sentence, mention.last, "network")


def posted_by(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return who posts on the network where words are read (*Sur X, où Ada poste, on lit : « Q »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause before the words.
        end: The index after its last.

    Returns:
        The subject of the relative behind the network, ``None`` without one.
    """
    for j in range(begin, end):
        if scene.is_a(s, j, "network") and scene.lower(s, j + 1) == ",":
            return scene.mention_at(s, j + 3) if scene.lower(s, j + 2) == "où" else None
    return None
