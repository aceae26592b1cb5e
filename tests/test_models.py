"""The result types: values that do not change, compare by what they hold, and print shortly."""

from __future__ import annotations

import copy
import enum
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import models
from quotelib.models import (
    Act,
    Cue,
    CueKind,
    Document,
    MarkFlag,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    QuotedSpan,
    Span,
    SpanRole,
    Speaker,
    SpeakerKind,
    Unresolved,
)
from strategies_models import documents, spans, texts

TEXT = "« La halle, répète la maire, rouvrira », ajoute-t-elle."
CLASSES = [Cue, Document, Mention, Quotation, QuotedSpan, Span, Speaker]
VOCABULARIES = [
    value
    for value in vars(models).values()
    if isinstance(value, type) and issubclass(value, enum.Enum)
]


def span(start: int, end: int) -> Span:
    """Return a span of TEXT."""
    return Span.of(TEXT, start, end)


MENTION = Mention(span=span(19, 27), kind=MentionKind.DESCRIPTION)
SPEAKER = Speaker(id=0, name="la maire", kind=SpeakerKind.PERSON, mentions=(MENTION,))
CUE = Cue(spans=(span(12, 18),), lemma="répéter", kind=CueKind.VERB, act=Act.SAY)
QUOTATION = Quotation(
    kind=QuotationKind.DIRECT,
    content=(span(2, 10), span(29, 37)),
    rule="incise",
    confidence=0.9,
    cue=CUE,
    source=MENTION,
    speaker=SPEAKER,
)
QUOTED = QuotedSpan(span=span(2, 37), outer=span(0, 39), opener="«", closer="»")
DOCUMENT = Document(text=TEXT, quotations=(QUOTATION,), quoted_spans=(QUOTED,), speakers=(SPEAKER,))
VALUES = [MENTION, SPEAKER, CUE, QUOTATION, QUOTED, DOCUMENT, span(2, 10)]


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__name__)
def test_slotted(class_: type[Any]) -> None:
    """No result has a dictionary to hide further attributes in."""
    assert "__slots__" in vars(class_)
    assert "__dict__" not in dir(class_)


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__name__)
def test_keyword_only(class_: type[Any]) -> None:
    """Fields are given by name, so that a new one cannot move the others."""
    assert all(field.kw_only for field in attrs.fields(class_))
    with pytest.raises(TypeError):
        class_("x")


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_frozen(value: Any) -> None:
    """No field can be set or deleted, and none added."""
    name = attrs.fields(type(value))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, name)
    with pytest.raises(AttributeError):
        value.surprise = 1


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_equal_by_value(value: Any) -> None:
    """A result equals its rebuilt twin, has the same hash, and equals nothing of another type."""
    twin = attrs.evolve(value)
    assert twin is not value
    assert value == twin
    assert hash(value) == hash(twin)
    assert {value: 1}[twin] == 1
    assert value != attrs.astuple(value, recurse=False)
    assert value != hash(value)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_each_field_counts(value: Any) -> None:
    """A change of any one field makes another value."""
    for field in attrs.fields(type(value)):
        assert value != attrs.evolve(value, **{field.name: object()})


@given(documents())
def test_copies(document: Document) -> None:
    """Pickling in any protocol, copying and deep copying give an equal document."""
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert document == pickle.loads(pickle.dumps(document, protocol))  # noqa: S301
    assert document == copy.copy(document)
    assert document == copy.deepcopy(document)
    assert hash(document) == hash(copy.deepcopy(document))


@given(documents())
def test_repr_is_short(document: Document) -> None:
    """A repr stays on one line, whatever the text holds."""
    for value in (
        document,
        *document.quotations,
        *document.quoted_spans,
        *document.speakers,
        *(mention for speaker in document.speakers for mention in speaker.mentions),
    ):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 600


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (span(2, 10), "Span(2, 10, 'La halle')"),
        (Span.of("x" * 99, 0, 99), f"Span(0, 99, '{'x' * 39}…')"),
        (MENTION, "Mention('la maire', description)"),
        (SPEAKER, "Speaker(0, 'la maire', person)"),
        (CUE, "Cue('répète', 'répéter', say)"),
        (QUOTATION, "Quotation(direct, 'La halle rouvrira', 'la maire')"),
        (
            attrs.evolve(QUOTATION, speaker=None, source=attrs.evolve(MENTION, span=span(42, 54))),
            "Quotation(direct, 'La halle rouvrira', 'joute-t-elle')",
        ),
        (
            attrs.evolve(QUOTATION, speaker=None, source=None, unresolved=Unresolved.NO_CUE),
            "Quotation(direct, 'La halle rouvrira')",
        ),
        (QUOTED, "QuotedSpan('La halle, répète la maire, rouvrira')"),
        (
            attrs.evolve(QUOTED, role=SpanRole.TITLE, flags=(MarkFlag.UNCLOSED, MarkFlag.ENTITY)),
            "QuotedSpan('La halle, répète la maire, rouvrira', title, unclosed, entity)",
        ),
        (
            DOCUMENT,
            (
                "Document('« La halle, répète la maire, rouvrira »…', quotations=1, "
                "quoted_spans=1, speakers=1)"
            ),
        ),
        (QuotationKind.DIRECT, "QuotationKind.DIRECT"),
    ],
)
def test_repr(value: object, expected: str) -> None:
    """A repr says what matters and leaves the rest out."""
    assert expected == repr(value)


@given(st.data())
def test_span_of(data: st.DataObject) -> None:
    """A span's text is the caller's string between its offsets."""
    text = data.draw(texts())
    found = data.draw(spans(text))
    assert text[found.start : found.end] == found.text
    assert Span(start=found.start, end=found.end, text=found.text) == found


def test_text_of_pieces() -> None:
    """Content and cue join their pieces by a space."""
    assert QUOTATION.text == "La halle rouvrira"
    assert CUE.text == "répète"
    assert attrs.evolve(CUE, spans=(span(12, 18), span(41, 47))).text == "répète ajoute"
    assert QUOTED.text == "La halle, répète la maire, rouvrira"
    assert MENTION.text == "la maire"


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda class_: class_.__name__)
def test_vocabulary(vocabulary: type[enum.Enum]) -> None:
    """The values of a vocabulary are lower-case words, all different, and read back."""
    values = [member.value for member in vocabulary]
    assert len(set(values)) == len(vocabulary.__members__)
    for value in values:
        assert value.isidentifier()
        assert value == value.lower()
        assert vocabulary(value).value == value
        assert pickle.loads(pickle.dumps(vocabulary(value))) is vocabulary(value)  # noqa: S301


def test_all_is_alphabetical() -> None:
    """The package of models lists its names in order and each is there."""
    assert sorted(models.__all__) == models.__all__
    assert all(hasattr(models, name) for name in models.__all__)
