"""Who stands at the end of a clause before a colon and speaks, though its subject is a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, SpeakerKind
from .phrases import HUMAN, governed, is_latter, may_speak
from .steps import BEFORE_VERB, CLITICS, COMMA, QUE, is_infinitive, skip_back, verb_follows
from .subjects import clause_subject

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "SAME",
    "commenting",
    "echoing",
    "feeling",
    "for_whom",
    "is_thing",
    "joined_subject",
    "moved",
    "moves",
    "relative_subject",
    "upholder",
]

SAME = frozenset({"même", "mêmes"})
"""Open a clause that compares words with those before (*Même constat chez X*)."""
_MADE = frozenset({"faire", "laisser"})
_JOINTS = frozenset({"et", "mais"})
_IT_IS = frozenset({"c'", "ce"})
_WHOSE = frozenset({"chez", "parmi", "pour"})
_PAST = ("adverb", "forclusive")
_SIDE = frozenset({"côté"})
_RELATIVE = 8
"""So many words at most lie from *que* to the subject behind its verb."""
_NEAR_THAT = 8
_ONE = frozenset({"un", "une", "ce", "cet", "cette"})


def moved(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return whom a thing moves to speak: *La décision réjouit X : « Q »*, *fait bondir X : « Q »*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause before the colon.
        end: The colon.

    Returns:
        The last human object of a verb of feeling, or of *faire* and an infinitive, whose subject
        is nobody; else whose feeling the clause tells of.
    """
    for mention in reversed(scene.mentions[s]):
        if not begin < mention.first <= mention.last < end or mention.kind not in HUMAN:
            continue
        verb = skip_back(scene, s, mention.first - 1, *_PAST)
        if governed(scene, mention) or verb <= begin:
            continue
        if not (moves(scene, s, verb) or _leaves(scene, mention, verb)):
            continue
        if scene.has_verb(s, mention.last + 1, end):
            return None
        return mention if is_thing(clause_subject(scene, s, begin, verb)) else None
    return feeling(scene, s, begin, end)


def _leaves(scene: Scene, mention: MentionMatch, verb: int) -> bool:
    """Return whether a verb before somebody leaves him in a mood (*laisse X perplexe*)."""
    s, after = mention.sentence, mention.last + 1
    if scene.lower(s, verb) not in closed_class("leaving_form"):
        return False
    if scene.lower(s, after) == ",":  # « laisse X, le maire, perplexe »
        after = (scene.first_of(s, COMMA, after + 1, after + _RELATIVE) or after) + 1
    return scene.lower(s, after) in closed_class("mood_word")


def for_whom(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return for whom a sentence without verb says what is so (*Pas question pour X de céder*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after its last word.

    Returns:
        The first one behind *pour*, ``None`` in a sentence with a finite verb.
    """
    if scene.has_verb(s, 0, end):
        return None
    for mention in scene.mentions[s]:
        if scene.lower(s, mention.first - 1) == "pour" and (mention.kind in HUMAN or mention.name):
            return mention
    return None


def feeling(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return whose feeling a clause tells of: *La colère monte chez X*, *Chez X, la peur monte*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        end: Index after its last token.

    Returns:
        Whoever stands behind *chez*, *parmi* or *pour*, or is the object, where a feeling is the
        subject or what *c'est* presents; ``None`` for another clause.
    """
    if closed_class("feeling_noun").isdisjoint(scene.sentences[s].words.values()):
        return None
    inside = [one for one in scene.mentions[s] if begin <= one.first <= one.last < end]
    felt = next((one for one in inside if one.head in closed_class("feeling_noun")), None)
    if felt is None:
        return None
    is_it = scene.lower(s, felt.first - 2) in _IT_IS  # « Chez X, c'est la peur »
    if (place := _at_whose(scene, s, felt.first - 1 - 2 * is_it)) is not None:
        return place if place.kind in HUMAN else None
    if any(one.last < felt.first for one in inside if one.kind in HUMAN):
        return None
    if scene.lower(s, begin) not in _IT_IS and felt.first > begin:
        return None
    for one in inside:
        if one.first <= felt.last or not (one.kind in HUMAN or one.name):
            continue
        before = scene.lower(s, one.first - 1)
        return one if before in _WHOSE or before in closed_class("gripping_verb") else None
    return None


def moves(scene: Scene, s: int, verb: int) -> bool:
    """Return whether a verb makes somebody feel or do something (*réjouit*, *a fait bondir*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        verb: The token of the verb, or of the infinitive behind *faire*.

    Returns:
        Whether it is a verb of feeling, or *faire* stands before an infinitive.
    """
    word = scene.lower(s, verb)
    forms = scene.lexicon.verb_forms(word)
    feeling = closed_class("moving_verb")
    if word in feeling or any(form.base in feeling for form in forms):
        return True
    made = scene.lexicon.auxiliary_forms(scene.lower(s, verb - 1))
    return is_infinitive(scene, s, verb) and any(form.base in _MADE for form in made)


def is_thing(subject: MentionMatch | None) -> bool:
    """Return whether a subject is neither somebody nor a pronoun that may stand for somebody."""
    if subject is None:
        return False
    if subject.mention.kind is MentionKind.PRONOUN:
        return not may_speak(subject)
    return subject.kind not in HUMAN and subject.name is None and not is_latter(subject)


def echoing(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return whose words are like those before: *Même son de cloche chez X : « Q »*.

    Args:
        scene: The text's candidates.
        cue: A speech noun before a colon.
        begin: First token of the clause.

    Returns:
        The noun phrase after *chez*, *à*, *pour* or *du côté de*, which may open the sentence (*Du
        côté de X, même son de cloche : « Q »*).
    """
    s, prepositions = cue.sentence, closed_classes("preposition")
    if scene.lower(s, cue.first - 1) not in SAME:
        return None
    j = cue.last + 1
    aside = not _SIDE.isdisjoint((scene.lower(s, j), scene.lower(s, j + 1)))
    if scene.lower(s, j) not in prepositions and not aside:
        return _at_whose(scene, s, cue.first - 2)
    if cue.first - 1 > begin + 1:
        return None
    while scene.lower(s, j + 1) in prepositions or scene.lower(s, j + 1) == "côté":
        j += 1
    return scene.mention_at(s, j + 1) or scene.mention_at(s, j)


def _at_whose(scene: Scene, s: int, comma: int) -> MentionMatch | None:
    """Return who stands in a phrase of place that opens a sentence, up to a comma."""
    if scene.lower(s, comma) != ",":
        return None
    leads = closed_classes("preposition", "dative", "of") | _SIDE
    for mention in scene.mentions_ending(s, comma - 1):
        before = range(scene.is_a(s, 0, "conjunction"), mention.first)
        if not before or scene.lower(s, mention.first) in _SIDE:
            continue
        if all(scene.lower(s, j) in leads for j in before):
            return mention
    return None


def upholder(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return who does what a clause says of a thing: *une analyse partagée par X*, *que X balaie*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: The colon after the clause.

    Returns:
        Those whose words follow the colon, ``None`` when the clause ends with nobody.
    """
    ending = scene.mentions_ending(s, end - 1)
    apart = (one for one in ending if scene.lower(s, one.first - 1) == ",")
    described = [one for name in apart for one in scene.mentions_ending(s, name.first - 2)]
    for mention in (*ending, *described):
        by = scene.lower(s, mention.first - 1) == "par"
        if mention.kind in HUMAN and by:
            return mention
        able = mention.kind in HUMAN or mention.name is not None  # « que partage Morel »
        if able and _inverts(scene, s, mention.first - 1):
            return mention
    return relative_subject(scene, s, end)


def relative_subject(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return whose view of a thing the relative behind it tells before a colon.

    *Une phrase que X accueille avec amertume : « Q »*, which has no other verb.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: The colon.
    """
    that = scene.first_of(s, QUE, 1, min(end, _NEAR_THAT))
    if that is None or scene.lower(s, 0) not in _ONE or scene.has_verb(s, 0, that):
        return None
    found = scene.mention_at(s, that + 1)
    if found is None or found.last >= end or found.kind not in HUMAN:
        return None
    verb = scene.first_verb(s, found.last + 1, end)
    behind = end if verb is None else verb.index + 2
    more = any(token.finite and token.pos == "VERB" for token in scene.tokens(s)[behind:end])
    return None if more else found


def commenting(scene: Scene, s: int, end: int) -> MentionMatch | None:
    """Return who is said at the end to have a view of what the sentence tells.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after its last word.

    Returns:
        The subject of a relative that takes up the whole: *P, ce que conteste X*, *P, une version
        que conteste X*; ``None`` without one.
    """
    found = upholder(scene, s, end)
    if found is None or scene.lower(s, found.first - 1) == "par":
        return None
    first = max(0, found.first - _RELATIVE)
    that = next((j for j in range(found.first, first, -1) if scene.lower(s, j) in QUE), None)
    if that is None:
        return None
    bare = scene.lower(s, that - 1) == "ce" or scene.tokens(s)[that - 1].pos == "NOUN"
    if bare and (scene.lower(s, that - 2) == "," or scene.lower(s, 0) == "ce"):
        return found  # « P, ce que nie X »; « Ce que nie X. »
    told = scene.mentions_ending(s, that - 1)
    thing = any(scene.lower(s, one.first - 1) == "," and is_thing(one) for one in told)
    return found if thing else None


def _inverts(scene: Scene, s: int, verb: int) -> bool:
    """Return whether a relative with *que* has its verb, before its subject, up to a token.

    No noun stands there without an article, whatever the tagger says (*un avis que partage X*).
    """
    verb = skip_back(scene, s, verb, *_PAST)  # « que ne partage pas X »
    before = skip_back(scene, s, verb - 1, *CLITICS)
    if scene.lexicon.auxiliary_forms(scene.lower(s, before)):
        before = skip_back(scene, s, before - 1, *CLITICS)  # « qu'a salué X »
    relative = scene.lower(s, before) in QUE or scene.lower(s, before) == "dont"
    return before < verb and relative and scene.lower(s, verb).isalpha()


def joined_subject(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return whoever is the subject of the last of several clauses before a colon.

    *Le club a souffert, mais Ada Roux n'a jamais senti son équipe en danger : « Q »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clauses.
        end: The colon.

    Returns:
        A person behind *et* or *mais*, with a verb; ``None`` without one.
    """
    joint = scene.last_of(s, _JOINTS, begin + 1, end)
    if joint is None:
        return None
    found = scene.mention_at(s, joint + 1)
    if found is None or found.kind is not SpeakerKind.PERSON or found.last >= end - 1:
        return None
    return found if verb_follows(scene, s, found.last + 1, *BEFORE_VERB) else None
