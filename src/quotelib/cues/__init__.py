"""Finds cue candidates: reporting verb groups, attributive prepositions and speech nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import PrepositionRole
from ..lexicon.words import closed_class, pronoun_features
from ..models import Cue, CueKind, Mention, MentionKind, Mood, Span
from ..models.records import CueMatch
from .groups import VerbGroup, read_group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..lexicon import Lexicon
    from ..models.records import Sentence, Token

__all__ = ["find_cues"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "ADV"})
_WINDOW = 10
_ROLES = (
    PrepositionRole.AFTER,
    PrepositionRole.POSSESSIVE,
    PrepositionRole.CLITIC,
    PrepositionRole.NONE,
)
_DETERMINING = frozenset({"un", "une", "des", "du", "ce", "cet", "cette", "ces", "mon", "ma", "son", "sa", "ses", "leurs", "notre", "votre", "au", "aux", "d'", "de", "à", "en", "sans", "sur", "par"})


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
    return tuple(tuple(_in_sentence(text, sentence, lexicon)) for sentence in sentences)


def _in_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> list[CueMatch]:
    tokens = sentence.tokens
    found: list[CueMatch] = []
    i = 0
    while i < len(tokens):
        if tokens[i].placeholder is not None:
            i += 1
            continue
        match = _preposition(text, sentence, i, lexicon)
        if match is None and not _reads_as_noun(tokens, i) and not _denotes_person(tokens[i], lexicon):
            group = read_group(tokens, i, lexicon)
            if group is not None:
                match = _verb(text, sentence, group)
        if match is None:
            match = _noun(text, sentence, i, lexicon)
        if match is not None:
            found.append(match)
        i += 1
    found.sort(key=lambda cue: (cue.first, cue.last))
    return found


def _denotes_person(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a participle is rather the noun of a function (*commandant*)."""
    return (
        token.lower.endswith("ant")
        and token.pos in ("NOUN", "ADJ", "PROPN")
        and (lexicon.source_noun(token.lower) is not None or lexicon.title(token.lower) is not None)
    )


def _reads_as_noun(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a token that could be a verb is a noun by what stands before it."""
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.placeholder is not None:
        return False
    if before.form.endswith("-") and before.end == tokens[i].start:
        return True  # « au lieu-dit »
    if before.lower in _DETERMINING:
        return not tokens[i].lower.endswith(("er", "ir", "re", "oir", "ant")) or before.lower in (
            "un",
            "une",
            "ce",
            "son",
            "leurs",
        )
    if before.lower in ("le", "la", "les", "l'", "leur"):
        if tokens[i].lower.endswith("ant") and tokens[i].pos == "VERB":
            return False  # « la jugeant trop lourde »
        if i > 1 and tokens[i - 2].pos in ("NOUN", "PROPN", "PRON") and not tokens[i].form[0].isupper():
            return False  # « la cour la juge »: two noun phrases cannot stand side by side
        return tokens[i].pos in ("NOUN", "PROPN", "ADJ") or before.pos == "DET"
    return False


def _spans(text: str, tokens: Sequence[Token], first: int, last: int) -> tuple[Span, ...]:
    return (Span.of(text, tokens[first].start, tokens[last].end),)


def _verb(text: str, sentence: Sentence, group: VerbGroup) -> CueMatch:
    tokens = sentence.tokens
    clitic = None
    if group.clitic is not None:
        clitic = _clitic(text, tokens[group.clitic])
    return CueMatch(
        cue=Cue(
            spans=_spans(text, tokens, group.first, group.last),
            lemma=group.verb.lemma,
            kind=CueKind.VERB,
            act=group.verb.act,
            tense=group.tense,
            mood=group.mood,
            negated=group.negated or group.unsaid,
        ),
        sentence=sentence.index,
        first=group.first,
        last=group.last,
        core=group.verb.core,
        frames=frozenset(frame.name for frame in group.verb.frames),
        clitic=clitic,
        passive=group.passive,
        reflexive=group.verb.reflexive,
        number=group.number,
        person=group.form.person,
        head=group.head,
        bare=group.mood is Mood.PARTICIPLE and group.participle is not None,
        nominal=_nominal(tokens, group),
        gender=group.participle.gender if group.participle is not None and group.verb.reflexive else None,
    )


def _nominal(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Return whether a lone verb form is rather a noun or name for the tagger."""
    token = tokens[group.head]
    if group.first != group.last or token.pos not in _NOMINAL:
        return False
    if token.form[0].isupper() and group.head > 0:
        return True
    if _verb_by_position(tokens, group.head) or _after_clitic(tokens, group.head):
        return False
    # Forms in -e and participles are nouns as well; « promettent » is not, whatever the tagger says.
    return token.lower.endswith("e") or group.participle is not None


def _after_clitic(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *le*, *la*, *les* before a form is a clitic: a noun stands before it."""
    return (
        i > 1
        and tokens[i - 1].lower in ("le", "la", "les", "l'")
        and tokens[i - 2].pos in ("NOUN", "PROPN", "PRON")
    )


def _verb_by_position(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a noun phrase stands before a form and a complement of a verb after it."""
    if i == 0 or i + 1 >= len(tokens):
        return False
    before, following = tokens[i - 1], tokens[i + 1]
    after_subject = before.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") or before.form in (",", ")")
    if not after_subject or before.lower in closed_class("preposition"):
        return False
    headed = before.pos in ("NOUN", "PROPN") or (i > 1 and tokens[i - 2].pos in ("NOUN", "PROPN"))
    ahead = tokens[i + 2] if i + 2 < len(tokens) else following
    linked = following.lower in ("de", "d'", "à", "du", "des", "contre") and ahead.quoted is not None
    return (
        following.lower in ("que", "qu'", "avoir", "être", "désormais", "pourquoi", "comment")
        or (following.form == "," and headed and before.form != ",")
        or linked
        or following.pos == "DET"
        or (headed and following.lower in closed_class("time"))
        or following.form == ":"
        or following.placeholder is not None
        or (following.quoted is not None and following.quoted != tokens[i].quoted)
    )


def _clitic(text: str, token: Token) -> Mention:
    """Return the subject clitic without its hyphen: *-il* is the mention *il*."""
    words = text[token.start : token.end]
    word = words.split("-")[-1].lstrip("-")
    gender, number = pronoun_features(word.lower())
    return Mention(
        span=Span.of(text, token.end - len(word), token.end),
        kind=MentionKind.CLITIC,
        gender=gender,
        number=number,
    )


def _preposition(text: str, sentence: Sentence, i: int, lexicon: Lexicon) -> CueMatch | None:
    tokens = sentence.tokens
    words = [token.lower for token in tokens[i : i + _WINDOW]]
    entry = lexicon.preposition_at(words, _ROLES)
    if entry is None and tokens[i].form == "A":
        entry = lexicon.preposition_at(["à", *words[1:]], _ROLES)  # « A en croire X »
    if entry is None:
        return None
    if entry.tokens == ("de",) and i > 0 and tokens[i - 1].form not in (",", "(", "–", "—", "-"):
        return None  # « apprend-on de sources concordantes »: the verb is the cue
    last = i + len(entry.tokens) - 1
    return CueMatch(
        cue=Cue(
            spans=_spans(text, tokens, i, last),
            lemma=entry.lemma,
            kind=CueKind.PREPOSITION,
            act=entry.act,
        ),
        sentence=sentence.index,
        first=i,
        last=last,
        core=not entry.weak,
        clitic=_inner_source(text, tokens[i : last + 1], entry.role),
        sourceless=entry.role is PrepositionRole.NONE,
    )


def _inner_source(
    text: str, tokens: Sequence[Token], role: PrepositionRole
) -> Mention | None:
    """Return the possessive or pronoun inside a phrase (*selon ses termes*, *à l'en croire*)."""
    if role is PrepositionRole.POSSESSIVE:
        name, kind = "possessive", MentionKind.POSSESSIVE
    elif role is PrepositionRole.CLITIC:
        name, kind = "object_clitic", MentionKind.CLITIC
    else:
        return None
    for token in tokens:
        if token.lower in closed_class(name) and token.lower != "en":
            return Mention(span=Span.of(text, token.start, token.end), kind=kind)
    return None


def _noun(text: str, sentence: Sentence, i: int, lexicon: Lexicon) -> CueMatch | None:
    tokens = sentence.tokens
    found = lexicon.noun_at([token.lower for token in tokens[i : i + 4]])
    if found is None or tokens[i].pos == "AUX":
        return None
    entry, length = found
    return CueMatch(
        cue=Cue(
            spans=_spans(text, tokens, i, i + length - 1),
            lemma=entry.lemma,
            kind=CueKind.NOUN,
            act=entry.act,
        ),
        sentence=sentence.index,
        first=i,
        last=i + length - 1,
        frames=entry.frames,
    )
