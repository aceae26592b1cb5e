"""The types of results, and the plain records that stages hand to each other."""

from __future__ import annotations

from .enums import (
    Act,
    CueKind,
    Form,
    Gender,
    MarkFlag,
    MentionKind,
    Mood,
    Number,
    QuotationKind,
    SpanRole,
    SpeakerKind,
    Tense,
    Unresolved,
)
from .results import Cue, Document, Mention, Quotation, QuotedSpan, Span, Speaker
from .summary import Summary, Tally
from .words import ExtraWords

__all__ = [
    "Act",
    "Cue",
    "CueKind",
    "Document",
    "ExtraWords",
    "Form",
    "Gender",
    "MarkFlag",
    "Mention",
    "MentionKind",
    "Mood",
    "Number",
    "Quotation",
    "QuotationKind",
    "QuotedSpan",
    "Span",
    "SpanRole",
    "Speaker",
    "SpeakerKind",
    "Summary",
    "Tally",
    "Tense",
    "Unresolved",
]
