"""The chat protocol of OpenAI and the servers that copy it, in rehearsal."""

from __future__ import annotations

from typing import Any, ClassVar

from roughcut.rehearsal.chat import KEY, Asked, ChatProtocol, Mischief
from roughcut.rehearsal.server import Answer, Call


class OpenAIChat(ChatProtocol):
    """POST /v1/chat/completions and GET /v1/models."""

    base_path: ClassVar[str] = "/v1"

    def allows(self, call: Call) -> bool:
        """A bearer token; a call without any is let in, as local servers do."""
        return call.bearer in ("", KEY)

    def trouble(self, status: int, code: str, message: str, wait_s: float | None = None) -> Answer:
        """An error object."""
        headers = {} if wait_s is None else {"Retry-After": f"{wait_s:g}"}
        error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
        return Answer(status, {"error": error}, headers=headers)

    def other(self, call: Call) -> Answer:
        """The list of models."""
        if call.path == "/v1/models":
            return Answer(200, {"object": "list", "data": [{"id": name} for name in self.desk.models]})
        return Answer(404, "<h1>Not Found</h1>")

    def read(self, number: int, call: Call) -> Asked:
        """The messages, taken apart."""
        body = call.json()
        said = {"system": "", "user": ""}
        kinds: list[str] = []
        for message in body["messages"]:
            text, attached = _content(message["content"])
            kinds += attached
            said[message["role"]] = text
        form = body.get("response_format") or {}
        return Asked(
            number=number,
            model=str(body["model"]),
            system=said["system"],
            text=said["user"],
            kinds=tuple(kinds),
            schema=form.get("json_schema", {}).get("schema"),
            temperature=body.get("temperature"),
            max_tokens=body.get("max_tokens") or body.get("max_completion_tokens"),
            seed=body.get("seed"),
            body=body,
        )

    def turned_down(self, asked: Asked, mischief: Mischief | None) -> Answer | None:
        """Errors by the protocol's own codes."""
        form = (asked.body.get("response_format") or {}).get("type")
        match mischief:
            case "rate_limit":
                return self.trouble(429, "rate_limit_exceeded", "Rate limit reached.", wait_s=0.01)
            case "server_error":
                return self.trouble(500, "server_error", "The server had an error.")
            case "gateway":
                return Answer(504, "<h1>Gateway Time-out</h1>")
            case "refused":
                return self.trouble(400, "content_policy_violation", "This prompt is against our rules.")
            case "no_credit":
                return self.trouble(429, "insufficient_quota", "You exceeded your current quota.")
            case "overflow":
                words = "This model's maximum context length is 4096 tokens, however you requested more."
                return self.trouble(400, "context_length_exceeded", words)
            case "no_schema" if form == "json_schema":
                return self.trouble(400, "", "response_format type json_schema is not supported")
            case "no_json" if form:
                return self.trouble(400, "", "Unsupported parameter: 'response_format'")
            case "no_seed" if "seed" in asked.body:
                return self.trouble(400, "unsupported_parameter", "Unsupported parameter: 'seed'")
        return None

    def reply(self, asked: Asked, text: str, mischief: Mischief | None) -> Answer:
        """A completion with its usage."""
        message: dict[str, Any] = {"role": "assistant", "content": text}
        if mischief == "refused_late":
            message = {"role": "assistant", "content": None, "refusal": "I cannot help with that"}
        cut = mischief in ("truncated", "thinking")
        choice = {"index": 0, "message": message, "finish_reason": "length" if cut else "stop"}
        tokens = {"prompt_tokens": len(asked.text) // 4 + 1, "completion_tokens": len(text) // 4 + 1}
        total = {**tokens, "total_tokens": sum(tokens.values())}
        body = {"id": f"chatcmpl-{asked.number}", "object": "chat.completion", "created": 1_795_000_000}
        return Answer(200, {**body, "model": asked.model, "choices": [choice], "usage": total})


def _content(content: Any) -> tuple[str, list[str]]:
    if isinstance(content, str):
        return content, []
    texts, kinds = [], []
    for part in content:
        if part["type"] == "text":
            texts.append(part["text"])
        elif part["type"] == "input_audio":
            kinds.append(f"audio/{part['input_audio']['format']}")
        else:
            kinds.append(part[part["type"]]["url"].partition(";")[0].removeprefix("data:"))
    return "\n".join(texts), kinds
