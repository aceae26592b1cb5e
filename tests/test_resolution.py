"""Every row of the table of who is meant by whom, and the notation that it is written in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from constructions_notation import read_limits
from quotelib import Document, Mention, MentionKind, Quotation, QuotationKind, Span, SpeakerKind
from quotelib import Speaker as Who
from quotelib.models import Gender, Unresolved
from resolution_notation import LIMITS, Mark, Row, mismatch, parse_row, read_rows, variants
from scripts import known_limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from quotelib import Extractor

TABLE = read_rows()
LIMITED = read_limits(LIMITS)


@pytest.fixture(scope="module")
def documents(extractor: Extractor) -> Mapping[str, Document]:
    """Return the result of every row by its name, all read in one go."""
    results = extractor.pipe([row.text for row in TABLE])
    return {row.name: document for row, document in zip(TABLE, results, strict=True)}


@pytest.mark.model
@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row.name,
            marks=[pytest.mark.xfail(reason=LIMITED[row.name], strict=True)]
            if row.name in LIMITED
            else [],
        )
        for row in TABLE
    ],
)
def test_row(row: Row, documents: Mapping[str, Document]) -> None:
    """The mentions of a row are resolved to the entities that it marks them up with."""
    assert mismatch(row, documents[row.name]) is None


@pytest.mark.model
def test_a_spouse_shows_no_gender(extractor: Extractor) -> None:
    """Nothing follows for somebody's own gender from whom somebody is married to."""
    text = "Camille Serre a vu sa femme, Nora Pic. « J'attends », dit Camille Serre."
    assert extractor.extract(text).speakers[0].gender is None


# --- the table as a file -----------------------------------------------------------------------


def test_table_is_large() -> None:
    """The table has many rows of many phenomena, most of them for both genders."""
    rows = Counter(row.name.rstrip("ab") for row in TABLE)
    phenomena = Counter(name.partition(".")[0] for name in rows)
    assert len(rows) >= 150
    assert len(phenomena) >= 25
    assert min(phenomena.values()) >= 4
    assert sum(count == 2 for count in rows.values()) >= 100


def test_rows_are_different() -> None:
    """No text stands twice in the table."""
    texts = [row.text for row in TABLE]
    assert len(set(texts)) == len(texts)


def test_every_row_marks_something() -> None:
    """Each row has at least one mark, and all braces and brackets of marks are read."""
    assert all(row.marks for row in TABLE)
    assert not any(set(row.text) & set("[]{}|=") for row in TABLE)


def test_limits_are_rows() -> None:
    """Every known limit names a row."""
    assert LIMITED.keys() <= {row.name for row in TABLE}


# --- notation ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marked", "text", "marks"),
    [
        ("Rien.", "Rien.", ()),
        ("[1:Ada] dort.", "Ada dort.", (Mark(who="1", start=0, end=3),)),
        ("A⏎[?:Il]", "A\nIl", (Mark(who="?", start=2, end=4),)),
        ("« [2>Oui] »", "« Oui »", (Mark(who="2", start=2, end=5, said=True),)),
        ("[1:a=Ada;f;person]", "a", (Mark(who="1", start=0, end=1, name="Ada", traits=("f", "person")),)),
        ("[1:a=;f]", "a", (Mark(who="1", start=0, end=1, traits=("f",)),)),
        ("[3:[1:A] et B]", "A et B", (Mark(who="1", start=0, end=1, inner=True), Mark(who="3", start=0, end=6))),
        ("Il [le maire] dort", "Il [le maire] dort", ()),
        ("1 = 1", "1 = 1", ()),
    ],
)  # fmt: skip
def test_notation(marked: str, text: str, marks: tuple[Mark, ...]) -> None:
    """Marks are taken out of the text; other brackets stay."""
    assert parse_row(marked, "x") == Row(name="x", marked=marked, text=text, marks=marks)


@pytest.mark.parametrize("marked", ["[1:Ada", "[1:Ada=Ada"])
def test_notation_unclosed(marked: str) -> None:
    """A mark that is never closed is an error."""
    with pytest.raises(ValueError, match=r"never closed|not found"):
        parse_row(marked)


def test_variants() -> None:
    """All choices of a row are made together; a row without any has one wording."""
    assert list(variants("{Le|La} maire est {né|née}")) == [
        ("a", "Le maire est né"),
        ("b", "La maire est née"),
    ]
    assert list(variants("Ada")) == [("", "Ada")]


def test_names_of_rows(tmp_path: Path) -> None:
    """Rows are numbered under their heading, wordings lettered; any other line is an error."""
    table = tmp_path / "rows.txt"
    table.write_text("# Note\n== one: Title\n> A\n\n> {B|C}\n== two: Title\n> D\n", "utf-8")
    assert [row.name for row in read_rows(table)] == ["one.1", "one.2a", "one.2b", "two.1"]
    for wrong in ("> A\n", "== One\n", "== one: Title\nA\n"):
        table.write_text(wrong, "utf-8")
        with pytest.raises(ValueError, match="fits nowhere"):
            read_rows(table)


# --- checking ----------------------------------------------------------------------------------

TEXT = "Ada Roux dort. « Oui », dit la maire. « Non », dit Bo."


def _document(speakers: tuple[int | None, int | None]) -> Document:
    """Return a result over TEXT, its two quotations given to Ada (0), Bo (1) or nobody."""
    ada = Who(
        id=0, name="Ada Roux", kind=SpeakerKind.PERSON, gender=Gender.FEMININE,
        mentions=(_mention("Ada Roux"),),
    )  # fmt: skip
    bo = Who(id=1, name="Bo", kind=SpeakerKind.PERSON, mentions=(_mention("Bo"),))
    quotations = tuple(
        Quotation(
            kind=QuotationKind.DIRECT,
            content=(_mention(said).span,),
            source=_mention(source),
            speaker=None if who is None else (ada, bo)[who],
            rule="incise",
            confidence=1.0,
            unresolved=Unresolved.AMBIGUOUS if who is None else None,
        )
        for said, source, who in zip(("Oui", "Non"), ("la maire", "Bo"), speakers, strict=True)
    )
    return Document(text=TEXT, quotations=quotations, speakers=(ada, bo))


def _mention(words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(span=Span.of(TEXT, start, start + len(words)), kind=MentionKind.NAME)


@pytest.mark.parametrize(
    ("marked", "speakers", "expected"),
    [
        ("[1:Ada Roux] dort. « Oui », dit [1:la maire=Ada Roux;f]. « Non », dit [2:Bo].", (0, 1), ""),
        ("Ada Roux dort. « [1>Oui] », dit [1:la maire]. « [2>Non] », dit Bo.", (0, 1), ""),
        ("Ada Roux dort. « [?>Oui] », dit [?:la maire=ambiguous]. « Non », dit Bo.", (None, 1), ""),
        ("[1:Ada Roux] dort. « Oui », dit [1:la maire]. « Non », dit Bo.", (1, 1), "'la maire' is 'Bo' (person), not 'Ada Roux'"),
        ("Ada Roux dort. « Oui », dit [1:la maire]. « Non », dit [2:Bo].", (1, 1), "1 and 2 are both 'Bo'"),
        ("Ada Roux dort. « Oui », dit [1:la maire=Ada]. « Non », dit Bo.", (0, 1), "'Ada Roux' (f; person), not Ada"),
        ("Ada Roux dort. « Oui », dit [1:la maire=;m]. « Non », dit Bo.", (0, 1), "(f; person), not m"),
        ("Ada Roux dort. « Oui », dit [1:la maire]. « Non », dit Bo.", (None, 1), "is unresolved (ambiguous), not 1"),
        ("Ada Roux dort. « Oui », dit [?:la maire]. « Non », dit Bo.", (0, 1), "not unresolved"),
        ("Ada Roux dort. « Oui », dit [?:la maire=no_cue]. « Non », dit Bo.", (None, 1), "not no_cue"),
        ("Ada Roux [1:dort]. « Oui », dit la maire. « Non », dit Bo.", (0, 1), "mention of no speaker"),
    ],
)  # fmt: skip
def test_mismatch(marked: str, speakers: tuple[int | None, int | None], expected: str) -> None:
    """The first difference between a result and a row is told; none where there is none."""
    row = parse_row(marked)
    assert row.text == TEXT
    wrong = mismatch(row, _document(speakers))
    assert wrong is None if not expected else expected in (wrong or "")


# --- the page of known limits -------------------------------------------------------------------


def test_page_has_one_text_a_reason() -> None:
    """Each reason stands once, with the first of its rows; a limit of no row is an error."""
    rows = tuple(parse_row(marked, name) for name, marked in (("a.1", "[1:A]"), ("a.2", "B")))
    shown = known_limits.rows_page(rows, {"a.1": "Non.", "a.2": "Non."})
    assert "Another 2 short texts" in shown
    assert "in 0 of them" in shown
    assert "- `[1:A]`\\\n  Non.\n" in shown
    assert "`B`" not in shown
    with pytest.raises(KeyError, match=r"a\.3"):
        known_limits.rows_page(rows, {"a.3": "Non."})


@pytest.mark.model
def test_unresolved_rows() -> None:
    """Reading the rows finds those that are not resolved as marked up, and says how."""
    right = parse_row("« Oui », dit [1:Claire Vasseur=Claire Vasseur].", "a.1")
    wrong = parse_row("« Oui », dit [?:Claire Vasseur].", "a.2")
    assert known_limits.unresolved_rows((right, wrong)) == {
        "a.2": "'Claire Vasseur' is 'Claire Vasseur' (f; person), not unresolved"
    }
