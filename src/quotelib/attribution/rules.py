"""The catalogue of rules: the names that results carry, with what each reads and does not read.

A rule is declared here and nowhere else; the modules of the families refer to it. The page of
rules is made from `RULES`, and each example and near miss is tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FAMILIES", "RULES", "Family", "Rule"]


@attrs.frozen(kw_only=True)
class Family:
    """Constructions that are alike; the rules of a family are those declared under it.

    Attributes:
        title: What its constructions share, as a heading.
    """

    title: str


@attrs.frozen(kw_only=True)
class Rule:
    """One way in which French attributes words.

    Attributes:
        name: The name that results carry.
        grammar: The construction in one line; Q is the quotation, P the unquoted proposition, X
            the source.
        example: A text with an attribution by the rule.
        near_miss: A text that looks like it and has none.
    """

    name: str
    grammar: str
    example: str
    near_miss: str


MARKS_THEN_SOURCE = Family(title="Words in marks, then who said them")

TURN = Rule(
    name="turn",
    grammar="X : Q, one turn a line, after a label or a time code",
    example="LE PRÉSIDENT : Asseyez-vous.\nLE PRÉVENU : Je préfère rester debout.",
    near_miss="Horaires : de neuf heures à midi.",
)
INCISE = Rule(
    name="incise",
    grammar="« Q », verb + X inverted, with or without adjuncts between them",
    example="« Le contrat n'a jamais été signé », a déclaré Nadia Benali.",
    near_miss="« Le contrat n'a jamais été signé » figure en tête du tract.",
)
INCISE_CLAUSE = Rule(
    name="incise_clause",
    grammar="« Q » + rest of its clause, verb + X inverted",
    example="« La ligne rouvrira ! » dès le mois de mars, a promis la région.",
    near_miss="« La ligne rouvrira ! », a promis la région.",
)
INCISE_INSIDE = Rule(
    name="incise_inside",
    grammar="« Q1, verb + X inverted, Q2 » in one pair of marks",
    example="« La loi, a rappelé Nadia Benali, s'applique à tous les bailleurs. »",
    near_miss="« La loi », a rappelé Nadia Benali.",
)
PREPOSITION_AFTER = Rule(
    name="preposition_after",
    grammar="« Q », *selon* X",
    example="« Il s'agit d'un simple ajustement technique », selon la direction.",
    near_miss="« Il s'agit d'un simple ajustement technique », titrait le journal.",
)
PRESENTATIVE = Rule(
    name="presentative",
    grammar="« Q » : *c'est ce qu'*affirme X; *voilà* le mot d'ordre de X; la formule est de X",
    example="« Le pire est derrière nous » : c'est ce qu'affirme le gérant.",
    near_miss="« Le pire est derrière nous », affirme le gérant.",
)
SUBJECT_VERB_AFTER = Rule(
    name="subject_verb_after",
    grammar="« Q », X + verb, not inverted; « Q ». X *l'*a dit",
    example="« Je ne signerai pas », le maire a répondu.",
    near_miss="« Je ne signerai pas », a répondu le maire.",
)
SIGNATURE = Rule(
    name="signature",
    grammar="« Q » (X); « Q » — X; X alone on the next line",
    example="« La liberté commence au guichet. » — Jeanne Tessier",
    near_miss="« La liberté commence au guichet. » Jeanne Tessier quitte la salle sans un mot.",
)
HEADLINE = Rule(
    name="headline",
    grammar="« Q » : X + verb that reports nothing, at the start of a paragraph",
    example="« On nous oublie » : les éleveurs bloquent la rocade",
    near_miss="La colère monte. « On nous oublie » : les éleveurs bloquent la rocade",
)
SOURCE_THEN_MARKS = Family(title="Who said them, then words in marks")

COLON = Rule(
    name="colon",
    grammar="X + verb … : « Q »",
    example="Claire Vasseur prévient : « Les contrôles vont se multiplier. »",
    near_miss="Claire Vasseur prévient que les contrôles vont se multiplier.",
)
COLON_AFTER_REPORT = Rule(
    name="colon_after_report",
    grammar="X + verb + *que* P : « Q »; *selon* X, P : « Q »",
    example="La maire souligne que le pont reste fermé : « Nous ne prendrons aucun risque. »",
    near_miss="La maire souligne ceci : « Nous ne prendrons aucun risque. »",
)
COLON_NAME = Rule(
    name="colon_name",
    grammar="X : « Q »",
    example="Inès Caron : « Un match à oublier. »",
    near_miss="Inès Caron a gagné : « Un match à oublier. »",
)
COLON_CLAUSE = Rule(
    name="colon_clause",
    grammar="X + verb that reports nothing : « Q »",
    example="Gérard Faure ferme la porte : « La borne a été déplacée. »",
    near_miss="Il faudrait y retourner : « La borne a été déplacée. »",
)
COLON_NOUN = Rule(
    name="colon_noun",
    grammar="*Réaction de* X : « Q »; *son verdict* : « Q »; X *a eu cette formule* : « Q »",
    example="Marc Delorme a goûté. Son verdict : « Trop salé. »",
    near_miss="Marc Delorme a goûté : « Trop salé. »",
)
PREPOSITION_BEFORE = Rule(
    name="preposition_before",
    grammar="*Selon* X, « Q »",
    example="Pour la Fédération des chasseurs, « le décret est inapplicable ».",
    near_miss="Pour « La Nuit du goéland », la salle était pleine.",
)
INCISE_BEFORE = Rule(
    name="incise_before",
    grammar="Adverb, verb + clitic, « Q »",
    example="Nadia Benali s'inquiète. Or, constate-t-elle, « la relève se fait attendre ».",
    near_miss="Nadia Benali s'inquiète. Or, « la relève se fait attendre ».",
)
VERB_BEFORE = Rule(
    name="verb_before",
    grammar="X + verb + « Q », without a colon",
    example="Elle affirme « Je n'ai rien signé ».",
    near_miss="Elle affirme que le bail est caduc.",
)
NOUN_BEFORE = Rule(
    name="noun_before",
    grammar="Speech noun + *de* X + « Q »",
    example="On se souvient du mot de Paul Weber, « La République, c'est le guichet. »",
    near_miss="On se souvient de Paul Weber : « La République, c'est le guichet. »",
)
ANSWER_WORD = Rule(
    name="answer_word",
    grammar="Determiner + « *oui*, *non* » + *de* X, *lancé par* X",
    example="Le « non » d'Inès Caron a surpris jusque dans son camp.",
    near_miss="Le « non » l'a emporté de justesse.",
)
QUESTION_NOUN = Rule(
    name="question_noun",
    grammar="*La réponse de* X ? « Q »",
    example="La réponse d'Hugo Lefranc ? « Allez demander à la banque. »",
    near_miss="Qui a vu Hugo Lefranc ? « Allez demander à la banque. »",
)
SHARED = Family(title="Words in marks that share the source of others")

LIST = Rule(
    name="list",
    grammar="« Q1 », « Q2 », with one cue for both",
    example="« C'est fini », « il n'y a plus d'argent », répètent les salariés.",
    near_miss="« C'est fini », répètent les salariés.",
)
FLOATING = Rule(
    name="floating",
    grammar="« Q » after a quotation of the one who goes on talking",
    example="« Nous avons tout essayé », soupire Tom Girard. « Le moteur n'a jamais redémarré. »",
    near_miss=(
        "« Nous avons tout essayé », soupire Tom Girard. « Le moteur n'a jamais redémarré », "
        "confirme Léa Morel."
    ),
)
FLOATING_SUBJECT = Rule(
    name="floating_subject",
    grammar="« Q » after a sentence about X, who can talk",
    example="Samira Haddad s'est levée d'un bond. « Ce n'est pas ce que j'ai signé ! »",
    near_miss="La pluie a cessé vers midi. « Ce n'est pas ce que j'ai signé ! »",
)
FLOATING_NEXT = Rule(
    name="floating_next",
    grammar="« Q », then a sentence about X, who can talk",
    example="« J'ai d'abord cru à une plaisanterie. » Léa Morel a reçu la lettre vendredi.",
    near_miss="« J'ai d'abord cru à une plaisanterie. » La lettre est arrivée vendredi.",
)
QUOTED_ANSWER = Rule(
    name="quoted_answer",
    grammar="« Q » alone in its paragraph, under one in which the reporter says *vous*",
    example="Léa Morel nous reçoit dans son atelier.\nVous partez demain ?\n« Oui, à l'aube. »",
    near_miss="Léa Morel nous reçoit dans son atelier.\nElle part demain.\n« Le Départ »",
)
HEADING = Rule(
    name="heading",
    grammar="« Q » as a heading over what X says",
    example="« Rien ne va plus »\n\nLe car est en panne. « Rien ne va plus », dit Léa Morel.",
    near_miss="« Rien ne va plus », dit Léa Morel.",
)
FLOATING_UNKNOWN = Rule(
    name="floating_unknown",
    grammar="« Q » with nobody near it",
    example="« Trois jours sans eau »",
    near_miss="Le livre « Trois jours sans eau » sort mardi.",
)
WOVEN = Family(title="Words carried by a verb, with or without marks")

QUE_CLAUSE = Rule(
    name="que_clause",
    grammar="X + verb + *que* P",
    example="Le jugement précise que la clause est nulle.",
    near_miss="Le jugement est si long que personne ne le lit.",
)
INDIRECT_QUESTION = Rule(
    name="indirect_question",
    grammar="X + verb + *si*, *pourquoi*, *comment*, … P",
    example="Les voisins se demandent si la crèche rouvrira.",
    near_miss="Les voisins partiront si la crèche ferme.",
)
INFINITIVE = Rule(
    name="infinitive",
    grammar="X + verb (+ *de*, *à*) + infinitive",
    example="La région s'est engagée à financer le pont.",
    near_miss="La région a commencé à financer le pont.",
)
ATTRIBUTE = Rule(
    name="attribute",
    grammar="X *se dit* + adjective with its complement, or quoted",
    example="Bruxelles se dit prête à rouvrir les négociations.",
    near_miss="Bruxelles semble prête à rouvrir les négociations.",
)
VERB_UTTERANCE = Rule(
    name="verb_utterance",
    grammar="X + verb + « clause » woven into the sentence",
    example="Si le voisin me disait « coupe ton arbre », je le couperais.",
    near_miss="Le voisin me disait de couper mon arbre.",
)
QUOTED_OBJECT = Rule(
    name="quoted_object",
    grammar="X + verb + object with « quoted words »",
    example="La CGT dénonce « un simulacre de négociation ».",
    near_miss="La CGT intitule sa brochure « un simulacre de négociation ».",
)
FRAMED_INCISE = Rule(
    name="framed_incise",
    grammar="P, verb + X inverted (, P)",
    example="La ministre ira jusqu'au bout, promet son entourage.",
    near_miss="Le maire, élu en 2020, dénonce une erreur.",
)
UNMARKED = Family(title="Words carried by a preposition, a noun, a colon or their place")

ACCORDING_TO = Rule(
    name="according_to",
    grammar="*Selon* X, P; P, *selon* X; *comme le dit* X, P",
    example="D'après Odile Rameau, le bus n'est jamais passé.",
    near_miss="Le prix varie selon la saison.",
)
RELATIVE_SOURCE = Rule(
    name="relative_source",
    grammar="X *selon qui* P; *l'idée de* X *selon laquelle* P",
    example="La parole est à Léa Morel, pour qui la réforme arrive trop tard.",
    near_miss="La lettre est pour Léa Morel, que la réforme inquiète.",
)
NOUN_COMPLEMENT = Rule(
    name="noun_complement",
    grammar="Speech noun + *de* X + *que* P, or + *de*, *à* + infinitive",
    example="Hugo Lefranc a tenu sa promesse de venir chaque semaine.",
    near_miss="Hugo Lefranc a tenu sa promesse.",
)
AFTER_COLON = Rule(
    name="after_colon",
    grammar="X + verb : P, without marks",
    example="La préfecture est formelle : aucun permis n'a été délivré.",
    near_miss="La préfecture est fermée : aucun permis n'a été délivré.",
)
LABEL = Rule(
    name="label",
    grammar="X with a role : P, without marks",
    example="Paul Weber, député : ce budget est insincère.",
    near_miss="Budget : les députés votent mardi.",
)
CONTINUATION = Rule(
    name="continuation",
    grammar="*Selon* X, P in the conditional. P in the conditional.",
    example=(
        "Selon l'enquête, le suspect aurait fui à pied. Il se serait ensuite caché dans une grange."
    ),
    near_miss=(
        "Selon l'enquête, le suspect aurait fui à pied. Il est ensuite passé devant une grange."
    ),
)
QUOTED_PREDICATE = Rule(
    name="quoted_predicate",
    grammar="X « predicate »",
    example="Marc Delorme « confiant » avant le vote",
    near_miss="Le film « Confiant » sort mercredi.",
)
QUOTED_REASON = Rule(
    name="quoted_reason",
    grammar="Clause + *parce que*, *car*, *au motif que* + « clause »",
    example="Claire Vasseur est partie parce que « plus personne ne l'écoutait ».",
    near_miss="Claire Vasseur est partie avant « la fin du film ».",
)
ANSWER = Rule(
    name="answer",
    grammar="Answer of an interview without marks, after a question that fills its paragraph",
    example="Entretien avec Claire Vasseur\nRegrettez-vous ce choix ?\nNon, je le referais demain.",
    near_miss="Réunion avec Claire Vasseur\nRegrettez-vous ce choix ?\nNon, je le referais demain.",
)
POST = Rule(
    name="post",
    grammar="P — Name (@account), an embedded post",
    example="Merci à tous les bénévoles ! — Inès Caron (@inescaron) 3 mars 2024",
    near_miss="Merci à tous les bénévoles ! — Inès Caron, 3 mars 2024",
)

RULES: tuple[Rule, ...] = tuple(value for value in vars().values() if isinstance(value, Rule))
"""Every rule, in the order of the page: by what carries the words."""


def _families(declared: Iterable[object]) -> tuple[tuple[Family, tuple[Rule, ...]], ...]:
    """Return each family with the rules that follow it."""
    found: list[tuple[Family, list[Rule]]] = []
    for value in declared:
        if isinstance(value, Family):
            found.append((value, []))
        elif isinstance(value, Rule):
            found[-1][1].append(value)
    return tuple((family, tuple(rules)) for family, rules in found)


FAMILIES = _families(tuple(vars().values()))
"""Every family with its rules, in the order of the page."""
