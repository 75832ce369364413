"""What goes wrong in a worker's life, and what the studio makes of it."""

import http.server
import threading
import uuid

from dropping_proxy import DroppingProxy
from looks import expect, fetch, take_of
from media import make_mp4, make_png
from reigh_worker import ReighWorker
from studio import same, wait_until
from wire import send


def is_not_sent_inside(studio):
    """An output at an address inside the house is not fetched"""
    asked = []

    class Inside(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            return

    inside = http.server.HTTPServer(("127.0.0.1", 0), Inside)
    threading.Thread(target=inside.serve_forever, daemon=True).start()
    worker = ReighWorker(studio, name="curious")
    task_id = worker.create("flux", {"prompt": "from inside"})
    worker.begin(worker.poll())
    reply = worker.complete(task_id, output_location=f"http://127.0.0.1:{inside.server_port}/secret.png")
    inside.shutdown()
    same((reply.status >= 400, asked), (True, []), "an address inside")
    expect(worker.set_status(task_id, "Failed", output_location="Upload failed"), 200, "its failure")


def repeats_what_was_lost(studio):
    """Every request whose answer was lost can be sent again: nothing is made twice, nothing is lost"""
    worker = ReighWorker(studio, name="patient")
    line = DroppingProxy(studio.address)

    def lost(what):
        before, worker.address = worker.address, line.address
        try:
            what()
        except OSError:
            return
        finally:
            worker.address = before
        raise AssertionError("an answer came through a broken line")

    task_id = str(uuid.uuid4())
    lost(lambda: worker.create("flux", {"prompt": "twice"}, task_id=task_id))
    worker.create("flux", {"prompt": "twice"}, task_id=task_id)
    same(len(worker.rest("GET", f"select=id&id=eq.{task_id}").json()), 1, "rows after creating twice")

    lost(worker.claim)
    wait_until("the task that was claimed is found again", lambda: (worker.recover() or {}).get("id") == task_id)
    same(worker.claim(), None, "another claim")

    picture = make_png(6)
    lost(lambda: worker.complete_small(task_id, picture, "out.png"))
    done = expect(worker.complete_small(task_id, picture, "out.png"), 200, "complete_task again").json()
    same(fetch(done["public_url"]), picture, "the file")
    [take] = take_of(studio, task_id)
    same(take["variants"], 1, "variants of the take")

    clip_id = worker.create("t2v", {"prompt": "put twice"})
    worker.begin(worker.poll())
    clip = make_mp4(7)
    offered = worker.offer(clip_id, "out.mp4", "video/mp4")
    broken = offered["upload_url"].replace(studio.address, line.address)
    lost(lambda: worker.put(broken, clip, "video/mp4"))
    again = worker.put(offered["upload_url"], clip, "video/mp4")
    if again.status not in (200, 201):
        raise AssertionError(f"PUT again: {again}")
    expect(worker.complete(clip_id, storage_path=offered["storage_path"]), 200, "complete_task")

    failed_id = worker.create("flux", {"prompt": "fails twice"})
    worker.begin(worker.poll())
    lost(lambda: worker.set_status(failed_id, "Failed", output_location="prompt too long"))
    expect(worker.set_status(failed_id, "Failed", output_location="prompt too long"), 200, "Failed again")
    same(line.dropped >= 5, True, "answers that were lost")
    line.close()


def comes_back_after_a_crash(studio):
    """A worker that dies gives its task back, and another finishes it"""
    first = ReighWorker(studio, name="mortal")
    first.heartbeat()
    task_id = first.create("flux", {"prompt": "inherited"})
    same(first.poll()["task_id"], task_id, "the first claim")
    same(first.heartbeat("crashed").json()["success"], True, "the guardian's last word")
    second = ReighWorker(studio, name="heir")
    task = wait_until("the task comes back", second.claim, 30)
    same(task["task_id"], task_id, "what the second was given")
    expect(second.complete_small(task_id, make_png(8), "out.png"), 200, "complete_task")
    same(len(take_of(studio, task_id)), 1, "takes")
    late = first.complete_small(task_id, make_png(9), "out.png")
    same(late.status, 200, "what the dead one hands in all the same")
    [take] = take_of(studio, task_id)
    same(take["variants"], 2, "it is kept as a further variant")


def gives_a_task_back(studio):
    """The successor's requeue: a task goes back with its reason, rests, and is handed out again"""
    worker = ReighWorker(studio, name="successor")
    task_id = worker.create("flux", {"prompt": "again"})
    worker.begin(worker.poll())
    back = worker.set_status(
        task_id, "Queued", attempts=1, error_details="CUDA out of memory", clear_worker=True
    )
    same(expect(back, 200, "Queued").json()["status"], "Queued", "its status")
    task, _ = studio.find_task(task_id)
    same(("out of memory" in task["problem"]["message"], task["attempts"]), (True, 1), "why it waits")
    task = wait_until("it is handed out again", worker.claim, 30)
    same(task["task_id"], task_id, "what was handed out")
    expect(worker.complete_small(task_id, make_png(10), "out.png"), 200, "complete_task")


def stands_for_nonsense(studio):
    """What is malformed or too large is refused in the dialect's own words, and harms nothing"""
    worker = ReighWorker(studio, name="broken")
    bearer = {"Authorization": f"Bearer {worker.secret}", "Content-Type": "application/json"}
    for function in ("create-task", "complete_task", "update-task-status", "generate-upload-url", "get-task-output"):
        for body in (b"{", b"[]", b'"x"', b"null", b"{}"):
            reply = send("POST", f"{worker.address}/functions/v1/{function}", bearer, body)
            if reply.status != 400:
                raise AssertionError(f"{function} of {body}: {reply}")
    try:
        huge = send("POST", f"{worker.address}/functions/v1/create-task", bearer, b'{"a":"' + b"x" * 3_000_000 + b'"}')
        same(huge.status, 413, "3 MB of params")
    except OSError:
        # The studio has hung up while it was still being sent.
        same(worker.heartbeat().status, 200, "the studio after 3 MB of params")
    nobody = str(uuid.uuid4())
    for function in ("get-task-output", "get-task-status", "get-predecessor-output", "calculate-task-cost"):
        same(worker.call(function, {"task_id": nobody}).status, 404, f"{function} of nothing")
    same(worker.call("complete_task", {"task_id": nobody, "file_data": "!", "filename": "a.png"}).status in (400, 404), True, "no base64")
    traversal = worker.create("flux", {"prompt": "out of its folder"})
    worker.begin(worker.poll())
    offered = worker.offer(traversal, "../../../etc/passwd", "image/png")
    same(".." in offered["storage_path"], False, "a path that climbs")
    reply = worker.complete(traversal, storage_path="elsewhere/tasks/../../studio.db")
    same(reply.status in (400, 403, 404), True, f"a climbing reference: {reply}")
    worker.set_status(traversal, "Failed", output_location="enough")


FAULTS = [
    is_not_sent_inside,
    repeats_what_was_lost,
    comes_back_after_a_crash,
    gives_a_task_back,
    stands_for_nonsense,
]
