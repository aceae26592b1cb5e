"""Reporting verbs and helper verbs."""

from __future__ import annotations

import pytest

from quotelib import Act
from quotelib.errors import LexiconError
from quotelib.lexicon import (
    Exclusion,
    Frame,
    PrepositionRole,
    ReportingVerb,
    load_lexicon,
)
from quotelib.lexicon.verbs import base_of, read_helpers, read_verbs, split_words

LEXICON = load_lexicon()

# The lemmas that the inventory of constructions names, one word or more.
INVENTORY = """
abonder; accuser; achever; acquiescer; admettre; affirmer; ajouter; alerter; alléguer; analyser;
annoncer; anticiper; appeler; applaudir; approuver; arguer; argumenter; articuler; asséner; assurer;
attaquer; attester; attirer l'attention; avancer; avertir; avouer; balayer; balbutier; bégayer;
blaguer; blâmer; bougonner; bredouiller; brocarder; certifier; chantonner; chuchoter; cingler;
clamer; commander; commencer; commenter; communiquer; compléter; concéder; conclure; condamner;
confesser; confier; confirmer; conseiller; consentir; considérer; contester; continuer;
contre-attaquer; convenir; corriger; couper; craindre; crier; critiquer; croire; débuter; déclamer;
déclarer; décréter; décrire; décrypter; demander; démentir; démontrer; dénoncer; déplorer;
désavouer; détailler; dévoiler; diagnostiquer; dire; divulguer; donner le ton; douter; ébruiter;
écarter; écrire; embrayer; encenser; enchaîner; enjoindre; énoncer; entamer; entonner; épingler;
espérer; estimer; étriller; évaluer; évoquer; exhorter; exiger; expliquer; exposer; faire état;
faire observer; faire part; faire remarquer; faire savoir; faire valoir; féliciter; fulminer;
fustiger; garantir; gazouiller; gémir; glisser; grincer; grommeler; gronder; hurler; implorer;
inciter; indiquer; infirmer; informer; inscrire; insinuer; insister; interdire; interroger;
interrompre; intervenir; intimer; inviter; ironiser; juger; jurer; lâcher; laisser échapper; laisser
entendre; lancer; livrer; louer; maintenir; marmonner; marteler; menacer; mentionner; mettre en
avant; mettre en garde; minimiser; monter au créneau; moquer; murmurer; ne pas cacher; nier; noter;
nuancer; objecter; observer; offrir; opposer; ordonner; parier; penser; persifler; pester;
philosopher; pianoter; plaider; plaisanter; pleurer; pointer; poster; pourfendre; poursuivre;
préciser; préconiser; prédire; préférer; prendre la parole; prescrire; presser; présumer; prétendre;
prévenir; prévoir; prier; proclamer; professer; promettre; prôner; prononcer; pronostiquer;
proposer; proscrire; protester; publier; qualifier; quémander; questionner; rabâcher; raconter;
railler; râler; rappeler; rapporter; rassurer; réaffirmer; rebondir; réciter; réclamer; recommander;
reconnaître; rectifier; récuser; rédiger; redouter; réfuter; regretter; réitérer; rejeter; relater;
relativiser; relayer; relever; remarquer; rembobiner; remercier; renchérir; répéter; répliquer;
répondre; repousser; reprendre; reprocher; ressasser; ressortir; résumer; rétorquer; révéler;
riposter; rire; ronchonner; s'agacer; s'alarmer; saluer; s'amuser; sangloter; s'autoriser; scander;
se déclarer; se dédire; se défendre; se demander; se désoler; se dire; se féliciter; se flatter; se
lamenter; se montrer; s'emporter; s'engager; s'enorgueillir; s'enquérir; s'enthousiasmer; se
plaindre; se porter garant; se questionner; se rappeler; se réjouir; se remémorer; se rétracter; se
souvenir; se targuer; se vanter; s'exclamer; signaler; signer; s'indigner; s'inquiéter; s'insurger;
s'interroger; s'écrier; s'offusquer; solliciter; sommer; souffler; souhaiter; souligner; soupirer;
sourire; sous-entendre; soutenir; statuer; stipuler; suggérer; supplier; supposer; surenchérir;
tacler; taxer; témoigner; tempérer; tempêter; temporiser; tenir pour; terminer; théoriser; tirer la
sonnette d'alarme; titrer; tonner; trahir; traiter; trancher; trouver; tweeter; twitter; vanter;
vilipender; vociférer; vouloir
"""
_LEMMAS = [" ".join(lemma.split()) for lemma in INVENTORY.split(";")]


@pytest.mark.parametrize("lemma", _LEMMAS)
def test_inventory(lemma: str) -> None:
    """Every verb that the inventory of constructions names has an entry with forms."""
    verb = LEXICON.verbs[lemma]
    assert lemma == verb.lemma
    assert verb in LEXICON.reporting(verb.base)
    assert verb.base in {form.base for form in LEXICON.verb_forms(verb.base)}


def test_size() -> None:
    """The lexicon is large enough for news, and most entries are single verbs."""
    assert len(LEXICON.verbs) >= 1_000
    assert sum(not verb.tail for verb in LEXICON.verbs.values()) >= 850
    assert len(LEXICON.helpers) >= 120


@pytest.mark.parametrize(
    ("lemma", "base", "reflexive", "clitic", "negated", "tail"),
    [
        ("déclarer", "déclarer", False, None, False, ()),
        ("se féliciter", "féliciter", True, None, False, ()),
        ("s'exclamer", "exclamer", True, None, False, ()),
        ("faire savoir", "faire", False, None, False, ("savoir",)),
        ("mettre en garde", "mettre", False, None, False, ("en", "garde")),
        ("prendre la parole", "prendre", False, None, False, ("la", "parole")),
        ("s'en prendre", "prendre", True, "en", False, ()),
        ("en conclure", "conclure", False, "en", False, ()),
        ("ne pas cacher", "cacher", False, None, True, ()),
        ("ne pas en démordre", "démordre", False, "en", True, ()),
        ("se faire l'écho", "faire", True, None, False, ("l'", "écho")),
        (
            "tirer la sonnette d'alarme",
            "tirer",
            False,
            None,
            False,
            ("la", "sonnette", "d'", "alarme"),
        ),
        ("donner son avis", "donner", False, None, False, ("son", "avis")),
    ],
)
def test_parts(
    lemma: str, base: str, reflexive: bool, clitic: str | None, negated: bool, tail: tuple[str, ...]
) -> None:
    """A lemma is split into negation, reflexive, clitic, base and further words."""
    verb = LEXICON.verbs[lemma]
    found = (verb.base, verb.reflexive, verb.clitic, verb.negated, verb.tail)
    assert found == (base, reflexive, clitic, negated, tail)
    assert base == base_of(lemma)


@pytest.mark.parametrize(
    ("base", "lemmas"),
    [
        ("féliciter", {"féliciter", "se féliciter"}),
        ("dire", {"dire", "se dire", "dire merci", "dire non", "dire oui", "dire stop"}),
        ("interroger", {"interroger", "s'interroger"}),
        ("chanter", {"chanter"}),
        ("manger", set()),
    ],
)
def test_reporting(base: str, lemmas: set[str]) -> None:
    """A base leads to every verb built on it, with and without reflexive."""
    assert lemmas == {verb.lemma for verb in LEXICON.reporting(base)}


def test_reporting_multiword() -> None:
    """A base leads to its multiword verbs, too."""
    found = {verb.lemma for verb in LEXICON.reporting("faire")}
    assert {"faire savoir", "faire valoir", "faire remarquer", "faire part"} <= found


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("déclarer", Act.SAY),
        ("assurer", Act.CLAIM),
        ("révéler", Act.DISCLOSE),
        ("nier", Act.DENY),
        ("rétorquer", Act.ANSWER),
        ("ajouter", Act.ADD),
        ("demander", Act.ASK),
        ("exhorter", Act.ORDER),
        ("promettre", Act.PROMISE),
        ("fustiger", Act.ACCUSE),
        ("saluer", Act.WELCOME),
        ("estimer", Act.JUDGE),
        ("soupirer", Act.EXPRESS),
        ("tweeter", Act.WRITE),
        ("prédire", Act.PREDICT),
    ],
)
def test_act(lemma: str, act: Act) -> None:
    """A verb carries the act of its class."""
    assert act is LEXICON.verbs[lemma].act


@pytest.mark.parametrize(
    ("lemma", "frames"),
    [
        ("affirmer", {Frame.QUE, Frame.INF, Frame.INCISE, Frame.QUOTE}),
        ("demander", {Frame.SI, Frame.DE_INF, Frame.QUE}),
        ("inviter", {Frame.A_INF}),
        ("promettre", {Frame.DE_INF, Frame.QUE}),
        ("dénoncer", {Frame.NOUN}),
        ("juger", {Frame.ATTR, Frame.QUE}),
        ("se dire", {Frame.ATTR}),
        ("parler", {Frame.PREP}),
        ("sourire", {Frame.INCISE, Frame.QUOTE}),
    ],
)
def test_frames(lemma: str, frames: set[Frame]) -> None:
    """A verb governs at least what grammar says."""
    assert frames <= LEXICON.verbs[lemma].frames


@pytest.mark.parametrize("lemma", ["accuser", "qualifier", "traiter", "taxer", "inciter"])
def test_no_incise(lemma: str) -> None:
    """A verb that needs its object or target beside it heads no incise."""
    assert Frame.INCISE not in LEXICON.verbs[lemma].frames


@pytest.mark.parametrize(
    ("lemma", "prepositions"),
    [
        ("parler", {"de"}),
        ("mettre en garde", {"contre"}),
        ("qualifier", {"de"}),
        ("plaider", {"pour"}),
        ("insister", {"sur"}),
    ],
)
def test_prepositions(lemma: str, prepositions: set[str]) -> None:
    """A verb names the prepositions of its complement."""
    assert prepositions <= set(LEXICON.verbs[lemma].prepositions)


@pytest.mark.parametrize(
    "lemma", ["dire", "déclarer", "affirmer", "s'exclamer", "dénoncer", "estimer"]
)
def test_core(lemma: str) -> None:
    """A verb of saying proper reports wherever it stands with a quotation."""
    assert LEXICON.verbs[lemma].core


@pytest.mark.parametrize(
    "lemma", ["sourire", "poursuivre", "reprendre", "conclure", "attaquer", "glisser", "trancher"]
)
def test_not_core(lemma: str) -> None:
    """A verb of gesture or sequence reports in an incise or before a colon only."""
    assert not LEXICON.verbs[lemma].core


def test_flags() -> None:
    """Polarity, factivity, subject, auxiliary and addressee are told apart."""
    verbs = LEXICON.verbs
    assert (verbs["nier"].negative, verbs["affirmer"].negative) == (True, False)
    assert verbs["reconnaître"].factivity == "factive"
    assert verbs["prétendre"].factivity == "distancing"
    assert verbs["dire"].factivity == "neutral"
    assert (verbs["sourire"].human, verbs["indiquer"].human) == (True, False)
    assert verbs["s'exclamer"].auxiliary == "être"
    assert verbs["intervenir"].auxiliary == "être"
    assert verbs["dire"].auxiliary == "avoir"
    assert verbs["espérer"].cognitive
    assert verbs["apprendre"].receptive
    assert [verbs[lemma].addressee for lemma in ("dire", "exiger", "prévenir", "sourire")] == [
        "à",
        "de",
        "object",
        None,
    ]


@pytest.mark.parametrize(
    ("lemma", "noun", "preposition"),
    [
        ("déclarer", "revenus", None),
        ("déclarer", "Forfait", None),
        ("assurer", "sécurité", None),
        ("lancer", "produit", None),
        ("rappeler", "lots", None),
        ("reconnaître", "suspect", None),
        ("répondre", "besoin", "à"),
        ("s'expliquer", "gel", "par"),
        ("relever", "compétence", "de"),
        ("noter", "dix", "sur"),
        ("annoncer", "couleur", None),
        ("conclure", "accords", None),
        ("conclure", "traité", None),
        ("soutenir", "candidat", None),
        ("avancer", "mètres", "de"),
        ("citer", "comparaître", "à"),
        ("avertir", "artisan", None),
    ],
)
def test_excluded(lemma: str, noun: str, preposition: str | None) -> None:
    """A complement that gives the verb another meaning excludes the report."""
    assert LEXICON.verbs[lemma].excludes(noun, preposition)


@pytest.mark.parametrize(
    ("lemma", "noun", "preposition"),
    [
        ("déclarer", "regret", None),
        ("déclarer", "revenus", "sur"),
        ("répondre", "journalistes", "à"),
        ("dénoncer", "mascarade", None),
    ],
)
def test_not_excluded(lemma: str, noun: str, preposition: str | None) -> None:
    """Another noun, or the same after another preposition, leaves the report."""
    assert not LEXICON.verbs[lemma].excludes(noun, preposition)


def test_exclusion_of_any_noun() -> None:
    """A pattern without nouns fits any noun after its preposition."""
    pattern = Exclusion(preposition="par")
    assert (pattern.matches("gel", "par"), pattern.matches("gel")) == (True, False)


@pytest.mark.parametrize(
    ("name", "unsaid"),
    [
        ("tenir à", False),
        ("se contenter de", False),
        ("ne pas hésiter à", False),
        ("devoir", False),
        ("refuser de", True),
        ("se garder de", True),
        ("faillir", True),
    ],
)
def test_helper(name: str, unsaid: bool) -> None:
    """A helper keeps or cancels the report under it."""
    helper = LEXICON.helpers[name]
    assert unsaid is helper.unsaid
    assert helper in LEXICON.helping(helper.base)


def test_helper_links() -> None:
    """A helper names the word before the infinitive; auxiliaries take a participle."""
    assert [helper.link for helper in LEXICON.helping("commencer")] == ["à", "par"]
    assert LEXICON.helpers["avoir"].participle
    assert LEXICON.helpers["avoir coutume de"].tail == ("coutume",)
    assert LEXICON.helping("chanter") == ()


def test_words() -> None:
    """An elided word is a word of its own and keeps its apostrophe."""
    assert split_words("la sonnette d'alarme") == ["la", "sonnette", "d'", "alarme"]


_HEADER = "lemma\tact\tframes\tprepositions\tflags\taddressee\texcluded\tspellings\ttail\n"
_ROW = "dire\tsay\tque\t-\tcore\t-\t-\t-\t-"


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("dire\tshout\tque\t-\t-\t-\t-\t-\t-", "'shout' is no Act"),
        ("dire\tsay\tqui\t-\t-\t-\t-\t-\t-", "'qui' is no Frame"),
        ("dire\tsay\t-\t-\t-\t-\t-\t-\t-", "at least one frame"),
        ("dire\tsay\tprep\t-\t-\t-\t-\t-\t-", "need each other"),
        ("dire\tsay\tque\tde\t-\t-\t-\t-\t-", "need each other"),
        ("dire\tsay\tque\t-\tloud\t-\t-\t-\t-", "'loud' is no flag"),
        ("dire\tsay\tque\t-\t-\tchez\t-\t-\t-", "'chez' is no addressee"),
        ("dire\tsay\tque\t-\t-\t-\t*\t-\t-", "frame noun"),
        ("dire\tsay\tque\t-\t-\t-\ta,,b\t-\t-", "no exclusion"),
        ("dire\tsay\tque\t-\t-\t-\t=a\t-\t-", "no exclusion"),
        ("parole\tsay\tque\t-\t-\t-\t-\t-\t-", "no infinitive"),
        ("faire  savoir\tsay\tque\t-\t-\t-\t-\t-\t-", "no lemma"),
        ("dire\tsay\tque", "9 cells wanted"),
    ],
)
def test_broken_verb(row: str, rule: str) -> None:
    """A row that breaks a rule is refused when its verb is read, with file, line and rule."""
    verbs, _ = read_verbs(f"# comment\n{_HEADER}{row}\n")
    (lemma,) = verbs
    with pytest.raises(LexiconError, match=rf"reporting_verbs\.tsv, line 3: .*{rule}"):
        verbs[lemma]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{_HEADER}{_ROW}\n{_ROW}\n", "line 3: lemma 'dire' has two rows"),
        ("lemma\tact\n", "line 1: header must be"),
    ],
)
def test_broken_verb_table(text: str, rule: str) -> None:
    """A table with a wrong header or a lemma twice is refused at once."""
    with pytest.raises(LexiconError, match=rule):
        read_verbs(text)


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ("aller\t-\tnever\t-", "'never' is no flag"),
        ("tenir\tà\t-\t-\ntenir\tà\t-\t-", "'tenir à' has two rows"),
    ],
)
def test_broken_helper(rows: str, rule: str) -> None:
    """A row of a helper that breaks a rule is refused."""
    with pytest.raises(LexiconError, match=rule):
        read_helpers(f"lemma\tlink\tflags\ttail\n{rows}\n")


def test_frozen() -> None:
    """Entries cannot be changed and are equal by value."""
    verb = LEXICON.verbs["dire"]
    assert verb == read_verbs()[0]["dire"]
    assert isinstance(verb, ReportingVerb)
    with pytest.raises(AttributeError):
        verb.core = False  # type: ignore[misc]


def test_repr() -> None:
    """Members of the vocabularies and tables show themselves shortly."""
    assert repr(Frame.QUOTE) == "Frame.QUOTE"
    assert repr(PrepositionRole.AFTER) == "PrepositionRole.AFTER"
    assert repr(LEXICON.verbs) == f"LazyTable({len(LEXICON.verbs)} rows)"
