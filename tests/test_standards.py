"""TEI, Web Annotations and brat: valid, and of one mind with the document."""

from __future__ import annotations

import importlib.resources
import json
import lzma
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from quotelib import (
    ArgumentValueError,
    Document,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    SpeakerKind,
)
from strategies_models import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quotelib import Extractor

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
IRI = "https://example.org/pont.txt"


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Document:
    """Return the bundled article."""
    file = importlib.resources.files("quotelib") / "data" / "article.txt"
    return extractor.extract(file.read_text(encoding="utf-8"))


def crossing() -> Document:
    """Return a document whose quotations cross each other and the ends of lines."""
    text = "un deux trois\n\nquatre cinq & <six>\r\nsept"

    def said(start: int, end: int, speaker: Speaker | None) -> Quotation:
        return Quotation(
            kind=QuotationKind.DIRECT,
            content=(Span.of(text, start, end),),
            rule="x",
            confidence=0.25,
            source=Mention(span=Span.of(text, 3, 7), kind=MentionKind.NAME),
            speaker=speaker,
        )

    people = tuple(
        Speaker(id=index, name=f"<{kind.value}>", kind=kind)
        for index, kind in enumerate(SpeakerKind)
    )
    return Document(
        text=text,
        quotations=(said(0, 20, people[0]), said(3, 36, people[1]), said(8, len(text), None)),
        speakers=people,
    )


# --- TEI ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> Any:
    """Return the RELAX NG schema of TEI P5."""
    etree = pytest.importorskip("lxml.etree")
    packed = (Path(__file__).parent / "data" / "tei_all.rng.xz").read_bytes()
    return etree.RelaxNG(etree.fromstring(lzma.decompress(packed)))


def _faults(schema: Any, xml: str) -> list[str]:
    from lxml import etree

    schema.validate(etree.fromstring(xml.encode("utf-8")))
    return [str(error) for error in schema.error_log]


@pytest.mark.model
@pytest.mark.slow
def test_tei_is_valid(schema: Any, article: Document) -> None:
    """A real article, an empty text, crossing elements and any document follow TEI's schema."""
    for document in (article, Document(text=""), crossing()):
        assert _faults(schema, document.to_tei()) == []
    assert _faults(schema, "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")

    @settings(max_examples=25)
    @given(documents())
    def check(document: Document) -> None:
        assert _faults(schema, document.to_tei(title="<&>")) == []

    check()


def _characters(document: Document) -> Iterator[tuple[int, str]]:
    """Yield where the characters of the lines that are not blank stand, as XML has them."""
    for line in re.finditer(r"[^\r\n]+", document.text):
        if line[0].strip():
            for offset in range(*line.span()):
                char = document.text[offset]
                legal = char == "\t" or (" " <= char <= "\ud7ff") or "\ue000" <= char <= "\ufffd"
                yield offset, char if legal or char > "\uffff" else "\ufffd"


def _walk(
    element: ET.Element, around: tuple[ET.Element, ...]
) -> Iterator[tuple[str, tuple[ET.Element, ...]]]:
    """Yield each character inside an element with the elements around it."""
    around = (*around, element)
    yield from ((char, around) for char in element.text or "")
    for child in element:
        yield from _walk(child, around)
        yield from ((char, around) for char in child.tail or "")


@given(documents())
def test_tei_says_what_the_document_says(document: Document) -> None:
    """Each character stands in the elements of its quotations, sources and cues, and no others."""
    body = next(ET.fromstring(document.to_tei()).iter(f"{TEI}body"))
    found = [pair for paragraph in body for pair in _walk(paragraph, ())]
    expected = list(_characters(document))
    assert [char for char, _ in found] == [char for _, char in expected]
    for (offset, _), (_, around) in zip(expected, found, strict=True):
        names = {_PIECE.sub(r"\1", _id(element)) for element in around[1:]}
        assert names == _names_at(document, offset)


# An id with the number of a further piece, which it has beside that of its quotation or cue.
_PIECE = re.compile(r"^(quotation\.\d+(?:\.source|\.cue\.\d+)?)(?:\.\d+)?$")


def _id(element: ET.Element) -> str:
    return element.get(ID) or ""


def _names_at(document: Document, offset: int) -> set[str]:
    """Return the ids of everything that covers an offset."""
    names = set()
    for index, quotation in enumerate(document.quotations):
        cues = (*([quotation.cue] if quotation.cue else []), *quotation.further_cues)
        things = {
            f"quotation.{index}": quotation.content,
            f"quotation.{index}.source": (quotation.source.span,) if quotation.source else (),
            **{f"quotation.{index}.cue.{n}": cue.spans for n, cue in enumerate(cues, start=1)},
        }
        names |= {
            name
            for name, spans in things.items()
            if any(span.start <= offset < span.end for span in spans)
        }
    return names


@given(documents())
def test_tei_points_somewhere(document: Document) -> None:
    """Ids are unique, every pointer leads to one, and pieces form chains."""
    root = ET.fromstring(document.to_tei())
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(set(ids)) == len(ids)
    for element in root.iter():
        for name in ("who", "ref", "corresp", "next", "prev", "ana"):
            if element.get(name):
                assert (element.get(name) or "").removeprefix("#") in ids
        following = element.get("next")
        if following:
            (after,) = [one for one in root.iter() if f"#{one.get(ID)}" == following]
            assert after.get("prev") == f"#{element.get(ID)}"


def test_tei_cuts_what_crosses() -> None:
    """Elements that cross, and those that run over a line's end, are cut and linked."""
    xml = crossing().to_tei()
    said = [e for e in ET.fromstring(xml).iter(f"{TEI}said") if _id(e).startswith("quotation.0")]
    assert (
        "".join(text for element in said for text in element.itertext())
        == "un deux troisquatre"[:18]
    )
    assert [e.get("next") for e in said] == ["#quotation.0.2", None]
    assert "<orgName>&lt;place&gt;</orgName>" in xml


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [("\nUn\nDeux", None, "Un"), ("Un", " A\n<b> ", "A <b>"), ("", None, None)],
)
def test_tei_title(text: str, title: str | None, expected: str | None) -> None:
    """A title is the one given, or the first line."""
    root = ET.fromstring(Document(text=text).to_tei(title=title))
    assert root.findtext(f".//{TEI}titleStmt/{TEI}title") == (expected or "")


# --- Web Annotations ---------------------------------------------------------------------------


@given(documents())
def test_web_annotations(document: Document) -> None:
    """Positions and quotes fit the text, ids are unique, links lead to quotations."""
    data = json.loads(json.dumps(document.to_web_annotations(IRI)))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = data["first"]["items"]
    assert data["total"] == len(items)
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    for item in items:
        assert item["type"] == "Annotation"
        for target in item["target"]:
            assert target["source"] == IRI
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert document.text[start:end] == quote["exact"]
            assert document.text[:start].endswith(quote["prefix"])
            assert document.text[end:].startswith(quote["suffix"])
        links = [body["source"] for body in item["body"] if body["type"] == "SpecificResource"]
        assert set(links) <= set(ids)


@pytest.mark.parametrize("source", ["", " ", "a b", "x\n"])
def test_wrong_source(source: str) -> None:
    """A source is an IRI."""
    with pytest.raises(ArgumentValueError, match="source must be the IRI of the text"):
        Document(text="").to_web_annotations(source)


# --- brat --------------------------------------------------------------------------------------

_LINES = {
    "T": re.compile(r"T\d+\t(Quotation|Source|Cue) (\d+ \d+(?:;\d+ \d+)*)\t([^\t\n]*)"),
    "R": re.compile(r"R\d+\t(Said_by|Reported_by) Arg1:(T\d+) Arg2:(T\d+)"),
    "A": re.compile(r"A\d+\tKind (T\d+) (direct|mixed|indirect)"),
    "#": re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t([^\t\n]*)"),
}


@given(documents())
def test_brat(document: Document) -> None:
    """Every line has brat's form, its own name and the text's words; references lead somewhere."""
    lines = document.to_brat().splitlines()
    names = [line.split("\t")[0] for line in lines]
    assert len(set(names)) == len(names)
    for line in lines:
        match = _LINES[line[0]].fullmatch(line)
        assert match, line
        if line[0] == "T":
            places = [tuple(map(int, place.split())) for place in match[2].split(";")]
            words = " ".join(document.text[start:end] for start, end in places)
            assert "\n" not in words
            assert re.sub("[\t\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", words) == match[3]
        else:
            assert {group for group in match.groups() if re.fullmatch(r"T\d+", group)} <= set(names)


def test_brat_shares_mentions() -> None:
    """A mention that several quotations have in common stands there once."""
    lines = crossing().to_brat().splitlines()
    assert sum("\tSource 3 7\tdeux" in line for line in lines) == 1
    assert sum("Said_by" in line for line in lines) == 3
    assert "T1\tQuotation 0 13;15 20\tun deux trois quatr" in lines


# --- all of one mind ---------------------------------------------------------------------------


class _Links(HTMLParser):
    """Collects the words of the links of a page, by the entry that they lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: dict[int, str] = {}
        self.at: int | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a quotation begins."""
        values = dict(attrs)
        if tag == "a" and (values.get("class") or "").startswith("q "):
            self.at = int((values["href"] or "").rpartition("-q")[2])

    def handle_endtag(self, tag: str) -> None:
        """Note where it ends."""
        if tag == "a":
            self.at = None

    def handle_data(self, data: str) -> None:
        """Keep its words."""
        if self.at is not None:
            self.said[self.at] = self.said.get(self.at, "") + data


@pytest.mark.model
def test_formats_agree(article: Document) -> None:
    """All forms give each quotation the same places, words and speaker."""
    nested = {q.parent for q in article.quotations if q.parent is not None}
    expected = [
        (
            [(span.start, span.end) for span in quotation.content],
            quotation.speaker.name if quotation.speaker else None,
        )
        for quotation in article.quotations
    ]
    records = [
        ([tuple(map(int, p.split(":"))) for p in row["offsets"].split()], row["speaker"])
        for row in article.records()
    ]
    assert records == expected
    assert _in_web(article) == expected
    assert _in_brat(article) == expected
    root = ET.fromstring(article.to_tei())
    people = {
        _id(element): "".join(element[0].itertext())
        for element in root.iter()
        if _id(element).startswith("speaker.")
    }
    links = _Links(article.to_html())
    for index, quotation in enumerate(article.quotations):
        whole = "".join(span.text for span in quotation.content)
        pieces = [
            e
            for e in root.iter(f"{TEI}said")
            if re.fullmatch(rf"quotation\.{index}(\.\d+)?", _id(e))
        ]
        assert "".join(text for e in pieces for text in e.itertext()) == whole
        assert people.get((pieces[0].get("who") or "").removeprefix("#")) == expected[index][1]
        if index not in nested:
            assert links.said[index] == whole


def _in_web(document: Document) -> list[tuple[list[tuple[int, int]], str | None]]:
    found = []
    for item in document.to_web_annotations(IRI)["first"]["items"]:
        if re.search(r"#quotation-\d+$", item["id"]):
            selectors = [target["selector"][0] for target in item["target"]]
            names = [b["value"] for b in item["body"] if b.get("purpose") == "identifying"]
            places = [(one["start"], one["end"]) for one in selectors]
            found.append((places, names[0] if names else None))
    return found


def _in_brat(document: Document) -> list[tuple[list[tuple[int, int]], str | None]]:
    lines = document.to_brat().splitlines()
    notes = [match for line in lines if (match := _LINES["#"].fullmatch(line))]
    names = {match[1]: match[2] for match in notes}
    found = []
    for line in lines:
        match = _LINES["T"].fullmatch(line)
        if match and match[1] == "Quotation":
            places = [tuple(map(int, place.split())) for place in match[2].split(";")]
            found.append(([(a, b) for a, b in places], names.get(line.split("\t")[0])))
    return found
