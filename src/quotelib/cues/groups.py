"""Verb groups: a reporting verb with its auxiliaries, clitics, adverbs and control verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon import ReportingVerb, VerbForm
from ..lexicon.position import adverbial_end
from ..lexicon.words import closed_class
from ..models import Act, Mood, Number, Tense
from .adverbials import HYPHENS, is_bare_clitic, word_at
from .auxiliaries import auxiliaries
from .entries import choose_entry
from .left import follows_auxiliary, read_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import Token
    from .left import Left

__all__ = ["VerbGroup", "group_of", "read_group", "subject_clitic_after"]

_BARE_AUXILIARIES = frozenset({"avoir", "être", "été", "ayant", "étant"})
_SECOND = 2
_NEAR_TU = 3
_TU = frozenset({"tu", "t'", "-tu"})
_MISSPELT = ("it", "er")
_HAVE_AND_BE = frozenset({"a", "ont", "avait", "avaient", "aurait", "auraient", "est", "sont"})
# Tense of a compound form, by the tense of its auxiliary.
_COMPOUND = {
    (Mood.INDICATIVE, Tense.PRESENT): Tense.PAST,
    (Mood.INDICATIVE, Tense.IMPERFECT): Tense.PLUPERFECT,
    (Mood.INDICATIVE, Tense.PAST): Tense.PLUPERFECT,
    (Mood.INDICATIVE, Tense.FUTURE): Tense.FUTURE,
}


# One is made for each candidate, and nothing changes one: see `Token`.
@attrs.define(kw_only=True, unsafe_hash=True)
class VerbGroup:
    """A verb group; all indices are tokens of one sentence.

    Attributes:
        first: First token, clitics and negation included.
        last: Last token, a multiword verb's tail included.
        head: The reporting verb's own token.
        verb: Its lexicon entry.
        mood: Mood of the group.
        tense: Tense of the group.
        person: Person of the finite element (auxiliary, control verb or the verb itself).
        number: Number of the finite element.
        clitic: Index of an inverted subject clitic.
        negated: Whether the group is negated, or its control verb says that nothing was said.
        passive: Whether the verb is a passive.
        participle: Whether the verb itself is a past participle.
    """

    first: int
    last: int
    head: int
    verb: ReportingVerb
    mood: Mood
    tense: Tense | None
    person: int | None
    number: Number | None
    clitic: int | None
    negated: bool
    passive: bool
    participle: bool


def read_group(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> VerbGroup | None:
    """Return the verb group whose reporting verb is token ``i``.

    Args:
        tokens: The sentence's tokens.
        i: Index of a form of a verb that may report.
        lexicon: The lexicon.

    Returns:
        The group, or ``None`` when the token does not read as a reporting verb here.
    """
    if tokens[i].lower in closed_class("adverb"):
        return None
    # « étaient » is never a form of *étayer* in the news.
    forms = auxiliaries(lexicon)[tokens[i].lower] or lexicon.verb_forms(tokens[i].lower)
    sounds = i > 0 and tokens[i].lower.endswith(_MISSPELT)
    if sounds and tokens[i - 1].lower in _HAVE_AND_BE and _stands_for_participle(tokens, i, forms):
        forms = (attrs.evolve(forms[0], mood=Mood.PARTICIPLE, participle="past", person=None),)
    if len(forms) > 1:
        forms = _ranked(tokens, i, forms, lexicon)
    bare = i > 0 and tokens[i - 1].lower in _BARE_AUXILIARIES
    for form in forms:
        if bare and form.person is not None:
            continue  # « devrait être mise en ligne » is no form of *miser*
        if form.person == _SECOND and form.number is Number.SINGULAR and not _has_tu(tokens, i):
            continue  # « ses toiles célèbres : »
        group = _with_form(tokens, i, form, lexicon)
        if group is not None:
            return group
    return None


def _has_tu(tokens: Sequence[Token], i: int) -> bool:
    """Return whether *tu* stands near a verb form, or nothing before it (*Dis-moi*)."""
    near = {token.lower for token in tokens[max(0, i - _NEAR_TU) : i + _NEAR_TU]}
    return i == 0 or not _TU.isdisjoint(near)


def _stands_for_participle(tokens: Sequence[Token], i: int, forms: Sequence[VerbForm]) -> bool:
    """Return whether a participle is written as it sounds (*s'est réjouit*, *a expliquer*)."""
    known = any(form.participle for form in forms)
    return not known and subject_clitic_after(tokens, i) is None


def _is_detached(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a participle stands apart before its complement (*, qualifié par…*)."""
    follows = word_at(tokens, i + 1) in ("comme", "par") and adverbial_end(tokens, i + 1) is None
    return (not i or word_at(tokens, i - 1) == ",") and follows


def _ranked(
    tokens: Sequence[Token], i: int, forms: Sequence[VerbForm], lexicon: Lexicon
) -> tuple[VerbForm, ...]:
    """Return the analyses of one token, the likeliest first."""
    past = any(form.participle == "past" for form in forms)
    compound = past and (follows_auxiliary(tokens, i, lexicon) or _is_detached(tokens, i))
    ranked = sorted(forms, key=lambda form: _rank(form, compound=compound))
    if tokens[i].lower.endswith("ent") and ranked[0].number is Number.SINGULAR:
        # « les élus pressent la région », « il pressent un échec »: of *presser*, *pressentir*
        ranked.sort(key=lambda form: _disagrees(tokens, i, form))
    return tuple(ranked)


def _disagrees(tokens: Sequence[Token], i: int, form: VerbForm) -> bool:
    """Return whether a form in *-ent* has not the number of the word before it and its clitics."""
    j = i - 1
    while word_at(tokens, j) in closed_class("object_clitic"):
        j -= 1
    several = word_at(tokens, j).endswith(("s", "x"))
    return form.number is not (Number.PLURAL if several else Number.SINGULAR)


def _rank(form: VerbForm, *, compound: bool) -> int:
    """Rank the analyses of one token: a participle after an auxiliary, else a finite form."""
    if form.participle == "past":
        return 0 if compound else 3
    if form.person not in (3, None):
        return 4
    return 2 if form.mood is Mood.INDICATIVE else 3


def _with_form(
    tokens: Sequence[Token], i: int, form: VerbForm, lexicon: Lexicon
) -> VerbGroup | None:
    """Return the group of one analysis of a verb, ``None`` when no lexicon entry fits."""
    if form.participle is not None and subject_clitic_after(tokens, i) is not None:
        return None  # « elle avait, dit-elle, tout vu »: only finite verbs have a clitic
    left = read_left(tokens, i, form, lexicon)
    found = choose_entry(tokens, i, form, left, lexicon)
    if found is None:
        return None
    entry, last = found
    if entry.act is Act.EXPRESS and form.mood is Mood.INFINITIVE and _is_caused(tokens, i, lexicon):
        return None
    return group_of(tokens, i, form, left, entry, last)


def group_of(
    tokens: Sequence[Token], i: int, form: VerbForm, left: Left, entry: ReportingVerb, last: int
) -> VerbGroup:
    """Return the group that an entry makes of a verb and what stands around it.

    Args:
        tokens: The sentence's tokens.
        i: Index of the verb.
        form: Its analysis.
        left: What stands left of it.
        entry: The lexicon's entry.
        last: Index of the last token of a multiword verb, else of the verb.

    Returns:
        The group.
    """
    clitic = left.clitic if left.clitic is not None else subject_clitic_after(tokens, i)
    finite = left.auxiliary or form
    mood, tense = _mood_tense(form, left)
    return VerbGroup(
        first=left.first,
        last=max(last, clitic) if left.clitic is None and clitic is not None else last,
        head=i,
        verb=entry,
        mood=mood,
        tense=tense,
        person=finite.person,
        number=finite.number,
        clitic=clitic,
        negated=left.negated or left.unsaid,
        passive=left.passive and entry.auxiliary != "être",
        participle=form.participle == "past",
    )


def _is_caused(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether *faire* stands before a verb (*sa boutade a fait rire la salle*)."""
    return any(form.base == "faire" for form in lexicon.auxiliary_forms(word_at(tokens, i - 1)))


def _mood_tense(form: VerbForm, left: Left) -> tuple[Mood, Tense | None]:
    """Return the mood and tense of a group, those of a compound form among them."""
    finite = left.auxiliary
    if finite is None:
        return (Mood.PARTICIPLE, None) if form.participle is not None else (form.mood, form.tense)
    if form.participle == "past" and not left.chain:
        simple = (finite.mood, finite.tense or Tense.PRESENT)
        return finite.mood, _COMPOUND.get(simple, finite.tense)
    return finite.mood, finite.tense


def subject_clitic_after(tokens: Sequence[Token], i: int) -> int | None:
    """Return the index of a subject clitic after a verb, cut up or not (*affirme-t-il*).

    Args:
        tokens: The sentence's tokens.
        i: Index of the verb.

    Returns:
        The index, ``None`` where none follows.
    """
    hyphen, clitics = word_at(tokens, i + 1), closed_class("subject_clitic")
    if hyphen not in HYPHENS:
        return i + 1 if hyphen in clitics else None
    cut = word_at(tokens, i + 2) in clitics or is_bare_clitic(tokens, i + 2)
    return i + 2 if cut else None
