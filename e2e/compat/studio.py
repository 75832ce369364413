"""The studio as a person sees it, through its own API: what the scenarios ask for and what they look at afterwards."""

import os
import time

from wire import send


class Studio:
    """A running studio, with the person who owns it."""

    def __init__(self, address, token):
        self.address = address.rstrip("/")
        self.token = token
        self.project = self.api("GET", "/api/projects")["projects"][0]["id"]

    def api(self, method, path, body=None):
        """One call as the owner; raises where it is refused."""
        headers = {"Authorization": f"Bearer {self.token}"}
        reply = send(method, self.address + path, headers, body)
        if reply.status >= 300:
            raise AssertionError(f"{method} {path}: {reply}")
        return reply.json() if reply.body else None

    def make_token(self, dialect, name):
        """A token that speaks a dialect, with its secret and, for Reigh, its anon key."""
        wish = {"name": name, "scopes": [], "dialect": dialect, "expiresInDays": None}
        return self.api("POST", "/api/tokens", wish)

    def find_task(self, task_id):
        """The task with the batch it is in, as the workspace shows them; None where it is not there."""
        cursor = ""
        while True:
            page = self.api("GET", f"/api/batches?projectId={self.project}&limit=200{cursor}")
            for batch in page["batches"]:
                for task in batch["tasks"]:
                    if task["id"] == task_id:
                        return task, batch
            if page["nextCursor"] is None:
                return None
            cursor = f"&cursor={page['nextCursor']}"

    def clear(self):
        """Cancels whatever has not ended, so that no scenario meets what another has left."""
        for batch in self.api("GET", f"/api/batches?projectId={self.project}&limit=200")["batches"]:
            if any(task["status"] in ("queued", "running") for task in batch["tasks"]):
                self.api("POST", f"/api/batches/{batch['id']}/cancel")

    def status_of(self, task_id):
        """How a task stands, in the studio's words."""
        found = self.find_task(task_id)
        return found and found[0]["status"]


def open_studio():
    """The studio that this program was started for."""
    return Studio(os.environ["DAILIES_ADDRESS"], os.environ["DAILIES_PERSON_TOKEN"])


def wait_until(what, look, seconds=20):
    """Looks until something is so and returns it; raises when it has not come in time."""
    end = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f"in {seconds} s it did not come to this: {what}")
        time.sleep(0.05)


def same(found, expected, what):
    """Raises in words when something is other than expected."""
    if found != expected:
        raise AssertionError(f"{what}: expected {expected!r}, found {found!r}")
