"""The architecture: who may import whom, what is heavy and comes late, how large things get."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import quotelib.errors

PACKAGE = Path(quotelib.errors.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = {"marks", "parsing", "mentions", "cues", "attribution", "speakers"}
VALUES = {"errors", "models"}

ALLOWED: dict[str, set[str]] = {
    "_collector": set(),
    "_terminal": set(),
    "_version": set(),
    "errors": set(),
    "models": {"errors"},
    "lexicon": {"errors", "models"},
    "marks": {"errors", "models"},
    "parsing": {"errors", "models"},
    "mentions": {"lexicon", "models"},
    "cues": {"lexicon", "models"},
    "attribution": {"lexicon", "models"},
    "speakers": {"lexicon", "models"},
    "streams": {"errors"},
    "assembly": {*VALUES, "speakers"},
    "extract": {*VALUES, *STAGES, "_collector", "assembly", "lexicon", "streams"},
    "component": {"models", "extract"},
    "tables": VALUES,
    "schema": VALUES,
    "arrow": {*VALUES, "extract", "tables"},
    "batch": {*VALUES, "arrow", "extract", "streams"},
    "render": {*VALUES, "tables"},
    "standards": {*VALUES, "_version"},
    "evaluate": {*VALUES, "_terminal", "extract"},
    "cli": {*VALUES, "_terminal", "_version", "batch", "extract", "tables"},
    "__main__": {"cli"},
    "__init__": {*VALUES, "_version", "extract", "marks"},
}
"""For each module or package of quotelib, what it may import from quotelib."""

ON_CALL: dict[str, set[str]] = {"models": {"render", "schema", "standards", "tables"}}
"""What else a module may import when one of its functions is called.

A document has methods that give it in other forms; what makes these forms builds on documents.
"""

HEAVY = {
    "spacy": {"component", "parsing"},
    "srsly": {"component"},
    "thinc": {"parsing"},
    "numpy": {"parsing"},
    "cattrs": {"models"},
    "pandas": {"tables"},
    "polars": {"tables"},
    "pyarrow": {"arrow"},
    "tqdm": {"streams"},
}
"""Packages that take long to import, and the only places that may ask for each."""

LATE = {
    "quotelib.component": {"spacy", "srsly"},
    "quotelib.parsing.network": {"numpy"},
    "quotelib.parsing.products": {"numpy"},
}
"""Modules that are imported on first use themselves, and what they may import when they are."""

# srsly is how spaCy writes documents, and comes with it.
THIRD_PARTY = {"attrs", "cattrs", "numpy", "regex", "spacy", "srsly"}
OPTIONAL = {"pandas", "polars", "pyarrow", "tqdm"}
"""Packages that come with an extra."""

MODULE_LINES = 400
FUNCTION_LINES = 50


def _dotted(path: Path) -> str:
    """Return the module name of a file of the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("quotelib", *(part for part in parts if part != "__init__")))


def _unit(dotted: str) -> str:
    """Return the row of the table that a module belongs to."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


NAMES = {_dotted(path): path for path in MODULES}


def _imports(path: Path, *, types: bool = True, functions: bool = True) -> set[str]:
    """Return the dotted names that a file imports.

    Without ``types`` those needed for annotations alone are left out, without ``functions`` those
    imported when a function is called.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = _dotted(path) if path.name == "__init__.py" else _dotted(path).rpartition(".")[0]
    found: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if not types and _is_for_types(node):
            continue
        if not functions and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        waiting.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            # ``from . import names`` imports modules, ``from .names import f`` a module's content.
            inner = {f"{base}.{alias.name}" for alias in node.names} & NAMES.keys()
            found |= inner or {base}
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _ids(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_direction(path: Path) -> None:
    """A module imports from quotelib only what the table allows, for annotations too."""
    unit = _unit(_dotted(path))
    assert unit in ALLOWED, f"{unit} has no row in the table"
    ours = {_unit(name) for name in _imports(path) if name.split(".")[0] == "quotelib"}
    assert ours - {unit} <= ALLOWED[unit] | ON_CALL.get(unit, set())
    at_load = _imports(path, functions=False)
    ours = {_unit(name) for name in at_load if name.split(".")[0] == "quotelib"}
    assert ours - {unit} <= ALLOWED[unit]


def test_table_is_one_way() -> None:
    """Stages do not know each other, and the table has no cycle."""
    for stage in STAGES:
        assert not ALLOWED[stage] & STAGES
    rest = dict(ALLOWED)
    while rest:
        leaves = {name for name, needs in rest.items() if not needs & rest.keys()}
        assert leaves
        rest = {name: needs for name, needs in rest.items() if name not in leaves}


def test_no_cycles() -> None:
    """No module is imported, directly or not, while it is itself being imported."""
    rest = {
        name: _imports(path, types=False, functions=False) & NAMES.keys() - {name}
        for name, path in NAMES.items()
    }
    while rest:
        leaves = {name for name, needs in rest.items() if not needs & rest.keys()}
        assert leaves, f"cycle among {sorted(rest)}"
        rest = {name: needs for name, needs in rest.items() if name not in leaves}


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_third_party(path: Path) -> None:
    """Nothing but the standard library and the declared dependencies is imported."""
    others = {name.split(".")[0] for name in _imports(path)} - set(sys.stdlib_module_names)
    assert others <= {"quotelib", *THIRD_PARTY, *OPTIONAL}
    at_load = _imports(path, types=False, functions=False)
    assert not {name.split(".")[0] for name in at_load} & OPTIONAL


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_heavy(path: Path) -> None:
    """A heavy package is imported in its own places only, and never when such a place is."""
    for name in _imports(path, types=False):
        top = name.split(".")[0]
        assert top not in HEAVY or _unit(_dotted(path)) in HEAVY[top], name
    at_load = {name.split(".")[0] for name in _imports(path, types=False, functions=False)}
    assert at_load & HEAVY.keys() <= LATE.get(_dotted(path), set())


def _run(code: str, **environment: str) -> str:
    """Return what a new interpreter prints."""
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    return result.stdout.strip()


@pytest.mark.smoke
def test_import_is_light() -> None:
    """``import quotelib`` and its typography leave spaCy, numpy and cattrs alone."""
    loaded = _run(
        "import sys, quotelib; quotelib.find_quoted('« Oui »'); print(*sorted(sys.modules))"
    ).split()
    assert not HEAVY.keys() & set(loaded)


@pytest.mark.smoke
def test_import_is_fast(tmp_path: Path) -> None:
    """``import quotelib`` takes less than a tenth of a second once it is compiled."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    code = (
        "import time; start = time.process_time(); import quotelib; "
        "print(time.process_time() - start)"
    )
    assert min(float(_run(code, **compiled)) for _ in range(6)) < 0.1


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_size(path: Path) -> None:
    """Modules and functions stay small enough to read in one go."""
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MODULE_LINES
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        if body:
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
            assert lines <= FUNCTION_LINES, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_module_conventions(path: Path) -> None:
    """Each module has a docstring, postponed annotations, and one literal ``__all__``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert "__future__" in _imports(path)
    names = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and node.value is not None
        and "__all__" in ast.unparse(node).split("=")[0]
    ]
    assert len(names) == 1, "no __all__"
    assert len(set(names[0])) == len(names[0])
