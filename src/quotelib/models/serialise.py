"""Documents as plain dictionaries and as JSON, and back.

cattrs does the structuring and is imported on first use. Reading is strict: a missing or unknown
field, a value of another type, an offset that does not fit the text or a reference to nothing is
an error that names its place, such as ``quotations[0].content[1].start``.
"""

from __future__ import annotations

import enum
import functools
import json
import re
import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from ..errors import ArgumentTypeError, DocumentFormatError
from .results import Document, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cattrs import Converter

    from .results import Cue, Mention, QuotedSpan, Span

__all__ = ["FORMAT", "dump", "from_dict", "from_json", "to_dict", "to_json"]

FORMAT = 1
"""Number of the serialised form; it grows when a field changes its meaning or goes away."""

_SHOWN_PROBLEMS = 3

# A surrogate on its own cannot be encoded, so JSON escapes it. The second half of a pair that
# stands in the string as two code points stays raw: two escapes would be read as one character.
_SURROGATE = re.compile("(?<![\ud800-\udbff])[\ud800-\udfff]|[\ud800-\udbff]")


class _ProblemError(ValueError):
    """A value that cannot be read; its message goes to the user with the path before it."""


def to_dict(document: Document) -> dict[str, Any]:
    """Return a document as plain dictionaries, lists, strings and numbers.

    Args:
        document: The document.

    Returns:
        A dictionary that ``json.dumps`` accepts and `from_dict` reads back.

    Raises:
        DocumentFormatError: A quotation's speaker does not stand in ``document.speakers`` at the
            position that its ``id`` gives, so that writing the ``id`` alone would lose it.
    """
    _refuse(list(_stray_speakers(document)), "cannot be written")
    fields: dict[str, Any] = _converter().unstructure(document)
    return {"format": FORMAT, **fields}


def from_dict(data: Mapping[str, Any]) -> Document:
    """Return the document that `to_dict` turned into ``data``.

    Args:
        data: What `to_dict` returned.

    Returns:
        A document equal to the first one.

    Raises:
        DocumentFormatError: ``data`` is not the serialised form of a document, or its offsets and
            references do not fit.
    """
    document = _structure(_without_format(data))
    _refuse(list(_inconsistencies(document)), "cannot be read")
    speakers = document.speakers
    return attrs.evolve(
        document,
        quotations=tuple(
            attrs.evolve(q, speaker=speakers[q.speaker.id]) if q.speaker else q
            for q in document.quotations
        ),
    )


def to_json(document: Document, *, indent: int | None = None) -> str:
    """Return a document as JSON.

    Args:
        document: The document.
        indent: Number of spaces a level; ``None`` puts everything on one line.

    Returns:
        JSON text, with non-ASCII characters left as they are.

    Raises:
        DocumentFormatError: As in `to_dict`.
    """
    return dump(to_dict(document), indent=indent)


def dump(value: Any, *, indent: int | None = None) -> str:
    """Return plain data as JSON that has an encoding, whatever its strings hold.

    Args:
        value: Dictionaries, lists, strings and numbers.
        indent: Number of spaces a level; ``None`` puts everything on one line.

    Returns:
        JSON text, with non-ASCII characters left as they are.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_json(data: str | bytes) -> Document:
    """Return the document that `to_json` turned into ``data``.

    Args:
        data: What `to_json` returned, or its encoding in UTF-8.

    Returns:
        A document equal to the first one.

    Raises:
        ArgumentTypeError: ``data`` is neither a string nor bytes.
        DocumentFormatError: ``data`` is not JSON, or not that of a document.
    """
    if not isinstance(data, (str, bytes)):
        raise ArgumentTypeError(
            f"data must be str or bytes, got {type(data).__name__}; "
            "use Document.from_dict for a dictionary"
        )
    try:
        loaded = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise DocumentFormatError(f"data is not JSON: {error}") from error
    return from_dict(loaded)


def _refuse_constant(name: str) -> None:
    raise _ProblemError(f"{name} is not a JSON number")


def _without_format(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the document itself, once the number of the form is known to fit."""
    if not isinstance(data, Mapping):
        _refuse([_wrong_type("an object", data)], "cannot be read")
    fields = dict(data)
    if "format" not in fields:
        _refuse([f"format: missing, expected {FORMAT}"], "cannot be read")
    found = fields.pop("format")
    if type(found) is not int or found != FORMAT:
        _refuse([f"format: expected {FORMAT}, got {found!r}"], "cannot be read")
    return fields


def _structure(fields: dict[str, Any]) -> Document:
    """Return a document whose quotations hold placeholders for their speakers."""
    from cattrs import ClassValidationError, transform_error

    try:
        document: Document = _converter().structure(fields, Document)
    except ClassValidationError as error:
        # Each message is "what @ path"; the path holds no data, so that the last @ is the sign.
        parts = [message.rpartition(" @ ") for message in transform_error(error, "", _describe)]
        problems = [f"{path.lstrip('.')}: {what}".lstrip(": ") for what, _, path in parts]
        _refuse(problems, "cannot be read")
        raise  # pragma: no cover - cattrs always says what is wrong
    return document


def _refuse(problems: list[str], verdict: str) -> None:
    """Raise one error for all problems, if there are any."""
    if not problems:
        return
    shown = "; ".join(problems[:_SHOWN_PROBLEMS])
    more = len(problems) - _SHOWN_PROBLEMS
    tail = f"; and {more} more" if more > 0 else ""
    # Without its cause: the message already holds all that cattrs says, over fifty lines.
    raise DocumentFormatError(f"document {verdict}: {shown}{tail}") from None


def _describe(error: BaseException, _: type[Any] | None) -> str:
    """Return what an error of cattrs means to somebody who reads the data, not the code."""
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        return "unknown field " + ", ".join(sorted(map(repr, error.extra_fields)))
    if isinstance(error, KeyError):
        return "missing"
    return str(error)


def _wrong_type(wanted: str, value: object) -> str:
    found = "null" if value is None else type(value).__name__
    return f"expected {wanted}, got {found}"


# --- the converter -----------------------------------------------------------------------------


@functools.cache
def _converter() -> Converter:
    """Return the converter, built once."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for kind, name in ((str, "a string"), (bool, "true or false"), (int, "an integer")):
        converter.register_structure_hook(kind, _exactly(kind, name))
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_func(
        lambda type_: isinstance(type_, type) and issubclass(type_, enum.Enum), _member
    )
    converter.register_structure_hook_factory(_is_tuple, functools.partial(_tuple_hook, converter))
    converter.register_structure_hook_factory(attrs.has, functools.partial(_class_hook, converter))
    converter.register_unstructure_hook(Quotation, _quotation_writer(converter))
    return converter


def _exactly(kind: type[Any], name: str) -> Callable[[object, Any], Any]:
    """Return a hook that takes values of one type only: no number from a string, no 1 for true."""

    def hook(value: object, _: Any) -> Any:
        if type(value) is not kind:
            raise _ProblemError(_wrong_type(name, value))
        return value

    return hook


def _number(value: object, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _ProblemError(_wrong_type("a number", value))
    return float(value)


def _member(value: object, vocabulary: type[enum.Enum]) -> enum.Enum:
    try:
        return vocabulary(value)
    except ValueError:
        allowed = ", ".join(str(member.value) for member in vocabulary)
        raise _ProblemError(f"{value!r} is not one of {allowed}") from None


def _is_tuple(type_: Any) -> bool:
    origin: object = get_origin(type_)
    return origin is tuple


def _tuple_hook(converter: Converter, type_: Any) -> Callable[[object, Any], tuple[Any, ...]]:
    """Return a hook that reads a list as a tuple, and nothing else: a string has items too."""
    as_list: Any = types.GenericAlias(list, get_args(type_)[:1])
    read = converter.get_structure_hook(as_list)

    def hook(value: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise _ProblemError(_wrong_type("a list", value))
        return tuple(read(value, as_list))

    return hook


def _class_hook(converter: Converter, class_: type[Any]) -> Callable[[object, Any], Any]:
    """Return a hook that reads an object's fields, a quotation's speaker by its id."""
    from cattrs.gen import make_dict_structure_fn, override

    by_id = override(struct_hook=_placeholder if class_ is Quotation else None)
    read = make_dict_structure_fn(class_, converter, _cattrs_forbid_extra_keys=True, speaker=by_id)

    def hook(value: object, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _ProblemError(_wrong_type("an object", value))
        return read(value, class_)

    return hook


def _placeholder(value: object, _: Any) -> Speaker | None:
    """Stand in for a speaker until the list of speakers is known."""
    if value is None:
        return None
    if type(value) is not int:
        raise _ProblemError(_wrong_type("a speaker's id or null", value))
    return Speaker(id=value, name="")


def _quotation_writer(converter: Converter) -> Callable[[Quotation], dict[str, Any]]:
    from cattrs.gen import make_dict_unstructure_fn, override

    return make_dict_unstructure_fn(
        Quotation,
        converter,
        speaker=override(unstruct_hook=lambda speaker: speaker.id if speaker else None),
    )


# --- what types cannot say ---------------------------------------------------------------------


def _stray_speakers(document: Document) -> Iterator[str]:
    """Yield a problem for each speaker that its id would not find again."""
    yield from _wrong_ids(document)
    for index, quotation in enumerate(document.quotations):
        speaker = quotation.speaker
        if speaker is None:
            continue
        found = document.speakers[speaker.id : speaker.id + 1] if speaker.id >= 0 else ()
        if found != (speaker,):
            yield f"quotations[{index}].speaker: is not speakers[{speaker.id}]"


def _wrong_ids(document: Document) -> Iterator[str]:
    for index, speaker in enumerate(document.speakers):
        if speaker.id != index:
            yield f"speakers[{index}].id: expected {index}, its position, got {speaker.id}"


def _inconsistencies(document: Document) -> Iterator[str]:
    """Yield a problem for each value that has the right type and does not fit its document."""
    for path, span in _spans(document):
        if not 0 <= span.start <= span.end <= len(document.text):
            yield f"{path}: {span.start} to {span.end} lies outside the text"
        elif document.text[span.start : span.end] != span.text:
            yield f"{path}.text: is not the text between {span.start} and {span.end}"
    yield from _wrong_ids(document)
    yield from _loose_parents("quotations", [item.parent for item in document.quotations])
    yield from _loose_parents("quoted_spans", [item.parent for item in document.quoted_spans])
    for index, quotation in enumerate(document.quotations):
        path = f"quotations[{index}]"
        if not 0 <= quotation.confidence <= 1:
            yield f"{path}.confidence: expected 0 to 1, got {quotation.confidence}"
        speaker = quotation.speaker
        if speaker and not 0 <= speaker.id < len(document.speakers):
            yield f"{path}.speaker: no speaker has the id {speaker.id}"


def _loose_parents(name: str, parents: list[int | None]) -> Iterator[str]:
    """Yield a problem for each parent that is no other item of the sequence."""
    for index, parent in enumerate(parents):
        if parent is not None and not (0 <= parent < len(parents) and parent != index):
            yield f"{name}[{index}].parent: {parent} is not the index of another item"


def _spans(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield every span of a document with its path."""
    for index, quotation in enumerate(document.quotations):
        yield from _quotation_spans(f"quotations[{index}]", quotation)
    for index, quoted in enumerate(document.quoted_spans):
        yield from _quoted_spans(f"quoted_spans[{index}]", quoted)
    for index, speaker in enumerate(document.speakers):
        for number, mention in enumerate(speaker.mentions):
            yield f"speakers[{index}].mentions[{number}].span", mention.span


def _quotation_spans(path: str, quotation: Quotation) -> Iterator[tuple[str, Span]]:
    for number, span in enumerate(quotation.content):
        yield f"{path}.content[{number}]", span
    cues: list[tuple[str, Cue]] = [("cue", quotation.cue)] if quotation.cue else []
    cues += ((f"further_cues[{n}]", cue) for n, cue in enumerate(quotation.further_cues))
    for name, cue in cues:
        for number, span in enumerate(cue.spans):
            yield f"{path}.{name}.spans[{number}]", span
    mentions: tuple[tuple[str, Mention | None], ...] = (
        ("source", quotation.source),
        ("addressee", quotation.addressee),
    )
    for name, mention in mentions:
        if mention:
            yield f"{path}.{name}.span", mention.span
    for name, span_or_none in (("medium", quotation.medium), ("date", quotation.date)):
        if span_or_none:
            yield f"{path}.{name}", span_or_none


def _quoted_spans(path: str, quoted: QuotedSpan) -> Iterator[tuple[str, Span]]:
    yield f"{path}.span", quoted.span
    yield f"{path}.outer", quoted.outer
    if quoted.label:
        yield f"{path}.label", quoted.label
