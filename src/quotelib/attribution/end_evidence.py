"""What speaks for and against a reported clause ending at a place of its sentence.

The names of the features are those of ``data/end_weights.tsv``:

``sign_X``, ``joint_X``    the sign and the coordinator at which it would end; ``end`` of sentence
``then_X``                 what stands after them: ``relative``, ``verb``, ``clause``, ``phrase`` …;
                           also together with the sign or coordinator (``comma:phrase``)
``uncued:X``               the sign or coordinator, where no verb reports the clause;
``participle:X``           where a participle does; ``explained``: by a colon behind marks
``colon_X``                what follows a colon: a clause, one with the first marks, or a phrase
``inner``, ``gerund``      a place, means or company after a comma; *en* and a participle there
``against``                what sets two things against each other; with marks in it; ``although``,
                           ``sums_up`` (*ce qui*); ``:returns`` in the tense of the narration
``unowned``                words in marks that no verb behind them can report
``only_is``                one that says what something is, behind a verb for what was done
``unspoken``               a joined verb of saying that a thing cannot be the subject of
``fits_X``                 whether a joined verb has the tense of the clause or of the report
``supposed:X``             a joined verb says what may or must be (*et peut être dangereux*)
``aside:X``                a relative or a participle that the author adds to quoted words
``sequence:X``             a verb set back after a report in the passé composé
``again``                  a second *que* or infinitive after the first
``agrees:X``               whether a verb there can have the subject of the reporting verb
``rule_X``                 what `boundaries` sees there, ``rule_any`` for whatever it is
``so_far_X``, ``rest_X``   what the clause holds before and after the place
``time_X``                 tenses on both sides: set back (*qu'il partait*) or narrating
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood, Tense
from . import boundaries
from .author_adds import added, is_of_others, says_of_it
from .clause_verbs import has_main_verb
from .comments import as_told, comments, comments_on, is_answered, is_told_of, names_anew
from .end_sides import explained, is_unowned, rest, resumes, so_far, times
from .further_words import (
    only_reporter_leaves,
    only_reporter_speaks,
    reports_again,
    speaks_further,
    tells_of_subject,
)
from .inner_sources import joins_sourced
from .joined_participles import takes_object
from .object_ends import names_medium
from .occasions import is_occasion, is_told_on
from .openings import Opening, sign_at
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    DE,
    PARTICIPLES,
    QUE,
    SET_BACK,
    WHILE,
    governs_object,
    is_infinitive,
    is_inflected,
    skip,
    starts_infinitive,
    verb_follows,
)
from .tenses import after_participle, fits_in_time, leaves_wish, supposes
from .time_and_manner import dates_by, describes_speaker, happens_meanwhile, says_meanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models.records import Token
    from .scene import Scene

__all__ = ["Features", "features_of"]

Features = dict[str, float]

_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL})
_LONG, _NEAR_MARKS = 20, 4
_ASIDES = frozenset({"relative", "past_participle"})
_CONDITIONAL = ("rait", "raient")
_LEADS_INFINITIVE = frozenset({"sans", "pour", "afin", "avant"})
_TAKEN_UP = ("against", "sums_up")
_ITSELF = frozenset({"il", "elle", "ils", "elles"})
_LINKS = DE | {"à"}


def features_of(opening: Opening, j: int) -> Features:
    """Return what holds if a clause ends before a token.

    Args:
        opening: Where it starts.
        j: One of `ends`.

    Returns:
        Feature → 1.
    """
    names = _of_end(opening) if j >= opening.last else _of_place(opening, j)
    return dict.fromkeys(names, 1.0)


def _of_end(opening: Opening) -> list[str]:
    """Return the features of the end of the sentence."""
    found = ["sign_end", *_manner(opening, "end")]
    if opening.last - opening.start > _LONG:
        found.append("sign_end:long")
    return found


def _of_place(opening: Opening, j: int) -> list[str]:
    """Return the features of a place inside the sentence."""
    scene, s = opening.scene, opening.s
    sign = sign_at(scene.tokens(s), j)
    k = j if sign == "none" else j + 1
    joint = scene.lower(s, k) if scene.is_a(s, k, "conjunction") else ""
    first = k + 1 if joint else k
    then = list(_then(scene, s, first))
    lead = joint or sign
    found = [f"sign_{sign}", f"joint_{lead}"]
    found += [f"then_{name}" for name in then]
    found += [f"{lead}:{name}" for name in then]
    marks = first if "marks" in then else _marks_behind(scene, s, first, joint)
    if marks is not None and is_unowned(opening, marks):
        found.append("unowned")
    found += (led := list(_led_infinitive(scene, s, first, lead)))
    found += _words(opening, first, sign)
    found += _again(opening, first)
    found += _agreement(opening, lead, first)
    found += _manner(opening, lead)
    found += _rules(opening, j, sign=sign, joint=k if joint else None)
    found += so_far(opening, j)
    found += rest(opening, first)
    if lead == "comma":
        found += (f"aside:{name}" for name in then if _is_aside(opening, j, first, name))
    if lead != "none" and "preposition" not in then and not led:
        found += times(opening, j, first)
        returns = "time_returns" in found
        if returns and not _is_quoted(scene, s, first):
            found += [f"{name}:returns" for name in _TAKEN_UP if name in found]
    return found


def _marks_behind(scene: Scene, s: int, first: int, joint: str) -> int | None:
    """Return where marks open behind *et* and an adverb or auxiliary (*, et parfois même « P »*).

    A participle in marks is no act of the narrator's (*et a « refusé d'agir »*).
    """
    at = skip(scene, s, first, "adverb") if joint else first
    if joint and scene.lexicon.auxiliary_forms(scene.lower(s, at)):
        at += 1
    return at if at > first and _is_quoted(scene, s, at) else None


def _manner(opening: Opening, lead: str) -> Iterator[str]:
    """Yield a sign together with what reports the clause: no verb, or one that is a participle."""
    if opening.cue is None:
        yield f"uncued:{lead}"
    elif opening.cue.cue.mood is Mood.PARTICIPLE:
        yield f"participle:{lead}"


def _agreement(opening: Opening, lead: str, first: int) -> Iterator[str]:
    """Yield whether a verb without subject follows that can have that of the reporting verb."""
    scene, s, cue = opening.scene, opening.s, opening.cue
    tokens, j = scene.tokens(s), skip(scene, s, first, *BEFORE_VERB)
    other = scene.cue_at(s, j) or scene.last_cue_at(s, first)
    finite = j < len(tokens) and (
        is_inflected(tokens[j]) or (other is not None and is_finite(other))
    )
    if cue is None or not finite:
        return
    if cue.cue.mood not in _FINITE:
        yield from after_participle(opening, lead, first, tokens[j])
        return
    if other is not None and only_reporter_speaks(opening, first, other):
        yield f"unspoken:{lead}"
    compound = tokens[cue.head].index != cue.first and tokens[j].pos == "AUX"
    simple = cue.first == cue.head and tokens[j].pos != "AUX"
    told_then = cue.first < cue.head and cue.cue.tense is Tense.PAST
    if told_then and tokens[j].pos != "AUX" and tokens[j].lower.endswith(SET_BACK):
        yield f"sequence:{lead}"  # « a affirmé que P, et ne présentait pas de danger »
    elif (fits := _fit_in_time(opening, first, tokens[j])) is not None:
        yield f"{fits}:{lead}"
    elif supposes(scene, s, tokens[j]):
        yield f"supposed:{lead}"
    same = other is not None and other.cue.tense is cue.cue.tense and other.number is cue.number
    if same or (compound and tokens[j].lower in {t.lower for t in tokens[cue.first : cue.head]}):
        yield f"agrees:{lead}"
    elif simple:
        yield f"may_agree:{lead}"
    else:
        yield f"disagrees:{lead}"


def _fit_in_time(opening: Opening, first: int, joined: Token) -> str | None:
    """Return what a joined verb goes on with by its tense: the clause, if any verb of it fits."""
    scene, s, cue = opening.scene, opening.s, opening.cue
    if cue is None:
        return None
    told = [token for token in scene.tokens(s)[opening.start : first] if is_inflected(token)]
    fits = [fits_in_time(scene, cue, verb, joined) for verb in (*told[:1], *told[-1:])]
    best = [name for name in ("fits_ahead", "fits_clause") if name in fits]
    return next(iter([*best, *fits]), None)


def _then(scene: Scene, s: int, k: int) -> Iterator[str]:
    """Yield what kinds of thing start at a token."""
    tokens = scene.tokens(s)
    if k >= len(tokens):
        return
    token = tokens[k]
    if token.placeholder is not None:
        yield "quotation"
    if token.quoted is not None and (k == 0 or tokens[k - 1].quoted != token.quoted):
        yield "marks"
    cue = scene.last_cue_at(s, k)
    if cue is not None and cue.cue.kind is not CueKind.NOUN:
        marked = cue.reflexive and scene.has_marks(s, k, cue.last + _NEAR_MARKS)
        yield "cue" if cue.core or marked else "weak_cue"  # « , se définissant comme « P » »
    word = _named(token.lower)
    if token.lower == "s'" and scene.lower(s, k + 1) not in ("il", "ils", ""):
        word, k = None, k + 1  # « , s'attirant des huées »
    if word is not None:
        yield word
    elif verb_follows(scene, s, k, *BEFORE_VERB) or (cue is not None and is_finite(cue)):
        yield "verb"
    elif scene.lower(s, k - 1) == "et" and governs_object(scene, s, k):
        yield "verb"  # « et quitte la salle », which the taggers misread
    elif is_infinitive(scene, s, k):
        yield "infinitive"
    else:
        yield _phrase(scene, s, k)


def _named(word: str) -> str | None:
    """Return the class of a word that opens a clause or phrase."""
    for name in ("relative", "preposition", "subordinator", "boundary_word"):
        if word in closed_class(name):
            return name
    return None


def _is_aside(opening: Opening, j: int, first: int, name: str) -> bool:
    """Return whether a relative or participle behind quoted words and a comma has no marks.

    *dénonce le « mépris » de la mairie, qui compte deux agents*: the author explains a name.
    """
    tokens = opening.scene.tokens(opening.s)
    if name not in _ASIDES or tokens[j - 1].quoted is not None:
        return False  # « un maire « généreux », qui invitait ses amis »: it is the mayor's portrait
    rest = tokens[first : opening.last]
    if any(t.quoted is not None for t in rest) or not any(
        t.quoted is not None for t in tokens[opening.start : j]
    ):
        return False
    # « qui serait » tells what somebody says
    return not any(t.lower.endswith(_CONDITIONAL) and is_inflected(t) for t in rest)


def _led_infinitive(scene: Scene, s: int, k: int, lead: str) -> Iterator[str]:
    """Yield that *sans*, *pour*, *afin de* or *avant de* and an infinitive follow."""
    word = scene.lower(s, k)
    if word not in _LEADS_INFINITIVE:
        return
    if starts_infinitive(scene, s, k + 1 + (scene.lower(s, k + 1) in DE)):
        yield f"led:{word}"
        yield f"led:{lead}"


def _words(opening: Opening, k: int, sign: str) -> Iterator[str]:
    """Yield the kind of phrase that the word at a place opens, and what a colon introduces."""
    scene, s = opening.scene, opening.s
    words = scene.sentences[s].words
    word, following = words[k], words[k + 1]
    if sign == "colon":
        told = "uncued" if opening.cue is None else "cued"
        yield from (f"colon_{name}:{told}" for name in explained(opening, k))
    if f"{word} {following}" in closed_class("subordinating_phrase"):
        marked = any(t.quoted is not None for t in scene.tokens(s)[k + 2 : opening.last])
        others = any(c.core and is_finite(c) for c in scene.verb_cues(s, k + 2, opening.last))
        yield "against:marks" if marked and not others else "against"
        if opening.cue is None and sign == "comma" and words[k + 2] not in _ITSELF:
            yield "uncued:against"  # « relaie l'appel de X à P, tandis que Y »
        if word == "bien":
            yield "although"
    elif word == "ce" and following == "qui" and not comments(scene, s, k):
        yield "sums_up"
    if word == "en" and following.endswith("ant"):
        yield "gerund"
    elif sign == "comma" and word in closed_class("inner_preposition"):
        if names_medium(scene, s, k) or is_told_on(scene, s, k):
            yield "medium"
        elif following == "cours" or not is_occasion(scene, s, k):
            yield "inner"


def _again(opening: Opening, k: int) -> Iterator[str]:
    """Yield that what follows is of the same form as what is reported: *que* or an infinitive."""
    scene, s, start = opening.scene, opening.s, opening.start
    words = scene.sentences[s].words
    link, word = words[start - 1], words[k]
    bare = k + 1 if word == link and link in _LINKS else k
    que = link in QUE and word in QUE and not is_told_of(scene, s, start, k)
    if que or (starts_infinitive(scene, s, start) and starts_infinitive(scene, s, bare)):
        yield "again"


def _phrase(scene: Scene, s: int, k: int) -> str:
    """Return the kind of a noun phrase, adjective or participle that follows."""
    token, mention = scene.tokens(s)[k], scene.mention_at(s, k)
    if mention is not None:
        subject = verb_follows(scene, s, mention.last + 1, *BEFORE_VERB)
        return "clause" if subject else "phrase"
    if token.lower.endswith("ant"):
        return "present_participle"
    if token.pos in ("VERB", "ADJ") and token.lower.endswith(PARTICIPLES):
        return "past_participle"
    return "other"


def _rules(opening: Opening, j: int, *, sign: str, joint: int | None) -> Iterator[str]:
    """Yield the boundaries that are seen at a place."""
    scene, s, start, cue = opening.scene, opening.s, opening.start, opening.cue
    k = j + 1
    checks = []
    if sign in ("comma", "dash"):
        tells = cue is None and boundaries.tells_of_report(scene, s, start, j)
        comment = not _is_quoted(scene, s, k) and (
            comments(scene, s, k) or comments_on(scene, s, k)
        )
        incise = boundaries.inverted_report(scene, s, start, j, cue)
        told = scene.last_cue_at(s, k) if incise else None
        checks += [
            ("comments", comment),
            ("told_of", is_told_of(scene, s, start, k)),
            ("withholds", boundaries.withholds(scene, s, k)),
            ("adjunct", boundaries.adjunct(scene, s, k) and not tells_of_subject(opening, k)),
            ("dated", dates_by(scene, s, k) and not resumes(scene, s, k, opening.last)),
            ("speaker", describes_speaker(scene, s, k, opening.last)),
            ("participle", boundaries.participle_report(scene, s, k) and not tells),
            ("incise", incise),
            ("vouched", incise and (cue is None or (told is not None and told.clitic is not None))),
            ("second", boundaries.second_report(scene, s, start, j, cue)),
            ("explains", boundaries.explains(scene, s, j)),
            ("as_told", as_told(scene, s, k) and scene.has_verb(s, start, j)),
            ("named", names_anew(scene, s, start, k)),
            ("meanwhile", happens_meanwhile(scene, s, k, cue)),
            ("further", speaks_further(scene, s, start, k, cue)),
            ("object", takes_object(scene, s, start, j, cue)),
            *((name, True) for name in added(scene, s, k, start, cue)),
        ]
    elif sign == "colon":
        anew = k < opening.last and (
            boundaries.starts_anew(scene, s, k) or is_answered(scene, k, opening.last, cue)
        )
        explained = not anew and cue is not None and has_main_verb(scene, s, k, opening.last)
        checks += [("anew", anew), ("explained", explained)]
    elif sign == "none":
        word = scene.lower(s, j)
        checks += [
            ("acts", acts := word == "avant" and boundaries.then_acts(scene, s, k)),
            ("leaves", acts and only_reporter_leaves(opening, j)),
            ("source", boundaries.names_source(scene, s, start, j)),
            ("meantime", word == "tout" and says_meanwhile(scene, s, j)),
            ("in_words", cue is None and word in QUE and says_of_it(scene, s, start, j)),
            ("contrasts", word in WHILE and is_of_others(scene, s, start, j)),
        ]
    if joint is not None:
        checks += _joined(opening, joint)
    checks.append(("cut", j == opening.cut))
    held = [f"rule_{name}" for name, holds in checks if holds]
    return iter([*held, "rule_any"] if held else [])


def _joined(opening: Opening, joint: int) -> list[tuple[str, bool]]:
    """Return the boundaries that may be seen at a coordinator, and whether they are."""
    scene, s, start, cue = opening.scene, opening.s, opening.start, opening.cue
    return [
        ("withholds", boundaries.withholds(scene, s, joint + 1)),
        ("second", boundaries.second_report(scene, s, start, joint, cue)),
        ("object", takes_object(scene, s, start, joint, cue)),
        ("closes", boundaries.closes_quoted(scene, s, start, joint)),
        ("returns", boundaries.returns_in_time(scene, s, start, joint, cue)),
        ("fact", leaves_wish(scene, s, start, joint, opening.last)),
        ("outer", boundaries.returns_to_que(scene, s, start, joint, cue)),
        ("participle", boundaries.participle_report(scene, s, joint + 1)),
        ("acts", boundaries.narrates(scene, s, start, joint)),
        ("further", reports_again(scene, s, start, joint, cue)),
        ("source", joins_sourced(scene, s, joint)),
    ]


def _is_quoted(scene: Scene, s: int, k: int) -> bool:
    """Return whether marks open at a token: the words are those of whoever says the clause."""
    tokens = scene.tokens(s)
    return k < len(tokens) and tokens[k].quoted not in (None, tokens[k - 1].quoted)
