"""Typographic accidents: what the frame writes differently from the text.

Soft hyphens, no-break spaces, curly apostrophes, hyphens that do not break, entities, decomposed
accents, tags, sentences and headings that lost the blank between them.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Piece", "normalised"]

Piece = tuple[int, int, str, "int | None"]
"""Start and end in the text, the frame's words for it, and the quoted span that they stand for."""

# What the frame writes differently from the text. Group names say how.
_ACCIDENTS = (
    r"(?P<drop>[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]+)"
    r"|(?P<surrogate>[\uD800-\uDFFF])"  # spaCy cannot encode one that stands alone
    r"|(?P<tag>(?i:</?(?:p|br|em|i|b|strong|a|span|q|blockquote|cite|u|h[1-6]|li|ul)\b[^<>]{0,200}>))"
    r"|(?P<space>(?:(?i:&(?:nbsp|\#160|\#xA0|thinsp|\#8239);)"
    r"|[\u00A0\u2000-\u200A\u202F\u205F\u3000\t\r\v\f])+)"
    r"|(?P<apostrophe>[\u2019\u02BC\u2018\uFF07]|(?i:&(?:rsquo|apos|\#39|\#8217|\#x27);)|â€™"
    # An accent without its letter: « l´eau », « d`eau »
    r"|(?<=\p{L})[\u00B4\u0060\u2032](?=\p{L}))"
    # Titles without a stop of their own, of which the tokeniser knows a few: « le Pr. Roux »
    r"|(?P<shortened>(?<=\b(?:Prs?|Pre|Mgr|Mes?|Mlles?|Drs|Dre|Cdt|Cne|Lts?|Lcl|Sgt|Rév))"
    r"\.(?=[ \u00A0]\p{Lu}))"
    # « S.E.M. Roux », « SEM Luc Roux »: « la SEM Habitat » is a company
    r"|(?P<excellency>(?<![\p{L}.])(?:S\.[ \u00A0]?E\.?[ \u00A0]?(?:M\.?|Mr\.?|Mme)"
    r"|(?<!\b(?:la|une|des|les|sa|La|Une|Des|Les|Sa) )SEM(?=[ \u00A0]\p{Lu}\p{Ll}+ \p{Lu}))"
    r"(?=[ \u00A0]\p{Lu}))"
    # Also a minus sign inside a word: « a−t−il »
    r"|(?P<hyphen>[\u2010\u2011]|(?<=\p{L})\u2212(?=\p{L})|(?i:&\#8209;))"
    # UTF-8 read as Latin-1: « Ã© » is *é*, « Å“ » is *œ*.
    r"|(?P<garbled>[ÃÅ][\u0080-\u00BFŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™])"
    r"|(?P<marks>\p{L}\p{M}+)"
    r"|(?P<newline>\n+)"
    # Sentences glued by a lost blank: « …du maire.Le conseil… », « …sont-ils ?Selon… »
    # « …des personnes...Selon… », « …années 90.M. Serre… », « …la ville.À la mi-mars… »
    r"|(?P<glue>(?=\p{Lu}[\p{Ll}'’]|MM?\.\s\p{Lu}|[ÀA]\s)"
    r"(?<=(?:\p{L}\p{L}|[\p{Ll}\p{N})»”\"])(?:[.!?…]|\.{3})|\p{L}[ \u00A0\u202F][!?]))"
    # A heading or an item behind a sign of its own: « …du maire.- Un pont », « …du maire.• Un »
    r"|(?P<item>(?=(?:[-–—]\s|•)\s?[«\"“]?\s?\p{Lu})(?<=[\p{Ll}\p{N})»”\"][.!?…]))"
    # A title glued to its name: « M.Roux », not « J.M.Roux »
    r"|(?P<titled>(?=\p{Lu}\p{Ll})(?<=(?<![\p{L}\p{N}.-])MM?\.))"
    # A heading glued to the sentence before it: « …voyager.LE MAIRE SE TAIT », « …selon la
    # SNCF.UN PREMIER TRAIN PART », not « ASP.NET MVC »
    r"|(?P<headed>(?=\p{Lu}{1,20}[ '’]\p{Lu}{2})(?<=\p{Ll}\p{Ll}[.!?…]"
    r"|\p{Lu}\p{Lu}[.!?…](?=\p{Lu}{1,20}[ '’]\p{Lu}{2,20}[ '’]\p{Lu}{2})))"
    # A sentence glued to a closing mark: « …de violences »Mais le maire… »
    r"|(?P<stop>(?=\p{Lu}\p{Ll})(?<=[»”]))"
    # The hour of an entry glued to the entry before it: « …a dit la députée.11h50 - Le taux… »
    r"|(?P<timed>(?<=\p{L}\p{L}|[\p{Ll}\p{N})»”\"])[.!?…]"
    r"(?=\p{N}{1,2}(?:h|:\p{N})\p{N}{0,2}\s?[-–—:.]\s))"
    # A heading glued to the sentence after it: « Danger imminentLa commune… », « Les comptes de
    # 2015La commune… », not « easyJet »; one word glued on both sides: « …en mai.RevirementLa
    # commune… »; before an article any word or number: « La belle vieLes élus… », « par Radio 1La »
    r"|(?P<seam>(?=\p{Lu}\p{Ll})(?<=(?:(?<![\p{L}\p{N}@#/._-])|[\p{Ll}\p{N}][.!?…]\p{Lu})\p{Ll}{5,20}"
    r"|\s(?:19|20)\p{N}{2}))"
    r"|(?P<hem>(?=(?:Les?|La|Ces?|Une?|Ils?|Elles?|On|Cette|Dans|Selon|Pour)\s)"
    r"(?<=(?<![\p{L}\p{N}@#/._-])(?:\p{Ll}{3,4}|\p{Lu}\p{Ll}{2,20}|\p{N}{1,4})))"
    # The same in capitals: « LE PONT FERMÉLa commune… », « … 3 JOURSUne », not « la SNCFConnect »;
    # or a blank is all that parts them: « UNE ENQUÊTE OUVERTE Selon le parquet… »
    r"|(?P<shouted>(?<=\p{Lu}{2,}['’ ](?:\p{N}{1,4} )?(?:\p{Lu}{3,20}|\p{Lu}{4,20} ))"
    r"(?:(?=[CDJLNS]['’]\p{L}|(?:L[ae]s?|Une?|Ils?|Elles?|On|Dans|Selon|Pour|Puis|Mais|Cette|[DE]n"
    r"|[AD]u|Aux|[DCM]es?|Depuis|Après|Et|Si)\b)"
    r"|(?=\p{Lu}\p{Ll}{3})(?<=\p{Lu}{2,} \p{Lu}{2,} (?:\p{N}{1,4} )?\p{Lu}{3,20})))"
    # A short form glued to a sentence: « …vidéo de RDFSelon la mairie… »
    r"|(?P<signed>(?=(?:Cette|Dans|Selon|Pour) )(?<=\b\p{Lu}{3,8}))"
)
_ACCIDENT = regex.compile(_ACCIDENTS)
# The same where no accent is decomposed: none of them starts with what most of a text is made of.
_COMPOSED_ACCIDENT = regex.compile(rf"(?=[^\p{{Ll}}\p{{N}} ,]|â)(?:{_ACCIDENTS})")
_DECOMPOSED = regex.compile(r"\p{M}")
# Words this long are no words, and tokenisers take quadratic time over them.
_LONGEST = 120
_RUN = regex.compile(rf"(?:(?<!\S)|\G)\S{{{_LONGEST}}}(?=\S)")


def normalised(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a stretch without quoted spans, accidents replaced.

    Args:
        text: The caller's text.
        start: Offset of the stretch.
        end: Offset after it.

    Yields:
        The pieces in order; what is dropped has none.
    """
    if start >= end:
        return
    at = start
    accident = _ACCIDENT if _DECOMPOSED.search(text, start, end) else _COMPOSED_ACCIDENT
    for match in accident.finditer(text, start, end):
        if match.lastgroup == "item" and match.end() == start:
            continue  # a heading's paragraph starts there
        yield from _plain(text, at, match.start())
        at = match.end()
        words = _replacement(match.lastgroup, match.group())
        if words:
            yield match.start(), match.end(), words, None
    yield from _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> Iterable[Piece]:
    """Return the pieces of a stretch that stands as it is, blanks put into endless words."""
    words = text[start:end]
    if max(map(len, words.split(" "))) <= _LONGEST:
        return [(start, end, words, None)] if words else []
    pieces: list[Piece] = []
    at = start
    for match in _RUN.finditer(text, start, end):
        pieces += [
            (at, match.end(), text[at : match.end()], None),
            (match.end(), match.end(), " ", None),
        ]
        at = match.end()
    if end > at:
        pieces.append((at, end, text[at:end], None))
    return pieces


def _replacement(kind: str | None, accident: str) -> str:
    """Return what the frame writes for an accident, nothing for one that is dropped."""
    if kind in ("drop", "shortened"):
        return ""
    if kind == "excellency":
        return "Mme" if accident.endswith("Mme") else "M."
    if kind == "apostrophe":
        return "'"
    if kind == "hyphen":
        return "-"
    if kind == "surrogate":
        return "\ufffd"
    if kind == "garbled":
        return _garbled().get(accident, accident)
    if kind == "timed":
        return f"{accident} "
    if kind == "marks":
        return unicodedata.normalize("NFC", accident)
    return ". " if kind in ("stop", "seam", "hem", "shouted", "signed") else " "


@functools.cache
def _garbled() -> dict[str, str]:
    """Return the letters that two characters were before UTF-8 was read as Latin-1."""
    return {
        letter.encode("utf-8").decode(encoding, "ignore"): letter
        for encoding in ("latin-1", "cp1252")
        for letter in "ÀÂÇÈÉÊËÎÏÔÙÛÜàâäçèéêëîïñôöùûüŒœ"
    }
