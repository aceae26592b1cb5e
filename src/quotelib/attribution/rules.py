"""The catalogue of rules: the name that results carry, its grammar, an example and a near miss."""

from __future__ import annotations

import attrs

__all__ = ["Rule"]


@attrs.frozen(kw_only=True)
class Rule:
    """One way in which French attributes words: its name, as results carry it."""

    name: str


TURN = Rule(name="turn")
INCISE = Rule(name="incise")
INCISE_CLAUSE = Rule(name="incise_clause")
INCISE_INSIDE = Rule(name="incise_inside")
INCISE_BEFORE = Rule(name="incise_before")
PREPOSITION_AFTER = Rule(name="preposition_after")
PREPOSITION_BEFORE = Rule(name="preposition_before")
PRESENTATIVE = Rule(name="presentative")
SUBJECT_VERB_AFTER = Rule(name="subject_verb_after")
SIGNATURE = Rule(name="signature")
HEADLINE = Rule(name="headline")
COLON = Rule(name="colon")
COLON_AFTER_REPORT = Rule(name="colon_after_report")
COLON_NAME = Rule(name="colon_name")
COLON_CLAUSE = Rule(name="colon_clause")
COLON_NOUN = Rule(name="colon_noun")
VERB_BEFORE = Rule(name="verb_before")
NOUN_BEFORE = Rule(name="noun_before")
QUESTION_NOUN = Rule(name="question_noun")
LIST = Rule(name="list")
FLOATING = Rule(name="floating")
FLOATING_SUBJECT = Rule(name="floating_subject")
FLOATING_NEXT = Rule(name="floating_next")
FLOATING_UNKNOWN = Rule(name="floating_unknown")
QUE_CLAUSE = Rule(name="que_clause")
INDIRECT_QUESTION = Rule(name="indirect_question")
INFINITIVE = Rule(name="infinitive")
ATTRIBUTE = Rule(name="attribute")
VERB_UTTERANCE = Rule(name="verb_utterance")
QUOTED_OBJECT = Rule(name="quoted_object")
ACCORDING_TO = Rule(name="according_to")
RELATIVE_SOURCE = Rule(name="relative_source")
FRAMED_INCISE = Rule(name="framed_incise")
AFTER_COLON = Rule(name="after_colon")
LABEL = Rule(name="label")
CONTINUATION = Rule(name="continuation")
NOUN_COMPLEMENT = Rule(name="noun_complement")
QUOTED_PREDICATE = Rule(name="quoted_predicate")
ANSWER = Rule(name="answer")
POST = Rule(name="post")
