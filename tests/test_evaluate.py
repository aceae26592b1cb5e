"""The measures: what counts as found, as the same mention, as the same speaker."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotelib
from quotelib import (
    ArgumentTypeError,
    ArgumentValueError,
    Gender,
    QuotationKind,
    QuotelibError,
    SpeakerKind,
)
from quotelib.errors import AnnotationFormatError
from quotelib.evaluate import (
    Accuracy,
    Annotation,
    Entity,
    Fault,
    GoldDocument,
    Measure,
    Report,
    evaluate,
    read_gold,
    read_predictions,
)
from quotelib.evaluate.__main__ import main
from quotelib.evaluate.matching import Ruler, pairs, same_mention, same_speaker, touch

if TYPE_CHECKING:
    from quotelib import Extractor

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DIRECT, MIXED, INDIRECT = QuotationKind
TEXT = "« Le quai sera rendu aux piétons », a juré Nora Faye. Elle veut un « port ouvert »."


def at(part: str, text: str = TEXT) -> tuple[int, int]:
    """Return where a part stands in the text."""
    start = text.index(part)
    return start, start + len(part)


JURE = Annotation(
    kind=DIRECT,
    content=(at("Le quai sera rendu aux piétons"),),
    cue=(at("a juré"),),
    source=at("Nora Faye"),
    speaker="Nora Faye",
)
VEUT = Annotation(
    kind=MIXED,
    content=(at("un « port ouvert »"),),
    cue=(at("veut"),),
    source=at("Elle"),
    speaker="Nora Faye",
)
FAYE = Entity(name="Nora Faye", kind=SpeakerKind.PERSON, gender=Gender.FEMININE)
GOLD = GoldDocument(id="quai", text=TEXT, quotations=(JURE, VEUT), entities=(FAYE,))


def report(*found: Annotation, gold: GoldDocument = GOLD) -> Report:
    """Return how predictions compare with one document."""
    return evaluate([gold], {gold.id: found}, samples=0)


# --- overlap, mentions, names ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([(0, 4)], [(0, 4)], 1.0),
        ([(0, 4)], [(4, 8)], 0.0),
        ([(0, 6)], [(3, 6)], 0.5),
        ([(0, 6), (3, 6)], [(0, 6)], 1.0),
        ([(0, 2), (4, 6)], [(0, 6)], 4 / 6),
        ([(6, 9)], [(6, 9)], 0.0),
        ([(0, 9)], [(0, 6)], 1.0),
        ([(4, 4)], [(0, 6)], 0.0),
        ([], [(0, 6)], 0.0),
    ],
)
def test_overlap(one: list[tuple[int, int]], other: list[tuple[int, int]], expected: float) -> None:
    """Only letters and digits count, each once, and what holds none overlaps with nothing."""
    ruler = Ruler.of("abc2ef « »")
    assert ruler.overlap(one, other) == pytest.approx(expected)
    assert ruler.overlap(other, one) == pytest.approx(expected)


_INTERVALS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: (min(p), max(p))), max_size=4
)


@given(st.text("aé1 «», ", min_size=12, max_size=12), _INTERVALS, _INTERVALS)
def test_overlap_counts_characters(
    text: str, one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    """The overlap is that of the sets of letters and digits."""
    left, right = (
        {i for start, end in side for i in range(start, end) if text[i].isalnum()}
        for side in (one, other)
    )
    expected = len(left & right) / len(left | right) if left and right else 0.0
    assert Ruler.of(text).overlap(one, other) == pytest.approx(expected)
    shared = any(set(range(*a)) & set(range(*b)) for a in one for b in other)
    assert touch(one, other) == shared


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (None, None, True),
        (None, (0, 4), False),
        ((0, 4), None, False),
        ((0, 4), (0, 4), True),
        ((0, 4), (4, 8), False),
        ((0, 4), (0, 8), True),
        ((0, 30), (26, 30), True),
        ((0, 30), (27, 30), False),
        ((0, 30), (26, 40), False),
        ((0, 20), (5, 25), True),
        ((0, 9), (9, 9), False),
    ],
)
def test_same_mention(
    gold: tuple[int, int] | None, found: tuple[int, int] | None, expected: bool
) -> None:
    """Mentions are one when half of them is shared or a part of four characters stands inside."""
    assert same_mention(gold, found) is expected


@pytest.mark.parametrize(
    ("gold", "found", "kind", "expected"),
    [
        (None, None, "person", True),
        (None, "Nora Faye", "person", True),
        ("Nora Faye", None, "person", False),
        ("Nora Faye", "Nora Faye", "person", True),
        ("Nora Faye", "Mme Faye", "person", True),
        ("Nora Faye", "Faye", "organisation", True),
        ("Nora de la Faye", "NORA FAYE", "person", True),
        ("Nora Faye", "Nora", "person", True),
        ("Nora Jeanne Faye", "Nora", "person", False),
        ("Nora Jeanne Faye", "Faye", "person", True),
        ("Nora Jeanne Faye", "Faye", "group", False),
        ("Nora Faye", "Ali Faye", "person", False),
        ("Léa Dré", "Lea Dre", "person", True),
        ("l’Agence du port", "L'agence du port", "organisation", True),
        ("la régie", "le port", "organisation", False),
        ("le", "le", "unknown", True),
        ("le", "la", "unknown", False),
    ],
)
def test_same_speaker(gold: str | None, found: str | None, kind: str, expected: bool) -> None:
    """Names are compared without case, accents, articles; a person by the last name alone."""
    entity = Entity(name=gold, kind=SpeakerKind(kind)) if gold else None
    assert same_speaker(gold, entity, found) is expected


def test_aliases() -> None:
    """Any of the names that the gold gives will do, and an unknown entity has only its own."""
    entity = Entity(name="Nora Faye", aliases=("la maire de Brunval",))
    assert same_speaker("Nora Faye", entity, "la maire de Brunval")
    assert not same_speaker("Nora Faye", None, "la maire de Brunval")


def test_pairs() -> None:
    """The closest go together first; of two with one content the required, then the same source."""
    ruler = Ruler.of(TEXT)
    optional = attrs.evolve(JURE, optional=True)
    other = attrs.evolve(JURE, source=at("Elle"))
    assert pairs(ruler, [optional, JURE], [JURE]) == {1: (0, 1.0)}
    assert pairs(ruler, [JURE], [other, JURE]) == {0: (1, 1.0)}
    assert pairs(ruler, [JURE], [VEUT]) == {}
    short = attrs.evolve(JURE, content=(at("Le quai sera"),))
    assert pairs(ruler, [JURE, VEUT], [short, VEUT, JURE]) == {0: (2, 1.0), 1: (1, 1.0)}


# --- measures ----------------------------------------------------------------------------------


def test_perfect() -> None:
    """The gold itself has nothing to correct."""
    found = report(JURE, VEUT)
    assert found.all.gold == 2
    assert found.differences == ()
    for scores in (found.direct, found.mixed, found.direct_mixed, found.all):
        for measure in (scores.loose, scores.content, scores.sourced, scores.attributed):
            assert (measure.precision, measure.recall, measure.f) == (1.0, 1.0, 1.0)
        for accuracy in (scores.source, scores.speaker, scores.cue, scores.kind):
            assert accuracy.share == 1.0
    assert found.indirect.gold == 0
    assert found.indirect.content.f == 0.0
    assert found.indirect.cue.share is None


def test_nothing_found() -> None:
    """What is not predicted is missed, and nothing else is wrong."""
    found = report()
    assert found.all.content == Measure(hits=0, false_alarms=0, misses=2)
    assert [one.fault for one in found.differences] == [Fault.MISSED, Fault.MISSED]
    assert found.missing == ()
    assert evaluate([GOLD], {}, samples=0).missing == ("quai",)


def test_false_alarm() -> None:
    """What the gold does not have is a false alarm of its own kind."""
    extra = Annotation(kind=INDIRECT, content=(at("a juré"),))
    found = report(JURE, VEUT, extra)
    assert found.indirect.content == Measure(hits=0, false_alarms=1, misses=0)
    assert found.direct_mixed.content.f == 1.0
    (difference,) = found.differences
    assert (difference.fault, difference.text) == (Fault.FALSE_ALARM, "a juré")
    assert difference.expected is None
    assert difference.found == extra


@pytest.mark.parametrize(
    ("changes", "hits"),
    [
        ({}, (1, 1, 1, 1)),
        ({"content": (at("sera rendu aux piétons"),)}, (1, 0, 0, 0)),
        ({"content": (at("aux piétons"),)}, (1, 0, 0, 0)),
        ({"content": (at("piétons"),)}, (0, 0, 0, 0)),
        ({"source": None}, (1, 1, 0, 1)),
        ({"speaker": None}, (1, 1, 1, 0)),
        ({"speaker": "Elle"}, (1, 1, 1, 0)),
        ({"kind": MIXED}, (1, 1, 1, 1)),
        ({"cue": ()}, (1, 1, 1, 1)),
    ],
)
def test_each_measure(changes: dict[str, Any], hits: tuple[int, ...]) -> None:
    """Each measure asks for what it names, and for nothing else."""
    scores = report(attrs.evolve(JURE, **changes), VEUT).direct
    measures = (scores.loose, scores.content, scores.sourced, scores.attributed)
    assert hits == tuple(measure.hits for measure in measures)
    assert all(measure.hits + measure.misses == 1 for measure in measures)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"source": None}, "source"),
        ({"speaker": "Ali Faye"}, "speaker"),
        ({"cue": (at("Nora"),)}, "cue"),
        ({"cue": ()}, "cue"),
        ({"kind": MIXED}, "kind"),
    ],
)
def test_each_accuracy(changes: dict[str, Any], wrong: str) -> None:
    """Each accuracy sees its own fault, and no other."""
    scores = report(attrs.evolve(JURE, **changes), VEUT).direct
    for name in ("source", "speaker", "cue", "kind"):
        expected = Accuracy(right=int(name != wrong), of=1)
        assert expected == getattr(scores, name), name


def test_kind_is_no_condition() -> None:
    """Content found under another kind is found: the gold counts it, no kind is alarmed."""
    found = report(attrs.evolve(JURE, kind=INDIRECT), VEUT)
    assert found.direct.content.hits == 1
    assert found.indirect.content == Measure(hits=0, false_alarms=0, misses=0)


def test_optional() -> None:
    """What is optional neither rewards nor punishes, found or not."""
    gold = attrs.evolve(GOLD, quotations=(JURE, attrs.evolve(VEUT, optional=True)))
    for found in ([JURE], [JURE, VEUT], [JURE, attrs.evolve(VEUT, speaker=None)]):
        result = report(*found, gold=gold)
        assert result.all.content == Measure(hits=1, false_alarms=0, misses=0)
        assert result.differences == ()


def test_unknown_speaker() -> None:
    """Where the gold knows no speaker, any is right."""
    gold = attrs.evolve(GOLD, quotations=(attrs.evolve(JURE, speaker=None),))
    for name in (None, "Nora Faye"):
        found = report(attrs.evolve(JURE, speaker=name), gold=gold)
        assert found.all.attributed.hits == 1


def test_not_quotations() -> None:
    """A stretch that is no quotation is taken for one by marks alone, not by indirect speech."""
    inner = at("port ouvert")
    gold = attrs.evolve(GOLD, quotations=(), not_quotations=(inner,))
    taken = Annotation(kind=MIXED, content=(inner,))
    assert report(taken, gold=gold).not_quotations == Accuracy(right=0, of=1)
    left = attrs.evolve(taken, kind=INDIRECT)
    assert report(left, gold=gold).not_quotations == Accuracy(right=1, of=1)
    assert report(gold=gold).not_quotations == Accuracy(right=1, of=1)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_measure(hits: int, false_alarms: int, misses: int) -> None:
    """F is the harmonic mean of precision and recall, 0 where neither is anything."""
    measure = Measure(hits=hits, false_alarms=false_alarms, misses=misses)
    p, r = measure.precision, measure.recall
    assert measure.f == pytest.approx(2 * p * r / (p + r) if p + r else 0.0)


# --- intervals ---------------------------------------------------------------------------------


def _many() -> tuple[list[GoldDocument], dict[str, tuple[Annotation, ...]]]:
    """Return twenty documents, of which every fourth was read in vain."""
    gold = [attrs.evolve(GOLD, id=str(number)) for number in range(20)]
    return gold, {one.id: (JURE, VEUT) if int(one.id) % 4 else () for one in gold}


def test_interval() -> None:
    """The interval holds F, lies inside 0 to 1, and is the same at each run of one seed."""
    gold, found = _many()
    first = evaluate(gold, found)
    low, high = first.all.content.interval or (2, 2)
    assert 0 < low < first.all.content.f < high <= 1
    assert first == evaluate(gold, found)
    assert first != evaluate(gold, found, seed=1)
    assert first.indirect.content.interval is None


def test_interval_narrows() -> None:
    """Ten times the documents, all alike, leave less to chance."""
    gold, found = _many()
    more = [attrs.evolve(one, id=f"{n}/{one.id}") for n in range(10) for one in gold]
    wide = evaluate(gold, found).all.content.interval or (0, 0)
    narrow = evaluate(more, {one.id: found[one.id.split("/")[1]] for one in more}).all.content
    assert narrow.interval
    assert narrow.interval[1] - narrow.interval[0] < wide[1] - wide[0]


def test_no_interval() -> None:
    """Without samples there is none."""
    assert report(JURE).all.content.interval is None
    assert "–100.0" not in str(report(JURE, VEUT))


# --- arguments ---------------------------------------------------------------------------------


@pytest.mark.model
def test_documents(extractor: Extractor) -> None:
    """Results can be handed over as they come, in order or by id."""
    document = extractor.extract(TEXT)
    by_id = evaluate([GOLD], {"quai": document})
    assert by_id == evaluate([GOLD], iter([document]))
    assert by_id.direct.attributed.f == 1.0


def test_annotation_of() -> None:
    """A quotation becomes an annotation with all its cues, or without source, speaker and cue."""
    bare = quotelib.Quotation(
        kind=DIRECT, content=(quotelib.Span.of(TEXT, 2, 9),), rule="x", confidence=1.0
    )
    assert Annotation.of(bare) == Annotation(kind=DIRECT, content=((2, 9),))
    cues = [
        quotelib.Cue(spans=(quotelib.Span.of(TEXT, *at(part)),), lemma="x", kind=kind)
        for part, kind in (("a juré", quotelib.CueKind.VERB), ("veut", quotelib.CueKind.VERB))
    ]
    full = attrs.evolve(bare, cue=cues[0], further_cues=(cues[1],))
    assert Annotation.of(full).cue == (at("a juré"), at("veut"))


@pytest.mark.parametrize(
    ("gold", "predictions", "message"),
    [
        ([], {}, "gold must have at least one document, got none"),
        ([GOLD, GOLD], {}, "got 'quai' twice"),
        ([GOLD], {"port": ()}, "got none of their ids: 'port' is not among them"),
        ([GOLD], [], "got 0 for 1"),
        ([GOLD], [quotelib.Document(text="Non.")], "got another text for 'quai'"),
        ([GOLD], {"quai": [attrs.evolve(JURE, source=(0, 999))]}, "got 0 to 999 for 'quai'"),
        ([GOLD], {"quai": [attrs.evolve(JURE, cue=((4, 2),))]}, "got 4 to 2 for 'quai'"),
    ],
)
def test_wrong_values(gold: list[GoldDocument], predictions: Any, message: str) -> None:
    """What cannot be compared is refused, and the message says what was received."""
    with pytest.raises(ArgumentValueError, match=re.escape(message)):
        evaluate(gold, predictions)


def test_wrong_types() -> None:
    """Quotations of results are no annotations; a negative number of samples is none."""
    bare = quotelib.Quotation(kind=DIRECT, content=(), rule="x", confidence=1.0)
    wrong: Any = {"quai": [bare]}
    with pytest.raises(ArgumentTypeError, match="got Quotation for 'quai'"):
        evaluate([GOLD], wrong)
    with pytest.raises(ArgumentValueError, match="samples must not be negative, got -1"):
        evaluate([GOLD], {}, samples=-1)


def test_others_are_left_out() -> None:
    """A prediction for a document that the gold does not have changes nothing."""
    assert evaluate([GOLD], {"quai": [JURE], "port": [VEUT]}) == evaluate([GOLD], {"quai": [JURE]})


# --- what is shown -----------------------------------------------------------------------------


def test_repr() -> None:
    """Each value shows its main number."""
    found = evaluate([GOLD], {"quai": [JURE]}, samples=9)
    assert (
        repr(found)
        == "Report(1 documents, Scores(2 quotations, content 66.7 %, attributed 66.7 %))"
    )
    assert repr(found.direct.content) == "Measure(100.0 %, 100.0–100.0)"
    assert repr(found.not_quotations) == "Accuracy(0 of 0)"
    assert repr(found.differences) == "(Difference('quai', missed, 'un « port ouvert »'),)"


def test_to_dict() -> None:
    """The dictionary holds every number under its name, and JSON takes it."""
    found = evaluate([GOLD], {"quai": [JURE]})
    data = json.loads(json.dumps(found.to_dict()))
    assert list(data) == [
        *("documents", "missing", "direct", "mixed", "indirect", "direct_mixed", "all"),
        "not_quotations",
    ]
    assert data["all"]["content"]["f"] == found.all.content.f
    assert data["all"]["content"]["misses"] == 1
    assert data["all"]["source"] == {"share": 1.0, "right": 1, "of": 1}
    assert data["all"]["gold"] == 2


# --- files -------------------------------------------------------------------------------------

ITEM = {
    "id": "quai",
    "text": TEXT,
    "quotations": [
        {
            "type": "direct",
            "content": [list(at("Le quai sera rendu aux piétons"))],
            "cue": [list(at("a juré"))],
            "speaker": list(at("Nora Faye")),
            "entity": "Nora Faye",
            "optional": False,
        }
    ],
    "entities": {"Nora Faye": {"kind": "person", "gender": "f", "aliases": ["la maire"]}},
    "not_quotations": [list(at("port ouvert"))],
    "annotator": "N. N.",
}


def _write(path: Path, *items: object) -> Path:
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return path


def test_read_gold(tmp_path: Path) -> None:
    """A file holds one document, a file of lines several, a folder those of its files by name."""
    expected = GoldDocument(
        id="quai",
        text=TEXT,
        quotations=(JURE,),
        entities=(attrs.evolve(FAYE, aliases=("la maire",)),),
        not_quotations=(at("port ouvert"),),
    )
    assert read_gold(_write(tmp_path / "b.json", ITEM)) == (expected,)
    _write(tmp_path / "a.jsonl", {**ITEM, "id": "1"}, {**ITEM, "id": "2"})
    (tmp_path / "notes.txt").write_text("no JSON", encoding="utf-8")
    assert [one.id for one in read_gold(tmp_path)] == ["1", "2", "quai"]


def test_read_short_gold(tmp_path: Path) -> None:
    """Fields that may be empty may be left out."""
    said = {"type": "direct", "content": [[2, 9]]}
    item = {"id": "x", "text": TEXT, "quotations": [said], "entities": {"Nora": {}}}
    (document,) = read_gold(_write(tmp_path / "x.json", item))
    assert document.quotations == (Annotation(kind=DIRECT, content=((2, 9),)),)
    assert document.entities == (Entity(name="Nora"),)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": 1}, "text: expected a string, got int"),
        ({"quotations": {}}, "quotations: expected a list, got dict"),
        ({"quotations": "abc"}, "quotations: expected a list, got str"),
        ({"quotations": [1]}, "quotations[0]: expected an object, got int"),
        ({"quotations": [{}]}, "quotations[0]: the field 'content' is missing"),
        ({"quotations": [{"content": []}]}, "quotations[0]: its content is empty"),
        ({"quotations": [{"content": [[1]]}]}, "content[0]: expected [start, end], got [1]"),
        ({"quotations": [{"content": [[1, True]]}]}, "content[0]: expected [start, end]"),
        ({"quotations": [{"content": ["abc"]}]}, "content[0]: expected a list, got str"),
        ({"quotations": [{"content": [[3, 2]]}]}, "3 to 2 is no stretch of the text"),
        ({"quotations": [{"content": [[0, 999]]}]}, f"the text has {len(TEXT)} characters"),
        (
            {"quotations": [{"content": [[0, 9]], "type": "loud"}]},
            "type: expected one of direct, mixed, indirect, got 'loud'",
        ),
        (
            {"quotations": [{"content": [[0, 9]], "type": "direct", "optional": "no"}]},
            "optional: expected true or false, got str",
        ),
        ({"entities": []}, "entities: expected an object, got list"),
        ({"entities": {"Nora": None}}, "Nora: expected an object, got null"),
        ({"entities": {"Nora": {"kind": "cat"}}}, "Nora: kind: expected one of person"),
        ({"entities": {"Nora": {"gender": "x"}}}, "Nora: gender: expected one of f, m"),
    ],
)
def test_wrong_gold(changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    """A fault names the file, the line and the field."""
    path = _write(tmp_path / "gold.jsonl", ITEM, {**ITEM, **changes})
    with pytest.raises(AnnotationFormatError, match=re.escape(message)) as caught:
        read_gold(path)
    assert "gold.jsonl, line 2: " in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "not JSON"),
        (b"[1]", "expected an object, got list"),
        (b"\xff\xfe", "not UTF-8 text (byte 0)"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_no_gold(content: bytes, message: str, tmp_path: Path) -> None:
    """What is no JSON object is refused."""
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(AnnotationFormatError, match=re.escape(message)):
        read_gold(path)


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without documents is more likely a wrong name than an empty corpus."""
    with pytest.raises(AnnotationFormatError, match="no annotated documents in it"):
        read_gold(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_gold(tmp_path / "nothing.json")


@pytest.mark.model
def test_read_predictions(tmp_path: Path, extractor: Extractor) -> None:
    """Predictions come by id, or as documents that are told by their texts."""
    plain = {"id": "quai", "quotations": ITEM["quotations"]}
    found = read_predictions(_write(tmp_path / "p.jsonl", plain), [GOLD])
    assert found == {"quai": (JURE,)}
    document = extractor.extract(TEXT)
    path = tmp_path / "d.jsonl"
    path.write_text(document.to_json(), encoding="utf-8")
    assert read_predictions(path, [GOLD])["quai"][0].content == JURE.content


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ([{"id": "quai", "quotations": []}] * 2, "line 2: the document 'quai' stands there twice"),
        ([quotelib.Document(text="Non.").to_dict()], "text is that of no annotated document"),
        ([{"format": 1, "text": 3}], "line 1: document cannot be read"),
        ([{"quotations": []}], "the field 'id' is missing"),
        ([{"id": "quai", "quotations": [{"content": [[-1, 2]]}]}], "-1 to 2 is no stretch"),
    ],
)
def test_wrong_predictions(items: list[object], message: str, tmp_path: Path) -> None:
    """A fault in predictions names its place as well."""
    with pytest.raises(AnnotationFormatError, match=re.escape(message)):
        read_predictions(_write(tmp_path / "p.jsonl", *items), [GOLD])


# --- command -----------------------------------------------------------------------------------


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the table and as many differences as asked for."""
    arguments = [str(EXAMPLES / "gold.jsonl"), str(EXAMPLES / "predictions.jsonl")]
    assert main([*arguments, "--differences", "2"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 documents\n1 of them without a prediction\n")
    assert len(re.findall("^(bac|verger|conseil) ", out, re.MULTILINE)) == 2
    assert main([*arguments, "--json", "--samples", "0"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["missing"] == ["conseil"]
    assert data["all"]["content"]["interval"] is None


@pytest.mark.model
def test_command_reads_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """Without predictions quotelib reads the texts of the gold."""
    assert main([str(EXAMPLES / "gold.jsonl"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["all"]["content"]["f"] > 0.8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing.json"], "No such file"),
        ([str(EXAMPLES / "gold.jsonl"), "--model", "fr_none"], "fr_none"),
    ],
)
def test_command_fails(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is one line on standard error, and a status."""
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("arguments", [["x", "--samples", "-1"], ["x", "--samples", "a"], []])
def test_command_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong options are explained."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m quotelib.evaluate" in capsys.readouterr().err


def test_module() -> None:
    """The command runs as a module."""
    command = [sys.executable, "-m", "quotelib.evaluate", "--help"]
    assert b"GOLD" in subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


def test_errors_have_one_base() -> None:
    """The error of files is one of quotelib's."""
    assert issubclass(AnnotationFormatError, QuotelibError)


# --- against the scorer that comes with the annotated articles ---------------------------------

NAMES = {
    "F@0.3": ("loose", "f"),
    "F@0.8": ("content", "f"),
    "P@0.3": ("loose", "precision"),
    "R@0.3": ("loose", "recall"),
    "P@0.8": ("content", "precision"),
    "R@0.8": ("content", "recall"),
    "sourced F": ("sourced", "f"),
    "attributed F": ("attributed", "f"),
    "speaker": ("source", "share"),
    "entity": ("speaker", "share"),
    "cue": ("cue", "share"),
    "type": ("kind", "share"),
}


@pytest.mark.gold
@pytest.mark.model
@pytest.mark.slow
@pytest.mark.no_cover
def test_same_numbers_as_another_scorer(gold: Path, tmp_path: Path, extractor: Extractor) -> None:
    """Every number is, to a tenth, that of the independent scorer of the annotated articles."""
    documents = read_gold(gold / "dev")
    predictions = tmp_path / "dev.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for one, document in zip(
            documents, extractor.pipe(one.text for one in documents), strict=True
        ):
            found = [_plain(Annotation.of(quotation)) for quotation in document.quotations]
            file.write(json.dumps({"id": one.id, "quotations": found}) + "\n")
    paths = map(str, (gold / "score.py", predictions, gold / "dev"))
    command = [sys.executable, *paths, "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    ours = evaluate(documents, read_predictions(predictions, documents))
    for row, scores in theirs.items():
        if not isinstance(scores, dict):
            left = ours.not_quotations
            assert scores == f"{left.of - left.right}/{left.of}"
            continue
        mine = getattr(ours, row.replace("+", "_"))
        assert scores["gold"] == mine.gold > 200
        for name, (field, number) in NAMES.items():
            assert scores[name] == round(100 * getattr(getattr(mine, field), number), 1), (
                row,
                name,
            )


def _plain(annotation: Annotation) -> dict[str, Any]:
    """Return an annotation as a file of predictions has it."""
    return {
        "type": annotation.kind.value,
        "content": annotation.content,
        "cue": annotation.cue,
        "speaker": annotation.source,
        "entity": annotation.speaker,
    }
