"""The closed vocabularies of results.

Values are the strings that appear in JSON; names are the Python constants.
"""

from __future__ import annotations

import enum

__all__ = [
    "Act",
    "CueKind",
    "Form",
    "Gender",
    "MarkFlag",
    "MentionKind",
    "Mood",
    "Number",
    "QuotationKind",
    "SpanRole",
    "SpeakerKind",
    "Tense",
    "Unresolved",
    "Vocabulary",
]


class Vocabulary(enum.Enum):
    """An enum with a repr short enough to read inside a result."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    # Members are single objects: their identity is as good a hash as their name, and faster.
    __hash__ = object.__hash__


class QuotationKind(Vocabulary):
    """How the content is reported."""

    DIRECT = "direct"
    """The whole content stands inside quotation marks, or is a dialogue turn."""
    MIXED = "mixed"
    """The reporting clause carries the content, part of which stands inside quotation marks."""
    INDIRECT = "indirect"
    """Reported content without quotation marks."""


class CueKind(Vocabulary):
    """What sort of words report."""

    VERB = "verb"
    PREPOSITION = "preposition"
    NOUN = "noun"
    COLON = "colon"


class Act(Vocabulary):
    """The speech act that a cue names."""

    SAY = "say"
    CLAIM = "claim"
    DISCLOSE = "disclose"
    DENY = "deny"
    ANSWER = "answer"
    ADD = "add"
    ASK = "ask"
    ORDER = "order"
    PROMISE = "promise"
    ACCUSE = "accuse"
    WELCOME = "welcome"
    JUDGE = "judge"
    EXPRESS = "express"
    WRITE = "write"
    PREDICT = "predict"
    UNKNOWN = "unknown"


class Tense(Vocabulary):
    """The tense of a verbal cue, compound tenses by their French names."""

    PRESENT = "present"
    IMPERFECT = "imperfect"
    PAST = "past"
    """Passé composé or passé simple, which report a completed act."""
    PLUPERFECT = "pluperfect"
    FUTURE = "future"


class Mood(Vocabulary):
    """The mood of a verbal cue; `CONDITIONAL` on the cue is journalistic hearsay."""

    INDICATIVE = "indicative"
    CONDITIONAL = "conditional"
    SUBJUNCTIVE = "subjunctive"
    IMPERATIVE = "imperative"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"


class MentionKind(Vocabulary):
    """The form of a mention."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    CLITIC = "clitic"
    POSSESSIVE = "possessive"


class Gender(Vocabulary):
    """Grammatical gender; for a person, the gender that the text gives them."""

    FEMININE = "f"
    MASCULINE = "m"


class Number(Vocabulary):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"


class SpeakerKind(Vocabulary):
    """What a speaker is."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    DOCUMENT = "document"
    MEDIA = "media"
    UNKNOWN = "unknown"


class Form(Vocabulary):
    """What delimits a quoted span."""

    MARKS = "marks"
    """Quotation marks of any family, also written as entities or lost to an encoding."""
    TAG = "tag"
    """An HTML element (``<q>`` or ``<blockquote>``)."""
    DASH = "dash"
    """A dialogue turn that starts with a dash."""
    TURN = "turn"
    """A labelled turn of an interview, transcript or record (``R –``, ``C. V. :``)."""


class MarkFlag(Vocabulary):
    """A repair or peculiarity of a quoted span."""

    UNCLOSED = "unclosed"
    """No closing mark before the end of the paragraph."""
    UNOPENED = "unopened"
    """A closing mark without an opening one; the span starts with its sentence."""
    MISMATCHED = "mismatched"
    """Opening and closing marks belong to different families."""
    DOUBLED = "doubled"
    """A mark stands twice and counts once."""
    SHARED_CLOSER = "shared_closer"
    """The closing mark also closes the span around it or inside it."""
    REOPENED = "reopened"
    """The mark is repeated at the start of each paragraph."""
    MULTI_PARAGRAPH = "multi_paragraph"
    """The span runs over at least one line break that ends a paragraph."""
    ENTITY = "entity"
    """A mark is written as an HTML entity or character reference."""
    MOJIBAKE = "mojibake"
    """A mark is the debris of a wrong decoding (``Â«``)."""


class SpanRole(Vocabulary):
    """What a quoted span does in the text."""

    QUOTATION = "quotation"
    """All or part of the content of a quotation in `Document.quotations`."""
    TITLE = "title"
    """The title of a work, article or programme, or a proper name in marks."""
    TERM = "term"
    """A word mentioned as a word, a technical or foreign term, a label, a nickname."""
    SCARE = "scare"
    """Words held at a distance by the author, attributed to nobody."""
    UNKNOWN = "unknown"
    """Not decided."""


class Unresolved(Vocabulary):
    """Why a quotation has no source or no speaker."""

    NO_CUE = "no_cue"
    """Nothing near the quotation reports it."""
    NO_SOURCE = "no_source"
    """A cue reports it and names nobody (passives, *est-il indiqué*)."""
    AMBIGUOUS = "ambiguous"
    """Two or more speakers fit the source equally well."""
    NO_ANTECEDENT = "no_antecedent"
    """The source is a pronoun or possessive and no earlier mention fits it."""
