"""A Headless-Wan2GP worker as the wire shows it, written from the description of its protocol."""

import base64
import json
import uuid
from urllib.parse import quote

from wire import send

PUBLIC = "/storage/v1/object/public/image_uploads/"


class ReighWorker:
    """One such program: its token for the functions, its anon key for everything else, and the name that it was started with."""

    def __init__(self, studio, token=None, name="gpu-1", address=None):
        self.token = token or studio.make_token("reigh", name)
        self.address = address or studio.address
        self.secret = self.token["secret"]
        self.anon = self.token["anonKey"]
        self.name = name
        self.project = studio.project

    # The wire

    def call(self, function, body, timeout=30):
        """One edge function, as httpx sends it: the token as a bearer and nothing else."""
        headers = {"Authorization": f"Bearer {self.secret}"}
        return send("POST", f"{self.address}/functions/v1/{function}", headers, body, timeout)

    def must(self, function, body):
        """The same, where only 200 will do: for creating tasks even 201 is an error to it."""
        reply = self.call(function, body)
        if reply.status != 200:
            raise AssertionError(f"{function}: {reply}")
        return reply.json()

    def rest(self, method, query, single=False, keys=None):
        """PostgREST as supabase-py asks it: the anon key twice, and one object where `single` is asked for."""
        accept = "application/vnd.pgrst.object+json" if single else "application/json"
        headers = {"apikey": self.anon, "Authorization": f"Bearer {self.anon}", "Accept": accept}
        if keys is not None:
            headers = {"Accept": accept, **keys}
        return send(method, f"{self.address}/rest/v1/tasks?{query}", headers)

    def insert(self, row, keys=None):
        """A row of the table, as its script for test tasks writes it: the strong key twice, and the row back."""
        headers = {"apikey": self.secret, "Authorization": f"Bearer {self.secret}", "Prefer": "return=representation"}
        return send("POST", f"{self.address}/rest/v1/tasks", keys or headers, row)

    def heartbeat(self, status="active"):
        """The guardian's sign of life, by curl: the apikey alone."""
        headers = {"apikey": self.anon, "Prefer": "return=representation"}
        log = {"timestamp": "2026-01-21T10:00:00Z", "level": "INFO", "message": "Polling", "task_id": None, "metadata": {}}
        said = {
            "worker_id_param": self.name,
            "vram_total_mb_param": 24_000,
            "vram_used_mb_param": 2_000,
            "logs_param": [log],
            "status_param": status,
        }
        url = f"{self.address}/rest/v1/rpc/func_worker_heartbeat_with_logs"
        return send("POST", url, headers, said, timeout=10)

    # The poll cycle

    def recover(self):
        """What it was at when it was interrupted."""
        query = f"select=id,params,task_type,project_id&worker_id=eq.{quote(self.name)}&status=eq.In%20Progress&limit=1"
        rows = self.rest("GET", query).json()
        return rows[0] if rows else None

    def counts(self):
        return self.must("task-counts", {"run_type": "gpu", "include_active": True})["totals"]

    def claim(self):
        """The next task, or None."""
        reply = self.call("claim-next-task", {"worker_id": self.name, "run_type": "gpu"})
        if reply.status == 204:
            return None
        if reply.status != 200:
            raise AssertionError(f"claim-next-task: {reply}")
        return reply.json()

    def poll(self):
        """One turn of its loop: what it was at, if not an orchestrator, else what the counts promise."""
        row = self.recover()
        if row and not row["task_type"].endswith("_orchestrator"):
            return {"task_id": row["id"], **{key: row[key] for key in ("params", "task_type", "project_id")}}
        totals = self.counts()
        if totals["queued_only"] <= 0 and totals.get("eligible_queued", 0) <= 0:
            return None
        return self.claim()

    # What it says and hands in

    def set_status(self, task_id, status, **more):
        return self.call("update-task-status", {"task_id": task_id, "status": status, **more})

    def begin(self, task):
        """The model is loaded: from here on time counts."""
        reply = self.set_status(task["task_id"], "In Progress", reset_generation_started_at=True)
        if reply.status != 200:
            raise AssertionError(f"In Progress: {reply}")

    def complete(self, task_id, **body):
        return self.call("complete_task", {"task_id": task_id, **body}, timeout=60)

    def complete_small(self, task_id, data, filename, frame=None):
        """A file below 2 MB, in the request itself."""
        body = {"file_data": base64.b64encode(data).decode(), "filename": filename}
        if frame is not None:
            thumb = {"first_frame_data": base64.b64encode(frame).decode(), "first_frame_filename": f"thumb_{task_id[:8]}.jpg"}
            body.update(thumb)
        return self.complete(task_id, **body)

    def offer(self, task_id, filename, content_type, thumbnail=False):
        wish = {"task_id": task_id, "filename": filename, "content_type": content_type, "generate_thumbnail_url": thumbnail}
        return self.must("generate-upload-url", wish)

    def put(self, url, data, content_type):
        """Bytes to an address that carries its own right; it must be absolute."""
        if not url.startswith("http"):
            raise AssertionError(f"the upload address is not absolute: {url}")
        return send("PUT", url, {"Content-Type": content_type}, data, timeout=60)

    def complete_large(self, task_id, data, filename, content_type, frame=None):
        """A file of 2 MB and more: to its own address first."""
        offered = self.offer(task_id, filename, content_type, frame is not None)
        stored = self.put(offered["upload_url"], data, content_type)
        if stored.status not in (200, 201):
            raise AssertionError(f"PUT: {stored}")
        body = {"storage_path": offered["storage_path"]}
        if frame is not None:
            self.put(offered["thumbnail_upload_url"], frame, "image/jpeg")
            body["thumbnail_storage_path"] = offered["thumbnail_storage_path"]
        return self.complete(task_id, **body)

    def complete_reference(self, task_id, address):
        """An output that is stored already is named by what follows the bucket in its address."""
        return self.complete(task_id, storage_path=address.split(PUBLIC)[1])

    # Tasks that make tasks

    def create(self, task_type, params, needs=None, task_id=None):
        """A task under an id that the worker makes; returns it."""
        task_id = task_id or str(uuid.uuid4())
        body = {"task_id": task_id, "params": params, "task_type": task_type, "project_id": self.project}
        made = self.must("create-task", {**body, "dependant_on": needs})
        if made["task_id"] != task_id:
            raise AssertionError(f"asked for {task_id}, was given {made}")
        return task_id

    def look(self, task_id, select="*"):
        """One row as a single object; None where there is none."""
        reply = self.rest("GET", f"select={select}&id=eq.{task_id}", single=True)
        if reply.status == 406 and reply.json()["code"] == "PGRST116":
            return None
        if reply.status != 200:
            raise AssertionError(f"select {task_id}: {reply}")
        return reply.json()

    def children_of(self, orchestrator):
        """What an orchestrator has made, found by what its params contain."""
        wanted = quote(json.dumps({"orchestrator_task_id_ref": orchestrator}))
        return self.rest("GET", f"select=id,task_type,status,params&params=cs.{wanted}&order=created_at").json()
