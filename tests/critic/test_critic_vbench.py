"""VBench's numbers in our report: by clip, on its scale, or null with the command that makes them.

The form of the results is transcribed from what vbench 0.1.5 writes (2026-11-22): for each dimension a list
of the mean and of rows with `video_path` and `video_results`, and two more for the background; a clip's
imaging quality is out of a hundred and the mean is not; whether a clip moves is true or false.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from roughcut.critic.choosing import chosen
from roughcut.critic.contracts import CONTRACTS, VBENCH
from roughcut.critic.examine.unavailable import NEEDS_VBENCH
from roughcut.critic.schema import Expectation, Metric, Report
from roughcut.critic.vbench import WHOLE_FILM, read_results, run_vbench, with_vbench
from roughcut.errors import OptionError

_FAKE = f"""#!{sys.executable}
import json, pathlib, shutil, sys
words = dict(zip(sys.argv[2::2], sys.argv[3::2]))
assert pathlib.Path(shutil.which("python")).parent == pathlib.Path(sys.argv[0]).parent
assert sys.argv[1] == "evaluate" and words["--mode"] == "custom_input"
clips = sorted(pathlib.Path(words["--videos_path"]).iterdir())
rows = [{{"video_path": str(clip), "video_results": len(clip.read_bytes())}} for clip in clips]
out = pathlib.Path(words["--output_path"])
out.mkdir()
found = {{name: [0.5, rows] for name in words["--dimension"].split()}}
(out / "results_2026_eval_results.json").write_text(json.dumps(found))
"""


def report() -> Report:
    """A report with one measurement."""
    return Report(
        film="film.mp4",
        film_digest="0" * 64,
        roughcut_version="1",
        expectation=Expectation(rate=Fraction(16), width_px=320, height_px=180, shots=(), lines=()),
        metrics={"black": Metric(value=0.0, unit="s", better="lower", how="")},
        notes=(),
    )


def results(folder: Path, **dimensions: dict[str, float | bool]) -> Path:
    """A results file of VBench."""
    plain = {
        name: [0.9, [{"video_path": path, "video_results": value} for path, value in clips.items()]]
        for name, clips in dimensions.items()
    }
    file = folder / "results_eval_results.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    return file


def test_each_take_has_its_value_and_the_film_their_mean(tmp_path: Path) -> None:
    """A take that VBench did not see is a gap, and a dimension that it was not asked for is null."""
    clips = {number: tmp_path / "takes" / f"shot_{number:03d}.mp4" for number in (1, 2, 3)}
    seen = {str(clips[1]): 0.9, "/elsewhere/shot_002.mp4": 0.7}
    file = results(tmp_path, subject_consistency=seen, imaging_quality={str(clips[1]): 64.0})
    metrics = with_vbench(report(), read_results(file), clips).metrics
    consistency = metrics["vbench_subject_consistency"]
    assert (consistency.value, consistency.sample_count) == (0.8, 2)
    assert consistency.per_shot == {"1": 0.9, "2": 0.7, "3": None}
    assert consistency.details["made_by"] == f"VBench, {file.name}"
    assert metrics["vbench_imaging_quality"].value == 0.64
    assert metrics["vbench_aesthetic_quality"].value is None
    assert "no value of aesthetic_quality" in metrics["vbench_aesthetic_quality"].reason
    assert metrics["black"].value == 0.0


def test_a_whole_file_of_vbench_is_read(tmp_path: Path) -> None:
    """All six dimensions of two takes, in its form: our means are the ones that it gives."""
    takes = {n: tmp_path / "takes" / f"shot_{n:03d}.mp4" for n in (1, 2)}

    def rows(*values: object, **more: object) -> list[dict[str, object]]:
        names = [f"clips/{take.name}" for take in takes.values()]
        return [{"video_path": n, "video_results": v, **more} for n, v in zip(names, values, strict=True)]

    plain = {
        "subject_consistency": [0.95, rows(0.97, 0.93)],
        "background_consistency": [0.96, rows(0.98, 0.94, video_sim=46.1, cnt_per_video=48)],
        "motion_smoothness": [0.985, rows(0.98, 0.99)],
        "dynamic_degree": [0.5, rows(True, False)],
        "aesthetic_quality": [0.55, rows(0.5, 0.6)],
        "imaging_quality": [0.63, rows(61.0, 65.0)],
    }
    file = tmp_path / "results_2026-11-22-10:00:00_eval_results.json"
    file.write_text(json.dumps(plain), encoding="utf-8")
    metrics = with_vbench(report(), read_results(file), takes).metrics
    for name, (mean, _) in plain.items():
        assert metrics[f"vbench_{name}"].value == pytest.approx(mean)
        assert metrics[f"vbench_{name}"].sample_count == 2


def test_whether_a_take_moves_is_counted(tmp_path: Path) -> None:
    """VBench says yes or no; over takes that is a share."""
    clips = {n: tmp_path / f"shot_{n:03d}.mp4" for n in (1, 2)}
    file = results(tmp_path, dynamic_degree={str(clips[1]): True, str(clips[2]): False})
    assert with_vbench(report(), read_results(file), clips).metrics["vbench_dynamic_degree"].value == 0.5


def test_a_name_that_two_clips_have_is_not_guessed(tmp_path: Path) -> None:
    """The takes of two films are both called shot_001."""
    file = results(tmp_path, motion_smoothness={"/a/shot_001.mp4": 0.9, "/b/shot_001.mp4": 0.1})
    clips = {1: tmp_path / "shot_001.mp4"}
    assert with_vbench(report(), read_results(file), clips).metrics["vbench_motion_smoothness"].value is None


def test_a_film_without_takes_is_one_clip(tmp_path: Path) -> None:
    """And the report says that its cuts are part of it."""
    film = tmp_path / "film.mp4"
    found = read_results(results(tmp_path, aesthetic_quality={str(film): 0.55}))
    metric = with_vbench(report(), found, {WHOLE_FILM: film}).metrics["vbench_aesthetic_quality"]
    assert (metric.value, metric.per_shot) == (0.55, {})
    assert "over its cuts" in metric.details["of"]


@pytest.mark.parametrize("text", ["no", "[]", '{"scene": [1, []]}', '{"imaging_quality": [0.5, []]}'])
def test_what_is_no_such_file_is_refused(text: str, tmp_path: Path) -> None:
    """In one sentence."""
    with pytest.raises(OptionError, match="no VBench results"):
        read_results(tmp_path / "none.json")
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(OptionError, match=r"x\.json"):
        read_results(tmp_path / "x.json")


def test_the_command_of_an_installation_is_run_on_plain_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the folder of the takes is called; its command goes through a shell."""
    takes = tmp_path / 'a "$(touch oops)" b'
    takes.mkdir()
    clips = {number: takes / f"shot_{number:03d}.mp4" for number in (1, 2)}
    for number, clip in clips.items():
        clip.write_bytes(b"." * number)
    command = tmp_path / "bin" / "vbench"
    command.parent.mkdir()
    command.write_text(_FAKE, encoding="utf-8")
    command.chmod(0o755)
    (command.parent / "python").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(command.parent))
    metrics = with_vbench(report(), run_vbench(clips), clips).metrics
    assert metrics["vbench_subject_consistency"].per_shot == {"1": 1.0, "2": 2.0}
    command.write_text(f"#!{sys.executable}\nraise SystemExit('No weights.')\n", encoding="utf-8")
    told = with_vbench(report(), run_vbench(clips), clips).metrics["vbench_subject_consistency"]
    assert told.value is None
    assert "No weights." in told.reason


def test_without_an_installation_the_reason_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Null, never a number of ours in its place."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = with_vbench(report(), run_vbench({1: tmp_path / "shot_001.mp4"}), {}).metrics
    assert {f"vbench_{name}" for name in VBENCH} == {name for name in found if name.startswith("vbench_")}
    for name in VBENCH:
        assert found[f"vbench_{name}"].value is None
        assert NEEDS_VBENCH in found[f"vbench_{name}"].reason


def test_vbench_names_all_six() -> None:
    """In `--metrics`; ours keep their own names."""
    assert chosen("vbench") == {f"vbench_{name}" for name in VBENCH}
    assert chosen("motion-smoothness") == {"motion_smoothness"}
    assert CONTRACTS["motion_smoothness"].group == "Picture"
