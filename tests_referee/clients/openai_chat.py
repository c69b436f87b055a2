"""OpenAI's own SDK asks a rehearsed chat server for a structured answer, with a picture, and meets a 429."""

import json
import sys

import openai
from pydantic import BaseModel


class Score(BaseModel):
    """What is asked for."""

    score: float


def main(address: str) -> None:
    """Print what came of three calls."""
    client = openai.OpenAI(base_url=address, api_key="sk-rehearsal", max_retries=0)
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}
    asked = {"role": "user", "content": [picture, {"type": "text", "text": "How good is it?"}]}
    told = client.chat.completions.parse(model="writer-large", messages=[asked], response_format=Score)
    models = [model.id for model in client.models.list()]
    try:
        client.chat.completions.create(model="writer-large", messages=[{"role": "user", "content": "busy"}])
        code = ""
    except openai.RateLimitError as error:
        code = f"{error.status_code} {error.code} {error.response.headers['retry-after']}"
    answer = told.choices[0].message.parsed
    usage = told.usage.total_tokens if told.usage else 0
    sys.stdout.write(
        json.dumps({"score": answer.score, "models": models, "code": code, "tokens": usage}) + "\n"
    )


main(sys.argv[1])
