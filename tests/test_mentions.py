from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quotelib.lexicon import load_lexicon
from quotelib.mentions import find_mentions
from quotelib.models import Gender, MentionKind, Number, SpeakerKind
from tokens import document

if TYPE_CHECKING:
    from quotelib.models.records import MentionMatch

LEXICON = load_lexicon()
M, F = Gender.MASCULINE, Gender.FEMININE
SG, PL = Number.SINGULAR, Number.PLURAL


def _mentions(line: str) -> dict[str, MentionMatch]:
    """Return the mentions of a sentence by their words."""
    text, sentences = document(line)
    (found,) = find_mentions(text, sentences, LEXICON)
    return {match.mention.text: match for match in found}


EXTENTS = [
    # names
    ("le/DET promoteur/NOUN ,/PUNCT Jurawatt/PROPN SA/PROPN ,/PUNCT jubile/VERB*", "Jurawatt SA"),
    ("Paul/PROPN Servan/PROPN a/AUX parlé/VERB", "Paul Servan"),
    ("selon/ADP Anne/PROPN -/PUNCT Sophie/PROPN Tessier/PROPN", "Anne-Sophie Tessier"),
    ("selon/ADP Charles/PROPN de/ADP Brissac/PROPN", "Charles de Brissac"),
    ("selon/ADP Ananda/PROPN De/ADP ./PUNCT", "Ananda De"),
    ("dit/VERB Ananda/PROPN De/ADP hier/ADV", "Ananda"),
    ("le/DET batteur/NOUN des/ADP Stridors/PROPN Zorb/PROPN Kelm/PROPN chante/VERB*", "le batteur des Stridors Zorb Kelm"),
    ("le/DET batteur/NOUN des/ADP Stridors/PROPN Verts/PROPN chante/VERB*", "des Stridors Verts"),
    ("Pourquoi/ADV Ada/PROPN Roux/PROPN part-elle/VERB", "Ada Roux"),
    ("selon/ADP ladite/DET gérante/NOUN", "ladite gérante"),
    ("un/DET message/NOUN disant/ADJ craindre/VERB le/DET pire/NOUN", "un message"),
    ("le/DET représentant/NOUN du/ADP personnel/NOUN craint/VERB*", "le représentant du personnel"),
    ("selon/ADP Hugo/PROPN van/ADP der/ADP Meer/PROPN", "Hugo van der Meer"),
    ("police/NOUN ./PUNCT la/DET police/NOUN cantonale/ADJ vaudoise/VERB ,/PUNCT", "la police cantonale vaudoise"),
    ("dit/VERB Ida/PROPN Roux/PROPN ,/PUNCT ministre-présidente/NOUN ./PUNCT", "Ida Roux, ministre-présidente"),
    ("répond/VERB la/DET voisine/NOUN d'/ADP une/DET voix/NOUN douce/ADJ", "la voisine"),
    ("selon/ADP Marchand/PROPN de/ADP Dijon/PROPN", "Marchand"),
    ("selon/ADP Lire/VERB &/CCONJ Dire/VERB hier/ADV", "Lire & Dire"),
    ("sur/ADP France/PROPN 3/NUM ,/PUNCT", "France 3"),
    ("un/DET sondage/NOUN Odexa/PROPN pour/ADP RTL/PROPN ,/PUNCT Mediapart/PROPN et/CCONJ la/DET presse/NOUN ,/PUNCT", "un sondage Odexa pour RTL, Mediapart et la presse"),
    ("un/DET sondage/NOUN Odexa/PROPN pour/ADP RTL/PROPN ,/PUNCT la/DET CGT/PROPN et/CCONJ la/DET presse/NOUN ,/PUNCT", "un sondage Odexa pour RTL"),
    ("un/DET sondage/NOUN pour/ADP RTL/PROPN ,/PUNCT Mediapart/PROPN et/CCONJ la/DET presse/NOUN réclament/VERB", "un sondage pour RTL"),
    ("selon/ADP France/PROPN 300/NUM fois/NOUN", "France"),
    ("selon/ADP Marie/PROPN La/DET Tour/PROPN", "Marie La Tour"),
    ("lu/VERB dans/ADP Le/DET Courrier/PROPN hier/ADV", "Le Courrier"),
    ("Park/NOUN Son/DET Mi/NOUN parle/VERB", "Park Son Mi"),
    ("Élue/NOUN son/DET amie/NOUN parle/VERB", "son amie"),
    ("écrit/VERB @lamairie/PROPN hier/ADV", "@lamairie"),
    ("dit/VERB d'Aubert/PROPN hier/ADV", "d'Aubert"),
    ("à/ADP l'/DET AFP/PROPN Abdel/PROPN Ghalfi/PROPN", "l'AFP"),
    ("à/ADP l'/DET AFP/PROPN Abdel/PROPN Ghalfi/PROPN", "Abdel Ghalfi"),
    # the start of a sentence shows no capital: known, followed by a name, or a bare subject
    ("Lucie/NOUN sourit/VERB", "Lucie"),
    ("Bruxelles/NOUN hésite/VERB", "Bruxelles"),
    ("Belmont/NOUN Finances/NOUN hésite/VERB", "Belmont Finances"),
    ("Vertane/NOUN ajoute/VERB*", "Vertane"),
    ("SNTR/NOUN hésite/VERB", "SNTR"),
    ("Citant/VERB Ada/PROPN Roux/PROPN ,/PUNCT", "Ada Roux"),
    ("Ferrant/PROPN hésite/VERB*", "Ferrant"),
    ("sur/ADP Twitter/PROPN Gwénaëlle/PROPN Roux/PROPN", "Gwénaëlle Roux"),
    # titles
    ("selon/ADP Mme/NOUN Tessier/PROPN", "Mme Tessier"),
    ("selon/ADP maître/NOUN Sonia/PROPN Delage/PROPN", "maître Sonia Delage"),
    # functions with a capital
    ("le/DET Président/PROPN Paul/PROPN Servan/PROPN parle/VERB", "le Président Paul Servan"),
    ("au/ADP Premier/PROPN Ministre/PROPN Paul/PROPN Servan/PROPN ,/PUNCT", "Premier Ministre Paul Servan"),
    ("avec/ADP Aude/PROPN Le/DET Maire/PROPN hier/ADV", "Aude Le Maire"),
    ("Le/DET lendemain/NOUN ,/PUNCT Anne/PROPN Roux/PROPN ,/PUNCT la/DET maire/NOUN ,/PUNCT", "Le lendemain"),
    # determiners and quantities
    ("les/DET deux/NUM élues/NOUN parlent/VERB", "les deux élues"),
    ("63/NUM %/NOUN des/ADP habitants/NOUN votent/VERB", "63 % des habitants"),
    ("l'/DET un/PRON des/ADP trois/NUM bergers/NOUN", "l'un des trois bergers"),
    ("chacun/PRON des/ADP élus/NOUN parle/VERB", "chacun des élus"),
    ("la/DET plupart/NOUN des/ADP élus/NOUN parlent/VERB", "la plupart des élus"),
    ("une/DET dizaine/NOUN de/ADP riverains/NOUN parlent/VERB", "une dizaine de riverains"),
    ("d'/DET anciens/ADJ élèves/NOUN parlent/VERB", "d'anciens élèves"),
    ("trois/NUM de/ADP ces/DET élèves/NOUN parlent/VERB", "trois de ces élèves"),
    ("la/DET même/ADJ source/NOUN précise/VERB", "la même source"),
    ("tous/DET les/DET élus/NOUN parlent/VERB", "tous les élus"),
    ("de/ADP source/NOUN policière/ADJ ,/PUNCT", "source policière"),
    ("du/ADP préfet/NOUN Marc/PROPN Aubin/PROPN", "préfet Marc Aubin"),
    ("aux/ADP deux/NUM élues/NOUN", "deux élues"),
    ("de/ADP même/ADJ source/NOUN ,/PUNCT", "même source"),
    ("deux/NUM d'/ADP entre/ADP eux/PRON parlent/VERB", "deux d'entre eux"),
    ("l'/DET un/PRON d'/ADP eux/PRON parle/VERB", "l'un d'eux"),
    ("quatre/NUM sur/ADP cinq/NUM parlent/VERB", "quatre sur cinq"),
    ("le/DET maire/NOUN de/ADP manger/VERB", "le maire"),
    ("le/DET journal/NOUN Vertane/PROPN parle/VERB", "le journal Vertane"),
    # nouns, adjectives and complements
    ("la/DET maire/NOUN de/ADP Vallombre/PROPN parle/VERB", "la maire de Vallombre"),
    ("le/DET conseil/NOUN économique/ADJ et/CCONJ social/ADJ vote/VERB", "le conseil économique et social"),
    ("le/DET maire/NOUN très/ADV attendu/ADJ parle/VERB", "le maire très attendu"),
    ("le/DET procureur/NOUN de/ADP Dijon/PROPN et/CCONJ de/ADP Beaune/PROPN", "le procureur de Dijon et de Beaune"),
    ("le/DET rédacteur/NOUN en/ADP chef/NOUN parle/VERB", "le rédacteur en chef"),
    ("l'/DET adjoint/NOUN aux/ADP sports/NOUN parle/VERB", "l'adjoint aux sports"),
    ("le/DET maire/NOUN aux/ADP sports/NOUN parle/VERB", "le maire"),
    ("le/DET dirigeant/NOUN d'/ADP ajouter/VERB", "le dirigeant"),
    ("le/DET zozo/VERB parle/VERB*", "le zozo"),
    ("un/DET bilan/NOUN communiqué/VERB par/ADP les/DET pompiers/NOUN", "un bilan communiqué par les pompiers"),
    ("le/DET calendrier/NOUN précipité/ADJ:4 de/ADP", "le calendrier"),
    ("la/DET plus/ADV grande/ADJ:4 fermeté/NOUN:4 par/ADP le/DET maire/NOUN parle/VERB", "la plus grande fermeté"),
    ("la/DET fermeté/NOUN par/ADP le/DET maire/NOUN parle/VERB", "la fermeté"),
    ("un/DET courrier/NOUN signé/VERB:4 par/ADP le/DET maire/NOUN parle/VERB", "un courrier"),
    ("des/DET sources/NOUN bien/ADV informées/VERB parlent/VERB", "des sources bien informées"),
    ("un/DET auteur/NOUN peu/ADV connu/ADJ parle/VERB", "un auteur peu connu"),
    ("le/DET maire/NOUN bien/ADV sûr/ADV parle/VERB", "le maire"),
    ("une/DET source/NOUN à/ADP la/DET gendarmerie/NOUN parle/VERB", "une source à la gendarmerie"),
    ("une/DET source/NOUN au/ADP ministère/NOUN de/ADP l'/DET Intérieur/PROPN parle/VERB", "une source au ministère de l'Intérieur"),
    ("une/DET source/NOUN au/ADP matin/NOUN parle/VERB", "une source"),
    ("une/DET source/NOUN bien/ADV au/ADP fait/NOUN du/ADP dossier/NOUN parle/VERB", "une source bien au fait du dossier"),
    ("une/DET source/NOUN au/ADP sein/NOUN du/ADP parti/NOUN parle/VERB", "une source au sein du parti"),
    ("un/DET élu/NOUN au/ADP fait/NOUN du/ADP dossier/NOUN parle/VERB", "un élu"),
    ("le/DET président/NOUN du/ADP Conseil/PROPN Giuseppe/PROPN Alba/PROPN parle/VERB", "le président du Conseil Giuseppe Alba"),
    ("le/DET Dr/NOUN Jeanne/PROPN Lamy/PROPN parle/VERB", "le Dr Jeanne Lamy"),
    ("l'/DET avis/NOUN de/ADP Mélusin/PROPN Pablo/PROPN Roca/PROPN compte/VERB", "l'avis de Mélusin Pablo Roca"),
    ("la/DET maire/NOUN de/ADP Vallombre/PROPN Nadia/PROPN Benali/PROPN parle/VERB", "la maire de Vallombre Nadia Benali"),
    ("chiffres-clairs.info/PROPN affirme/VERB", "chiffres-clairs.info"),
    ("le/DET recours/NOUN d'/ADP Hugo/PROPN Robert/PROPN tombe/VERB", "le recours d'Hugo Robert"),
    ("le/DET cadre/NOUN du/ADP parti/NOUN parle/VERB", "le cadre du parti"),
    ("De/ADP nombreux/ADJ électeurs/NOUN parlent/VERB", "De nombreux électeurs"),
    ("un/DET groupe/NOUN de/ADP nombreux/ADJ élus/NOUN parle/VERB*", "un groupe de nombreux élus"),
    ("son/DET avocate/NOUN Me/NOUN Delage/PROPN parle/VERB", "son avocate Me Delage"),
    ("à/ADP l'/DET AFP/PROPN Felipe/PROPN ,/PUNCT un/DET ingénieur/NOUN ,/PUNCT", "Felipe, un ingénieur"),
    ("le/DET ministre/NOUN de/ADP la/DET Défense/PROPN ,/PUNCT Paul/PROPN Servan/PROPN ,/PUNCT parle/VERB", "la Défense"),
    ("la/DET ministre/NOUN de/ADP la/DET Santé/PROPN Nadia/PROPN Benali/PROPN parle/VERB", "la ministre de la Santé Nadia Benali"),
    ("une/DET association/NOUN représentant/NOUN les/DET parents/NOUN parle/VERB", "une association"),
    ("le/DET syndicat/NOUN représentant/NOUN parle/VERB", "le syndicat représentant"),
    # brackets, coordination, appositions
    ("Paul/PROPN Servan/PROPN (/PUNCT LR/PROPN )/PUNCT parle/VERB", "Paul Servan (LR)"),
    ("Paul/PROPN Servan/PROPN (/PUNCT «2» )/PUNCT parle/VERB", "Paul Servan"),
    ("Paul/PROPN et/CCONJ Lucie/PROPN parlent/VERB", "Paul et Lucie"),
    ("le/DET maire/NOUN et/CCONJ la/DET préfète/NOUN ,/PUNCT les/DET élus/NOUN et/CCONJ les/DET riverains/NOUN promettent/VERB", "le maire et la préfète, les élus et les riverains"),
    ("le/DET maire/NOUN et/CCONJ la/DET préfète/NOUN ,/PUNCT les/DET élus/NOUN promettent/VERB", "le maire et la préfète"),
    ("le/DET maire/NOUN et/CCONJ la/DET préfète/NOUN affirme/VERB", "le maire"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT 54/NUM ans/NOUN ,/PUNCT", "Paul Servan, 54 ans"),
    ("Lucie/PROPN Marnat/PROPN ,/PUNCT âgée/ADJ de/ADP 54/NUM ans/NOUN ,/PUNCT", "Lucie Marnat, âgée de 54 ans"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT du/ADP syndicat/NOUN agricole/ADJ ,/PUNCT", "Paul Servan, du syndicat agricole"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT maire/NOUN de/ADP Valbrune/PROPN ,/PUNCT", "Paul Servan, maire de Valbrune"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT maire/NOUN et/CCONJ président/NOUN de/ADP région/NOUN ,/PUNCT", "Paul Servan, maire et président de région"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT député/NOUN (/PUNCT LR/PROPN )/PUNCT de/ADP Vienne/PROPN ,/PUNCT", "Paul Servan, député (LR) de Vienne"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT le/DET maire/NOUN ,/PUNCT 54/NUM ans/NOUN ,/PUNCT", "Paul Servan, le maire, 54 ans"),
    ("le/DET maire/NOUN ,/PUNCT Paul/PROPN Servan/PROPN ,/PUNCT", "le maire, Paul Servan"),
    ("le/DET maire/NOUN ,/PUNCT M./NOUN Servan/PROPN ,/PUNCT", "le maire, M. Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT Lucie/PROPN Marnat/PROPN ,/PUNCT", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT la/DET mairie/NOUN ,/PUNCT", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT les/DET élus/NOUN ,/PUNCT", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT maire/NOUN parle/VERB", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT maire/NOUN selon/ADP", "Paul Servan, maire"),
    ("à/ADP dix/NUM ans/NOUN ,/PUNCT Paul/PROPN ,/PUNCT un/DET supporter/NOUN ,/PUNCT", "Paul, un supporter"),
    ("à/ADP Vertane/PROPN ,/PUNCT le/DET militant/NOUN parle/VERB", "le militant"),
    ("à/ADP Paul/PROPN Servan/PROPN ,/PUNCT le/DET maire/NOUN ,/PUNCT", "Paul Servan, le maire"),
    ("Dole/PROPN ,/PUNCT des/ADP faits/NOUN condamnés/VERB par/ADP le/DET maire/NOUN ,/PUNCT", "Dole"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT des/ADP Amis/PROPN de/ADP la/DET forêt/NOUN ,/PUNCT", "Paul Servan, des Amis de la forêt"),
    ("une/DET source/NOUN ,/PUNCT l'/DET homme/NOUN ,/PUNCT", "une source"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT «1»", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT vite/ADV ,/PUNCT", "Paul Servan"),
    ("Paul/PROPN Servan/PROPN ,/PUNCT de/ADP ,/PUNCT", "Paul Servan"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), EXTENTS)
def test_extent(line: str, expected: str) -> None:
    """A mention takes all that belongs to its noun phrase, and no more."""
    assert expected in _mentions(line)


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("Selon/ADP lui/PRON", "Selon"),
        # participles and adjectives of the subject behind them, whatever the tagger takes them for
        ("Interrogée/PROPN lundi/NOUN ,/PUNCT Loha/PROPN a/AUX ri/VERB", "Interrogée"),
        ("Jointe/PROPN mardi/NOUN ,/PUNCT Loha/PROPN a/AUX ri/VERB", "Jointe"),
        ("Rencontré/PROPN ,/PUNCT Loha/PROPN a/AUX* ri/VERB", "Rencontré"),
        ("Née/PROPN à/ADP Dole/PROPN ,/PUNCT Loha/PROPN a/AUX ri/VERB", "Née"),
        ("Hier/ADV matin/NOUN", "Hier"),
        ("Pourquoi/ADV Vertane/PROPN part/VERB", "Pourquoi Vertane"),
        ("Comment/PROPN Vertane/PROPN part/VERB", "Comment Vertane"),
        ("Manger/VERB bien/ADV", "Manger"),
        ("Le/DET maire/NOUN parle/VERB", "Le"),
        ("tous/PRON parlent/VERB", "tous parlent"),
        ("les/DET certains/DET élus/NOUN", "certains"),
        ("la/DET avait/AUX dit/VERB", "la avait"),
        ("le/DET promettent/VERB", "le promettent"),
        ("de/ADP bonnes/ADJ sources/NOUN ,/PUNCT", "sources"),
        (
            "de/ADP son/DET côté/NOUN ,/PUNCT Paul/PROPN Servan/PROPN parle/VERB",
            "son côté, Paul Servan",
        ),
        ("dans/ADP le/DET cadre/NOUN d'/ADP une/DET visite/NOUN", "le cadre d'une visite"),
        (
            "à/ADP Vertane/PROPN ,/PUNCT le/DET militant/NOUN ,/PUNCT parle/VERB",
            "Vertane, le militant",
        ),
        ("le/DET ministre/NOUN d'/ADP État/PROPN parle/VERB", "État"),
        ("Quel/DET conseil/NOUN donner/VERB", "Quel conseil"),
        ("le/DET numéro/NOUN 8/NUM anglais/ADJ parle/VERB", "8 anglais"),
        ("la/DET numéro/NOUN deux/NUM mondiale/ADJ parle/VERB", "deux mondiale"),
        ("OK/PROPN pour/ADP dire/VERB", "OK"),
        ("Non/PROPN au/ADP péage/NOUN", "Non"),
    ],
)
def test_no_mention(line: str, refused: str) -> None:
    """Function words, verbs and the capital of a sentence make no mention."""
    assert refused not in _mentions(line)


@pytest.mark.parametrize(
    ("line", "words", "gender", "number"),
    [
        ("Mme/NOUN Tessier/PROPN", "Mme Tessier", F, SG),
        ("MM./NOUN Tessier/PROPN", "MM. Tessier", M, PL),
        ("selon/ADP Me/NOUN Sonia/PROPN Delage/PROPN", "Me Sonia Delage", F, SG),
        ("selon/ADP Me/NOUN Delage/PROPN", "Me Delage", None, SG),
        ("le/DET docteur/NOUN Delage/PROPN", "le docteur Delage", M, SG),
        ("selon/ADP Lucie/PROPN Marnat/PROPN", "Lucie Marnat", F, SG),
        ("Paul/PROPN et/CCONJ Lucie/PROPN", "Paul et Lucie", None, PL),
        ("la/DET porte-parole/NOUN parle/VERB", "la porte-parole", F, SG),
        ("l'/DET avocate/NOUN parle/VERB", "l'avocate", F, SG),
        ("le/DET préfet/NOUN Odile/PROPN Bec/PROPN parle/VERB", "le préfet Odile Bec", None, SG),
        ("le/DET préfet/NOUN Bec/PROPN parle/VERB", "le préfet Bec", M, SG),
        ("le/DET Dr/NOUN Bec/PROPN parle/VERB", "le Dr Bec", None, SG),
        ("le/DET Dr/NOUN Hugo/PROPN Bec/PROPN parle/VERB", "le Dr Hugo Bec", M, SG),
        ("les/DET élues/NOUN parlent/VERB", "les élues", F, PL),
        (
            "un/DET grand/ADJ nombre/NOUN de/ADP maires/NOUN parlent/VERB",
            "un grand nombre de maires",
            None,
            PL,
        ),
        ("un/DET groupe/NOUN de/ADP maires/NOUN parle/VERB", "un groupe de maires", M, SG),
        ("l'/DET élève/NOUN Lucie/PROPN parle/VERB", "l'élève Lucie", F, SG),
        ("du/ADP préfet/NOUN", "préfet", M, SG),
        ("elle/PRON parle/VERB", "elle", F, SG),
        ("certains/PRON parlent/VERB", "certains", None, PL),
    ],
)
def test_features(line: str, words: str, gender: Gender | None, number: Number) -> None:
    """Title, article, noun and first name show gender and number."""
    mention = _mentions(line)[words].mention
    assert (gender, number) == (mention.gender, mention.number)


@pytest.mark.parametrize(
    ("line", "words", "kind", "expected"),
    [
        ("Mme/NOUN Tessier/PROPN", "Mme Tessier", MentionKind.NAME, SpeakerKind.PERSON),
        ("selon/ADP Lucie/PROPN", "Lucie", MentionKind.NAME, SpeakerKind.PERSON),
        ("selon/ADP Ardan/PROPN Vel/PROPN", "Ardan Vel", MentionKind.NAME, SpeakerKind.PERSON),
        ("selon/ADP Vertane/PROPN", "Vertane", MentionKind.NAME, SpeakerKind.UNKNOWN),
        ("selon/ADP @vertane/PROPN", "@vertane", MentionKind.NAME, SpeakerKind.UNKNOWN),
        ("selon/ADP SNTR/PROPN", "SNTR", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("selon/ADP Berlin/PROPN", "Berlin", MentionKind.NAME, SpeakerKind.PLACE),
        ("la/DET ville/NOUN de/ADP Stanislas/PROPN dort/VERB", "Stanislas", MentionKind.NAME, SpeakerKind.PLACE),
        ("la/DET banlieue/NOUN de/ADP Nancy/PROPN dort/VERB", "Nancy", MentionKind.NAME, SpeakerKind.PLACE),
        ("la/DET sœur/NOUN de/ADP Nancy/PROPN dort/VERB", "Nancy", MentionKind.NAME, SpeakerKind.PERSON),
        ("l'/DET ami/NOUN de/ADP Stanislas/PROPN dort/VERB", "Stanislas", MentionKind.NAME, SpeakerKind.PERSON),
        ("selon/ADP Berlin/PROPN Handball/PROPN", "Berlin Handball", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("la/DET Vigie/PROPN Verte/PROPN parle/VERB", "la Vigie Verte", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("Vertane/PROPN ,/PUNCT avocate/NOUN ,/PUNCT", "Vertane, avocate", MentionKind.NAME, SpeakerKind.PERSON),
        ("le/DET maire/NOUN parle/VERB", "le maire", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("les/DET maires/NOUN parlent/VERB", "les maires", MentionKind.DESCRIPTION, SpeakerKind.GROUP),
        ("le/DET quotidien/NOUN parle/VERB", "le quotidien", MentionKind.DESCRIPTION, SpeakerKind.MEDIA),
        ("le/DET principal/ADJ syndicat/NOUN parle/VERB", "le principal syndicat", MentionKind.DESCRIPTION, SpeakerKind.ORGANISATION),
        ("le/DET principal/NOUN du/ADP collège/NOUN parle/VERB", "le principal du collège", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("le/DET milieu/NOUN offensif/ADJ parle/VERB", "le milieu offensif", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("le/DET milieu/NOUN scolaire/ADJ souffre/VERB", "le milieu scolaire", MentionKind.DESCRIPTION, SpeakerKind.UNKNOWN),
        ("l'/DET arrière/NOUN droit/ADJ parle/VERB", "l'arrière droit", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("la/DET Lunelloise/NOUN parle/VERB", "la Lunelloise", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("le/DET Breton/NOUN parle/VERB", "le Breton", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("le/DET Parisien/NOUN parle/VERB", "le Parisien", MentionKind.NAME, SpeakerKind.MEDIA),
        ("le/DET Parisien/NOUN de/ADP 34/NUM ans/NOUN", "le Parisien de 34 ans", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("selon/ADP Ventalis/PROPN France/PROPN", "Ventalis France", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("selon/ADP Anatole/PROPN France/PROPN", "Anatole France", MentionKind.NAME, SpeakerKind.PERSON),
        ("selon/ADP Immo/PROPN Dender/PROPN", "Immo Dender", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("selon/ADP Nordis/PROPN Group/PROPN", "Nordis Group", MentionKind.NAME, SpeakerKind.ORGANISATION),
        ("selon/ADP Canal/PROPN Mosan/PROPN", "Canal Mosan", MentionKind.NAME, SpeakerKind.MEDIA),
        ("selon/ADP Kwame/PROPN Asante/PROPN", "Kwame Asante", MentionKind.NAME, SpeakerKind.PERSON),
        ("le/DET Mortuacien/PROPN parle/VERB", "le Mortuacien", MentionKind.DESCRIPTION, SpeakerKind.PERSON),
        ("sur/ADP le/DET Mortuacien/PROPN", "le Mortuacien", MentionKind.NAME, SpeakerKind.UNKNOWN),
        ("les/DET Bretons/NOUN parlent/VERB", "les Bretons", MentionKind.DESCRIPTION, SpeakerKind.GROUP),
        ("une/DET dizaine/NOUN de/ADP", "une dizaine", MentionKind.DESCRIPTION, SpeakerKind.GROUP),
        ("le/DET caillou/NOUN parle/VERB", "le caillou", MentionKind.DESCRIPTION, SpeakerKind.UNKNOWN),
        ("Paul/PROPN et/CCONJ Lucie/PROPN", "Paul et Lucie", MentionKind.NAME, SpeakerKind.GROUP),
        ("lui/PRON parle/VERB", "lui", MentionKind.PRONOUN, SpeakerKind.UNKNOWN),
    ],
)  # fmt: skip
def test_kind(line: str, words: str, kind: MentionKind, expected: SpeakerKind) -> None:
    """The head noun, the form of the name and what stands beside it say what speaks."""
    found = _mentions(line)[words]
    assert (kind, expected) == (found.mention.kind, found.kind)


@pytest.mark.parametrize(
    ("line", "words", "name", "roles"),
    [
        ("la/DET ministre/NOUN Nadia/PROPN Benali/PROPN parle/VERB", "la ministre Nadia Benali", "Nadia Benali", ("ministre",)),
        ("la/DET maire/NOUN de/ADP Vallombre/PROPN parle/VERB", "la maire de Vallombre", None, ("maire de Vallombre",)),
        ("le/DET patron/NOUN du/ADP groupe/NOUN Solvane/PROPN parle/VERB", "le patron du groupe Solvane", None, ("patron du groupe Solvane",)),
        ("le/DET chef/NOUN de/ADP la/DET police/NOUN Paul/PROPN Servan/PROPN parle/VERB", "le chef de la police Paul Servan", "Paul Servan", ("chef de la police",)),
        ("le/DET chef/NOUN de/ADP la/DET fondation/NOUN Paul/PROPN Servan/PROPN parle/VERB", "le chef de la fondation Paul Servan", None, ("chef de la fondation Paul Servan",)),
        ("le/DET chef/NOUN de/ADP la/DET police/NOUN Vertane/PROPN parle/VERB", "le chef de la police Vertane", None, ("chef de la police Vertane",)),
        ("l'/DET avocat/NOUN du/ADP jeune/ADJ ministre/NOUN Paul/PROPN Servan/PROPN parle/VERB", "l'avocat du jeune ministre Paul Servan", None, ("avocat du jeune ministre Paul Servan",)),
        ("la/DET porte-parole/NOUN du/ADP ministre/NOUN Anne/PROPN Servan/PROPN parle/VERB", "la porte-parole du ministre Anne Servan", "Anne Servan", ("porte-parole du ministre",)),
        ("le/DET cabinet/NOUN de/ADP la/DET ministre/NOUN de/ADP la/DET Santé/PROPN Anne/PROPN Roux/PROPN parle/VERB", "le cabinet de la ministre de la Santé Anne Roux", None, ("cabinet de la ministre de la Santé Anne Roux",)),
        ("le/DET candidat/NOUN à/ADP la/DET présidence/NOUN Krit/PROPN Roval/PROPN parle/VERB", "le candidat à la présidence Krit Roval", "Krit Roval", ("candidat à la présidence",)),
        ("le/DET professeur/NOUN à/ADP l'/DET université/NOUN Paul/PROPN Servan/PROPN parle/VERB", "le professeur à l'université Paul Servan", None, ("professeur à l'université Paul Servan",)),
        ("le/DET maire/NOUN sortant/ADJ Aubin/PROPN parle/VERB", "le maire sortant Aubin", "Aubin", ("maire sortant",)),
        ("Paul/PROPN Servan/PROPN ,/PUNCT le/DET maire/NOUN ,/PUNCT", "Paul Servan, le maire", "Paul Servan", ("maire",)),
        ("le/DET maire/NOUN ,/PUNCT Paul/PROPN Servan/PROPN ,/PUNCT", "le maire, Paul Servan", "Paul Servan", ("maire",)),
        ("le/DET maire/NOUN ,/PUNCT Paul/PROPN Servan/PROPN parle/VERB", "le maire, Paul Servan", "Paul Servan", ("maire",)),
        ("devant/ADP le/DET maire/NOUN ,/PUNCT Paul/PROPN Servan/PROPN parle/VERB", "le maire", None, ("maire",)),
        ("un/DET soudeur/NOUN nommé/VERB Paul/PROPN Servan/PROPN parle/VERB", "un soudeur nommé Paul Servan", "Paul Servan", ("soudeur",)),
        ("un/DET soudeur/NOUN du/ADP nom/NOUN de/ADP Paul/PROPN Servan/PROPN parle/VERB", "un soudeur du nom de Paul Servan", "Paul Servan", ("soudeur",)),
        ("le/DET maire/NOUN ,/PUNCT M./NOUN Servan/PROPN ,/PUNCT", "le maire, M. Servan", "Servan", ("maire",)),
        ("le/DET maire/NOUN ,/PUNCT le/DET docteur/NOUN Aubin/PROPN ,/PUNCT", "le maire, le docteur Aubin", "Aubin", ("maire",)),
        ("le/DET président/NOUN de/ADP l'/DET institution/NOUN Paul/PROPN Servan/PROPN parle/VERB", "le président de l'institution Paul Servan", "Paul Servan", ("président de l'institution",)),
        ("le/DET chef/NOUN de/ADP la/DET commission/NOUN des/ADP Lois/PROPN du/ADP Sénat/PROPN Paul/PROPN Servan/PROPN parle/VERB", "le chef de la commission des Lois du Sénat Paul Servan", "Paul Servan", ("chef de la commission des Lois du Sénat",)),
        ("la/DET direction/NOUN Nord/PROPN de/ADP Vertane/PROPN parle/VERB", "la direction Nord de Vertane", None, ("direction Nord de Vertane",)),
        ("la/DET direction/NOUN Grand/PROPN Est/PROPN de/ADP Vertane/PROPN parle/VERB", "la direction Grand Est de Vertane", None, ("direction Grand Est de Vertane",)),
        ("la/DET région/NOUN Sud/PROPN parle/VERB", "la région Sud", "Sud", ("région",)),
        ("le/DET syndicat/NOUN Sud/PROPN de/ADP Vertane/PROPN parle/VERB", "le syndicat Sud de Vertane", "Sud", ("syndicat",)),
        ("un/DET groupe/NOUN de/ADP députés/NOUN LR/PROPN parle/VERB", "un groupe de députés LR", None, ("groupe de députés LR",)),
        ("le/DET groupe/NOUN de/ADP presse/NOUN Vertane/PROPN parle/VERB", "le groupe de presse Vertane", "Vertane", ("groupe de presse",)),
        ("selon/ADP Léa/PROPN Le/DET Goff/PROPN de/ADP la/DET CGT/PROPN", "Léa Le Goff", "Léa Le Goff", ()),
        ("selon/ADP Léa/PROPN de/ADP la/DET CGT/PROPN", "Léa", "Léa", ()),
        ("selon/ADP Léa/PROPN de/ADP MARNE/PROPN", "Léa de MARNE", "Léa de MARNE", ()),
        ("Mme/NOUN Tessier/PROPN", "Mme Tessier", "Tessier", ()),
        ("aux/ADP enquêteurs/NOUN Lucie/PROPN Marnat/PROPN", "enquêteurs", None, ("enquêteurs",)),
        ("le/DET Conseil/NOUN de/ADP sécurité/NOUN vote/VERB", "le Conseil de sécurité", "Conseil de sécurité", ()),
    ],
)  # fmt: skip
def test_name_and_roles(line: str, words: str, name: str | None, roles: tuple[str, ...]) -> None:
    """The name is told from the functions before and after it."""
    found = _mentions(line)[words]
    assert (name, roles) == (found.name, found.roles)


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [("ODF/PROPN", "ODF"), ("Loire/PROPN", None), ("O/PROPN", None), ("ODF/PROPN sud/NOUN", None)],
)
def test_acronym(bracket: str, expected: str | None) -> None:
    """Capitals alone in a bracket are an acronym."""
    found = _mentions(
        f"l'/DET Office/NOUN des/ADP forêts/NOUN (/PUNCT {bracket} )/PUNCT parle/VERB"
    )
    (office,) = (match for words, match in found.items() if words.startswith("l'Office"))
    assert expected == office.acronym


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("d'/DET aucuns/PRON disent/VERB", "d'aucuns"),
        ("les/DET autres/PRON disent/VERB", "les autres"),
        ("celle-ci/PRON dit/VERB", "celle-ci"),
    ],
)
def test_pronouns_of_two_words(line: str, words: str) -> None:
    """An indefinite takes the article before it."""
    found = _mentions(line)[words]
    assert found.mention.kind is MentionKind.PRONOUN


def test_a_sentence_may_end_after_an_article() -> None:
    """An apposition that breaks off after its article is none."""
    assert "le maire" in _mentions("le/DET maire/NOUN ,/PUNCT le/DET")


def test_mentions_nest() -> None:
    """A complement is a mention of its own, and no two mentions start at one token."""
    text, sentences = document("l'/DET avocat/NOUN de/ADP Marc/PROPN Delorme/PROPN parle/VERB")
    (found,) = find_mentions(text, sentences, LEXICON)
    words = [match.mention.text for match in found]
    assert words == ["l'avocat de Marc Delorme", "Marc Delorme"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # After a noun phrase and before what only a verb takes, a form in -e is no noun.
        ("le/DET maire/NOUN annonce/NOUN que/SCONJ", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN :/PUNCT", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN «0»", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN une/DET", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN mardi/NOUN", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN ,/PUNCT", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN une:1", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN de/ADP lourdes/ADJ:1", "le maire"),
        ("le/DET maire/NOUN annonce/NOUN", "le maire annonce"),
    ],
)
def test_verbs_by_position(line: str, expected: str) -> None:
    """The neighbours tell a verb from the noun that the tagger saw."""
    assert expected in _mentions(line.replace("une:1", "une/DET:1"))


@pytest.mark.parametrize(
    "unit",
    ["l'/DET un/PRON des/ADP ", "de/ADP la/DET mer/NOUN ", "le/DET ", "plusieurs/DET de/ADP "],
)
def test_senseless_chains_end(unit: str) -> None:
    """Chains that no text has are cut rather than followed without end."""
    text, sentences = document("le/DET maire/NOUN " + unit * 400)
    (found,) = find_mentions(text, sentences, LEXICON)
    assert found[0].first == 0


def test_enumerations_end() -> None:
    """An enumeration of names is one mention up to a bound."""
    found = _mentions(" et/CCONJ ".join(["Paul/PROPN"] * 200))
    assert max(len(words.split(" et ")) for words in found) == 31
