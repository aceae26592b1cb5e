"""Which noun phrase is the subject of a verb.

Position and form decide: a subject is a noun phrase that no preposition governs, before a verb in
its clause. Those after the verb are read in `postposed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, Mood, Span, SpeakerKind
from .antecedents import agreeing_antecedent, antecedent, far_antecedent, opens_relative
from .asides import before_dashes
from .gerunds import gerund_subject
from .listed_names import around_list
from .mistaken_subjects import (
    described_before,
    described_by,
    inclusion_comma,
    is_embedded,
    is_one,
    opens_clause,
    participle_around,
    relative_around,
    several_before,
    tells_of_governed,
)
from .phrases import HUMAN, ending_at, governed, is_free, may_speak, surface_ending
from .postposed import agrees
from .relative_subjects import past_relative, relative_subject
from .scene import is_finite
from .steps import BEFORE_VERB, COMMA, DASHES, DE, QUE, is_inflected

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = [
    "clause_start",
    "clause_subject",
    "preverbal",
]

_CLAUSE_ENDS = frozenset({":", ";"})
_SIGNS = frozenset({",", "(", ")", "–", "—", ":", ";"})
_ALSO_NOUNS = ("verb_taken_for_noun", "noun_homograph", "noun_homograph_e")
_COMPLEMENTS, _LEAST = 8, 2
_OPENER = "preposition"
_THEN = "puis"
_PRESENT = "ant"


def clause_start(scene: Scene, sentence: int, before: int) -> int:
    """Return the index after the last placeholder, colon or semicolon before a token.

    Args:
        scene: The text's candidates.
        sentence: A sentence.
        before: A token of it.

    Returns:
        The first token of the clause, 0 at the latest.
    """
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
        surface = surface_ending(scene, s, cue.first - 1)  # « derrière une banderole affirmant »
        found = surface or ending_at(scene, s, cue.first - 1, begin)
        found = found or gerund_subject(scene, cue, begin)
    else:
        j, passed = cue.first - 1, closed_classes("adverb", "emphatic", "negation")
        words = scene.sentences[s].words
        while (
            j >= begin
            and words[j] != _THEN
            and (words[j] in passed or words[j] in DE or words[j] == "en")
        ):
            j -= 1
        if opens_relative(scene, s, j):
            near = agreeing_antecedent(scene, cue, j, begin)
            return far_antecedent(scene, cue, j, begin, near) or near
        if scene.is_a(s, j, "conjunction") or scene.lower(s, j) == _THEN:
            apart = scene.lower(s, j - 1) == ","
            shared = past_relative(scene, cue, j - 1, begin) if apart else None
            shared = shared or _joined_subject(scene, cue, j, begin)
            if shared is not None and not is_one(scene, cue, shared):
                return shared
        found = ending_at(scene, s, j, begin) or _overlapping(scene, cue, j, begin)
        if found is not None:
            apart = found.first > begin + _LEAST  # a noun, a participle, an infinitive before it
            found = (participle_around(scene, cue, found, begin) if apart else None) or found
            found = _past_relatives(scene, cue, found, begin)
        elif scene.lower(s, j) in (",", ")"):
            found = relative_subject(scene, cue, begin) or past_relative(scene, cue, j, begin)
            found = found or _before_insertion(scene, cue, j, begin)
            # « L'avocate qui défend Karim, le frère de la victime, a dit »
            found = _past_relatives(scene, cue, found, begin) if found is not None else None
            found = _whom_it_stresses(scene, found, begin)
        else:
            found = _past_complements(scene, cue, j, begin)
    found = found or _of_clause(scene, cue, begin)
    if found is None:
        return None
    found = around_list(scene, cue, found) or found
    if is_one(scene, cue, found):
        return several_before(scene, cue, begin) or found
    return described_by(scene, cue, found, begin) or found


def _whom_it_stresses(scene: Scene, found: MentionMatch | None, begin: int) -> MentionMatch | None:
    """Return whom a pronoun between commas stresses (*Le maire, lui, qui part, juge que P*)."""
    if found is None or found.head not in closed_class("disjunctive"):
        return found
    s, apart = found.sentence, scene.lower(found.sentence, found.last + 1) == ","
    if not apart or scene.lower(s, found.first - 1) != ",":
        return found
    return ending_at(scene, s, found.first - 2, begin) or found


def _past_complements(scene: Scene, cue: CueMatch, j: int, begin: int) -> MentionMatch | None:
    """Return the subject before complements that it was not read with, no sign between.

    *Le groupe écologiste au Sénat affirme que*, *un élu sous couvert d'anonymat affirme que*; past
    two dashes as well (*la maire – élue en mai – affirme que*)
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    if tokens[j].form in DASHES:
        return before_dashes(scene, s, j, begin)
    for k in range(j - 1, max(begin, j - _COMPLEMENTS) - 1, -1):
        stops = tokens[k].form in _SIGNS or scene.is_a(s, k, "conjunction")
        if stops or tokens[k].placeholder is not None or is_inflected(tokens[k]):
            return None
        found = ending_at(scene, s, k, begin)
        inner = found is not None and governed(scene, scene.mentions_ending(s, k)[0])
        if found is not None and not inner and scene.is_a(s, k + 1, "preposition"):
            found = _past_relatives(scene, cue, found, begin) or found
            return found if may_speak(found) and agrees(cue, found) else None
    return None


def _past_relatives(
    scene: Scene, cue: CueMatch, mention: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return the subject whose relative clauses end with a noun phrase, else that one itself."""
    relative = relative_around(scene, mention, begin)
    if relative is None:
        return mention
    qualified = ending_at(scene, cue.sentence, relative - 1, begin)
    if qualified is None or not agrees(cue, qualified):
        return clause_subject(scene, cue.sentence, begin, relative) or mention
    return _past_relatives(scene, cue, qualified, begin)


def _joined_subject(
    scene: Scene, cue: CueMatch, conjunction: int, begin: int
) -> MentionMatch | None:
    """Return the subject of the verb that *et* joins another to (*X promet P et explique que*)."""
    s = cue.sentence
    tokens = scene.tokens(s)
    finite = [cue for cue in scene.verb_cues(s, begin, conjunction) if is_finite(cue)]
    told = [other for other in finite if other.core]
    # « dit que « rien ne justifie » P et promet Q »: of those outside the marks
    outside = [other for other in told if tokens[other.head].quoted == tokens[cue.head].quoted]
    told = outside or told
    heads = {cue.first for cue in finite}  # « elle interpelle X et », whatever the tagger says
    # What a verb of saying reports has subjects of its own: « estime que les élus voteront et … »
    # « a dit que Luc avait nié P, mais a précisé que Q »: the tense is that of the first report
    outer = (c for c in told if c.cue.tense is cue.cue.tense and scene.lower(s, c.last + 1) in QUE)
    last = next(outer, told[-1] if told else None)
    verbs = range(conjunction - 1, begin, -1) if last is None else [last.first]
    for k in verbs:
        verb = k in heads or is_inflected(tokens[k])
        if not told and (not verb or tokens[k].quoted is not None):
            continue
        j = k - 1
        while j >= begin and any(scene.is_a(s, j, name) for name in BEFORE_VERB):
            j -= 1
        relative = scene.lower(s, j) == "qui"
        found = antecedent(scene, s, j, begin) if relative else ending_at(scene, s, j, begin)
        if last is not None and found is None and scene.lower(s, j) == ",":
            found = preverbal(scene, last, begin)  # « Le maire, ému, dénonce P et promet Q »
        if (relative or not told) and found is not None and not agrees(cue, found):
            continue  # « appelle ceux qui veulent aider et demande que P »
        if found is not None and may_speak(found):
            return found
    return None


def _overlapping(scene: Scene, cue: CueMatch, last: int, begin: int) -> MentionMatch | None:
    """Return a noun phrase into which the verb was read as a noun, cut before it.

    The taggers do so with *fait* (*Le maire fait savoir que*) and what is a noun as well (*Le
    premier note P*).
    """
    s, verb = cue.sentence, cue.first
    if scene.lower(s, verb) not in closed_classes(*_ALSO_NOUNS):
        return None
    for mention in scene.mentions[s]:
        if begin <= mention.first < last < verb <= mention.last and is_free(scene, mention):
            words = mention.mention.span
            span = Span.of(scene.text, words.start, scene.tokens(s)[last].end)
            return attrs.evolve(
                mention, mention=attrs.evolve(mention.mention, span=span), last=last
            )
    return None


def _before_insertion(scene: Scene, cue: CueMatch, comma: int, begin: int) -> MentionMatch | None:
    """Return the subject before « , … , » (*Le maire, pour sa part, a dit*)."""
    s = cue.sentence
    found = ending_at(scene, s, comma - 1, begin)
    if found is not None and scene.lower(s, found.first - 1) == "comme":
        found = None  # « Le suspect, qui se présente comme un justicier, a dit »
    if ")" in (scene.lower(s, comma), scene.lower(s, comma - 1)) and (
        found is None or scene.lower(s, found.last) != ")"
    ):
        # « Les élus, réunis à trois (Vaux, Dole et Marsal), ont dit »: nobody in a bracket
        opened = (j for j in range(comma - 1, begin, -1) if scene.lower(s, j) == "(")
        comma = next(opened, comma)
        found = ending_at(scene, s, comma - 1, begin)
    included = inclusion_comma(scene, s, found.first, begin) if found is not None else None
    if found is not None and included is None:
        subject = _inserted_or_before(scene, cue, found, begin)
        if subject is not None:
            return subject
    before: MentionMatch | None = None
    for j in range(included or comma - 1, begin, -1):
        if scene.lower(s, j) == ",":
            if opens_relative(scene, s, j - 1):
                return antecedent(scene, s, j - 1, begin)
            found = ending_at(scene, s, j - 1, begin)
            if found is not None and not is_embedded(scene, found, begin):
                if agrees(cue, found) and may_speak(found):
                    return found
                before = before or found
    return before or described_before(scene, cue, comma, begin)


def _inserted_or_before(
    scene: Scene, cue: CueMatch, found: MentionMatch, begin: int
) -> MentionMatch | None:
    """Return the noun phrase before a comma as a subject, or the one that it is in apposition to.

    *Les opposants, eux, menacent*; *Léa Morel, un pilier du club, estime*
    """
    s = cue.sentence
    detached = scene.lower(s, found.first - 1) == ","
    if detached:
        described = ending_at(scene, s, found.first - 2, begin)
        if found.head in closed_class("disjunctive"):
            return described
        named = found.kind is SpeakerKind.PERSON and found.name is not None
        described = described or _opener(scene, s, begin, found.first)
        thing = found.kind not in HUMAN  # « que l'auteur, deux millions de livres, a promis P »
        if (
            described is not None
            and not named
            and _may_open(scene, cue, described, begin, within=thing)
        ):
            return described
        if _names_governed(scene, found) if named else tells_of_governed(scene, found):
            before = _before_insertion(scene, cue, found.first - 1, begin)
            if before is not None and may_speak(before) and agrees(cue, before):
                return before
    # « Le maire, suivi par le préfet et la procureure, a dit »: she is a part of the insertion
    return found if detached or opens_clause(scene, found, begin) else None


def _opener(scene: Scene, s: int, begin: int, stop: int) -> MentionMatch | None:
    """Return the noun phrase that opens a clause, with no verb between it and a token.

    *Une déléguée à Lyon du Gisti, l'association de juristes, affirme que*
    """
    mention = scene.mention_at(s, begin)
    if mention is None or scene.has_verb(s, mention.last + 1, stop):
        return None
    return mention if is_free(scene, mention) else None


def _names_governed(scene: Scene, name: MentionMatch) -> bool:
    """Return whether a name is an apposition in an adjunct (*par la voix du chef, Léa Roy,*)."""
    s = name.sentence
    described = (*scene.mentions_ending(s, name.last), *scene.mentions_ending(s, name.first - 2))
    return any(
        mention.first < name.first - 1
        and mention.kind is SpeakerKind.PERSON
        and governed(scene, mention)
        for mention in described
    )


def _may_open(
    scene: Scene, cue: CueMatch, mention: MentionMatch, begin: int, *, within: bool
) -> bool:
    """Return whether a noun phrase opens a clause, one ``within`` another too, as its subject."""
    before = scene.lower(cue.sentence, mention.first - 1)
    opens = mention.first == begin or before == "," or (within and before in QUE)
    return opens and may_speak(mention) and agrees(cue, mention)


def _of_clause(scene: Scene, cue: CueMatch, begin: int) -> MentionMatch | None:
    """Return the subject of a verb far from it: that of the completive around it, or the clause's.

    A noun phrase in the completive counts when it agrees with the verb and none stands between;
    so does one after *mais* or *et* that join two clauses (*…, mais l'armée à Tel-Aviv dément*).
    """
    s = cue.sentence
    for j in range(cue.first - 1, begin - 1, -1):
        if scene.tokens(s)[j].finite:
            break
        if scene.is_a(s, j, "conjunction"):
            opening = scene.mention_at(s, j + 1)
            if (
                opening is not None
                and is_free(scene, opening)
                and may_speak(opening)
                and agrees(cue, opening)
                and scene.has_verb(s, begin, j)
            ):
                return opening
        if scene.lower(s, j) in QUE:
            subject = clause_subject(scene, s, j + 1, cue.first)
            if subject is not None and agrees(cue, subject):
                return subject
            break
    subject = clause_subject(scene, s, begin, cue.first)
    pronoun = subject is not None and subject.mention.kind is MentionKind.PRONOUN
    if subject is not None and pronoun and not agrees(cue, subject):
        # A full stop unseen: « Or nous ne sommes pas seuls .. Le conseil municipal dit… »
        return clause_subject(scene, s, subject.last + 1, cue.first) or subject
    return subject


def clause_subject(scene: Scene, s: int, begin: int, end: int) -> MentionMatch | None:
    """Return what a clause is about: its first free noun phrase, past what opens it.

    Args:
        scene: The text's candidates.
        s: A sentence.
        begin: First token of the clause.
        end: Index after its last token.

    Returns:
        The mention; one inside a subordinate clause or after a preposition at the start only
        when there is no other.
    """
    barred = begin
    word = scene.lower(s, begin)
    following = scene.sentences[s].words[begin + 1]
    phrase = following in QUE and f"{word} {following}" in closed_class("subordinating_phrase")
    opens = phrase or word == "quant" or scene.is_a(s, begin, "subordinator")
    if opens or scene.is_a(s, begin, _OPENER) or _opens_detached(scene, s, begin):
        barred = scene.first_of(s, COMMA, begin, end) or begin
    fallback: MentionMatch | None = None
    governs = -1
    for mention in scene.mentions[s]:
        if governed(scene, mention):
            governs = max(governs, mention.last)
        if mention.last <= governs and mention.kind is not SpeakerKind.PERSON:
            continue  # part of what a preposition governs
        if begin <= mention.first and mention.last < end and is_free(scene, mention):
            if mention.first >= barred:
                return mention
            fallback = fallback or mention
    return fallback


def _opens_detached(scene: Scene, s: int, begin: int) -> bool:
    """Return whether a participle opens a clause (*Invité à préciser sa pensée, X …*).

    A present one has its object before the comma (*Redoutant la crue, X …*).
    """
    word = scene.lower(s, begin)
    forms = scene.lexicon.verb_forms(word)
    detached = any(form.participle == "past" for form in forms)
    if word.endswith(_PRESENT) and not scene.is_a(s, begin, "adverb"):
        detached = detached or scene.tokens(s)[begin].pos != "ADV"
    return detached and scene.mention_at(s, begin) is None
