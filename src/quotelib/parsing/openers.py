"""What may stand before an utterance in marks in its sentence: a source, a clause, a connector."""

from __future__ import annotations

import regex

__all__ = ["COMPARED", "CONNECTED", "OTHER", "SOURCED", "SUBORDINATE"]

# What may stand between the start of a sentence and a comma before a whole utterance: a source
# after its preposition, no purpose (*pour* and an infinitive); a clause with *comme*; a connector
# of one or two words, or a preposition, demonstrative and noun (*dans ces conditions*), or what is
# spoken of (*quant au prix*); an inverted incise.
SOURCED = regex.compile(
    r"(?:^|[.!?…»”:;]\s*)"
    r"(?:(?:selon|d['’]après|suivant|à en croire|[àa] (?:ses|leurs) yeux)\b"
    r"|pour\b(?!\s+(?:ne pas |se |s['’])?(?!(?:notre|votre|autre|quatre)\b)"
    r"(?-i:\p{Ll}{2,}(?:er|ir|re))\b)"
    r"|(?:aux yeux|de l['’](?:avis|aveu)) (?:même )?d)[^.!?…:;]*$",
    regex.IGNORECASE,
)
OTHER = regex.compile(
    r"(?:^|[.!?…»”:;]\s*)(?:comme\b[^.!?…:;]*|[\p{L}'’-]+(?:\s[\p{L}'’-]+)?"
    r"|\p{L}+\s(?:cet?|cette|ces)\s(?:[\p{L}-]+\s)?[\p{L}-]+"
    r"|(?:pour|sur) (?:le|la|les) \p{Ll}+"
    r"|(?:quant (?:à|aux?)|concernant|côté|s['’]agissant d\w*|à propos d\w*|au sujet d\w*"
    r"|en ce qui concerne)\b[^.!?…:;,]{0,60})$"
    r"|[-‐‑−](?:t[-‐‑−])?(?:il|elle|on|ils|elles)\b[^.!?…:;,]{0,40}$",
    regex.IGNORECASE,
)
# *comme* and its clause, and another one behind its comma (*Comme le dit X, P, « Q »*).
COMPARED = regex.compile(r"(?:^|[.!?…»”:;]\s*)comme\b[^.!?…:;,]*,[^.!?…:;]*$", regex.IGNORECASE)
# A subordinate clause before a main one in marks (*Si la mer monte, « on part ».*).
SUBORDINATE = regex.compile(
    r"(?:^|[.!?…]\s*(?:[»”\"]\s*)?)(?:(?:et|mais|car|or)\s)?(?:(?!selon|d['’]après|pour|à)[^.!?…:;,]{3,40},\s)?"
    r"(?:(?:même\s)?(?:si\b|s['’](?=ils?\b))|quand\b|lorsqu|parce\squ|puisqu"
    r"|(?:dès|alors|tant|pendant|depuis|maintenant)\squ)[^.!?…:;,«“\"]{8,120}$",
    regex.IGNORECASE,
)
# A connector that alone stands before the words in its sentence (*Mais « Q ».*).
CONNECTED = regex.compile(
    r"(?:^|[.!?…]\s*(?:[»”\"]\s*)?)(?:(?:mais|et|or|car|puis|donc|alors|bref)"
    r"|(?:mais|et) (?:aussi|puis|alors|surtout|encore)|(?:et )?(?:pourtant|surtout))$",
    regex.IGNORECASE,
)
