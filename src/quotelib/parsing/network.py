"""The network of a spaCy tagger, run over words whose vectors are kept.

Most of what spaCy's small pipelines compute for a word before its neighbours come in depends on
the word alone: hashing, embedding tables and the layer that mixes them. Here that part is computed
once a word, and the layers that mix neighbours are the same matrix products as in spaCy, over a
whole part of a text at once. The tags are those of spaCy.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from .products import ROWS, Product, multiplier, small_products_are_fast
from .scratch import MULTIPLYING, Scratch
from .tags import Tag, tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Network", "read_network"]

_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
_NODES = 4  # in such a layer
_END = ("tok2vec-listener", "softmax")
_PARTS = 2
_WINDOW = 3  # words that a layer sees: one and its two neighbours
_EPSILON = np.float32(1e-8)
# Words that run through the layers at once: their matrices stay within a processor's cache.
_BLOCK = 1024
# Vectors kept: enough for what most articles of a stream share, and no more memory than 13 MB.
_MAX_WORDS = 32_768
# Words whose products are kept as well, those met first, which are the frequent ones: 14 MB.
_MAX_PRODUCTS = 4096


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Layer:
    """One layer over a word and its two neighbours: the best of several pieces, normalised.

    Attributes:
        product: Multiplies the vectors of three words in a row by the weights.
        products: Multiplies the vector of one word by those for the word before, for the word
            itself and for the next: what it gives to the pieces of the next word, its own, and
            those of the word before.
        bias: Added to the pieces.
        gain: Multiplies what is normalised.
        shift: Added to it.
    """

    product: Product
    products: Product
    bias: np.ndarray
    gain: np.ndarray
    shift: np.ndarray

    def __call__(self, vectors: np.ndarray) -> np.ndarray:
        """Return what the layer adds to each vector."""
        count, width = vectors.shape
        window = np.empty((-(-count // ROWS) * ROWS, _WINDOW * width), dtype=np.float32)
        window[0, :width] = window[count - 1, -width:] = window[count:] = 0
        window[1:count, :width] = vectors[:-1]
        window[:count, width:-width] = vectors
        window[: count - 1, -width:] = vectors[1:]
        return self.best(self.product(window)[:, :count])

    def best(self, pieces: np.ndarray) -> np.ndarray:
        """Return what the layer makes of the products of its weights, those of a piece together."""
        pieces += self.bias
        first, second, *others = pieces
        best: np.ndarray = np.maximum(first, second)
        for piece in others:
            np.maximum(best, piece, out=best)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(len(self.gain))
        variance = np.einsum("ij,ij->i", best, best) / np.float32(len(self.gain)) + _EPSILON
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.gain
        best += self.shift
        return best


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Vectors:
    """Vectors of words; rows are added, never changed, while it is in use.

    Attributes:
        rows: The row of each word, from 1 on; row 0 stands for no word.
        matrix: The vectors.
        products: What the first layer's `_Layer.products` makes of each of the first words.
    """

    rows: dict[str, int]
    matrix: np.ndarray
    products: np.ndarray


@attrs.define(kw_only=True, eq=False, repr=False)
class Network:
    """Tags words as a pipeline's *tok2vec* and *morphologizer* do.

    Attributes:
        scratch: What has a vocabulary.
        embed: The part of the network that sees one word.
        layers: Those that see neighbours.
        product: Multiplies vectors by the weights of the last layer, which has a column a label.
        bias: Its bias.
        labels: The tags that its columns stand for.
    """

    scratch: Scratch
    embed: Any
    layers: tuple[_Layer, ...]
    product: Product
    bias: np.ndarray
    labels: tuple[Tag, ...]
    _vectors: _Vectors = attrs.field(init=False)

    @_vectors.default
    def _no_vectors(self) -> _Vectors:
        return self._empty(0)

    def _empty(self, words: int) -> _Vectors:
        """Return room for so many words; memory is taken only when it is written to."""
        first = self.layers[0]
        pieces = first.bias.size
        vectors = _Vectors(
            rows={},
            matrix=np.empty((1 + words, len(first.gain)), np.float32),
            products=np.empty((_WINDOW, 1 + min(words, _MAX_PRODUCTS), pieces), np.float32),
        )
        vectors.matrix[0] = vectors.products[:, 0] = 0
        return vectors

    def tags(self, words: Sequence[str]) -> list[Tag]:
        """Return the tag of each word, as `Tagger.tags` does."""
        if not words:
            return []
        known = self._vectors
        try:
            rows = list(map(known.rows.__getitem__, words))
        except KeyError:
            known = self._learn(words)
            rows = list(map(known.rows.__getitem__, words))
        # Where the text begins or ends, as many rows of nought stand for what is not there.
        pad = len(self.layers)
        padded = np.array([*[0] * pad, *rows, *[0] * pad])
        found: list[Tag] = []
        for start in range(0, len(rows), _BLOCK):
            with MULTIPLYING:
                best = self._best(known, padded[start : start + _BLOCK + 2 * pad])
            found += map(self.labels.__getitem__, best)
        return found

    def _best(self, known: _Vectors, rows: np.ndarray) -> list[int]:
        """Return the best labels of a stretch without as many words as its ends as layers see."""
        pad = len(self.layers)
        first, *others = self.layers
        hidden = known.matrix[rows]
        hidden += first.best(self._pieces(known, rows))
        for layer in others:
            hidden += layer(hidden)
        (scores,) = self.product(hidden[pad:-pad])
        scores += self.bias
        found: list[int] = scores.argmax(axis=1).tolist()
        return found

    def _pieces(self, known: _Vectors, rows: np.ndarray) -> np.ndarray:
        """Return what the first layer's weights make of words, each with its neighbours."""
        kept = known.products
        others = np.flatnonzero(rows >= kept.shape[1])
        places = kept.take(rows, axis=1, mode="clip")
        if len(others):
            places[:, others] = self.layers[0].products(known.matrix[rows[others]])
        following, own, previous = places
        own[1:] += following[:-1]
        own[:-1] += previous[1:]
        pieces = own.reshape(len(rows), len(self.layers[0].bias), -1)
        return np.swapaxes(pieces, 0, 1)

    def _learn(self, words: Sequence[str]) -> _Vectors:
        """Return the vectors, those of new words among them."""
        with self.scratch.for_words(len(set(words).difference(self._vectors.rows))):
            known = self._vectors
            new = [word for word in dict.fromkeys(words) if word not in known.rows]
            first = 1 + len(known.rows)
            if first + len(new) > len(known.matrix):
                # A fresh start, so that memory stays flat: other threads keep what they hold.
                new, first = list(dict.fromkeys(words)), 1
                known = self._empty(max(len(new), _MAX_WORDS))
            if new:
                end = first + len(new)
                known.matrix[first:end] = self._embedded(new)
                kept = known.products[:, first:end]
                kept[:] = self.layers[0].products(known.matrix[first : first + kept.shape[1]])
                known.rows.update(zip(new, range(first, end), strict=True))
            self._vectors = known
            return known

    def _embedded(self, words: Sequence[str]) -> np.ndarray:
        """Return the vectors of words that stand alone."""
        from spacy.tokens import Doc

        forms = [word.rstrip(" ") for word in words]
        blanks = [word[-1] == " " for word in words]
        doc = Doc(self.scratch.vocab, words=forms, spaces=blanks)
        vectors: np.ndarray = self.embed.predict([doc])[0]
        return vectors


def read_network(scratch: Scratch) -> Network | None:
    """Return the network of a pipeline's tagger.

    Args:
        scratch: The pipeline, and what has a vocabulary.

    Returns:
        The network; ``None`` where it has another shape than that of spaCy's own small, medium and
        large pipelines, so that only spaCy can run it.
    """
    nlp = scratch.nlp
    steps: dict[str, Any] = {nlp.get_pipe_meta(name).factory: pipe for name, pipe in nlp.pipeline}
    if not {"tok2vec", "morphologizer"} <= steps.keys() or "tagger" in steps:
        return None
    if "attribute_ruler" in steps and any(map(_retags, steps["attribute_ruler"].patterns)):
        return None
    encoder, tagger = steps["tok2vec"].model, steps["morphologizer"]
    if len(encoder.layers) != _PARTS or tagger.cfg.get("extend"):
        return None
    embed, mix = encoder.layers
    nodes = [node for node in mix.walk(order="dfs_pre") if not node.layers]
    depth = len(nodes) // _NODES
    ends = [node for node in tagger.model.walk(order="dfs_pre") if not node.layers]
    if mix.name != f"with_array({'>>'.join([_LAYER] * depth)})":
        return None
    if tuple(node.name for node in ends) != _END:
        return None
    if any(node.attrs["window_size"] != 1 for node in nodes[::_NODES]):
        return None
    names = nlp.vocab.strings
    times = functools.partial(multiplier, encoder.ops.gemm, small=small_products_are_fast())
    return Network(
        scratch=scratch,
        embed=embed,
        layers=tuple(
            _layer(times, maxout, norm)
            for maxout, norm in zip(nodes[1::_NODES], nodes[2::_NODES], strict=True)
        ),
        product=times(np.ascontiguousarray(ends[-1].get_param("W").T), 1),
        bias=ends[-1].get_param("b"),
        labels=tuple(
            tag_of(names[tagger.cfg["labels_pos"][label]], tagger.cfg["labels_morph"][label])
            for label in tagger.labels
        ),
    )


def _retags(rule: Mapping[str, Any]) -> bool:
    """Return whether a rule of spaCy's *attribute_ruler* changes the tags of words."""
    return not {"POS", "MORPH"}.isdisjoint(rule["attrs"]) and "SPACE" not in str(rule["patterns"])


def _layer(times: Callable[[np.ndarray, int], Product], maxout: Any, norm: Any) -> _Layer:
    """Return one layer, its weights in the order in which they are multiplied."""
    cells, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, window = cells.shape
    weights = np.ascontiguousarray(cells.transpose(2, 1, 0).reshape(window, pieces * width))
    by_word = weights.reshape(_WINDOW, -1, pieces * width)
    return _Layer(
        product=times(weights, pieces),
        products=times(np.concatenate(by_word, axis=1), _WINDOW),
        bias=np.ascontiguousarray(bias.T)[:, None],
        gain=norm.get_param("G"),
        shift=norm.get_param("b"),
    )
