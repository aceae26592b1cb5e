"""The public surface: which names there are, and that each is documented."""

from __future__ import annotations

import enum
import inspect
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import quotelib
from quotelib import arrow, component, errors, evaluate, models

if TYPE_CHECKING:
    from pathlib import Path

FUNCTIONS = ["extract", "find_quoted", "pipe"]
PUBLIC = {
    **{name: getattr(quotelib, name) for name in sorted(quotelib.__all__)},
    **{
        f"{module.__name__.partition('.')[2]}.{name}": getattr(module, name)
        for module in (arrow, component, evaluate)
        for name in sorted(module.__all__)
    },
}
OBJECTS = [name for name in PUBLIC if not name.startswith("__")]


def _callables() -> list[tuple[str, Any]]:
    """Return every public function and every public method of a public class."""
    found: list[tuple[str, Any]] = []
    for name in OBJECTS:
        value = PUBLIC[name]
        if inspect.isfunction(value):
            found.append((name, value))
        elif inspect.isclass(value) and not issubclass(value, (enum.Enum, BaseException)):
            for inner in dir(value):
                member = inspect.getattr_static(value, inner)
                method = inspect.unwrap(getattr(member, "__func__", member))
                if not inner.startswith("_") and inspect.isfunction(method):
                    found.append((f"{name}.{inner}", method))
    return found


CALLABLES = _callables()


def test_names() -> None:
    """The package exports its functions, the extractor, all types of results and all errors."""
    expected = {*FUNCTIONS, "Extractor", "__version__", *models.__all__, *errors.__all__}
    assert expected == set(quotelib.__all__)
    assert len(quotelib.__all__) == len(expected)


def test_dir() -> None:
    """``dir`` shows all public names, the lazy ones included, and no others but modules."""
    shown = set(dir(quotelib))
    assert set(quotelib.__all__) <= shown
    others = {name for name in shown - set(quotelib.__all__) if not name.startswith("_")}
    # What ``from __future__ import annotations`` binds is a name like any other.
    assert all(inspect.ismodule(getattr(quotelib, name)) for name in others - {"annotations"})


def test_star_import() -> None:
    """A star import brings all public names."""
    names: dict[str, Any] = {}
    exec("from quotelib import *", names)  # noqa: S102
    assert set(quotelib.__all__) <= names.keys()


def test_no_such_name() -> None:
    """A name that does not exist is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'extrait'"):
        _ = quotelib.extrait  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "code",
    [
        "import quotelib.extract",
        "from quotelib.extract import Extractor",
        "import quotelib; quotelib.Extractor",
        "import quotelib; quotelib.pipe",
        "import quotelib.cli; quotelib.cli.main(['-'])",
    ],
)
def test_extract_stays_a_function(code: str) -> None:
    """Whatever is imported first, ``quotelib.extract`` is the function, not the module."""
    command = f"{code}\nimport quotelib; assert quotelib.extract.__name__ == 'extract'"
    subprocess.run([sys.executable, "-c", command], check=True, timeout=60, input=b"")


def test_version() -> None:
    """The version is that of the installed distribution."""
    from importlib.metadata import version

    assert quotelib.__version__ == version("quotelib")
    assert re.fullmatch(r"\d+\.\d+\.\d+((a|b|rc)\d+)?(\.dev\d+)?", quotelib.__version__)


@pytest.mark.parametrize("name", OBJECTS)
def test_docstring(name: str) -> None:
    """Each public name has a docstring of its own, which begins with a whole sentence."""
    value = PUBLIC[name]
    assert value.__doc__
    first = value.__doc__.strip().split("\n\n")[0]
    assert first[0].isupper()
    assert first.endswith((".", ":"))


@pytest.mark.parametrize(("name", "function"), CALLABLES, ids=[name for name, _ in CALLABLES])
def test_parameters(name: str, function: Any) -> None:
    """Each parameter is annotated and documented, and so is what comes back."""
    signature = inspect.signature(function)
    documentation = inspect.getdoc(function) or ""
    arguments = _section(documentation, "Args")
    for parameter in signature.parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        assert parameter.annotation is not parameter.empty, f"{name}: {parameter.name}"
        assert re.search(rf"^{parameter.name}: ", arguments, re.MULTILINE), parameter.name
    documented = set(re.findall(r"^(\w+): ", arguments, re.MULTILINE))
    assert documented <= signature.parameters.keys()
    assert signature.return_annotation is not signature.empty
    if signature.return_annotation not in (None, "None"):
        assert _section(documentation, "Returns") or _section(documentation, "Yields")


EXPLAINED = {name: value for name, value in PUBLIC.items() if attrs.has(value)} | dict(CALLABLES)


@pytest.mark.parametrize("name", EXPLAINED)
def test_example(name: str) -> None:
    """Each public type, function and method shows how it is used; no example is left out of runs."""
    documentation = inspect.getdoc(EXPLAINED[name]) or ""
    assert ">>> " in _section(documentation, "Example")
    assert "+SKIP" not in documentation


@pytest.mark.parametrize("name", [n for n in OBJECTS if attrs.has(PUBLIC[n])])
def test_attributes(name: str) -> None:
    """Each field of a result is documented, and nothing else is."""
    class_ = PUBLIC[name]
    fields = [field.name for field in attrs.fields(class_) if not field.name.startswith("_")]
    documented = re.findall(
        r"^(\w+): ", _section(inspect.getdoc(class_) or "", "Attributes"), re.MULTILINE
    )
    assert sorted(fields) == sorted(documented)


def _section(documentation: str, title: str) -> str:
    """Return a section of a docstring without its indent."""
    match = re.search(rf"^{title}:\n((?:[ ]{{4}}.*\n|\n)*)", documentation + "\n", re.MULTILINE)
    return re.sub(r"^ {4}", "", match[1], flags=re.MULTILINE) if match else ""


def test_reference(root: Path) -> None:
    """The reference documents each public name once, and nothing else."""
    found: list[str] = []
    for path in sorted((root / "docs" / "reference").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found += re.findall(r"^\.\. auto\w+:: quotelib\.([\w.]+)$", text, re.MULTILINE)
    assert sorted(found) == sorted(OBJECTS)


def test_kinds_of_names() -> None:
    """All models are attrs classes or enums, all errors derive from the base."""
    for name in models.__all__:
        value = getattr(models, name)
        assert attrs.has(value) or issubclass(value, enum.Enum)
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.QuotelibError)
