"""docs/from-the-original.md names all that the original has, and of ours only what exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from roughcut.cli.app import app
from roughcut.critic.contracts import CONTRACTS
from roughcut.models.video.catalogue import profile_of

PAGE = (Path(__file__).parent.parent / "docs" / "from-the-original.md").read_text(encoding="utf-8")
OURS = re.findall(r"`roughcut ([a-z][^`]*)`", PAGE)

OPTIONS = (
    "--script_path", "--script", "--output_dir", "--enable_batch", "--batch_jsonl", "--batch_limit",
    "--model", "--reference_mode", "--style", "--size", "--seconds", "--veo_audio", "--max_retry", "--resume",
    "--resume_node_dir", "--reference_first_frame",
)  # fmt: skip
FILES = (
    "test_responses.jsonl", "infer_script_result.jsonl", "video_dialogues.jsonl", "responses.jsonl",
    "node_video", "final_video", "generated_script", "summary.total_entries", "successful_evaluations",
    "failed_evaluations", "average_scores", "detailed_results",
)  # fmt: skip
MODELS = ("sora2", "sora2-pro", "veo3.1", "veo3.1-fast", "keling", "wan_t2v", "wan_i2v")
SECTIONS = (
    "Dialogue", "DIALOGUE", "对话", "对白", "Character Description", "CHARACTER PROFILES", "人设",
    "人物形象", "人物描述", "Scene Description", "场景", "场景描述", "BLOCKING", "Character Positions",
    "站位", "角色站位",
)  # fmt: skip


def _command_and_flags(words: list[str]) -> tuple[Any, list[str]]:
    """The command that some words name, and the options among them."""
    command: Any = get_command(app)
    for word in words:
        children = getattr(command, "commands", {})
        if not children:
            break
        assert word in children, f"there is no `roughcut {' '.join(words)}`"
        command = children[word]
    return command, [word for word in words if word.startswith("-") and word != "-"]


@pytest.mark.parametrize("line", sorted(set(OURS)))
def test_a_command_on_the_page_exists_with_its_options(line: str) -> None:
    """Every `roughcut VERB --option` of the page is one that the command line has."""
    command, flags = _command_and_flags(line.split())
    known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    assert set(flags) <= known


def test_options_that_stand_alone_in_our_columns_exist() -> None:
    """An option without its verb, such as `--cast`, belongs to some verb of ours or to the original."""
    commands, known = [get_command(app)], set(OPTIONS)
    for command in commands:
        commands += getattr(command, "commands", {}).values()
        known |= {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    named = {span.split()[0] for span in re.findall(r"`(--[^`]+)`", PAGE)}
    assert named <= known


@pytest.mark.parametrize("thing", [*OPTIONS, *FILES, *MODELS, *(f"【{name}】" for name in SECTIONS)])
def test_nothing_of_the_original_is_left_out(thing: str) -> None:
    """Every option, file, field, model and section header of the original stands on the page."""
    assert re.search(rf"(?<![\w-]){re.escape(thing)}(?![\w-])", PAGE)


@pytest.mark.parametrize("name", MODELS)
def test_a_model_is_known_by_the_name_that_the_original_gives_it(name: str) -> None:
    """And the page says what it is called here."""
    assert f"`{profile_of(name, allow_retired=True).id}`" in PAGE


def test_the_metrics_of_the_page_exist() -> None:
    """Every metric that the page calls by name has a contract."""
    table = PAGE.split("## The film critic")[1].split("## Training")[0]
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+|vsa)`", table))
    assert {"vsa", "clip_score", "voice_lip_sync"} <= named
    assert named <= set(CONTRACTS)
