"""The six dimensions of VBench for videos of one's own, made by its own package: read, or run, and mapped."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from roughcut.critic.case import Finding, not_run, rounded
from roughcut.critic.contracts import CONTRACTS, VBENCH
from roughcut.critic.examine.unavailable import NEEDS_VBENCH
from roughcut.critic.judge import metric_of
from roughcut.critic.schema import Report
from roughcut.errors import OptionError

COMMAND = "vbench"
WHOLE_FILM = 0
"""The number of the one clip of a film whose takes are not there."""
_ENDING = "_eval_results.json"
_OF_A_HUNDRED = "imaging_quality"
_HOURS_S = 24 * 3600


@dataclass(frozen=True)
class VBenchResults:
    """What VBench found: by dimension, the value of each clip by the path that VBench was given. `source`
    and `digest` are of its results file."""

    source: str
    digest: str
    values: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def read_results(path: Path) -> VBenchResults:
    """VBench's `…_eval_results.json`: for each dimension the mean, and a row for each clip. Other
    dimensions than the six are left alone. Raises OptionError for anything else."""
    try:
        data = path.read_bytes()
        plain = json.loads(data)
    except OSError as error:
        raise OptionError(f"There are no VBench results at {path}.") from error
    except (ValueError, RecursionError) as error:
        raise OptionError(f"{path} is not JSON; VBench's results end in {_ENDING}.") from error
    found = {name: _clips(plain[name]) for name in VBENCH if isinstance(plain, dict) and name in plain}
    if not any(found.values()):
        raise OptionError(f"{path} holds none of VBench's dimensions {', '.join(VBENCH)} by clip.")
    values = {
        name: {clip: value / 100 if name == _OF_A_HUNDRED else value for clip, value in clips.items()}
        for name, clips in found.items()
    }
    return VBenchResults(path.name, sha256(data).hexdigest(), values)


def _clips(result: Any) -> dict[str, float]:
    rows = result[1] if isinstance(result, list) and len(result) > 1 and isinstance(result[1], list) else []
    return {
        row["video_path"]: float(row["video_results"])
        for row in rows
        if isinstance(row, dict)
        and isinstance(row.get("video_path"), str)
        and isinstance(row.get("video_results"), (int, float))
    }


def run_vbench(clips: Mapping[int, Path]) -> VBenchResults | str:
    """Run the `vbench` command of the user's own installation on clips; why not, where it is not there or
    fails. It is given links of plain names, since it hands paths to a shell."""
    command = shutil.which(COMMAND)
    if command is None:
        return f"There is no `{COMMAND}` command here. {NEEDS_VBENCH}"
    with tempfile.TemporaryDirectory(prefix="roughcut-vbench-") as folder:
        videos, out = Path(folder) / "videos", Path(folder) / "out"
        videos.mkdir()
        for number, clip in clips.items():
            (videos / f"shot_{number:03d}{clip.suffix}").symlink_to(clip.resolve())
        asked = [command, "evaluate", "--videos_path", videos, "--dimension", " ".join(VBENCH)]
        try:
            done = subprocess.run(
                [*map(str, asked), "--mode", "custom_input", "--output_path", str(out)],
                capture_output=True,
                text=True,
                errors="replace",
                env=_with_its_python(command),
                timeout=_HOURS_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"`{COMMAND}` could not be run ({type(error).__name__})."
        results = sorted(out.glob(f"*{_ENDING}"))
        if not results:
            last = " ".join(done.stderr.strip().splitlines()[-1:])[:200]
            return f"`{COMMAND}` ended without results ({last or f'exit code {done.returncode}'})."
        try:
            return read_results(results[-1])
        except OptionError as error:
            return error.message


def _with_its_python(command: str) -> dict[str, str]:
    """The environment in which `python`, which VBench calls by that name, is the one of its installation."""
    own = str(Path(command).resolve().parent)
    return {**os.environ, "PATH": os.pathsep.join([own, os.environ.get("PATH", os.defpath)])}


def with_vbench(report: Report, found: VBenchResults | str, clips: Mapping[int, Path]) -> Report:
    """The report with VBench's dimensions: a value a clip, and their mean; or why there is none."""
    metrics = dict(report.metrics)
    for dimension in VBENCH:
        name = f"vbench_{dimension}"
        metrics[name] = metric_of(
            name, not_run(found) if isinstance(found, str) else _finding(found, dimension, clips)
        )
    in_order = {name: metrics[name] for name in CONTRACTS if name in metrics}
    return report.model_copy(update={"metrics": in_order})


def _finding(found: VBenchResults, dimension: str, clips: Mapping[int, Path]) -> Finding:
    by_clip = found.values.get(dimension, {})
    values = {number: _value_of(path, number, by_clip) for number, path in clips.items()}
    known = [value for value in values.values() if value is not None]
    if not known:
        return not_run(f"{found.source} has no value of {dimension} for this film or its takes.")
    whole = set(clips) == {WHOLE_FILM}
    details = {
        "made_by": f"VBench, {found.source}",
        "results_sha256": found.digest,
        "clips": len(clips),
        "of": "the film as one clip, over its cuts" if whole else "its takes",
    }
    per_shot = {} if whole else rounded({str(number): value for number, value in values.items()})
    return Finding(statistics.fmean(known), sample_count=len(known), per_shot=per_shot, details=details)


def _value_of(path: Path, number: int, by_clip: Mapping[str, float]) -> float | None:
    """The value of a clip: by its path, else by its file's name or `shot_NNN` where one clip has it."""
    for clip, value in by_clip.items():
        if Path(clip).resolve() == path.resolve():
            return value
    names = {path.name, f"shot_{number:03d}{path.suffix}"}
    fitting = [value for clip, value in by_clip.items() if Path(clip).name in names]
    return fitting[0] if len(fitting) == 1 else None
