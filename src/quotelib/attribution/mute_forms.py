"""Verb forms that look like cues and report nothing where they stand.

A participle that gives a nickname (*Jean Perrot, dit « le Chat »*), a verb that makes a passive of
what follows it (*se voit bonifié*), an adjective, what becomes of a thing (*ce qui s'annonce*),
what must be said (*faut-il dire*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import CueKind, Mood, SpeakerKind
from .phrases import governed
from .scene import is_finite
from .steps import (
    ITSELF,
    PARTICIPLES,
    QUE,
    is_infinitive,
    is_inflected,
    is_present_participle,
    is_verbal,
    quoted_end,
    skip,
    skip_back,
    starts_infinitive,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["may_report"]

_LONG_NICKNAME = 5
_AFTER_NICKNAME = frozenset({",", ")", "."})
_INSERTED = frozenset({",", "("})
_NEAR_QUI = 3
_NE = frozenset({"ne", "n'"})
_MAY_OR_MUST = frozenset({"peut", "doit", "pourrait", "devrait"})
_TRUSTING = "confiant"


def may_report(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a candidate may report at all where it stands."""
    if cue.cue.kind is not CueKind.VERB:
        return True
    return not (
        _names(scene, cue)
        or _makes_passive(scene, cue)
        or _is_adjective(scene, cue)
        or _happens(scene, cue)
        or _is_needed(scene, cue)
    )


def _is_needed(scene: Scene, cue: CueMatch) -> bool:
    """Return whether what must or may be said nobody says (*faut-il dire*, *on peut dire que*)."""
    words = scene.sentences[cue.sentence].words
    first = cue.first + (words[cue.first] in _NE)
    if words[first] in closed_class("impersonal_need"):
        return True
    if words[first] not in _MAY_OR_MUST or words[cue.first - 1] != "on":
        return False
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return first < cue.head and (verb is None or not verb.receptive)


def _happens(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a reflexive says what becomes of a thing (*ce qui s'annonce*)."""
    if cue.reflexive or cue.cue.lemma not in closed_class("middle_verb"):
        return False
    # The reflexive of a helper says nothing of the thing: « se hâte de préciser X ».
    links = [j for j in range(cue.first, cue.head) if scene.is_a(cue.sentence, j, "preposition")]
    first = links[-1] if links else cue.first
    return any(scene.lower(cue.sentence, j) in ITSELF for j in range(first, cue.head))


def _is_adjective(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a form describes the object of the clause's verb (*traite un auteur célèbre*).

    The tagger takes it for an adjective, and no sign or conjunction parts it from that verb.
    """
    if cue.first != cue.last:
        return False
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[cue.first].lower.startswith(_TRUSTING) and _trusts(scene, cue):
        return True
    if tokens[cue.first].pos != "ADJ":
        return False
    if cue.cue.mood is Mood.INFINITIVE:
        return False  # « entendre un homme hurler »
    if is_present_participle(cue) and scene.lower(s, cue.last + 1) in (":", *QUE):
        return False  # « une banderole proclamant : « Q » »
    phrases = scene.mentions_ending(s, cue.first - 1)
    if not phrases:
        return False
    j = skip_back(scene, s, phrases[0].first - 1, "preposition", "adverb")
    if j < 0:
        return False
    if (
        is_finite(cue)
        and _has_complement(scene, cue)
        and "qui" in [token.lower for token in tokens[max(0, j - _NEAR_QUI) : j]]
    ):
        return False  # « Le député qui mène la danse promet : « Q » » has no other verb
    other = scene.cue_at(s, j)
    return _is_of_clause(tokens, j) or (other is not None and is_finite(other))


def _has_complement(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a colon, a clause, quoted words or *de* and an infinitive follow a form."""
    s, after = cue.sentence, cue.last + 1
    if scene.lower(s, after) in (":", *QUE):
        return True
    of = scene.is_a(s, after, "of")
    if of and "DE_INF" in cue.frames and starts_infinitive(scene, s, after + 1):
        return True
    marked = scene.tokens(s)[after : after + 1 + of]
    return any(token.quoted is not None for token in marked)


def _trusts(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *confiant* says how somebody feels (*s'est dit confiant dans « Q »*).

    What is confided to somebody follows *en*, or a comma, and no preposition (*, confiant que P*).
    """
    s = cue.sentence
    told = scene.lower(s, cue.first - 1) in ("en", ",")
    return not told or scene.lower(s, cue.last + 1) in ("dans", "quant", "en", "sur")


def _is_of_clause(tokens: Sequence[Token], j: int) -> bool:
    """Return whether a verb can be that of a clause: no participle beside a noun alone."""
    if tokens[j].pos != "VERB":
        return False
    auxiliary = tokens[j - 1] if j else None
    compound = auxiliary is not None and auxiliary.pos == "AUX" and auxiliary.finite
    return compound or tokens[j].finite or not tokens[j].lower.endswith((*PARTICIPLES, "ant"))


def _makes_passive(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *se voir* and a participle or infinitive say what befalls the subject."""
    if cue.cue.lemma != "voir":
        return False
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if not any(t.lower in ITSELF for t in tokens[cue.first : cue.head]):
        return False
    j = skip(scene, s, cue.last + 1, "adverb", "object_clitic", "time")
    while j < len(tokens) and tokens[j].pos == "ADV":
        j += 1
    if j >= len(tokens) or tokens[j].quoted is not None:
        return False
    participle = tokens[j].pos in ("VERB", "ADJ") and tokens[j].lower.endswith(PARTICIPLES)
    return participle or is_infinitive(scene, s, j)


def _names(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the participle *dit* gives the noun before it another name.

    *Jean Perrot, dit « le Chat », a été arrêté*; *par le col dit « du Pendu »*.
    """
    if cue.first != cue.last or cue.first == 0:
        return False
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[cue.first].lower not in closed_class("called_participle"):
        return False
    detached = scene.lower(s, cue.first - 1) in _INSERTED
    noun = scene.mentions_ending(s, cue.first - 1 - detached)
    after = cue.last + 1
    if not noun or after >= len(tokens):
        return False
    if tokens[after].quoted is None or tokens[after].quoted == tokens[cue.first].quoted:
        return detached and _renames(scene, noun[0], after)
    end = quoted_end(scene, s, after)
    if end - after > _LONG_NICKNAME or any(map(is_verbal, tokens[after:end])):
        return False
    if all(governed(scene, mention) for mention in noun):
        return True  # « par le col dit « du Pendu » »: the noun is no subject of a verb
    ends = end == len(tokens) or tokens[end].form in _AFTER_NICKNAME or is_inflected(tokens[end])
    proper = detached or (tokens[end - 1].form[0].isupper() and not scene.is_a(s, after, "cry"))
    return ends and proper


def _renames(scene: Scene, noun: MentionMatch, after: int) -> bool:
    """Return whether a person's other name without marks stands between commas.

    In *Nicolas, dit Nico, donne le départ* the verb after the second comma is that of the person;
    a full name, or a common noun, is rather somebody who speaks (*Le projet, dit le maire, …*).
    """
    s = noun.sentence
    person = noun.kind is SpeakerKind.PERSON and noun.name is not None
    name = scene.mention_at(s, after)
    if name is None:
        return False
    tokens = scene.tokens(s)
    # An apposition may follow: « , dit Nico, un ami d'enfance, »
    single = tokens[after].form[0].isupper() and scene.lower(s, after + 1) in (",", ".")
    called = scene.is_a(s, after, "determiner") and all(
        t.form[0].isupper() for t in tokens[after + 1 : name.last + 1]
    )
    if not single and not (called and scene.lower(s, name.last + 1) == ","):
        return False
    if _speaks(scene, noun):
        return True  # « P », soupire Nadia Benali, dit Lilou, une voisine: she is the one who does
    if not person or scene.lower(s, after + 1) == ".":
        return False
    # Somebody of whom the text has spoken before rather speaks.
    word, start = scene.lower(s, after if single else name.last), noun.mention.span.start
    return scene.first_mentions.get(word, start) >= start


def _speaks(scene: Scene, noun: MentionMatch) -> bool:
    """Return whether a verb of saying stands right before the name of its subject."""
    cues = scene.verb_cues(noun.sentence, 0, noun.first)
    return noun.name is not None and any(c.last == noun.first - 1 and is_finite(c) for c in cues)
