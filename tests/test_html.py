"""Pages: what they show, that they are well formed, and that no text gets out of its place."""

from __future__ import annotations

import re
import time
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import (
    ArgumentValueError,
    Cue,
    CueKind,
    Document,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    SpeakerKind,
    Unresolved,
)
from quotelib.models import Act
from quotelib.render.layers import Run, contents, flat
from quotelib.render.words import escape, labels
from strategies_models import documents

VOID = {"meta", "br"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "aside", "div", "p"),
    *("h1", "h2", "a", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "br"),
    *("ol", "li", "dl", "dt", "dd"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "tabindex"),
    *("aria-describedby", "aria-label", "data-who", "data-tip", "scope"),
}


class Reader(HTMLParser):
    """Reads a page; fails on unbalanced elements."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.paragraphs: list[str] = []
        self.pieces: list[tuple[dict[str, str], str]] = []
        self.title = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs), "an attribute stands twice"
        self.elements.append((tag, values))
        if tag in VOID:
            return
        self.open.append((tag, values))
        if tag == "p" and self._is_inside("text"):
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        """Close an element, which must be the last one opened."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Note text: in the article, and in which quotation."""
        if self.open and self.open[-1][0] == "title":
            self.title += data
        if self._is_inside("text") and any(tag == "p" for tag, _ in self.open):
            self.paragraphs[-1] += data
            links = [values for tag, values in self.open if tag == "a"]
            assert len(links) <= 1
            if links:
                self.pieces.append((links[0], data))

    def _is_inside(self, class_: str) -> bool:
        return any(class_ in values.get("class", "").split() for _, values in self.open)


def _lines(text: str) -> list[str]:
    lines = re.split(r"\r\n?|\n", text)
    return [shown(line) for line in lines if line.strip()]


def shown(text: str) -> str:
    """Return a text as a page shows it."""
    reader = Reader(f"<p class='text'>{escape(text)}</p>")
    return "".join(reader.paragraphs)


# --- any document ------------------------------------------------------------------------------


@given(documents(), st.booleans(), st.sampled_from(["en", "fr"]))
def test_well_formed(document: Document, page: bool, language: str) -> None:
    """Elements are balanced and of the few known kinds, ids unique, links lead somewhere."""
    reader = Reader(document.to_html(page=page, language=language))
    assert {tag for tag, _ in reader.elements} <= ALLOWED
    assert {name for _, values in reader.elements for name in values} <= ATTRIBUTES
    ids = Counter(values["id"] for _, values in reader.elements if "id" in values)
    assert set(ids.values()) <= {1}
    for _, values in reader.elements:
        if "href" in values:
            assert values["href"].startswith("#")
            assert values["href"][1:] in ids
        if "aria-describedby" in values:
            assert values["aria-describedby"] in ids


@given(documents())
def test_text_is_whole(document: Document) -> None:
    """The article stands on the page with all its characters, a paragraph a line."""
    assert Reader(document.to_html()).paragraphs == _lines(document.text)


@given(documents())
def test_quotations_are_where_they_are(document: Document) -> None:
    """What is linked, and to which quotation, are the characters of the contents, in order."""
    found = [
        (values["href"], char)
        for values, words in Reader(document.to_html(id="d")).pieces
        for char in words
    ]
    runs = contents(document)
    expected = [
        (f"#d-q{run.index}", shown(document.text[at]))
        for start, end in _shown_lines(document.text)
        for run in runs
        for at in range(max(start, run.start), min(end, run.end))
    ]
    assert found == expected


def _shown_lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines that are not blank stand."""
    found = [match.span() for match in re.finditer(r"[^\r\n]+", text)]
    return [(start, end) for start, end in found if text[start:end].strip()]


@given(documents())
def test_each_quotation_has_an_entry(document: Document) -> None:
    """The list has one entry a quotation, and the table one row a speaker of some quotation."""
    html = document.to_html(id="d")
    assert html.count("<li id=") == len(document.quotations)
    speaking = {q.speaker.id if q.speaker else None for q in document.quotations}
    assert html.count('<th scope="row">') == len(speaking)


@given(documents())
def test_fragment_is_part_of_page(document: Document) -> None:
    """A part has the same text and entries as a page, in its own words."""
    page, part = document.to_html(), document.to_html(page=False)
    for pattern in ("<p>.*</p>", "<li .*</li>"):
        assert re.findall(pattern, page) == re.findall(pattern, part)
    assert "<html" not in part
    assert document._repr_html_() == document.to_html(page=False, language="en")


@given(documents())
def test_always_the_same(document: Document) -> None:
    """The page depends on the document alone."""
    assert document.to_html() == document.to_html()
    document.to_html().encode("utf-8")


# --- hostile texts -----------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "</p></main></body><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><svg onload=alert(1)>",
    "&lt;script&gt; &#60;b&#62; &amp",
    "<!-- --><![CDATA[ ]]> --> <?php ?>",
    "javascript:alert(1) {title} {0} %s",
]


def everywhere(words: str) -> Document:
    """Return a document that has some words in every place a text can get to."""
    text = f"{words} {words}\n{words}"
    span = Span.of(text, 0, len(words))
    mention = Mention(span=span, kind=MentionKind.NAME)
    speaker = Speaker(id=0, name=words, kind=SpeakerKind.PERSON, roles=(words, "élue"))
    cue = Cue(spans=(span,), lemma=words, kind=CueKind.VERB, act=Act.SAY)
    quotation = Quotation(
        kind=QuotationKind.DIRECT,
        content=(span,),
        rule=words,
        confidence=0.5,
        cue=cue,
        source=mention,
        speaker=speaker,
        addressee=mention,
        medium=span,
        date=span,
    )
    inner = attrs.evolve(
        quotation,
        content=(Span.of(text, len(words) + 1, len(text)),),
        speaker=None,
        parent=0,
        unresolved=Unresolved.AMBIGUOUS,
    )
    return Document(text=text, quotations=(quotation, inner), speakers=(speaker,))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile(words: str) -> None:
    """Mark-up in a text, a name, a cue or a title is text."""
    document = everywhere(words)
    for html in (document.to_html(title=words), document.to_html(page=False)):
        reader = Reader(html)
        assert {tag for tag, _ in reader.elements} <= ALLOWED
        assert {name for _, values in reader.elements for name in values} <= ATTRIBUTES
        assert reader.paragraphs == [f"{words} {words}", words]
    assert Reader(document.to_html(title=words)).title == words


@pytest.mark.parametrize(
    "char",
    [
        *("\x00", "\x1b", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"),
        *("\u202a", "\u202e", "\u2066", "\u2069"),
    ],
    ids=ascii,
)
def test_forbidden_characters(char: str) -> None:
    """What HTML cannot hold, and what turns the direction of text, is shown as U+FFFD."""
    html = everywhere(f"a{char}b").to_html(title=char)
    assert char not in html
    assert "a\ufffdb" in html


@pytest.mark.parametrize("char", ["\u200e", "\u200f", "\u00a0", "\u202f", "\u200d", "\t", "é"])
def test_allowed_characters(char: str) -> None:
    """What names and typography need stays."""
    assert f"a{char}b" in everywhere(f"a{char}b").to_html()


def test_policy() -> None:
    """The page forbids to load, to send and to run anything, and has nothing of the kind."""
    html = everywhere("x").to_html()
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert not re.search(r"<script|\son\w+=|url\(|@import|src=|https?:", html)


@pytest.mark.slow
def test_large() -> None:
    """Time and size grow in proportion: five megabytes with thousands of quotations are a page."""
    sentence = "« Le pont tient », assure la maire. <b>Rien</b> n'a bougé depuis lundi.\n"
    times = sentence * (5_000_000 // len(sentence))
    speaker = Speaker(id=0, name="la maire")
    quotations = tuple(
        Quotation(
            kind=QuotationKind.DIRECT,
            content=(Span.of(times, start + 2, start + 15),),
            rule="incise",
            confidence=1.0,
            speaker=speaker,
        )
        for start in range(0, len(times) - len(sentence), len(sentence) * 10)
    )
    started = time.perf_counter()
    html = Document(text=times, quotations=quotations, speakers=(speaker,)).to_html()
    assert time.perf_counter() - started < 20
    assert len(html) < 4 * len(times)
    assert html.count("<b>") == 0


# --- what a page says --------------------------------------------------------------------------


def test_tip_and_entry() -> None:
    """A quotation tells who, by which words, of which kind, and all else in its entry."""
    html = everywhere("Léa").to_html(language="en", id="d")
    assert 'data-tip="Léa – Léa&#10;direct, 50\u00a0%"' in html
    assert 'data-who="1"' in html
    entry = html.split('<li id="d-q1"')[1]
    for words in (
        "<dt>Through</dt><dd>Léa</dd>",
        "<dt>Inside</dt><dd>Léa</dd>",
        "<dt>Why not</dt><dd>two speakers fit equally well</dd>",
        "<dt>Rule</dt><dd>Léa</dd>",
        '<span class="badge">?</span>',
    ):
        assert words in entry
    assert '<span class="dim">élue, person</span>' in html


def test_nobody() -> None:
    """A quotation without source, cue and speaker is nobody's; the page says so."""
    text = "« Oui »"
    bare = Quotation(
        kind=QuotationKind.DIRECT,
        content=(Span.of(text, 2, 5),),
        rule="x",
        confidence=1.0,
        unresolved=Unresolved.NO_CUE,
    )
    html = Document(text=text, quotations=(bare,)).to_html()
    assert 'data-tip="Personne n’est nommé&#10;directe, 100\u00a0%"' in html
    assert "rien, à côté, ne dit qui parle" in html


def test_same_content_twice() -> None:
    """Where two quotations have the same words one is linked, and both lead back to it."""
    document = everywhere("Léa")
    first, second = document.quotations
    both = attrs.evolve(document, quotations=(first, attrs.evolve(second, content=first.content)))
    html = both.to_html(id="d")
    assert html.count('href="#d-t0"') == 2
    assert 'id="d-t1"' not in html


@pytest.mark.smoke
def test_empty() -> None:
    """A text without quotations says so, and one without text has a title all the same."""
    html = Document(text="Il pleut.").to_html()
    assert "Aucune citation" in html
    assert "<table>" not in html
    assert Reader(Document(text="").to_html()).title == "Article"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("\n Le pont \n\nferme", None, "Le pont"),
        ("x" * 99, None, "x" * 79 + "…"),
        ("Le pont", "Mon\npont", "Mon pont"),
    ],
)
def test_title(text: str, title: str | None, expected: str) -> None:
    """A title is the one given, or the first line."""
    assert Reader(Document(text=text).to_html(title=title)).title == expected


def test_headline() -> None:
    """The first line of a text is the heading where it can be one, and stands there once."""
    for text, title, headed in (
        ("Le pont ferme\nIl ferme.", None, True),
        ("Le pont ferme", None, False),
        ("x" * 99 + "\nIl ferme.", None, False),
        ("Le pont ferme\nIl ferme.", "Le pont", False),
    ):
        html = Document(text=text).to_html(title=title)
        assert ('<main class="text headed"' in html) is headed
        assert ('<h1 class="hidden">' in html) is headed


@pytest.mark.parametrize("id_", ["", "1a", "a b", "a#", "é", "a\n"])
def test_wrong_id(id_: str) -> None:
    """An id is a plain name."""
    with pytest.raises(ArgumentValueError, match="id must be a letter"):
        Document(text="").to_html(id=id_)


def test_wrong_language() -> None:
    """There are two languages."""
    with pytest.raises(ArgumentValueError, match="language must be 'en' or 'fr', got 'de'"):
        Document(text="").to_html(language="de")


def test_ids_of_texts_differ() -> None:
    """Parts of two texts can stand on one page."""
    one, other = (everywhere(words).to_html(page=False) for words in ("a", "b"))
    ids = [set(re.findall(r'id="([^"]+)"', html)) for html in (one, other)]
    assert all(ids)
    assert not ids[0] & ids[1]


def test_labels() -> None:
    """Every word is there in both languages, with the same places to fill."""
    english, french = labels("en"), labels("fr")
    assert english.keys() == french.keys()
    for key, words in english.items():
        assert words
        assert french[key]
        assert re.findall(r"{\w+}", words) == re.findall(r"{\w+}", french[key])
    for name, vocabulary in (
        ("kind", QuotationKind),
        ("act", Act),
        ("speaker_kind", SpeakerKind),
        ("unresolved", Unresolved),
    ):
        assert {f"{name}.{member.value}" for member in vocabulary} <= english.keys()


# --- layers ------------------------------------------------------------------------------------

_RUNS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: (min(p), max(p))), max_size=6
).map(lambda pairs: [Run(start=a, end=b, index=i) for i, (a, b) in enumerate(pairs)])


@given(_RUNS)
def test_flat(runs: list[Run]) -> None:
    """At each place the run that starts last shows, of those the shortest, of those the first."""
    found = flat(runs)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for at in range(13):
        here = [run for run in runs if run.start <= at < run.end]
        expected = sorted(here, key=lambda run: (-run.start, run.end, run.index))[:1]
        inner = [run.index for run in found if run.start <= at < run.end]
        assert [run.index for run in expected] == inner
