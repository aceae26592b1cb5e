from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotelib.cues import find_cues
from quotelib.lexicon import load_lexicon
from quotelib.models import CueKind, MentionKind, Mood, Number, Tense
from tokens import document

if TYPE_CHECKING:
    from quotelib.models.records import CueMatch

LEXICON = load_lexicon()


def _cues(line: str, kind: CueKind | None = CueKind.VERB) -> list[CueMatch]:
    """Return the candidates of one kind in a sentence, all with ``None``."""
    text, sentences = document(line)
    (found,) = find_cues(text, sentences, LEXICON)
    return [cue for cue in found if kind is None or cue.cue.kind is kind]


def _cue(line: str, kind: CueKind = CueKind.VERB) -> CueMatch:
    """Return the one candidate of a kind in a sentence."""
    (found,) = _cues(line, kind)
    return found


@pytest.mark.parametrize(
    ("line", "words", "lemma"),
    [
        ("elle/PRON affirme/VERB", "affirme", "affirmer"),
        ("elle/PRON a/AUX affirmé/VERB", "a affirmé", "affirmer"),
        ("elle/PRON n'/ADV a/AUX pas/ADV affirmé/VERB", "n'a pas affirmé", "affirmer"),
        ("elle/PRON a/AUX ensuite/ADV vivement/ADV affirmé/VERB", "a ensuite vivement affirmé", "affirmer"),
        ("elle/PRON a/AUX par/ADP ailleurs/ADV affirmé/VERB", "a par ailleurs affirmé", "affirmer"),
        ("elle/PRON a/AUX ,/PUNCT de/ADP son/DET côté/NOUN ,/PUNCT affirmé/VERB", "a, de son côté, affirmé", "affirmer"),
        ("elle/PRON a/AUX mardi/NOUN affirmé/VERB", "a mardi affirmé", "affirmer"),
        ("elle/PRON a/AUX tenu/VERB à/ADP préciser/VERB", "a tenu à préciser", "préciser"),
        ("elle/PRON devait/VERB préciser/VERB", "devait préciser", "préciser"),
        ("elle/PRON vient/VERB de/ADP préciser/VERB", "vient de préciser", "préciser"),
        ("elle/PRON a/AUX voulu/VERB le/PRON lui/PRON préciser/VERB", "a voulu le lui préciser", "préciser"),
        ("elle/PRON s'/PRON est/AUX félicitée/VERB", "s'est félicitée", "se féliciter"),
        ("elle/PRON se/PRON félicite/VERB", "se félicite", "se féliciter"),
        ("nous/PRON nous/PRON félicitons/VERB", "nous félicitons", "se féliciter"),
        ("on/PRON nous/PRON félicite/VERB", "nous félicite", "féliciter"),
        ("elle/PRON me/PRON félicite/VERB", "me félicite", "féliciter"),
        ("elle/PRON a/AUX fait/VERB savoir/VERB", "a fait savoir", "faire savoir"),
        ("elle/PRON fait/VERB aussi/ADV savoir/VERB", "fait aussi savoir", "faire savoir"),
        ("elle/PRON le/PRON répète/VERB", "le répète", "répéter"),
        ("elle/PRON lui/PRON répond/VERB", "lui répond", "répondre"),
        ("en/ADP ajoutant/VERB", "ajoutant", "ajouter"),
        ("après/ADP avoir/AUX affirmé/VERB", "avoir affirmé", "affirmer"),
        ("elle/PRON dit/VERB avoir/AUX été/AUX prévenue/VERB", "dit", "dire"),
    ],
)  # fmt: skip
def test_verb_group(line: str, words: str, lemma: str) -> None:
    """A group takes auxiliaries, control verbs, clitics, adverbs and the verb's own tail."""
    cues = {cue.cue.lemma: cue.cue.text for cue in _cues(line)}
    assert words == cues[lemma]


@pytest.mark.parametrize(
    ("line", "mood", "tense"),
    [
        ("elle/PRON affirme/VERB", Mood.INDICATIVE, Tense.PRESENT),
        ("elle/PRON affirmait/VERB", Mood.INDICATIVE, Tense.IMPERFECT),
        ("elle/PRON affirmera/VERB", Mood.INDICATIVE, Tense.FUTURE),
        ("elle/PRON a/AUX affirmé/VERB", Mood.INDICATIVE, Tense.PAST),
        ("elle/PRON avait/AUX affirmé/VERB", Mood.INDICATIVE, Tense.PLUPERFECT),
        ("elle/PRON aura/AUX affirmé/VERB", Mood.INDICATIVE, Tense.FUTURE),
        ("elle/PRON aurait/AUX affirmé/VERB", Mood.CONDITIONAL, None),
        ("elle/PRON doit/VERB affirmer/VERB", Mood.INDICATIVE, Tense.PRESENT),
        ("pour/ADP affirmer/VERB", Mood.INFINITIVE, None),
        ("en/ADP affirmant/VERB", Mood.PARTICIPLE, None),
        ("un/DET texte/NOUN qualifié/VERB", Mood.PARTICIPLE, None),
    ],
)
def test_mood_and_tense(line: str, mood: Mood, tense: Tense | None) -> None:
    """A compound form has the tense of the whole; a control verb keeps its own."""
    cue = _cue(line).cue
    assert mood is cue.mood
    if mood is not Mood.CONDITIONAL:
        assert tense is cue.tense


@pytest.mark.parametrize(
    ("line", "negated"),
    [
        ("elle/PRON ne/ADV dit/VERB pas/ADV", True),
        ("elle/PRON ne/ADV dit/VERB rien/PRON", True),
        ("elle/PRON ne/ADV dit/VERB aucunement/ADV", True),
        ("elle/PRON n'/ADV a/AUX jamais/ADV dit/VERB", True),
        ("elle/PRON ne/ADV dit/VERB que/SCONJ cela/PRON jamais/ADV", False),
        ("elle/PRON ne/ADV dit/VERB mot/NOUN", False),
        ("elle/PRON a/AUX plus/ADV tard/ADV dit/VERB", False),
        ("elle/PRON refuse/VERB de/ADP dire/VERB", True),
        ("elle/PRON a/AUX refusé/VERB de/ADP dire/VERB", True),
        ("elle/PRON tient/VERB à/ADP dire/VERB", False),
        ("elle/PRON veut/VERB dire/VERB", False),
        ("elle/PRON ne/ADV veut/VERB pas/ADV dire/VERB", True),
        ("elle/PRON n'/ADV a/AUX pas/ADV voulu/VERB dire/VERB", True),
    ],
)
def test_negation(line: str, negated: bool) -> None:
    """*Pas* and its like negate, *ne … que* does not; a verb may say that nothing was said."""
    found = [cue for cue in _cues(line) if cue.cue.lemma.startswith("dire")]
    assert all(cue.cue.negated is negated for cue in found)
    assert found


@pytest.mark.parametrize(
    ("line", "passive"),
    [
        ("le/DET maire/NOUN est/AUX accusé/VERB", True),
        ("le/DET maire/NOUN a/AUX été/AUX accusé/VERB", True),
        ("été/AUX accusé/VERB", True),
        ("le/DET maire/NOUN a/AUX accusé/VERB", False),
        ("le/DET maire/NOUN s'/PRON est/AUX félicité/VERB", False),
        ("le/DET maire/NOUN s'/PRON en/PRON est/AUX félicité/VERB", False),
        ("l'/DET été/NOUN ,/PUNCT accusé/VERB", False),
    ],
)
def test_passive(line: str, passive: bool) -> None:
    """*Être* makes a passive unless a reflexive stands before it."""
    assert passive is _cue(line).passive


@pytest.mark.parametrize(
    ("line", "words", "clitic"),
    [
        ("affirme/VERB -t-elle/PRON", "affirme-t-elle", "elle"),
        ("affirme/VERB -elle/PRON", "affirme-elle", "elle"),
        ("affirme/VERB -t-/PUNCT elle/PRON", "affirme-t-elle", "elle"),
        ("affirme/VERB -t/PUNCT -elle/PRON", "affirme-t-elle", "elle"),
        ("a/AUX -t-elle/PRON affirmé/VERB", "a-t-elle affirmé", "elle"),
        ("a/AUX -t-elle/PRON tenu/VERB à/ADP affirmer/VERB", "a-t-elle tenu à affirmer", "elle"),
        ("doit/VERB -elle/PRON affirmer/VERB", "doit-elle affirmer", "elle"),
        ("affirme/VERB t/X il/PRON", "affirme t il", "il"),
    ],
)
def test_inverted_clitic(line: str, words: str, clitic: str) -> None:
    """The subject after the verb belongs to the group, however it was cut up."""
    cue = _cue(line)
    assert cue.clitic is not None
    assert (words, clitic) == (cue.cue.text, cue.clitic.text)
    assert cue.clitic.kind is MentionKind.CLITIC


def test_subject_pronouns_are_no_clitics() -> None:
    """*Nous* at the start is the subject; *la* after a noun is no article."""
    assert [cue.cue.text for cue in _cues("nous/PRON affirmons/VERB")] == ["affirmons"]
    assert [cue.cue.text for cue in _cues("maire/NOUN la/DET crie/VERB")] == ["la crie"]
    assert not _cues("hier/ADV la/DET demande/VERB")


def test_person_and_number() -> None:
    """The finite element shows person and number."""
    cue = _cue("ils/PRON ont/AUX affirmé/VERB")
    assert (cue.person, cue.number) == (3, Number.PLURAL)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("une/DET annonce/NOUN", False),
        ("ce/DET dire/NOUN", False),
        ("par/ADP annonce/NOUN", False),
        ("de/ADP dire/VERB", True),
        ("en/ADP ajoutant/VERB", True),
        ("les/DET annonce/NOUN", False),
        ("la/PRON jugeant/VERB", True),
        ("cour/NOUN la/PRON juge/NOUN", True),
        ("cour/NOUN la/PRON Juge/NOUN", False),
        ("leur/DET réplique/NOUN", False),
        ("leur/PRON réplique/VERB", True),
        ("lieu-/NOUN dit/NOUN", False),
        ("lieu/NOUN -/PUNCT dit/VERB", False),
        ("«0» dit/VERB", True),
        ("le/DET commandant/NOUN", False),
        ("un/DET soutenant/NOUN", False),
        ("du/ADP", False),
        ("étaient/AUX", False),
        ("maison/NOUN", False),
    ],
)
def test_verb_or_noun(line: str, found: bool) -> None:
    """What stands before a form says whether it is a verb."""
    assert found is bool(_cues(line))


@pytest.mark.parametrize(
    ("line", "nominal"),
    [
        ("maire/NOUN annonce/VERB", False),
        ("grande/ADJ annonce/NOUN", True),
        ("maire/NOUN annonce/NOUN que/SCONJ", False),
        ("maire/NOUN annonce/NOUN comment/ADV", False),
        ("maire/NOUN annonce/NOUN la/DET", False),
        ("maire/NOUN annonce/NOUN de/ADP lourdes/ADJ:1", False),
        ("maire/NOUN annonce/NOUN ,/PUNCT", False),
        (",/PUNCT annonce/NOUN ,/PUNCT", True),
        ("devant/ADP annonce/NOUN que/SCONJ", True),
        ("pour/NOUN annonce/NOUN que/SCONJ", True),
        ("maire/NOUN Annonce/NOUN que/SCONJ", True),
        ("maire/NOUN promettent/NOUN", False),
        ("bilan/NOUN affirmé/ADJ", True),
        ("cour/NOUN la/PRON juge/NOUN", False),
    ],
)
def test_nominal(line: str, nominal: bool) -> None:
    """A lone form that the tagger reads as a noun is marked, unless its neighbours gainsay it."""
    assert nominal is _cue(line).nominal


def test_detached_participle() -> None:
    """A participle after a comma is read as one before *comme* or *par*."""
    cue = _cue("projet/NOUN ,/PUNCT décrit/VERB comme/SCONJ")
    assert cue.bare
    assert not _cue("elle/PRON décrit/VERB comme/SCONJ").bare


@pytest.mark.parametrize(
    ("line", "lemma"),
    [
        ("fait/VERB savoir/VERB:1", "faire"),
        ("fait/VERB ,/PUNCT savoir/VERB", "faire"),
        ("fait/VERB", "faire"),
    ],
)
def test_tail_must_follow(line: str, lemma: str) -> None:
    """A verb of several words needs them all, on one side of the marks."""
    assert lemma not in {cue.cue.lemma for cue in _cues(line) if cue.head == 0}
    assert "faire savoir" not in {cue.cue.lemma for cue in _cues(line)}


@pytest.mark.parametrize(
    ("line", "words", "inner", "core"),
    [
        ("selon/ADP la/DET maire/NOUN", "selon", None, True),
        ("D'/ADP après/ADP la/DET maire/NOUN", "D'après", None, True),
        ("selon/ADP ses/DET termes/NOUN", "selon ses termes", "ses", True),
        ("à/ADP l'/PRON en/PRON croire/VERB", "à l'en croire", "l'", True),
        ("A/ADP en/PRON croire/VERB la/DET maire/NOUN", "A en croire", None, True),
    ],
)
def test_preposition(line: str, words: str, inner: str | None, core: bool) -> None:
    """A phrase that attributes may hold its source."""
    cue = _cue(line, CueKind.PREPOSITION)
    assert (words, core) == (cue.cue.text, cue.core)
    assert inner == (cue.clitic.text if cue.clitic is not None else None)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (",/PUNCT de/ADP source/NOUN policière/ADJ", True),
        ("De/ADP source/NOUN policière/ADJ", True),
        ("apprend/VERB de/ADP source/NOUN policière/ADJ", False),
        ("selon/ADP que/SCONJ", False),
    ],
)
def test_preposition_needs_a_source(line: str, found: bool) -> None:
    """*De* attributes only where it opens a part, and *selon que* never."""
    assert found is bool(_cues(line, CueKind.PREPOSITION))


@pytest.mark.parametrize(
    ("line", "lemma"),
    [
        ("l'/DET annonce/NOUN de/ADP", "annonce"),
        ("un/DET mot/NOUN d'/ADP ordre/NOUN", "mot d'ordre"),
        ("ces/DET mots/NOUN", "mot"),
    ],
)
def test_speech_noun(line: str, lemma: str) -> None:
    """Nouns of saying are candidates where they are no verbs."""
    assert lemma in {cue.cue.lemma for cue in _cues(line, CueKind.NOUN)}


def test_candidates_stand_in_order() -> None:
    """Candidates come by their first token, whatever their heads."""
    line = "selon/ADP lui/PRON ,/PUNCT elle/PRON a/AUX dit/VERB vouloir/VERB répéter/VERB"
    firsts = [cue.first for cue in _cues(line, None)]
    assert len(firsts) > 1
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    "unit", ["vouloir/VERB ", "le/PRON ", "devoir/VERB pouvoir/VERB ", "en/PRON y/PRON "]
)
def test_senseless_chains_end(unit: str) -> None:
    """Chains of control verbs or clitics that no text has are cut."""
    found = _cues(unit * 500 + "affirmer/VERB")
    assert max(cue.last - cue.first for cue in found) < 20
