"""What everybody knows of people whom a text calls by their names alone: the office they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.people import offices_held
from ..models import SpeakerKind
from .offices import office_of, role_head
from .wording import facts

if TYPE_CHECKING:
    from .book import EntityBook
    from .descriptions import Description
    from .entities import Entity

__all__ = ["holds_office", "learn_offices"]

_FIRST = "premier"
_MAY_HOLD = frozenset({SpeakerKind.PERSON, SpeakerKind.UNKNOWN})


def learn_offices(book: EntityBook) -> None:
    """Take in the offices of those named in a text that gives none of their functions.

    *Emmanuel Macron s'est exprimé. « Q », a dit le chef de l'État*; where a text says what
    somebody is (*Emmanuel Macron, candidat à la présidence*), no more is known of him.

    Args:
        book: The entities of a document, its names read.
    """
    named = {e.name: e for e in book.entities if e.named and e.kind in _MAY_HOLD}
    for name, offices in offices_held(named).items():
        entity = named[name]
        if not entity.roles:
            entity.kind, entity.personal = SpeakerKind.PERSON, True
            for office in offices:
                said = facts(office, book.lexicon)
                entity.presumed.setdefault(role_head(office, book.lexicon), set()).update(said)
                held, whose = office_of(office, book.lexicon)
                entity.offices.setdefault(held, set()).update(whose)
            book.touch(entity)


def holds_office(entity: Entity, said: Description) -> bool:
    """Return whether a description is that of an office which everybody knows an entity to hold.

    Whose it is, the description does not say, or the same: *le président russe* is not Barack
    Obama, and *le ministre* no prime minister.

    Args:
        entity: The entity.
        said: The description taken apart.
    """
    office = entity.presumed.get(said.head)
    if office is None or (_FIRST in office and _FIRST not in said.further):
        return False
    return office >= said.complement | said.countries | said.named
