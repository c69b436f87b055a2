"""A checkpoint in this process: a tiny random network of the real architecture, its tokenizer, an adapter."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

from roughcut.errors import OptionError, RequestError
from roughcut.models.language.registry import open_language_model
from roughcut.models.language.schema import Message, Prompting
from roughcut.scripter.dialogue import read_dialogue
from roughcut.scripter.fidelity import unfaithful
from roughcut.scripter.writers import write_checked
from roughcut.scripter.writing import Writing

# The libraries warn each other of versions to come.
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")

_WORDS = [
    "<pad>",
    "<eos>",
    "<unk>",
    "Ada",
    "Ben",
    "Hello",
    "Plot",
    ":",
    ".",
    "【DIALOGUE】",
    "1",
    "2",
    "[",
    "]",
]
_TEMPLATE = "{% for m in messages %}{{ m['role'] }} : {{ m['content'] }} . {% endfor %}assistant :"


def _network() -> Qwen3ForCausalLM:
    torch.manual_seed(0)
    return Qwen3ForCausalLM(
        Qwen3Config(
            vocab_size=len(_WORDS),
            hidden_size=16,
            intermediate_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=1,
            head_dim=8,
            max_position_embeddings=128,
            eos_token_id=1,
            pad_token_id=0,
        )
    )


def _save_tokenizer(folder: Path) -> None:
    plain = Tokenizer(WordLevel({word: index for index, word in enumerate(_WORDS)}, unk_token="<unk>"))
    plain.pre_tokenizer = Whitespace()
    whole = PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", eos_token="<eos>", unk_token="<unk>"
    )
    whole.chat_template = _TEMPLATE
    whole.save_pretrained(folder)


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole checkpoint."""
    folder = tmp_path_factory.mktemp("checkpoint")
    _network().save_pretrained(folder)
    _save_tokenizer(folder)
    return folder


@pytest.fixture(scope="module")
def adapter(checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA adapter that says by a path where its base lies, and changes what it says."""
    folder = tmp_path_factory.mktemp("adapter")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        base = Qwen3ForCausalLM.from_pretrained(checkpoint)
        whole = get_peft_model(
            base, LoraConfig(r=2, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM")
        )
        with torch.no_grad():
            for name, weights in whole.named_parameters():
                if "lora_B" in name:
                    weights.fill_(3.0)
        whole.peft_config["default"].base_model_name_or_path = str(checkpoint)
        whole.save_pretrained(folder)
    _save_tokenizer(folder)
    return folder


def _asked(**options: object) -> Prompting:
    messages = (Message(role="user", text="Ada : Hello . Ben : Hello ."),)
    return Prompting.model_validate({"messages": messages, "max_tokens": 20, **options})


def test_a_checkpoint_answers_the_same_for_the_same_seed(checkpoint: Path) -> None:
    """And another thing for another one; tokens are counted, and nothing is charged."""
    model = open_language_model(f"scriptagent:{checkpoint}")
    first = model.answer(_asked(temperature=1.5, seed=1))
    assert first == model.answer(_asked(temperature=1.5, seed=1))
    assert {model.answer(_asked(temperature=1.5, seed=seed)).text for seed in range(2, 8)} != {first.text}
    assert first.tokens_in == 13
    assert first.tokens_out is not None
    assert 0 < first.tokens_out <= 20
    assert first.price_usd is None


def test_an_answer_that_reaches_the_limit_says_so(checkpoint: Path) -> None:
    """Three tokens are not enough."""
    assert open_language_model(f"scriptagent:{checkpoint}").answer(
        _asked(max_tokens=3, temperature=0.0)
    ).finish == ("length")


def test_a_request_beyond_the_context_is_an_error_of_ours(checkpoint: Path) -> None:
    """Before anything is generated."""
    long = Prompting(messages=(Message(role="user", text="Hello " * 200),))
    with pytest.raises(RequestError) as caught:
        open_language_model(f"scriptagent:{checkpoint}").answer(long)
    assert caught.value.code == "context_length_exceeded"


def test_an_adapter_is_laid_over_its_base(checkpoint: Path, adapter: Path) -> None:
    """What it says is not what its base says."""
    said = [
        open_language_model(f"scriptagent:{folder}").answer(_asked(temperature=0.0)).text
        for folder in (checkpoint, adapter)
    ]
    assert said[0] != said[1]


def test_a_folder_with_broken_weights_is_one_sentence(checkpoint: Path, tmp_path: Path) -> None:
    """Not a traceback of the library."""
    (tmp_path / "config.json").write_text('{"model_type": "qwen3"}', encoding="utf-8")
    with pytest.raises(OptionError, match="cannot be loaded"):
        open_language_model(f"scriptagent:{tmp_path}").answer(_asked())


def test_even_a_checkpoint_that_talks_nonsense_ends_in_a_faithful_script(checkpoint: Path) -> None:
    """The checks are what makes a script trustworthy, not the writer."""
    dialogue = read_dialogue("Ada: Hello.\nBen: Hello, Ada.\n")
    written = write_checked(dialogue, Writing(writer=f"scriptagent:{checkpoint}", repairs=1, max_tokens=256))
    assert written.stand_in
    assert unfaithful(dialogue, written.script) == ()
