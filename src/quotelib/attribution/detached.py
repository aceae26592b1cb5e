"""What stands between a source at the head of a sentence and its clause: *selon X, élu, P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import MentionKind, Span, SpeakerKind
from .clause_verbs import has_main_verb
from .object_ends import names_medium
from .phrases import is_temporal, is_time, may_speak
from .sentence_ends import sentence_end
from .steps import BEFORE_VERB, CLITICS, COMMA, QUE, is_inflected, quoted_end, skip, verb_follows
from .stretch import date_end
from .time_and_manner import describes_speaker

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = [
    "before_comma",
    "counts",
    "describes_up_to",
    "is_in_marks",
    "may_be_subject",
    "opens_clause",
    "past_detached",
    "past_function",
    "reads_as_clause",
    "subject_within",
]

_GIVEN = frozenset({("compte", "tenu"), ("étant", "donné"), ("eu", "égard"), ("mis", "à")})
_SEEN = frozenset({"vu", "excepté", "passé", "hormis"})
_OPENS_ADVERBIAL = frozenset({"en", "au", "par", "à"})
_PARTICIPLES = (
    *("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us", "ues"),
    *("int", "inte", "ints", "intes", "ant", "ert", "erte"),
)
_BARE_SUBJECTS = frozenset({"c'", "ce", "on"})
_SHORT, _ADVERBIAL = 3, 3
_SUBJECTS = frozenset({"tout", "rien", "cela", "ça", "chacun", "chacune", "nul", "personne"})
_INSERTIONS, _FAR_SIGN = 3, 30


def reads_as_clause(scene: Scene, s: int, first: int, stop: int) -> bool:
    """Return whether a subject and more stand there, though the tagger sees no verb.

    The small models miss verbs that are nouns as well (*le parti sort indemne du procès*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: First token of the stretch.
        stop: Index after its last token.

    Returns:
        Whether a noun phrase opens it and a word that may be its verb follows.
    """
    subject = scene.mention_at(s, first)
    if subject is None or subject.last + _SHORT >= stop:
        return False
    after = subject.last + 1
    return scene.tokens(s)[after].form.isalpha() and not any(
        scene.is_a(s, after, name) for name in ("preposition", "conjunction", "relative")
    )


def opens_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether a subject stands at a token and its verb right behind it."""
    subject = scene.mention_at(s, j)
    counted = j < len(scene.tokens(s)) and counts(scene, s, j)  # « 300 personnes sont venues »
    after = j + 1 + counted if subject is None else subject.last + 1
    if subject is None and not counted and scene.lower(s, j) not in _BARE_SUBJECTS:
        return False
    verb = verb_follows(scene, s, after, *CLITICS)
    return verb or reads_as_clause(scene, s, j, sentence_end(scene, s))


def past_detached(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where the clause starts past a relative, apposition or adverbial after the source.

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The token after the comma that closes the source.
        end: Index after the sentence's last token.

    Returns:
        The first token of the clause.
    """
    tokens = scene.tokens(s)
    while first < end and tokens[first].quoted is None:
        comma = scene.first_of(s, COMMA, first, end)
        if comma is None or comma + 1 >= end or _describes_subject(scene, s, comma + 1):
            return first
        if tokens[comma].quoted is not None:
            return first  # « une « action très, très forte » aura lieu »
        more = (
            scene.has_verb(s, comma, end)
            or tokens[comma + 1].placeholder is not None
            or reads_as_clause(scene, s, comma + 1, end)
        )
        relative = scene.is_a(s, first, "relative") and (
            scene.lower(s, first) not in QUE or (more and scene.has_verb(s, first, comma))
        )
        if not relative and not (_is_detached(scene, s, first, comma) and more):
            return comma + 1 if _tells_who(scene, s, first, comma) else first
        first = comma + 1
    return first


def describes_up_to(scene: Scene, source: MentionMatch, end: int) -> bool:
    """Return whether a relative clause, however long, is all between a source and a sign.

    Args:
        scene: The text's candidates.
        source: The source.
        end: The sign.
    """
    s, first = source.sentence, source.last + 1
    if scene.lower(s, first) != "," or not scene.is_a(s, first + 1, "relative"):
        return False
    commas = (j for j in range(first + 2, end) if scene.lower(s, j) == ",")
    return all(scene.is_a(s, j + 1, "relative") for j in commas)


def is_in_marks(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether a stretch is one clause, all of it inside one pair of marks."""
    tokens = scene.tokens(s)
    if first >= end or tokens[first].quoted is None:
        return False
    return quoted_end(scene, s, first) == end and has_main_verb(scene, s, first, end)


def past_function(scene: Scene, s: int, first: int, end: int) -> int:
    """Return where a clause in marks starts behind a function that no comma closes.

    *Pour Léa Roy, présidente du club « c'est le budget qui manque »*

    Args:
        scene: The text's candidates.
        s: A sentence.
        first: The token after the comma behind the source.
        end: Index after the sentence's last token.

    Returns:
        The first token of the clause, ``first`` itself for any other one.
    """
    tokens = scene.tokens(s)
    noun = scene.lexicon.source_noun(scene.lower(s, first))
    if noun is None or noun.kind is not SpeakerKind.PERSON or scene.lower(s, first - 1) != ",":
        return first
    marks = next((t.index for t in tokens[first:end] if t.quoted is not None), end)
    subject = any(
        scene.is_a(s, k, "determiner") and not scene.is_a(s, k - 1, "preposition")
        for k in range(first + 1, marks)
    )
    alone = marks < end and not subject and not scene.has_verb(s, first, marks)
    return marks if alone and is_in_marks(scene, s, marks, end) else first


def _is_detached(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether an apposition or a short adverbial without verb stands before a comma."""
    word = scene.lower(s, first)
    year = word == "en" and scene.lower(s, first + 1).isdigit()
    if scene.has_verb(s, first, comma) or year or date_end(scene, s, first) == comma:
        return False  # « Selon X, mardi 9 août, P »: when it was so, not when X said it
    if (word, scene.lower(s, first + 1)) in _GIVEN or (
        word in _SEEN and scene.is_a(s, first + 1, "determiner")
    ):
        return False  # « Selon X, compte tenu de la crue, P »: participles become prepositions
    if _describes(scene, s, first) and _agrees_ahead(scene, s, first, comma):
        return False
    if _describes(scene, s, first) or names_medium(scene, s, first):
        return True
    if describes_speaker(scene, s, first, comma) or _places(scene, s, first, comma):
        return True
    if _qualifies(scene, s, first, comma):
        return True
    if _renames_source(scene, s, first, comma):
        return True
    if word in closed_class("apposition_opener"):
        return not _is_subject(scene, s, comma)
    return comma - first <= _ADVERBIAL and (
        word in _OPENS_ADVERBIAL or scene.is_a(s, first, "adverb")
    )


def _tells_who(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether a noun phrase and its relative say who a named source is.

    *Selon Ida Roux, la secouriste qui a filmé la scène, les agents ont fui*: a subject and its verb
    follow.
    """
    who = scene.mention_at(s, first)
    if who is None or who.name is not None:
        return False
    nicknamed = scene.has_marks(s, who.first, who.last + 1)  # « la « dame aux chats » qui P »
    if who.kind is not SpeakerKind.PERSON and not nicknamed:
        return False
    around = (*scene.mentions_ending(s, first - 2), *scene.mentions_ending(s, who.last))
    if all(one.name is None for one in around) or not scene.is_a(s, who.last + 1, "relative"):
        return False
    subject = scene.mention_at(s, comma + 1)
    begins = subject is not None and verb_follows(scene, s, subject.last + 1, *CLITICS)
    return begins and scene.has_verb(s, who.last + 2, comma)


def _places(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether words say what somebody is in charge of or where he is on duty.

    *à la tête du comité depuis 2019*, *en charge du dossier*, *de passage à Brest*; but a name
    behind the comma would be the one described (*Selon le maire, à la tête du club, Paul Weber a
    échoué*).
    """
    subject = scene.mention_at(s, comma + 1)
    if subject is not None and subject.name is not None and subject.kind is SpeakerKind.PERSON:
        return False
    noun = first + 1 + scene.is_a(s, first + 1, "determiner")
    return scene.is_a(s, first, "preposition") and scene.is_a(s, noun, "charge_noun")


def _qualifies(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether a bare adjective or noun, adverbs before it, stands before a whole clause.

    *plutôt pessimiste*, *elle-même institutrice*, *présent sur place*; no list (*routes, ponts et
    gares ont souffert*) and no time (*lundi*, *vendredi soir*).
    """
    tokens, noun = scene.tokens(s), first
    while noun < comma and (tokens[noun].pos == "ADV" or scene.is_a(s, noun, "emphatic")):
        noun += 1
    if noun == comma or tokens[noun].pos not in ("NOUN", "ADJ", "VERB"):
        return False
    if tokens[noun].lower.endswith("ant") or is_time(scene, s, noun):
        return False
    after = tokens[comma + 1]
    begins = after.pos in ("DET", "PRON", "PROPN") or after.quoted is not None
    # « si « P », Q », « même si », « en cas de « P », Q »: what opens the clause with its adjunct
    names = ("subordinator", "preposition")
    even = scene.lower(s, comma + 1) == "même" and scene.lower(s, comma + 2) == "si"
    return begins or even or any(scene.is_a(s, comma + 1, name) for name in names)


def _agrees_ahead(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether a participle agrees with the clause's subject and not with the source.

    *Selon la police, blessé au bras, le suspect a fui*
    """
    gender = scene.tokens(s)[first].gender
    subject = scene.mention_at(s, comma + 1)
    sources = scene.mentions_ending(s, first - 2)
    if gender is None or subject is None or subject.mention.gender is not gender or not sources:
        return False
    return sources[0].mention.gender not in (None, gender)


def _renames_source(scene: Scene, s: int, first: int, comma: int) -> bool:
    """Return whether a noun phrase before a whole clause says who the source is.

    *D'après les Blouses vertes, les secouristes du quartier, 48 personnes ont péri*
    """
    phrase, subject = scene.mention_at(s, first), scene.mention_at(s, comma + 1)
    if phrase is None or subject is None or not may_speak(phrase):
        return False
    if scene.lower(s, first) not in ("le", "la", "l'", "les") or is_temporal(scene, phrase):
        return False
    if any(scene.is_a(s, j, "conjunction") for j in range(first, subject.last)):
        return False  # « le chauffeur, le contrôleur et le mécanicien ont été entendus »
    return verb_follows(scene, s, subject.last + 1, *BEFORE_VERB)


def _describes_subject(scene: Scene, s: int, j: int) -> bool:
    """Return whether a participle follows a comma: what stands before is the clause's subject.

    *Selon la police, un homme, âgé de 40 ans, a été blessé*
    """
    token = scene.tokens(s)[j]
    # the taggers take « vue dans un film » for a noun
    noun = token.pos == "NOUN" and token.lower.endswith(_PARTICIPLES)
    tagged = token.pos in ("VERB", "ADJ") or (noun and scene.is_a(s, j + 1, "preposition"))
    participle = tagged and scene.mention_at(s, j) is None
    return participle and not is_inflected(token) and token.quoted is None


def _describes(scene: Scene, s: int, first: int) -> bool:
    """Return whether a participle or adjective stands alone or before its complement.

    *cités par l'agence*, *âgées de 6 à 17 ans*, *joint lundi*
    """
    tokens = scene.tokens(s)
    first = skip(scene, s, first, "adverb", "degree_adverb")  # « encore très marquée par »
    word, pos = scene.lower(s, first), tokens[first].pos
    after = first + 1
    if word.endswith(_PARTICIPLES) and (
        pos == "VERB" or (pos == "NOUN" and date_end(scene, s, after) is not None)
    ):
        return True  # the taggers take « établi dimanche » for a noun
    if pos not in ("VERB", "ADJ") or scene.is_a(s, first, "determiner"):
        return False
    closed = scene.lower(s, after) == "," or scene.is_a(s, after, "of")
    return closed or scene.is_a(s, after, "preposition") or date_end(scene, s, after) is not None


def _is_subject(scene: Scene, s: int, comma: int) -> bool:
    """Return whether a noun phrase before a comma has its verb after a relative.

    *Selon X, un voisin, qui habite au-dessus, a tout entendu*
    """
    if not scene.is_a(s, comma + 1, "relative"):
        return False
    closing = scene.first_of(s, COMMA, comma + 1, len(scene.tokens(s)))
    return closing is not None and verb_follows(scene, s, closing + 1, *CLITICS)


def subject_within(scene: Scene, source: MentionMatch) -> int | None:
    """Return the comma of a source after which stands the subject of the clause that it frames.

    *Selon l'avocate Léa Morel, le joueur, blessé à la cuisse, sera absent*: the verb after the
    insertion has no other subject.

    Args:
        scene: The text's candidates.
        source: The phrase after *selon*, as far as it could be read.

    Returns:
        The comma, ``None`` where the clause has its subject or none is seen.
    """
    s = source.sentence
    words = scene.sentences[s].words
    commas = (j for j in range(source.last, source.first, -1) if words[j] == ",")
    subjects = [j for j in commas if may_be_subject(scene, s, j + 1)]
    # « selon Luc Roy, le pilote, un Suisse, est mort »
    told = (j for j in subjects if not scene.is_a(s, j + 1, "indefinite_article"))
    subject = next(told, subjects[0] if subjects else None)
    sign = source.last + 1
    if subject is None or scene.lower(s, sign) != ",":
        return None
    tokens = scene.tokens(s)
    for _ in range(_INSERTIONS):
        if scene.lower(s, sign + 1) in _SUBJECTS:
            return None
        if verb_follows(scene, s, sign + 1, *BEFORE_VERB):
            return subject
        ahead = tokens[sign + 1 : sign + _FAR_SIGN]
        closing = next((t.index for t in ahead if t.form == "," and t.quoted is None), None)
        relative = scene.is_a(s, sign + 1, "relative")
        if closing is None or scene.has_verb(s, sign + 1, closing) is not relative:
            return None
        apposed = scene.is_a(s, sign + 1, "indefinite_article")
        if may_be_subject(scene, s, sign + 1) and not apposed:
            return None
        sign = closing
    return None


def before_comma(scene: Scene, source: MentionMatch, comma: int) -> MentionMatch:
    """Return what a comma inside a source leaves before it, with the name where it is there."""
    tokens = scene.tokens(source.sentence)
    span = Span.of(scene.text, source.mention.span.start, tokens[comma - 1].end)
    named = source.name is not None and source.name in span.text
    kind = source.mention.kind if named or source.name is None else MentionKind.DESCRIPTION
    return attrs.evolve(
        source,
        mention=attrs.evolve(source.mention, span=span, kind=kind),
        last=comma - 1,
        name=source.name if named else None,
    )


def may_be_subject(scene: Scene, s: int, j: int) -> bool:
    """Return whether a determined noun phrase or a name starts at a token, not an age."""
    determined = scene.is_a(s, j, "determiner") or scene.tokens(s)[j].form[0].isupper()
    return determined and scene.mention_at(s, j) is not None


def counts(scene: Scene, s: int, j: int) -> bool:
    """Return whether a number of people or things starts at a token, which is no age."""
    number = scene.tokens(s)[j].form[0].isdigit() or scene.is_a(s, j, "numeral")
    return number and scene.lower(s, j + 1) not in ("ans", "an", "mois")
