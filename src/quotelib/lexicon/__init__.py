"""The packaged French data as frozen tables.

`load_lexicon` gives the one `Lexicon`. It knows the reporting verbs with what they govern, all
inflected forms, the helper verbs above them, the prepositions and nouns that report, and the
words that denote speakers.
"""

from __future__ import annotations

from .table import Lexicon, load_lexicon
from .types import (
    CueOpener,
    Demonym,
    Exclusion,
    Frame,
    Helper,
    Place,
    Preposition,
    PrepositionRole,
    ReportingVerb,
    SourceNoun,
    SpeechNoun,
    Title,
    VerbForm,
)

__all__ = [
    "CueOpener",
    "Demonym",
    "Exclusion",
    "Frame",
    "Helper",
    "Lexicon",
    "Place",
    "Preposition",
    "PrepositionRole",
    "ReportingVerb",
    "SourceNoun",
    "SpeechNoun",
    "Title",
    "VerbForm",
    "load_lexicon",
]
