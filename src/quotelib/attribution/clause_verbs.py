"""The verbs of a stretch of words: whether it is a clause, and whether it still waits for one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from .scene import is_finite
from .steps import QUE, WHILE, is_inflected, is_verbal, names_some, skip, skip_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import Token
    from .scene import Scene

_THIRD = 3
__all__ = [
    "awaits_verb",
    "first_verb",
    "goes_with_verb",
    "has_main_verb",
    "is_pending",
    "is_whole",
    "limits",
    "predicate_follows",
    "second_verb",
]

_COORDINATORS = frozenset({"et", "mais", "puis", "ou"})
_REFLEXIVES = frozenset({"se", "s'"})
_CLITICS = _REFLEXIVES | {"le", "la", "l'", "les", "lui", "leur", "y"}
_IF = frozenset({"s'"})
_AFTER_IF = frozenset({"il", "ils", "en", "y"})
_NONFINITE = ("er", "ir", "re", "ant")
_OPEN = frozenset({"VERB", "NOUN", "ADJ"})
_ADDING = frozenset({"ainsi", "autant"})
_NO_VERBS = ("preposition", "adverb", "time", "determiner", "conjunction", "subordinator")
_NE = frozenset({"ne", "n'"})
_AS = ("en", "tant")
_STOPS = frozenset({",", ";", ":"})
_NEAR = 6
_SHORT, _LONG_QUOTED, _COMPARED, _EXCEPTED, _LAST = 12, 5, 3, 5, 2


def second_verb(scene: Scene, s: int, first: int, end: int) -> int | None:
    """Return the second finite verb group of a stretch: the one that the whole is subject of.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch.
        end: Index after its last token.

    Returns:
        The token at which the group starts, its negation included; ``None`` for a single verb.
    """
    tokens = scene.tokens(s)
    start, main = None, False
    pending = 0  # words that open a clause under the first, whose verb is still to come
    openers = closed_class("clause_opener") | _REFLEXIVES
    for token in tokens[first:end]:
        j = token.index
        if token.lower in openers and j > first and _opens_under(scene, s, j):
            pending += 1
        elif (
            not is_inflected(token)
            and not (j > 0 and tokens[j - 1].lower in _CLITICS and _is_bound(tokens, j))
        ) or goes_with_verb(scene, s, first, j):
            continue
        elif pending:
            pending -= 1
        elif main:
            start = token.index
            break
        else:
            main = True
    if start is None:
        return None
    while start > first and (
        tokens[start - 1].lower in _REFLEXIVES or tokens[start - 1].lower in _NE
    ):
        start -= 1
    return start


def _opens_under(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word opens a clause under another, *s'* before *il* among them."""
    if scene.lower(s, j) in _REFLEXIVES:
        return scene.lower(s, j + 1) in ("il", "ils")
    if limits(scene, s, j):
        return False
    return scene.is_a(s, j, "clause_opener")


def limits(scene: Scene, s: int, j: int) -> bool:
    """Return whether *que* compares, excepts or follows *en tant*, and needs no verb.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether *plus*, *autre* or the like stands shortly before it (*plus vite que prévu*), *ne*
        before the verb before it (*n'a duré que deux mois*), or *ainsi* (*, ainsi que Léa,*) or
        *plutôt* right before it.
    """
    if scene.lower(s, j) not in QUE:
        return False
    before = scene.lower(s, j - 1)
    # « c'est ainsi que la mairie voit P » opens a clause
    cleft = scene.lower(s, j - 2) == "est" and scene.lower(s, j - 3) == "c'"
    adds = before in _ADDING and j > 1 and not cleft and scene.mention_at(s, j + 1) is not None
    if adds or before == "plutôt" or (scene.lower(s, j - 2), before) == _AS:
        return True
    for k in range(max(0, j - _COMPARED), j):
        # « le même qu'en mai », but « affirme même que P »
        same = scene.lower(s, k) != "même" or scene.is_a(s, k - 1, "determiner")
        if same and scene.is_a(s, k, "comparative"):
            return True
    for k in range(j - 1, max(-1, j - _EXCEPTED), -1):
        if scene.is_a(s, k, "forclusive") or scene.lower(s, k) in _STOPS:
            return False
        if scene.lower(s, k) in _NE:
            return True
    return False


def _is_bound(tokens: Sequence[Token], j: int) -> bool:
    """Return whether only a finite verb can stand at a token.

    *Se*, or *ne* and a clitic, are before it (*s'amenuise*, *ne l'oublie*).
    """
    if not 0 < j < len(tokens) or tokens[j - 1].lower not in _CLITICS:
        return False
    if tokens[j - 1].lower not in _REFLEXIVES and (j == 1 or tokens[j - 2].lower not in _NE):
        return False
    word = tokens[j].lower
    return word.isalpha() and word not in _AFTER_IF and not word.endswith(_NONFINITE)


def goes_with_verb(scene: Scene, s: int, first: int, j: int) -> bool:
    """Return whether a word goes on with the verb before it, or a preposition governs it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch that counts.
        j: A word in it.

    Returns:
        Whether it is no finite verb of its own, or shares a subject with the one before.
    """
    if j <= first:
        return False
    joint = skip_back(scene, s, j - 1, "object_clitic", "negation")
    joins = joint >= first and scene.lower(s, joint) in _COORDINATORS
    governed = scene.is_a(s, j - 1, "preposition")  # « sous serment »
    return joins or governed or scene.tokens(s)[j - 1].pos == "AUX"


def first_verb(scene: Scene, s: int, first: int, end: int) -> int | None:
    """Return the first finite verb of a stretch outside any clause in it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch.
        end: Index after its last token.

    Returns:
        The verb's token, ``None`` when a subordinate clause comes first.
    """
    tokens = scene.tokens(s)
    for token in tokens[first:end]:
        reflexive = _is_bound(tokens, token.index + 1) if token.index + 1 < end else False
        if scene.is_a(s, token.index, "subordinator") and not reflexive:
            return None  # « s' » is either
        if is_inflected(token):
            return _with_clitics(scene, s, first, token.index)
    return None


def predicate_follows(scene: Scene, s: int, subject: int, j: int) -> bool:
    """Return whether the verb of a subject that ends in quoted words comes (*son « P » irrite*).

    The taggers often miss such a verb; then the sentence has no other, outside of marks.

    Args:
        scene: The text's candidates.
        s: A sentence.
        subject: A token of the subject's head.
        j: The token after the quoted words.

    Returns:
        Whether a verb or its negation or clitic stands there.
    """
    tokens = scene.tokens(s)
    if j >= len(tokens) or tokens[j].quoted is not None:
        return False
    if scene.lower(s, j) in ("ne", "n'") or is_inflected(tokens[j]) or _is_bound(tokens, j + 1):
        return True
    if tokens[j].pos not in _OPEN or scene.is_a(s, j, "preposition"):
        return False
    return not any(is_inflected(t) for t in (*tokens[:subject], *tokens[j:]) if t.quoted is None)


def _with_clitics(scene: Scene, s: int, first: int, verb: int) -> int:
    """Return where the group of a finite verb starts, negation and clitics included."""
    tokens, start = scene.tokens(s), verb
    while start - 1 > first and (
        tokens[start - 1].lower in ("ne", "n'")
        or (tokens[start - 1].pos == "PRON" and scene.is_a(s, start - 1, "object_clitic"))
    ):
        start -= 1
    return start


def is_pending(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a clause that a conjunction or relative opened still waits for its verb.

    After *depuis que le porte-parole, Luc Perrin,* the verb to come belongs to that clause.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Returns:
        Whether no finite verb stands after the last word that opens a clause.
    """
    tokens = scene.tokens(s)
    opener = scene.last_of(s, closed_class("subordinator"), begin, end)
    if opener is None or tokens[opener].quoted is not None:
        return False
    word = tokens[opener].lower
    if word in ("si", "comme", "quoi"):
        return False  # also adverbs and prepositions; « faute de quoi, prévient X, P »
    if scene.has_verb(s, opener + 1, end) or limits(scene, s, opener):
        return False
    if any(map(is_finite, scene.verb_cues(s, opener + 1, end))):
        return False
    if names_some(scene, s, opener):
        return False  # « Dix personnes sont blessées, dont une gravement »
    if word == "qui" and _is_predicate(scene, s, opener + 1, end):
        return False  # « P, ce qui change tout », whose verb the taggers take for a noun
    if word == "qui" and opener > begin and min(end, len(tokens)) - 1 - opener < _NEAR:
        return True  # « la Chambre, qui en mai, réclamait un vote »
    if scene.lower(s, opener + 1) == ",":
        return True  # « les parents qui, depuis mars, dénoncent X »
    subject = scene.mention_at(s, opener + 1)
    if subject is None:
        return False
    # « C'est la raison pour laquelle le prix change, dit X »: only an apposition parts a subject
    # from its verb, so that the taggers have missed one.
    whole = scene.has_verb(s, begin, opener) and end - subject.last <= _LAST
    return not whole or any(scene.lower(s, j) == "," for j in range(subject.first, end))


def _is_predicate(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether a word right behind *qui*, with one that it governs, can only be its verb."""
    verb = skip(scene, s, j, "object_clitic", "negation")
    plain = verb + 1 < end and scene.tokens(s)[verb].pos in _OPEN
    return plain and not any(scene.is_a(s, verb, name) for name in _NO_VERBS)


def awaits_verb(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a second subject of a stretch still waits for its verb.

    After *l'usine ferme, et le maire, élu en mai,* the verb to come is that of *le maire*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Returns:
        Whether *et* and a noun phrase with an apposition or relative stand at its end.
    """
    joins = (j for j in range(end - 1, begin, -1) if scene.lower(s, j) in ("et", "mais"))
    joint = next(joins, None)
    subject = None if joint is None else scene.mention_at(s, joint + 1)
    if joint is None or subject is None or scene.lower(s, joint - 1) != ",":
        return False
    return scene.lower(s, subject.last + 1) == "," and subject.last + 1 < end


def is_whole(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch is a clause of its own.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Returns:
        Whether it holds a finite verb under no relative, or quoted words that weigh as much.
    """
    tokens = scene.tokens(s)[begin:end]
    quoted = Counter(t.quoted for t in tokens if t.quoted is not None)
    for index in tuple(quoted):
        first = scene.spans[index].span.text.lstrip()[:1]
        if first.isupper() and not any(is_verbal(t) for t in tokens if t.quoted == index):
            del quoted[index]  # a title or name
    if quoted and (end - begin < _SHORT or max(quoted.values()) >= _LONG_QUOTED):
        return True
    return has_main_verb(scene, s, begin, end)


def has_main_verb(scene: Scene, s: int, begin: int, end: int) -> bool:
    """Return whether a stretch has the verb of a clause.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the stretch.
        end: Index after its last token.

    Returns:
        Whether it holds a finite verb that no relative takes, or quoted words alone.
    """
    tokens = scene.tokens(s)[begin:end]
    if all(t.quoted is not None for t in tokens if t.form.isalnum()):
        return True
    verb = scene.first_verb(s, begin, end)
    if verb is None:
        return False
    openers = closed_classes("lequel", "clause_opener") | _IF
    if scene.first_of(s, openers, begin, verb.index) is None:
        return True
    pending, under, awaiting = 0, False, False
    for token in tokens:
        word = token.lower
        if word == ",":
            # « Le club, dont le choix de fermer, juste avant Noël, a été moqué, envisage X »
            pending, under = pending if awaiting else 0, False
        elif word in openers and _opens_clause(scene, s, token.index, end):
            pending, under = pending + 1, True
            awaiting = word == "dont"
        elif (
            not pending
            and tokens[max(0, token.index - begin - 1)].form == ","
            and _may_be_finite(scene, word)
        ):
            return True  # « Le club, qui perd, proteste contre l'amende », tagged as an adjective
        elif is_inflected(token) and not (under and _is_no_main(scene, s, begin, token.index)):
            if not pending:
                return True
            pending -= 1  # « Le patron qui avait fermé l'usine est mort »
            awaiting = False
    return False


def _may_be_finite(scene: Scene, word: str) -> bool:
    """Return whether a word is the third person of a verb and no noun, whatever the tagger says."""
    if word in scene.lexicon.nouns or scene.lexicon.source_noun(word) is not None:
        return False
    return any(form.person == _THIRD for form in scene.lexicon.verb_forms(word))


def _is_no_main(scene: Scene, s: int, begin: int, j: int) -> bool:
    """Return whether a verb after a relative is not that of the clause around it.

    It goes on with the verb of the relative, or is an adjective after its noun at the end of the
    stretch, which the taggers take for a verb (*dans leur vie quotidienne,*).
    """
    following = scene.lower(s, j + 1)
    last = scene.tokens(s)[j].pos != "AUX" and not following[:1].isalnum()
    return last or goes_with_verb(scene, s, begin, j)


def _opens_clause(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether an opener of clauses opens one, *que* only in *alors que P, …*."""
    word = scene.lower(s, j)
    if word in _IF:
        return scene.lower(s, j + 1) in ("il", "ils")
    if names_some(scene, s, j):
        return False
    if word not in QUE:
        return True
    ahead = scene.tokens(s)[j:end]
    if scene.lower(s, j - 1) not in WHILE:
        # « un essai que lui consacre la revue », « s'il admet que P »; a verb that the taggers miss
        # before it is the main one
        missed = scene.last_cue_at(s, j - 1)
        main = missed is not None and is_finite(missed) and not is_inflected(scene.tokens(s)[j - 1])
        return not main and any(map(is_inflected, ahead)) and not limits(scene, s, j)
    return any(token.form == "," for token in ahead)
