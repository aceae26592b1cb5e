"""What stands between a reporting verb and what it reports: when, where, to whom, through what."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Mood, SpeakerKind
from .object_ends import names_medium
from .phrases import is_temporal, may_speak
from .steps import DE, QUE, is_infinitive, is_inflected, is_present_participle, starts_infinitive
from .stretch import after_cue, date_end, opens_adjunct, past_adverbs

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["past_circumstances"]

_FAR = 40
_INSERTION = 16
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = DE | {"du", "des"}
_FUSED = {"de": ("d'", "du", "des"), "à": ("au", "aux")}
_USUAL = _OF | {"comme", "à", "au", "aux", "contre", "sur", "en", "pour"}
_PARTICIPLE = tuple(
    stem + ending
    for stem in ("é", "u", "is", "it", "ert", "eint", "aint", "oint")
    for ending in ("", "e", "s", "es")
)
_INFINITIVE = ("er", "ir", "oir")
_PARTITIVE = frozenset({"des", "du"})
_PLURAL = frozenset({"NOUN", "PROPN", "ADJ"})
_BETWEEN_NOUNS = 4


def past_circumstances(scene: Scene, cue: CueMatch) -> int:
    """Return the index after a verb's adverbs and the circumstances behind it.

    *a salué au cours d'un point presse une « vision »*; *s'est dite, lors d'un déplacement à Brest,
    « sidérée »*; *a insisté devant la presse sur sa « volonté »*. A phrase with quoted words in it,
    or with a preposition that the verb itself governs, is none.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The index of what the verb governs, if it governs anything.
    """
    key = (cue.sentence, cue.first, cue.last, cue.cue.lemma)
    found = scene.complements.get(key)
    if found is None:
        found = scene.complements[key] = _past_all(scene, cue)
    return found


def _past_all(scene: Scene, cue: CueMatch) -> int:
    """Return the index after a verb's adverbs and circumstances."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    marks = tokens[cue.head].quoted
    limit = min(len(tokens), cue.last + _FAR)
    j, begun = after_cue(scene, cue), -1
    while j < limit and tokens[j].quoted == marks:
        if tokens[j].form == ",":
            closed = _insertion_end(scene, cue, j)
            if closed is None and begun >= 0 and tokens[begun - 1].form == ",":
                closed = j + 1  # « , mardi, devant la presse, une « vision » »
            begun = -1
        else:
            closed = _phrase_end(scene, cue, j)
            begun = j
        if closed is None:
            break
        j = past_adverbs(scene, s, closed)
    return j


def _insertion_end(scene: Scene, cue: CueMatch, comma: int) -> int | None:
    """Return the index after what stands between two commas right behind the verb.

    The verb's object would have no comma before it, so that it is none, whatever it looks like
    (*, sourire aux lèvres,*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    denied = cue.cue.negated and cue.cue.mood is not Mood.INFINITIVE
    if denied or not _opens_insertion(scene, s, comma + 1):
        return None
    marks = tokens[comma].quoted
    for j in range(comma + 1, min(len(tokens), comma + _INSERTION)):
        token = tokens[j]
        if token.form == ",":
            told = any(map(_tells, scene.verb_cues(s, comma + 1, j)))
            return j + 1 if j > comma + 1 and not told else None
        if token.quoted != marks or token.placeholder is not None or token.form in ".:;!?":
            return None
        if token.lower in QUE or is_inflected(token):
            return None
    return None


def _opens_insertion(scene: Scene, s: int, j: int) -> bool:
    """Return whether what follows a comma is no clause or infinitive of the verb before it."""
    if scene.lower(s, j) in closed_classes("conjunction", "relative", "subordinator"):
        return False
    linked = scene.is_a(s, j, "of") or scene.lower(s, j) == "à"
    return not (linked and starts_infinitive(scene, s, j + 1))


def _tells(cue: CueMatch) -> bool:
    """Return whether a verb inside an insertion may take the words behind it for its own."""
    return is_present_participle(cue) and not cue.frames.isdisjoint({"QUE", "NOUN"})


def _phrase_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after one circumstance at a token."""
    s, word = cue.sentence, scene.lower(cue.sentence, j)
    if word not in _openers() and not word[0].isdigit():
        return None
    date = date_end(scene, s, j)
    if date is not None:
        return date
    if word in _OF:
        # « d'une voix calme »
        toned = scene.is_a(s, j + 1, "indefinite_article") and scene.is_a(s, j + 2, "tone_noun")
        return _noun_end(scene, cue, j + 1) if toned else None
    if word in ("sans", "non"):
        return _without_end(scene, cue, j + (word == "non"))
    if word in closed_class("circumstance_preposition"):
        return _governed_end(scene, cue, j)
    dated = scene.mention_at(s, j)
    if dated is None or not is_temporal(scene, dated) or scene.is_a(s, j, "indefinite_article"):
        return None
    if not _is_outside(scene, cue, j, dated.last + 1):
        return None
    return _past_deictic(scene, s, dated.last + 1)


@functools.cache
def _openers() -> frozenset[str]:
    """Return the words that a circumstance may open with."""
    classes = ("circumstance_preposition", "of", "time", "date_opener", "determiner", "numeral")
    return closed_classes(*classes) | {"sans", "non", "il"}


def _past_deictic(scene: Scene, s: int, j: int) -> int:
    """Return the index after the end of *ce mois-ci*, *ce jour-là*."""
    if scene.lower(s, j) in ("-ci", "-là"):
        return j + 1
    return j + 2 if scene.lower(s, j) == "-" and scene.lower(s, j + 1) in ("ci", "là") else j


def _without_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after *sans* and what it governs (*sans ciller*, *non sans humour*)."""
    s = cue.sentence
    if scene.lower(s, j) != "sans":
        return None
    if not starts_infinitive(scene, s, j + 1):
        return _noun_end(scene, cue, j + 1)
    other = scene.cue_at(s, j + 1)
    if scene.tokens(s)[j + 1].pos != "VERB" or (other is not None and "QUE" in other.frames):
        return None
    governed = _noun_end(scene, cue, j + 2) if scene.is_a(s, j + 2, "determiner") else None
    # « sans ciller des mots « durs »» leaves these to the verb before
    own = governed is None or not _is_outside(scene, cue, governed, governed + 1)
    return j + 2 if own else governed


def _governed_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after a preposition that the verb does not govern, and its noun phrase."""
    s, word = cue.sentence, scene.lower(cue.sentence, j)
    noun = j + 1
    if word == "depuis" and not _dates_from(scene, s, noun):
        return noun  # an adverb: « réclame depuis des plots »
    if word == "en" and scene.lower(s, noun).endswith("ant"):
        other = scene.cue_at(s, noun)
        return noun + 1 if other is None or "QUE" not in other.frames else None
    while scene.is_a(s, noun, "preposition") or scene.lower(s, noun) == "même":
        noun += 1  # « lors de », « face à », « avant même »
    if is_infinitive(scene, s, noun) or (word == "à" and _opens_infinitive(scene, s, noun)):
        return None
    end = _noun_end(scene, cue, noun)
    if end is None or scene.is_a(s, end - 1, "antecedent_pronoun"):
        return None  # « à ceux qui ont signé »
    linked = _is_linked(scene, s, noun)
    if linked or word in closed_class("adjunct_preposition"):
        return end
    if word in _own_prepositions(scene, cue):
        mention = scene.mention_at(s, noun)
        aired = mention is not None and mention.kind is SpeakerKind.MEDIA
        return end if aired and word == "sur" else None
    if cue.reflexive and "ATTR" in cue.frames:  # « se dit en colère », « à l'écoute »
        placed = scene.tokens(s)[noun].pos == "PROPN"
        return end if placed or names_medium(scene, s, j) or opens_adjunct(scene, s, j) else None
    return None if word == "par" and cue.passive else end


def _dates_from(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun phrase says since when or where (*depuis lundi, l'annonce*)."""
    mention = scene.mention_at(s, j)
    timed = scene.is_a(s, j, "time") or scene.tokens(s)[j].pos == "NUM"
    return timed or (mention is not None and is_temporal(scene, mention))


def _is_linked(scene: Scene, s: int, noun: int) -> bool:
    """Return whether a noun makes a preposition with those around it (*à l'issue de*)."""
    return scene.is_a(s, noun + scene.is_a(s, noun, "determiner"), "adjunct_noun")


def _own_prepositions(scene: Scene, cue: CueMatch) -> frozenset[str]:
    """Return the prepositions of a verb's complement, with their fused and elided forms."""
    if "PREP" not in cue.frames:
        return frozenset()
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or not verb.prepositions:
        return _USUAL
    fused = (form for word in verb.prepositions for form in _FUSED.get(word, ()))
    return frozenset((*verb.prepositions, *fused))


def _noun_end(scene: Scene, cue: CueMatch, first: int) -> int | None:
    """Return the index after a noun phrase without quoted words, with what belongs to it."""
    s = cue.sentence
    end = _core_end(scene, cue, first)
    if end is None:
        return None
    needed = _is_linked(scene, s, first)
    for _ in range(_BETWEEN_NOUNS):
        longer = _complement_end(scene, cue, end, needed=needed)
        if longer is None:
            longer = _joined_end(scene, cue, end, scene.mention_at(s, first))
        if longer is None:
            longer = _modifier_end(scene, cue, end)
        if longer is None:
            break
        end, needed = longer, False
    return end


def _core_end(scene: Scene, cue: CueMatch, first: int) -> int | None:
    """Return the index after a mention, or after words of a noun phrase with a noun among them."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    mention = scene.mention_at(s, first)
    if mention is not None and _is_outside(scene, cue, first, mention.last + 1):
        return _cut(scene, cue, mention)
    end = first
    while end < len(tokens) and _is_nominal(scene, cue, first, end):
        end += 1
    if all(token.pos == "DET" for token in tokens[first:end]):
        return None
    return end if _is_outside(scene, cue, first, end) else None


def _cut(scene: Scene, cue: CueMatch, mention: MentionMatch) -> int:
    """Return where a noun phrase ends for certain, before what the verb may govern.

    That is an apposition, an infinitive, an attribute, and *des* or *de* before quoted words.
    """
    s, tokens, end = cue.sentence, scene.tokens(cue.sentence), mention.last + 1
    beside = end < len(tokens) and not _is_outside(scene, cue, end, end + 1)
    links = _OF if "de" in _own_prepositions(scene, cue) else _PARTITIVE
    for k in range(mention.first + 1, end):
        word = tokens[k].lower
        linked = (word in DE or word == "à") and _opens_infinitive(scene, s, k + 1)
        attribute = "ATTR" in cue.frames and scene.is_a(s, k, "stance_adjective")
        if word == "," or linked or attribute or (beside and word in links):
            return k
    return end


def _opens_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive starts at a token, which the tagger may take for a noun."""
    while scene.lower(s, j) in closed_classes("object_clitic", "negation"):
        j += 1
    if is_infinitive(scene, s, j):
        return True
    word = scene.lower(s, j)
    return word.endswith(_INFINITIVE) and word not in closed_class("infinitive_homograph")


def _is_nominal(scene: Scene, cue: CueMatch, first: int, j: int) -> bool:
    """Return whether a noun phrase that opened at ``first`` goes on with a token."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.is_a(s, j, "interrogative"):
        return False
    if tokens[j].pos not in _NOMINAL:
        return j == first and scene.is_a(s, j, "medium_noun")  # « par communiqué »
    if j == first or tokens[j - 1].pos not in _NOUNS:
        return True
    attribute = "ATTR" in cue.frames and (
        tokens[j].pos == "ADJ" or scene.is_a(s, j, "stance_adjective")
    )
    return tokens[j].pos != "DET" and not attribute


def _is_outside(scene: Scene, cue: CueMatch, first: int, end: int) -> bool:
    """Return whether a stretch holds no quoted words but those that the verb stands among."""
    tokens = scene.tokens(cue.sentence)
    marks = tokens[cue.head].quoted
    return all(token.quoted == marks for token in tokens[first:end])


def _complement_end(scene: Scene, cue: CueMatch, j: int, *, needed: bool) -> int | None:
    """Return the index after *de* and a noun phrase that belong to the noun before them.

    What the verb itself governs with *de* is left alone, and so is the plural of *un*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    word = scene.lower(s, j)
    if needed and word in ("à", "au", "aux"):
        return _core_end(scene, cue, j + 1)  # « en référence à la crise »
    if word not in _OF or scene.is_a(s, j + 1, "interrogative"):
        return None
    if word in DE and _opens_infinitive(scene, s, j + 1):
        return _left_end(scene, cue, j + 1) if needed else None
    end = _core_end(scene, cue, j + 1)
    if end is None or needed:
        return end
    beside = end < len(tokens) and tokens[end].quoted != tokens[cue.head].quoted
    if "de" in _own_prepositions(scene, cue):
        bare = not scene.is_a(s, j + 1, "determiner") and word in DE
        return end if bare and not beside else None
    return None if beside and word in ("du", "des") else end


def _left_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after an infinitive that reports nothing and its object (*de quitter Y*)."""
    s = cue.sentence
    other = scene.cue_at(s, j)
    if scene.tokens(s)[j].pos != "VERB" or (other is not None and "QUE" in other.frames):
        return None
    governed = scene.is_a(s, j + 1, "determiner")
    end = _core_end(scene, cue, j + 1) if governed else None
    return j + 1 if end is None else end


def _joined_end(scene: Scene, cue: CueMatch, j: int, before: MentionMatch | None) -> int | None:
    """Return the index after *et* and others who are spoken to (*lecteurs et journalistes*)."""
    s = cue.sentence
    if scene.lower(s, j) != "et" or before is None or not may_speak(before):
        return None
    other = scene.mention_at(s, j + 1)
    if scene.cue_at(s, j + 1) is not None:
        return None
    if other is not None:
        return _core_end(scene, cue, j + 1) if may_speak(other) else None
    # The small models take « journalistes » in « et journalistes » for an adjective.
    bare = scene.tokens(s)[j + 1 : j + 2]
    named = bool(bare) and bare[0].pos in _PLURAL and bare[0].lower.endswith("s")
    return j + 2 if named and _is_outside(scene, cue, j, j + 2) else None


def _modifier_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after an adjective or participle of the noun before it.

    Beside a verb that takes an attribute it may be that: *se dit devant la presse prêt à P*.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not 0 < j < len(tokens) or tokens[j].quoted != tokens[cue.head].quoted:
        return None
    token = tokens[j]
    if token.pos == "PROPN" and tokens[j - 1].pos == "PROPN":
        return j + 1
    if tokens[j - 1].pos == "NOUN" and scene.is_a(s, j, "noun_homograph_e"):
        return j + 1  # « un point presse »: no verb, which would have a subject before it
    if token.pos not in ("ADJ", "VERB") or is_inflected(token) or starts_infinitive(scene, s, j):
        return None
    if token.pos == "VERB" and not token.lower.endswith(_PARTICIPLE):
        return None
    if "ATTR" not in cue.frames:
        return j + 1
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if following is None:
        return None
    free = following.quoted != token.quoted or following.form == "," or _dates(scene, s, j + 1)
    placed = not cue.reflexive and scene.is_a(s, j + 1, "circumstance_preposition")
    return j + 1 if free or placed or (following.lower in QUE and not cue.reflexive) else None


def _dates(scene: Scene, s: int, j: int) -> bool:
    """Return whether a date stands at a token."""
    return date_end(scene, s, j) is not None
