"""The parser: which pipelines it takes, what it runs, what it leaves behind, and its tokens."""

from __future__ import annotations

import importlib
import re
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotelib import (
    ArgumentTypeError,
    Gender,
    ModelNotFoundError,
    Number,
    PipelineError,
    QuotelibError,
    find_quoted,
)
from quotelib.lexicon import load_lexicon
from quotelib.parsing import DEFAULT_MODEL, Parser, load_parser
from quotelib.parsing.tags import SpacyTagger
from strategies import marked_text
from strategies_news import glued_text, news_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from quotelib.models.records import Sentence, Token

TEXTS = st.one_of(news_text(), glued_text(), marked_text()).map(
    lambda text: text.encode(errors="replace").decode()
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return the whole default pipeline, as a caller would load it."""
    spacy = importlib.import_module("spacy")
    loaded: Language = spacy.load(DEFAULT_MODEL)
    return loaded


@pytest.fixture(scope="module")
def parser(nlp: Language) -> Parser:
    """Return a parser over the caller's pipeline."""
    return load_parser(nlp)


def _parse(parser: Parser, text: str) -> tuple[Sentence, ...]:
    return parser.parse(
        text, find_quoted(text), {"assure", "dit"}.__contains__, load_lexicon().source_noun
    )


def _tokens(sentences: tuple[Sentence, ...]) -> list[Token]:
    return [token for sentence in sentences for token in sentence.tokens]


# --- which pipelines ---------------------------------------------------------------------------


@pytest.mark.model
def test_a_loaded_pipeline_is_used_as_it_is(nlp: Language, parser: Parser) -> None:
    """A pipeline given as an object is the one that runs."""
    assert parser.nlp is nlp
    assert parser.words.scratch.nlp is nlp


@pytest.mark.model
@pytest.mark.slow
def test_by_name_by_path_and_by_default() -> None:
    """A name, the path of a folder and nothing at all load the same pipeline, without the rest."""
    package = importlib.import_module(DEFAULT_MODEL)
    (folder,) = Path(str(package.__file__)).parent.glob(f"{DEFAULT_MODEL}-*")
    parsers = [load_parser(source) for source in (DEFAULT_MODEL, str(folder), None)]
    assert {parser.nlp.meta["name"] for parser in parsers} == {"core_news_sm"}
    for parser in parsers:
        assert "ner" not in parser.nlp.pipe_names
        assert "parser" not in parser.nlp.pipe_names
        assert "lemmatizer" not in parser.nlp.pipe_names
    texts = {
        tuple((token.form, token.pos) for token in _tokens(_parse(parser, "La maire assure tout.")))
        for parser in parsers
    }
    assert len(texts) == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("client", "Il a ajouté que son client, la société Bravo, avait accepté l'offre."),
        ("voix", "Elle parle à voix haute."),
        ("dehors", "Elle parle dehors."),
    ],
)
def test_known_nouns_are_no_adverbs(parser: Parser, word: str, text: str) -> None:
    """A noun of the lexicon is none of what no noun is, whatever the tagger sees."""
    pos = next(token.pos for token in _tokens(_parse(parser, text)) if token.form == word)
    assert (pos == "NOUN") == (load_lexicon().source_noun(word) is not None)


@pytest.mark.parametrize("name", ["fr_core_news_xxl", "", "/nulle/part", "« »"])
def test_missing_pipeline(name: str) -> None:
    """A name that is not installed is an error that names both ways to install one."""
    with pytest.raises(ModelNotFoundError) as raised:
        load_parser(name)
    message = str(raised.value)
    assert message.startswith(f"nlp={name!r}: ")
    assert 'pip install "quotelib[model]"' in message
    assert f"python -m spacy download {DEFAULT_MODEL}" in message
    assert isinstance(raised.value, OSError)
    assert isinstance(raised.value, QuotelibError)


@pytest.mark.parametrize("nlp", [3, b"fr_core_news_sm", ["fr_core_news_sm"], object(), len, True])
def test_wrong_type(nlp: Any) -> None:
    """What is neither a pipeline nor a name is an error that says what came."""
    with pytest.raises(ArgumentTypeError, match=rf"^nlp must be .* not {type(nlp).__name__}:"):
        load_parser(nlp)


@pytest.mark.parametrize(
    ("language", "components", "missing"),
    [
        ("fr", [], ["no tagger or morphologizer"]),
        ("fr", ["parser"], ["no tagger or morphologizer"]),
        ("fr", ["sentencizer"], ["no tagger or morphologizer"]),
        ("en", ["tagger"], ["its language is 'en', not 'fr'"]),
        ("en", [], ["its language is 'en'", "no tagger or morphologizer"]),
    ],
)
def test_unfit_pipeline(language: str, components: list[str], missing: list[str]) -> None:
    """A pipeline of another language or without a needed component is refused with all reasons."""
    blank = importlib.import_module("spacy").blank(language)
    for component in components:
        blank.add_pipe(component)
    with pytest.raises(PipelineError, match="French pipeline with a tagger;") as raised:
        load_parser(blank)
    reasons = str(raised.value).partition("; ")[2].partition(" (components")[0].split(", ")
    assert len(missing) + ("not 'fr'" in reasons) == len(reasons)
    assert all(words in str(raised.value) for words in missing)
    assert str(components) in str(raised.value)


def test_components_by_any_name() -> None:
    """A component is known by what it is, not by its name in the pipeline."""
    blank = importlib.import_module("spacy").blank("fr")
    blank.add_pipe("morphologizer", name="formes")
    blank.add_pipe("sentencizer", name="tagger_de_phrases")
    tagger = load_parser(blank).tagger
    assert isinstance(tagger, SpacyTagger)
    assert tagger.steps == (blank.get_pipe("formes"),)


# --- what runs, and what stays -----------------------------------------------------------------


class _Stop:
    """A component that must not run."""

    def __call__(self, _: Doc) -> Doc:
        raise AssertionError("a component ran that nobody needs")


@pytest.mark.model
def test_only_needed_components_run() -> None:
    """Entities, lemmas and the caller's own components are left aside."""
    spacy = importlib.import_module("spacy")
    language = importlib.import_module("spacy.language").Language
    language.factory("quotelib_test_stop", func=lambda nlp, name: _Stop())  # noqa: ARG005
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("quotelib_test_stop", first=True)
    parser = load_parser(nlp)
    assert [token.form for token in _tokens(_parse(parser, "La maire part."))] == [
        "La",
        "maire",
        "part",
        ".",
    ]


@pytest.mark.model
def test_the_pipeline_is_not_changed(nlp: Language, parser: Parser) -> None:
    """The caller's pipeline has the same components, and reads texts as before."""
    text = "Nadia Benali a promis une digue à Saint-Malo."

    def read() -> list[tuple[str, ...]]:
        doc = nlp(text)
        return [(t.text, t.pos_, t.dep_, t.lemma_, t.ent_type_, str(t.is_sent_start)) for t in doc]

    names, disabled, before = list(nlp.pipe_names), list(nlp.disabled), read()
    for _ in range(3):
        _parse(parser, "« Le pont tient », assure la maire. Elle dit que « tout » va bien.")
    assert (names, disabled, before) == (list(nlp.pipe_names), list(nlp.disabled), read())


@pytest.mark.model
def test_nothing_is_kept(parser: Parser) -> None:
    """Texts full of new words leave no string and no word in the vocabulary."""
    vocab = parser.nlp.vocab

    def kept() -> tuple[int, int]:
        return sum(1 for _ in vocab), len(vocab.strings)

    _parse(parser, "« Bonjour », dit-elle.")
    before = kept()
    for number in range(100):
        _parse(parser, f"« Blorp{number}zt », assure Zrk{number} Vwx{number}. Le gn{number} part.")
    assert before == kept()


@pytest.mark.model
def test_tokens_outlive_the_parser(parser: Parser) -> None:
    """Tokens are plain values: their words can be read after the parser forgot the text."""
    sentences = _parse(parser, "Mme Zwqxyt a glorbé un frimoulin.")
    for _ in range(5):
        _parse(parser, "Un autre texte, avec d'autres mots.")
    assert [token.form for token in _tokens(sentences)][1:5] == ["Zwqxyt", "a", "glorbé", "un"]


@pytest.mark.model
def test_eight_threads(parser: Parser) -> None:
    """Eight threads get what one gets."""
    texts = [f"« Texte n° {n} », assure Tom {chr(65 + n % 26)}irard. Il part." for n in range(80)]
    expected = [_parse(parser, text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert expected == list(pool.map(lambda text: _parse(parser, text), texts))


@pytest.mark.model
def test_parsers_of_one_pipeline_take_turns(nlp: Language, parser: Parser) -> None:
    """Two parsers over one pipeline never run it at once: its vocabulary is shared."""
    order: list[str] = []

    def parse() -> None:
        _parse(load_parser(nlp), "Blorp.")
        order.append("other")

    other = Thread(target=parse)
    with parser.words.scratch.alone():
        other.start()
        other.join(0.05)
        order.append("first")
    other.join(20)
    assert order == ["first", "other"]


@pytest.mark.model
def test_inside_a_memory_zone_of_the_caller(nlp: Language, parser: Parser) -> None:
    """The caller's own documents stay readable when a text is parsed inside their memory zone."""
    with nlp.memory_zone():
        doc = nlp("Le frimoulin zwqxyt est arrivé.")
        _parse(parser, "« Oui », dit la grande varbouille.")
        assert [token.text for token in doc][1:3] == ["frimoulin", "zwqxyt"]


@pytest.mark.model
def test_an_error_frees_the_parser(parser: Parser) -> None:
    """After an error the parser takes the next text: no lock stays closed."""

    def broken(_: str) -> bool:
        raise RuntimeError("panne")

    text = "« Le pont tient » assure la maire."
    with pytest.raises(RuntimeError, match="panne"):
        parser.parse(text, find_quoted(text), broken, load_lexicon().source_noun)
    assert _parse(parser, text)


# --- tokens ------------------------------------------------------------------------------------


@pytest.mark.model
def test_tokens(parser: Parser) -> None:
    """Tokens carry word class, gender, number, finiteness and offsets."""
    text = "Les maires ont signé."
    (sentence,) = _parse(parser, text)
    assert (sentence.index, sentence.paragraph, sentence.container) == (0, 0, None)
    assert [(t.index, t.form, t.lower, t.pos) for t in sentence.tokens] == [
        (0, "Les", "les", "DET"),
        (1, "maires", "maires", "NOUN"),
        (2, "ont", "ont", "AUX"),
        (3, "signé", "signé", "VERB"),
        (4, ".", ".", "PUNCT"),
    ]
    assert [text[t.start : t.end] for t in sentence.tokens] == [
        "Les",
        "maires",
        "ont",
        "signé",
        ".",
    ]
    assert sentence.tokens[1].number is Number.PLURAL
    assert sentence.tokens[2].finite
    assert not sentence.tokens[3].finite
    assert sentence.tokens[3].gender is Gender.MASCULINE
    assert all(t.quoted is None and t.placeholder is None for t in sentence.tokens)


@pytest.mark.model
def test_placeholders_and_woven_words(parser: Parser) -> None:
    """A placeholder names its quoted span, a woven word the innermost one around it."""
    text = "« Oui », dit-elle. Elle dit que « le “vrai” coupable » court."
    first, second, inside = _parse(parser, text)
    assert [(t.form, t.placeholder) for t in first.tokens][:2] == [("Cela", 0), (",", None)]
    held = first.tokens[0]
    assert text[held.start : held.end] == "« Oui »"
    assert [(t.form, t.quoted) for t in second.tokens] == [
        ("Elle", None),
        ("dit", None),
        ("que", None),
        ("le", 1),
        ("vrai", 2),
        ("coupable", 1),
        ("court", None),
        (".", None),
    ]
    assert inside.container == 0
    assert [(t.form, t.start, t.end) for t in inside.tokens] == [("Oui", 2, 5)]
    assert [sentence.index for sentence in (first, second, inside)] == [0, 1, 2]


@pytest.mark.model
def test_accidents_keep_their_place(parser: Parser) -> None:
    """A normalised word stands at the offsets of the word as written."""
    text = "La mai\u00adre a de\u0301cidé d\u2019ouvrir&nbsp;hier."
    tokens = _tokens(_parse(parser, text))
    assert [(t.form, text[t.start : t.end]) for t in tokens] == [
        ("La", "La"),
        ("maire", "mai\u00adre"),
        ("a", "a"),
        ("décidé", "de\u0301cidé"),
        ("d'", "d\u2019"),
        ("ouvrir", "ouvrir"),
        ("hier", "hier"),
        (".", "."),
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "« »", "\u00a0\n\u00a0"])
def test_texts_without_words(parser: Parser, text: str) -> None:
    """A text without words has no sentence with a word."""
    assert [t.form for t in _tokens(_parse(parser, text)) if t.form.isalnum()] in ([], ["Cela"])


@pytest.mark.model
def test_long_texts_are_read_in_parts(parser: Parser) -> None:
    """A text longer than one part is read whole, with one numbering and the right offsets."""
    lines = [f"La maire n° {number} assure que le pont tient." for number in range(1500)]
    text = "\n".join(lines)
    assert len(text) > 3 * 20_000
    sentences = _parse(parser, text)
    assert [sentence.index for sentence in sentences] == list(range(1500))
    assert [sentence.paragraph for sentence in sentences] == list(range(1500))
    found = [text[s.tokens[0].start : s.tokens[-1].end] for s in sentences]
    assert lines == found


@pytest.mark.model
def test_one_paragraph_longer_than_a_part(parser: Parser) -> None:
    """A paragraph is never cut, however long."""
    text = "La maire part. " * 2000
    sentences = _parse(parser, text)
    assert len(sentences) == 2000
    assert sentences[-1].tokens[-1].end == len(text.rstrip())


@pytest.mark.model
def test_an_endless_sentence_is_cut(parser: Parser) -> None:
    """A row of words without a stop is read in pieces, each word once and in order."""
    text = "le maire et la voisine " * 400
    sentences = _parse(parser, text)
    assert len(sentences) > 1
    assert max(len(sentence.tokens) for sentence in sentences) <= 500
    assert [token.form for token in _tokens(sentences)] == text.split()
    assert {sentence.paragraph for sentence in sentences} == {0}


@pytest.mark.model
@settings(max_examples=60)
@given(text=TEXTS)
def test_any_text(parser: Parser, text: str) -> None:
    """Tokens stand in order inside the text, numbers without a gap."""
    sentences = _parse(parser, text)
    spans = find_quoted(text)
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    for sentence in sentences:
        tokens = sentence.tokens
        assert tokens
        assert [token.index for token in tokens] == list(range(len(tokens)))
        assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
        assert all(a.end <= b.start for a, b in _neighbours(tokens))
        for token in tokens:
            if token.placeholder is not None:
                outer = spans[token.placeholder].outer
                assert token.start == outer.start
                assert token.end >= outer.end
            elif token.quoted is not None:
                inner = spans[token.quoted].span
                assert inner.start <= token.start < inner.end


def _neighbours(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, Token]]:
    """Yield tokens with the next one, those without width left out."""
    yield from pairwise(token for token in tokens if token.start < token.end)


@pytest.mark.model
@pytest.mark.parametrize(
    "sign", [",", ".", "?", ")", ";", ":", "…", "(", "»", "’", "*", " —", " -"]
)
def test_a_placeholder_is_a_word_of_its_own(parser: Parser, sign: str) -> None:
    """What stands right after a quotation does not become a part of its placeholder."""
    tokens = _tokens(_parse(parser, f"Elle dit : « Oui »{sign} puis part."))
    assert [token.form for token in tokens if token.placeholder is not None] == ["Cela"]


@pytest.mark.model
@pytest.mark.parametrize("sign", ["—", "–", "-", "/", "•"])
def test_a_placeholder_before_other_signs(parser: Parser, sign: str) -> None:
    """The same for a sign that is glued to the closing mark."""
    tokens = _tokens(_parse(parser, f"Elle dit : « Oui »{sign} puis part."))
    assert [token.form for token in tokens if token.placeholder is not None] == ["Cela"]


@pytest.mark.model
def test_repr_is_short(parser: Parser) -> None:
    """A parser's repr shows its pipeline and none of its tables."""
    assert re.fullmatch(r"Parser\(nlp=<spacy\.lang\.fr\.French[^<>]*>\)", repr(parser))
