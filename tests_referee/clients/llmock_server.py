"""Serves llmock (a server that others wrote): two full minutes, then answers, then a wrong key; prints the
address, and once its input ends, its verdict on the client."""

import json
import sys

from llmock.scenarios import Fail
from llmock.testing import LLMockServer
from llmock.verdict import judge


def main() -> None:
    """Serve until the input ends."""
    with LLMockServer() as server:
        server.state.scenarios.add(Fail(429, retry_after=0.3, times=2))
        sys.stdout.write(f"{server.base_url('openai')}\n")
        sys.stdout.flush()
        sys.stdin.readline()
        server.state.scenarios.add(Fail(401))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        verdict = judge(server.state.journal.records())
        found = [finding.to_dict() for finding in verdict.findings]
        sys.stdout.write(json.dumps({"calls": len(verdict.calls), "findings": found}) + "\n")


main()
