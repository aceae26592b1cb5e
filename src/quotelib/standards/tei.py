"""TEI P5: the text with ``<said who="…">``, and those who speak in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._version import __version__
from ..models import QuotationKind, SpeakerKind
from .tei_text import paragraphs
from .xml import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..models import Document, Speaker

__all__ = ["to_tei"]

_TITLE = 80

_PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Not published in this form.</p></publicationStmt>
<sourceDesc><p>A text without mark-up.</p></sourceDesc>
</fileDesc>
<encodingDesc>
<appInfo>
<application ident="quotelib" version="{version}"><label>quotelib</label></application>
</appInfo>
<classDecl><taxonomy xml:id="kind">
{kinds}</taxonomy></classDecl>
</encodingDesc>
<profileDesc>
<langUsage><language ident="fr">French</language></langUsage>
{speakers}</profileDesc>
</teiHeader>
<text xml:lang="fr"><body>
{text}</body></text>
</TEI>
"""


def to_tei(document: Document, *, title: str | None = None) -> str:
    """Return a document as TEI P5.

    Args:
        document: The document.
        title: Title of the text; ``None`` takes the first line.

    Returns:
        An XML document, to be written in UTF-8.
    """
    first = document.text.lstrip().partition("\n")[0][:_TITLE].strip()
    return _PAGE.format(
        title=content(" ".join((first if title is None else title).split())),
        version=__version__,
        kinds="".join(
            f'<category xml:id="kind.{kind.value}"><catDesc>{kind.value}</catDesc></category>\n'
            for kind in QuotationKind
        ),
        speakers=_speakers(document.speakers),
        text="".join(paragraphs(document)) or "<p/>\n",
    )


# --- those who speak ---------------------------------------------------------------------------


def _speakers(speakers: Sequence[Speaker]) -> str:
    """Return the lists of persons and bodies."""
    persons = "".join(_person(one) for one in speakers if _is_person(one))
    bodies = "".join(_body(one) for one in speakers if not _is_person(one))
    lists = [
        f"<listPerson>\n{persons}</listPerson>\n" if persons else "",
        f"<listOrg>\n{bodies}</listOrg>\n" if bodies else "",
    ]
    return f"<particDesc>\n{''.join(lists)}</particDesc>\n" if any(lists) else ""


def _is_person(speaker: Speaker) -> bool:
    return speaker.kind in (SpeakerKind.PERSON, SpeakerKind.UNKNOWN)


def _person(speaker: Speaker) -> str:
    sex = f' sex="{speaker.gender.value.upper()}"' if speaker.gender else ""
    roles = "".join(f"<occupation>{content(role)}</occupation>" for role in speaker.roles)
    name = f"<persName>{content(speaker.name)}</persName>"
    return f'<person xml:id="speaker.{speaker.id}"{sex}>{name}{roles}</person>\n'


def _body(speaker: Speaker) -> str:
    return (
        f'<org xml:id="speaker.{speaker.id}" role="{speaker.kind.value}">'
        f"<orgName>{content(speaker.name)}</orgName></org>\n"
    )
