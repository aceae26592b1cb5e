"""Standing quotations that nothing beside them attributes: they float with whoever is talking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, Form, SpeakerKind
from ..models.records import Attribution, MentionMatch
from . import rules
from .answering import answering
from .build import standing
from .followers import following_subject, goes_on_behind, newcomer
from .framed_words import CONNECTORS
from .interviewees import announced, asked_person
from .interviews import answers, is_reporters
from .introduced import Introduced, introduced, told_further
from .marked_clauses import stands_under
from .narrated import tells_of_nobody
from .phrases import HUMAN, may_talk_in
from .signatures import is_own_piece
from .steps import DASHES, is_inflected
from .subjects import clause_subject

if TYPE_CHECKING:
    from .scene import Scene

__all__ = ["attribute_floating"]

_FEW_WORDS = 3
_CONNECTOR = 2
_PAUSES = 2
"""So many short sentences may stand between somebody and what he says."""
_TALKING = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_TOLD = 6
_OF_ANOTHER = ("il ", "elle ")
"""How words begin that tell of whom the narrator asks about."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LINE = 15
"""No heading has more words."""
_FULL_STOPS = (".", "…")


@attrs.frozen(kw_only=True)
class _Talk:
    """Who has been talking: the attributions so far, and whose source each inherits in the end."""

    found: dict[int, Attribution]
    origins: dict[int, int]
    turns: set[int] = attrs.field(factory=set)
    """Quoted spans that take turns with the one before them."""
    answers: list[int] = attrs.field(factory=list)
    """Those that answer a reporter."""
    questions: set[int] = attrs.field(factory=set)
    """What he asks, behind dashes."""
    asked: list[MentionMatch] = attrs.field(factory=list)
    """Whom he asks, the last one last."""

    def source(self, index: int) -> str | None:
        """Return the words that name the source of a quoted span."""
        source = self.found[self.origins.get(index, index)].source
        return source.mention.text if source is not None else None

    def add(self, scene: Scene, index: int, attribution: Attribution) -> None:
        """Give a quoted span its attribution, unless the rule is switched off."""
        for allowed in scene.allowed([attribution]):
            self.found[index] = allowed

    def inherit(
        self,
        scene: Scene,
        index: int,
        earlier: int,
        confidence: float,
        narrated: Introduced | None = None,
    ) -> None:
        """Give a quoted span the source of an earlier one, or of whom the narrator brings in."""
        hint = None if narrated is None else narrated.mention
        floating = standing(scene, index, rules.FLOATING, confidence, hint=hint)
        talks = narrated is not None and narrated.talks
        self.add(scene, index, attrs.evolve(floating, inherits=earlier, hint_talks=talks))
        self.origins[index] = self.origins.get(earlier, earlier)

    def answer(self, scene: Scene, index: int) -> None:
        """Give a quoted span to who has answered so far, or to whom the text presents since."""
        s = scene.places[index].sentence
        hint = asked_person(scene, s) if not self.answers else self._announced(scene, s)
        said = standing(scene, index, rules.QUOTED_ANSWER, 0.7, hint=hint)
        if hint is not None:
            self.asked.append(hint)
        elif self.answers:
            said = attrs.evolve(said, inherits=self.answers[-1])
            self.origins[index] = self.origins.get(self.answers[-1], self.answers[-1])
        self.add(scene, index, said)
        self.answers.append(index)

    def _announced(self, scene: Scene, s: int) -> MentionMatch | None:
        """Return who is announced by name since the last answer, as another interview begins."""
        last = announced(scene, s)
        if last is None or last.name is None or last in self.asked:
            return None
        return last if last.sentence > scene.places[self.answers[-1]].sentence else None


def attribute_floating(scene: Scene, order: list[int], found: dict[int, Attribution]) -> None:
    """Attribute what is left to the speaker who is talking, when the text makes that plain.

    Args:
        scene: The text's candidates.
        order: The standing quoted spans in text order.
        found: Their attributions so far; those made here are added.
    """
    talk = _Talk(found=found, origins={})
    previous: int | None = None
    for index in order:
        if index not in found and scene.spans[index].depth == 0:
            _float(scene, talk, index, previous)
        if index in found and not found[index].heading:
            previous = index


def _float(scene: Scene, talk: _Talk, index: int, previous: int | None) -> None:
    """Attribute one quoted span, or leave it."""
    if not _may_float(scene, index):
        return
    if _interviews(scene, talk, index, previous) or _begins(scene, talk, index):
        return
    gap = None if previous is None else scene.gap(previous, index)
    if previous is not None and gap == 0:
        asks = _asking(scene, talk, previous, index)
        if asks is not None:
            told = standing(scene, index, rules.FLOATING_SUBJECT, 0.6, hint=asks)
            talk.add(scene, index, attrs.evolve(told, hint_asks=True))
            return
        turn = _turn_before(scene, talk, previous, index)
        if turn is not None:
            talk.turns.add(index)
        talk.inherit(scene, index, previous if turn is None else turn, 0.8)
        return
    place = scene.places[index]
    above = scene.opens_paragraph(index)
    own = _told_of(scene, index)
    said = _spoken_before(scene, index)
    paused = said < place.sentence and not scene.same_paragraph(said - 1, said)
    narrated = own or introduced(scene, said, above=above or paused)
    if narrated is None or narrated.mention.head in closed_class("premises"):
        narrated = told_further(scene, said) or narrated
    near = previous is not None and (
        gap == 1 or scene.same_paragraph(scene.places[previous].sentence, place.sentence)
    )
    near = near and not (above and gap == 1 and _opens_part(scene, place.sentence))
    if previous is not None and near and (narrated is None or above) and own is None:
        talk.inherit(scene, index, previous, 0.6, narrated)
        return
    if narrated is not None:
        talk.add(scene, index, _brought_in(scene, index, answering(scene, index, narrated)))
        return
    if not scene.ends_with_stop(index) and len(scene.spans[index].span.text.split()) < _FEW_WORDS:
        return  # a bare fragment of nobody: a heading, a term
    follower = following_subject(scene, place.sentence, place.token)
    talk.add(
        scene,
        index,
        standing(scene, index, rules.FLOATING_UNKNOWN, 0.4)
        if follower is None
        else standing(scene, index, rules.FLOATING_NEXT, 0.5, hint=follower),
    )


def _interviews(scene: Scene, talk: _Talk, index: int, previous: int | None) -> bool:
    """Attribute a quoted span that is part of an interview; return whether it is one."""
    asked = previous is not None and previous in talk.questions
    if asked or answers(scene, index, goes_on=bool(talk.answers)):
        talk.answer(scene, index)
        return True
    told = previous is not None and previous in talk.answers and scene.gap(previous, index) == 0
    if not is_reporters(scene, index, goes_on=told):
        return False
    talk.questions.add(index)
    talk.add(scene, index, standing(scene, index, rules.TURN, 0.6))
    return True


def _begins(scene: Scene, talk: _Talk, index: int) -> bool:
    """Attribute a heading, or the first words of somebody whom the text then brings in."""
    if _is_heading(scene, index):
        heading = standing(scene, index, rules.HEADING, 0.6)
        talk.add(scene, index, attrs.evolve(heading, heading=True))
        return True
    new = newcomer(scene, index) or goes_on_behind(scene, index, talk.found)
    if new is None:
        return False
    talk.add(scene, index, standing(scene, index, rules.FLOATING_NEXT, 0.5, hint=new))
    return True


def _told_of(scene: Scene, index: int) -> Introduced | None:
    """Return the subject of the clause that marks go on with (*Il ne vend plus rien, « Q ».*)."""
    s, token = scene.places[index].sentence, scene.places[index].token
    if scene.lower(s, token - 1) != ",":
        return None
    subject = clause_subject(scene, s, 0, token - 1)
    if subject is None or not may_talk_in(scene, subject):
        return None
    if subject.kind not in _TALKING and subject.name is None:
        return None
    return Introduced(mention=subject, talks=True)


def _spoken_before(scene: Scene, index: int) -> int:
    """Return the sentence of a quotation, or the short one that nothing but a pause stands in.

    *Ada Roux pose son verre. Un temps. « Q »*; *Ada Roux a signé. ⏎ À qui ? « Q »*
    """
    s = scene.places[index].sentence
    told = scene.spans[index].span.text.lstrip()[:_TOLD].lower().startswith(_OF_ANOTHER)
    for k in range(s - 1, max(0, s - 1 - _PAUSES), -1):
        if not scene.same_paragraph(k, s) or not tells_of_nobody(scene, k, of_another=told):
            return k + 1
    return max(min(1, s), s - _PAUSES)


def _brought_in(scene: Scene, index: int, narrated: Introduced) -> Attribution:
    """Return the attribution of a quoted span to whom the sentence before brings in."""
    told = standing(scene, index, rules.FLOATING_SUBJECT, 0.7, hint=narrated.mention)
    return attrs.evolve(
        told,
        hint_talks=narrated.talks,
        hint_asks=narrated.asks,
        hint_turn=narrated.turn,
    )


def _may_float(scene: Scene, index: int) -> bool:
    """Return whether a quoted span is an utterance that no word before it takes as a name."""
    if _is_work(scene, index) or is_own_piece(scene, index) or _acts(scene, index):
        return False
    if stands_under(scene, index):
        return False
    place = scene.places[index]
    connected = _is_connected(scene, place.sentence, place.token)
    if not connected and scene.lower(place.sentence, place.token - 1)[-1:].isalnum():
        # Marks right after a word that reports nothing hold a name or a title.
        return False
    return scene.is_utterance(index) or scene.fills_paragraph(index)


def _acts(scene: Scene, index: int) -> bool:
    """Return whether a title is the subject of what follows (*« Vive la pluie ! » ouvre lundi*).

    A verb that reports would have its subject behind it.
    """
    place = scene.places[index]
    s, verb = place.sentence, place.token + 1
    tokens = scene.tokens(s)
    if place.token > 0 or verb >= len(tokens) or not is_inflected(tokens[verb]):
        return False
    if tokens[verb].start == scene.spans[index].outer.end:
        return False  # marks glued to the next sentence
    after = scene.mention_at(s, verb + 1)
    return after is None or (not after.name and after.kind not in HUMAN)


def _is_connected(scene: Scene, s: int, token: int) -> bool:
    """Return whether nothing but a connector stands before marks (*Et puis « Q »*)."""
    before = scene.tokens(s)[:token]
    return len(before) <= _CONNECTOR and all(
        t.lower in CONNECTORS or scene.is_a(s, t.index, "adverb") for t in before
    )


def _is_heading(scene: Scene, index: int) -> bool:
    """Return whether a quotation stands over a part of the text: a line without full stop."""
    place, text = scene.places[index], scene.spans[index].span.text
    if not scene.fills_paragraph(index) or text.rstrip()[-1:] in _FULL_STOPS:
        return False
    # « - "Q" - »: a line of an agency between dashes
    beside = [t for t in scene.tokens(place.sentence) if t.form not in DASHES]
    if len(beside) > 1 or len(text.split()) > _LINE:
        return False
    if scene.spans[index].form is Form.DASH:
        return False  # a turn
    below = place.sentence + 1
    return below < len(scene.sentences) and scene.sentences[below].container is None


def _opens_part(scene: Scene, s: int) -> bool:
    """Return whether a heading parts words from those before, and the next sentence has its own.

    *« Enfin ! », dit Léa. ⏎ Un vrai pari ⏎ « Prenez place. » Luc Roy range ses tables.*
    """
    heading = scene.tokens(s - 1) if s > 1 else ()
    if not heading or heading[-1].form in ".!?…:" or len(heading) > _LINE:
        return False
    if scene.same_paragraph(s - 1, s) or scene.same_paragraph(s - 2, s - 1):
        return False
    if s + 1 >= len(scene.sentences) or not scene.same_paragraph(s, s + 1):
        return False
    follower = scene.mention_at(s + 1, 0)
    named = follower is not None and follower.name is not None
    return follower is not None and named and follower.kind is SpeakerKind.PERSON


def _is_work(scene: Scene, index: int) -> bool:
    """Return whether a title stands beside the noun for a work (*son premier film, « Q », …*)."""
    s, token = scene.places[index].sentence, scene.places[index].token
    if scene.lower(s, token - 1) != "," or scene.ends_with_stop(index):
        return False
    named = scene.is_a(s, token - 2, "work_noun")
    if not named and scene.tokens(s)[token - 2].pos == "ADJ":
        named = scene.is_a(s, token - 3, "work_noun")
    return named and scene.spans[index].span.text[:1].isupper()


def _asking(scene: Scene, talk: _Talk, previous: int, index: int) -> MentionMatch | None:
    """Return who has the first of two turns with dashes, to whom the other one answers."""
    questioning = _questioning(scene, talk, previous, index)
    if questioning is not None:
        talk.turns.add(index)
        return questioning
    if any(scene.spans[i].form is not Form.DASH for i in (previous, index)):
        return None
    before = previous - 1
    first = before not in talk.found or scene.spans[before].form is not Form.DASH
    return talk.found[previous].source if first else None


def _questioning(scene: Scene, talk: _Talk, previous: int, index: int) -> MentionMatch | None:
    """Return the judge or journalist who asks somebody, who answers of himself.

    *« Pourquoi êtes-vous parti ? », demande la juge. « J'avais peur. »* *La juge se tourne vers Ada
    Pic. « Qui conduisait ? » « J'étais seule. »*
    """
    asking = talk.found[previous]
    who = asking.source
    if who is None and asking.rule == rules.FLOATING_SUBJECT.name and not asking.hint_asks:
        who = asking.speaker_hint
    elif all(cue.act is not Act.ASK for cue in asking.cues):
        return None
    if who is None or _asks(scene, index):
        return None
    if {who.head, *who.roles}.isdisjoint(closed_class("questioning_noun")):
        return None
    asked, said = ({*_LETTERS.findall(scene.spans[i].span.text.lower())} for i in (previous, index))
    addressed = closed_class("addressing_word") - {"me", "m"}
    spoken_to = not addressed.isdisjoint(asked)  # « Que faire ? » is asked of nobody
    own = closed_class("first_person" if spoken_to else "first_person_singular")
    answers = not own.isdisjoint(said) and addressed.isdisjoint(said)
    return who if answers and (spoken_to or _asks(scene, previous)) else None


def _turn_before(scene: Scene, talk: _Talk, previous: int, index: int) -> int | None:
    """Return the turn before last in an exchange of questions and answers, if this goes on."""
    before_last = next(
        (i for i in range(previous - 1, -1, -1) if i in talk.found and scene.spans[i].depth == 0),
        None,
    )
    if before_last is None or scene.gap(before_last, previous) > 0:
        return None
    if all(scene.spans[i].form is Form.DASH for i in (before_last, previous, index)):
        return before_last  # a dash begins each turn
    if previous in talk.turns and _asks(scene, index) == _asks(scene, before_last):
        return before_last
    first, second = talk.source(before_last), talk.source(previous)
    if first is None or second is None or first == second:
        return None
    if previous in talk.turns:
        return before_last
    if _asks(scene, before_last) == _asks(scene, previous):
        return None
    same = _asks(scene, index) == _asks(scene, before_last)
    return before_last if same or _is_followed(scene, index) else None


def _is_followed(scene: Scene, index: int) -> bool:
    """Return whether other marks open where these close, with nothing but a space between.

    After an exchange of two, « Vous avez son numéro. » « Comme tout le monde. » are two more turns.
    """
    following = index + 1
    if following >= len(scene.spans) or scene.spans[following].depth > 0:
        return False
    between = scene.text[scene.spans[index].outer.end : scene.spans[following].outer.start]
    return not between.strip() and "\n" not in between


def _asks(scene: Scene, index: int) -> bool:
    """Return whether a quoted span ends with a question mark."""
    return scene.spans[index].span.text.rstrip().endswith("?")
