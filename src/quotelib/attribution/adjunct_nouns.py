"""Noun phrases of circumstances: how far they go before what the reporting verb may govern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from .phrases import may_speak
from .steps import DE, is_infinitive, starts_infinitive

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["is_linked", "is_outside", "noun_end", "opens_infinitive", "own_prepositions"]

_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OF = DE | {"du", "des"}
_FUSED = {"de": ("d'", "du", "des"), "à": ("au", "aux")}
_INFINITIVE = ("er", "ir", "oir")
_PARTITIVE = frozenset({"des", "du"})
_BETWEEN_NOUNS, _NEAR_MARKS = 4, 6


def noun_end(scene: Scene, cue: CueMatch, first: int) -> int | None:
    """Return the index after a noun phrase without quoted words, with what belongs to it.

    Args:
        scene: The text's candidates.
        cue: The reporting verb.
        first: The first token of the noun phrase.

    Returns:
        The index, ``None`` where no noun phrase stands or quoted words are in it.
    """
    s = cue.sentence
    end = _core_end(scene, cue, first)
    if end is None:
        return None
    end += scene.is_a(s, end, "nominal_infinitive")  # « avec un grand sourire »
    needed = scene.is_a(s, end - 1, "adjunct_noun")
    for _ in range(_BETWEEN_NOUNS):
        longer = _complement_end(scene, cue, end, needed=needed)
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
    if mention is not None and is_outside(scene, cue, first, mention.last + 1):
        return _cut(scene, cue, mention)
    end = first
    while end < len(tokens) and _is_nominal(scene, cue, first, end):
        end += 1
    if all(token.pos == "DET" for token in tokens[first:end]):
        return None
    return end if is_outside(scene, cue, first, end) else None


def _cut(scene: Scene, cue: CueMatch, mention: MentionMatch) -> int:
    """Return where a noun phrase ends for certain, before what the verb may govern.

    That is an apposition, an infinitive, an attribute, and *des* or *de* before quoted words.
    """
    s, tokens, end = cue.sentence, scene.tokens(cue.sentence), mention.last + 1
    beside = _is_beside_quoted(scene, cue, end) and not (cue.reflexive and "ATTR" in cue.frames)
    links = _OF if "de" in own_prepositions(scene, cue) else _PARTITIVE
    for k in range(mention.first + 1, end):
        word = tokens[k].lower
        linked = (word in DE or word == "à") and opens_infinitive(scene, s, k + 1)
        attribute = "ATTR" in cue.frames and scene.is_a(s, k, "stance_adjective")
        common = k + 1 < end and not tokens[k + 1].form[0].isupper()
        if word == "," or linked or attribute or (beside and common and word in links):
            return k
        if word in DE and links is _OF and _counts(scene, s, k + 1):
            return k
    return end


def _is_nominal(scene: Scene, cue: CueMatch, first: int, j: int) -> bool:
    """Return whether a noun phrase that opened at ``first`` goes on with a token."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.is_a(s, j, "interrogative"):
        return False
    if tokens[j].pos not in _NOMINAL:
        # « par communiqué », « en fin de matinée »: the taggers take these for participles
        named = scene.lower(s, j) in closed_classes("medium_noun", "circumstance_noun")
        return j == first and named
    if j == first or tokens[j - 1].pos == "DET":
        return True
    if tokens[j].pos == "DET":
        return False
    if tokens[j - 1].pos not in _NOUNS:
        return True
    if scene.is_a(s, j, "numeral"):
        return False  # « évoque sur X neuf blessés »
    if scene.is_a(s, j - 1, "time") and tokens[j].pos == "PROPN":
        return False  # « en début d'après-midi Paul Serre »
    attribute = "ATTR" in cue.frames and (
        tokens[j].pos == "ADJ" or scene.is_a(s, j, "stance_adjective")
    )
    return not attribute


def is_outside(scene: Scene, cue: CueMatch, first: int, end: int) -> bool:
    """Return whether a stretch holds no quoted words but those that the verb stands among.

    Args:
        scene: The text's candidates.
        cue: The reporting verb.
        first: The first token of a stretch.
        end: The index after its last.

    Returns:
        Whether none of its tokens stands in marks of its own.
    """
    tokens = scene.tokens(cue.sentence)
    marks = tokens[cue.head].quoted
    return all(token.quoted == marks for token in tokens[first:end])


def opens_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive starts at a token, which the tagger may take for a noun.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is one, past negation and clitics.
    """
    while scene.lower(s, j) in closed_classes("object_clitic", "negation", "infinitive_adverb"):
        j += 1
    if is_infinitive(scene, s, j):
        return True
    word = scene.lower(s, j)
    return word.endswith(_INFINITIVE) and word not in closed_class("infinitive_homograph")


def own_prepositions(scene: Scene, cue: CueMatch) -> frozenset[str]:
    """Return the prepositions of a verb's complement, with their fused and elided forms.

    Args:
        scene: The text's candidates.
        cue: The reporting verb.

    Returns:
        The words, none for a verb without such a complement.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or "PREP" not in cue.frames:
        return frozenset()
    fused = (form for word in verb.prepositions for form in _FUSED.get(word, ()))
    return frozenset((*verb.prepositions, *fused))


def is_linked(scene: Scene, s: int, noun: int) -> bool:
    """Return whether a noun makes a preposition with those around it (*à l'issue de*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        noun: The first token after a preposition.

    Returns:
        Whether it is a noun like *issue* in *à l'issue de*, with or without its article.
    """
    return scene.is_a(s, noun + scene.is_a(s, noun, "determiner"), "adjunct_noun")


def _complement_end(scene: Scene, cue: CueMatch, j: int, *, needed: bool) -> int | None:
    """Return the index after *de* and a noun phrase that belong to the noun before them.

    What the verb itself governs with *de* is left alone, and so is the plural of *un*.
    """
    s, word = cue.sentence, scene.lower(cue.sentence, j)
    if needed and word in ("à", "au", "aux"):
        return _core_end(scene, cue, j + 1)  # « en référence à la crise »
    if word not in _OF or scene.is_a(s, j + 1, "interrogative"):
        return None
    if word in DE and opens_infinitive(scene, s, j + 1):
        return None
    end = _core_end(scene, cue, j + 1)
    if end is None or needed:
        return end
    beside = _is_beside_quoted(scene, cue, end)
    if "de" in own_prepositions(scene, cue):
        bare = not scene.is_a(s, j + 1, "determiner") and word in DE
        bare = bare and not _counts(scene, s, j + 1)
        return end if bare and not beside else None
    if word == "des" and _opens_object(scene, cue, j, end):
        return None
    return None if beside and word in ("du", "des") else end


def _opens_object(scene: Scene, cue: CueMatch, j: int, end: int) -> bool:
    """Return whether *des* and a thing go on to quoted words (*dans un tweet des prix très « X »*).

    Nobody's words are *des conditions*; those of people belong to the noun (*dans un communiqué des
    syndicats une « dérive »*).
    """
    s = cue.sentence
    thing = scene.mention_at(s, j) or scene.mention_at(s, j + 1)
    if "NOUN" not in cue.frames or (thing is not None and may_speak(thing)):
        return False
    if scene.is_a(s, end, "determiner") and not scene.is_a(s, end, "of"):
        return False
    return scene.has_marks(s, end, min(len(scene.tokens(s)), end + _NEAR_MARKS))


def _counts(scene: Scene, s: int, j: int) -> bool:
    """Return whether a number stands at a token (*fait état sur X de neuf blessés*)."""
    return scene.is_a(s, j, "numeral") or scene.lower(s, j).isdigit()


def _is_beside_quoted(scene: Scene, cue: CueMatch, end: int) -> bool:
    """Return whether quoted words follow, or a relative that opens with some (*qui « nuit »*)."""
    relative = scene.is_a(cue.sentence, end, "relative")
    return not is_outside(scene, cue, end, end + 1 + relative)


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
    if token.pos not in ("ADJ", "VERB") or starts_infinitive(scene, s, j):
        return None
    return None if "ATTR" in cue.frames else j + 1
