"""Tests of the notation of the annotated corpus, and of the corpus itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_notation import (
    CLAUSES,
    CORPUS,
    LONG,
    PARAGRAPHS,
    PEOPLE,
    PRESS,
    SOURCES,
    AnnotatedText,
    Annotation,
    Entity,
    main,
    parse,
    read_articles,
    read_corpus,
    read_sentences,
    to_gold,
)

if TYPE_CHECKING:
    from pathlib import Path

CORPUS_TEXTS = tuple(read_corpus())
FOLDERS = (LONG, PRESS, PEOPLE, SOURCES, CLAUSES)
ARTICLES = [text for folder in FOLDERS for text in read_articles(folder)]
SPELLED_OUT = {text.name for text in (*ARTICLES, *read_sentences(PARAGRAPHS))}


def _one(marked: str) -> tuple[str, Annotation]:
    found = parse(marked)
    assert len(found.quotations) == 1
    return found.text, found.quotations[0]


# --- the notation ------------------------------------------------------------------------------


def test_brackets_become_spans_of_the_bare_text() -> None:
    """Content, cue and source are offsets into the text without its brackets."""
    text, quotation = _one("« ⟦1d:Tout est prêt⟧ », ⟨1:assure⟩ ⦃1:le maire⦄.")
    assert text == "« Tout est prêt », assure le maire."
    assert quotation == Annotation(
        kind="direct",
        content=((2, 15),),
        cue=((19, 25),),
        source=(26, 34),
        speaker="le maire",
        optional=False,
    )


def test_offsets_are_code_points() -> None:
    """A character outside of the basic plane counts as one."""
    text, quotation = _one("💪💪 « ⟦1d:On arrive 💪⟧ », ⟨1:écrit⟩ ⦃1:Léa⦄.")
    assert [text[start:end] for start, end in quotation.content] == ["On arrive 💪"]
    assert quotation.source == (26, 29)


def test_parts_with_one_number_are_one_quotation() -> None:
    """An incise splits the content in two, and a cue may have two pieces too."""
    text, quotation = _one("⟦1i:Le pont⟧, ⟨1:a⟩ hier ⟨1:promis⟩ ⦃1:la ville⦄, ⟦1:rouvrira⟧.")
    assert [text[start:end] for start, end in quotation.content] == ["Le pont", "rouvrira"]
    assert [text[start:end] for start, end in quotation.cue] == ["a", "promis"]


def test_a_source_may_stand_inside_its_cue() -> None:
    """A clitic is the source and part of the verb group."""
    text, quotation = _one("⟦1i:Tout va bien⟧, ⟨1:a-t-⦃1:elle=Ana Ruiz⦄ dit⟩.")
    assert text == "Tout va bien, a-t-elle dit."
    assert quotation.cue == ((14, 26),)
    assert quotation.source == (18, 22)
    assert quotation.speaker == "Ana Ruiz"


def test_one_source_and_one_cue_may_serve_two_quotations() -> None:
    """Numbers separated by commas share a bracket."""
    found = parse("⦃1,12:Il=Jo⦄ ⟨1,12:dit⟩ : « ⟦1d:Non⟧ », puis « ⟦12d:Oui⟧ ».")
    assert [(q.source, q.cue, q.speaker) for q in found.quotations] == [
        ((0, 2), ((3, 6),), "Jo"),
        ((0, 2), ((3, 6),), "Jo"),
    ]


def test_nested_quotations_come_outer_first() -> None:
    """Quotations that start at one place are ordered by length."""
    found = parse(
        "« ⟦1d:⟦2i:Il pleut⟧, ⟨2:dit⟩ ⦃2:la radio⦄, alors je reste⟧ », ⟨1:lâche⟩ ⦃1:Bob⦄."
    )
    assert [quotation.content for quotation in found.quotations] == [((2, 40),), ((2, 10),)]


def test_a_floating_quotation_names_its_speaker() -> None:
    """The content itself says who speaks where no mention does."""
    _, quotation = _one("« ⟦1d=Claire Vasseur|person|f:Non.⟧ »")
    assert (quotation.source, quotation.speaker) == (None, "Claire Vasseur")


@pytest.mark.parametrize(
    "marked", ["« ⟦1d=∅:Non.⟧ »", "« ⟦1d:Non⟧ », ⟨1:dit-⦃1:on=∅⦄⟩."], ids=["none", "on"]
)
def test_a_speaker_may_be_nobody(marked: str) -> None:
    """The sign for nobody makes a quotation without a speaker, and no entity."""
    found = parse(marked)
    assert [quotation.speaker for quotation in found.quotations] == [None]
    assert found.entities == {}


def test_entities_gather_kind_gender_and_aliases() -> None:
    """What is said once of a speaker holds for all of its quotations."""
    found = parse(
        "⦃1:La CER=Les Exploitants|organisation||CER⦄ ⟨1:dit⟩ « ⟦1m:non⟧ ». "
        "⦃2:Elle=Les Exploitants||f⦄ ⟨2:dit⟩ « ⟦2m:oui⟧ »."
    )
    assert found.entities == {
        "Les Exploitants": Entity(kind="organisation", gender="f", aliases=("CER",))
    }


def test_a_question_mark_makes_a_quotation_optional() -> None:
    """The sign follows the letter of the kind."""
    _, quotation = _one("⦃1:Il⦄ ⟨1:n'a pas dit⟩ que ⟦1i?:c'était prêt⟧.")
    assert quotation.optional


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("« ⟦1:Oui⟧ », ⟨1:dit⟩ ⦃1:Al⦄.", "direct"),
        ("⦃1:Al⦄ ⟨1:dit⟩ : « ⟦1:Oui.⟧ »", "direct"),
        ('"⟦1:Oui⟧", ⟨1:dit⟩ ⦃1:Al⦄.', "direct"),
        ("⟨1:Pour⟩ ⦃1:Al⦄, “⟦1:c'est non⟧”.", "direct"),
        ("⦃1:Al⦄ ⟨1:dit⟩ que « ⟦1:tout va⟧ ».", "mixed"),
        ("⦃1:Al⦄ ⟨1:dénonce⟩ ⟦1:une « farce »⟧.", "mixed"),
        ("⦃1:Al⦄ ⟨1:dit⟩ qu'⟦1:il viendra⟧.", "indirect"),
        ("« Bof » et « bof ». ⟦1:Il viendra⟧, ⟨1:dit⟩ ⦃1:Al⦄.", "indirect"),
    ],
)
def test_kind_is_derived_from_marks_where_it_is_not_given(marked: str, expected: str) -> None:
    """Marks around an utterance, marks within a clause, and no marks."""
    _, quotation = _one(marked)
    assert expected == quotation.kind


def test_spaces_and_line_breaks_have_signs() -> None:
    """Signs stand for characters that editors hide."""
    found = parse("«⍽⟦1d=Mme⍽Roy:Oui⸱!⟧⍽»⏎Fin.")
    assert found.text == "«\u00a0Oui\u202f!\u00a0»\nFin."
    assert found.quotations[0].speaker == "Mme\u00a0Roy"


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("Un ⟦1d=∅:mot", "a.txt:7: ⟦ is never closed"),
        ("Un\n⦃1:mot=", "a.txt:8: ⦃ is never closed"),
        ("Un\n\nmot⟩", "a.txt:9: ⟩ closes nothing"),
        ("⟦1d=∅:un ⟨1:mot⟧ de⟩", "a.txt:7: ⟧ closes nothing inside ⟨"),
        ("⟦un mot⟧", "a.txt:7: ⟦ has no number and colon"),
        ("⟦1x:un mot⟧", "a.txt:7: ⟦ has no number and colon"),
        ("⟨1d:dit⟩", "a.txt:7: ⟨ takes a number only"),
        ("⟦1d=∅:⟧", "a.txt:7: ⟦ is empty"),
        ("⟦1d=∅:un⟧ ⟦1m:mot⟧", "a.txt:7: ⟦ gives quotation 1 a second kind"),
        ("⦃1:un⦄ ⦃1:mot⦄", "a.txt:7: ⦃ gives quotation 1 a second source"),
        ("⟦1d=Al:un⟧ ⦃1:mot=Bo⦄", "a.txt:7: ⦃ names the speaker of quotation 1 again"),
        ("⟨1:dit⟩ ⦃1:Al⦄", "a.txt:7: quotation 1 has ⦃ or ⟨ and no ⟦"),
        ("⟦1d:un mot⟧", "a.txt:7: quotation 1 has no ⦃, and its ⟦ does not name a speaker with ="),
        ("⟦1d= Al:un⟧", "a.txt:7: quotation 1: a speaker's name is empty or has blanks around it"),
        ("⟦1d=:un⟧", "a.txt:7: quotation 1: a speaker's name is empty or has blanks around it"),
        ("⟦1d=Al|man:un⟧", "a.txt:7: quotation 1: 'man' is no kind of speaker"),
        ("⟦1d=Al||x:un⟧", "a.txt:7: quotation 1: 'x' is no gender"),
        (
            "⟦1d=Al|person:un⟧ ⟦2d=Al|group:un⟧",
            "a.txt:7: quotation 2: Al is person and group",
        ),
        ("⟦1d=Al||m:un⟧ ⟦2d=Al||f:un⟧", "a.txt:7: quotation 2: Al has two genders"),
    ],
)
def test_errors_give_file_line_and_bracket(marked: str, message: str) -> None:
    """A slip in the notation is found where it is."""
    with pytest.raises(ValueError, match=rf"^{re.escape(message)}$"):
        parse(marked, name="a.txt", line=7)


@given(st.text(alphabet="⟦⟧⦃⦄⟨⟩12,:d?=∅|a \n"))
def test_any_text_is_read_or_refused(marked: str) -> None:
    """Spans lie inside the text, or the notation is refused with one kind of error."""
    try:
        found = parse(marked)
    except ValueError:
        return
    _check_offsets(found)


@given(st.text(st.characters(exclude_characters="⟦⟧⦃⦄⟨⟩⍽⸱⏎")))
def test_text_without_brackets_stays_as_it_is(text: str) -> None:
    """Only the signs of the notation are replaced."""
    found = parse(text)
    assert (found.text, found.quotations) == (text, ())


# --- the corpus --------------------------------------------------------------------------------


def _check_offsets(found: AnnotatedText) -> None:
    for quotation in found.quotations:
        spans = [*quotation.content, *quotation.cue, *filter(None, [quotation.source])]
        assert all(0 <= start < end <= len(found.text) for start, end in spans)
        assert list(quotation.content) == sorted(quotation.content)


@pytest.mark.parametrize("found", CORPUS_TEXTS, ids=lambda found: found.name)
def test_corpus_spans_are_words_without_stray_blanks_or_commas(found: AnnotatedText) -> None:
    """Annotated stretches hold words, and neither blanks nor commas at their ends."""
    _check_offsets(found)
    for quotation in found.quotations:
        spans = [*quotation.content, *quotation.cue, *filter(None, [quotation.source])]
        for start, end in spans:
            piece = found.text[start:end]
            assert piece == piece.strip()
            assert any(character.isalnum() for character in piece)
            assert not piece.startswith((",", ";", ":")), piece
            assert not piece.endswith((",", ";", ":")), piece


@pytest.mark.parametrize("found", CORPUS_TEXTS, ids=lambda found: found.name)
def test_corpus_contents_end_where_the_guidelines_say(found: AnnotatedText) -> None:
    """Outer marks and words that introduce a clause are no content; cues are no content either."""
    for quotation in found.quotations:
        first = found.text[slice(*quotation.content[0])]
        if quotation.kind == "indirect":
            assert not re.match(r"(?:que|de|si)\b|qu['’]|d['’]", first), first
        joined = " ".join(found.text[start:end] for start, end in quotation.content)
        reopened = "\n\n«" in joined  # each paragraph of a long quotation opens anew
        assert reopened or joined.count("«") == joined.count("»"), joined
        assert joined.count("“") == joined.count("”"), joined
        inside = {at for start, end in quotation.content for at in range(start, end)}
        assert not any(at in inside for start, end in quotation.cue for at in range(start, end))


@pytest.mark.parametrize("found", CORPUS_TEXTS, ids=lambda found: found.name)
def test_corpus_speakers_stand_in_the_text(found: AnnotatedText) -> None:
    """Every speaker has a kind, and the last word of its name stands in the text.

    In all articles but the plain ones, and in paragraphs, a description may be spelled out (*la mère de X*), and a
    pseudonym has no kind: there some word of the name stands in the text.
    """
    text = found.text.casefold()
    for name, entity in found.entities.items():
        if found.name in SPELLED_OUT:
            words = re.findall(r"\w{3,}", name.casefold())
            assert any(word in text for word in words) or name.casefold() in text, name
            continue
        assert entity.kind != "unknown" or name[0].islower() or "unknown" in name, name
        assert name.split()[-1].rstrip("»").strip().casefold() in text, name


def test_corpus_has_articles_of_the_promised_size() -> None:
    """Two dozen articles, none too short to need a reader's memory."""
    sizes = {article.name: len(article.text.split()) for article in read_articles()}
    assert len(sizes) == 24
    assert {name for name, size in sizes.items() if not 170 <= size <= 380} == set()
    long = {article.name: len(article.text.split()) for article in read_articles(LONG)}
    assert len(long) == 48
    assert {name for name, size in long.items() if not 350 <= size <= 600} == set()
    press = {article.name: len(article.text.split()) for article in read_articles(PRESS)}
    assert len(press) == 111
    assert {name for name, size in press.items() if not 250 <= size <= 550} == set()


def test_corpus_has_sentences_for_each_phenomenon() -> None:
    """Headings group the sentences; negatives hold no quotation and all others do."""
    groups: dict[str, list[AnnotatedText]] = {}
    for sentence in read_sentences():
        groups.setdefault(sentence.group, []).append(sentence)
    assert {name: len(group) for name, group in groups.items()} == {
        "postposed subjects": 60,
        "preverbal subjects and colons": 30,
        "mixed quotations and where the content ends": 40,
        "indirect speech and where it ends": 40,
        "negatives": 32,
        "objects that go on outside the marks": 9,
        "fragments and clauses that selon frames": 4,
        "whom one lets speak or hears": 2,
        "what takes words up": 4,
        "reports before a colon, a main clause or a cut": 6,
        "tails of the report, out of what is reported, and tails of what is reported": 34,
    }
    assert {bool(text.quotations) for text in groups.pop("negatives")} == {False}
    assert {bool(text.quotations) for group in groups.values() for text in group} == {True}


def test_corpus_texts_are_all_different() -> None:
    """No text and no direct quotation of more than three words in the sentences comes twice."""
    texts = [found.text for found in CORPUS_TEXTS]
    assert len(texts) == len(set(texts))


def test_gold_format_keeps_everything() -> None:
    """The written form holds each field of each quotation."""
    found = parse("⦃1:Al=Al Roy|person|m⦄ ⟨1:dit⟩ « ⟦1m?:non⟧ ».", name="x", group="g")
    assert to_gold(found) == {
        "id": "x",
        "group": "g",
        "text": "Al dit « non ».",
        "quotations": [
            {
                "type": "mixed",
                "content": [[9, 12]],
                "cue": [[3, 6]],
                "speaker": [0, 2],
                "entity": "Al Roy",
                "optional": True,
            }
        ],
        "entities": {"Al Roy": {"kind": "person", "gender": "m", "aliases": []}},
        "not_quotations": [],
    }


def test_the_whole_corpus_is_written(tmp_path: Path) -> None:
    """The command writes every text once, in order."""
    output = tmp_path / "corpus.jsonl"
    assert main([str(output)]) == 0
    lines = output.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [found.name for found in CORPUS_TEXTS]
    assert main([str(tmp_path / "corpus")]) == 0
    files = (tmp_path / "corpus").glob("*.gold.json")
    assert sorted(path.read_text(encoding="utf-8").rstrip() for path in files) == sorted(lines)


def test_the_command_explains_itself(root: Path) -> None:
    """Without an argument, the module run as a command says what it wants."""
    command = [sys.executable, "-m", "tests.corpus_notation"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "usage: python -m tests.corpus_notation OUT.jsonl|FOLDER\n",
    )


def test_readme_names_every_part() -> None:
    """The corpus explains itself beside its files."""
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert all(name in readme for name in ("articles/*.txt", "sentences.txt", "MIT"))
