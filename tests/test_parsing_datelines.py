"""Datelines: the place, date and agency before a report's first sentence."""

from __future__ import annotations

import pytest

import quotelib
from quotelib.parsing.datelines import dateline_end

DATELINES = (
    "NANTES (Reuters) - ",
    "BRUXELLES, 12 mars (AFP) – ",
    "PARIS, 12 avril 2012 (AFP) - ",
    "NEW YORK (Nations unies), 3 mars (AFP) - ",
    "Bastia, France | AFP | mardi 15/03/2022 - ",
    "Genève | Keystone-ATS | 3 mars - ",
    "MONTRÉAL, le 5 mars 2019 – ",
    "VILLENEUVE-SUR-LOT (Lot-et-Garonne) - ",
    "NOTRE BUREAU — MONTRÉAL — ",
    "OTTAWA — ",
    "QUÉBEC | ",
    "(Belga) ",
    "Berne (ats) ",
    "Genève, 3 mai (ATS) - ",
    "Dakar, 4 avr (APS) - ",
    "Saint-Pierre-et-Miquelon – ",
    "LIÈGE ",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_first_sentence_starts_after_a_dateline(dateline: str) -> None:
    """The place and agency are no part of the sentence, nor its source."""
    text = f"{dateline}Le ministre des Transports, Paul Roy, a promis lundi que le pont rouvrirait."
    assert dateline_end(text, ()) == len(dateline)
    (quotation,) = quotelib.extract(text).quotations
    assert quotation.source is not None
    assert quotation.source.text == "Le ministre des Transports, Paul Roy"


@pytest.mark.parametrize(
    "text",
    [
        "Roy – Le Bec, le débat a déçu.",
        "Nadia Benali – la maire de Dole – a dit que le pont rouvrirait.",
        "LE PRÉSIDENT - Asseyez-vous.",
        "BNP Paribas a dit que le taux baisserait.",
        "L'OTAN a dit que la menace grandissait.",
        "RENAULT a confirmé que l'usine fermerait.",
        "Nadia Benali (PS) a dit que le pont rouvrirait.",
        "Le maire (PS) Le Bec",
    ],
)
def test_other_openings_are_no_datelines(text: str) -> None:
    """Names, labels and acronyms open sentences too."""
    assert dateline_end(text, ()) == 0


def test_a_quotation_opens_no_dateline() -> None:
    """What stands for a quotation is no place."""
    assert dateline_end("Cela (AFP) - Le maire", {0: 0}) == 0


def test_selon_may_open_the_sentence_after_a_dateline() -> None:
    """*Selon X* after a dateline opens the sentence."""
    (quotation,) = quotelib.extract("DOLE – Selon la maire, le pont rouvrira en mai.").quotations
    assert quotation.text == "le pont rouvrira en mai"


def test_a_name_after_a_place_in_capitals_is_one_of_its_own() -> None:
    """The place is no part of a name."""
    text = "BRUXELLES Jean Roy, patron de la régie, a assuré que le pont rouvrirait."
    (quotation,) = quotelib.extract(text).quotations
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Jean Roy"


@pytest.mark.parametrize("unit", ["Aé-", "A'", "AB ", "Ab de ", "AB (", "\t"])
def test_endless_openings_are_not_read(unit: str) -> None:
    """No more of a paragraph is read than a dateline is long."""
    assert dateline_end(unit * 100_000, ()) == 0
