"""Noises: heard when the action says so, in time with it, and never over the words."""

from __future__ import annotations

import numpy as np
import pytest
from previs_orders import an_order, cue, person

from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs import presence
from roughcut.previs.foley import STRIDE, Noise, noises_of, sound_of_noise
from roughcut.previs.sounds.spots import SPOTS, noises_in
from roughcut.previs.stage import place_at, walks_at
from roughcut.previs.staging import stage_of
from roughcut.script.placement import Placement
from roughcut.script.schema import Action, Line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mara opens the door.", ["door_opens"]),
        ("He closes the heavy door behind him.", ["door_shuts"]),
        ("She slams the door and walks off.", ["door_slams"]),
        ("Somebody knocks. Tom sets his glass down.", ["knock", "cup"]),
        ("The phone on the desk rings.", []),
        ("The phone rings; thunder rolls over the roofs.", ["phone", "thunder"]),
        ("A shot rings out.", ["gunshot"]),
        ("The audience claps. Applause.", ["applause"]),
        ("She types the name.", ["keyboard"]),
        ("He unfolds the map.", ["paper"]),
        ("A car drives past.", ["car_passes"]),
        ("Far away, the rails begin to hum.", ["rails_hum"]),
        ("The train pulls in.", ["train_draws_in"]),
        ("石门深处传来一声闷响。", ["boom"]),
        ("The church bell tolls.", ["bell"]),
        ("The doorbell rings.", ["doorbell"]),
        ("他推开门，走进房间。", ["door_opens"]),
        ("她关上门。", ["door_shuts"]),
        ("有人敲门。电话响了。", ["knock", "phone"]),
        ("远处传来雷声。", ["thunder"]),
        ("他放下茶杯，翻开书。", ["cup", "paper"]),
        ("一声枪响，众人鼓掌。", ["gunshot", "applause"]),
        ("She smiles.", []),
    ],
)
def test_an_action_asks_for_noises(text: str, names: list[str]) -> None:
    """Words in English and Chinese, in the order in which they stand."""
    assert [name for _, name in noises_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "There is no sound of a door, no knock.",
        "Nobody knocks.",
        "She never slams the door.",
        "He is about to knock.",
        "Tom waits for the phone to ring; it does not.",
        "She closes the door without a sound.",
        "It sounds like thunder.",
        "He remembers the gunshot.",
        'She says: "There was a knock."',
        "他没有敲门。",
        "掌声没有响起，仿佛雷声也停了。",
        "她轻轻地，无声地关上门。",
        "他正要推开门。",
        "The phone doesn't make a sound and the doorman smiles.",
        "A shot of the bell tower. He is keyed up.",
        "A thunder of hooves.",
    ],
)
def test_what_is_denied_or_only_meant_does_not_sound(text: str) -> None:
    """Negations, wishes, comparisons, memories and words in quotation marks are silent."""
    assert noises_in(text) == []


@pytest.mark.parametrize("name", sorted(SPOTS))
def test_each_noise_is_short_clean_and_modest(name: str) -> None:
    """It starts from and ends in silence, and its loudest sample is where its entry says."""
    heard = sound_of_noise(Noise(0, name, SPOTS[name].peak_db))
    assert 20 * np.log10(np.abs(heard).max()) == pytest.approx(SPOTS[name].peak_db, abs=0.1)
    assert SPOTS[name].peak_db <= -15
    assert len(heard) < 4 * 48_000
    assert abs(heard[0]) < 0.1 * np.abs(heard).max()
    assert abs(heard[-1]) < 0.1 * np.abs(heard).max()


def _order(*beats: Action | Line, cues: tuple[SpokenCue, ...] = (), frames: int = 192) -> TakeOrder:
    return an_order(1, beats=beats, cues=cues, frame_count=frames)


def test_a_noise_stands_between_the_lines_that_it_stands_between() -> None:
    """What is done after the first line and before the second is heard between them."""
    first, second = cue(0, "Ann", 500), cue(1, "Ann", 4500)
    lines = [Line(speaker="Ann", text=each.text) for each in (first, second)]
    order = _order(lines[0], Action(text="She opens the door."), lines[1], cues=(first, second))
    (noise,) = noises_of(order, stage_of(order))
    assert noise.name == "door_opens"
    assert first.end_ms <= noise.start_ms
    assert noise.start_ms + 600 <= second.start_ms


def test_a_noise_makes_way_for_words() -> None:
    """Where an action leaves no time before a line, its noise waits for the line's end."""
    only = cue(0, "Ann", 0)
    order = _order(Action(text="A knock."), Line(speaker="Ann", text=only.text), cues=(only,))
    (noise,) = noises_of(order, stage_of(order))
    assert noise.start_ms >= only.end_ms


def test_steps_are_heard_when_feet_touch_the_ground() -> None:
    """Who walks across is heard at each step, only while walking, from the side where they are."""
    start, end = Placement(x=-0.9, facing="right"), Placement(x=0.9, facing="right")
    order = an_order(
        1, people=(person(0, -0.9, start=start, end=end),), cues=(), beats=(), frame_count=192,
        sizes=("Wide Shot",),
    )  # fmt: skip
    stage = stage_of(order)
    steps = noises_of(order, stage)
    (figure,) = stage.figures
    last = max(
        place_at(figure, stage.time_ms(f))[2] for f in range(192) if walks_at(figure, stage.time_ms(f))
    )
    assert len(steps) == int(last / (4 * STRIDE * figure.look.height_m)) >= 4
    assert all(walks_at(figure, step.start_ms) for step in steps)
    assert steps[0].side < 0 < steps[-1].side


def test_a_footfall_is_a_drawn_one() -> None:
    """Steps are as long as the drawn legs make them."""
    assert pytest.approx(presence.STRIDE) == STRIDE


def test_who_stands_makes_no_steps() -> None:
    """Nobody moves: nothing is heard."""
    order = an_order(2, beats=())
    assert noises_of(order, stage_of(order)) == []
