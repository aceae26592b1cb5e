"""Estimates ``data/speaker_weights.tsv``: what speaks for whom a pronoun or description may mean.

    python -m scripts.fit_speakers [FOLDER ...]            # cross-validates, and says what it found
    python -m scripts.fit_speakers --write [FOLDER ...]    # fits on everything, writes the table
    python -m scripts.fit_speakers FOLDER --more FOLDER    # with others that count as much as ours

Annotated articles come from ``tests/corpus`` and from any folders in the form that
`quotelib.evaluate.read_gold` reads, texts in which only those who are meant are marked from
``tests/resolution``. The model is a conditional logit: of all answers to who is meant, the right
one is to be the most likely (McFadden 1974; for anaphora Denis and Baldridge, *A ranking approach
to pronoun resolution*, 2007). Weights are held near those of ``speaker_guesses.tsv``. The pairs of
features that weigh most beside what both weigh alone have weights as well. A first round resolves
everything as annotated, the further ones go by the weights found so far, so that the weights know
their own mistakes.

SciPy is needed here: dependency group ``data``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from quotelib.attribution import attribute
from quotelib.cues import find_cues
from quotelib.evaluate import GoldDocument
from quotelib.evaluate.annotations import Annotation
from quotelib.evaluate.annotations import Entity as GoldEntity
from quotelib.evaluate.matching import Ruler, pairs, same_mention, same_speaker, touch
from quotelib.extract import Extractor
from quotelib.lexicon import load_lexicon
from quotelib.lexicon.files import rows
from quotelib.lexicon.weights import PAIR, Weights
from quotelib.marks import find_quoted
from quotelib.mentions import find_mentions
from quotelib.models import MentionKind
from quotelib.models.records import Attributed, MentionMatch, Sentence
from quotelib.speakers import Resolver, discourse_of, resolve_with
from quotelib.speakers.ranking import TABLES, WEIGHTS_FILE, Ranked, rank
from quotelib.speakers.wording import facts, head_key
from scripts import logit
from scripts.corpus import long_texts, own_articles, read_all, short_texts
from scripts.logit import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quotelib.models.records import Attribution
    from quotelib.speakers.entities import Entity
    from quotelib.speakers.evidence import Query
    from resolution_notation import Row
    from scripts.logit import Tables

TARGET = Path(__file__).resolve().parents[1] / "src" / "quotelib" / "data" / WEIGHTS_FILE
HEADER = """\
# What speaks for and against an entity as the one that a mention means. Derived by
# scripts/fit_speakers.py: do not edit. The sum of the weights of the features that hold is the
# logarithm of the odds. The features are described in quotelib/speakers/evidence.py
# and descriptions.py. Behind two names with + between stands what both weigh together beside what
# each weighs alone; the value of the two is the product of theirs.
#
# pronoun, person, body, floating: for pronouns, descriptions of a person, of a body, and quotations
#   without a source.
"""
GUESSES = Path(__file__).with_name("speaker_guesses.tsv")
PENALTY = 10.0
"""How strongly weights are held near the guesses."""
OWN = 2.0
"""So many times more strongly is what one kind of mention adds to them held."""
PAIRED = 3.0
"""So many times more strongly are the weights of pairs held than others."""
COMMON = 100
"""In so many choices a pair of features must tell answers apart to be looked at."""
PAIRS = 600
"""So many pairs have weights."""
GIVEN = 6.0
"""So many times an article of a folder counts: those of the corpus are short and plain, and those
that ``--more`` gives are written in another manner."""
SHORT = 4.0
"""So many times a short text counts: it shows one thing, of which hardly another text tells."""
ROUNDS = 3
"""So often weights are estimated, each time from what those before make of the texts."""
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
    """An annotated article or text, read up to the speakers, with whom its mentions mean."""

    gold: GoldDocument
    sentences: Sequence[Sentence]
    mentions: Sequence[tuple[MentionMatch, ...]]
    attributed: Attributed
    labels: Mapping[Span, Label]
    weight: float = 1.0

    @classmethod
    def read(cls, gold: GoldDocument, extractor: Extractor, weight: float = 1.0) -> Article:
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
            weight=weight,
        )

    @classmethod
    def of_row(cls, row: Row, extractor: Extractor, weight: float = 1.0) -> Article:
        """Run the stages before the speakers over a text that marks who is meant."""
        gold = GoldDocument(id=row.name, text=row.text, quotations=(), entities=())
        article = cls.read(gold, extractor, weight)
        return attrs.evolve(article, labels=_labels_of_row(row, article))

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


def _labels_of_row(row: Row, article: Article) -> dict[Span, Label]:
    """Return whom each source and each content without source means that a row marks.

    Whoever has no name there is called by the first description of him that is marked.
    """
    attributions = article.attributed.attributions
    matches = [match for some in article.mentions for match in some]
    matches += [one.source for one in attributions if one.source is not None]
    described = {_span(one) for one in matches if one.mention.kind is MentionKind.DESCRIPTION}
    floating = [one.content[0] for one in attributions if one.source is None and not one.cues]
    names = {mark.who: mark.name for mark in row.marks if mark.name}
    labels: dict[Span, Label] = {}
    for mark in row.marks:
        place = mark.start, mark.end
        if mark.said:
            spans = [(span.start, span.end) for span in floating]
            meant = [span for span in spans if touch([place], [span])]
        else:
            spans = [_span(match) for match in matches]
            meant = [span for span in spans if same_mention(place, span)]
            if not described.isdisjoint(meant):
                names.setdefault(mark.who, row.text[mark.start : mark.end])
        if meant and mark.who.isdigit() and mark.who in names:  # not "?", who is nobody
            best = min(meant, key=lambda span: abs(span[0] - mark.start) + abs(span[1] - mark.end))
            labels[best] = Label(name=names[mark.who], entity=None)
    return labels


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
    weighed = {name: Weights.of((tables or {}).get(name, {})) for name in TABLES}

    def ranker(query: Query) -> list[Ranked]:
        ranked = rank(query, weighed)
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
                weight=article.weight,
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
    tables: Tables = {}
    guessed = guesses()
    for _ in range(ROUNDS):
        made = [one for article in articles for one in choices(article, tables or None)]
        drafted = _fitted(made, logit.common_pairs(made, COMMON), guessed)
        strongest: Counter[str] = Counter()  # over all kinds of mention
        for table in drafted.values():
            strongest |= Counter(
                {name: abs(weight) for name, weight in table.items() if PAIR in name}
            )
        best = frozenset(name for name, _ in strongest.most_common(PAIRS))
        tables = _fitted(made, best, guessed)
    return tables


def _fitted(made: Sequence[Choice], pairs: frozenset[str], guessed: Tables) -> Tables:
    """Return the weights of all features and of some pairs."""
    found = logit.with_pairs(made, pairs)
    return logit.fit(found, penalty=PENALTY, own=OWN, pair=PAIRED, guesses=guessed)


def guesses() -> Tables:
    """Return what features seem to weigh before examples are looked at."""
    found: Tables = {name: {} for name in TABLES}
    columns = ("feature", *TABLES)
    for cells in rows(GUESSES.name, columns, GUESSES.read_text(encoding="utf-8")):
        for name in TABLES:
            found[name][cells["feature"]] = float(cells[name] or 0)
    return found


def cross_validate(articles: Sequence[Article], marked: Sequence[Article] = ()) -> None:
    """Print how often, and how surely, weights of other articles find the right answer.

    Args:
        articles: The articles.
        marked: Texts that the weights are estimated from each time.
    """
    made: list[Weighed] = []
    for fold in range(FOLDS):
        others = [one for at, one in enumerate(articles) if at % FOLDS != fold]
        tables = fit([*others, *marked])
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
    return logit.table_text(HEADER, {name: tables[name] for name in TABLES})


def read(folders: Iterable[Path], more: Iterable[Path] = ()) -> list[Article]:
    """Return the articles of the corpus and of further folders, read up to the speakers.

    Args:
        folders: Folders whose articles count `GIVEN` times.
        more: Folders whose articles count once.
    """
    extractor = Extractor()
    plain = [*own_articles(), *read_all(more)]
    given = [Article.read(document, extractor, GIVEN) for document in read_all(folders)]
    return [*(Article.read(document, extractor) for document in plain), *given]


def read_marked() -> list[Article]:
    """Return the texts of ``tests/resolution``, read up to the speakers."""
    extractor = Extractor()
    short = [Article.of_row(row, extractor, SHORT) for row in short_texts()]
    return [*short, *(Article.of_row(row, extractor) for row in long_texts())]


def main(arguments: Sequence[str]) -> int:
    """Cross-validate, or write the table; return an exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="further annotated articles")
    parser.add_argument("--more", nargs="*", type=Path, default=[], help="others, which count less")
    parser.add_argument("--write", action="store_true", help="write the table")
    options = parser.parse_args(arguments)
    articles, marked = read(options.folders, options.more), read_marked()
    if options.write:
        TARGET.write_text(table(fit([*articles, *marked])), encoding="utf-8")
    else:
        cross_validate(articles, marked)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
