"""Where the object of a verb starts that holds quoted words, and where these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .adjunct_nouns import own_prepositions
from .adjuncts import past_circumstances
from .adverbials import is_adverb
from .attributes import is_attribute, opens_degree
from .comparisons import NEGATING, opens_comparison, past_negation
from .coordinated import past_joint
from .enumerations import ADDS, opens_list
from .instances import instance_after
from .marked_tails import grounds_after
from .naming import calls_that
from .object_causes import blamed_for, likened_to, past_by
from .object_ends import is_clause_verb
from .object_verbs import has_other, is_carried, is_witnessed, judged_by, reports_on, says_itself
from .own_clauses import aims, has_own_subject
from .phrases import is_temporal, is_time, may_speak
from .said_of_object import amounts_to, said_of_object
from .scene import is_finite
from .steps import DE, QUE, is_infinitive, is_inflected, quoted_end
from .stretch import date_end, is_told_behind, past_adjunct

if TYPE_CHECKING:
    from ..lexicon import ReportingVerb
    from ..models.records import CueMatch, MentionMatch, Token
    from .scene import Scene

__all__ = ["first_quoted", "object_start", "second_phrase"]

_NEAR_OBJECT, _FAR_OBJECT = 18, 40
_TO = frozenset({"à", "au", "aux"})
_INSERTION = 12
_NONFINITE = ("er", "ir", "re", "ant")
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "CCONJ"})
_LIKENING = frozenset({"comme"})
_GOVERNING = frozenset({"de", "d'", "comme", "à", "contre", "sur", "en", "pour"})


def first_quoted(scene: Scene, cue: CueMatch) -> int | None:
    """Return the first quoted token after a verb, in its own clause and outside its own marks.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.

    Returns:
        The token, ``None`` where the object of the verb holds no quoted words.
    """
    s, tokens = cue.sentence, scene.tokens(cue.sentence)
    j = after = past_circumstances(scene, cue)
    reach = _FAR_OBJECT if cue.core else _NEAR_OBJECT
    while j < min(len(tokens), after + reach):
        token = tokens[j]
        if token.quoted is not None:
            other = token.quoted == tokens[cue.head].quoted or judged_by(scene, cue, j)
            return None if other else j
        stops = token.placeholder is not None or token.form in ".;:!?" or _says(scene, s, j)
        if stops or is_clause_verb(scene, s, j) or is_carried(scene, s, j):
            return None
        if token.lower.endswith(_NONFINITE) and (
            says_itself(scene, cue, j) or is_witnessed(scene, cue, j)
        ):
            return None  # « voit X vanter un « robot » », « imagine X disant « Q » »
        joins = token.form == "," or token.lower in ADDS
        if joins and (beyond := _past_link(scene, cue, after, j)) is not None:
            j = beyond
            continue
        if token.form == ",":
            j = _past_date(scene, s, j)
            return amounts_to(scene, s, j) or said_of_object(scene, cue, after, j)
        if token.lower in ("et", "mais") and reports_on(scene, cue, j + 1):
            return None  # « crie au complot et compte sur « … » »
        if token.lower == "mais" and _opens_clause(scene, s, j + 1):
            return None  # « veut exprimer ses idées mais « si on la suit, elle fuit » »
        opens = scene.is_a(s, j, "relative") or scene.is_a(s, j, "subordinator")
        noun = j + 1 + (token.lower == "dont" and scene.is_a(s, j + 1, "determiner"))
        held = noun < len(tokens) and tokens[noun].quoted is not None
        opens = opens and token.lower != "comme" and not opens_comparison(scene, s, j)
        opens = opens and not (token.lower in QUE and aims(scene, s, after, j))
        if opens and not (held and j > after):
            # but « parle d'un lieu où « on s'ennuie » »
            return said_of_object(scene, cue, after, j) or amounts_to(scene, s, j)
        j += 1
    return None


def _past_date(scene: Scene, s: int, comma: int) -> int:
    """Return the comma before a relative past a date (*un plan, le 3 mars, qui sera « dur »*)."""
    dated = date_end(scene, s, comma + 1)
    return dated if dated is not None and scene.is_a(s, dated + 1, "relative") else comma


def _past_link(scene: Scene, cue: CueMatch, after: int, j: int) -> int | None:
    """Return where an object goes on behind a comma, or one more starts (*, ainsi que « Q »*)."""
    s = cue.sentence
    if scene.lower(s, j) in ADDS:
        return past_joint(scene, s, j) if opens_list(scene, cue, after, j) else None
    comma = _past_date(scene, s, j)
    beyond = _past_comma(scene, s, after, comma) or instance_after(scene, s, comma)
    beyond = beyond or grounds_after(scene, cue, after, comma)
    if beyond is None and _lists_on(scene, cue, after, comma):
        return past_joint(scene, s, comma) or comma + 1
    return beyond


def _past_comma(scene: Scene, s: int, after: int, comma: int) -> int | None:
    """Return where an object goes on after a comma: at words apposed to it, past an insertion."""
    tokens = scene.tokens(s)
    if comma + 1 < len(tokens) and tokens[comma + 1].quoted is not None:
        begun = any(scene.mention_at(s, j) is not None for j in range(after, comma))
        # « Alors que X dénonçait les prix, « la loi est bonne », a dit Y »
        begun = begun and not (
            is_told_behind(scene, s, quoted_end(scene, s, comma + 1))
            and _opens_clause(scene, s, comma + 1)
        )
        return comma + 1 if begun or scene.is_a(s, comma + 1, "relative") else None
    if scene.is_a(s, comma + 1, "relative") and scene.lower(s, comma + 2) == "selon":
        return None  # « dénonce le plan, qui selon lui, « ruine » la ville »
    for j in range(comma + 1, min(len(tokens) - 1, comma + _INSERTION)):
        if tokens[j].form == ",":
            following = tokens[j + 1]
            if following.lower == "qui" and scene.is_a(s, comma + 1, "preposition"):
                return j  # « dénonce le projet du port, près de la plage, qui « tue la côte » »
            goes_on = following.lower in _GOVERNING or scene.is_a(s, j + 1, "determiner")
            return j + 1 if goes_on or following.quoted is not None else None
        if is_inflected(tokens[j]) or tokens[j].quoted is not None or _says(scene, s, j):
            return None
    return None


def _says(scene: Scene, s: int, j: int) -> bool:
    """Return whether a verb of saying stands at a token, which the taggers may take for a noun."""
    cue = scene.cue_at(s, j)
    return cue is not None and cue.core and is_finite(cue)


def _lists_on(scene: Scene, cue: CueMatch, after: int, comma: int) -> bool:
    """Return whether one more object follows, built like the first and with quoted words.

    *dénonce un État policier, des idées « rances »*; *parle d'un éclair, d'un « grand bruit »*
    """
    s, j = cue.sentence, comma + 1
    if opens_list(scene, cue, after, comma):
        return True
    if scene.lower(s, after) in DE and scene.lower(s, j) in DE:
        after, j = after + 1, j + 1
    elif "NOUN" not in cue.frames:
        return False
    if j == after or not (scene.is_a(s, after, "determiner") and scene.is_a(s, j, "determiner")):
        return False
    rest = scene.tokens(s)[j:]
    listed = next((t for t in rest if t.quoted is not None or not _in_phrase(scene, s, t)), None)
    if listed is not None and listed.index == j and _opens_clause(scene, s, j):
        return False  # « Alors que X dénonçait les prix, « la loi est bonne », a dit Y »
    return listed is not None and listed.quoted is not None and listed.form[0].islower()


def _in_phrase(scene: Scene, s: int, token: Token) -> bool:
    """Return whether a word may stand in a noun phrase, whatever the tagger takes a noun for."""
    if token.pos in _PHRASE:
        return token.pos != "NOUN" or not _says(scene, s, token.index)
    noun = scene.lower(s, token.index - 1) in DE or scene.is_a(s, token.index - 1, "determiner")
    return noun and not is_infinitive(scene, s, token.index)


def _opens_clause(scene: Scene, s: int, j: int) -> bool:
    """Return whether quoted words that are a clause start at a token."""
    tokens = scene.tokens(s)
    if j >= len(tokens) or tokens[j].quoted is None:
        return False
    return scene.is_a(s, j, "subordinator") or has_own_subject(scene, s, j, quoted_end(scene, s, j))


def object_start(scene: Scene, cue: CueMatch, at: int) -> int:
    """Return where the object with the quoted words starts, past addressee and preposition.

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        The object's first token.
    """
    s = cue.sentence
    first = blamed_for(scene, cue, at)
    likened = scene.lower(s, at - 1) == "comme" and is_adverb(scene, s, at)
    if likened or (first is None and calls_that(scene, cue)):
        # « juge l'eau comme « sûrement » polluée », « ce qu'il appelle un accord « honteux » »
        first = past_circumstances(scene, cue)
    if first is not None:
        return first
    if (
        _leaves_target(scene, cue, at)
        or _is_own_phrase(scene, s, at)
        or (scene.tokens(s)[at - 1].form == "," and _tells_why(scene, s, at))
    ):
        return at
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    governing = _own_prepositions(verb) | {"comme"}
    own = _after_own_object(scene, cue, verb, at)
    apart = second_phrase(scene, cue, at) if own is None else own
    if apart is not None:
        return apart
    j = past_circumstances(scene, cue)
    if scene.tokens(s)[cue.first].lower in NEGATING:
        j = past_negation(scene, cue, j, at)
    while j < at:
        leads = "PREP" in cue.frames and not scene.is_a(s, j, "time")
        if scene.lower(s, j) in (governing if leads else _LIKENING):
            return j + 1
        following = _past_circumstance(scene, s, j)
        if following is None and scene.lower(s, j) == ",":
            following = _past_comma(scene, s, j, j)
        if following is None or following > at:
            return j + (following is not None)
        j = following
    return at


def _after_own_object(
    scene: Scene, cue: CueMatch, verb: ReportingVerb | None, at: int
) -> int | None:
    """Return where words start that a verb's own preposition governs after another object."""
    s = cue.sentence
    if verb is None:
        return None
    own_words = _own_prepositions(verb)
    if "comme" in verb.prepositions:
        # « présente le texte comme un « progrès » »
        likened = (j for j in range(at - 1, cue.last + 1, -1) if scene.lower(s, j - 1) == "comme")
        if (start := next(likened, None)) is not None:
            return start + scene.is_a(s, start, "of")
    if scene.mentions_ending(s, at - 2) and scene.lower(s, at - 1) in verb.prepositions:
        return at  # « évalue ses pertes à « la moitié » »
    if "NOUN" not in cue.frames and not scene.is_a(s, at - 1, "determiner"):
        # « qualifie la loi de simple « note » », but « se félicite de la fin de ce « fléau » »
        after = past_circumstances(scene, cue)
        graded = scene.lower(s, at - 2) in own_words and scene.lower(s, after) not in own_words
        if graded and at - 3 > cue.last and scene.tokens(s)[at - 3].pos in ("NOUN", "PROPN"):
            return at - 1
    by = past_by(scene, cue, at) if "par" in verb.prepositions else likened_to(scene, cue, at)
    if by is not None:
        return by
    governed = scene.lower(s, at - 2) in frozenset(verb.prepositions) - DE
    if (
        governed
        and has_other(scene, cue, at - 3)
        and scene.is_a(s, at - 1, "determiner")
        and at - 3 > cue.last
    ):
        return at - 1  # « explique ce recul par une « erreur » »
    if verb.addressee == "object" and "PREP" in cue.frames:
        # « appelle les deux camps à « la retenue » », « à la retenue » in marks
        inside = at > cue.last + 1 and scene.lower(s, at) in own_words
        inside = inside and scene.lower(s, past_circumstances(scene, cue)) not in own_words
        own = inside and not (_is_led_before(scene, cue, at) or _has_thing(scene, cue))
        starts = (j for j in range(at, cue.last + 1, -1) if scene.lower(s, j - 1) in own_words)
        return at if own else next(starts, None)
    return None


def _has_thing(scene: Scene, cue: CueMatch) -> bool:
    """Return whether a thing is the object, which marks describe (*soupçonne un acte « de X »*)."""
    thing = scene.mention_at(cue.sentence, past_circumstances(scene, cue))
    return "NOUN" in cue.frames and thing is not None and not may_speak(thing)


def second_phrase(scene: Scene, cue: CueMatch, at: int) -> int | None:
    """Return where the noun phrase with the quoted words starts right after another one.

    *impute à l'État un « retard »*; not *la période la « plus dure »*

    Args:
        scene: The text's candidates.
        cue: A verbal cue.
        at: The first quoted token.

    Returns:
        Its determiner, ``None`` where no other noun phrase ends right before it.
    """
    s, tokens, after = cue.sentence, scene.tokens(cue.sentence), past_circumstances(scene, cue)
    for j in range(at - 1, after, -1):
        token = tokens[j]
        if not token.form.isalpha() and not token.form.endswith("'"):
            return None
        if token.pos == "DET" and not scene.is_a(s, j, "of") and token.form[0].islower():
            if scene.is_a(s, j - 1, "of") and tokens[j - 2].pos == "NOUN":
                continue  # « voit dans ce vote le début d'une « ère » »
            noun = tokens[j - 1].pos in ("NOUN", "PROPN") and tokens[j - 1].quoted is None
            graded = scene.is_a(s, j + 1, "comparative")
            return j if noun and not graded and tokens[j].quoted is None else None
    return None


def _own_prepositions(verb: ReportingVerb | None) -> frozenset[str]:
    """Return the prepositions of a verb's object, with their elided forms; else the usual ones."""
    if verb is None or not verb.prepositions:
        return _GOVERNING
    own = frozenset(verb.prepositions)
    if "à" in own:
        own |= _TO
    return own | {"d'"} if "de" in own else own


def _past_circumstance(scene: Scene, s: int, j: int) -> int | None:
    """Return the index after a date, an addressee or an adverb at ``j``, ``None`` without one."""
    date = date_end(scene, s, j)
    if date is not None:
        return date
    dated = scene.mention_at(s, j)
    lasts = scene.is_a(s, j, "indefinite_article")  # « prévoit une année « difficile » »
    if (
        dated is not None
        and not lasts
        and is_temporal(scene, dated)
        and not _holds_quoted(scene, dated)
    ):
        return dated.last + 1
    if scene.lower(s, j) == "depuis" and not is_time(scene, s, j + 1):
        return j + 1  # an adverb: « réclame depuis des plots »
    return past_adjunct(scene, s, j) if scene.is_a(s, j, "addressee_preposition") else None


def _holds_quoted(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether quoted words stand in a noun phrase (*une « année de transition »*)."""
    words = scene.tokens(mention.sentence)[mention.first : mention.last + 1]
    return any(word.quoted is not None for word in words)


def _is_own_phrase(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words are a noun phrase that no word before belongs to."""
    if not scene.is_a(s, at, "determiner") or scene.is_a(s, at - 1, "determiner"):
        return False
    if opens_degree(scene, s, at):
        return False  # « juge la loi « tout à fait juste » »
    return not scene.is_a(s, at + 1, "comparative") and bool(scene.mentions_ending(s, at - 1))


def _leaves_target(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether only the quoted words are said: *traiter Y de « Q »*, *accuser Y de « Q »*."""
    attributive = "ATTR" in cue.frames
    if scene.lower(cue.sentence, at - 1) == "comme":
        return True
    if scene.lower(cue.sentence, at - 2) == "comme":
        return False  # « désigne la loi comme une « erreur » »
    if attributive and _is_led(scene, cue, at):
        return False
    if attributive and at > cue.last + 1 and is_attribute(scene, cue.sentence, at):
        # *juger*, which takes a clause as well, makes one of both: « juge l'idée « folle » »
        return "QUE" not in cue.frames
    if "NOUN" in cue.frames or attributive:
        return "NOUN" not in cue.frames
    own = _own_prepositions(scene.lexicon.verbs.get(cue.cue.lemma))
    # « parle d'un excès de « zèle » » has an object before; not « qualifie X, élu en mai, de Q »
    after = past_circumstances(scene, cue)
    several = scene.lower(cue.sentence, after) in own_prepositions(scene, cue) and after < at - 1
    if several or _is_led_before(scene, cue, at):
        return False
    return any(scene.lower(cue.sentence, j) in own for j in (at - 1, at))


def _is_led_before(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether *à* leads more than the marks that open with it.

    *appelle l'État à plus d'efforts pour garder « au moins un train »*
    """
    s, verb = cue.sentence, scene.lexicon.verbs.get(cue.cue.lemma)
    if scene.lower(s, at) not in _TO or verb is None or verb.addressee != "object":
        return False
    links = (j for j in range(at - 2, cue.last + 1, -1) if scene.lower(s, j) == "à")
    return any(scene.mentions_ending(s, j - 1) for j in links)


def _is_led(scene: Scene, cue: CueMatch, at: int) -> bool:
    """Return whether quoted words describe a noun that *à* leads (*appelle à un geste « fort »*).

    An attribute is that of an object without preposition.
    """
    s, first = cue.sentence, past_circumstances(scene, cue)
    verb = scene.lexicon.verbs.get(cue.cue.lemma)
    if verb is None or "à" not in verb.prepositions or scene.lower(s, first) not in _TO:
        return False
    phrase = scene.mention_at(s, first + 1)
    return phrase is not None and first + 1 < at and phrase.last + 1 >= at


def _tells_why(scene: Scene, s: int, at: int) -> bool:
    """Return whether quoted words say why or how somebody acts (*refuse, « par principe »*)."""
    word = scene.lower(s, at)
    manner = word.endswith("ment") and scene.tokens(s)[at].pos == "ADV"
    return manner or word == "par" or (word == "au" and scene.lower(s, at + 1) == "nom")
