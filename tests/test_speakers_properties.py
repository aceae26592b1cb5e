"""What holds for the speakers of any document, and how long they take to find."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotelib.speakers.wording import content_words, facts, fold, named_facts
from spoken_text import LEXICON, LUCIE, PAUL, SpokenText

_SENTENCES = (
    *(LUCIE, PAUL, "Hugo/PROPN Aubin/PROPN dort/VERB", "Hugo/PROPN et/CCONJ Lucie/PROPN dorment/VERB"),
    *("la/DET maire/NOUN parle/VERB", "son/DET avocat/NOUN parle/VERB", "sa/DET sœur/NOUN dort/VERB"),
    *("il/PRON parle/VERB", "elle/PRON parle/VERB", "ils/PRON parlent/VERB", "on/PRON parle/VERB"),
    *("Mme/NOUN Marnat/PROPN parle/VERB", "M./NOUN Servan/PROPN parle/VERB", "Berlin/PROPN dort/VERB"),
    *("les/DET deux/NUM ministres/NOUN parlent/VERB", "la/DET première/NOUN parle/VERB"),
    *("le/DET ministre/NOUN allemand/ADJ parle/VERB", "son/DET homologue/NOUN parle/VERB"),
    *("cette/DET dernière/ADJ parle/VERB", "l'/DET intéressé/NOUN parle/VERB", "un/DET élu/NOUN parle/VERB"),
    *("la/DET CGT/PROPN parle/VERB", "le/DET rapport/NOUN parle/VERB", "Le/DET Monde/PROPN parle/VERB"),
    *("une/DET source/NOUN policière/ADJ parle/VERB", "de/ADP même/ADJ source/NOUN"),
)  # fmt: skip


@given(
    lines=st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=12),
    quoted=st.sets(st.integers(0, 11)),
    silent=st.sets(st.integers(0, 30)),
)
@example(lines=[LUCIE, "la/DET maire/NOUN parle/VERB"], quoted={0, 1}, silent=set())
def test_any_document(lines: list[str], quoted: set[int], silent: set[int]) -> None:
    """Every source gets a speaker or a reason, and no words are a mention of two speakers."""
    text = SpokenText(*lines, inside={at: 0 for at in quoted if at < len(lines)})
    matches = [match for found in text.mentions for match in found]
    attributions = [text.attribution(match) for at, match in enumerate(matches) if at not in silent]
    resolution = text.resolve(*attributions)
    assert resolution == text.resolve(*attributions)
    assert len(resolution.of) == len(attributions)
    assert {of for of in resolution.of if isinstance(of, int)} == set(
        range(len(resolution.speakers))
    )
    starts = [speaker.mentions[0].span.start for speaker in resolution.speakers]
    assert starts == sorted(starts)
    spans = [mention.span for speaker in resolution.speakers for mention in speaker.mentions]
    assert len(set(spans)) == len(spans)
    for attribution, of in zip(attributions, resolution.of, strict=True):
        assert attribution.source is not None
        if isinstance(of, int):
            assert attribution.source.mention in resolution.speakers[of].mentions
            assert resolution.speakers[of].name


@given(st.text(max_size=60))
def test_any_words(text: str) -> None:
    """Any string has content words, the same when it is folded before, and facts."""
    assert content_words(fold(text)) == content_words(text)
    assert all((*facts(text, LEXICON), *named_facts(text, LEXICON)))


@pytest.mark.slow
@pytest.mark.no_cover
def test_time_grows_with_the_mentions() -> None:
    """Four times as many mentions, up to 10,000, take far less than sixteen times as long."""
    lines = [
        *("Lucie/PROPN Marnat/PROPN dort/VERB", "la/DET maire/NOUN parle/VERB"),
        *("elle/PRON parle/VERB", "Hugo/PROPN {0}/PROPN dort/VERB", "il/PRON parle/VERB"),
    ]
    seconds = []
    for rounds in (500, 2000):
        text = SpokenText(*[line.format(f"A{i}b") for i in range(rounds) for line in lines])
        found = [match for matches in text.mentions for match in matches]
        attributions = [text.attribution(match) for match in found if match.name is None]
        started = time.process_time()
        text.resolve(*attributions)
        seconds.append(time.process_time() - started)
    assert len(found) == 10_000
    assert seconds[1] < 8 * seconds[0]
