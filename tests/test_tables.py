"""Records, data frames, counts and CSV."""

from __future__ import annotations

import csv
import importlib
import io
import json
from typing import TYPE_CHECKING, Any

import attrs
import polars as pl
import pytest
from hypothesis import given

import quotelib
from quotelib import (
    Act,
    Cue,
    CueKind,
    Document,
    Gender,
    Mention,
    MentionKind,
    MissingPackageError,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    SpeakerKind,
    Tally,
)
from quotelib.tables import COLUMNS, csv_lines
from strategies_models import documents

if TYPE_CHECKING:
    from quotelib import Extractor

TEXT = "« J'ai vu l'avant-projet, dit-elle : “Tout brûle” ! » ajoute Ana. Selon eux, non."


def at(part: str) -> Span:
    """Return where a part stands in the text."""
    return Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part))


def cue(words: str, act: Act) -> Cue:
    """Return a cue of some words."""
    return Cue(spans=(at(words),), lemma=words, kind=CueKind.VERB, act=act)


ANA = Speaker(id=0, name="Ana\nDiaz", kind=SpeakerKind.PERSON, gender=Gender.FEMININE)
LUC = Speaker(id=1, name="Luc", kind=SpeakerKind.PERSON)
CREW = Speaker(id=2, name="eux", kind=SpeakerKind.GROUP)
OUTER = Quotation(
    kind=QuotationKind.DIRECT,
    content=(at("J'ai vu l'avant-projet"), at("“Tout brûle” !")),
    rule="x",
    confidence=0.5,
    cue=cue("dit-elle", Act.SAY),
    further_cues=(cue("ajoute", Act.ADD),),
    source=Mention(span=at("Ana"), kind=MentionKind.NAME),
    speaker=ANA,
)
INNER = Quotation(
    kind=QuotationKind.DIRECT,
    content=(at("Tout brûle"),),
    rule="x",
    confidence=0.5,
    speaker=LUC,
    parent=0,
    unresolved=quotelib.Unresolved.NO_CUE,
)
LAST = Quotation(
    kind=QuotationKind.INDIRECT,
    content=(at("non"),),
    rule="x",
    confidence=0.5,
    cue=attrs.evolve(cue("Selon", Act.SAY), negated=True),
)
DOCUMENT = Document(text=TEXT, quotations=(OUTER, INNER, LAST), speakers=(ANA, LUC, CREW))

# --- records -----------------------------------------------------------------------------------


def test_record() -> None:
    """A record holds plain values, all cues' words and the first cue's features."""
    first, second, third = DOCUMENT.records()
    assert first == {
        "quotation": 0,
        "kind": "direct",
        "speaker": "Ana\nDiaz",
        "speaker_kind": "person",
        "speaker_gender": "f",
        "text": "J'ai vu l'avant-projet “Tout brûle” !",
        "cue": "dit-elle, ajoute",
        "lemma": "dit-elle",
        "cue_kind": "verb",
        "act": "say",
        "tense": None,
        "mood": None,
        "negated": False,
        "source": "Ana",
        "source_kind": "name",
        "addressee": None,
        "medium": None,
        "date": None,
        "start": 2,
        "end": 51,
        "offsets": "2:24 37:51",
        "source_start": 61,
        "source_end": 64,
        "speaker_id": 0,
        "parent": None,
        "rule": "x",
        "confidence": 0.5,
        "unresolved": None,
    }
    assert (second["cue"], second["negated"], second["parent"]) == (None, None, 0)
    assert second["unresolved"] == "no_cue"
    assert (third["speaker"], third["source_start"], third["negated"]) == (None, None, True)


@given(documents())
def test_records_agree(document: Document) -> None:
    """Every record has the same keys, values of the declared types, and the document's offsets."""
    rows = document.records()
    assert len(rows) == len(document.quotations)
    for row, quotation in zip(rows, document.quotations, strict=True):
        assert list(row) == list(COLUMNS)
        for name, value in row.items():
            assert value is None or type(value) is COLUMNS[name]
        pieces = [tuple(map(int, piece.split(":"))) for piece in row["offsets"].split()]
        assert pieces == [(span.start, span.end) for span in quotation.content]
    assert json.loads(json.dumps(rows)) == rows


# --- data frames -------------------------------------------------------------------------------


@given(documents())
def test_frames_agree(document: Document) -> None:
    """Data frames hold the values of the records, nothing where there is nothing."""
    rows = [{name: _storable(value) for name, value in row.items()} for row in document.records()]
    assert document.to_polars().rows(named=True) == rows
    frame = document.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    found = [
        {name: None if frame[name].isna().iloc[n] else frame[name].iloc[n] for name in COLUMNS}
        for n in range(len(frame))
    ]
    assert found == rows


def _storable(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)


def test_frame_types() -> None:
    """Columns have the same types whether or not they have values."""
    full, empty = DOCUMENT.to_pandas(), Document(text="").to_pandas()
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert str(full["source_start"].dtype) == "Int64"
    assert DOCUMENT.to_polars().schema == Document(text="").to_polars().schema
    assert DOCUMENT.to_polars().schema["negated"] == pl.Boolean


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_missing_package(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package the error says which extra brings it."""

    def absent(wanted: str) -> None:
        raise ImportError(wanted)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(MissingPackageError, match=rf"pip install 'quotelib\[{name}\]'") as caught:
        getattr(DOCUMENT, f"to_{name}")()
    assert isinstance(caught.value, ImportError)


# --- CSV ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["\r", "\n", "\r\n", "a,b", '"', " a ", ""])
def test_csv_cell(value: str) -> None:
    """What a cell may hold comes back as it was, ends of lines of every system included."""
    text = "".join(csv_lines([{"a": value, "b": "z"}], ["a", "b"]))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[value, "z"]]
    assert text.endswith("z\n")


@given(documents())
def test_csv(document: Document) -> None:
    """A CSV reader gets the values back as text, whatever they hold."""
    rows = document.records()
    text = "".join(csv_lines(rows, list(COLUMNS)))
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found == [["" if v is None else str(v) for v in row.values()] for row in rows]


# --- summary -----------------------------------------------------------------------------------


def test_summary() -> None:
    """Words count once by their place; shares are of all words; what does not occur is left out."""
    summary = DOCUMENT.summary()
    assert (summary.quotations, summary.words) == (3, 6)
    assert summary.speakers == (
        Tally(name="Ana\nDiaz", quotations=1, words=5, share=5 / 6, speaker=ANA),
        Tally(name="Luc", quotations=1, words=2, share=2 / 6, speaker=LUC),
    )
    assert summary.unattributed == Tally(name="unattributed", quotations=1, words=1, share=1 / 6)
    assert [(t.name, t.quotations, t.words) for t in summary.kinds] == [
        ("direct", 2, 5),
        ("indirect", 1, 1),
    ]
    assert [(t.name, t.quotations) for t in summary.acts] == [("say", 2)]
    assert [(t.name, t.words) for t in summary.genders] == [("f", 5), ("unknown", 2)]


def test_summary_is_shown() -> None:
    """Printed, a summary is a table with one line a tally; its repr is short."""
    shown = str(DOCUMENT.summary()).split("\n")
    assert shown[0] == "quotations: 3, words: 6"
    assert "  Ana Diaz         1      5 words   83%" in shown
    assert shown.index("kinds") > shown.index("persons by gender")
    assert repr(DOCUMENT.summary()) == "Summary(quotations=3, words=6, speakers=2)"
    assert repr(DOCUMENT.summary().kinds[0]) == "Tally('direct', 2, 5 words, 83%)"
    assert str(Document(text="").summary()) == "quotations: 0, words: 0"


def test_summary_to_dict() -> None:
    """The dictionary holds all tallies, with speakers by their id."""
    data = json.loads(json.dumps(DOCUMENT.summary().to_dict()))
    assert data["speakers"][1]["speaker"] == 1
    assert data["unattributed"]["words"] == 1
    assert data["kinds"][0]["speaker"] is None
    assert Document(text="").summary().to_dict()["unattributed"] is None


@given(documents())
def test_summary_adds_up(document: Document) -> None:
    """Each quotation is one of its kind, of somebody or nobody, and no share is more than all."""
    summary = document.summary()
    rest = (summary.unattributed,) if summary.unattributed else ()
    for tallies in ((*summary.speakers, *rest), summary.kinds):
        assert sum(tally.quotations for tally in tallies) == summary.quotations
    for tally in (*summary.speakers, *rest, *summary.kinds, *summary.acts, *summary.genders):
        assert 0 <= tally.share <= 1
        assert tally.words <= summary.words


# --- schema ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def validator() -> Any:
    """Return a validator of the schema, which is itself valid."""
    jsonschema = importlib.import_module("jsonschema")
    schema = Document.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_schema_takes_documents(validator: Any) -> None:
    """What `to_dict` writes is valid, whatever the document holds."""

    @given(documents())
    def check(document: Document) -> None:
        assert list(validator.iter_errors(document.to_dict())) == []

    check()


@pytest.mark.model
def test_schema_takes_results(validator: Any, extractor: Extractor) -> None:
    """A real result is valid."""
    text = (
        "« Le bac, a dit Léa Roy, rouvre. » Selon lui, « c'est “fini” ». « Les Vergers » sortent."
    )
    data = json.loads(extractor.extract(text).to_json())
    assert data["quotations"]
    assert list(validator.iter_errors(data)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 2),
        (("text",), None),
        (("more",), 1),
        (("quotations", 0, "kind"), "loud"),
        (("quotations", 0, "speaker"), {"id": 0}),
        (("quotations", 0, "confidence"), 2),
        (("quotations", 0, "content", 0, "start"), -1),
        (("quotations", 0, "content", 0, "start"), "1"),
        (("quotations", 0, "cue", "spans"), None),
        (("quotations", 0, "parent"), 1.5),
        (("speakers", 0, "gender"), "x"),
    ],
)
def test_schema_refuses(validator: Any, path: tuple[Any, ...], value: object) -> None:
    """A value of another type, outside its vocabulary or its limits is invalid."""
    data: Any = DOCUMENT.to_dict()
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(validator.iter_errors(data))


def test_schema_says_what_fields_are() -> None:
    """Each field is described in plain words, without the mark-up of the sources."""
    schema = Document.json_schema()
    for definition in (schema, *schema["$defs"].values()):
        assert definition["description"].endswith(".")
        for field in definition.get("properties", {}).values():
            assert field["description"]
            assert not set("`*") & set(field["description"])
            assert ":doc:" not in field["description"]
