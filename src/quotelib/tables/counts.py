"""What a document holds, counted: each word once, by its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import regex

from ..models import Gender, QuotationKind, SpeakerKind, Summary, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..models import Document, Quotation, Speaker

__all__ = ["summarise"]

_K = TypeVar("_K")

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-‑][\p{L}\p{N}\p{M}]+)*")
_UNATTRIBUTED = "unattributed"
_UNKNOWN = "unknown"


def summarise(document: Document) -> Summary:
    """Return the numbers of a document.

    Args:
        document: The document.

    Returns:
        Its quotations and words, by speaker, gender, kind and act.
    """
    quotations = document.quotations
    total = len(_words(quotations))

    def tally(name: str, chosen: Iterable[Quotation], speaker: Speaker | None = None) -> Tally:
        said = tuple(chosen)
        words = len(_words(said))
        return Tally(
            name=name,
            quotations=len(said),
            words=words,
            share=words / total if total else 0.0,
            speaker=speaker,
        )

    by_id = _grouped(quotations, [q.speaker.id if q.speaker else None for q in quotations])
    lost = by_id.pop(None, [])
    people = [tally(who.name, by_id[who.id], who) for who in document.speakers if who.id in by_id]
    by_kind = _grouped(quotations, [q.kind for q in quotations])
    by_act = _grouped(quotations, [q.cue.act.value if q.cue else "" for q in quotations])
    acts = [tally(name, said) for name, said in by_act.items() if name]
    by_gender = _grouped(quotations, [_gender(q.speaker) for q in quotations])
    genders = (*(gender.value for gender in Gender), _UNKNOWN)
    return Summary(
        quotations=len(quotations),
        words=total,
        speakers=tuple(sorted(people, key=lambda t: (-t.words, -t.quotations))),
        unattributed=tally(_UNATTRIBUTED, lost) if lost else None,
        kinds=tuple(tally(kind.value, by_kind[kind]) for kind in QuotationKind if kind in by_kind),
        acts=tuple(sorted(acts, key=lambda t: (-t.quotations, -t.words, t.name))),
        genders=tuple(tally(name, by_gender[name]) for name in genders if name in by_gender),
    )


def _grouped(quotations: Sequence[Quotation], keys: Sequence[_K]) -> dict[_K, list[Quotation]]:
    """Return the quotations that share a key, for each key."""
    groups: dict[_K, list[Quotation]] = {}
    for key, quotation in zip(keys, quotations, strict=True):
        groups.setdefault(key, []).append(quotation)
    return groups


def _gender(speaker: Speaker | None) -> str | None:
    """Return the gender of a person, nothing for another speaker or none."""
    if speaker is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    return speaker.gender.value if speaker.gender else _UNKNOWN


def _words(quotations: Iterable[Quotation]) -> set[int]:
    """Return where the words of some quotations start."""
    return {
        span.start + word.start()
        for quotation in quotations
        for span in quotation.content
        for word in _WORD.finditer(span.text)
    }
