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
        """
        from ..tables import to_polars

        return to_polars(self.records())

    def summary(self) -> Summary:
        """Return the document counted: by speaker, gender, kind and act.

        Returns:
            The numbers of quotations and words, and their shares.
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
