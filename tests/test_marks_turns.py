"""Dialogue turns after a dash, labelled turns, and what only looks like them."""

from __future__ import annotations

import pytest

from quotelib.marks import find_quoted
from quotelib.models import Form
from strategies import shown

DASH = [
    (
        "— Vous avez vu l'heure ? demande le contrôleur.\n— Le train est en retard, répond la passagère.",
        [
            "dash Vous avez vu l'heure ? demande le contrôleur.",
            "dash Le train est en retard, répond la passagère.",
        ],
    ),
    (
        "– Vous venez ? demanda-t-il.\n– Demain.",
        ["dash Vous venez ? demanda-t-il.", "dash Demain."],
    ),
    (
        "- Vous venez ?\n- Oui, demain.\n- Alors à demain.",
        ["dash Vous venez ?", "dash Oui, demain.", "dash Alors à demain."],
    ),
    ("― Vous venez ?\n― Oui.", ["dash Vous venez ?", "dash Oui."]),
    ("-- Vous venez ?\n-- Oui.", ["dash Vous venez ?", "dash Oui."]),
    (
        "&mdash; Vous venez ?\n&mdash;&nbsp;Oui.",
        ["dash Vous venez ? [entity]", "dash Oui. [entity]"],
    ),
    ("\ufeff  — Vous venez ?\n—\xa0… Oui.", ["dash Vous venez ?", "dash … Oui."]),
    ("Il ouvre.\n— Entrez !\nElle entre.", ["dash Entrez !"]),
    ("Il ouvre la porte :\n— Entrez !", ["dash Entrez !"]),
    (
        "— Vous venez ?\n\n— Oui.\n\nIl sort.\n\n— Non !",
        ["dash Vous venez ?", "dash Oui.", "dash Non !"],
    ),
    ("— Le film « Nuit » sort ?\n— Oui.", ["dash Le film « Nuit » sort ?", "> Nuit", "dash Oui."]),
    (
        "— Le train est en retard\net il le restera.\n— Ah ?",
        ["dash Le train est en retard\net il le restera.", "dash Ah ?"],
    ),
    (
        "<blockquote>— Vous venez ?<br>— Oui.</blockquote>",
        ["tag — Vous venez ?<br>— Oui. [multi_paragraph]", "> dash Vous venez ?", "> dash Oui."],
    ),
]

INSIDE_MARKS = [
    (
        "« Vous partez quand ? demande le douanier. — Demain matin, répond le chauffeur. »",
        [
            "Vous partez quand ? demande le douanier. — Demain matin, répond le chauffeur.",
            "> dash Vous partez quand ? demande le douanier.",
            "> dash Demain matin, répond le chauffeur.",
        ],
    ),
    ("« — Vous venez ? — Non. »", ["— Vous venez ? — Non.", "> dash Vous venez ?", "> dash Non."]),
    (
        "« Vous partez quand ? – Demain. – Bien. »",
        [
            "Vous partez quand ? – Demain. – Bien.",
            "> dash Vous partez quand ?",
            "> dash Demain.",
            "> dash Bien.",
        ],
    ),
    (
        "« Vous partez ?\n— Demain matin.\n— Bon. »",
        [
            "Vous partez ?\n— Demain matin.\n— Bon. [multi_paragraph]",
            "> dash Vous partez ?",
            "> dash Demain matin.",
            "> dash Bon.",
        ],
    ),
    (
        "« Il part. — “Non. — Si.” — Bon. »",
        [
            "Il part. — “Non. — Si.” — Bon.",
            "> dash Il part. — “Non. — Si.”",
            "> > Non. — Si.",
            "> > > dash Non.",
            "> > > dash Si.",
            "> dash Bon.",
        ],
    ),
    (
        "« Le plan – voté hier – est clair. Bon. – Le maire. »",
        ["Le plan – voté hier – est clair. Bon. – Le maire."],
    ),
    (
        "« Trois axes : - Le prix. - Le délai ? - La paix. »",
        ["Trois axes : - Le prix. - Le délai ? - La paix."],
    ),
    ("« Il part. » — Jeanne Tessier", ["Il part."]),
]

NO_DASH_TURNS = [
    (
        "Les parents d'élèves résument :\n- « Il y a trop d'enfants par classe. »\n- « Personne ne remplace les absents. »",
        ["Il y a trop d'enfants par classe.", "Personne ne remplace les absents."],
    ),
    ("— « Oui », dit-il.\n— « Non », dit-elle.", ["Oui", "Non"]),
    (
        "NANTES, 3 mars (AFP) - « La ligne est rétablie », indique l'exploitant.",
        ["La ligne est rétablie"],
    ),
    ("NOLAY — Le pont est rouvert.", []),
    ("Le programme :\n— La visite.\n— Le repas.", []),
    ("Les points.\n– Le budget passe.\n– La gare ferme.", []),
    ("- Comment venir ?\n- Où dormir ?", []),
    ("- Comment venir ? Par le train.\n- Où dormir ? À l'auberge.", []),
    ("- Non à la loi !\n- Retrait du texte.", []),
    ("Le programme.\n- 3 hausses ;\n- 2 baisses.", []),
    ("Le maire\n— élu en 2020 — a dit non.", []),
    ("« Trop tard. »\n— Jeanne Tessier, Le Courrier du Val.", ["Trop tard."]),
    ("Merci à tous !\n— Inès Caron (@inescaron) 3 mars 2024", []),
    ("- 3 °C ce matin.", []),
    ("—", []),
    ("Il ouvre. — Entrez ! dit-il.", []),
]

TURNS = [
    (
        "Entretien avec Inès Caron\nQ – Pourquoi partir ?\nR – J'ai fait mon temps.",
        ["turn (Q) Pourquoi partir ?", "turn (R) J'ai fait mon temps."],
    ),
    ("Q. Pourquoi ?\nR. Parce que.", ["turn (Q) Pourquoi ?", "turn (R) Parce que."]),
    (
        "Q : Pourquoi partir ?\nR : Pour voir.",
        ["turn (Q) Pourquoi partir ?", "turn (R) Pour voir."],
    ),
    (
        "Q1 – Pourquoi ?\nR1 – « Pour voir. »",
        ["turn (Q1) Pourquoi ?", "turn (R1) « Pour voir. »", "> Pour voir."],
    ),
    ("Q – Dites-moi.\nR – Non.", ["turn (Q) Dites-moi.", "turn (R) Non."]),
    (
        "Question : Pourquoi ?\nRéponse : Pour voir.",
        ["turn (Question) Pourquoi ?", "turn (Réponse) Pour voir."],
    ),
    (
        "Entretien avec Claire Vasseur\nC. V. : Nous avons dix ans de retard.",
        ["turn (C. V.) Nous avons dix ans de retard."],
    ),
    (
        "C.V. : Nous avons dix ans.\nM.D. : Oui.",
        ["turn (C.V.) Nous avons dix ans.", "turn (M.D.) Oui."],
    ),
    ("J.-P. R. : Nous avons dix ans de retard.", ["turn (J.-P. R.) Nous avons dix ans de retard."]),
    (
        "C. V. – Nous partons demain.\nM. D. – Nous restons ici.",
        ["turn (C. V.) Nous partons demain.", "turn (M. D.) Nous restons ici."],
    ),
    (
        "Le Courrier : Quand rouvrez-vous ?\nHugo Lefranc : En septembre.",
        ["turn (Le Courrier) Quand rouvrez-vous ?", "turn (Hugo Lefranc) En septembre."],
    ),
    (
        "Le Courrier : Quand ?\nHugo Lefranc : En mai.\nPuis en juin.\nLe Courrier : Et après ?\nHugo Lefranc : Rien.",
        [
            "turn (Le Courrier) Quand ?",
            "turn (Hugo Lefranc) En mai.\nPuis en juin. [multi_paragraph]",
            "turn (Le Courrier) Et après ?",
            "turn (Hugo Lefranc) Rien.",
        ],
    ),
    (
        "LE COURRIER. – Pourquoi ce livre ?\nHugo LEFRANC. – Parce que « tout » a changé.",
        [
            "turn (LE COURRIER) Pourquoi ce livre ?",
            "turn (Hugo LEFRANC) Parce que « tout » a changé.",
            "> tout",
        ],
    ),
    (
        "La Gazette. – Pourquoi ?\nInès Caron. – Parce que. (Rires.)",
        ["turn (La Gazette) Pourquoi ?", "turn (Inès Caron) Parce que."],
    ),
    (
        "Journaliste : Pourquoi partir ?\nMaire : Parce que.",
        ["turn (Journaliste) Pourquoi partir ?", "turn (Maire) Parce que."],
    ),
    (
        "Marie Faure : Je pars demain matin.\nLéa de La Tour : Je reste avec vous.",
        ["turn (Marie Faure) Je pars demain matin.", "turn (Léa de La Tour) Je reste avec vous."],
    ),
    ("[00:12:03] MARC DELORME : On coupe ici.", ["turn (MARC DELORME) On coupe ici."]),
    (
        "00:12:03 Marc Delorme : On coupe ici.\n(12:04) Voix 1 : Non.",
        ["turn (Marc Delorme) On coupe ici.", "turn (Voix 1) Non."],
    ),
    (
        "M. Paul Weber (UC). — Ce budget n'est pas sincère. (Protestations.)",
        ["turn (M. Paul Weber (UC)) Ce budget n'est pas sincère."],
    ),
    (
        "Mme la présidente. – La parole est à M. Weber.\nM. Paul Weber. – Merci. (Applaudissements au centre.)",
        ["turn (Mme la présidente) La parole est à M. Weber.", "turn (M. Paul Weber) Merci."],
    ),
    (
        "LE PRÉSIDENT : Asseyez-vous.\nLE PRÉVENU : Je préfère rester debout.",
        ["turn (LE PRÉSIDENT) Asseyez-vous.", "turn (LE PRÉVENU) Je préfère rester debout."],
    ),
    (
        "LE PROCUREUR : Levez-vous.\nL’AVOCATE : Mon client est malade.",
        ["turn (LE PROCUREUR) Levez-vous.", "turn (L’AVOCATE) Mon client est malade."],
    ),
    (
        "Hugo Lefranc : Non. « Jamais.\nSuite », dit-il.\nLe Courrier : Et demain ?\nHugo Lefranc : Non.",
        [
            "turn (Hugo Lefranc) Non. « Jamais.\nSuite », dit-il. [multi_paragraph]",
            "> Jamais.\nSuite [multi_paragraph]",
            "turn (Le Courrier) Et demain ?",
            "turn (Hugo Lefranc) Non.",
        ],
    ),
    (
        "Inès Caron : « Je reste »\n\nElle a couru trois fois.\n\nLa Gazette : Pourquoi ?\nInès Caron : Parce que.",
        ["Je reste", "turn (La Gazette) Pourquoi ?", "turn (Inès Caron) Parce que."],
    ),
]

NO_TURNS = [
    ("Lieu : Nolay\nDate : 3 mars\nPrix : 12 €", []),
    ("Lieu : Salle des fêtes.\nDate : Le 3 mars.\nPrix : Gratuit.", []),
    ("Nolay : Trois blessés.\nVal-Dieu : Deux blessés.", []),
    ("Marc Delorme : Élu.\nPaul Weber : Battu.", []),
    ("Marc Delorme : 34 %\nPaul Weber : 33 %", []),
    ("VIDÉO : Le préfet parle.\nMÉTÉO : Il pleut.", []),
    ("EN BREF : Le préfet parle.\nA SAVOIR : Il pleut demain.", []),
    ("FOOTBALL. – Nolay gagne.\nRUGBY. – Val-Dieu perd.", []),
    ("PARIS. – Le ministre parle.", []),
    ("R. Dupont est venu.\nIl a dit oui.", []),
    ("C. V. – Nous partons demain.", []),
    ("M. Weber : « Oui. »\nMme Faure : « Non. »", ["Oui.", "Non."]),
    ("Aline, boulangère : « On voit de tout. »", ["On voit de tout."]),
    ("Hugo Lefranc : « Je ne partirai pas »", ["Je ne partirai pas"]),
    ("L'agence : Une étude dit-elle vrai ?\nOui, selon elle.", []),
    ("Retraites : Le ministre recule.", []),
    ("[12:03] Le direct commence", []),
    ("C. V. : &nbsp;\n", []),
    ("14h05 – FOOTBALL : Nolay mène.", []),
    ("12:30 : Le préfet parle.", []),
    ("P.S. : Pensez aux bottes.", []),
    ("N. B. : Le marché ferme à midi.", []),
    ("U.E. : le sommet reporté", []),
    ("Le pont est rouvert. — Photo Val Presse", []),
    (
        # A digest: an incise stands in an item, after the first sentence of it.
        (
            "- Les secours ont repris leurs recherches sur les deux rives du fleuve, où trois maisons se "
            "sont effondrées dans la nuit. La situation reste tendue, reconnaît-il.\n"
            "- La circulation des trains est interrompue entre Lurcy et Valbrune jusqu'à samedi matin, "
            "et des autocars circulent toutes les heures. La préfecture appelle à la prudence."
        ),
        [],
    ),
    ("M. Roy est venu. — Tout va bien.", []),
    ("Mme Faure a voté non. – Le texte passe.", []),
    ("Le Courrier : Quand ?\n" + "Il pleut.\n" * 7 + "Hugo Lefranc : En mai.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*DASH, *INSIDE_MARKS, *NO_DASH_TURNS])
def test_dash_turns(text: str, expected: list[str]) -> None:
    """Lines of a dialogue are turns; items of a list, datelines and signatures are not."""
    assert expected == shown(find_quoted(text))


@pytest.mark.parametrize(("text", "expected"), [*TURNS, *NO_TURNS])
def test_labelled_turns(text: str, expected: list[str]) -> None:
    """Labelled lines that answer each other are turns; names with a value are not."""
    assert expected == shown(find_quoted(text))


def test_parts_of_a_dash_turn() -> None:
    """A dash turn starts with its dash and holds the whole line."""
    text = "— Vous venez ?\n— Oui, dit-elle. "
    spans = find_quoted(text)
    assert [span.outer.text for span in spans] == ["— Vous venez ?", "— Oui, dit-elle."]
    assert [(span.opener, span.closer) for span in spans] == [("—", "")] * 2


def test_parts_of_turns_inside_marks() -> None:
    """The first of the turns that share one pair of marks has no dash of its own."""
    around, first, second = find_quoted("« Vous venez ? — Oui. »")
    assert [around.form, first.form, second.form] == [Form.MARKS, Form.DASH, Form.DASH]
    assert [first.opener, second.opener] == ["", "—"]
    assert [first.parent, second.parent] == [0, 0]


def test_parts_of_a_labelled_turn() -> None:
    """The label is a span of its own; time code and stage direction stand outside the turn."""
    text = "[00:12:03] MARC DELORME : On coupe ici. (Rires.)"
    (span,) = find_quoted(text)
    assert span.label is not None
    assert "MARC DELORME" == span.label.text == text[span.label.start : span.label.end]
    assert span.outer.text == "MARC DELORME : On coupe ici."
    assert (span.opener, span.closer) == ("MARC DELORME :", "")


@pytest.mark.xfail(reason="the words of the narrator stand in the turn's line without any mark")
def test_incise_of_a_dash_turn() -> None:
    """The incise of a turn is not part of what is said."""
    assert shown(find_quoted("— Vous venez ? demande le contrôleur.")) == ["dash Vous venez ?"]


@pytest.mark.xfail(
    reason="without labels, only the layout of the page tells answers from questions"
)
def test_unlabelled_answers() -> None:
    """Answers under questions in bold are turns even where the markup is lost."""
    text = "Entretien avec Claire Vasseur\nRegrettez-vous ce choix ?\nNon, je le referais demain."
    assert shown(find_quoted(text)) == ["turn Non, je le referais demain."]
