"""What spaCy's visualiser is given, and that it shows it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given

from quotelib import ArgumentValueError, Document, Extractor
from strategies_models import documents

TEXT = "« Le préfet m'a dit : “Patientez” », raconte Tom Girard."


@given(documents())
def test_ent(document: Document) -> None:
    """Entities are in order, do not overlap, and lie inside the text."""
    data = document.to_displacy()
    assert data["text"] == document.text
    ends = [0, *(ent["end"] for ent in data["ents"])]
    for end, ent in zip(ends, data["ents"], strict=False):
        assert end <= ent["start"] < ent["end"] <= len(document.text)
        assert ent["label"] == " ".join(ent["label"].split())


@given(documents())
def test_span(document: Document) -> None:
    """Spans are of at least one token, and every token is in the text."""
    data = document.to_displacy(style="span")
    for span in data["spans"]:
        assert 0 <= span["start_token"] < span["end_token"] <= len(data["tokens"])
    assert "".join(data["tokens"]) == regex.sub(r"\s", "", document.text)


@pytest.mark.model
def test_values(extractor: Extractor) -> None:
    """Contents carry their speakers; in the other style sources and cues stand beside them."""
    document = extractor.extract(TEXT)
    ents = document.to_displacy()["ents"]
    said = [(TEXT[ent["start"] : ent["end"]], ent["label"]) for ent in ents]
    assert ("Patientez", "Le préfet") in said
    assert said[0][1] == "Tom Girard"
    data = document.to_displacy(style="span")
    words = {
        (" ".join(data["tokens"][span["start_token"] : span["end_token"]]), span["label"])
        for span in data["spans"]
    }
    assert {("raconte", "CUE"), ("Tom Girard", "SOURCE"), ("Patientez", "Le préfet")} <= words


@pytest.mark.model
@pytest.mark.parametrize("style", ["ent", "span"])
def test_rendered(style: str, extractor: Extractor) -> None:
    """The visualiser takes both forms."""
    from spacy import displacy

    data = extractor.extract(TEXT).to_displacy(style=style)
    html = displacy.render(data, style=style, manual=True, jupyter=False)
    assert "Patientez" in html
    assert "Le préfet" in html


def test_wrong_style() -> None:
    """There are two styles."""
    with pytest.raises(ArgumentValueError, match="style must be 'ent' or 'span', got 'dep'"):
        Document(text="").to_displacy(style="dep")
