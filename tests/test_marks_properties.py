"""What holds for the quoted spans of any string."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib.marks import find_quoted
from quotelib.models import MarkFlag
from strategies import any_text, balanced_text, marked_text, paragraphs, shown, words

Shown = tuple[str, str, int, tuple[MarkFlag, ...]]

TEXTS = st.one_of(any_text(), marked_text())
BROKEN = ("«", "« ", "»", " »", "“", "”", '"', ' "', '" ', "‹", "›", "'", " '", "<<", ">>", "''")


@given(TEXTS)
def test_offsets(text: str) -> None:
    """Every span is cut out of the text at its offsets, the inner one inside the outer one."""
    for span in find_quoted(text):
        for part in (span.span, span.outer, *([span.label] if span.label else ())):
            assert text[part.start : part.end] == part.text
        assert 0 <= span.outer.start <= span.span.start <= span.span.end <= span.outer.end
        assert span.outer.end <= len(text)
        assert span.opener == text[span.outer.start :][: len(span.opener)]
        assert (
            span.closer == text[: span.outer.end][len(text[: span.outer.end]) - len(span.closer) :]
        )


@given(TEXTS)
def test_order(text: str) -> None:
    """Spans come by start, the outermost first, and none comes twice."""
    spans = find_quoted(text)
    keys = [(span.outer.start, -span.outer.end) for span in spans]
    assert sorted(keys) == keys
    assert len({(span.outer, span.span, span.form, span.depth) for span in spans}) == len(spans)


@given(TEXTS)
def test_nested_or_disjoint(text: str) -> None:
    """No span crosses another, and parents and depths say which is inside which."""
    spans = find_quoted(text)
    around: list[int] = []
    for index, span in enumerate(spans):
        while around and spans[around[-1]].outer.end <= span.outer.start:
            around.pop()
        assert span.depth == len(around)
        assert span.parent == (around[-1] if around else None)
        assert all(span.outer.end <= spans[parent].outer.end for parent in around)
        around.append(index)


@given(TEXTS)
def test_flags(text: str) -> None:
    """Flags stand in the order of their definition, and agree with the marks that are missing."""
    order = list(MarkFlag)
    for span in find_quoted(text):
        assert sorted(span.flags, key=order.index) == list(span.flags)
        assert len(set(span.flags)) == len(span.flags)
        if MarkFlag.UNCLOSED in span.flags:
            assert span.closer == ""
            assert span.opener
        if MarkFlag.UNOPENED in span.flags:
            assert span.opener == ""
            assert span.closer


@given(TEXTS)
def test_same_result_twice(text: str) -> None:
    """The same text gives the same spans, whatever was read in between."""
    first = find_quoted(text)
    find_quoted("« Un “texte”\n\n— tout » autre ?")
    assert first == find_quoted(text)


@given(balanced_text())
def test_balanced_marks(drawn: tuple[str, list[str]]) -> None:
    """Every balanced pair is found once, with its inner text and without flags."""
    text, inner = drawn
    spans = find_quoted(text)
    assert inner == [span.text for span in spans]
    assert all(not span.flags for span in spans)


@given(paragraphs(), st.data())
def test_a_broken_mark_keeps_to_its_paragraph(blocks: list[str], data: st.DataObject) -> None:
    """A mark put anywhere into one paragraph changes nothing in the others."""
    index = data.draw(st.integers(0, len(blocks) - 1))
    at = data.draw(st.integers(0, len(blocks[index])))
    mark = data.draw(st.sampled_from(BROKEN))
    broken = [*blocks]
    broken[index] = blocks[index][:at] + mark + blocks[index][at:]
    assert _by_paragraph(blocks, index) == _by_paragraph(broken, index)


def _by_paragraph(blocks: list[str], left_out: int) -> list[list[Shown]]:
    """Return the spans of each paragraph but one, as if each were a text of its own."""
    start, result = 0, list[list[Shown]]()
    spans = find_quoted("\n\n".join(blocks))
    for index, block in enumerate(blocks):
        end = start + len(block)
        inside = [s for s in spans if start <= s.outer.start and s.outer.end <= end]
        touching = [s for s in spans if s.outer.start < end and start < s.outer.end]
        if index != left_out:
            assert inside == touching
            result.append([(s.outer.text, s.span.text, s.depth, s.flags) for s in inside])
        start = end + 2
    return result


@given(words, words)
def test_blanks_beside_marks(first: str, second: str) -> None:
    """Whatever blanks stand beside the marks, the inner text is the same."""
    results = set()
    for blank in (
        "",
        " ",
        "\xa0",
        "\u202f",
        "\u2009",
        "\u200b",
        "  ",
        "\u2060\xa0",
        "&nbsp;",
        "&#8239;",
    ):
        (span,) = find_quoted(f"{first} «{blank}{second}{blank}», dit-il.")
        results.add(span.text)
    assert {second} == results


@given(st.text(alphabet="ab ’'-.,é\n", max_size=80))
def test_apostrophes_inside_words(text: str) -> None:
    """Text whose apostrophes all stand between letters has no span."""
    inside = re.sub(r"(?<![a-zé])['’]|['’](?![a-zé])", "", text)
    inside = re.sub(r"(?m)^[-\s]+", "", inside)
    assert [s for s in shown(find_quoted(inside)) if not s.startswith("turn")] == []


SHAPES = {
    "openers": "« mot ",
    "closers": "mot » ",
    "pairs": "« mot » ",
    "straight": '" ',
    "straight openers": '"mot ',
    "straight closers": 'mot" ',
    "single": " 'mot",
    "apostrophes": "l'",
    "families": "« “ \" ‹ ' ",
    "families closed": '« “ " » ” ',
    "mismatched": '« mot" ',
    "orphans": "« a » b » ",
    "shared": "« mot : « mot » ",
    "open paragraphs": "« Mot.\n",
    "open paragraphs of three families": '« Mot.\n“ Mot.\n"Mot.\n',
    "reminders": "» Mot.\n",
    "closed later": "« Mot.\n\nMot.\n\nMot. »\n\n",
    "dashes": "— Mot ?\n",
    "dashes inside": "« Mot. — Mot",
    "labels": "Le Courrier : Mot ?\nHugo Lefranc : Mot.\n",
    "initials": "C. V. : Mot.\n",
    "capitals": "MOT ",
    "entities": "&laquo;",
    "blank entities": "« &nbsp;",
    "ampersands": "&amp;",
    "chevrons": "<",
    "tags": "<q>",
    "whole tags": "<q>« </q>",
    "tag starts": '<a b="',
    "blanks": "« \xa0\u200b",
    "breaks": "\n",
    "mojibake": "Â«â€",
    "backquotes": "``",
    "stops": ". ",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_time_grows_with_length(shape: str) -> None:
    """Eight times the text takes about eight times as long, on every hostile shape.

    A quadratic scan would take 64 times as long: the bound lies far from both.
    """
    small, large = (_seconds(shape * (size // len(shape))) for size in (5_000, 40_000))
    assert large < 24 * small + 0.05


@pytest.mark.parametrize("shape", ["« mot » mot ", "« mot » mot, "])
def test_time_inside_an_unclosed_mark(shape: str) -> None:
    """Words that are woven into a sentence are looked through once, however many marks they hold."""
    small, large = ("Il veut « mot " + shape * (size // len(shape)) for size in (10_000, 80_000))
    assert _seconds(large) < 24 * _seconds(small) + 0.05


def test_nested_text_is_bounded() -> None:
    """Deep nesting does not copy the text over and over."""
    text = "« a " * 20_000 + " b »" * 20_000
    assert sum(len(span.outer.text) for span in find_quoted(text)) <= 8 * len(text)


def _seconds(text: str) -> float:
    """Return the shortest of three times that a text takes."""
    times = []
    for _ in range(3):
        start = process_time()
        find_quoted(text)
        times.append(process_time() - start)
    return min(times)
