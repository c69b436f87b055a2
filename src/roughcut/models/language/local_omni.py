"""A judge in this process: a model of the Qwen3-Omni architecture over a folder, which sees and hears."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from roughcut.errors import AnswerError, OptionError, RequestError
from roughcut.files import expanded
from roughcut.models.language.local_media import SOUND_RATE, Picture, Shown, Sound, shown
from roughcut.models.language.schema import Answer, LanguageProfile, Message, Prompting

_PROVIDER = "local"
_NO_EXTRA = (
    "A judge in this process needs torch and transformers; install them: pip install 'roughcut[local]'."
)
_ARCHITECTURES = ("qwen3_omni_moe", "qwen3_omni_moe_thinker")
_PICTURE, _SOUND = "<|image_pad|>", "<|audio_pad|>"


def open_omni(place: str) -> LocalOmni:
    """The model of a folder. Raises OptionError where the folder holds no model of this architecture, or
    the extra is missing."""
    folder = expanded(Path(place))
    if not (folder / "config.json").is_file():
        raise OptionError(
            f"{folder} holds no checkpoint (no config.json); give the folder of a Qwen3-Omni model, such as "
            "local:./Qwen3-Omni-30B-A3B-Instruct."
        )
    try:
        from transformers import AutoConfig

        kind = AutoConfig.from_pretrained(folder).model_type
    except ImportError as error:
        raise OptionError(_NO_EXTRA) from error
    except (OSError, ValueError) as error:
        raise _broken(folder, error) from error
    if kind not in _ARCHITECTURES:
        raise OptionError(
            f"{folder} holds a model of the kind {kind}; a judge in this process must be a Qwen3-Omni, and "
            "any other can be served and named openai:MODEL."
        )
    return LocalOmni(folder)


class LocalOmni:
    """A Qwen3-Omni in this process; loaded at the first call, one call at a time. A film goes to it as a
    picture a second, each with its time, and the whole of its sound."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: _Parts | None = None
        self._profile = LanguageProfile(
            id=folder.name,
            provider=_PROVIDER,
            usd_per_million_in=Decimal(0),
            usd_per_million_out=Decimal(0),
            takes=("picture", "film", "sound"),
            price_source="this machine",
        )

    @property
    def profile(self) -> LanguageProfile:
        """What the model costs (nothing) and takes."""
        return self._profile

    def answer(self, prompting: Prompting) -> Answer:
        """Generate one answer. `answer_schema` is not enforced here, and seeds are honoured."""
        with self._lock:
            self._loaded = self._loaded or _Parts(self._folder)
            return self._loaded.answer(prompting, self._folder.name)


class _Parts:
    """The network with what prepares words, pictures and sound for it."""

    def __init__(self, folder: Path) -> None:
        import torch
        from transformers import (
            AutoFeatureExtractor,
            AutoImageProcessor,
            AutoTokenizer,
            Qwen3OmniMoeThinkerForConditionalGeneration,
        )

        try:
            self.words = AutoTokenizer.from_pretrained(folder)
            self.eyes = AutoImageProcessor.from_pretrained(folder, backend="pil")
            self.ears = AutoFeatureExtractor.from_pretrained(folder)
            self.network = Qwen3OmniMoeThinkerForConditionalGeneration.from_pretrained(folder, dtype="auto")
        except (OSError, ValueError, KeyError) as error:
            raise _broken(folder, error) from error
        self.network.to("cuda" if torch.cuda.is_available() else "cpu").eval()

    def answer(self, prompting: Prompting, name: str) -> Answer:
        import torch

        inputs = self._inputs(prompting.messages)
        count_in = int(inputs["input_ids"].shape[1])
        limit = self.network.config.text_config.max_position_embeddings
        if count_in >= limit:
            raise RequestError(
                f"The request of {count_in} tokens is too long for the context of {limit}.",
                provider=_PROVIDER,
                code="context_length_exceeded",
            )
        room = min(prompting.max_tokens, limit - count_in)
        if prompting.seed is not None:
            torch.manual_seed(prompting.seed)
        warm = bool(prompting.temperature)
        with torch.inference_mode():
            outputs = self.network.generate(
                **inputs,
                max_new_tokens=room,
                do_sample=warm,
                temperature=prompting.temperature if warm else None,
                eos_token_id=self.words.eos_token_id,
                pad_token_id=self.words.pad_token_id,
            )
        made = outputs[0][count_in:]
        text = str(self.words.decode(made, skip_special_tokens=True))
        if not text.strip():
            raise AnswerError(
                f"{name} answered with nothing; ask again with another seed.",
                provider=_PROVIDER,
                code="empty",
            )
        finish = "length" if len(made) >= room else "stop"
        return Answer.model_validate(
            {"text": text, "finish": finish, "model": name, "tokens_in": count_in, "tokens_out": len(made)}
        )

    def _inputs(self, messages: Sequence[Message]) -> dict[str, Any]:
        """What the network takes: tokens, with as many places for pictures and sounds as they fill."""
        import torch

        files = [shown(each) for message in messages for each in message.attachments]
        seen, picture_places = self._seen([picture for each in files for picture in each.pictures])
        heard, its_places = self._heard([each.sound for each in files if each.sound is not None])
        text = _chat(messages, files, iter(picture_places), iter(its_places))
        tokens = self.words(text, return_tensors="pt", add_special_tokens=False)["input_ids"]
        made = {"input_ids": tokens, "attention_mask": torch.ones_like(tokens), **seen, **heard}
        device, kind = self.network.device, self.network.dtype
        return {
            name: value.to(device, kind if value.is_floating_point() else None)
            for name, value in made.items()
        }

    def _seen(self, pictures: Sequence[Picture]) -> tuple[dict[str, Any], list[int]]:
        if not pictures:
            return {}, []
        made = self.eyes(images=list(pictures), return_tensors="pt")
        squares = int(self.eyes.merge_size) ** 2
        kept = {"pixel_values": made["pixel_values"], "image_grid_thw": made["image_grid_thw"]}
        return kept, [int(grid.prod()) // squares for grid in made["image_grid_thw"]]

    def _heard(self, sounds: Sequence[Sound]) -> tuple[dict[str, Any], list[int]]:
        if not sounds:
            return {}, []
        made = self.ears(
            list(sounds),
            sampling_rate=SOUND_RATE,
            return_tensors="pt",
            return_attention_mask=True,
            truncation=False,
            padding=True,
        )
        mask = made["attention_mask"]
        window = int(self.network.config.audio_config.n_window)
        kept = {"input_features": made["input_features"], "feature_attention_mask": mask}
        return kept, [sound_places(int(length), window) for length in mask.sum(-1)]


def _chat(
    messages: Sequence[Message], seen: Sequence[Shown], pictures: Iterator[int], sounds: Iterator[int]
) -> str:
    """The conversation in the model's own form. Marks of that form in what is judged are broken, so that
    material stays material."""
    rows, left = [], iter(seen)
    for message in messages:
        parts = []
        for _ in message.attachments:
            each = next(left)
            for when, _picture in zip(each.times_s, each.pictures, strict=True):
                at = "" if when is None else f"At {when:g} s: "
                parts.append(f"{at}<|vision_start|>{_PICTURE * next(pictures)}<|vision_end|>")
            if each.sound is not None:
                parts.append(f"<|audio_start|>{_SOUND * next(sounds)}<|audio_end|>")
        said = message.text.replace("<|", "< |")
        body = "\n".join([*parts, said])
        rows.append(f"<|im_start|>{message.role}\n{body}<|im_end|>\n")
    return "".join(rows) + "<|im_start|>assistant\n"


def sound_places(length: int, window: int) -> int:
    """How many tokens so many frames of sound become: three convolutions that halve, by windows."""
    rest = length % (2 * window)
    for _ in range(3):
        rest = (rest - 1) // 2 + 1
    return rest + length // (2 * window) * _halved(2 * window)


def _halved(length: int) -> int:
    for _ in range(3):
        length = (length - 1) // 2 + 1
    return length


def _broken(folder: Path, error: Exception) -> OptionError:
    said = " ".join(str(error).split())[:200]
    return OptionError(f"The checkpoint {folder} cannot be loaded: {said}")
