"""Quoted spans between marks that are whole: families, blanks, nesting, signs that are no marks."""

from __future__ import annotations

import attrs
import pytest

from quotelib.errors import ArgumentTypeError, QuotelibError
from quotelib.marks import find_quoted
from quotelib.models import Form, QuotedSpan, Span
from strategies import shown

FAMILIES = [
    (
        "«\xa0Nous tiendrons jusqu'à la fin du mois\xa0», assure Claire Vasseur.",
        ["Nous tiendrons jusqu'à la fin du mois"],
    ),
    (
        "«\u202fLa facture sera plus lourde\u202f», prévient Marc Delorme.",
        ["La facture sera plus lourde"],
    ),
    ("«\u2009La digue tient\u2009», dit-elle.", ["La digue tient"]),
    ("«\u200b La digue tient\ufeff », dit-elle.", ["La digue tient"]),
    (
        "« Le barrage a cédé\nen moins d'une heure », raconte un riverain.",
        ["Le barrage a cédé\nen moins d'une heure"],
    ),
    (
        "«La commune n'a pas été consultée», déplore la syndique.",
        ["La commune n'a pas été consultée"],
    ),
    (
        '"Personne ne nous a avertis du danger", affirme Nadia Benali.',
        ["Personne ne nous a avertis du danger"],
    ),
    (
        'Hugo Lefranc a répondu : "Ce dossier est clos depuis longtemps".',
        ["Ce dossier est clos depuis longtemps"],
    ),
    ("“On ne lâchera rien cette année”, promet Inès Caron.", ["On ne lâchera rien cette année"]),
    (
        "„Les frontaliers paient deux fois“, estime le député Paul Weber.",
        ["Les frontaliers paient deux fois"],
    ),
    ("„Les frontaliers paient deux fois”, estime le député.", ["Les frontaliers paient deux fois"]),
    ("‟Le quai est fermé”, dit la capitainerie.", ["Le quai est fermé"]),
    ("»Nous avons perdu un mois«, regrette l'ingénieure.", ["Nous avons perdu un mois"]),
    ("»Oui«, dit-il, puis »non«.", ["Oui", "non"]),
    ("›La gare fermera‹, indique l'exploitant.", ["La gare fermera"]),
    ("‹La gare fermera en avril›, indique l'exploitant.", ["La gare fermera en avril"]),
    (
        "‘C'est l'usine d'à côté qui ferme’, explique le maire.",
        ["C'est l'usine d'à côté qui ferme"],
    ),
    (
        "'C'est l'usine d'à côté qui ferme', explique le maire.",
        ["C'est l'usine d'à côté qui ferme"],
    ),
    (
        "’C’est l’usine d’à côté qui ferme’, explique le maire.",
        ["C’est l’usine d’à côté qui ferme"],
    ),
    ("‚Le quai est fermé‘, dit la capitainerie.", ["Le quai est fermé"]),
    (
        "<< Le port restera ouvert tout l'hiver >>, précise la capitainerie.",
        ["Le port restera ouvert tout l'hiver"],
    ),
    ("<<Le port restera ouvert>>, précise la capitainerie.", ["Le port restera ouvert"]),
    (
        "''Il faut rouvrir la ligne sans attendre'', martèle l'association.",
        ["Il faut rouvrir la ligne sans attendre"],
    ),
    ("``Il faut rouvrir la ligne'', martèle l'association.", ["Il faut rouvrir la ligne"]),
    ("‘‘Il faut rouvrir la ligne’’, martèle l'association.", ["Il faut rouvrir la ligne"]),
    ("’’Il faut rouvrir la ligne’’, martèle l'association.", ["Il faut rouvrir la ligne"]),
    ("« Le théâtre reste fermé », a précisé la régisseuse.", ["Le théâtre reste fermé"]),
    ('La régisseuse du "théâtré\u0301" a parlé.', ["théâtré\u0301"]),
    ("« NOUS IRONS JUSQU'AU BOUT », A DECLARE CLAIRE VASSEUR.", ["NOUS IRONS JUSQU'AU BOUT"]),
    ("« Le vote est lé\xadgitime », dit Marc Delorme.", ["Le vote est lé\xadgitime"]),
    ("« On arrive 💪 #marche2024 », écrit le collectif.", ["On arrive 💪 #marche2024"]),
    ("“Oui“, dit-il.", ["Oui"]),
    ("”Oui”, dit-il.", ["Oui"]),
]

PUNCTUATION = [
    ("Le juge a conclu : « L'affaire est entendue. »", ["L'affaire est entendue."]),
    ("La cour a répondu : « Le délai est passé ».", ["Le délai est passé"]),
    (
        "« Nous verrons bien au printemps, » glisse la conseillère.",
        ["Nous verrons bien au printemps,"],
    ),
    ("« Si j'avais su… » soupire Gérard Faure.", ["Si j'avais su…"]),
    (
        "« Elle [la ministre] a repoussé (…) le vote », rappelle le sénateur.",
        ["Elle [la ministre] a repoussé (…) le vote"],
    ),
    (
        "« C'est fini », « il n'y a plus d'argent », répètent les salariés.",
        ["C'est fini", "il n'y a plus d'argent"],
    ),
    ("« C'est fini »(1).", ["C'est fini"]),
    (
        "« La mer ne pardonne pas les retards. »\nYann Kerbrat, patron pêcheur",
        ["La mer ne pardonne pas les retards."],
    ),
    ("« », a-t-il répondu.", [""]),
    ("«»", [""]),
    ('""', [""]),
    ("“”", [""]),
    ('" "', [""]),
]

STRAIGHT = [
    ('Il a dit "oui", puis "non".', ["oui", "non"]),
    ('Un "oui"-"non" permanent, un "pour"/"contre".', ["oui", "non", "pour", "contre"]),
    ('("Tout va bien.")', ["Tout va bien."]),
    ('"(…) Le maire viendra", dit-elle.', ["(…) Le maire viendra"]),
    ('"... et puis rien", dit-elle.', ["... et puis rien"]),
    ('"… et puis rien", dit-elle.', ["… et puis rien"]),
    ('"Partez" ! "Restez"… "Bon" ?', ["Partez", "Restez", "Bon"]),
    ('"#jesuisla", "@maire", "5 % de plus", "€5"', ["#jesuisla", "@maire", "5 % de plus", "€5"]),
    ('" Partez ", dit-il, " non ".', ["Partez", "non"]),
    ('Il a dit:"Partez".', ["Partez"]),
    ('Il a dit" oui " hier.', ["oui"]),
    ('Il a dit"oui"hier.', ["oui"]),
    ('"Partez","restez","bon"', ["Partez", "restez", "bon"]),
    ('l\'"avion" et l’"autocar" d\'"Aline"', ["avion", "autocar", "Aline"]),
    ('"Partez"\n"Restez"', ["Partez", "Restez"]),
    ('**"Partez"**, dit *"Léa"* ("un", "deux")', ["Partez", "Léa", "un", "deux"]),
    ('"*Partez*", dit-elle, "_vite_".', ["*Partez*", "_vite_"]),
    ('"Il part en 2024", dit-elle.', ["Il part en 2024"]),
    ('"Un écran de 24" pour moi", dit-il.', ['Un écran de 24" pour moi']),
    ('Le "plan A", le "plan B" et l\'écran de 24".', ["plan A", "plan B"]),
    ('Il mesure 5\'10" et dit "bonjour".', ["bonjour"]),
    ('"— Partez", dit-elle.', ["— Partez"]),
]

NESTED = [
    (
        "« Mon chef m'a lancé “débrouille-toi” avant de raccrocher », relate Samira Haddad.",
        ["Mon chef m'a lancé “débrouille-toi” avant de raccrocher", "> débrouille-toi"],
    ),
    (
        "« Le préfet a écrit « rien ne presse » au bas de la lettre », révèle Tom Girard.",
        ["Le préfet a écrit « rien ne presse » au bas de la lettre", "> rien ne presse"],
    ),
    (
        "« Le chef de gare m'a répondu : ‹ Pas avant lundi › sans lever la tête », dit Léa Morel.",
        [
            "Le chef de gare m'a répondu : ‹ Pas avant lundi › sans lever la tête",
            "> Pas avant lundi",
        ],
    ),
    (
        "« Elle m'a crié 'au voleur' deux fois », dit-il.",
        ["Elle m'a crié 'au voleur' deux fois", "> au voleur"],
    ),
    ("« Elle m'a crié ‘au voleur’ », dit-il.", ["Elle m'a crié ‘au voleur’", "> au voleur"]),
    ('« Elle m\'a crié "au voleur" », dit-il.', ['Elle m\'a crié "au voleur"', "> au voleur"]),
    (
        '"Elle m\'a crié « au voleur » hier", dit-il.',
        ["Elle m'a crié « au voleur » hier", "> au voleur"],
    ),
    (
        '"Elle m\'a crié "au voleur" hier", dit-il.',
        ['Elle m\'a crié "au voleur" hier', "> au voleur"],
    ),
    ('"Elle m\'a crié "au voleur"", dit-il.', ['Elle m\'a crié "au voleur"', "> au voleur"]),
    (
        "“Elle m'a crié ‘au voleur’ et «à l'aide»”, dit-il.",
        ["Elle m'a crié ‘au voleur’ et «à l'aide»", "> au voleur", "> à l'aide"],
    ),
    ("« Le mot « digue » », dit-il.", ["Le mot « digue »", "> digue"]),
    ("« A « B « C » » », dit-il.", ["A « B « C » »", "> B « C »", "> > C"]),
    (
        "« Un « deux » trois « quatre » cinq »",
        ["Un « deux » trois « quatre » cinq", "> deux", "> quatre"],
    ),
    (
        '"Les +gilets jaunes+ m\'ont dit: +on est là+", raconte-t-elle.',
        ["Les +gilets jaunes+ m'ont dit: +on est là+", "> gilets jaunes", "> on est là"],
    ),
    ("« Il a 'dit », puis s'est tu'", ["Il a 'dit"]),
    ("'Un « deux' trois »", ["deux' trois"]),
    ("« Il a écrit ``demain'' », dit-elle.", ["Il a écrit ``demain''", "> demain"]),
]

ENTITIES = [
    (
        "&laquo;&nbsp;Le chantier reprendra lundi&nbsp;&raquo;, annonce la mairie.",
        ["Le chantier reprendra lundi [entity]"],
    ),
    ("&#171;&#160;Le chantier&#160;&#187;", ["Le chantier [entity]"]),
    ("&#xAB;&#x202F;Le chantier&#x202f;&#xbb;", ["Le chantier [entity]"]),
    ("&ldquo;Partez&rdquo;, dit-il.", ["Partez [entity]"]),
    ("&bdquo;Partez&ldquo;, dit-il.", ["Partez [entity]"]),
    ("&lsaquo;Partez&rsaquo;, dit-il.", ["Partez [entity]"]),
    ("&lsquo;Partez&rsquo;, dit-il.", ["Partez [entity]"]),
    ("&sbquo;Partez&lsquo;, dit-il.", ["Partez [entity]"]),
    ("&quot;Partez&quot;, dit-il.", ["Partez [entity]"]),
    ("&quot;&nbsp;Partez&nbsp;&quot;, dit-il.", ["Partez [entity]"]),
    (
        "&#34;Partez&#34;, &#39;vite&#39;, &apos;bon&apos;",
        ["Partez [entity]", "vite [entity]", "bon [entity]"],
    ),
    ("&#147;Partez&#148;, dit-il.", ["Partez [entity]"]),
    ("&amp;laquo; Partez &amp;raquo;, dit-il.", ["Partez [entity]"]),
    ("« Partez &raquo;, dit-il.", ["Partez [entity]"]),
    ("AT&T & fils &eacute; &lt;b&gt; &#0; &#9999999; &#x110000; &laquo", []),
]

TAGS = [
    ("<q>Je rentre chez moi</q>, lâche la joueuse.", ["tag Je rentre chez moi"]),
    (
        '<q cite="http://gazette.example/a?x=1&y=2">Je rentre</q>, lâche la joueuse.',
        ["tag Je rentre"],
    ),
    ("<Q>Je rentre</Q>, lâche la joueuse.", ["tag Je rentre"]),
    ("<q>Il a dit <q>non</q> hier</q>", ["tag Il a dit <q>non</q> hier", "> tag non"]),
    ("<q>« Je rentre »</q>", ["tag « Je rentre »", "> Je rentre"]),
    (
        "<blockquote><p>Un phare.</p><p>Deux phares.</p></blockquote>",
        ["tag Un phare.</p><p>Deux phares. [multi_paragraph]"],
    ),
    (
        "<blockquote class='x'>\n<p>« Je rentre »</p>\n</blockquote>",
        ["tag « Je rentre »", "> Je rentre"],
    ),
    (
        "<blockquote>« Un phare</blockquote> s'éteint », dit-elle.",
        ["tag « Un phare", "> Un phare [unclosed]", "s'éteint [unopened]"],
    ),
    ("<q>« Un phare</q> s'éteint », dit-elle.", ["Un phare</q> s'éteint"]),
    ("<blockquote><q>Un phare</blockquote>", ["tag <q>Un phare"]),
    ("<q>Je rentre", []),
    ("Je rentre</q>", []),
    ('<p>« Un phare »</p><p>"Deux"</p>', ["Un phare", "Deux"]),
    ('<a href="x" title="un « mot">"Un phare"</a>', ["Un phare"]),
    ("<em>Un phare</em> et <i>deux</i>", []),
    ("« <em>Un phare</em> », dit-il.", ["<em>Un phare</em>"]),
    ("Si a <b et « c » > d", ["c"]),
    (
        "<ul><li>« Un phare</li><li>« Deux phares »</li></ul>",
        ["Un phare [unclosed]", "Deux phares"],
    ),
]

MOJIBAKE = [
    (
        "Â« La rÃ©union est reportÃ©e Â», indique le syndicat.",
        ["La rÃ©union est reportÃ©e [mojibake]"],
    ),
    ("Â«Â\xa0La salleÂ\xa0Â», indique le syndicat.", ["La salle [mojibake]"]),
    ("Â«Â La salle Â Â», indique le syndicat.", ["La salle [mojibake]"]),
    ("â€œLa salleâ€\x9d, indique le syndicat.", ["La salle [mojibake]"]),
    ("â€œLa salle â€, indique le syndicat.", ["La salle [mojibake]"]),
    ("â€œLa salle â€“ la seule â€” fermeâ€\x9d", ["La salle â€“ la seule â€” ferme [mojibake]"]),
    ("â€œLâ€™usine dâ€™Ã  cÃ´tÃ©â€\x9d, dit-il.", ["Lâ€™usine dâ€™Ã  cÃ´tÃ© [mojibake]"]),
    ("â€˜La salleâ€™, dit-il.", ["La salle [mojibake]"]),
    ("â€žLa salleâ€œ, dit-il.", ["La salle [mojibake]"]),
    ("â\x80\x9cLa salleâ\x80\x9d, dit-il.", ["La salle [mojibake]"]),
    ("\x93La salle\x94, dit-il. \x91Oui\x92, dit-elle.", ["La salle [mojibake]", "Oui [mojibake]"]),
    ("¬´ La salle ¬ª, dit-il.", ["La salle [mojibake]"]),
    ("‚ÄúLa salle‚Äù, dit-il.", ["La salle [mojibake]"]),
    ("Le château de l'Âge d'or, Âme et â\xadge.", []),
]

NO_MARKS = [
    "L'écran de 24\" et le record de 9'58 n'ont rien changé à l'affaire.",
    'Un tube de 3/4" et un autre de 1/2".',
    "Il mesure 5'10\" et court le 400 mètres en 45''.",
    "Du rock 'n' roll et du drum 'n' bass.",
    "Mai '68 et l'été '69 l'ont marqué.",
    "Les Beatles' songs et les Stones' riffs",
    "aujourd' hui, l' homme, jusqu' au bout, qu' il",
    "aujourd'hui, presqu'île, prud'homme, quelqu'un, grand-mère d'Aline",
    "l''avion décolle",
    "'''Gras'''",
    'a " b',
    '"',
    "'",
    ">> Lire la suite",
    "Lire la suite >>",
    "<<<<<<< HEAD",
    "Accueil » Monde » Europe",
    "‹ Précédent",
    "Canal+ monte de +5 % en +24 h, et C++ aussi, +Sport+ non",
    "» ",
    "« ",
    "… ? ! – — -",
    "",
    " \n\n\t",
    "On verra l'oiseau d'Aline à l'étang.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*FAMILIES, *PUNCTUATION, *STRAIGHT, *NESTED, *ENTITIES, *TAGS, *MOJIBAKE],
)
def test_whole_marks(text: str, expected: list[str]) -> None:
    """Each span between whole marks is found once, with its inner text, depth and flags."""
    assert expected == shown(find_quoted(text))


@pytest.mark.parametrize("text", NO_MARKS)
def test_signs_that_are_no_marks(text: str) -> None:
    """Apostrophes, primes, separators and lone signs give no span."""
    assert shown(find_quoted(text)) == []


def test_all_the_parts_of_a_span() -> None:
    """Inner span, outer span and marks are cut out of the text where they stand."""
    text = "Il dit :\xa0«\xa0Oui.\xa0», puis sort."
    (span,) = find_quoted(text)
    assert (span.span.start, span.span.end) == (11, 15)
    assert (span.text, span.outer.text) == ("Oui.", "«\xa0Oui.\xa0»")
    assert (span.opener, span.closer, span.form) == ("«", "»", Form.MARKS)
    assert (span.depth, span.parent, span.flags, span.label) == (0, None, (), None)


def test_spans_equal_those_made_by_hand() -> None:
    """Spans from the scanner have every field, and equal and hash like any other."""
    for span in find_quoted("« A “B” » et <q>C</q>.\n\nC. V. : Oui."):
        made = QuotedSpan(**{f.name: getattr(span, f.name) for f in attrs.fields(QuotedSpan)})
        assert made == span
        assert hash(made) == hash(span)
        for part in (span.span, span.outer):
            assert Span(start=part.start, end=part.end, text=part.text) == part


def test_marks_as_written() -> None:
    """The marks of a span are those of the text, whatever their spelling."""
    spans = find_quoted("&laquo; A &raquo; <q lang='fr'>B</q> ``C'' Â«D»")
    assert [(span.opener, span.closer) for span in spans] == [
        ("&laquo;", "&raquo;"),
        ("<q lang='fr'>", "</q>"),
        ("``", "''"),
        ("Â«", "»"),
    ]


def test_parents() -> None:
    """A span knows the span around it by its place in the result."""
    spans = find_quoted("« A « B « C » » et “D” », puis « E ».")
    assert [span.parent for span in spans] == [None, 0, 1, 0, None]
    assert [span.depth for span in spans] == [0, 1, 2, 1, 0]


def test_nesting_has_a_floor() -> None:
    """Spans nested deeper than eight levels are left out; the others are untouched."""
    spans = find_quoted("« a " * 12 + " b »" * 12)
    assert list(range(8)) == [span.depth for span in spans]
    assert spans[0].outer.end == len("« a " * 12 + " b »" * 12)


@pytest.mark.parametrize("value", [None, b"\xc2\xab Oui \xc2\xbb", 3, ["« Oui »"]])
def test_not_a_string(value: object) -> None:
    """Anything but a string raises an error that names the argument and the type received."""
    with pytest.raises(
        ArgumentTypeError, match=f"text must be a str, not {type(value).__name__}"
    ) as raised:
        find_quoted(value)  # type: ignore[arg-type]
    assert isinstance(raised.value, TypeError)
    assert isinstance(raised.value, QuotelibError)


@pytest.mark.xfail(reason="a title that starts with two figures looks like a short year ('24)")
def test_title_with_two_figures() -> None:
    """A title in single quotes may start with two figures."""
    assert shown(find_quoted("La course '24 heures du Val' part demain.")) == ["24 heures du Val"]


@pytest.mark.xfail(reason="two marks of a stream operator look like typed guillemets")
def test_stream_operators() -> None:
    """Shift operators of a line of code are no marks."""
    assert shown(find_quoted("On écrit a << b >> c dans ce langage.")) == []


@pytest.mark.xfail(reason="a dialect's apostrophe at a word start pairs with one at a word end")
def test_dialect_apostrophes() -> None:
    """Elided syllables at a word's start and end are no marks."""
    assert shown(find_quoted("Le p'tit, 'tendez, y va v'nir avec les gars' bottes.")) == []
