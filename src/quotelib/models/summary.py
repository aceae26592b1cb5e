"""What a document holds, counted."""

from __future__ import annotations

from typing import Any

import attrs

from .results import Speaker

__all__ = ["Summary", "Tally"]


@attrs.frozen(kw_only=True, repr=False)
class Tally:
    """How much was said by one speaker, or in one way.

    Attributes:
        name: The speaker's name, or the value of a vocabulary (``"direct"``, ``"f"``).
        quotations: Number of quotations.
        words: Number of words in them; a word inside two of these quotations counts once.
        share: These words among all words of the document's quotations, from 0 to 1.
        speaker: The speaker, where the tally is of one.

    Example:
        >>> import quotelib
        >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
        >>> doc.summary().kinds
        (Tally('direct', 1, 3 words, 100%),)
    """

    name: str
    quotations: int
    words: int
    share: float
    speaker: Speaker | None = None

    def __repr__(self) -> str:
        return f"Tally({self.name!r}, {self.quotations}, {self.words} words, {self.share:.0%})"


@attrs.frozen(kw_only=True, repr=False)
class Summary:
    """What a document holds, counted; ``print`` shows it as a table.

    A word is a run of letters and digits with the hyphens and apostrophes inside it. Words of a
    quotation inside another are said by both speakers, so that shares may add up to more than 1.

    Attributes:
        quotations: Number of quotations.
        words: Number of words that stand in at least one quotation.
        speakers: One a speaker, who said most first.
        unattributed: The quotations without a speaker.
        kinds: One for each kind that occurs, in the order of `QuotationKind`.
        acts: One for each speech act that occurs, the most frequent first; a quotation without
            cue has none.
        genders: Quotations by persons, for each gender: ``"f"``, ``"m"`` and ``"unknown"``.

    Example:
        >>> import quotelib
        >>> text = "« Le pont tient », assure Maud Lestang. Selon Tom Girard, il tremble un peu."
        >>> summary = quotelib.extract(text).summary()
        >>> summary.speakers
        (Tally('Tom Girard', 1, 4 words, 57%), Tally('Maud Lestang', 1, 3 words, 43%))
        >>> [(tally.name, tally.quotations) for tally in summary.genders]
        [('f', 1), ('m', 1)]
    """

    quotations: int
    words: int
    speakers: tuple[Tally, ...] = ()
    unattributed: Tally | None = None
    kinds: tuple[Tally, ...] = ()
    acts: tuple[Tally, ...] = ()
    genders: tuple[Tally, ...] = ()

    def __repr__(self) -> str:
        return (
            f"Summary(quotations={self.quotations}, words={self.words}, "
            f"speakers={len(self.speakers)})"
        )

    def __str__(self) -> str:
        rest = (self.unattributed,) if self.unattributed else ()
        groups = {
            "speakers": (*self.speakers, *rest),
            "persons by gender": self.genders,
            "kinds": self.kinds,
            "acts": self.acts,
        }
        names = [_one_line(tally.name) for tallies in groups.values() for tally in tallies]
        width = max(map(len, names), default=0)
        lines = [f"quotations: {self.quotations}, words: {self.words}"]
        for title, tallies in groups.items():
            lines += [title, *(_line(tally, width) for tally in tallies)] if tallies else []
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain dictionaries, with speakers by their ``id``.

        Returns:
            A dictionary that ``json.dumps`` accepts.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.summary().to_dict()["words"]
            3
        """
        fields = attrs.asdict(self, recurse=False)
        return {name: _plain(value) for name, value in fields.items()}


def _line(tally: Tally, width: int) -> str:
    """Return a line of the table, the name in a column of some width."""
    name = _one_line(tally.name).ljust(width)
    return f"  {name}  {tally.quotations:>4}  {tally.words:>5} words  {tally.share:>4.0%}"


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Tally):
        fields = attrs.asdict(value, recurse=False)
        return {**fields, "speaker": value.speaker.id if value.speaker else None}
    return value
