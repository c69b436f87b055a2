"""Google's own SDK buys a take of Veo: by key (google-genai up to 2.34) or on the Agent Platform (3)."""

import json
import sys

from google import genai
from google.genai import types


def main(address: str, platform: str) -> None:
    """Print the operation's name and how large its footage is."""
    on_platform = platform == "platform"
    options = types.HttpOptions(base_url=address)
    client = genai.Client(vertexai=on_platform, api_key="rehearsal-key", http_options=options)
    more = {"seed": 3, "generate_audio": True} if on_platform else {}
    operation = client.models.generate_videos(
        model="veo-3.1-fast-generate-001" if on_platform else "veo-3.1-generate-preview",
        prompt="A dog runs.",
        config=types.GenerateVideosConfig(
            duration_seconds=4, aspect_ratio="9:16", resolution="720p", number_of_videos=1, **more
        ),
    )
    while not operation.done:
        operation = client.operations.get(operation)
    video = operation.response.generated_videos[0].video
    content = video.video_bytes if on_platform else client.files.download(file=video)
    sys.stdout.write(json.dumps({"id": operation.name, "bytes": len(content)}) + "\n")


main(*sys.argv[1:])
