"""The named rules that link a standing quotation to its cue and source.

Each rule is a pure function of the scene and one quoted span. `STANDING_RULES` lists them in order
of preference: the first that applies makes the attribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from . import after, before, turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..models.records import Attribution
    from .scene import Scene

__all__ = ["STANDING_RULES", "Rule"]


@attrs.frozen(kw_only=True)
class Rule:
    """One way in which French attributes a quotation.

    Attributes:
        name: The name that results carry.
        grammar: The construction in one line; Q is the quotation, X the source.
        example: A sentence to which the rule applies.
        propose: Returns the attribution of a quoted span, or ``None``.
    """

    name: str
    grammar: str
    example: str
    propose: Callable[[Scene, int], Attribution | None]


STANDING_RULES = (
    Rule(
        name="turn",
        grammar="X : Q, or Q after a label, time code or dash, one turn a line",
        example="LE PRÉSIDENT : Asseyez-vous.",
        propose=turns.turn,
    ),
    Rule(
        name="incise",
        grammar="Q, verb + X (inverted), adjuncts between them or not",
        example="« Le contrat n'a jamais été signé », a déclaré Nadia Benali.",
        propose=after.incise,
    ),
    Rule(
        name="colon",
        grammar="X + verb … : Q",
        example="Claire Vasseur prévient : « Les contrôles vont se multiplier. »",
        propose=before.colon,
    ),
    Rule(
        name="colon_name",
        grammar="X : Q; X + verb that reports nothing : Q; réaction de X : Q; son verdict : Q",
        example="Inès Caron : « Un match à oublier. »",
        propose=before.colon_name,
    ),
    Rule(
        name="preposition_after",
        grammar="Q, selon X",
        example="« Il s'agit d'un simple ajustement technique », selon la direction.",
        propose=after.preposition,
    ),
    Rule(
        name="preposition_before",
        grammar="Selon X, Q",
        example="Pour la Fédération des chasseurs, « le décret est inapplicable ».",
        propose=before.preposition,
    ),
    Rule(
        name="incise_before",
        grammar="Adverb, verb + clitic, Q",
        example="Or, constate-t-elle, « la relève se fait attendre ».",
        propose=before.incise,
    ),
    Rule(
        name="verb_before",
        grammar="X + verb + Q, no colon",
        example="Elle affirme « Je n'ai rien signé ».",
        propose=before.verb,
    ),
    Rule(
        name="question_noun",
        grammar="La réponse de X ? Q",
        example="La réponse d'Hugo Lefranc ? « Allez demander à la banque. »",
        propose=before.question,
    ),
    Rule(
        name="presentative",
        grammar="Q : c'est ce qu'affirme X; Q, voilà le mot d'ordre de X; Q. La formule est de X.",
        example="« Le pire est derrière nous » : c'est ce qu'affirme le gérant.",
        propose=after.presentative,
    ),
    Rule(
        name="subject_verb_after",
        grammar="Q, X + verb",
        example="« Je ne signerai pas », le maire a répondu.",
        propose=after.subject_verb,
    ),
    Rule(
        name="signature",
        grammar="Q (X), Q — X, or X alone on the next line",
        example="« La liberté commence au guichet. » — Jeanne Tessier",
        propose=after.signature,
    ),
)
