"""Sound films to damage: excerpts of the examples, shot by the previs, small."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from roughcut.critic.captionfile import read_captions
from roughcut.critic.metrics.captions import Caption
from roughcut.critic.schema import Expectation
from roughcut.critic.whereabouts import Track
from roughcut.director.schema import ShotPlan
from roughcut.film.media import frames, sound
from roughcut.production.expecting import expect
from roughcut.production.whereabouts import whereabouts
from roughcut.script import json_form
from roughcut.script.schema import Script

EXAMPLES = ("last-train", "ruins")
SHOTS_EACH = 4
EXCERPTS_EACH = 2
SIZE, FPS = "320x180", "12"
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class SoundFilm:
    """A finished production in a folder, with everything that damaging it needs."""

    folder: Path

    @cached_property
    def script(self) -> Script:
        return json_form.read((self.folder / "script.json").read_text(encoding="utf-8")).script

    @cached_property
    def plan(self) -> ShotPlan:
        text = (self.folder / ".roughcut" / "plan.json").read_text(encoding="utf-8")
        return ShotPlan.model_validate(json.loads(text))

    @cached_property
    def expectation(self) -> Expectation:
        return expect(self.script, self.plan)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        return whereabouts(self.plan)

    @cached_property
    def pictures(self) -> list[NDArray[np.uint8]]:
        return list(frames(self.folder / "film.mp4"))

    @cached_property
    def sound(self) -> NDArray[np.float32]:
        return np.concatenate(list(sound(self.folder / "film.mp4")))

    @cached_property
    def captions(self) -> list[Caption]:
        return read_captions(self.folder / "film.mp4", self.folder / "film.srt") or []


def make_films(folder: Path) -> list[SoundFilm]:
    """Shoot every excerpt (what is there already is kept) and give them in order."""
    films = []
    for name in EXAMPLES:
        whole = folder / f"{name}.json"
        folder.mkdir(parents=True, exist_ok=True)
        _run("write", _ROOT / "examples" / f"{name}.txt", "-o", whole)
        script = json_form.read(whole.read_text(encoding="utf-8")).script
        for part in range(EXCERPTS_EACH):
            first = 1 + part * (SHOTS_EACH + 1)
            source, out = folder / f"{name}-{part + 1}.json", folder / f"{name}-{part + 1}"
            source.write_text(json_form.write(_excerpt(script, first)), encoding="utf-8")
            _run("shoot", source, "-o", out, "--size", SIZE, "--fps", FPS)
            films.append(SoundFilm(out))
    return films


def _excerpt(script: Script, first: int) -> Script:
    """Some shots in a row as a script of its own."""
    shots, clock = [], 0
    for number, shot in enumerate(script.shots[first : first + SHOTS_EACH], start=1):
        end = clock + shot.duration_ms
        shots.append(shot.model_copy(update={"number": number, "start_ms": clock, "end_ms": end}))
        clock = end
    kept = {shot.scene_number for shot in shots}
    scenes = tuple(scene for scene in script.scenes if scene.number in kept)
    return script.model_copy(update={"shots": tuple(shots), "scenes": scenes})


def _run(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", "roughcut", *map(str, arguments)], check=True, capture_output=True)
