"""Verb groups: a reporting verb with its auxiliaries, clitics, adverbs and control verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon import Effect
from ..lexicon.words import closed_class, is_function_word
from ..models import Mood, Number, Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Helper, Lexicon, ReportingVerb, VerbForm
    from ..models.records import Token

__all__ = ["VerbGroup", "read_group"]

_REFLEXIVES = frozenset({"se", "s'", "me", "m'", "nous", "vous"})
_AUXILIARIES = frozenset({"avoir", "être"})
_MAX_LEFT = 9
# Tense of a compound form, by the tense of its auxiliary.
_COMPOUND = {
    (Mood.INDICATIVE, Tense.PRESENT): Tense.PAST,
    (Mood.INDICATIVE, Tense.IMPERFECT): Tense.PLUPERFECT,
    (Mood.INDICATIVE, Tense.PAST): Tense.PLUPERFECT,
    (Mood.INDICATIVE, Tense.FUTURE): Tense.FUTURE,
}
_RESTRICTIVE = frozenset({"que", "qu'"})


@attrs.define(kw_only=True)
class VerbGroup:
    """A verb group; all indices are tokens of one sentence.

    Attributes:
        first: First token, clitics and negation included.
        last: Last token, a multiword verb's tail included.
        head: The reporting verb's own token.
        verb: Its lexicon entry.
        form: The analysis of the finite element (auxiliary, control verb or the verb itself).
        mood: Mood of the group.
        tense: Tense of the group.
        clitic: Index of an inverted subject clitic.
        negated: Whether the group is negated.
        passive: Whether the verb is a passive.
        unsaid: Whether a control verb says that nothing was said (*refuse de dire*).
        number: Number of the finite element.
        participle: The participle's own analysis, for agreement.
    """

    first: int
    last: int
    head: int
    verb: ReportingVerb
    form: VerbForm
    mood: Mood
    tense: Tense | None
    clitic: int | None = None
    negated: bool = False
    passive: bool = False
    unsaid: bool = False
    number: Number | None = None
    participle: VerbForm | None = None


@attrs.define(kw_only=True)
class _Left:
    """What stands left of a verb, gathered from right to left."""

    first: int
    clitic: int | None = None
    reflexive: str = ""
    negated: bool = False
    passive: bool = False
    auxiliary: VerbForm | None = None
    control: bool = False
    unsaid: bool = False


def read_group(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> VerbGroup | None:
    """Return the verb group whose reporting verb is token ``i``.

    Args:
        tokens: The sentence's tokens.
        i: Index of the candidate verb.
        lexicon: The lexicon.

    Returns:
        The group, or ``None`` when the token does not read as a reporting verb here.
    """
    if is_function_word(tokens[i].lower):
        return None
    forms = lexicon.verb_forms(tokens[i].lower)
    if any(form.base in _AUXILIARIES for form in forms):
        # « étaient » is never a form of *étayer* in the news.
        forms = tuple(form for form in forms if form.base in _AUXILIARIES)
    if not forms:
        return None
    for form in sorted(forms, key=lambda form: _preference(tokens, i, form, lexicon)):
        group = _with_form(tokens, i, form, lexicon)
        if group is not None:
            return group
    return None


def _preference(tokens: Sequence[Token], i: int, form: VerbForm, lexicon: Lexicon) -> int:
    """Rank the analyses of one token: a participle after an auxiliary, else a finite form."""
    after_auxiliary = _auxiliary_before(tokens, i, lexicon)
    if form.participle == "past":
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        detached = i > 0 and tokens[i - 1].form == "," and following in ("comme", "par")
        return 0 if after_auxiliary or detached else 3
    if form.mood is Mood.INFINITIVE:
        return 1
    if form.participle == "present":
        return 1
    if form.person not in (3, None):
        return 4
    return 2 if form.mood is Mood.INDICATIVE else 3


def _auxiliary_before(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    j = _skip_left(tokens, i - 1)
    return j >= 0 and any(form.base in _AUXILIARIES for form in lexicon.auxiliary_forms(tokens[j].lower))


def _skip_left(tokens: Sequence[Token], j: int) -> int:
    """Return the first index at or left of ``j`` that is no adverb, negation or subject clitic."""
    low = j - _MAX_LEFT
    while j >= 0 and j > low:
        if _between(tokens, j):
            j -= 1
            continue
        before = _adjunct_start(tokens, j)
        if before is None:
            break
        j = before - 1
    return j


def _adjunct_start(tokens: Sequence[Token], j: int) -> int | None:
    """Return the preposition of a short adjunct that ends at ``j`` (*a, de son côté, précisé*)."""
    if tokens[j].lower == "," or tokens[j].lower in closed_class("time"):
        return j
    for k in range(j, max(-1, j - 5), -1):
        if tokens[k].pos in ("VERB", "AUX") or not tokens[k].form[0].isalpha():
            return None
        if tokens[k].lower in closed_class("preposition"):
            return k
    return None


def _between(tokens: Sequence[Token], j: int) -> bool:
    """Return whether a token may stand between auxiliary and participle."""
    token = tokens[j]
    return (
        token.lower in closed_class("adverb")
        or token.lower in closed_class("negation")
        or token.lower in closed_class("subject_clitic")
        or token.lower in ("lui", "elle", "eux", "elles", "quant")
        or token.lower in ("-t", "-t-", "t", "-", "ailleurs", "part", "sa", "outre", "suite", "fois")
        or (token.lower in ("par", "pour", "en", "une", "de", "tout") and _fixed_adverbial(tokens, j))
        or (token.pos == "ADV" or token.lower.endswith("ment")) and token.form[0].islower()
    )


def _fixed_adverbial(tokens: Sequence[Token], j: int) -> bool:
    following = tokens[j + 1].lower if j + 1 < len(tokens) else ""
    return following in ("ailleurs", "sa", "leur", "outre", "plus", "fois", "suite", "nouveau", "retour", "même")


def _with_form(
    tokens: Sequence[Token], i: int, form: VerbForm, lexicon: Lexicon
) -> VerbGroup | None:
    left = _Left(first=i)
    if form.participle == "past":
        _read_auxiliary(tokens, i - 1, left, lexicon)
    elif form.mood is Mood.INFINITIVE:
        _read_control(tokens, i - 1, left, lexicon)
    _read_clitics(tokens, left)
    entry, last = _entry(tokens, i, form, left, lexicon)
    if entry is None:
        return None
    clitic, last = _inverted_clitic(tokens, i, last, left)
    finite = left.auxiliary or form
    mood, tense = _mood_tense(form, left)
    return VerbGroup(
        first=left.first,
        last=last,
        head=i,
        verb=entry,
        form=finite,
        mood=mood,
        tense=tense,
        clitic=clitic,
        negated=left.negated,
        passive=left.passive,
        unsaid=left.unsaid,
        number=finite.number,
        participle=form if form.participle == "past" else None,
    )


def _mood_tense(form: VerbForm, left: _Left) -> tuple[Mood, Tense | None]:
    finite = left.auxiliary
    if finite is None:
        if form.participle is not None:
            return Mood.PARTICIPLE, None
        return form.mood, form.tense
    if form.participle == "past" and not left.control:
        return finite.mood, _COMPOUND.get((finite.mood, finite.tense or Tense.PRESENT), finite.tense)
    return finite.mood, finite.tense


def _read_auxiliary(tokens: Sequence[Token], j: int, left: _Left, lexicon: Lexicon) -> None:
    """Walk left from a past participle to its auxiliary."""
    start = j
    j = _skip_left(tokens, j)
    if j < 0:
        return
    if tokens[j].lower == "été":
        left.passive = True
        j = _skip_left(tokens, j - 1)
        if j < 0:
            return
    forms = [f for f in lexicon.auxiliary_forms(tokens[j].lower) if f.base in _AUXILIARIES]
    if not forms or (forms[0].participle is not None and tokens[j].lower != "ayant"):
        left.passive = False
        return
    finite = next((f for f in forms if f.person == 3), forms[0])
    for k in range(j + 1, start + 1):
        if tokens[k].lower in closed_class("subject_clitic"):
            left.clitic = k
        if tokens[k].lower in ("pas", "jamais", "point", "guère", "nullement", "aucunement"):
            left.negated = True
    left.first = j
    left.auxiliary = finite
    if finite.mood is Mood.INFINITIVE:
        _read_control(tokens, j - 1, left, lexicon)
    if finite.base == "être" and not left.passive and not _reflexive_before(tokens, left.first):
        left.passive = True


def _reflexive_before(tokens: Sequence[Token], first: int) -> bool:
    j = first - 1
    while j >= 0 and tokens[j].lower in ("en", "y", "le", "l'"):
        j -= 1
    return j >= 0 and tokens[j].lower in _REFLEXIVES


def _read_control(tokens: Sequence[Token], j: int, left: _Left, lexicon: Lexicon) -> None:
    """Walk left from an infinitive to the control verb over it (*a tenu à préciser*)."""
    k = j
    while k >= 0 and tokens[k].lower in closed_class("object_clitic"):
        if tokens[k].lower in ("se", "s'"):
            left.reflexive = tokens[k].lower
        k -= 1
    clitics = k
    preposition = ""
    if k >= 0 and tokens[k].lower in ("à", "de", "d'", "par"):
        preposition = "de" if tokens[k].lower == "d'" else tokens[k].lower
        k -= 1
    k = _skip_left(tokens, k)
    if k < 0:
        left.first = clitics + 1
        return
    helper = _helper(tokens[k].lower, preposition, lexicon)
    if helper is None:
        left.first = clitics + 1
        return
    form, entry = helper
    left.unsaid = left.unsaid or entry.effect is Effect.UNSAID
    left.control = True
    left.first = k - 1 if entry.reflexive and tokens[k - 1].lower in ("se", "s'") else k
    left.auxiliary = form
    for m in range(k + 1, j + 1):
        if tokens[m].lower in closed_class("subject_clitic"):
            left.clitic = m
    if form.participle == "past":
        left.auxiliary = None
        _read_auxiliary(tokens, k - 1, left, lexicon)
        left.auxiliary = left.auxiliary or form
        left.control = True
        left.passive = False
    elif form.mood is Mood.INFINITIVE:
        _read_control(tokens, k - 1, left, lexicon)


def _helper(word: str, link: str, lexicon: Lexicon) -> tuple[VerbForm, Helper] | None:
    """Return how a word reads as a control verb before ``link`` and an infinitive."""
    forms = lexicon.auxiliary_forms(word)
    for form in sorted(forms, key=lambda form: form.person not in (3, None)):
        for entry in lexicon.helping(form.base):
            if (entry.link or "") == link and not entry.participle and not entry.tail:
                return form, entry
    return None


def _read_clitics(tokens: Sequence[Token], left: _Left) -> None:
    """Take in object clitics and negation before the group's first verb."""
    j = left.first - 1
    while j >= 0 and tokens[j].lower in closed_class("object_clitic"):
        token = tokens[j]
        if token.lower in ("le", "la", "les", "leur", "nous", "vous", "lui") and (
            token.pos in ("DET", "NOUN", "ADP") or (token.lower in ("nous", "vous") and j == 0)
        ):
            break
        if token.lower == "en" and tokens[left.first].lower.endswith("ant"):
            break  # the gerund's *en* is a preposition
        if token.lower in _REFLEXIVES:
            left.reflexive = token.lower
        j -= 1
    if j >= 0 and tokens[j].lower in ("ne", "n'"):
        if not left.negated:
            left.negated = _negation_follows(tokens, left.first)
        j -= 1
    left.first = j + 1


def _negation_follows(tokens: Sequence[Token], first: int) -> bool:
    """Return whether *pas* or its like follows; *ne … que* restricts and does not negate."""
    for token in tokens[first : first + 5]:
        if token.lower in ("pas", "jamais", "point", "guère", "nullement", "rien", "plus"):
            return True
        if token.lower in _RESTRICTIVE:
            return False
    return False


def _entry(
    tokens: Sequence[Token], i: int, form: VerbForm, left: _Left, lexicon: Lexicon
) -> tuple[ReportingVerb | None, int]:
    """Return the lexicon entry that the group's words call for, and the group's last token."""
    best: ReportingVerb | None = None
    last = i
    reflexive = _is_reflexive(left, left.auxiliary or form)
    best_tail = -2
    for entry in lexicon.reporting(form.base):
        end = _tail_end(tokens, i, entry.tail_forms)
        if end is None:
            continue
        if entry.reflexive and not reflexive:
            continue
        if entry.negated and not left.negated:
            continue
        score = 2 * len(entry.tail) + (1 if entry.reflexive else 0)
        if reflexive and not entry.reflexive and not entry.tail:
            # « se dire » without an entry of its own still reads as its base verb.
            score -= 1
        if score > best_tail:
            best, best_tail, last = entry, score, end
    return best, last


def _is_reflexive(left: _Left, finite: VerbForm) -> bool:
    """Return whether the object clitic is the subject's own (*se*, *me* with *je*)."""
    if left.reflexive in ("se", "s'"):
        return True
    person = {"me": 1, "m'": 1, "te": 2, "t'": 2, "nous": 1, "vous": 2}.get(left.reflexive)
    return person is not None and finite.person == person and (
        left.reflexive not in ("nous", "vous") or finite.number is Number.PLURAL
    )


def _tail_end(
    tokens: Sequence[Token], i: int, tail: tuple[tuple[str, ...], ...]
) -> int | None:
    """Return the index of a multiword verb's last token, ``None`` when its tail is not there."""
    j = i
    for words in tail:
        j += 1
        while j < len(tokens) and j - i < 8 and tokens[j].lower not in words and _between(tokens, j):
            j += 1
        if j >= len(tokens) or tokens[j].lower not in words:
            return None
        if tokens[j].quoted != tokens[i].quoted:
            return None
    return j


def _inverted_clitic(
    tokens: Sequence[Token], i: int, last: int, left: _Left
) -> tuple[int | None, int]:
    """Return the subject clitic's index and the group's last token with it."""
    if left.clitic is not None:
        return left.clitic, last
    j = i + 1
    if j < len(tokens) and tokens[j].lower in ("-t", "-t-", "t"):
        j += 1
    if j < len(tokens) and tokens[j].lower in closed_class("subject_clitic"):
        return j, max(last, j)
    if (
        j < len(tokens)
        and tokens[j - 1].lower in ("-t", "-t-")
        and tokens[j].lower in ("il", "elle", "on", "ils", "elles")
    ):
        return j, max(last, j)
    return None, last
