"""What somebody says of reported words behind them (*, ce que X dément*; *, comme le dit X*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Act, CueKind
from .phrases import HUMAN
from .scene import is_finite
from .steps import PARTICIPLES, QUE, TO, skip, starts_infinitive

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["as_told", "comments", "comments_on", "is_answered", "is_told_of", "names_anew"]

_COMMENT, _NEAR_CUE, _BARE = 12, 6, 3
_AGREEING = ("ée", "ées", "és")
_TAKEN_UP = QUE | {"dont", "à", "contre", "sur"}
_DESCRIBING = frozenset({"ADJ", "ADV"})
_STATED = (*PARTICIPLES, "ise", "ises", "ites")
_INDEFINITE = frozenset({"un", "une", "des"})
_NAMING = frozenset({"selon", "colon"})
_WHERE = frozenset({"par", "dans", "sur"})


def comments(scene: Scene, s: int, j: int) -> bool:
    """Return whether « ce qui est, selon X » takes the clause up."""
    cue = scene.last_cue_at(s, j + 2)
    return scene.lower(s, j) == "ce" and cue is not None and cue.cue.kind is CueKind.PREPOSITION


def comments_on(scene: Scene, s: int, j: int) -> bool:
    """Return whether somebody else's report on the clause follows (*ce que X dément*).

    Or what has been done because of it.
    """
    if scene.lower(s, j) == "raison":
        return scene.lower(s, j + 1) == "pour"  # « , raison pour laquelle P »
    if scene.lower(s, j) != "ce" or scene.lower(s, j + 1) not in _TAKEN_UP:
        return False
    return any(is_finite(cue) and cue.first <= j + _COMMENT for cue in scene.verb_cues(s, j + 2))


def as_told(scene: Scene, s: int, j: int) -> bool:
    """Return whether a report of the same follows (*, comme l'a dit X*; *, comme X l'a dit*)."""
    if scene.lower(s, j) != "comme":
        return False
    subject = scene.mention_at(s, j + 1)
    first = j + 1 if subject is None else subject.last + 1
    if subject is not None and scene.lower(s, first) != "l'":
        return False
    after = skip(scene, s, first, "object_clitic")
    if scene.lower(s, first) == "l'" and scene.lower(s, after + 1) == "fait":
        return scene.tokens(s)[after].pos == "AUX"  # « , comme l'avait fait X »
    cue = scene.last_cue_at(s, after) or scene.last_cue_at(s, first)
    if cue is None or cue.cue.kind is not CueKind.VERB:
        return False
    if not is_finite(cue):
        # « , comme précisé dans la charte », « , comme annoncé par X »: *prévu* is no word of his
        return cue.bare and cue.core and scene.lower(s, cue.last + 1) in _WHERE
    source = subject or scene.mention_at(s, cue.last + 1)
    # « , comme le prévoit la loi » reports nothing
    return cue.core or source is None or source.kind in HUMAN


def is_told_of(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether an apposition follows that somebody reports on (*, un chiffre que X nie*)."""
    mention = scene.mention_at(s, j)
    tokens, relative = scene.tokens(s), j if mention is None else mention.last + 1
    if _comments_barely(scene, s, j):
        return True
    again = mention is None and scene.lower(s, j) in QUE and scene.lower(s, start - 1) in QUE
    if again and not _agrees_with_object(scene, s, j):
        return False  # a second clause with *que*
    if mention is not None and _names_words(scene, mention):
        return True
    while mention is not None and scene.lower(s, relative) in ("à", "sur", "dans", "même", "-là"):
        relative += 1
    if not scene.is_a(s, relative, "relative") or scene.lower(s, relative) == "qui":
        return False
    for cue in scene.verb_cues(s, relative, min(len(tokens), relative + _COMMENT)):
        if is_finite(cue):
            # « , un pont dont la réouverture est prévue » is no report
            return not cue.passive and not scene.has_verb(s, relative + 1, cue.first)
    return False


def _names_words(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether an indefinite noun of speech takes the clause up (*, une promesse vaine*).

    *repose sur un constat, une idée simple* goes on with an object of its own.
    """
    s, j = mention.sentence, mention.first
    if not scene.is_a(s, j, "indefinite_article"):
        return False
    before = (m for m in scene.mentions_ending(s, j - 2))
    if any(scene.is_a(s, m.first, "indefinite_article") for m in before):
        return False
    noun = scene.lexicon.noun(mention.head)
    return noun is not None and "selon" in noun.frames


def names_anew(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether a noun takes reported words up: that of an act, or of speech with a clause.

    *, propos dont il s'est excusé*; *, des mots qui ont déplu*; *, affirmation jugée hâtive*. In
    *a tenu un discours, propos qui ont déplu* it takes up the noun before it.
    """
    tokens = scene.tokens(s)
    if _alludes(scene, s, j) or _resumes_act(scene, s, start, j):
        return True
    first = j if j >= len(tokens) or tokens[j].lower not in _INDEFINITE else j + 1
    if first >= len(tokens) or tokens[first].pos != "NOUN" or tokens[first].quoted is not None:
        return False
    noun = scene.lexicon.noun(tokens[first].lower)
    if noun is None or noun.act is Act.WRITE:
        return False
    if noun.frames.isdisjoint(_NAMING) or (first > j and noun.act is not Act.SAY):
        return False
    k = first + 1
    while k < len(tokens) and (tokens[k].pos in _DESCRIBING or scene.is_a(s, k, "adverb")):
        if tokens[k].lower.endswith(_STATED):
            break
        k += 1
    relative = scene.is_a(s, k, "relative") and scene.lower(s, k) != "où"
    described = k < len(tokens) and tokens[k].lower.endswith(_STATED)
    if k - first > _BARE or not (relative or described):
        return False
    return not any(scene.lexicon.noun(m.head) for m in scene.mentions_ending(s, j - 2))


def _resumes_act(scene: Scene, s: int, start: int, j: int) -> bool:
    """Return whether *une* and a noun for what is done take an infinitive up.

    *Ils sont invités à partir, une mesure prise en mai*
    """
    words = scene.sentences[s].words
    taken_up = words[j + 1] in closed_class("resuming_noun") and words[j] in _INDEFINITE
    return taken_up and starts_infinitive(scene, s, start)


def _alludes(scene: Scene, s: int, j: int) -> bool:
    """Return whether the author tells what words hint at (*, allusion à peine voilée aux grèves*).

    A noun without article, or with *une*, and *à* behind it say so.
    """
    noun = j + (scene.lower(s, j) in _INDEFINITE)
    if not scene.is_a(s, noun, "alluding_noun") or scene.tokens(s)[noun].quoted is not None:
        return False
    return any(scene.lower(s, k) in TO for k in range(noun + 1, noun + _NEAR_CUE))


def _comments_barely(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun without article and a relative take the clause before them up.

    *, décision que les riverains attendaient*; *, formule polie derrière laquelle X voit Y*
    """
    tokens = scene.tokens(s)
    if j + 1 >= len(tokens) or tokens[j].pos != "NOUN" or tokens[j].quoted is not None:
        return False
    k = j + 1
    while k + 1 < len(tokens) and (tokens[k].pos == "ADJ" or scene.is_a(s, k, "preposition")):
        k += 1
    return k - j <= _BARE and scene.is_a(s, k, "relative") and scene.lower(s, k) != "où"


def _agrees_with_object(scene: Scene, s: int, relative: int) -> bool:
    """Return whether a participle shows that *que* is its object (*qu'il avait qualifiée de*)."""
    ahead = scene.verb_cues(s, relative + 1, min(len(scene.tokens(s)), relative + _NEAR_CUE))
    return any(is_finite(cue) and cue.cue.text.endswith(_AGREEING) for cue in ahead)


def is_answered(scene: Scene, j: int, last: int, cue: CueMatch | None) -> bool:
    """Return whether what a colon opens behind a report is no part of it.

    Args:
        scene: The text's candidates.
        j: The token behind the colon.
        last: Index after the last token of the sentence.
        cue: The verb that reports, if one does.

    Returns:
        Whether the author judges (*: c'est faux*), what is denied is set right, or words of its own
        tell whose that is (*: en mai, dit-elle, P*; *: selon lui, P*).
    """
    if cue is None:
        return False
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is not None and verb.negative:
        return True
    if scene.lower(s, j) in ("c'", "ce") and scene.is_a(s, j + 2, "verdict_word"):
        return True
    return any(
        other.clitic is not None or (other.core and other.cue.kind is CueKind.PREPOSITION)
        for other in scene.cues[s]
        if j <= other.first < last
    )
