"""Long jobs: what they write, which lines they refuse, and how they go on after a stop."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quotelib import Document, MissingPackageError, Quotation, QuotationKind, Span, cli
from quotelib.batch import BatchError, Job, Report, run

if TYPE_CHECKING:
    from collections.abc import Callable

    from quotelib import Extractor

GOOD = [{"text": f"« Lot {n} »", "id": f"a{n}", "meta": {"n": [n]}} for n in range(6)]


class Reader:
    """An engine that reads one pair of marks, and stops at its ``limit``-th text."""

    def __init__(self, limit: int = 1_000_000) -> None:
        self.left = limit
        self.read: list[str] = []

    def extract(self, text: str) -> Document:
        """Return a document with one quotation, none without marks."""
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.read.append(text)
        end = text.rfind(" »")
        if end < 0:
            return Document(text=text)
        quotation = Quotation(
            kind=QuotationKind.DIRECT,
            content=(Span.of(text, 2, end),),
            rule="test",
            confidence=1.0,
        )
        return Document(text=text, quotations=(quotation,))


class Bench:
    """A folder with a source, and a job over it."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "in.jsonl"
        self.output = folder / "out.jsonl"
        self.said: list[str] = []

    def write(self, *lines: object) -> None:
        """Write the source: objects as JSON, strings and bytes as they are."""
        parts = [
            line
            if isinstance(line, bytes)
            else (line if isinstance(line, str) else json.dumps(line)).encode()
            for line in lines
        ]
        self.source.write_bytes(b"".join(part + b"\n" for part in parts))

    def run(self, reader: Reader | None = None, **options: Any) -> Report:
        """Run the job."""
        plan: dict[str, Any] = {
            "source": str(self.source),
            "field": "text",
            "output": self.output,
            "n_process": 1,
            "complain": self.said.append,
            "progress": False,
        }
        return run(Job(**{**plan, **options}), reader or Reader())  # type: ignore[arg-type]

    def lines(self, suffix: str = "") -> list[Any]:
        """Return what stands in the output, or in a file beside it."""
        path = self.output.with_name(self.output.name + suffix)
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def names(self) -> list[str]:
        """Return the files in the folder."""
        return sorted(path.name for path in self.source.parent.iterdir())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return a job over six good lines."""
    made = Bench(tmp_path)
    made.write(*GOOD)
    return made


# --- what is written ---------------------------------------------------------------------------


def test_documents(bench: Bench) -> None:
    """Each line has its number, what the object held beside the text, and the document."""
    assert bench.run() == Report(resumed=0, done=6, bad=0, kept=None)
    lines = bench.lines()
    assert [line["line"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line["input"] for line in lines] == [
        {key: value for key, value in good.items() if key != "text"} for good in GOOD
    ]
    documents = [Document.from_dict(line["document"]) for line in lines]
    assert documents == [Reader().extract(str(good["text"])) for good in GOOD]
    assert bench.names() == ["in.jsonl", "out.jsonl"]
    assert bench.said == []


def test_table(bench: Bench) -> None:
    """A Parquet file has a quotation a row, with the line and the rest of the object."""
    pyarrow = pytest.importorskip("pyarrow.parquet")
    bench.output = bench.output.with_suffix(".parquet")
    bench.write(*GOOD, {"text": "Rien."}, "{")
    assert bench.run().done == 7
    rows = pyarrow.read_table(bench.output).to_pylist()
    assert [row["line"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert json.loads(rows[2]["input"]) == {"id": "a2", "meta": {"n": [2]}}
    records = Reader().extract("« Lot 2 »").records()
    assert records == [{key: rows[2][key] for key in records[0]}]
    assert bench.names() == ["in.jsonl", "out.parquet", "out.parquet.bad"]


def test_a_table_without_pyarrow(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow a Parquet file is refused before any work, with the extra's name."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    reader = Reader()
    with pytest.raises(MissingPackageError, match=r"quotelib\[arrow\]"):
        bench.run(reader, output=bench.output.with_suffix(".parquet"))
    assert reader.read == []


def test_another_field(bench: Bench) -> None:
    """The text may stand under any key."""
    bench.write({"corps": "« Oui »", "text": 3})
    assert bench.run(field="corps").done == 1
    assert bench.lines()[0]["input"] == {"text": 3}


def test_any_string(bench: Bench) -> None:
    """Lone surrogates, byte order marks, blank lines and a last line without its end are read."""
    surrogate = '{"text": "« \\ud800 »", "id": "\\udfff"}'
    bench.source.write_bytes(f'\ufeff{surrogate}\n\n  \r\n{{"text": "« Oui »"}}'.encode())
    assert bench.run() == Report(resumed=0, done=2, bad=0, kept=None)
    first, second = bench.lines()
    assert (first["line"], first["input"], second["line"]) == (1, {"id": "\udfff"}, 4)
    assert first["document"]["quotations"][0]["content"][0]["text"] == "\ud800"


def test_nothing(bench: Bench) -> None:
    """An empty source gives an empty output."""
    bench.source.write_bytes(b"")
    assert bench.run() == Report(resumed=0, done=0, bad=0, kept=None)
    assert bench.lines() == []


def test_standard_input(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input."""
    data = io.TextIOWrapper(io.BytesIO(bench.source.read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)
    assert bench.run(source="-").done == 6


def test_an_output_is_replaced(bench: Bench) -> None:
    """A new run replaces what a finished one wrote, and its file of bad lines."""
    bench.write("{", GOOD[0])
    bench.run()
    assert bench.names() == ["in.jsonl", "out.jsonl", "out.jsonl.bad"]
    bench.write(GOOD[1])
    assert bench.run().done == 1
    assert [line["input"]["id"] for line in bench.lines()] == ["a1"]
    assert bench.names() == ["in.jsonl", "out.jsonl"]


# --- lines that cannot be read -----------------------------------------------------------------


def test_bad_lines(bench: Bench) -> None:
    """Each bad line is told by its number and kept with the reason; the others are read."""
    bad: list[tuple[object, str]] = [
        ('{"text": "a"', "not JSON (Expecting ',' delimiter: line 2 column 1 (char 13))"),
        (b'{"text": "\xe9"}', "not UTF-8 text (byte 10)"),
        (["a"], "not an object but a list"),
        (3, "not an object but a number"),
        ("true", "not an object but true or false"),
        ('{"text": NaN}', "not JSON (NaN is not a JSON number)"),
        ({"id": 1}, "no field 'text'"),
        ({"text": None}, "'text' is not a string but null"),
        ({"text": {"a": 1}}, "'text' is not a string but an object"),
        ("[" * 100_000, "not JSON (maximum recursion depth exceeded"),
    ]
    bench.write(GOOD[0], *(line for line, _ in bad), GOOD[1])
    report = bench.run()
    assert report == Report(resumed=0, done=2, bad=10, kept=Path(f"{bench.output}.bad"))
    kept = bench.lines(".bad")
    assert [line["line"] for line in kept] == list(range(2, 12))
    for line, said, (_, reason) in zip(kept, bench.said, bad, strict=True):
        assert line["error"].startswith(reason)
        assert said.startswith(f"{bench.source}:{line['line']}: {reason}")
    assert kept[0]["content"] == '{"text": "a"\n'
    assert [line["line"] for line in bench.lines()] == [1, 12]


def test_a_text_that_fails(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that cannot be read in the end is a bad line too."""
    reader = Reader()
    extract = reader.extract

    def failing(text: str) -> Document:
        if "3" in text:
            raise MemoryError("trop long")
        return extract(text)

    monkeypatch.setattr(reader, "extract", failing)
    assert bench.run(reader).bad == 1
    assert bench.said == [f"{bench.source}:4: MemoryError: trop long"]
    assert bench.lines(".bad")[0]["line"] == 4


# --- going on ----------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", range(7))
def test_going_on(bench: Bench, limit: int) -> None:
    """A job that was stopped anywhere ends as if it never had been, and reads no text twice."""
    bench.write("{", *GOOD[:3], "[]", *GOOD[3:], "")
    bench.run()
    whole, bad = bench.output.read_bytes(), bench.lines(".bad")
    bench.output.unlink()
    bench.said.clear()
    readers = Reader(limit), Reader()
    if limit < 6:
        with pytest.raises(KeyboardInterrupt):
            bench.run(readers[0])
        assert not bench.output.exists()
    report = bench.run(readers[1])
    assert bench.output.read_bytes() == whole
    assert bench.lines(".bad") == bad
    if limit < 6:
        assert readers[0].read + readers[1].read == [good["text"] for good in GOOD]
        assert report.done == 6 - limit
        assert (report.resumed == 0) == (limit == 0)
    assert bench.names() == ["in.jsonl", "out.jsonl", "out.jsonl.bad"]


def test_bad_lines_are_kept_at_once(bench: Bench) -> None:
    """A bad line is in its file before the next text is done: a job may be killed at any moment."""

    class Looking(Reader):
        def extract(self, text: str) -> Document:
            assert [line["line"] for line in bench.lines(".bad.part")] == [1]
            return super().extract(text)

    bench.write("{", GOOD[0])
    assert bench.run(Looking()).done == 1


@pytest.mark.parametrize("cut", [1, 30, 70_000, 150_000])
def test_going_on_from_half_a_line(bench: Bench, cut: int) -> None:
    """A line that was not written to its end is done again, however long it is."""
    bench.write(*({"text": "« " + "a" * size + " »"} for size in (3, 90_000, 5, 90_000)))
    bench.run()
    whole = bench.output.read_bytes()
    Path(f"{bench.output}.part").write_bytes(whole[:-cut])
    assert bench.run().resumed in (1, 2, 3)
    assert bench.output.read_bytes() == whole


def test_half_a_bad_line(bench: Bench) -> None:
    """A bad line that was not kept to its end is kept again."""
    bench.write("{", GOOD[0], "{", GOOD[1])
    with pytest.raises(KeyboardInterrupt):
        bench.run(Reader(1))
    with Path(f"{bench.output}.bad.part").open("ab") as file:
        file.write(b'{"line": 3, "err')
    assert bench.run().bad == 2
    assert [line["line"] for line in bench.lines(".bad")] == [1, 3]


@pytest.mark.parametrize(
    "changed", [{"text": "« Autre »", "id": "a1", "meta": {"n": [1]}}, {"text": "« Lot 1 »"}, "{"]
)
def test_another_source(bench: Bench, changed: object) -> None:
    """What was made of another source is not gone on with."""
    with pytest.raises(KeyboardInterrupt):
        bench.run(Reader(2))
    bench.write(GOOD[0], changed, *GOOD[2:])
    with pytest.raises(BatchError, match=r"out\.jsonl\.part: not the beginning of a result"):
        bench.run()


def test_output_over_input(bench: Bench) -> None:
    """The output may not replace the input."""
    before = bench.source.read_bytes()
    with pytest.raises(BatchError, match="would replace the input"):
        bench.run(output=bench.source)
    assert bench.source.read_bytes() == before


# --- progress ----------------------------------------------------------------------------------


def test_progress(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A bar shows how much of the file is done."""
    bench.run(progress=True)
    assert "in.jsonl: 100%" in capsys.readouterr().err


def test_progress_without_tqdm(
    bench: Bench, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without tqdm a job shows nothing and is done."""
    monkeypatch.setitem(sys.modules, "tqdm", None)
    assert bench.run(progress=True).done == 6
    assert capsys.readouterr().err == ""


# --- from the shell ----------------------------------------------------------------------------


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Put the simple reader in the extractor's place; return the pipelines asked for."""
    opened: list[str | None] = []

    def make(nlp: str | None = None, *, words: object = None) -> Reader:
        del words
        opened.append(nlp)
        return Reader()

    monkeypatch.setattr(sys.modules["quotelib.extract"], "Extractor", make)
    return opened


def test_command(bench: Bench, fake: list[str | None], capsys: pytest.CaptureFixture[str]) -> None:
    """``quotelib --jsonl`` does the job, says what it did, and ends with 2 if lines were bad."""
    arguments = ["--jsonl", str(bench.source), "--output", str(bench.output), "--model", "autre"]
    assert cli.main(arguments) == 0
    assert capsys.readouterr().err == f"quotelib: {bench.output}: 6 read\n"
    assert fake == ["autre"]
    bench.write(GOOD[0], "{")
    assert cli.main(arguments[:-2]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert errors[0].startswith(f"quotelib: {bench.source}:2: not JSON")
    assert errors[1] == f"quotelib: {bench.output}: 1 read, 1 bad kept in {bench.output}.bad"


def test_command_goes_on(
    bench: Bench,
    fake: list[str | None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An interrupt ends a job with 130 and says how to go on."""
    arguments = ["--jsonl", str(bench.source), "--output", str(bench.output)]
    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["quotelib.extract"], "Extractor", lambda *_, **__: Reader(2))
        assert cli.main(arguments) == 130
    said = "stopped; the same command goes on where it was"
    assert capsys.readouterr().err == f"quotelib: {bench.output}: {said}\n"
    assert cli.main(arguments) == 0
    errors = capsys.readouterr().err.splitlines()
    assert errors == [
        "quotelib: went on after line 2",
        f"quotelib: {bench.output}: 4 read",
    ]
    assert fake == [None]


@pytest.mark.usefixtures("fake")
def test_command_without_files(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    """A source that is not there, an output in no folder and one over the input are one line."""
    absent = bench.source.with_name("absent.jsonl")
    assert cli.main(["--jsonl", str(absent), "--output", str(bench.output)]) == 2
    assert capsys.readouterr().err == f"quotelib: {absent}: No such file or directory\n"
    nowhere = bench.source.parent / "nulle" / "out.jsonl"
    assert cli.main(["--jsonl", str(bench.source), "--output", str(nowhere)]) == 2
    assert capsys.readouterr().err == f"quotelib: {nowhere}.part: No such file or directory\n"
    assert cli.main(["--jsonl", str(bench.source), "--output", str(bench.source)]) == 2
    assert "would replace the input" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jsonl", "a.jsonl"], "--jsonl needs --output OUT.jsonl or --output OUT.parquet"),
        (["--jsonl", "a.jsonl", "--output", "b.csv"], "--jsonl needs --output OUT.jsonl or"),
        (["--jsonl", "a.jsonl", "--json"], "argument --json: not allowed with argument --jsonl"),
        (["--jsonl", "a.jsonl", "--output", "b.jsonl", "c.txt"], "--jsonl takes no FILE"),
        (["--field", "corps"], "--field needs --jsonl"),
        (["--output", "b.jsonl"], "--output needs --jsonl"),
        (["--jobs", "2"], "--jobs needs --jsonl"),
        (["--jsonl", "a", "--output", "b.jsonl", "--jobs", "0"], "--jobs must be 1 or more, or -1"),
        (["--jsonl", "a", "--output", "b.jsonl", "--jobs", "x"], "invalid int value: 'x'"),
    ],
)
def test_wrong_options(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Options that do not go together are one line on standard error."""
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


# --- with the real engine ----------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_job_that_is_killed(bench: Bench, extractor: Extractor, jobs: int) -> None:
    """A job that is killed in the middle goes on where it was, over one process or two."""
    texts = [f"« Le lot {n} est livré », assure Léa Morel, qui y tient." for n in range(400)]
    bench.write(*({"text": text} for text in texts))
    part = Path(f"{bench.output}.part")
    command = [sys.executable, "-m", "quotelib", "--jsonl", str(bench.source)]
    command += ["--output", str(bench.output), "--jobs", str(jobs)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    _wait(lambda: part.exists() and part.stat().st_size > 10_000)
    process.kill()
    process.wait()
    _wait(lambda: not _alive(process.pid))
    assert not bench.output.exists()
    result = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8", check=True)
    assert "went on after line" in result.stderr
    lines = bench.lines()
    assert [line["line"] for line in lines] == list(range(1, 401))
    for index in (0, 199, 399):
        document = Document.from_dict(lines[index]["document"])
        assert document == extractor.extract(texts[index])


def _wait(condition: Callable[[], bool]) -> None:
    for _ in range(2_400):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("nothing happens")


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
