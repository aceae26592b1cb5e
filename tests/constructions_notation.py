"""Reads the inventory of constructions, and says whether a result is what an example expects.

``tests/constructions/inventory.txt`` explains the notation; ``limits.txt`` beside it names the
examples that are known to fail, with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quotelib import Document, Quotation, Span

__all__ = [
    "INVENTORY",
    "LIMITS",
    "Construction",
    "Example",
    "Expected",
    "mismatch",
    "parse_example",
    "read_inventory",
    "read_limits",
    "same_name",
]

FOLDER = Path(__file__).resolve().parent / "constructions"
INVENTORY = FOLDER / "inventory.txt"
LIMITS = FOLDER / "limits.txt"

Offsets = tuple[int, int]

_CLOSING = {"⟦": "⟧", "⦃": "⦄", "⟨": "⟩"}
_CHARACTERS = {"⍽": "\u00a0", "⸱": "\u202f", "⏎": "\n"}
# A figure that begins the content (⟦12 000 visiteurs⟧) is no number of a quotation.
_NUMBER = re.compile(r"[1-9](?![\d\s\u00a0\u202f⍽⸱])")

# How much of the letters and digits of both contents must be common to both.
_OVERLAP = 0.8
# The same for the characters of two mentions, and for the words of two names.
_SAME_MENTION = 0.5
_SAME_NAME = 0.65
_EMPTY_WORDS = frozenset({"de", "des", "dr", "du", "et", "la", "le", "les", "leur", "m", "madame"})
_EMPTY_WORDS |= {"mm", "mme", "monsieur", "mr", "sa", "ses", "son", "un", "une"}


@attrs.frozen(kw_only=True)
class Expected:
    """One quotation of an example; offsets are code points, end exclusive.

    Attributes:
        content: Its pieces, in text order.
        cue: The pieces of its cue; empty where it has none, or shares that of the first.
        source: Its source, or that of the first quotation.
        speaker: Name of the speaker where the example gives one beside the source.
    """

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...] = ()
    source: Offsets | None = None
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class Example:
    """An example sentence: its name, as written, without brackets, and what it expects."""

    name: str
    marked: str
    text: str
    quotations: tuple[Expected, ...]


@attrs.frozen(kw_only=True)
class Construction:
    """A construction with its examples."""

    name: str
    group: str
    title: str
    kind: str
    note: str
    examples: tuple[Example, ...]


# --- reading -----------------------------------------------------------------------------------


@attrs.define(kw_only=True)
class _Draft:
    """What brackets of one number have said so far."""

    content: list[Offsets] = attrs.Factory(list)
    cue: list[Offsets] = attrs.Factory(list)
    source: Offsets | None = None
    speaker: str | None = None


def parse_example(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """Return an example without its brackets, and the quotations that they mark.

    Args:
        marked: A sentence in the notation of the inventory.

    Returns:
        The text, and its quotations by number.

    Raises:
        ValueError: Brackets are not balanced, or a number has a source or cue and no content.

    Example:
        >>> text, (quotation,) = parse_example("« ⟦Oui⟧ », ⟨dit-⦃il=Paul⦄⟩.")
        >>> text, quotation.speaker
        ('« Oui », dit-il.', 'Paul')
    """
    out: list[str] = []
    drafts: dict[int, _Draft] = {}
    stack: list[tuple[str, int, int]] = []
    position = 0
    while position < len(marked):
        character = marked[position]
        position += 1
        name = None
        if character in _CLOSING:
            number = _NUMBER.match(marked, position)
            stack.append((character, int(number[0]) if number else 1, len(out)))
            position += 1 if number else 0
            continue
        if character == "=" and stack and stack[-1][0] == "⦃":
            end = marked.find("⦄", position)
            if end < 0:
                break
            name, character = marked[position:end], marked[end : end + 1]
            position = end + 1
        if character not in _CLOSING.values():
            out.append(_CHARACTERS.get(character, character))
        elif not stack or _CLOSING[stack[-1][0]] != character:
            raise ValueError(f"{character} closes nothing in {marked}")
        else:
            bracket, quotation, start = stack.pop()
            draft = drafts.setdefault(quotation, _Draft())
            _note(draft, bracket, (start, len(out)), name)
    if stack:
        raise ValueError(f"{stack[-1][0]} is never closed in {marked}")
    if drafts and not all(draft.content for draft in drafts.values()):
        raise ValueError(f"a number has no ⟦ in {marked}")
    return "".join(out), tuple(_expected(drafts, number) for number in sorted(drafts))


def _note(draft: _Draft, bracket: str, span: Offsets, name: str | None) -> None:
    if bracket == "⟦":
        draft.content.append(span)
    elif bracket == "⟨":
        draft.cue.append(span)
    elif draft.source is None:
        draft.source, draft.speaker = span, name
    else:
        raise ValueError(f"a second source at {span}")


def _expected(drafts: dict[int, _Draft], number: int) -> Expected:
    """Return a quotation; one without a source of its own takes that of the first."""
    draft = drafts[number]
    giver = draft if draft.source is not None else drafts.get(1, draft)
    return Expected(
        content=tuple(sorted(draft.content)),
        cue=tuple(sorted(draft.cue)),
        source=giver.source,
        speaker=giver.speaker,
    )


def read_inventory(path: Path = INVENTORY) -> tuple[Construction, ...]:
    """Return every construction of the inventory, in its order.

    Raises:
        ValueError: A line fits nowhere, or an example cannot be parsed.
    """
    found: list[Construction] = []
    group = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if heading := re.fullmatch(r"== ([A-Z]\. .+)", line):
            group = heading[1]
        elif heading := re.fullmatch(r"([A-Z]\d+)\. (.+)", line):
            name, title = heading.groups()
            found.append(
                Construction(name=name, group=group, title=title, kind="", note="", examples=())
            )
        elif found and line.startswith("kind: "):
            found[-1] = attrs.evolve(found[-1], kind=line.removeprefix("kind: "))
        elif found and line.startswith("note: "):
            found[-1] = attrs.evolve(found[-1], note=line.removeprefix("note: "))
        elif found and line.startswith("> "):
            text, quotations = parse_example(line[2:])
            example = Example(
                name=f"{found[-1].name}.{len(found[-1].examples) + 1}",
                marked=line[2:],
                text=text,
                quotations=quotations,
            )
            found[-1] = attrs.evolve(found[-1], examples=(*found[-1].examples, example))
        else:
            raise ValueError(f"{path.name}:{number}: {line!r} fits nowhere")
    return tuple(found)


def read_limits(path: Path = LIMITS) -> dict[str, str]:
    """Return the reason of every example that is known to fail.

    Raises:
        ValueError: A line is not a name, a tab and a reason, or a name stands twice.
    """
    limits: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        name, tab, reason = line.partition("\t")
        if not tab or not reason.strip() or name in limits:
            raise ValueError(
                f"{path.name}:{number}: {line!r} is no name, tab and reason of its own"
            )
        limits[name] = reason
    return limits


# --- checking ----------------------------------------------------------------------------------


def mismatch(example: Example, document: Document) -> str | None:
    """Return how a result differs from what an example expects, ``None`` when it does not.

    Every expected quotation needs one of its own whose content overlaps by 0.8 of letters and
    digits, with the same source (or a speaker of that name) and a cue that shares a character;
    nothing else may be found.
    """
    left = list(document.quotations)
    for expected in example.quotations:
        reasons = []
        for quotation in left:
            reason = _difference(example.text, expected, quotation)
            if reason is None:
                left.remove(quotation)
                break
            reasons.append(reason)
        else:
            wanted = _cut(example.text, expected.content)
            return f"no quotation {wanted!r}: {'; '.join(reasons) or 'nothing found'}"
    return f"found besides: {left}" if left else None


def _difference(text: str, expected: Expected, quotation: Quotation) -> str | None:
    """Return the first thing in which a quotation is not the expected one."""
    if (
        _overlap(_letters(text, expected.content), _letters(text, _spans(quotation.content)))
        < _OVERLAP
    ):
        return f"content {quotation.text!r}"
    if expected.source is not None and not _same_source(text, expected, quotation):
        return f"source {quotation.source!r}, speaker {quotation.speaker!r}"
    cue = _spans(quotation.cue.spans) if quotation.cue else []
    if expected.cue and not _characters(expected.cue) & _characters(cue):
        return f"cue {quotation.cue!r}"
    return None


def _same_source(text: str, expected: Expected, quotation: Quotation) -> bool:
    """Return whether source or speaker fit; a speaker who is named must be the one named."""
    assert expected.source is not None
    mention = text[slice(*expected.source)]
    name = quotation.speaker.name if quotation.speaker else None
    if name is not None and same_name(expected.speaker or mention, name):
        return True
    if expected.speaker not in (None, mention) or quotation.source is None:
        return False
    found = _spans([quotation.source.span])
    return _overlap(_characters([expected.source]), _characters(found)) >= _SAME_MENTION


def same_name(first: str, second: str) -> bool:
    """Return whether two names can be of one speaker: equal, one a part of the other, or close."""
    one, other = _name_words(first), _name_words(second)
    if one == other:
        return True
    common = set(one) & set(other)
    if not common:
        return False
    if one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one)):
        return True
    return 2 * len(common) / (len(set(one)) + len(set(other))) >= _SAME_NAME


def _name_words(name: str) -> list[str]:
    """Return the words of a name without accents, capitals, articles and titles."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'").lower())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    words = re.findall(r"[^\W_]+", re.sub(r"[ld]'", " ", plain))
    return [word for word in words if word not in _EMPTY_WORDS] or words


def _spans(spans: Iterable[Span]) -> list[Offsets]:
    return [(span.start, span.end) for span in spans]


def _characters(spans: Iterable[Offsets]) -> set[int]:
    return {offset for span in spans for offset in range(*span)}


def _letters(text: str, spans: Iterable[Offsets]) -> set[int]:
    return {offset for offset in _characters(spans) if text[offset].isalnum()}


def _overlap(first: set[int], second: set[int]) -> float:
    union = first | second
    return len(first & second) / len(union) if union else 0.0


def _cut(text: str, spans: Sequence[Offsets]) -> str:
    return " … ".join(text[slice(*span)] for span in spans)
