"""quotelib reads French news and says who said what.

`extract` reads one text, `pipe` a stream of them, `Extractor` is the configured engine behind
both, and `find_quoted` finds quotation marks without any model. Results are frozen values with
exact offsets into the caller's string.
"""

from __future__ import annotations

from ._version import __version__
from .errors import (
    AnnotationFormatError,
    ArgumentTypeError,
    ArgumentValueError,
    DocumentFormatError,
    LexiconError,
    MissingPackageError,
    ModelNotFoundError,
    PipelineError,
    QuotelibError,
    TextError,
    WorkerError,
)
from .extract import Extractor, extract, pipe
from .marks import find_quoted
from .models import (
    Act,
    Cue,
    CueKind,
    Document,
    ExtraWords,
    Form,
    Gender,
    MarkFlag,
    Mention,
    MentionKind,
    Mood,
    Number,
    Quotation,
    QuotationKind,
    QuotedSpan,
    Span,
    SpanRole,
    Speaker,
    SpeakerKind,
    Summary,
    Tally,
    Tense,
    Unresolved,
)

__all__ = [
    "Act",
    "AnnotationFormatError",
    "ArgumentTypeError",
    "ArgumentValueError",
    "Cue",
    "CueKind",
    "Document",
    "DocumentFormatError",
    "ExtraWords",
    "Extractor",
    "Form",
    "Gender",
    "LexiconError",
    "MarkFlag",
    "Mention",
    "MentionKind",
    "MissingPackageError",
    "ModelNotFoundError",
    "Mood",
    "Number",
    "PipelineError",
    "Quotation",
    "QuotationKind",
    "QuotedSpan",
    "QuotelibError",
    "Span",
    "SpanRole",
    "Speaker",
    "SpeakerKind",
    "Summary",
    "Tally",
    "Tense",
    "TextError",
    "Unresolved",
    "WorkerError",
    "__version__",
    "extract",
    "find_quoted",
    "pipe",
]
