"""`roughcut plan`, `models` and `doctor` tell what there is and what it costs, and call nothing."""

import json
import os
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from roughcut.cli.app import app
from roughcut.errors import OptionError
from running import Roughcut

SCRIPT = """\
【DIALOGUE】:
1. [0s-5s] (Static+Long Shot)
Plot: Ada sits at the table. Ben stands by the door.
2. [5s-8s] (Static+Close-up)
Ada: "You are late, Ben."
3. [8s-14s] (Push-in+Close-up)
Ben (quietly): "I lost the key."
【CHARACTER DESCRIPTIONS】:
Ada: An old woman with grey hair.
Ben: A young man in a red jacket.
【SCENE DESCRIPTION】:
A kitchen at night.
【BLOCKING】:
1: Ada sits on the left, facing right; Ben stands on the right, facing left.
2: Ada sits on the left, facing right; Ben stands on the right, facing left.
3: Ada sits on the left, facing right; Ben stands on the right, facing left.
"""
KEYS = ("API_KEY", "ACCESS_KEY", "SECRET_KEY", "BASE_URL")


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in an empty folder, with no key in the environment."""
    for name in [each for each in os.environ if each.endswith(KEYS)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "key.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def said(*words: object) -> str:
    """What the command prints, run in this process; its own errors are raised."""
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_plan_needs_no_key_and_leaves_nothing_behind(
    roughcut: Roughcut, script: Path, tmp_path: Path
) -> None:
    """The real command, with a paid model and no key: JSON on standard output, nothing on the disk."""
    done = roughcut("plan", script, "--model", "Gemini-Omni-1.2-Flash", "--json")
    plan = json.loads(done.stdout)
    assert set(plan) == {"model", "total_usd", "shots", "warnings"}
    assert [shot["number"] for shot in plan["shots"]] == [1, 2, 3]
    assert plan["total_usd"] == pytest.approx(
        sum(take["usd"] for shot in plan["shots"] for take in shot["takes"])
    )
    assert "“I lost the key.”" in plan["shots"][2]["takes"][0]["prompt"]
    assert [file.name for file in tmp_path.iterdir()] == ["key.txt"]


def test_a_plan_for_people_ends_with_the_price(script: Path) -> None:
    """A line a take, then the sum."""
    lines = said("plan", script, "--model", "openrouter-wan-2.6", "--no-audio").splitlines()
    assert lines[0].startswith("shot 1 (1-001, set-up 1A): 5 s 720p $0.50")
    assert "openrouter-wan-2.6: 3 takes, 20 s, $2.00" in lines[3]
    assert "roughcut's own voices" in lines[4]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--model", "sora2"], "switched off on 2026-09-24; use gemini-omni-1.2-flash"),
        (["--model", "wan2.55"], "did you mean 'wan2.5'"),
        (["--model", "wan2.5", "--seconds", "7"], "no takes of 7 s"),
        (["--model", "wan2.5", "--size", "4k"], "does not make '4k'"),
        (["--model", "wan2.5", "--cast", "nowhere"], "no folder nowhere"),
        (["--model", "wan2.5", "--reference-first-frame", "no.png"], "no picture at no.png"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(script: Path, options: list[str], words: str) -> None:
    """Each is refused before anything is planned."""
    with pytest.raises(OptionError, match=words):
        said("plan", script, *options)


def test_a_retired_model_is_planned_for_an_address_of_ones_own(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gateway may serve it still."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "sora-2: 3 takes" in said("plan", script, "--model", "SORA2")


def test_pictures_of_the_cast_are_found_by_their_names(script: Path, tmp_path: Path) -> None:
    """Ada's picture goes with every take that shows her."""
    (tmp_path / "cast").mkdir()
    Image.new("RGB", (8, 8)).save(tmp_path / "cast" / "ADA.png")
    plan = json.loads(
        said("plan", script, "--model", "gemini-omni-1.2-flash", "--cast", tmp_path / "cast", "--json")
    )
    references = plan["shots"][1]["takes"][0]["references"]
    assert {"role": "subject", "source": "picture", "name": "Ada", "picture": "ADA.png"} in references


def test_a_cast_file_may_name_the_pictures(script: Path, tmp_path: Path) -> None:
    """As for the other verbs, --cast is a file too."""
    Image.new("RGB", (8, 8)).save(tmp_path / "old-woman.png")
    (tmp_path / "cast.toml").write_text('[[cast]]\nname = "Ada"\npicture = "old-woman.png"\n')
    shown = said("plan", script, "--model", "gemini-omni-1.2-flash", "--cast", tmp_path / "cast.toml")
    assert "shows old-woman.png" in shown


def test_models_are_listed_and_shown_by_any_name() -> None:
    """The list has every id; one is shown by an alias, with its price and where that was read."""
    assert "gemini-omni-1.2-flash" in said("models")
    shown = said("models", "show", "VEO3.1")
    assert "veo-3.1-generate-preview" in shown
    assert "a second" in shown
    assert json.loads(said("models", "show", "previs", "--json"))["id"] == "previs"
    assert any(each["id"] == "wan2.5" for each in json.loads(said("models", "--json")))


def test_the_doctor_says_what_is_missing_and_never_a_key(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a key the variable is named; with one the model is ready and the key is not shown."""
    assert "needs DASHSCOPE_API_KEY" in said("doctor")
    monkeypatch.setenv("DASHSCOPE_API_KEY", "sk-very-secret")
    found = said("doctor", "--json")
    assert "sk-very-secret" not in found
    models = {each["model"]: each for each in json.loads(found)["models"]}
    assert models["wan2.5"]["ready"]
    assert models["previs"]["ready"]
    assert not models["sora-2"]["ready"]
    assert {check["name"] for check in json.loads(found)["machine"]} == {
        "encoders",
        "voices",
        "disk",
        "fonts",
    }


@pytest.mark.parametrize("option", ["--cast", "--reference-first-frame"])
def test_what_is_no_picture_is_refused_before_anything_is_bought(
    option: str, script: Path, tmp_path: Path
) -> None:
    """A file that only its name calls a picture would cost every shot its take."""
    (tmp_path / "cast").mkdir()
    broken = tmp_path / "cast" / "Ada.png"
    broken.write_text("no picture", encoding="utf-8")
    given = broken.parent if option == "--cast" else broken
    with pytest.raises(OptionError, match=r"Ada\.png is damaged or is not a picture; replace it"):
        said("plan", script, "--model", "omni", option, given)
