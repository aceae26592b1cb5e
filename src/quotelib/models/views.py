"""The forms in which a document can be seen; each is made by a module that is imported on use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .results import Document
    from .summary import Summary

__all__ = ["Views"]


class Views:
    """What `Document` inherits: methods that give it in other forms."""

    __slots__ = ()

    def records(self) -> list[dict[str, Any]]:
        """Return one flat dictionary a quotation, all with the same keys, for tables.

        Values are strings, numbers, true or false, and ``None`` where there is nothing. ``offsets``
        has all pieces of the content (``"2:10 29:37"``), ``start`` and ``end`` their outer limits;
        ``parent`` is the ``quotation`` of another row.

        Returns:
            The quotations in document order.

        Example:
            >>> import quotelib
            >>> (row,) = quotelib.extract("« Le pont tient », assure la maire.").records()
            >>> row["speaker"], row["lemma"], row["text"], row["offsets"]
            ('la maire', 'assurer', 'Le pont tient', '2:15')
        """
        from ..tables import records

        return records(cast("Document", self))

    def to_pandas(self) -> pd.DataFrame:
        """Return the records as a pandas data frame with nullable columns.

        A lone surrogate, which no encoding knows, becomes U+FFFD.

        Returns:
            One row a quotation; the columns are there even if no quotation is.

        Raises:
            MissingPackageError: pandas is not installed (extra ``quotelib[pandas]``).

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_pandas()["text"].tolist()
            ['Le pont tient']
        """
        from ..tables import to_pandas

        return to_pandas(self.records())

    def to_polars(self) -> pl.DataFrame:
        """Return the records as a Polars data frame.

        A lone surrogate, which no encoding knows, becomes U+FFFD.

        Returns:
            One row a quotation; the columns are there even if no quotation is.

        Raises:
            MissingPackageError: Polars is not installed (extra ``quotelib[polars]``).

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_polars().select("speaker", "text").rows()
            [('la maire', 'Le pont tient')]
        """
        from ..tables import to_polars

        return to_polars(self.records())

    def summary(self) -> Summary:
        """Return the document counted: by speaker, gender, kind and act.

        Returns:
            The numbers of quotations and words, and their shares.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.summary().speakers
            (Tally('la maire', 1, 3 words, 100%),)
        """
        from ..tables import summarise

        return summarise(cast("Document", self))

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of what `Document.to_json` writes.

        Returns:
            The schema as a dictionary that ``json.dumps`` accepts.

        Example:
            >>> import quotelib
            >>> quotelib.Document.json_schema()["required"]
            ['format', 'text', 'quotations', 'quoted_spans', 'speakers']
        """
        from ..schema import json_schema

        return json_schema()

    def to_html(
        self,
        *,
        page: bool = True,
        title: str | None = None,
        language: str = "fr",
        id: str | None = None,  # noqa: A002 - what HTML calls it
    ) -> str:
        """Return the text as HTML, with quotations in the colours of their speakers.

        Sources and cues are underlined; beside the text stand the speakers with their counts and
        what is known of each quotation. The HTML loads nothing and runs nothing, whatever the text
        holds: controls and marks that turn the direction of text are shown as U+FFFD.

        Args:
            page: Whether to return a whole page, or a part to put into one.
            title: Title of the page; ``None`` takes the first line of the text.
            language: Language of the page's own words, ``"fr"`` or ``"en"``.
            id: What ids inside start with; ``None`` derives it from the text.

        Returns:
            A page that stands for itself, or a ``<style>`` and a ``<div>``.

        Raises:
            ArgumentValueError: ``language`` is another, or ``id`` is not a letter followed by
                letters, digits, hyphens and underscores.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_html().startswith("<!DOCTYPE html>")
            True
        """
        from ..render import to_html

        return to_html(cast("Document", self), page=page, title=title, language=language, id=id)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        return self.to_html(page=False, language="en")

    def to_displacy(self, *, style: str = "ent") -> dict[str, Any]:
        """Return what spaCy's visualiser shows: ``displacy.render(…, style=style, manual=True)``.

        Args:
            style: ``"ent"`` for contents alone, labelled by speaker, the innermost where one
                stands inside another; ``"span"`` for contents, sources and cues.

        Returns:
            A dictionary with the text and its labelled stretches.

        Raises:
            ArgumentValueError: ``style`` is another.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> doc.to_displacy()["ents"]
            [{'start': 2, 'end': 15, 'label': 'la maire'}]
        """
        from ..render import to_displacy

        return to_displacy(cast("Document", self), style=style)

    def to_tei(self, *, title: str | None = None) -> str:
        """Return the text as TEI P5: ``<said who="…">``, ``<rs>`` for sources, ``<seg>`` for cues.

        The header lists those who speak. An element that would cross another is cut in pieces that
        point to each other by ``next`` and ``prev``. What XML cannot hold becomes U+FFFD.

        Args:
            title: Title of the text; ``None`` takes the first line.

        Returns:
            An XML document, to be written in UTF-8.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> '<said xml:id="quotation.0" who="#speaker.0"' in doc.to_tei()
            True
        """
        from ..standards import to_tei

        return to_tei(cast("Document", self), title=title)

    def to_web_annotations(self, source: str) -> dict[str, Any]:
        """Return the quotations as W3C Web Annotations: an annotation collection in JSON-LD.

        Positions are code points, as in quotelib itself.

        Args:
            source: IRI of the text.

        Returns:
            A dictionary that ``json.dumps`` accepts.

        Raises:
            ArgumentValueError: ``source`` is empty or has blanks.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> page = doc.to_web_annotations("https://example.org/pont.txt")["first"]
            >>> page["items"][0]["target"][0]["selector"][0]
            {'type': 'TextPositionSelector', 'start': 2, 'end': 15}
        """
        from ..standards import to_web_annotations

        return to_web_annotations(cast("Document", self), source)

    def to_brat(self) -> str:
        """Return the quotations as brat stand-off, the ``.ann`` file beside a ``.txt`` file.

        Returns:
            One line an annotation; empty without quotations.

        Example:
            >>> import quotelib
            >>> doc = quotelib.extract("« Le pont tient », assure la maire.")
            >>> print(doc.to_brat().splitlines()[0].expandtabs())
            T1      Quotation 2 15  Le pont tient
        """
        from ..standards import to_brat

        return to_brat(cast("Document", self))
