"""Products of matrices on one thread, as fast as the processor can.

spaCy's product is at its best on most processors and never uses more than one thread. NumPy's is
twice as fast where the processor has AVX-512, but shares large products among threads, which costs
more than it gains where several processes work at a time. So it gets small ones, which it never
shares, many of them in one call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import TypeAlias

__all__ = ["ROWS", "Product", "multiplier", "small_products_are_fast"]

Product: TypeAlias = Callable[[np.ndarray], np.ndarray]
"""Multiplies rows by weights."""

ROWS = 8
"""Rows of a small product: with as many, it stays below the size that OpenBLAS shares."""

# Names of the same instructions, before and after NumPy 2.4.
_AVX_512 = frozenset({"AVX512_SKX", "X86_V4"})


def small_products_are_fast() -> bool:
    """Return whether NumPy multiplies small matrices faster than spaCy does on this machine."""
    config = np.show_config(mode="dicts") or {}
    found = config.get("SIMD Extensions", {}).get("found", ())
    library = config.get("Build Dependencies", {}).get("blas", {}).get("name", "")
    return "openblas" in library and not _AVX_512.isdisjoint(found)


def multiplier(
    gemm: Callable[[np.ndarray, np.ndarray], np.ndarray],
    weights: np.ndarray,
    pieces: int,
    *,
    small: bool,
) -> Product:
    """Return what multiplies rows by weights.

    Args:
        gemm: spaCy's product.
        weights: The weights; its columns are those of the pieces, one after the other.
        pieces: How many pieces there are.
        small: Whether NumPy multiplies in small products.

    Returns:
        The function. What it gives is by piece, by row and by column of a piece. It is fastest
        where the number of rows is a multiple of `ROWS`.
    """
    depth = len(weights)
    if not small:

        def at_once(rows: np.ndarray) -> np.ndarray:
            found = gemm(rows, weights).reshape(len(rows), pieces, -1)
            return np.swapaxes(found, 0, 1)

        return at_once

    width = weights.shape[1] // pieces
    by_piece = np.ascontiguousarray(weights.reshape(depth, pieces, 1, width).transpose(1, 2, 0, 3))

    def in_blocks(rows: np.ndarray) -> np.ndarray:
        count = len(rows)
        if count % ROWS:
            rows = np.concatenate((rows, np.zeros((-count % ROWS, depth), np.float32)))
        found: np.ndarray = np.matmul(rows.reshape(-1, ROWS, depth), by_piece)
        return found.reshape(pieces, len(rows), width)[:, :count]

    return in_blocks
