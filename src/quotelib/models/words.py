"""Words that a caller adds to the lexicon of one extractor."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from ..errors import ArgumentTypeError, ArgumentValueError
from .enums import Act

__all__ = ["ExtraWords"]


def _table(field: str) -> Callable[[Any], Any]:
    """Return what turns the argument for a field into a mapping that nobody can change."""

    def convert(value: Any) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise ArgumentTypeError(f"{field} must be a mapping, not {type(value).__name__}")
        for key in value:
            _require_words(field, key)
        return MappingProxyType(
            {
                key: MappingProxyType(dict(cells)) if isinstance(cells, Mapping) else cells
                for key, cells in value.items()
            }
        )

    return convert


def _names(value: Any) -> tuple[str, ...]:
    """Return the argument for `ExtraWords.works` as a tuple."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ArgumentTypeError(f"works must be a list of strings, not {type(value).__name__}")
    names = tuple(value)
    for name in names:
        _require_words("works", name)
    return names


def _require_words(field: str, value: object) -> None:
    if not isinstance(value, str):
        raise ArgumentTypeError(f"{field} must name words as str, not {value!r}")
    if not value.strip():
        raise ArgumentValueError(f"{field} must not name an empty string")


def _field(name: str) -> Any:
    return attrs.field(default=MappingProxyType({}), converter=_table(name))


@attrs.frozen(kw_only=True)
class ExtraWords:
    """Words that the packaged lexicon lacks or has otherwise, for one `quotelib.Extractor`.

    All values are strings, so that they can stand in a JSON or TOML file: see `from_json`. An entry
    that the packaged lexicon has too is replaced. What is wrong with an entry is said when the
    extractor is made.

    Attributes:
        verbs: Reporting verbs (*snober*, *se gargariser*, *botter en touche*), each with its
            `quotelib.Act`. Where there is more to say, a mapping with the columns of
            ``reporting_verbs.tsv`` stands in place of the act.
        titles: Words before a name (*Coach*), each with the gender of those who bear it: ``"m"``,
            ``"f"``, or ``"x"`` for both.
        persons: Nouns for persons, the masculine with the feminine (*libéro*, *libéro*).
        first_names: First names with their gender: ``"m"``, ``"f"``, or ``"x"`` for both.
        organisations: Acronyms and names of one word (*FFR*), each with the body behind it, or
            with ``""``.
        demonyms: Places with the masculine and the feminine of their adjective (*Rochebrive*:
            *rochebrivois*, *rochebrivoise*).
        works: Names of films, broadcasts, columns: in quotation marks they are titles, never
            somebody's words.

    Raises:
        ArgumentTypeError: An argument is no mapping, or `works` no list of strings.
        ArgumentValueError: A key, or one of `works`, is an empty string.

    Example:
        >>> import quotelib
        >>> words = quotelib.ExtraWords(verbs={"grommeloter": "answer"})
        >>> extractor = quotelib.Extractor(words=words)
        >>> extractor.extract("« Plus tard », grommelota Léa Morel.").quotations[0].cue.lemma
        'grommeloter'
    """

    verbs: Mapping[str, Act | str | Mapping[str, str]] = _field("verbs")
    titles: Mapping[str, str] = _field("titles")
    persons: Mapping[str, str] = _field("persons")
    first_names: Mapping[str, str] = _field("first_names")
    organisations: Mapping[str, str] = _field("organisations")
    demonyms: Mapping[str, tuple[str, str]] = _field("demonyms")
    works: Iterable[str] = attrs.field(default=(), converter=_names)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> ExtraWords:
        """Return the words that a dictionary holds by the names of the attributes.

        Args:
            data: The dictionary, for example out of a TOML file.

        Returns:
            The words.

        Raises:
            ArgumentTypeError: ``data`` is no mapping, or one of its values has the wrong type.
            ArgumentValueError: It has a key that is no attribute, or an empty word.

        Example:
            >>> import quotelib
            >>> quotelib.ExtraWords.from_dict({"works": ["Stade 3"]}).works
            ('Stade 3',)
        """
        if not isinstance(data, Mapping):
            raise ArgumentTypeError(f"words must be a mapping, not {type(data).__name__}")
        known = [field.name for field in attrs.fields(cls)]
        for name in data:
            if name not in known:
                raise ArgumentValueError(f"no field {name!r}; allowed: {', '.join(known)}")
        return cls(**data)

    @classmethod
    def from_json(cls, data: str | bytes) -> ExtraWords:
        """Return the words that a JSON object holds by the names of the attributes.

        Args:
            data: JSON text, or its bytes in UTF-8.

        Returns:
            The words.

        Raises:
            ArgumentTypeError: ``data`` is no string, no object, or holds values of wrong types.
            ArgumentValueError: It is no JSON, or as for `from_dict`.

        Example:
            >>> import quotelib
            >>> quotelib.ExtraWords.from_json('{"titles": {"Mister": "m"}}').titles["Mister"]
            'm'
        """
        if not isinstance(data, (str, bytes)):
            raise ArgumentTypeError(f"data must be str or bytes, not {type(data).__name__}")
        try:
            loaded = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ArgumentValueError(f"data is not JSON: {error}") from error
        return cls.from_dict(loaded)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as plain dictionaries, since read-only ones cannot be."""
        values = {
            field.name: _plain(getattr(self, field.name)) for field in attrs.fields(type(self))
        }
        return (functools.partial(type(self), **values), ())


def _plain(value: Any) -> Any:
    return (
        {key: _plain(cells) for key, cells in value.items()}
        if isinstance(value, Mapping)
        else value
    )
