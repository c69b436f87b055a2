"""Google's own SDK (google-genai 3) buys two takes of Omni: one as a file, one inside the answer."""

import json
import sys
from typing import Any

from google import genai
from google.genai import types

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgYGBgYGAAAAAFAAH5pGJrAAAAAElFTkSuQmCC"


def main(address: str) -> None:
    """Print what came of both."""
    options = types.HttpOptions(base_url=address)
    client = genai.Client(api_key="rehearsal-key", http_options=options)
    sys.stdout.write(json.dumps([bought(client, delivery) for delivery in ("uri", "inline")]) + "\n")


def bought(client: Any, delivery: str) -> dict[str, Any]:
    """One take, asked for as a file or inline."""
    made = client.interactions.create(
        model="gemini-omni-1.2-flash",
        input=[
            {"type": "image", "data": PNG, "mime_type": "image/png"},
            {"type": "text", "text": "[# Sources <FIRST_FRAME>@Image1] A dog runs."},
        ],
        response_format={
            "type": "video",
            "aspect_ratio": "9:16",
            "resolution": "360p",
            "duration": "3s",
            "delivery": delivery,
        },
        generation_config={"video_config": {"task": "image_to_video"}},
        background=True,
        store=True,
    )
    while made.status in ("queued", "in_progress"):
        made = client.interactions.get(made.id)
    video = made.output_video
    if video.data:
        return {"id": made.id, "status": made.status, "state": "", "characters": len(video.data)}
    name = "files/" + video.uri.split("files/")[1].split(":")[0]
    state = client.files.get(name=name).state.name
    content = client.files.download(file=video.uri)
    return {"id": made.id, "status": made.status, "state": state, "bytes": len(content)}


main(sys.argv[1])
