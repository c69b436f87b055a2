"""The pictures of a request: read whole, known by their bytes, or refused before anything is sent."""

from pathlib import Path

import pytest
from video_samples import PNG, pictures, request

from roughcut.errors import RequestError
from roughcut.models.video.providers.pictures import only, pictures_of
from roughcut.models.video.service import Reference


def test_pictures_keep_their_order_and_roles(tmp_path: Path) -> None:
    """They stand as the prompt counts them."""
    sent = request("kling-3.0", references=pictures(tmp_path, "first_frame", "last_frame"))
    read = pictures_of(sent, "Kling")
    assert [picture.role for picture in read] == ["first_frame", "last_frame"]
    assert read[0].data.startswith(PNG)
    assert read[0].url == f"data:image/png;base64,{read[0].data}"
    assert only(read, "last_frame") is read[1]
    assert only(read, "style") is None


@pytest.mark.parametrize(
    ("content", "mime_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"BM123", "image/bmp"),
    ],
)
def test_a_picture_is_known_by_its_bytes(content: bytes, mime_type: str, tmp_path: Path) -> None:
    """Its name may lie."""
    (tmp_path / "frame.png").write_bytes(content)
    reference = Reference(role="style", path=tmp_path / "frame.png", digest="")
    [read] = pictures_of(request("kling-3.0", references=(reference,)), "Kling")
    assert read.mime_type == mime_type


@pytest.mark.parametrize("content", [None, b"", b"<svg/>"])
def test_what_is_no_picture_is_not_sent(content: bytes | None, tmp_path: Path) -> None:
    """A file that is missing, empty or of another kind: a sentence with its name."""
    path = tmp_path / "frame.png"
    if content is not None:
        path.write_bytes(content)
    reference = Reference(role="first_frame", path=path, digest="")
    with pytest.raises(RequestError, match=r"frame\.png .* nothing was sent to Kling"):
        pictures_of(request("kling-3.0", references=(reference,)), "Kling")
