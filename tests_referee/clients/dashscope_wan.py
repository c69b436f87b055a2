"""Alibaba's own SDK (dashscope 2) buys takes of Wan 2.5, 2.7 and 3.0, and is turned away twice."""

import json
import sys
from typing import Any

import dashscope
from dashscope import VideoSynthesis

PICTURE = "https://example.org/first.png"
ORDERS: list[dict[str, Any]] = [
    {"model": "wan2.5-t2v-preview", "size": "832*480"},
    {"model": "wan2.5-i2v-preview", "img_url": PICTURE, "resolution": "480P"},
    {"model": "wan2.7-i2v", "media": [{"type": "first_frame", "url": PICTURE}], "resolution": "720P"},
    {"model": "wan3.0-video", "resolution": "480P", "ratio": "16:9"},
]


def main(address: str) -> None:
    """Print each job's id, status and address of footage, then the codes of the two."""
    dashscope.base_http_api_url = address
    dashscope.api_key = "rehearsal-key"
    found = []
    for order in ORDERS:
        done = VideoSynthesis.wait(VideoSynthesis.async_call(prompt="A dog runs.", duration=5, **order))
        found.append([done.output.task_id, done.output.task_status, done.output.video_url])
    wrong = VideoSynthesis.async_call(model="wan2.5-t2v-preview", prompt="x", size="1280x720")
    dashscope.api_key = "wrong"
    stranger = VideoSynthesis.async_call(model="wan2.5-t2v-preview", prompt="x", size="1280*720")
    sys.stdout.write(json.dumps({"jobs": found, "codes": [wrong.code, stranger.code]}) + "\n")


main(sys.argv[1])
