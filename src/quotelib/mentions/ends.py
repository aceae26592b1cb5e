"""Where a noun phrase ends after its complements: agents, origins, adjectives of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models import SpeakerKind
from .acronyms import sums_up
from .determiners import determiners_end
from .known import BODIES, known_kind
from .nouns import complements_end, nouns_end
from .quoted_traits import changes_marks

if TYPE_CHECKING:
    from .reader import Reader

__all__ = [
    "adjective_end",
    "agent_end",
    "bracket_close",
    "date_end",
    "origin_end",
    "spelled_out_end",
    "whole_name",
]

_MAX_BRACKET = 12

_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "it", "ite", "u", "ue", "us")
_WRITTEN_FOR = ("pour", "sur")
_SENT_TO = ("à", "au", "aux")
_PUBLISHED_IN = (*_WRITTEN_FOR, *_SENT_TO, "dans", "par", "en")
_MAX_SPELLED_OUT = 16
_MAX_ORIGINS = 3
_MAX_QUOTED = 7
_PURPOSES = ("pour", "contre")
_NAME_ARTICLES = ("le", "la", "les", "l'")
_LINKS_IN_NAMES = (*_PURPOSES, "sur", "sans", "à", "en")
_ALL = ("tous", "toutes", "demain", "vivre")


def spelled_out_end(reader: Reader, head: int, end: int) -> int:
    """Return where a name ends that an acronym in brackets sums up, ``end`` without one.

    Its complements may stand in any preposition: *la Ligue contre le bruit et la poussière (LBP)*.

    Args:
        reader: The sentence.
        head: Index of the noun.
        end: Index after its complements.

    Returns:
        The index.
    """
    if not reader.is_upper(head):
        return end
    for i in range(end, min(head + _MAX_SPELLED_OUT, len(reader.tokens) - 2)):
        token = reader.tokens[i]
        if token.placeholder is not None or (not reader.is_word(i) and token.form not in "-('"):
            break
        if token.form == "(":
            words = (t.form for t in reader.tokens[head:i])
            acronym = sums_up(reader.tokens[i + 1].form, words)
            return i if acronym and reader.lower(i + 2) == ")" else end
    return end


def agent_end(reader: Reader, head: int, i: int) -> int:
    """Return the index after the agent of a participle (*un bilan communiqué par les pompiers*).

    Args:
        reader: The sentence.
        head: Index of the noun.
        i: Index after its complements.

    Returns:
        The index; ``i`` itself without an agent.
    """
    if "par" not in (reader.lower(i), reader.lower(i + 1), reader.lower(i + 2)):
        return i
    stop = i
    if reader.lower(i) == "par" and reader.is_a(i - 1, "apposition_opener"):
        return i - 1  # « un diplomate européen cité par l'agence »
    if not reader.lower(i - 1).endswith(_PARTICIPLES) or i - 1 == head:
        if not reader.is_word(i) or not _may_be_participle(reader, i):
            return i
        if reader.is_a(i, "apposition_opener"):
            return i  # « un diplomate cité par l'agence »
        i += 1  # « le courrier reçu par l'association »
    by = i + 1 if reader.is_a(i, "time") else i  # « une étude publiée mercredi par l'institut »
    if reader.lower(by) != "par" or changes_marks(reader, i - 1, by):
        return stop
    start = determiners_end(reader, by + 1)
    end = nouns_end(reader, start)
    return complements_end(reader, end) if end > start else stop


def adjective_end(reader: Reader, name: tuple[int, int], block: int) -> int:
    """Return where a noun with a capital ends that is a name with its adjective.

    *L'association Terres fertiles*: what follows agrees, and has no complement of a verb.

    Args:
        reader: The sentence.
        name: First token and end of the name.
        block: Index after the run of nouns that it ends.

    Returns:
        The index after the adjective, else that after the name.
    """
    start, end = name
    noun, adjective = reader.tokens[start], reader.get(end)
    if end - start > 1 or adjective is None or end >= block or noun.form.isupper():
        return end
    # Taggers take the capital for anything but a common noun, so that the adjective must be sure.
    common = noun.pos != "PROPN" and adjective.pos in ("ADJ", "X") and not reader.is_upper(end)
    agrees = (noun.lower[-1] in "sx") == (adjective.lower[-1] in "sx")
    verb = reader.is_a(end + 1, "determiner", "subordinator", "object_clitic")
    return end + 1 if common and agrees and not verb else end


def _may_be_participle(reader: Reader, i: int) -> bool:
    """Return whether a token can be a past participle: *justifie* only looks like one."""
    word = reader.lower(i)
    forms = reader.lexicon.verb_forms(word)
    past = not forms or any(form.participle == "past" for form in forms)
    return past and word.endswith(_PARTICIPLES)


def _is_participle(reader: Reader, i: int) -> bool:
    """Return whether a token is a past participle, or looks like one to the tagger."""
    word = reader.lower(i)
    if not word.endswith(_PARTICIPLES):
        return False
    return reader.pos(i) in ("VERB", "ADJ") or any(
        form.participle == "past" for form in reader.lexicon.verb_forms(word)
    )


def origin_end(reader: Reader, head: int, i: int) -> int:
    """Return the index after what says where a document comes from, or what it is about.

    *un sondage Ifop pour le journal*, *une étude sur le sommeil publiée dans une revue savante*

    Args:
        reader: The sentence.
        head: Index of the noun.
        i: Index after its complements.

    Returns:
        The index; ``i`` itself where nothing says it, and for other nouns.
    """
    noun = reader.source_noun(head)
    if noun is None or noun.category != "document":
        return i
    for _ in range(_MAX_ORIGINS):
        after = i + 1 if _is_participle(reader, i) else i
        published = after - 1 > head and _is_participle(reader, after - 1)
        link = after + 1 if reader.is_a(after, "time") else after
        word = reader.lower(link)
        if word not in (_PUBLISHED_IN if published else _WRITTEN_FOR):
            return i
        if word == "sur" and reader.is_a(head, "written_surface", "account_noun"):
            return i  # « une pancarte sur un camion » only hangs there
        if changes_marks(reader, after - 1, link):
            return i
        start = determiners_end(reader, link + 1)
        end = complements_end(reader, nouns_end(reader, start))
        received = word in _SENT_TO and reader.lower(end) == ","
        if end <= start or received:
            return i  # « un courrier envoyé à la région, qui a répondu »
        i = _listed_papers_end(reader, end)
    return i


def date_end(reader: Reader, head: int, i: int) -> int:
    """Return the index after the day of what a participle says (*l'étude publiée mardi soir*).

    Args:
        reader: The sentence.
        head: Index of the noun.
        i: Index after its complements.

    Returns:
        The index; ``i`` itself where no participle stands before it, or no day behind.
    """
    at = i if reader.is_a(i, "time") else i + 1  # « ce mercredi »
    if not reader.is_a(at, "time") or i - 1 == head or not _is_participle(reader, i - 1):
        return i
    while reader.is_a(at, "time") or reader.lower(at).isdigit():
        at += 1
    return at


def _listed_papers_end(reader: Reader, end: int) -> int:
    """Return the index after the papers that a poll or study was made for together with the first.

    *Un sondage Ifop pour Radio Val, Le Progrès et la presse régionale*: papers and stations alone
    make such a list, and no verb has them for its subject.
    """
    i = end
    for _ in range(_MAX_ORIGINS):
        last = reader.lower(i) == "et"
        if not last and reader.lower(i) != ",":
            break
        first = determiners_end(reader, i + 1)
        after = complements_end(reader, nouns_end(reader, first))
        if after == first or not _is_paper(reader, i + 1, first, after):
            break
        i = after
        if last:
            return end if reader.is_finite(i) or reader.is_a(i, "object_clitic", "negation") else i
    return end


def _is_paper(reader: Reader, start: int, noun: int, end: int) -> bool:
    """Return whether a noun phrase is the name of a paper or station, or a noun for one."""
    named = known_kind(reader, noun, end, None) or known_kind(reader, start, end, None)
    return SpeakerKind.MEDIA in (named, reader.noun_kind(noun))


def whole_name(
    reader: Reader, head: int, name: tuple[int, int] | None, end: int
) -> tuple[tuple[int, int] | None, int]:
    """Return the whole of what a body is called, and where its noun phrase ends.

    *L'association Les Amis du lac*, *le collectif Agir pour la baie*, *l'association « Vivre
    ici »*, *l'association Un toit pour tous*; *l'autrice de « La Falaise »* ends with her work.

    Args:
        reader: The sentence.
        head: Index of the noun.
        name: First token and end of the name as far as capitals go, ``None`` without one.
        end: Index after the noun, its name and its complements.

    Returns:
        The name with its own complements, quoted or not, and the end of the phrase.
    """
    kind = reader.noun_kind(head)
    if kind not in BODIES or reader.is_upper(head):
        of = kind is SpeakerKind.PERSON and reader.is_a(end, "of")
        return name, _work_end(reader, end) if of else end
    if name is None:
        quoted = max(_quoted_end(reader, end), _determined_end(reader, end))
        return ((end, quoted), quoted) if quoted > end else (None, end)
    start, stop = name
    word = reader.lower(stop - 1)
    common = reader.source_noun(stop - 1) is not None or word in reader.lexicon.nouns
    common = common or reader.is_a(stop - 1, "paper_title")  # « le journal L'Avenir de Dole »
    purpose = reader.lower(stop) in _PURPOSES
    whole = purpose or (common and reader.is_a(stop, "of"))
    if start > head and stop < end and (whole or _is_qualified(reader, start, stop, end)):
        return (start, end), end
    return name, end


def _is_qualified(reader: Reader, start: int, stop: int, end: int) -> bool:
    """Return whether a name that an article opens ends with its noun's adjective behind it.

    *L'association Les Pas perdus*
    """
    plural = [reader.lower(i).endswith(("s", "x")) for i in (stop - 1, stop)]
    opened = reader.lower(start) in _NAME_ARTICLES and stop - start > 1
    return opened and end == stop + 1 and plural[0] is plural[1] and not reader.is_upper(stop)


def _determined_end(reader: Reader, i: int) -> int:
    """Return the index after a name whose only capital is that of its determiner, else ``i``."""
    token = reader.get(i)
    if token is None or not token.form.istitle() or not reader.is_a(i, "determiner"):
        return i
    end = complements_end(reader, nouns_end(reader, i + 1))
    if end > i + 1 and reader.lower(end) in _LINKS_IN_NAMES:
        start = determiners_end(reader, end + 1)
        stop = nouns_end(reader, start)
        if stop > start:
            end = complements_end(reader, stop)
        elif reader.lower(end + 1) in _ALL:
            end += 2
    return end if end > i + 1 else i


def _quoted_end(reader: Reader, i: int) -> int:
    """Return the index after a name in quotation marks at a token, ``i`` itself without one."""
    quoted = reader.tokens[i].quoted if i < len(reader.tokens) else None
    if quoted is None or quoted == reader.tokens[i - 1].quoted or not reader.is_upper(i):
        return i
    end = i
    while end < len(reader.tokens) and reader.tokens[end].quoted == quoted:
        if end - i == _MAX_QUOTED or reader.is_finite(end) or not reader.is_word(end):
            return i
        end += 1
    return end


def _work_end(reader: Reader, i: int) -> int:
    """Return the index after *de* and the title in marks of what somebody made, else ``i``.

    *L'autrice de « La Falaise », le créateur de « Sous la neige »*
    """
    token = reader.get(i + 1)
    if token is None or token.quoted is None or token.quoted == reader.tokens[i].quoted:
        return i
    end = i + 1
    while end < len(reader.tokens) and reader.tokens[end].quoted == token.quoted:
        end += 1
    return end if token.form[0].isupper() and end - i <= _MAX_QUOTED else i


def bracket_close(reader: Reader, i: int) -> int | None:
    """Return the index of the sign that closes a short bracket.

    Args:
        reader: The sentence.
        i: Index of the token that may open one.

    Returns:
        The index, ``None`` where none opens.
    """
    if reader.lower(i) != "(":
        return None
    for j in range(i + 1, min(i + _MAX_BRACKET, len(reader.tokens))):
        if reader.tokens[j].placeholder is not None:
            return None
        if reader.tokens[j].form == ")":
            return j
    return None
