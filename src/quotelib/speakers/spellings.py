"""Names that a text spells in several ways: slips (*Tessi* for *Tessy*) and transcriptions."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ..lexicon.memo import Memo
from ..models import SpeakerKind
from .agreement import is_name_of, other_gender
from .entities import Entity
from .name_words import weight
from .wording import content_words, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch

__all__ = ["SOUND", "Spellings"]

_LONG = 5
_SHORTEST = 3
_MAX_ALIKE = 12
_SLIP = 0.8
# Letters that transcriptions take for one another; doubled vowels are sounds (*René*, *Renée*).
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("ck|qu|[cq]"), "k"),
    (re.compile("kh"), "k"),
    (re.compile("ou|w|oo"), "u"),
    (re.compile("[yj]"), "i"),
    (re.compile("z"), "s"),
    (re.compile("h"), ""),
    (re.compile(r"([^aeiou])\1"), r"\1"),
)
_PERSONAL = (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)


@attrs.define(kw_only=True)
class Spellings:
    """How a document spells the names of its entities.

    Attributes:
        meant: Words of names that are spelt in two ways, by another spelling.
        by_sound: Those with names, by how their surnames sound.
    """

    meant: dict[str, str] = attrs.field(factory=dict)
    by_sound: dict[str, list[Entity]] = attrs.field(factory=dict)

    def mended(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return a name with the words that the entity with another spelling of them has.

        Args:
            words: Folded content words of a name.

        Returns:
            The words, those known as another spelling replaced: *Tessi* alone after *Nora Tessi*,
            who is *Nora Tessy*.
        """
        return tuple([self.meant.get(word, word) for word in words])

    def bearer(
        self,
        match: MentionMatch,
        words: tuple[str, ...],
        sharing: Iterable[Entity],
        lexicon: Lexicon,
    ) -> Entity | None:
        """Return the entity whose name a name spells in another way.

        Args:
            match: The mention.
            words: Folded content words of its name.
            sharing: Entities that share a word with it.
            lexicon: The lexicon.

        Returns:
            The entity, ``None`` without one.
        """
        alike = self.by_sound.get(SOUND[words[-1]], [])[:_MAX_ALIKE]
        if len(words) == 1 and alike:
            known = lexicon.is_first_name(match.name or "")
            return None if known else _surnamed(match, words[0], alike)
        for entity in (*sharing, *alike):
            if other_gender(entity, match) or not _is_spelling(entity, match, words, lexicon):
                continue
            for word, meant in zip(words, entity.words, strict=True):
                if word != meant:
                    self.meant.setdefault(word, meant)
            return entity
        return None

    def settle(self, named: Iterable[tuple[Entity, str, tuple[str, ...]]]) -> None:
        """Give each entity the name that the text has most often, in capitals if in no other way.

        A headline in capitals does not make *Nora Tessy* *NORA TESSY*.

        Args:
            named: Who is called how, with the folded content words of the name.
        """
        forms: dict[Entity, Counter[str]] = {}
        surnames = Counter[str]()
        for entity, name, words in named:
            surnames[words[-1]] += 1
            if len(words) == len(entity.words) and min(map(len, words)) > 1:
                forms.setdefault(entity, Counter())[name] += 1
        for entity, found in forms.items():
            full = [form for form in found if not _is_short(form)] if len(found) > 1 else ()
            if full:
                entity.name = max(full, key=lambda form: _rank(form, found[form], surnames))


def _is_short(form: str) -> bool:
    """Return whether part of a name is initials (*J.-Y. Le Drian*)."""
    words = content_words(form)
    return weight(words) < len(words)


def _rank(form: str, times: int, surnames: Mapping[str, int]) -> tuple[bool, int, int, bool]:
    """Return how good a way to write a name is: not in capitals, then how often it occurs.

    The surname counts alone as well; of two that are as frequent, one has its accents.
    """
    return not form.isupper(), surnames[fold(form).split()[-1]], times, not form.isascii()


def _surnamed(match: MentionMatch, word: str, alike: Iterable[Entity]) -> Entity | None:
    """Return the only person whose surname sounds like a surname that nobody has."""
    if len(word) < _LONG:
        return None
    found = [
        entity
        for entity in alike
        if entity.kind in _PERSONAL
        and len(entity.words) > 1
        and is_name_of(entity, entity.words[-1:], match)
    ]
    return found[0] if len(found) == 1 else None


def _is_spelling(
    entity: Entity, match: MentionMatch, words: tuple[str, ...], lexicon: Lexicon
) -> bool:
    """Return whether all words are the same but for their spelling, one with a slip at most.

    Marie and Maria are two, Mohamed and Mohammed one.
    """
    if len(words) != len(entity.words):
        return False
    pairs = zip(words, entity.words, strict=True)
    others = [at for at, (one, other) in enumerate(pairs) if one != other]
    slips = [at for at in others if SOUND[words[at]] != SOUND[entity.words[at]]]
    if not slips:
        personal = entity.kind in _PERSONAL and match.kind in _PERSONAL
        return len(others) == 1 or personal
    if len(others) > 1 or not _is_slip(words[slips[0]], entity.words[slips[0]]):
        return False
    first_names = [one.split()[0] for one in (entity.name, match.name or "")]
    return slips[0] > 0 or not all(map(lexicon.is_first_name, first_names))


def _is_slip(one: str, other: str) -> bool:
    """Return whether two long words that start alike differ in a letter or two."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= _SLIP


def _pronounced(word: str) -> str:
    """Return roughly how a word sounds, for comparison alone; a short word only for itself."""
    if len(word) <= _SHORTEST:
        return word
    for letters, sound in _SOUNDS:
        word = letters.sub(sound, word)
    return word


SOUND = Memo(_pronounced)
"""How words sound, roughly."""
