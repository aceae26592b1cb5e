"""Pairs the marks of one paragraph with a stack; what is left over goes to `repair`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .glyphs import CLOSE, CURLY, DOUBLED, GUILLEMET, OPEN, PLUS, STRAIGHT, WEAK_FAMILIES
from .neighbours import after, before, lean
from .nesting import Candidate

if TYPE_CHECKING:
    from .scan import Token

__all__ = ["Matching", "flat_pairs", "match"]

_FAMILIES = 7
_CAN_DIFFER = frozenset((GUILLEMET, CURLY, STRAIGHT, DOUBLED))
"""Families that close each other when a text is broken."""


class Matching(NamedTuple):
    """The marks of one paragraph and who closes whom, all by index."""

    tokens: list[Token]
    partner: list[int]
    """For each mark, the other one of its pair, or -1."""
    mismatched: set[int]
    """Closing marks that close another family."""
    abandoned: dict[int, int]
    """Opening marks left open inside a pair, with the mark that closes the pair."""
    unclosed: list[int]
    """Opening marks still open at the end, outermost first."""
    orphans: list[int]
    """Closing marks that close nothing."""


def flat_pairs(text: str, tokens: list[Token]) -> list[Candidate] | None:
    """Return the pairs of a paragraph where each opening mark is closed by the next mark.

    Args:
        text: The whole string.
        tokens: The possible marks of a paragraph.

    Returns:
        A span for each pair; ``None`` when the marks are nested, broken or hard to tell apart.
    """
    if len(tokens) % 2:
        return None
    pairs: list[Candidate] = []
    marks = iter(tokens)
    for (start, inner_start, family, role), (inner_end, end, other, closing) in zip(
        marks, marks, strict=True
    ):
        if family != other or family == PLUS:
            return None
        is_straight = family == STRAIGHT
        if (_lean(text, start, inner_start) if is_straight else role) != OPEN:
            return None
        if (_lean(text, inner_end, end) if is_straight else closing) != CLOSE:
            return None
        pairs.append(Candidate(start, end, inner_start, inner_end))
    return pairs


def _lean(text: str, start: int, end: int) -> int:
    """Return the role that the neighbours of a mark give it."""
    return lean(before(text, start), after(text, end))


def match(tokens: list[Token]) -> Matching:
    """Return who closes whom among the settled marks of a paragraph.

    Args:
        tokens: The marks of a paragraph, each opening or closing.
    """
    return _Matcher(tokens).match()


class _Matcher:
    """The stack, with the number of open marks of each family."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.ahead = _roles_ahead(tokens)
        self.stack: list[int] = []
        self.counts = [0] * _FAMILIES
        self.result = Matching(tokens, [-1] * len(tokens), set(), {}, self.stack, [])

    def match(self) -> Matching:
        """Run over the marks once."""
        for index, (_, _, family, role) in enumerate(self.tokens):
            if role == OPEN:
                self._open(index, family)
            else:
                self._close(index, family)
        self._drop_weak()
        return self.result

    def _open(self, index: int, family: int) -> None:
        # Of two single quotes that open in a row, the first is most likely an apostrophe.
        if family in WEAK_FAMILIES and self.stack and self.tokens[self.stack[-1]][2] == family:
            self._pop()
        self.stack.append(index)
        self.counts[family] += 1

    def _close(self, index: int, family: int) -> None:
        if family not in WEAK_FAMILIES:
            self._drop_weak()
        top = self.tokens[self.stack[-1]][2] if self.stack else -1
        if top == family:
            self._join(index)
        elif family in WEAK_FAMILIES:
            return
        elif self.counts[family]:
            self._abandon_down_to(family, index)
            self._join(index)
        elif top in _CAN_DIFFER and family in _CAN_DIFFER and self.ahead[index][top] != CLOSE:
            self.result.mismatched.add(index)
            self._join(index)
        else:
            self.result.orphans.append(index)

    def _join(self, index: int) -> None:
        """Pair the innermost open mark with the closing mark at ``index``."""
        opener = self._pop()
        self.result.partner[opener] = index
        self.result.partner[index] = opener

    def _pop(self) -> int:
        opener = self.stack.pop()
        self.counts[self.tokens[opener][2]] -= 1
        return opener

    def _abandon_down_to(self, family: int, index: int) -> None:
        """Give up the open marks inside the pair that the mark at ``index`` closes."""
        while self.tokens[self.stack[-1]][2] != family:
            self.result.abandoned[self._pop()] = index

    def _drop_weak(self) -> None:
        """Forget the weak marks that are open innermost."""
        while self.stack and self.tokens[self.stack[-1]][2] in WEAK_FAMILIES:
            self._pop()


def _roles_ahead(tokens: list[Token]) -> list[tuple[int, ...]]:
    """Return, for each mark, the role of the next mark of every family, 0 for none."""
    ahead = [0] * _FAMILIES
    roles: list[tuple[int, ...]] = []
    for token in reversed(tokens):
        roles.append(tuple(ahead))
        ahead[token[2]] = token[3]
    return roles[::-1]
