"""Words of a caller's own and rules switched off, for one extractor."""

from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import quotelib
from quotelib import Act, ExtraWords, Gender, SpanRole, SpeakerKind
from quotelib.attribution.rules import RULES, Rule
from quotelib.lexicon import load_lexicon
from quotelib.lexicon.extended import extend

if TYPE_CHECKING:
    from quotelib import Extractor

WORDS = ExtraWords(
    verbs={
        "grommeloter": "answer",
        "snober": Act.DENY,
        "jouer la montre": {"frames": "incise colon", "flags": "human"},
        "contrefaire": {"act": "claim"},
    },
    titles={"Coach": "x", "Mister": "m"},
    persons={"voltigeur": "voltigeuse", "finisseur": "finisseuse"},
    first_names={"Kylyan": "m", "Zephyrine": "f"},
    organisations={"FFRX": "fédération de rame", "Gazlec": ""},
    demonyms={"Rochebrive": ("rochebrivois", "rochebrivoise")},
    works=["Stade 3", "On refait le match !"],
)
LEXICON = extend(WORDS)


@pytest.fixture(scope="module")
def own(extractor: Extractor) -> Extractor:
    """Return an extractor with the extra words."""
    return quotelib.Extractor(extractor._parser.nlp, words=WORDS)


# --- words -------------------------------------------------------------------------------------


@pytest.mark.model
def test_verbs(own: Extractor, extractor: Extractor) -> None:
    """A verb of the caller reports in all its forms, with the act given; without it nothing does."""
    for text, lemma, act in (
        ("« Plus tard », grommelota Léa Morel.", "grommeloter", Act.ANSWER),
        ("Les joueurs ont snobé : « Plus tard. »", "snober", Act.DENY),
        ("Léa Morel joue la montre : « On verra. »", "jouer la montre", Act.SAY),
        ("Léa Morel grommelote que le bac est fermé.", "grommeloter", Act.ANSWER),
    ):
        cues = [quotation.cue for quotation in own.extract(text).quotations]
        assert [(cue.lemma, cue.act) for cue in cues if cue] == [(lemma, act)]
        before = extractor.extract(text).quotations
        assert lemma not in {quotation.cue.lemma for quotation in before if quotation.cue}


def test_conjugation() -> None:
    """New verbs are conjugated, those of a known base are not done again, and others stay."""
    assert {form.base for form in LEXICON.verb_forms("grommelotaient")} == {"grommeloter"}
    assert LEXICON.verb_forms("contrefit") != ()
    assert not load_lexicon().verb_forms("grommelotaient")
    assert LEXICON.verb_forms("déclara") == load_lexicon().verb_forms("déclara")
    again = extend(ExtraWords(verbs={"faire la nique": "deny", "déclarer": "claim"}))
    assert again.forms.lines == load_lexicon().forms.lines
    assert "faire la nique" in {verb.lemma for verb in again.reporting("faire")}
    assert again.verbs["déclarer"].act is Act.CLAIM
    assert load_lexicon().verbs["déclarer"].act is Act.SAY


def test_verbs_with_any_letters() -> None:
    """Letters that the packaged table does not have are no trouble."""
    lexicon = extend(ExtraWords(verbs={"œuvrer": "say", "mañaner": "say", "ćwiczer": "say"}))
    for word, base in (("œuvrait", "œuvrer"), ("MAÑANE", "mañaner"), ("ćwicze", "ćwiczer")):
        assert {form.base for form in lexicon.verb_forms(word)} == {base}
    assert "déclarer" in {form.base for form in lexicon.verb_forms("DECLARE")}


def test_other_words() -> None:
    """Titles, nouns, names and demonyms are found as packaged ones are, and only there."""
    coach = LEXICON.title("coach")
    assert coach is not None
    assert (coach.gender, coach.kind) == (None, "profession")
    mister = LEXICON.title("Mister")
    assert mister is not None
    assert mister.gender is Gender.MASCULINE
    noun = LEXICON.source_noun("voltigeuses")
    assert noun is not None
    assert (noun.kind, noun.gender, noun.masculine) == (
        SpeakerKind.PERSON,
        Gender.FEMININE,
        "voltigeur",
    )
    assert LEXICON.first_name_gender("Zephyrine") is Gender.FEMININE
    assert LEXICON.place_kind("FFRX") is SpeakerKind.ORGANISATION
    place = LEXICON.place("FFRX")
    assert place is not None
    assert place.stands_for == "fédération de rame"
    demonym = LEXICON.demonym("Rochebrivoises")
    assert demonym is not None
    assert demonym.place == "Rochebrive"
    packaged = load_lexicon()
    for found in (
        packaged.title("coach"),
        packaged.source_noun("voltigeuses"),
        packaged.first_name_gender("Zephyrine"),
        packaged.place("FFRX"),
        packaged.demonym("Rochebrivoises"),
    ):
        assert found is None
    assert LEXICON.source_noun("maire") == packaged.source_noun("maire")
    assert LEXICON.place("Matignon") == packaged.place("Matignon")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dans « Stade 3 », la voltigeuse a dit non.", "title"),
        ("« Stade 3 », a dit Léa Morel.", "title"),
        ("Léa Morel critique « stade 3 ».", "title"),
        ("Léa Morel : « On refait le match ».", "title"),
        ("« Stade 4 », a dit Léa Morel.", "quotation"),
    ],
)
def test_works(text: str, expected: str, own: Extractor) -> None:
    """The name of a work in marks is a title, and never all that somebody says."""
    doc = own.extract(text)
    assert [span.role.value for span in doc.quoted_spans] == [expected]
    words = doc.quoted_spans[0].text
    assert (words in {quotation.text for quotation in doc.quotations}) is (expected == "quotation")


@pytest.mark.model
def test_works_inside_a_report(own: Extractor) -> None:
    """A report with such a name among its words keeps its marks, and is not mixed for it."""
    text = "Léa Morel annonce que « Stade 3 » est supprimé."
    (quotation,) = own.extract(text).quotations
    assert quotation.text == "« Stade 3 » est supprimé"
    assert quotation.kind is quotelib.QuotationKind.INDIRECT
    doc = own.extract("« J'ai vu “Stade 3” hier », dit Léa Morel.")
    assert [span.role for span in doc.quoted_spans] == [SpanRole.QUOTATION, SpanRole.TITLE]


@pytest.mark.model
def test_one_extractor_only(own: Extractor, extractor: Extractor) -> None:
    """The words of one extractor are not those of another, whichever is made or used first."""
    text = "« Plus tard », grommelota Léa Morel."
    before = extractor.extract(text)
    assert own.extract(text) != before
    assert extractor.extract(text) == quotelib.Extractor().extract(text) == before


@pytest.mark.model
def test_pickling() -> None:
    """An extractor that was pickled by the name of its pipeline has its words and rules."""
    own = quotelib.Extractor(words=WORDS, without_rules=["headline"])
    again = pickle.loads(pickle.dumps(own))  # noqa: S301
    text = "« Plus tard », grommelota Léa Morel.\n« On verra » : Kylyan Barral rame"
    assert again.extract(text) == own.extract(text)
    assert "grommeloter" in {q.cue.lemma for q in again.extract(text).quotations if q.cue}
    assert "headline" not in {q.rule for q in again.extract(text).quotations}


def test_value() -> None:
    """Extra words compare by value, cannot be changed, and come back from pickling and copying."""
    given: dict[str, Any] = {"snober": {"act": "deny"}}
    words = ExtraWords(verbs=given)
    given["snober"]["act"] = "say"
    assert words == ExtraWords(verbs={"snober": {"act": "deny"}})
    assert words != ExtraWords()
    with pytest.raises(TypeError):
        words.verbs["snober"] = "say"  # type: ignore[index]
    for again in (pickle.loads(pickle.dumps(WORDS)), copy.deepcopy(WORDS)):  # noqa: S301
        assert again == WORDS
    lexicon = pickle.loads(pickle.dumps(LEXICON))  # noqa: S301
    assert lexicon.verbs["snober"] == LEXICON.verbs["snober"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"verbs": {"snober": "deni"}}, r"words.verbs\['snober'\]: 'deni' is no Act; allowed: say"),
        ({"verbs": {"snober": {"frame": "que"}}}, "no column 'frame'; allowed: act, frames"),
        ({"verbs": {"snober": {"frames": "quee"}}}, "'quee' is no Frame; allowed: que, si"),
        ({"verbs": {"snober": {"flags": "kore"}}}, "'kore' is no flag; allowed: core"),
        ({"verbs": {"snober": {"frames": "prep"}}}, "prep and the prepositions need each other"),
        ({"verbs": {"snob": "say"}}, "'snob' is no infinitive"),
        ({"verbs": {"Snober": "say"}}, "a verb is written as 'snober'"),
        ({"verbs": {"s’enflammer": "say"}}, 'a verb is written as "s\'enflammer"'),
        ({"titles": {"Le Coach": "m"}}, "one word is wanted"),
        ({"organisations": {"ffr": ""}}, "a name starts with a capital"),
        ({"organisations": {"-": ""}}, "a name starts with a capital"),
        ({"demonyms": {"Rochebrive": ["", "b"]}}, "not an empty string"),
        ({"works": ["?!"]}, r"words.works\['\?!'\]: letters or digits are wanted"),
        ({"verbs": {"zindre": "say"}}, "no model says how 'zindre' is conjugated"),
        (
            {"titles": {"Coach": "w"}},
            r"words.titles\['Coach'\]: 'w' is no gender; allowed: m, f, x",
        ),
        ({"persons": {"demi de mêlée": "x"}}, "masculine and feminine are one word each"),
        ({"persons": {"libéro": ""}}, "masculine and feminine are one word each"),
        ({"first_names": {"Jean Paul": "m"}}, "one word is wanted"),
        ({"first_names": {"Jean": ""}}, "'' is no gender"),
        ({"organisations": {"FF R": ""}}, "one word is wanted"),
        ({"demonyms": {"Rochebrive": "rochebrivois"}}, "masculine and feminine are wanted, not"),
        ({"demonyms": {"Rochebrive": ["rochebrivois"]}}, "masculine and feminine are wanted, not"),
        ({"demonyms": {"Rochebrive": 3}}, "masculine and feminine are wanted, not 3"),
    ],
)
def test_wrong_entries(words: dict[str, Any], message: str) -> None:
    """An entry that breaks the rules of its table is refused with its place and the rule."""
    with pytest.raises(quotelib.LexiconError, match=message):
        quotelib.Extractor(words=ExtraWords(**words))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"verbs": ["snober"]}, "verbs must be a mapping, not list"),
        ({"verbs": {3: "say"}}, "verbs must name words as str, not 3"),
        ({"works": "Stade 3"}, "works must be a list of strings, not str"),
        ({"works": [3]}, "works must name words as str, not 3"),
        ({"works": None}, "works must be a list of strings, not NoneType"),
    ],
)
def test_wrong_types(words: dict[str, Any], message: str) -> None:
    """Arguments of the wrong type are refused at once."""
    with pytest.raises(quotelib.ArgumentTypeError, match=message):
        ExtraWords(**words)


def test_from_json() -> None:
    """A JSON object or a dictionary gives the words that its fields hold."""
    data = '{"verbs": {"snober": {"act": "deny"}}, "demonyms": {"Nol": ["nolais", "nolaise"]}}'
    words = ExtraWords.from_json(data)
    assert words.verbs == {"snober": {"act": "deny"}}
    assert ExtraWords.from_json(data.encode()) == ExtraWords.from_dict(json.loads(data)) == words
    demonym = extend(words).demonym("Nolaises")
    assert demonym is not None
    assert demonym.place == "Nol"


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (3, quotelib.ArgumentTypeError, "data must be str or bytes, not int"),
        ("[1]", quotelib.ArgumentTypeError, "words must be a mapping, not list"),
        ("{", quotelib.ArgumentValueError, "data is not JSON: "),
        (b"\xff", quotelib.ArgumentValueError, "data is not JSON: "),
        ("[" * 100_000, quotelib.ArgumentValueError, "data is not JSON: "),
        ('{"verb": {}}', quotelib.ArgumentValueError, "no field 'verb'; allowed: verbs, titles"),
    ],
)
def test_wrong_json(data: Any, error: type[Exception], message: str) -> None:
    """What is no object of words is refused."""
    with pytest.raises(error, match=message):
        ExtraWords.from_json(data)


def test_wrong_values() -> None:
    """An empty word, a value that is no string, and words of another type are refused."""
    with pytest.raises(quotelib.ArgumentValueError, match="titles must not name an empty string"):
        ExtraWords(titles={" ": "m"})
    with pytest.raises(quotelib.ArgumentTypeError, match="a string is wanted, not 3"):
        quotelib.Extractor(words=ExtraWords(verbs={"snober": {"act": 3}}))  # type: ignore[dict-item]
    with pytest.raises(quotelib.ArgumentTypeError, match="words must be ExtraWords, not dict"):
        quotelib.Extractor(words={"verbs": {}})  # type: ignore[arg-type]


# --- rules -------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_without_a_rule(rule: Rule, extractor: Extractor) -> None:
    """A rule that is switched off makes no attribution, whatever else reads the words then."""
    doc = quotelib.Extractor(extractor._parser.nlp, without_rules=[rule.name]).extract(rule.example)
    assert rule.name not in {quotation.rule for quotation in doc.quotations}


@pytest.mark.model
def test_without_all_rules() -> None:
    """Without any rule nothing is attributed, and every quoted span is still there."""
    text = "\n".join(rule.example for rule in RULES)
    doc = quotelib.Extractor(without_rules=[rule.name for rule in RULES]).extract(text)
    assert not doc.quotations
    assert len(doc.quoted_spans) == len(quotelib.find_quoted(text))


@pytest.mark.model
def test_the_next_rule_reads(extractor: Extractor) -> None:
    """Words that a rule leaves are there for those after it."""
    text = "« On nous oublie » : les éleveurs bloquent la rocade"
    for without, expected in (
        ((), ["headline"]),
        (["headline"], ["floating_unknown"]),
        (("headline", "floating_unknown"), []),
    ):
        own = quotelib.Extractor(extractor._parser.nlp, without_rules=without)
        assert [quotation.rule for quotation in own.extract(text).quotations] == expected


@pytest.mark.parametrize(
    ("names", "error", "message"),
    [
        (
            "headline",
            quotelib.ArgumentTypeError,
            "must be a list of names of rules, not 'headline'",
        ),
        (None, quotelib.ArgumentTypeError, "must be a list of names of rules, not None"),
        (["headlin"], quotelib.ArgumentValueError, "no rule 'headlin'; did you mean 'headline'"),
        ([3], quotelib.ArgumentValueError, "there is no rule 3"),
        ([["headline"]], quotelib.ArgumentValueError, r"there is no rule \['headline'\]"),
    ],
)
def test_wrong_rules(names: Any, error: type[Exception], message: str) -> None:
    """Names of rules are checked when the extractor is made."""
    with pytest.raises(error, match=message):
        quotelib.Extractor(without_rules=names)
