"""Estimates ``data/speaker_weights.tsv``: what speaks for whom a pronoun or description may mean.

    python -m scripts.fit_speakers [FOLDER ...]            # cross-validates, and says what it found
    python -m scripts.fit_speakers --write [FOLDER ...]    # fits on everything, writes the table

Annotated articles come from ``tests/corpus`` and from any folders in the form that
`quotelib.evaluate.read_gold` reads. The model is a conditional logit: of all answers to who is
meant, the right one is to be the most likely (McFadden 1974; for anaphora Denis and Baldridge, *A
ranking approach to pronoun resolution*, 2007). A first round resolves everything as annotated, the
further ones go by the weights found so far, so that the weights know their own mistakes.

SciPy is needed for this script only: dependency group ``data``.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from quotelib.attribution import attribute
from quotelib.cues import find_cues
from quotelib.evaluate import GoldDocument
from quotelib.evaluate.annotations import Annotation
from quotelib.evaluate.annotations import Entity as GoldEntity
from quotelib.evaluate.matching import Ruler, pairs, same_mention, same_speaker
from quotelib.extract import Extractor
from quotelib.lexicon import load_lexicon
from quotelib.marks import find_quoted
from quotelib.mentions import find_mentions
from quotelib.models import MentionKind
from quotelib.models.records import Attributed, MentionMatch, Sentence
from quotelib.speakers import Resolver, discourse_of, resolve_with
from quotelib.speakers.ranking import TABLES, WEIGHTS_FILE, Ranked, rank
from quotelib.speakers.wording import facts, head_key
from scripts import logit
from scripts.corpus import own_articles, read_all
from scripts.logit import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quotelib.models.records import Attribution
    from quotelib.speakers.entities import Entity
    from quotelib.speakers.evidence import Query
    from scripts.logit import Tables

TARGET = Path(__file__).resolve().parents[1] / "src" / "quotelib" / "data" / WEIGHTS_FILE
HEADER = """\
# What speaks for and against an entity as the one that a mention means. Derived by
# scripts/fit_speakers.py: do not edit. The sum of the weights of the features that hold is the
# logarithm of the odds. The features are described in quotelib/speakers/evidence.py
# and descriptions.py. What annotated articles hardly ever show has weights that the script gives
# by hand.
#
# pronoun, person, body, floating: for pronouns, descriptions of a person, of a body, and quotations
#   without a source.
"""
PENALTY = 1.0
OWN = 4.0
GIVEN = 3
"""So many times an article of a folder counts: those of the corpus are short and plain."""
RARE = {
    "acts_around": 3.0,
    "acts_here": 4.0,
    "acts_on_subject": 2.5,
    "age_other": -2.5,
    "age_same": 2.0,
    "answers_himself": -5.0,
    "alone_before": 1.5,
    "alone_in_paragraph": 1.5,
    "apart_last": -3.0,
    "asked": 2.5,
    "asks_again": 6.0,
    "beside_body": -3.0,
    "beside_subject": -1.2,
    "body_acts": 1.5,
    "body_acts_here": 5.5,
    "body_acts_nearest": 3.0,
    "body_other": -2.0,
    "brought_in": 3.0,
    "brought_in_aside": 2.0,
    "brought_in_so": 2.5,
    "called_by_first_name": -4.0,
    "called_in_own": -4.0,
    "camp_other": -1.5,
    "camp_same": 0.8,
    "contrast_last": -1.5,
    "dead_meant": 4.0,
    "dead_renamed": -1.5,
    "dead_talks": -1.5,
    "decade_other": -3.0,
    "decade_same": 2.5,
    "first_name_office": -3.5,
    "frame_none": -3.5,
    "fellow": 7.0,
    "further_other": -1.5,
    "generic_accused": 0.5,
    "firm_unsaid": 2.0,
    "generic_kin": 0.7,
    "generic_elsewhere": -3.0,
    "generic_office": -2.5,
    "generic_officer": -4.0,
    "generic_other": -1.5,
    "generic_passed": -2.5,
    "goes_on_at_once": 1.5,
    "has_such": 2.5,
    "is_such": 4.0,
    "other_than_such": -2.0,
    "hinted_above": 0.5,
    "hinted_turn": 2.8,
    "hinted_alone": 2.0,
    "hinted_asks": -4.5,
    "hinted_body": 4.5,
    "hinted_body_talks": 3.5,
    "hinted_contrast": 1.5,
    "hinted_described": 2.0,
    "hinted_named": 2.5,
    "hinted_pronoun": 2.0,
    "hinted_talks": 0.8,
    "kept_near": -1.0,
    "kin_close": 1.2,
    "kin_covered": 2.0,
    "kin_only": 1.0,
    "kin_passed": -3.0,
    "kin_whole": 2.5,
    "later_first_name": -2.5,
    "later_though_called": -4.0,
    "leads_another": -6.0,
    "leads_body": 1.5,
    "listens": -2.5,
    "media_other": -3.0,
    "meets_another": 1.5,
    "met_here": -4.0,
    "named_in_own": -3.5,
    "named_apart": -2.0,
    "named_whole": 2.0,
    "nation_other": -2.5,
    "nation_same": 2.5,
    "new_aged": -1.5,
    "new_generic_body": -1.0,
    "new_inhabitant": -1.5,
    "new_told": 1.5,
    "of_family": -4.0,
    "one_for_several": -6.0,
    "outside": -1.5,
    "owner_later": -2.5,
    "owners_other": -4.5,
    "pleads": 1.0,
    "pleads_not": -1.5,
    "possessed_other": -3.0,
    "same_elsewhere": -1.0,
    "covered_elsewhere": -0.8,
    "set_apart": 2.6,
    "several_for_one": 2.0,
    "silent": -5.6,
    "speaks_of_other_gender": -2.5,
    "speaks_of_own_gender": 0.4,
    "spoken_to": -6.0,
    "stranger": -3.0,
    "subordinate_near": -1.0,
    "talked_there": 2.2,
    "tells_of_itself": 3.5,
    "text_goes_on": 3.0,
    "told_again": 2.5,
    "told_before": -5.0,
    "told_elsewhere": -1.5,
    "told_inside": -4.5,
    "told_of_gender": -0.5,
    "told_by_other": 1.5,
    "told_of_acting": -3.0,
    "told_of_by_last": -3.0,
    "told_of_nearest": -1.0,
    "told_of_only": -1.2,
    "top_same": 3.5,
    "topic": 2.2,
    "town_other": -1.5,
    "trade_leader": -1.0,
    "trade_led": -3.5,
    "trade_other": -4.0,
    "turns_back": 1.5,
    "turn_other": -5.0,
    "turn_same": 1.2,
    "unlisted": 1.3,
}
"""Weights set by hand, of what the articles hardly ever show."""
ROUNDS = 3
FOLDS = 5

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Label:
    """Whom a mention means, for the annotators: a name, and what they say of its bearer."""

    name: str
    entity: GoldEntity | None

    def fits(self, entity: Entity) -> bool:
        """Return whether an entity of the resolver is the one."""
        names = [entity.name]
        if not entity.named:
            names += [one.text for one in entity.mentions if one.kind is MentionKind.DESCRIPTION]
        return any(same_speaker(self.name, self.entity, name) for name in names)


@attrs.frozen(kw_only=True)
class Article:
    """An annotated article, read up to the speakers, with whom its mentions mean."""

    gold: GoldDocument
    sentences: Sequence[Sentence]
    mentions: Sequence[tuple[MentionMatch, ...]]
    attributed: Attributed
    labels: Mapping[Span, Label]
    counts: int = 1

    @classmethod
    def read(cls, gold: GoldDocument, extractor: Extractor, counts: int = 1) -> Article:
        """Run the stages before the speakers over an annotated document."""
        lexicon = load_lexicon()
        spans = find_quoted(gold.text)
        known = extractor._reports, lexicon.source_noun  # noqa: SLF001
        sentences = extractor._parser.parse(gold.text, spans, *known)  # noqa: SLF001
        mentions = find_mentions(gold.text, sentences, lexicon)
        cues = find_cues(gold.text, sentences, lexicon)
        attributed = attribute(gold.text, spans, sentences, mentions, cues, lexicon)
        return cls(
            gold=gold,
            sentences=sentences,
            mentions=mentions,
            attributed=attributed,
            labels=_labels(gold, mentions, attributed),
            counts=counts,
        )

    def resolve(self, ranker: Callable[[Query], list[Ranked]]) -> None:
        """Resolve all speakers, everything that is to be weighed going to ``ranker``."""
        said = self.attributed.attributions
        discourse = discourse_of(said, self.sentences, self.mentions, load_lexicon())
        resolve_with(Resolver(discourse=discourse, ranker=ranker), said)


def annotation_of(attribution: Attribution) -> Annotation:
    """Return an attribution in the form that is compared with those of annotators."""
    return Annotation(
        kind=attribution.kind,
        content=tuple((span.start, span.end) for span in attribution.content),
        source=_span(attribution.source) if attribution.source else None,
    )


def _labels(
    gold: GoldDocument,
    mentions: Sequence[tuple[MentionMatch, ...]],
    attributed: Attributed,
) -> dict[Span, Label]:
    """Return whom each source, each content without source, and each like description means."""
    entities = {entity.name: entity for entity in gold.entities}
    found = [annotation_of(one) for one in attributed.attributions]
    labels: dict[Span, Label] = {}
    for at, (other, _) in pairs(Ruler.of(gold.text), gold.quotations, found).items():
        expected, attribution = gold.quotations[at], attributed.attributions[other]
        match = attribution.speaker_hint or attribution.source
        if expected.speaker is None:
            continue
        label = Label(name=expected.speaker, entity=entities.get(expected.speaker))
        if attribution.heading:
            continue  # the text below tells who speaks there
        if attribution.source is None and not attribution.cues:
            labels[found[other].content[0]] = label
        elif match is not None and same_mention(expected.source, _span(match)):
            labels[_span(match)] = label
    return {**_like(labels, mentions), **labels}


def _like(
    labels: Mapping[Span, Label], mentions: Sequence[tuple[MentionMatch, ...]]
) -> dict[Span, Label]:
    """Return labels for descriptions that are no sources but say what a labelled one says."""
    lexicon = load_lexicon()
    told: dict[str, dict[str, tuple[Label, list[frozenset[str]]]]] = defaultdict(dict)
    descriptions = [
        match
        for matches in mentions
        for match in matches
        if match.mention.kind is MentionKind.DESCRIPTION and match.name is None
    ]
    for match in descriptions:
        label = labels.get(_span(match))
        if label is not None:
            said = facts(match.mention.text, lexicon)
            told[head_key(match.head, lexicon)].setdefault(label.name, (label, []))[1].append(said)
    found: dict[Span, Label] = {}
    for match in descriptions:
        holders = told.get(head_key(match.head, lexicon), {})
        if _span(match) in labels or len(holders) != 1:
            continue
        label, sayings = next(iter(holders.values()))
        said = facts(match.mention.text, lexicon)
        if any(said <= other or other <= said for other in sayings):
            found[_span(match)] = label
    return found


def _span(match: MentionMatch) -> Span:
    return match.mention.span.start, match.mention.span.end


@attrs.frozen(kw_only=True)
class Weighed(Choice):
    """A choice with how likely each answer was."""

    probabilities: Sequence[float]


def choices(article: Article, tables: Tables | None) -> list[Weighed]:
    """Resolve an article and return what there was to choose.

    Args:
        article: The article.
        tables: The weights to go by; ``None`` to go by the annotation.

    Returns:
        One choice for each labelled mention.
    """
    found: list[Weighed] = []

    def ranker(query: Query) -> list[Ranked]:
        ranked = rank(query, tables or {name: {} for name in TABLES})
        label = None if _asks_for_owner(query) else article.labels.get(_span(query.match))
        if label is None:
            return ranked if tables else [attrs.evolve(_nobody(ranked), probability=1.0)]
        right = [one.entity is not None and label.fits(one.entity) for one in ranked]
        if not any(right):
            right = [one.entity is None for one in ranked]
        found.append(
            Weighed(
                table=query.table,
                answers=[one.features for one in ranked],
                right=[at for at, one in enumerate(right) if one],
                probabilities=[one.probability for one in ranked],
            )
        )
        if tables:
            return ranked
        best = ranked[right.index(True)]
        return [attrs.evolve(best, probability=1.0)]

    article.resolve(ranker)
    return found


def _asks_for_owner(query: Query) -> bool:
    """Return whether whose *sa sœur* is is looked for, at the place of her whom the label means."""
    mention = query.match.mention
    return mention.kind is MentionKind.POSSESSIVE and mention.text.lower() != query.match.head


def _nobody(ranked: Sequence[Ranked]) -> Ranked:
    return next(one for one in ranked if one.entity is None)


def fit(articles: Sequence[Article]) -> Tables:
    """Return the weights that make the right answers of some articles likely."""
    tables: Tables | None = None
    for _ in range(ROUNDS):
        made = [one for article in articles for one in choices(article, tables) * article.counts]
        fitted = logit.fit(made, penalty=PENALTY, own=OWN)
        tables = {name: fitted.get(name, {}) | RARE for name in TABLES}
    return tables or {}


def cross_validate(articles: Sequence[Article]) -> None:
    """Print how often, and how surely, weights of other articles find the right answer."""
    made: list[Weighed] = []
    for fold in range(FOLDS):
        tables = fit([one for at, one in enumerate(articles) if at % FOLDS != fold])
        for article in articles[fold::FOLDS]:
            made += choices(article, tables)
    print(f"{len(articles)} articles, {FOLDS} folds; right answers, and the probability they got")
    for name in (*TABLES, ""):
        chosen = [one for one in made if one.table.startswith(name)]
        if not chosen:
            continue
        first = sum(0 in one.right for one in chosen) / len(chosen)
        sure = sum(one.probabilities[at] for one in chosen for at in one.right) / len(chosen)
        print(f"{name or 'all':<10}{len(chosen):>6}{first:>8.1%}{sure:>8.1%}")


def table(tables: Tables) -> str:
    """Return the weights as the text of the data file."""
    names = sorted({name for weights in tables.values() for name in weights})
    lines = ["\t".join(("feature", *TABLES))]
    for name in names:
        cells = [f"{tables[one][name]:.2f}" if name in tables[one] else "-" for one in TABLES]
        lines.append("\t".join((name, *cells)))
    return HEADER + "\n".join(lines) + "\n"


def read(folders: Iterable[Path]) -> list[Article]:
    """Return the articles of the corpus and of further folders, read up to the speakers."""
    extractor = Extractor()
    own = [Article.read(document, extractor) for document in own_articles()]
    return [*own, *(Article.read(document, extractor, GIVEN) for document in read_all(folders))]


def main(arguments: Sequence[str]) -> int:
    """Cross-validate, or write the table; return an exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="further annotated articles")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args(arguments)
    articles = read(options.folders)
    if options.write:
        TARGET.write_text(table(fit(articles)), encoding="utf-8")
    else:
        cross_validate(articles)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
