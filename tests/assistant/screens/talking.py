"""Talk to a served screen as its page does: join Gradio's queue, and read the answer from its stream."""

import json
import re
from typing import Any

import httpx


def config_of(html: str) -> dict[str, Any]:
    """What Gradio tells the page of itself."""
    match = re.search(r"window\.gradio_config = (\{.*?\});</script>", html, re.DOTALL)
    assert match, html[:400]
    return dict(json.loads(match[1]))


class Page:
    """An open page, with its own session and cookies."""

    def __init__(self, address: str, session: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=60, trust_env=False)
        self.session = session
        self.config = config_of(self.http.get("/").text)

    def event(self, elem_id: str) -> dict[str, Any]:
        """The event that pressing the button with this id begins."""
        button = next(c["id"] for c in self.config["components"] if c["props"].get("elem_id") == elem_id)
        return next(d for d in self.config["dependencies"] if [button, "click"] in d["targets"])

    def press(self, elem_id: str, *data: Any) -> list[Any]:
        """Press the button, and return what its event put out; raises where the event failed."""
        join = {"data": list(data), "fn_index": self.event(elem_id)["id"], "session_hash": self.session}
        joined = self.http.post("/gradio_api/queue/join", json=join)
        joined.raise_for_status()
        of = {"session_hash": self.session}
        with self.http.stream("GET", "/gradio_api/queue/data", params=of) as stream:
            for line in stream.iter_lines():
                message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if message.get("msg") == "process_completed":
                    assert message["success"], message
                    return list(message["output"]["data"])
        raise AssertionError("the stream ended without an answer")

    def ask(self, question: str) -> str:
        """Ask, and return the turn as HTML."""
        return str(self.press("send", question, None)[0])
