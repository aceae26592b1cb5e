"""Addressee, medium and date of an utterance, and the roles of quoted spans that hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotelib import SpanRole

if TYPE_CHECKING:
    from quotelib import Extractor

pytestmark = pytest.mark.model

CIRCUMSTANCES = [
    ("« Non », a répondu mardi Maud Lestang à la presse.", "la presse", None, "mardi"),
    ("« Non », a répondu Maud Lestang dans un communiqué.", None, "dans un communiqué", None),
    ("« Oui », a-t-elle écrit sur Facebook lundi soir.", None, "sur Facebook", "lundi soir"),
    ("Tom Girard a expliqué au micro de Radio Littoral que la digue tenait.", None,
     "au micro de Radio Littoral", None),
    ("Le maire lui a dit que le pont fermerait.", "lui", None, None),
    ("Tom Girard a confié à nos confrères que la vente était conclue.", "nos confrères", None, None),
    ("Dans un entretien, jeudi 3 mars, le maire a promis que le pont rouvrirait.", None,
     "Dans un entretien", "jeudi 3 mars"),
    ("La préfète a indiqué devant les élus que la route serait coupée.", "les élus", None, None),
    ("Selon la gendarmerie, deux voitures étaient impliquées mardi.", None, None, None),
    ("Quant à la préfète, elle a promis « une enquête ».", None, None, None),
    ("Grâce à la préfète, elle a obtenu « des renforts », dit le maire.", None, None, None),
    ("Invité sur LCV, le chef du groupe à l'Assemblée, Paul Serre, a jugé le texte « inutile ».",
     None, "sur LCV", None),
    ("La conseillère à la présidence a annoncé que tout irait bien.", None, None, None),
    ("L'ancienne ministre, candidate à la mairie de Dole, a promis un « sursaut ».", None, None,
     None),
    ("Invitée à la préfecture, Lise Amar a promis « un sursaut ».", None, None, None),
    ("« Non », a répondu le conseiller à la présidence.", None, None, None),
    ("Aux élus, Lise Amar a promis « un sursaut ».", "élus", None, None),
    ("Mais à la presse, Lise Amar a promis « un sursaut ».", "la presse", None, None),
    ("« Il faut partir à la mairie mardi », dit Léa Morel.", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "addressee", "medium", "date"), CIRCUMSTANCES)
def test_circumstances(
    extractor: Extractor, text: str, addressee: str | None, medium: str | None, date: str | None
) -> None:
    """What the reporting clause says of the utterance is found, what the content says is not."""
    (quotation,) = extractor.extract(text).quotations
    found = (quotation.addressee, quotation.medium, quotation.date)
    assert (addressee, medium, date) == tuple(None if x is None else x.text for x in found)


ROLES = [
    ("« Non », dit Léa Morel.", SpanRole.QUOTATION),
    ("La mairie dénonce « une mascarade ».", SpanRole.QUOTATION),
    ("Le film « La Nuit du goéland » sort mercredi.", SpanRole.TITLE),
    ("Elle relit « Les Jours fragiles » chaque été.", SpanRole.TITLE),
    ("À lire aussi : « Un été sans pluie », notre enquête", SpanRole.TITLE),
    ("Le mot « bassine » ne figure pas dans le décret.", SpanRole.TERM),
    ("Elle a coché la case « autre » du formulaire.", SpanRole.TERM),
    ("L'option « 12 mois » coûte moins cher.", SpanRole.TERM),
    ("La « concertation » a duré douze minutes.", SpanRole.SCARE),
    ("Rien dans « ».", SpanRole.UNKNOWN),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(extractor: Extractor, text: str, role: SpanRole) -> None:
    """Each quoted span says what it does in the text."""
    (span,) = extractor.extract(text).quoted_spans
    assert role is span.role
