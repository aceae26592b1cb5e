"""Who speaks in one sentence: what depends on the noun of a source is not the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quotelib import Extractor

SENTENCES = [
    # two complements of *entre*
    "⟨L'article 12 de la convention⟩ fiscale entre la Suisse et la Belgique prévoit que l'impôt baisse.",
    "⟨Un accord⟩ entre Paris et Berlin stipule que la prime sera doublée.",
    # objects of a participle
    "⟨Un des chauffeurs⟩ des cars desservant le sud de la province a raconté que la route cédait.",
    "⟨Une passante⟩ ayant vu la scène raconte que le bus n'a pas freiné.",
    # numbers of two parts
    "⟨Une enquête⟩ menée auprès de 2 000 adolescents montre que la fatigue gagne du terrain.",
    # names that are a call
    "⟨Le collectif Sauvons la baie⟩ estime que le permis est illégal.",
    "Selon ⟨l'association Protégeons nos forêts⟩, trois hectares ont été rasés en une nuit.",
    # names in marks, with the mark that closes them
    "⟨Le collectif « Sauvons la baie »⟩ a dénoncé « une honte ».",
    "⟨L'association « Vivre ici »⟩ affirme que le projet est mort.",
    'Selon ⟨le mouvement "Bien vivre à Dole"⟩, le projet est mort.',
    "« Le projet est mort », affirme ⟨le collectif « Sauvons la baie »⟩ de Dole.",
    # names with a party each after a plural
    "⟨Les rapporteurs Lise Amar (LR) et Nora Bosc (PS)⟩ affirment que le lac meurt.",
    "⟨Les députés Lise Amar (PS) et Nora Bosc⟩ affirment que le lac meurt.",
    # a question word that opens the sentence
    "Pourquoi ⟨Sylvie Bosc⟩ dit que le lac meurt.",
    # first names and functions that look like other words
    "« Rien n'est perdu », jure de son côté ⟨Manuel Vallet⟩, en éludant la question du vote.",
    "« Rien n'est perdu », a dit ⟨un ancien agent des services secrets⟩.",
    "⟨La nouvelle agente⟩ affirme que rien n'est perdu.",
    # adjectives before a function
    "« Il n'a jamais douté », confie ⟨un proche conseiller du maire⟩.",
    "« Il n'a jamais douté », confie ⟨une proche collaboratrice⟩.",
    "« Il n'a jamais douté », confie ⟨un proche du maire⟩.",
    # nouns for things that stand for somebody
    "Selon ⟨le bras droit du ministre⟩, le texte sera prêt lundi.",
    "Selon ⟨la zone de police⟩ Val-de-Meuse, deux hommes ont été blessés.",
    "Le parti ne soutiendra personne, d'après ⟨sa tête de liste⟩.",
    # descriptions between commas
    "⟨Brigitte Masset⟩, une passionnée des langues, estime que la classe est trop petite.",
    "⟨Brigitte Masset⟩, un pilier de l'équipe, a assuré que « le match sera dur ».",
    "⟨Brigitte Masset⟩, la cinquantaine, raconte que le bus ne passe plus.",
    "⟨Brigitte Masset⟩, CGT, affirme que la prime sera versée.",
    "Interrogée mardi, ⟨la maire⟩, une proche du ministre, a dit que la digue tiendrait.",
    "À Mons, ⟨la ministre, Léa Roux⟩, a dit que la digue tiendrait.",
    # complements that commas list
    "⟨La ministre de la Santé, de la Famille et du Handicap⟩ a dit que le texte était prêt.",
    "« Le texte est prêt », a dit ⟨le ministre de l'Économie, des Finances et du Plan Luc Ferrat⟩.",
    # a verb before *par* that only looks like a participle
    "Une amende que ⟨l'autorité⟩ justifie par « le nombre des manquements ».",
    # swallowed by an adjunct
    "« Le texte est prêt », a répondu dans un sourire ⟨Léa Morin⟩.",
    "« Le texte est prêt », a indiqué mercredi à l'ats ⟨Léa Morin, rédactrice en chef⟩.",
    "« Le texte est prêt », a lancé avec le sourire ⟨Didier Dupond⟩ au public quand il est arrivé.",
    "« Le texte est prêt », a indiqué dans un tweet ⟨Léa Morin⟩, rédactrice en chef.",
    "« Le texte est prêt », a jugé au micro d'Europe 1 ⟨Léa Morin⟩.",
    "« Le texte est prêt », a insisté sur le plateau de BFMTV ⟨Léa Morin⟩.",
    "« Le texte est prêt », a crié depuis la tribune ⟨Léa Morin⟩.",
    "« Le texte est prêt », a dit pour les parents d'élèves ⟨Léa Morin⟩.",
    # a minus sign for a hyphen
    "« Le texte est prêt », a−t−⟨il⟩ accusé mardi.",
    # comparisons
    "Comme disait ⟨Paul Hamel⟩, « la montagne appelle ».",
    # taken up in the next sentence
    "« La ville tiendra ses comptes. » ⟨Paul Hamel⟩ l'a répété mardi devant les élus.",
    "« La ville tiendra ses comptes. »\n⟨Le directeur, Paul Hamel⟩, l'a rappelé lors de la fête.",
    # what a body is for, its complements joined
    "⟨Le Haut Conseil pour le climat⟩ affirme que la digue tiendra.",
    "⟨La Fondation pour le logement des défavorisés⟩ affirme que la digue tiendra.",
    "« La digue tiendra », affirme ⟨la Haute Autorité pour la sûreté et la paix⟩.",
    "Selon ⟨le Fonds des Nations unies pour l'enfance⟩, la digue tiendra.",
    "⟨Le Conseil⟩, pour sa part, affirme que la digue tiendra.",
    "« La digue tiendra », affirme ⟨la Fondation⟩ pour la première fois.",
    "« La digue tiendra », affirme ⟨le Conseil⟩ pour sa défense.",
    "Selon ⟨l'Union des industries et métiers du bois⟩, la digue tiendra.",
    "⟨La Fédération des commerçants et artisans de Vaux⟩ affirme que la digue tiendra.",
    "⟨L'Union des industries⟩ affirme que la digue tiendra et demande des travaux.",
    "⟨Le procureur général près la cour d'appel de Vaux⟩ affirme que la digue tiendra.",
    "« La digue tiendra », affirme ⟨le procureur⟩ près de la mairie.",
    # what is between the noun for a person and the name
    "⟨La secrétaire d'État chargée de la Jeunesse Inès Roux⟩ affirme que la digue tiendra.",
    "Selon ⟨le capitaine du RC Lens Luc Hamel⟩, le match sera dur.",
    "Selon ⟨le maire de La Rochelle Jean Hamel⟩, la digue tiendra.",
    # names of associations
    "⟨L'association Les Amis du lac⟩ affirme que la digue tiendra.",
    "⟨Le collectif Non au contournement⟩ affirme que la digue tiendra.",
    "⟨Le collectif Touche pas à ma forêt⟩ affirme que la digue tiendra.",
    "⟨L'association « Vivre à Vaux⟩ » affirme que la digue tiendra.",
    "Selon ⟨l'association⟩, « la digue tiendra ».",
    # verbs that no lexicon lists
    "« La route est coupée », a cerné ⟨l'entraîneur Martin Roy⟩.",
    "« La route est coupée », a surtout retenu ⟨Suzuki⟩.",
    "« La route est coupée », a-t-⟨il⟩ cerné mardi.",
    "« La route est coupée », image-t-⟨elle⟩.",
    "« La route est coupée », s'est marré ⟨le coach⟩.",
    "« La route est coupée », ont rigolé ⟨les joueurs⟩.",
    "« La route est coupée », cadre ⟨Valérie Martin, cheffe du service⟩.",
    "« La route est coupée », a imagé mardi devant la presse ⟨Léa Morin⟩.",
    # an incise inside the marks after a clause that leads to them
    "La faculté cherche à réagir : « C'est long, admet ⟨Paul Hamel⟩. Nous avons fait une carte. »",
    "Léa Morel n'a pas ménagé sa peine : « Il a fallu un an, note-t-⟨elle⟩. Ce n'est pas fini. »",
    # nouns for people
    "Les paysans souffrent d'une mauvaise image, assure ⟨un jeune diplômé⟩.",
    # headlines
    "« C'est raté, on rentre » : après la défaite, ⟨l'entraîneur⟩ s'explique",
    "« On est à bout » : au CHU de Nantes, ⟨des infirmières⟩ racontent leur quotidien",
    # verbs that are nouns as well after an apposition
    "⟨Le député Paul Rivière⟩, rapporteur du texte, juge que « le compte n'y est pas ».",
    # what a relative before the verb is about
    "⟨Les agents⟩ qui ont maîtrisé le jeune homme assurent ne pas l'avoir frappé.",
    "⟨La juge⟩ qui a entendu l'ancien ministre a estimé que les charges étaient « suffisantes ».",
    "⟨Le médecin⟩ qu'a consulté la patiente a conclu que la douleur était « d'origine nerveuse ».",
    "⟨Les salariés⟩ que défend le syndicat affirment n'avoir « jamais touché à la caisse ».",
    "⟨La maire⟩, qui plaidera lundi pour son fils Léo, en détention, s'est dite « bouleversée ».",
    # those whom the subject includes
    "⟨Neuf entreprises⟩, parmi lesquelles le groupe Alcor, se sont engagées à réduire leurs déchets.",
    "⟨Plusieurs élus⟩, dont le maire de Dinant, ont demandé que le projet soit suspendu.",
    "⟨Certains députés⟩, comme Paul Vannier, estiment que la loi est inutile.",
    # an apposition to what the subject depends on
    "⟨Une responsable⟩ à Goma de MSF, l'organisation humanitaire, affirme que les vivres manquent.",
    # a title after the name of a place, or after a thing
    "« C'est une honte », avait auparavant fustigé à Nice ⟨M. Dubreuil⟩, président du département.",
    "« Nous irons au bout », ont lancé à Charleroi ⟨Mme et M. Favre⟩.",
    "« On ne lâchera rien », a martelé devant l'usine ⟨Mme Pichon⟩.",
    "« Le texte est mort », a jugé ⟨Robert M. Gale⟩, ancien ministre.",
    # past circumstances: adverb and preposition, degree, a relative clause inside
    "« J'attends », soupirait mardi, avant même l'audience, ⟨cet ancien mineur⟩ de Forbach.",
    "« C'est long », regrettait lundi, peu avant le début du procès, ⟨l'avocate⟩ de la famille.",
    "« C'est fini », a soufflé, juste après la décision, ⟨ce père de trois enfants⟩.",
    "« On verra », a déclaré peu après ⟨le ministre⟩.",
    "« On s'en sortira », assure, un brin philosophe, ⟨un habitant⟩ du quartier.",
    "« C'est cher », reconnaît, un peu gênée, ⟨la gérante⟩.",
    "« On avance », lâche, un peu plus loin, ⟨une passante⟩.",
    "« Le loup est timide », a expliqué, lors d'un débat où l'on s'est parfois hué, ⟨la préfète⟩.",
    "« C'est signé », a dit lundi, dans un entretien que le journal publie mardi, ⟨le patron⟩.",
    "« C'est signé », a écrit, dans une lettre dont nous avons eu copie, ⟨l'ancien directeur⟩.",
    # the infinitive of narration
    "« Ça va mal finir », d'ajouter ⟨l'ex-urgentologue⟩.",
    "« Ça va mal finir », de conclure ⟨l'ancien entraîneur⟩.",
    "« Ça va mal finir », de renchérir lundi ⟨sa collègue⟩.",
    # *on* is nobody named before
    "La ville se veut confiante : « La fête aura lieu », fait-⟨on⟩ savoir au cabinet du maire.",
    # verbs that make compounds, and their clitic
    "« Quatre ans, onze contrats », compte-t-⟨il⟩.",
    "« Certainement pas », contre-t-⟨elle⟩ aussitôt.",
    # *lequel*, with its gender and number
    "La ville a saisi ⟨le préfet⟩, lequel a répondu : « Nous verrons. »",
    "Il a cité le rapport de ⟨l'inspectrice Léa Morin⟩, laquelle recommande de « fermer le site ».",
    "Les élus ont reçu ⟨les syndicats⟩, lesquels ont dénoncé « un passage en force ».",
    # a name in apposition inside an adjunct
    "⟨Le groupe⟩, par la voix de son PDG, Paul Roy, a annoncé que l'usine fermerait.",
    "⟨L'association⟩, soutenue par son avocat, Me Roy, demande que l'enquête soit rouverte.",
    "⟨Le club⟩, via son président, Marc Petit, assure que tout est réglé.",
    "Lundi, ⟨Paul Roy⟩, maire de Huy, assure que tout est réglé.",
    # gerunds go with the verb next to them
    "La juge est sortie et ⟨le greffier⟩ a refermé la porte en lançant : « Circulez ! »",
    "Une dame est venue, puis ⟨un homme⟩ a téléphoné en criant : « Sortez ! »",
    "⟨Le maire⟩, que des riverains ont interpellé, est sorti en lançant : « Circulez ! »",
    # infinitives before a colon
    "⟨La maire⟩ a salué les pompiers avant de lancer à la foule : « On reconstruira. »",
    "⟨Léa Morin⟩ a quitté la salle après avoir lancé aux élus : « Débrouillez-vous. »",
    "⟨Léa Morin⟩ est montée sur une chaise pour crier à tous : « On a gagné ! »",
    "Les passants entendent ⟨l'agent⟩ répondre par des insultes : « Rentre chez toi ! »",
    # whom a thing moves
    "La décision réjouit ⟨Paul Roy, maire de Vif⟩ : « C'est une victoire. »",
    "L'affaire a fait bondir ⟨la députée⟩ Anne Roy : « C'est indigne. »",
    "Ces annonces n'ont pas rassuré ⟨les parents⟩ : « On veut des actes. »",
    "La mesure n'étonne guère ⟨le syndicat⟩ : « On s'y attendait. »",
    "⟨Le maire⟩ a surpris les élus : « Je ne me représenterai pas. »",
    "⟨L'entraîneur⟩ a fait rire la salle : « J'ai perdu mes clés. »",
    # signs show words, to somebody in front of them as well
    "Sur le quai, des supporters avaient déployé ⟨une banderole⟩ : « Tu nous as fait veiller »",
    "Les lycéens ont accroché au portail ⟨un écriteau⟩ : « Cherche prof, même fatigué »",
    "Une femme défile avec ⟨une pancarte⟩ : « Plus jamais ça »",
    "⟨Le maire⟩ s'arrête devant une affiche : « C'est moi il y a vingt ans. »",
    "⟨Le président⟩ a dévoilé le panneau : « Ce carrefour portera son nom. »",
    # the same words elsewhere
    "Même son de cloche chez ⟨les commerçants⟩ : « On perd des clients. »",
    "Même son de cloche du côté de ⟨la mairie⟩ : « Rien n'est signé. »",
    "Même constat pour ⟨Paul Roy⟩, boulanger à Vif : « Les prix flambent. »",
    # a participle opens the sentence
    "Invité à préciser sa pensée, ⟨le ministre⟩ fait marche arrière : « J'ai été maladroit. »",
    # presentatives, inverted or not
    "« Rappelez-moi demain. » C'est tout ce que ⟨le directeur⟩ avait consenti à dire lundi.",
    "« On ferme » : c'est ce que ⟨la direction⟩ a annoncé mardi aux salariés.",
    "« On ferme. » Voilà ce que ⟨Léa Morin⟩ a expliqué aux élus.",
    "« Aucun commentaire. » C'est ce qu'a répondu ⟨le ministre⟩.",
    # surnames that a preposition opens
    "⟨De Smedt⟩ répond : « Le terrain n'est pas encore payé. »",
    "⟨D'Hondt⟩ estime que la loi doit changer.",
    "De Paris à Lyon, ⟨les syndicats⟩ affirment que la grève est suivie.",
    # lequel as a subject
    "La plainte vise ⟨le directeur du lycée⟩, lequel assure n'avoir « rien su ».",
    "La note vient de ⟨la compagnie⟩, laquelle, embarrassée par le tollé, dit que l'amende sera levée.",
    # far behind the verb of an incise
    "« Il a peur », a plaisanté dans l'opposition ⟨Geneviève Claudel⟩.",
    "« Il a peur », a dit, lors d'une fête où l'on dansait, ⟨le technicien Paul Hamel⟩.",
    "« Je n'accuse plus personne », soupirait, avant même le verdict, ⟨cet ancien mineur⟩.",
    "« On attend », note, un brin philosophe, ⟨un auditeur⟩ de la station.",
    "« Ça va mal finir », d'ajouter ⟨l'ex-médecin⟩.",
    # what words are written on
    "⟨Une pancarte⟩ sur laquelle il était écrit « Poulets rôtis, prix libre » gisait au sol.",
    "⟨Des tracts⟩ où l'on pouvait lire « Non à la fusion » ont été distribués.",
    "Les fans avaient déployé ⟨une banderole⟩ : « Tu nous as fait veiller ».",
    "Derrière ⟨une banderole⟩ proclamant « La forêt est à nous », 3000 personnes ont défilé.",
    # those who make somebody stop, or talk
    "Le député a été interrompu par ⟨la présidente⟩ : « Un peu de silence. »",
    "Il s'est fait couper par ⟨la présidente⟩ : « Un peu de silence. »",
    "⟨Le maire⟩ a été félicité par ses pairs : « Je ne m'y attendais pas. »",
    "L'annonce a fait bondir ⟨les syndicats⟩ : « C'est une provocation. »",
    "Un choix que salue ⟨l'historien Roland Cazals⟩ : « On a trop discouru. »",
    # those of a poll
    "Mais ⟨18 %⟩ affirment ne jamais lire la presse.",
    "Parmi elles, ⟨43 %⟩ regrettent que la ligne ait fermé.",
    "⟨Pas moins de 40 %⟩ disent avoir déjà renoncé à des soins.",
    "⟨Certaines⟩ ont raconté avoir été suivies.",
    # those whom somebody hears, shows or lets speak
    "Les voisins ont entendu ⟨un homme⟩ hurler : « Lâchez-moi ! »",
    "La vidéo montre ⟨un policier⟩ lancer à un jeune : « Tu vas voir. »",
    "Elle a laissé ⟨son avocat⟩ répondre : « L'affaire est close. »",
    # through the voice of another
    "⟨La ville⟩, par la voix de son adjointe, Lucile Perron, promet que le site sera préservé.",
    # a pronoun after a colon and its quotation
    "Le maire a répondu aux élus : « Le pont restera fermé », a-t-⟨il⟩ insisté.",
]

LAST = [
    # a clause with a subject of its own
    "La direction dit que l'usine est vendue, mais ⟨le syndicat⟩ majoritaire à Lille soutient que non.",
    "La direction dit que l'usine est vendue et ⟨le délégué⟩ de la CGT sur place répond que non.",
    "⟨Le ministre⟩ a salué les soignants et le personnel de l'hôpital puis a dit vouloir « aller vite ».",
    # a participle after a report belongs to the one who reports
    "⟨Le syndicat⟩ affirme que la police a chargé, ajoutant que dix personnes ont été blessées.",
    "⟨Le maire⟩ comprend que les riverains « réclament le calme », rappelant que la rue est piétonne.",
    "⟨Elle⟩ a parlé à ceux qui contestaient ses chiffres, précisant qu'il n'est « pas question de reculer ».",
    "La directrice a salué ⟨Paul Morin⟩, qui a promis de revenir, précisant que la porte « reste ouverte ».",
    "« Je m'en vais », a-t-il dit, pendant que ⟨sa fille⟩ criait : « Papa ! »",
    "L'usine rouvrira, ont indiqué ⟨les ingénieurs⟩, ajoutant que le pont serait fermé.",
]


@pytest.mark.model
@pytest.mark.parametrize("marked", SENTENCES)
def test_source(marked: str, extractor: Extractor) -> None:
    """The source starts with the marked words."""
    before, words, after = marked.replace("⟩", "⟨").split("⟨")
    document = extractor.extract(before + words + after)
    (quotation,) = document.quotations
    assert quotation.source is not None
    assert quotation.source.span.start == len(before)
    assert quotation.source.text.startswith(words) or words.startswith(quotation.source.text)


@pytest.mark.model
@pytest.mark.parametrize("marked", LAST)
def test_source_of_the_last(marked: str, extractor: Extractor) -> None:
    """The source of the last quotation starts with the marked words."""
    before, words, after = marked.replace("⟩", "⟨").split("⟨")
    source = extractor.extract(before + words + after).quotations[-1].source
    assert source is not None
    assert source.span.start == len(before)
    assert source.text.startswith(words) or words.startswith(source.text)


@pytest.mark.model
def test_headline_of_two_quotations(extractor: Extractor) -> None:
    """All quotations that open a headline are by whom it is about."""
    text = "« Le résultat est maigre », « On y perd » : les syndicats taclent la réforme"
    found = extractor.extract(text).quotations
    assert [item.source and item.source.text for item in found] == ["les syndicats"] * 2


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "« On nous oublie » : la colère monte à Huy",
        "« La ville tiendra ses comptes. » La presse l'a appris mardi.",
        "« La route est coupée », a écrasé la concurrence.",
        "« La route est coupée », a été publié mardi.",
        "« Il est temps », de quitter la salle en criant.",
        "« La ville tiendra ses comptes. » C'est ce que Paul Hamel voulait.",
        "« La ville tiendra ses comptes. » Paul Hamel l'a rencontrée mardi.",
    ],
)
def test_no_cue(text: str, extractor: Extractor) -> None:
    """Neither a feeling in a headline nor a verb that reports nothing has the words."""
    (quotation,) = extractor.extract(text).quotations
    assert quotation.cue is None
    assert quotation.source is None


@pytest.mark.model
def test_sign_is_no_verb(extractor: Extractor) -> None:
    """A noun that is a form of a verb without clause reports none after an apposition."""
    text = "Paul Rivière, élu de la Somme, signe que la crise dure, a rendu sa carte du parti."
    assert not extractor.extract(text).quotations
