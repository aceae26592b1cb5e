"""What holds for the result of any text: the promises of the library, one test each."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import process_time
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from constructions_notation import read_inventory
from promises import all_spans, broken_promises
from quotelib import (
    Document,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Span,
    SpanRole,
    Speaker,
    Unresolved,
    find_quoted,
)
from strategies import any_text, balanced_text, marked_text
from strategies_news import glued_text, news_text, self_contained

if TYPE_CHECKING:
    from quotelib import Extractor

pytestmark = pytest.mark.model

TEXTS = st.one_of(news_text(), glued_text(), marked_text(), any_text(), st.text(max_size=200))
SAMPLE = [example.text for item in read_inventory() for example in item.examples]


def _at_least(examples: int) -> int:
    """Return a number of examples, or that of the profile when it is greater."""
    return max(examples, settings.default.max_examples if settings.default else 0)


# --- any text ----------------------------------------------------------------------------------


@settings(max_examples=_at_least(400))
@given(text=TEXTS)
@example(text="<Q>»")  # nothing stands before the only sentence
def test_every_result_keeps_the_promises(extractor: Extractor, text: str) -> None:
    """Offsets, quoted spans, rules, confidence, reasons, parents and speakers are as promised."""
    assert broken_promises(text, extractor.extract(text)) == []


@settings(max_examples=_at_least(60))
@given(drawn=balanced_text())
def test_quoted_spans_stand_once(extractor: Extractor, drawn: tuple[str, list[str]]) -> None:
    """Every balanced pair of marks is in the result once, in order, whatever is made of it."""
    text, inner = drawn
    assert inner == [span.text for span in extractor.extract(text).quoted_spans]


@settings(max_examples=_at_least(100))
@given(text=TEXTS)
def test_results_survive_json_and_pickle(extractor: Extractor, text: str) -> None:
    """A result is equal to what comes back from JSON, dictionaries and pickle."""
    document = extractor.extract(text)
    assert Document.from_json(document.to_json()) == document
    assert Document.from_dict(document.to_dict()) == document
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301
    assert hash(pickle.loads(pickle.dumps(document))) == hash(document)  # noqa: S301


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\u00a0", "\u00ad", "\u200b", "«", "»", "\x00", "💪"]
)
def test_texts_without_words(extractor: Extractor, text: str) -> None:
    """A text without words has no quotation and no speaker."""
    document = extractor.extract(text)
    assert broken_promises(text, document) == []
    assert document.quotations == ()
    assert document.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "« \udfff », dit-il.",
        "« Oui\ud83d », assure Claire Vasseur.",
        "\ud83d\udcaa « a »",
    ],
)
def test_lone_surrogates(extractor: Extractor, text: str) -> None:
    """A string that no encoding can write is read like any other."""
    assert broken_promises(text, extractor.extract(text)) == []


@pytest.mark.parametrize("number", ["²", "②", "½", "٣", "99999999999999999999"])
def test_numbers_of_any_script(extractor: Extractor, number: str) -> None:
    """Signs that are digits and no numbers are read like any other."""
    text = (
        f"« Oui », dit Léa Roy, {number} députés de Dole. Selon Luc Roy, {number} ans, c'est non."
    )
    assert broken_promises(text, extractor.extract(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "« », dit-il.",
        "Le maire a dit : « ».",
        "<q></q>",
        "&laquo;&nbsp;&raquo;",
        "« “ ” », lâche Tom.",
    ],
)
def test_empty_marks(extractor: Extractor, text: str) -> None:
    """Marks around nothing are quoted spans and no quotation."""
    document = extractor.extract(text)
    assert broken_promises(text, document) == []
    assert document.quoted_spans
    assert all(quotation.text.strip() for quotation in document.quotations)


# --- the same result ---------------------------------------------------------------------------


@settings(max_examples=_at_least(60))
@given(first=TEXTS, second=TEXTS)
def test_other_texts_change_nothing(extractor: Extractor, first: str, second: str) -> None:
    """The same text gives the same result, whatever was read before or between."""
    before = extractor.extract(first)
    other = extractor.extract(second)
    assert before == extractor.extract(first)
    assert other == extractor.extract(second)


@settings(max_examples=10)
@given(texts=st.lists(TEXTS, min_size=8, max_size=24))
def test_threads(extractor: Extractor, texts: list[str]) -> None:
    """Eight threads that share an extractor find what one finds."""
    expected = [extractor.extract(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert expected == list(pool.map(extractor.extract, texts))


def test_threads_on_sentences(extractor: Extractor) -> None:
    """Threads read the examples of the inventory as one thread does, in any order."""
    expected = [extractor.extract(text) for text in SAMPLE[::3]]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(extractor.extract, reversed(SAMPLE[::3])))
    assert expected == list(reversed(found))


PROGRAM = """
import hashlib, sys
import quotelib
texts = sys.stdin.buffer.read().decode().split("\\x00")
found = "\\n".join(document.to_json() for document in quotelib.pipe(texts))
print(hashlib.sha256(found.encode()).hexdigest())
"""


@pytest.mark.slow
def test_processes(extractor: Extractor) -> None:
    """Another process, whose sets have another order, finds the same."""
    found = "\n".join(document.to_json() for document in extractor.pipe(SAMPLE))
    expected = hashlib.sha256(found.encode()).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input="\x00".join(SAMPLE).encode(),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONHASHSEED": "1"},
        check=True,
        timeout=120,
    )
    assert expected == done.stdout.decode().strip()


# --- one paragraph does not harm another -------------------------------------------------------

BROKEN = ("«", "« ", " »", "“", "”", '"', ' "', "‹", "›", " '", "<<", ">>", "''")
Found = tuple[str, tuple[str, ...], str, str]


@settings(max_examples=_at_least(150))
@given(blocks=st.lists(self_contained(), min_size=2, max_size=4), data=st.data())
def test_a_broken_mark_keeps_to_its_paragraph(
    extractor: Extractor, blocks: list[str], data: st.DataObject
) -> None:
    """A mark put anywhere into one paragraph leaves the quotations of the others as they were."""
    index = data.draw(st.integers(0, len(blocks) - 1))
    at = data.draw(st.integers(0, len(blocks[index])))
    mark = data.draw(st.sampled_from(BROKEN))
    broken = [*blocks]
    broken[index] = blocks[index][:at] + mark + blocks[index][at:]
    expected = _by_paragraph(extractor, blocks, index)
    assert all(expected)
    assert expected == _by_paragraph(extractor, broken, index)


def _by_paragraph(extractor: Extractor, blocks: list[str], left_out: int) -> list[list[Found]]:
    """Return content, cue and source of the quotations of each paragraph but one."""
    document = extractor.extract("\n\n".join(blocks))
    start, result = 0, list[list[Found]]()
    for index, block in enumerate(blocks):
        end = start + len(block)
        if index != left_out:
            result.append(
                [
                    (
                        quotation.kind.value,
                        tuple(span.text for span in quotation.content),
                        quotation.cue.text if quotation.cue else "",
                        quotation.source.text if quotation.source else "",
                    )
                    for quotation in document.quotations
                    if start <= quotation.content[0].start < end
                ]
            )
        start = end + 2
    return result


# --- time --------------------------------------------------------------------------------------

SHAPES = {
    "pairs": "« mot » ",
    "openers": "« mot ",
    "closers": "mot » ",
    "straight": '" ',
    "quotations": "« Oui. » ",
    "incises": "« Oui », dit-il. ",
    "incises inside": "« A, dit-il, b », ",
    "sentences": "« Le pont tient », assure Claire Vasseur. ",
    "paragraphs": "Selon la maire, le pont tient.\n",
    "turns": "— Oui.\n",
    "labels": "Le maire : Oui.\n",
    "pronouns": "Il dit que oui. ",
    "reports in reports": "Le maire dit que ",
    "cues": "a déclaré que ",
    "verbs": "dit ",
    "prepositions": "selon le maire, ",
    "names": "Claire Vasseur ",
    "names in a row": "Nadia Benali, Tom Girard, ",
    "coordination": "Tom et ",
    "complements": "de la ",
    "conjunctions": "que ",
    "colons": "le maire : ",
    "commas": ", ",
    "stops": ". ",
    "initials": "M. ",
    "brackets": "( ",
    "elisions": "l'",
    "accidents": "e\u0301&nbsp;\u00ad",
    "placeholders": "Cela ",
}


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_time_grows_with_length(extractor: Extractor, shape: str) -> None:
    """Eight times the text takes about eight times as long, on every hostile shape."""
    assert _grows_linearly(extractor, shape, 8_000)


@pytest.mark.slow
@pytest.mark.no_cover
def test_time_of_a_long_article(extractor: Extractor) -> None:
    """200 000 characters of sentences with marks, cues and names take about 8 times 25 000."""
    paragraphs = [
        f"« Le pont n° {number} tient », assure Claire Vasseur. Selon le maire de Port-{number}, la "
        f"route sera coupée. Mme Vasseur promet « un chantier exemplaire », a-t-il ajouté.\n"
        for number in range(10)
    ]
    assert _grows_linearly(extractor, "".join(paragraphs), 200_000)


def _seconds(extractor: Extractor, text: str, repeat: int) -> float:
    """Return the shortest time that a text takes, of several."""
    times = []
    for _ in range(repeat):
        start = process_time()
        extractor.extract(text)
        times.append(process_time() - start)
    return min(times)


def _grows_linearly(extractor: Extractor, shape: str, size: int) -> bool:
    """Return whether eight times the text takes about eight times as long.

    Quadratic work would take 64 times as long: the bound lies far from both.
    """
    small, large = (shape * max(1, count // len(shape)) for count in (size // 8, size))
    bound = 20 * _seconds(extractor, small, repeat=3) + 0.1
    # A machine that pauses once gets a second chance.
    return _seconds(extractor, large, repeat=1) < bound or (
        _seconds(extractor, large, repeat=1) < bound
    )


# --- the checks see mistakes -------------------------------------------------------------------

LINE = "« Le pont tient », assure Mme Morvan. « Bon », dit-elle."
NAME = Mention(span=Span.of(LINE, 26, 36), kind=MentionKind.NAME)
WHO = Speaker(id=0, name="Morvan", mentions=(NAME,))
SAID = Quotation(
    kind=QuotationKind.DIRECT,
    content=(Span.of(LINE, 2, 15),),
    rule="incise",
    confidence=0.9,
    source=NAME,
    speaker=WHO,
)
SPANS = find_quoted(LINE)


def _document(*said: Quotation, speakers: tuple[Speaker, ...] = (WHO,)) -> Document:
    return Document(text=LINE, quotations=said, quoted_spans=SPANS, speakers=speakers)


def test_a_right_result_breaks_nothing() -> None:
    """A result without a mistake passes the checks, and every span of it is looked at."""
    whole = _document(attrs.evolve(SAID, addressee=NAME, medium=SPANS[1].span, date=SPANS[1].outer))
    assert broken_promises(LINE, whole) == []
    assert len(list(all_spans(whole))) == 1 + 2 + 2 + 1 + 4 + 1


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (_document(attrs.evolve(SAID, content=(Span(start=2, end=15, text="Le"),))), "offsets"),
        (_document(attrs.evolve(SAID, content=())), "empty"),
        (_document(attrs.evolve(SAID, content=(Span.of(LINE, 1, 2),))), "empty"),
        (_document(attrs.evolve(SAID, content=SAID.content * 2)), "overlap"),
        (_document(attrs.evolve(SAID, rule="")), "no rule"),
        (_document(attrs.evolve(SAID, confidence=1.5)), "confidence"),
        (_document(attrs.evolve(SAID, source=None)), "do not agree"),
        (_document(attrs.evolve(SAID, speaker=None)), "do not agree"),
        (_document(attrs.evolve(SAID, unresolved=Unresolved.NO_CUE)), "do not agree"),
        (_document(attrs.evolve(SAID, parent=3)), "does not exist"),
        (_document(attrs.evolve(SAID, parent=0)), "own parent"),
        (
            _document(SAID, attrs.evolve(SAID, parent=0, content=(Span.of(LINE, 41, 44),))),
            "not hold it",
        ),
        (
            _document(attrs.evolve(SAID, content=(Span.of(LINE, 41, 44),)), SAID),
            "not in text order",
        ),
        (_document(SAID, speakers=()), "not among"),
        (_document(SAID, speakers=(WHO, Speaker(id=1, name="Personne"))), "speak nowhere"),
        (_document(SAID, speakers=(attrs.evolve(WHO, id=1),)), "positions"),
        (
            _document(
                attrs.evolve(SAID, speaker=attrs.evolve(WHO, mentions=())),
                speakers=(attrs.evolve(WHO, mentions=()),),
            ),
            "no mention of",
        ),
        (attrs.evolve(_document(SAID), quoted_spans=SPANS[1:]), "typography"),
        (attrs.evolve(_document(SAID), quoted_spans=SPANS + SPANS[:1]), "typography"),
        (
            attrs.evolve(
                _document(SAID),
                quoted_spans=tuple(attrs.evolve(s, role=SpanRole.QUOTATION) for s in SPANS),
            ),
            "is no quotation",
        ),
        (attrs.evolve(_document(SAID), text=LINE + " "), "text is another"),
    ],
)
def test_a_wrong_result_is_seen(document: Document, problem: str) -> None:
    """Each broken promise has a message of its own."""
    assert any(problem in found for found in broken_promises(LINE, document))
