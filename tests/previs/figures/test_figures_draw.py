"""Sprites: tight, anchored, repeatable, recognisable, and alive in the face."""

from itertools import product
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from roughcut.models.speech.schema import Viseme
from roughcut.models.video.schema import STYLES, Style
from roughcut.previs.figures.body import head_of, head_offset_of, skeleton_of
from roughcut.previs.figures.draw import draw_figure
from roughcut.previs.figures.hairstyles import HAIRCUTS
from roughcut.previs.figures.look import look_of
from roughcut.previs.schema import Expression, Gesture, Look, Pose, Sprite, Turn
from roughcut.script.placement import Posture

CAST = ("Alice", "Bob", "Mei", "Viktor", "Priya", "Tom")
LOOKS = {name: look_of(name, "", CAST) for name in CAST}
ALICE, BOB = LOOKS["Alice"], LOOKS["Bob"]
VISEMES = get_args(Viseme)


def _coverage(sprite: Sprite) -> NDArray[np.bool_]:
    return np.asarray(sprite.picture[:, :, 3] > 0)


def _changed(a: Sprite, b: Sprite) -> NDArray[np.bool_]:
    """Where two sprites differ visibly, on the pixels of the first (both have its foot)."""
    assert a.picture.shape == b.picture.shape
    return np.asarray(np.abs(a.picture.astype(int) - b.picture.astype(int)).max(2) > 24)


def _height_m(sprite: Sprite, row: float) -> float:
    return (sprite.foot_y_px - row) / sprite.px_per_m


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("turn", get_args(Turn))
def test_every_expression_viseme_and_gesture_draws(style: Style, turn: Turn) -> None:
    """Each value of each part of a pose gives a picture, in every style and turn."""
    poses = [
        Pose(turn=turn, expression=e)
        for e in get_args(Expression)[:: 1 if (turn, style) == ("camera", "animated") else 5]
    ]
    poses += [
        Pose(turn=turn, viseme=v, eyes_closed=c) for v, c in zip(VISEMES, (True, False) * 3, strict=True)
    ]
    poses += [
        Pose(turn=turn, gesture=g, posture=p)
        for g, p in zip(get_args(Gesture), get_args(Posture) * 2, strict=False)
    ]
    for pose in poses[:: 1 if style == "animated" else 2]:
        assert _coverage(draw_figure(ALICE, pose, style, 40.0)).sum() > 300


@pytest.mark.parametrize("posture", get_args(Posture))
def test_every_garment_haircut_hat_and_beard_draws(posture: Posture) -> None:
    """Each value of each part of a look gives a picture in each posture."""
    fields = Look.model_fields
    tops, hats = get_args(fields["top"].annotation), get_args(fields["hat"].annotation)
    beards, bottoms = get_args(fields["facial_hair"].annotation), get_args(fields["bottom"].annotation)
    for k, (top, cut) in enumerate(zip(tops * 2, HAIRCUTS, strict=False)):
        update = {
            "top": top, "hair_style": cut, "hat": hats[k % len(hats)], "facial_hair": beards[k % len(beards)],
            "bottom": bottoms[k % len(bottoms)], "glasses": k % 2 == 0,
        }  # fmt: skip
        turn = get_args(Turn)[k % 6]
        sprite = draw_figure(
            BOB.model_copy(update=update), Pose(posture=posture, turn=turn), "animated", 60.0
        )
        assert _coverage(sprite).sum() > 500


@pytest.mark.parametrize("style", STYLES)
def test_the_same_order_gives_the_same_bytes(style: Style) -> None:
    """Drawing is repeatable, also after other figures were drawn in between."""
    pose = Pose(turn="three_quarter_left", viseme="open", eyes_closed=True, expression="happy")
    first = draw_figure(ALICE, pose, style, 200.0)
    for k in range(20):
        draw_figure(BOB, Pose(step=k % 8, posture="walking"), style, 20.0 + k)
    again = draw_figure(ALICE, pose, style, 200.0)
    assert np.array_equal(first.picture, again.picture)
    assert (first.foot_x_px, first.foot_y_px) == (again.foot_x_px, again.foot_y_px)


@pytest.mark.parametrize(("style", "posture"), list(product(("animated", "painterly"), get_args(Posture))))
def test_a_picture_has_no_empty_border(style: Style, posture: Posture) -> None:
    """Sprites are cropped to what was drawn."""
    cover = _coverage(draw_figure(BOB, Pose(posture=posture, turn="three_quarter_right"), style, 80.0))
    assert cover[0].any()
    assert cover[-1].any()
    assert cover[:, 0].any()
    assert cover[:, -1].any()


@pytest.mark.parametrize("turn", get_args(Turn))
def test_a_standing_figure_touches_the_ground_under_its_body(turn: Turn) -> None:
    """The foot is at the soles, within 4 cm, and under the body."""
    sprite = draw_figure(BOB, Pose(turn=turn), "animated", 200.0)
    assert abs(_height_m(sprite, sprite.picture.shape[0])) < 0.04
    columns = np.nonzero(_coverage(sprite)[-int(0.1 * 200) :].any(0))[0]
    assert columns.min() - 10 <= sprite.foot_x_px <= columns.max() + 10


@pytest.mark.parametrize("top", get_args(Look.model_fields["top"].annotation))
@pytest.mark.parametrize("bottom_m", [0.8, 1.1])
def test_a_cut_figure_is_the_upper_part_of_the_whole(top: str, bottom_m: float) -> None:
    """Wherever the cut is, every garment goes down to it as in the whole figure."""
    look = ALICE.model_copy(update={"top": top, "bottom": "skirt"})
    whole = draw_figure(look, Pose(), "abstract", 100.0)
    part = draw_figure(look, Pose(), "abstract", 100.0, bottom_m=bottom_m)
    share = _coverage(part).sum() / _coverage(whole)[: part.picture.shape[0]].sum()
    assert share == pytest.approx(1.0, abs=0.02)


def test_nothing_below_the_cut_is_drawn() -> None:
    """With `bottom_m` only what is above it is drawn, at the same place as in the whole figure."""
    whole = draw_figure(ALICE, Pose(), "animated", 200.0)
    part = draw_figure(ALICE, Pose(), "animated", 200.0, bottom_m=1.2)
    assert _height_m(part, part.picture.shape[0]) == pytest.approx(1.2, abs=0.01)
    assert _height_m(part, 0) == pytest.approx(_height_m(whole, 0), abs=0.006)


@pytest.mark.parametrize("posture", ["standing", "sitting", "crouching", "walking"])
@pytest.mark.parametrize("name", CAST)
def test_head_of_agrees_with_the_picture(name: str, posture: Posture) -> None:
    """The top of the picture is where `head_of` says that the head ends, within 2.5 cm."""
    look, pose = LOOKS[name], Pose(posture=posture)
    eyes, chin, top = head_of(look, pose)
    sprite = draw_figure(look, pose, "animated", 150.0)
    assert _height_m(sprite, 0) == pytest.approx(top, abs=0.025)
    assert 0 < chin < eyes < top


def test_a_blink_happens_at_the_height_of_the_eyes() -> None:
    """What changes when the eyes close is round the eye height of `head_of`."""
    open_eyes = draw_figure(ALICE, Pose(), "animated", 600.0, bottom_m=1.2)
    shut = draw_figure(ALICE, Pose(eyes_closed=True), "animated", 600.0, bottom_m=1.2)
    rows = np.nonzero(_changed(open_eyes, shut).any(1))[0]
    eyes, _, _ = head_of(ALICE, Pose())
    assert _height_m(open_eyes, float(rows.mean())) == pytest.approx(eyes, abs=0.02)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("turn", ["camera", "three_quarter_left", "three_quarter_right", "left", "right"])
def test_each_viseme_changes_the_mouth_and_nothing_else(style: Style, turn: Turn) -> None:
    """Any two mouth shapes differ visibly, between nose and chin only."""
    _, chin, _ = head_of(ALICE, Pose())
    pictures = [draw_figure(ALICE, Pose(turn=turn, viseme=v), style, 700.0, bottom_m=1.2) for v in VISEMES]
    head = ALICE.height_m * 0.154
    for k, one in enumerate(pictures):
        for other in pictures[k + 1 :]:
            changed = _changed(one, other)
            rows = np.nonzero(changed.any(1))[0]
            assert changed.sum() > 25
            assert _height_m(one, rows.min()) < chin + 0.36 * head
            assert _height_m(one, rows.max()) > chin - 0.09 * head


def test_every_expression_is_its_own_face() -> None:
    """No two of the twenty expressions look the same."""
    faces = [
        draw_figure(ALICE, Pose(expression=e), "animated", 500.0, bottom_m=1.35).picture
        for e in get_args(Expression)
    ]
    shape = tuple(min(f.shape[k] for f in faces) for k in (0, 1))
    grey = [f[: shape[0], : shape[1], :3].astype(int).mean(2) for f in faces]
    for k, one in enumerate(grey):
        for other in grey[k + 1 :]:
            assert (np.abs(one - other) > 30).sum() > 60


def _histogram(sprite: Sprite) -> NDArray[np.float64]:
    seen = sprite.picture[_coverage(sprite)][:, :3] // 32
    counts = np.bincount(seen[:, 0].astype(int) * 64 + seen[:, 1].astype(int) * 8 + seen[:, 2], minlength=512)
    return np.asarray(counts / counts.sum())


def test_people_differ_more_than_the_poses_of_one() -> None:
    """Colours tell the cast apart: distance between people is well above that between poses."""
    poses = [Pose(), Pose(turn="three_quarter_left", gesture="talk"), Pose(turn="right", posture="sitting")]
    colours = {
        n: [_histogram(draw_figure(look, p, "animated", 90.0)) for p in poses] for n, look in LOOKS.items()
    }

    def distance(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
        return float(np.abs(a - b).sum() / 2)

    own = [distance(c[0], c[k]) for c in colours.values() for k in (1, 2)]
    others = [distance(colours[a][0], colours[b][0]) for a in CAST for b in CAST if a < b]
    assert min(others) > 0.25
    assert np.mean(others) > 2.0 * np.mean(own)


@pytest.mark.parametrize("style", STYLES)
def test_a_picture_is_premultiplied(style: Style) -> None:
    """No colour is brighter than its alpha."""
    picture = draw_figure(ALICE, Pose(expression="crying", viseme="open"), style, 150.0).picture.astype(int)
    assert (picture[:, :, :3] <= picture[:, :, 3:] + 1).all()


def test_left_is_the_mirror_of_right() -> None:
    """Facing left is facing right, mirrored about the foot."""
    right = draw_figure(ALICE, Pose(turn="right"), "animated", 100.0)
    left = draw_figure(ALICE, Pose(turn="left"), "animated", 100.0)
    assert np.array_equal(left.picture, right.picture[:, ::-1])
    assert left.foot_x_px == pytest.approx(right.picture.shape[1] - right.foot_x_px)


def test_a_returned_picture_is_the_callers_own() -> None:
    """Scribbling on a sprite does not change the next one."""
    first = draw_figure(ALICE, Pose(), "animated", 60.0)
    kept = first.picture.copy()
    first.picture[:] = 7
    assert np.array_equal(draw_figure(ALICE, Pose(), "animated", 60.0).picture, kept)


def test_styles_are_five_different_hands() -> None:
    """The same person in the same pose is drawn differently in each style."""
    pictures = [draw_figure(BOB, Pose(), s, 150.0) for s in STYLES]
    cells = [_histogram(p) for p in pictures]
    for k, one in enumerate(cells):
        for other in cells[k + 1 :]:
            assert np.abs(one - other).sum() / 2 > 0.03


def test_walking_steps_are_a_cycle_of_different_pictures() -> None:
    """Eight phases, each its own picture, feet never under the ground by more than 4 cm."""
    steps = [
        draw_figure(BOB, Pose(posture="walking", turn="right", step=k), "animated", 80.0) for k in range(8)
    ]
    assert len({s.picture.tobytes() for s in steps}) == 8
    assert all(abs(_height_m(s, s.picture.shape[0])) < 0.06 for s in steps)


def test_ages_have_their_proportions() -> None:
    """A child's head is a larger share of its height than a man's."""
    child = look_of("Tim", "a small boy", ["Tim"])
    shares = []
    for look in (child, BOB):
        joints = skeleton_of(look, Pose())
        shares.append(joints.frame.head / joints.frame.height)
    assert shares[0] > 1.15 * shares[1]


def test_a_lying_figure_is_long_and_low() -> None:
    """Lying, the figure is wider than high, on the ground, with its head where `head_offset_of` says."""
    for turn in get_args(Turn):
        pose = Pose(posture="lying", turn=turn)
        sprite = draw_figure(BOB, pose, "animated", 100.0)
        height, width = sprite.picture.shape[:2]
        assert width > 2 * height
        head_x = sprite.foot_x_px + head_offset_of(BOB, pose) * 100
        assert min(abs(head_x - 0), abs(head_x - width)) < 30
        assert _height_m(sprite, 0) < 0.75


@pytest.mark.parametrize("turn", ["camera", "slight_left", "slight_right"])
def test_what_is_held_up_is_before_the_arm_that_holds_it(turn: Turn) -> None:
    """From the front a sheet of paper is seen about as whole as from the side, not behind the sleeve."""
    look = LOOKS["Viktor"].model_copy(update={"top": "coat", "top_colour": (60, 40, 30)})

    def paper(held_turn: Turn) -> int:
        with_it, without = (
            draw_figure(look, Pose(turn=held_turn, held=held), "animated", 120.0).picture.astype(int)
            for held in ("letter", "none")
        )
        white = [((each[:, :, :3].min(2) > 215) & (each[:, :, 3] > 250)).sum() for each in (with_it, without)]
        return int(white[0] - white[1])

    assert paper(turn) > 0.55 * paper("left")


def test_a_hood_hangs_on_the_back() -> None:
    """From behind it is another tone over the middle of the shoulders; a sweater has none there."""
    tall = BOB.height_m

    def apart(top: str) -> int:
        look = BOB.model_copy(update={"top": top, "hair_style": "short", "top_colour": (150, 150, 150)})
        sprite = draw_figure(look, Pose(turn="away"), "animated", 120.0)
        row = sprite.picture[int(sprite.foot_y_px - 0.76 * tall * 120), :, :3].astype(int)
        middle = int(sprite.foot_x_px)
        return int(abs(row[middle] - row[middle - int(0.055 * tall * 120)]).max())

    assert apart("hoodie") > apart("sweater") + 10


def test_long_hair_from_behind_comes_together_below_the_shoulders() -> None:
    """It is no slab: narrower at its ends than at the ears, with strands that are seen in dark hair too."""
    look = ALICE.model_copy(
        update={"hair_style": "long", "hair": (30, 26, 30), "top_colour": (240, 240, 240)}
    )
    picture = draw_figure(look, Pose(turn="away"), "animated", 200.0).picture.astype(int)
    dark = (picture[:, :, :3].max(2) < 70) & (picture[:, :, 3] > 250)
    widths = dark.sum(1)
    ears, ends = widths[35:50].max(), widths[int(0.30 * 200) : int(0.48 * 200)].min()
    assert 0 < ends < 0.8 * ears


@pytest.mark.parametrize("turn", ["slight_right", "three_quarter_right", "right"])
def test_a_ponytail_hangs_on_one_side_from_cut_to_cut(turn: Turn) -> None:
    """Whoever looks to the right of the picture, a little or a lot, has it on the left."""
    tail, bare = (
        draw_figure(ALICE.model_copy(update={"hair_style": style}), Pose(turn=turn), "animated", 160.0)
        for style in ("ponytail", "bald")
    )
    sides = [np.flatnonzero(_coverage(each)[:40].any(axis=0)) - each.foot_x_px for each in (tail, bare)]
    assert sides[1][0] - sides[0][0] > sides[0][-1] - sides[1][-1]
