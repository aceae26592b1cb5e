"""Reports whose cue is a noun with a complement: *la promesse de X que P*, *l'ordre de P*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import Act, Span
from . import rules
from .build import reported
from .clause_verbs import first_verb, predicate_follows, second_verb
from .ends import clause_end
from .occasions import before_occasion
from .phrases import HUMAN, may_speak
from .sources import cue_source, words_owner
from .steps import DE, QUE, is_inflected, quoted_end, skip_back, starts_infinitive
from .stretch import date_end
from .subjects import clause_start, clause_subject

if TYPE_CHECKING:
    from ..models import Cue
    from ..models.records import Attribution, CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["noun_complement", "past_noun_date"]

_LINKS = {"de_inf": DE, "à_inf": frozenset({"à"})}
_TO = frozenset({"à", "au", "aux"})
_THOSE = frozenset({"celui", "celle", "ceux", "celles"})
_ARTICLES = frozenset({"le", "la", "l'", "un", "une", "les", "des", "plusieurs", "quelques"})
_FAR_ARTICLE = 3
_FAR_LINK, _FAR_AGENT, _NEAR_PARTICIPLE = 12, 8, 8
_JOINTS = frozenset({"mais", "or", "car"})
_ADJECTIVES = 4
_WHETHER = frozenset({"si", "s'"})
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "ite", "ites", "u", "ue")
_AGREEING = ("ée", "ées", "és", "ie", "ies", "ue", "ues", "ite", "ites")
_RUMOUR = frozenset({"courir", "circuler", "vouloir"})
_INSERTION = 16


def noun_complement(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return the report that a speech noun carries.

    Args:
        scene: The text's candidates.
        cue: A nominal cue.

    Returns:
        The attribution, or ``None`` when the noun has no owner or no proposition depends on it.
    """
    owner = words_owner(scene, cue) or _agent(scene, cue) or _supporting_subject(scene, cue)
    if owner is None:
        return _hearsay(scene, cue) or _provenance(scene, cue) or _asked(scene, cue)
    if not may_speak(owner) or _only_felt(scene, cue):
        return None
    after = owner.last + 1 if owner.first > cue.last else _past_adjectives(scene, cue)
    return _governed(scene, cue, owner, after)


def _governed(scene: Scene, cue: CueMatch, owner: MentionMatch, after: int) -> Attribution | None:
    """Return what a speech noun with its owner governs behind a token."""
    s = cue.sentence
    if scene.lower(s, after) == "," and scene.lower(s, after + 1) in ("c'", "ce"):
        after += 2  # « L'idée du maire, c'est que P »
    if owner.last == after - 1:
        after = _past_apposition(scene, cue, owner, after)
    after = _past_addressee(scene, s, past_noun_date(scene, s, after))
    after += 2 * _has_clause(scene, cue, after)
    word, following = scene.lower(s, after), scene.lower(s, after + 1)
    if word in closed_class("noun_copula") and following in QUE:
        first = after + 2
        return _report(scene, cue.cue, owner, s, (first, clause_end(scene, s, first, None)))
    first = after + 1
    states = word in QUE and "que" in cue.frames
    if states:
        if _is_consulted(scene, s, first) or _is_medium(scene, cue):
            return None
    elif not _governs_infinitive(scene, cue, word, first):
        return None
    end = clause_end(scene, s, first, None)
    if scene.lower(s, first) in _THOSE and not scene.has_verb(s, first, end):
        return None  # « le même rang sous les ordres de X que ceux de Y »
    if cue.first == 0:  # a headline: « Promesse du maire de P : les parents sceptiques »
        end = next((k for k in range(first, end) if scene.lower(s, k) == ":"), end)
    if states:  # « L'idée que P a fait son chemin »
        opens = not scene.has_verb(s, clause_start(scene, s, cue.first), cue.first)
        end = (second_verb(scene, s, first, end) if opens else None) or end
    else:
        end = _infinitive_end(scene, s, cue.first, first, end)
    return _report(scene, cue.cue, owner, s, (first, _before_act(scene, cue, first, end)))


def _is_medium(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a noun says where its owner says a thing (*affirme dans sa lettre que P*)."""
    s = cue.sentence
    link = skip_back(scene, s, cue.first - 1, "determiner")
    if scene.lower(s, link) != "dans":
        return False
    told = scene.verb_cues(s, clause_start(scene, s, cue.first), link)
    return any(verb.core and "QUE" in verb.frames for verb in told)


def _before_act(scene: Scene, cue: CueMatch, first: int, end: int) -> int:
    """Return where an adjunct of the verb before the noun cuts its clause off."""
    s = cue.sentence
    opening = skip_back(scene, s, cue.first - 1, "determiner", "of")
    brought = any(verb.last == opening for verb in scene.verb_cues(s, 0, cue.first))
    return before_occasion(scene, s, first, end) if brought else end


def _governs_infinitive(scene: Scene, cue: CueMatch, link: str, first: int) -> bool:
    """Return whether the infinitive of a speech noun starts at a token, behind its link."""
    starts = _links_infinitive(cue, link) and starts_infinitive(scene, cue.sentence, first)
    return starts and not _is_origin(scene, cue)


def _only_felt(scene: Scene, cue: CueMatch) -> bool:
    """Return whether no verb makes words of a feeling (*sa joie de P est grande*)."""
    if cue.cue.act is not Act.WELCOME:
        return False
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    lending = closed_class("support_verb") | set(noun.verbs if noun is not None else ())
    s = cue.sentence
    opening = skip_back(scene, s, cue.first - 1, "determiner")
    verb = skip_back(scene, s, opening, "adverb", "negation")
    told = scene.last_cue_at(s, verb)
    forms = scene.lexicon.verb_forms(scene.lower(s, verb))
    bases = {form.base for form in forms} | {told.cue.lemma if told is not None else ""}
    return lending.isdisjoint(bases)


def _is_origin(scene: Scene, cue: CueMatch) -> bool:
    """Return whether something has come of a wish (*né de la volonté de X de P*)."""
    s = cue.sentence
    opening = skip_back(scene, s, cue.first - 1, "determiner")
    of = opening - scene.is_a(s, opening, "of")
    return scene.is_a(s, skip_back(scene, s, of, "adverb"), "origin_participle")


def _has_clause(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *à ce que* opens the clause of a noun (*son appel à ce que P*)."""
    words = [scene.lower(cue.sentence, k) for k in (j, j + 1)]
    return words == ["à", "ce"] and "à_inf" in cue.frames


def _past_adjectives(scene: Scene, cue: CueMatch) -> int:
    """Return the index after a noun's adjectives, if a link is there (*l'ordre formel de P*)."""
    s, tokens, j = cue.sentence, scene.tokens(cue.sentence), cue.last + 1
    limit = min(len(tokens), j + _ADJECTIVES)
    while (
        j < limit
        and tokens[j].quoted is None
        and (
            tokens[j].pos in ("ADJ", "ADV")
            or tokens[j].lower.endswith(_PARTICIPLES)
            or tokens[j].lower == "et"
        )
    ):
        j += 1
    linked = scene.lower(s, j) in QUE or scene.lower(s, j) in DE or scene.lower(s, j) == "à"
    return j if linked else cue.last + 1


def _past_apposition(scene: Scene, cue: CueMatch, owner: MentionMatch, j: int) -> int:
    """Return the index after the comma behind a name: *l'idée du maire, Jean Roc, de P*, or ``j``.

    It closes what a comma opened behind the noun or in the name. Nothing else is between commas
    there: *La promesse du maire, de P*, is an addition.
    """
    inside = any(scene.lower(owner.sentence, k) == "," for k in range(cue.last + 1, j))
    linked = scene.lower(owner.sentence, j + 1) in (*DE, *QUE, "à")
    return j + 1 if inside and linked and scene.lower(owner.sentence, j) == "," else j


def _past_addressee(scene: Scene, s: int, j: int) -> int:
    """Return the index after whom the words are for: *l'appel de X aux élus à P*, ``j`` itself."""
    if scene.lower(s, j) not in _TO:
        return j
    addressee = scene.mention_at(s, j + 1)
    if addressee is None or addressee.kind not in HUMAN:
        return j
    after = addressee.last + 1
    linked = scene.lower(s, after) in (*DE, *QUE, "à")
    return after if linked else j


def _is_consulted(scene: Scene, s: int, first: int) -> bool:
    """Return whether *que* takes up what somebody read (*la note que nous avons lue*)."""
    tokens = scene.tokens(s)
    for j in range(first + 1, min(len(tokens), first + _NEAR_PARTICIPLE)):
        if scene.is_a(s, j, "consulted_form"):
            return not scene.is_a(s, j + 1, "determiner") and scene.lower(s, j + 1) not in QUE
        if tokens[j].lower.endswith(_AGREEING) and _follows_have(scene, s, j):
            return True  # « l'annonce que nous avons entendue »
    return False


def _follows_have(scene: Scene, s: int, j: int) -> bool:
    """Return whether *avoir* stands before a participle, which agrees with an object before it."""
    auxiliary = scene.lower(s, skip_back(scene, s, j - 1, "adverb"))
    forms = scene.lexicon.auxiliary_forms(auxiliary)
    return any(form.base == "avoir" for form in forms)


def _agent(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return who does what the noun says: *l'annonce par X que P*, *l'ordre donné par X de P*.

    A comma may part them: *l'annonce, mardi, par X, que P*; *l'assurance, donnée hier par X, que*.
    """
    s, j = cue.sentence, cue.last + 1
    parted = scene.lower(s, j) == ","
    j += parted
    j += scene.lower(s, j).endswith(_PARTICIPLES)
    j = date_end(scene, s, j) or j
    j += parted and scene.lower(s, j) == ","
    return scene.mention_at(s, j + 1) if scene.lower(s, j) == "par" else None


def _infinitive_end(scene: Scene, s: int, noun: int, first: int, end: int) -> int:
    """Return where an infinitive ends: before the main verb and its subject.

    *Malgré son refus de signer, la ministre reste*: a comma parts it from the subject.
    """
    tokens = scene.tokens(s)
    marked = quoted_end(scene, s, first) if tokens[first].quoted is not None else end
    if marked < end and predicate_follows(scene, s, noun, marked):
        return marked
    verb = first_verb(scene, s, first, end)
    return end if verb is None else _before_subject(scene, s, first, verb)


def _before_subject(scene: Scene, s: int, first: int, verb: int) -> int:
    """Return the comma or *mais* before the subject of a main verb, the verb without one."""
    for subject in scene.mentions_ending(s, verb - 1):
        joint = subject.first - 1
        if joint <= first:
            continue
        if scene.lower(s, joint) in _JOINTS:
            return joint - (scene.lower(s, joint - 1) == ",")
        if scene.lower(s, joint) == ",":
            return joint
    return verb


def _supporting_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of the verb that lends itself to the noun (*X a exprimé le vœu de P*)."""
    s = cue.sentence
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    opening = cue.first - 1
    while opening > cue.first - _FAR_ARTICLE and not scene.is_a(s, opening, "determiner"):
        opening -= 1
    if noun is None or scene.lower(s, opening) not in _ARTICLES:
        return None
    # « n'exclut pas l'hypothèse que P »; « arrive à la conclusion que P »
    verb = skip_back(scene, s, opening - 1, "adverb", "negation")
    verb -= scene.lower(s, verb) == "à"
    supporting = closed_class("support_verb") | set(noun.verbs)
    if any(other.first <= cue.first <= other.last for other in scene.verb_cues(s)):
        return None  # « a lancé un appel » is a verb of its own
    for other in reversed(scene.verb_cues(s, 0, cue.first)):
        if other.last == verb and not other.passive:
            base = other.cue.lemma
            return cue_source(scene, other) if base in supporting else None
    forms = scene.lexicon.verb_forms(scene.lower(s, verb)) or scene.lexicon.auxiliary_forms(
        scene.lower(s, verb)
    )
    if supporting.isdisjoint(form.base for form in forms):
        return None
    return clause_subject(scene, s, clause_start(scene, s, verb), verb)


def _links_infinitive(cue: CueMatch, word: str) -> bool:
    """Return whether a word links an infinitive to a noun."""
    return any(frame in cue.frames and word in links for frame, links in _LINKS.items())


def _report(
    scene: Scene, cue: Cue, source: MentionMatch | None, s: int, stretch: tuple[int, int]
) -> Attribution | None:
    """Build the report, when the stretch has words."""
    if stretch[1] <= stretch[0]:
        return None
    rule = rules.NOUN_COMPLEMENT
    return reported(scene, s, (stretch,), rule, 0.7, cues=(cue,), source=source)


def _hearsay(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Le bruit court que P: noun and verb are the cue, and nobody is named."""
    s, verb = cue.sentence, cue.last + 1
    noun = scene.lexicon.nouns.get(cue.cue.lemma)
    if noun is None or _RUMOUR.isdisjoint(noun.verbs):
        return None
    link = _clause_link(scene, s, verb + 1)
    if link is None:
        return None
    bases = {form.base for form in scene.lexicon.verb_forms(scene.lower(s, verb))}
    if bases.isdisjoint(noun.verbs) and not scene.is_a(s, verb, "rumour_verb"):
        return None
    tokens, first = scene.tokens(s), link + 1
    whole = Span.of(scene.text, tokens[cue.first].start, tokens[verb].end)
    stretch = (first, clause_end(scene, s, first, None))
    return _report(scene, attrs.evolve(cue.cue, spans=(whole,)), None, s, stretch)


def _clause_link(scene: Scene, s: int, j: int) -> int | None:
    """Return where *que* opens the clause of a rumour, past adjuncts (*court dans le club que*)."""
    tokens = scene.tokens(s)
    for k in range(j, min(len(tokens), j + _FAR_LINK)):
        if tokens[k].lower in QUE:
            return k
        if is_inflected(tokens[k]) or tokens[k].form in ".:;":
            return None
    return None


def _provenance(scene: Scene, cue: CueMatch) -> Attribution | None:
    """P : l'alerte vient de X; P : l'information a été donnée par X."""
    s, verb = cue.sentence, cue.last + 1
    opening = skip_back(scene, s, cue.first - 1, "determiner")
    if scene.lower(s, opening) != ":":
        return None
    if not scene.is_a(s, verb, "provenance_verb"):
        source = _given_by(scene, s, verb)
    elif scene.is_a(s, verb + 1, "of"):
        source = scene.mention_at(s, verb + 2) or scene.mention_at(s, verb + 1)
    else:
        return None
    if source is None or not may_speak(source):
        return None
    return _report(scene, cue.cue, source, s, (0, opening))


def _given_by(scene: Scene, s: int, verb: int) -> MentionMatch | None:
    """Return the agent of a passive that starts at a token (*a été donnée lundi par X*)."""
    tokens = scene.tokens(s)
    if verb >= len(tokens) or tokens[verb].pos != "AUX":
        return None
    for j in range(verb + 2, min(len(tokens) - 1, verb + _FAR_AGENT)):
        if tokens[j].lower == "par":
            return scene.mention_at(s, j + 1)
        if tokens[j].finite or tokens[j].form in ".,:;":
            return None
    return None


def _asked(scene: Scene, cue: CueMatch) -> Attribution | None:
    """La question de savoir si P, with nobody who asks it."""
    s, savoir = cue.sentence, cue.last + 2
    if "si" not in cue.frames or not scene.is_a(s, cue.last + 1, "of"):
        return None
    if scene.lower(s, savoir) != "savoir" or not scene.is_a(s, savoir + 1, "interrogative"):
        return None
    first = savoir + 1 + (scene.lower(s, savoir + 1) in _WHETHER)
    end = clause_end(scene, s, first, None)
    verb = second_verb(scene, s, first, end)
    end = end if verb is None else _before_subject(scene, s, first, verb)
    return _report(scene, cue.cue, None, s, (first, end))


def past_noun_date(scene: Scene, s: int, j: int) -> int:
    """Return the index after a date or an insertion between commas.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: The token after a noun and its owner.

    Returns:
        The index, ``j`` itself where neither stands.
    """
    of = scene.lower(s, j) in DE
    if of and (end := date_end(scene, s, j + 1)) is not None:
        return end
    if scene.lower(s, j) != ",":
        return date_end(scene, s, j) or j
    ahead = scene.tokens(s)[j + 1 : j + _INSERTION]
    if not ahead or not (
        date_end(scene, s, j + 1) is not None or scene.is_a(s, j + 1, "preposition")
    ):
        return j
    for token in ahead:
        if token.form == ",":
            return token.index + 1
        if is_inflected(token) or token.quoted is not None or token.form in ".;:":
            break
    return j
