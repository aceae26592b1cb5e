"""The network of a tagger run without spaCy: the same tags, whatever is already known."""

from __future__ import annotations

import importlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from quotelib import find_quoted
from quotelib.lexicon import load_lexicon
from quotelib.lexicon.words import closed_class
from quotelib.parsing import DEFAULT_MODEL, load_parser
from quotelib.parsing import network as module
from quotelib.parsing import scratch as scratch_module
from quotelib.parsing import words as words_module
from quotelib.parsing.network import Network, read_network
from quotelib.parsing.tags import SpacyTagger
from strategies_news import news_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

NEEDED = ("tok2vec", "morphologizer", "attribute_ruler")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a pipeline of the module's own."""
    loaded: Language = importlib.import_module("spacy").load(DEFAULT_MODEL)
    return loaded


def _network(nlp: Language) -> Network:
    tagger = load_parser(nlp).tagger
    assert isinstance(tagger, Network)
    return tagger


def _by_spacy(nlp: Language) -> SpacyTagger:
    steps = tuple(nlp.get_pipe(name) for name in NEEDED)
    return SpacyTagger(nlp=nlp, alone=_network(nlp).scratch.alone, steps=steps)


def _words(nlp: Language, text: str) -> list[str]:
    cut = load_parser(nlp).words.cut([text])
    return [word[-1] for chunks in cut for _, words in chunks for word in words]


@settings(max_examples=40, deadline=None)
@given(text=news_text())
def test_the_tags_are_those_of_spacy(nlp: Language, text: str) -> None:
    """Every tag is the one that spaCy's own components give."""
    words = _words(nlp, text)
    assert _by_spacy(nlp).tags(words) == _network(nlp).tags(words)


def test_words_are_those_of_the_tokenizer(nlp: Language) -> None:
    """Words and the blanks after them are those of the pipeline's tokenizer, blanks apart."""
    text = "Aujourd'hui, l'ex-maire (74 ans) n'a-t-il  pas dit\n« oui » sur www.exemple.fr ?"
    expected = [token.text_with_ws for token in nlp(text) if not token.is_space]
    found = _words(nlp, text)
    assert [word.strip() for word in expected] == [word.strip() for word in found]
    assert all(word == word.strip() or word == word.strip() + " " for word in found)


@pytest.mark.parametrize("block", [1, 3, 10, 57, 58, 59, 1000])
def test_blocks_change_nothing(nlp: Language, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many words run through the layers at once, the tags are those of spaCy."""
    words = _words(nlp, "La maire de Nolay, qui doute, a promis une digue à Tom Girard. " * 4)
    monkeypatch.setattr(module, "_BLOCK", block)
    assert _by_spacy(nlp).tags(words) == _network(nlp).tags(words)


@pytest.mark.parametrize("small", [True, False])
def test_products_change_nothing(
    nlp: Language, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tags are those of spaCy whether NumPy multiplies or spaCy does, for any few words."""
    monkeypatch.setattr(module, "small_products_are_fast", lambda: small)
    words = _words(nlp, "La maire de Nolay, qui doute, a promis une digue à Tom Girard.")
    for count in range(len(words) + 1):
        assert _by_spacy(nlp).tags(words[:count]) == _network(nlp).tags(words[:count])


def test_peoples_before_a_hyphen_are_those_of_the_lexicon() -> None:
    """The cutter of words may not ask the lexicon: it names no first half that is not there."""
    peoples = {people.lower() for people in words_module._PEOPLES}
    assert peoples <= closed_class("people_prefix")


def test_no_words(nlp: Language) -> None:
    """A text without words has no tags."""
    assert _network(nlp).tags([]) == []


def test_what_is_known_changes_nothing(nlp: Language) -> None:
    """A text has the same tags at first, after many others, and after everything was forgotten."""
    words = _words(nlp, "La maire de Nolay a promis une digue, selon Tom Girard.")
    fresh = _network(nlp)
    first = fresh.tags(words)
    for number in range(50):
        fresh.tags(_words(nlp, f"Le numéro {number} part, assure Nadia{number} Benali."))
    assert fresh.tags(words) == first


@pytest.mark.parametrize("kept", [0, 1, 7, 40])
def test_memory_stays_flat(nlp: Language, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few words, old ones are forgotten and the tags are the same."""
    texts = [f"Le numéro {n} de Zwq{n} part, assure Nadia Benali." for n in range(30)]
    expected = [_network(nlp).tags(_words(nlp, text)) for text in texts]
    monkeypatch.setattr(module, "_MAX_WORDS", kept)
    monkeypatch.setattr(words_module, "_MAX_CHUNKS", kept)
    parser = load_parser(nlp)
    assert isinstance(parser.tagger, Network)
    for text, tags in zip(texts, expected, strict=True):
        (chunks,) = parser.words.cut([text])
        words = [word[-1] for _, found in chunks for word in found]
        assert parser.tagger.tags(words) == tags
        assert len(parser.words._known) <= kept
        assert len(parser.tagger._vectors.rows) <= max(kept, len(words))


@pytest.mark.parametrize("met", [0, 5, 60])
def test_vocabularies_are_renewed(nlp: Language, met: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words and tags are the same in a vocabulary made anew, and the pipeline's own stays small."""
    texts = [f"L'été{n}, M. Zwq{n} (PS) n'a-t-il pas dit qu'il l'ex-loue{n}km ?" for n in range(30)]
    expected = [_network(nlp).tags(_words(nlp, text)) for text in texts]
    cut = [_words(nlp, text) for text in texts]
    before = len(nlp.vocab)
    monkeypatch.setattr(scratch_module, "_MAX_WORDS", met)
    parser = load_parser(nlp)
    for text, words, tags in zip(texts, cut, expected, strict=True):
        (chunks,) = parser.words.cut([text])
        assert [word[-1] for _, found in chunks for word in found] == words
        assert parser.tagger.tags(words) == tags
    assert parser.words.scratch.vocab is not nlp.vocab
    assert len(nlp.vocab) - before <= 3 * met


def test_eight_threads_learn_at_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that meet new words at once, with little room for them, get what one gets."""
    texts = [f"Le numéro {n} de Zwq{n % 50} part, dit Tom{n % 30} Girard." for n in range(200)]
    monkeypatch.setattr(module, "_MAX_WORDS", 60)
    monkeypatch.setattr(words_module, "_MAX_CHUNKS", 60)
    monkeypatch.setattr(scratch_module, "_MAX_WORDS", 100)
    parser = load_parser(nlp)

    def read(text: str) -> object:
        return parser.parse(
            text, find_quoted(text), {"dit"}.__contains__, load_lexicon().source_noun
        )

    expected = [read(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert expected == list(pool.map(read, texts))


# --- what only spaCy can run -------------------------------------------------------------------


def _retagging(nlp: Language) -> None:
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "pont"}]], {"POS": "X"})  # type: ignore[attr-defined]


def _another_tagger(nlp: Language) -> None:
    nlp.add_pipe("tagger")


def _without_encoder(nlp: Language) -> None:
    nlp.disable_pipe("tok2vec")


@pytest.mark.parametrize(
    "change", [_retagging, _another_tagger, _without_encoder], ids=lambda change: change.__name__
)
def test_other_shapes_are_left_to_spacy(change: Callable[[Language], None]) -> None:
    """A pipeline with other components runs in spaCy."""
    nlp = importlib.import_module("spacy").load(DEFAULT_MODEL, exclude=["parser", "ner"])
    change(nlp)
    parser: Any = load_parser(nlp)
    assert isinstance(parser.tagger, SpacyTagger)
    assert read_network(parser.words.scratch) is None
