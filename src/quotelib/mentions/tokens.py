"""Questions that the grammar of mentions asks of a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..lexicon import SourceNoun
from ..lexicon.words import closed_class
from ..models import Mood, SpeakerKind

if TYPE_CHECKING:
    from ..lexicon import Lexicon
    from ..models.records import Sentence, Token

__all__ = ["Reader"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_ALSO_NOUNS = frozenset({"fait", "dit", "écrit", "cri", "vit", "soit", "part", "tient", "suit"})
_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE, Mood.IMPERATIVE})


@attrs.frozen(kw_only=True)
class Reader:
    """One sentence with the lexicon at hand.

    Attributes:
        sentence: The sentence.
        lexicon: The lexicon.
        tokens: The sentence's tokens.
    """

    sentence: Sentence
    lexicon: Lexicon
    tokens: tuple[Token, ...]

    def get(self, i: int) -> Token | None:
        """Return the token at ``i``, ``None`` past either end."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def lower(self, i: int) -> str:
        """Return the token's lower-case form, empty past either end."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def is_a(self, i: int, name: str) -> bool:
        """Return whether a token belongs to a closed class."""
        return self.lower(i) in closed_class(name)

    def is_closed(self, i: int) -> bool:
        """Return whether a token is a function word, which no name or noun can be."""
        return any(
            self.is_a(i, name)
            for name in (
                "determiner",
                "preposition",
                "conjunction",
                "subordinator",
                "pronoun",
                "object_clitic",
                "negation",
                "adverb",
            )
        )

    def is_word(self, i: int) -> bool:
        """Return whether a token is a word or number of the text rather than a sign."""
        token = self.get(i)
        return (
            token is not None
            and token.placeholder is None
            and any(char.isalnum() for char in token.form)
        )

    def is_upper(self, i: int) -> bool:
        """Return whether a token starts like a name: a capital, or the @ of a handle."""
        token = self.get(i)
        if token is None or token.placeholder is not None:
            return False
        first = token.form[0]
        if first in "@#" and len(token.form) > 1:
            return True
        if token.form[:2].lower() in ("d'", "l'") and len(token.form) > 2:  # « d'Aubert » unsplit
            first = token.form[2]
        return first.isupper()

    def source_noun(self, i: int) -> SourceNoun | None:
        """Return what the lexicon knows of a token as a noun for a source."""
        token = self.get(i)
        if token is None or token.placeholder is not None:
            return None
        return self.lexicon.source_noun(token.lower) or self._ranked(token)

    def _ranked(self, token: Token) -> SourceNoun | None:
        """Return a rank or profession that titles know as a noun for its bearer (*commandant*)."""
        title = self.lexicon.title(token.lower) if len(token.form) > 3 else None
        if title is None or token.form[0].isupper():
            return None
        return SourceNoun(
            kind=SpeakerKind.PERSON,
            gender=title.gender,
            number=title.number,
            masculine=None,
            feminine=None,
            category="function",
        )

    def is_finite(self, i: int) -> bool:
        """Return whether a lower-case token reads as a finite verb of the lexicon here."""
        token = self.get(i)
        if token is None or token.form[0].isupper():
            return False
        if token.pos in ("VERB", "AUX") and token.pos == "AUX":
            return True
        forms = self.lexicon.verb_forms(token.lower) or self.lexicon.auxiliary_forms(token.lower)
        if not any(form.mood in _FINITE and form.person in (3, None) for form in forms):
            return False
        # The small models read many verbs as nouns; only forms that are nouns as well are in doubt.
        doubtful = token.lower.endswith("e") or token.lower in _ALSO_NOUNS
        return not doubtful or token.pos not in ("NOUN", "ADJ") or self._takes_complement(i)

    def _takes_complement(self, i: int) -> bool:
        """Return whether what surrounds a word makes a verb of it: a noun before, *que* after."""
        before, following = self.get(i - 1), self.get(i + 1)
        if before is None or following is None or self.is_a(i - 1, "determiner"):
            return False
        if self.is_a(i - 1, "preposition") or before.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            return False
        second, ahead = self.get(i - 2), self.get(i + 2)
        headed = before.pos in ("NOUN", "PROPN") or (
            second is not None and second.pos in ("NOUN", "PROPN")
        )
        linked = self.is_a(i + 1, "preposition") and ahead is not None and ahead.quoted is not None
        return (
            following.lower in ("que", "qu'", "avoir", "être", "désormais")
            or (following.form == "," and headed)
            or linked
            or (headed and self.is_a(i + 1, "time"))
            or following.form == ":"
            or following.placeholder is not None
            or (following.quoted is not None and following.quoted != self.tokens[i].quoted)
            or self.is_a(i + 1, "determiner")
        )

    def is_nominal(self, i: int) -> bool:
        """Return whether a token can stand inside a noun phrase as noun, adjective or number."""
        token = self.get(i)
        if token is None or not self.is_word(i) or self.is_closed(i):
            return False
        if self.is_upper(i) or self.source_noun(i) is not None:
            return not self.is_finite(i)
        if self.is_finite(i):
            return False
        return token.pos in _NOMINAL or (token.pos == "VERB" and token.lower.endswith(("é", "ée", "és", "ées")))
