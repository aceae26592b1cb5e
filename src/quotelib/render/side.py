"""What stands beside the text: who speaks how much, and an entry for each quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tables import summarise
from .view import badge, colour, how, percent
from .words import escape, one_line, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..models import Quotation, Speaker, Tally
    from .view import View

__all__ = ["side"]

_SAID = 300  # characters of a quotation that its entry repeats


def side(view: View) -> Iterator[str]:
    """Yield the table of speakers and the list of quotations as HTML."""
    if not view.document.quotations:
        return
    yield from _cast(view)
    yield f"<h2>{view.label('quotations')}</h2>\n<ol>\n"
    for index, quotation in enumerate(view.document.quotations):
        yield _entry(view, index, quotation)
    yield "</ol>\n"


def _cast(view: View) -> Iterator[str]:
    """Yield the table of speakers, in their order in the text."""
    summary = summarise(view.document)
    tallies = {tally.speaker.id: tally for tally in summary.speakers if tally.speaker}
    firsts: dict[int | None, int] = {}
    for index, quotation in enumerate(view.document.quotations):
        firsts.setdefault(quotation.speaker.id if quotation.speaker else None, index)
    yield (
        f"<table>\n<caption>{view.label('cast')}</caption>\n<thead><tr>"
        f'<th scope="col">{view.label("speaker")}</th>'
        f'<th scope="col" class="number">{view.label("count")}</th>'
        f'<th scope="col" class="number">{view.label("words")}</th></tr></thead>\n<tbody>\n'
    )
    for speaker in view.document.speakers:
        if speaker.id in tallies:
            yield _row(view, speaker, tallies[speaker.id], firsts[speaker.id])
    if summary.unattributed:
        yield _row(view, None, summary.unattributed, firsts[None])
    yield "</tbody>\n</table>\n"


def _row(view: View, speaker: Speaker | None, tally: Tally, first: int) -> str:
    name = escape(one_line(speaker.name)) if speaker else view.label("nobody")
    details = []
    if speaker:
        roles = (one_line(role) for role in speaker.roles)
        details = [role for role in roles if role.lower() not in speaker.name.lower()]
        details.append(view.words[f"speaker_kind.{speaker.kind.value}"])
    below = f'<br><span class="dim">{escape(", ".join(details))}</span>' if details else ""
    return (
        f'<tr><th scope="row"><span class="badge {colour(speaker)}">{badge(speaker)}</span> '
        f'<a href="#{view.place("q", first)}">{name}</a>{below}</th>'
        f'<td class="number">{tally.quotations}</td><td class="number">{tally.words}</td></tr>\n'
    )


def _entry(view: View, index: int, quotation: Quotation) -> str:
    """Return what is known of a quotation as an item of the list."""
    entry = view.place("q", index)
    who, words = view.who(quotation), how(quotation)
    facts = "".join(
        f"<dt>{view.label(key)}</dt><dd>{escape(value)}</dd>"
        for key, value in _facts(view, quotation)
    )
    back = ""
    if index in view.shown:
        place = view.place("t", view.shown[index])
        back = (
            f'<p class="back"><a href="#{place}">{view.label("back")}'
            f'<span class="hidden"> ({index + 1})</span></a></p>'
        )
    return (
        f'<li id="{entry}" class="{colour(quotation.speaker)}">'
        f'<p id="{entry}-who"><span class="badge">{badge(quotation.speaker)}</span> '
        f'<span class="who">{escape(who)}</span>{" – " + escape(words) if words else ""}</p>'
        f'<p lang="fr">{escape(short(quotation.text, _SAID))}</p>'
        f"<dl>{facts}</dl>{back}</li>\n"
    )


def _facts(view: View, quotation: Quotation) -> Iterator[tuple[str, str]]:
    """Yield the keys of labels with what is to be said."""
    words, cue = view.words, quotation.cue
    if quotation.source and one_line(quotation.source.text) != view.who(quotation):
        yield "source", one_line(quotation.source.text)
    if cue:
        yield "cue", f"{cue.lemma} ({words[f'act.{cue.act.value}']})"
    for key, thing in (
        ("addressee", quotation.addressee),
        ("medium", quotation.medium),
        ("date", quotation.date),
    ):
        if thing:
            yield key, one_line(thing.text)
    if quotation.parent is not None:
        yield "parent", short(view.document.quotations[quotation.parent].text, 60)
    if quotation.unresolved:
        yield "unresolved", words[f"unresolved.{quotation.unresolved.value}"]
    yield "kind", words[f"kind.{quotation.kind.value}"]
    yield "rule", quotation.rule
    yield "confidence", percent(quotation.confidence)
