"""Documents as dictionaries and JSON: nothing is lost, and nothing wrong is read."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from quotelib.errors import ArgumentTypeError, DocumentFormatError, QuotelibError
from quotelib.models import (
    Act,
    Cue,
    CueKind,
    Document,
    Mention,
    MentionKind,
    Mood,
    Quotation,
    QuotationKind,
    QuotedSpan,
    Span,
    Speaker,
    SpeakerKind,
    Tense,
)
from quotelib.models.serialise import FORMAT
from strategies_models import documents

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "« Le lavoir sera rendu », assure Yvette Sarlin."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def _document() -> Document:
    mention = Mention(span=_span("Yvette Sarlin"), kind=MentionKind.NAME)
    speaker = Speaker(id=0, name="Yvette Sarlin", kind=SpeakerKind.PERSON, mentions=(mention,))
    cue = Cue(
        spans=(_span("assure"),),
        lemma="assurer",
        kind=CueKind.VERB,
        act=Act.CLAIM,
        tense=Tense.PRESENT,
        mood=Mood.INDICATIVE,
    )
    quotation = Quotation(
        kind=QuotationKind.DIRECT,
        content=(_span("Le lavoir sera rendu"),),
        rule="incise",
        confidence=0.75,
        cue=cue,
        further_cues=(cue,),
        source=mention,
        speaker=speaker,
        addressee=mention,
        medium=_span("Le lavoir"),
        date=_span("rendu"),
    )
    quoted = QuotedSpan(
        span=_span("Le lavoir sera rendu"),
        outer=_span("« Le lavoir sera rendu »"),
        opener="«",
        closer="»",
        label=_span("«"),
    )
    return Document(text=TEXT, quotations=(quotation,), quoted_spans=(quoted,), speakers=(speaker,))


# --- round trips -------------------------------------------------------------------------------


@given(documents())
def test_dict_round_trip(document: Document) -> None:
    """A document equals what is read back from its dictionary."""
    assert document == Document.from_dict(document.to_dict())


@given(documents())
def test_json_round_trip(document: Document) -> None:
    """A document equals what is read back from its JSON, indented or not."""
    assert document == Document.from_json(document.to_json())
    assert document == Document.from_json(document.to_json(indent=2))


@given(documents())
def test_dict_is_what_json_has(document: Document) -> None:
    """The dictionary holds JSON's own types only, so that the JSON loads to the same."""
    data = document.to_dict()
    assert data == json.loads(document.to_json())
    assert data == json.loads(json.dumps(data))


@given(documents())
def test_reading_leaves_the_data_alone(document: Document) -> None:
    """Reading a dictionary does not change it."""
    data = document.to_dict()
    before = copy.deepcopy(data)
    Document.from_dict(data)
    assert before == data


@given(documents())
def test_speakers_are_shared(document: Document) -> None:
    """A quotation's speaker is one of the document's speakers, not a copy."""
    back = Document.from_dict(document.to_dict())
    for quotation in back.quotations:
        if quotation.speaker is not None:
            assert back.speakers[quotation.speaker.id] is quotation.speaker


def test_shape() -> None:
    """The dictionary of a document has the documented fields, speakers by id, enums by value."""
    assert _document().to_dict() == {
        "format": FORMAT,
        "text": TEXT,
        "quotations": [
            {
                "kind": "direct",
                "content": [{"start": 2, "end": 22, "text": "Le lavoir sera rendu"}],
                "rule": "incise",
                "confidence": 0.75,
                "cue": (
                    cue := {
                        "spans": [{"start": 26, "end": 32, "text": "assure"}],
                        "lemma": "assurer",
                        "kind": "verb",
                        "act": "claim",
                        "tense": "present",
                        "mood": "indicative",
                        "negated": False,
                    }
                ),
                "further_cues": [cue],
                "source": (
                    mention := {
                        "span": {"start": 33, "end": 46, "text": "Yvette Sarlin"},
                        "kind": "name",
                        "gender": None,
                        "number": None,
                    }
                ),
                "speaker": 0,
                "addressee": mention,
                "medium": {"start": 2, "end": 11, "text": "Le lavoir"},
                "date": {"start": 17, "end": 22, "text": "rendu"},
                "parent": None,
                "unresolved": None,
            }
        ],
        "quoted_spans": [
            {
                "span": {"start": 2, "end": 22, "text": "Le lavoir sera rendu"},
                "outer": {"start": 0, "end": 24, "text": "« Le lavoir sera rendu »"},
                "opener": "«",
                "closer": "»",
                "form": "marks",
                "label": {"start": 0, "end": 1, "text": "«"},
                "depth": 0,
                "parent": None,
                "flags": [],
                "role": "unknown",
            }
        ],
        "speakers": [
            {
                "id": 0,
                "name": "Yvette Sarlin",
                "kind": "person",
                "gender": None,
                "roles": [],
                "mentions": [mention],
            }
        ],
    }


def test_json_keeps_accents() -> None:
    """French letters and marks stay readable in JSON."""
    text = "« Déjà l’été »"
    assert f'"text": "{text}"' in Document(text=text).to_json()


@pytest.mark.parametrize("text", ["\ud800", "\udfff", "a\udc80b", "\udc80\ud800"])  # noqa: PT014 - they differ
def test_json_of_lone_surrogates(text: str) -> None:
    """JSON of a text with lone surrogates can be encoded, and reads back from the bytes."""
    document = Document(text=text)
    encoded = document.to_json().encode()
    assert document == Document.from_json(encoded)


def test_json_of_split_pair() -> None:
    """Two surrogates in a row stay two code points, so that offsets hold."""
    document = Document(text="\ud83d\ude00", quoted_spans=())
    assert document == Document.from_json(document.to_json())


def test_json_from_bytes_with_mark() -> None:
    """A byte order mark before the JSON is skipped."""
    document = _document()
    assert document == Document.from_json(document.to_json().encode("utf-8-sig"))


def test_json_indent() -> None:
    """Without an indent the JSON is one line; with one it is many."""
    document = _document()
    assert document.to_json().count("\n") == 0
    assert document.to_json(indent=1).count("\n") > 20


def test_missing_defaults() -> None:
    """Fields that have a default may be absent."""
    assert Document(text="Rien.") == Document.from_dict({"format": FORMAT, "text": "Rien."})


def test_integer_confidence() -> None:
    """A whole number stands for a fractional one, as JSON writers may drop the point."""
    data = _document().to_dict()
    data["quotations"][0]["confidence"] = 1
    confidence = Document.from_dict(data).quotations[0].confidence
    assert confidence == 1.0
    assert type(confidence) is float


# --- what is refused ---------------------------------------------------------------------------

Edit = tuple[list[Any], Any]
DELETE = object()

REFUSED: list[tuple[str, list[Any], Any, str]] = [
    ("no format", ["format"], DELETE, "format: missing"),
    ("other format", ["format"], 2, "format: expected 1, got 2"),
    ("boolean format", ["format"], True, "format: expected 1, got True"),
    ("no text", ["text"], DELETE, "text: missing"),
    ("text not a string", ["text"], 3, "text: expected a string, got int"),
    ("text null", ["text"], None, "text: expected a string, got null"),
    ("unknown field", ["title"], "x", "unknown field 'title'"),
    ("unknown inner field", ["quotations", 0, "cue", "verb"], 1, "quotations[0].cue: unknown"),
    ("list for an object", ["quotations", 0, "cue"], [], "cue: expected an object, got list"),
    ("object for a list", ["speakers"], {}, "speakers: expected a list, got dict"),
    ("string for a list", ["quotations", 0, "content"], "ab", "content: expected a list, got str"),
    ("null item", ["quotations", 0, "content", 0], None, "content[0]: expected an object"),
    ("string offset", ["quotations", 0, "content", 0, "start"], "2", "content[0].start: expected"),
    ("fractional offset", ["quotations", 0, "content", 0, "start"], 2.0, "start: expected an int"),
    ("boolean offset", ["quotations", 0, "content", 0, "start"], True, "start: expected an int"),
    ("number for a flag", ["quotations", 0, "cue", "negated"], 1, "negated: expected true or f"),
    ("string confidence", ["quotations", 0, "confidence"], "1", "confidence: expected a number"),
    ("boolean confidence", ["quotations", 0, "confidence"], True, "confidence: expected a number"),
    ("too sure", ["quotations", 0, "confidence"], 1.5, "confidence: expected 0 to 1, got 1.5"),
    ("not a number", ["quotations", 0, "confidence"], float("nan"), "expected 0 to 1, got nan"),
    ("unknown kind", ["quotations", 0, "kind"], "free", "'free' is not one of direct, mixed, ind"),
    ("list for a kind", ["quotations", 0, "kind"], [], "[] is not one of direct"),
    ("unknown tense", ["quotations", 0, "cue", "tense"], "", "quotations[0].cue.tense: '' is not"),
    ("unknown flag", ["quoted_spans", 0, "flags"], ["lost"], "quoted_spans[0].flags[0]: 'lost'"),
    ("speaker by name", ["quotations", 0, "speaker"], "Yvette", "expected a speaker's id or null"),
    ("boolean speaker", ["quotations", 0, "speaker"], False, "expected a speaker's id or null"),
    ("no such speaker", ["quotations", 0, "speaker"], 1, "[0].speaker: no speaker has the id 1"),
    ("negative speaker", ["quotations", 0, "speaker"], -1, "no speaker has the id -1"),
    ("id out of place", ["speakers", 0, "id"], 4, "speakers[0].id: expected 0, its position, got"),
    ("own parent", ["quotations", 0, "parent"], 0, "quotations[0].parent: 0 is not the index"),
    ("parent out of range", ["quoted_spans", 0, "parent"], 9, "quoted_spans[0].parent: 9 is not"),
    ("negative parent", ["quoted_spans", 0, "parent"], -1, "quoted_spans[0].parent: -1 is not"),
    ("other content", ["quotations", 0, "content", 0, "text"], "x", "content[0].text: is not the"),
    ("end past the text", ["quotations", 0, "content", 0, "end"], 99, "2 to 99 lies outside"),
    ("end before start", ["quotations", 0, "content", 0, "end"], 1, "2 to 1 lies outside"),
    ("negative start", ["quotations", 0, "content", 0, "start"], -1, "-1 to 22 lies outside"),
    ("other cue", ["quotations", 0, "cue", "spans", 0, "text"], "", "cue.spans[0].text: is not"),
    (
        "other second cue",
        ["quotations", 0, "further_cues", 0, "spans", 0, "text"],
        "",
        "further_cues[0].spans[0].text: is not",
    ),
    ("other source", ["quotations", 0, "source", "span", "text"], "", "source.span.text: is not"),
    ("other addressee", ["quotations", 0, "addressee", "span", "end"], 99, "addressee.span: 33 to"),
    ("other medium", ["quotations", 0, "medium", "end"], 99, "medium: "),
    ("other date", ["quotations", 0, "date", "text"], "", "date.text: is not"),
    ("other span", ["quoted_spans", 0, "span", "text"], "", "quoted_spans[0].span.text: is not"),
    ("other outer", ["quoted_spans", 0, "outer", "text"], "", "quoted_spans[0].outer.text: is no"),
    ("other label", ["quoted_spans", 0, "label", "text"], "", "quoted_spans[0].label.text: is no"),
    (
        "other mention",
        ["speakers", 0, "mentions", 0, "span", "text"],
        "",
        "speakers[0].mentions[0].span.text: is not",
    ),
]


def _edited(data: dict[str, Any], path: list[Any], value: Any) -> dict[str, Any]:
    """Return ``data`` with one place replaced or deleted."""
    target: Any = data
    for key in path[:-1]:
        target = target[key]
    if value is DELETE:
        del target[path[-1]]
    else:
        target[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refused(path: list[Any], value: Any, message: str) -> None:
    """A wrong value is refused by an error that names its place and the rule."""
    data = _edited(_document().to_dict(), path, value)
    with pytest.raises(DocumentFormatError) as caught:
        Document.from_dict(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [None, [], "x", 1, [("text", "x")]])
def test_not_an_object(data: Any) -> None:
    """A document is an object and nothing else."""
    with pytest.raises(DocumentFormatError, match="expected an object"):
        Document.from_dict(data)


def test_many_problems() -> None:
    """With many problems the message names the first and counts the others."""
    data = _document().to_dict()
    data["quotations"] = [{"kind": "direct"}] * 5
    with pytest.raises(DocumentFormatError, match=r"quotations\[0\].content: missing.*and 12 more"):
        Document.from_dict(data)


@pytest.mark.parametrize(
    "data",
    ["", "{", "null,", b"\xff\xfe\xfd", b"\xe9", "[" * 100_000, "1" * 5_000, '{"format": NaN}'],
    ids=["empty", "open", "comma", "bytes", "latin", "deep", "long number", "nan"],
)
def test_not_json(data: str | bytes) -> None:
    """What is not JSON is refused as such."""
    with pytest.raises(DocumentFormatError, match="data is not JSON"):
        Document.from_json(data)


def test_json_of_something_else() -> None:
    """JSON of something else than a document is refused as such."""
    with pytest.raises(DocumentFormatError, match="expected an object, got list"):
        Document.from_json("[]")


@pytest.mark.parametrize("data", [None, {}, 3])
def test_json_argument(data: Any) -> None:
    """What is neither a string nor bytes is an error of its own, which names the argument."""
    with pytest.raises(ArgumentTypeError, match="data must be str or bytes, got"):
        Document.from_json(data)


@pytest.mark.parametrize(
    "change",
    [
        lambda document: attrs.evolve(document, speakers=()),
        lambda document: attrs.evolve(
            document, speakers=(attrs.evolve(document.speakers[0], name="Y. Sarlin"),)
        ),
        lambda document: attrs.evolve(
            document, speakers=(attrs.evolve(document.speakers[0], id=1),)
        ),
        lambda document: attrs.evolve(
            document,
            quotations=(
                attrs.evolve(
                    document.quotations[0], speaker=attrs.evolve(document.speakers[0], id=-1)
                ),
            ),
        ),
    ],
    ids=["absent", "different", "out of place", "negative"],
)
def test_speaker_would_be_lost(change: Callable[[Document], Document]) -> None:
    """A document whose speakers could not be found again is not written."""
    with pytest.raises(DocumentFormatError, match="cannot be written"):
        change(_document()).to_dict()


def test_error_is_a_value_error() -> None:
    """The error is one of quotelib's and a ValueError."""
    assert issubclass(DocumentFormatError, QuotelibError)
    assert issubclass(DocumentFormatError, ValueError)
