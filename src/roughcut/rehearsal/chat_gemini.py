"""Gemini's generateContent and its Files API, in rehearsal."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from roughcut.rehearsal.chat import KEY, Asked, ChatDesk, ChatProtocol, Mischief
from roughcut.rehearsal.server import Answer, Call

_STATUSES = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED"}


class GeminiChat(ChatProtocol):
    """POST /v1beta/models/MODEL:generateContent, GET /v1beta/models, and resumable uploads. A file takes
    one look to become active; `lost` says how many pieces break off before they count."""

    base_path: ClassVar[str] = ""

    def __init__(self, desk: ChatDesk) -> None:
        super().__init__(desk)
        self.files: dict[str, dict[str, Any]] = {}
        self.received: dict[str, bytearray] = {}

    def allows(self, call: Call) -> bool:
        """The key in its own header; the address of an upload is its own key."""
        return call.headers.get("x-goog-api-key") == KEY or "/sessions/" in call.path

    def trouble(self, status: int, code: str, message: str, wait_s: float | None = None) -> Answer:
        """A status with details, as Google's services have them."""
        details: list[dict[str, Any]] = []
        if code == "invalid_api_key":
            status, message = 400, "API key not valid. Please pass a valid API key."
            kind = "type.googleapis.com/google.rpc.ErrorInfo"
            details.append({"@type": kind, "reason": "API_KEY_INVALID"})
        if wait_s is not None:
            kind = "type.googleapis.com/google.rpc.RetryInfo"
            details.append({"@type": kind, "retryDelay": f"{wait_s:g}s"})
        name = _STATUSES.get(status, "INTERNAL")
        return Answer(
            status, {"error": {"code": status, "message": message, "status": name, "details": details}}
        )

    def read(self, number: int, call: Call) -> Asked:
        """The contents, taken apart."""
        body = call.json()
        model = re.fullmatch(r"/v1beta/models/(.+):generateContent", call.path)
        parts = body["contents"][-1]["parts"]
        config = body.get("generationConfig", {})
        files = [part.get("inlineData") or part.get("fileData") for part in parts]
        return Asked(
            number=number,
            model=model[1] if model else "",
            system="\n".join(p["text"] for p in body.get("systemInstruction", {}).get("parts", [])),
            text="\n".join(part["text"] for part in parts if "text" in part),
            kinds=tuple(self._kind(file) for file in files if file),
            schema=config.get("responseJsonSchema"),
            temperature=config.get("temperature"),
            max_tokens=config.get("maxOutputTokens"),
            seed=config.get("seed"),
            body=body,
        )

    def _kind(self, file: dict[str, Any]) -> str:
        """The type of a file, in either spelling: Google takes camel and snake case, its SDK mixes them."""
        return str(file.get("mimeType") or file.get("mime_type") or "")

    def turned_down(self, asked: Asked, mischief: Mischief | None) -> Answer | None:
        """Errors by the protocol's own statuses; a blocked prompt is an answer without candidates."""
        has_schema = "responseJsonSchema" in asked.body.get("generationConfig", {})
        match mischief:
            case "rate_limit":
                return self.trouble(429, "", "Resource has been exhausted.", wait_s=0.01)
            case "server_error":
                return self.trouble(500, "", "An internal error has occurred.")
            case "gateway":
                return self.trouble(504, "", "Deadline expired before operation could complete.")
            case "refused":
                return Answer(200, {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})
            case "no_credit":
                return self.trouble(402, "", "Billing is not enabled.")
            case "overflow":
                words = "The input token count (9000) exceeds the maximum number of tokens allowed (8192)."
                return self.trouble(400, "", words)
            case "no_schema" | "no_json" if has_schema:
                return self.trouble(400, "", 'Unknown name "responseJsonSchema" at generation_config.')
        return None

    def reply(self, asked: Asked, text: str, mischief: Mischief | None) -> Answer:
        """One candidate with its usage."""
        finish = "MAX_TOKENS" if mischief in ("truncated", "thinking") else "STOP"
        finish = "SAFETY" if mischief == "refused_late" else finish
        parts = [{"text": "Let me see …", "thought": True}]
        if text and finish != "SAFETY":
            parts.append({"text": text})
        usage = {"promptTokenCount": len(asked.text) // 4 + 1, "candidatesTokenCount": len(text) // 4 + 1}
        candidate = {"content": {"role": "model", "parts": parts}, "finishReason": finish}
        return Answer(
            200, {"candidates": [candidate], "usageMetadata": usage, "modelVersion": f"{asked.model}-001"}
        )

    def other(self, call: Call) -> Answer:
        """The list of models, and files: start, pieces, query, state."""
        if call.path == "/v1beta/models":
            return Answer(200, {"models": [{"name": f"models/{name}"} for name in self.desk.models]})
        if call.path == "/upload/v1beta/files":
            return self._start(call)
        if match := re.fullmatch(r"/upload/v1beta/sessions/(\w+)", call.path):
            return self._piece(call, match[1])
        match = re.fullmatch(r"/v1beta/files/(\w+)", call.path)
        if match and match[1] in self.files:
            file = self.files[match[1]]
            now = dict(file)
            file["state"] = "ACTIVE"
            return Answer(200, now)
        return self.trouble(404, "", "There is nothing here.")

    def _start(self, call: Call) -> Answer:
        name = call.json()["file"]["name"].removeprefix("files/")
        kind = call.headers["x-goog-upload-header-content-type"]
        uri = f"https://generativelanguage.googleapis.com/v1beta/files/{name}"
        self.files[name] = {
            "name": f"files/{name}",
            "uri": uri,
            "mimeType": kind,
            "state": "PROCESSING",
            "sizeBytes": call.headers["x-goog-upload-header-content-length"],
        }
        self.received[name] = bytearray()
        return Answer(
            200,
            {},
            headers={
                "x-goog-upload-url": f"{call.host}/upload/v1beta/sessions/{name}",
                "x-goog-upload-status": "active",
            },
        )

    def _piece(self, call: Call, name: str) -> Answer:
        held = self.received[name]
        command = call.headers["x-goog-upload-command"]
        if command == "query":
            told = {"x-goog-upload-size-received": str(len(held)), "x-goog-upload-status": "active"}
            return Answer(200, {}, headers=told)
        asked = Asked(0, "upload", "", command, body={"offset": len(held)})
        if self.desk.mischief(asked) == "server_error":
            return self.trouble(503, "", "Try again.")
        if int(call.headers["x-goog-upload-offset"]) != len(held):
            return self.trouble(400, "", "The offset is wrong.")
        held += call.body
        if "finalize" not in command:
            return Answer(200, {}, headers={"x-goog-upload-status": "active"})
        if len(held) != int(self.files[name]["sizeBytes"]):
            return self.trouble(400, "", "The size is wrong.")
        return Answer(200, {"file": dict(self.files[name])}, headers={"x-goog-upload-status": "final"})
