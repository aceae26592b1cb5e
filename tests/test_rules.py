"""The catalogue of rules: every name, example and near miss."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quotelib.attribution import rules
from quotelib.attribution.rules import FAMILIES, RULES, Family, Rule
from scripts.reference import rules_page

if TYPE_CHECKING:
    from quotelib import Extractor

MODULES = sorted(Path(rules.__file__).parent.glob("*.py"))
NAMES = [rule.name for rule in RULES]


def _name(rule: Rule) -> str:
    return rule.name


def _rules_of(extractor: Extractor, text: str) -> set[str]:
    return {quotation.rule for quotation in extractor.extract(text).quotations}


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_example(rule: Rule, extractor: Extractor) -> None:
    """The example of a rule is attributed by it."""
    assert rule.name in _rules_of(extractor, rule.example)


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_near_miss(rule: Rule, extractor: Extractor) -> None:
    """What only looks like the construction of a rule is not attributed by it."""
    assert rule.name not in _rules_of(extractor, rule.near_miss)


@pytest.mark.model
@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_examples_carry_rules_of_the_catalogue(rule: Rule, extractor: Extractor) -> None:
    """No result carries a name that the catalogue does not have."""
    found = _rules_of(extractor, f"{rule.example}\n\n{rule.near_miss}")
    assert found <= set(NAMES)


def test_names_are_unique_and_match_their_constants() -> None:
    """A rule stands in the module under its name in capitals, once."""
    assert sorted(set(NAMES)) == sorted(NAMES)
    assert [getattr(rules, name.upper()) for name in NAMES] == list(RULES)


def test_examples_are_different() -> None:
    """No text serves two rules as an example, and grammars are told apart."""
    assert len({rule.example for rule in RULES}) == len(RULES)
    assert len({rule.grammar for rule in RULES}) == len(RULES)
    assert all(rule.example != rule.near_miss for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_grammar_is_one_line(rule: Rule) -> None:
    """A grammar fits on one line of a page, and says something."""
    assert "\n" not in rule.grammar
    assert 3 < len(rule.grammar) <= 100


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_rule_is_used(rule: Rule) -> None:
    """Some module of attribution refers to each rule."""
    users = [
        path.name
        for path in MODULES
        if path.name != "rules.py" and f"rules.{rule.name.upper()}" in path.read_text("utf-8")
    ]
    assert users


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_free_names(path: Path) -> None:
    """The ``rule`` of an attribution comes from the catalogue, never from a string at the place."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    literals = [
        keyword.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "rule" and isinstance(keyword.value, ast.Constant)
    ]
    compared = [
        side.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and ast.unparse(node.left).endswith(".rule")
        for side in node.comparators
        if isinstance(side, ast.Constant)
    ]
    assert not [*literals, *compared]


def test_families_hold_every_rule_once() -> None:
    """Each family has rules and a heading of its own, and together they are the catalogue."""
    assert [rule for _, members in FAMILIES for rule in members] == list(RULES)
    assert all(members for _, members in FAMILIES)
    assert len({family.title for family, _ in FAMILIES}) == len(FAMILIES) > 3


def test_page() -> None:
    """A page counts its rules, and shows texts on one line with nothing that Markdown would eat."""
    rule = Rule(name="sign", grammar="Q (*dit* X_1)", example="« Oui »\n[Léa]", near_miss="*Non*")
    shown = rules_page([(Family(title="Signed"), [rule])])
    assert "one of the 1 names" in shown
    assert shown.endswith(
        "## Signed\n\n### `sign`\n\nQ (*dit* X\\_1)\n\n"
        "- Read: « Oui » ⏎ \\[Léa\\]\n- Near miss: \\*Non\\*\n"
    )
