"""The catalogue: every file is sound, and a model is found by any of its names."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from roughcut.errors import OptionError
from roughcut.models.video.catalogue import (
    RANDOM_REFUSALS,
    catalogue_files,
    chosen_profile,
    profile_of,
    profiles,
    read_catalogue,
)
from roughcut.models.video.catalogue.listing import model_text

TABLE = """
[[model]]
id = "toy"
provider = "toys"
released = 2026-01-02
prices = [{ usd_per_s = 0.10 }]
[[model.shapes]]
durations_s = "3-5"
sizes = ["1280x720", { name = "720p-tall", width_px = 720, height_px = 1280 }]
references = { first_frame = 1 }
"""


@pytest.mark.parametrize("file", catalogue_files(), ids=lambda file: file.stem)
def test_every_data_file_is_sound(file: Path) -> None:
    """Each file reads, has models, and each model that costs says where the price was read and when."""
    read = read_catalogue(file.read_text(encoding="utf-8"))
    assert read
    for each in read:
        priced = bool(each.prices)
        assert not priced or (each.price_source and each.price_date), each.id
        assert each.id == "previs" or (each.shapes and priced) or each.is_free, each.id
        sized = {size.name for shape in each.shapes for size in shape.sizes}
        assert {price.size for price in each.prices} - {None} <= sized, f"{each.id}: a price of no size"
        for shape in each.shapes:
            assert list(shape.durations_s) == sorted(set(shape.durations_s)), each.id
            for size in shape.sizes:
                for sound in (True, False) if each.audio == "optional" else (each.audio == "always",):
                    covered = each.is_free or each.cost_usd(shape.durations_s[0], size.name, audio=sound) > 0
                    assert covered, f"{each.id} has no price at {size.name}, audio {sound}"


def test_no_two_models_share_a_name() -> None:
    """An id or alias, in any case, means one model."""
    names = [
        name.casefold()
        for each in profiles()
        for name in {each.id.casefold(), *map(str.casefold, each.aliases)}
    ]
    assert sorted(names) == sorted(set(names))


def test_a_replacement_is_a_model_of_the_catalogue() -> None:
    """Whoever is sent elsewhere finds a model there that is not itself retired."""
    by_id = {each.id: each for each in profiles()}
    for each in profiles():
        if each.replacement:
            assert by_id[each.replacement].retired is None, each.id


def test_the_previs_is_free_and_takes_any_length() -> None:
    """The embedded model stands first, without shapes or prices."""
    first = profiles()[0]
    assert (first.id, first.shapes, first.is_free) == ("previs", (), True)


def test_short_forms_expand_and_prices_stay_exact() -> None:
    """A range of lengths, a size by its pixels, and a decimal price that no float has touched."""
    [toy] = read_catalogue(TABLE)
    [shape] = toy.shapes
    assert shape.durations_s == (3, 4, 5)
    assert [(size.name, size.width_px) for size in shape.sizes] == [("1280x720", 1280), ("720p-tall", 720)]
    assert toy.cost_usd(3, "1280x720", audio=True) == Decimal("0.30")
    assert toy.released == date(2026, 1, 2)


@pytest.mark.parametrize("fault", ['durations_s = "some"', "durations_s = []", 'speed = "fast"'])
def test_a_fault_in_the_data_is_found(fault: str) -> None:
    """A wrong range, no length at all and a field that nobody knows do not pass."""
    with pytest.raises(ValidationError):
        read_catalogue(TABLE.replace('durations_s = "3-5"', fault))


def test_any_case_will_do() -> None:
    """Names are found as people write them."""
    assert profile_of(" PreVis ") is profile_of("previs")


def test_an_unknown_model_is_answered_with_the_closest_one() -> None:
    """A slip of the pen costs one sentence."""
    with pytest.raises(OptionError, match="did you mean 'previs'"):
        profile_of("prevsi")


def test_a_retired_model_is_refused_with_what_replaces_it() -> None:
    """The sentence says when it went, what to use, and how to reach a server that still has it."""
    with pytest.raises(OptionError) as refused:
        profile_of("SORA2", today=date(2026, 9, 24))
    for words in ("Sora 2 was switched off on 2026-09-24", "use gemini-omni-1.2-flash", "OPENAI_BASE_URL"):
        assert words in refused.value.message


def test_a_model_is_usable_until_the_day_it_is_switched_off() -> None:
    """The day before, and ever after for whoever has a server of their own."""
    assert profile_of("sora2", today=date(2026, 9, 23)).id == "sora-2"
    assert profile_of("sora2", allow_retired=True).id == "sora-2"


PLUGIN = """
from roughcut.models.video.provider import Provider
PROVIDER = Provider(name="toys", title="Toys", default_address="https://example.invalid",
                    address_setting="TOYS_BASE_URL", open=None, keys=(("TOYS_KEY",),))
"""


def installed(folder: Path, catalogue: str) -> Path:
    """A package with a video provider, as an installer would leave it in a folder."""
    (folder / "toyvideo").mkdir(parents=True)
    (folder / "toyvideo" / "__init__.py").write_text(PLUGIN)
    (folder / "toyvideo" / "catalogue.toml").write_text(catalogue)
    (folder / "toyvideo-1.0.dist-info").mkdir()
    (folder / "toyvideo-1.0.dist-info" / "METADATA").write_text("Name: toyvideo\nVersion: 1.0\n")
    (folder / "toyvideo-1.0.dist-info" / "entry_points.txt").write_text(
        "[roughcut.video_providers]\ntoys = toyvideo\n"
    )
    return folder


@pytest.mark.parametrize(
    ("catalogue", "code", "words"),
    [(TABLE, 0, "needs TOYS_KEY"), ("[[model]]", 2, "The video plug-in 'toys' has no readable catalogue")],
    ids=["sound", "broken"],
)
def test_models_of_an_installed_plug_in_are_there(
    tmp_path: Path, catalogue: str, code: int, words: str
) -> None:
    """A package that declares a provider adds its models; one that is broken is named."""
    done = subprocess.run(
        [sys.executable, "-m", "roughcut", "doctor"],
        env={**os.environ, "PYTHONPATH": str(installed(tmp_path / "site", catalogue))},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert words in done.stdout + done.stderr


def test_who_refuses_by_chance_is_known_from_a_source_or_from_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Veo by its maker's word; any other where the settings name it, by any of its names."""
    told = [each for each in profiles() if each.random_refusals]
    assert {each.id.removeprefix("openrouter-")[:7] for each in told} == {"veo-3.1"}
    assert all("2026-" in each.random_refusals_source for each in told)
    assert not chosen_profile("kling-3.0").random_refusals
    monkeypatch.setenv(RANDOM_REFUSALS, "Kling3, wan2.7")
    chosen = chosen_profile("kling-3.0")
    assert (chosen.random_refusals, chosen.random_refusals_source) == (True, RANDOM_REFUSALS)
    monkeypatch.setenv(RANDOM_REFUSALS, "kling-9")
    with pytest.raises(OptionError, match="did you mean"):
        chosen_profile("kling-3.0")


def test_what_is_not_charged_is_known_from_a_source() -> None:
    """Who says so and when; all others are counted in full."""
    told = [each for each in profiles() if each.unbilled]
    assert {each.provider for each in told} == {"seedance", "dashscope", "gemini", "vertex"}
    assert all("2026-" in each.unbilled_source for each in told)
    assert "jobs that end refused (ai.google.dev" in model_text(profile_of("veo-3.1", allow_retired=True))


@pytest.mark.parametrize(
    ("model", "size", "usd_per_million"),
    [
        ("seedance-2.0", "480p", "7.0"),
        ("seedance-2.0", "720p", "7.0"),
        ("seedance-2.0", "1080p", "7.7"),
        ("seedance-2.0", "4k", "4.0"),
        ("seedance-2.0-fast", "480p", "5.6"),
        ("seedance-2.0-fast", "720p", "5.6"),
        ("seedance-2.0-mini", "480p", "3.5"),
        ("seedance-2.0-mini", "720p", "3.5"),
        ("seedance-2.5", "480p", "10.7"),
        ("seedance-2.5", "720p", "10.7"),
        ("seedance-2.5", "1080p", "11.7"),
    ],
)
def test_seedance_costs_the_tokens_of_its_frames(model: str, size: str, usd_per_million: str) -> None:
    """At the price of the address that is called by default, rounded up by less than a hundredth."""
    profile = profile_of(model)
    frames = [each for shape in profile.shapes for each in shape.sizes if each.name == size]
    tokens = max(each.width_px * each.height_px * 24 * 100 / 1024 for each in frames)
    asked = Decimal(usd_per_million) * Decimal(tokens) / 1_000_000
    assert asked <= profile.cost_usd(100, size, audio=True) <= asked * Decimal("1.01")
