"""Gemini's generateContent: text, pictures, films with their sound, structured answers."""

from __future__ import annotations

import base64
from typing import Any

from roughcut.errors import AnswerError, RefusedError, RequestError
from roughcut.models.language import gemini_verdict
from roughcut.models.language.gemini_files import FileStore
from roughcut.models.language.openai import PATIENCE
from roughcut.models.language.openai_parts import media_type, read_attachment
from roughcut.models.language.schema import Answer, Attachment, LanguageProfile, Message, Prompting
from roughcut.models.language.texts import closest, schema_request
from roughcut.models.wire import Patience, Wire

# A request may hold 20 MB; base64 makes four bytes of three, and the text needs some too.
INLINE_BYTES = 14 * 1024 * 1024
_BLOCKED = {
    "SAFETY",
    "RECITATION",
    "BLOCKLIST",
    "PROHIBITED_CONTENT",
    "SPII",
    "LANGUAGE",
    "IMAGE_SAFETY",
    "IMAGE_PROHIBITED_CONTENT",
}


class GeminiModel:
    """One Gemini model with a key. Safe for threads; what was uploaded is used again."""

    def __init__(
        self,
        profile: LanguageProfile,
        address: str,
        key: str | None,
        *,
        key_name: str = "GEMINI_API_KEY",
        patience: Patience = PATIENCE,
        inline_bytes: int = INLINE_BYTES,
    ) -> None:
        headers = {"x-goog-api-key": key} if key else {}
        self._profile = profile
        self._wire = Wire(
            provider=profile.provider,
            address=address,
            headers=lambda: headers,
            verdict=gemini_verdict.verdict_for(profile.provider, profile.id, key_name),
            patience=patience,
        )
        self._files = FileStore(self._wire)
        self._inline_bytes = inline_bytes
        self._has_schemas = True

    @property
    def profile(self) -> LanguageProfile:
        """What the model costs and takes."""
        return self._profile

    def answer(self, prompting: Prompting) -> Answer:
        """Send one call and wait for its answer; large files are uploaded first, which is free."""
        path = f"v1beta/models/{self._profile.id}:generateContent"
        inline = self._room(prompting)
        while True:
            has_schemas = self._has_schemas
            try:
                reply = self._wire.buy(
                    path, json=self._body(prompting, inline=inline, has_schemas=has_schemas)
                )
            except RequestError as error:
                if error.code == gemini_verdict.UNKNOWN_MODEL:
                    raise self._with_closest(error) from error
                if not (has_schemas and prompting.answer_schema and "responseJsonSchema" in error.message):
                    raise
                self._has_schemas = False
                continue
            left_out = () if has_schemas or not prompting.answer_schema else ("json_schema",)
            return _answer(reply, self._profile, left_out)

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def _room(self, prompting: Prompting) -> bool:
        """Whether all files of the call fit into the request itself."""
        files = [each.path for message in prompting.messages for each in message.attachments]
        return sum(file.stat().st_size if file.is_file() else 0 for file in files) <= self._inline_bytes

    def _body(self, prompting: Prompting, *, inline: bool, has_schemas: bool) -> dict[str, Any]:
        config: dict[str, Any] = {"maxOutputTokens": prompting.max_tokens}
        if prompting.temperature is not None:
            config["temperature"] = prompting.temperature
        if prompting.seed is not None:
            config["seed"] = prompting.seed
        system = [message.text for message in prompting.messages if message.role == "system"]
        said = [message for message in prompting.messages if message.role != "system"]
        contents = [self._content(message, inline=inline) for message in said]
        if prompting.answer_schema is not None:
            config["responseMimeType"] = "application/json"
            if has_schemas:
                config["responseJsonSchema"] = prompting.answer_schema
            else:
                contents[-1]["parts"].append({"text": schema_request(prompting.answer_schema)})
        body: dict[str, Any] = {"contents": contents, "generationConfig": config}
        if system:
            body["systemInstruction"] = {"parts": [{"text": text} for text in system]}
        return body

    def _content(self, message: Message, *, inline: bool) -> dict[str, Any]:
        parts = [self._part(each, inline=inline) for each in message.attachments]
        role = "model" if message.role == "assistant" else "user"
        return {"role": role, "parts": [*parts, {"text": message.text}]}

    def _part(self, attachment: Attachment, *, inline: bool) -> dict[str, Any]:
        kind = media_type(attachment)
        if not inline:
            return {"fileData": {"mimeType": kind, "fileUri": self._files.uri_of(attachment, kind)}}
        data = base64.b64encode(read_attachment(attachment.path)).decode("ascii")
        return {"inlineData": {"mimeType": kind, "data": data}}

    def _with_closest(self, error: RequestError) -> RequestError:
        try:
            listed = self._wire.ask("GET", "v1beta/models?pageSize=1000").get("models") or []
        except (AnswerError, RequestError):
            listed = []
        names = [str(each.get("name", "")).removeprefix("models/") for each in listed]
        near = closest(self._profile.id, names)
        said = error.message + (f" Did you mean {near!r}?" if near else "")
        return RequestError(said, provider=error.provider, code=error.code)


def _answer(reply: dict[str, Any], profile: LanguageProfile, left_out: tuple[str, ...]) -> Answer:
    candidate = (reply.get("candidates") or [{}])[0]
    finish = str(candidate.get("finishReason") or "")
    blocked = str((reply.get("promptFeedback") or {}).get("blockReason") or "")
    if blocked or finish in _BLOCKED:
        raise RefusedError(
            f"{profile.provider} refused this request ({blocked or finish}).",
            provider=profile.provider,
            code=blocked or finish,
        )
    parts = (candidate.get("content") or {}).get("parts") or []
    text = "".join(str(part.get("text") or "") for part in parts if not part.get("thought"))
    if not text.strip():
        raise AnswerError(_nothing(profile, finish), provider=profile.provider, code=finish or "empty")
    usage = reply.get("usageMetadata") or {}
    count_in = usage.get("promptTokenCount")
    count_out = (usage.get("candidatesTokenCount") or 0) + (usage.get("thoughtsTokenCount") or 0) or None
    return Answer(
        text=text,
        finish="length" if finish == "MAX_TOKENS" else "stop",
        model=str(reply.get("modelVersion") or profile.id),
        tokens_in=count_in,
        tokens_out=count_out,
        price_usd=profile.cost_usd(count_in, count_out) if count_in and count_out else None,
        left_out=left_out,
    )


def _nothing(profile: LanguageProfile, finish: str) -> str:
    if finish == "MAX_TOKENS":
        return (
            f"{profile.provider} spent all its tokens on thinking before it answered; allow it more by "
            "--max-tokens."
        )
    why = f" ({finish})" if finish and finish != "STOP" else ""
    return f"{profile.provider} answered with nothing{why}; ask again, or choose another model."
