"""Rules for reports carried by the grammar of a cue: clauses, infinitives and quoted objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import closed_class
from ..models import CueKind, MentionKind, Mood, QuotationKind
from ..models.records import Attribution
from .after import agent, incise_source, on_hint
from .build import clitic_source
from .extents import clause_end, content_kind, content_span, quoted_in, sentence_end
from .scene import is_finite
from .subjects import clause_start, governed, is_temporal, may_speak, postposed, preverbal, subject_mention

if TYPE_CHECKING:
    from ..models.records import CueMatch, MentionMatch
    from .scene import Scene

__all__ = ["complement", "cue_source", "starts_infinitive"]

_QUE = frozenset({"que", "qu'"})
_QUESTION = frozenset({"si", "s'", "pourquoi", "comment", "où", "quand", "combien", "quel", "quelle", "quels", "quelles"})
_NOT_SKIPPED = frozenset({"comment", "combien", "pourquoi", "quand", "où", "si", "ne", "n'", "pas", "que", "plus"})
_DATIVE = frozenset({"m'", "me", "nous", "lui", "leur", "t'", "te", "vous"})
_NAMING = frozenset({"intituler", "baptiser", "surnommer"})
_GOVERNING = frozenset({"de", "d'", "comme", "à", "contre", "sur", "en", "pour"})
_ADDRESSING = frozenset({"à", "au", "aux", "pendant", "dans", "lors", "devant", "sur", "depuis", "avec", "auprès", "par"})
_FACT_NOUNS = frozenset({"fait", "principe", "idée", "risque"})
_ADJUNCT_OPENERS = frozenset({"lors", "auprès", "devant", "avant", "après", "tout", "via"})
_NEAR_OBJECT = 14
_INFINITIVE_ENDS = ("er", "ir", "re", "oir")
_ASSERTIVE = frozenset({"convaincu", "convaincue", "convaincus", "convaincues", "persuadé", "persuadée", "persuadés", "certain", "certaine", "sûr", "sûre", "prêt", "prête", "prêts", "prêtes", "favorable", "opposé", "opposée", "favorables", "déterminé", "déterminée", "confiant", "confiante", "heureux", "heureuse", "fier", "fière", "inquiet", "inquiète", "satisfait", "satisfaite", "conscient", "consciente", "disposé", "disposée", "capable", "surpris", "surprise", "étonné", "étonnée", "ravi", "ravie", "déçu", "déçue"})


def complement(scene: Scene, cue: CueMatch) -> Attribution | None:
    """Return the report that a verbal cue carries as its own complement.

    Args:
        scene: The text's candidates.
        cue: A verbal cue outside any standing quotation's attribution.

    Returns:
        The attribution, or ``None`` when nothing is reported.
    """
    if cue.cue.kind is not CueKind.VERB or cue.nominal or _is_author(scene, cue):
        return None
    for read in (_que, _question, _infinitive, _attribute, _utterance, _object):
        found = read(scene, cue)
        if found is not None:
            first, end, rule, confidence = found
            return _report(scene, cue, first, end, rule, confidence)
    return None


def _report(
    scene: Scene, cue: CueMatch, first: int, end: int, rule: str, confidence: float
) -> Attribution | None:
    s = cue.sentence
    while first < end and scene.tokens(s)[first].form in (",", ":"):
        first += 1
    while end > first and scene.tokens(s)[end - 1].form == ",":
        end -= 1
    if end <= first:
        return None
    kind = content_kind(scene, s, first, end)
    if rule == "verb_utterance":
        kind = QuotationKind.DIRECT
    source = cue_source(scene, cue)
    if source is not None and not may_speak(source) and kind is QuotationKind.INDIRECT:
        return None
    if source is None and rule == "quoted_object" and not (cue.core or cue.passive or cue.bare):
        return None
    if rule == "quoted_object" and cue.first == 0 and is_finite(cue) and cue.clitic is None:
        return None  # « Reste la « solution d'appoint » »
    return Attribution(
        kind=kind,
        content=(content_span(scene, s, first, end),),
        rule=rule,
        confidence=confidence,
        quoted=quoted_in(scene, s, first, end),
        cues=(cue.cue,),
        source=source,
        speaker_hint=on_hint(scene, cue, source),
    )


def _is_author(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the journalist speaks: an imperative or first person without subject."""
    if cue.cue.mood is Mood.IMPERATIVE:
        return True
    return cue.person in (1, 2) and cue.clitic is None and scene.lower(
        cue.sentence, cue.first - 1
    ) not in ("je", "j'", "nous", "vous", "tu")


def _after_cue(scene: Scene, cue: CueMatch) -> int:
    """Return the index after adverbs that follow the verb."""
    j = cue.last + 1
    tokens = scene.tokens(cue.sentence)
    if scene.lower(cue.sentence, j) in ("lui", "elle", "eux", "elles") and scene.lower(
        cue.sentence, j + 2
    ) in ("même", "mêmes"):
        j += 3
    while (
        j < len(tokens)
        and tokens[j].quoted == tokens[cue.head].quoted
        and (
            scene.is_a(cue.sentence, j, "adverb")
            or scene.lower(cue.sentence, j) in ("lui-même", "elle-même", "eux-mêmes", "elles-mêmes")
            or (tokens[j].pos == "ADV" and scene.lower(cue.sentence, j) not in _NOT_SKIPPED)
            or (tokens[j].lower.endswith("ment") and tokens[j].pos == "ADV" and tokens[j].lower != "comment")
        )
    ):
        j += 1
    return j


def _complementiser(scene: Scene, cue: CueMatch, words: frozenset[str]) -> int | None:
    """Return where one of ``words`` opens the cue's clause, past addressees and insertions."""
    s = cue.sentence
    tokens = scene.tokens(s)
    j = _after_cue(scene, cue)
    limit = min(len(tokens), cue.last + 40)
    while j < limit:
        lower = tokens[j].lower
        if lower in words:
            return j
        if lower == "," and [scene.lower(s, j + k) for k in (1, 2)] == ["c'", "est"]:
            return j + 3 if scene.lower(s, j + 3) in words else None  # « Ce que dit X, c'est que P »
        if tokens[j].placeholder is not None or tokens[j].form in ".:;!?":
            return None
        if lower == ",":
            closing = _insertion_end(scene, s, j)
            if closing is None:
                return None
            j = closing + 1
            continue
        if lower in ("sur", "du", "de", "au", "en") and scene.lower(s, j + 2) in _FACT_NOUNS | {"fait"}:
            j += 3
            continue
        if lower in ("sur", "de", "à", "en", "du") and scene.lower(s, j + 1) in ("ce", "fait", "principe"):
            j += 2
            continue
        if scene.is_a(s, j, "preposition") and scene.lower(s, j + 1) in words - _QUE:
            return j + 1
        dated = scene.mention_at(s, j)
        if dated is not None and is_temporal(scene, dated):
            j = dated.last + 1
            continue
        past = tokens[j - 1]
        if j > cue.last + 1 and tokens[j].pos in ("ADJ", "VERB") and not tokens[j].finite and past.form != ",":
            j += 1  # « dans un rapport remis lundi que »
            continue
        if lower in closed_class("preposition") or lower in closed_class("time") or lower in closed_class("adverb"):
            following = _past_adjunct(scene, s, j)
            if following is None:
                return None
            j = following
            continue
        return _past_subject(scene, cue, j, words)
    return None


def _insertion_end(scene: Scene, s: int, comma: int) -> int | None:
    """Return the comma that closes an insertion, when *que* or the clause follows it."""
    tokens = scene.tokens(s)
    depth = 0
    for j in range(comma + 1, min(len(tokens), comma + 40)):
        if tokens[j].form in ".:;":
            return None
        if tokens[j].form == "," and depth == 0 and scene.lower(s, j + 1) in _QUE | {"de", "d'", "à"}:
            return j
    return None


def _past_adjunct(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a short adjunct at ``j``."""
    if scene.is_a(s, j, "time"):
        return j + 1
    k = j + 1
    while scene.is_a(s, k, "preposition") or scene.is_a(s, k, "adverb"):
        k += 1
    mention = scene.mention_at(s, k)
    if mention is None:
        return k + 1 if k < len(scene.tokens(s)) and scene.tokens(s)[k].pos in ("NOUN", "PROPN", "NUM") else k if k > j + 1 else None
    return mention.last + 1


def _past_subject(scene: Scene, cue: CueMatch, j: int, words: frozenset[str]) -> int | None:
    """Return where the clause opens after an addressee as direct object (*avertit les élus que*)."""
    mention = scene.mention_at(cue.sentence, j)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if mention is None or verb is None or verb.addressee != "object":
        return None
    after = mention.last + 1
    while scene.is_a(cue.sentence, after, "adverb"):
        after += 1
    return after if scene.lower(cue.sentence, after) in words else None


_Found = tuple[int, int, str, float]


def _que(scene: Scene, cue: CueMatch) -> _Found | None:
    """X affirme que P."""
    if "QUE" not in cue.frames and not cue.core:
        return None
    j = _complementiser(scene, cue, _QUE)
    if j is None or (cue.passive and cue.clitic is None and not _impersonal_passive(scene, cue)):
        if j is None or agent(scene, cue) is None:
            return None
    if _comparative(scene, cue, j) or _wishes(scene, cue) or not _tells(scene, cue):
        return None
    s = cue.sentence
    first = j + 1
    if scene.lower(s, first) in ("ce",) and scene.lower(s, first + 1) in ("soit",):
        return None
    end = _quoted_clause_end(scene, s, first) or clause_end(scene, s, first, cue)
    return (first, end, "que_clause", 0.85) if end > first else None


def _quoted_clause_end(scene: Scene, s: int, first: int) -> int | None:
    """Return the end of a clause that stands wholly in marks (*que « P »*)."""
    tokens = scene.tokens(s)
    index = tokens[first].quoted if first < len(tokens) else None
    if index is None:
        return None
    end = first
    while end < len(tokens) and tokens[end].quoted == index:
        end += 1
    whole = end == len(tokens) or tokens[end].form in ",.;:–—)" or _opens_adjunct(scene, s, end)
    return end if whole and end - first > 2 else None


def _opens_adjunct(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adjunct of the reporting verb starts at ``j``."""
    return scene.lower(s, j) in _ADJUNCT_OPENERS or scene.is_a(s, j, "time")


def _wishes(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb wants, ensures or seems rather than says (*veut que*, *s'assurer que*)."""
    lemma = cue.cue.lemma
    if lemma in ("vouloir", "s'assurer", "attendre"):
        return True
    on_dirait = lemma == "dire" and cue.cue.mood is Mood.CONDITIONAL
    return on_dirait and scene.lower(cue.sentence, cue.first - 1) == "on"


def _tells(scene: Scene, cue: CueMatch) -> bool:
    """Return whether an infinitive says what somebody did say (*pour dire que*, *après avoir dit*)."""
    if cue.cue.mood is not Mood.INFINITIVE:
        return True
    s = cue.sentence
    before = scene.lower(s, cue.first - 1)
    if before in ("de", "d'"):
        return scene.lower(s, cue.first - 2) in ("avant", "et", "moment", "afin")
    return before in ("après", "pour", "sans") and cue.core


def _impersonal_passive(scene: Scene, cue: CueMatch) -> bool:
    return scene.lower(cue.sentence, cue.first - 1) in ("il", "l'on", "on")


def _comparative(scene: Scene, cue: CueMatch, j: int) -> bool:
    """Return whether *que* belongs to *plus … que*, *ne … que* or *autre que*."""
    s = cue.sentence
    between = [scene.lower(s, k) for k in range(cue.last + 1, j)]
    if "sans" not in between and {"plus", "moins", "autre", "autres", "même", "aussi", "tel", "telle"} & set(between):
        return True
    text = cue.cue.text.lower()
    return not between and text.startswith(("ne ", "n'", "n’")) and not cue.cue.negated


def _question(scene: Scene, cue: CueMatch) -> _Found | None:
    """X demande si P, X explique pourquoi P, X demande à Y de quelle manière P."""
    if "SI" not in cue.frames:
        return None
    s = cue.sentence
    j = _complementiser(scene, cue, _QUESTION)
    if j is None:
        return None
    if scene.lower(s, j) in ("si", "s'"):
        end = clause_end(scene, s, j + 1, cue)
        return (j + 1, end, "indirect_question", 0.8) if end > j + 1 else None
    first = j - 1 if scene.is_a(s, j - 1, "preposition") else j
    end = clause_end(scene, s, first, cue)
    return (first, end, "indirect_question", 0.75) if end > first + 1 else None


def _is_infinitive(scene: Scene, s: int, j: int) -> bool:
    tokens = scene.tokens(s)
    if not 0 <= j < len(tokens):
        return False
    token = tokens[j]
    if not token.lower.endswith(_INFINITIVE_ENDS) or token.form[0].isupper():
        return False
    forms = scene.lexicon.verb_forms(token.lower)
    if any(form.mood is Mood.INFINITIVE for form in forms):
        return True
    return token.pos in ("VERB", "AUX")


def starts_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive starts at ``j``, past negation and clitics."""
    steps = 0
    while steps < 4 and (
        scene.is_a(s, j, "negation") or scene.is_a(s, j, "object_clitic") or scene.is_a(s, j, "adverb")
    ):
        if _is_infinitive(scene, s, j):
            break
        j += 1
        steps += 1
    return _is_infinitive(scene, s, j)


def _infinitive(scene: Scene, cue: CueMatch) -> _Found | None:
    """X affirme vouloir P, promet de P, invite Y à P."""
    s = cue.sentence
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    j = _after_cue(scene, cue)
    start: int | None = None
    if "INF" in cue.frames and (bare := _bare_infinitive(scene, cue, j)) is not None:
        start = bare
    elif {"DE_INF", "A_INF"} & cue.frames:
        links = frozenset(
            ({"de", "d'"} if "DE_INF" in cue.frames else set())
            | ({"à"} if "A_INF" in cue.frames else set())
        )
        start = _linked_infinitive(scene, cue, j, links)
    if start is None:
        return None
    end = clause_end(scene, s, start, cue)
    if verb is not None and verb.cognitive and not quoted_in(scene, s, start, end):
        return None
    passive = cue.passive or (cue.bare and not _active(cue) and not _joined(scene, cue))
    if passive and agent(scene, cue) is None:
        return None
    return start, end, "infinitive", 0.8


def _bare_infinitive(scene: Scene, cue: CueMatch, j: int) -> int | None:
    """Return where a bare infinitive starts, past adjuncts (*indique sur X avoir saisi*)."""
    s = cue.sentence
    tokens = scene.tokens(s)
    limit = min(len(tokens), cue.last + 25)
    while j < limit:
        if starts_infinitive(scene, s, j):
            return j
        token = tokens[j]
        if token.form in ".:;!?" or token.placeholder is not None or token.finite:
            return None
        if token.form == ",":
            closing = next((k for k in range(j + 1, limit) if tokens[k].form == ","), None)
            if closing is None or any(t.finite for t in tokens[j:closing]):
                return None
            j = closing + 1
        elif scene.is_a(s, j, "preposition") and not scene.is_a(s, j, "of"):
            following = _past_adjunct(scene, s, j)
            if following is None:
                return None
            j = following
        elif scene.is_a(s, j, "time") or token.pos == "ADV":
            j += 1
        else:
            return None
    return None


def _linked_infinitive(scene: Scene, cue: CueMatch, j: int, links: frozenset[str]) -> int | None:
    """Return where the infinitive starts after its link, past an addressee."""
    s = cue.sentence
    for k in range(j, min(j + 14, len(scene.tokens(s)))):
        token = scene.tokens(s)[k]
        if token.form in ".;:!?" or token.placeholder is not None:
            return None
        if token.form == "," and k > j:
            return None
        if token.lower in links and starts_infinitive(scene, s, k + 1):
            if k == j or not scene.is_a(s, k - 1, "of"):
                return k + 1
        if is_verbish(scene, s, k) and k > j:
            return None
    return None


def is_verbish(scene: Scene, s: int, k: int) -> bool:
    """Return whether a token is a finite verb for the tagger."""
    token = scene.tokens(s)[k]
    return token.pos in ("AUX",) or token.lower in closed_class("relative")


def _attribute(scene: Scene, cue: CueMatch) -> _Found | None:
    """X se dit prêt à P, se dit convaincu que P."""
    if not (cue.reflexive and "ATTR" in cue.frames):
        return None
    s = cue.sentence
    j = _after_cue(scene, cue)
    end = clause_end(scene, s, j, cue)
    if end <= j:
        return None
    quoted = quoted_in(scene, s, j, end)
    if quoted:
        return j, end, "attribute", 0.8
    tail = [scene.lower(s, k) for k in range(j, min(end, j + 4))]
    governs = any(word in ("à", "de", "d'", "que", "qu'") for word in tail[1:])
    if governs and (tail[0] in _ASSERTIVE or scene.tokens(s)[j].pos in ("ADJ", "VERB")):
        return j, end, "attribute", 0.7
    return None


def _utterance(scene: Scene, cue: CueMatch) -> _Found | None:
    """X a crié « Q », on peut lire « Q »: a whole utterance in marks right after the verb."""
    s = cue.sentence
    tokens = scene.tokens(s)
    j = cue.last + 1
    while scene.is_a(s, j, "adverb") and tokens[j].quoted == tokens[cue.head].quoted:
        j += 1
    if scene.lower(s, j) in (":", ","):
        j += 1
    index = tokens[j].quoted if j < len(tokens) else None
    if index is None or not _utters(scene, cue, index):
        return None
    end = j
    while end < len(tokens) and tokens[end].quoted == index:
        end += 1
    words = tokens[j:end]
    if starts_infinitive(scene, s, j) or scene.is_a(s, j, "determiner") or scene.lower(s, j) in ("de", "d'"):
        return None
    clause = any(token.pos in ("VERB", "AUX") for token in words)
    capital = words[0].form[0].isupper()
    told = cue.head > cue.first and scene.lower(s, cue.first) in _DATIVE
    if clause or told or (capital and len(words) > 1) or words[-1].form in "!?…":
        return j, end, "verb_utterance", 0.8
    return None


def _utters(scene: Scene, cue: CueMatch, index: int) -> bool:
    """Return whether a verb can have an utterance as object and stands outside its marks."""
    if scene.tokens(cue.sentence)[cue.head].quoted == index:
        return False
    if cue.bare and not cue.cue.text.lower().endswith("ant"):
        return False
    return cue.core or {"INCISE", "QUOTE"} <= cue.frames


def _object(scene: Scene, cue: CueMatch) -> _Found | None:
    """X dénonce « Q », qualifie Y de « Q », parle de « Q », promet un « Q »."""
    passive = cue.passive or (cue.bare and not _joined(scene, cue) and not _active(cue))
    wanted = {"ATTR", "PREP"} if passive else {"NOUN", "ATTR", "PREP"}
    if not wanted & cue.frames or not _governs(scene, cue) or _names(scene, cue):
        return None
    s = cue.sentence
    tokens = scene.tokens(s)
    index, at = _first_quoted(scene, s, cue.last + 1)
    if index is None or at is None or tokens[cue.head].quoted == index:
        return None
    end = at
    while end < len(tokens) and tokens[end].quoted == index:
        end += 1
    if passive and scene.lower(s, at - 1) not in ("de", "d'", "comme") and at > cue.last + 1:
        return None
    start = _object_start(scene, cue, at)
    if start == at and _alone(scene, s, end):
        return at, _coordinated_end(scene, s, end), "quoted_object", 0.8
    return start, _object_end(scene, s, end), "quoted_object", 0.75


def _names(scene: Scene, cue: CueMatch) -> bool:
    """Return whether the verb gives a name: *intitulé « … »*, *Jean Perrot, dit « le Chat »*."""
    if cue.cue.lemma in _NAMING:
        return True
    nickname = cue.cue.lemma == "dire" and cue.first == cue.head and not cue.frames <= {"QUE"}
    return nickname and scene.lower(cue.sentence, cue.first - 1) == "," and cue.cue.text == "dit"


def _active(cue: CueMatch) -> bool:
    """Return whether a participle is a present participle."""
    return cue.cue.spans[-1].text.lower().endswith("ant")


def _governs(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a verb stands where its object is what somebody said.

    An infinitive names a purpose more often than a report (*pour défendre « … »*), unless the
    verb itself reports.
    """
    if cue.cue.mood is Mood.INFINITIVE and cue.first == cue.head:
        return cue.core and scene.lower(cue.sentence, cue.first - 1) not in ("d'", "à")
    return True


def _first_quoted(scene: Scene, s: int, j: int) -> tuple[int | None, int | None]:
    """Return the first quoted span after a verb in its own clause, and its first token."""
    tokens = scene.tokens(s)
    for k in range(j, min(len(tokens), j + _NEAR_OBJECT)):
        token = tokens[k]
        if token.quoted is not None:
            return token.quoted, k
        if token.placeholder is not None or token.form in ".;:!?," or token.pos == "AUX":
            return None, None
        if token.lower in closed_class("relative") or token.lower in closed_class("subordinator"):
            return None, None
    return None, None


def _object_start(scene: Scene, cue: CueMatch, at: int) -> int:
    """Return where the object with the quoted words starts, past addressee and preposition."""
    s = cue.sentence
    before = scene.lower(s, at - 1)
    attributive = "ATTR" in cue.frames and at > cue.last + 1 and _is_attribute(scene, s, at)
    if attributive or ("NOUN" not in cue.frames and (before in _GOVERNING or "ATTR" in cue.frames)):
        # The target of *qualifier Y de « Q »*, *juger Y « Q »* stays out of the content.
        return at
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    governed_by = frozenset(verb.prepositions) if verb is not None else frozenset()
    j = _after_cue(scene, cue)
    while j < at:
        lower = scene.lower(s, j)
        dated = scene.mention_at(s, j)
        if scene.is_a(s, j, "time"):
            j += 1
        elif dated is not None and is_temporal(scene, dated) and dated.last < at:
            j = dated.last + 1
        elif "PREP" in cue.frames and (lower in governed_by or lower in _GOVERNING):
            return j + 1
        elif lower in _ADDRESSING and (following := _past_adjunct(scene, s, j)) is not None:
            if following > at:
                return j + 1
            j = following
        else:
            return j
    return at


def _is_attribute(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words say what somebody finds a thing (*juge le calendrier « flou »*)."""
    tokens = scene.tokens(s)
    if tokens[at].pos not in ("ADJ", "VERB", "ADV") or tokens[at - 1].pos not in ("NOUN", "PROPN"):
        return False
    return bool(scene.mentions_ending(s, at - 1))


def _alone(scene: Scene, s: int, end: int) -> bool:
    """Return whether the marks hold the whole object, or only an adjunct of the verb follows."""
    tokens = scene.tokens(s)
    if end >= len(tokens) or not tokens[end].form[0].isalnum():
        return True
    if scene.is_a(s, end, "conjunction") or _opens_adjunct(scene, s, end):
        return True
    return tokens[end].pos in ("VERB", "AUX", "ADV", "PRON", "SCONJ", "DET") or (
        scene.lower(s, end) in ("par", "au", "à") and scene.mention_at(s, end + 1) is not None
    )


def _object_end(scene: Scene, s: int, end: int) -> int:
    """Return the end of the noun phrase around quoted words: the next comma or adjunct."""
    tokens = scene.tokens(s)
    last = sentence_end(scene, s)
    j = end
    while j < last:
        token = tokens[j]
        if token.quoted is None and (
            token.form in ",;:–—()" or token.placeholder is not None or token.lower in ("en", "et")
        ):
            if token.lower in (",", "et") and (more := _coordinated_end(scene, s, j)) > j:
                j = more
                continue
            if token.lower == "," and scene.is_a(s, j + 1, "relative"):
                j += 1
                continue
            if token.form == "(" and (closing := _bracket_end(scene, s, j)) is not None:
                j = closing + 1
                continue
            gerund = token.lower == "en" and scene.lower(s, j + 1).endswith("ant")
            if token.lower == "et" and _clause_follows(scene, s, j + 1):
                return max(j, end)
            if token.lower not in ("en", "et") or gerund or scene.cue_at(s, j + 1) is not None:
                return max(j, end)
        j += 1
    return max(last, end)


def _bracket_end(scene: Scene, s: int, j: int) -> int | None:
    """Return the closing bracket of a short bracket at ``j``."""
    tokens = scene.tokens(s)
    return next((k for k in range(j + 1, min(len(tokens), j + 8)) if tokens[k].form == ")"), None)


def _clause_follows(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun phrase and a finite verb start at ``j``."""
    mention = scene.mention_at(s, j)
    if mention is None or mention.last + 1 >= len(scene.tokens(s)):
        return False
    verb = scene.tokens(s)[mention.last + 1]
    return verb.finite or verb.pos == "AUX"


def _coordinated_end(scene: Scene, s: int, end: int) -> int:
    """Take in further quoted objects joined by commas and *et*."""
    tokens = scene.tokens(s)
    while end < len(tokens) and tokens[end].lower in (",", "et", "ou"):
        k = end + 1
        if tokens[end].lower == "," and scene.lower(s, k) == "et":
            k += 1
        while k < len(tokens) and k - end < 6 and tokens[k].quoted is None and (
            scene.is_a(s, k, "determiner")
            or scene.is_a(s, k, "preposition")
            or tokens[k].pos in ("DET", "ADJ", "NOUN", "ADV")
        ):
            k += 1
        if k >= len(tokens) or tokens[k].quoted is None:
            return end
        index = tokens[k].quoted
        while k < len(tokens) and tokens[k].quoted == index:
            k += 1
        end = k
    return end


def cue_source(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the source of a cue with a complement of its own."""
    s = cue.sentence
    if cue.clitic is not None:
        return incise_source(scene, cue)
    if cue.bare and not cue.cue.text.lower().endswith("ant") and _joined(scene, cue):
        return _main_subject(scene, cue)
    if cue.passive or (cue.bare and not cue.cue.text.lower().endswith("ant")):
        return agent(scene, cue)
    if cue.cue.mood in (Mood.PARTICIPLE, Mood.INFINITIVE):
        return _main_subject(scene, cue)
    if _receptive(scene, cue):
        return incise_source(scene, cue)
    begin = clause_start(scene, s, cue.first)
    return preverbal(scene, cue, begin) or (
        preverbal(scene, cue, 0) if begin > 0 else None
    ) or postposed(scene, cue)


def _joined(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a participle shares the auxiliary of a verb before it (*a salué et estimé*)."""
    s = cue.sentence
    j = cue.first - 1
    while scene.is_a(s, j, "adverb"):
        j -= 1
    joined = scene.is_a(s, j, "conjunction") or scene.lower(s, j) == ","
    return joined and any(token.pos == "AUX" for token in scene.tokens(s)[:j])


def _receptive(scene: Scene, cue: CueMatch) -> bool:
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    return verb is not None and verb.receptive


def _main_subject(scene: Scene, cue: CueMatch) -> MentionMatch | None:
    """Return the subject of the main clause, for a gerund, participle or infinitive."""
    s = cue.sentence
    relative = cue.first - 1
    nearest = preverbal(scene, cue) if cue.cue.mood is Mood.PARTICIPLE else None
    if nearest is not None and nearest.last == relative and may_speak(nearest):
        return nearest
    if scene.lower(s, relative) == "qui":
        return preverbal(scene, cue, 0)
    # « X, affirmant que »: a noun phrase right before the participle is its subject.
    for other in reversed(scene.verb_cues(s, 0, cue.first)):
        if is_finite(other) and not other.passive:
            found = incise_source(scene, other) if other.clitic or scene.lower(s, other.first - 1) == "," else preverbal(scene, other)
            if found is not None and may_speak(found):
                return found
    subject = subject_mention(scene, s, 0, cue.first)
    if subject is not None and may_speak(subject):
        return subject
    for mention in scene.mentions[s]:
        if mention.first > cue.last and not governed(scene, mention) and may_speak(mention):
            before = scene.lower(s, mention.first - 1)
            if before == "," and not is_temporal(scene, mention):
                return mention
    return subject
