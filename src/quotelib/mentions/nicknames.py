"""Names given behind a comma (*le patron, que tous surnomment Jo*), and by *un certain*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .names import name_end

if TYPE_CHECKING:
    from .reader import Reader

__all__ = ["CERTAIN", "OPENERS", "before_naming", "name_given"]

CERTAIN = ("certain", "certaine")
"""Between *un* and a name they say that readers do not know its bearer (*un certain Luc Roy*)."""
_UNDER = frozenset({"sous", "connu", "connue"})
_CALLED_SO = frozenset({"alias", "surnommé", "surnommée", "prénommé", "prénommée"})
_NAMED = _CALLED_SO | {"nommé", "nommée", "dénommé", "dénommée", "appelé", "appelée"}
OPENERS = (
    frozenset({"que", "qu'", "qui", "appelons", "nommons", "surnommons", "prénommons"})
    | _UNDER
    | _CALLED_SO
)
"""What a clause or part that gives a name starts with."""
_NAMES = frozenset({"nom", "pseudonyme", "pseudo", "surnom", "prénom"})
_FAR = 7
_FEW = 3
_CALLED = ("-", "-la", "-le", "la", "le")


def name_given(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the name that a clause behind a comma gives, ``None`` where it gives none.

    Args:
        reader: The sentence.
        i: Index of the first token of the clause, one of `OPENERS`.

    Returns:
        First token of the name and the index after it, where a sign closes it.
    """
    if reader.lower(i) in _UNDER or reader.lower(i) in _CALLED_SO:
        return _called_so(reader, i)
    verb = i
    while not reader.is_a(verb, "naming_verb"):
        verb += 1
        if verb - i > _FAR or not reader.is_word(verb):
            return None
    name = verb + 1
    while name - verb < _FEW and reader.lower(name) in _CALLED:
        name += 1
    if not reader.is_upper(name):
        return None
    end = name_end(reader, name)
    return None if reader.is_word(end) else (name, end)


def _called_so(reader: Reader, i: int) -> tuple[int, int] | None:
    """Return the name behind *alias*, *surnommé*, *sous le nom de*, *connue sous le nom de*."""
    name = i + 1
    if reader.lower(i) in _UNDER:
        noun = i + 2 + (reader.lower(i + 1) == "sous")
        if reader.lower(noun) not in _NAMES or not reader.is_a(noun + 1, "of"):
            return None
        name = noun + 2
    if not reader.is_upper(name):
        return None
    end = name_end(reader, name)
    return None if reader.is_word(end) else (name, end)


def before_naming(reader: Reader, first: int, end: int) -> int:
    """Return where a description ends whose last words only say that a name follows.

    *Un boulanger du nom de Luc Roy*, *une femme prénommée Ada*: a baker, and a woman.

    Args:
        reader: The sentence.
        first: Index of the first token of the description.
        end: Index after its last one, where the name starts.
    """
    last = reader.lower(end - 1)
    if last in _NAMED and end - first > 1:
        return end - 1
    if last not in ("de", "d'") or reader.lower(end - 2) != "nom":
        return end
    return end - 3 if reader.lower(end - 3) in ("du", "au") else end
