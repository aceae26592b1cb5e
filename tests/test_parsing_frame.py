"""The frame: what stands, what is woven, accidents, paragraphs, and the way back to the text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotelib import find_quoted
from quotelib.parsing.frame import PLACEHOLDER, build_frame
from strategies import any_text, marked_text
from strategies_news import glued_text, news_text

if TYPE_CHECKING:
    from quotelib.parsing.frame import Frame

REPORTING = frozenset(
    ["assure", "raconte", "déplore", "tranche", "conclut", "soupire", "titre", "dit", "lâche"]
)


def _frame(text: str) -> Frame:
    """Return the frame of a text, with a handful of reporting verbs."""
    return build_frame(text, find_quoted(text), REPORTING.__contains__)


def _units(text: str) -> list[str]:
    """Return the words of each unit, the container's index before those of insides."""
    return [
        unit.text if unit.container is None else f"{unit.container}> {unit.text}"
        for unit in _frame(text).units
    ]


# --- what stands -------------------------------------------------------------------------------

STANDING = [
    # At the start, before a reporting verb, an auxiliary, a clitic, a preposition.
    ("« Le pont tient », assure la maire.", ["Cela, assure la maire."]),
    ("« Le pont tient » assure la maire.", ["Cela assure la maire."]),
    ("« le pont tient » a dit la maire.", ["Cela a dit la maire."]),
    ("« le pont tient » s'est réjouie la maire.", ["Cela s'est réjouie la maire."]),
    ("« le pont tient » s’est réjouie la maire.", ["Cela s'est réjouie la maire."]),
    ("« le pont tient » répète-t-elle.", ["Cela répète-t-elle."]),
    ("« le pont tient » selon la maire.", ["Cela selon la maire."]),
    ("« le pont tient » d’après elle.", ["Cela d'après elle."]),
    ("« le pont tient » dixit la maire.", ["Cela dixit la maire."]),
    # At the start, whole by its own stop or by what follows.
    ("« Le pont tient. » Personne n'y croit.", ["Cela Personne n'y croit."]),
    ("« Quelle honte ! » entend-on.", ["Cela entend-on."]),
    ("« Un fiasco »", ["Cela"]),
    ("« Un fiasco » (Le Courrier)", ["Cela (Le Courrier)"]),
    ("« Un fiasco » Le Courrier n'a pas aimé.", ["Cela Le Courrier n'a pas aimé."]),
    # After what opens a sentence, an item or a tag.
    ("Il rit. « Je reste », dit-il.", ["Il rit. Cela, dit-il."]),
    ("Reste-t-elle ? « Je reste », dit-elle.", ["Reste-t-elle ? Cela, dit-elle."]),
    ("- « Trop d'enfants par classe »", ["- Cela"]),
    ("• « Trop d'enfants par classe »", ["• Cela"]),
    ("<p>« Je reste », dit-il.", [" Cela, dit-il."]),
    # After a colon, whatever it is.
    ("La maire assure : « le pont tient ».", ["La maire assure : Cela."]),
    ("Mot d'ordre : « non ».", ["Mot d'ordre : Cela."]),
    ("Il assure :\u00a0« non ».", ["Il assure : Cela."]),
    ("Il assure :\u202f\u00ad« non ».", ["Il assure : Cela."]),
    # After a comma: a clause with a capital, or any clause after a source or a connector.
    ("Et la voisine de crier, « Vous partez ».", ["Et la voisine de crier, Cela."]),
    ("Selon la maire, « le pont est sûr ».", ["Selon la maire, Cela."]),
    ("Selon elle, « Le pont tiendra ».", ["Selon elle, Cela."]),
    (
        "Selon elle, « la rue finira en mai », et elle le répète.",
        ["Selon elle, Cela, et elle le répète."],
    ),
    ("Selon elle, « la nuit porte conseil ».", ["Selon elle, Cela."]),
    ("Selon elle, « on les perdra », dit-il.", ["Selon elle, Cela, dit-il."]),
    ("Selon elle, « la ville verra », dit-il.", ["Selon elle, Cela, dit-il."]),
    ("Selon elle, « la ville voudra », dit-il.", ["Selon elle, Cela, dit-il."]),
    ("Selon elle, « la nuit porte conseil »", ["Selon elle, Cela"]),
    ("D’après elle, « le pont est sûr ».", ["D'après elle, Cela."]),
    pytest.param("De l'avis de tous, « il ne rouvrira pas ».", ["De l'avis de tous, Cela."]),
    pytest.param("Aux yeux du préfet, « il est trop tard ».", ["Aux yeux du préfet, Cela."]),
    ("Pourtant, « le pont est sûr ».", ["Pourtant, Cela."]),
    ("Puis ajoute-t-il, « le pont est sûr ».", ["Puis ajoute-t-il, Cela."]),
    # After a semicolon, in brackets.
    ("Il rit ; « on verra bien. »", ["Il rit ; Cela"]),
    ("Il rit ; « on est prêts », dit-il.", ["Il rit ; Cela, dit-il."]),
    ("Elle s'agace (« ce sont des contes »).", ["Elle s'agace ( Cela)."]),
    ("Elle s'agace (« Assez ! »).", ["Elle s'agace ( Cela)."]),
    # Right after words: a long clause with a capital, or one with its stop.
    ("La maire conclut « Nous ne lâcherons rien ».", ["La maire conclut Cela."]),
    ("La maire conclut « Assez ! »", ["La maire conclut Cela"]),
    # Going on with the one before.
    ("« C'est fini », « il n'y a plus rien », dit-il.", ["Cela, Cela, dit-il."]),
    ("« La loi », dit la maire, « vaut pour tous ».", ["Cela, dit la maire, Cela."]),
    # Turns.
    ("— Vous partez ?\n— Demain.", ["Cela", "Cela"]),
    ("Le Courrier : Vous partez ?\nHugo Lefranc : Demain.", ["Cela", "Cela"]),
]


@pytest.mark.parametrize(("text", "narration"), STANDING)
def test_standing(text: str, narration: list[str]) -> None:
    """An utterance beside the clause is one pronoun in it, and parsed on its own."""
    frame = _frame(text)
    assert narration == [unit.text for unit in frame.units if unit.container is None]
    assert frame.standing == frozenset(range(len(find_quoted(text))))
    for unit in frame.units:
        for offset in unit.placeholders:
            assert unit.text[offset : offset + len(PLACEHOLDER)] == PLACEHOLDER


WOVEN = [
    ("Elle dit que « le pont est sûr ».", ["Elle dit que le pont est sûr."]),
    ("Elle dit qu’« il est sûr. »", ["Elle dit qu'il est sûr."]),
    ("Il demande si « le pont est sûr ».", ["Il demande si le pont est sûr."]),
    ("Ils dénoncent « un passage en force ».", ["Ils dénoncent un passage en force."]),
    ("Elle promet de « rendre chaque euro ».", ["Elle promet de rendre chaque euro."]),
    ("Il a parlé de « guerre ».", ["Il a parlé de guerre."]),
    ("Le film « La Nuit du goéland » sort.", ["Le film La Nuit du goéland sort."]),
    ("« Le Courrier » publie une enquête.", ["Le Courrier publie une enquête."]),
    ("« Riposte » 3 coûte cher.", ["Riposte 3 coûte cher."]),
    ("Un site, « une verrue », fermera.", ["Un site, une verrue, fermera."]),
    ("Selon elle, « un film » suffit.", ["Selon elle, un film suffit."]),
    (
        "Selon elle, « les travaux de voirie du centre » coûtent.",
        ["Selon elle, les travaux de voirie du centre coûtent."],
    ),
    (
        "Selon elle, « la directrice Elvira Sandra » reste.",
        ["Selon elle, la directrice Elvira Sandra reste."],
    ),
    (
        "Selon elle, « la sierra ou la toundra » gèle.",
        ["Selon elle, la sierra ou la toundra gèle."],
    ),
    ("Comme elle dit, « la nuit porte conseil ».", ["Comme elle dit, la nuit porte conseil."]),
    ("Un parti (« les verts ») recule.", ["Un parti (les verts) recule."]),
    ("Il rit ; « bon » ou non.", ["Il rit ; bon ou non."]),
    ("Un « vrai » ou « faux » débat", ["Un vrai ou faux débat"]),
    ('Les "gilets jaunes" "doivent cesser".', ["Les gilets jaunes doivent cesser."]),
    ("Le juge la dit « Abusive ».", ["Le juge la dit Abusive."]),
    ("L'avocat rappelle qu'il « a nié. Il niera ».", ["L'avocat rappelle qu'il a nié. Il niera."]),
    # The comma of a list is not that of an incise, and long narration ends what goes on.
    ("« Oui. », « non » de la tête.", ["Cela, non de la tête."]),
    (
        "« Un fiasco », dit la maire" + ", et la pluie tombe sur la ville" * 5 + ", « rien ».",
        ["Cela, dit la maire" + ", et la pluie tombe sur la ville" * 5 + ", rien."],
    ),
]


@pytest.mark.parametrize(("text", "narration"), WOVEN)
def test_woven(text: str, narration: list[str]) -> None:
    """Words that the clause needs stay in it without their marks."""
    assert narration == [unit.text for unit in _frame(text).units if unit.container is None]


INSIDES = [
    ("« Oui. »", ["Cela", "0> Oui."]),
    ("« A. »\n\n« B. »", ["Cela", "Cela", "0> A.", "1> B."]),
    # Inside a standing one, the next level is framed in its turn.
    (
        "« Le chef a dit : “Va-t'en”, puis il a ri », raconte Léa.",
        ["Cela, raconte Léa.", "0> Le chef a dit : Cela, puis il a ri", "1> Va-t'en"],
    ),
    ("« Mon “cher” ami n'est plus. »", ["Cela", "0> Mon cher ami n'est plus."]),
    # Inside a woven one, the next level belongs to the clause or stands in it.
    ("Il dit que « le “vrai” coupable court ».", ["Il dit que le vrai coupable court."]),
    (
        "Il dit que « le chef a crié : “Fuyez !” avant de partir ».",
        ["Il dit que le chef a crié : Cela avant de partir.", "1> Fuyez !"],
    ),
    # The inside of a quotation over several paragraphs.
    ("« Un. \nDeux. »", ["Cela", "0> Un.", "0> Deux."]),
    # Incises inside one pair stay where they are.
    ("« La loi, dit-il, vaut. »", ["Cela", "0> La loi, dit-il, vaut."]),
]


@pytest.mark.parametrize(("text", "units"), INSIDES)
def test_insides(text: str, units: list[str]) -> None:
    """Narration comes first, then the inside of every standing span, level by level."""
    assert units == _units(text)


BLANKS = [
    # Where dropped marks would glue two words, a blank takes their place.
    pytest.param("un«mot»ici", "un mot ici"),
    ("l'«avion»", "l'avion"),
    ("Il parle d'« éco » ici", "Il parle d'éco ici"),
    ("Un « mot » ici", "Un mot ici"),
    # A placeholder stays a word of its own.
    ("Il assure :«non».", "Il assure : Cela."),
    pytest.param("Il assure : « non »et part", "Il assure : Cela et part"),
    ("Il assure : « non », et part", "Il assure : Cela, et part"),
    ("« Oui. »« Non. »", "Cela Cela"),
]


@pytest.mark.parametrize(("text", "words"), BLANKS)
def test_blanks(text: str, words: str) -> None:
    """No two words run together, and no placeholder with a word."""
    assert words == _frame(text).units[0].text


# --- accidents ---------------------------------------------------------------------------------

ACCIDENTS = [
    # text, the frame's word, what it is in the text
    ("elle a dé\u00adclaré hier", "déclaré", "dé\u00adclaré"),
    ("elle cons\u200btate hier", "constate", "cons\u200btate"),
    ("\ufeffelle dit", "elle", "elle"),
    ("elle a dit\u2060 hier", "dit", "dit"),
    ("c’est l\u2019eau", "l'eau", "l\u2019eau"),
    ("l&rsquo;eau vive", "l'eau", "l&rsquo;eau"),
    ("l&#8217;eau vive", "l'eau", "l&#8217;eau"),
    ("lâ€™eau vive", "l'eau", "lâ€™eau"),
    ("dit\u2010elle hier", "dit-elle", "dit\u2010elle"),
    ("un rendez\u2011vous", "rendez-vous", "rendez\u2011vous"),
    ("un rendez&#8209;vous", "rendez-vous", "rendez&#8209;vous"),
    ("le the\u0301a\u0302tre ferme", "théâtre", "the\u0301a\u0302tre"),
    ("le the\u0301a\u0302tre ferme", "ferme", "ferme"),
    ("A\u0300 Lyon", "À", "A\u0300"),
    ("dix&nbsp;mille euros", "mille", "mille"),
    ("dix\u202f000 euros", "000", "000"),
    ("dix\u00a0\u202f&#160;mille euros", "mille", "mille"),
    ("un <em>très</em> long <a href='x'>lien</a> ici", "très", "très"),
    ("un <em>très</em> long <a href='x'>lien</a> ici", "lien", "lien"),
    ("<q>oui</q>", "oui", "oui"),
    ("dit le maire.Le conseil vote", "Le", "Le"),
    ("il cite Luc Roy.M. Faure le sait", ". M. Faure", ".M. Faure"),
    ("selon la SNCF.UN TRAIN PART LUNDI", ". UN", ".UN"),
    ("le code ASP.NET MVC tourne", "ASP.NET", "ASP.NET"),
    ("un 💪 mot", "mot", "mot"),
    ("un 💪🏽 mot", "mot", "mot"),
    ("a\r\nb", "b", "b"),
    ("a\t\vb", "b", "b"),
]


@pytest.mark.parametrize(("text", "word", "origin"), ACCIDENTS)
def test_accidents(text: str, word: str, origin: str) -> None:
    """The frame has the plain word, and knows where it stands in the text."""
    (unit,) = [unit for unit in _frame(text).units if word in unit.text]
    at = unit.text.index(word)
    start, end = unit.origin(at, at + len(word))
    assert origin == text[start:end]


SUBHEADS = [
    # text, its paragraphs
    ("Il part en mai.- Course au vaccin -Le groupe suit.", ["Il part en mai.", "- Course au vaccin -", "Le groupe suit."]),
    ("Il part en mai. - Rebond au Royaume-Uni - Le groupe suit.", ["Il part en mai. ", "- Rebond au Royaume-Uni - ", "Le groupe suit."]),
    ("Il part.- Les 3.000 de Dole -«Non», dit-il.", ["Il part.", "- Les 3.000 de Dole -", "Cela, dit-il."]),
    ("Ils sont « là ».- Où ? -Le groupe suit.", ["Ils sont là.", "- Où ? -", "Le groupe suit."]),
    ("Les élus -Paul Roy et Luc Noël- suivent.", ["Les élus -Paul Roy et Luc Noël- suivent."]),
    ("Le groupe - un des plus grands - Solvane suit.", ["Le groupe - un des plus grands - Solvane suit."]),
    ("Il part. - Premier point. - Second point.", ["Il part. - Premier point. - Second point."]),
    ("Il part.- oui -non.", ["Il part.- oui -non."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraphs"), SUBHEADS)
def test_subheads_without_line_ends(text: str, paragraphs: list[str]) -> None:
    """Dashes around the words after a full stop make a paragraph of them, other dashes none."""
    assert [unit.text for unit in _frame(text).units if unit.container is None] == paragraphs


REWRITTEN = [
    ("dix\u00a0\u202f000\u2009euros", "dix 000 euros"),
    ("le préfet.Le maire", "le préfet. Le maire"),
    ("le préfet !Le maire", "le préfet ! Le maire"),
    ("au 3.2 du titre", "au 3.2 du titre"),
    pytest.param("il vote.l'autre", "il vote.l'autre"),
    pytest.param("SNCF.Le maire", "SNCF. Le maire"),
    ("LE PONT FERMÉL'eau monte", "LE PONT FERMÉ. L'eau monte"),
    ("LE PONT FERMÉLe maire part", "LE PONT FERMÉ. Le maire part"),
    ("LE VIEUX PONT FERMÉSelon lui", "LE VIEUX PONT FERMÉ. Selon lui"),
    ("la CGT VOIRIEConnect et la CGTistes", "la CGT VOIRIEConnect et la CGTistes"),
    ("LeMaire et la FSU SNUipp", "LeMaire et la FSU SNUipp"),
    ("sont-ils ?Selon le maire", "sont-ils ? Selon le maire"),
    # Headings glued to the sentences around them
    ("il part.LE MAIRE SE TAIT", "il part. LE MAIRE SE TAIT"),
    ("sur Exemple.FR", "sur Exemple.FR"),
    ("depuis 1990.M. Roy part", "depuis 1990. M. Roy part"),
    ("la ville.A la mi-mars", "la ville. A la mi-mars"),
    ("les gens...Selon lui", "les gens... Selon lui"),
    ("le plan B.A part", "le plan B.A part"),
    ("une vidéo de RDFSelon le maire", "une vidéo de RDF. Selon le maire"),
    ("la TVSelon lui et RDFSelonos", "la TVSelon lui et RDFSelonos"),
    ("les S.A. RÉUNIES", "les S.A. RÉUNIES"),
    ("TOUTES LES MESURESLes élus", "TOUTES LES MESURES. Les élus"),
    ("les CRSLes élus", "les CRSLes élus"),
    ("LES COMPTES DE 2015En juin", "LES COMPTES DE 2015. En juin"),
    ("le A2015En juin", "le A2015En juin"),
    ("il part - un plan simple - Le conseil", "il part - un plan simple - Le conseil"),
    ("Ch.-Émile part", "Ch.-Émile part"),
    ("en mai.RevirementLe maire", "en mai. Revirement. Le maire"),
    ("en 2017.RevirementLe maire", "en 2017. Revirement. Le maire"),
    ("la belle vieLe maire", "la belle vie. Le maire"),
    ("la vieDe luxe", "la vieDe luxe"),
    ("le préfet.À Lyon", "le préfet. À Lyon"),
    ("le train Lyon -Marseille", "le train Lyon -Marseille"),
    ("la foire de LyonLe maire", "la foire de Lyon. Le maire"),
    ("sur @LyonLe monde", "sur @LyonLe monde"),
    ("une PlayStation La Reine", "une PlayStation La Reine"),
    ("a < b > c", "a < b > c"),
    ("a &amp; b", "a &amp; b"),
    ("un <em>mot</em>", "un  mot "),
    ("le conseil\nmunicipal", "le conseil municipal"),
    ("l\u02bceau, l\uff07eau", "l'eau, l'eau"),
]


@pytest.mark.parametrize(("text", "words"), REWRITTEN)
def test_rewritten(text: str, words: str) -> None:
    """Blanks, apostrophes and lost blanks are normalised; what looks like them is not."""
    (unit,) = _frame(text).units
    assert words == unit.text


def test_a_sentence_glued_to_a_closing_mark() -> None:
    """A sentence that starts right at a closing mark gets a stop before it."""
    text = "Il déplore des « actes violents »Mais le maire se tait."
    assert _frame(text).units[0].text == "Il déplore des actes violents . Mais le maire se tait."


SENTENCES_BEHIND_MARKS = [
    ('Le pont "va mal"Pour Luc, il faut agir.', "Le pont va mal. Pour Luc, il faut agir."),
    ('Le pont "va mal" Dimanche, Luc part.', "Le pont va mal. Dimanche, Luc part."),
    ("Le pont « va mal » Selon Luc, il cède.", "Le pont va mal. Selon Luc, il cède."),
    # A paper, a name, the rest of the clause
    ('Il lit "mal" La Semaine.', "Il lit mal La Semaine."),
    ('Le pont "va mal" dimanche.', "Le pont va mal dimanche."),
    ('L\'"Union va mal" ici.', "L'Union va mal ici."),
]


@pytest.mark.parametrize(("text", "words"), SENTENCES_BEHIND_MARKS)
def test_sentences_right_behind_marks(text: str, words: str) -> None:
    """What only a sentence can open with gets a stop where the marks before it have none."""
    assert _frame(text).units[0].text == words


@pytest.mark.parametrize("word", ["é" * 1000, "l'" * 500, "https://exemple.fr/" + "a" * 400])
def test_endless_words(word: str) -> None:
    """Blanks cut a word that no language has; its letters keep their places."""
    text = f"Le maire {word} part."
    (unit,) = _frame(text).units
    assert max(map(len, unit.text.split())) <= 200
    assert unit.text.replace(" ", "") == text.replace(" ", "")
    at = unit.text.index("part")
    assert unit.origin(at, at + 4) == (text.index("part"), len(text) - 1)


def test_lone_surrogates() -> None:
    """A surrogate on its own, which no encoding can write, is another sign of the same width."""
    text = "Le \ud83d maire"
    (unit,) = _frame(text).units
    assert unit.text == "Le \ufffd maire"
    assert unit.origin(5, 10) == (5, 10)


# --- paragraphs --------------------------------------------------------------------------------

PARAGRAPHS = [
    ("Un.\nDeux.", ["Un.", "Deux."]),
    ("Un\nDeux", ["Un", "Deux"]),
    ("Un.\n\nDeux.", ["Un.", "Deux."]),
    ("Un.  \n\t\n  Deux.", ["Un.", "Deux."]),
    ("un\ndeux", ["un deux"]),
    ("un,\ndeux", ["un, deux"]),
    ("un,\nDeux", ["un,", "Deux"]),
    ("un.\ndeux", ["un.", "deux"]),
    ("un\n\ndeux", ["un", "deux"]),
    ("3\neuros", ["3", "euros"]),
    ("\nUn.\n", ["Un."]),
    ("\n", []),
    ("", []),
    (" ", [" "]),
    ("Il dit : « Un.\nDeux. » Puis rien.", ["Il dit : Cela Puis rien."]),
    ("Il dit que « un\nDeux » est faux.", ["Il dit que un", "Deux est faux."]),
]


@pytest.mark.parametrize(("text", "narration"), PARAGRAPHS)
def test_paragraphs(text: str, narration: list[str]) -> None:
    """Line ends part paragraphs, except wrapped lines and those inside a standing quotation."""
    assert narration == [unit.text for unit in _frame(text).units if unit.container is None]


def test_paragraphs_are_numbered() -> None:
    """Every unit has a paragraph of its own."""
    numbers = [unit.paragraph for unit in _frame("Un.\n« Deux. »\n« Trois. »").units]
    assert numbers == [0, 1, 2, 3, 4]


# --- any text ----------------------------------------------------------------------------------

TEXTS = st.one_of(any_text(), marked_text(), glued_text(), news_text())


@given(TEXTS)
def test_way_back(text: str) -> None:
    """Every stretch of a unit has a place in the text, in the same order."""
    for unit in _frame(text).units:
        places = [unit.origin(at, at + 1) for at in range(len(unit.text))]
        assert all(0 <= start <= end <= len(text) for start, end in places)
        assert sorted(places) == places
        for at, (start, end) in enumerate(places):
            assert unit.origin(0, at + 1) == (places[0][0], end)
            assert unit.origin(at, len(unit.text)) == (start, places[-1][1])


@given(TEXTS)
def test_words_of_the_frame_are_those_of_the_text(text: str) -> None:
    """A letter of the frame is the letter at its origin, or stands for an accident there."""
    for unit in _frame(text).units:
        held = {
            at for offset in unit.placeholders for at in range(offset, offset + len(PLACEHOLDER))
        }
        for at, letter in enumerate(unit.text):
            if letter.isalnum() and at not in held:
                start, end = unit.origin(at, at + 1)
                same = unicodedata.normalize("NFC", letter)  # « 豈 » is no composed letter
                assert same in unicodedata.normalize("NFC", text[start:end])


@given(st.text(alphabet="abAB .,«»“”\n", max_size=80))
def test_every_letter_stands_once(text: str) -> None:
    """Each letter of the text stands in one unit, whether in a clause or inside a quotation."""
    places: list[int] = []
    for unit in _frame(text).units:
        held = {
            at for offset in unit.placeholders for at in range(offset, offset + len(PLACEHOLDER))
        }
        places += [
            unit.origin(at, at + 1)[0]
            for at, letter in enumerate(unit.text)
            if letter.isalpha() and at not in held
        ]
    assert sorted(places) == [at for at, letter in enumerate(text) if letter.isalpha()]


@given(TEXTS)
@example("<Q>»</Q>")
def test_every_standing_span_has_one_placeholder(text: str) -> None:
    """A standing span is one placeholder somewhere, and its inside is a unit or empty."""
    frame = _frame(text)
    spans = find_quoted(text)
    held = [index for unit in frame.units for index in unit.placeholders.values()]
    assert sorted(held) == sorted(frame.standing)
    for index in frame.standing:
        if spans[index].text.strip():
            assert any(unit.container == index for unit in frame.units)
