"""Every example of the inventory of constructions, and the notation that it is written in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import pytest

from constructions_notation import (
    Construction,
    Example,
    Expected,
    mismatch,
    parse_example,
    read_inventory,
    read_limits,
    same_name,
)
from quotelib import Cue, CueKind, Document, Mention, MentionKind, Quotation, QuotationKind, Span
from quotelib import Speaker as Who
from scripts import known_limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quotelib import Extractor

INVENTORY = read_inventory()
LIMITED = read_limits()
EXAMPLES = [example for construction in INVENTORY for example in construction.examples]
GROUPS = "ABCDEFGHIJKLMNOPQRSTUVWX"


@pytest.fixture(scope="module")
def read(extractor: Extractor) -> Callable[[str], Document]:
    """Return a function that extracts each text once."""
    return functools.cache(extractor.extract)


def _parameters() -> list[object]:
    return [
        pytest.param(
            example,
            id=example.name,
            marks=[pytest.mark.xfail(reason=LIMITED[example.name], strict=True)]
            if example.name in LIMITED
            else [],
        )
        for example in EXAMPLES
    ]


@pytest.mark.model
@pytest.mark.parametrize("example", _parameters())
def test_example(example: Example, read: Callable[[str], Document]) -> None:
    """An example gives the quotations that it is marked up with, and no other."""
    assert mismatch(example, read(example.text)) is None


@pytest.mark.model
def test_kinds(read: Callable[[str], Document]) -> None:
    """Quotations of a construction have the kind that it names, in 99 of 100 examples."""
    of_one_kind = [
        (example, construction.kind)
        for construction in INVENTORY
        for example in construction.examples
        if construction.kind in {"direct", "mixed", "indirect"} and example.name not in LIMITED
    ]
    wrong = [
        example.name
        for example, kind in of_one_kind
        if {quotation.kind.value for quotation in read(example.text).quotations} != {kind}
    ]
    assert len(of_one_kind) > 250
    assert len(wrong) <= len(of_one_kind) // 100, wrong


# --- the inventory as a file -------------------------------------------------------------------


def test_inventory_is_whole() -> None:
    """The groups follow the alphabet, constructions are numbered, each has a kind and examples."""
    assert list(GROUPS) == list(dict.fromkeys(item.group[0] for item in INVENTORY))
    for letter in GROUPS:
        names = [item.name for item in INVENTORY if item.group[0] == letter]
        assert [f"{letter}{number}" for number in range(1, len(names) + 1)] == names
    assert len(INVENTORY) >= 314
    assert len(EXAMPLES) >= 365
    assert all(item.examples for item in INVENTORY)
    assert {"direct", "mixed", "indirect", "several", "none"} == {item.kind for item in INVENTORY}


def test_examples_are_different() -> None:
    """No sentence stands twice in the inventory."""
    texts = [example.text for example in EXAMPLES]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("item", INVENTORY, ids=lambda item: item.name)
def test_none_means_none(item: Construction) -> None:
    """Constructions of the kind *none* mark no quotation, all others do in every example."""
    marked = [bool(example.quotations) for example in item.examples]
    assert [item.kind != "none"] * len(marked) == marked


@pytest.mark.parametrize(
    ("name", "characters"),
    [
        ("A1.1", "\u00a0"),
        ("A2.1", "\u202f"),
        ("A3.1", "\n"),
        ("A13.2", "\u0301"),
        ("A31.1", "\u00ad"),
        ("A31.2", "\u200b"),
    ],
)
def test_invisible_characters(name: str, characters: str) -> None:
    """Characters that an editor could lose or compose are still in their examples."""
    (text,) = [example.text for example in EXAMPLES if example.name == name]
    assert characters in text


def test_limits_are_examples() -> None:
    """Every known limit names an example."""
    assert LIMITED.keys() <= {example.name for example in EXAMPLES}


# --- notation ----------------------------------------------------------------------------------

NOTATION: list[tuple[str, str, tuple[Expected, ...]]] = [
    ("Rien.", "Rien.", ()),
    (
        "« ⟦Oui⟧ », ⟨dit⟩ ⦃Paul⦄.",
        "« Oui », dit Paul.",
        (Expected(content=((2, 5),), cue=((9, 12),), source=(13, 17)),),
    ),
    (
        "⟨dit-⦃il=Paul⦄⟩ : ⟦A⟧, ⟦B⟧",
        "dit-il : A, B",
        (Expected(content=((9, 10), (12, 13)), cue=((0, 6),), source=(4, 6), speaker="Paul"),),
    ),
    (
        "⦃2⦃3Aline⦄⦄ ⟨2dit⟩ ⟦2A⟧ ⟦3B⟧",
        "Aline dit A B",
        (
            Expected(content=((10, 11),), cue=((6, 9),), source=(0, 5)),
            Expected(content=((12, 13),), source=(0, 5)),
        ),
    ),
    (
        "⦃Aline=Aline Po⦄ ⟨dit⟩ ⟦A⟧ puis ⟨2crie⟩ ⟦2B⟧",
        "Aline dit A puis crie B",
        (
            Expected(content=((10, 11),), cue=((6, 9),), source=(0, 5), speaker="Aline Po"),
            Expected(content=((22, 23),), cue=((17, 21),), source=(0, 5), speaker="Aline Po"),
        ),
    ),
    ("⟦63 % de oui⟧", "63 % de oui", (Expected(content=((0, 11),)),)),
    ("⟦2 %⟧", "2 %", (Expected(content=((0, 3),)),)),
    ("a⍽b⸱c⏎d = e", "a\u00a0b\u202fc\nd = e", ()),
]


@pytest.mark.parametrize(("marked", "text", "quotations"), NOTATION, ids=[n[0] for n in NOTATION])
def test_notation(marked: str, text: str, quotations: tuple[Expected, ...]) -> None:
    """Brackets, numbers, names and signs of the notation give these offsets."""
    assert (text, quotations) == parse_example(marked)


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("⟦Oui", "⟦ is never closed"),
        ("Oui⟧", "⟧ closes nothing"),
        ("⟦Oui⦄", "⦄ closes nothing"),
        ("⦃il=Paul", "⦃ is never closed"),
        ("⦃Paul⦄ ⟨dit⟩", "no ⟦"),
        ("⟦Oui⟧ ⦃Paul⦄ ⦃Aline⦄", "second source"),
    ],
)
def test_broken_notation(marked: str, message: str) -> None:
    """Brackets that do not fit are an error that shows the example."""
    with pytest.raises(ValueError, match=message):
        parse_example(marked)


def test_broken_files(tmp_path: Path) -> None:
    """A line that fits nowhere is an error with its place, in both files."""
    path = tmp_path / "inventory.txt"
    path.write_text("== A. Titre\n\nA1. Cas\nkind: direct\nnote: rien\n> Rien.\n", encoding="utf-8")
    (item,) = read_inventory(path)
    assert item.examples[0].name == "A1.1"
    assert attrs.evolve(item, examples=()) == Construction(
        name="A1", group="A. Titre", title="Cas", kind="direct", note="rien", examples=()
    )
    path.write_text("# rien\nkind: direct\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"inventory\.txt:2: 'kind: direct' fits nowhere"):
        read_inventory(path)
    path.write_text("# rien\nA1.1\traison\nA1.1\tautre\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"inventory\.txt:3"):
        read_limits(path)
    path.write_text("A1.1 raison\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"inventory\.txt:1"):
        read_limits(path)


# --- what counts as a match --------------------------------------------------------------------

TEXT = "« Le pont tient bon », assure Mme Morvan. Le vent tombe."
MARKED = "« ⟦Le pont tient bon⟧ », ⟨assure⟩ ⦃Mme Morvan=Ada Morvan⦄. Le vent tombe."


def _result(
    content: tuple[int, int] = (2, 19),
    cue: tuple[int, int] | None = (23, 29),
    source: tuple[int, int] | None = (30, 40),
    speaker: str | None = "Ada Morvan",
    copies: int = 1,
) -> Document:
    """Return a result over `TEXT` with one quotation, right unless told otherwise."""
    quotation = Quotation(
        kind=QuotationKind.DIRECT,
        content=(Span.of(TEXT, *content),),
        rule="test",
        confidence=1.0,
        cue=Cue(spans=(Span.of(TEXT, *cue),), lemma="assurer", kind=CueKind.VERB) if cue else None,
        source=Mention(span=Span.of(TEXT, *source), kind=MentionKind.NAME) if source else None,
        speaker=Who(id=0, name=speaker) if speaker else None,
    )
    return Document(text=TEXT, quotations=(quotation,) * copies)


def _example(marked: str) -> Example:
    text, quotations = parse_example(marked)
    return Example(name="Z1.1", marked=marked, text=text, quotations=quotations)


@pytest.mark.parametrize(
    ("marked", "result", "expected"),
    [
        (MARKED, _result(), None),
        (MARKED, _result(content=(5, 19)), None),
        (MARKED, _result(content=(0, 21)), None),
        (MARKED, _result(content=(2, 12)), "content 'Le pont ti'"),
        (MARKED, _result(content=(2, 36)), "content"),
        (MARKED, _result(cue=(28, 30)), None),
        (MARKED, _result(cue=(30, 36)), "cue Cue"),
        (MARKED, _result(cue=None), "cue None"),
        (MARKED, _result(source=None), None),
        (MARKED, _result(speaker="M. Ada Morvan"), None),
        (MARKED, _result(speaker="Ida Renaud"), "source Mention"),
        (MARKED, _result(speaker=None), "source Mention"),
        (MARKED, _result(copies=2), "found besides"),
        (MARKED, Document(text=TEXT), "nothing found"),
        (MARKED.replace("=Ada Morvan", ""), _result(speaker=None), None),
        (
            MARKED.replace("=Ada Morvan", ""),
            _result(speaker="Ida Renaud", source=(34, 36)),
            "source",
        ),
        (
            MARKED.replace("=Ada Morvan", ""),
            _result(speaker="Ida Renaud", source=(23, 36)),
            "source",
        ),
        (MARKED.replace("=Ada Morvan", ""), _result(speaker=None, source=None), "source None"),
        (TEXT, Document(text=TEXT), None),
        (TEXT, _result(), "found besides"),
        (MARKED + " ⟦2Oui⟧", _result(copies=2), "no quotation 'Oui'"),
    ],
)
def test_mismatch(marked: str, result: Document, expected: str | None) -> None:
    """A result passes with enough of the content, the source and the cue, and nothing besides."""
    found = mismatch(_example(marked), result)
    assert (expected is None) == (found is None)
    assert (expected or "") in (found or "")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Claire Vasseur", "claire vasseur", True),
        ("Mme Vasseur", "Claire Vasseur", True),
        ("Claire", "Claire Vasseur", True),
        ("l'élue", "L’élue", True),
        ("Théo", "Theo", True),
        ("le", "la", False),
        ("la cour", "la tour", False),
        ("le conseil général", "le conseil général de la Lande", True),
        ("le conseil", "le préfet de la Lande", False),
        ("Claire Vasseur", "Claire Moulin de la Lande", False),
    ],
)
def test_same_name(first: str, second: str, same: bool) -> None:
    """Names are one when they differ in titles, articles, accents or completeness only."""
    assert same == same_name(first, second)
    assert same == same_name(second, first)


# --- the page of known limits ------------------------------------------------------------------


def test_page_is_up_to_date() -> None:
    """``docs/known_limits.md`` says what the files say (else: ``scripts/known_limits.py``)."""
    assert known_limits.main(["--check"]) == 0


def test_page_refuses_a_limit_of_no_example() -> None:
    """A limit that names no example is an error."""
    with pytest.raises(KeyError, match=r"Z9\.9"):
        known_limits.page(INVENTORY, {"Z9.9": "raison"})


def test_page_shows_title_example_and_reason() -> None:
    """An entry has the construction's title, the marked sentence and the reason."""
    examples = (_example("⟦Oui⟧"), attrs.evolve(_example("``⟦Non⟧''"), name="Z1.2"))
    item = Construction(
        name="Z1",
        group="Z. Marks",
        title="Tags <q> and *stars*",
        kind="direct",
        note="",
        examples=examples,
    )
    shown = known_limits.page((item,), {"Z1.2": "Pas encore."})
    assert "1 constructions" in shown
    assert "reads 1 of them" in shown
    assert "## Z. Marks" in shown
    assert "**Z1. Tags \\<q\\> and \\*stars\\***" in shown
    assert "- `` ``⟦Non⟧'' ``\\\n  Pas encore." in shown
    assert "Oui" not in shown


def test_refresh(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Limits that pass are dropped, examples that fail without a reason are named."""
    listed = tmp_path / "limits.txt"
    listed.write_text("# titre\nA1.1\traison\nA2.1\tautre\n", encoding="utf-8")
    monkeypatch.setattr(known_limits, "LIMITS", listed)
    monkeypatch.setattr(known_limits, "ROW_LIMITS", rows := tmp_path / "rows.txt")
    rows.write_text("names.1a\traison\nnames.1b\tautre\n", encoding="utf-8")
    monkeypatch.setattr(known_limits, "PAGE", tmp_path / "page.md")
    monkeypatch.setattr(known_limits, "failures", lambda _: {"A2.1": "vu", "A3.1": "pas vu"})
    monkeypatch.setattr(known_limits, "unresolved_rows", lambda _: {"names.1b": "vu"})
    assert known_limits.main(["--refresh"]) == 1
    assert listed.read_text(encoding="utf-8") == "# titre\nA2.1\tautre\n"
    assert rows.read_text(encoding="utf-8") == "names.1b\tautre\n"
    printed = capsys.readouterr().out
    assert "no limits any more: A1.1" in printed
    assert "needs a reason: A3.1: pas vu" in printed
    assert known_limits.main(["--check"]) == 0
    (tmp_path / "page.md").write_text("autre chose", encoding="utf-8")
    assert known_limits.main(["--check"]) == 1
    assert known_limits.main(["--nothing"]) == 2


@pytest.mark.model
def test_failures() -> None:
    """Running the examples finds those that are not read as marked up, and says how."""
    right, wrong = _example(MARKED), attrs.evolve(_example("⟦Il pleut.⟧"), name="Z1.2")
    item = attrs.evolve(INVENTORY[0], examples=(right, wrong))
    assert known_limits.failures((item,)) == {"Z1.2": "no quotation 'Il pleut.': nothing found"}
