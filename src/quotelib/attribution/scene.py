"""Everything that attribution rules look at, indexed once."""

from __future__ import annotations

import bisect
import functools
import itertools
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ..lexicon import Lexicon
from ..lexicon.words import closed_class
from ..models import CueKind, Mood, QuotedSpan, Span, SpeakerKind
from ..models.records import CueMatch, MentionMatch, Sentence, Token
from .commands import may_command
from .lookup import Lookup, lookup_of, marked_in
from .steps import INFLECTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..models.records import Attribution
    from .interviewees import Interviews

__all__ = ["BLANKS", "Place", "Scene", "build_scene", "is_finite"]

BLANKS = " \u00a0\u202f\n"
_FINITE = frozenset({Mood.INDICATIVE, Mood.CONDITIONAL, Mood.SUBJUNCTIVE})
_SUBJECTS = frozenset({"je", "j'", "tu", "on", "nous", "vous", "il", "elle", "ils", "elles"})
_CLAUSE = 4
_STOPS = ".!?…"


@attrs.frozen(kw_only=True)
class Place:
    """Where a quoted span's placeholder stands: a token of a sentence."""

    sentence: int
    token: int


@attrs.frozen(kw_only=True)
class Scene:
    """One text with all its candidates.

    Attributes:
        text: The caller's text.
        spans: Its quoted spans.
        sentences: The frame's sentences.
        mentions: For each sentence, its mentions.
        cues: For each sentence, its cue candidates.
        lexicon: The lexicon.
        places: Where each standing quoted span's placeholder stands.
        inside: For each quoted span, the sentences of its inside.
        marked: For each sentence, its tokens inside woven quoted spans and its placeholders.
        without: Names of the rules that are switched off.
    """

    text: str
    spans: tuple[QuotedSpan, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[MentionMatch, ...], ...]
    cues: tuple[tuple[CueMatch, ...], ...]
    lexicon: Lexicon
    places: dict[int, Place]
    inside: dict[int, tuple[int, ...]]
    marked: tuple[tuple[Token, ...], ...]
    without: frozenset[str] = frozenset()
    _lookups: tuple[Lookup, ...]

    def keeping(self, reports: Callable[[Scene, CueMatch], bool]) -> Scene:
        """Return the scene with those of its cues of which a test says that they report."""
        cues = tuple([tuple([cue for cue in row if reports(self, cue)]) for row in self.cues])
        if cues == self.cues:
            return self
        changed = zip(self._lookups, self.mentions, self.cues, cues, strict=True)
        lookups = tuple(
            [
                lookup if before == after else lookup_of(mentions, after)
                for lookup, mentions, before, after in changed
            ]
        )
        return attrs.evolve(self, cues=cues, lookups=lookups)

    def allowed(self, proposals: Iterable[Attribution | None]) -> Iterator[Attribution]:
        """Yield the proposals whose rules are not switched off and that hold more than a title."""
        for item in proposals:
            if item is not None and self.allows(item):
                yield item

    def allows(self, item: Attribution) -> bool:
        """Return whether a proposal's rule is not switched off and it holds more than a title."""
        if item.rule in self.without:
            return False
        return len(item.content) > 1 or not self.lexicon.is_work(item.content[0].text)

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.sentences[sentence].tokens

    def lower(self, sentence: int, i: int) -> str:
        """Return a token's lower-case form, empty past either end."""
        return self.sentences[sentence].words[i]

    def is_a(self, sentence: int, i: int, name: str) -> bool:
        """Return whether a token belongs to a closed class."""
        return self.sentences[sentence].words[i] in closed_class(name)

    def mention_at(self, sentence: int, first: int) -> MentionMatch | None:
        """Return the mention that starts at a token."""
        return self._lookups[sentence].mention_at.get(first)

    def mentions_by_start(self, sentence: int) -> Mapping[int, MentionMatch]:
        """Return the mentions of a sentence by the token at which they start."""
        return self._lookups[sentence].mention_at

    def mentions_ending(self, sentence: int, last: int) -> tuple[MentionMatch, ...]:
        """Return the mentions that end at a token, the longest first."""
        return tuple([one for one in self.mentions[sentence] if one.last == last])

    def mentions_before(self, cue: CueMatch) -> tuple[MentionMatch, ...]:
        """Return the mentions right before a verb, the comma of an apposition between or not."""
        s, last = cue.sentence, cue.first - 1
        if self.lower(s, last) != ",":
            return self.mentions_ending(s, last)
        return tuple([one for one in self.mentions_ending(s, last - 1) if "," in one.mention.text])

    def longest_ending(self, sentence: int, last: int) -> MentionMatch | None:
        """Return the longest mention that ends at a token."""
        return next((one for one in self.mentions[sentence] if one.last == last), None)

    def cue_at(self, sentence: int, first: int) -> CueMatch | None:
        """Return the cue that starts at a token: a verb before other kinds, then the longest."""
        return self._lookups[sentence].cue_at.get(first)

    def last_cue_at(self, sentence: int, first: int) -> CueMatch | None:
        """Return the cue that starts at a token and stands last among the candidates."""
        return self._lookups[sentence].last_cue_at.get(first)

    def verb_cues(
        self, sentence: int, first: int = 0, end: int | None = None
    ) -> tuple[CueMatch, ...]:
        """Return the verbal cues of a stretch of a sentence."""
        verbs = self._lookups[sentence].verbs
        if not verbs or (first == 0 and end is None):
            return verbs
        stop = len(self.sentences[sentence].tokens) if end is None else end
        return tuple([cue for cue in verbs if first <= cue.first and cue.last < stop])

    def content(self, index: int) -> Span:
        """Return the content of a quoted span: its inside without a trapped trailing comma."""
        span = self.spans[index].span
        words = span.text.rstrip(BLANKS)
        if words.endswith(",") or (words.endswith((";", ":")) and len(words) > 1):
            words = words[:-1].rstrip(BLANKS)
        return Span.of(self.text, span.start, span.start + len(words)) if words else span

    def is_utterance(self, index: int) -> bool:
        """Return whether a standing span holds a clause: a finite verb, or a stop at its end.

        *ne* makes one, *nous* or *on* that opens more than a few words (*Nous deux*), and an
        imperative that the taggers take for a name (*Évite les micros*).
        """
        inside = self.inside.get(index, ())
        opening = self.lower(inside[0], 0) if inside else ""
        if opening in _SUBJECTS and len(self.tokens(inside[0])) >= _CLAUSE:
            return True
        if inside and may_command(self.tokens(inside[0]), self.lexicon):
            return True
        signs = closed_class("subject_clitic") | {"ne", "n'"}
        tokens = itertools.chain.from_iterable(map(self.tokens, inside))
        return self.ends_with_stop(index) or any(
            token.finite or token.pos == "AUX" or token.lower in signs for token in tokens
        )

    def ends_with_stop(self, index: int) -> bool:
        """Return whether a quoted span ends with the sign that ends a sentence."""
        return self.spans[index].span.text[-1:] in _STOPS

    def uses(self, words: str) -> int:
        """Return how often a text sets the same words in marks."""
        return self._uses[words.strip(BLANKS).casefold()]

    def placeholders(self, sentence: int) -> list[int]:
        """Return the quoted spans that stand in a sentence, in order."""
        return [t.placeholder for t in self.marked[sentence] if t.placeholder is not None]

    def same_paragraph(self, left: int, right: int) -> bool:
        """Return whether two sentences share their paragraph."""
        return self.sentences[left].paragraph == self.sentences[right].paragraph

    def same_container(self, left: int, right: int) -> bool:
        """Return whether two sentences stand in the same quoted span, or both in none."""
        return self.sentences[left].container == self.sentences[right].container

    def opens_paragraph(self, index: int) -> bool:
        """Return whether no word of its paragraph stands before a standing quoted span."""
        place = self.places[index]
        if any(token.form.isalnum() for token in self.tokens(place.sentence)[: place.token]):
            return False
        return place.sentence == 0 or not self.same_paragraph(place.sentence - 1, place.sentence)

    def paragraph_start(self, sentence: int) -> int:
        """Return the first of the sentences that share a paragraph up to a sentence."""
        return self._paragraph_starts[sentence]

    def fills_paragraph(self, index: int) -> bool:
        """Return whether a quotation is alone in its paragraph: a heading or pull quote."""
        return self._words_of_paragraph[self.sentences[self.places[index].sentence].paragraph] == 1

    def gap(self, left: int, right: int) -> int:
        """Return how many narrating sentences stand between the places of two quoted spans."""
        a, b = sorted((self.places[left].sentence, self.places[right].sentence))
        return self._narrating[b] - self._narrating[min(a + 1, b)]

    @functools.cached_property
    def interviews(self) -> list[Interviews]:
        """Its interviews, once they have been looked for."""
        return []

    @functools.cached_property
    def first_mentions(self) -> dict[str, int]:
        """For the last word of each mention, the offset of the first one that ends so."""
        found: dict[str, int] = {}
        for mention in itertools.chain.from_iterable(self.mentions):
            start = mention.mention.span.start
            word = self.sentences[mention.sentence].words[mention.last]
            found[word] = min(start, found.get(word, start))
        return found

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full names of persons, in lower case."""
        names = (
            mention.name.split()
            for mention in itertools.chain.from_iterable(self.mentions)
            if mention.kind is SpeakerKind.PERSON and mention.name is not None
        )
        return frozenset(words[-1].lower() for words in names if len(words) > 1)

    @functools.cached_property
    def uses_of_names(self) -> dict[str, list[str]]:
        """For each word of a name, the words before the names that it stands in."""
        found: dict[str, list[str]] = {}
        for mention in itertools.chain.from_iterable(self.mentions):
            for word in (mention.name or "").split():
                found.setdefault(word, []).append(self.lower(mention.sentence, mention.first - 1))
        return found

    @functools.cached_property
    def common_words(self) -> frozenset[str]:
        """The words that the text writes without a capital."""
        return frozenset(
            t.form for sentence in self.sentences for t in sentence.tokens if t.form.islower()
        )

    @functools.cached_property
    def person_of_initials(self) -> dict[tuple[str, ...], MentionMatch]:
        """For the initials of each name, the first person who bears one."""
        found: dict[tuple[str, ...], MentionMatch] = {}
        for mention in itertools.chain.from_iterable(self.mentions):
            if mention.kind is SpeakerKind.PERSON and mention.name is not None:
                found.setdefault(tuple(word[0] for word in mention.name.split()), mention)
        return found

    def positions(self, sentence: int, words: frozenset[str]) -> Sequence[int]:
        """Return where words of a class stand in a sentence, looked for once."""
        key = sentence, words
        found = self._positions.get(key)
        if found is None:
            lower = self.sentences[sentence].words
            # Most sentences have none, which costs no look at each word.
            none = words.isdisjoint(lower.values())
            found = [] if none else [i for i, word in lower.items() if word in words]
            self._positions[key] = found
        return found

    def first_of(self, sentence: int, words: frozenset[str], first: int, end: int) -> int | None:
        """Return the first token of a stretch that is of a class, found without reading it."""
        found = self.positions(sentence, words)
        at = bisect.bisect_left(found, first)
        return found[at] if at < len(found) and found[at] < end else None

    def last_of(self, sentence: int, words: frozenset[str], first: int, end: int) -> int | None:
        """Return the last token of a stretch that is of a class, found without reading it."""
        found = self.positions(sentence, words)
        at = bisect.bisect_left(found, end) - 1
        return found[at] if at >= 0 and found[at] >= first else None

    def has_verb(self, sentence: int, first: int = 0, end: int | None = None) -> bool:
        """Return whether a finite verb or an auxiliary stands in a stretch of a sentence."""
        return self.first_verb(sentence, first, end) is not None

    def has_marks(self, sentence: int, first: int, end: int) -> bool:
        """Return whether words woven into a sentence stand in marks in a stretch of it."""
        marked = self.marked[sentence]
        return any(t.quoted is not None for t in marked if first <= t.index < end)

    def first_verb(self, sentence: int, first: int, end: int | None) -> Token | None:
        """Return the first finite verb or auxiliary of a stretch, found without reading it."""
        verbs = self._verbs.get(sentence)
        if verbs is None:
            tokens = self.sentences[sentence].tokens
            verbs = [t.index for t in tokens if INFLECTED[t.form, t.pos, t.finite]]
            self._verbs[sentence] = verbs
        at = bisect.bisect_left(verbs, first)
        found = at < len(verbs) and (end is None or verbs[at] < end)
        return self.sentences[sentence].tokens[verbs[at]] if found else None

    @functools.cached_property
    def _verbs(self) -> dict[int, list[int]]:
        """The finite verbs and auxiliaries of the sentences that were asked about."""
        return {}

    @functools.cached_property
    def _words_of_paragraph(self) -> Counter[int]:
        """How many words and standing quotations each paragraph has, looked for once."""
        tokens = ((one.paragraph, t) for one in self.sentences for t in one.tokens)
        return Counter([p for p, t in tokens if t.placeholder is not None or t.form.isalnum()])

    @functools.cached_property
    def _positions(self) -> dict[tuple[int, frozenset[str]], list[int]]:
        """The words of a class in the sentences that were asked about."""
        return {}

    @functools.cached_property
    def complements(self) -> dict[tuple[int, int, int, str], int]:
        """Where what a verb governs may start, by the verbs that were asked about."""
        return {}

    @functools.cached_property
    def _uses(self) -> Counter[str]:
        """How often each text stands in marks."""
        return Counter(span.span.text.strip(BLANKS).casefold() for span in self.spans)

    @functools.cached_property
    def _paragraph_starts(self) -> tuple[int, ...]:
        """For each sentence, the first of its paragraph."""
        starts: list[int] = []
        for s in range(len(self.sentences)):
            starts.append(starts[-1] if s > 0 and self.same_paragraph(s - 1, s) else s)
        return tuple(starts)

    @functools.cached_property
    def _narrating(self) -> tuple[int, ...]:
        """For each sentence, how many before it hold no quotation and stand in none."""
        narrates = (
            sentence.container is None and not self.placeholders(sentence.index)
            for sentence in self.sentences
        )
        return tuple(itertools.accumulate(narrates, initial=0))


def is_finite(cue: CueMatch) -> bool:
    """Return whether a verbal cue is a finite group."""
    return cue.cue.kind is CueKind.VERB and cue.cue.mood in _FINITE


def build_scene(
    text: str,
    spans: Sequence[QuotedSpan],
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[MentionMatch, ...]],
    cues: Sequence[tuple[CueMatch, ...]],
    lexicon: Lexicon,
    without: frozenset[str] = frozenset(),
) -> Scene:
    """Return the scene over the earlier stages' results, with what rules look up indexed."""
    marked = marked_in(spans, sentences)
    places: dict[int, Place] = {}
    inside: dict[int, list[int]] = {}
    for sentence in sentences:
        if sentence.container is not None:
            inside.setdefault(sentence.container, []).append(sentence.index)
        for token in marked[sentence.index]:
            if token.placeholder is not None:
                places[token.placeholder] = Place(sentence=sentence.index, token=token.index)
    return Scene(
        text=text,
        spans=tuple(spans),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        cues=tuple(cues),
        lexicon=lexicon,
        places=places,
        inside={key: tuple(value) for key, value in inside.items()},
        marked=marked,
        without=without,
        lookups=tuple(map(lookup_of, mentions, cues)),
    )
