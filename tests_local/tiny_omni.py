"""A tiny random network of the Qwen3-Omni architecture as a checkpoint on disk."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import (
    PreTrainedTokenizerFast,
    Qwen3OmniMoeThinkerConfig,
    Qwen3OmniMoeThinkerForConditionalGeneration,
    WhisperFeatureExtractor,
)
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

MARKS = {
    "image_token": "<|image_pad|>",
    "audio_token": "<|audio_pad|>",
    "video_token": "<|video_pad|>",
    "vision_bos_token": "<|vision_start|>",
    "vision_eos_token": "<|vision_end|>",
    "audio_bos_token": "<|audio_start|>",
    "audio_eos_token": "<|audio_end|>",
    "turn_token": "<|im_start|>",
}
_WORDS = [
    "<pad>",
    "<unk>",
    "<|im_end|>",
    *MARKS.values(),
    "user",
    "system",
    "assistant",
    "At",
    "s",
    ":",
    "a",
    "b",
]


def save_tiny_omni(folder: Path) -> None:
    """Write the network, its words, its eyes and its ears."""
    at = {word: index for index, word in enumerate(_WORDS)}
    plain = Tokenizer(WordLevel(at, unk_token="<unk>"))
    plain.pre_tokenizer = Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=plain,
        pad_token="<pad>",
        eos_token="<|im_end|>",
        unk_token="<unk>",
        extra_special_tokens=MARKS,
    ).save_pretrained(folder)
    Qwen2VLImageProcessorPil(
        patch_size=4, merge_size=2, size={"shortest_edge": 64, "longest_edge": 32 * 32}
    ).save_pretrained(folder)
    ears = WhisperFeatureExtractor(feature_size=16, sampling_rate=16_000, return_attention_mask=True)
    eyes = (folder / "preprocessor_config.json").read_text(encoding="utf-8")
    _save_both(folder, eyes, ears)
    _network(at).save_pretrained(folder)


def _save_both(folder: Path, eyes: str, ears: WhisperFeatureExtractor) -> None:
    """One file holds both, as in the released checkpoint."""
    both = {**json.loads(eyes), **json.loads(ears.to_json_string())}
    both["image_processor_type"] = "Qwen2VLImageProcessor"
    (folder / "preprocessor_config.json").write_text(json.dumps(both), encoding="utf-8")


def _network(at: dict[str, int]) -> Qwen3OmniMoeThinkerForConditionalGeneration:
    torch.manual_seed(0)
    config = Qwen3OmniMoeThinkerConfig(
        text_config={
            "vocab_size": len(at), "hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 2,
            "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16, "moe_intermediate_size": 16,
            "num_experts": 4, "num_experts_per_tok": 2, "max_position_embeddings": 4096,
            "rope_parameters": {"rope_type": "default", "rope_theta": 1e4, "mrope_section": [4, 2, 2]},
        },
        vision_config={
            "depth": 2, "hidden_size": 32, "intermediate_size": 32, "num_heads": 2, "patch_size": 4,
            "spatial_merge_size": 2, "temporal_patch_size": 2, "out_hidden_size": 32,
            "num_position_embeddings": 64, "deepstack_visual_indexes": [0, 1],
        },
        audio_config={
            "num_mel_bins": 16, "encoder_layers": 1, "encoder_attention_heads": 2, "encoder_ffn_dim": 32,
            "d_model": 32, "output_dim": 32, "downsample_hidden_size": 8, "n_window": 50,
            "n_window_infer": 800,
        },
        image_token_id=at["<|image_pad|>"],
        audio_token_id=at["<|audio_pad|>"],
        video_token_id=at["<|video_pad|>"],
        audio_start_token_id=at["<|audio_start|>"],
        vision_start_token_id=at["<|vision_start|>"],
        user_token_id=at["user"],
    )  # fmt: skip
    return Qwen3OmniMoeThinkerForConditionalGeneration(config)
