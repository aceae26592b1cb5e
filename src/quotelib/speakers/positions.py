"""In which position a sentence mentions somebody: subjects are taken up more readily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class, closed_classes
from ..models import MentionKind, Number, SpeakerKind
from .enumerated import JOINTS, is_listed_behind_preposition
from .presented import PLACED, PRESENTING, RELATIVES, acts_alone, is_presented

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import MentionMatch, Sentence

__all__ = [
    "A",
    "is_attribute",
    "is_brought_in",
    "is_governed",
    "is_passed_over",
    "is_subject",
    "is_topic",
    "meets_another",
    "names_affair",
]

_FIRST = 1
_OPENING = 4
"""So many tokens at most stand before the pronoun of a clause that opens a sentence."""
_ARTICLES = {"elle": ("la", "une", "cette", "sa"), "il": ("le", "un", "ce", "cet", "son")}
_SHORT, _NEAR_THAT = 30, 5
_ENDS = RELATIVES | {"", ".", "…", "!", ",", "("}
A = ("un", "une")
_NO = frozenset({"aucun", "aucune"})
_BE = frozenset({"être", "été", "devenu", "devenue"})
_BESIDE_COPULA = closed_classes("adverb", "forclusive")
_PRESENTING = frozenset({"c'", "ce", "cela", "ça"})
_PRESENTS = frozenset({"c'", "voilà", "ce"})
_LEADING = frozenset({"par", "chez", "pour"})
_SAME = frozenset({"même", "mêmes"})
_LONG = 60
_ASIDE = 14
"""So many words at most stand in commas between a subject and its verb."""
_CREDITS = frozenset({"photo", "photos", "©", "crédit", "crédits"})
_PLACING = frozenset({"de", "d'", "à"})
_CREDITING = frozenset({"recueilli", "recueillis"})
_ADDRESSED = frozenset({"vous", "-vous", "votre", "vos"})
_DONE_TO = frozenset({"le", "la", "l'", "les", "lui", "leur"})
_NEUTER = frozenset({"le", "l'"})
_QUE = frozenset({"que", "qu'"})
_COMPARES = frozenset(
    {"plus", "moins", "aussi", "autant", "même", "mêmes", "tel", "telle", "mieux"}
)
_PASSIVE = 3
"""So many words before an agent stands the auxiliary."""
_NOMINAL = ("NOUN", "PROPN", "ADJ")


def is_attribute(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether an indefinite description says what somebody is, or is not.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether it stands behind *être* (*elle n'est pas une athlète comme les autres*), other than
        in *c'est un voisin qui P*: it brings in nobody.
    """
    words, at = sentence.words, match.first - 1
    if words[match.first] not in A:
        return False
    while words[at] in _BESIDE_COPULA or words[at][-4:] == "ment":  # « vraiment »
        at -= 1
    if words[at] not in _BE and words[at] not in closed_class("copula_form"):
        return "pas" in [words[k] for k in range(at + 1, match.first)]  # « pas vraiment un ami »
    before = at - 1 - (words[at - 1] in ("n'", "ne"))
    return words[before] not in _PRESENTING


def is_governed(sentence: Sentence, match: MentionMatch, *, topic: bool) -> bool:
    """Return whether a preposition stands before a mention, other than that of a topic.

    Args:
        sentence: The sentence.
        match: The mention.
        topic: Whether it is set as what is spoken of: see `is_topic`.

    Returns:
        Whether it is a complement; *quant à X* sets X as what is spoken of, and the agent of a
        passive is who does what is told.
    """
    if sentence.words[match.first - 1] in closed_class("preposition"):
        return not topic and not _is_agent(sentence, match)
    if sentence.words[match.first] != "des" or match.first == 0:
        joined = match.first > _FIRST and sentence.words[match.first - 1] in JOINTS
        return joined and is_listed_behind_preposition(sentence, match)
    # « l'avocat des salariés », but « la plupart des salariés »
    counted = sentence.words[match.first - 1] in closed_class("quantifier")
    return not counted and sentence.tokens[match.first - 1].pos in _NOMINAL


def _is_agent(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether somebody is who does it in a passive (*l'avis a été partagé par X*)."""
    acts = match.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    by = acts and match.first > _PASSIVE and sentence.words[match.first - 1] == "par"
    return by and sentence.tokens[match.first - _PASSIVE].pos == "AUX"


def is_topic(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention is set as what is spoken of.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether *quant à* stands before it, or a sentence that is no clause leads up to it.
    """
    if sentence.words[match.first - 2] in closed_class("topic_marker"):
        return True
    before = sentence.words[match.first - 1]
    if before in PRESENTING and is_presented(sentence, match):
        return True
    if before == "pour" and acts_alone(sentence, match):
        return True
    if match.first == 1 and before == "parmi":
        return match.mention.number is Number.PLURAL  # « Parmi les signataires, X et Y. Ils… »
    if match.first == 0 or len(sentence.tokens) > _SHORT:
        return False
    return sentence.words[match.last + 1] in _ENDS and _is_led_to(sentence, match)


def _is_led_to(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a sentence brings somebody in at its end, who goes on from what was said.

    *Un avis partagé par X.* *Même son de cloche chez X, qui P.* *Un constat que dresse X.*
    """
    words, first, after = sentence.words, match.first, match.last + 1
    aside = words[first - 2] == "côté" or (words[first - 1] == "à" and words[0] in _SAME)
    enough = words[0] == "de" and words[1] == "quoi"  # « De quoi rassurer X, qui… »
    placed = words[first - 2] in closed_class("preposition")  # « Devant chez X, un voisin prie »
    leads = aside or enough or (words[first - 1] in _LEADING and not placed)
    that = 0 if leads else _last_that(sentence, first)
    if not leads and (not that or that == first - 1 or words[that - 1] == ","):
        return False
    described = words[after] in RELATIVES or words[after + 1] in RELATIVES
    verbs = [token.index for token in sentence.tokens if token.finite]
    if not described and verbs and verbs[-1] > first:
        return False  # « Battu par X, le maire a réagi »
    before = [verb for verb in verbs if verb < first]
    if leads:
        return enough or not before
    return words[0] in _PRESENTS or all(verb > that for verb in before)


def _last_that(sentence: Sentence, first: int) -> int:
    """Return where *que* stands shortly before a token, 0 without one."""
    for k in range(first - 1, max(0, first - _NEAR_THAT), -1):
        if sentence.words[k] in _QUE:
            return k
    return 0


def is_subject(sentence: Sentence, match: MentionMatch, *, governed: bool, topic: bool) -> bool:
    """Return whether a mention is a subject or topic.

    Args:
        sentence: The sentence.
        match: The mention.
        governed: Whether a preposition stands before it.
        topic: Whether it is set as what is spoken of: see `is_topic`.

    Returns:
        Whether it opens the sentence, *quant à* stands before it, or no preposition stands before
        and a verb after it; a comma may close its apposition.
    """
    if match.first == 0:
        return True
    if match.first == _FIRST and (not governed or match.kind is SpeakerKind.DOCUMENT):
        # « Comme Luc avant elle, Ada a signé », « Traitant Luc de lâche, il est sorti »
        opens = sentence.tokens[0]
        acts = opens.pos == "VERB" and opens.lower.endswith("ant")
        return topic or not (acts or opens.lower == "comme")
    if governed:
        return False
    if topic:
        return True
    at = match.last + 1
    if sentence.words[at] == ",":
        at = _behind_apposition(sentence, at)
    if _opens_predicate(sentence, at) or _is_verb_taken_for_noun(sentence, at):
        return True
    return _opens_clause(sentence, match)


def _is_verb_taken_for_noun(sentence: Sentence, at: int) -> bool:
    """Return whether a noun has an object behind it as only verbs do (*Luc garde l'espoir*)."""
    words = sentence.words
    behind = words[at + 1] in closed_class("determiner") and words[at + 1] not in closed_class("of")
    return behind and words[at] in closed_class("noun_homograph_e")


def _behind_apposition(sentence: Sentence, at: int) -> int:
    """Return where a clause goes on behind the apposition or relative that a comma opens.

    *À la barre, Ada Roux, sa voisine, a parlé*; not *Il a vu Ada Roux, sa voisine, a-t-on appris*.
    """
    words = sentence.words
    relative = words[at + 1] in RELATIVES
    if not relative and _opens_predicate(sentence, at + 1):
        return at + 1
    for k in range(at + 2, min(at + _ASIDE, len(sentence.tokens) - 1)):
        if words[k] == ",":
            return at + 1 if words[k + 2].startswith("-") else k + 1
        if sentence.tokens[k].finite and not relative:
            break
    return at + 1


def _opens_clause(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention stands right behind a *que* that compares and restricts nothing.

    The subject of its clause stands there, whatever the tagger makes of the verb (*la première fois
    que Luc Roy sort de sa réserve*).
    """
    words, that = sentence.words, match.first - 1
    if words[that] not in _QUE or words[match.last + 1] in _ENDS:
        return False
    before = {words[k] for k in range(max(0, that - _NEAR_THAT), that)}
    restricts = not before.isdisjoint(("ne", "n'")) and before.isdisjoint(("pas", "jamais"))
    return before.isdisjoint(_COMPARES) and not restricts


def _opens_predicate(sentence: Sentence, at: int) -> bool:
    """Return whether a finite verb, or what stands before one, is at a token."""
    if at >= len(sentence.tokens):
        return False
    last = len(sentence.tokens) - 1
    while at < last and sentence.words[at] in closed_classes("object_clitic", "negation"):
        at += 1  # « n'en revient pas »
    return sentence.tokens[at].finite


def meets_another(sentence: Sentence, match: MentionMatch, lexicon: Lexicon) -> bool:
    """Return whether what a subject does is done to somebody known (*un voisin l'a reçu*).

    Args:
        sentence: The sentence.
        match: The mention.
        lexicon: The lexicon.

    Returns:
        Whether an object clitic stands between it and its verb that is neither reflexive nor, with
        a verb of saying, what is said (*un voisin l'a dit*).
    """
    words = sentence.words
    if match.mention.kind is MentionKind.PRONOUN:
        return False
    at = match.last + 1
    if words[at] == ",":
        at = _behind_apposition(sentence, at)  # « Le président, Luc Roy, l'a reçu »
    at += words[at] in ("ne", "n'")
    if words[at] not in _DONE_TO:
        return False
    if not _opens_predicate(sentence, at):
        return False
    if words[at] not in _NEUTER:
        return True
    forms = (f for k in (at + 1, at + 2) for f in lexicon.verb_forms(sentence.words[k]))
    verbs = (verb for form in forms for verb in lexicon.reporting(form.base))
    return not any(verb.core for verb in verbs)


def is_brought_in(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a subject with *un* or a possessive is brought in (*sa sœur attend le bus*).

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether it is one person's description, and neither an agent (*pressé par un voisin*) nor
        what somebody is said to be (*Ada Roux, une voisine, attend*).
    """
    words = sentence.words
    if match.name is not None or match.kind is not SpeakerKind.PERSON:
        return False
    before = words[match.first - 1]
    if before == ",":
        return words[0] in closed_classes("preposition", "adverb") or words[0] in PLACED
    return before != "par"


def is_passed_over(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a mention brings nobody to mind.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether something is called after him, he is the subject of the clause behind (*Alors
        qu'elle lit, la juge rit*), he took a picture or asked the questions (*Photo X*,
        *propos recueillis par X*), there is none (*aucun blessé*), is one of the many some of whom
        are meant (*une partie des X*), is spoken of in a question to somebody else, or only
        says where a place lies (*Orsans (Jura)*).
    """
    words, before = sentence.words, match.first - 1
    if words[match.first] in _ARTICLES and _is_ahead(sentence, match):
        return True
    if names_affair(sentence, match) or _locates(sentence, match):
        return True
    if words[match.first] == "des" and words[before] in closed_class("quantifier"):
        return True  # « la plupart des élus »: they are who is spoken of
    if words[match.first] in _NO:
        return True  # « Aucun blessé n'est à déplorer »
    credited = words[before] == "par" and words[before - 1] in _CREDITING
    if credited or words[before] in _CREDITS:
        return True
    return sentence.tokens[-1].form == "?" and _is_asked_about(sentence, match)


def _is_ahead(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a pronoun in a clause that opens a sentence means the subject behind it."""
    words, tokens = sentence.words, sentence.tokens
    articles = _ARTICLES[words[match.first]]
    if not 0 < match.first <= _OPENING:
        return False
    if words[0] not in closed_classes("subordinator", "preposition") and words[1] not in _QUE:
        return False
    comma = next((k for k in range(match.last + 2, len(tokens) - 3) if words[k] == ","), None)
    # The taggers miss verbs, and many a noun for a woman.
    return comma is not None and words[comma + 1] in articles and tokens[comma + 2].pos in _NOMINAL


def _locates(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a name is that of a place behind a preposition, or where this place lies.

    *À Orsans (Jura)*: both names are those of nobody, though no list has the first.
    """
    words, tokens, first, last = sentence.words, sentence.tokens, match.first, match.last
    if match.name is None or match.kind not in (SpeakerKind.UNKNOWN, SpeakerKind.PLACE):
        return False
    if words[last] == ")":
        placed = words[last - 2] == "(" and words[first - 1] in _PLACING
        return placed and tokens[last - 1].form.istitle()
    inside = words[first - 1] == "(" and words[last + 1] == ")"
    return inside and first > _FIRST and tokens[first - 2].form[0].isupper()


def _is_asked_about(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether a question to the reader's *vous* speaks of somebody (*Vous avez vu X ?*)."""
    tokens = sentence.tokens
    if len(tokens) > _LONG:
        return False
    if match.first == 0 and sentence.words[match.last + 1] == ",":
        return False  # « Ada Roux, que pensez-vous du pont ? »
    return any(token.lower in _ADDRESSED for token in tokens)


def names_affair(sentence: Sentence, match: MentionMatch) -> bool:
    """Return whether something is called after somebody, who is not brought to mind by it.

    Args:
        sentence: The sentence.
        match: The mention.

    Returns:
        Whether a name stands right after its noun (*l'affaire Duval*, *la loi Morel*).
    """
    before = sentence.words[match.first - 1]
    return match.name is not None and before in closed_classes("affair", "named_after")
