"""Every error that quotelib raises on purpose.

All of them derive from `QuotelibError`, and each also inherits the closest built-in, so that
``except ValueError`` works where a caller expects it to.
"""

from __future__ import annotations

__all__ = [
    "AnnotationFormatError",
    "ArgumentTypeError",
    "ArgumentValueError",
    "DocumentFormatError",
    "LexiconError",
    "MissingPackageError",
    "ModelNotFoundError",
    "PipelineError",
    "QuotelibError",
    "TextError",
    "WorkerError",
]


class QuotelibError(Exception):
    """Base of all errors raised by quotelib."""


class AnnotationFormatError(QuotelibError, ValueError):
    """A file of annotated documents or of predictions has a fault; the message names its place."""


class ArgumentTypeError(QuotelibError, TypeError):
    """An argument has the wrong type; the message names it, the type wanted and the one given."""


class ArgumentValueError(QuotelibError, ValueError):
    """An argument has the right type and an impossible value; the message says what is allowed."""


class ModelNotFoundError(QuotelibError, OSError):
    """No spaCy model of that name is installed; the message gives the two ways to install one."""


class PipelineError(QuotelibError, ValueError):
    """A spaCy pipeline lacks what quotelib needs: French and a tagger."""


class DocumentFormatError(QuotelibError, ValueError):
    """A dictionary or JSON string is not the serialised form of a `quotelib.Document`."""


class LexiconError(QuotelibError, ValueError):
    """A lexicon entry breaks the rules of its file; the message names file, line and rule."""


class MissingPackageError(QuotelibError, ImportError):
    """A package that only one purpose needs is missing; the message names the extra with it."""


class TextError(QuotelibError, RuntimeError):
    """One text of a stream could not be read.

    Args:
        index: The place of the text in the stream, from 0.
        reason: Why it could not be read; ``__cause__`` is the error itself.

    Attributes:
        index: The place of the text in the stream, from 0.
        reason: Why it could not be read.
    """

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(index, reason)
        self.index = index
        self.reason = reason

    def __str__(self) -> str:
        return f"texts[{self.index}] could not be read: {self.reason}"


class WorkerError(QuotelibError, RuntimeError):
    """Worker processes cannot be started, or one was killed while it read a text, twice."""
