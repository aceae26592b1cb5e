"""The command line: what it prints, what it refuses, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import runpy
import subprocess
import sys
import types
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotelib import _terminal, cli
from quotelib._version import __version__
from quotelib.errors import ModelNotFoundError, PipelineError
from quotelib.models import (
    Cue,
    CueKind,
    Document,
    ExtraWords,
    Mention,
    MentionKind,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# --- a pipeline that needs no model ------------------------------------------------------------

SENTENCE = re.compile(r"« (?P<what>[^«»]*) »(?:, (?P<cue>\S+) (?P<who>[^.]+))?\.")


class Reader:
    """Read ``« … », cue source.`` and nothing else; know only one pipeline."""

    opened: list[str | None]
    words: list[ExtraWords | None]

    def __init__(self, nlp: str | None = None, *, words: ExtraWords | None = None) -> None:
        self.opened.append(nlp)
        self.words.append(words)
        if nlp == "fr_unfit":
            raise PipelineError("the pipeline has no tagger")
        if nlp == "fr_absent":
            raise ModelNotFoundError(f"no spaCy pipeline {nlp!r};\nrun pip install")

    def extract(self, text: str) -> Document:
        """Return the quotations of ``text``."""
        if text.startswith("^C"):
            raise KeyboardInterrupt
        quotations = []
        speakers: dict[str, Speaker] = {}
        for match in SENTENCE.finditer(text):
            source = cue = speaker = None
            if match["who"]:
                span = Span.of(text, *match.span("who"))
                kind = MentionKind.PRONOUN if span.text == "elle" else MentionKind.NAME
                source = Mention(span=span, kind=kind)
                if kind is MentionKind.NAME:
                    speaker = speakers.setdefault(
                        span.text, Speaker(id=len(speakers), name=span.text, mentions=(source,))
                    )
                words = Span.of(text, *match.span("cue"))
                cue = Cue(spans=(words,), lemma=words.text, kind=CueKind.VERB)
            quotations.append(
                Quotation(
                    kind=QuotationKind.DIRECT,
                    content=(Span.of(text, *match.span("what")),),
                    rule="test",
                    confidence=1.0,
                    cue=cue,
                    further_cues=(cue,) if cue and cue.text == "répète" else (),
                    source=source,
                    speaker=speaker,
                )
            )
        return Document(text=text, quotations=tuple(quotations), speakers=tuple(speakers.values()))


@pytest.fixture(autouse=True)
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[Reader] | None:
    """Put the simple reader in the extractor's place, except in tests marked ``model``."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    if request.node.get_closest_marker("model"):
        return None
    Reader.opened, Reader.words = [], []
    module = types.ModuleType("quotelib.extract")
    vars(module)["Extractor"] = Reader
    monkeypatch.setitem(sys.modules, "quotelib.extract", module)
    return Reader


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return a file with three quotations: by name, by pronoun, by nobody."""
    path = tmp_path / "digue.txt"
    path.write_text(
        "« La digue tient », assure Maud Lestang. « On surveille », répète elle. « Bien ».",
        encoding="utf-8",
    )
    return path


# --- the table ---------------------------------------------------------------------------------


def test_table(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file gives a table: who, how, kind and what, then the counts."""
    assert cli.main([str(article)]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert output.out.splitlines() == [
        "WHO           HOW             KIND    WHAT",
        "Maud Lestang  assure          direct  La digue tient",
        "elle          répète, répète  direct  On surveille",
        "?             –               direct  Bien",
        "",
        "3 quotations, 1 speaker",
    ]


def test_table_wraps(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long words stay in their columns, whatever the width of the terminal."""
    monkeypatch.setenv("COLUMNS", "50")
    article.write_text(
        "« Ni le canal ni la digue ne tiendront », prévient Anne-Clotilde de la Verrière-Montjoie.",
        encoding="utf-8",
    )
    cli.main([str(article)])
    assert capsys.readouterr().out.splitlines()[:4] == [
        "Anne-Clotilde de la Verrière-Montjoie · prévient ·",
        "direct",
        "  Ni le canal ni la digue ne tiendront",
        "",
    ]
    monkeypatch.setenv("COLUMNS", "70")
    cli.main([str(article)])
    assert capsys.readouterr().out.splitlines()[:5] == [
        "WHO                HOW       KIND    WHAT",
        "Anne-Clotilde de   prévient  direct  Ni le canal ni la digue ne",
        "la                                   tiendront",
        "Verrière-Montjoie",
        "",
    ]


def test_nothing_found(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text without quotations says so."""
    article.write_text("Il pleut.", encoding="utf-8")
    assert cli.main([str(article)]) == 0
    assert capsys.readouterr().out == "no quotations, no speakers\n"


def test_empty_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file is a text without quotations."""
    article.write_bytes(b"")
    assert cli.main([str(article)]) == 0
    assert capsys.readouterr().out == "no quotations, no speakers\n"


def test_headings(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Several files have a heading each."""
    cli.main([str(article), str(article)])
    output = capsys.readouterr().out
    assert output.count(f"== {article} ==\n") == 2
    assert output.count("3 quotations, 1 speaker") == 2


def test_bundled_article(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the bundled article is read, under its heading."""
    assert cli.main([]) == 0
    assert capsys.readouterr().out.startswith("== the bundled article ==\n")


def test_control_characters(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No control character of a text reaches the terminal."""
    article.write_text(
        "« La\x1b[2J digue\r\n\u202etient\u202c\x9b31m », dit\x07 Maud\u200b Les\u00adtang.",
        encoding="utf-8",
    )
    cli.main([str(article)])
    output = capsys.readouterr().out
    assert "Maud Lestang  dit\ufffd  direct  La\ufffd[2J digue tient\ufffd31m" in output
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"CI": "true"}, False),
    ],
)
def test_colour(
    environment: dict[str, str],
    coloured: bool,
    article: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Colours need a terminal or FORCE_COLOR, and NO_COLOR turns them off."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    cli.main([str(article)])
    output = capsys.readouterr().out
    assert coloured == ("\x1b[1mMaud Lestang\x1b[0m" in output)
    assert coloured == ("\x1b" in output)


@pytest.mark.parametrize(
    ("environment", "is_terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "0"}, True, False),
    ],
)
def test_wants_colour(environment: dict[str, str], is_terminal: bool, expected: bool) -> None:
    """On a terminal colours are on unless something forbids them."""
    assert expected == _terminal.wants_colour(environment, is_terminal=is_terminal)


def test_coloured_columns_are_aligned() -> None:
    """Escape sequences do not count as width."""
    rows = [_terminal.Row(who="A", how="b", kind="direct", what="c " * 40)]
    plain = list(_terminal.table(rows, width=60, colour=False))
    coloured = list(_terminal.table(rows, width=60, colour=True))
    assert plain == [re.sub(r"\x1b\[\d+m", "", line) for line in coloured]
    assert len(plain) > 2
    narrow = list(_terminal.table(rows, width=20, colour=True))
    assert narrow[0] == "\x1b[1mA · b · direct\x1b[0m"


# --- cells -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("été", 3), ("e\u0301te\u0301", 3), ("東京", 4), ("ｅ", 2), ("–", 1)],
)
def test_display_width(text: str, width: int) -> None:
    """Combining marks take no column, East Asian characters two."""
    assert width == _terminal.display_width(text)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("un deux trois", 8, ["un deux", "trois"]),
        ("un deux", 7, ["un deux"]),
        ("incompréhensible", 6, ["incomp", "réhens", "ible"]),
        ("l’ incompréhensible", 6, ["l’", "incomp", "réhens", "ible"]),
        ("東京駅", 4, ["東京", "駅"]),
        ("東京", 1, ["東", "京"]),
        ("dit «\u00a0oui\u00a0»", 8, ["dit", "«\u00a0oui\u00a0»"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    """Lines break at spaces, words that are too long anywhere, no-break spaces never."""
    assert lines == _terminal.wrap(text, width)


@given(st.text(st.characters()), st.integers(2, 30))
def test_wrap_fits_and_keeps(text: str, width: int) -> None:
    """Wrapped lines fit, and hold every character but the spaces at their ends."""
    line = _terminal.clean(text)
    lines = _terminal.wrap(line, width)
    assert all(_terminal.display_width(piece) <= width for piece in lines)
    assert line.replace(" ", "") == "".join(lines).replace(" ", "")


@given(st.text(st.characters()))
def test_clean_is_safe(text: str) -> None:
    """A clean text is one printable line that any terminal can be sent, and stays as it is."""
    line = _terminal.clean(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e]", line)
    assert line == line.encode().decode()
    assert line == _terminal.clean(line)


# --- JSON --------------------------------------------------------------------------------------


def test_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json each file is one line, which reads back as the document."""
    assert cli.main(["--json", str(article), str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    document = Document.from_json(lines[0])
    assert document == Reader().extract(article.read_text(encoding="utf-8"))


def test_csv(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --csv all files make one table, which names the file of each quotation."""
    assert cli.main(["--csv", str(article), "absent.txt", str(article)]) == 2
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    document = Reader().extract(article.read_text(encoding="utf-8"))
    assert [row["text"] for row in rows] == [one.text for one in document.quotations] * 2
    assert {row["file"] for row in rows} == {str(article)}


def test_html(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --html one file becomes a page, in a file or on standard output."""
    out = tmp_path / "a.html"
    assert cli.main([str(article), "--html", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert page == Reader().extract(article.read_text(encoding="utf-8")).to_html()
    assert cli.main([str(article), "--html", "-"]) == 0
    assert capsys.readouterr().out == page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "b.txt", "--html", "x.html"], "--html takes one FILE, got 2"),
        (["--html", "no/such/folder/x.html"], "no/such/folder/x.html: No such file or directory"),
        (["--html", "x\0.html"], "null byte"),
        (["absent.txt", "--html", "x.html"], "absent.txt: No such file"),
    ],
)
def test_html_fails(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be read or written is one line on standard error, and a status."""
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_one_form_only(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON and CSV exclude each other."""
    with pytest.raises(SystemExit):
        cli.main(["--csv", "--json", "-"])
    assert "not allowed with" in capsys.readouterr().err


def test_json_is_utf8_everywhere(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON is written in UTF-8 even where the terminal speaks something else."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert cli.main(["--json", str(article)]) == 0
    assert "répète" in json.loads(raw.getvalue().decode("utf-8"))["text"]


def test_table_in_another_encoding(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table replaces what the terminal cannot show."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert cli.main([str(article)]) == 0
    assert b"r?p?te" in raw.getvalue()


# --- input -------------------------------------------------------------------------------------


def _give_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash is standard input, read as UTF-8 whatever the locale."""
    _give_input(monkeypatch, "« Déjà », dit Léon.".encode())
    assert cli.main(["-"]) == 0
    assert "Léon  dit  direct  Déjà" in capsys.readouterr().out


def test_byte_order_mark(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte order mark is no part of the text; line ends are."""
    article.write_bytes("\ufeff« Oui », dit Léon.\r\n".encode())
    assert cli.main(["--json", str(article)]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == "« Oui », dit Léon.\r\n"


def _broken(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Yield names that cannot be read, with what the message must hold."""
    latin = tmp_path / "latin.txt"
    latin.write_bytes("« Déjà »".encode("cp1252"))
    yield str(latin), "latin.txt: not UTF-8 text (byte 0)"
    yield str(tmp_path / "absent.txt"), "absent.txt: No such file or directory"
    yield str(tmp_path), ": Is a directory"
    yield str(tmp_path / "a\x1b[2J\nb"), "a\ufffd[2J b: No such file"
    yield "nul\0byte", "embedded null byte"


@pytest.mark.skipif(os.name == "nt", reason="messages are those of POSIX systems")
def test_unreadable_files(
    tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each unreadable file costs one line on standard error; the others are done."""
    names, messages = zip(*_broken(tmp_path), strict=True)
    assert cli.main([names[0], str(article), *names[1:], str(article)]) == 2
    output = capsys.readouterr()
    assert output.out.count("3 quotations") == 2
    lines = output.err.splitlines()
    assert len(lines) == len(messages)
    for line, message in zip(lines, messages, strict=True):
        assert line.startswith("quotelib: ")
        assert message in line


# --- options -----------------------------------------------------------------------------------


def test_model(article: Path, reader: type[Reader]) -> None:
    """--model chooses the pipeline, opened once for all files."""
    cli.main(["--model", "fr_core_news_md", str(article), str(article)])
    assert reader.opened == ["fr_core_news_md"]


def test_default_model(article: Path, reader: type[Reader]) -> None:
    """Without --model the extractor chooses."""
    cli.main([str(article)])
    assert reader.opened == [None]


def test_missing_model(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing model is one line on standard error, and nothing is printed."""
    assert cli.main(["--model", "fr_absent", str(article)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "quotelib: no spaCy pipeline 'fr_absent'; run pip install\n"


def test_unfit_model(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipeline that cannot do the work ends the run once, not for each file."""
    assert cli.main(["--model", "fr_unfit", str(article), str(article)]) == 2
    assert capsys.readouterr().err == "quotelib: the pipeline has no tagger\n"


def test_words(article: Path, tmp_path: Path) -> None:
    """The words of a JSON file go to the extractor; without the option there are none."""
    words = tmp_path / "sport.json"
    words.write_text('{"titles": {"Mister": "m"}}', encoding="utf-8")
    assert cli.main(["--words", str(words), str(article)]) == 0
    assert cli.main([str(article)]) == 0
    assert Reader.words == [ExtraWords(titles={"Mister": "m"}), None]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        ("{", "data is not JSON: "),
        ('{"title": {}}', "no field 'title'; allowed: verbs, titles, persons"),
        ('["Mister"]', "words must be a mapping, not list"),
        ('{"titles": ["Mister"]}', "titles must be a mapping, not list"),
    ],
)
def test_wrong_words(
    content: str | None,
    message: str,
    article: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A file of words that cannot be read, or holds something else, ends the run with its name."""
    words = tmp_path / "sport.json"
    if content is not None:
        words.write_text(content, encoding="utf-8")
    assert cli.main(["--words", str(words), str(article)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(f"quotelib: {words}: {message}")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--colour"], "unrecognized arguments: --colour"),
        (["--js"], "unrecognized arguments: --js"),
        (["--model"], "argument --model: expected one argument"),
    ],
)
def test_wrong_option(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option is one line on standard error that names the option and the help."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == f"quotelib: {message} (try quotelib --help)\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version prints the version."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"quotelib {__version__}\n"


def test_module_is_the_program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -m quotelib`` is the same program."""
    monkeypatch.setattr(sys, "argv", ["quotelib", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("quotelib", run_name="__main__")
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"quotelib {__version__}\n"


def test_help(capsys: pytest.CaptureFixture[str], reader: type[Reader]) -> None:
    """--help names every option and gives examples, without opening a pipeline."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["--help"])
    assert caught.value.code == 0
    output = capsys.readouterr().out
    for words in ("--json", "--model NAME", "--version", "FILE", "examples:", "quotelib -"):
        assert words in output
    assert reader.opened == []


# --- ends --------------------------------------------------------------------------------------


def test_interrupt(article: Path) -> None:
    """An interrupt from the keyboard ends the run with 130 and no traceback."""
    article.write_text("^C", encoding="utf-8")
    assert cli.main([str(article)]) == 130


class ClosedPipe(io.StringIO):
    """An output whose reader went away."""

    def write(self, _: str) -> int:
        """Fail as a pipe does."""
        raise BrokenPipeError


def test_closed_pipe(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that goes away ends the run quietly."""
    monkeypatch.setattr(sys, "stdout", ClosedPipe())
    assert cli.main([str(article)]) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX pipe")
def test_closed_pipe_of_a_process() -> None:
    """The program is quiet when its pipe is closed before it has written."""
    process = subprocess.Popen(
        [sys.executable, "-m", "quotelib", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == 141
    assert errors == b""


@pytest.mark.model
@pytest.mark.smoke
def test_program() -> None:
    """``python -m quotelib`` reads the bundled article and finds who speaks in it."""
    result = subprocess.run(
        [sys.executable, "-m", "quotelib"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=True,
    )
    assert result.stderr == ""
    for words in ("WHO", "Solène Kervadec", "Je ne prendrai pas le risque", "Nawel Ferhat"):
        assert words in result.stdout
