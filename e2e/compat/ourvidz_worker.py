"""An OurVidz worker as the wire shows it, written from the description of its protocol."""

import hashlib
import hmac
import json
import socket
from urllib.parse import urlparse

from wire import send


class OurVidzWorker:
    """One machine: its service key, which is also the key to its queue, and the two addresses that it was started with."""

    def __init__(self, studio, name="attic", token=None):
        self.token = token or studio.make_token("ourvidz", name)
        self.key = self.token["secret"]
        self.supabase = studio.address
        self.upstash = f"{studio.address}/upstash"
        self.bearer = {"Authorization": f"Bearer {self.key}"}

    # Its queue

    def command(self, method, *words, body=None, timeout=10):
        """One command of its Redis."""
        return send(method, "/".join([self.upstash, *words]), self.bearer, body, timeout)

    def pop(self, queue="sdxl_queue"):
        """The next message, or None."""
        reply = self.command("GET", "rpop", queue)
        if reply.status != 200:
            raise AssertionError(f"rpop {queue}: {reply}")
        result = reply.json()["result"]
        return None if result is None else json.loads(result)

    def pop_and_hang_up(self, queue="sdxl_queue"):
        """Asks for a message and is gone before it is read."""
        place = urlparse(self.upstash)
        with socket.create_connection((place.hostname, place.port), timeout=10) as line:
            head = [f"GET {place.path}/rpop/{queue} HTTP/1.1", f"Host: {place.netloc}", f"Authorization: Bearer {self.key}"]
            line.sendall(("\r\n".join(head) + "\r\n\r\n").encode())
            line.recv(1)

    def depth(self, queue="sdxl_queue"):
        return self.command("GET", "llen", queue).json()["result"]

    # What it hands in and says

    def upload(self, path, data, kind="image/png", bucket="workspace-temp"):
        """Raw bytes under a name that begins with whose they are."""
        headers = {**self.bearer, "Content-Type": kind, "x-upsert": "true"}
        return send("POST", f"{self.supabase}/storage/v1/object/{bucket}/{path}", headers, data, 60)

    def call(self, function, body, headers=None):
        """One function of its studio."""
        return send("POST", f"{self.supabase}/functions/v1/{function}", {**self.bearer, **(headers or {})}, body, 30)

    def call_back(self, body, secret=None):
        """The callback, signed over its very bytes where there is a secret."""
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        if secret is not None:
            headers["X-Callback-Signature"] = "sha256=" + hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()
        return self.call("job-callback", data, headers)

    def hand_in(self, message, files, kind="image/png", secret=None, thumb=b"RIFF\x10\0\0\0WEBPVP8 " + bytes(16)):
        """A whole delivery as sdxl_worker and wan_worker do it: each file and its small picture, then the callback."""
        ending = "mp4" if kind == "video/mp4" else "png"
        base = f"{message['user_id']}/{message['job_id']}"
        assets = []
        for index, data in enumerate(files):
            path = f"{base}/{index}.{ending}"
            for reply in (
                self.upload(path, data, kind),
                self.upload(f"{base}/{index}.thumb.webp", thumb, "image/webp"),
            ):
                if reply.status != 200:
                    raise AssertionError(f"upload {path}: {reply}")
            facts = {"format": ending, "asset_index": index, "seed": message["config"].get("seed", 0) + index}
            assets.append({"type": kind.split("/")[0], "url": path, "thumbnail_url": f"{base}/{index}.thumb.webp", "metadata": facts})
        told = {"job_type": message["job_type"], "generation_time": 1.5}
        return self.call_back({"job_id": message["job_id"], "status": "completed", "assets": assets, "metadata": told}, secret)

    def give_up(self, message, error="CUDA out of memory"):
        told = {"error_type": "generation_failed", "job_type": message["job_type"]}
        return self.call_back({"job_id": message["job_id"], "status": "failed", "error_message": error, "metadata": told})
