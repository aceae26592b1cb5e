"""Finds cue candidates: reporting verb groups, attributive prepositions and speech nouns."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes, features_of
from ..models import Cue, CueKind, Mention, MentionKind, Mood, Span
from ..models.records import CueMatch
from .adverbials import word_at
from .entries import MAX_TAIL
from .groups import VerbGroup, read_group
from .homographs import denotes_person, is_nominal, reads_as_noun
from .open_incises import OPENS_INCISE, read_open_incise
from .phrases import read_noun, read_preposition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..lexicon import CueOpener, Frame, Lexicon
    from ..models.records import Sentence, Token

__all__ = ["find_cues"]

_LOWER = operator.attrgetter("lower")
_OPENER = operator.itemgetter(1)
_PERFECT = frozenset({"ayant", "étant"})


def find_cues(
    text: str, sentences: Iterable[Sentence], lexicon: Lexicon
) -> tuple[tuple[CueMatch, ...], ...]:
    """Return the cue candidates of each sentence.

    Args:
        text: The caller's text.
        sentences: The frame's sentences.
        lexicon: The lexicon.

    Returns:
        For each sentence, its candidates in the order of their first tokens. A verb that reads as
        a noun after its determiner is left out; whether a candidate reports anything is decided
        with the contents at hand.
    """
    return tuple(_in_sentence(text, sentence, lexicon) for sentence in sentences)


def _in_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> tuple[CueMatch, ...]:
    """Return the candidates of one sentence."""
    openers = map(lexicon.cue_openers.__getitem__, sentence.words.values())
    found = [
        cue
        for i, opener in filter(_OPENER, enumerate(openers))
        if opener is not None and (cue := _at(text, sentence, i, opener, lexicon)) is not None
    ]
    marks = [i for i in sentence.placeholders if sentence.words[i + 1] in OPENS_INCISE]
    if marks:
        found += _open_incises(text, sentence, marks, found, lexicon)
    if len(found) <= 1:
        return tuple(found)
    found = _without_parts(found)
    # A verb is found at its own token, and starts with the auxiliary before it.
    return tuple(sorted(_outermost(found), key=lambda cue: (cue.first, cue.last)))


def _open_incises(
    text: str, sentence: Sentence, marks: list[int], found: Sequence[CueMatch], lexicon: Lexicon
) -> list[CueMatch]:
    """Return the candidates right after quotations that are forms of no reporting verb."""
    known = {cue.first for cue in found if cue.cue.kind is CueKind.VERB}
    groups = [
        read_open_incise(sentence.tokens, mark, lexicon) for mark in marks if mark + 2 not in known
    ]
    return [_verb(text, sentence, group, lexicon) for group in groups if group is not None]


def _outermost(found: Sequence[CueMatch]) -> Iterator[CueMatch]:
    """Yield the candidates without the verbs that are parts of another's group.

    A verb that only helps another is one (*veut croire que*, *se contente de répondre*), and so is
    the infinitive of a verb of two words (*fait comprendre que*).
    """
    verbs = [cue for cue in found if cue.cue.kind is CueKind.VERB]
    helped = {cue.first: cue.head for cue in verbs if cue.head > cue.first and not cue.cue.negated}
    tailed = {cue.last: cue.head for cue in verbs if cue.head < cue.last and cue.clitic is None}
    for cue in found:
        if cue.cue.kind is CueKind.VERB:
            helps = helped.get(cue.first, cue.head) > cue.last
            if helps or tailed.get(cue.last, cue.head) < cue.head:
                continue
        yield cue


def _without_parts(found: list[CueMatch]) -> list[CueMatch]:
    """Drop speech nouns in another cue: *ordre* in *mot d'ordre*, *aveu* in *de l'aveu de*."""
    kept: list[CueMatch] = []
    last = -1
    for cue in found:
        noun = cue.cue.kind is CueKind.NOUN
        if noun and cue.last <= last:
            continue
        if noun or cue.cue.kind is CueKind.PREPOSITION:
            last = cue.last
        kept.append(cue)
    return kept


def _at(
    text: str, sentence: Sentence, i: int, opener: CueOpener, lexicon: Lexicon
) -> CueMatch | None:
    """Return the candidate at a token: a phrase before a verb, and a verb before a noun."""
    tokens = sentence.tokens
    if opener.phrase or tokens[i].form == "A":  # « A en croire X »
        phrase = read_preposition(text, sentence, i, lexicon)
        if phrase is not None:
            return phrase
    if opener.noun and (i == 0 or tokens[i - 1].pos != "AUX"):
        phrase = read_noun(text, sentence, i, lexicon)
        # « la mise en garde de X » has no participle of *miser*, « Menace des pilotes de … » as a
        # headline no verb without its subject.
        heads = i == 0 and _governs_de(tokens)
        if phrase is not None and (phrase.last > phrase.first or heads):
            return phrase
    if opener.verb and _may_be_verb(tokens, i, opener, lexicon):
        group = read_group(tokens, i, lexicon)
        if group is not None:
            return _verb(text, sentence, group, lexicon)
    return read_noun(text, sentence, i, lexicon) if opener.noun else None


def _governs_de(tokens: Sequence[Token]) -> bool:
    """Return whether *de* follows a first word, past an adjective (*Réplique cinglante de*)."""
    of = closed_class("of")
    if word_at(tokens, 1) in of:
        return True
    described = word_at(tokens, 1) not in closed_classes("determiner", "preposition", "adverb")
    return described and word_at(tokens, 2) in of


def _may_be_verb(tokens: Sequence[Token], i: int, opener: CueOpener, lexicon: Lexicon) -> bool:
    """Return whether a token may be a reporting verb, or the first word of one."""
    if reads_as_noun(tokens, i) or denotes_person(tokens[i], lexicon):
        return False
    if opener.tails is None:
        return True
    return not opener.tails.isdisjoint(map(_LOWER, tokens[i + 1 : i + 1 + MAX_TAIL]))


def _verb(text: str, sentence: Sentence, group: VerbGroup, lexicon: Lexicon) -> CueMatch:
    """Return the candidate that a verb group is."""
    tokens = sentence.tokens
    return CueMatch(
        cue=Cue(
            spans=(Span.of(text, tokens[group.first].start, tokens[group.last].end),),
            lemma=group.verb.lemma,
            kind=CueKind.VERB,
            act=group.verb.act,
            tense=group.tense,
            mood=group.mood,
            negated=group.negated,
        ),
        sentence=sentence.index,
        first=group.first,
        last=group.last,
        core=group.verb.core,
        frames=_names(group.verb.frames),
        clitic=_clitic(text, tokens[group.clitic]) if group.clitic is not None else None,
        passive=group.passive,
        reflexive=group.verb.reflexive,
        number=group.number,
        person=group.person,
        head=group.head,
        bare=group.mood is Mood.PARTICIPLE and group.participle and not _is_perfect(tokens, group),
        nominal=is_nominal(tokens, group, lexicon),
    )


@functools.lru_cache(maxsize=1024)
def _names(frames: frozenset[Frame]) -> frozenset[str]:
    """Return the names of frames."""
    return frozenset(frame.name for frame in frames)


def _is_perfect(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Return whether *ayant* or *étant* makes a compound of a participle (*ayant déclaré que*)."""
    return any(token.lower in _PERFECT for token in tokens[group.first : group.head])


def _clitic(text: str, token: Token) -> Mention:
    """Return the subject clitic without its hyphen: *-il* is the mention *il*."""
    word = token.form.rpartition("-")[2]
    gender, number = features_of(word.lower(), "pronoun")
    return Mention(
        span=Span.of(text, token.end - len(word), token.end),
        kind=MentionKind.CLITIC,
        gender=gender,
        number=number,
    )
