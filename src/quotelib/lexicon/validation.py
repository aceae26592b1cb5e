"""Checks of the whole lexicon, too slow for every load: the tests run them."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING

from ..models import Mood
from .bodies import BODIES_FILE
from .files import read_text
from .forms import FORMS_FILE
from .names import COUNTRIES_FILE, FIRST_NAMES_FILES, GENTILES_FILE, PLACES_FILE
from .nouns import BODIES, PERSONS_FILE, SPEECH_FILE, TITLES_FILE
from .prepositions import PREPOSITIONS_FILE
from .roles import (
    CAMPS_FILE,
    DEEDS_FILE,
    FAMILIES_FILE,
    FATES_FILE,
    GENERALS_FILE,
    PHRASES_FILE,
    WORKS_FILE,
    family_names,
    general_problems,
)
from .verbs import HELPERS_FILE, VERBS_FILE, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .table import Lexicon
    from .types import Helper, ReportingVerb

__all__ = ["FILES", "problems"]

FILES = (
    VERBS_FILE,
    HELPERS_FILE,
    FORMS_FILE,
    PREPOSITIONS_FILE,
    SPEECH_FILE,
    PERSONS_FILE,
    *BODIES.values(),
    TITLES_FILE,
    *FIRST_NAMES_FILES,
    PLACES_FILE,
    BODIES_FILE,
    COUNTRIES_FILE,
    GENTILES_FILE,
    FAMILIES_FILE,
    GENERALS_FILE,
    PHRASES_FILE,
    DEEDS_FILE,
    FATES_FILE,
    WORKS_FILE,
    CAMPS_FILE,
)
"""Every table of the lexicon but those of function words, conjugations and weights."""
_LICENSES = "LICENSES.md"
_SHORTEST_VERB = 4


def problems(lexicon: Lexicon) -> tuple[str, ...]:
    """Return what is wrong with the lexicon, an empty tuple when nothing is.

    Args:
        lexicon: The lexicon, all of whose rows are read.

    Returns:
        One sentence a problem.

    Raises:
        LexiconError: A row breaks the rules of its file.
    """
    return (
        *_verb_problems(lexicon),
        *_form_problems(lexicon),
        *_word_problems(lexicon),
        *_source_problems(lexicon),
        *_family_problems(),
        *_file_problems(),
    )


def _verb_problems(lexicon: Lexicon) -> Iterator[str]:
    verbs, helpers = tuple(lexicon.verbs.values()), tuple(lexicon.helpers.values())
    for kind, group in (("verb", verbs), ("helper", helpers)):
        counts = Counter(_identity(word) for word in group)
        for identity in (identity for identity, count in counts.items() if count > 1):
            yield f"{kind} {identity} stands there twice under different lemmas"
    yield from _fused({verb.base for verb in verbs})
    for verb in verbs:
        if verb not in lexicon.reporting(verb.base):
            yield f"verb {verb.lemma!r} is not found by its base {verb.base!r}"
        for noun in (noun for exclusion in verb.excluded for noun in exclusion.nouns):
            if not re.fullmatch(r"[\w'-]+", noun):
                yield f"verb {verb.lemma!r} excludes {noun!r}, which is not one word"


def _fused(bases: set[str]) -> Iterator[str]:
    """Yield entries that look like two with their separator lost (*direaffirmer*)."""
    for base in sorted(bases):
        for cut in range(_SHORTEST_VERB, len(base) - _SHORTEST_VERB + 1):
            if base[:cut] in bases and base[cut:] in bases:
                yield f"verb {base!r} looks like {base[:cut]!r} and {base[cut:]!r} run together"


def _identity(word: ReportingVerb | Helper) -> tuple[object, ...]:
    link = getattr(word, "link", None)
    participle = getattr(word, "participle", False)
    return (word.base, word.reflexive, word.clitic, word.negated, word.tail, link, participle)


def _form_problems(lexicon: Lexicon) -> Iterator[str]:
    wanted = {verb.base for verb in lexicon.verbs.values()}
    wanted |= {helper.base for helper in lexicon.helpers.values()}
    wanted |= {verb for noun in lexicon.nouns.values() for verb in noun.verbs}
    analyses = {form: lexicon.verb_forms(form) for form in lexicon.forms}
    found = {analysis.base for group in analyses.values() for analysis in group}
    for base in sorted(wanted - found):
        yield f"verb {base!r} has no forms: run scripts/build_verb_forms.py"
    for base in sorted(found - wanted):
        yield f"forms of {base!r} belong to no verb: run scripts/build_verb_forms.py"
    for base in sorted(wanted & found):
        infinitives = [form for form in analyses.get(base, ()) if form.mood is Mood.INFINITIVE]
        if base not in {form.base for form in infinitives}:
            yield f"the infinitive {base!r} is not among the forms"
    for form, group in analyses.items():
        if len(set(group)) != len(group):
            yield f"form {form!r} has the same analysis twice"


def _word_problems(lexicon: Lexicon) -> Iterator[str]:
    for entry in lexicon.prepositions:
        following = ("source", "judiciaire") if entry.lemma == "de" else ("Jeanne", "Tessier")
        if lexicon.preposition_at([*entry.tokens, *following]) != entry:
            yield f"preposition {entry.lemma!r} cannot be found"
    for speech in lexicon.nouns.values():
        for form in filter(None, (speech.singular, speech.plural)):
            if lexicon.noun_at(split_words(form)) != (speech, len(split_words(form))):
                yield f"speech noun {form!r} cannot be found"


def _source_problems(lexicon: Lexicon) -> Iterator[str]:
    for noun in lexicon.source_nouns:
        for form in filter(None, (noun.masculine, noun.feminine)):
            if lexicon.source_noun(form) is None:
                yield f"source noun {form!r} cannot be found"
    for place in lexicon.places:
        if lexicon.place(place.name) != place:
            yield f"place {place.name!r} is not found under its name"


def _family_problems() -> Iterator[str]:
    for family in (family for family, count in Counter(family_names()).items() if count > 1):
        yield f"family {family!r} stands in {FAMILIES_FILE} twice"
    yield from general_problems()


def _file_problems() -> Iterator[str]:
    licenses = read_text(_LICENSES)
    data = resources.files("quotelib") / "data"
    for name in sorted(item.name for item in data.iterdir()):
        if name.endswith((".tsv", ".txt")) and f"`{name}`" not in licenses:
            yield f"{_LICENSES} does not say where {name} comes from"
    for name in FILES:
        if not read_text(name).startswith("# "):
            yield f"{name} does not say what it holds"
