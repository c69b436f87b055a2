"""Open weights in this process: tiny Wan and LTX networks of the real architecture, with random weights."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import PreTrainedTokenizerFast, T5Config, T5EncoderModel, UMT5Config, UMT5EncoderModel

from roughcut.digest import digest_of_file
from roughcut.errors import RequestError, ResultExpiredError
from roughcut.film.media import probe, timed_frames
from roughcut.models.video.catalogue import profile_of
from roughcut.models.video.profile import FrameSize, VideoProfile
from roughcut.models.video.provider import Account, provider
from roughcut.models.video.service import Reference, TakeRequest

diffusers = pytest.importorskip("diffusers", reason="needs the extra local")
pytestmark = pytest.mark.filterwarnings("ignore")
TOKEN = "5f" * 16
SMALL = FrameSize(name="small", width_px=64, height_px=32)
_WORDS = ["<pad>", "</s>", "<unk>", "a", "dog", "cat", "runs", "sleeps"]


def _tokenizer() -> PreTrainedTokenizerFast:
    words = Tokenizer(WordLevel({word: n for n, word in enumerate(_WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = Whitespace()
    return PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="<pad>", eos_token="</s>", unk_token="<unk>"
    )


def _encoder(kind: type[Any], config: type[Any]) -> Any:
    sizes = {"d_model": 32, "d_kv": 8, "d_ff": 32, "num_layers": 1, "num_heads": 4}
    return kind(config(vocab_size=len(_WORDS), is_encoder_decoder=False, **sizes)).eval()


def _wan(channels_in: int = 16, kind: str = "WanPipeline") -> Any:
    vae = diffusers.AutoencoderKLWan(
        base_dim=3,
        z_dim=16,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        temperal_downsample=[False, True, True],
    )
    transformer = diffusers.WanTransformer3DModel(
        patch_size=(1, 2, 2),
        num_attention_heads=2,
        attention_head_dim=12,
        in_channels=channels_in,
        out_channels=16,
        text_dim=32,
        freq_dim=256,
        ffn_dim=32,
        num_layers=2,
        cross_attn_norm=True,
        qk_norm="rms_norm_across_heads",
        rope_max_seq_len=32,
    )
    parts: dict[str, Any] = {
        "tokenizer": _tokenizer(),
        "text_encoder": _encoder(UMT5EncoderModel, UMT5Config),
        "vae": vae,
        "transformer": transformer,
        "scheduler": diffusers.FlowMatchEulerDiscreteScheduler(shift=7.0),
    }
    if kind == "WanImageToVideoPipeline":
        parts |= {"image_encoder": None, "image_processor": None}
    return getattr(diffusers, kind)(**parts)


def _ltx() -> Any:
    vae = diffusers.AutoencoderKLLTXVideo(
        in_channels=3,
        out_channels=3,
        latent_channels=8,
        block_out_channels=(8, 8, 8, 8),
        decoder_block_out_channels=(8, 8, 8, 8),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1, 1),
        spatio_temporal_scaling=(True, True, False, False),
        decoder_spatio_temporal_scaling=(True, True, False, False),
        decoder_inject_noise=(False, False, False, False, False),
        upsample_residual=(False, False, False, False),
        upsample_factor=(1, 1, 1, 1),
        timestep_conditioning=False,
        patch_size=1,
        patch_size_t=1,
        encoder_causal=True,
        decoder_causal=False,
    )
    transformer = diffusers.LTXVideoTransformer3DModel(
        in_channels=8,
        out_channels=8,
        patch_size=1,
        patch_size_t=1,
        num_attention_heads=4,
        attention_head_dim=8,
        cross_attention_dim=32,
        num_layers=1,
        caption_channels=32,
    )
    return diffusers.LTXPipeline(
        scheduler=diffusers.FlowMatchEulerDiscreteScheduler(),
        vae=vae,
        text_encoder=_encoder(T5EncoderModel, T5Config),
        tokenizer=_tokenizer(),
        transformer=transformer,
    )


def _tiny(model: str, rate: int = 8) -> VideoProfile:
    """A model of the catalogue, at two steps and few frames a second."""
    profile = profile_of(model)
    return profile.model_copy(update={"rate": Fraction(rate), "wire": {**profile.wire, "steps": "2"}})


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a checkpoint of each."""
    pytest.importorskip("torch").manual_seed(0)
    folder = tmp_path_factory.mktemp("weights")
    _wan().save_pretrained(folder / "wan")
    _wan(36, "WanImageToVideoPipeline").save_pretrained(folder / "wan-frames")
    _ltx().save_pretrained(folder / "ltx")
    return folder


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Takes are kept here."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "roughcut" / "diffusers"


def opened(profile: VideoProfile, weights: Path | str) -> Any:
    """The service with these weights."""
    return provider("diffusers").open(profile, Account(str(weights), {}))


def request(profile: VideoProfile, **more: Any) -> TakeRequest:
    """One second of a dog."""
    asked = {"prompt": "a dog runs", "seconds": 1, "size": SMALL, "seed": 3, **more}
    return TakeRequest(model=profile.id, slate="shot 1, take 1", audio=False, **asked)


def pictures_of(file: Path) -> list[bytes]:
    """Every frame of a take."""
    return [frame.to_ndarray(format="rgb24").tobytes() for _, frame in timed_frames(file)]


@pytest.mark.parametrize(("model", "name"), [("wan2.1-1.3b-diffusers", "wan"), ("ltx-diffusers", "ltx")])
def test_a_take_is_made_in_this_process(
    model: str, name: str, weights: Path, spool: Path, tmp_path: Path
) -> None:
    """Exactly as long and as large as asked, and found under our own name."""
    profile = _tiny(model)
    service = opened(profile, weights / name)
    assert not service.find(request(profile), TOKEN, datetime.now(UTC)).job_id
    job = service.poll(service.submit(request(profile), TOKEN))
    service.download(job, tmp_path / "take.mp4")
    made = probe(tmp_path / "take.mp4")
    assert (made.width_px, made.height_px, made.frame_count) == (64, 32, 8)
    found = opened(profile, "elsewhere").find(request(profile), TOKEN, datetime.now(UTC))
    assert (found.job_id, found.certain) == (TOKEN, True)


def test_the_same_seed_makes_the_same_take(weights: Path, spool: Path) -> None:
    """And another seed another one."""
    profile = _tiny("wan2.1-1.3b-diffusers")
    service = opened(profile, weights / "wan")
    for token, seed in (("a1", 3), ("a2", 3), ("a3", 4)):
        service.submit(request(profile, seed=seed), token)
    digests = [digest_of_file(spool / f"{token}.mp4") for token in ("a1", "a2", "a3")]
    assert digests[0] == digests[1] != digests[2]


def test_a_first_frame_goes_to_the_other_pipeline(weights: Path, spool: Path, tmp_path: Path) -> None:
    """With the picture in the size of the take, whatever its own."""
    from PIL import Image

    Image.new("RGB", (100, 60), (200, 30, 30)).save(tmp_path / "frame.png")
    reference = Reference(role="first_frame", path=tmp_path / "frame.png", digest="")
    profile = _tiny("wan2.2-5b-diffusers")
    service = opened(profile, weights / "wan-frames")
    job = service.poll(service.submit(request(profile, references=(reference,)), TOKEN))
    assert probe(Path(job.result)).frame_count == 8


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_weights_that_are_not_there_end_with_a_sentence(
    name: str, weights: Path, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No take, no file, and certainly nothing to pay."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (weights / "empty").mkdir(exist_ok=True)
    profile = _tiny("wan2.1-1.3b-diffusers")
    with pytest.raises(RequestError, match="Check DIFFUSERS_WEIGHTS"):
        opened(profile, weights / name).submit(request(profile), TOKEN)
    assert not list(spool.glob("*"))


def test_weights_that_could_run_code_are_not_loaded(spool: Path, tmp_path: Path) -> None:
    """The older form of weights is a program in disguise."""
    _wan().save_pretrained(tmp_path / "old", safe_serialization=False)
    profile = _tiny("wan2.1-1.3b-diffusers")
    with pytest.raises(RequestError, match="safetensors"):
        opened(profile, tmp_path / "old").submit(request(profile), TOKEN)


def test_a_take_that_was_swept_away_has_expired(weights: Path, spool: Path, tmp_path: Path) -> None:
    """It can be made again for nothing."""
    profile = _tiny("wan2.1-1.3b-diffusers")
    service = opened(profile, weights / "wan")
    job = service.poll(service.submit(request(profile), TOKEN))
    Path(job.result).unlink()
    assert service.poll(TOKEN).status == "expired"
    with pytest.raises(ResultExpiredError):
        service.download(job, tmp_path / "take.mp4")
