"""Who fills the speaker slot of a cue.

Small models label no postposed subject, so position and form decide: a subject is a noun phrase
that no preposition governs, right after an inverted verb (adjuncts may stand between) or before a
verb in its clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, MentionKind, Mood, Number, SpeakerKind

from .build import clitic_source
from .scene import is_finite

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["antecedent", "clause_start", "governed", "is_temporal", "locative", "may_speak", "may_talk", "narrated_subject", "noun_owner", "postposed", "preverbal", "source_after", "subject_mention"]

_MAX_ADJUNCT = 28
_SPEAKING_PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "nous", "je", "certains", "beaucoup", "plusieurs", "aucuns", "celui", "celle", "ceux", "celles", "chacun", "personne", "autres", "tous"})
_HUMAN = frozenset({SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION})
_CLAUSE_ENDS = frozenset({":", ";"})
_DISJUNCTIVE = frozenset({"lui", "elle", "eux", "elles", "lui-même", "elle-même", "eux-mêmes"})
_AFTER_PARTITIVE = frozenset({"autres", "aucuns", "nombreux", "nombreuses", "anciens", "anciennes"})
_NO_SUBJECT_HEADS = frozenset({"fois", "instant", "part", "tour", "côté", "jour", "semaine", "mois", "année", "an", "ans", "heure", "heures", "reprise", "reprises", "suite", "soir", "matin", "midi", "nuit", "moment", "temps"})


def is_temporal(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase only dates (*mardi soir*, *la semaine dernière*, *12 mars*)."""
    first = scene.lower(mention.sentence, mention.first)
    return (
        mention.name is None
        and (mention.head in closed_class("time") or mention.head in _NO_SUBJECT_HEADS)
    ) or first in closed_class("time")


def governed(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a preposition governs a mention."""
    s, first = mention.sentence, mention.first
    if scene.is_a(s, first - 1, "preposition"):
        return True
    if scene.lower(s, first) == "des" and first > 0:
        # After a noun *des* is « de les »; after a verb or a sign it is the plural of *un*.
        return scene.tokens(s)[first - 1].pos in ("NOUN", "PROPN", "ADJ", "NUM")
    return False


def postposed(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject after an inverted verb, past adverbs and adjuncts.

    Args:
        scene: The text's candidates.
        cue: A verbal cue without subject clitic.

    Returns:
        The mention, or ``None`` when the sentence names nobody there.
    """
    s = cue.sentence
    tokens = scene.tokens(s)
    j = cue.last + 1
    limit = min(len(tokens), j + _MAX_ADJUNCT)
    while j < limit:
        token = tokens[j]
        if token.placeholder is not None or token.form in _CLAUSE_ENDS or token.form in ".?!":
            return None
        if token.form in (",", "(", ")", "-", "–", "—"):
            j += 1
            continue
        if token.lower in closed_class("subordinator") or token.lower in ("en", "et", "ou"):
            if token.lower not in ("en", "lorsque", "quand"):
                return None
        fixed = _fixed_adjunct_end(scene, s, j)
        if fixed is not None:
            j = fixed
            continue
        mention = scene.mention_at(s, j)
        if token.lower in closed_class("preposition") and not _partitive_subject(scene, s, j):
            j = _after_adjunct(scene, s, j)
            continue
        if mention is not None and not is_temporal(scene, mention) and _agrees(cue, mention):
            if mention.mention.kind is MentionKind.PRONOUN and mention.head in ("lui", "nous", "vous", "tu"):
                j += 1
                continue
            return mention
        if mention is not None:
            j = mention.last + 1
            continue
        j += 1
    return None


def _fixed_adjunct_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after « pour sa part », « de son côté », « à son tour »."""
    if scene.lower(s, j) in ("pour", "de", "à") and scene.is_a(s, j + 1, "possessive"):
        if scene.lower(s, j + 2) in ("part", "côté", "tour"):
            return j + 3
    return None


def _partitive_subject(scene: Scene, s: int, j: int) -> bool:
    """Return whether *des*, *du* or *d'* starts a subject (*racontent des habitants*)."""
    if scene.mention_at(s, j) is None:
        return False
    return scene.lower(s, j) == "des" or scene.lower(s, j + 1) in _AFTER_PARTITIVE


def _after_adjunct(scene: Scene, s: int, j: int) -> int:
    """Return the index after the prepositional phrase at ``j``."""
    k = j + 1
    while scene.is_a(s, k, "preposition") and scene.mention_at(s, k) is None:
        k += 1
    mention = scene.mention_at(s, k)
    if mention is None:
        return k + 1
    return _core_last(scene, mention) + 1


def _core_last(scene: Scene, mention: MentionMatch) -> int:
    """Return the last token of a mention before any comma in it."""
    for i in range(mention.first, mention.last + 1):
        if scene.lower(mention.sentence, i) == ",":
            return i - 1
    return mention.last


def _agrees(cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether verb and noun can agree in number."""
    number = mention.mention.number
    if cue.number is None or number is None:
        return True
    if number is Number.PLURAL and cue.number is Number.SINGULAR:
        # « une majorité d'élus estime », « 20 % des salariés dit »: notional agreement.
        return mention.head == "" or "%" in mention.mention.text
    return not (number is Number.SINGULAR and cue.number is Number.PLURAL and mention.head == "on")


def clause_start(scene: Scene, sentence: int, before: int) -> int:
    """Return the index after the last placeholder, colon or semicolon before a token."""
    tokens = scene.tokens(sentence)
    for j in range(before - 1, -1, -1):
        if tokens[j].placeholder is not None or tokens[j].form in _CLAUSE_ENDS:
            return j + 1
    return 0


def preverbal(scene: Scene, cue: CueMatch, start: int | None = None) -> MentionMatch | None:
    """Return the subject before a verb, past clitics, adverbs and insertions.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        start: First token of the clause; by default what `clause_start` finds.

    Returns:
        The mention, or ``None`` when the clause has none.
    """
    s = cue.sentence
    begin = clause_start(scene, s, cue.first) if start is None else start
    if cue.cue.mood is Mood.PARTICIPLE:
        # « une banderole proclamant »: the noun right before; else the main clause's subject.
        nearest = _ending_at(scene, s, cue.first - 1, begin)
        if nearest is not None:
            return nearest
        return _by_parse(scene, cue, begin) or _first_free(scene, s, begin, cue.first)
    j = cue.first - 1
    while j >= begin and (
        scene.is_a(s, j, "adverb") or scene.is_a(s, j, "negation") or scene.lower(s, j) in ("de", "d'", "en")
    ):
        j -= 1
    if scene.lower(s, j) == "qui":
        return antecedent(scene, s, j, begin)
    direct = _ending_at(scene, s, j, begin)
    if direct is not None:
        return direct
    if scene.lower(s, j) in (",", ")"):
        found = _before_insertion(scene, s, j, begin)
        if found is not None:
            return found
    return _by_parse(scene, cue, begin) or _first_free(scene, s, begin, cue.first)


def _ending_at(scene: Scene, s: int, last: int, begin: int) -> MentionMatch | None:
    for mention in scene.mentions_ending(s, last):
        if mention.first >= begin and not governed(scene, mention) and not is_temporal(scene, mention):
            return mention
    return None


def _before_insertion(scene: Scene, s: int, comma: int, begin: int) -> MentionMatch | None:
    """Return the subject before « , … , » (*Le maire, pour sa part, a dit*)."""
    found = _ending_at(scene, s, comma - 1, begin)
    if found is not None and found.head in _DISJUNCTIVE and scene.lower(s, found.first - 1) == ",":
        return _ending_at(scene, s, found.first - 2, begin)  # « Les opposants, eux, menacent »
    if found is not None and (found.first == begin or scene.lower(s, found.first - 1) == ","):
        return found
    for j in range(comma - 1, begin, -1):
        if scene.lower(s, j) == ",":
            if scene.lower(s, j - 1) == "qui":
                return antecedent(scene, s, j - 1, begin)
            found = _ending_at(scene, s, j - 1, begin)
            if found is not None:
                return found
    return None


def _by_parse(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    tokens = scene.tokens(cue.sentence)
    for token in tokens[begin : cue.first]:
        if token.dep.startswith("nsubj") and cue.first <= token.head <= cue.last:
            for mention in scene.mentions[cue.sentence]:
                if mention.first <= token.index <= mention.last and not governed(scene, mention):
                    return mention
    return None


def _first_free(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return the first mention of a clause that no preposition governs, past subordinate clauses."""
    barred = begin
    if scene.is_a(s, begin, "subordinator"):
        barred = next((j for j in range(begin, end) if scene.lower(s, j) == ","), begin)
    fallback: MentionMatch | None = None
    for mention in scene.mentions[s]:
        if begin <= mention.first and mention.last < end:
            if not governed(scene, mention) and not is_temporal(scene, mention):
                if mention.first >= barred:
                    return mention
                fallback = fallback or mention
    return fallback


def antecedent(scene: Scene, s: int, relative: int, begin: int = 0) -> MentionMatch | None:
    """Return the mention before a relative pronoun."""
    j = relative - 1
    if scene.lower(s, j) == ",":
        j -= 1
    for mention in scene.mentions_ending(s, j):
        if mention.first >= begin:
            return mention
    return None


def may_speak(mention: MentionMatch) -> bool:
    """Return whether a mention can stand for somebody or something that has words."""
    if mention.mention.kind in (MentionKind.CLITIC, MentionKind.POSSESSIVE):
        return True
    if mention.mention.kind is MentionKind.PRONOUN:
        return mention.head in _SPEAKING_PRONOUNS
    return mention.name is not None or mention.kind is not SpeakerKind.UNKNOWN


def subject_mention(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return what a clause is about: its first ungoverned mention that a verb follows."""
    return _first_free(scene, s, begin, end)


def narrated_subject(scene: Scene, sentence: int) -> MentionMatch | None:
    """Return the one that the sentence before is about, when it is somebody who can talk."""
    previous = sentence - 1
    if previous < 0:
        return None
    here, there = scene.sentences[sentence], scene.sentences[previous]
    if (here.paragraph, here.container) != (there.paragraph, there.container):
        return None
    for cue in scene.verb_cues(previous):
        if is_finite(cue) and cue.core and not cue.passive:
            source = preverbal(scene, cue)
            if source is not None and may_talk(source):
                return source
    subject = subject_mention(scene, previous, 0, len(there.tokens))
    return subject if subject is not None and may_talk(subject) else None


def may_talk(mention: MentionMatch) -> bool:
    """Return whether a narrated subject can be the one who talks next: people, not things."""
    if mention.mention.kind is MentionKind.PRONOUN:
        return mention.head in ("il", "elle", "ils", "elles", "celui-ci", "celle-ci")
    return mention.kind in _HUMAN


def locative(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the body that *on* stands for: « indique-t-on au ministère », « chez X, on assure »."""
    s = cue.sentence
    tokens = scene.tokens(s)
    for j in range(max(0, cue.first - 12), cue.first):
        found = _located(scene, s, j)
        if found is not None and found.last < cue.first:
            return found
    for j in range(cue.last + 1, min(len(tokens), cue.last + 8)):
        if scene.is_a(s, j, "subordinator") or tokens[j].form in ":;.":
            return None
        found = _located(scene, s, j)
        if found is not None:
            return found
    return None


def _located(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return the noun phrase of a locative preposition at ``j``."""
    if scene.lower(s, j) not in ("à", "au", "aux", "chez", "dans", "auprès", "côté", "du"):
        return None
    k = j + 1
    while scene.lower(s, k) in ("côté", "de", "du", "des", "l'entourage", "sein"):
        k += 1
    mention = scene.mention_at(s, k)
    if mention is None or is_temporal(scene, mention):
        return None
    return mention if mention.kind is not SpeakerKind.UNKNOWN or mention.name else None


def source_after(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the source of a prepositional cue: inside it, or right after it."""
    if cue.clitic is not None:
        return clitic_source(cue, cue.clitic)
    if cue.sourceless:
        return None
    s = cue.sentence
    source = scene.mention_at(s, cue.last + 1)
    if source is None and scene.lower(s, cue.last) == "des":
        source = scene.mention_at(s, cue.last)
    return None if source is None or is_temporal(scene, source) else source


def noun_owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whose words a speech noun names: *la réponse du maire*, *son verdict*."""
    if cue.cue.kind is not CueKind.NOUN:
        return None
    s = cue.sentence
    after = cue.last + 1
    while scene.is_a(s, after, "adverb") or scene.lower(s, after) in ("même", "est", "sont"):
        after += 1
    if scene.is_a(s, after, "of"):
        return scene.mention_at(s, after) or scene.mention_at(s, after + 1)
    if scene.lower(s, after) in ("signé", "signés", "signée", "signées"):
        return scene.mention_at(s, after + 1)
    return None
