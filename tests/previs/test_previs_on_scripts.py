"""Over whole scripts of one to six people: speakers are in frame, eyelines hold, nobody is hidden."""

from __future__ import annotations

import itertools

import previs_orders
import pytest
from previs_geometry import figure_of, head_of
from previs_orders import NAMES, an_order, person
from previs_scripts import DIALOGUES, orders_of, script_of

from roughcut.models.video.schema import SpokenCue, TakeOrder
from roughcut.previs.framing import WIDE
from roughcut.previs.marks import marks_of
from roughcut.previs.sections import sections_of, wishes_of
from roughcut.previs.sets import place_of, seats_of
from roughcut.previs.stage import Stage, heading_at, place_at, walks_at
from roughcut.previs.staging import stage_of
from roughcut.script.heard import is_unseen
from roughcut.script.placement import Placement
from roughcut.script.vocabulary import Angle, read_angle

SIZES = (
    ("Extreme Close-up",), ("Close-up",), ("Medium Close-up",), ("Medium Shot",), ("Cowboy Shot",),
    ("Medium Full Shot",), ("Full Shot",), ("Long Shot",), ("Extreme Wide Shot",),
    ("Over the Shoulder Close-up",), ("Over the Shoulder Medium Shot",), ("POV Medium Shot",),
    ("Long Shot", "Close-up"), ("Low Angle Medium Shot",), ("High Angle Medium Shot",),
    ("Dutch Angle Medium Shot",), ("Low Angle Long Shot",),
)  # fmt: skip
MOVES = (
    "Static", "Pan", "Tilt", "Push-in", "Pull-out", "Truck", "Arc", "Crane", "Crane up", "Whip Pan",
    "Rack Focus", "Follow", "Handheld", "Dolly Zoom", "Crash Zoom", "Steadicam", "Pan Left", "Tilt up",
)  # fmt: skip


def _face_is_asked_for(order: TakeOrder, cue: SpokenCue) -> bool:
    """Whether the shot says that the speaker of a line is seen."""
    if is_unseen(cue.parenthetical) or (order.focus and cue.speaker not in order.focus):
        return False
    # Over a shoulder and through somebody's eyes one face is seen: the first that the shot is about.
    paired = any(read_angle(text) in (Angle.OTS, Angle.POV) for text in order.sizes)
    return not paired or cue.speaker == (order.focus or (order.cues[0].speaker,))[0]


def _out_of_frame(order: TakeOrder) -> list[str]:
    """The lines whose speaker's face is not in the frame soon after they begin, half-way or at the end."""
    stage = stage_of(order)
    missed = []
    for cue in order.cues:
        if not _face_is_asked_for(order, cue):
            continue
        figure = figure_of(stage, cue.speaker)
        for time_ms in (cue.start_ms + 250, (cue.start_ms + cue.end_ms) // 2, cue.end_ms - 150):
            head = head_of(stage, figure, time_ms)
            if not head.in_frame:
                missed.append(f"{order.shot_number} {order.sizes} {order.movements} {time_ms} ms: {head}")
    return missed


@pytest.mark.parametrize("shape", [(320, 180), (180, 320)])
@pytest.mark.parametrize("name", DIALOGUES)
def test_the_speaker_is_in_frame_in_written_scripts(name: str, shape: tuple[int, int]) -> None:
    """In every shot as the grammar of film writes it, upright and wide, whoever speaks is seen speaking."""
    missed = [line for order in orders_of(script_of(name), *shape) for line in _out_of_frame(order)]
    assert not missed


@pytest.mark.parametrize("name", DIALOGUES)
def test_the_speaker_is_in_frame_in_every_size_and_movement(name: str) -> None:
    """The same shots in other sizes, angles and movements, each with the next."""
    missed, turn = [], len(name)
    for order in orders_of(script_of(name)):
        for _ in range(3 if order.cues else 0):
            turn += 1
            asked = {"sizes": SIZES[turn % len(SIZES)], "movements": (MOVES[5 * turn % len(MOVES)],)}
            missed += _out_of_frame(order.model_copy(update=asked))
    assert not missed


@pytest.mark.parametrize("name", ["quarrel", "chinese"])
def test_eyelines_hold_across_cuts(name: str) -> None:
    """Of two who talk, whoever stands on the left looks right in every single, two-shot and shot over a
    shoulder, and the other left, while neither walks."""
    looked: dict[str, list[float]] = {}
    for order in orders_of(script_of(name)):
        stage = stage_of(order)
        for cue in order.cues:
            time_ms = cue.start_ms + 300
            if len(stage.figures) < 2 or any(walks_at(figure, time_ms) for figure in stage.figures):
                continue
            me = figure_of(stage, cue.speaker)
            other = next(figure for figure in stage.figures if figure.name != cue.speaker)
            side = place_at(other, time_ms)[0] - place_at(me, time_ms)[0]
            looked.setdefault(f"{cue.speaker} {side > 0}", []).append(head_of(stage, me, time_ms).looks)
    assert len(looked) >= 2
    for key, looks in looked.items():
        assert all(look > 12 for look in looks) if key.endswith("True") else all(look < -12 for look in looks)


@pytest.mark.parametrize("name", ["three", "four", "six"])
def test_speakers_look_towards_somebody_who_is_there(name: str) -> None:
    """In a group nobody speaks into the wings: there is somebody on the side to which they look."""
    for order in orders_of(script_of(name)):
        stage = stage_of(order)
        for cue in order.cues:
            me = figure_of(stage, cue.speaker)
            time_ms = cue.start_ms + 300
            if walks_at(me, time_ms):
                continue
            heading = heading_at(me.headings, time_ms, stage.camera.cuts_ms)
            x = place_at(me, time_ms)[0]
            sides = [place_at(other, time_ms)[0] - x for other in stage.figures if other is not me]
            assert any(side * heading > 0 for side in sides), (order.shot_number, cue.speaker)


@pytest.mark.parametrize("name", DIALOGUES)
def test_nobody_is_hidden_in_a_master(name: str) -> None:
    """In every wide framing each head is clear of those in front of it, and whole."""
    for order in orders_of(script_of(name)):
        master = order.model_copy(update={"sizes": ("Long Shot",), "movements": ("Static",)})
        stage = stage_of(master)
        for time_ms in (0.0, order.duration_ms - 50.0):
            heads = [
                head_of(stage, figure, time_ms) for figure in stage.figures if not walks_at(figure, time_ms)
            ]
            shown = [head for head in heads if head.seen and 0 < head.x < 1]
            assert all(head.top > 0.0 for head in shown)
            for one, two in itertools.combinations(shown, 2):
                tall = max(one.chin - one.top, two.chin - two.top)
                assert abs(one.x - two.x) * stage.width_px > 0.9 * tall * stage.height_px


@pytest.mark.parametrize("size", ["Medium Shot", "Cowboy Shot", "Medium Full Shot", "Full Shot", "Long Shot"])
def test_heads_are_never_cut_from_the_medium_shot_on(size: str) -> None:
    """Whom a framing holds has the whole head under the upper edge, in two-shots and groups too."""
    for name in ("quarrel", "three", "four"):
        for order in orders_of(script_of(name)):
            asked = order.model_copy(update={"sizes": (size,), "movements": ("Static",)})
            stage = stage_of(asked)
            wishes = wishes_of(asked)
            present = [figure.name for figure in stage.figures]
            (section,) = sections_of(asked, wishes, present)
            for who in section.names:
                head = head_of(stage, figure_of(stage, who), 100.0)
                if head.seen and (section.size not in WIDE or not _walks(stage, who)):
                    assert 0.0 < head.top < head.eyes < head.mouth < 1.0, (name, order.shot_number, who)
                    assert 0.0 < head.x < 1.0


def _walks(stage: Stage, name: str) -> bool:
    return any(walks_at(figure_of(stage, name), time) for time in range(0, 12_000, 400))


@pytest.mark.parametrize("name", DIALOGUES)
def test_people_keep_their_order_from_shot_to_shot(name: str) -> None:
    """Seats and steps aside never swap who stands on the left with who stands on the right."""
    for order in orders_of(script_of(name)):
        marks = marks_of(order.people, seats_of(place_of(order.scene, order.language)))
        asked = {person.name: person.start.x for person in order.people if person.start.present}
        for one, two in itertools.permutations(asked, 2):
            if asked[one] < asked[two] - 0.05:
                assert marks[one][0].x_m < marks[two][0].x_m


@pytest.mark.parametrize("size", ["Close-up", "Extreme Close-up"])
def test_who_leans_and_turns_to_speak_stays_in_a_close_frame(size: str) -> None:
    """A leaning body that looks the other way leans the other way: the frame is for where they look when
    they speak, and they do not swing through it."""
    leaning = person(1, 0.0, start=Placement(x=0.0, posture="leaning", facing="camera"))
    people = (person(0, -0.5), leaning, person(2, 0.5))
    order = an_order(
        3, people=people, cues=(previs_orders.cue(0, NAMES[1], 1200),), focus=(NAMES[1],), sizes=(size,)
    )
    stage = stage_of(order)
    figure = figure_of(stage, NAMES[1])
    where = [head_of(stage, figure, time_ms).x for time_ms in range(0, 4000, 100)]
    assert all(0.3 < x < 0.7 for x in where)
