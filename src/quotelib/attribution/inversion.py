"""Whether a verb after a comma heads an incise: its subject then stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import Act, MentionKind, Number, SpeakerKind
from .clause_verbs import is_whole
from .framed_words import CONNECTORS, frame_start
from .occasions import is_occasion
from .phrases import HUMAN, is_temporal, may_speak, may_talk
from .postposed import agrees
from .scene import is_finite
from .sentence_ends import sentence_end
from .steps import BEFORE_VERB, CLITICS, QUE, is_infinitive, is_inflected, verb_follows
from .stretch import date_end, opens_adjunct, past_adverbial, past_fronted
from .subjects import clause_subject
from .tenses import in_one_time

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "called_in_marks",
    "goes_on_behind",
    "heads_incise",
    "inverted_subject",
    "is_nominal_sentence",
]

_BOTH = 2
_ELSE = ("determiner", "preposition", "time", "adverb", "pronoun", "conjunction", "subordinator")
_NEXT = frozenset({"puis"})
_JOINTS = _NEXT | {",", "et"}
_CLOSES_SOURCE = frozenset({".", ",", ":", "?", "!", ""})
_INSERTS = frozenset({",", "–", "—"})
_ENDS = frozenset({".", "?", "!", ""})
_FRAGMENT = frozenset({"ADP", "ADV"})
_NEAR_SUBJECT, _FAR_SUBJECT = 12, 30
_FAR_VERB = 30
_SUBJECT = 3
_GOING_ON = frozenset({"et", "mais"})  # *P, dit X, et P*
_PEOPLE = (SpeakerKind.PERSON, SpeakerKind.GROUP)
_CALLED = (*_PEOPLE, SpeakerKind.UNKNOWN)
_SUMS = frozenset({"millions", "milliards"})
_TOWARDS = frozenset({Act.ACCUSE, Act.WELCOME})  # somebody, who stands behind the verb


def heads_incise(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb behind a whole clause has its subject and an adjunct behind it.

    Words in marks further on are not its object then: *Le gel « dure », notent les élus dans leur
    lettre sur cet « oubli »*. After somebody's clause the verb may go on with that, unless its
    number tells or it governs clauses (*Luc est venu, a salué la maire dans un « discours »*).
    """
    s, tokens, comma = cue.sentence, scene.tokens(cue.sentence), cue.first - 1
    if comma < 1 or tokens[comma].form != "," or cue.clitic is not None or not is_finite(cue):
        return False
    source = scene.mention_at(s, cue.last + 1) if "INCISE" in cue.frames else None
    if source is None or not may_speak(source):
        return False
    after = _past_date(scene, s, source.last + 1)
    goes_on = scene.lower(s, after) == "," and scene.lower(s, after + 1) in _GOING_ON
    if not goes_on and not scene.is_a(s, after, "circumstance_preposition"):
        return False
    if after < len(tokens) and tokens[after].quoted is not None:
        return False
    begin = frame_start(scene, s, comma)
    if not is_whole(scene, s, begin, comma):
        return False
    subject = clause_subject(scene, s, begin, comma)
    governs = "QUE" in cue.frames and cue.cue.act not in _TOWARDS
    if subject is None or not may_speak(subject) or governs:
        return True
    return _differs(cue, subject)


def _past_date(scene: Scene, s: int, j: int) -> int:
    """Return the index after a date (*a dit X jeudi lors d'une « soirée »*, *cette semaine*)."""
    dated = scene.mention_at(s, j)
    if dated is not None and dated.first == j and is_temporal(scene, dated):
        return dated.last + 1
    return date_end(scene, s, j) or j


def called_in_marks(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether what people are called stands in marks as the subject of an incise.

    *C'est « dur », a dit une « frondeuse »*; somebody's own clause before may go on with the verb
    (*Luc est venu, a dénoncé une « voleuse »*).

    Args:
        scene: The text's candidates.
        cue: A finite verb behind a comma.
        at: The first token in marks behind it.

    Returns:
        Whether it does, and ends its sentence.
    """
    s, comma = cue.sentence, cue.first - 1
    source = scene.mention_at(s, at - 1) if scene.is_a(s, at - 1, "indefinite_article") else None
    if source is None or source.kind not in _CALLED or not may_speak(source):
        return False
    if source.last + 1 != sentence_end(scene, s):
        return False
    begin = frame_start(scene, s, comma)
    if not is_whole(scene, s, begin, comma):
        return False
    subject = clause_subject(scene, s, begin, comma)
    return subject is None or not may_speak(subject)


def _differs(cue: CueMatch, subject: MentionMatch) -> bool:
    """Return whether a verb and a noun phrase are known to have other numbers."""
    return len({cue.number, subject.mention.number} - {None}) == _BOTH


def inverted_subject(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, begin: int, *, preceded: bool
) -> bool:
    """Return whether a noun phrase after the verb is its subject rather than its object.

    Args:
        scene: The text's candidates.
        cue: A finite verbal cue after a sign.
        source: The noun phrase.
        begin: First token of the clause before the sign.
        preceded: Whether that clause has a verb, or ends outside marks.

    Returns:
        Whether the verb heads an incise.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    # « a déclaré en marge d'une visite, aux côtés de ses élus, le ministre »: no object between
    apart = cue.core and not scene.is_a(s, cue.last + 1, "determiner")
    if source is None or source.first > cue.last + (_FAR_SUBJECT if apart else _NEAR_SUBJECT):
        return False
    if any(_is_verb_form(scene, s, j) for j in range(cue.last + 1, source.first)):
        return False  # « s'enthousiasment d'un essor qui donne l'envie de jouer »
    if tokens[cue.first - 1].lower in QUE and scene.lower(s, cue.first - 2) != "ainsi":
        return False
    speaks = may_speak(source)
    if _is_one_thing(cue, source) or _continues(scene, cue, begin, speaks=speaks):
        return False
    if not (speaks and not _is_sum(source)) and _has_thing(scene, cue, begin):
        return False
    ends = source.first == cue.last + 1 and scene.lower(s, source.last + 1) in (".", ",", "")
    between = range(cue.last + 1, source.first)
    near = cue.core and not any(scene.lower(s, j) == "," for j in between)
    # « Elle arrive, commande un thé »: somebody new who cannot speak is an object
    known = scene.is_a(s, source.first, "determiner") and not any(
        scene.is_a(s, source.first, name) for name in ("indefinite_article", "possessive")
    )
    if not speaks and not (known and (near or ends)):
        return False
    if source.kind is SpeakerKind.DOCUMENT and not known and not preceded:
        return False  # « Le maire, « atterré », a annoncé une plainte »
    return scene.lower(s, cue.last + 1) not in QUE


def goes_on_behind(scene: Scene, cue: CueMatch, source: MentionMatch | None) -> bool:
    """Return whether the verb that a subject waits for stands behind an incise.

    *Parce que le corbeau, explique la biologiste, est curieux*

    Args:
        scene: The text's candidates.
        cue: A finite verbal cue after a sign.
        source: The noun phrase after it.

    Returns:
        Whether one does, right behind the comma after the noun phrase.
    """
    if source is None or source.first != cue.last + 1 or not may_speak(source):
        return False
    s, after = cue.sentence, source.last + 1
    return scene.lower(s, after) == "," and verb_follows(scene, s, after + 1, *BEFORE_VERB)


def _is_one_thing(cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a single thing follows a plural verb (*Les élus, hier, ont invoqué la loi*).

    Of those that a noun counts, several speak (*ont dit la moitié des élus*).
    """
    if cue.number is not Number.PLURAL or source.mention.number is not Number.SINGULAR:
        return False
    counts = source.head in closed_class("quantifier")
    thing = source.kind in (SpeakerKind.UNKNOWN, SpeakerKind.DOCUMENT) or source.head == "état"
    return thing and not (counts or source.coordinated or "," in source.mention.text)


def _is_verb_form(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive or a present participle stands at a token."""
    token = scene.tokens(s)[j]
    participle = token.pos == "VERB" and token.lower.endswith("ant")
    return participle or is_infinitive(scene, s, j)


def _continues(scene: Scene, cue: CueMatch, begin: int, *, speaks: bool) -> bool:
    """Return whether a verb may go on with the clause before it (*Il entre, raconte sa vie*).

    Somebody who speaks may be its object where *puis* opens a third verb, or where the second is
    seldom one of saying (*Elle part, interprète la reine et rentre*).
    """
    if not _another_follows(scene, cue, _NEXT if speaks and cue.core else _JOINTS):
        return False
    if speaks and not is_whole(scene, cue.sentence, begin, cue.first - 1):
        return False  # « La maire, a dit X, est venue, puis est partie »
    subject = clause_subject(scene, cue.sentence, begin, cue.first)
    if subject is None or not may_speak(subject):
        return False
    return not _differs(cue, subject)


def _is_sum(source: MentionMatch) -> bool:
    """Return whether a noun phrase is nothing but a number (*3 millions*), of nobody."""
    words = source.mention.text.lower().split()
    return words[-1] in _SUMS and words[0][0].isdigit()


def _has_thing(scene: Scene, cue: CueMatch, begin: int) -> bool:
    """Return whether a verb has a thing as its object and its subject further above.

    It is the next that somebody does (*Le juge soupire, relève la tête*) or all that he does (*Le
    maire, 64 ans, réclame 3 millions*).
    """
    s, end = cue.sentence, cue.first
    if "NOUN" not in cue.frames and cue.cue.act not in _TOWARDS:
        return False
    subject = clause_subject(scene, s, begin, end)
    if subject is None or not may_talk(subject) or not agrees(cue, subject):
        return False
    if subject.mention.kind is not MentionKind.PRONOUN and subject.kind not in _PEOPLE:
        return False
    between = scene.tokens(s)[subject.last + 1 : end]
    verbs = (t for t in between if is_inflected(t) and not scene.is_a(s, t.index, "detached_word"))
    told = next(verbs, None)
    return told is None or in_one_time(scene, cue, told)


def _another_follows(scene: Scene, cue: CueMatch, joints: frozenset[str]) -> bool:
    """Return whether one more verb without subject follows after one of the words or signs."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    return any(
        t.lower in joints
        and (
            verb_follows(scene, s, t.index + 1, *CLITICS)
            or (t.lower in _NEXT and _is_bare(scene, s, t.index + 1))
        )
        for t in tokens[cue.last + 1 : cue.last + _FAR_VERB]
    )


def _is_bare(scene: Scene, s: int, j: int) -> bool:
    """Return whether a word behind *puis* stands alone, so that it is a verb (*puis part*)."""
    word = scene.lower(s, j)
    return word.isalpha() and scene.tokens(s)[j].form == word and word not in closed_classes(*_ELSE)


def is_nominal_sentence(
    scene: Scene, cue: CueMatch, source: MentionMatch | None, clause: tuple[int, int]
) -> bool:
    """Return whether a noun phrase is all that is said: *Un coût marginal, assurent les élus*.

    A subject would stand without a comma before its verb, unless something is inserted.

    Args:
        scene: The text's candidates.
        cue: A finite verbal cue after a sign.
        source: The noun phrase after it.
        clause: First token of the words before, and the sign.

    Returns:
        Whether they are no subject of the verb.
    """
    s, opening = cue.sentence, clause[1]
    begin = past_fronted(scene, s, clause)
    clause = begin, opening
    subject = scene.mention_at(s, begin)
    if source is None or begin == opening or source.first <= cue.last:
        return False
    if scene.has_verb(s, opening + 1, cue.first):
        return False
    if subject is None and _answers(scene, cue, source, clause):
        return True
    if any(scene.lower(s, j) in _INSERTS for j in range(begin, opening)):
        # « Une promesse faite, mot pour mot, en mai, ironise X »: no thing is its subject
        thing = subject is not None and not may_speak(subject)
        says = source.kind in HUMAN and _needs_speaker(scene, cue)
        says = says or (source.kind is SpeakerKind.MEDIA and cue.core)  # « rapporte Le Monde »
        return thing and says and _closes(scene, cue, source)
    if opening == begin + 1 and scene.is_a(s, begin, "verdict_word"):
        says = cue.core or _needs_speaker(scene, cue)  # « Illégal, a tranché le tribunal »
        return says and source.first == cue.last + 1 and may_speak(source)
    # The taggers miss its verb: « L'hôpital manque de lits, regrette une infirmière ».
    denied = any(scene.lower(s, j) in ("ne", "n'") for j in range(begin, opening))
    headed = subject is not None and (
        subject.name is not None or scene.is_a(s, begin, "determiner")
    )
    longer = headed and opening - begin > _SUBJECT
    # « Le dernier sondage, paru lundi, a comparé X »
    its_own = not denied and _may_do(scene, cue, subject)
    if (longer or denied) and not its_own and _ends_sentence(scene, cue, source):
        return True
    return _stands_alone(scene, cue, source, begin)


def _may_do(scene: Scene, cue: CueMatch, subject: MentionMatch | None) -> bool:
    """Return whether a noun phrase before a comma may be the subject of a verb after it.

    No comma should part them, but many do: *Le maire arrivé hier, a remercié la foule*.
    """
    if subject is None or not may_speak(subject):
        return False
    if not cue.core:
        return True
    if subject.kind not in _PEOPLE:
        return False  # « L'hôpital manque de lits, regrette une infirmière »
    known = not scene.is_a(cue.sentence, subject.first, "indefinite_article")
    return known and not (_has_no_person(scene, cue) or _differs(cue, subject))


def _stands_alone(scene: Scene, cue: CueMatch, source: MentionMatch, begin: int) -> bool:
    """Return whether a few words before a verb and the one who speaks are no subject of it."""
    s, subject = cue.sentence, scene.mention_at(cue.sentence, begin)
    reports = cue.core or _needs_speaker(scene, cue)
    after = cue.last + 1
    if source.first != after:
        after = date_end(scene, s, after) or after  # « a annoncé lundi le maire »
    if source.kind not in HUMAN or source.first != after or not reports:
        return False
    closes = scene.lower(s, source.last + 1) in _CLOSES_SOURCE or scene.is_a(
        s, source.last + 1, "relative"
    )
    if not closes:
        return False
    if scene.is_a(s, begin, "nominal_opener"):
        return True  # the taggers take « Impossible » for a name
    if subject is None:
        return any(scene.is_a(s, j, "asking_word") for j in (begin, begin + 1))
    other = _differs(cue, subject) or not may_speak(subject) or _has_no_person(scene, cue)
    return subject.first == begin and other


def _has_no_person(scene: Scene, cue: CueMatch) -> bool:
    """Return whether nobody is the object of a verb (*Le club ferme, a annoncé le maire*)."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or verb.addressee == "object" or cue.cue.act in _TOWARDS:
        return False
    return cue.core and "QUE" in cue.frames


def _needs_speaker(scene: Scene, cue: CueMatch) -> bool:
    """Return whether only people or bodies do what a verb says."""
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.human and "INCISE" in cue.frames


def _closes(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a verb and the one who speaks, right behind it, end a sentence."""
    s, after = cue.sentence, source.last + 1
    relative = scene.lower(s, after) == "," and scene.is_a(s, after + 1, "relative")
    ends = scene.lower(s, after) in _ENDS or relative or scene.is_a(s, after, "dative")
    right = source.first == cue.last + 1 and ends
    return right and _ends_sentence(scene, cue, source)


def _answers(scene: Scene, cue: CueMatch, source: MentionMatch, clause: tuple[int, int]) -> bool:
    """Return whether words that are no noun phrase are all that is said (*En mai, promet X*).

    Not what tells when, where or how somebody speaks (*Lundi soir, a réagi X*).
    """
    s, (begin, opening) = cue.sentence, clause
    tokens = scene.tokens(s)
    if not (cue.core or _needs_speaker(scene, cue)) or not _closes(scene, cue, source):
        return False
    if scene.lower(s, begin) in CONNECTORS:
        begin += 1
    plain = opening - begin > 1 and tokens[begin].pos in _FRAGMENT
    if not plain or any(t.form in _INSERTS or t.quoted is not None for t in tokens[begin:opening]):
        return False
    set_apart = opens_adjunct(scene, s, begin) or is_occasion(scene, s, begin)
    return not set_apart and past_adverbial(scene, s, begin) != opening


def _ends_sentence(scene: Scene, cue: CueMatch, source: MentionMatch) -> bool:
    """Return whether a sentence ends with a verb, its subject and adjuncts of theirs."""
    s = cue.sentence
    if not may_speak(source) or scene.has_verb(s, cue.last + 1, source.first):
        return False
    after = source.last + 1
    # What a relative or a present participle says of the source is no verb of the sentence.
    told = scene.lower(s, after) == "," and (
        scene.is_a(s, after + 1, "relative") or scene.lower(s, after + 1).endswith("ant")
    )
    return told or not scene.has_verb(s, after)
