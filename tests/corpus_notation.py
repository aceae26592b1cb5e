"""Reads the annotated corpus in ``tests/corpus``; its README describes the notation.

``python -m tests.corpus_notation OUT.jsonl`` writes all of it, one document a line, as JSON with
offsets in code points; the name of a folder instead, one file a document.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "CLAUSES",
    "CORPUS",
    "LONG",
    "PARAGRAPHS",
    "PEOPLE",
    "PRESS",
    "SOURCES",
    "AnnotatedText",
    "Annotation",
    "Entity",
    "main",
    "parse",
    "read_articles",
    "read_corpus",
    "read_sentences",
    "to_gold",
]

CORPUS = Path(__file__).resolve().parent / "corpus"
LONG = CORPUS / "long"
PRESS = CORPUS / "press"
CLAUSES = CORPUS / "clauses"
PEOPLE = CORPUS / "people"
SOURCES = CORPUS / "sources"
PARAGRAPHS = CORPUS / "paragraphs.txt"

_CLOSING = {"⟦": "⟧", "⦃": "⦄", "⟨": "⟩"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_CHARACTERS = {"⍽": "\u00a0", "⸱": "\u202f", "⏎": "\n"}
_TRANSLATED = str.maketrans(_CHARACTERS)
_HEADER = re.compile(
    r"(?P<numbers>\d+(?:,\d+)*)(?P<kind>[dmi]?)(?P<optional>\??)(?:=(?P<who>[^:⟦⦃⟨]*))?:"
)
_NOBODY = "∅"
_KINDS = {"d": "direct", "m": "mixed", "i": "indirect"}
_ENTITY_KINDS = frozenset(
    {"person", "group", "organisation", "place", "document", "media", "unknown"}
)
_GENDERS = frozenset({"f", "m"})
_OPENING_MARKS = frozenset("«“„‹‘")
_INNER_MARK = re.compile(r"[«»“”„\"‹›]")
_BEFORE_UTTERANCE = re.compile(r"(?:^|[.!?…:,;)(»”\"\n—–-])\s*\Z")

Offsets = tuple[int, int]


@attrs.frozen(kw_only=True)
class Annotation:
    """One quotation of an annotated text; offsets are code points, end exclusive.

    ``speaker`` is ``None`` where the notation says that nobody can be named.
    """

    kind: str
    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    source: Offsets | None
    speaker: str | None
    optional: bool


@attrs.frozen(kw_only=True)
class Entity:
    """What the notation tells of a speaker."""

    kind: str = "unknown"
    gender: str | None = None
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class AnnotatedText:
    """A text without its brackets, and what they said."""

    name: str
    group: str
    text: str
    quotations: tuple[Annotation, ...]
    entities: dict[str, Entity]


@attrs.define(kw_only=True)
class _Open:
    """A bracket that is not closed yet."""

    bracket: str
    numbers: tuple[int, ...]
    kind: str
    optional: bool
    who: str | None
    start: int
    place: str


@attrs.define(kw_only=True)
class _Draft:
    """What is known of one quotation so far; ``who`` keeps an explicit speaker."""

    number: int
    place: str
    content: list[Offsets] = attrs.Factory(list)
    cue: list[Offsets] = attrs.Factory(list)
    source: Offsets | None = None
    who: str | None = None
    kind: str = ""
    optional: bool = False


def parse(marked: str, *, name: str = "text", group: str = "", line: int = 1) -> AnnotatedText:
    """Return an annotated text without its brackets, and its quotations.

    Args:
        marked: Text in the notation of ``tests/corpus/README.md``.
        name: Name of the text; error messages start with it.
        group: Heading that the text stands under.
        line: Number of its first line, for error messages.

    Returns:
        The text and its quotations, in the order in which their contents start.

    Raises:
        ValueError: Brackets are not balanced, or what they say is incomplete or contradictory;
            the message gives file, line and bracket.

    Example:
        >>> found = parse("« ⟦1d:Tout est prêt⟧ », ⟨1:assure⟩ ⦃1:le maire⦄.")
        >>> found.text
        '« Tout est prêt », assure le maire.'
        >>> found.quotations[0].content, found.quotations[0].speaker
        (((2, 15),), 'le maire')
    """
    reader = _Reader(marked=marked, name=name, line=line)
    reader.read()
    text = "".join(reader.out)
    entities: dict[str, Entity] = {}
    quotations = [_finish(draft, text, entities) for draft in reader.drafts.values()]
    quotations.sort(key=lambda quotation: (quotation.content[0][0], -quotation.content[-1][1]))
    return AnnotatedText(
        name=name, group=group, text=text, quotations=tuple(quotations), entities=entities
    )


@attrs.define(kw_only=True)
class _Reader:
    """Walks through a marked text once and collects brackets."""

    marked: str
    name: str
    line: int
    out: list[str] = attrs.Factory(list)
    stack: list[_Open] = attrs.Factory(list)
    drafts: dict[int, _Draft] = attrs.Factory(dict)

    def read(self) -> None:
        position = 0
        while position < len(self.marked):
            character = self.marked[position]
            if character in _CLOSING:
                position = self._open(position)
            elif character in _OPENING:
                self._close(character)
                position += 1
            elif character == "=" and self.stack and self.stack[-1].bracket == "⦃":
                position = self._name(position)
            else:
                self.out.append(_CHARACTERS.get(character, character))
                self.line += character == "\n"
                position += 1
        if self.stack:
            self._fail(self.stack[-1].bracket, "is never closed", self.stack[-1].place)

    def _open(self, position: int) -> int:
        bracket = self.marked[position]
        header = _HEADER.match(self.marked, position + 1)
        if not header:
            self._fail(bracket, "has no number and colon")
        if bracket != "⟦" and (header["kind"] or header["optional"] or header["who"] is not None):
            self._fail(bracket, "takes a number only")
        numbers = tuple(int(number) for number in header["numbers"].split(","))
        opened = _Open(
            bracket=bracket,
            numbers=numbers,
            kind=header["kind"],
            optional=bool(header["optional"]),
            who=header["who"],
            start=len(self.out),
            place=self._place(),
        )
        self.stack.append(opened)
        return header.end()

    def _close(self, closing: str) -> None:
        if not self.stack or self.stack[-1].bracket != _OPENING[closing]:
            inside = f" inside {self.stack[-1].bracket}" if self.stack else ""
            self._fail(closing, f"closes nothing{inside}")
        opened = self.stack.pop()
        if opened.start == len(self.out):
            self._fail(opened.bracket, "is empty")
        for number in opened.numbers:
            draft = self.drafts.setdefault(number, _Draft(number=number, place=opened.place))
            self._add(draft, opened, (opened.start, len(self.out)))

    def _add(self, draft: _Draft, opened: _Open, span: Offsets) -> None:
        if opened.bracket == "⟨":
            draft.cue.append(span)
            return
        if opened.bracket == "⟦":
            draft.content.append(span)
            if draft.kind and opened.kind and draft.kind != opened.kind:
                self._fail("⟦", f"gives quotation {draft.number} a second kind")
            draft.kind = draft.kind or opened.kind
            draft.optional = draft.optional or opened.optional
        elif draft.source:
            self._fail("⦃", f"gives quotation {draft.number} a second source")
        else:
            draft.source = span
        if opened.who is not None:
            if draft.who is not None:
                self._fail(opened.bracket, f"names the speaker of quotation {draft.number} again")
            draft.who = opened.who

    def _name(self, position: int) -> int:
        end = self.marked.find("⦄", position)
        if end < 0:
            self._fail("⦃", "is never closed", self.stack[-1].place)
        self.stack[-1].who = self.marked[position + 1 : end]
        return end

    def _place(self) -> str:
        return f"{self.name}:{self.line}"

    def _fail(self, bracket: str, problem: str, place: str | None = None) -> NoReturn:
        raise ValueError(f"{place or self._place()}: {bracket} {problem}")


def _finish(draft: _Draft, text: str, entities: dict[str, Entity]) -> Annotation:
    """Return a quotation; enters its speaker into the entities."""
    where = f"{draft.place}: quotation {draft.number}"
    if not draft.content:
        raise ValueError(f"{where} has ⦃ or ⟨ and no ⟦")
    if draft.source is None and draft.who is None:
        raise ValueError(f"{where} has no ⦃, and its ⟦ does not name a speaker with =")
    content = tuple(sorted(draft.content))
    who = draft.who if draft.who is not None else text[slice(*(draft.source or (0, 0)))]
    return Annotation(
        kind=_KINDS[draft.kind] if draft.kind else _derived_kind(text, content),
        content=content,
        cue=tuple(sorted(draft.cue)),
        source=draft.source,
        speaker=_enter(who, entities, where),
        optional=draft.optional,
    )


def _enter(who: str, entities: dict[str, Entity], where: str) -> str | None:
    """Return the name in ``name|kind|gender|alias…``, and note the rest."""
    name, *rest = who.translate(_TRANSLATED).split("|")
    if not name.strip() or name != name.strip():
        raise ValueError(f"{where}: a speaker's name is empty or has blanks around it")
    if name == _NOBODY:
        return None
    known = entities.get(name, Entity())
    kind, gender, *aliases = [*rest, "", ""][: max(2, len(rest))]
    if kind and kind not in _ENTITY_KINDS:
        raise ValueError(f"{where}: {kind!r} is no kind of speaker")
    if gender and gender not in _GENDERS:
        raise ValueError(f"{where}: {gender!r} is no gender")
    if kind and known.kind not in ("unknown", kind):
        raise ValueError(f"{where}: {name} is {known.kind} and {kind}")
    if gender and known.gender not in (None, gender):
        raise ValueError(f"{where}: {name} has two genders")
    entities[name] = Entity(
        kind=kind or known.kind,
        gender=gender or known.gender,
        aliases=tuple(dict.fromkeys([*known.aliases, *aliases])),
    )
    return name


def _derived_kind(text: str, content: Sequence[Offsets]) -> str:
    """Return the kind that marks suggest, for a quotation that does not give it.

    Direct: a mark stands right before the content, and before it nothing that would bind it into
    a clause. Mixed: marks before or inside. Indirect: no marks.
    """
    before = text[: content[0][0]].rstrip(" \u00a0\u202f")
    odd = before.endswith('"') and before.count('"') % 2 == 1
    if odd or (before[-1:] in _OPENING_MARKS and before):
        return "direct" if _BEFORE_UTTERANCE.search(before[:-1]) else "mixed"
    inside = any(_INNER_MARK.search(text, start, end) for start, end in content)
    return "mixed" if inside else "indirect"


def read_articles(folder: Path = CORPUS / "articles") -> Iterator[AnnotatedText]:
    """Yield the articles of a folder, by name of file.

    Raises:
        ValueError: As in `parse`.
    """
    for path in sorted(folder.glob("*.txt")):
        marked = path.read_text(encoding="utf-8").rstrip("\n")
        article = parse(marked, name=path.name, group="articles")
        yield attrs.evolve(article, name=path.stem)


def read_sentences(path: Path = CORPUS / "sentences.txt") -> Iterator[AnnotatedText]:
    """Yield the texts of a file that holds one a line under ``# headings``.

    Raises:
        ValueError: As in `parse`.
    """
    group, count = "", 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("# "):
            group = line[2:]
        elif line:
            count += 1
            sentence = parse(line, name=path.name, group=group, line=number)
            yield attrs.evolve(sentence, name=f"{path.stem.removesuffix('s')}-{count:03}")


def read_corpus() -> Iterator[AnnotatedText]:
    """Yield all articles, short, long and very short ones, sentences and paragraphs."""
    for folder in (CORPUS / "articles", LONG, PRESS, PEOPLE, SOURCES, CLAUSES):
        yield from read_articles(folder)
    yield from read_sentences()
    yield from read_sentences(PARAGRAPHS)


def to_gold(annotated: AnnotatedText) -> dict[str, Any]:
    """Return an annotated text as plain JSON values."""
    return {
        "id": annotated.name,
        "group": annotated.group,
        "text": annotated.text,
        "quotations": [
            {
                "type": quotation.kind,
                "content": [list(span) for span in quotation.content],
                "cue": [list(span) for span in quotation.cue],
                "speaker": list(quotation.source) if quotation.source else None,
                "entity": quotation.speaker,
                "optional": quotation.optional,
            }
            for quotation in annotated.quotations
        ],
        "entities": {
            name: {"kind": entity.kind, "gender": entity.gender, "aliases": list(entity.aliases)}
            for name, entity in annotated.entities.items()
        },
        "not_quotations": [],
    }


def main(arguments: Sequence[str]) -> int:
    """Write the whole corpus to the file or folder in ``arguments``; return an exit status."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.corpus_notation OUT.jsonl|FOLDER\n")
        return 2
    output = Path(arguments[0])
    documents = [to_gold(annotated) for annotated in read_corpus()]
    written = {document["id"]: json.dumps(document, ensure_ascii=False) for document in documents}
    if output.suffix == ".jsonl":
        output.write_text("".join(f"{line}\n" for line in written.values()), encoding="utf-8")
        return 0
    output.mkdir(parents=True, exist_ok=True)
    for name, line in written.items():
        (output / f"{name}.gold.json").write_text(f"{line}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
