"""A copy of a value with some fields changed, where many are made."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["evolve"]

_T = TypeVar("_T")


def evolve(value: _T, **changes: Any) -> _T:
    """Return what `attrs.evolve` does, which asks for the fields of the class each time.

    Args:
        value: A value of a class with at least two fields, each of them an argument.
        changes: Its fields that change.

    Returns:
        A new value of the same class.

    Example:
        >>> from quotelib import Span
        >>> from quotelib.models.evolve import evolve
        >>> evolve(Span.of("« Oui »", 2, 5), start=4)
        Span(4, 5, 'Oui')
    """
    cls: Any = type(value)
    names, values = _fields(cls)
    made: _T = cls(**dict(zip(names, values(value), strict=True)) | changes)
    return made


@functools.cache
def _fields(cls: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the arguments that make a value of a class, and what reads them from one."""
    fields = [field for field in attrs.fields(cls) if field.init]
    names = tuple([field.alias or field.name for field in fields])
    return names, operator.attrgetter(*[field.name for field in fields])
