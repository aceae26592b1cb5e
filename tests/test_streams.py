"""Streams: order, laziness, errors, processes that die, and how they end."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

import quotelib
from quotelib import (
    ArgumentTypeError,
    ArgumentValueError,
    Extractor,
    MissingPackageError,
    TextError,
    WorkerError,
)
from quotelib.streams import available_processors, stream, workers
from stream_readers import UntoldError, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

posix = pytest.mark.skipif(os.name == "nt", reason="processes are killed by a POSIX signal")
# Threads of the test runner, which no child touches.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

OPTIONS: dict[str, Any] = {"batch_size": 3, "n_process": 2, "on_error": "raise", "progress": False}


@pytest.fixture(params=sorted({"fork", "spawn"} & set(multiprocessing.get_all_start_methods())))
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Start processes in one way after the other."""
    context = multiprocessing.get_context(request.param)
    monkeypatch.setattr(multiprocessing, "get_context", lambda: context)
    return str(request.param)


def _words(results: Iterator[Any]) -> list[str]:
    return [result[0] for result in results]


# --- order, laziness, contexts -----------------------------------------------------------------


@pytest.mark.usefixtures("start")
def test_order_over_processes() -> None:
    """Results of several processes come in the order of the texts, none of them made here."""
    texts = [f"texte {number}" for number in range(50)]
    results = list(stream(read, texts, **OPTIONS))
    assert [words for words, _ in results] == [text.upper() for text in texts]
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.parametrize("n_process", [1, 2])
def test_few_texts_are_read_ahead(n_process: int) -> None:
    """An endless stream is read by a few batches ahead, and not at all before it is asked."""
    taken = itertools.count()
    texts = (f"texte {next(taken)}" for _ in itertools.count())
    results = stream(read, texts, **{**OPTIONS, "n_process": n_process})
    assert next(taken) == 0
    assert _words(itertools.islice(results, 10)) == [f"TEXTE {n}" for n in range(1, 11)]
    read_ahead = next(taken) - 11
    assert read_ahead == 0 if n_process == 1 else 3 <= read_ahead <= 2 * 2 * 3
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("n_process", [1, 2])
def test_contexts(n_process: int) -> None:
    """What comes with a text comes with its result, whether or not it can be pickled."""
    contexts = [object(), lambda: None, threading.Lock()]
    pairs = [(f"texte {number}", context) for number, context in enumerate(contexts)]
    results = list(stream(read, pairs, **{**OPTIONS, "n_process": n_process}))
    assert [context for _, context in results] == contexts
    assert [result[0] for result, _ in results] == ["TEXTE 0", "TEXTE 1", "TEXTE 2"]


@pytest.mark.parametrize("n_process", [1, 2])
def test_nothing(n_process: int) -> None:
    """No text, no result."""
    assert list(stream(read, [], **{**OPTIONS, "n_process": n_process})) == []


def test_all_processors() -> None:
    """-1 stands for one process a processor."""
    assert available_processors() >= 1
    assert _words(stream(read, ["a"], **{**OPTIONS, "n_process": -1})) == ["A"]


def test_processors_where_there_is_no_affinity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not say which processors we may use, all of them count."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert available_processors() == 3


# --- errors ------------------------------------------------------------------------------------


@pytest.mark.parametrize("n_process", [1, 2])
def test_raise(n_process: int) -> None:
    """An error names the place of its text and keeps its cause; earlier results have come."""
    texts = ["a", "b", "c", "d", "raise trop long", "e"]
    results = stream(read, texts, **{**OPTIONS, "n_process": n_process})
    assert _words(itertools.islice(results, 4)) == ["A", "B", "C", "D"]
    message = r"texts\[4\] could not be read: ValueError: trop long"
    with pytest.raises(TextError, match=message) as caught:
        next(results)
    assert caught.value.index == 4
    assert caught.value.reason == "ValueError: trop long"
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize("n_process", [1, 2])
def test_skip(n_process: int) -> None:
    """A text that cannot be read leaves no trace, and the others keep their contexts."""
    pairs = [("a", 1), ("raise", 2), ("b", 3)]
    results = stream(read, pairs, **{**OPTIONS, "n_process": n_process, "on_error": "skip"})
    assert [(result[0], context) for result, context in results] == [("A", 1), ("B", 3)]


@pytest.mark.parametrize("n_process", [1, 2])
def test_yield(n_process: int) -> None:
    """An error stands in the result's place, with the context of its text."""
    pairs = [("a", 1), ("raise non", 2), ("b", 3)]
    results = list(stream(read, pairs, **{**OPTIONS, "n_process": n_process, "on_error": "yield"}))
    assert [context for _, context in results] == [1, 2, 3]
    assert isinstance(results[1][0], TextError)
    assert results[1][0].index == 1


def test_an_error_that_cannot_be_pickled() -> None:
    """Such an error is told in words; the texts beside it are read."""
    results = stream(read, ["a", "untold tout", "b"], **{**OPTIONS, "on_error": "yield"})
    first, error, last = results
    assert (first[0], last[0]) == ("A", "B")
    assert error.reason == "RuntimeError: UntoldError: tout!"
    portable = workers._portable(UntoldError("tout", "!"))
    assert isinstance(portable, RuntimeError)


def test_errors_survive_pickle() -> None:
    """An error of a stream can itself be sent to another process."""
    error = pickle.loads(pickle.dumps(TextError(3, "non")))  # noqa: S301
    assert (error.index, error.reason, str(error)) == (3, "non", str(TextError(3, "non")))


@pytest.mark.parametrize(
    ("option", "value", "kind", "message"),
    [
        ("batch_size", 0, ArgumentValueError, "batch_size must be 1 or more, got 0"),
        ("batch_size", -1, ArgumentValueError, "batch_size must be 1 or more, got -1"),
        ("batch_size", 2.0, ArgumentTypeError, "batch_size must be an int, not float"),
        ("n_process", 0, ArgumentValueError, "1 or more, or -1 for all processors, got 0"),
        ("n_process", True, ArgumentTypeError, "n_process must be an int, not bool"),
        ("on_error", "stop", ArgumentValueError, "one of 'raise', 'skip', 'yield', got 'stop'"),
    ],
)
def test_wrong_options(option: str, value: Any, kind: type[Exception], message: str) -> None:
    """A wrong option is refused at once, before any text is read."""
    with pytest.raises(kind, match=message):
        stream(read, ["a"], **{**OPTIONS, option: value})


def test_errors_of_the_source_end_the_processes() -> None:
    """An error of the iterable itself reaches the caller unchanged, whatever is under way."""

    def texts() -> Iterator[str]:
        yield from "abcdefghijklmnop"
        raise KeyError("fin")

    with pytest.raises(KeyError, match="fin"):
        list(stream(read, texts(), **OPTIONS))
    assert multiprocessing.active_children() == []


# --- progress ----------------------------------------------------------------------------------


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """A bar on standard error counts texts, and knows how many there are where that can be."""
    options = {**OPTIONS, "n_process": 1, "progress": True}
    assert _words(stream(read, ["a", "b"], **options)) == ["A", "B"]
    assert "2/2" in capsys.readouterr().err
    assert _words(stream(read, iter(["a", "b"]), **options)) == ["A", "B"]
    assert "2text" in capsys.readouterr().err


def test_progress_without_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tqdm, a progress bar is an error that names the extra."""
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'quotelib\[progress\]'"):
        stream(read, ["a"], **{**OPTIONS, "progress": True})


# --- processes that die ------------------------------------------------------------------------


@posix
@pytest.mark.usefixtures("start")
def test_a_killed_process_loses_no_text(tmp_path: Path) -> None:
    """What a killed process had under way is read again, in order."""
    texts = [f"texte {number}" for number in range(30)]
    texts[13] = f"die-once {tmp_path / 'dead'}"
    results = list(stream(read, texts, **OPTIONS))
    assert [words for words, _ in results] == [text.upper() for text in texts]
    assert (tmp_path / "dead").exists()


@posix
@pytest.mark.usefixtures("start")
def test_a_text_that_kills() -> None:
    """A text that kills its process again is reported; all others are read."""
    texts = [f"texte {number}" for number in range(20)]
    texts[4] = texts[5] = "die"
    results = list(stream(read, texts, **{**OPTIONS, "on_error": "yield"}))
    assert len(results) == 20
    for index, result in enumerate(results):
        if index in (4, 5):
            assert isinstance(result, TextError)
            assert result.index == index
            assert isinstance(result.__cause__, WorkerError)
        else:
            assert result[0] == f"TEXTE {index}"


@posix
def test_processes_that_cannot_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that end before they take a text are an error, not an endless trial."""
    monkeypatch.setattr(workers, "_work", _die)
    with pytest.raises(WorkerError, match="if __name__ == '__main__'"):
        list(stream(read, ["a"], **OPTIONS))


def test_processes_that_cannot_be_told_what_to_do() -> None:
    """What does not survive pickle cannot be sent to processes that are spawned."""
    done = subprocess.run(
        [sys.executable, "-c", PICKLED], check=False, capture_output=True, text=True, timeout=60
    )
    assert "WorkerError: worker processes end before they take a text (Can't pickle" in done.stderr


PICKLED = """
import multiprocessing
from quotelib.streams import stream
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    list(stream(lambda text: text, "a b".split(), batch_size=1, n_process=2, on_error="raise",
                progress=False))
"""


def _die(_: list[str]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


PROGRAM = """
import itertools, sys, time
sys.path.insert(0, {tests!r})
import multiprocessing
from quotelib.streams import stream
from stream_readers import read
if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    texts = (f"texte {{number}}" for number in itertools.count())
    for result in stream(
        read, texts, batch_size=4, n_process=2, on_error="raise", progress=False
    ):
        print(result, flush=True)
        time.sleep(0.01)
"""


@posix
@pytest.mark.slow
@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGKILL"])
def test_the_end(root: Path, tmp_path: Path, start: str, signal_name: str) -> None:
    """Ctrl-C ends a stream with one traceback; no process outlives the one that reads it."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(tests=str(root / "tests"), method=start), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert "TEXTE 0" in process.stdout.readline()
    if signal_name == "SIGINT":
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    else:
        process.kill()
    # The pipes end when the last process that holds them is gone.
    _, errors = process.communicate(timeout=60)
    if signal_name == "SIGINT":
        assert errors.count("Traceback") == 1
        assert errors.rstrip().endswith("KeyboardInterrupt")
    _wait_for_group(process.pid)


def _wait_for_group(group: int) -> None:
    """Return when no process of a group is left; fail after a while."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("processes are left over")


# --- in the worker process ---------------------------------------------------------------------


def test_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker keeps what it reads with, leaves Ctrl-C alone, and reads lists of texts."""
    before = signal.getsignal(signal.SIGINT)
    end, lifeline = multiprocessing.Pipe(duplex=False)
    try:
        workers._prepare(read, end)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert workers._work(["a"]) == [("A", os.getpid())]
    finally:
        signal.signal(signal.SIGINT, before)
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    monkeypatch.setattr(multiprocessing, "parent_process", _Parent)
    lifeline.send_bytes(b"end")
    workers._leave(end)
    assert left == [1]


class _Parent:
    """A parent process that lives on."""

    def __init__(self) -> None:
        self.sentinel, self.other = multiprocessing.Pipe(duplex=False)


# --- with the real engine ----------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.slow
def test_documents_over_processes(extractor: Extractor, start: str) -> None:
    """Several processes give the documents of one, however they start."""
    texts = [f"« Le lot {n} est livré », assure Léa Morel. Elle dit qu'il tient." for n in range(9)]
    expected = [extractor.extract(text) for text in texts]
    assert expected == list(extractor.pipe(texts, n_process=2, batch_size=2)), start
    assert expected == list(quotelib.pipe(texts, n_process=2, batch_size=4)), start


@pytest.mark.model
def test_an_extractor_survives_pickle(extractor: Extractor) -> None:
    """An extractor comes back from pickle with the pipeline of the same name."""
    text = "« Oui », dit Léa Morel."
    again = pickle.loads(pickle.dumps(extractor))  # noqa: S301
    assert repr(again) == repr(extractor)
    assert again.extract(text) == extractor.extract(text)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked")
def test_a_fork_while_the_default_engine_is_built(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is forked meanwhile has the engine, and waits for nobody."""
    begun = threading.Event()

    def build() -> Extractor:
        begun.set()
        time.sleep(0.5)
        return extractor

    monkeypatch.setattr(sys.modules["quotelib.extract"], "_default", build)
    thread = threading.Thread(target=quotelib.extract, args=("Rien.",))
    thread.start()
    begun.wait()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        result = pool.apply_async(quotelib.extract, ("Rien.",)).get(timeout=120)
    thread.join()
    assert result == quotelib.Document(text="Rien.")


@posix
@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked")
def test_forks_beside_threads(extractor: Extractor) -> None:
    """A process that is forked while threads read can read too."""
    text = "« Le pont tient », assure Léa Morel. " * 20
    expected = extractor.extract(text)
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            extractor.extract(text)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        context = multiprocessing.get_context("fork")
        for _ in range(5):
            with context.Pool(1) as pool:
                assert pool.apply_async(extractor.extract, (text,)).get(timeout=120) == expected
    finally:
        stop.set()
        for thread in threads:
            thread.join()
