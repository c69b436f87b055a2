"""A checkpoint in this process: transformers over a folder or a hub id, a LoRA adapter over its base."""

from __future__ import annotations

import json
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

from roughcut.errors import AnswerError, OptionError, RequestError
from roughcut.files import expanded
from roughcut.models.language.schema import Answer, LanguageProfile, Prompting

_PROVIDER = "scriptagent"
_NO_EXTRA = (
    "A checkpoint in this process needs torch and transformers; install them: pip install 'roughcut[local]'."
)


def open_checkpoint(place: str) -> LocalModel:
    """The model of a folder (a whole checkpoint, or an adapter whose base lies where it says) or of a hub
    id. Raises OptionError where the extra is missing or the folder holds no model."""
    folder = expanded(Path(place))
    if not folder.is_dir() and (
        folder.exists() or place.startswith((".", "/", "~")) or place.count("/") != 1
    ):
        raise OptionError(
            f"{place} is no folder and no hub id; give the folder of a checkpoint, such as "
            "scriptagent:./ScriptAgent, or a server, such as scriptagent:http://127.0.0.1:8000/v1."
        )
    if folder.is_dir() and not any(
        (folder / name).is_file() for name in ("config.json", "adapter_config.json")
    ):
        raise OptionError(
            f"{folder} holds no checkpoint: neither config.json nor adapter_config.json is there."
        )
    try:
        import transformers  # noqa: F401 - only to say early that it is missing
    except ImportError as error:
        raise OptionError(_NO_EXTRA) from error
    return LocalModel(str(folder) if folder.is_dir() else place)


class LocalModel:
    """A causal language model in this process; loaded at the first call, one call at a time."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None
        self._profile = LanguageProfile(
            id=place,
            provider=_PROVIDER,
            usd_per_million_in=Decimal(0),
            usd_per_million_out=Decimal(0),
            price_source="this machine",
        )

    @property
    def profile(self) -> LanguageProfile:
        """What the model costs (nothing) and takes."""
        return self._profile

    def answer(self, prompting: Prompting) -> Answer:
        """Generate one answer. `answer_schema` is not enforced here, and seeds are honoured."""
        if any(message.attachments for message in prompting.messages):
            raise RequestError("This checkpoint takes text alone.", provider=_PROVIDER)
        with self._lock:
            tokenizer, model = self._loaded = self._loaded or self._load()
            return self._generate(tokenizer, model, prompting)

    def _load(self) -> tuple[Any, Any]:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        base = _base_of(self._place)
        try:
            tokenizer = AutoTokenizer.from_pretrained(self._place)
            model = AutoModelForCausalLM.from_pretrained(base or self._place, dtype="auto")
            if base:
                from peft import PeftModel

                model = PeftModel.from_pretrained(model, self._place)
        except ImportError as error:
            raise OptionError(_NO_EXTRA) from error
        except (OSError, ValueError) as error:
            said = " ".join(str(error).split())[:200]
            raise OptionError(f"The checkpoint {self._place} cannot be loaded: {said}") from error
        return tokenizer, model.to("cuda" if torch.cuda.is_available() else "cpu").eval()

    def _generate(self, tokenizer: Any, model: Any, prompting: Prompting) -> Answer:
        import torch

        messages = [{"role": each.role, "content": each.text} for each in prompting.messages]
        inputs = _tokens(tokenizer, messages).to(model.device)
        count_in = int(inputs.shape[1])
        limit = getattr(model.config, "max_position_embeddings", None)
        if limit is not None and count_in >= limit:
            raise RequestError(
                f"The request of {count_in} tokens is too long for the context of {limit}.",
                provider=_PROVIDER,
                code="context_length_exceeded",
            )
        room = prompting.max_tokens if limit is None else min(prompting.max_tokens, limit - count_in)
        if prompting.seed is not None:
            torch.manual_seed(prompting.seed)
        warm = bool(prompting.temperature)
        with torch.inference_mode():
            outputs = model.generate(
                inputs,
                attention_mask=torch.ones_like(inputs),
                max_new_tokens=room,
                do_sample=warm,
                temperature=prompting.temperature if warm else None,
                pad_token_id=tokenizer.pad_token_id or tokenizer.eos_token_id,
            )
        made = outputs[0][count_in:]
        text = str(tokenizer.decode(made, skip_special_tokens=True))
        if not text.strip():
            raise AnswerError(
                f"{self._place} answered with nothing; ask again with another seed.",
                provider=_PROVIDER,
                code="empty",
            )
        return Answer(
            text=text,
            finish="length" if len(made) >= room else "stop",
            model=self._place,
            tokens_in=count_in,
            tokens_out=len(made),
        )


def _tokens(tokenizer: Any, messages: list[dict[str, str]]) -> Any:
    if getattr(tokenizer, "chat_template", None):
        return tokenizer.apply_chat_template(
            messages, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )["input_ids"]
    return tokenizer("\n\n".join(each["content"] for each in messages), return_tensors="pt")["input_ids"]


def _base_of(place: str) -> str:
    """The base of an adapter, beside it where it lies there; empty for a whole checkpoint."""
    config = Path(place) / "adapter_config.json"
    if not config.is_file() or (Path(place) / "config.json").is_file():
        return ""
    base = str(json.loads(config.read_text(encoding="utf-8")).get("base_model_name_or_path") or "")
    beside = Path(place) / base
    return str(beside) if base and not Path(base).is_absolute() and beside.is_dir() else base
