"""A language model's server as the studio asks it: OpenAI's chat completions, streamed, with no end mark."""

import contextlib
import http.server
import json
import threading


class Writer:
    """What it says next, and what it was asked."""

    def __init__(self):
        self.words = ""
        self.status = 200
        self.asked = []

    def handler(self):
        writer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def answer(self, status, kind, body):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                models = {"object": "list", "data": [{"id": "tiny", "object": "model"}]}
                self.answer(200, "application/json", json.dumps(models).encode())

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                writer.asked.append(json.loads(body))
                if writer.status != 200:
                    return self.answer(writer.status, "text/plain", b"no")
                parts = [{"choices": [{"index": 0, "delta": {"content": word}}]} for word in writer.words.split(" ")]
                for part in parts[1:]:
                    part["choices"][0]["delta"]["content"] = " " + part["choices"][0]["delta"]["content"]
                parts.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
                parts.append({"choices": [], "usage": {"prompt_tokens": 30, "completion_tokens": 5, "total_tokens": 35}})
                self.answer(200, "text/event-stream", "".join(f"data: {json.dumps(part)}\n\n" for part in parts).encode())

        return Handler


@contextlib.contextmanager
def writing_for(studio):
    """A writer that is the studio's default one for as long as this lasts."""
    writer = Writer()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), writer.handler()) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/v1"
        wish = {"name": "tiny", "kind": "openai", "address": address, "model": "tiny", "isDefault": True}
        added = studio.api("POST", "/api/writers", wish)
        try:
            yield writer
        finally:
            studio.api("DELETE", f"/api/writers/{added['id']}")
            server.shutdown()
