"""Who fills the speaker slot of a cue, by the kind of the cue: incise, verb, noun, preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import Mention, MentionKind, Mood, Number, Span, SpeakerKind
from ..models.records import MentionMatch
from .clause_verbs import has_main_verb
from .fronted_clauses import past_fronted
from .gerunds import acts_nearer, described_by, set_apart, who_acts_under
from .joined_participles import outer_auxiliary, shares_compound
from .made_to_speak import (
    acts_for,
    is_made_to_say,
    narrates,
    told_behind,
    who_is_made_to_speak,
)
from .mistaken_subjects import behind_expletive
from .narrated import subject_after_comma
from .phrases import (
    WRITTEN,
    before_marks,
    governed,
    is_temporal,
    may_speak,
    named_by,
    surface_ending,
)
from .postposed import postposed, who_said
from .receptive import believes, is_told_by, origin_of, receives
from .scene import is_finite
from .steps import (
    BEFORE_VERB,
    is_inflected,
    is_present_participle,
    quoted_end,
    skip,
    skip_back,
)
from .subjects import clause_start, clause_subject, preverbal
from .surfaces import written_on
from .told_before import LEAD, first_gerund, goes_on_telling, told_before

if TYPE_CHECKING:
    from ..models.records import CueMatch, Token
    from .scene import Scene

__all__ = [
    "agent",
    "clitic_source",
    "cue_source",
    "describes",
    "incise_source",
    "is_coordinated",
    "noun_owner",
    "possessor_at",
    "source_after",
    "words_owner",
]

_AGENT, _AGENT_OF_QUOTED = 5, 12
_HEARSAY = closed_class("hearsay_verb")
"""Verbs whose *il* stands for nobody (*il se murmure que*, *paraît-il*)."""
_OF_JUDGED = frozenset({"de", "d'", "comme"})
_DESCRIBING = ("ant", "ante", "ants", "antes", "é", "ée", "és", "ées")
_THEIRS = frozenset({"leur", "leurs"})
"""Possessives of several people."""


def clitic_source(cue: CueMatch, mention: Mention) -> MentionMatch:
    """Return a clitic or pronoun inside a cue as a source.

    Args:
        cue: The cue.
        mention: Its clitic.

    Returns:
        The clitic, placed where the cue stands.
    """
    return MentionMatch(
        mention=mention,
        sentence=cue.sentence,
        first=cue.first,
        last=cue.last,
        head=mention.text.lower(),
    )


def incise_source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the source of an incise.

    Args:
        scene: The text's candidates.
        cue: A verbal cue, inverted.

    Returns:
        Its clitic, its postposed subject, or the text that its words are read in; ``None`` for
        an impersonal passive (*est-il indiqué*) and for hearsay (*paraît-il*).
    """
    if cue.cue.lemma in _HEARSAY:
        return None
    received = receives(scene, cue)
    if cue.clitic is None:
        origin = origin_of(scene, cue) if received else None
        subject = origin or postposed(scene, cue)
        read = subject is not None and _is_read(scene, cue, subject)
        return None if read else subject
    word = cue.clitic.text.lower()
    if word == "il" and cue.passive:
        origin = origin_of(scene, cue)  # « est-il écrit dans le rapport »
        if origin is not None and origin.kind in WRITTEN:
            return origin
        return agent(scene, cue)  # « est-il précisé par la mairie »
    if word == "on" and received:
        origin = origin_of(scene, cue)
        named_before = scene.lower(cue.sentence, cue.first) == "y"  # « y lit-on »
        return origin if origin is not None or named_before else clitic_source(cue, cue.clitic)
    return clitic_source(cue, cue.clitic)


def _is_read(scene: Scene, cue: CueMatch, mention: MentionMatch) -> bool:
    """Return whether a mention belongs to words in marks (*on lit « Vive la grève »*), no paper."""
    tokens = scene.tokens(cue.sentence)
    quoted = tokens[mention.first].quoted
    if mention.kind is SpeakerKind.MEDIA:
        return False
    return quoted is not None and quoted != tokens[cue.head].quoted


def source_after(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the pronoun or possessive in a prepositional cue, or the noun phrase after it."""
    if cue.clitic is not None:
        return clitic_source(cue, cue.clitic)
    if cue.sourceless:
        return None
    s = cue.sentence
    source = scene.mention_at(s, cue.last + 1) or who_said(scene, s, cue.last + 1)
    if source is None and scene.lower(s, cue.last) == "des":
        source = scene.mention_at(s, cue.last)
    return None if source is None or is_temporal(scene, source) else source


def words_owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the one whose words a speech noun names.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        Its possessive (*son verdict*, *sa promesse d'un « effort »*), else its complement (*la
        réponse du maire*).
    """
    return _possessor(scene, cue) or noun_owner(scene, cue)


def noun_owner(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the complement of a speech noun: *la réponse du maire*, *le mot est de X*."""
    s = cue.sentence
    tokens, words = scene.sentences[s].tokens, scene.sentences[s].words
    after = skip(scene, s, cue.last + 1, "adverb", "owner_link")
    if after == cue.last + 1 and after < len(tokens) and _qualifies(tokens[after]):
        after += scene.is_a(s, after + 1, "of")  # « réponse immédiate de X »
    if words[after] == "sans" and scene.is_a(s, after + 2, "of"):
        after += 2  # « verdict sans appel du jury »
    if scene.is_a(s, after, "of"):
        return scene.mention_at(s, after) or scene.mention_at(s, after + 1)
    after += words[after] == ","  # « La formule, signée X, a plu »
    if words[after] in ("signé", "signés", "signée", "signées"):
        return scene.mention_at(s, after + 1)
    return None


def _qualifies(token: Token) -> bool:
    """Return whether a word describes the noun before it (*réplique cinglante*).

    The taggers take it for another noun, which would have its article (*sa boutade favorite*).
    """
    if token.pos in ("ADJ", "NOUN") and token.form.islower():
        return True
    return token.pos == "ADJ" or (token.pos == "VERB" and token.lower.endswith(_DESCRIBING))


def _possessor(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the possessive before a speech noun as a mention (*son verdict*)."""
    words, owned = scene.sentences[cue.sentence].words, closed_class("possessive")
    for j in (cue.first - 1, cue.first - 2):
        if words[j] in owned:
            return possessor_at(scene, cue.sentence, j)
    return None


def possessor_at(scene: Scene, s: int, j: int) -> MentionMatch | None:
    """Return a token as a mention, if it is a possessive (*Sa voix tremble*)."""
    if scene.lower(s, j) not in closed_class("possessive"):
        return None
    token = scene.tokens(s)[j]
    span = Span.of(scene.text, token.start, token.end)
    number = Number.PLURAL if token.lower in _THEIRS else None
    mention = Mention(span=span, kind=MentionKind.POSSESSIVE, number=number)
    return MentionMatch(mention=mention, sentence=s, first=j, last=j, head=token.lower)


def agent(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the agent of a passive or of a participle after a noun (*le slogan scandé par X*)."""
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    limit, quoted = cue.last + 1 + _AGENT, False
    for j in range(cue.last + 1, len(tokens) - 1):
        if tokens[j].quoted is not None and tokens[j].quoted != tokens[cue.head].quoted:
            limit, quoted = j + 1 + _AGENT_OF_QUOTED, True
            continue
        if j >= limit or (quoted and is_inflected(tokens[j])) or _closes_quoted(scene, s, j):
            return None
        if tokens[j].lower == "par":
            found = scene.mention_at(s, j + 1)
            if found is None or may_speak(found) or j < cue.last + 1 + _AGENT:
                return before_marks(scene, found)
    return None


def _closes_quoted(scene: Scene, s: int, comma: int) -> bool:
    """Return whether a comma behind quoted words lets neither more of them nor an agent follow."""
    tokens = scene.tokens(s)
    if tokens[comma].form != "," or tokens[comma - 1].quoted is None:
        return False
    ahead = tokens[comma + 1 : comma + 1 + _AGENT]
    return not any(t.quoted is not None or t.lower == "par" for t in ahead)


def cue_source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the source of a verbal cue with a complement of its own.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        Its clitic, its agent when it is passive, its subject before or after it, or the subject
        of the main clause when it is a participle or an infinitive.
    """
    if cue.clitic is not None:
        return incise_source(scene, cue)
    undergone = is_told_by(scene, cue)
    if undergone or is_made_to_say(scene, cue):
        return agent(scene, cue) if undergone else told_behind(scene, cue)
    heard = who_is_made_to_speak(scene, cue) or written_on(scene, cue, 0)
    if heard is not None:
        return heard
    past_participle = cue.bare and not is_present_participle(cue)
    if past_participle and is_coordinated(scene, cue):
        return _judge(scene, cue) or _coordinated_subject(scene, cue)
    if cue.passive or past_participle:
        by = agent(scene, cue)
        return _main_subject(scene, cue) if by is None and believes(scene, cue) else by
    if cue.cue.mood in (Mood.PARTICIPLE, Mood.INFINITIVE):
        return acts_for(scene, cue) or _main_subject(scene, cue)
    if receives(scene, cue):
        return incise_source(scene, cue)
    begin = clause_start(scene, cue.sentence, cue.first)
    if cue.cue.lemma in _HEARSAY:
        return None
    found = preverbal(scene, cue, begin)
    if found is None and begin > 0:
        found = preverbal(scene, cue, 0)
    # « ceux qui ont indiqué d'où venait le bruit »: *qui* lets no subject follow
    relative = scene.lower(cue.sentence, cue.first - 1) == "qui"
    return found if relative else found or postposed(scene, cue)


def _judge(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return whom *par* names right behind a joined participle or its quoted words.

    *Le plan a été présenté et jugé « flou » par la maire*
    """
    s, j = cue.sentence, cue.last + 1
    j += scene.lower(s, j) in _OF_JUDGED
    if j < len(scene.tokens(s)) and scene.tokens(s)[j].quoted is not None:
        j = quoted_end(scene, s, j)
    return named_by(scene, s, j)


def _coordinated_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of a participle that shares an auxiliary, if it stands in its sentence."""
    if goes_on_telling(scene, cue):
        return None
    return _shared_subject(scene, cue) or _main_subject(scene, cue)


def describes(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a past participle only says something of a noun (*un texte transmis*).

    It has no auxiliary, of its own or shared.
    """
    return cue.bare and not is_present_participle(cue) and not is_coordinated(scene, cue)


def is_coordinated(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle shares the auxiliary of one before it (*a salué et estimé*)."""
    if cue.first < LEAD and goes_on_telling(scene, cue):
        return True  # « Il a salué l'accord. Et promis que P »
    s = cue.sentence
    j = skip_back(scene, s, cue.first - 1, "adverb")
    tokens = scene.tokens(s)
    then = j + 1 < cue.first and tokens[j + 1].lower == "puis"
    if then or scene.is_a(s, j, "conjunction"):
        return _shared_auxiliary(scene, s, j + then) is not None
    return shares_compound(scene, cue, j) and agent(scene, cue) is None


def _shared_auxiliary(scene: Scene, s: int, stop: int) -> int | None:
    """Return the last auxiliary before a token, by its tag or in the group of another cue."""
    tokens = scene.tokens(s)
    groups = {
        k
        for cue in scene.verb_cues(s)
        if cue.head < stop and is_finite(cue)
        for k in range(cue.first, cue.head)
        if scene.lexicon.auxiliary_forms(tokens[k].lower)
    }
    found = (j for j in range(stop - 1, -1, -1) if tokens[j].pos == "AUX" or j in groups)
    return next(found, None)


def _shared_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject right before the auxiliary that a participle shares."""
    s = cue.sentence
    shared = outer_auxiliary(scene, cue) or _shared_auxiliary(scene, s, cue.first) or 0
    j = skip_back(scene, s, shared - 1, *BEFORE_VERB)
    ending = scene.mentions_ending(s, j)
    return next((m for m in ending if not governed(scene, m) and may_speak(m)), None)


def _main_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of the main clause, for a gerund, participle or infinitive."""
    cue = first_gerund(scene, cue)
    s, before = cue.sentence, cue.first - 1
    if cue.cue.mood is Mood.PARTICIPLE:
        # « X, affirmant que »: a noun phrase right before the participle is its subject.
        if (bearer := surface_ending(scene, s, before)) is not None:
            return bearer  # « derrière une banderole affirmant »
        nearest = preverbal(scene, cue)
        if nearest is not None and nearest.last == before and may_speak(nearest):
            return nearest
        if (described := described_by(scene, cue) or set_apart(scene, cue)) is not None:
            return described
    begin = past_fronted(scene, s, clause_start(scene, s, cue.first), cue.first)
    acting = who_acts_under(scene, cue, begin)
    if acting is not None:
        return acting
    for other in told_before(scene, s, begin, cue):
        if is_finite(other) and not other.passive:
            found = _subject_of(scene, other, begin)
            if found is not None and may_speak(found):
                return found
    subject = _first_subject(scene, cue, begin)
    speaks = subject is not None and may_speak(subject)
    inside = subject is not None and _is_in_adjunct(scene, cue, subject, begin)
    if not inside and (speaks or narrates(scene, cue)):
        return acts_nearer(scene, cue, subject)
    return subject_after_comma(scene, cue) or subject


def _is_in_adjunct(scene: Scene, cue: CueMatch, subject: MentionMatch, begin: int) -> bool:
    """Return whether a name only says who is meant in an adjunct before any verb.

    *Un an après la mort de son frère Luc, disant suivre ses conseils, la skieuse court*
    """
    s = cue.sentence
    if subject.first == begin or scene.has_verb(s, begin, cue.first):
        return False
    around = (m for m in scene.mentions_ending(s, subject.last) if m.first < subject.first)
    return any(governed(scene, m) for m in around)


def _first_subject(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return what the clause before a participle is about, somebody behind an *il* of nobody."""
    subject = clause_subject(scene, cue.sentence, begin, cue.first)
    if subject is None and begin > 0:
        subject = clause_subject(scene, cue.sentence, 0, cue.first)
    if subject is None or subject.head != "il":
        return subject
    return behind_expletive(scene, subject) or subject


def _subject_of(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the subject of the verb of a main clause, behind it in an incise."""
    comma, tokens = cue.first - 1, scene.tokens(cue.sentence)
    # « Le pont « sera fermé » a indiqué X, ajoutant »
    inverted = tokens[comma].form == "," or (
        comma >= 0 and tokens[comma].quoted is not None is tokens[cue.head].quoted
    )
    if cue.clitic is not None or (inverted and has_main_verb(scene, cue.sentence, begin, comma)):
        return incise_source(scene, cue)
    found = preverbal(scene, cue)
    # « « P », soit « dix élus », a dit X, ajoutant »
    within = inverted and found is not None and _is_read(scene, cue, found)
    return incise_source(scene, cue) if within else found
