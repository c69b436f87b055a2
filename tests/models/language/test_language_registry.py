"""Language models by name: closest matches, missing keys, prices with their source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from roughcut.errors import OptionError
from roughcut.models.language.catalogue import listed, profile_of
from roughcut.models.language.registry import PROVIDERS, open_language_model
from roughcut.rehearsal.chat import ChatDesk, rehearse_chat

VARIABLES = (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "GEMINI_API_KEY",
    "GOOGLE_API_KEY",
    "GOOGLE_GEMINI_BASE_URL",
    "SCRIPTAGENT_API_KEY",
)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the environment nor a .env file holds a key."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_an_unknown_provider_is_answered_with_the_closest_one() -> None:
    """With a whole name that works."""
    with pytest.raises(OptionError, match=r"did you mean 'gemini:gemini-3\.8-flash'"):
        open_language_model("gemni:gemini-3.8-flash")


@pytest.mark.parametrize("name", ["openai", "openai:", "gemini: "])
def test_a_provider_without_a_model_shows_an_example(name: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(OptionError, match="names no model"):
        open_language_model(name)


@pytest.mark.parametrize(
    ("name", "variable"),
    [("openai:gpt-6-luna", "OPENAI_API_KEY"), ("gemini:gemini-4-argon", "GEMINI_API_KEY")],
)
def test_a_missing_key_names_its_variable_and_the_way_without(name: str, variable: str) -> None:
    """One sentence with both."""
    with pytest.raises(OptionError) as caught:
        open_language_model(name)
    assert variable in caught.value.message
    assert "OPENAI_BASE_URL" in caught.value.message
    assert "grammar" in caught.value.message


@pytest.mark.parametrize(
    ("address", "price"),
    [
        ("http://127.0.0.1:1/v1", Decimal(0)),
        ("http://gpu.local:8000/v1", Decimal(0)),
        ("http://192.168.1.7:8000/v1", Decimal(0)),
        ("https://gateway.example/v1", None),
    ],
)
def test_a_server_of_ones_own_needs_no_key_and_has_no_vendor_s_price(
    address: str, price: Decimal | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in the house costs nothing; of a gateway elsewhere the price is not known."""
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    profile = open_language_model("openai:gpt-6-luna").profile
    assert profile.cost_usd(1000, 1000) == price
    assert profile.name == "openai:gpt-6-luna"


def test_names_may_hold_colons_and_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Ollama and the hub write them; what a model takes goes by its name."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    assert open_language_model("openai:llama3:8b").profile.id == "llama3:8b"
    omni = open_language_model("openai:Qwen/Qwen3-Omni-30B-A3B-Instruct").profile
    assert omni.takes == ("picture", "film", "sound")


def test_a_served_checkpoint_is_called_by_the_name_under_which_it_is_served() -> None:
    """Its server's only model."""
    with rehearse_chat("openai", ChatDesk(lambda _: "", models=("my-scriptagent",))) as rehearsal:
        model = open_language_model(f"scriptagent:{rehearsal.address}")
        assert model.profile.id == "my-scriptagent"
        assert open_language_model(f"scriptagent:{rehearsal.address}#other").profile.id == "other"


@pytest.mark.parametrize("place", ["./nowhere", "nowhere"])
def test_a_checkpoint_that_is_nowhere_is_one_sentence(place: str) -> None:
    """Neither a folder nor a hub id."""
    with pytest.raises(OptionError, match="no folder and no hub id"):
        open_language_model(f"scriptagent:{place}")


def test_a_folder_without_a_checkpoint_is_one_sentence(tmp_path: Path) -> None:
    """What is missing is named."""
    with pytest.raises(OptionError, match=r"config\.json"):
        open_language_model(f"scriptagent:{tmp_path}")


@pytest.mark.parametrize("provider", ["openai", "gemini"])
def test_every_listed_price_has_a_source_and_a_date(provider: str) -> None:
    """And none is negative or absurd."""
    profiles = listed(provider)
    assert len(profiles) >= 5
    for profile in profiles:
        assert profile.price_source
        assert profile.price_date is not None
        price = profile.cost_usd(1_000_000, 1_000_000)
        assert price is not None
        assert Decimal("0.1") < price < Decimal(500)


def test_the_examples_of_the_providers_are_listed() -> None:
    """What messages recommend is in the catalogue."""
    for name in ("openai", "gemini"):
        model = PROVIDERS[name].example.partition(":")[2]
        assert profile_of(name, model).price_date is not None
