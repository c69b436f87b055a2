"""The language models by name, `provider:model`: what each provider needs, and how it is opened."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from ipaddress import ip_address
from urllib.parse import urlsplit

from roughcut.errors import OptionError, ProviderError
from roughcut.models import keys
from roughcut.models.language.catalogue import profile_of
from roughcut.models.language.schema import LanguageModel, LanguageProfile
from roughcut.models.wire import Patience

CHECKPOINT = "XD-MU/ScriptAgent"
_WITHOUT_A_KEY = (
    "or do without one: OPENAI_BASE_URL names a server of your own (Ollama, llama.cpp, vLLM …), and the "
    "embedded writer `grammar` needs no model at all."
)


@dataclass(frozen=True)
class LanguageProvider:
    """A provider of language models. `keys` are alternatives; `own_address_needs_no_key` is for protocols
    that local servers speak too; `runs_here` for models in this process, which no server rehearses. `open`
    takes the model's name."""

    name: str
    title: str
    open: Callable[[str], LanguageModel]
    example: str
    keys: tuple[str, ...] = ()
    address_setting: str = ""
    default_address: str = ""
    own_address_needs_no_key: bool = False
    runs_here: bool = False

    @property
    def address(self) -> str:
        """Where it is: as set, or the vendor's own."""
        own = keys.setting(self.address_setting) if self.address_setting else None
        return own or self.default_address

    @property
    def is_own(self) -> bool:
        """Whether the address is one of the user's own."""
        return self.address.rstrip("/") != self.default_address

    def missing(self) -> str:
        """The variable that the user must still set, in words; empty when the provider is ready."""
        free = not self.keys or (self.own_address_needs_no_key and self.is_own)
        return "" if free or self.key() else " or ".join(self.keys)

    def key(self) -> str | None:
        """The key that the environment or `.env` holds."""
        return next((value for name in self.keys if (value := keys.setting(name))), None)


def open_language_model(name: str) -> LanguageModel:
    """The model that a user names: `openai:MODEL`, `gemini:MODEL`, `scriptagent:http://…/v1`,
    `scriptagent:FOLDER`. Nothing is sent to the model yet.

    Raises OptionError for an unknown provider (with the closest name), a missing model, and a missing key
    (with its variable, and the way that needs none).
    """
    kind, colon, model = name.strip().partition(":")
    provider = language_provider(kind)
    if not colon or not model.strip():
        raise OptionError(f"{name!r} names no model; write for example {provider.example!r}.")
    if missing := provider.missing():
        raise OptionError(
            f"{provider.title} needs a key: set {missing} in the environment or in a .env file, "
            + _WITHOUT_A_KEY
        )
    return provider.open(model.strip())


def language_provider(name: str) -> LanguageProvider:
    """The provider of that name. Raises OptionError, with the closest name, when there is none."""
    found = PROVIDERS.get(name.lower())
    if found is None:
        close = difflib.get_close_matches(name.lower(), PROVIDERS, n=1, cutoff=0.0)[0]
        raise OptionError(
            f"There is no provider of language models {name[:60]!r}; did you mean "
            f"{PROVIDERS[close].example!r}?"
        )
    return found


def _openai(model: str) -> LanguageModel:
    from roughcut.models.language.openai import ChatModel

    provider = PROVIDERS["openai"]
    profile = _priced(profile_of("openai", model, own_server=provider.is_own), provider.address)
    title = f"the server at {provider.address}" if provider.is_own else "OpenAI"
    return ChatModel(profile, provider.address, provider.key(), title=title)


def _gemini(model: str) -> LanguageModel:
    from roughcut.models.language.gemini import GeminiModel

    provider = PROVIDERS["gemini"]
    return GeminiModel(profile_of("gemini", model.removeprefix("models/")), provider.address, provider.key())


def _scriptagent(place: str) -> LanguageModel:
    if not place.startswith(("http://", "https://")):
        from roughcut.models.language.local import open_checkpoint

        return open_checkpoint(place)
    from roughcut.models.language.openai import ChatModel

    address, _, chosen = place.partition("#")
    key = keys.setting("SCRIPTAGENT_API_KEY")
    profile = _priced(profile_of("scriptagent", chosen or _served_name(address, key)), address)
    return ChatModel(
        profile, address, key, key_name="SCRIPTAGENT_API_KEY", title=f"the ScriptAgent server at {address}"
    )


def _local(place: str) -> LanguageModel:
    from roughcut.models.language.local_omni import open_omni

    return open_omni(place)


def _priced(profile: LanguageProfile, address: str) -> LanguageProfile:
    """The profile; a server on this machine or in this house costs nothing."""
    host = urlsplit(address).hostname or ""
    try:
        near = ip_address(host).is_private
    except ValueError:
        near = host == "localhost" or host.endswith((".local", ".internal", ".lan"))
    if not near:
        return profile
    free = {"usd_per_million_in": Decimal(0), "usd_per_million_out": Decimal(0)}
    return profile.model_copy(update={**free, "price_source": "a server of your own"})


def _served_name(address: str, key: str | None) -> str:
    """The name by which a server offers the checkpoint: its only model, or else the checkpoint's own."""
    from roughcut.models.language.openai import ChatModel

    asked = ChatModel(profile_of("scriptagent", CHECKPOINT), address, key, patience=Patience(tries=1))
    try:
        names = asked.listed()
    except ProviderError:  # what is wrong is said when the model is called
        return CHECKPOINT
    finally:
        asked.close()
    return names[0] if len(names) == 1 else CHECKPOINT


PROVIDERS: dict[str, LanguageProvider] = {
    each.name: each
    for each in (
        LanguageProvider(
            name="openai",
            title="OpenAI",
            open=_openai,
            example="openai:gpt-6-luna",
            keys=("OPENAI_API_KEY",),
            address_setting="OPENAI_BASE_URL",
            default_address="https://api.openai.com/v1",
            own_address_needs_no_key=True,
        ),
        LanguageProvider(
            name="gemini",
            title="Gemini",
            open=_gemini,
            example="gemini:gemini-3.8-flash",
            keys=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            address_setting="GOOGLE_GEMINI_BASE_URL",
            default_address="https://generativelanguage.googleapis.com",
        ),
        LanguageProvider(
            name="scriptagent",
            title="ScriptAgent",
            open=_scriptagent,
            example="scriptagent:http://127.0.0.1:8000/v1",
        ),
        LanguageProvider(
            name="local",
            title="A Qwen3-Omni in this process",
            open=_local,
            example="local:./Qwen3-Omni-30B-A3B-Instruct",
            runs_here=True,
        ),
    )
}
