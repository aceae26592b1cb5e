"""Sentences of plain tokens from a short notation, so that rules are tested without a parser.

``Le/DET maire/NOUN a/AUX déclaré/VERB que/SCONJ`` is one sentence. A star marks a finite verb
(``dit/VERB*``), a number after a colon the woven quoted span that holds a word (``lent/ADJ:2``),
and ``«3»`` is the placeholder of a quoted span. A part of speech left out is ``X``.
"""

from __future__ import annotations

import re

from quotelib.models.records import Sentence, Token

_WORD = re.compile(r"(?P<form>/|[^/]+)(?:/(?P<pos>[A-Z]+)(?P<finite>\*)?(?::(?P<quoted>\d+))?)?")
_PLACEHOLDER = re.compile(r"«(?P<index>\d+)»")
_GLUED_LEFT = (",", ".", ")", "-")


def document(*lines: str, inside: dict[int, int] | None = None) -> tuple[str, tuple[Sentence, ...]]:
    """Return a text and its sentences.

    Args:
        lines: Sentences in the notation of this module.
        inside: Sentence → the quoted span whose inside it belongs to.

    Returns:
        The text, and one sentence a line; the words are separated by blanks, but for those that
        an apostrophe, a hyphen or a sign joins.
    """
    text = ""
    sentences = []
    for index, line in enumerate(lines):
        tokens: list[Token] = []
        for item in line.split():
            match = _PLACEHOLDER.fullmatch(item)
            placeholder = int(match["index"]) if match else None
            form, pos, finite, quoted = ("Cela", "PRON", None, None)
            if not match:
                word = _WORD.fullmatch(item)
                assert word is not None, item
                form, pos, finite, quoted = word.group("form", "pos", "finite", "quoted")
            if text and not form.startswith(_GLUED_LEFT) and text[-1] not in "'-(":
                text += " "
            tokens.append(
                Token(
                    index=len(tokens),
                    start=len(text),
                    end=len(text) + len(form),
                    form=form,
                    lower=form.lower(),
                    pos=pos or "X",
                    finite=finite is not None,
                    quoted=int(quoted) if quoted else None,
                    placeholder=placeholder,
                )
            )
            text += form
        container = (inside or {}).get(index)
        sentences.append(
            Sentence(index=index, paragraph=0, container=container, tokens=tuple(tokens))
        )
    return text, tuple(sentences)
