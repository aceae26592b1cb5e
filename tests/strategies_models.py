"""Hypothesis strategies for results: documents that are consistent, and otherwise anything."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

from quotelib.models import (
    Act,
    Cue,
    CueKind,
    Document,
    Form,
    Gender,
    MarkFlag,
    Mention,
    MentionKind,
    Mood,
    Number,
    Quotation,
    QuotationKind,
    QuotedSpan,
    Span,
    SpanRole,
    Speaker,
    SpeakerKind,
    Tense,
    Unresolved,
)

__all__ = ["cues", "documents", "mentions", "quotations", "quoted_spans", "spans", "texts"]

_T = TypeVar("_T")

_WORDS = st.text(st.characters(), max_size=8)


def texts() -> st.SearchStrategy[str]:
    """Any string at all, lone surrogates included, and strings that look like news."""
    return st.text(st.characters(), max_size=40) | st.text("«» “”,.’é\n\u00a0a", max_size=40)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any span of ``text``, empty ones included."""
    offsets = st.integers(0, len(text))
    return st.tuples(offsets, offsets).map(lambda pair: Span.of(text, min(pair), max(pair)))


def quoted_spans(
    text: str, *, parents: st.SearchStrategy[int | None]
) -> st.SearchStrategy[QuotedSpan]:
    """Quoted spans with every combination of form, flags and role."""
    return st.builds(
        QuotedSpan,
        span=spans(text),
        outer=spans(text),
        opener=_WORDS,
        closer=_WORDS,
        form=st.sampled_from(Form),
        label=st.none() | spans(text),
        depth=st.integers(0, 3),
        parent=parents,
        flags=_tuples(st.sampled_from(MarkFlag)),
        role=st.sampled_from(SpanRole),
    )


def cues(text: str) -> st.SearchStrategy[Cue]:
    """Cues of every kind, act, tense and mood."""
    return st.builds(
        Cue,
        spans=_tuples(spans(text)),
        lemma=_WORDS,
        kind=st.sampled_from(CueKind),
        act=st.sampled_from(Act),
        tense=st.none() | st.sampled_from(Tense),
        mood=st.none() | st.sampled_from(Mood),
        negated=st.booleans(),
    )


def mentions(text: str) -> st.SearchStrategy[Mention]:
    """Mentions of every kind, gender and number."""
    return st.builds(
        Mention,
        span=spans(text),
        kind=st.sampled_from(MentionKind),
        gender=_genders(),
        number=st.none() | st.sampled_from(Number),
    )


def quotations(
    text: str,
    *,
    speakers: st.SearchStrategy[Speaker | None],
    parents: st.SearchStrategy[int | None],
) -> st.SearchStrategy[Quotation]:
    """Quotations with and without cue, source, speaker, addressee and parent."""
    return st.builds(
        Quotation,
        kind=st.sampled_from(QuotationKind),
        content=_tuples(spans(text)),
        rule=_WORDS,
        confidence=st.floats(0, 1),
        cue=st.none() | cues(text),
        further_cues=_tuples(cues(text)),
        source=st.none() | mentions(text),
        speaker=speakers,
        addressee=st.none() | mentions(text),
        medium=st.none() | spans(text),
        date=st.none() | spans(text),
        parent=parents,
        unresolved=st.none() | st.sampled_from(Unresolved),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents whose spans fit their text and whose references lead somewhere."""
    text = draw(texts())
    people = tuple(
        Speaker(
            id=index,
            name=draw(_WORDS),
            kind=draw(st.sampled_from(SpeakerKind)),
            gender=draw(_genders()),
            roles=draw(_tuples(_WORDS)),
            mentions=draw(_tuples(mentions(text))),
        )
        for index in range(draw(st.integers(0, 2)))
    )
    speaker = st.none() | st.sampled_from(people) if people else st.none()
    return Document(
        text=text,
        quotations=tuple(
            draw(quotations(text, speakers=speaker, parents=parents))
            for parents in _parents(draw(st.integers(0, 3)))
        ),
        quoted_spans=tuple(
            draw(quoted_spans(text, parents=parents))
            for parents in _parents(draw(st.integers(0, 3)))
        ),
        speakers=people,
    )


def _parents(count: int) -> list[st.SearchStrategy[int | None]]:
    """For each item of a sequence, a strategy for its parent: nothing or an item before it."""
    return [st.none() | st.integers(0, index - 1) if index else st.none() for index in range(count)]


def _genders() -> st.SearchStrategy[Gender | None]:
    return st.none() | st.sampled_from(Gender)


def _tuples(items: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(items, max_size=2).map(tuple)
