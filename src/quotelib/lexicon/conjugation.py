"""Conjugates French verbs from paradigms: those of the tables at build time, a caller's own later.

``verb_forms.tsv`` is made with this module. The published conjugation databases are under the GPL;
the facts of conjugation are nobody's, so they are written down here as rules (first and second
group) and as a table of models (third group, ``french_verb_models.tsv``). Traditional and 1990
spellings are both produced.

A form is paired with a code: mood and tense in one letter, then person and number, or gender and
number. P I J F present, imperfect, passé simple, future indicative; C conditional; S T present and
imperfect subjunctive; Y imperative; W infinitive; G K present and past participle.
``affirme`` is ``P1s``, ``affirmées`` is ``Kfp``.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from .files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["MODELS_FILE", "conjugate", "form_lines"]

Form = tuple[str, str]

MODELS_FILE = "french_verb_models.tsv"

_ORDER = "WPIJFCSTYGK"
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IMPERATIVE = ("2s", "1p", "2p")
_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
_PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "ï": ("ïs", "ïs", "ït", "ïmes", "ïtes", "ïrent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
_PAST_SUBJUNCTIVE = {
    "a": ("asse", "asses", "ât", "assions", "assiez", "assent"),
    "i": ("isse", "isses", "ît", "issions", "issiez", "issent"),
    "ï": ("ïsse", "ïsses", "ït", "ïssions", "ïssiez", "ïssent"),
    "u": ("usse", "usses", "ût", "ussions", "ussiez", "ussent"),
    "in": ("insse", "insses", "înt", "inssions", "inssiez", "inssent"),
}

# Verbs of the second group that end like a model of the third.
_REGULAR = frozenset({"assortir", "asservir", "impartir", "répartir"})
# Verbs in -eler and -eter that take è in every spelling tradition; the families of appeler and
# jeter double the consonant in every one; the others double it before 1990 and take è since.
_GRAVE_ONLY = re.compile(
    r"(?:(?<!r)celer|ciseler|manteler|carteler|geler|marteler|modeler|(?<!é)peler"
    r"|acheter|crocheter|fureter|haleter|corseter)$"
)
_DOUBLE_ONLY = re.compile(r"(?:^|r|inter)appeler$|jeter$")
_CONSONANT = "[bcdfghjklmnpqrstvxz]"
_CLUSTER = rf"(?:[bcdfgptv][lr]|ch|gn|gu|qu|{_CONSONANT})"
_E_ACUTE = re.compile(rf"é({_CLUSTER})er$")
# A mute e, not the ee of tweeter, the ie of briefer or one that closes a syllable (rester, vexer).
_E_MUTE = re.compile(rf"(?<![ei])e((?:[bcdfgptv][lr])|(?!x){_CONSONANT})er$")


class _Model(NamedTuple):
    """One row of the table of models."""

    infinitive: str
    present: tuple[str, ...]
    past: str
    participle: str
    exceptions: dict[str, str]


@functools.cache
def _models() -> tuple[_Model, ...]:
    """Return the models, longest infinitive first."""
    models = []
    for line in read_text(MODELS_FILE).splitlines():
        if not line or line.startswith(("#", "model\t")):
            continue
        cells = (*line.split("\t"), "")
        exceptions = dict(pair.split("=", 1) for pair in cells[4].split())
        models.append(_Model(cells[0], tuple(cells[1].split()), cells[2], cells[3], exceptions))
    return tuple(sorted(models, key=lambda model: -len(model.infinitive)))


def conjugate(infinitive: str) -> frozenset[Form]:
    """Return every simple form of a verb with its code.

    Args:
        infinitive: The infinitive, without reflexive pronoun, in lower case.

    Returns:
        Pairs of form and code.

    Raises:
        ValueError: The verb ends neither in -er nor in -ir and fits no model.
    """
    traditional = re.sub(r"(?<=[ao])itre$", "ître", infinitive)
    for model in _models():
        if _fits(model, traditional):
            forms = frozenset(_from_model(model, traditional.removesuffix(model.infinitive)))
            break
    else:
        if infinitive.endswith("er"):
            forms = frozenset(_first_group(infinitive))
        elif infinitive.endswith("ir"):
            forms = frozenset(_second_group(infinitive))
        else:
            raise ValueError(f"no model for {infinitive!r}: add one to {MODELS_FILE}")
    if traditional.endswith("ître"):
        forms |= {(re.sub(r"î(?=t)", "i", form), code) for form, code in forms if code[0] in "PFCW"}
    return forms


def form_lines(bases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return every form of some verbs with its analyses, written as in ``verb_forms.tsv``.

    Args:
        bases: For each base verb, its further spellings.

    Returns:
        Lines such as ``affirmer:P1s,P3s`` by form, in the order of the forms.

    Raises:
        ValueError: A verb fits no model.
    """
    analyses: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for base, spellings in bases.items():
        for infinitive in (base, *spellings):
            for form, code in conjugate(infinitive):
                analyses[form][base].add(code)
    return {
        form: " ".join(f"{base}:{_codes(codes)}" for base, codes in sorted(found.items()))
        for form, found in sorted(analyses.items())
    }


def _codes(codes: Iterable[str]) -> str:
    ordered = sorted(codes, key=lambda code: (_ORDER.index(code[0]), code[-1] == "p", code))
    return ",".join(ordered)


def _fits(model: _Model, infinitive: str) -> bool:
    """Whether a verb follows a model; *déballer* is no *aller*, *répartir* is no *partir*."""
    if model.infinitive.endswith("er") or infinitive in _REGULAR:
        return infinitive == model.infinitive
    return infinitive.endswith(model.infinitive)


def _first_group(infinitive: str) -> Iterator[Form]:
    """Yield the forms of a verb in -er, with the spelling changes of its stem."""
    stem = infinitive.removesuffix("er")
    soft = stem  # before a, â, o
    if stem.endswith("c"):
        soft = stem[:-1] + "ç"
    elif stem.endswith("g"):
        soft = stem + "e"
    yield infinitive, "W"
    for strong in _mute_stems(infinitive):
        for person, ending in zip(("1s", "2s", "3s", "3p"), ("e", "es", "e", "ent"), strict=True):
            yield strong + ending, "P" + person
            yield strong + ending, "S" + person
        yield strong + "e", "Y2s"
    yield soft + "ons", "P1p"
    yield stem + "ez", "P2p"
    yield soft + "ons", "Y1p"
    yield stem + "ez", "Y2p"
    yield stem + "ions", "S1p"
    yield stem + "iez", "S2p"
    for person, ending in zip(_PERSONS, _IMPERFECT, strict=True):
        yield (stem if ending.startswith("i") else soft) + ending, "I" + person
    for person, ending in zip(_PERSONS, _PAST["a"], strict=True):
        yield (stem if ending.startswith("è") else soft) + ending, "J" + person
    yield from _paired(soft, _PAST_SUBJUNCTIVE["a"], "T")
    for future in _future_stems(infinitive):
        yield from _future(future)
    yield soft + "ant", "G"
    yield from _participle(stem + "é")


def _mute_stems(infinitive: str) -> tuple[str, ...]:
    """Return the stems before a mute ending (*il appelle*, *il paie* and *il paye*)."""
    stem = infinitive.removesuffix("er")
    if stem.endswith("ay"):
        return (stem[:-1] + "i", stem)
    if stem.endswith(("oy", "uy")):
        return (stem[:-1] + "i",)
    if not _E_MUTE.search(infinitive):
        return (_E_ACUTE.sub(r"è\1er", infinitive).removesuffix("er"),)
    grave, double = _E_MUTE.sub(r"è\1", infinitive), stem + stem[-1]
    if _DOUBLE_ONLY.search(infinitive):
        return (double,)
    doubles = infinitive.endswith(("eler", "eter")) and not _GRAVE_ONLY.search(infinitive)
    return (double, grave) if doubles else (grave,)


def _future_stems(infinitive: str) -> tuple[str, ...]:
    """Return the future stems: the mute stem with -er, and é for verbs like *répéter*."""
    if infinitive.endswith("envoyer"):
        return (infinitive.removesuffix("oyer") + "err",)
    stems = tuple(stem + "er" for stem in _mute_stems(infinitive))
    return (*stems, infinitive) if _E_ACUTE.search(infinitive) else stems


def _second_group(infinitive: str) -> Iterator[Form]:
    """Yield the forms of a verb in -ir with -iss- (*avertir, avertissons*)."""
    stem = infinitive.removesuffix("r")
    present = (stem + "s", stem + "s", stem + "t", stem + "ssons", stem + "ssez", stem + "ssent")
    yield from _from_model(_Model(infinitive, present, stem + "s", stem, {}), "")


def _from_model(model: _Model, prefix: str) -> Iterator[Form]:
    """Yield the forms of a verb that follows a model: ``prefix`` goes before each of them."""
    missing = tuple(model.exceptions.get("without", "_").split(","))
    for form, code in _bare_forms(model):
        if "_" not in form and not code.startswith(missing):
            yield prefix + form, code


def _bare_forms(model: _Model) -> Iterator[Form]:
    exceptions = model.exceptions
    imperfect = exceptions.get("imperfect", model.present[3].removesuffix("ons"))
    yield model.infinitive, "W"
    yield from zip(model.present, ("P" + person for person in _PERSONS), strict=True)
    if "also" in exceptions:
        person, form = exceptions["also"].split(":")
        yield form, "P" + person
    if model.present[3] == "_":
        yield imperfect + "ait", "I3s"
    else:
        yield from _paired(imperfect, _IMPERFECT, "I")
    future = exceptions.get("future", model.infinitive.removesuffix("e"))
    yield from _future(future) if model.present[0] != "_" else _third_person(_future(future))
    yield from _imperative(model)
    yield from _subjunctive(model, imperfect)
    past = _past(model.past)
    yield from past if model.present[0] != "_" else _third_person(past)
    yield exceptions.get("present", imperfect + "ant"), "G"
    yield from _participle(model.participle)


def _third_person(forms: Iterator[Form]) -> Iterator[Form]:
    """Keep the third person singular: all that an impersonal verb has."""
    return (pair for pair in forms if pair[1].endswith("3s"))


def _imperative(model: _Model) -> Iterator[Form]:
    forms = (model.present[1], model.present[3], model.present[4])
    if "imperative" in model.exceptions:
        forms = tuple(model.exceptions["imperative"].split(","))  # type: ignore[assignment]
    for form, person in zip(forms, _IMPERATIVE, strict=True):
        # Verbs in -frir, -vrir, -llir lose the s of the second person (offre, cueille).
        silent = person == "2s" and form.endswith("es")
        yield (form[:-1] if silent else form), "Y" + person


def _subjunctive(model: _Model, imperfect: str) -> Iterator[Form]:
    given = model.exceptions.get("subj", "")
    if "," in given:
        yield from zip(given.split(","), ("S" + person for person in _PERSONS), strict=True)
        return
    strong, _, weak = given.partition("/")
    strong = strong or model.present[5].removesuffix("ent")
    weak = weak or imperfect
    for person, ending in zip(_PERSONS, _SUBJUNCTIVE, strict=True):
        yield (weak if ending.startswith("i") else strong) + ending, "S" + person


def _past(first_person: str) -> Iterator[Form]:
    """Yield the passé simple and the imperfect subjunctive from *je dis*, *je fus*, *je vins*."""
    if first_person == "-":
        return
    match = re.fullmatch(r"(.*?)(?:(in|i|ï|u)s|(a)i)", first_person)
    if match is None:
        raise ValueError(f"no passé simple looks like {first_person!r}")
    stem, vowel = match[1], match[2] or match[3]
    yield from _paired(stem, _PAST[vowel], "J")
    yield from _paired(stem, _PAST_SUBJUNCTIVE[vowel], "T")


def _future(stem: str) -> Iterator[Form]:
    yield from _paired(stem, _FUTURE, "F")
    yield from _paired(stem, _IMPERFECT, "C")


def _paired(stem: str, endings: tuple[str, ...], tense: str) -> Iterator[Form]:
    for person, ending in zip(_PERSONS, endings, strict=True):
        yield stem + ending, tense + person


def _participle(masculine: str) -> Iterator[Form]:
    """Yield the four forms of a past participle."""
    masculine, _, feminine = masculine.partition("/")
    yield masculine, "Kms"
    if feminine == "-":
        return
    feminine = feminine or masculine + "e"
    yield feminine, "Kfs"
    yield (masculine if masculine.endswith("s") else masculine.replace("û", "u") + "s"), "Kmp"
    yield feminine + "s", "Kfp"
