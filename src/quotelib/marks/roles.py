"""Which possible marks open and which close, within one paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .glyphs import ANGLE, CLOSE, CURLY, DOUBLED, EITHER, GUILLEMET, OPEN, STRAIGHT, WEAK_FAMILIES
from .neighbours import BLANK, ENDING, STARTING, WORD, after, before, lean

if TYPE_CHECKING:
    from .scan import Token

__all__ = ["settle"]

_ELISION = re.compile(
    r"(?:^|[\W_])(?:[cdjlmnstyz]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|aujourd|prud)\Z",
    re.IGNORECASE,
)
_LONGEST_ELISION = 9
# The verb right behind a mark has its subject after a hyphen ("P "ajoute-t-il, not "Faut-il P ?").
_INCISE = re.compile(r"(?![A-ZÀ-Ý])(?:[\w’']{1,20} ){0,2}\w{1,20}-(?:t-)?(?:ils?|elles?|on)\b")
# 'n' of rock 'n' roll; the two figures of a year ('68) and no closing mark after them; a sum (+5).
_NO_OPENER = re.compile(r"['’](?:n['’]?\s|\d\d(?!\d)(?!\s*['’]))|\+[^\w«“\"(]|\+\d", re.IGNORECASE)


def settle(text: str, tokens: list[Token]) -> list[Token]:
    """Return the marks of a paragraph, each opening or closing; what is no mark is left out.

    Args:
        text: The whole string.
        tokens: The possible marks of one paragraph.
    """
    families = {token[2] for token in tokens}
    for family in (GUILLEMET, ANGLE):
        if family in families:
            tokens = _settle_guillemets(text, tokens, family)
    if CURLY in families:
        tokens = _settle_curly(text, tokens)
    for family in (STRAIGHT, DOUBLED):
        if family in families:
            tokens = _settle_straight(text, tokens, family)
    for family in WEAK_FAMILIES & families:
        tokens = _settle_weak(text, tokens, family)
    return tokens


def _lean(text: str, token: Token) -> int:
    """Return the role that the neighbours of a mark give it."""
    return lean(before(text, token[0]), after(text, token[1]))


def _settle_guillemets(text: str, tokens: list[Token], shaped: int) -> list[Token]:
    """Turn reversed guillemets (»…«) and a mark that stands where only the other one can."""
    own = [token for token in tokens if token[2] == shaped]
    if own[0][3] == CLOSE and own[-1][3] == OPEN:
        turned = [(*token[:3], OPEN + CLOSE - token[3]) for token in own]
        if all(_lean(text, token) == token[3] for token in turned):
            roles = {token[0]: token[3] for token in turned}
            return [(*t[:3], roles.get(t[0], t[3])) for t in tokens]
    if sum(1 if token[3] == OPEN else -1 for token in own) == 0:
        return tokens
    settled: list[Token] = []
    opened = 0
    for token in tokens:
        start, end, family, role = token
        if family == shaped:
            if role == OPEN and opened and _stands_closing(text, start, end):
                role = CLOSE
            elif role == CLOSE and not opened and _stands_opening(text, start, end):
                role = OPEN
            opened = max(0, opened + (1 if role == OPEN else -1))
        settled.append((start, end, family, role))
    return settled


def _stands_closing(text: str, start: int, end: int) -> bool:
    """Return whether an opening mark stands where only a closing one can (``oui «, dit-il``)."""
    return after(text, end) == ENDING and before(text, start) in (BLANK, WORD, ENDING)


def _stands_opening(text: str, start: int, end: int) -> bool:
    """Return whether a closing mark stands where only an opening one can (``dit : »oui``)."""
    return before(text, start) in (BLANK, STARTING) and after(text, end) == WORD


def _settle_curly(text: str, tokens: list[Token]) -> list[Token]:
    """Let “ close „…“, and “…“ or ”…” where one key was pressed twice."""
    settled: list[Token] = []
    opened = 0
    for token in tokens:
        start, end, family, role = token
        if family == CURLY:
            if role == OPEN and opened and _lean(text, token) == CLOSE:
                role = CLOSE
            elif role == CLOSE and not opened and _lean(text, token) == OPEN:
                role = OPEN
            opened = max(0, opened + (1 if role == OPEN else -1))
        settled.append((start, end, family, role))
    return settled


def _settle_straight(text: str, tokens: list[Token], family: int) -> list[Token]:
    """Settle the marks that look the same on both sides: by neighbours, then by parity."""
    own = [token for token in tokens if token[2] == family]
    leans = _leans_in_runs(text, own)
    roles, unmatched = _by_neighbours(text, own, leans)
    if unmatched:
        kept = [i for i, token in enumerate(own) if not _is_prime(text, token)]
        retry, still = _by_neighbours(text, [own[i] for i in kept], [leans[i] for i in kept])
        if still < unmatched and len(kept) < len(own):
            roles = [EITHER] * len(own)
            for i, role in zip(kept, retry, strict=True):
                roles[i] = role
            unmatched = still
        if unmatched and len(own) % 2 == 0 and _is_spaced_evenly(text, own):
            roles = [OPEN, CLOSE] * (len(own) // 2)
    by_start = {token[0]: role for token, role in zip(own, roles, strict=True)}
    settled = [(*t[:3], by_start[t[0]] if t[2] == family else t[3]) for t in tokens]
    return [token for token in settled if token[2] != family or token[3] != EITHER]


def _leans_in_runs(text: str, own: list[Token]) -> list[int]:
    """Return what each mark leans to; marks of one run share their outer neighbours."""
    leans: list[int] = []
    at = 0
    while at < len(own):
        last = at
        while last + 1 < len(own) and own[last + 1][0] == own[last][1]:
            last += 1
        left, right = before(text, own[at][0]), after(text, own[last][1])
        if last == at + 1 and left in (WORD, ENDING) and right == WORD:
            leans += [CLOSE, OPEN]  # « ... »« ... » without a blank, however deep: P1""P2
        else:
            leans += [token[3] or lean(left, right) for token in own[at : last + 1]]
        at = last + 1
    return leans


def _by_neighbours(text: str, own: list[Token], leans: list[int]) -> tuple[list[int], int]:
    """Return a role for each mark, `EITHER` for no mark, and the number of marks left alone."""
    roles: list[int] = []
    opened = orphans = 0
    for token, leaning in zip(own, leans, strict=True):
        role = leaning or (CLOSE if opened else OPEN)
        if role == OPEN and opened and _INCISE.match(text, token[1]):
            role = CLOSE
        if leaning == EITHER and token[2] == DOUBLED and _is_inside_word(text, token):
            role = EITHER
        elif role == OPEN:
            opened += 1
        elif opened:
            opened -= 1
        elif _is_prime(text, token):
            role = EITHER
        else:
            orphans += 1
        roles.append(role)
    return roles, opened + orphans


def _is_inside_word(text: str, token: Token) -> bool:
    """Return whether a word goes on after the mark (``l''avion``, a slip of the finger)."""
    return before(text, token[0]) == WORD == after(text, token[1])


def _is_prime(text: str, token: Token) -> bool:
    """Return whether a mark may stand for inches or seconds (24")."""
    return text[token[0] - 1 : token[0]].isdigit() and after(text, token[1]) != WORD


def _is_spaced_evenly(text: str, own: list[Token]) -> bool:
    """Return whether opening every other mark gives pairs with equal blanks on both inner sides."""
    for opener, closer in zip(own[::2], own[1::2], strict=True):
        left, right = before(text, opener[0]), after(text, opener[1])
        if right == ENDING and left in (WORD, ENDING):
            return False
        inner_left, outer_right = before(text, closer[0]), after(text, closer[1])
        if outer_right == WORD and inner_left in (BLANK, STARTING):
            return False
        if (right == BLANK) != (inner_left == BLANK):
            return False
    return True


def _settle_weak(text: str, tokens: list[Token], weak: int) -> list[Token]:
    """Keep the marks that can delimit; apostrophes, primes, short years and sums go."""
    settled: list[Token] = []
    opened = 0
    for token in tokens:
        start, end, family, role = token
        if family == weak:
            leaning = _lean(text, token)
            if role == OPEN:
                role = _settle_shaped_single(leaning, opened)
            elif leaning == OPEN:
                role = EITHER if _NO_OPENER.match(text, start) else OPEN
            elif opened and (leaning == CLOSE or before(text, start) == STARTING):
                role = EITHER if _is_elision(text, start) else CLOSE
            else:
                role = EITHER
            if role == EITHER:
                continue
            opened = max(0, opened + (1 if role == OPEN else -1))
        settled.append((start, end, family, role))
    return settled


def _settle_shaped_single(leaning: int, opened: int) -> int:
    """Return the role of ‘ or ‚: it opens, closes ‚…‘, or is an apostrophe inside a word."""
    if leaning == OPEN:
        return OPEN
    return CLOSE if leaning == CLOSE and opened else EITHER


def _is_elision(text: str, start: int) -> bool:
    """Return whether the mark ends an elided word (``l' homme``)."""
    return bool(_ELISION.search(text, max(0, start - _LONGEST_ELISION), start))
