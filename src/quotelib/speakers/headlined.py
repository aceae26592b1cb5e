"""Whom a title brings in by what he is, and the text below it by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import MentionKind, Number, SpeakerKind
from .agreement import other_gender
from .descriptions import fit_of, take_apart
from .wording import age_of, content_words, first_word, is_indefinite, stem

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .descriptions import Description
    from .discourse import Discourse
    from .entities import Entity

__all__ = ["named_below", "titled_above"]

_OF = ("de", "d'")
_ONE = ("un", "une")
_SOON = 450
"""So many characters below the title somebody is named of whom the text says no more."""
_FITS = frozenset({"head_same", "kin_close", "kin_covered"})
_FITS_NOT = frozenset({"age_other", "camp_other", "decade_other", "nation_other"})


def named_below(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return who is named below a title that an indefinite description stands in.

    *Une élue accuse le préfet ¶ Ada Roux, députée de la Creuse, …*: she is the one; and so is *Ada
    Roux* where she is the first whom the text names and it says nothing else of her.

    Args:
        match: The description.
        discourse: The document, read up to it.

    Returns:
        The entity, ``None`` where nobody or somebody else is named there.
    """
    end = discourse.order.title
    if match.mention.span.start >= end or not _is_one_person(match):
        return None
    said = take_apart(match, discourse.lexicon)
    kin = bool(said.named) and match.head in closed_class("passing_role")  # « un proche de X »
    if kin or discourse.is_quoted(match) or _tells_of_death(discourse, end):
        return None
    alone = _is_alone(match, discourse, end)
    for entity in discourse.ahead(end):
        if entity.kind is not SpeakerKind.PERSON or not entity.personal:
            continue
        if not other_gender(entity, match) and (
            _is_such(entity, match, said) or (alone and _is_protagonist(entity, match, discourse))
        ):
            if said.covered:
                entity.heads.add(said.head)  # « une responsable de l'ONU » is of a body of it
            else:
                discourse.book.learn(entity, match)
            return entity
        alone = False
    return None


def titled_above(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return whom a title has told of, and the text below it brings in once more.

    *« Q » : une infirmière porte plainte ¶ Une infirmière de 41 ans a…*: a second one below would
    be another.

    Args:
        match: An indefinite description.
        discourse: The document, read up to it.

    Returns:
        The only unnamed one of the title who is called by its noun; ``None`` for others.
    """
    start, end = match.mention.span.start, discourse.order.title
    if not _is_one_person(match):
        return None
    if (same := _of_same_age(match, discourse)) is not None:
        return same
    if not end <= start < end + _SOON or not end:
        return None
    said = take_apart(match, discourse.lexicon)
    found = [
        one
        for one in discourse.last_few()
        if not (one.named or other_gender(one, match))
        and one.positions[0] < end
        and said.head in one.heads
    ]
    if len(found) != 1 or discourse.is_quoted(match) or not _is_such(found[0], match, said):
        return None
    entity = found[0]
    ages = {age_of(entity.name), age_of(match.mention.text)} - {None}
    again = (one for one in entity.mentions if one.span.start >= end)
    if len(ages) > 1 or any(first_word(one.text) in _ONE for one in again):
        return None
    discourse.book.learn(entity, match)
    if len(match.mention.text) > len(entity.name):
        entity.name = match.mention.text
    return entity


def _of_same_age(match: MentionMatch, discourse: Discourse) -> Entity | None:
    """Return who is brought in again in a later paragraph, by the same noun and age.

    *Une nièce de 16 ans de Luc Roy a porté plainte ¶ Mardi, une nièce de 16 ans du maire a…*
    """
    age = age_of(match.mention.text)
    if age is None or discourse.is_quoted(match):
        return None
    here = discourse.sentences[match.sentence].paragraph
    said = take_apart(match, discourse.lexicon)
    for one in discourse.book.of_head(said.head):
        seen = one.seen
        above = seen is not None and seen.paragraph < here and age_of(one.name) == age
        if above and not one.named and _is_such(one, match, said):
            discourse.book.learn(one, match)
            return one
    return None


def _is_one_person(match: MentionMatch) -> bool:
    """Return whether a mention brings in one person by a noun that tells his gender."""
    if match.kind is not SpeakerKind.PERSON or match.mention.kind is not MentionKind.DESCRIPTION:
        return False
    one = match.mention.number is Number.SINGULAR and not match.coordinated
    return one and is_indefinite(match) and match.head not in closed_class("fixed_gender")


def _is_alone(match: MentionMatch, discourse: Discourse, end: int) -> bool:
    """Return whether a title is about somebody alone of his gender there, and no bystander."""
    if match.head in closed_class("bystander_noun"):
        return False
    for other in discourse.between(0, end):
        if other is match or other.kind is not SpeakerKind.PERSON or discourse.is_quoted(other):
            continue
        gender = other.mention.gender
        if other.name is not None or gender is None or gender is match.mention.gender:
            return False
    return True


def _tells_of_death(discourse: Discourse, end: int) -> bool:
    """Return whether a title is about somebody who speaks no more (*Un cycliste tué à Dole*)."""
    for sentence in discourse.sentences:
        if sentence.container is not None:
            continue
        for token in sentence.tokens:
            if token.start >= end:
                return False
            told = closed_class("lifeless_word").intersection(map(stem, content_words(token.form)))
            if told and sentence.words[token.index - 1] not in _OF:
                return True  # but « menacé de mort »
    return False


def _is_such(entity: Entity, match: MentionMatch, said: Description) -> bool:
    """Return whether the text says of somebody what a description does, or the like."""
    found = fit_of(entity, match, said)
    return not _FITS.isdisjoint(found) and _FITS_NOT.isdisjoint(found)


def _is_protagonist(entity: Entity, match: MentionMatch, discourse: Discourse) -> bool:
    """Return whether somebody acts or speaks soon below a title, and no noun says what he is."""
    first, end = entity.positions[0], discourse.order.title
    if first > end + _SOON or not entity.heads <= closed_class("passing_role"):
        return False
    said = take_apart(match, discourse.lexicon)
    if not _FITS_NOT.isdisjoint(fit_of(entity, match, said)):
        return False
    name = next(iter(discourse.between(first, first + 1)), None)
    if name is None or name.name is None or discourse.is_quoted(name):
        return False
    at = discourse.sighting(name)
    if _is_affair(match, name, discourse):
        return False
    return (at.subject or entity.credited > 0) and not at.governed and not at.possessed


def _is_affair(match: MentionMatch, name: MentionMatch, discourse: Discourse) -> bool:
    """Return whether a title tells of what is somebody's, and only later text names one.

    *La colère d'un berger ¶ Luc Roy…*, but *Vidéo d'un lycéen frappé ¶ … ¶ Luc Roy…*; nor is
    *pour un médecin* said of who acts.
    """
    title = discourse.sentences[match.sentence]
    if not discourse.sighting(match).governed:
        return False
    far = discourse.sentences[name.sentence].paragraph - title.paragraph > 1
    return far or title.words[match.first - 1] not in _OF
