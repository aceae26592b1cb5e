"""Write a page in colours for each article, and an index: ``python review.py FOLDER FILE…``."""

from __future__ import annotations

import html
import sys
from pathlib import Path

import quotelib
from _articles import articles

INDEX = """\
<!DOCTYPE html>
<html lang="fr">
<meta charset="utf-8">
<title>Articles</title>
<h1>Articles</h1>
<ul>
{items}</ul>
</html>
"""


def main(folder: Path, names: list[str]) -> None:
    """Write the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    items = []
    texts = articles(names)
    for name, doc in zip(texts, quotelib.pipe(texts.values()), strict=True):
        (folder / f"{name}.html").write_text(doc.to_html(), encoding="utf-8")
        label = html.escape(name)
        items.append(f'<li><a href="{label}.html">{label}</a>: {len(doc.quotations)} citations\n')
    (folder / "index.html").write_text(INDEX.format(items="".join(items)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pages"), sys.argv[2:])
