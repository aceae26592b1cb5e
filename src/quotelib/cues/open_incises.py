"""Verbs that no lexicon lists, in an incise: « Q », a philosophé X; « Q », image X.

Journalists make any verb report there, and nothing else stands between the comma after the marks
and an inverted subject (Grevisse and Goosse, *Le bon usage*, § 416 on verbs in incises).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import Frame, ReportingVerb, VerbForm
from ..lexicon.words import closed_class, closed_classes
from ..models import Act, Mood, Number, SpeakerKind, Tense
from .groups import group_of, subject_clitic_after
from .left import read_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Lexicon
    from ..models.records import Token
    from .groups import VerbGroup

__all__ = ["OPENS_INCISE", "read_open_incise"]

OPENS_INCISE = frozenset({",", "–", "—"})
"""Signs between a quotation and its incise."""
_AUXILIARIES = {
    "a": Number.SINGULAR,
    "avait": Number.SINGULAR,
    "aurait": Number.SINGULAR,
    "ont": Number.PLURAL,
    "avaient": Number.PLURAL,
    "auraient": Number.PLURAL,
}
_REFLEXIVES = frozenset({"s'", "se"})
_BEING = {"est": Number.SINGULAR, "était": Number.SINGULAR, "sont": Number.PLURAL}
_DOING = {"fait": Tense.PRESENT, "fit": Tense.PAST, "faisait": Tense.IMPERFECT}
"""Forms of a verb that reports nowhere else (*« Q », fait-il*)."""
_MAX_BETWEEN = 4
_SHORTEST = 4


def read_open_incise(tokens: Sequence[Token], mark: int, lexicon: Lexicon) -> VerbGroup | None:
    """Return the verb of the incise right after a quotation.

    Args:
        tokens: The sentence's tokens.
        mark: Index of the token that stands for the quotation; a sign of `OPENS_INCISE` follows.
        lexicon: The lexicon.

    Returns:
        A compound of *avoir*, or of *être* and a reflexive, or a verb in the present, if the words
        after it can open its subject; ``None`` for anything else.
    """
    j = first = mark + 2
    clitics = closed_class("object_clitic")
    while j < len(tokens) and tokens[j].lower in clitics and j - first < _MAX_BETWEEN:
        j += 1
    if j >= len(tokens):
        return None
    reflexive = any(token.lower in _REFLEXIVES for token in tokens[first:j])
    number = (_BEING if reflexive else _AUXILIARIES).get(tokens[j].lower)
    if number is None:
        return _in_present(tokens, j, lexicon, opens=mark == 0)
    clitic = subject_clitic_after(tokens, j)
    i = clitic or j
    while i + 1 < len(tokens) and i - j < _MAX_BETWEEN:
        i += 1
        form = _participle(tokens[i], lexicon)
        if form is not None:
            told = clitic is not None or _opens_subject(tokens, i + 1)
            return _group(tokens, i, form, lexicon) if told else None
        if tokens[i].pos != "ADV" and tokens[i].lower not in closed_class("adverb"):
            return None
    return None


def _participle(token: Token, lexicon: Lexicon) -> VerbForm | None:
    """Return a word as a past participle: one that the lexicon knows, or of a verb in *-er*."""
    known = (form for form in lexicon.verb_forms(token.lower) if form.participle == "past")
    found = next(known, None)
    if found is not None or token.pos == "ADV" or len(token.lower) < _SHORTEST:
        return found
    if not token.lower.endswith("é"):
        return None
    base = token.lower[:-1] + "er"
    return VerbForm(base=base, mood=Mood.PARTICIPLE, tense=Tense.PAST, participle="past")


def _in_present(
    tokens: Sequence[Token], i: int, lexicon: Lexicon, *, opens: bool
) -> VerbGroup | None:
    """Return a verb in *-er* in the present: before its clitic, a name or a noun for a person.

    Before a noun only where the quotation opens the sentence: else what stands before the marks may
    be its subject, or they hold a title (*le film « Q », drame un peu long*).
    """
    token = tokens[i]
    base, tense = token.lower + "r", _DOING.get(token.lower, Tense.PRESENT)
    if token.lower in _DOING:
        base = "faire"
    elif not token.lower.endswith("e") or len(token.lower) < _SHORTEST:
        return None
    if not token.form.islower():
        return None
    if subject_clitic_after(tokens, i) is None and not (
        _stands_before_name(tokens, i, lexicon)
        or (opens and _stands_before_person(tokens, i, lexicon))
    ):
        return None
    form = VerbForm(
        base=base,
        mood=Mood.INDICATIVE,
        tense=tense,
        person=3,
        number=Number.SINGULAR,
    )
    return _group(tokens, i, form, lexicon)


def _stands_before_name(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a first name follows a verb (*« Q », dégaine Luc Roy*)."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    named = following is not None and lexicon.is_first_name(following.form)
    return named and tokens[i].pos == "VERB"


def _stands_before_person(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun for a person follows a word that can only be its verb there.

    A noun would need a preposition or a comma before another (*« Q », image un fonctionnaire*).
    """
    if i + 2 >= len(tokens) or tokens[i + 1].lower not in closed_class("determiner"):
        return False
    at = i + 2
    while at + 1 < len(tokens) and tokens[at].lower in closed_class("before_role"):
        at += 1  # « fait un vieux monsieur »
    noun = lexicon.source_noun(tokens[at].form)
    return noun is not None and noun.kind is SpeakerKind.PERSON


def _opens_subject(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a subject, or an adjunct before it, can start at a token."""
    if i >= len(tokens):
        return False
    openers = closed_classes("determiner", "time", "adverb", "dative", "circumstance_opener")
    return tokens[i].form[0].isupper() or tokens[i].lower in openers


def _group(tokens: Sequence[Token], i: int, form: VerbForm, lexicon: Lexicon) -> VerbGroup:
    left = read_left(tokens, i, form, lexicon)
    entry = ReportingVerb(
        lemma=form.base,
        base=form.base,
        act=Act.SAY,
        frames=frozenset({Frame.INCISE}),
        auxiliary="être" if left.reflexive in _REFLEXIVES else "avoir",
    )
    return group_of(tokens, i, form, left, entry, i)
