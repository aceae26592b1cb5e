"""A text in the notation of ``tokens``, and who speaks in it: for tests of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotelib.lexicon import load_lexicon
from quotelib.mentions import find_mentions
from quotelib.models import Cue, Mention, MentionKind, QuotationKind, Span, Unresolved
from quotelib.models.records import Attribution, MentionMatch
from quotelib.speakers import Resolution, resolve, resolve_with
from quotelib.speakers.discourse import Discourse
from quotelib.speakers.ranking import rank
from quotelib.speakers.references import Resolver
from tokens import document

if TYPE_CHECKING:
    from quotelib.models import Speaker
    from quotelib.speakers.evidence import Query
    from quotelib.speakers.ranking import Ranked

__all__ = ["LEXICON", "LUCIE", "PAUL", "SpokenText"]

LEXICON = load_lexicon()
LUCIE = "Lucie/PROPN Marnat/PROPN ,/PUNCT maire/NOUN de/ADP Valbrune/PROPN ,/PUNCT parle/VERB"
PAUL = "Paul/PROPN Servan/PROPN ,/PUNCT avocat/NOUN ,/PUNCT parle/VERB"


class SpokenText:
    """A text in the notation of tokens, and attributions to words of it."""

    def __init__(self, *lines: str, inside: dict[int, int] | None = None) -> None:
        self.text, self.sentences = document(*lines, inside=inside)
        self.mentions = find_mentions(self.text, self.sentences, LEXICON)

    def find(self, words: str, sentence: int) -> MentionMatch:
        """Return a mention of a sentence by its words."""
        return next(m for m in self.mentions[sentence] if m.mention.text == words)

    def made(self, words: str, sentence: int, kind: MentionKind) -> MentionMatch:
        """Return a mention that is found with its cue: a clitic or possessive."""
        tokens = self.sentences[sentence].tokens
        at = self.text.index(words, tokens[0].start)
        mention = Mention(span=Span.of(self.text, at, at + len(words)), kind=kind)
        return MentionMatch(mention=mention, sentence=sentence, first=0, last=0, head=words.lower())

    def attribution(
        self,
        source: MentionMatch | None = None,
        *,
        rule: str = "incise",
        inherits: int | None = None,
        hint: MentionMatch | None = None,
        cues: tuple[Cue, ...] = (),
    ) -> Attribution:
        """Return an attribution of some content."""
        return Attribution(
            kind=QuotationKind.DIRECT,
            content=(Span.of(self.text, len(self.text) - 1, len(self.text)),),
            rule=rule,
            confidence=1.0,
            cues=cues,
            source=source,
            inherits=inherits,
            speaker_hint=hint,
        )

    def resolve(self, *attributions: Attribution) -> Resolution:
        """Return the speakers of some attributions."""
        return resolve(attributions, self.sentences, self.mentions, LEXICON)

    def speakers(self, *sources: MentionMatch) -> list[Speaker | Unresolved]:
        """Return who stands behind each of some sources, or why nobody."""
        resolution = self.resolve(*(self.attribution(source) for source in sources))
        return [resolution.speakers[of] if isinstance(of, int) else of for of in resolution.of]

    def odds(self, match: MentionMatch, after: MentionMatch | None = None) -> dict[str, float]:
        """Return how likely each name is behind a mention, ``""`` for nobody of the text."""
        said = [self.attribution(source) for source in (after, match) if source is not None]
        odds: dict[str, float] = {}

        def note(query: Query) -> list[Ranked]:
            ranked = rank(query)
            if query.match is match:
                odds.update(
                    {one.entity.name if one.entity else "": one.probability for one in ranked}
                )
            return ranked

        discourse = Discourse.over(self.sentences, self.mentions, LEXICON)
        resolve_with(Resolver(discourse=discourse, ranker=note), said)
        return odds

    def names(self, *sources: MentionMatch) -> list[str]:
        """Return the names behind some sources, or the reason why there is none."""
        return [
            found.value if isinstance(found, Unresolved) else found.name
            for found in self.speakers(*sources)
        ]
