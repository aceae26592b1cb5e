"""What stands between a reporting verb and what it reports: when, where, to whom, through what."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Mood, SpeakerKind
from .adjunct_nouns import is_linked, is_outside, noun_end, opens_infinitive, own_prepositions
from .comparisons import NEGATING, restricts
from .phrases import is_temporal, is_time
from .steps import (
    DASHES,
    DE,
    QUE,
    is_infinitive,
    is_inflected,
    quoted_end,
    starts_infinitive,
)
from .stretch import after_cue, date_end, opens_adjunct, past_adverbs, past_deictic
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["past_circumstances"]

_FAR = 40
_INSERTION, _TITLE = 16, 4
_CONDITION = frozenset({"si", "s'", "faute"})
_HAVING_READ = frozenset({"copie", "accès", "connaissance"})  # « dont X a eu copie »
_OPENING = DASHES | {"("}
_IS = frozenset({"est", "était"})
_OF = DE | {"du", "des"}
_AT = frozenset({"à", "au", "aux", "en"})


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
    j = after_cue(scene, cue)
    while j < limit and tokens[j].quoted == marks:
        if tokens[j].form in _OPENING:
            closed = _parenthesis_end(scene, s, j)
        elif tokens[j].form != ",":
            more = j > cue.last + 1 and tokens[j].lower == "et" and scene.is_a(s, j + 1, "dative")
            closed = _phrase_end(scene, cue, j + more)
        elif any(token.form == "," for token in tokens[cue.last + 1 : j]):
            closed = j + 1  # « , mardi, devant la presse, une « vision » »
        else:
            closed = _cleft_end(scene, cue, j) or _insertion_end(scene, cue, j)
        if closed is None:
            break
        j = past_adverbs(scene, s, closed)
    # « n'y voit qu'une « farce » »: what *que* restricts is the object
    only = j < limit and tokens[j].lower in QUE and tokens[cue.first].lower in NEGATING
    return j + 1 if only and restricts(scene, cue) else j


def _parenthesis_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after brackets or dashes before what is told.

    *Elle estime – et c'est rare – que P*
    """
    tokens = scene.tokens(s)
    signs = DASHES if tokens[j].form in DASHES else {")"}
    ends = (k for k in range(j + 1, min(len(tokens), j + _FAR)) if tokens[k].form in signs)
    end = next(ends, None)
    if end is None:
        return None
    opens = scene.lower(s, end + 1) in QUE or starts_infinitive(scene, s, end + 1)
    return end + 1 if opens else None


def _cleft_end(scene: Scene, cue: CueMatch, comma: int) -> int | None:
    """Return the index after *c'est* before what *ce que* stands for (*Ce que X dénonce, c'est P*).

    *C'est que* opens a clause of the verb, which is read there.
    """
    words = scene.sentences[cue.sentence].words
    if words[0] != "ce" or words[1] not in QUE or comma != cue.last + 1:
        return None
    takes_up = words[comma + 1] == "c'" and words[comma + 2] in _IS
    return comma + 3 if takes_up and words[comma + 3] not in QUE else None


def _insertion_end(scene: Scene, cue: CueMatch, comma: int) -> int | None:
    """Return the index after what stands between two commas right behind the verb.

    The verb's object would have no comma before it, so that it is none, whatever it looks like
    (*, sourire aux lèvres,*).
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    opening = scene.lower(s, comma + 1)
    if opening in _CONDITION or opening in closed_classes("relative", "lequel"):
        clause = _consulted_end(scene, s, comma) or _condition_end(scene, cue, comma)
        if clause is not None:
            return clause
    denied = cue.cue.negated and cue.cue.mood is not Mood.INFINITIVE
    if denied or not _opens_insertion(scene, s, comma + 1):
        return None
    marks = tokens[comma].quoted
    for j in range(comma + 1, min(len(tokens), comma + _INSERTION)):
        token = tokens[j]
        if token.form == ",":
            return j + 1
        if token.quoted not in (marks, None) and is_name(scene, token.quoted):
            continue  # « , au micro de « Radio Lac », »
        if token.quoted != marks or token.placeholder is not None or token.form in ".:;!?":
            return None
        if token.lower in QUE or is_inflected(token):
            return None
    return None


def _consulted_end(scene: Scene, s: int, comma: int) -> int | None:
    """Return the index after a relative that says who has read a document.

    *écrit dans un courriel, dont l'agence a eu copie, que P*
    """
    if scene.lower(s, comma + 1) in _CONDITION:
        return None
    ahead = range(comma + 2, min(len(scene.tokens(s)), comma + _INSERTION))
    read = False
    for j in ahead:
        if scene.lower(s, j) == ",":
            return j + 1 if read else None
        if scene.tokens(s)[j].quoted is not None or scene.tokens(s)[j].form in ".:;!?":
            return None
        read = read or scene.is_a(s, j, "consulted_form") or scene.lower(s, j) in _HAVING_READ
    return None


def _condition_end(scene: Scene, cue: CueMatch, comma: int) -> int | None:
    """Return the index after *si* and its clause before *de* (*menace, si rien ne bouge, de P*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if comma != cue.last + 1 or scene.lower(s, comma + 1) not in _CONDITION:
        return None
    for token in tokens[comma + 2 : comma + _INSERTION]:
        if token.form == ",":
            return token.index + 1 if scene.is_a(s, token.index + 1, "of") else None
        if token.quoted is not None or token.form in ".:;!?":
            return None
    return None


def _opens_insertion(scene: Scene, s: int, j: int) -> bool:
    """Return whether what follows a comma is no clause or infinitive of the verb before it."""
    if scene.lower(s, j) in closed_classes("conjunction", "subordinator"):
        return False
    linked = scene.is_a(s, j, "of") or scene.lower(s, j) == "à"
    return not (linked and starts_infinitive(scene, s, j + 1))


def _phrase_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after one circumstance at a token."""
    s, word = cue.sentence, scene.lower(cue.sentence, j)
    if word not in _openers() and not word[0].isdigit():
        return None
    date = date_end(scene, s, j)
    if date is not None:
        return date
    if word in _OF:
        # « d'une voix calme »; but « se réjouit d'un geste fort »
        toned = scene.is_a(s, j + 1, "indefinite_article") and scene.is_a(s, j + 2, "tone_noun")
        toned = toned and "de" not in own_prepositions(scene, cue)
        return noun_end(scene, cue, j + 1) if toned else None
    if word in ("sans", "non"):
        return _without_end(scene, cue, j + (word == "non"))
    if word in closed_class("circumstance_preposition"):
        return _governed_end(scene, cue, j)
    dated = scene.mention_at(s, j)
    if dated is None or not is_temporal(scene, dated) or scene.is_a(s, j, "indefinite_article"):
        return None
    if not is_outside(scene, cue, j, dated.last + 1):
        return None
    return past_deictic(scene, s, dated.last + 1)


@functools.cache
def _openers() -> frozenset[str]:
    """Return the words that a circumstance may open with."""
    classes = ("circumstance_preposition", "of", "time", "date_opener", "determiner", "numeral")
    return closed_classes(*classes) | {"sans", "non", "il"}


def _without_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after *sans* and what it governs (*sans ciller*, *non sans humour*)."""
    s = cue.sentence
    if scene.lower(s, j) != "sans":
        return None
    if not starts_infinitive(scene, s, j + 1):
        return noun_end(scene, cue, j + 1)
    other = scene.cue_at(s, j + 1)
    if scene.tokens(s)[j + 1].pos != "VERB" or (other is not None and "QUE" in other.frames):
        return None
    return j + 2


def _governed_end(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return the index after a preposition that the verb does not govern, and its noun phrase."""
    s, word = cue.sentence, scene.lower(cue.sentence, j)
    noun = j + 1
    if word == "depuis" and not is_time(scene, s, noun):
        place = noun_end(scene, cue, noun)
        if place is not None and (
            scene.lower(s, place) in QUE or starts_infinitive(scene, s, place)
        ):
            return place  # « raconte depuis son lit que »
        return noun  # an adverb: « réclame depuis des plots »
    if word == "en" and _is_gerund(scene, cue, noun):
        return _gerund_end(scene, cue, noun)
    while scene.is_a(s, noun, "preposition") or scene.lower(s, noun) == "même":
        noun += 1  # « lors de », « face à », « avant même »
    if is_infinitive(scene, s, noun) or (word == "à" and opens_infinitive(scene, s, noun)):
        return None
    end = _title_end(scene, s, noun) if word == "dans" else None
    end = end or noun_end(scene, cue, noun)
    if end is None or scene.is_a(s, end - 1, "antecedent_pronoun"):
        return None  # « à ceux qui ont signé »
    end = _past_name(scene, s, end)
    # « à l'issue de », « sur fond de », but « insiste sur les propos de X » and « appelle à une
    # réponse »
    own = word in own_prepositions(scene, cue)
    linked = is_linked(scene, s, noun) and not (
        (own and word not in _AT and scene.is_a(s, noun, "determiner"))
        or (own and scene.is_a(s, noun, "indefinite_article"))
    )
    if linked or word in closed_class("adjunct_preposition"):
        return end
    if own:
        mention = scene.mention_at(s, noun)
        aired = mention is not None and mention.kind is SpeakerKind.MEDIA
        return end if aired and word == "sur" else None
    if cue.reflexive and "ATTR" in cue.frames:  # « se dit en colère », « à l'écoute »
        head = noun + scene.is_a(s, noun, "determiner")
        placed = scene.tokens(s)[head].form[0].isupper() or opens_adjunct(scene, s, j)
        aired = scene.is_a(s, head, "speech_carrier") or scene.is_a(s, head, "medium_noun")
        return end if placed or aired else None  # « se dit dans un communiqué « ravi » »
    return None if word == "par" and cue.passive else end


def _title_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after the title of a paper in marks (*explique dans « Nature » que P*)."""
    tokens = scene.tokens(s)
    marks = tokens[j].quoted if j < len(tokens) else None
    if marks is None or marks == tokens[j - 1].quoted or not tokens[j].form[0].isupper():
        return None
    end = quoted_end(scene, s, j)
    return end if end - j <= _TITLE and not any(map(is_inflected, tokens[j:end])) else None


def _past_name(scene: Scene, s: int, end: int) -> int:
    """Return the index after a name in marks (*micro de « Radio Lac »*, *dans le film « A »*)."""
    tokens, first = scene.tokens(s), end + scene.is_a(s, end, "of")
    if first >= len(tokens):
        return end
    index = tokens[first].quoted
    return quoted_end(scene, s, first) if index is not None and is_name(scene, index) else end


def _is_gerund(scene: Scene, cue: CueMatch, verb: int) -> bool:
    """Return whether a form in *-ant* is a verb behind *en* (not in *se pose en garant*)."""
    if not scene.lower(cue.sentence, verb).endswith("ant"):
        return False
    known = scene.cue_at(cue.sentence, verb) is not None
    return known or "en" not in own_prepositions(scene, cue)


def _gerund_end(scene: Scene, cue: CueMatch, verb: int) -> int | None:
    """Return the index after a gerund and its object, neither of which holds quoted words."""
    s, other = cue.sentence, scene.cue_at(cue.sentence, verb)
    if not scene.is_a(s, verb + 1, "determiner") or scene.is_a(s, verb + 1, "of"):
        return verb + 1 if other is None or "QUE" not in other.frames else None
    end = noun_end(scene, cue, verb + 1)
    return end if end is not None and is_outside(scene, cue, end, end + 1) else None
