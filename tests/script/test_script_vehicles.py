"""What prose says of a vehicle's speed is read in both languages, and what it does not say is not."""

from __future__ import annotations

import pytest

from roughcut.script.schema import Action, Line, Scene, Script, Shot
from roughcut.script.vehicles import changes_of, speeds


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("The train stops.", 0.0),
        ("The car pulls over, and Ann gets out.", 0.0),
        ("The train slowly comes to a halt.", 0.0),
        ("Ben slams on the brakes.", 0.0),
        ("The last train glides in.", 0.0),
        ("The light of the train slides over their faces.", 0.0),
        ("The train leaves.", 1.0),
        ("列车的灯光扫过他们的脸。", 0.0),
        ("The bus starts.", 1.0),
        ("With a jolt the train begins to move.", 1.0),
        ("He starts the engine and drives off.", 1.0),
        ("The train slows down.", 0.4),
        ("列车缓缓停下。", 0.0),
        ("他猛踩刹车。", 0.0),
        ("汽车重新启动。", 1.0),
        ("列车减速。", 0.4),
    ],
)
def test_a_vehicle_stops_starts_and_slows_down(text: str, speed: float) -> None:
    """Whatever words the prose has for it."""
    assert [change.speed for change in changes_of([Action(text=text)])] == [speed]


@pytest.mark.parametrize(
    "text",
    [
        "Ann stops.",
        "The train does not stop.",
        "They wait for the train to stop.",
        "Before the car starts, she looks back.",
        "Another train pulls in.",
        "The light of a passing train slides over their faces.",
        "The train leaves her no time.",
        "Ann starts to cry.",
        "She opens the car door.",
        "The driver smiles.",
        "车没有停。",
        "她停下脚步。",
        "等车停下来再说。",
    ],
)
def test_what_stops_nothing_changes_nothing(text: str) -> None:
    """People who stop, what is denied or waited for, and other vehicles leave the speed as it is."""
    assert changes_of([Action(text=text)]) == []


def test_a_change_comes_after_the_lines_before_it_and_may_be_hard() -> None:
    """So that it can be timed in its shot."""
    line = Line(speaker="Ann", text="Stop!")
    (change,) = changes_of([Action(text="Night."), line, Action(text="The car screeches to a halt.")])
    assert (change.lines, change.hard) == (1, True)


def test_what_stopped_stands_until_it_starts_again_or_the_scene_ends() -> None:
    """The shots of a scene begin with the speed at which the one before ended."""
    told = [
        "They ride.",
        "The train stops.",
        "Ann looks out.",
        "The train starts again.",
        "They ride.",
        "Home.",
    ]
    script = Script(
        scenes=(Scene(number=1), Scene(number=2)),
        shots=tuple(
            Shot(
                number=index + 1,
                scene_number=2 if text == "Home." else 1,
                start_ms=4000 * index,
                end_ms=4000 * (index + 1),
                beats=(Action(text=text),),
            )
            for index, text in enumerate(told)
        ),
    )
    assert speeds(script) == (None, None, 0.0, 0.0, 1.0, None)
