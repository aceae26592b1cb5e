"""Prepositions, speech nouns, source nouns, titles, names, places and demonyms."""

from __future__ import annotations

import importlib.util
import pickle
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import Act, Gender, Number, SpeakerKind
from quotelib.errors import LexiconError
from quotelib.lexicon import Lexicon, PrepositionRole, load_lexicon
from quotelib.lexicon.files import read_text
from quotelib.lexicon.folding import fold_accents, fold_quotes, normalise, singulars
from quotelib.lexicon.forms import FormTable
from quotelib.lexicon.names import read_demonyms, read_first_names, read_places
from quotelib.lexicon.nouns import (
    BODIES,
    PERSONS_FILE,
    plural_of,
    read_source_nouns,
    read_speech_nouns,
    read_titles,
)
from quotelib.lexicon.prepositions import read_prepositions
from quotelib.lexicon.roles import FAMILIES_FILE, GENERALS_FILE
from quotelib.lexicon.validation import FILES, problems
from quotelib.lexicon.verbs import VERBS_FILE, read_verbs

if TYPE_CHECKING:
    from pathlib import Path

LEXICON = load_lexicon()
F, M = Gender.FEMININE, Gender.MASCULINE
SG, PL = Number.SINGULAR, Number.PLURAL

# --- prepositions ---


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("selon la préfecture", 1),
        ("SELON la préfecture", 1),
        ("d' après Odile Rameau", 2),
        ("d\u2019 après Odile Rameau", 2),
        ("pour la maire", 1),
        ("suivant le procureur", 1),
        ("de l' avis de plusieurs éleveurs", 4),
        ("de l' avis du maire", 4),
        ("aux yeux des riverains", 3),
        ("au dire d' Hugo Lefranc", 3),
        ("de l' aveu même de la direction", 5),
        ("sur la foi de deux témoins", 4),
        ("à en croire le constructeur", 3),
        ("si l' on en croit le constructeur", 5),
        ("s' il faut en croire le gardien", 5),
        ("selon les termes de Paul Weber", 4),
        ("selon la formule de l' élue", 4),
        ("dans les mots du greffier", 4),
        ("dixit le préfet", 1),
        ("de source judiciaire", 1),
        ("de même source", 1),
        ("selon sa sœur", 1),
        ("pour lui", 1),
    ],
)
def test_preposition(text: str, tokens: int) -> None:
    """The longest phrase before a source is found, contracted articles included."""
    words = text.split()
    found = LEXICON.preposition_at(words)
    assert found is not None
    assert found.role is PrepositionRole.AFTER
    assert found.tokens == tuple(normalise(word) for word in words[:tokens])


@pytest.mark.parametrize(
    "text",
    [
        "selon que l' on réserve tôt",
        "selon les cas",
        "selon la saison",
        "selon toute vraisemblance",
        "selon son gré",
        "pour l' heure",
        "pour sa part",
        "pour leur part",
        "pour cent mille euros",
        "pour 30 euros",
        "pour que la ligne rouvre",
        "pour avoir frappé",
        "d' après nature",
        "d' après un roman de 1952",
        "de la ville",
        "de l' eau",
        "suivant les jours",
        "via son avocat",
        "chez les Verts",
        "par la voix de son avocat",
        "sous le pont",
        "",
    ],
)
def test_no_preposition(text: str) -> None:
    """What names no source, and what introduces a channel or a place, is left out."""
    assert LEXICON.preposition_at(text.split()) is None


@pytest.mark.parametrize(
    ("text", "role", "lemma"),
    [
        ("selon ses propres termes", PrepositionRole.POSSESSIVE, "selon ses propres termes"),
        ("à leurs yeux", PrepositionRole.POSSESSIVE, "à ses yeux"),
        ("à l' en croire", PrepositionRole.CLITIC, "à l'en croire"),
        ("à ce qu' on dit", PrepositionRole.CLITIC, "à ce qu'on dit"),
        ("à ce qu' il paraît", PrepositionRole.NONE, "à ce qu'il paraît"),
    ],
)
def test_preposition_roles(text: str, role: PrepositionRole, lemma: str) -> None:
    """A phrase that has its source elsewhere than after it says where."""
    found = LEXICON.preposition_at(text.split())
    assert found is not None
    assert (found.role, found.lemma) == (role, lemma)


def test_weak_prepositions() -> None:
    """A phrase that mostly means something else says so."""
    weak = {entry.lemma for entry in LEXICON.prepositions if entry.weak}
    assert {"pour", "suivant"} <= weak
    assert not weak & {"selon", "d'après", "de l'avis de"}


# --- speech nouns ---


@pytest.mark.parametrize(
    ("word", "lemma", "act"),
    [
        ("annonce", "annonce", Act.SAY),
        ("Annonces", "annonce", Act.SAY),
        ("aveux", "aveu", Act.DISCLOSE),
        ("démenti", "démenti", Act.DENY),
        ("promesse", "promesse", Act.PROMISE),
        ("vœux", "vœu", Act.EXPRESS),
        ("propos", "propos", Act.SAY),
        ("réponse", "réponse", Act.ANSWER),
        ("question", "question", Act.ASK),
        ("félicitations", "félicitations", Act.WELCOME),
    ],
)
def test_speech_noun(word: str, lemma: str, act: Act) -> None:
    """A speech noun is found in both numbers and any case."""
    noun = LEXICON.noun(word)
    assert noun is not None
    assert (noun.lemma, noun.act) == (lemma, act)
    assert LEXICON.nouns[lemma] == noun


def test_speech_noun_of_several_words() -> None:
    """The longest noun wins, and says how many words it takes."""
    found = LEXICON.noun_at(["Mots", "d\u2019", "ordre", ":"])
    assert found is not None
    assert (found[0].lemma, found[1]) == ("mot d'ordre", 3)
    shorter = LEXICON.noun_at(["mots", "d'", "amour"])
    assert shorter is not None
    assert (shorter[0].lemma, shorter[1]) == ("mot", 1)
    assert LEXICON.noun_at(["mise", "en", "scène"]) is None
    assert LEXICON.noun_at([]) is None


def test_light_verbs() -> None:
    """The verbs that make a cue of a noun are conjugated, too."""
    assert "avoir" in LEXICON.nouns["phrase"].verbs
    assert "tenir" in LEXICON.nouns["propos"].verbs
    assert LEXICON.nouns["bruit"].verbs == ("courir",)
    assert {"courir"} == {form.base for form in LEXICON.verb_forms("court")}


# --- source nouns ---


@pytest.mark.parametrize(
    ("word", "masculine", "gender", "number"),
    [
        ("ministre", "ministre", None, SG),
        ("maires", "maire", None, PL),
        ("présidente", "président", F, SG),
        ("Présidents", "président", M, PL),
        ("porte-parole", "porte-parole", None, None),
        ("avocates", "avocat", F, PL),
        ("procureure", "procureur", F, SG),
        ("entraîneuse", "entraîneur", F, SG),
        ("sœur", "frère", F, SG),
        ("généraux", "général", M, PL),
        ("jumeaux", "jumeau", M, PL),
        ("autrices", "auteur", F, PL),
        ("fils", "fils", M, None),
        ("rugbymen", "rugbyman", M, PL),
        ("sages-femmes", "sage-femme", None, PL),
        ("ex-ministre", "ministre", None, SG),
        ("ex-vice-présidentes", "vice-président", F, PL),
        ("coprésidente", "président", F, SG),
        ("co-présidents", "président", M, PL),
        ("ex\u2011député", "député", M, SG),
        ("DEPUTEES", "député", F, PL),
        ("EX-DEPUTE", "député", M, SG),
        ("MAITRE", "maître", M, SG),
    ],
)
def test_person(word: str, masculine: str, gender: Gender | None, number: Number | None) -> None:
    """A noun for a person is found in both genders and numbers, with prefixes and in capitals."""
    noun = LEXICON.source_noun(word)
    assert noun is not None
    assert noun.kind is SpeakerKind.PERSON
    assert (noun.masculine, noun.gender, noun.number) == (masculine, gender, number)


@pytest.mark.parametrize(
    ("word", "kind", "category", "gender", "number"),
    [
        ("gouvernement", SpeakerKind.ORGANISATION, "collective", M, SG),
        ("préfecture", SpeakerKind.ORGANISATION, "collective", F, SG),
        ("tribunaux", SpeakerKind.ORGANISATION, "collective", M, PL),
        ("ONG", SpeakerKind.ORGANISATION, "collective", F, None),
        ("autorités", SpeakerKind.ORGANISATION, "collective", F, PL),
        ("famille", SpeakerKind.GROUP, "collective", F, SG),
        ("sources", SpeakerKind.UNKNOWN, "collective", F, PL),
        ("gens", SpeakerKind.GROUP, "collective", M, PL),
        ("communiqués", SpeakerKind.DOCUMENT, "document", M, PL),
        ("étude", SpeakerKind.DOCUMENT, "document", F, SG),
        ("avis", SpeakerKind.DOCUMENT, "document", M, None),
        ("quotidien", SpeakerKind.MEDIA, "media", M, SG),
        ("journaux", SpeakerKind.MEDIA, "media", M, PL),
        ("chaîne", SpeakerKind.MEDIA, "media", F, SG),
    ],
)
def test_body(
    word: str, kind: SpeakerKind, category: str, gender: Gender, number: Number | None
) -> None:
    """A noun for a body, group, document or medium is found with its kind."""
    noun = LEXICON.source_noun(word)
    assert noun is not None
    assert (noun.kind, noun.category, noun.gender, noun.number) == (kind, category, gender, number)


@pytest.mark.parametrize("word", ["", "s", "x", "ex-", "co", "cohérence", "pont", "table", "les"])
def test_no_source_noun(word: str) -> None:
    """Other words denote no source."""
    assert LEXICON.source_noun(word) is None


def test_person_flags() -> None:
    """Relational nouns, adjectives and nouns with a complement in *à* are told apart."""
    homologue, policier, professeure, maire = (
        LEXICON.source_noun(word) for word in ("homologue", "policier", "professeure", "maire")
    )
    assert homologue is not None
    assert policier is not None
    assert professeure is not None
    assert maire is not None
    assert (homologue.category, maire.category) == ("relation", "function")
    assert (policier.adjective, maire.adjective) == (True, False)
    assert (professeure.locative, maire.locative) == (True, False)


def test_sizes() -> None:
    """Each table is large enough for news."""
    persons = {
        (noun.masculine, noun.feminine)
        for noun in LEXICON.source_nouns
        if noun.kind is SpeakerKind.PERSON and noun.masculine and noun.feminine
    }
    assert len(persons) >= 800
    kinds = Counter(noun.category for noun in LEXICON.source_nouns)
    assert kinds["collective"] >= 200
    assert kinds["document"] >= 150
    assert kinds["media"] >= 20
    assert len(LEXICON.nouns) >= 180
    assert len(LEXICON.prepositions) >= 90
    assert len(LEXICON.places) >= 350


@given(st.text(max_size=20))
def test_any_word(word: str) -> None:
    """No string raises."""
    noun = LEXICON.source_noun(word)
    assert noun is None or word
    assert LEXICON.title(word) is None or word
    assert LEXICON.first_name_gender(word) is None or LEXICON.is_first_name(word)
    assert LEXICON.place(word) is None or word[0].isupper()
    assert LEXICON.demonym(word) is None or word


@given(st.sampled_from(sorted({noun.masculine or "" for noun in LEXICON.source_nouns} - {""})))
def test_plural_of_every_noun(singular: str) -> None:
    """The regular plural of a noun leads back to it unless the file gives another."""
    plural = LEXICON.source_noun(plural_of(singular))
    found = LEXICON.source_noun(singular)
    assert found is not None
    if plural is not None:
        assert plural.kind is found.kind


# --- titles ---


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [
        ("M.", M, SG),
        ("MM.", M, PL),
        ("Mme", F, SG),
        ("mme", F, SG),
        ("Mlle", F, SG),
        ("Mgr", M, SG),
        ("Me", None, SG),
        ("Dr", None, SG),
        ("Dr.", None, SG),
        ("Pr", None, SG),
        ("col.", None, SG),
        ("Docteure", F, SG),
    ],
)
def test_title(word: str, gender: Gender | None, number: Number) -> None:
    """A title is found with or without its full stop, in any case."""
    title = LEXICON.title(word)
    assert title is not None
    assert (title.gender, title.number) == (gender, number)


def test_no_title() -> None:
    """Another word is no title, nor is one that needs its full stop without it."""
    assert LEXICON.title("col") is None
    assert LEXICON.title("pont") is None


# --- first names ---


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Claire", F),
        ("CLAIRE", F),
        ("Tom", M),
        ("Jean-Noël", M),
        ("Anne-Sophie", F),
        ("Marie-Ségolène", F),
        ("Hélène", F),
        ("Helene", F),
        ("FRANCOIS", M),
        ("Volodymyr", M),
        ("Giorgia", F),
        ("Évelyne", F),
        ("Recep", M),
        ("Mohammed", M),
        ("Camille", None),
        ("Dominique", None),
        ("Sacha", None),
    ],
)
def test_first_name(name: str, gender: Gender | None) -> None:
    """A first name has its gender, none when both sexes bear it."""
    assert LEXICON.is_first_name(name)
    assert gender is LEXICON.first_name_gender(name)


@pytest.mark.parametrize(
    "word", ["", "claire", "pierre", "Dupont", "France", "El", "-", "Pont-Neuf"]
)
def test_no_first_name(word: str) -> None:
    """Words without a capital, surnames and countries are no first names."""
    assert not LEXICON.is_first_name(word)
    assert LEXICON.first_name_gender(word) is None


# --- places and demonyms ---


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Paris", "FR", SpeakerKind.PLACE),
        ("Matignon", "FR", SpeakerKind.PLACE),
        ("Élysée", "FR", SpeakerKind.PLACE),
        ("Elysée", "FR", SpeakerKind.PLACE),
        ("ELYSEE", "FR", SpeakerKind.PLACE),
        ("Maison-Blanche", "US", SpeakerKind.PLACE),
        ("Maison Blanche", "US", SpeakerKind.PLACE),
        ("Quai d\u2019Orsay", "FR", SpeakerKind.PLACE),
        ("Kremlin", "RU", SpeakerKind.PLACE),
        ("Kyiv", "UA", SpeakerKind.PLACE),
        ("France", "FR", SpeakerKind.PLACE),
        ("États-Unis", "US", SpeakerKind.PLACE),
        ("Corée du Nord", "KP", SpeakerKind.PLACE),
        ("ONU", None, SpeakerKind.ORGANISATION),
        ("Otan", None, SpeakerKind.ORGANISATION),
    ],
)
def test_place(name: str, country: str | None, kind: SpeakerKind) -> None:
    """A place that stands for those who govern there is found, however it is spelled."""
    place = LEXICON.place(name)
    assert place is not None
    assert (place.country, place.kind) == (country, kind)
    assert kind is LEXICON.place_kind(name)


@pytest.mark.parametrize("name", ["", "paris", "rome", "Vallombre", "Paris-Brest", "Maison"])
def test_no_place(name: str) -> None:
    """Words without a capital, other places and parts of a name are not found."""
    assert (LEXICON.place(name), LEXICON.place_kind(name)) == (None, None)


@pytest.mark.parametrize(
    "name", ["Maison-Blanche", "Maison - Blanche", "Quai d'Orsay", "corée du sud"]
)
def test_place_of_several_words(name: str) -> None:
    """A name of several words is found with its hyphens or without, by its first capital."""
    assert (LEXICON.place(name) is not None) is name[0].isupper()


def test_article() -> None:
    """A place knows whether it takes an article, and what it stands for."""
    elysee, paris = LEXICON.place("Élysée"), LEXICON.place("Paris")
    assert elysee is not None
    assert paris is not None
    assert (elysee.article, elysee.stands_for) == ("l'", "présidence française")
    assert (paris.article, paris.stands_for) == (None, None)


@pytest.mark.parametrize(
    ("word", "place", "gender", "number"),
    [
        ("russe", "Russie", None, SG),
        ("Russes", "Russie", None, PL),
        ("français", "France", M, None),
        ("Française", "France", F, SG),
        ("allemandes", "Allemagne", F, PL),
        ("grecque", "Grèce", F, SG),
        ("nord-coréen", "Corée du Nord", M, SG),
        ("Bretonne", "Bretagne", F, SG),
        ("Provençaux", "Provence", M, PL),
    ],
)
def test_demonym(word: str, place: str, gender: Gender | None, number: Number | None) -> None:
    """An adjective or inhabitant's name leads to the place, with gender and number."""
    found = LEXICON.demonym(word)
    assert found is not None
    assert (found.place, found.gender, found.number) == (place, gender, number)
    assert LEXICON.demonym("martien") is None


# --- folding ---


def test_folding() -> None:
    """Words are compared without case, kind of apostrophe, invisible characters or accents."""
    assert fold_quotes("l\u2019a\u00adveu") == "l'aveu"
    assert normalise("E\u0301LU") == "élu"
    assert fold_accents("cœur blessé") == "coeur blesse"
    assert {"journaux", "journau", "journal"} == singulars("Journaux")
    assert [plural_of(word) for word in ("journal", "aveu", "avis", "mot")] == [
        "journaux",
        "aveux",
        "avis",
        "mots",
    ]


# --- broken tables ---

_PERSONS = "masculine\tfeminine\tcategory\tplurals\tflags\n"
_BODIES = "singular\tplural\tgender\tkind\n"
_COUNTRIES = "code\tname\tarticle\tgender\tmasculine\tfeminine\n"


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("selon\tbeside\t-\tsay\t-\t-\n", "'beside' is no PrepositionRole"),
        ("selon\tafter\tstrong\tsay\t-\t-\n", "'strong' is no flag"),
        ("selon\tafter\t-\tsay\t-\t-\nselon\tafter\t-\tsay\t-\t-\n", "two rows"),
    ],
)
def test_broken_prepositions(rows: str, rule: str) -> None:
    """A row of the prepositions that breaks a rule is refused."""
    with pytest.raises(LexiconError, match=rf"source_prepositions\.tsv, line \d: .*{rule}"):
        read_prepositions(f"phrase\tsource\tflags\tact\trequired\texcluded\n{rows}")


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("mot\t-\tn\tsay\t-\t-\n", "'n' is no Gender"),
        ("mot\t-\tm\tsay\tquoi\t-\n", "are no frames"),
        ("mot\t-\tm\tsay\t-\t-\nmot\t-\tm\tsay\t-\t-\n", "two rows"),
    ],
)
def test_broken_speech_nouns(rows: str, rule: str) -> None:
    """A row of the speech nouns that breaks a rule is refused."""
    with pytest.raises(LexiconError, match=rule):
        read_speech_nouns(f"singular\tplural\tgender\tact\tframes\tverbs\n{rows}")


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("maire\tmaire\tjob\t-\t-\n", "'job' is no category"),
        ("maire\tmaire\tfunction\t-\ttall\n", "are no flags"),
        ("maire\tmaire\n", "5 cells wanted"),
    ],
)
def test_broken_person(row: str, rule: str) -> None:
    """A row of the nouns for persons that breaks a rule is refused when it is read."""
    nouns = read_source_nouns(
        {PERSONS_FILE: _PERSONS + row.replace("maire\tmaire\n", "maire\t-\t-\t-\n")}
    )
    with pytest.raises(LexiconError, match=rf"person_nouns\.tsv, line 2: .*{rule}"):
        nouns.find("maire")


def test_broken_body() -> None:
    """A kind of speaker that does not exist is refused."""
    nouns = read_source_nouns({BODIES["media"]: f"{_BODIES}radio\t-\tf\twave\n"})
    with pytest.raises(LexiconError, match="'wave' is no SpeakerKind"):
        nouns.find("radio")


def test_broken_titles() -> None:
    """A title that stands there twice is refused."""
    row = "Mme\tf\tsingular\tcivility\tmadame\n"
    with pytest.raises(LexiconError, match="'Mme' has two rows"):
        read_titles(f"form\tgender\tnumber\tkind\texpanded\n{row}{row}")


def test_broken_names() -> None:
    """A gender that does not exist is refused."""
    with pytest.raises(LexiconError, match=r"names\.tsv, line 2: 'n' is no gender"):
        read_first_names({"names.tsv": "name\tgender\nClaire\tn\n"})


def test_names_of_two_files() -> None:
    """A name that two rows give to both sexes has no gender; a dash takes one out."""
    names = read_first_names(
        {"a.tsv": "name\tgender\nSam\tf\nEl\tm\n", "b.tsv": "name\tgender\nSam\tm\nEl\t-\n"}
    )
    assert dict(names.genders) == {"sam": None}


def test_broken_places() -> None:
    """A place with an impossible gender is refused, in a demonym's table a missing cell."""
    head = "name\tarticle\tgender\tcountry\tstands_for\n"
    texts = {"speaking_places.tsv": f"{head}Paris\t-\tn\tFR\t-\n", "countries.tsv": _COUNTRIES}
    with pytest.raises(LexiconError, match="'n' is no Gender"):
        read_places(texts)
    with pytest.raises(LexiconError, match="6 cells wanted"):
        read_demonyms({"countries.tsv": f"{_COUNTRIES}FR\tFrance\n", "gentiles.tsv": ""})


# --- the whole ---


@pytest.mark.slow
def test_lexicon_has_no_problems() -> None:
    """No duplicates, no fused entries, every entry reachable, every file with its source."""
    assert problems(LEXICON) == ()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Broken(Lexicon):
    """A lexicon with bad verbs, and words that cannot be found."""

    @property
    def verbs(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        header = "lemma\tact\tframes\tprepositions\tflags\taddressee\texcluded\tspellings\ttail\n"
        rows = ("nier", "parler", "nierparler", "zinzinuler", "s'amuser", "se amuser")
        text = header + "".join(f"{lemma}\tsay\tque\t-\t-\t-\ta b\t-\t-\n" for lemma in rows)
        return read_verbs(text)[0]

    @property
    def forms(self) -> FormTable:
        """A table where one form stands for nothing and one lacks its infinitive."""
        return FormTable(lines={"nia": "nier:J3s,J3s", "parla": "parler:J3s"})

    def preposition_at(self, *_: object) -> None:
        """Find no preposition."""

    def noun_at(self, *_: object) -> None:
        """Find no speech noun."""

    def source_noun(self, *_: object) -> None:
        """Find no source noun."""

    def place(self, *_: object) -> None:
        """Find no place."""


@pytest.mark.parametrize(
    "problem",
    [
        "verb ('amuser', True, None, False, (), None, False) stands there twice",
        "verb 'zinzinuler' has no forms",
        "verb 'nierparler' looks like 'nier' and 'parler' run together",
        "verb 'nier' excludes 'a b', which is not one word",
        "verb 'zinzinuler' is not found by its base 'zinzinuler'",
        "the infinitive 'parler' is not among the forms",
        "form 'nia' has the same analysis twice",
        "preposition 'selon' cannot be found",
        "speech noun 'aveu' cannot be found",
        "source noun 'avocate' cannot be found",
        "place 'Paris' is not found under its name",
    ],
)
def test_problems_are_found(problem: str) -> None:
    """The checks see each kind of mistake."""
    assert problem in "\n".join(problems(_Broken()))


def test_forms_of_no_verb() -> None:
    """The checks see forms that belong to no verb any more."""
    first_rows = "\n".join(read_text(VERBS_FILE).splitlines()[:40])
    lexicon = Lexicon()
    object.__setattr__(lexicon, "_verbs", read_verbs(first_rows))
    assert "forms of 'exiger' belong to no verb" in "\n".join(problems(lexicon))


def test_files_without_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks see a file that the notes on licences leave out, and one without comments."""
    monkeypatch.setattr("quotelib.lexicon.validation.read_text", lambda _: "x")
    found = "\n".join(problems(LEXICON))
    assert "LICENSES.md does not say where titles.tsv comes from" in found
    assert "titles.tsv does not say what it holds" in found


def test_family_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks see a family of nouns that has two rows."""

    def doubled(name: str) -> str:
        return read_text(name) + ("sea\tmarin\n" if name == FAMILIES_FILE else "")

    monkeypatch.setattr("quotelib.lexicon.files.read_text", doubled)
    assert "family 'sea' stands in role_families.tsv twice" in problems(LEXICON)


def test_generals_twice_or_of_no_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks see a general noun that has two rows, and a family that there is not."""

    def doubled(name: str) -> str:
        return read_text(name) + ("élu\tseas\t-\n" if name == GENERALS_FILE else "")

    monkeypatch.setattr("quotelib.lexicon.files.read_text", doubled)
    found = problems(LEXICON)
    assert "noun 'élu' stands in role_generals.tsv twice" in found
    assert "noun 'élu' covers 'seas', which is no family" in found


@pytest.mark.parametrize("name", FILES)
def test_files_are_tidy(name: str) -> None:
    """A data file has no trailing blanks, no carriage returns and no typographic apostrophes."""
    text = read_text(name)
    assert text.endswith("\n")
    assert not re.search(r"[ \t]$|\r|\u2019|\u00a0", text, flags=re.MULTILINE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "library"), [("build_first_names", "faker"), ("build_countries", "babel")]
)
def test_derived_table_is_up_to_date(root: Path, script: str, library: str) -> None:
    """A table that a script derives is what it derives with the library at hand."""
    pytest.importorskip(library, reason=f"{library} is not installed")
    spec = importlib.util.spec_from_file_location(script, root / "scripts" / f"{script}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.table() == read_text(f"{script.removeprefix('build_')}.tsv")


def test_one_lexicon() -> None:
    """Every call gives the same object, and so does a copy sent to another process."""
    assert load_lexicon() is LEXICON
    assert pickle.loads(pickle.dumps(LEXICON)) is LEXICON  # noqa: S301
    assert re.fullmatch(r"Lexicon\(verbs=\d+, forms=\d+\)", repr(LEXICON))


def test_loading_time() -> None:
    """Verbs and forms load in a few hundredths of a second, even on a busy machine."""
    code = (
        "import time, quotelib.lexicon as l; t = time.process_time(); x = l.load_lexicon(); "
        "x.verbs, x.forms, x.helpers; print(time.process_time() - t)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout)
        for _ in range(3)
    ]
    assert min(runs) < 0.1
