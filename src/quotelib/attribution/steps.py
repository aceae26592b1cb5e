"""Steps over tokens that rules of several families take, and small words that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.memo import Answers
from ..lexicon.position import has_finite_ending
from ..lexicon.words import closed_class, closed_classes
from ..models import Mood, Number, SpeakerKind
from ..models.records import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models.records import CueMatch
    from .scene import Scene

__all__ = [
    "BEFORE_VERB",
    "CLAUSE_JOINTS",
    "CLITICS",
    "COMMA",
    "COPULAR",
    "DASHES",
    "DE",
    "DENYING",
    "INCISE_SIGNS",
    "INFLECTED",
    "ITSELF",
    "MAX_CLAUSE",
    "PARTICIPLES",
    "QUE",
    "SET_BACK",
    "SIGN_NAMES",
    "STRESSED",
    "TO",
    "WHETHER",
    "WHILE",
    "clause_at",
    "goes_on_with_clause",
    "governs_object",
    "inner_sentence_end",
    "is_conditional",
    "is_infinitive",
    "is_inflected",
    "is_present_participle",
    "is_verbal",
    "names_some",
    "number_of",
    "quoted_end",
    "quoted_start",
    "skip",
    "skip_back",
    "starts_infinitive",
    "verb_follows",
]

DASHES = frozenset({"-", "–", "—", "--"})
SIGN_NAMES = {",": "comma", ";": "semicolon", ":": "colon", "(": "bracket"} | dict.fromkeys(
    DASHES, "dash"
)
# No clause of the news is longer, and texts without sense are not weighed for ever.
MAX_CLAUSE = 160
QUE = frozenset({"que", "qu'"})
CLITICS = ("object_clitic", "negation")  # classes that stand before a verb and belong to it
BEFORE_VERB = (*CLITICS, "adverb")
TO = frozenset({"à", "au", "aux"})
ITSELF = frozenset({"se", "s'"})
WHETHER = frozenset({"si", "s'"})
STRESSED = frozenset({"lui", "elle", "eux", "elles"})
_AMONG = frozenset({"parmi", "dont"})
_FEW = ("quelques", "beaucoup", "plus", "peu")
_SOME = frozenset({"un", "une", "plusieurs", "certains", "certaines", *_FEW})
COMMA = frozenset({","})
_CLAUSE_OPENERS = QUE | {"si", "s'", "quand", "lorsque", "lorsqu'", "comme", "puisque", "puisqu'"}
CLAUSE_JOINTS = frozenset({"et", "mais"})
DE = frozenset({"de", "d'"})
COPULAR = frozenset({"ATTR", "QUOTE"})  # frames of what only says how somebody or something is
SET_BACK = ("ait", "aient", "ais", "ions", "iez")  # the imperfect, and the conditional with it
INCISE_SIGNS = DASHES | {",", "("}
PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite")
WHILE = frozenset({"alors", "tandis", "pendant"})  # with *que*
DENYING = frozenset({"pas", "non"})  # a part of a clause, not its verb: *mais pas lui*
_ADJECTIVES = ("aire", "oire", "ure", "ère", "bre", "cre", "gre")
_IN_AIRE = frozenset(
    {"faire", "refaire", "défaire", "satisfaire", "parfaire", "contrefaire", "plaire", "déplaire"}
    | {"complaire", "taire", "traire", "extraire", "distraire", "soustraire", "abstraire"}
    | {"croire", "boire", "conclure", "exclure", "inclure", "occlure", "vaincre", "convaincre"}
)
"""The infinitives with such an ending."""
_ENDINGS = ("er", "ir", "re", "oir")
_BEFORE_NOUN = frozenset({"un", "une", "ce", "cet", "mon", "son", "notre", "votre"})
_CLITICS, _NEAR_ARTICLE = 6, 3
_STOPS = frozenset({".", "!", "?", "…", "..."})
_BRACKETS = frozenset("()[]")
_BARE_AUXILIARIES = frozenset({"avoir", "être", "été", "eu", "faire"})
_SINGULAR_ENDINGS = ("vient", "tient", "dément")
_FEELING = frozenset({"sent", "consent", "pressent", "ressent"})  # not « proposent », « laissent »
_SECOND_PERSON = frozenset({"êtes", "sommes", "dites", "faites"})
# Endings of verbs that no infinitive and no participle has.
_NO_PARTICIPLE = ("be", "ce", "de", "ge", "le", "me", "ne", "pe", "ve", "che", "gue", "que", "sse")
_IMPERFECT, _SHORT = ("ait", "aient"), 6  # not « tout à fait », « en extrait »
_LEADING = DE | {"à", "pour", "sans"}
_CONDITIONS = frozenset({"quand", "lorsque", "lorsqu'", "si", "s'", "comme", "puisque", "puisqu'"})
_HELPING = frozenset({"pouvoir", "devoir"})
_THROUGH = ("sur", "via")
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs"})
_MISTAKEN = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "SCONJ"})
_PRESENT = ("e", "ent")
_NO_VERBS = (
    "preposition",
    "adverb",
    "determiner",
    "conjunction",
    "subordinator",
    "time",
    "numeral",
)
_CONTRACTED = ("le", "les")


def skip(scene: Scene, s: int, j: int, *names: str) -> int:
    """Return the first index from ``j`` on whose token belongs to none of the closed classes."""
    words, passed = scene.sentences[s].words, closed_classes(*names)
    while words[j] in passed:
        j += 1
    return j


def skip_back(scene: Scene, s: int, j: int, *names: str) -> int:
    """Return the first index from ``j`` down whose token belongs to none of the closed classes."""
    words, passed = scene.sentences[s].words, closed_classes(*names)
    while words[j] in passed:
        j -= 1
    return j


def is_conditional(scene: Scene, cue: CueMatch) -> bool:
    """Return whether *si* or *quand* makes an adjunct of a verb's clause (*Si X refuse, …*)."""
    ending = [mention.first for mention in scene.mentions_before(cue)]
    return scene.lower(cue.sentence, min(ending, default=cue.first) - 1) in _CONDITIONS


def quoted_end(scene: Scene, s: int, first: int) -> int:
    """Return the index after the tokens that share the quoted span of the token at ``first``."""
    tokens = scene.tokens(s)
    end = first
    while end < len(tokens) and tokens[end].quoted == tokens[first].quoted:
        end += 1
    return end


def quoted_start(scene: Scene, s: int, last: int, low: int = 0) -> int:
    """Return the first of the tokens that share the quoted span of the token at ``last``."""
    tokens, first = scene.tokens(s), last
    while first > low and tokens[first - 1].quoted == tokens[last].quoted:
        first -= 1
    return first


def inner_sentence_end(scene: Scene, s: int, start: int, last: int) -> int:
    """Return where a sentence inside marks ends (*un élu qui « dit que P. Je n'en crois rien »*).

    Args:
        scene: The text's candidates.
        s: A sentence of the frame.
        start: A token in marks.
        last: Index after the last token in the same marks.

    Returns:
        The index of the stop before another sentence, ``last`` without one.
    """
    tokens = scene.tokens(s)
    stops = (j for j in range(start, last - 1) if tokens[j].form in _STOPS)
    return next((j for j in stops if tokens[j + 1].form[0].isupper()), last)


def is_inflected(token: Token) -> bool:
    """Return whether a word is a finite verb or an auxiliary for the tagger or by its ending."""
    return INFLECTED[token.form, token.pos, token.finite]


def _reads_inflected(seen: tuple[str, str, bool]) -> bool:
    """Answer `is_inflected` for a form, its part of speech and whether the tagger saw it finite."""
    form, pos, finite = seen
    word = form.lower()
    if word.endswith(("ant", "ement")):
        return False  # « des bandes se faisant passer pour des secouristes », « durement touché »
    if pos == "AUX":
        return word not in _BARE_AUXILIARIES
    if finite and word.endswith("es") and word not in _SECOND_PERSON:
        return False  # « les personnes présentes »: nobody says *tu* in the news
    if pos == "VERB" and word.endswith(_NO_PARTICIPLE):
        return True  # « que ce report tombe mal »
    if pos == "ADV" and word.endswith(_IMPERFECT) and len(word) > _SHORT:
        return True  # « parce que le loyer augmentait »
    return finite or has_finite_ending(Token(0, 0, 0, form, word, pos))


INFLECTED = Answers(_reads_inflected)
"""Whether a form, its part of speech and whether the tagger saw it finite make a finite verb."""


def is_verbal(token: Token) -> bool:
    """Return whether a word is a verb in any form for the tagger or by its ending."""
    return token.pos in ("VERB", "AUX") or has_finite_ending(token)


def number_of(verb: Token) -> Number | None:
    """Return the number that the form of a finite verb shows, ``None`` for *nous* and *vous*."""
    word = verb.lower
    if word.endswith(("ons", "ez")):
        return None
    singular = word.endswith(_SINGULAR_ENDINGS) or word in _FEELING
    plural = word.endswith("nt") and not singular
    return Number.PLURAL if plural else Number.SINGULAR


def verb_follows(scene: Scene, s: int, j: int, *names: str) -> bool:
    """Return whether a finite verb stands at ``j``, past tokens of the closed classes."""
    j = skip(scene, s, j, *names)
    tokens = scene.tokens(s)
    return j < len(tokens) and is_inflected(tokens[j])


def clause_at(scene: Scene, s: int, j: int) -> bool:
    """Return whether a noun phrase starts at a token and a finite verb follows it."""
    subject = scene.mention_at(s, j)
    return subject is not None and verb_follows(scene, s, subject.last + 1, *BEFORE_VERB)


def names_some(scene: Scene, s: int, j: int) -> bool:
    """Return whether *dont* only names some of those before it, with no verb of its own.

    A number or an indefinite stands for them (*Dix élus, dont trois femmes,*), or a noun phrase
    between commas, the verb of those before right after it (*Dix élus, dont la maire, ont signé*).
    So does what follows *parmi lesquels*.
    """
    if scene.lower(s, j) != "dont":
        return scene.lower(s, j - 1) in _AMONG and scene.is_a(s, j, "lequel")
    word = scene.lower(s, j + 1)
    if word in _SOME or word.isdigit() or scene.is_a(s, j + 1, "numeral"):
        return not any(map(is_inflected, scene.tokens(s)[j + 2 : j + 3]))
    named = scene.mention_at(s, j + 1)
    if named is None or scene.lower(s, j - 1) != "," or scene.lower(s, named.last + 1) != ",":
        return False
    return word == "des" or verb_follows(scene, s, named.last + 2, *CLITICS)


def goes_on_with_clause(scene: Scene, s: int, before: int) -> bool:
    """Return whether *et que* may go on with a clause that opens before a token.

    *S'il promet de P et qu'il Q, R*; *Le maire dit qu'elle promet de P et que Q*
    """
    words = scene.sentences[s].words
    return any(words[j] in _CLAUSE_OPENERS for j in range(before))


def is_present_participle(cue: CueMatch) -> bool:
    """Return whether the verb of a verbal cue has the form in *-ant* (*appelant au calme*)."""
    words = cue.cue.text.lower().split()
    return words[-1].endswith("ant") or words[0].endswith("ant")


def governs_object(scene: Scene, s: int, j: int) -> bool:
    """Return whether a bare word is a verb for what follows it, though the tagger sees a noun.

    No article follows a noun that has none itself (*et boycotte la séance*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token behind a sign or a coordinator.

    Returns:
        Whether it has the ending of a present tense and an article behind it.
    """
    tokens = scene.tokens(s)
    if not 0 < j < len(tokens) - 1 or tokens[j].quoted is not None:
        return False
    token, following = tokens[j], tokens[j + 1]
    if following.lower not in _ARTICLES or following.quoted is not None:
        return False
    if token.pos not in _MISTAKEN or not token.form.islower() or not token.lower.endswith(_PRESENT):
        return False
    return not any(scene.is_a(s, j, name) for name in _NO_VERBS)


def starts_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether an infinitive starts at a token, past negation, clitics and adverbs.

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: A token.

    Returns:
        Whether it is an infinitive, or opens the group of one.
    """
    words, before = scene.sentences[s].words, closed_classes(*BEFORE_VERB)
    for k in range(j, j + _CLITICS + 1):
        word = words[k]
        if word.endswith(_ENDINGS) and is_infinitive(scene, s, k):
            return not (k > j and _is_person_noun(scene, s, k))
        # « ne pas (nous) pousser »
        if word not in before and word not in _BRACKETS and not _is_adverb(scene, s, k):
            return False
    return False


def _is_adverb(scene: Scene, s: int, j: int) -> bool:
    """Return whether an adverb that may stand before an infinitive does (*de mieux servir*)."""
    word = scene.sentences[s].words[j]
    if word in closed_classes("adverb", "infinitive_adverb"):
        return True
    return word.endswith("ment") and scene.tokens(s)[j].pos == "ADV"


def _is_clitic(scene: Scene, s: int, j: int) -> bool:
    """Return whether *le* or *les* is no article: *de* or *à* would be one word with it."""
    return scene.lower(s, j) in _CONTRACTED and scene.lower(s, j - 1) in ("de", "à")


def _elided_before(scene: Scene, s: int, j: int) -> bool:
    """Return whether *de l'* or *à l'* stands before a form in *er* that is no noun in *ier*."""
    word = scene.lower(s, j)
    if scene.lower(s, j - 1) != "l'" or scene.lower(s, j - 2) not in ("de", "à"):
        return False
    noun = word.endswith("ier") or scene.is_a(s, j, "infinitive_homograph")
    return word.endswith("er") and not noun and scene.lexicon.source_noun(word) is None


def _is_person_noun(scene: Scene, s: int, j: int) -> bool:
    """Return whether an article makes a noun for a person of a word (*le conseiller*)."""
    if _is_clitic(scene, s, j - 1):
        return False
    return scene.is_a(s, j - 1, "determiner") and _denotes_person(scene, s, j)


def _is_known_infinitive(scene: Scene, token: Token) -> bool:
    return any(form.mood is Mood.INFINITIVE for form in scene.lexicon.verb_forms(token.lower))


def _denotes_person(scene: Scene, s: int, j: int) -> bool:
    noun = scene.lexicon.source_noun(scene.lower(s, j))
    return noun is not None and noun.kind is SpeakerKind.PERSON


def _is_noun(tokens: Sequence[Token], j: int) -> bool:
    """Return whether an article makes a noun of an infinitive (*un dîner*, *un large sourire*)."""
    if j < _NEAR_ARTICLE or tokens[j - 1].lower in _BEFORE_NOUN:
        return j > 0 and tokens[j - 1].lower in _BEFORE_NOUN
    governed = tokens[j - 2].lower in _BEFORE_NOUN and tokens[j - 3].pos == "ADP"
    described = tokens[j - 1].pos == "ADJ" and tokens[j - 2].pos == "DET"
    return (governed or described) and tokens[j].lower in closed_class("nominal_infinitive")


def is_infinitive(scene: Scene, s: int, j: int) -> bool:
    """Return whether a token has the form of an infinitive and is one for lexicon or tagger."""
    tokens = scene.tokens(s)
    if not 0 <= j < len(tokens):
        return False
    token = tokens[j]
    ends = token.lower.endswith(_ENDINGS) and (
        # « exemplaire », « provisoire », which the taggers take for verbs
        not token.lower.endswith(_ADJECTIVES) or token.lower in _IN_AIRE
    )
    if not ends or token.form[0].isupper() or _is_noun(tokens, j):
        return False
    if scene.is_a(s, j, "infinitive_homograph") and scene.is_a(s, j - 1, "of"):
        # « les vacances d'hiver », but « demande de pouvoir partir »
        return token.lower in _HELPING and starts_infinitive(scene, s, j + 1)
    if scene.is_a(s, j, "network") and (
        tokens[j - 1].pos == "NOUN" or scene.lower(s, j - 1) in _THROUGH
    ):
        return False  # « sur twitter », « sur son compte twitter »
    named = j + 1 < len(tokens) and tokens[j + 1].form[0].isupper()
    if named and _denotes_person(scene, s, j) and not _is_known_infinitive(scene, token):
        return False  # « a dit maître Roy »
    if token.pos in ("VERB", "AUX") or scene.lower(s, j - 2) == "ne":
        return True  # « ne plus dormir »
    if _is_clitic(scene, s, j - 1) or _elided_before(scene, s, j):
        return True  # « de le rouvrir », « de l'héberger »
    # « de durcir le ton »: an article follows no bare noun; no name has a small letter
    word = token.lower
    verbal = word.endswith(("ir", "ifier")) or (word.endswith("er") and not word.endswith("ier"))
    verbal = verbal or token.pos == "PROPN"
    governs = verbal and scene.is_a(s, j + 1, "determiner")
    if governs and scene.is_a(s, j - 1, "of"):
        return True
    if _is_known_infinitive(scene, token):
        return True
    # « de mieux servir », which the tagger takes for a noun
    led = scene.lower(s, j - 2) in _LEADING and _is_adverb(scene, s, j - 1)
    plain = token.pos in ("NOUN", "PROPN") or token.lower.endswith("ir")
    return led and plain and not scene.is_a(s, j, "infinitive_homograph")
