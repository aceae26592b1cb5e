"""The JSON Schema of documents, made from the types themselves."""

from __future__ import annotations

import enum
import inspect
import re
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from .models import Document, Quotation
from .models.serialise import FORMAT

__all__ = ["json_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}
_OFFSETS = {"start", "end", "parent", "id", "depth"}
_SHARES = {"confidence"}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `Document.to_json` writes.

    Returns:
        The schema as a dictionary that ``json.dumps`` accepts.
    """
    definitions: dict[str, Any] = {}
    document = _class(Document, definitions)
    number = {"description": "Number of this form of documents.", "const": FORMAT}
    return {
        "$schema": _DIALECT,
        "title": "quotelib document",
        **document,
        "properties": {"format": number, **document["properties"]},
        "required": ["format", *document["required"]],
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _class(class_: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an attrs class; what it refers to goes into the definitions."""
    hints = get_type_hints(class_)
    described = _attributes(class_)
    names = [field.name for field in attrs.fields(class_)]
    return {
        "description": _first_sentence(class_),
        "type": "object",
        "properties": {
            name: {
                "description": described[name],
                **_limited(name, _speaker_by_id(class_, name) or _type(hints[name], definitions)),
            }
            for name in names
        },
        "required": names,
        "additionalProperties": False,
    }


def _speaker_by_id(class_: type[Any], name: str) -> dict[str, Any] | None:
    """Return the schema of a quotation's speaker, which is written as a number."""
    if class_ is Quotation and name == "speaker":
        return {"type": ["integer", "null"], "minimum": 0}
    return None


def _type(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        return _or_null(_type(inner, definitions))
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], definitions)}
    return _reference(hint, definitions)


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _reference(class_: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to a class or vocabulary, defined when it is first met."""
    name = class_.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a class that holds itself would end
        definitions[name] = (
            {"description": _first_sentence(class_), "enum": [one.value for one in class_]}
            if issubclass(class_, enum.Enum)
            else _class(class_, definitions)
        )
    return {"$ref": f"#/$defs/{name}"}


def _limited(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field with the limits that its meaning sets."""
    if name in _OFFSETS:
        return {**schema, "minimum": 0}
    return {**schema, "minimum": 0, "maximum": 1} if name in _SHARES else schema


# --- descriptions ------------------------------------------------------------------------------


def _first_sentence(class_: type[Any]) -> str:
    return _plain((inspect.getdoc(class_) or "").split("\n\n")[0])


def _attributes(class_: type[Any]) -> dict[str, str]:
    """Return what the docstring says of each field."""
    section = (inspect.getdoc(class_) or "").partition("Attributes:\n")[2].partition("\n\n")[0]
    parts = re.split(r"^    (\w+): ", section, flags=re.MULTILINE)
    return {name: _plain(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _plain(text: str) -> str:
    """Return a docstring's text on one line, without its mark-up."""
    text = text.replace("``None``", "null")
    text = re.sub(r":doc:`([^<`]*?)\s*<[^`]*`", r"\1", " ".join(text.split()))
    return re.sub(r"`+(?:Document\.)?([^`]+)`+|\*([^*]+)\*", r"\1\2", text)
