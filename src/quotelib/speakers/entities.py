"""One entity of a document: a person or body with all its mentions."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

import attrs

from ..lexicon.bodies import known_body, union_of
from ..lexicon.roles import role_families
from ..lexicon.words import closed_class
from ..models import Gender, Mention, MentionKind, Number, SpeakerKind
from .camps import CAMPED, camps_of
from .offices import (
    leads_union,
    noun_of,
    nouns_of_field,
    office_of,
    peers_of,
    role_head,
    titled_head,
    trade_of_body,
    unionist_of,
)
from .sightings import Sighting
from .undergone import undergone_in
from .wording import age_of, fact_of, facts, head_key, initials, named_facts, owners_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..lexicon import Lexicon
    from ..models.records import MentionMatch

__all__ = ["Entity"]

_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.MEDIA})
_ACCUSED = "accused"
_AGED, _AGED_THEN, _NATIVE, _CALLED = "âgé ", "alors ", "natif ", "appelé "
_LEADER, _OF_BODY = "dirigeant", ("de ", "du ", "des ", "d'")
_REGNAL = re.compile(r"^[^\W\d]+ (?:[IVX]+|I?er)$")
"""A first name with a number is that of a king, queen or pope (*Léopold III*)."""
_PARTICLE = re.compile(r" (?:van|von|ben|bin|ter|ten|der|al|el|ould|zu)[ -]", re.IGNORECASE)
"""Inside a name it shows that it is a person's (*Zildhi Van Nuffel*)."""
_BRACKETED = re.compile(r"\((?!\d)")
"""What stands behind a name in brackets, but for an age."""


@attrs.define(kw_only=True, eq=False)
class Entity:
    """One person or body of the document, growing as its mentions are read.

    Attributes:
        order: Position among the document's entities.
        name: Its fullest name, or fullest description.
        words: Folded content words of the name.
        kind: What it is.
        named: Whether it has a proper name.
        gender: Its gender.
        number: Its number.
        acronym: Folded acronym.
        roles: Titles and functions given in the text.
        mentions: Its mentions.
        positions: Their offsets, ascending.
        named_at: The offsets of those that are names.
        heads: Keys of the nouns that head its descriptions and roles.
        called: Keys of further nouns that it may be called for a work of its, or what came to it.
        presumed: Keys of the nouns of offices that everybody knows it holds, with all that their
            names say.
        known: Keys of all that its descriptions and roles say.
        age: Its age in years, where the text gives it.
        once: How old it was when something came about, now or before (*À 20 ans, elle…*).
        narrated: How often the narrator names it, in all of the text.
        bracketed: Whether its name is followed by a party, club or town (*Ada Roux (PS)*).
        personal: Whether a first name, a title or a function shows that it is a person.
        offices: Whose the offices are that one person holds at a time, by their nouns.
        camps: The political camps that it is shown to be of.
        complements: Those keys that are names (*la gendarmerie du Jura*).
        owners: Keys of the nouns for those whose it is said to be (*la mère de la victime*).
        kin: Whom the text has told of as relatives, by how they are related to it.
        seen: Its last mention by the narrator, as far as the text has been read.
        sightings: How often the narrator has mentioned it so far.
        subjects: How often of these it was the subject.
        spoken: How many attributions it has so far.
        asks: Where the one stands whom it asked something when it spoke last.
        inquires: Whether it asked a question then.
        credited: How many attributions name it as their source, in all of the text.
        doubts: For a description, the named entities that may be behind it, with how likely it is.
    """

    order: int
    name: str
    words: tuple[str, ...]
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    named: bool = False
    gender: Gender | None = None
    number: Number | None = None
    acronym: str | None = None
    roles: list[str] = attrs.field(init=False, factory=list)
    mentions: list[Mention] = attrs.field(init=False, factory=list)
    positions: list[int] = attrs.field(init=False, factory=list)
    named_at: set[int] = attrs.field(init=False, factory=set)
    heads: set[str] = attrs.field(init=False, factory=set)
    called: set[str] = attrs.field(init=False, factory=set)
    presumed: dict[str, set[str]] = attrs.field(init=False, factory=dict)
    known: set[str] = attrs.field(init=False, factory=set)
    camps: set[str] = attrs.field(init=False, factory=set)
    complements: set[str] = attrs.field(init=False, factory=set)
    owners: set[str] = attrs.field(init=False, factory=set)
    offices: dict[str, set[str]] = attrs.field(init=False, factory=dict)
    kin: dict[str, dict[int, Entity]] = attrs.field(init=False, factory=dict)
    narrated: int = 0
    bracketed: bool = False
    personal: bool = False
    age: int | None = None
    once: int | None = None
    seen: Sighting | None = None
    sightings: int = 0
    subjects: int = 0
    spoken: int = 0
    asks: tuple[int, int] | None = None
    inquires: bool = False
    credited: int = 0
    doubts: dict[Entity, float] = attrs.field(init=False, factory=dict)

    def add_mention(self, mention: Mention) -> None:
        """Add a mention, whatever it shows of the entity.

        Args:
            mention: The mention.
        """
        self.mentions.append(mention)
        bisect.insort(self.positions, mention.span.start)
        if mention.kind is MentionKind.NAME:
            self.named_at.add(mention.span.start)

    def absorb(self, other: Entity) -> None:
        """Take over all that is known of another entity, which was this one all along.

        Args:
            other: A description's entity.
        """
        for mention in other.mentions:
            self.add_mention(mention)
        self.heads |= other.heads
        self.known |= other.known
        self.camps |= other.camps
        self.complements |= other.complements
        self.owners |= other.owners
        for office, whose in other.offices.items():
            self.offices.setdefault(office, set()).update(whose)
        self.roles += [role for role in other.roles if role not in self.roles]
        self.sightings += other.sightings
        self.subjects += other.subjects
        self.spoken += other.spoken
        self.age, self.once = self.age or other.age, self.once or other.once
        if self.gender is None:
            self.gender = other.gender
        if self.kind is SpeakerKind.UNKNOWN:
            self.kind = other.kind
        if other.seen is not None and (self.seen is None or self.seen.start < other.seen.start):
            self.seen = other.seen

    def is_within(self, start: int, end: int) -> bool:
        """Return whether it is mentioned in a stretch of the text.

        Args:
            start: Offset of the stretch.
            end: Offset after it.

        Returns:
            Whether a mention that is known so far starts there.
        """
        at = bisect.bisect_left(self.positions, start)
        return at < len(self.positions) and self.positions[at] < end

    def first_named(self, start: int, end: int) -> int | None:
        """Return where its first name in a stretch of the text starts.

        Args:
            start: Offset of the stretch.
            end: Offset after it.

        Returns:
            The offset, ``None`` where no name that is known so far starts there.
        """
        low, high = (bisect.bisect_left(self.positions, offset) for offset in (start, end))
        return next((at for at in self.positions[low:high] if at in self.named_at), None)

    def last_before(self, offset: int) -> int:
        """Return where it was last mentioned.

        Args:
            offset: An offset of the text.

        Returns:
            The offset of its last mention before it, -1 without one.
        """
        at = bisect.bisect_left(self.positions, offset)
        return self.positions[at - 1] if at else -1

    def learn(self, match: MentionMatch, lexicon: Lexicon) -> None:
        """Take in what a name or description says of the entity.

        Args:
            match: The mention with roles, head, gender and kind.
            lexicon: The lexicon.
        """
        text, head = match.mention.span.text, match.head
        if match.kind is SpeakerKind.PERSON:
            self._learn_person(match, lexicon)
        if match.kind in CAMPED:
            self.camps |= camps_of(text)
        if head:
            own_name = match.name is not None and lexicon.source_noun(head) is None
            if not own_name or lexicon.demonym(head) is not None:
                self.heads.add(noun_of(head, text, lexicon))
                self.known.add(fact_of(head, lexicon))  # « le Français Paul Roy »
        for role in match.roles:
            self._learn_role(role, lexicon)
        if match.name is not None and not self.heads and _REGNAL.search(match.name):
            self.heads.add("souverain")
        if match.deeds:
            self.learn_deeds(match.deeds, lexicon)
        if match.name is None:
            self.take_in(text, lexicon)
        elif self.kind is not SpeakerKind.PERSON:
            self.known |= facts(match.name, lexicon)
            self._learn_name(match.name, match.kind, lexicon)
        self._agree(match)

    def learn_deeds(self, deeds: Iterable[str], lexicon: Lexicon) -> None:
        """Take in what somebody may be called for what he does.

        Args:
            deeds: The nouns, each with what he does it to.
            lexicon: The lexicon.
        """
        for deed in deeds:
            self._learn_deed(deed, lexicon)

    def _learn_person(self, match: MentionMatch, lexicon: Lexicon) -> None:
        """Take in what shows of a mention of a person: that it is one, its age and its title."""
        if self.age is None and " ans" in match.mention.text:
            self.age = age_of(match.mention.text)
        noun = lexicon.source_noun(match.head)
        function = noun is not None and noun.kind is SpeakerKind.PERSON
        shown = not match.head and match.mention.gender is not None
        particle = match.name is not None and _PARTICLE.search(match.name) is not None
        self.personal |= bool(match.roles) or function or shown or particle
        self.bracketed |= (
            match.name is not None and _BRACKETED.search(match.mention.text) is not None
        )
        if self.bracketed:
            self.heads |= unionist_of(match)
        titled = titled_head(match, lexicon)
        if titled is not None:
            self.heads.add(titled)

    def _learn_role(self, role: str, lexicon: Lexicon) -> None:
        """Take in a title or function."""
        if role not in self.roles:
            self.roles.append(role)
            self.take_in(role, lexicon)
        self._learn_head(role, lexicon)
        self.called |= undergone_in(role)

    def _learn_head(self, role: str, lexicon: Lexicon) -> None:
        """Take in the noun of a function, none of *de l'Institut*; who leads a union is of it."""
        noun = set[str]() if role.startswith(_OF_BODY) else {role_head(role, lexicon)}
        if leads_union(role, lexicon):
            self.heads.add("syndicaliste")
        self.heads |= noun | nouns_of_field(role, lexicon) | trade_of_body(role, lexicon)
        self.called |= peers_of(role, lexicon)

    def _learn_deed(self, deed: str, lexicon: Lexicon) -> None:
        """Take in what a person may be called: whoever leads may be a president or a boss.

        She who presides the breeders is one of them, so that they own her no more than she them.
        """
        if deed.startswith((_AGED, _AGED_THEN)):
            if deed.startswith(_AGED_THEN):
                self.once = age_of(deed)
            else:
                self.age = self.age or age_of(deed)
            return
        if deed.startswith(_NATIVE):
            self.known |= facts(deed, lexicon)  # « X, née à Dole »: no noun presents her
            return
        if deed.startswith(_CALLED):
            agent = head_key(deed.split()[1], lexicon)  # beside that he may be anything
            accused = _ACCUSED in role_families().get(agent, ())  # but no victim
            (self.heads if accused else self.called).add(agent)
            return
        self._learn_head(deed, lexicon)
        self.known |= facts(deed, lexicon)
        self.complements |= named_facts(deed, lexicon)
        if role_head(deed, lexicon) != _LEADER:
            self._hold(deed, lexicon)

    def take_in(self, text: str, lexicon: Lexicon) -> None:
        """Take in what a description says.

        Args:
            text: The description.
            lexicon: The lexicon.
        """
        self.known |= facts(text, lexicon) | initials(text)
        self.complements |= named_facts(text, lexicon) | initials(text)
        self.owners |= owners_in(text, lexicon)
        self._hold(text, lexicon)

    def _learn_name(self, name: str, kind: SpeakerKind, lexicon: Lexicon) -> None:
        """Take in what everybody knows of a name: *l'AFP* is an agency, *le Kremlin* a power."""
        body = known_body(name, None) or union_of(name) if kind in _BODIES else None
        self.heads.update(head_key(noun, lexicon) for noun in (body.nouns if body else ()))
        place = lexicon.place(name)
        if place is not None and place.stands_for is not None:
            self.heads.add(role_head(place.stands_for, lexicon))
            self._hold(place.stands_for, lexicon)
            self.known |= facts(place.stands_for, lexicon)

    def _hold(self, text: str, lexicon: Lexicon) -> None:
        """Take in the office that a description or role names."""
        office, whose = office_of(text, lexicon)
        if office:
            self.offices.setdefault(office, set()).update(whose)

    def _agree(self, match: MentionMatch) -> None:
        """Take over gender and kind where they were not known, or known less surely."""
        if self.gender is None and not (self.named and match.head in closed_class("fixed_gender")):
            self.gender = match.mention.gender
        elif match.mention.gender is Gender.FEMININE and match.name == self.name:
            self.gender = Gender.FEMININE  # « Lio », then « Lio, la chanteuse belge »
        if match.kind is SpeakerKind.UNKNOWN:
            return
        if self.kind is SpeakerKind.UNKNOWN or (match.kind is SpeakerKind.PERSON and match.roles):
            self.kind = match.kind
        elif self.kind is SpeakerKind.PERSON and match.kind in _BODIES and not self.personal:
            self.kind = match.kind  # « Brume Noire », but « cette Brume Noire »
