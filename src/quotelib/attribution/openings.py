"""Where a reported clause starts, and the places at which it may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models.evolve import evolve
from . import boundaries
from .act_adjuncts import awaits_predicate
from .added_clauses import last_added, last_infinitive
from .clause_verbs import has_main_verb
from .gaps import before_gap
from .inner_sources import source_end, waits_past
from .joined_participles import goes_back, goes_on
from .main_clauses import before_main
from .next_report import before_next_report
from .occasions import before_occasion
from .scene import is_finite
from .sentence_ends import sentence_end
from .shares import before_share, is_poll
from .steps import (
    BEFORE_VERB,
    DASHES,
    MAX_CLAUSE,
    PARTICIPLES,
    QUE,
    SIGN_NAMES,
    inner_sentence_end,
    is_inflected,
    number_of,
    quoted_end,
    skip,
    skip_back,
    starts_infinitive,
    verb_follows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..models import Number  # noqa: TC004  used by attrs as a string only
    from ..models.records import CueMatch, Token  # noqa: TC004  used by attrs as a string only
    from .scene import Scene  # noqa: TC004

__all__ = ["Opening", "ends", "sign_at"]

_PAIRED = DASHES | {"(", ")"}
_SEMICOLON = frozenset({";"})
_WAITING = frozenset({"dont", "avec", "dans", "chez", "parmi", "en"})  # words that end no clause
_JOINTS = frozenset({"et", "ou", "mais"})
_OPENERS = ("conjunction", "preposition", "time", "boundary_word")  # of what follows a clause
_SOURCED = frozenset({"selon", "d'", "d'après", "à", "suivant"})
_INSERTION = 12
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "is", "ie", "ies", "u", "us", "ue", "ues")


@attrs.frozen(kw_only=True)
class Opening:
    """Where a reported clause starts.

    Attributes:
        scene: The text's candidates.
        s: A sentence.
        start: First token of the clause.
        cue: The verb that reports it, ``None`` for other cues.
        last: Index after the last token that it can have.
        cut: Where the grammar of the words themselves ends them: before a clause with a subject of
            its own (infinitives), after a noun phrase (objects).
        least: The first index at which they may end.
        resumed: The last token at which a verb without subject goes on with a clause after an
            insertion; the clause does not end before it while it waits for its verb.
        framed: Whether every verb around belongs to the clause, as its frame has no other subject.
        number: Number of the verb that reports; one in another number is not joined to it.
    """

    scene: Scene
    s: int
    start: int
    cue: CueMatch | None
    last: int
    cut: int | None
    least: int
    resumed: int = -1
    framed: bool = False
    number: Number | None = None

    @classmethod
    def of(cls, scene: Scene, s: int, start: int, cue: CueMatch | None) -> Opening:
        """Return an opening with what is looked up once for all ends."""
        tokens, last = scene.tokens(s), min(sentence_end(scene, s), start + MAX_CLAUSE)
        # No reported clause runs over a semicolon, except inside marks.
        semicolons = (
            j
            for j in scene.positions(s, _SEMICOLON)
            if start <= j < last and (j == start or tokens[j].quoted is None)
        )
        last = before_next_report(scene, s, start, next(semicolons, last))
        if cue is not None:
            last = _before_closing(scene, cue, start, last)
        if is_poll(scene, s):
            last = before_share(scene, s, start, last)
        last = before_gap(scene, s, start, last)
        marks = tokens[cue.head].quoted if cue is not None else None
        if marks is not None and start < last and tokens[start].quoted == marks:
            # « « il dit que P », a-t-elle répété »; un élu qui « dit que P. Je n'en crois rien »;
            # but « « demande que la date » du vote « soit revue » »
            closing = min(last, quoted_end(scene, s, start))
            linked = scene.lower(s, start - 1) in QUE
            if not (linked and awaits_predicate(scene, s, start, closing)):
                last = inner_sentence_end(scene, s, start, closing)
        if cue is not None:
            last = before_occasion(scene, s, start, before_main(scene, cue, start, last))
        cut = boundaries.before_clause(scene, s, start, last)
        return cls(
            scene=scene,
            s=s,
            start=start,
            cue=cue,
            last=last,
            cut=cut if cut < last else None,
            least=start + 1,
        )

    @classmethod
    def of_clause(cls, scene: Scene, s: int, start: int, cue: CueMatch | None) -> Opening:
        """Return the opening of a clause with a finite verb."""
        opening, tokens = cls.of(scene, s, start, cue), scene.tokens(s)
        linked = scene.lower(s, start - 1) in QUE
        if starts_infinitive(scene, s, start) and not linked:
            return opening
        resumed = (
            j + 1
            for j in range(opening.last - 1, start, -1)
            if tokens[j].form == "," and _goes_on_after(scene, s, start, j)
        )
        number = cue.number if cue is not None and is_finite(cue) else None
        least, last = _past_insertion(scene, opening), opening.last
        added = None if cue is None else last_added(scene, s, start, start + MAX_CLAUSE)
        if added is not None:
            least = max(least, added + 1)
            whole = min(sentence_end(scene, s), start + MAX_CLAUSE)
            last = last if last > least else whole
        return evolve(opening, resumed=next(resumed, -1), number=number, least=least, last=last)

    @classmethod
    def of_infinitive(cls, scene: Scene, s: int, start: int, cue: CueMatch | None) -> Opening:
        """Return the opening of an infinitive, to which no clause with a subject belongs."""
        opening = cls.of(scene, s, start, cue)
        opening = opening if opening.cut is None else evolve(opening, last=opening.cut)
        added = None if cue is None else last_infinitive(scene, s, start, opening.last)
        return opening if added is None else evolve(opening, least=added + 1)

    @classmethod
    def of_object(
        cls, scene: Scene, s: int, start: int, cue: CueMatch, *, cut: int, least: int
    ) -> Opening:
        """Return the opening of a noun phrase around quoted words."""
        opening = cls.of(scene, s, start, cue)
        return evolve(opening, cut=cut, least=least, last=max(opening.last, least))


def _before_closing(scene: Scene, cue: CueMatch, start: int, last: int) -> int:
    """Return where the bracket or the dashes close in which a verb reports (*(elle a dit que P)*).

    Returns:
        The index of the closing sign, ``last`` where the verb stands in none.
    """
    tokens = scene.tokens(cue.sentence)
    signs: list[str] = []
    for token in tokens[1 : cue.first]:
        if token.form not in _PAIRED or token.quoted is not None:
            continue
        if signs and (token.form == ")" or token.form == signs[-1] != "("):
            signs.pop()  # « (Paul Serre (PS) dit que P) »
        elif token.form != ")":
            signs.append(token.form)
    if not signs:
        return last
    closing, inner = ")" if signs[-1] == "(" else signs[-1], 0
    for token in tokens[start:last]:
        if token.quoted is not None:
            continue
        inner += token.form == "("
        if token.form == closing and not inner:
            return token.index
        inner -= token.form == ")" and inner > 0
    return last


def ends(opening: Opening) -> Iterator[int]:
    """Yield the places at which a clause may end, its sentence's end last.

    Args:
        opening: Where it starts.

    Yields:
        Indices after the last token: before a sign, a coordinator, a preposition or a participle,
        after closing marks; never inside a pair of marks.
    """
    scene, s, tokens = opening.scene, opening.s, opening.scene.tokens(opening.s)
    for j in _places(opening):
        verb = _joined_verb(opening, j)
        if verb is not None and _goes_on(opening, verb):
            continue
        joint = j + (tokens[j].form == ",")
        word = tokens[min(joint + 1, len(tokens) - 1)]
        # Looked at before any call, as commas are many.
        participle = tokens[joint].lower in _JOINTS and (
            word.lower.endswith(PARTICIPLES) or word.pos == "ADV"
        )
        et = participle and tokens[joint].lower == "et"
        if et and goes_on(scene, s, opening.start, joint, opening.cue):
            continue
        yield j
        if verb is not None and _goes_back(opening, j, verb):
            return
        if participle and goes_back(scene, s, opening.start, joint, opening.cue):
            return
    if opening.last >= opening.least:
        yield opening.last


def _places(opening: Opening) -> Iterator[int]:
    """Yield where words and signs let a clause end inside its sentence."""
    scene, s = opening.scene, opening.s
    tokens, of = scene.tokens(s), closed_class("of") | _WAITING
    inserted = -1
    for j in _candidates(opening):
        before, comma = tokens[j - 1], tokens[j].form == ","
        if before.quoted is None and before.lower in of:
            continue
        if j < opening.resumed and _waits(opening, j):
            continue
        if comma:
            inserted = max(inserted, _insertion_end(scene, s, j))
        if j > inserted:
            yield j


def _candidates(opening: Opening) -> list[int]:
    """Return where a sign stands, marks have closed, or a word opens what may follow a clause."""
    tokens, openers = opening.scene.tokens(opening.s), closed_classes(*_OPENERS)
    found: list[int] = []
    for j in range(opening.least, opening.last):
        word, marks, before = tokens[j].lower, tokens[j].quoted, tokens[j - 1].quoted
        opens = word in openers or before is not None or word.endswith("ant")
        if j == opening.cut:
            found.append(j)
        elif marks is not None and marks == before:
            continue
        elif (opens or word in SIGN_NAMES) and (
            _is_sign(tokens, j) or (opens and not _is_sign(tokens, j - 1))
        ):
            found.append(j)
    return found


def _past_insertion(scene: Scene, opening: Opening) -> int:
    """Return the first index at which a clause may end behind what stands between commas.

    *que, contrairement à l'époque où X dirigeait la ville, P* opens with no clause of its own.
    """
    s, start, tokens = opening.s, opening.start, opening.scene.tokens(opening.s)
    if scene.lower(s, start - 1) != "," or scene.lower(s, start - 2) not in QUE:
        return opening.least
    closing = (j for j in range(start, opening.last - 1) if tokens[j].form == ",")
    return next(closing, start) + 1


def _waits(opening: Opening, j: int) -> bool:
    """Return whether a clause, or the last one that another *que* adds to it, lacks its verb."""
    scene, s, start = opening.scene, opening.s, opening.start
    linked = scene.lower(s, start - 1) in QUE
    added = (
        k + 1
        for k in reversed(scene.positions(s, QUE))
        if start < k < j
        and (scene.is_a(s, k - 1, "conjunction") or (linked and scene.lower(s, k - 1) == ","))
    )
    return not has_main_verb(scene, s, next(added, start), j)


def _insertion_end(scene: Scene, s: int, j: int) -> int:
    """Return the comma that closes an insertion between a verb and what it needs.

    *Le port doit, malgré la crue, rester ouvert*; *est, en outre, trop petit*; but nothing goes on
    with *qu'il le peut, mardi, lors d'un vote*, which gives -1.
    """
    tokens = scene.tokens(s)
    verb = tokens[j - 1]
    if verb.quoted is not None:
        return -1
    opens = j + 1 < len(tokens) and tokens[j + 1].lower in _SOURCED
    vouched = source_end(scene, s, j) if opens else None
    if vouched is not None and waits_past(scene, s, j, vouched):
        return vouched
    if not is_inflected(verb):
        return -1
    helps = verb.pos == "AUX" or bool(scene.lexicon.auxiliary_forms(verb.lower))
    ahead = tokens[j + 1 : j + _INSERTION]
    closing = next((t.index for t in ahead if t.form == "," or is_inflected(t)), None)
    if closing is None or tokens[closing].form != "," or closing + 1 >= len(tokens):
        return -1
    after = tokens[closing + 1]
    if not helps:  # « coûtait, à l'époque, trois jours de salaire »
        objects = ("numeral", "indefinite_article")
        return closing if any(scene.is_a(s, after.index, name) for name in objects) else -1
    auxiliary = verb.pos == "AUX" and not scene.is_a(s, j - 2, "object_clitic")
    participle = after.pos == "VERB" and after.lower.endswith(_PARTICIPLES)
    needed = (
        (auxiliary and after.form[0].isalnum())
        or participle
        or scene.is_a(s, after.index, "forclusive")
        or starts_infinitive(scene, s, after.index)
    )
    return closing if needed else -1


def _joined_verb(opening: Opening, j: int) -> Token | None:
    """Return the finite verb that a sign or coordinator joins without a subject, no incise."""
    scene, s = opening.scene, opening.s
    if not opening.framed and opening.number is None:
        return None
    last = j + (sign_at(scene.tokens(s), j) != "none" and scene.is_a(s, j + 1, "conjunction"))
    parts = last > j or scene.lower(s, j) == "," or scene.is_a(s, j, "conjunction")
    if not parts or not _goes_on_after(scene, s, opening.start, last):
        return None
    return scene.tokens(s)[skip(scene, s, last + 1, *BEFORE_VERB)]


def _goes_on(opening: Opening, verb: Token) -> bool:
    """Return whether the subject of a joined verb can only be that of the clause.

    *Les résultats montrent que le courant faiblit et a changé*: the plural has no fellow there.
    *Elle dit que la loi « coûte cher » et « ne règle rien »*: nobody says that of herself.
    """
    if opening.framed or number_of(verb) not in (None, opening.number):
        return True
    scene, s, cue = opening.scene, opening.s, opening.cue
    if verb.quoted is None or cue is None or verb.quoted == scene.tokens(s)[cue.head].quoted:
        return False
    return scene.last_cue_at(s, verb.index) is None or _is_parallel(scene.tokens(s), verb)


def _is_parallel(tokens: Sequence[Token], verb: Token) -> bool:
    """Return whether a verb opens several words in marks, beside others in marks."""
    j = verb.index
    while j > 0 and tokens[j - 1].quoted == verb.quoted:
        j -= 1
    single = verb.index + 1 >= len(tokens) or tokens[verb.index + 1].quoted != verb.quoted
    while j > 0 and (tokens[j - 1].form == "," or tokens[j - 1].lower in _JOINTS):
        j -= 1
    return not single and j > 0 and tokens[j - 1].quoted is not None


def _goes_back(opening: Opening, j: int, verb: Token) -> bool:
    """Return whether no verb of the clause has the number of the one that reports, as another has.

    *L'étude montre que les jeunes dorment mal et conseille le repos*
    """
    tokens, cue = opening.scene.tokens(opening.s), opening.cue
    if opening.framed or cue is None or verb.quoted != tokens[cue.head].quoted:
        return False
    told = (t for t in tokens[opening.start : j] if is_inflected(t))
    # « dit que les fuites ont noyé un lieu qui a souffert et part »: no joined verb is a relative's
    numbers = {number_of(t) for t in told if not _follows_qui(opening.scene, opening.s, t.index)}
    return bool(numbers) and numbers.isdisjoint({None, opening.number})


def _follows_qui(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb is that of a relative whose subject is the pronoun."""
    return scene.lower(s, skip_back(scene, s, j - 1, *BEFORE_VERB)) == "qui"


def _goes_on_after(scene: Scene, s: int, start: int, sign: int) -> bool:
    """Return whether a finite verb without subject follows a sign, and no incise."""
    following = verb_follows(scene, s, sign + 1, *BEFORE_VERB)
    return following and not boundaries.inverted_report(scene, s, start, sign)


def sign_at(tokens: Sequence[Token], j: int) -> str:
    """Return what sign stands at a token.

    Args:
        tokens: The tokens of a sentence.
        j: A token.

    Returns:
        Its name, ``"none"`` for a word and for a hyphen in one.
    """
    return SIGN_NAMES[tokens[j].form] if _is_sign(tokens, j) else "none"


def _is_sign(tokens: Sequence[Token], j: int) -> bool:
    """Return whether a sign stands at a token, and no hyphen in a word."""
    form = tokens[j].form
    return form in SIGN_NAMES and (form != "-" or tokens[j].start != tokens[j - 1].end)
