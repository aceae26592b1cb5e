"""Who believes or receives the words: *convaincue que P*, *a-t-on appris auprès de X que P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mention, MentionKind, Number, Span, SpeakerKind
from ..models.records import MentionMatch
from .phrases import WRITTEN, is_temporal
from .steps import DE, QUE, TO, is_infinitive, skip, starts_infinitive
from .subjects import preverbal

if TYPE_CHECKING:
    from ..models.records import CueMatch
    from .scene import Scene

__all__ = ["READING", "believes", "is_told_by", "only_learns", "origin_of", "receives"]

_LEARNING = frozenset({"apprendre", "lire", "entendre"})
READING = frozenset({"lire", "relire", "se lire"})
_HEARING = frozenset({"on", "l'", "les", "m'", "nous"})
_NEAR_ON = 4
_LONG = 3
"""So many words in marks at least are what somebody says that he means to do."""
_JOINS = frozenset({"et", "ou"})
_REFLEXIVES = frozenset({"se", "s'", "me", "m'"})
_ORIGIN = 8
_VOICES = ("bouche", "voix", "plume")


def believes(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle of stance tells a belief (*Convaincue que « Q », la maire*)."""
    return cue.bare and scene.is_a(cue.sentence, cue.head, "stance_adjective")


def is_told_by(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive is what somebody else says to the subject.

    *Elle s'est fait reprocher par X de P*, *s'est entendu répondre que P*, *se voit dire que P*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
    """
    s, before = cue.sentence, cue.head - 1
    words = scene.sentences[s].words
    if words[before] not in closed_class("undergoing_form") or not is_infinitive(
        scene, s, cue.head
    ):
        return False
    return any(words[k] in _REFLEXIVES for k in range(before - _NEAR_ON, before))


def receives(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb's subject receives the words (*apprendre*, *lire*).

    *X nous apprend que P* makes X the one who tells.
    """
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or not verb.receptive or _teaches(scene, cue) or _reads_out(scene, cue):
        return False
    return cue.cue.lemma != "entendre" or not _intends(scene, cue)


def _intends(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *entendre* tells what is wanted (*entend bâtir « une tour de verre »*).

    Where the infinitive is one of saying, marks open at it, or at one joined to it, which makes of
    it what he says: *on entend chanter « Bella ciao »*, *elle l'entend crier « au feu »* do not.
    """
    s = cue.sentence
    tokens, j = scene.tokens(s), skip(scene, s, cue.last + 1, "adverb", "conjunction", "negation")
    if not starts_infinitive(scene, s, j):
        return False
    own = tokens[cue.head].quoted
    starts = [
        t.index for t in tokens[j:] if t.quoted not in (None, own, tokens[t.index - 1].quoted)
    ]
    if any(
        (k == j or scene.lower(s, k - 1) in _JOINS) and starts_infinitive(scene, s, k)
        for k in starts
    ):
        return True
    heard = cue.clitic is not None or scene.lower(s, cue.first - 1) in _HEARING
    if heard or not starts or scene.lexicon.verbs.get(scene.lower(s, j)) is not None:
        return False
    # « entend tenir sa promesse de « Q » »: what was promised is that noun's
    long = [token.quoted for token in tokens].count(tokens[starts[0]].quoted) >= _LONG
    return long and not any(scene.lexicon.noun(tokens[k].form) for k in range(j, starts[0]))


def _reads_out(scene: Scene, cue: CueMatch) -> bool:
    """Return whether somebody reads to others: one in whose incise he follows (*« Q », lit X*)."""
    if cue.cue.lemma not in READING or cue.clitic is not None:
        return False
    reader = scene.mention_at(cue.sentence, cue.last + 1)
    if reader is None or reader.kind is not SpeakerKind.PERSON:
        return False
    return reader.mention.number is not Number.PLURAL


def _teaches(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *apprendre* has an addressee, to whom its subject tells the news.

    *Le maire nous apprend que P*, *apprend à ses élus que P*; not *nous apprenons que P*.
    """
    if cue.cue.lemma != "apprendre":
        return False
    s = cue.sentence
    told = any(scene.is_a(s, j, "dative_clitic") for j in range(cue.first, cue.head))
    if told and (cue.person != 1 or cue.first < cue.head - 1):
        return True
    addressee = scene.mention_at(s, cue.last + 2)
    return (
        scene.lower(s, cue.last + 1) in TO
        and addressee is not None
        and scene.lower(s, addressee.last + 1) in QUE
    )


def only_learns(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a clause only says that its subject learnt or read something.

    *L'opinion apprenait que P* reports nobody's words; *a appris l'agence d'une source* and *on
    apprend que P* do.

    Args:
        scene: The text's candidates.
        cue: A verbal cue with a clause of its own.

    Returns:
        Whether it tells neither where the news comes from nor that it has become public.
    """
    if cue.cue.lemma not in _LEARNING or cue.clitic is not None or not receives(scene, cue):
        return False
    s = cue.sentence
    if any(scene.lower(s, j) == "on" for j in range(max(0, cue.first - _NEAR_ON), cue.first)):
        return False
    subject = preverbal(scene, cue)
    told = subject is not None and subject.kind is SpeakerKind.MEDIA
    return not told and origin_of(scene, cue) is None


def origin_of(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return where received words come from: « peut-on lire dans X », « a appris l'AFP de X ».

    Args:
        scene: The text's candidates.
        cue: A verbal cue whose subject receives the words.

    Returns:
        The text, person or body after the preposition.
    """
    s = cue.sentence
    if scene.lower(s, cue.first) == "y":
        return None  # « y lit-on »: named before
    if scene.lower(s, cue.last + 1) in QUE:
        return _fronted_origin(scene, cue)
    for j in range(cue.last + 1, cue.last + 1 + _ORIGIN):
        if scene.lower(s, j) in QUE or _is_over(scene, s, j):
            return None
        if scene.is_a(s, j, "origin_preposition"):
            mention = scene.mention_at(s, j + 1) or _bare_origin(scene, s, j + 1)
            if _depends(scene, cue, j) and not _bears_text(mention):
                continue
            if mention is None and scene.lower(s, j) == "des":
                mention = scene.mention_at(s, j)  # its article belongs to it: « des relevés »
            if mention is not None and _gives_words(scene, j, mention):
                return _behind_columns(scene, _behind_voice(scene, mention))
    return None


def _fronted_origin(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return what words come from that *de* sets before a verb (*De son camp filtre que P*)."""
    s = cue.sentence
    for mention in scene.mentions_ending(s, cue.first - 1):
        of = mention.first - 1 + scene.is_a(s, mention.first, "of")
        opens = of == 0 or scene.lower(s, of - 1) in (",", "mais", "et")
        if scene.is_a(s, of, "of") and opens and not is_temporal(scene, mention):
            return mention
    return None


def _behind_columns(scene: Scene, mention: MentionMatch) -> MentionMatch:
    """Return the paper whose columns or pages a mention means (*dans les colonnes du Réveil*)."""
    if mention.head not in closed_class("paper_part"):
        return mention
    inner = (m for m in scene.mentions[mention.sentence] if mention.first < m.first <= mention.last)
    # « l'antenne de la Croix-Rouge » is part of it
    papers = (m for m in inner if m.kind is not SpeakerKind.ORGANISATION)
    return next((m for m in papers if m.last == mention.last), mention)


def _is_over(scene: Scene, s: int, j: int) -> bool:
    """Return whether a comma at a token ends an incise (*apprend-on, le maire de Dole a fui*)."""
    return scene.lower(s, j) == "," and scene.is_a(s, j + 1, "determiner")


def _bears_text(mention: MentionMatch | None) -> bool:
    """Return whether words stand on something (*lit-on au bas de l'affiche*, *au dos du tract*)."""
    return mention is not None and (
        mention.kind in WRITTEN or mention.head in closed_class("written_surface")
    )


def _depends(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *de* says more of a noun before it (*a-t-on appris en marge d'un débat*)."""
    s, before = cue.sentence, scene.tokens(cue.sentence)[j - 1]
    inverted = cue.clitic is not None and j - 1 > cue.last
    noun = before.pos == "NOUN" and not scene.is_a(s, j - 1, "time")
    return inverted and noun and scene.lower(s, j) in DE


def _behind_voice(scene: Scene, mention: MentionMatch) -> MentionMatch:
    """Return whose mouth words come from (*ont appris de la bouche de la directrice*)."""
    if mention.head not in _VOICES:
        return mention
    inner = (m for m in scene.mentions_ending(mention.sentence, mention.last) if m != mention)
    return next(inner, mention)


def _gives_words(scene: Scene, preposition: int, mention: MentionMatch) -> bool:
    """Return whether words can come from what a preposition governs.

    After *à* only from somebody (*apprend-on au parquet*): *à l'époque*, *à l'entrée* say when and
    where they were read.
    """
    if is_temporal(scene, mention):
        return False
    at = scene.lower(mention.sentence, preposition) in TO
    return not at or mention.kind is not SpeakerKind.UNKNOWN or mention.name is not None


def _bare_origin(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return people whom a bare plural names (*auprès de diplomates de l'Otan*) as a mention."""
    tokens = scene.tokens(s)
    noun = scene.lexicon.source_noun(tokens[j].lower) if j < len(tokens) else None
    if noun is None or scene.lower(s, j - 1) not in DE or not tokens[j].lower.endswith("s"):
        return None
    last = j
    while last + 1 < len(tokens) and tokens[last + 1].pos == "ADJ":
        last += 1
    of = last + 1 if scene.is_a(s, last + 1, "of") else len(tokens)
    whose = scene.mention_at(s, of + 1) or scene.mention_at(s, of)
    last = whose.last if whose is not None else last
    span = Span.of(scene.text, tokens[j].start, tokens[last].end)
    kind = SpeakerKind.GROUP if noun.kind is SpeakerKind.PERSON else noun.kind
    mention = Mention(span=span, kind=MentionKind.DESCRIPTION, number=Number.PLURAL)
    return MentionMatch(
        mention=mention, sentence=s, first=j, last=last, head=tokens[j].lower, kind=kind
    )
