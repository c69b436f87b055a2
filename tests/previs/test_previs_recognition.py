"""Figures stay recognisable: in every shot of a film, people look like themselves and like nobody else."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from previs_orders import NAMES, PLACES, an_order, person

from roughcut.film.media import frames
from roughcut.models.video.schema import TakeOrder
from roughcut.previs.anatomy import body_of
from roughcut.previs.camera import view_at
from roughcut.previs.model import Previs
from roughcut.previs.stage import key_at, place_at
from roughcut.previs.staging import stage_of
from roughcut.script.schema import Action

_Colours = NDArray[np.float64]
_FRAMES, _SHOWN = 4, 2


def _shots() -> list[TakeOrder]:
    """A long shot of four, and a medium and a close shot of each of them, smiling, frowning or at rest."""
    people = tuple(person(index, x) for index, x in enumerate(PLACES[4]))
    wide = an_order(4, people=people, cues=(), beats=(), frame_count=_FRAMES, sizes=("Long Shot",))
    shots = [wide]
    for name, size, mood in itertools.product(NAMES, ("Medium Shot", "Close-up"), ("smiles", "frowns")):
        if (size == "Close-up") is (mood == "smiles"):
            continue
        beats = (Action(text=f"{name} {mood}."),)
        shots.append(wide.model_copy(update={"sizes": (size,), "focus": (name,), "beats": beats}))
    return [shot.model_copy(update={"shot_number": number}) for number, shot in enumerate(shots, 1)]


def _seen(order: TakeOrder, take: Path) -> dict[str, _Colours]:
    """The colours of the head and chest of everyone who is whole in a frame of a take."""
    picture = next(itertools.islice(frames(take), _SHOWN, None)).astype(int)
    stage = stage_of(order)
    time_ms = stage.time_ms(_SHOWN)
    view = view_at(stage.camera, time_ms, stage.width_px, stage.height_px)
    found: dict[str, _Colours] = {}
    for figure in stage.figures:
        x, z, _ = place_at(figure, time_ms)
        body = body_of(figure.look, key_at(figure.spots, time_ms).posture)
        middle, eyes, depth = view.project((x, body.eyes_m, z))
        head = body.head_m * view.focal_px / depth
        left, right = int(middle - 0.36 * head), int(middle + 0.36 * head) + 1
        top, bottom = int(eyes - 0.45 * head), int(eyes + 1.35 * head)
        if left >= 0 and top >= -0.3 * head and right <= stage.width_px and top < eyes < stage.height_px:
            found[figure.name] = _colours(picture[max(0, top) : bottom, left:right])
    return found


def _colours(pixels: NDArray[np.int_]) -> _Colours:
    """A histogram of red, green and blue in 6 × 6 × 6 cells, as shares."""
    cells = (pixels // 43).reshape(-1, 3) @ (36, 6, 1)
    return np.asarray(np.bincount(cells, minlength=216) / len(cells))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[_Colours]]:
    """Everybody's colours, shot by shot, out of a film that was shot, encoded and read again."""
    folder = tmp_path_factory.mktemp("film")
    seen: dict[str, list[_Colours]] = {name: [] for name in NAMES}
    for order in _shots():
        take = folder / f"{order.shot_number}.mp4"
        Previs().shoot(order, folder, take)
        for name, colours in _seen(order, take).items():
            seen[name].append(colours)
    return seen


def test_everybody_looks_like_themselves_and_like_nobody_else(film: dict[str, list[_Colours]]) -> None:
    """The distance of a character from shot to shot is far below that between characters."""

    def apart(one: _Colours, two: _Colours) -> float:
        return float(np.abs(one - two).sum() / 2)

    assert all(len(shots) >= 3 for shots in film.values())
    own = [apart(a, b) for shots in film.values() for a, b in itertools.combinations(shots, 2)]
    others = [
        apart(a, b)
        for one, two in itertools.combinations(film, 2)
        for a, b in itertools.product(film[one], film[two])
    ]
    assert np.mean(own) < 0.5 * np.mean(others)
    assert max(own) < min(others)
