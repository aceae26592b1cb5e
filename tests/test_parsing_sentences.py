"""Where sentences begin: stops, abbreviations, initials, placeholders, words inside marks."""

from __future__ import annotations

import functools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import find_quoted
from quotelib.parsing.frame import build_frame
from quotelib.parsing.sentences import sentence_starts
from quotelib.parsing.standing import is_closed
from quotelib.parsing.tokens import _stands_inside
from quotelib.parsing.woven import woven_map
from strategies import marked_text
from strategies_news import glued_text, news_text


def _cut(text: str, starts: list[int]) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text's narration, marks dropped and placeholders in."""
    spans = find_quoted(text)
    frame = build_frame(text, spans, {"assure", "dit"}.__contains__)
    woven = woven_map(spans, frame.standing)
    closed = [is_closed(span) for span in spans]
    found: list[str] = []
    for unit in frame.units:
        if unit.container is None:
            inside = functools.partial(_stands_inside, unit, woven)
            found += _cut(unit.text, sentence_starts(unit.text, unit.placeholders, closed, inside))
    return found


PLAIN = [
    ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
    ("Il part ! Elle reste ? Oui.", ["Il part !", "Elle reste ?", "Oui."]),
    ("Il part… Elle reste.", ["Il part…", "Elle reste."]),
    ("Il part... Elle reste.", ["Il part...", "Elle reste."]),
    ("Il part?! Elle reste.", ["Il part?!", "Elle reste."]),
    ("Il part… elle reste.", ["Il part… elle reste."]),
    ("Il part ! crie-t-elle.", ["Il part ! crie-t-elle."]),
    ("Elle a 3.5 points.", ["Elle a 3.5 points."]),
    ("Elle part en 2024. 12 personnes restent.", ["Elle part en 2024.", "12 personnes restent."]),
    ("Il part. (Elle reste.)", ["Il part.", "(Elle reste.)"]),
    ("(Il part.) Elle reste.", ["(Il part.)", "Elle reste."]),
    ("Il part. — Elle reste.", ["Il part.", "— Elle reste."]),
    ("Il part. [NDLR] Elle reste.", ["Il part.", "[NDLR] Elle reste."]),
    ("Il part.Elle reste.", ["Il part.", "Elle reste."]),
    ("Il part.\nElle reste.", ["Il part.", "Elle reste."]),
    ("Il part,\nelle reste.", ["Il part,\nelle reste.".replace("\n", " ")]),
    ("Il part. ", ["Il part."]),
    ("Élodie part. Étienne reste.", ["Élodie part.", "Étienne reste."]),
    ("Il dit rester. 💪 Elle part.", ["Il dit rester. 💪 Elle part."]),
    ("", []),
]

ABBREVIATED = [
    ("M. Faure part. Mme Faure reste.", ["M. Faure part.", "Mme Faure reste."]),
    ("MM. Faure et Girard partent.", ["MM. Faure et Girard partent."]),
    ("Le Dr. Morel part.", ["Le Dr. Morel part."]),
    (
        "Dr. Aubert, le col. Rollin et le gén. Caron",
        ["Dr. Aubert, le col. Rollin et le gén. Caron"],
    ),
    ("L'art. 5 et l'al. 2 de la loi no. 3", ["L'art. 5 et l'al. 2 de la loi no. 3"]),
    ("Le 3 janv. 2024, av. Jean-Moulin", ["Le 3 janv. 2024, av. Jean-Moulin"]),
    ("St. Brieuc, bd. Carnot", ["St. Brieuc, bd. Carnot"]),
    ("Il a lu le chap. Deux jours ont suffi.", ["Il a lu le chap.", "Deux jours ont suffi."]),
    # Initials: of a first name, of two, and one that ends the sentence.
    ("J.-C. Perrot part.", ["J.-C. Perrot part."]),
    ("J. K. Perrot part.", ["J. K. Perrot part."]),
    ("Ils ont vu Emily S. Elle pleurait.", ["Ils ont vu Emily S.", "Elle pleurait."]),
    ("Ils ont vu Emily S. L'avocat se tait.", ["Ils ont vu Emily S.", "L'avocat se tait."]),
    # The network X is no initial.
    ("Elle l'a écrit sur X. Luc Morel se tait.", ["Elle l'a écrit sur X.", "Luc Morel se tait."]),
    ("Sur son compte X. Luc Morel se tait.", ["Sur son compte X.", "Luc Morel se tait."]),
    ("Le but est de X. Morel, hier.", ["Le but est de X. Morel, hier."]),
    ("Ils ont vu Emily S. Morel, hier.", ["Ils ont vu Emily S. Morel, hier."]),
    ("M. Le Goff part.", ["M. Le Goff part."]),
    ("M. De La Tour part.", ["M. De La Tour part."]),
    # Other stops end a sentence after an abbreviation too.
    ("Que dit le Dr ? Rien.", ["Que dit le Dr ?", "Rien."]),
    ("Il habite au bd… Rien.", ["Il habite au bd…", "Rien."]),
]


@pytest.mark.parametrize(("text", "expected"), [*PLAIN, *ABBREVIATED])
def test_sentences(text: str, expected: list[str]) -> None:
    """A stop before a capital, a figure, a bracket or a dash ends a sentence, if it is one."""
    assert expected == _sentences(text)


QUOTED = [
    # A standing quotation that ends with a stop ends the sentence before a capital.
    ("« Je pars. » Il ferme la porte.", ["Cela", "Il ferme la porte."]),
    ("« Tu pars ? » Il ferme la porte.", ["Cela", "Il ferme la porte."]),
    ("« Je pars » Il ferme la porte.", ["Cela Il ferme la porte."]),
    ("« Je pars. » dit-il.", ["Cela dit-il."]),
    ("« Je pars. », dit-il. Elle reste.", ["Cela, dit-il.", "Elle reste."]),
    ("« Je pars. » (Il rit.)", ["Cela", "(Il rit.)"]),
    ("Elle dit : « Je pars. » Il ferme la porte.", ["Elle dit : Cela", "Il ferme la porte."]),
    # Two standing quotations side by side are two sentences.
    ("« Je pars » « Moi aussi »", ["Cela", "Cela"]),
    ("« Je pars. » « Moi aussi. » Ils rient.", ["Cela", "Cela", "Ils rient."]),
    ("« Je pars », « Je reste », dit-il.", ["Cela, Cela, dit-il."]),
    # The pronoun itself is no placeholder.
    ("Cela (Il le sait) dure.", ["Cela (Il le sait) dure."]),
    ("Cela Paul le sait.", ["Cela Paul le sait."]),
    # Words inside woven marks are not cut.
    ("Il dit qu'il « a nié. Il niera encore ».", ["Il dit qu'il a nié. Il niera encore."]),
    ("Il dit qu'il « a nié. » Il niera.", ["Il dit qu'il a nié.", "Il niera."]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_sentences_with_quotations(text: str, expected: list[str]) -> None:
    """What stands in marks ends a sentence like a whole one, and is never cut itself."""
    assert expected == _sentences(text)


@given(st.one_of(st.text(max_size=80), news_text(), glued_text(), marked_text()))
def test_starts_ascend(text: str) -> None:
    """Starts ascend from 0 and stay inside the text, for any text."""
    starts = sentence_starts(text, {}, [], lambda _: False)
    assert starts[0] == 0
    assert sorted(set(starts)) == starts
    assert starts == [0] or starts[-1] < len(text)


@given(st.one_of(news_text(), glued_text()))
def test_nothing_inside_is_cut(text: str) -> None:
    """Where everything stands inside marks, nothing is cut."""
    assert sentence_starts(text, {}, [], lambda _: True) == [0]
