"""What a noun phrase is fit for: being governed, dating, speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.folding import fold_accents
from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, Span, SpeakerKind
from .steps import BEFORE_VERB, COMMA, skip_back

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = [
    "HUMAN",
    "WRITTEN",
    "after_adjunct",
    "before_marks",
    "ending_at",
    "governed",
    "is_agentive",
    "is_free",
    "is_latter",
    "is_temporal",
    "is_time",
    "may_speak",
    "may_talk",
    "may_talk_in",
    "named_by",
    "names_people",
    "surface_ending",
]

HUMAN = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
WRITTEN = frozenset({SpeakerKind.DOCUMENT, SpeakerKind.MEDIA})
_SUBJECTS_ALONE = frozenset({"je", "j'", "tu", "il", "ils", "on"})
_AGENTIVE = (
    "logue",
    "iste",
    "istes",
    "logues",
    "iatre",
    "trice",
    "trices",
    "teur",
    "teurs",
    "euse",
)
_PLACING = ("à", "en", "de", "d'")
_SOURCES = frozenset({"source", "sources"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def is_temporal(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase only dates (*mardi soir*, *la semaine dernière*, *12 mars*).

    Args:
        scene: The text's candidates.
        mention: A noun phrase.

    Returns:
        Whether it names a time or a manner rather than somebody or something.
    """
    time = closed_class("time")
    words = scene.sentences[mention.sentence].words
    if words[mention.first] in time:
        # « Midi Libre », « Avril Lavigne » are names, « Samedi Soir » and « Mai 2020 » are none
        last = words[mention.last]
        named = mention.kind is SpeakerKind.MEDIA or (last.isalpha() and last not in time)
        return mention.name is None or not named
    return mention.name is None and (
        mention.head in time or mention.head in closed_class("circumstance_noun")
    )


def governed(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a preposition governs a mention.

    Args:
        scene: The text's candidates.
        mention: A noun phrase, name or pronoun.

    Returns:
        Whether it is the complement of a preposition, also one fused with its article, the second
        one of *entre*, or what a present participle governs (*un car desservant la province*).
    """
    s, first = mention.sentence, mention.first
    if mention.head in _SUBJECTS_ALONE:
        return False  # « Après il a dit que P »: an adverb
    if scene.is_a(s, first - 1, "preposition") or _is_governing_participle(scene, s, first - 1):
        return True
    if scene.is_a(s, first - 1, "conjunction"):
        joined = scene.mentions_ending(s, first - 2)
        if any(scene.lower(s, other.first - 1) == "entre" for other in joined):
            return True
        if any(_are_places(scene, other, mention) for other in joined):
            return True
    if mention.name and scene.lower(s, first - 1) in closed_class("place_noun"):
        return scene.is_a(s, first - 2, "preposition")  # « en région Bretagne »
    if scene.lower(s, first) == "des" and first > 0:
        # After a noun *des* is « de les »; after a verb or a sign it is the plural of *un*.
        return scene.tokens(s)[first - 1].pos in _NOMINAL
    return False


def _are_places(scene: Scene, place: MentionMatch, other: MentionMatch) -> bool:
    """Return whether a preposition governs two names without article (*à Laval et Mirabel*).

    Behind a verb outside relatives the second may be the subject of another (*il a été reçu à Rome
    et Paris s'en félicite*).
    """
    s = place.sentence
    bare = {other.name, place.name}.isdisjoint({None}) and place.first == place.last
    if not bare or scene.lower(s, place.first - 1) not in _PLACING:
        return False
    if SpeakerKind.PERSON in (place.kind, other.kind) or scene.tokens(s)[other.first].pos == "DET":
        return False
    verb = next((t.index for t in scene.tokens(s)[: place.first] if t.finite), None)
    return verb is None or scene.is_a(s, skip_back(scene, s, verb - 1, *BEFORE_VERB), "relative")


def _is_governing_participle(scene: Scene, s: int, j: int) -> bool:
    """Return whether a present participle or a compound of it ends at a token (*ayant vu*).

    Right behind a noun and before a determiner it is one whatever the tagger says (*un avocat
    représentant la famille*).
    """
    words = scene.sentences[s].words
    if words[j - 1] == "ayant" or words[j - 2] == "ayant":
        return True
    if not words[j].endswith("ant"):
        return False
    tokens = scene.tokens(s)
    behind = j > 0 and tokens[j - 1].pos in ("NOUN", "PROPN") and scene.is_a(s, j + 1, "determiner")
    return behind or tokens[j].pos in ("VERB", "AUX")


def may_speak(mention: MentionMatch) -> bool:
    """Return whether a mention can stand for somebody or something that has words.

    Args:
        mention: A candidate source.

    Returns:
        Whether it is a name, a pronoun for persons, or a noun that denotes a speaker.
    """
    if mention.mention.kind in (MentionKind.CLITIC, MentionKind.POSSESSIVE):
        return True
    if mention.mention.kind is MentionKind.PRONOUN:
        return mention.head in closed_class("speaking_pronoun")
    if (
        mention.head in _SOURCES
        or mention.head == "%"
        or mention.head in closed_classes("anaphoric_head", "speaking_pronoun", "numeral")
    ):
        return True
    return (
        is_agentive(mention) or mention.name is not None or mention.kind is not SpeakerKind.UNKNOWN
    )


def is_agentive(mention: MentionMatch) -> bool:
    """Return whether a noun that the lexicon does not know has the ending of one for persons.

    Args:
        mention: A noun phrase.

    Returns:
        Whether its head ends like *toxicologue*, *machiniste* or *restauratrice*.
    """
    head = mention.head
    return head.endswith(_AGENTIVE) and head not in closed_class("inanimate_agentive")


def named_by(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return whom *par* names at a token, if somebody (*jugé « flou » par la maire*)."""
    by = scene.mention_at(s, j + 1) if scene.lower(s, j) == "par" else None
    return by if by is not None and may_speak(by) else None


def may_talk(mention: MentionMatch) -> bool:
    """Return whether a narrated subject can be the one who talks next: people, not things.

    Args:
        mention: A subject.

    Returns:
        Whether it is a person, a group, an organisation or a pronoun for one.
    """
    if mention.mention.kind is MentionKind.PRONOUN:
        return mention.head in closed_class("narrated_pronoun")
    return mention.kind in HUMAN or is_latter(mention)


def may_talk_in(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a subject can talk next: a surname can where the text has the full name.

    Args:
        scene: The text's candidates.
        mention: A subject.

    Returns:
        Whether it is one that may talk, or the last name of a person (*Ada Roux … Roux attend.*).
    """
    if may_talk(mention):
        return True
    if mention.name is None or mention.kind is not SpeakerKind.UNKNOWN:
        return False
    return mention.name.lower() in scene.surnames


def is_latter(mention: MentionMatch) -> bool:
    """Return whether a mention takes up whoever was mentioned last.

    Args:
        mention: A mention.

    Returns:
        Whether it is *ce dernier*, *l'intéressée*.
    """
    return fold_accents(mention.head) in closed_class("latter")


def is_time(scene: Scene, s: int, j: int) -> bool:
    """Return whether a time stands at a token (*depuis lundi*, not *réclame depuis des plots*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token, or the end of the sentence.

    Returns:
        Whether a word of time, a number or a noun phrase for a time starts there.
    """
    tokens, mention = scene.tokens(s), scene.mention_at(s, j)
    timed = scene.is_a(s, j, "time") or (j < len(tokens) and tokens[j].pos == "NUM")
    return timed or (mention is not None and is_temporal(scene, mention))


def is_free(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase can be a subject.

    Args:
        scene: The text's candidates.
        mention: A noun phrase.

    Returns:
        Whether no preposition governs it and it is no date.
    """
    return not governed(scene, mention) and not is_temporal(scene, mention)


def ending_at(scene: Scene, s: int, last: int, begin: int) -> MentionMatch | None:
    """Return the free noun phrase of a clause that ends at a token.

    Args:
        scene: The text's candidates.
        s: A sentence.
        last: The token.
        begin: First token of the clause.

    Returns:
        The mention, ``None`` where none ends there that could be a subject.
    """
    for mention in scene.mentions_ending(s, last):
        if mention.first >= begin and is_free(scene, mention):
            return mention
    return None


def names_people(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun belongs to a phrase for people (*les forces de l'ordre*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The noun.

    Returns:
        Whether a longer noun phrase holds it whose head denotes people or a body.
    """
    around = (m for m in scene.mentions[s] if m.first < j <= m.last)
    return any(m.kind in HUMAN and m.head != scene.lower(s, j) for m in around)


def surface_ending(scene: Scene, s: int, last: int) -> MentionMatch | None:
    """Return the noun phrase for a banner, sign or text that ends at a token, governed or not.

    Args:
        scene: The text's candidates.
        s: A sentence.
        last: A token.

    Returns:
        The mention, ``None`` when no such thing stands there.
    """
    surfaces = closed_class("written_surface")
    for mention in scene.mentions_ending(s, last):
        if mention.head in surfaces or mention.kind is SpeakerKind.DOCUMENT:
            return mention
    return None


def after_adjunct(scene: Scene, s: int, j: int) -> int:
    """Return the index after a prepositional phrase, an apposition to its noun left out."""
    k = j + 1
    while scene.mention_at(s, k) is None and (
        scene.is_a(s, k, "preposition") or scene.lower(s, k) == "même"  # « avant même le vote »
    ):
        k += 1
    mention = scene.mention_at(s, k)
    if mention is None:
        return k + 1
    return scene.first_of(s, COMMA, mention.first, mention.last + 1) or mention.last + 1


def before_marks(scene: Scene, mention: MentionMatch | None) -> MentionMatch | None:
    """Return an agent without what the participle governs (*accusé par la mairie de « vol »*).

    Args:
        scene: The text's candidates.
        mention: The noun phrase after *par*.

    Returns:
        The noun phrase up to the *de* before marks that open in it.
    """
    if mention is None:
        return None
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    marks = tokens[mention.first].quoted
    inside = range(mention.first, mention.last + 1)
    opening = next((j for j in inside if tokens[j].quoted != marks), None)
    if opening is None:
        return mention
    last = skip_back(scene, s, opening - 1, "of", "determiner")
    if last < mention.first or not scene.is_a(s, last + 1, "of"):
        return mention
    last -= scene.is_a(s, last, "conjunction")  # « « folie » par la gauche et de « chance » »
    span = Span.of(scene.text, tokens[mention.first].start, tokens[last].end)
    return attrs.evolve(mention, mention=attrs.evolve(mention.mention, span=span), last=last)
