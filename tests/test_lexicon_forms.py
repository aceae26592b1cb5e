"""Inflected forms: what the lexicon says of one word."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import Gender, Mood, Number, Tense
from quotelib.errors import LexiconError
from quotelib.lexicon import load_lexicon
from quotelib.lexicon.conjugation import conjugate
from quotelib.lexicon.forms import read_forms

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

LEXICON = load_lexicon()

# Form, base and code of an analysis that the form must have, as in data/verb_forms.tsv.
ANALYSES = [
    ("dit", "dire", "P3s"),
    ("dit", "dire", "J3s"),
    ("dites", "dire", "P2p"),
    ("disait", "dire", "I3s"),
    ("dis", "dire", "P1s"),
    ("contredisez", "contredire", "P2p"),
    ("prédit", "prédire", "Kms"),
    ("prédisez", "prédire", "P2p"),
    ("médisait", "médire", "I3s"),
    ("dédit", "dédire", "P3s"),
    ("interdisez", "interdire", "P2p"),
    ("maudissait", "maudire", "I3s"),
    ("acquiesça", "acquiescer", "J3s"),
    ("acquiesçaient", "acquiescer", "I3p"),
    ("dément", "démentir", "P3s"),
    ("démenti", "démentir", "Kms"),
    ("démentent", "démentir", "P3p"),
    ("convient", "convenir", "P3s"),
    ("convint", "convenir", "J3s"),
    ("convenu", "convenir", "Kms"),
    ("fait", "faire", "P3s"),
    ("font", "faire", "P3p"),
    ("fasse", "faire", "S3s"),
    ("fera", "faire", "F3s"),
    ("enquit", "enquérir", "J3s"),
    ("enquis", "enquérir", "Kms"),
    ("enquiert", "enquérir", "P3s"),
    ("enquerra", "enquérir", "F3s"),
    ("rétorqua", "rétorquer", "J3s"),
    ("assène", "asséner", "P3s"),
    ("assener", "asséner", "W"),
    ("assenait", "asséner", "I3s"),
    ("répète", "répéter", "P3s"),
    ("répétera", "répéter", "F3s"),
    ("répètera", "répéter", "F3s"),
    ("appelle", "appeler", "P3s"),
    ("appellera", "appeler", "F3s"),
    ("rejette", "rejeter", "P3s"),
    ("martèle", "marteler", "P3s"),
    ("grommelle", "grommeler", "P3s"),
    ("grommèle", "grommeler", "P3s"),
    ("balaie", "balayer", "P3s"),
    ("balaye", "balayer", "P3s"),
    ("tutoie", "tutoyer", None),
    ("nuança", "nuancer", "J3s"),
    ("exigea", "exiger", "J3s"),
    ("exigeaient", "exiger", "I3p"),
    ("allègue", "alléguer", "P3s"),
    ("protégea", "protéger", None),
    ("craint", "craindre", "P3s"),
    ("craignit", "craindre", "J3s"),
    ("feint", "feindre", "Kms"),
    ("feignant", "feindre", "G"),
    ("croit", "croire", "P3s"),
    ("croyaient", "croire", "I3p"),
    ("crut", "croire", "J3s"),
    ("écrit", "écrire", "Kms"),
    ("écrivait", "écrire", "I3s"),
    ("prescrivent", "prescrire", "P3p"),
    ("plaint", "plaindre", "P3s"),
    ("plaignirent", "plaindre", "J3p"),
    ("rit", "rire", "P3s"),
    ("souri", "sourire", "Kms"),
    ("souriait", "sourire", "I3s"),
    ("résolut", "résoudre", "J3s"),
    ("résolvent", "résoudre", "P3p"),
    ("conclut", "conclure", "P3s"),
    ("conclura", "conclure", "F3s"),
    ("exclu", "exclure", "Kms"),
    ("reconnaît", "reconnaître", "P3s"),
    ("reconnait", "reconnaître", "P3s"),
    ("reconnaitre", "reconnaître", "W"),
    ("reconnurent", "reconnaître", "J3p"),
    ("soutint", "soutenir", "J3s"),
    ("maintiendrait", "maintenir", "C3s"),
    ("admit", "admettre", "J3s"),
    ("promis", "promettre", "Kms"),
    ("répondit", "répondre", "J3s"),
    ("prétendent", "prétendre", "P3p"),
    ("interrompt", "interrompre", "P3s"),
    ("convainquit", "convaincre", "J3s"),
    ("avertissait", "avertir", "I3s"),
    ("rugit", "rugir", "J3s"),
    ("bout", "bouillir", "P3s"),
    ("tweete", "tweeter", "P3s"),
    ("déballe", "déballer", "P3s"),
    ("arguant", "arguer", "G"),
    ("créa", "créer", None),
    ("interpelle", "interpeller", "P3s"),
    ("prévoit", "prévoir", "P3s"),
    ("prévoira", "prévoir", "F3s"),
    ("verrait", "voir", "C3s"),
    ("tint", "tenir", "J3s"),
    ("veuille", "vouloir", "S3s"),
    ("dû", "devoir", "Kms"),
    ("puisse", "pouvoir", "S3s"),
    ("faut", "falloir", "P3s"),
    ("étée", "être", None),
    ("fut", "être", "J3s"),
    ("eût", "avoir", "T3s"),
    ("renvoie", "renvoyer", "P3s"),
    ("renverra", "renvoyer", "F3s"),
    ("félicitées", "féliciter", "Kfp"),
]

_MOODS = {
    **dict.fromkeys("PIFJ", Mood.INDICATIVE),
    "C": Mood.CONDITIONAL,
    **dict.fromkeys("ST", Mood.SUBJUNCTIVE),
    "Y": Mood.IMPERATIVE,
    "W": Mood.INFINITIVE,
    **dict.fromkeys("KG", Mood.PARTICIPLE),
}
_TENSES = {
    **dict.fromkeys("PCSYG", Tense.PRESENT),
    **dict.fromkeys("IT", Tense.IMPERFECT),
    "F": Tense.FUTURE,
    **dict.fromkeys("JK", Tense.PAST),
    "W": None,
}


def bases(word: str) -> set[str]:
    """Return the bases of a word's analyses."""
    return {form.base for form in LEXICON.verb_forms(word)}


@pytest.mark.parametrize(("form", "base", "code"), ANALYSES)
def test_analysis(form: str, base: str, code: str | None) -> None:
    """An irregular form has the analysis of its paradigm, or is no form of a verb we have."""
    found = [entry for entry in LEXICON.verb_forms(form) if entry.base == base]
    if code is None:
        assert found == []
        return
    seen = {(entry.mood, entry.tense, entry.person, entry.number) for entry in found}
    person = int(code[1]) if code[1:2].isdigit() else None
    number = {"s": Number.SINGULAR, "p": Number.PLURAL}.get(code[-1])
    assert (_MOODS[code[0]], _TENSES[code[0]], person, number) in seen


def test_participle() -> None:
    """A past participle shows gender and number, a present one neither."""
    (past,) = LEXICON.verb_forms("félicitées")
    assert (past.participle, past.gender, past.number) == ("past", Gender.FEMININE, Number.PLURAL)
    (present,) = (form for form in LEXICON.verb_forms("ajoutant") if form.participle)
    assert (present.participle, present.gender, present.number) == ("present", None, None)


def test_every_past_participle_agrees() -> None:
    """A transitive verb has its four past participles."""
    for ending in ("", "e", "s", "es"):
        assert "dénoncer" in bases(f"dénoncé{ending}")


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("DÉCLARE", "déclarer"),
        ("Répondit", "répondre"),
        ("décla\u00adre", "déclarer"),
        ("cons\u200btate", "constater"),
        ("de\u0301clare", "déclarer"),
        ("j'affirme", "affirmer"),
        ("s\u2019exclame", "exclamer"),
        ("qu'indique", "indiquer"),
        ("contre-attaque-t-elle", "contre-attaquer"),
        ("sous-entend-il", "sous-entendre"),
    ],
)
def test_as_written(word: str, base: str) -> None:
    """Case, invisible characters, composition and elided words do not hide a verb."""
    assert {base} == bases(word)


def test_accentless() -> None:
    """A word that has lost its accents stands for each form that it may be."""
    forms = LEXICON.verb_forms("declare")
    assert {"déclarer"} == {form.base for form in forms}
    assert {Mood.INDICATIVE, Mood.SUBJUNCTIVE, Mood.IMPERATIVE, Mood.PARTICIPLE} == {
        form.mood for form in forms
    }


def test_accents_kept() -> None:
    """A form that exists without accents is not read with them, except in capitals."""
    assert not any(form.participle for form in LEXICON.verb_forms("affirme"))
    assert any(form.participle for form in LEXICON.verb_forms("AFFIRME"))


@pytest.mark.parametrize(
    "word", ["", "-", "'", "chaise", "Nantes", "déclaréee", "12", "«", "-t-il"]
)
def test_no_verb(word: str) -> None:
    """Other words, signs and fragments have no analysis."""
    assert LEXICON.verb_forms(word) == ()


@given(st.text(max_size=30))
def test_any_text(word: str) -> None:
    """No string raises, and upper case never hides a form that lower case shows."""
    forms = LEXICON.verb_forms(word)
    assert LEXICON.auxiliary_forms(word) == tuple(f for f in forms if LEXICON.helping(f.base))


@given(st.sampled_from(sorted(LEXICON.forms)))
def test_capitals_find_every_form(form: str) -> None:
    """Capitals, with or without accents, lead to at least the analyses of the form itself."""
    expected = set(LEXICON.verb_forms(form))
    assert expected <= set(LEXICON.verb_forms(form.upper()))
    bare = form.upper().translate(str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "AAACEEEEIIOOUUU"))
    assert expected <= set(LEXICON.verb_forms(bare))


@pytest.mark.parametrize(
    ("form", "base"), [("a", "avoir"), ("est", "être"), ("tient", "tenir"), ("finit", "finir")]
)
def test_auxiliary(form: str, base: str) -> None:
    """Forms of helper verbs are found as such."""
    assert base in {entry.base for entry in LEXICON.auxiliary_forms(form)}


def test_no_auxiliary() -> None:
    """A reporting verb that helps no other has no such forms."""
    assert LEXICON.auxiliary_forms("rétorque") == ()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("form\tanalyses\ndit\tdire:P3s\textra\n", "exactly one form"),
        ("form\tanalyses\ndit\n", "exactly one form"),
        ("dit\tdire:P3s\n", "header"),
    ],
)
def test_broken_table(text: str, rule: str) -> None:
    """A table that is not form and analyses is refused."""
    with pytest.raises(LexiconError, match=rule):
        read_forms(text)


@pytest.mark.parametrize("code", ["Z3s", "P", "P9x", "Kxs", "K", "W3s", ""])
def test_broken_code(code: str) -> None:
    """A code that stands for nothing is refused when the form is looked up."""
    table = read_forms(f"form\tanalyses\nzit\tzire:{code}\n")
    with pytest.raises(LexiconError, match="no code of a form"):
        table.analyses("zit")


def _script(root: Path, name: str) -> ModuleType:
    """Import a script by its path."""
    sys.path.insert(0, str(root))
    try:
        spec = importlib.util.spec_from_file_location(f"scripts_{name}", root / "scripts" / name)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(root))
    return module


@pytest.mark.slow
def test_table_is_up_to_date(root: Path) -> None:
    """The packaged table is what the script derives."""
    build = _script(root, "build_verb_forms.py")
    assert build.table() == build.TARGET.read_text(encoding="utf-8")


def test_unknown_paradigm() -> None:
    """A verb without a model is refused rather than guessed."""
    with pytest.raises(ValueError, match="no model for 'zindre'"):
        conjugate("zindre")


# Where the reference differs and is wrong (it has vous contredites) or old (je faux).
_REFERENCE_ERRORS = {
    ("contredites", "P2p"),
    ("contredites", "Y2p"),
    ("dédites", "P2p"),
    ("dédites", "Y2p"),
    ("prédites", "P2p"),
    ("prédites", "Y2p"),
}
_OLD_PARADIGMS = {"faillir"}
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_REFERENCE_TENSES = {
    ("Indicatif", "Présent"): "P",
    ("Indicatif", "Imparfait"): "I",
    ("Indicatif", "Futur"): "F",
    ("Indicatif", "Passé Simple"): "J",
    ("Conditionnel", "Présent"): "C",
    ("Subjonctif", "Présent"): "S",
    ("Subjonctif", "Imparfait"): "T",
}


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_against_another_conjugator(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An independent conjugation database has no finite form that our table lacks."""
    # The library puts its own in the place of this one when it is imported.
    monkeypatch.setattr("inspect.getdoc", inspect.getdoc)
    verbiste = pytest.importorskip("mlconjug3.PyVerbiste", reason="mlconjug3 is not installed")
    reference = verbiste.Verbiste(language="fr")
    build = _script(root, "build_verb_forms.py")
    compared, missing = 0, []
    for base in sorted(set(build.bases()) - _OLD_PARADIGMS):
        info = reference.get_verb_info(base)
        if info is None:
            continue
        ours = conjugate(base)
        moods = reference.get_conjug_info(info.template)
        for (mood, tense), letter in _REFERENCE_TENSES.items():
            for person, ending in moods.get(mood, {}).get(tense) or ():
                pair = (f"{info.root}{ending}", letter + _PERSONS[person])
                if ending is not None and pair not in _REFERENCE_ERRORS:
                    compared += 1
                    missing += [pair] if pair not in ours else []
    assert missing == []
    assert compared > 30_000
