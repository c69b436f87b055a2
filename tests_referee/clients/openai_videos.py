"""OpenAI's SDK buys two videos: ADDRESS KEY PICTURE [no-file]. Prints what it saw as one line of JSON."""

import base64
import json
import sys
from pathlib import Path

import openai

address, key, picture = sys.argv[1:4]
content = Path(picture).read_bytes()
data = "data:image/png;base64," + base64.b64encode(content).decode()
more = {} if sys.argv[4:] else {"input_reference": ("first.png", content, "image/png")}

with openai.OpenAI(api_key=key, base_url=address, max_retries=0) as client:
    first = client.videos.create_and_poll(
        model="sora-2", prompt="A dog.", seconds="4", size="1280x720", poll_interval_ms=1, **more
    )
    body = {"prompt": "A cat.", "size": "1280x720", "input_reference": {"image_url": data}}
    second = client.post("/videos", body=body, cast_to=openai.types.Video)
    listed = [video.prompt for video in client.videos.list()]
    content = client.videos.download_content(first.id).read()
    deleted = client.videos.delete(first.id).deleted
    codes = []
    for wrong in ({"seconds": "5"}, {"size": "64x64"}, {"model": "sora-9"}):
        try:
            client.videos.create(prompt="A dog.", **wrong)
        except openai.APIStatusError as error:
            codes.append([error.status_code, error.code])
sys.stdout.write(
    json.dumps(
        {
            "ids": [first.id, second.id],
            "status": first.status,
            "listed": listed,
            "bytes": len(content),
            "deleted": deleted,
            "codes": codes,
        }
    )
)
