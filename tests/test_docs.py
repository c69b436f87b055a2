"""The docs are true: pages made from the code are up to date, and every link leads somewhere."""

import re
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from roughcut.script import bracketed
from running import SMALL, run

ROOT = Path(__file__).parent.parent
PAGES: dict[str, Callable[[], str]] = runpy.run_path(str(ROOT / "scripts" / "docs.py"))["PAGES"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_made_from_the_code_is_up_to_date(name: str) -> None:
    """`make docs` would change nothing."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(document: Path) -> None:
    """Every relative link and picture in the docs exists in the repository."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_make_targets_that_the_docs_name_exist() -> None:
    """Every `make something` in the docs is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    named = set(re.findall(r"(?:`|^)make ([a-z][\w-]*)", text, re.MULTILINE))
    assert named
    assert named <= targets


def test_the_commands_of_the_readme_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each `roughcut` line of the README, in order, in a fresh folder with the examples, ends well.

    The dialogues are cut to their first lines and films are made small here, so that the test is quick; the
    words are those of the README.
    """
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for example in (tmp_path / "examples").glob("*.txt"):
        beginning = example.read_text(encoding="utf-8").splitlines()[:9]
        example.write_text("\n".join(beginning) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^roughcut (.+)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= 6
    for command in commands:
        words = [word if word != "720x1280" else "72x128" for word in command.split()]
        small = SMALL if "--size" not in words else SMALL[2:]
        run(*words, *(small if words[0] in ("make", "shoot") else ()))
    assert (tmp_path / "out" / "last-train" / "film.mp4").is_file()


def test_the_script_in_the_docs_reads_without_a_warning() -> None:
    """The example of docs/formats.md is a script as roughcut itself writes it."""
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    example = next(
        block for block in re.findall(r"```\n(.*?)```", page, re.DOTALL) if "【BLOCKING】" in block
    )
    reading = bracketed.read(example)
    assert reading.warnings == ()
    assert bracketed.write(reading.script) == example
