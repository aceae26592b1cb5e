"""What stands before *selon X*: the clause that X vouches for, or what leads to one behind him."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..lexicon.words import closed_classes
from ..models import CueKind
from .clause_verbs import has_main_verb
from .detached import opens_clause, reads_as_clause
from .framed_words import CONNECTORS, frame_start, sentence_start, words_in
from .fronting import starts_clause
from .phrases import is_time
from .sentence_ends import sentence_end
from .steps import (
    COMMA,
    INCISE_SIGNS,
    QUE,
    WHILE,
    clause_at,
    quoted_start,
    skip_back,
)

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = [
    "apposed_comment",
    "chosen_words",
    "clause_before",
    "comment_start",
    "holds_words",
    "leads_on",
    "worded_start",
]

_CONNECTING = frozenset({"ADV", "CCONJ", "ADP", "SCONJ"})
_CONNECTOR, _NEAR = 2, 3
_WORDS = frozenset({"dixit", "mot", "mots", "terme", "termes", "expression", "formule", "image"})
_TURNS = frozenset({"mais", "or", "et"})


def leads_on(scene: Scene, cue: CueMatch, before: tuple[int, int], after: int) -> bool:
    """Return whether the words before *selon X* leave the clause behind it to X.

    Args:
        scene: The text's candidates.
        cue: A prepositional cue.
        before: What stands before it: first token, and the sign or cue after the last.
        after: Index after its source.

    Returns:
        Whether the author sets another clause beside that one, the words are no clause and quoted
        words open one, or they announce it.
    """
    return (
        _is_set_beside(scene, cue.sentence, before[1], after)
        or _opens_late(scene, cue, before, after)
        or _is_label(scene, cue, before, after)
        or _turns_to_clause(scene, cue, before, after)
        or _adds_clause(scene, cue, before, after)
    )


def _opens_late(scene: Scene, cue: CueMatch, before: tuple[int, int], after: int) -> bool:
    """Return whether a clause starts behind a source though words stand before *selon*.

    *À ce titre, selon X « l'affaire » est loin d'être finie*
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if after >= len(tokens) or tokens[after].quoted is None or scene.has_verb(s, *before):
        return False
    return cue.core and starts_clause(scene, s, after)


def _is_label(scene: Scene, cue: CueMatch, before: tuple[int, int], after: int) -> bool:
    """Return whether what stands before *selon X* announces a clause that says it.

    *Résultat, selon X, P*; *La raison, selon X : P*; but *Lyon, selon X, est sûre*
    """
    s, (begin, opening) = cue.sentence, before
    tokens = scene.tokens(s)
    if not cue.core or opening == cue.first or scene.has_verb(s, begin, opening):
        return False
    if scene.has_marks(s, begin, opening):
        return False
    if scene.lower(s, after) == ":":
        return scene.has_verb(s, after + 1, sentence_end(scene, s))
    lone = opening - begin == 1 and tokens[begin].pos == "NOUN" and not is_time(scene, s, begin)
    if not lone or scene.lower(s, after) != ",":
        return False
    return reads_as_clause(scene, s, after + 1, sentence_end(scene, s))


def _turns_to_clause(scene: Scene, cue: CueMatch, before: tuple[int, int], after: int) -> bool:
    """Return whether *mais* or *et* joins the clause that X vouches for to words without a verb.

    *Aucun blessé mais selon X, P*; in *Un projet utile mais, selon X, coûteux* no clause follows.
    """
    s, (begin, opening) = cue.sentence, before
    joint = cue.first - 1
    if scene.lower(s, joint) == ",":
        joint = opening - 1
    if not cue.core or scene.lower(s, joint) not in _TURNS or scene.lower(s, after) != ",":
        return False
    if scene.has_verb(s, begin, joint) or scene.has_marks(s, begin, after):
        return False
    if any(c.cue.kind is CueKind.PREPOSITION and c.last < joint for c in scene.cues[s]):
        return False  # « Selon la mairie et selon les syndicats, P »
    return opens_clause(scene, s, after + 1)


def _adds_clause(scene: Scene, cue: CueMatch, before: tuple[int, int], after: int) -> bool:
    """Return whether a comma and *et* join the clause behind a source (*P0, et selon X, P*)."""
    s, joint = cue.sentence, cue.first - 1
    if before[1] != joint - 1 or scene.lower(s, joint) not in _TURNS:
        return False
    comma = scene.lower(s, after) == ","
    return opens_clause(scene, s, after + 1) if comma else starts_clause(scene, s, after)


def clause_before(scene: Scene, s: int, end: int) -> tuple[int, int] | None:
    """Return the clause before *selon X*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index of the cue.

    Returns:
        Its first token and the sign or cue after the last, ``None`` when the phrase opens its
        clause.
    """
    tokens = scene.tokens(s)
    opening = end - 1
    if opening < 0:
        return None
    while tokens[opening].form not in INCISE_SIGNS and _only_modifies(scene, s, opening, end):
        opening -= 1  # « P, toujours selon X »; « P, du moins selon X »
    if tokens[opening].form not in INCISE_SIGNS:
        opening = end
    begin = frame_start(scene, s, opening)
    words = list(itertools.islice(words_in(scene, s, begin, opening), _CONNECTOR + 1))
    connector = len(words) <= _CONNECTOR and all(
        t.pos in _CONNECTING
        or scene.is_a(s, t.index, "adverb")
        or scene.is_a(s, t.index, "conjunction")
        for t in words
    )
    if connector or _joins_clause(scene, s, begin, opening):
        return None
    return sentence_start(scene, s, opening), opening


def _only_modifies(scene: Scene, s: int, j: int, end: int) -> bool:
    """Return whether a word before *selon X* says how far X vouches for the clause."""
    return j > 0 and end - j <= _CONNECTOR and scene.is_a(s, j, "restricting_word")


def _is_set_beside(scene: Scene, s: int, opening: int, after: int) -> bool:
    """Return whether the author sets a clause beside the one that X vouches for.

    *Alors que le scrutin approche, selon X, P*: what comes before *selon X* is not X's.
    """
    begin = frame_start(scene, s, opening)
    beside = scene.lower(s, begin) in WHILE and scene.lower(s, begin + 1) in QUE
    return beside and scene.lower(s, after) == "," and clause_at(scene, s, after + 1)


def _joins_clause(scene: Scene, s: int, begin: int, opening: int) -> bool:
    """Return whether a clause and a word that joins another stand there (*P0, mais, selon X, P*).

    In *selon la mairie et selon les syndicats* two sources are joined.
    """
    tokens, last = scene.tokens(s), opening - 1
    if scene.lower(s, last) not in CONNECTORS or tokens[last].quoted is not None:
        return False
    sources = (
        cue for cue in scene.cues[s] if cue.cue.kind is CueKind.PREPOSITION and cue.first < last
    )
    nearest = max((cue.last for cue in sources), default=begin)
    return scene.has_verb(s, nearest, last)


def worded_start(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where a relative or an object starts that holds the words which a source has chosen.

    *Les élus rejettent une loi qui « ruine les villages », selon les mots de X*; *Le film, montrant
    une « bande de lâches », dixit X, a déplu*

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        end: The sign after it.

    Returns:
        The token after its pronoun, the first one of what a participle behind a comma governs,
        ``begin`` where the clause around it has quoted words as well.
    """
    tokens = scene.tokens(s)
    marked = [t.index for t in tokens[begin:end] if t.quoted is not None]
    if not marked or marked[-1] != end - 1:
        return begin
    governed = _governed_start(scene, s, begin, marked[0])
    if governed is not None:
        return governed
    relative = marked[0] - 1
    while relative > begin and tokens[relative].form != "," and tokens[relative].lower != "qui":
        relative -= 1
    opens = tokens[relative].lower == "qui" and scene.has_verb(s, begin, relative)
    return relative + 1 if opens else begin


def chosen_words(scene: Scene, cue: CueMatch, begin: int, end: int) -> tuple[int, int] | None:
    """Return the noun phrase in marks of which alone *selon les mots de X* tells whose it is.

    *Au terme d'un débat « vif », dixit X, la loi est passée*: no verb stands before it.

    Args:
        scene: The text's candidates.
        cue: The preposition with its words.
        begin: First token of what stands before the source.
        end: The sign before it.
    """
    if _WORDS.isdisjoint(cue.cue.lemma.replace("'", " ").split()):
        return None
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if end <= begin or tokens[end - 1].quoted is None or scene.has_verb(s, begin, end):
        return None
    if scene.first_of(s, COMMA, begin, end) is not None:
        return None  # « La ville ressemble, le soir, à « un décor » »: the taggers miss the verb
    start = quoted_start(scene, s, end - 1)
    for j in range(start - 1, max(begin, start - _NEAR) - 1, -1):
        if scene.is_a(s, j, "determiner"):
            return j, end
        if not tokens[j].form[0].isalpha():
            break
    return start, end


def holds_words(scene: Scene, s: int, begin: int, low: int) -> bool:
    """Return whether a clause starts at what a participle before it governs.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: Where it starts.
        low: First token of what stands before the source.
    """
    before = scene.tokens(s)[begin - 1]
    return (
        begin > low + 1
        and before.form[-1].isalpha()
        and before.lower != "qui"
        and (scene.is_a(s, begin, "determiner"))
    )


def _governed_start(scene: Scene, s: int, begin: int, first: int) -> int | None:
    """Return where what a participle behind a comma governs starts: before marks that it holds.

    *, mettant en scène une « bande de lâches »*: between the participle and them stands no verb.
    """
    tokens = scene.tokens(s)
    comma = next((j for j in range(first - 1, begin, -1) if tokens[j].form == ","), None)
    if comma is None or not tokens[comma + 1].lower.endswith("ant"):
        return None
    if tokens[comma + 1].pos not in ("VERB", "ADJ") or scene.has_verb(s, comma + 2, first):
        return None
    start = skip_back(scene, s, first - 1, "determiner") + 1
    return start if comma + 1 < start else None


def apposed_comment(scene: Scene, s: int, begin: int, end: int) -> int:
    """Return where what comments on a clause starts behind it (*P, un retard inédit selon X*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        end: Index after the last token before the source.

    Returns:
        The first token of the comment, ``begin`` without one.
    """
    comma = scene.last_of(s, COMMA, begin + 1, end)
    if comma is None or scene.lower(s, comma + 1) not in ("un", "une"):
        return begin
    nouns = closed_classes("commenting_noun", "resumed_noun")
    if not any(scene.lower(s, comma + far) in nouns for far in (2, 3)):
        return begin
    apart = has_main_verb(scene, s, begin, comma) and not scene.has_verb(s, comma + 1, end)
    return comma + 1 if apart else begin


def comment_start(scene: Scene, s: int, begin: int, opening: int) -> int:
    """Return where *ce qui* goes on whose clause comments on words before it, else the start.

    *Malgré les offres de la maire - ce qui a braqué le groupe, selon X*

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        opening: Index after the last token before the source.

    Returns:
        The token behind *ce qui*, ``begin`` without such a comment.
    """
    for j in range(opening - 2, begin + 1, -1):
        if scene.lower(s, j) == "ce" and scene.lower(s, j + 1) == "qui":
            tokens = scene.tokens(s)
            # After a comma both clauses are X's: « Une auto a brûlé, ce qui a coupé la route »
            apart = tokens[j - 1].form in INCISE_SIGNS - {","} and tokens[j].quoted is None
            return j + 2 if apart else begin
    return begin
