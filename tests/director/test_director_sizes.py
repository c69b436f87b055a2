"""A film is made in the size that fits it without distortion, and the plan says how."""

import pytest
from director_films import FULL, HD, TALL, model, shape

from roughcut.director.sizes import asked_size, choose_size, framing_of
from roughcut.errors import OptionError
from roughcut.models.video.profile import FrameSize, VideoProfile

WIDE = FrameSize(name="480p", width_px=832, height_px=480)


def toy(*sizes: FrameSize) -> VideoProfile:
    prices = [
        {"usd_per_s": "0.05", "size": "480p"},
        {"usd_per_s": "0.20", "size": "1080p"},
        {"usd_per_s": "0.10"},
    ]
    return model(shape(4, 8, sizes=sizes), prices=prices)


@pytest.mark.parametrize("text", ["720p", "720P", "1280x720", "1280*720", "1280 × 720"])
def test_a_size_is_named_or_given_in_pixels(text: str) -> None:
    """All the ways in which people write a size mean the same one."""
    assert asked_size(toy(HD, FULL), text) == HD


def test_a_name_for_two_sizes_means_the_one_that_stands_like_the_film() -> None:
    """`720p` is landscape or portrait as the film is."""
    assert asked_size(toy(HD, TALL), "720p", portrait=True) == TALL
    assert asked_size(toy(TALL, HD), "720p") == HD


def test_a_size_that_is_not_offered_is_refused_with_those_that_are() -> None:
    """The sentence lists what the model makes."""
    with pytest.raises(OptionError, match=r"does not make '4k'; it makes 720p \(1280x720\) or 1080p"):
        asked_size(toy(HD, FULL), "4k")


@pytest.mark.parametrize(
    ("film", "size", "framing"),
    [
        ((1280, 720), HD, "exact"),
        ((640, 360), HD, "scale"),
        ((1280, 720), WIDE, "crop"),
        ((1280, 720), TALL, "pad"),
        ((1720, 720), HD, "pad"),
    ],
)
def test_a_picture_is_cropped_a_little_or_stands_between_bars(
    film: tuple[int, int], size: FrameSize, framing: str
) -> None:
    """Never is a picture stretched: a few lines go, or bars come."""
    assert framing_of(size, *film) == framing


def test_the_cheapest_size_of_the_films_shape_is_chosen() -> None:
    """720p for a 720p film, though 1080p would do as well."""
    choice = choose_size(
        toy(FULL, HD, TALL, WIDE), toy(FULL, HD, TALL, WIDE).shapes, None, 1280, 720, audio=True
    )
    assert (choice.size, choice.framing, choice.warnings) == (HD, "exact", ())


def test_a_portrait_film_gets_a_portrait_size() -> None:
    """The shape of the picture comes before its price."""
    choice = choose_size(toy(WIDE, HD, TALL), toy(WIDE, HD, TALL).shapes, None, 1080, 1920, audio=True)
    assert choice.size == TALL
    assert "scaled up" in choice.warnings[0]


def test_what_is_cut_off_or_barred_is_said() -> None:
    """A size that does not fit leaves a warning in the plan."""
    for size, word in ((WIDE, "cut off"), (TALL, "bars")):
        choice = choose_size(toy(size), toy(size).shapes, None, 1280, 720, audio=True)
        assert word in choice.warnings[0]
