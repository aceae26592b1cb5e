"""Reads annotated documents and predictions from files, strictly: a fault names its place."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import attrs

from ..errors import AnnotationFormatError
from ..models import Document, Gender, QuotationKind, SpeakerKind
from .annotations import Annotation, Entity, GoldDocument

if TYPE_CHECKING:
    import enum
    import os
    from collections.abc import Iterable, Iterator

__all__ = ["read_gold", "read_predictions"]

_E = TypeVar("_E", bound="enum.Enum")

_REQUIRED = object()


def read_gold(path: str | os.PathLike[str]) -> tuple[GoldDocument, ...]:
    """Read annotated documents.

    A document is a JSON object with ``id``, ``text``, ``quotations``, ``entities`` and
    ``not_quotations``; further fields are left alone. A quotation has a ``type`` (``direct``,
    ``mixed`` or ``indirect``), a ``content`` and a ``cue`` (lists of ``[start, end]``), a
    ``speaker`` (``[start, end]`` of its mention, or null), an ``entity`` (a name, or null) and
    ``optional`` (true or false). ``entities`` gives each name a ``kind``, a ``gender`` and
    ``aliases``.

    Args:
        path: A ``.json`` file with one document, a ``.jsonl`` file with one a line, or a folder
            of such files, which are read in the order of their names.

    Returns:
        The documents.

    Raises:
        AnnotationFormatError: A file is not of this form; the message names file and place.
        OSError: A file cannot be read.

    Example:
        >>> import json, pathlib, tempfile
        >>> file = pathlib.Path(tempfile.mkdtemp(), "gold.json")
        >>> from quotelib.evaluate import read_gold
        >>> _ = file.write_text(
        ...     json.dumps(
        ...         {
        ...             "id": "a",
        ...             "text": "Il pleut.",
        ...             "quotations": [],
        ...             "entities": {},
        ...             "not_quotations": [],
        ...         }
        ...     )
        ... )
        >>> [document.id for document in read_gold(file)]
        ['a']
    """
    found = [_gold(item) for item in _items(Path(path))]
    if not found:
        raise AnnotationFormatError(f"{path}: no annotated documents in it")
    return tuple(found)


def read_predictions(
    path: str | os.PathLike[str], gold: Iterable[GoldDocument]
) -> dict[str, tuple[Annotation, ...]]:
    """Read what a system found.

    Args:
        path: A ``.jsonl`` file with one object a line, a ``.json`` file, or a folder of them. An
            object has an ``id`` and ``quotations`` as in `read_gold`; or it is a document as
            `quotelib.Document.to_json` and ``quotelib --json`` write it, which is told by its text.
        gold: The annotated documents, to tell documents by their text.

    Returns:
        For each document, by id, its quotations.

    Raises:
        AnnotationFormatError: A file is not of this form; the message names file and place.
        OSError: A file cannot be read.

    Example:
        >>> import json, pathlib, tempfile
        >>> file = pathlib.Path(tempfile.mkdtemp(), "gold.json")
        >>> from quotelib.evaluate import read_predictions
        >>> said = {
        ...     "type": "direct",
        ...     "content": [[2, 5]],
        ...     "cue": [],
        ...     "speaker": None,
        ...     "entity": "Léo",
        ... }
        >>> _ = file.write_text(json.dumps({"id": "a", "quotations": [said]}), encoding="utf-8")
        >>> read_predictions(file, [])["a"][0].speaker
        'Léo'
    """
    ids = {document.text: document.id for document in gold}
    found: dict[str, tuple[Annotation, ...]] = {}
    for item in _items(Path(path)):
        if "format" in item.value:
            document = _document(item)
            if document.text not in ids:
                item.fail("its text is that of no annotated document")
            id_ = ids[document.text]
            annotations = tuple(map(Annotation.of, document.quotations))
        else:
            id_ = item.field("id").text()
            annotations = tuple(_annotation(one, None) for one in item.field("quotations").items())
        if id_ in found:
            item.fail(f"the document {id_!r} stands there twice")
        found[id_] = annotations
    return found


# --- values with their places -------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Item:
    """A value in a file, with the place that messages name."""

    value: Any
    place: str

    def fail(self, what: str) -> NoReturn:
        raise AnnotationFormatError(f"{self.place}: {what}")

    def fields(self) -> Mapping[str, Any]:
        if not isinstance(self.value, Mapping):
            self.fail(f"expected an object, got {self._type()}")
        return self.value

    def field(self, name: str, default: object = _REQUIRED) -> _Item:
        """Return a field; a missing one is the default, or a fault where there is none."""
        fields = self.fields()
        if name not in fields and default is _REQUIRED:
            self.fail(f"the field {name!r} is missing")
        return _Item(value=fields.get(name, default), place=f"{self.place}: {name}")

    def items(self) -> list[_Item]:
        value = self.value
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.fail(f"expected a list, got {self._type()}")
        return [_Item(value=one, place=f"{self.place}[{n}]") for n, one in enumerate(value)]

    def text(self) -> str:
        if not isinstance(self.value, str):
            self.fail(f"expected a string, got {self._type()}")
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            self.fail(f"expected true or false, got {self._type()}")
        return self.value

    def member(self, vocabulary: type[_E]) -> _E:
        try:
            return vocabulary(self.value)
        except ValueError:
            allowed = ", ".join(str(member.value) for member in vocabulary)
            self.fail(f"expected one of {allowed}, got {self.value!r}")

    def interval(self, text: str | None) -> tuple[int, int]:
        """Return two offsets, in order and inside the text where it is known."""
        values = [one.value for one in self.items()]
        if len(values) != 2 or not all(type(one) is int for one in values):  # noqa: PLR2004
            self.fail(f"expected [start, end], got {self.value!r}")
        start, end = values
        if not 0 <= start <= end <= (end if text is None else len(text)):
            limit = "" if text is None else f", the text has {len(text)} characters"
            self.fail(f"{start} to {end} is no stretch of the text{limit}")
        return start, end

    def _type(self) -> str:
        return "null" if self.value is None else type(self.value).__name__


def _items(path: Path) -> Iterator[_Item]:
    """Yield the objects of a file, or of the files of a folder."""
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix in (".json", ".jsonl"))
        for file in files:
            yield from _items(file)
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationFormatError(f"{path}: not UTF-8 text (byte {error.start})") from error
    if path.suffix != ".jsonl":
        yield _parsed(text, str(path))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _parsed(line, f"{path}, line {number}")


def _parsed(text: str, place: str) -> _Item:
    try:
        item = _Item(value=json.loads(text), place=place)
    except (ValueError, RecursionError) as error:
        raise AnnotationFormatError(f"{place}: not JSON: {error}") from error
    item.fields()
    return item


# --- documents ---------------------------------------------------------------------------------


def _document(item: _Item) -> Document:
    try:
        return Document.from_dict(item.value)
    except ValueError as error:
        raise AnnotationFormatError(f"{item.place}: {error}") from error


def _gold(item: _Item) -> GoldDocument:
    text = item.field("text").text()
    return GoldDocument(
        id=item.field("id").text(),
        text=text,
        quotations=tuple(_annotation(one, text) for one in item.field("quotations").items()),
        entities=tuple(_entities(item.field("entities", {}))),
        not_quotations=tuple(
            one.interval(text) for one in item.field("not_quotations", []).items()
        ),
    )


def _annotation(item: _Item, text: str | None) -> Annotation:
    source, speaker = item.field("speaker", None), item.field("entity", None)
    content = tuple(piece.interval(text) for piece in item.field("content").items())
    if not content:
        item.fail("its content is empty")
    return Annotation(
        kind=item.field("type").member(QuotationKind),
        content=content,
        cue=tuple(piece.interval(text) for piece in item.field("cue", []).items()),
        source=None if source.value is None else source.interval(text),
        speaker=None if speaker.value is None else speaker.text(),
        optional=item.field("optional", default=False).flag(),
    )


def _entities(item: _Item) -> Iterator[Entity]:
    for name in item.fields():
        entity = item.field(name)
        kind, gender = entity.field("kind", "unknown"), entity.field("gender", None)
        yield Entity(
            name=name,
            kind=kind.member(SpeakerKind),
            gender=None if gender.value is None else gender.member(Gender),
            aliases=tuple(one.text() for one in entity.field("aliases", []).items()),
        )
