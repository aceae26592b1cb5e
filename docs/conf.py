"""Sphinx configuration."""

from __future__ import annotations

import builtins
import collections.abc
import enum
from typing import TYPE_CHECKING

import quotelib
import quotelib.arrow
import quotelib.component
import quotelib.evaluate

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "quotelib"
author = "quotelib contributors"
copyright = "quotelib contributors"
release = version = quotelib.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"quotelib {release}"

# A name in single backticks is a Python object: a wrong one breaks the build.
default_role = "py:obj"
autodoc_default_options = {"member-order": "bysource"}
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

# Pages of other projects are not looked up, so that the build needs no network.
_elsewhere = ["py:class", "py:data", "py:exc", "py:obj"]
nitpick_ignore = [
    (kind, name)
    for kind in _elsewhere
    for name in (
        *dir(builtins),
        *(f"collections.abc.{name}" for name in collections.abc.__all__),
        *collections.abc.__all__,
        "typing.Any",
        "Any",
        "Doc",  # of spaCy
        "Language",
        "pd.DataFrame",
        "pl.DataFrame",
        "pa.RecordBatch",
        "pa.Schema",
        "Context",  # what comes with a text of a stream
        "quotelib.extract.Context",
    )
]
nitpick_ignore_regex = [(r"py:.*", r"(spacy|pathlib|os|typing|types|enum)\..*")]


def _resolve_public(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.TextElement
) -> nodes.Element | None:
    """Resolve the place where a name is defined to the place where it is public."""
    target: str = node.get("reftarget", "")
    name = target.rpartition(".")[2]
    for package in (quotelib.arrow, quotelib.component, quotelib.evaluate, quotelib):
        if target.startswith(f"{package.__name__}.") and name in package.__all__:
            domain = env.get_domain("py")
            public = f"{package.__name__}.{name}"
            return domain.resolve_xref(
                env, node["refdoc"], app.builder, "obj", public, node, contnode
            )
    return None


def _hide_enum_call(
    app: Sphinx, what: str, name: str, obj: object, options: object, *signature: str | None
) -> tuple[str, None] | None:
    """Show a vocabulary without the signature of its class: members are named, not made."""
    del app, what, name, options, signature
    return ("", None) if isinstance(obj, type) and issubclass(obj, enum.Enum) else None


def setup(app: Sphinx) -> None:
    """Connect the two hooks."""
    app.connect("missing-reference", _resolve_public)
    app.connect("autodoc-process-signature", _hide_enum_call)
