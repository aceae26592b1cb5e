"""Who speaks, decided over a few parsed sentences, source by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotelib.models import (
    Cue,
    CueKind,
    Gender,
    Mention,
    MentionKind,
    Mood,
    Span,
    SpeakerKind,
    Unresolved,
)
from quotelib.models.records import MentionMatch
from quotelib.speakers.discourse import Discourse
from quotelib.speakers.ranking import Ranked
from quotelib.speakers.references import Resolver
from quotelib.speakers.wording import content_words, fold
from spoken_text import LEXICON, LUCIE, PAUL, SpokenText

if TYPE_CHECKING:
    from quotelib.speakers.evidence import Query


@pytest.mark.parametrize(
    ("later", "words", "expected"),
    [
        ("selon/ADP Mme/NOUN Marnat/PROPN", "Mme Marnat", "Lucie Marnat"),
        ("selon/ADP Marnat/PROPN", "Marnat", "Lucie Marnat"),
        ("selon/ADP Lucie/PROPN", "Lucie", "Lucie Marnat"),
        ("selon/ADP LUCIE/PROPN MARNAT/PROPN", "LUCIE MARNAT", "Lucie Marnat"),
        ("selon/ADP M./NOUN Marnat/PROPN", "M. Marnat", "Marnat"),
        ("selon/ADP Jeanne/PROPN Marnat/PROPN", "Jeanne Marnat", "Jeanne Marnat"),
        ("la/DET maire/NOUN parle/VERB", "la maire", "Lucie Marnat"),
        ("la/DET maire/NOUN de/ADP Valbrune/PROPN parle/VERB", "la maire de Valbrune", "Lucie Marnat"),
        ("le/DET maire/NOUN parle/VERB", "le maire", "le maire"),
        ("une/DET maire/NOUN parle/VERB", "une maire", "une maire"),
        (
            "la/DET maire/NOUN de/ADP Brissac/PROPN sur/ADP",
            "la maire de Brissac",
            "la maire de Brissac",
        ),
        ("la/DET maire/NOUN du/ADP nouveau/ADJ bourg/NOUN", "la maire du nouveau bourg", "Lucie Marnat"),
        ("la/DET responsable/NOUN parle/VERB", "la responsable", "Lucie Marnat"),
        ("les/DET responsables/NOUN parlent/VERB", "les responsables", "les responsables"),
        ("elle/PRON parle/VERB", "elle", "Lucie Marnat"),
        ("on/PRON parle/VERB", "on", "no_antecedent"),
    ],
)  # fmt: skip
def test_one_person(later: str, words: str, expected: str) -> None:
    """A later name, description or pronoun takes up a person who agrees with it."""
    text = SpokenText(LUCIE, later)
    assert [expected] == text.names(text.find(words, 1))


@pytest.mark.parametrize(
    ("later", "words", "expected"),
    [
        ("il/PRON parle/VERB", "il", "no_antecedent"),
        ("cette/DET dernière/ADJ parle/VERB", "cette dernière", "Lucie Marnat"),
        ("ce/DET dernier/ADJ parle/VERB", "ce dernier", "ce dernier"),
    ],
)
def test_gender_of_what_takes_up(later: str, words: str, expected: str) -> None:
    """A pronoun or *cette dernière* takes up nobody of the other gender."""
    text = SpokenText("Lucie/PROPN Marnat/PROPN dort/VERB", later)
    assert [expected] == text.names(text.find(words, 1))


def test_full_name_wins_whatever_comes_first() -> None:
    """A short name before the full one is the same person, under the full name."""
    text = SpokenText("selon/ADP Mme/NOUN Marnat/PROPN", LUCIE)
    (speaker,) = text.speakers(text.find("Mme Marnat", 0))
    assert not isinstance(speaker, Unresolved)
    assert (speaker.name, speaker.gender) == ("Lucie Marnat", Gender.FEMININE)
    assert speaker.roles == ("maire de Valbrune",)
    assert len(speaker.mentions) == 2


def test_description_before_the_name() -> None:
    """A description may be explained by a name that comes later."""
    text = SpokenText("la/DET maire/NOUN de/ADP Valbrune/PROPN parle/VERB", LUCIE)
    assert text.names(text.find("la maire de Valbrune", 0)) == ["Lucie Marnat"]


def test_description_missing_a_word_before_the_name() -> None:
    """One word too many is allowed for a later name, too, when nothing fits better."""
    text = SpokenText("la/DET maire/NOUN locale/ADJ de/ADP Valbrune/PROPN parle/VERB", LUCIE)
    assert text.names(text.find("la maire locale de Valbrune", 0)) == ["Lucie Marnat"]


def test_acronym() -> None:
    """An acronym in brackets is another name of its body."""
    text = SpokenText(
        "l'/DET Office/PROPN des/ADP Forêts/PROPN (/PUNCT ODF/PROPN )/PUNCT parle/VERB",
        "selon/ADP l'/DET ODF/PROPN hier/ADV",
    )
    (speaker,) = text.speakers(text.find("l'ODF", 1))
    assert not isinstance(speaker, Unresolved)
    assert (speaker.name, speaker.kind) == ("Office des Forêts", SpeakerKind.ORGANISATION)


@pytest.mark.parametrize("lines", [(LUCIE, PAUL), (PAUL, LUCIE)])
def test_gender_decides_between_two(lines: tuple[str, str]) -> None:
    """A pronoun skips who does not agree, however near."""
    text = SpokenText(*lines, "elle/PRON parle/VERB", "il/PRON parle/VERB")
    assert text.names(text.find("elle", 2), text.find("il", 3)) == ["Lucie Marnat", "Paul Servan"]


@pytest.mark.parametrize(
    ("odds", "expected"),
    [
        ({"Paul Servan": 0.5, "Hugo Aubin": 0.4, None: 0.1}, "Paul Servan"),
        ({"Paul Servan": 0.24, "Hugo Aubin": 0.24, "Lucie Marnat": 0.24}, "ambiguous"),
        ({None: 0.6, "Paul Servan": 0.4}, "Paul Servan"),
        ({None: 0.6, "Paul Servan": 0.2, "Hugo Aubin": 0.2}, "ambiguous"),
        ({None: 0.9, "Paul Servan": 0.1}, "no_antecedent"),
        ({None: 1.0}, "no_antecedent"),
    ],
)
def test_odds_of_a_pronoun(odds: dict[str | None, float], expected: str) -> None:
    """A pronoun takes the likeliest answer, none that is hardly likelier than others."""
    text = SpokenText(PAUL, LUCIE, "Hugo/PROPN Aubin/PROPN dort/VERB", "il/PRON parle/VERB")

    def rank(query: Query) -> list[Ranked]:
        book = query.discourse.book
        return [
            Ranked(entity=book.of_name(name) if name else None, probability=odd, features={})
            for name, odd in odds.items()
        ]

    discourse = Discourse.over(text.sentences, text.mentions, LEXICON)
    said = text.find("il", 3)
    found = Resolver(discourse=discourse, ranker=rank).entity(said, text.attribution(said))
    assert (found.value if isinstance(found, Unresolved) else found.name) == expected


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ("elle/PRON parle/VERB", "elle"),
        ("la/DET responsable/NOUN parle/VERB", "la responsable"),
    ],
)
def test_who_spoke_is_likelier(later: str, words: str) -> None:
    """A pronoun or description is likelier somebody who spoke than the same who did not."""
    text = SpokenText(
        "selon/ADP Lucie/PROPN Marnat/PROPN", "Jeanne/PROPN Roux/PROPN dort/VERB", later
    )
    source, mention = text.find("Lucie Marnat", 0), text.find(words, 2)
    silent = text.odds(mention)
    assert text.odds(mention, after=source)["Lucie Marnat"] > silent["Lucie Marnat"]
    assert sum(silent.values()) == pytest.approx(1.0)


def test_the_sentence_before_is_likeliest() -> None:
    """Who was mentioned in the sentence before is likelier than who was farther away."""
    odds = _odds_behind("la/DET mairie/NOUN attend/VERB* ./PUNCT")
    assert odds[0] > max(odds[1:])


def test_sentences_about_nobody_do_not_count() -> None:
    """Who was mentioned before sentences that tell of nobody is as near as before one."""
    _, *odds = _odds_behind("la/DET mer/NOUN monte/VERB* ./PUNCT")
    assert odds == pytest.approx([odds[0]] * len(odds))


def _odds_behind(sentence: str) -> list[float]:
    """Return how likely a pronoun means somebody, the oftener a sentence stands between."""
    odds = []
    for between in (0, 1, 2, 4, 9):
        text = SpokenText(PAUL, *[sentence] * between, "il/PRON parle/VERB")
        odds.append(text.odds(text.find("il", between + 1))["Paul Servan"])
    return odds


def test_the_only_one_who_fits() -> None:
    """Where a single person agrees, distance does not matter."""
    text = SpokenText(PAUL, *["la/DET mer/NOUN monte/VERB encore/ADV"] * 80, "il/PRON parle/VERB")
    assert text.names(text.find("il", 81)) == ["Paul Servan"]


def test_quoted_sentences_are_weaker() -> None:
    """A name inside a quotation is no rival for one that the narrator gives."""
    text = SpokenText(PAUL, "Hugo/PROPN Aubin/PROPN dort/VERB", "il/PRON parle/VERB", inside={1: 0})
    assert text.names(text.find("il", 2)) == ["Paul Servan"]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("Paul/PROPN Servan/PROPN dort/VERB", "Paul Servan"),
        ("Lucie/PROPN Marnat/PROPN dort/VERB", "no_antecedent"),
    ],
)
def test_pronoun_before_its_name(following: str, expected: str) -> None:
    """A pronoun that nothing before explains takes the person named after it."""
    text = SpokenText("il/PRON parle/VERB", following)
    assert text.names(text.find("il", 0)) == [expected]


@pytest.mark.parametrize(
    ("first", "pronoun", "expected"),
    [
        ("le/DET gouvernement/NOUN dort/VERB", "ils", "le gouvernement"),
        ("les/DET habitants/NOUN dorment/VERB", "ils", "les habitants"),
        ("les/DET habitants/NOUN dorment/VERB", "il", "no_antecedent"),
        ("Paul/PROPN Servan/PROPN dort/VERB", "ils", "no_antecedent"),
        ("le/DET caillou/NOUN tombe/VERB", "il", "no_antecedent"),
        ("Berlin/PROPN dort/VERB", "il", "no_antecedent"),
        ("Paul/PROPN et/CCONJ Lucie/PROPN dorment/VERB", "elle", "Lucie"),
    ],
)  # fmt: skip
def test_bodies_and_groups(first: str, pronoun: str, expected: str) -> None:
    """*Ils* may be a body in the singular; *il* is no group, and no place or thing speaks."""
    text = SpokenText(first, f"{pronoun}/PRON parle/VERB")
    assert text.names(text.find(pronoun, 1)) == [expected]


def test_undescribed_person_becomes_an_entity() -> None:
    """A description without a name is an antecedent as well, and stays one entity."""
    text = SpokenText(
        "un/DET habitant/NOUN dort/VERB", "il/PRON parle/VERB", "l'/DET habitant/NOUN parle/VERB"
    )
    assert text.names(text.find("il", 1), text.find("l'habitant", 2)) == ["un habitant"] * 2


@pytest.mark.parametrize(
    ("described", "expected"),
    [
        ("sa/DET sœur/NOUN parle/VERB", "la sœur de Paul Servan"),
        ("son/DET avocate/NOUN parle/VERB", "l'avocate de Paul Servan"),
        ("son/DET héritier/NOUN parle/VERB", "l'héritier de Paul Servan"),
        ("ses/DET voisins/NOUN parlent/VERB", "les voisins de Paul Servan"),
        ("son/DET frère/NOUN parle/VERB", "le frère de Paul Servan"),
        ("son/DET homologue/NOUN parle/VERB", "l'homologue de Paul Servan"),
    ],
)
def test_possessive_is_spelled_out(described: str, expected: str) -> None:
    """A relative is named by whose relative it is."""
    text = SpokenText("Paul/PROPN Servan/PROPN dort/VERB", described)
    (mention,) = (m for m in text.mentions[1] if m.mention.kind is MentionKind.DESCRIPTION)
    assert [expected] == text.names(mention)


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("Aline/PROPN Roux/PROPN dort/VERB", "le frère d'Aline Roux"),
        ("Le/DET maire/NOUN dort/VERB", "le frère du maire"),
        ("Les/DET policiers/NOUN dorment/VERB", "le frère des policiers"),
        ("Des/DET policiers/NOUN dorment/VERB", "le frère de policiers"),
        ("L'/DET élue/NOUN dort/VERB", "le frère de l'élue"),
        ("des/DET élus/NOUN dorment/VERB", "le frère d'élus"),
        ("la/DET mer/NOUN monte/VERB", "son frère"),
    ],
)
def test_owner_of_a_possessive(owner: str, expected: str) -> None:
    """*De* is elided before a name; without an owner the possessive stays."""
    text = SpokenText(owner, "son/DET frère/NOUN parle/VERB")
    assert [expected] == text.names(text.find("son frère", 1))


def test_possessive_inside_a_cue() -> None:
    """*Selon ses termes* speaks for who was spoken of, else for who spoke last."""
    text = SpokenText("Paul/PROPN Servan/PROPN dort/VERB", "selon/ADP ses/DET termes/NOUN")
    source = text.made("ses", 1, MentionKind.POSSESSIVE)
    assert text.names(source) == ["Paul Servan"]
    alone = SpokenText("selon/ADP ses/DET termes/NOUN")
    assert alone.names(alone.made("ses", 0, MentionKind.POSSESSIVE)) == ["no_antecedent"]


def test_longer_description_names_the_unnamed() -> None:
    """An entity without a name goes by its fullest description."""
    text = SpokenText("la/DET maire/NOUN dort/VERB", "la/DET maire/NOUN adjointe/NOUN parle/VERB")
    names = text.names(text.find("la maire", 0), text.find("la maire adjointe", 1))
    assert names == ["la maire adjointe"] * 2


def test_name_found_with_its_cue() -> None:
    """A named source that is no mention of the text finds its entity all the same."""
    text = SpokenText("Paul/PROPN Servan/PROPN dort/VERB", "signé/VERB servan/X")
    span = Span.of(text.text, len(text.text) - 6, len(text.text))
    mention = Mention(span=span, kind=MentionKind.NAME)
    source = MentionMatch(mention=mention, sentence=1, first=1, last=1, name="Servan")
    assert text.names(source) == ["Paul Servan"]


def test_inheritance() -> None:
    """An attribution may share its source with one before or after it."""
    text = SpokenText(PAUL)
    paul = text.attribution(text.find("Paul Servan, avocat", 0))
    heir = text.attribution(inherits=0)
    later = text.attribution(inherits=1)
    assert text.resolve(paul, heir).of == (0, 0)
    assert text.resolve(later, paul).of == (0, 0)


def test_nobody() -> None:
    """Without source the reason is a missing cue or a missing source."""
    text = SpokenText("la/DET mer/NOUN monte/VERB")
    cue = Cue(spans=(Span.of(text.text, 0, 1),), lemma="dire", kind=CueKind.VERB)
    bare, cued = text.attribution(), text.attribution(cues=(cue,))
    assert text.resolve(bare, cued).of == (Unresolved.NO_CUE, Unresolved.NO_SOURCE)
    assert text.resolve(bare).speakers == ()


def test_narrative_infinitive() -> None:
    """An infinitive without source (*et d'ajouter*) goes on with the last speaker."""
    text = SpokenText(PAUL)
    cue = Cue(
        spans=(Span.of(text.text, 0, 1),), lemma="lancer", kind=CueKind.VERB, mood=Mood.INFINITIVE
    )
    infinitive = text.attribution(cues=(cue,))
    paul = text.attribution(text.find("Paul Servan, avocat", 0))
    assert text.resolve(paul, infinitive).of == (0, 0)
    assert text.resolve(infinitive).of == (Unresolved.NO_SOURCE,)


def test_hint_before_source() -> None:
    """A hint, such as the label of a turn, tells more than the source."""
    text = SpokenText(LUCIE, PAUL)
    source = text.find("Lucie Marnat, maire de Valbrune", 0)
    hint = text.find("Paul Servan, avocat", 1)
    resolution = text.resolve(text.attribution(source, hint=hint))
    assert [speaker.name for speaker in resolution.speakers] == ["Paul Servan"]


def test_hint_for_on() -> None:
    """*On* means who is hinted at."""
    text = SpokenText(PAUL, "on/PRON parle/VERB")
    hint = text.find("Paul Servan, avocat", 0)
    resolution = text.resolve(text.attribution(text.find("on", 1), hint=hint))
    assert resolution.of == (0,)


def test_speakers_come_in_order_of_mention() -> None:
    """Speakers are numbered by first mention, whoever speaks first."""
    text = SpokenText(LUCIE, PAUL)
    lucie, paul = (
        text.find("Lucie Marnat, maire de Valbrune", 0),
        text.find("Paul Servan, avocat", 1),
    )
    resolution = text.resolve(text.attribution(paul), text.attribution(lucie))
    assert [speaker.name for speaker in resolution.speakers] == ["Lucie Marnat", "Paul Servan"]
    assert resolution.of == (1, 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("l'Élysée", ("elysee",)),
        ("la ministre de la Santé", ("ministre", "sante")),
        ("L’œuvre d’Aubert", ("oeuvre", "aubert")),
        ("Jean-Pierre O'Neil", ("jean-pierre", "o'neil")),
        ("de la", ()),
        ("A. Tessier", ("a", "tessier")),
    ],
)
def test_content_words(words: str, expected: tuple[str, ...]) -> None:
    """Articles and prepositions carry no content; accents and elisions do not count."""
    assert expected == content_words(words)


def test_fold_is_the_same_for_decomposed_accents() -> None:
    """Two encodings of one name are one name."""
    assert fold("Élodie") == fold("E\u0301lodie")
    assert content_words("Élodie Roux") == content_words("E\u0301lodie Roux")


def test_one_speaker_over_a_long_document() -> None:
    """A description that is taken up over and over stays one speaker with all its mentions."""
    text = SpokenText("un/DET habitant/NOUN dort/VERB", *["l'/DET habitant/NOUN parle/VERB"] * 1500)
    sources = [text.find("l'habitant", at) for at in range(1, 1501)]
    resolution = text.resolve(*(text.attribution(source) for source in sources))
    (speaker,) = resolution.speakers
    assert len(speaker.mentions) == len(sources) + 1
