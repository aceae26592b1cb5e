"""Noun phrases that can name a source, read from left to right.

The grammar is that of Riegel, Pellat and Rioul, *Grammaire méthodique du français*, ch. VI:
determiner, adjectives, head, complements in *de*, then detached appositions and brackets. It leans
on closed classes and the lexicon first and on the tagger last, because the small models mistake
names and postposed subjects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon.words import determiner_features
from ..models import Mood, Number, SpeakerKind
from .names import name_end, starts_name

if TYPE_CHECKING:
    from .tokens import Reader

__all__ = ["CONTRACTED", "QUANTIFIERS", "Phrase", "read_phrase"]

CONTRACTED = {"du": "le", "au": "le", "aux": "les"}
"""Prepositions that hold an article → that article."""
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "it", "ite", "u", "ue", "us")
_MAX_BRACKET = 12
_MAX_APPOSITIONS = 4
# Quantifying heads after which the real head follows *de*.
QUANTIFIERS = frozenset(
    "majorité plupart dizaine vingtaine trentaine quarantaine cinquantaine centaine millier milliers "
    "dizaines centaines million millions poignée partie groupe moitié tiers quart série nombre "
    "ensemble bande foule multitude sorte cinquième tiers dixième".split()
)


@attrs.define(kw_only=True)
class Phrase:
    """A noun phrase under construction; all indices are tokens of one sentence.

    Attributes:
        first: First token.
        end: After the last token, appositions and brackets included.
        core_end: After the last token before any detached part.
        head: The noun that heads it, ``None`` for a bare name.
        name: First and end of the proper name inside that names the whole.
        titled: Whether a civility stands before the name.
        appositions: First and end of each detached part that describes.
        bracket: First and end of the words inside brackets, ``None`` without.
        coordinated: Whether two or more are joined.
    """

    first: int
    end: int
    core_end: int = 0
    head: int | None = None
    name: tuple[int, int] | None = None
    titled: bool = False
    appositions: list[tuple[int, int]] = attrs.field(factory=list)
    bracket: tuple[int, int] | None = None
    coordinated: bool = False


def read_phrase(reader: Reader, i: int) -> Phrase | None:
    """Return the longest noun phrase that starts at token ``i``.

    Args:
        reader: The sentence.
        i: Index of the first token.

    Returns:
        The phrase, or ``None`` where none starts there.
    """
    phrase = _core(reader, i)
    if phrase is None:
        return None
    phrase.core_end = phrase.end
    _bracket(reader, phrase)
    _coordination(reader, phrase)
    for _ in range(_MAX_APPOSITIONS):
        if not _apposition(reader, phrase):
            break
        if phrase.bracket is None:
            _bracket(reader, phrase)
    return phrase


def _core(reader: Reader, i: int) -> Phrase | None:
    if reader.lexicon.title_gender(reader.lower(i)) is not None and reader.is_upper(i + 1):
        end = name_end(reader, i + 1)
        return Phrase(first=i, end=end, name=(i + 1, end), titled=True)
    if starts_name(reader, i):
        end = name_end(reader, i)
        return Phrase(first=i, end=end, name=(i, end))
    if reader.lower(i) in ("source", "sources") and reader.lower(i - 1) in ("de", "d'", "même", "bonne"):
        return _determined(reader, i, i)
    if reader.lower(i) in CONTRACTED:
        # The article is inside the preposition: « du préfet » holds the mention « préfet ».
        j = i + 1
        while reader.is_a(j, "numeral"):
            j += 1
        return _determined(reader, i + 1, j)
    j = _determiners(reader, i)
    if j == i:
        return None
    return _determined(reader, i, j)


def _determiners(reader: Reader, i: int) -> int:
    """Return the index after the determiners at ``i`` (*tous les*, *les deux*, *63 % des*)."""
    j = i
    token = reader.get(i)
    if token is not None and token.form[0].isdigit():
        j = i + 1
        if reader.lower(j) == "%":
            j += 1
        if reader.is_a(j, "of"):
            j += 1
        return j if j < len(reader.tokens) else i
    if reader.lower(i) in ("tous", "toutes") and not reader.is_a(i + 1, "determiner"):
        return i
    if reader.lower(i) in ("l'", "le", "la", "chacun", "chacune", "plusieurs", "certains", "aucun", "un", "une"):
        k = i + 1 if reader.lower(i + 1) in ("un", "une", "plupart") else i
        if reader.is_a(k + 1, "of") and (k > i or reader.lower(i) not in ("l'", "le", "la")):
            inner = _determiners(reader, k + 2)  # « l'un des trois bergers »
            return max(inner, k + 2)
    while reader.is_a(j, "determiner") or (j > i and reader.is_a(j, "numeral")):
        if j > i and reader.lower(j) in ("du", "des"):
            break
        j += 1
    if j > i and reader.lower(j) in ("même", "mêmes"):
        j += 1
    if j == i and (reader.is_a(i, "numeral") or reader.lower(i) == "d'" and reader.lower(i + 1) in ("autres", "anciens", "anciennes")):
        j = i + 1
        if reader.is_a(j, "of") and reader.is_a(j + 1, "determiner"):
            j += 2
    return j


def _determined(reader: Reader, first: int, start: int) -> Phrase | None:
    """Read the nouns after determiners, then complements in *de*."""
    end = _block_end(reader, start)
    if end == start and _forced_noun(reader, start):
        end = max(start + 1, _block_end(reader, start + 1))
    if end == start:
        return None
    phrase = Phrase(first=first, end=end)
    phrase.head = _head(reader, start, end)
    quantifier = reader.lower(phrase.head) in QUANTIFIERS
    end = _complements(reader, end)
    if quantifier and end > phrase.end:
        inner = _determiners(reader, phrase.end + 1)
        inner_end = _block_end(reader, inner)
        if inner_end > inner:
            phrase.head = _head(reader, inner, inner_end)
    block = phrase.end
    if end > block and starts_name(reader, end) and _is_person(reader, phrase.head):
        end = name_end(reader, end)  # « la ministre de la Santé Nadia Benali »
    phrase.end = end
    phrase.name = _body_name(reader, phrase) or _inner_name(reader, phrase, start)
    _agent(reader, phrase)
    if phrase.name is not None and phrase.head < phrase.name[0] < block and _is_plural(reader, phrase):
        # « aux enquêteurs Emily S. »: a name after a plural is another noun phrase.
        phrase.end = phrase.name[0]
        phrase.name = None
    return phrase


def _is_person(reader: Reader, i: int) -> bool:
    noun = reader.source_noun(i)
    return noun is not None and noun.kind is SpeakerKind.PERSON and noun.number is not Number.PLURAL


def _agent(reader: Reader, phrase: Phrase) -> None:
    """Take in the agent of a participle (*un bilan communiqué par les pompiers*)."""
    i = phrase.end
    if reader.lower(i) != "par" or not reader.lower(i - 1).endswith(_PARTICIPLES):
        return
    start = _determiners(reader, i + 1)
    end = _block_end(reader, start)
    if end > start:
        phrase.end = _complements(reader, end)


def _body_name(reader: Reader, phrase: Phrase) -> tuple[int, int] | None:
    """Return the name of a body whose head has a capital (*la CGT*, *le Conseil de sécurité*)."""
    head = phrase.head
    if head is None or not reader.is_upper(head):
        return None
    noun = reader.source_noun(head)
    if noun is not None and noun.kind is SpeakerKind.PERSON:
        return None
    if reader.lexicon.demonym(reader.tokens[head].form) is not None and phrase.end == head + 1:
        return None  # « le Breton » describes somebody
    return head, phrase.end


def _forced_noun(reader: Reader, i: int) -> bool:
    """Return whether a word after a determiner is a noun whatever the tagger says."""
    token = reader.get(i)
    return (
        token is not None
        and reader.is_word(i)
        and not reader.is_closed(i)
        and token.pos != "AUX"
        and not any(
            form.person == 3 or form.participle == "present"
            for form in reader.lexicon.verb_forms(token.lower)
        )
    )


def _is_plural(reader: Reader, phrase: Phrase) -> bool:
    first = CONTRACTED.get(reader.lower(phrase.first - 1), reader.lower(phrase.first))
    return determiner_features(first)[1] is Number.PLURAL and first not in ("nos", "vos")


def _plural_at(reader: Reader, i: int) -> bool:
    return determiner_features(reader.lower(i))[1] is Number.PLURAL


def _names_person(reader: Reader, phrase: Phrase) -> bool:
    """Return whether a phrase's name is a person's: titled, or first and family name."""
    if phrase.titled:
        return True
    if phrase.name is None or phrase.head == phrase.name[0]:
        return False
    noun = reader.source_noun(phrase.head) if phrase.head is not None else None
    return phrase.name[1] - phrase.name[0] > 1 if noun is None else noun.kind is SpeakerKind.PERSON


def _block_end(reader: Reader, start: int) -> int:
    """Return the index after a run of nouns, adjectives and names at ``start``."""
    end = start
    while end < len(reader.tokens):
        quoted = reader.tokens[end].quoted
        if end > start and quoted is not None and quoted != reader.tokens[end - 1].quoted:
            break  # « le calendrier « précipité » »: what is quoted says something of the noun
        if starts_name(reader, end):
            if end > start and reader.is_upper(end - 1) and reader.is_upper(start):
                break  # a second name: « à l'AFP Abdel Ghalfi »
            end = max(name_end(reader, end), end + 1)
        elif reader.is_nominal(end):
            end += 1
        elif (
            reader.lower(end) in ("très", "plus", "trop", "moins", "aussi")
            and end > start - 1
            and reader.is_nominal(end + 1)
            and reader.tokens[end + 1].pos == "ADJ"
        ):
            end += 2
        elif (
            end > start
            and reader.lower(end) in ("et", "ou")
            and reader.tokens[end - 1].pos == "ADJ"
            and (reader.get(end + 1) or reader.tokens[end]).pos == "ADJ"
        ):
            end += 2
        else:
            break
    return end


def _head(reader: Reader, start: int, end: int) -> int:
    """Return the head of a run: a source noun first, else the first noun, else the first token."""
    candidates = range(start, end)
    for i in candidates:
        noun = reader.source_noun(i)
        if noun is not None and not reader.tokens[i].lower.startswith(("ancien", "premi", "jeune")):
            return i
    for i in candidates:
        if reader.tokens[i].pos in ("NOUN", "PROPN") or reader.is_upper(i):
            return i
    return start


def _complements(reader: Reader, i: int) -> int:
    """Return the index after complements in *de* (and coordinated ones) at ``i``."""
    while True:
        j = i
        if reader.lower(j) in ("et", "ou") and reader.is_a(j + 1, "of"):
            j += 1
        if reader.lower(j) == "en" and reader.lower(j + 1) in ("chef", "charge", "fonction", "second"):
            i = j + 2
            continue
        if reader.lower(j) in ("à", "au", "aux") and _takes_locative(reader, j):
            pass
        elif not reader.is_a(j, "of"):
            return i
        j += 1
        if any(form.mood is Mood.INFINITIVE for form in reader.lexicon.verb_forms(reader.lower(j))):
            return i  # « le dirigeant d'ajouter »
        after = _determiners(reader, j)
        end = _block_end(reader, after)
        if end == after and _forced_noun(reader, after):
            end = after + 1
        if end == after:
            return i
        i = end


def _takes_locative(reader: Reader, i: int) -> bool:
    """Return whether a complement in *à* belongs to the noun before it (*l'adjoint aux sports*)."""
    return any(reader.is_a(k, "locative_head") for k in (i - 1, i - 2))


def _inner_name(reader: Reader, phrase: Phrase, start: int) -> tuple[int, int] | None:
    """Return the proper name at the end of a described phrase that names the whole of it.

    In *la ministre de la Santé Nadia Benali* the name is what follows the complement; in *le maire
    de Vallombre* there is none, because the last capitals depend on *de*.
    """
    head = phrase.head if phrase.head is not None else start
    best: tuple[int, int] | None = None
    i = start
    while i < phrase.end:
        if not reader.is_upper(i) or not starts_name(reader, i):
            i += 1
            continue
        end = min(name_end(reader, i), phrase.end)
        begin = _after_complement(reader, i, end, head)
        if begin is not None:
            best = (begin, end)
        i = max(end, i + 1)
    return best


def _after_complement(reader: Reader, i: int, end: int, head: int) -> int | None:
    """Return where the person's name starts in a run of capitals, ``None`` when there is none."""
    if i <= head:
        return None
    governed = reader.is_a(i - 1, "of") or reader.is_a(i - 1, "determiner") or reader.is_a(i - 1, "preposition")
    if governed:
        for k in range(i + 1, end):
            if reader.lexicon.is_first_name(reader.tokens[k].form) and k > i:
                return k
        return None
    previous = reader.source_noun(i - 1)
    if i - 1 == head:
        return i
    if previous is not None and previous.kind in (SpeakerKind.ORGANISATION, SpeakerKind.GROUP):
        return None
    if any(reader.is_a(k, "of") for k in range(head + 1, i)) and end - i < 2:
        # « le patron du groupe Solvane »: the capitals belong to the complement's noun.
        return None
    if end - i >= 2 or reader.tokens[i - 1].pos == "ADJ" or previous is not None:
        return i
    return None


def _bracket(reader: Reader, phrase: Phrase) -> None:
    """Take in a short bracket: a party, a club, an acronym, an age."""
    i = phrase.end
    if reader.lower(i) != "(":
        return
    for j in range(i + 1, min(i + _MAX_BRACKET, len(reader.tokens))):
        if reader.tokens[j].placeholder is not None:
            return
        if reader.tokens[j].form == ")":
            phrase.bracket = (i + 1, j)
            phrase.end = j + 1
            return


def _coordination(reader: Reader, phrase: Phrase) -> None:
    """Join « X et Y » when both are names or both are determined."""
    while reader.lower(phrase.end) == "et" or (
        phrase.coordinated and reader.lower(phrase.end) == ","
    ):
        i = phrase.end + 1
        named = phrase.name is not None and phrase.head is None
        if not ((named and starts_name(reader, i)) or reader.is_a(i, "determiner")):
            return
        other = _core(reader, i)
        if other is None or reader.is_finite(other.end):
            # « … et la ministre ajoute » opens a clause of its own.
            if other is None or not _plural_verb(reader, other.end):
                return
        phrase.end = phrase.core_end = other.end
        phrase.coordinated = True


def _plural_verb(reader: Reader, i: int) -> bool:
    return reader.lower(i).endswith("nt")


def _apposition(reader: Reader, phrase: Phrase) -> bool:
    """Take in one detached part after a comma; return whether there was one."""
    comma = phrase.end
    if reader.lower(comma) != ",":
        return False
    end = _detached_end(reader, phrase, comma + 1)
    if end is None or not _closes(reader, end):
        return False
    inner = comma + 1
    if phrase.name is None and (named := _appended_name(reader, inner, end)) is not None:
        phrase.name = named
    else:
        phrase.appositions.append((inner, end))
    phrase.end = end
    return True


def _appended_name(reader: Reader, first: int, end: int) -> tuple[int, int] | None:
    if reader.lexicon.title_gender(reader.lower(first)) is not None and first + 1 < end:
        return (first + 1, end)
    if starts_name(reader, first):
        return (first, min(name_end(reader, first), end))
    phrase = _core(reader, first)
    return phrase.name if phrase is not None else None


def _detached_end(reader: Reader, phrase: Phrase, i: int) -> int | None:
    """Return the end of a description or name that may stand in apposition at ``i``."""
    token = reader.get(i)
    if token is None or token.placeholder is not None:
        return None
    if token.form[0].isdigit() and reader.lower(i + 1) in ("ans", "an"):
        return i + 2
    if reader.lower(i) in ("âgé", "âgée") and reader.lower(i + 3) == "ans":
        return i + 4
    if reader.is_a(i, "of") and phrase.name is not None:
        end = _complements(reader, i)
        return end if end > i else None
    titled = reader.lexicon.title_gender(token.lower) is not None and reader.is_upper(i + 1)
    named = starts_name(reader, i) or titled
    if named:
        if phrase.name is not None and phrase.head is None:
            return None
        other = _core(reader, i)
        return other.end if other is not None else None
    start = _determiners(reader, i)
    block = _block_end(reader, start)
    if block == start:
        return None
    noun = next(
        (found for k in range(start, block) if (found := reader.source_noun(k)) is not None), None
    )
    if noun is None:
        return None
    if phrase.name is None:
        # Only a name can be detached from a description; « selon une source, l'homme » has two.
        other = _core(reader, i)
        return other.end if other is not None and other.name is not None and start > i else None
    if noun.kind is not SpeakerKind.PERSON and start > i:
        return None
    if start > i and _plural_at(reader, i) and not phrase.coordinated:
        return None
    end = _complements(reader, block)
    if reader.lower(end) == "et" and reader.source_noun(end + 1) is not None:
        end = _complements(reader, _block_end(reader, end + 1))
    bracket = Phrase(first=i, end=end)
    _bracket(reader, bracket)
    if bracket.bracket is not None and reader.is_a(bracket.end, "of"):
        return _complements(reader, bracket.end)
    return bracket.end


def _closes(reader: Reader, i: int) -> bool:
    """Return whether a detached part may end before token ``i``."""
    token = reader.get(i)
    if token is None:
        return True
    if not reader.is_word(i):
        return True
    return not reader.is_finite(i) and token.pos not in ("VERB", "AUX") and (
        reader.is_a(i, "preposition")
        or reader.is_a(i, "relative")
        or reader.is_a(i, "adverb")
        or reader.is_a(i, "conjunction")
        or reader.is_a(i, "subordinator")
    )
