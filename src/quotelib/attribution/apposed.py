"""Quoted words beside a noun: *le mot de X, « Q »*; *l'appel de X à « Q »*; *le « non » de X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, CueKind, QuotationKind
from . import rules
from .adjuncts import past_circumstances
from .build import reported
from .clause_verbs import predicate_follows
from .coordinated import past_coordinated
from .crowds import criers
from .nominal import past_noun_date
from .object_ends import is_alone, object_end
from .phrases import may_speak, named_by
from .sources import agent, words_owner
from .steps import DASHES, DE, PARTICIPLES, is_inflected, quoted_end, quoted_start
from .terms import is_name

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["answer_words", "apposed", "has_noun_for_it", "quoted_complement"]

_FAR = 12
_FAR_AGENT = 8
_NEAR = 5
_ASIDE = DASHES | {",", "("}
_IS = frozenset({"est", "sont", "était", "étaient"})
_THE = frozenset({"le", "la", "l'", "les"})
_WARNING = frozenset({Act.ACCUSE, Act.ORDER, Act.PREDICT})
_CLOSES = {",": frozenset({",", ".", "", ";", ")"}), "(": frozenset({")"})}
_LINKS = {
    "à_inf": frozenset({"à", "au", "aux"}),
    "de_inf": DE,
    "de": DE,
}
_RESERVE = frozenset({",", "mais", "merci", "et", "bien", "sûr"})
_LONGEST_ANSWER = 4
_PARTICIPLES = ("é", "és", "i", "is", "u", "us")
_SOUNDING = frozenset({"au", "aux"})
_AGAINST = frozenset({"contre"})


def apposed(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Le mot de X, « Q », …; les propos de X sur Y (« Q »); le slogan repris par X, « Q »."""
    owner = _owner(scene, cue)
    if owner is None or not may_speak(owner):
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if scene.sentences[s].words[cue.last + 1] in _IS and (marked := _words_before(scene, cue)):
        rule = rules.NOUN_BEFORE
        return reported(scene, s, (marked,), rule, 0.7, cues=(cue.cue,), source=owner)
    j = max(cue.last, owner.last) + 1
    stop = min(len(tokens) - 1, j + _FAR)
    while j < stop and tokens[j].form not in _CLOSES:
        if tokens[j].quoted is not None or is_inflected(tokens[j]) or tokens[j].form in ".;:":
            return None
        if tokens[j - 1].pos == "PRON" and scene.cue_at(s, j) is not None:
            return None  # « dans son message elle ajoute, « Q » »: the taggers miss verbs
        j += 1
    index = tokens[j + 1].quoted if j < stop and tokens[j].quoted is None else None
    if index is None or is_name(scene, index):
        return None
    end = quoted_end(scene, s, j + 1)
    if scene.lower(s, end) not in _CLOSES[tokens[j].form]:
        return None
    found = reported(
        scene, s, ((j + 1, end),), rules.NOUN_BEFORE, 0.75, cues=(cue.cue,), source=owner
    )
    if scene.is_a(s, j + 1, "preposition"):
        return found  # « son bilan (« à un million près ») »: no utterance of its own
    return attrs.evolve(found, kind=QuotationKind.DIRECT)


def _words_before(scene: Scene, cue: CueMatch) -> tuple[int, int] | None:
    """Return the marks that an aside gives to somebody (*ce « naufrage », le mot est de X, *)."""
    s, tokens, sign = cue.sentence, scene.tokens(cue.sentence), cue.first - 2
    if sign < 1 or tokens[sign].form not in _ASIDE or scene.lower(s, sign + 1) not in _THE:
        return None
    for j in range(sign - 1, max(-1, sign - _NEAR), -1):
        index = tokens[j].quoted
        if index is not None:
            return None if is_name(scene, index) else (quoted_start(scene, s, j), j + 1)
        if not tokens[j].form[0].isalnum():
            return None
    return None


def _owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whose words a noun names, an agent among them (*le slogan repris par X*)."""
    owner = words_owner(scene, cue)
    if owner is not None:
        return owner
    participle = scene.lower(cue.sentence, cue.last + 2) == "par"
    return agent(scene, cue) if participle else None


def quoted_complement(scene: Scene, cue: CueMatch) -> Attribution | None:
    """L'appel de X à « Q », les accusations de « Q » lancées par X."""
    cried = _cried(scene, cue)
    if cried is not None or not scene.marked[cue.sentence]:
        return cried
    made = _made_by(scene, cue)
    # « l'appel lancé par X à « Q » », « l'appel par X à « Q » »
    done = scene.lower(cue.sentence, cue.last + 1).endswith(PARTICIPLES)
    by = cue.last + 1 + (done and scene.lower(cue.sentence, cue.last + 2) == "par")
    owner = made or words_owner(scene, cue) or named_by(scene, cue.sentence, by)
    if owner is None or not may_speak(owner):
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    link = cue.last + 1 if made is not None else max(cue.last, owner.last) + 1
    link += scene.lower(s, link) == "," and owner.last > cue.last  # « l'appel de X, élu, à « Q » »
    link = past_noun_date(scene, s, link)
    links = _AGAINST.union(*(words for frame, words in _LINKS.items() if frame in cue.frames))
    start = link + 1
    word = scene.lower(s, link)
    if word not in links and not (word == "sur" and _tells_topic(scene, cue, start)):
        return None
    opens = start < len(tokens) and tokens[start].quoted is not None  # « « tout revoir » »
    at = start + (not opens and scene.is_a(s, start, "determiner"))
    index = tokens[at].quoted if at < len(tokens) else None
    if index is None or is_name(scene, index) or (opens and tokens[at].form[0].isupper()):
        return None  # « sa critique de « La Reine » »
    end = quoted_end(scene, s, at)
    if made is None and not predicate_follows(scene, s, cue.first, end):
        alone = at == start and is_alone(scene, s, end)
        end = past_coordinated(scene, s, end) if alone else object_end(scene, s, end)
    rule = rules.NOUN_COMPLEMENT
    return reported(scene, s, ((start, end),), rule, 0.65, cues=(cue.cue,), source=owner)


def _tells_topic(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether *sur* leads to words of the one who speaks, no name of what he speaks of.

    *ses propos sur « la fin d'un monde »*, *l'alerte de X sur un « danger »*; not *ses propos sur
    la « taxe lapin »*
    """
    s = cue.sentence
    if at + 2 >= len(scene.tokens(s)):
        return False
    if scene.tokens(s)[at].quoted is None:
        return cue.cue.act in _WARNING and scene.is_a(s, at, "indefinite_article")
    return scene.is_a(s, at, "determiner") and quoted_end(scene, s, at) > at + 2


def has_noun_for_it(scene: Scene, cue: CueMatch) -> bool:
    """Return whether what somebody repeats has a noun of its own (*réitère son appel à « Q »*).

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Whether a possessive, a speech noun and its quoted complement are the object of a verb that
        lends itself to such nouns.
    """
    if cue.cue.lemma not in closed_class("support_verb"):
        return False
    s, j = cue.sentence, past_circumstances(scene, cue)
    if not scene.is_a(s, j, "possessive"):
        return False
    nouns = (c for c in scene.cues[s] if c.first == j + 1 and c.cue.kind is CueKind.NOUN)
    return any(quoted_complement(scene, noun) is not None for noun in nouns)


def _made_by(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who has done what a noun says (*des accusations de « Q » portées par X*)."""
    s, tokens, at = cue.sentence, scene.tokens(cue.sentence), cue.last + 2
    if scene.lower(s, at - 1) not in DE:
        return None
    at += scene.is_a(s, at, "determiner")
    if at >= len(tokens) or tokens[at].quoted is None:
        return None
    end = quoted_end(scene, s, at)
    end += scene.lower(s, end) == ","  # « l'accusation de « fraude », lancée lundi par X, »
    if end >= len(tokens) or not tokens[end].lower.endswith(PARTICIPLES):
        return None
    for j in range(end + 1, min(len(tokens), end + _FAR_AGENT)):
        if scene.lower(s, j) == "par":
            return named_by(scene, s, j)
        if not tokens[j].form[0].isalnum() or is_inflected(tokens[j]):
            break
    return None


def _cried(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Read « aux cris de « Q » »: what is cried while something happens."""
    if cue.cue.act is not Act.EXPRESS:
        return None
    s, tokens, at = cue.sentence, scene.tokens(cue.sentence), cue.last + 2
    sounds = scene.lower(s, cue.first - 1) in _SOUNDING or scene.lower(s, cue.first - 2) == "sous"
    if not sounds or scene.lower(s, at - 1) not in DE:
        return None
    if at >= len(tokens) or tokens[at].quoted is None:
        return None
    stretch = ((at, quoted_end(scene, s, at)),)
    crowd = criers(scene, cue)
    found = reported(scene, s, stretch, rules.NOUN_BEFORE, 0.7, cues=(cue.cue,), source=crowd)
    return attrs.evolve(found, kind=QuotationKind.DIRECT)


def answer_words(scene: Scene, taken: Container[int]) -> Iterator[Attribution]:
    """Yield the one-word answers that a noun phrase gives to somebody: *le « non » de X*.

    Args:
        scene: The text's candidates.
        taken: The quoted spans that other rules account for.

    Yields:
        One attribution an answer.
    """
    words = closed_class("answer_word")
    for s, marked in enumerate(scene.marked):
        for token in marked:
            if token.lower not in words or not 0 < token.index <= len(scene.tokens(s)) - 3:
                continue
            if token.quoted is None or token.quoted in taken:
                continue
            found = _answer(scene, s, token.index)
            if found is not None:
                yield found


def _answer(scene: Scene, s: int, j: int) -> Attribution | None:
    """Build the attribution of an answer alone in its marks, past one adjective (*franc*).

    It may hold a reserve (*le « oui mais » de X*, *le « non, merci » de X*).
    """
    tokens = scene.tokens(s)
    end = quoted_end(scene, s, j)
    words = _RESERVE | closed_class("answer_word")
    reserve = all(t.lower in words for t in tokens[j + 1 : end]) and end <= j + _LONGEST_ANSWER
    if not reserve or tokens[j - 1].quoted == tokens[j].quoted:
        return None
    if not scene.is_a(s, j - 1, "determiner") and tokens[j - 1].pos != "ADJ":
        return None
    described = tokens[end].pos == "ADJ" or tokens[end].lower.endswith(_PARTICIPLES)
    of = end + (described and not scene.is_a(s, end, "of"))
    of += scene.is_a(s, of, "time")  # « le « non » lancé lundi par X »
    if not scene.is_a(s, of, "of") and not (described and scene.lower(s, of) == "par"):
        return None
    source = scene.mention_at(s, of) or scene.mention_at(s, of + 1)
    if source is None or not may_speak(source):
        return None
    return reported(scene, s, ((j, end),), rules.ANSWER_WORD, 0.6, source=source)
