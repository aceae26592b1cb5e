"""Further quoted objects that a comma, *et* or *ou* joins to quoted words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon.words import closed_class
from ..models import SpeakerKind
from .phrases import HUMAN
from .steps import quoted_end, verb_follows
from .terms import is_name

if TYPE_CHECKING:
    from ..models.records import MentionMatch
    from .scene import Scene

__all__ = ["is_of_another", "opens_another", "past_coordinated", "past_joint", "past_summed"]

_BETWEEN, _ADDED, _NEAR_ONE = 6, 5, 4
_OTHERS = frozenset({"autre", "autres", "second", "seconde", "premier", "première"})
_JOINTS = frozenset({"et", "ou", "ni", "voire"})
_OPPOSING = frozenset({"mais", "sinon", "quoique"})
_ALTERNATING = frozenset({"tantôt", "soit", "parfois"})
_DENYING = frozenset({"non", "pas"})
_WITHIN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "ADV"})


def past_coordinated(scene: Scene, s: int, end: int, link: str = "") -> int:
    """Return the index after further quoted objects joined by commas, *et* and *ou*.

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the first one.
        link: The preposition before it, which others may repeat.

    Returns:
        The index after the last one, ``end`` when there is none.
    """
    tokens = scene.tokens(s)
    while (joined := past_joint(scene, s, end, link)) is not None:
        k = joined
        while k < len(tokens) and k - end < _BETWEEN and _within_phrase(scene, s, k):
            if any(cue.first == k for cue in scene.verb_cues(s, k)):
                return end  # « a regretté « P » et promis de « Q » »
            k += 1
        if k >= len(tokens) or tokens[k].quoted is None:
            return end
        last = quoted_end(scene, s, k)
        if k - 1 > joined and is_of_another(scene, s, joined, k, end):
            return end
        if scene.lower(s, joined - 1) == "," and _heads_clause(scene, s, k, last):
            return end
        end = last
    return end


def past_joint(scene: Scene, s: int, j: int, link: str = "") -> int | None:
    """Return the index after what joins one object to another (*, voire*; *et non comme*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        j: Index after the first object.
        link: The preposition before it, which the other may repeat.

    Returns:
        The index, ``None`` where nothing joins them.
    """
    comma = scene.lower(s, j) == ","
    j += comma
    word, following = scene.lower(s, j), scene.lower(s, j + 1)
    if f"{word} {following}" in closed_class("object_joint"):
        return j + 2 + (scene.lower(s, j + 2) == link)
    if comma and word in _ALTERNATING:
        return j + 1 + (following == link)
    if word in _JOINTS:
        j = _past_added(scene, s, j + 1 + (following in _DENYING))
        return j + (scene.lower(s, j) == link)
    if word in _OPPOSING:
        return _past_opposing(scene, s, j, link)
    # « une « grève », sous le slogan « Tous dehors » »
    apart = scene.is_a(s, j, "preposition") and not scene.is_a(s, j, "of") and word != link
    marked = j < len(scene.tokens(s)) and scene.tokens(s)[j].quoted is not None
    return j if comma and (marked or not apart) else None  # « « vidé », « sans jus » »


def _past_opposing(scene: Scene, s: int, j: int, link: str) -> int | None:
    """Return the index after *mais* before words in marks alone, no clause (*mais « prudent »*)."""
    j += 1 + (scene.lower(s, j + 1) in _DENYING or scene.is_a(s, j + 1, "adverb"))
    j += scene.lower(s, j) == link or scene.is_a(s, j, "of")
    tokens = scene.tokens(s)
    if j >= len(tokens) or tokens[j].quoted is None:
        return None
    return None if scene.first_verb(s, j, quoted_end(scene, s, j)) is not None else j


def past_summed(scene: Scene, s: int, end: int) -> int:
    """Return the index after quoted words that say more of an object (*« A », ce qui « B »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        end: Index after the object.

    Returns:
        The index after them, ``end`` where none follow.
    """
    first, tokens = end + 3, scene.tokens(s)
    if scene.lower(s, end) != "," or scene.lower(s, end + 1) != "ce" or first >= len(tokens):
        return end
    opens = scene.lower(s, end + 2) in ("qui", "que") and tokens[first].quoted is not None
    return quoted_end(scene, s, first) if opens else end


def is_of_another(scene: Scene, s: int, joined: int, k: int, end: int) -> bool:
    """Return whether somebody else speaks with the verb (*parle de « A », le préfet de « B »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        joined: The token behind what joins the second words in marks.
        k: The first of these.
        end: Index after the first words in marks.

    Returns:
        Whether a definite noun phrase for somebody stands before the second, and *de* before both
        or an indefinite noun phrase in which the second stand (*la droite un texte « B »*).
    """
    other = scene.mention_at(s, joined)
    if other is None or scene.is_a(s, joined, "of") or not _may_be_other(scene, other):
        return False
    if k - _NEAR_ONE <= other.last + 1 < k and scene.lower(s, other.last + 1) in ("un", "une"):
        return True
    first = end - 1
    while first > 0 and scene.tokens(s)[first - 1].quoted is not None:
        first -= 1
    links = any(scene.is_a(s, j, "of") for j in range(max(0, first - _NEAR_ONE), first))
    return links and any(scene.is_a(s, j, "of") for j in range(max(joined + 1, k - 2), k))


def opens_another(scene: Scene, s: int, comma: int) -> bool:
    """Return whether somebody else and his words follow a comma (*, le préfet d'un « B »*).

    Args:
        scene: The text's candidates.
        s: A sentence.
        comma: The comma behind a phrase with words in marks.
    """
    joined = comma + 1 + (scene.lower(s, comma + 1) == "et")
    near = scene.tokens(s)[joined : joined + 1 + _BETWEEN]
    marked = next((token.index for token in near if token.quoted is not None), None)
    return marked is not None and is_of_another(scene, s, joined, marked, comma)


def _may_be_other(scene: Scene, mention: MentionMatch) -> bool:
    """Return whether a noun phrase is a person, a body or *le second*, none that is just named."""
    if scene.is_a(mention.sentence, mention.first, "indefinite_article"):
        return False
    if mention.kind is SpeakerKind.PLACE:
        return mention.name is not None
    return mention.kind in HUMAN or mention.head in _OTHERS


def _past_added(scene: Scene, s: int, j: int) -> int:
    """Return the index after a few words between commas (*« A » ou, plus rarement, « B »*)."""
    if scene.lower(s, j) != ",":
        return j
    for k in range(j + 1, min(len(scene.tokens(s)), j + _ADDED)):
        if scene.lower(s, k) == ",":
            return k + 1
        if not (scene.is_a(s, k, "adverb") or scene.tokens(s)[k].pos == "ADV"):
            break
    return j


def _within_phrase(scene: Scene, s: int, k: int) -> bool:
    """Return whether an unquoted word can stand between a coordinator and quoted words."""
    token = scene.tokens(s)[k]
    if token.quoted is not None:
        return False
    return token.pos in _WITHIN_PHRASE or any(
        scene.is_a(s, k, name) for name in ("determiner", "preposition")
    )


def _heads_clause(scene: Scene, s: int, first: int, end: int) -> bool:
    """Return whether quoted words end the subject of a clause (*, le bar « Le Phare » fermera*)."""
    token = scene.tokens(s)[first]
    named = token.form[0].isupper() and scene.tokens(s)[first - 1].form != ","
    if named or (token.quoted is not None and is_name(scene, token.quoted)):
        return True
    return verb_follows(scene, s, end, "object_clitic", "negation")
