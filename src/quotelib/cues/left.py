"""Left of a reporting verb: auxiliaries, control verbs, object clitics and negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon import VerbForm
from ..lexicon.types import Frame
from ..lexicon.words import closed_class
from ..models import Mood
from .adverbials import follows_quotation, is_bare_clitic, may_stand_between, skip_left, word_at
from .auxiliaries import auxiliaries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lexicon import Helper, Lexicon
    from ..models.records import Token

__all__ = ["Left", "follows_auxiliary", "read_left"]

_THIRD = 3
_REFLEXIVES = frozenset({"se", "s'", "me", "m'", "nous", "vous"})
_OWN_REFLEXIVES = ("se", "s'")
# Clitics that look like articles, or like subjects; the tagger tells which.
_AMBIGUOUS_CLITICS = ("le", "la", "les", "leur", "nous", "vous", "lui")
_ARTICLES = ("le", "la", "les", "l'")
_BEFORE_CLITIC = ("comme", "ne", "n'")
_ADVERBIAL_CLITICS = ("en", "y", "le", "l'")
_LINKS = {"à": "à", "de": "de", "d'": "de", "par": "par"}
_DOING = frozenset({"faire"})
_RESTRICTIVE = ("que", "qu'")
# Ends of the verb whose subject the pronoun is.
_OF_PERSON = {"nous": ("ons", "sommes"), "vous": ("ez", "dites", "faites", "êtes")}
# Between auxiliary and participle these deny nothing without their *ne* (« a plus tard ajouté »).
_ALSO_ADVERBS = ("plus", "rien")
# French allows two or three clitics before a verb and chains of a few control verbs; a text
# without sense must not be walked further.
_MAX_CLITICS = 4
_MAX_CHAIN = 6
# Words that the longest control phrase has after its verb (*sur le point de*).
_LONGEST_TAIL = 3
_NEAR_NOBODY = 4
_NEGATION_WINDOW = 5
_LONGEST_INSERTION = 16
_NEAR_OBJECT = 4
_PLURALS = ("s", "x", "z", "nt")
_SIGNS = ",;:."
_QUE = ("que", "qu'")
# Frames in which a verb reports words in marks behind it.
_CARRYING = frozenset({Frame.NOUN, Frame.ATTR, Frame.PREP, Frame.A_INF})


@attrs.define(kw_only=True)
class Left:
    """What stands left of a verb, gathered from right to left.

    Attributes:
        first: First token of the group so far.
        clitic: Index of an inverted subject clitic.
        reflexive: The object clitic that may be a reflexive.
        negated: Whether the group is negated.
        passive: Whether the verb is a passive.
        auxiliary: The analysis of the group's finite (or first) element other than the verb.
        chain: How many control verbs stand over the verb.
        unsaid: Whether one of them says that nothing was said (*refuse de dire*).
        helped: Whether the outermost is reflexive itself (*s'est gardé de dire*).
    """

    first: int
    clitic: int | None = None
    reflexive: str = ""
    negated: bool = False
    passive: bool = False
    auxiliary: VerbForm | None = None
    chain: int = 0
    unsaid: bool = False
    helped: bool = False


def read_left(tokens: Sequence[Token], i: int, form: VerbForm, lexicon: Lexicon) -> Left:
    """Gather what belongs to a verb on its left.

    Args:
        tokens: The sentence's tokens.
        i: Index of the verb.
        form: The analysis of the verb: a past participle looks for its auxiliary, an infinitive
            for the verb that governs it.
        lexicon: The lexicon.

    Returns:
        What was found, clitics and negation included.
    """
    left = Left(first=i)
    if form.participle == "past":
        _read_auxiliary(tokens, i - 1, left, lexicon)
    elif form.mood is Mood.INFINITIVE:
        _read_control(tokens, i - 1, left, lexicon)
    _read_clitics(tokens, left)
    return left


def follows_auxiliary(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Return whether a form of *avoir* or *être* stands before a verb.

    Args:
        tokens: The sentence's tokens.
        i: Index of the verb.
        lexicon: The lexicon.

    Returns:
        Whether one stands there, with nothing but adverbs and the like between.
    """
    return bool(_auxiliary_forms(tokens, _auxiliary_place(tokens, i - 1, lexicon), lexicon))


def _auxiliary_place(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """Return the token, left of ``start``, that can be the auxiliary of a participle.

    Between two commas anything may stand after an auxiliary, which cannot end a clause (*avait,
    dans une lettre adressée au préfet, promis*).
    """
    j = skip_left(tokens, start)
    if _auxiliary_forms(tokens, j, lexicon):
        return j
    closing = start
    while closing >= 0 and may_stand_between(tokens, closing):
        closing -= 1
    if word_at(tokens, closing) != ",":
        return j
    for opening in range(closing - 2, max(0, closing - _LONGEST_INSERTION), -1):
        if tokens[opening].form in ".:;":
            break
        if tokens[opening].form == "," and tokens[opening + 1].form != "qui":
            before = skip_left(tokens, opening - 1)
            if _auxiliary_forms(tokens, before, lexicon):
                return before
    return j


def _auxiliary_forms(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> tuple[VerbForm, ...]:
    """Return the analyses of a token as a form of *avoir* or *être*."""
    return auxiliaries(lexicon)[tokens[j].lower] if j >= 0 else ()


def _read_auxiliary(tokens: Sequence[Token], start: int, left: Left, lexicon: Lexicon) -> None:
    """Walk left from a past participle to its auxiliary."""
    j = _auxiliary_place(tokens, start, lexicon)
    been = word_at(tokens, j) == "été"
    if been:
        j = skip_left(tokens, j - 1)
    forms = _auxiliary_forms(tokens, j, lexicon)
    if not forms or (forms[0].participle is not None and tokens[j].lower != "ayant"):
        # « été » at the start of a sentence has lost its auxiliary and is a passive all the same.
        left.passive = been and j < 0
        return
    finite = next((form for form in forms if form.person == _THIRD), forms[0])
    _read_between(tokens, range(j + 1, start + 1), left)
    left.passive = been
    left.first = j
    left.auxiliary = finite
    if finite.mood is Mood.INFINITIVE:
        _read_control(tokens, j - 1, left, lexicon)
    if finite.base == "être" and not left.passive:
        left.passive = not _follows_reflexive(tokens, left.first)


def _read_between(tokens: Sequence[Token], between: range, left: Left) -> None:
    """Take in the subject clitic and negation between auxiliary and participle."""
    for k in between:
        word = tokens[k].lower
        if word in closed_class("subject_clitic") or is_bare_clitic(tokens, k):
            left.clitic = k
        if word in closed_class("forclusive") and word not in _ALSO_ADVERBS:
            left.negated = True


def _follows_reflexive(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a reflexive stands before an auxiliary (*s'en est félicité*)."""
    j = first - 1
    while first - j <= _MAX_CLITICS and word_at(tokens, j) in _ADVERBIAL_CLITICS:
        j -= 1
    return word_at(tokens, j) in _REFLEXIVES


def _read_control(tokens: Sequence[Token], j: int, left: Left, lexicon: Lexicon) -> None:
    """Walk left from an infinitive to the control verb over it (*a tenu à préciser*)."""
    k = j
    while j - k < _MAX_CLITICS and word_at(tokens, k) in closed_class("object_clitic"):
        if tokens[k].lower in _OWN_REFLEXIVES and not left.chain:
            left.reflexive = tokens[k].lower
        k -= 1
    left.first = k + 1
    link = _LINKS.get(word_at(tokens, k), "")
    if word_at(tokens, k) == "que" and _DOING & {
        form.base for form in lexicon.auxiliary_forms(word_at(tokens, k - 1))
    }:
        link = "que"  # « ne fait que répéter »
    nearest = k - 1 if link else k
    k, helper = _helper_before(tokens, nearest, link, j, lexicon)
    if helper is None or left.chain >= _MAX_CHAIN or _wishes_in_marks(tokens, k, j, lexicon):
        return
    form, entry = helper
    left.unsaid = left.unsaid or entry.unsaid
    left.chain += 1
    left.helped = entry.reflexive
    left.first = k - 1 if entry.reflexive and word_at(tokens, k - 1) in _OWN_REFLEXIVES else k
    for m in range(k + 1, j + 1):
        if tokens[m].lower in closed_class("subject_clitic"):
            left.clitic = m
    left.auxiliary = form
    if form.participle == "past":
        _read_auxiliary(tokens, k - 1, left, lexicon)
        left.passive = False
    elif form.mood is Mood.INFINITIVE:
        _read_control(tokens, k - 1, left, lexicon)


def _wishes_in_marks(tokens: Sequence[Token], k: int, j: int, lexicon: Lexicon) -> bool:
    """Return whether marks open between a verb of wishing and its infinitive (*veut « dire Q »*).

    Then it is the infinitive that is quoted, and the wish that reports it. So it is where the
    infinitive could not report the words in marks that are its object (*veut s'offrir « Q »*).
    """
    opened = j + 1 < len(tokens) and tokens[j + 1].quoted not in (None, tokens[k].quoted)
    if not opened and not _wants_quoted(tokens, k, j + 1, lexicon):
        return False
    bases = {form.base for form in lexicon.auxiliary_forms(tokens[k].lower)}
    return any(base in lexicon.verbs and lexicon.verbs[base].cognitive for base in bases)


def _wants_quoted(tokens: Sequence[Token], k: int, i: int, lexicon: Lexicon) -> bool:
    """Return whether words in marks are the object of an infinitive that does not report them."""
    for token in tokens[i + 1 : i + 1 + _NEAR_OBJECT]:
        if token.form in _SIGNS or token.lower in _QUE:
            return False  # « veut poursuivre : « Q » », « veut ajouter que « Q » »
        if token.quoted not in (None, tokens[k].quoted):
            break
    else:
        return False
    bases = {form.base for form in lexicon.verb_forms(tokens[i].lower)}
    entries = [entry for base in bases for entry in lexicon.reporting(base)]
    return all(not entry.core and entry.frames.isdisjoint(_CARRYING) for entry in entries)


def _helper_before(
    tokens: Sequence[Token], nearest: int, link: str, end: int, lexicon: Lexicon
) -> tuple[int, tuple[VerbForm, Helper] | None]:
    """Return the verb of the control verb or phrase that ends at ``nearest``, and how it reads."""
    for length in range(1, min(_LONGEST_TAIL, nearest) + 1):
        tail = [token.lower for token in tokens[nearest - length + 1 : nearest + 1]]
        k = skip_left(tokens, nearest - length)
        phrase = _helper(tokens, k, end, link, lexicon, tail=tail) if k >= 0 else None
        if phrase is not None:
            return k, phrase
    # The taggers take « tient » in *le maire tient à préciser* for an adverb.
    helps = nearest >= 0 and lexicon.auxiliary_forms(tokens[nearest].lower)
    k = nearest if helps else skip_left(tokens, nearest)
    found = _helper(tokens, k, end, link, lexicon, tail=()) if k >= 0 else None
    if found is None and nearest > 0 and tokens[nearest].form == ",":
        return _helper_before_insertion(tokens, nearest, link, end, lexicon)
    return k, found


def _helper_before_insertion(
    tokens: Sequence[Token], closing: int, link: str, end: int, lexicon: Lexicon
) -> tuple[int, tuple[VerbForm, Helper] | None]:
    """Return the control verb before what stands between two commas, however long it is.

    *n'ont pas manqué, au soir de la victoire de leur équipe, de rappeler*
    """
    for opening in range(closing - 2, max(0, closing - _LONGEST_INSERTION), -1):
        if tokens[opening].form in ".:;" or tokens[opening].finite:
            break
        if tokens[opening].form == ",":
            return opening - 1, _helper(tokens, opening - 1, end, link, lexicon, tail=())
    return closing, None


def _helper(
    tokens: Sequence[Token], k: int, end: int, link: str, lexicon: Lexicon, *, tail: Sequence[str]
) -> tuple[VerbForm, Helper] | None:
    """Return how a word reads as a control verb before its tail, ``link`` and an infinitive."""
    forms = lexicon.auxiliary_forms(tokens[k].lower)
    if not forms or (len(tokens[k].form) > 1 and tokens[k].form.isupper() and _is_name(tokens, k)):
        return None
    # « ne veut pas dire », « n'a pas voulu dire »
    denied = any(token.lower in closed_class("forclusive") for token in tokens[max(0, k - 1) : end])
    # After an auxiliary « fait » is the participle: « a fait savoir ».
    compound = k > 0 and bool(_auxiliary_forms(tokens, skip_left(tokens, k - 1), lexicon))

    def rank(form: VerbForm) -> tuple[bool, bool]:
        return compound and form.participle != "past", form.person not in (_THIRD, None)

    for form in sorted(forms, key=rank):
        for entry in lexicon.helping(form.base):
            if (entry.link or "") != link or entry.participle or not _has_tail(entry, tail):
                continue
            if entry.reflexive and not _has_reflexive(tokens, k):
                continue  # « l'empêche de parler »
            if denied or not entry.negated:
                return form, entry
    return None


def _is_name(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a word in capitals is no verb, as the next one is not (*la N-VA dit*)."""
    return k + 1 < len(tokens) and not tokens[k + 1].form.isupper()


def _has_reflexive(tokens: Sequence[Token], k: int) -> bool:
    """Return whether a reflexive stands before a verb, or before its auxiliary."""
    before = [token.lower for token in tokens[max(0, k - _NEGATION_WINDOW) : k]]
    return not _REFLEXIVES.isdisjoint(before)


def _has_tail(entry: Helper, tail: Sequence[str]) -> bool:
    """Return whether the words between a control verb and its link are those that it goes on with.

    *ont coutume de dire*, *a été surpris à dire*; a verb of one word has none.
    """
    return len(tail) == len(entry.tail_forms) and all(
        word in forms for word, forms in zip(tail, entry.tail_forms, strict=True)
    )


def _read_clitics(tokens: Sequence[Token], left: Left) -> None:
    """Take in object clitics and negation before the group's first verb."""
    j = left.first - 1
    clitics = closed_class("object_clitic")
    while (
        left.first - j <= _MAX_CLITICS
        and word_at(tokens, j) in clitics
        and _is_object_clitic(tokens, j, left.first)
    ):
        if tokens[j].lower in _REFLEXIVES and not left.helped:
            left.reflexive = tokens[j].lower
        j -= 1
    if word_at(tokens, j) in ("ne", "n'"):
        denied = _negation_follows(tokens, left.first) or _nobody_before(tokens, j)
        left.negated = left.negated or denied
        j -= 1
    left.first = j + 1


def _is_object_clitic(tokens: Sequence[Token], j: int, verb: int) -> bool:
    """Return whether an object clitic is one of the verb after it, and no article."""
    word = tokens[j].lower
    if word == "en":
        # The gerund's *en* is a preposition, but not that of *s'en prenant à*.
        gerund = tokens[verb].lower.endswith("ant")
        return not gerund or word_at(tokens, j - 1) in _OWN_REFLEXIVES
    if word in ("nous", "vous", "lui") and j == 0:
        # The subject: « Nous disons… », « Lui assure… »; not in « Lui reprochant… ».
        return tokens[verb].lower.endswith("ant")
    if tokens[verb].lower.endswith(_OF_PERSON.get(word, ())) and word_at(tokens, j - 1) != word:
        return False  # « Hier, vous affirmiez que P »; not « vous vous plaigniez »
    if verb == j + 1 and _bars_article(tokens, j):
        return True
    return word not in _AMBIGUOUS_CLITICS or tokens[j].pos not in ("DET", "NOUN", "ADP")


def _bars_article(tokens: Sequence[Token], j: int) -> bool:
    """Return whether no article can stand at a token (*comme le résume X*, *la cour la juge*)."""
    if j > 0 and follows_quotation(tokens, j):
        return True  # « Q », leur lance X
    if j == 0 or tokens[j].lower not in _ARTICLES:
        return False
    before = tokens[j - 1]
    if before.lower == "que" and word_at(tokens, j - 2) == "ainsi":
        return True  # « ainsi que le rappelle X »
    after = word_at(tokens, j + 1)
    if after.endswith("ent") or (tokens[j].lower == "les" and not after.endswith(_PLURALS)):
        return True  # « les secouristes le reconnaissent », « et les invite »: no noun
    return before.lower in _BEFORE_CLITIC or before.pos in ("NOUN", "PROPN")


def _negation_follows(tokens: Sequence[Token], first: int) -> bool:
    """Return whether *pas* or its like follows; *ne … que* restricts and does not negate."""
    for token in tokens[first : first + _NEGATION_WINDOW]:
        if token.lower in closed_class("forclusive"):
            return True
        if token.lower in _RESTRICTIVE:
            return False
    return False


def _nobody_before(tokens: Sequence[Token], ne: int) -> bool:
    """Return whether the subject before *ne* is nobody (*personne ne dit que*, *aucun élu ne*)."""
    for j in range(ne - 1, max(-1, ne - 1 - _NEAR_NOBODY), -1):
        word = tokens[j].lower
        if word in closed_class("nobody"):
            return j == 0 or tokens[j - 1].lower not in closed_class("determiner")
        if tokens[j].finite or not word[0].isalnum():
            return False
    return False
