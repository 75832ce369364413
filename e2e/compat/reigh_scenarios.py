"""What a Headless-Wan2GP worker does with this studio, from its first sign of life on."""

from reigh_worker import ReighWorker
from studio import same


def registers_by_its_heartbeat(studio):
    """A worker is heard of by its heartbeat, with the apikey alone"""
    worker = ReighWorker(studio, name="guardian")
    reply = worker.heartbeat()
    same((reply.status, reply.json().get("success")), (200, True), "the heartbeat's answer")


def refuses_strangers(studio):
    """A key that nobody was given opens nothing"""
    worker = ReighWorker(studio, name="stranger")
    worker.secret = "x" * 32
    reply = worker.call("claim-next-task", {"worker_id": "stranger"})
    if reply.status not in (401, 403):
        raise AssertionError(f"a stranger was answered with {reply}")


SCENARIOS = [registers_by_its_heartbeat, refuses_strangers]
