"""The script that estimates the weights of the evidence for speakers, on two small articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import quotelib.speakers
from corpus_notation import parse, to_gold
from quotelib.evaluate import read_gold
from quotelib.lexicon.files import rows
from quotelib.lexicon.weights import PAIR
from quotelib.speakers.ranking import TABLES, WEIGHTS_FILE
from resolution_notation import TEXTS, parse_row, read_rows

pytest.importorskip("scipy", reason="needs SciPy (dependency group data)")

from scripts import fit_speakers
from scripts.corpus import long_texts

if TYPE_CHECKING:
    from quotelib import Extractor

pytestmark = pytest.mark.model

SPEAKERS = Path(quotelib.speakers.__file__).parent

MAYOR = (
    "Solène Kervadec a rouvert le pont avec Yves Tanguy. « ⟦1d:Il tient⟧ », ⟨1:assure⟩-t-"
    "⦃1:elle=Solène Kervadec|person|f⦄. ⦃2:L'élue=Solène Kervadec⦄ ⟨2:promet⟩ que ⟦2i:le bac "
    "restera gratuit⟧."
)
MANAGER = (
    "« ⟦1d:Nous embauchons⟧ », ⟨1:a annoncé⟩ ⦃1:Hugo Lefranc=Hugo Lefranc|person|m⦄, directeur de l'usine. "
    "« ⟦2d=Hugo Lefranc:Tout est prêt.⟧ » ⦃3:Il=Hugo Lefranc⦄ ⟨3:ajoute⟩ que ⟦3i:les salaires "
    "suivront⟧."
)


@pytest.fixture(scope="module")
def articles(
    extractor: Extractor, tmp_path_factory: pytest.TempPathFactory
) -> list[fit_speakers.Article]:
    """Return two annotated articles, read up to the speakers."""
    folder = tmp_path_factory.mktemp("articles")
    for number, text in enumerate((MAYOR, MANAGER)):
        document = to_gold(parse(text, name=f"article-{number}"))
        (folder / f"{number}.gold.json").write_text(json.dumps(document), encoding="utf-8")
    return [fit_speakers.Article.read(gold, extractor) for gold in read_gold(folder)]


def test_choices(articles: list[fit_speakers.Article]) -> None:
    """Each labelled mention is a choice with one answer at least that is right."""
    found = [choice for article in articles for choice in fit_speakers.choices(article, None)]
    tables = [choice.table for choice in found]
    assert tables == ["pronoun", "person", "floating", "pronoun"]
    for choice in found:
        assert choice.right
        assert sum(choice.probabilities) == pytest.approx(1)


def test_marked(extractor: Extractor) -> None:
    """A text says by marks whom names, descriptions, clitics and words without source mean."""
    row = parse_row(
        "[1:La maire=Ada Roux] a rouvert le pont. « Il tient », assure-t-[1:elle]. [2:Un voisin] "
        "doute. « [2>On verra.] » « Il tiendra », dit [1:Ada Roux]. [?:Il] a parlé. « Non », "
        "répète [2:le voisin]."
    )
    article = fit_speakers.Article.of_row(row, extractor)
    called = {row.text[start:end]: label.name for (start, end), label in article.labels.items()}
    assert called == {
        "La maire": "Ada Roux",
        "elle": "Ada Roux",
        "Un voisin": "Un voisin",
        "On verra.": "Un voisin",
        "Ada Roux": "Ada Roux",
        "le voisin": "Un voisin",
    }
    found = fit_speakers.choices(article, None)
    assert [choice.table for choice in found] == [
        "person",
        "pronoun",
        "person",
        "floating",
        "person",
    ]


def test_guesses() -> None:
    """Guesses are of features that the code of the library names; none is nought for all kinds."""
    guessed = fit_speakers.guesses()
    names = list(guessed["pronoun"])
    assert names == sorted(names)
    code = "".join(path.read_text(encoding="utf-8") for path in SPEAKERS.glob("*.py"))
    assert [name for name in names if f'"{name}"' not in code] == []
    assert [name for name in names if not any(guessed[kind][name] for kind in TABLES)] == []


def test_kept_texts() -> None:
    """Two sorts of long texts are read for no weight, so that they can show how good they are."""
    sorts = {row.name.partition(".")[0] for row in read_rows(TEXTS)}
    assert sorts - {row.name.partition(".")[0] for row in long_texts()} == {"week", "long"}


def test_fit_of_pairs(
    articles: list[fit_speakers.Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pairs that weigh most have weights, so many as there are to be, the same ones again."""
    monkeypatch.setattr(fit_speakers, "COMMON", 1)
    monkeypatch.setattr(fit_speakers, "PAIRS", 3)
    tables = fit_speakers.fit(articles)
    assert len({name for table in tables.values() for name in table if PAIR in name}) == 3
    assert fit_speakers.fit(articles) == tables


def test_fit(articles: list[fit_speakers.Article]) -> None:
    """Weights that were fitted on some articles find the right answers there."""
    tables = fit_speakers.fit(articles)
    assert tables.keys() == set(TABLES)
    for article in articles:
        assert all(0 in choice.right for choice in fit_speakers.choices(article, tables))


def test_main(
    articles: list[fit_speakers.Article],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without an option it says how often it is right; with ``--write`` it writes the table."""
    target = tmp_path / WEIGHTS_FILE
    monkeypatch.setattr(fit_speakers, "read", lambda *_: articles)
    monkeypatch.setattr(fit_speakers, "read_marked", lambda: articles[:1])
    monkeypatch.setattr(fit_speakers, "TARGET", target)
    assert fit_speakers.main([]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.startswith("2 articles, 5 folds")
    assert lines[-1].split()[:2] == ["all", "4"]
    assert not target.exists()
    assert fit_speakers.main(["--write"]) == 0
    columns = ("feature", *TABLES)
    written = list(rows(target.name, columns, target.read_text(encoding="utf-8")))
    made = {cells["feature"]: cells for cells in written}
    assert float(made["subject"]["pronoun"]) > 0
    assert float(made["new"]["pronoun"]) < 0
