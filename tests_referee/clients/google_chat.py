"""Google's own SDK asks a rehearsed Gemini for a structured answer about a film that it uploads first."""

import json
import sys
import tempfile
import time
from pathlib import Path

from google import genai
from google.genai import errors, types


def main(address: str) -> None:
    """Print what came of it."""
    options = types.HttpOptions(base_url=address, api_version="v1beta")
    client = genai.Client(api_key="sk-rehearsal", http_options=options)
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.mp4"
        film.write_bytes(bytes(1000))
        file = client.files.upload(file=film, config={"name": "abc", "mime_type": "video/mp4"})
    while file.state and file.state.name == "PROCESSING":
        time.sleep(0.1)
        file = client.files.get(name=str(file.name))
    schema = {"type": "object", "properties": {"score": {"type": "number"}}}
    config = types.GenerateContentConfig(
        response_mime_type="application/json", response_json_schema=schema, max_output_tokens=100
    )
    told = client.models.generate_content(
        model="writer-large", contents=[file, "How good is it?"], config=config
    )
    blocked = client.models.generate_content(model="writer-large", contents="refuse")
    try:
        client.models.generate_content(model="writer-none", contents="Hello.")
        code = 0
    except errors.ClientError as error:
        code = error.code
    reason = blocked.prompt_feedback.block_reason if blocked.prompt_feedback else None
    said = {"text": told.text, "state": file.state.name, "blocked": str(reason), "code": code}
    sys.stdout.write(json.dumps(said) + "\n")


main(sys.argv[1])
