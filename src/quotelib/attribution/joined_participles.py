"""Participles behind *et*: whether the clause's auxiliary or that of the report is theirs too.

*Dit qu'on l'a suivie et menacée*, but *a dit qu'on l'avait suivie et promis de revenir*.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from .adjuncts import past_circumstances
from .phrases import may_talk
from .scene import is_finite
from .steps import DE, PARTICIPLES, QUE, is_inflected, skip, starts_infinitive
from .subjects import clause_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = ["goes_back", "goes_on", "outer_auxiliary", "shares_compound", "takes_object"]

_LINKS = QUE | DE | {"à", "au", "aux"}
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs"})
_HELPERS = frozenset({"avoir", "être"})
_AGREEMENTS = ("ées", "ies", "ues", "ises", "ites", "ée", "ie", "ue", "ise", "ite", "és")
_EITHER = ("uit", "crit", "fait")
"""Endings of participles that are presents, too (*détruit*, *inscrit*)."""

_BEHIND, _NEAR = 2, 10
_AGREEING = ("ées", "ée", "és")
_OBJECTS = frozenset({"me", "m'", "te", "t'", "le", "la", "l'", "les", "nous", "vous", "se", "s'"})


def goes_on(scene: Scene, s: int, start: int, sign: int, cue: CueMatch | None) -> bool:
    """Return whether the participle of a verb of saying behind *et* belongs to a reported clause.

    So does one that could be a present (*dit que l'orage a coupé la route et détruit P*). A simple
    tense of the verb that reports leaves it nothing else to belong to. After a compound
    tense it agrees with an object or a passive subject in the clause, or lacks the object that it
    would have in the frame.

    Args:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the reported clause.
        sign: The *et* before the participle.
        cue: The verb that reports.

    Returns:
        Whether the clause goes on; never where no participle with an auxiliary stands in it.
    """
    if cue is None:
        return False
    joint = skip(scene, s, sign + 1, "adverb")
    other = scene.last_cue_at(s, joint)
    if other is None:
        return _is_either(scene, s, joint) and _has_avoir(scene, s, start, sign)
    if not other.bare or scene.tokens(s)[other.head].quoted is not None:
        return False
    auxiliary = _last_auxiliary(scene, s, start, sign)
    if auxiliary is None:
        return False
    if cue.first == cue.head:
        return is_finite(cue)
    tokens = scene.tokens(s)
    told, joined = _participle(scene, s, auxiliary), tokens[other.head]
    if told is None or _agreement(told) != _agreement(joined):
        return False
    return bool(_agreement(joined)) or _has_object(scene, s, auxiliary)


def _is_either(scene: Scene, s: int, j: int) -> bool:
    """Return whether a form is a participle and a present (*a vendu la salle et construit P*)."""
    tokens = scene.tokens(s)
    return j < len(tokens) and tokens[j].quoted is None and tokens[j].lower.endswith(_EITHER)


def _has_avoir(scene: Scene, s: int, start: int, end: int) -> bool:
    """Return whether the last verb of a clause is a compound tense with *avoir*."""
    auxiliary = _last_auxiliary(scene, s, start, end)
    return auxiliary is not None and "avoir" in _bases(scene, scene.tokens(s)[auxiliary])


def goes_back(scene: Scene, s: int, start: int, sign: int, cue: CueMatch | None) -> bool:
    """Return whether the participle of a verb of saying behind *et* can only be the report's.

    *A dit qu'il suivait l'affaire et promis de revenir*: no auxiliary stands in the clause, and no
    participle or adjective that *et* could join another to. Before *que* or *de* and an infinitive
    it takes *avoir* (*a dit que le pont était fermé mais refusé de payer*).
    """
    if cue is None or cue.first == cue.head:
        return False
    other = scene.last_cue_at(s, skip(scene, s, sign + 1, "adverb"))
    if other is None or not other.bare or _agreement(scene.tokens(s)[other.head]):
        return False
    tokens, link = scene.tokens(s), other.last + 1
    if _governs_clause(scene, other, link):
        if not any("avoir" in _bases(scene, t) for t in tokens[start:sign]):
            return True
        subject = clause_subject(scene, s, start, sign)  # « que l'eau avait baissé et promis de P »
        return other.core and subject is not None and not may_talk(subject)
    if not other.core:
        return False
    if scene.lower(s, other.last + 1) not in _LINKS:
        return False
    # « qu'il suit un projet lancé par X et promis à la ville »
    return not any(
        _bases(scene, t)
        or (t.lower.endswith(PARTICIPLES) and t.pos in ("VERB", "ADJ") and not is_inflected(t))
        for t in tokens[start:sign]
    )


def outer_auxiliary(scene: Scene, cue: CueMatch) -> int | None:
    """Return the *avoir* of the report that a joined participle goes on with.

    *A dit que le texte était prêt et ajouté que P*, *a dit qu'ils avaient tort et critiqué « N »*:
    no auxiliary of the reported clause is its own.

    Args:
        scene: The text's candidates.
        cue: A participle behind *et*.

    Returns:
        The auxiliary, ``None`` where the participle governs no clause or no such report stands
        before it.
    """
    s, link = cue.sentence, past_circumstances(scene, cue)
    if not (_governs_clause(scene, cue, link) or _governs_object(scene, cue, link)):
        return None
    for other in scene.verb_cues(s, 0, cue.first):
        link = min(other.last + _NEAR, cue.first)
        if other.core and is_finite(other) and scene.first_of(s, QUE, other.last + 1, link):
            tokens = scene.tokens(s)[other.first : other.head]
            return next((t.index for t in tokens if "avoir" in _bases(scene, t)), None)
    return None


def _governs_clause(scene: Scene, cue: CueMatch, link: int) -> bool:
    """Return whether *que* and a clause, or *de* and an infinitive, follow a participle."""
    s = cue.sentence
    if scene.lower(s, link) in QUE:
        return "QUE" in cue.frames
    linked = scene.lower(s, link) in DE and "DE_INF" in cue.frames
    return linked and starts_infinitive(scene, s, link + 1)


def _governs_object(scene: Scene, cue: CueMatch, link: int) -> bool:
    """Return whether quoted words are a participle's object, or any behind a comma and *et*.

    *Critiqué une « erreur »*; *, et critiqué les excès de X* cannot be joined to the clause.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if "NOUN" not in cue.frames:
        return False
    if _opens_object(scene, s, link) and scene.lower(s, cue.first - 2) == ",":
        return True
    link = skip(scene, s, link, "determiner")
    return link < len(tokens) and tokens[link].quoted is not None


def shares_compound(scene: Scene, cue: CueMatch, comma: int) -> bool:
    """Return whether a participle behind a comma shares the auxiliary of a compound tense.

    *A salué P, estimé que Q*; its ending is that of another, if it has one (*s'est vendu chez les
    éleveurs, appelés « bouviers »*). Behind an incise it tells of whoever speaks (*« Q », a dit le
    maire, invité à voter*).

    Args:
        scene: The text's candidates.
        cue: The participle.
        comma: The token before it.

    Returns:
        Whether it is a comma, and such a tense stands before it, whose subject tells or asks
        somebody: *a arrêté X, accusé de vol* has nobody whom it accuses.
    """
    if scene.lower(cue.sentence, comma) != "," or _lacks_object(scene, cue):
        return False
    tokens = scene.tokens(cue.sentence)
    pairs = itertools.pairwise(tokens[:comma])
    if not any(
        one.pos == "AUX" and after.pos in ("VERB", "ADV") and not _opens_incise(tokens, one.index)
        for one, after in pairs
    ):
        return False
    ending = next(filter(tokens[cue.head].lower.endswith, _AGREEING), "")
    return not ending or any(t.lower.endswith(ending) and t.pos == "VERB" for t in tokens[:comma])


def _lacks_object(scene: Scene, cue: CueMatch) -> bool:
    """Return whether somebody is accused or asked, and not told whom (*a exclu X, accusé de P*)."""
    if scene.lower(cue.sentence, cue.last + 1) not in DE:
        return False
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.addressee == "object"


def _opens_incise(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb stands right behind quoted words and a comma, its subject after it."""
    if at < _BEHIND or tokens[at - 1].form != ",":
        return False
    said = tokens[at - _BEHIND]
    return said.placeholder is not None or said.quoted is not None


def _bases(scene: Scene, token: Token) -> set[str]:
    """Return of which of *avoir* and *être* a word may be a form."""
    return {form.base for form in scene.lexicon.auxiliary_forms(token.lower)} & _HELPERS


def _last_auxiliary(scene: Scene, s: int, start: int, end: int) -> int | None:
    """Return the last verb of a clause when it is an auxiliary with a participle."""
    inflected = (t for t in reversed(scene.tokens(s)[start:end]) if is_inflected(t))
    verb = next(inflected, None)
    if verb is None or not _bases(scene, verb) or _participle(scene, s, verb.index) is None:
        return None
    return verb.index


def _participle(scene: Scene, s: int, auxiliary: int) -> Token | None:
    """Return the participle behind an auxiliary, past *été*."""
    tokens = scene.tokens(s)
    j = skip(scene, s, auxiliary + 1, "adverb", "negation")
    if scene.lower(s, j) == "été":
        j = skip(scene, s, j + 1, "adverb")
    return tokens[j] if j < len(tokens) and tokens[j].lower.endswith(PARTICIPLES) else None


def _agreement(participle: Token) -> str:
    """Return by what ending a participle shows that it is feminine or plural (*ée*, *s*)."""
    ending = next(filter(participle.lower.endswith, _AGREEMENTS), "")
    return ending.lstrip("éiuts")


def _has_object(scene: Scene, s: int, auxiliary: int) -> bool:
    """Return whether a clitic is the object of an auxiliary's participle, or *été* its helper."""
    return scene.lower(s, auxiliary - 1) in _OBJECTS or scene.lower(s, auxiliary + 1) == "été"


def takes_object(scene: Scene, s: int, start: int, sign: int, cue: CueMatch | None) -> bool:
    """Return whether a participle with an object follows that only the cue's *avoir* can have.

    *A jugé que la loi était floue et remis en cause son « utilité »*: the reported clause has no
    *avoir*, or its subject is a thing that says nothing (*que l'eau avait baissé mais démenti P*).
    """
    other = scene.last_cue_at(s, sign + 1)
    if cue is None or cue.first == cue.head:
        return False
    if other is None:
        joined = _acts(scene, s, sign + 1)
    else:
        held = _has_noun(scene, other)
        governs = "NOUN" in other.frames and _opens_object(scene, s, other.last + 1)
        joined = other.bare and (held or governs)
    if not joined:
        return False
    verbs = (scene.lexicon.auxiliary_forms(scene.lower(s, j)) for j in range(start, sign))
    if all(form.base != "avoir" for forms in verbs for form in forms):
        return True
    subject = clause_subject(scene, s, start, sign) if other is not None and other.core else None
    return subject is not None and not may_talk(subject)


def _has_noun(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the words of a verb hold its object (*présenté ses excuses*)."""
    tail = range(cue.head + 1, cue.last + 1)
    return any(scene.is_a(cue.sentence, j, "determiner") for j in tail)


def _acts(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle with an object stands at a token (*, quitté la salle*)."""
    tokens = scene.tokens(s)
    if j + 1 >= len(tokens) or tokens[j].quoted is not None or tokens[j].pos == "DET":
        return False
    if scene.is_a(s, j, "preposition"):
        return False  # « , malgré les risques »
    counts = _opens_object(scene, s, j + 1) and not scene.is_a(s, j + 1, "determiner")
    return tokens[j].lower.endswith("é") and (counts or tokens[j + 1].lower in _ARTICLES)


def _opens_object(scene: Scene, s: int, j: int) -> bool:
    """Return whether a determiner or a number stands at a token (*présenté douze mesures*)."""
    return (
        scene.is_a(s, j, "determiner") or scene.is_a(s, j, "numeral") or scene.lower(s, j).isdigit()
    )
