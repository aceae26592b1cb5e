"""Hypothesis strategies for texts made of what French news is made of, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

from strategies import SIGNS

__all__ = ["NEWS", "glued_text", "news_text", "self_contained"]

NEWS = (
    *("Claire Vasseur", "Mme Vasseur", "Paul Weber (UC)", "Le Goff", "M. ", "Dr ", "la maire"),
    *(
        "le ministre de la Santé",
        "un riverain",
        "les syndicats",
        "son avocat",
        "Bruxelles",
        "l'ONG",
    ),
    *("il", "elle", "on", "qui", "celui-ci", "cette dernière", "l'une", "nous", "R", "C. V."),
    *("le communiqué", "une source proche du dossier", "deux Français sur trois", "l'Élysée"),
    *("a déclaré", "assure", "dit-il", "a-t-elle ajouté", "s'est félicitée", "lit-on", "dixit"),
    *("a fait savoir", "tient à préciser", "aurait lancé", "n'a pas dit", "est accusé", "dénonce"),
    *("affirmant", "en précisant", "avoir promis", "interrogé", "se dit", "qualifie", "A DECLARE"),
    *("selon", "Selon ", "d'après", "Pour ", "de l'avis de", "aux yeux de", "à en croire"),
    *(
        "de source judiciaire",
        "la promesse de",
        "cette phrase",
        "le mot de",
        "Réaction de",
        "comme",
    ),
    *(" que ", " qu'", " si ", " de ", " à ", " d'", " par ", " et ", " mais ", " dont ", " où "),
    *(
        "le pont tient",
        "la route est coupée",
        "partir demain",
        "Nous restons",
        "une honte",
        "prête",
    ),
    *("ne rien savoir", "serait fermé", "a ouvert", "3 mars 2024", "10 000", "(AFP)", "@nom"),
    *(
        " ",
        " ",
        " ",
        ". ",
        ", ",
        " : ",
        " ; ",
        " ? ",
        "!",
        "…",
        "\n",
        "\n\n",
        " — ",
        " - ",
        "(",
        ")",
    ),
    *("« ", " »", "« ", " »", "“", "”", '"', "‹", "›", "’", "'", "\u00a0", "\u202f", "\u00ad"),
    *("&laquo;&nbsp;", "&raquo;", "Â«", "<q>", "</q>", "e\u0301", "\u200b", "[…]", "💪"),
)
"""Sources, cues, complementisers, contents, marks and accidents."""


def glued_text(max_size: int = 40) -> st.SearchStrategy[str]:
    """Return a strategy for texts whose pieces stand side by side without a blank of their own."""
    return st.lists(st.sampled_from((*NEWS, *SIGNS)), max_size=max_size).map("".join)


def news_text(max_size: int = 40) -> st.SearchStrategy[str]:
    """Return a strategy for texts whose pieces are parted by blanks."""
    return st.lists(st.sampled_from(NEWS), max_size=max_size).map(" ".join)


@st.composite
def self_contained(draw: st.DrawFn) -> str:
    """Draw a paragraph whose one quotation has its cue and its named source beside it.

    It does not start with a mark: a mark at the start of several paragraphs may be one quotation.
    """
    said = draw(st.sampled_from(("Nous restons ici", "La route est coupée", "Rien ne presse")))
    verb = draw(st.sampled_from(("assure", "a déclaré", "prévient", "a répondu")))
    name = draw(st.sampled_from(("Nadia Benali", "Tom Girard", "Inès Caron", "Paul Weber")))
    form = draw(
        st.sampled_from(
            (
                "Il est midi. « {said} », {verb} {name}.",
                "{name} {verb} : « {said}. »",
                "Selon {name}, « {said} ».",
                "La nuit tombe. “{said}”, {verb} {name}.",
            )
        )
    )
    return form.format(said=said, verb=verb, name=name)
