"""Language models behind the OpenAI chat protocol: OpenAI itself, vLLM, SGLang, Ollama, llama.cpp, gateways.

Servers differ in what they take. What one calls wrong about a call (a structured answer, a seed, the name
of the token limit) is left out or put another way and asked again: a call that was turned down cost nothing.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from roughcut.errors import AccountError, AnswerError, RefusedError, RequestError
from roughcut.models.language import openai_verdict
from roughcut.models.language.openai_parts import message_parts
from roughcut.models.language.schema import Answer, LanguageProfile, Prompting
from roughcut.models.language.texts import closest, schema_request, without_thoughts
from roughcut.models.wire import Patience, Wire

# A long answer of a slow server takes minutes, and nothing comes before it is whole.
PATIENCE = Patience(answer_s=900.0)
_FORMS = ("json_schema", "json_object", "plain")


class ChatModel:
    """One model of one server. Safe for threads; what the server would not take is remembered."""

    def __init__(
        self,
        profile: LanguageProfile,
        address: str,
        key: str | None,
        *,
        key_name: str = "OPENAI_API_KEY",
        patience: Patience = PATIENCE,
        title: str = "",
    ) -> None:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        self._profile = profile
        self._title = title or f"{profile.provider} at {address}"
        self._wire = Wire(
            provider=profile.provider,
            address=address,
            headers=lambda: headers,
            verdict=openai_verdict.verdict_for(profile.provider, self._title, profile.id, key_name),
            patience=patience,
        )
        self._lock = threading.Lock()
        self._form = 0
        self._others: tuple[str, ...] = ()

    @property
    def profile(self) -> LanguageProfile:
        """What the model costs and takes."""
        return self._profile

    def answer(self, prompting: Prompting) -> Answer:
        """Send one call and wait for its answer."""
        while True:
            form, others = self._form, self._others
            body = _body(self._profile.id, prompting, _FORMS[form], others)
            try:
                reply = self._wire.buy("chat/completions", json=body)
            except RequestError as error:
                if not self._learn(error, body, form, others):
                    raise self._with_closest(error) from error
                continue
            return _answer(reply, self._profile, self._title, _left_out(prompting, form, others))

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def _learn(self, error: RequestError, body: dict[str, Any], form: int, others: tuple[str, ...]) -> bool:
        """Remember what the server would not take; False where it said nothing of that kind."""
        wrong = openai_verdict.blamed(error, body)
        with self._lock:
            if wrong == "response_format" and form + 1 < len(_FORMS):
                self._form = max(self._form, form + 1)
            elif (
                wrong in ("max_tokens", "temperature", "seed", "mm_processor_kwargs") and wrong not in others
            ):
                self._others = tuple(dict.fromkeys((*self._others, wrong)))
            else:
                return False
        return True

    def _with_closest(self, error: RequestError) -> RequestError:
        """The error, with the closest name that the server knows where the model is unknown to it."""
        if error.code != openai_verdict.UNKNOWN_MODEL:
            return error
        try:
            near = closest(self._profile.id, self.listed())
        except (AccountError, AnswerError, RequestError):
            near = ""
        said = error.message + (f" Did you mean {near!r}?" if near else "")
        return RequestError(said, provider=error.provider, code=error.code)

    def listed(self) -> list[str]:
        """The names of the models that the server lists."""
        data = self._wire.ask("GET", "models").get("data")
        return [str(each.get("id", "")) for each in data if isinstance(each, dict)] if data else []


def _left_out(prompting: Prompting, form: int, others: tuple[str, ...]) -> tuple[str, ...]:
    """What was asked for and could not be sent. The limit of tokens only goes by another name."""
    forms = _FORMS[:form] if prompting.answer_schema is not None else ()
    wanted = {"temperature": prompting.temperature, "seed": prompting.seed}
    return (*forms, *(name for name in others if wanted.get(name) is not None))


def _body(model: str, prompting: Prompting, form: str, others: tuple[str, ...]) -> dict[str, Any]:
    limit = "max_completion_tokens" if "max_tokens" in others else "max_tokens"
    body: dict[str, Any] = {"model": model, limit: prompting.max_tokens}
    messages = [
        {"role": message.role, "content": message_parts(message.text, message.attachments)}
        for message in prompting.messages
    ]
    if prompting.answer_schema is not None:
        if form == "json_schema":
            body["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": strict(prompting.answer_schema)},
            }
        else:
            if form == "json_object":
                body["response_format"] = {"type": "json_object"}
            _append(messages[-1], schema_request(prompting.answer_schema))
    for name in ("temperature", "seed"):
        value = getattr(prompting, name)
        if value is not None and name not in others:
            body[name] = value
    if _has_film(prompting) and "mm_processor_kwargs" not in others:
        body["mm_processor_kwargs"] = {"use_audio_in_video": True}
    return {**body, "messages": messages}


def _has_film(prompting: Prompting) -> bool:
    return any(each.kind == "film" for message in prompting.messages for each in message.attachments)


def _append(message: dict[str, Any], text: str) -> None:
    if isinstance(message["content"], str):
        message["content"] = f"{message['content']}\n\n{text}"
    else:
        message["content"].append({"type": "text", "text": text})


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema as strict servers want it: objects closed, and every property required."""
    schema = copy.deepcopy(schema)
    _each_object(schema, _close)
    return schema


def _close(table: dict[str, Any]) -> None:
    table["additionalProperties"] = False
    table["required"] = list(table["properties"])


def _each_object(node: Any, do: Callable[[dict[str, Any]], None]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            do(node)
        for value in node.values():
            _each_object(value, do)
    elif isinstance(node, list):
        for value in node:
            _each_object(value, do)


def _answer(reply: dict[str, Any], profile: LanguageProfile, title: str, left_out: tuple[str, ...]) -> Answer:
    choice = _first(reply.get("choices"))
    message = choice.get("message") if isinstance(choice.get("message"), dict) else {}
    finish = choice.get("finish_reason")
    if (message or {}).get("refusal") or finish == "content_filter":
        said = str((message or {}).get("refusal") or "its content filter stopped the answer").rstrip(".")
        raise RefusedError(
            f"{title} refused this request: {said[:200]}.", provider=profile.provider, code="refusal"
        )
    text = without_thoughts(_text((message or {}).get("content")))
    usage = reply.get("usage") if isinstance(reply.get("usage"), dict) else {}
    count_in, count_out = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    if not text.strip():
        raise AnswerError(_nothing(title, finish, count_out), provider=profile.provider, code="empty")
    return Answer(
        text=text,
        finish="length" if finish == "length" else "stop",
        model=str(reply.get("model") or profile.id),
        tokens_in=count_in,
        tokens_out=count_out,
        price_usd=_price(usage, profile, count_in, count_out),
        left_out=left_out,
    )


def _nothing(title: str, finish: Any, count_out: int | None) -> str:
    if finish == "length":
        spent = f" of {count_out}" if count_out else ""
        return f"{title} spent all its tokens{spent} before it answered; allow it more by --max-tokens."
    return f"{title} answered with nothing; ask again, or choose another model."


def _first(choices: Any) -> dict[str, Any]:
    first = choices[0] if isinstance(choices, list) and choices else {}
    return first if isinstance(first, dict) else {}


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(str(part.get("text") or "") for part in parts if isinstance(part, dict))


def _count(usage: Any, name: str) -> int | None:
    value = (usage or {}).get(name)
    return value if isinstance(value, int) and value >= 0 else None


def _price(
    usage: Any, profile: LanguageProfile, count_in: int | None, count_out: int | None
) -> Decimal | None:
    """What the server says that it billed (gateways do), else the price list's."""
    billed = (usage or {}).get("cost")
    if isinstance(billed, int | float) and not isinstance(billed, bool):
        return Decimal(str(billed))
    if count_in is None or count_out is None:
        return None
    return profile.cost_usd(count_in, count_out)
