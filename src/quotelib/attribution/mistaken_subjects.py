"""Noun phrases before a verb that are not its subject, and which one is instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, features_of
from ..models import Number, SpeakerKind
from .phrases import ending_at, governed, is_free, is_temporal, may_speak
from .postposed import agrees
from .steps import (
    BEFORE_VERB,
    DE,
    PARTICIPLES,
    QUE,
    is_infinitive,
    is_inflected,
    skip,
    skip_back,
)

if TYPE_CHECKING:
    from ..models import Gender
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "behind_expletive",
    "described_before",
    "described_by",
    "inclusion_comma",
    "is_embedded",
    "is_one",
    "opens_clause",
    "participle_around",
    "relative_around",
    "several_before",
    "tells_of_governed",
]

_JOINS = frozenset({",", "comme", "ni", "avec"})
_PARTS = frozenset({",", ":", ";", "(", ")", "–", "—"})
_THEY = frozenset({"il", "ils"})
_NOT_RELATIVE = frozenset({"si", "quand", "lorsque", "comme", "quoi"})
_NONFINITE = (*PARTICIPLES, "er", "ir", "re", "et", "ment")
_COMPARED = frozenset({"ainsi", "plus", "moins", "même"})
_PERFECT = frozenset({"avoir", "être"})
_INCLUDED_IN = 6
_FAR_DESCRIBED = 30
_DEFINITE = ("le", "la", "l'")
_ALSO = ("aussi", "non")
_TO_QUE = 4


def is_one(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a noun phrase is a singular that stands alone beside a verb in the plural.

    In *Les élus ont ri pendant que la maire parlait, et ont crié « Q »* it is not the subject; in
    *une partie des élus ont*, *le maire comme la préfète ont* it is, or a part of it.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        mention: A noun phrase before it.

    Returns:
        Whether the verb must have another subject.
    """
    if cue.number is not Number.PLURAL or mention.mention.number is not Number.SINGULAR:
        return False
    s, first, words = mention.sentence, mention.first, closed_class("quantifier")
    if mention.coordinated or mention.head in words or scene.lower(s, first) in words:
        return False
    if scene.lower(s, first - 1) in _JOINS or scene.lower(s, first - 2) == "ainsi":
        # « la Croix-Rouge ainsi que la mairie ont », but « des pays comme la Norvège ont »
        before = scene.mentions_ending(s, first - 2)
        return any(other.mention.number is Number.PLURAL for other in before)
    if not scene.is_a(s, first - 1, "conjunction"):
        return True
    # « de retour après la trêve et la libération d'un marin »: both hang on a preposition
    longest = scene.mentions_ending(s, mention.last)[0]
    between = scene.lower(s, longest.first - 1) == "entre"  # « les élus réunis entre X et Y »
    silent = between or not may_speak(mention)
    return longest.first < first and governed(scene, longest) and silent


def several_before(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the plural before a verb that is its subject, when the singular beside it is not.

    Args:
        scene: The text's candidates.
        cue: A verbal cue in the plural.
        begin: First token of its clause.

    Returns:
        The last free one outside relatives, somebody rather than something; ``None`` without any.
    """
    found: MentionMatch | None = None
    for mention in reversed(scene.mentions[cue.sentence]):
        if (
            begin <= mention.first
            and mention.last < cue.first
            and mention.mention.number is Number.PLURAL
            and not governed(scene, mention)
            and not is_temporal(scene, mention)
            and relative_around(scene, mention, begin) is None
        ):
            if may_speak(mention):
                return mention
            found = found or mention
    return _fused_before(scene, cue) or found


def _fused_before(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the people right before a verb whose *des* is no *de les*: no other is plural.

    *La séance a été levée pendant que dans la rue des étudiants scandaient « Q »*
    """
    s = cue.sentence
    for mention in scene.mentions_ending(s, skip_back(scene, s, cue.first - 1, *BEFORE_VERB)):
        plural = mention.mention.number is Number.PLURAL
        if plural and scene.lower(s, mention.first) == "des" and may_speak(mention):
            return mention
    return None


def relative_around(scene: Scene, mention: MentionMatch, begin: int) -> int | None:
    """Return the relative pronoun of the clause whose last words a noun phrase is.

    In *Les agents qui ont maîtrisé le suspect affirment que* the suspect affirms nothing.

    Args:
        scene: The text's candidates.
        mention: A noun phrase right before a verb.
        begin: First token of the clause of that verb.

    Returns:
        The pronoun, ``None`` when no relative without commas ends with the noun phrase.
    """
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    verbs = 0
    for j in range(mention.first - 1, begin, -1):
        word = tokens[j].lower
        # « où s'est produit le drame » is no condition
        barred = word in _NOT_RELATIVE or (word == "s'" and tokens[j + 1].lower in _THEY)
        if tokens[j].placeholder is not None or word in _PARTS or barred:
            return None
        if word == "-" and tokens[j].start > tokens[j - 1].end:
            return None  # a dash between blanks
        if is_inflected(tokens[j]):
            verbs += 1
        elif scene.is_a(s, j, "conjunction") and not verbs:
            return None  # « ceux qui ont vu le drame et la mairie affirment »
        elif scene.is_a(s, j, "relative"):
            # « que » is a relative pronoun right after a noun phrase only
            noun = word not in QUE or bool(scene.mentions_ending(s, j - 1))
            return j if verbs and noun else None
    return None


def participle_around(
    scene: Scene, cue: CueMatch, mention: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return who is described by a participle whose infinitive has a noun phrase for its object.

    In *L'homme soupçonné d'avoir tué sa compagne affirme que* she affirms nothing, nor does the
    project in *La commission chargée d'évaluer le projet a conclu que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        mention: A noun phrase right before it.
        begin: First token of its clause.

    Returns:
        The noun phrase before the participle, ``None`` where none is described so.
    """
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    if not tokens[mention.first - 1].lower.endswith(_NONFINITE):
        return None
    whole = scene.longest_ending(s, mention.last) or mention  # « sa compagne et leur fils »
    j = skip_back(scene, s, min(whole.first, mention.first) - 1, "adverb")
    if tokens[j].lower.endswith(PARTICIPLES) and scene.lower(s, j - 1) in _PERFECT:
        j -= 1  # « d'avoir tué »
    if not is_infinitive(scene, s, j):
        return None
    j = skip_back(scene, s, j - 1, "object_clitic", "negation")
    participle = j - 1 if scene.lower(s, j) in (*DE, "à") else j
    if participle <= begin or not tokens[participle].lower.endswith(PARTICIPLES):
        return None
    ending = (ending_at(scene, s, last, begin) for last in (participle, participle - 1))
    return next((m for m in ending if m and may_speak(m) and agrees(cue, m)), None)


def is_embedded(scene: Scene, mention: MentionMatch, begin: int) -> bool:
    """Return whether a noun phrase stands in a relative, or in one that a preposition governs.

    *La maire, qui plaide pour son fils Léo, en détention, affirme que*

    Args:
        scene: The text's candidates.
        mention: A noun phrase.
        begin: First token of the clause.

    Returns:
        Whether it does.
    """
    longest = scene.mentions_ending(mention.sentence, mention.last)[0]
    inner = longest.first < mention.first and governed(scene, longest)
    return inner or relative_around(scene, mention, begin) is not None


def opens_clause(scene: Scene, found: MentionMatch, begin: int) -> bool:
    """Return whether a noun phrase starts a clause, and no part of an insertion.

    Not in *Le maire, suivi par le préfet et la juge, a dit*; *Le maire, ainsi que ses adjoints, a
    dit*; *Le maire, sans citer le préfet ni la juge, a dit*.
    """
    s, before = found.sentence, scene.lower(found.sentence, found.first - 1)
    if found.first == begin:
        return True
    if scene.is_a(s, found.first - 1, "conjunction"):
        again = before != "ni" or any(
            scene.lower(s, j) == "ni" for j in range(begin, found.first - 1)
        )
        return again and not is_embedded(scene, found, begin)
    compared = before in QUE and scene.lower(s, found.first - 2) in _COMPARED
    return scene.is_a(s, found.first - 1, "subordinator") and not compared


def inclusion_comma(scene: Scene, s: int, first: int, begin: int) -> int | None:
    """Return the comma before words that name some of those whom the noun before them denotes.

    *Plusieurs élus, dont le maire de Huy, ont demandé*; *douze groupes, parmi lesquels Alcor, ont*;
    *certains députés, comme Ève Noël, jugent*; *dix élus, dont Luc Roy (Huy) ou Ève Noël, jugent*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the noun phrase that names them.
        begin: First token of the clause.

    Returns:
        The comma, ``None`` when the noun phrase is not introduced so.
    """
    j = first - 1
    while scene.lower(s, j) == "ou" or (scene.lower(s, j) == "," and j < first - 1):
        listed = scene.longest_ending(s, j - 1)
        if listed is None:
            return None
        j = listed.first - 1
    if scene.lower(s, j) not in closed_class("including"):
        return None
    low = max(begin, j - _INCLUDED_IN)
    comma = next((k for k in range(j - 1, low, -1) if scene.lower(s, k) == ","), None)
    tokens = scene.tokens(s)
    if comma is None or any(is_inflected(token) for token in tokens[comma:j]):
        return None
    return comma


def described_before(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return the subject whose description was not read up to the comma before the verb.

    *Luc Roux, auteur de « La Fin des temps », affirme que*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        comma: The comma before it.
        begin: First token of its clause.

    Returns:
        The mention, ``None`` when no such description ends there.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    for first in range(comma - 1, max(begin, comma - _FAR_DESCRIBED) - 1, -1):
        mention = scene.mention_at(s, first)
        if mention is None or mention.last >= comma:
            continue
        if any(is_inflected(token) for token in tokens[mention.last + 1 : comma]):
            return None
        mention = ending_at(scene, s, mention.last, begin) or mention
        inside = range(mention.first + 1, mention.last)
        if any(tokens[j].form == "," for j in inside) and is_free(scene, mention):
            return mention if may_speak(mention) and agrees(cue, mention) else None
    return None


def described_by(
    scene: Scene, cue: CueMatch, found: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return the person whose apposition ends with a name right before a verb.

    *Léo Roux, l'adjoint à la maire de Dole, Ida Sorel a quant à lui promis que*: the comma that
    closes the apposition is forgotten, and the pronoun is of another gender than the name. So it is
    in *Léo Roux, l'adjoint à la culture a promis que*.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        found: The noun phrase before it.
        begin: First token of the clause.

    Returns:
        The name that opens the clause before a comma, ``None`` where the one found is the subject.
    """
    gender = found.mention.gender
    if gender is None or found.first <= begin:
        return None
    if found.name is None:
        one = cue.number is not Number.PLURAL and found.kind is SpeakerKind.PERSON
        return _unclosed(scene, found, begin) if one else None
    told = _told(scene, cue)
    if told is None or told is gender:
        return None
    opener = scene.mention_at(cue.sentence, begin)
    if opener is None or opener.name is None or opener.kind is not SpeakerKind.PERSON:
        return None
    closed = opener.last < found.first and scene.lower(cue.sentence, opener.last + 1) == ","
    return opener if closed and opener.mention.gender in (told, None) else None


def _unclosed(scene: Scene, found: MentionMatch, begin: int) -> MentionMatch | None:
    """Return the name that opens a clause and has a function behind a comma that none closes."""
    s, first = found.sentence, found.first
    words = scene.sentences[s].words
    if words[first - 1] != "," or words[first] not in _DEFINITE:
        return None
    names = (m for m in scene.mentions_ending(s, first - 2) if m.first == begin)
    return next(
        (
            m
            for m in names
            if m.name is not None
            and m.kind is SpeakerKind.PERSON
            and not m.coordinated
            and m.mention.gender in (found.mention.gender, None)
        ),
        None,
    )


def _told(scene: Scene, cue: CueMatch) -> Gender | None:
    """Return the gender of the stressed pronoun inside a verb group (*a, quant à lui, dit*)."""
    s = cue.sentence
    for j in range(cue.first + 1, cue.last):
        if scene.is_a(s, j, "disjunctive"):
            topic = scene.lower(s, j - 1) == "à" and scene.lower(s, j - 2) == "quant"
            if topic or scene.lower(s, j + 1) in _ALSO:
                return features_of(scene.lower(s, j), "pronoun")[0]
    return None


def tells_of_governed(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase tells of a name in an adjunct (*qui vit à Huy, une ville,*).

    Args:
        scene: The text's candidates.
        mention: A noun phrase behind a comma.

    Returns:
        Whether it starts with *un* and the name before it hangs on a preposition.
    """
    s = mention.sentence
    if not scene.is_a(s, mention.first, "indefinite_article"):
        return False
    # « un élu de Lunel, un ami, a dit » has no such name
    before = scene.longest_ending(s, mention.first - 2)
    whole = scene.mentions_ending(s, mention.last)[0]
    if before is not None and before.name is None and governed(scene, before):
        before = None  # « aux côtés de Luc, un ami, »
    return (before or whole).name is not None and governed(scene, before or whole)


def behind_expletive(scene: Scene, mention: MentionMatch) -> MentionMatch | None:
    """Return who acts in the clause that an *il* of nobody only leads to.

    *Il est vrai que la ministre a changé d'avis, affirmant que P*; not *Il est sûr que la digue
    tient, affirmant que P*

    Args:
        scene: The text's candidates.
        mention: The pronoun *il*.

    Returns:
        Somebody right behind *que*, ``None`` where *il* may be a person.
    """
    s, tokens = mention.sentence, scene.tokens(mention.sentence)
    verb = skip(scene, s, mention.last + 1, "negation", "object_clitic")
    if not scene.is_a(s, verb, "impersonal_verb"):
        return None
    words = tokens[verb + 1 : verb + 1 + _TO_QUE]
    que = next((token.index for token in words if token.lower in QUE), None)
    if que is None:
        return None
    of_nobody = scene.lower(s, verb) != "est" or scene.is_a(s, que - 1, "expletive_adjective")
    found = scene.mention_at(s, que + 1) if of_nobody else None
    return found if found is not None and may_speak(found) else None
