"""What a Headless-Wan2GP worker does with this studio, from its first sign of life on."""

import threading
import time
import uuid

from looks import expect, fetch, take_of
from media import make_mp4, make_png
from reigh_chains import CHAINS
from reigh_faults import FAULTS
from reigh_words import WORDS
from reigh_worker import PUBLIC, ReighWorker
from studio import same, wait_until


def registers_by_its_heartbeat(studio):
    """A worker is heard of by its heartbeat, with the apikey alone"""
    worker = ReighWorker(studio, name="guardian")
    same(worker.heartbeat().json().get("success"), True, "the heartbeat's answer")
    wait_until(
        "the worker is online",
        lambda: any(one["name"] == "guardian" and one["state"] == "online" for one in studio.api("GET", "/api/workers")["workers"]),
    )


def refuses_strangers(studio):
    """A key that nobody was given opens nothing, and the anon key opens no function"""
    worker = ReighWorker(studio, name="stranger")
    anon = worker.anon
    for secret in ("x" * 32, anon):
        worker.secret = secret
        for function in ("claim-next-task", "create-task", "complete_task"):
            reply = worker.call(function, {"worker_id": "stranger"})
            if reply.status not in (401, 403):
                raise AssertionError(f"{function} answered a stranger with {reply}")
    same(worker.rest("GET", "select=id", keys={"apikey": "x" * 32}).status in (401, 403), True, "rows for a stranger")


def paints_a_picture(studio):
    """A picture's whole life: asked for, counted, claimed, begun, handed in as base64 with its thumbnail"""
    worker = ReighWorker(studio, name="painter")
    task_id = worker.create("flux", {"prompt": "fog over a harbour", "resolution": "64x48", "seed": 7})
    same(worker.recover(), None, "what it was at")
    if worker.counts()["queued_only"] < 1:
        raise AssertionError("the task is not counted")
    task = worker.poll()
    same((task["task_id"], task["task_type"], task["project_id"]), (task_id, "flux", studio.project), "the claim")
    same((task["params"]["task_id"], task["params"]["prompt"]), (task_id, "fog over a harbour"), "its params")
    worker.begin(task)
    same(worker.recover()["id"], task_id, "what it is at")
    picture, frame = make_png(1), make_png(2, 16, 12)
    done = expect(worker.complete_small(task_id, picture, "out.png", frame), 200, "complete_task").json()
    same(done["success"], True, "success")
    same(fetch(done["public_url"]), picture, "the file at its public address")
    same(fetch(done["thumbnail_url"]), frame, "its thumbnail")
    row = worker.look(task_id)
    same((row["status"], row["output_location"]), ("Complete", done["public_url"]), "its row")
    [take] = take_of(studio, task_id)
    same((take["seed"], take["prompt"], take["media"]["width"]), (7, "fog over a harbour", 64), "the take")


def speaks_with_both_keys(studio):
    """Rows are read with the anon key as bearer, as apikey alone, and with the token itself"""
    worker = ReighWorker(studio, name="reader")
    task_id = worker.create("flux", {"prompt": "keys"})
    query = f"select=id&id=eq.{task_id}"
    for keys in ({"apikey": worker.anon}, {"Authorization": f"Bearer {worker.anon}"}, {"Authorization": f"Bearer {worker.secret}"}):
        same(worker.rest("GET", query, keys=keys).json(), [{"id": task_id}], f"the row read with {list(keys)}")
    same(worker.look(str(uuid.uuid4())), None, "a row that is not there")
    studio.api("POST", f"/api/tasks/{task_id}/cancel")


def writes_a_row(studio):
    """A script puts a task straight into the table, which makes it no second time, and a worker paints it"""
    worker = ReighWorker(studio, name="script")
    task_id = str(uuid.uuid4())
    params = {"prompt": "a test of the table", "resolution": "64x48"}
    times = {"created_at": "2026-01-21T10:00:00Z", "attempts": 0}
    row = {"id": task_id, "task_type": "flux", "params": params, "project_id": studio.project, "status": "Queued", **times}
    [made] = expect(worker.insert(row), 201, "the row").json()
    same((made["id"], made["status"], made["task_type"]), (task_id, "Queued", "flux"), "the row that came back")
    again = worker.insert(row)
    same((again.status, again.json()["code"]), (409, "23505"), "the same row again")
    weak = worker.insert({**row, "id": str(uuid.uuid4())}, {"apikey": worker.anon, "Authorization": f"Bearer {worker.anon}"})
    same(weak.status, 403, "with the anon key")
    same(worker.poll()["task_id"], task_id, "the claim")
    expect(worker.complete_small(task_id, make_png(6), "out.png"), 200, "complete_task")
    same([take["prompt"] for take in take_of(studio, task_id)], ["a test of the table"], "the take")


def hands_in_a_large_clip(studio):
    """A clip of more than 2 MB goes to its own address first, with its first frame"""
    worker = ReighWorker(studio, name="large")
    task_id = worker.create("t2v", {"prompt": "waves"})
    task = worker.poll()
    same(task["task_id"], task_id, "the claim")
    worker.begin(task)
    clip, frame = make_mp4(3, size=2_500_000), make_png(4, 16, 12)
    done = expect(worker.complete_large(task_id, clip, "out.mp4", "video/mp4", frame), 200, "complete_task").json()
    same(fetch(done["public_url"]) == clip, True, "the clip at its public address")
    same(PUBLIC in done["public_url"], True, "its address is one that the worker knows as stored")
    [take] = take_of(studio, task_id)
    same((take["kind"], take["media"]["type"], take["media"]["durationMs"]), ("video", "video/mp4", 1000), "the take")


def hands_in_words(studio):
    """An output that is a text is kept as its output location, and one that is stored already is taken by its address"""
    worker = ReighWorker(studio, name="words")
    text_id = worker.create("comfy", {"prompt": "says something"})
    worker.begin(worker.poll())
    expect(worker.complete(text_id, output_location='{"frames": 3}'), 200, "a text")
    same(worker.look(text_id)["output_location"], '{"frames": 3}', "the text")
    same((studio.status_of(text_id), take_of(studio, text_id)), ("succeeded", []), "a text makes no take")

    stored_id = worker.create("flux", {"prompt": "by address"})
    worker.begin(worker.poll())
    offered = worker.offer(stored_id, "out.png", "image/png")
    worker.put(offered["upload_url"], make_png(5), "image/png")
    address = f"{worker.address}{PUBLIC}{offered['storage_path']}"
    expect(worker.complete(stored_id, output_location=address), 200, "an address of the storage")
    same(len(take_of(studio, stored_id)), 1, "takes of it")


def tells_its_failure(studio):
    """A failure is told in the output location, and a person reads it"""
    worker = ReighWorker(studio, name="unlucky")
    task_id = worker.create("flux", {"prompt": "fails"})
    worker.begin(worker.poll())
    said = worker.set_status(task_id, "Failed", output_location="ValueError: no such resolution 7x7")
    same(expect(said, 200, "Failed").json()["status"], "Failed", "its status")
    task, _ = studio.find_task(task_id)
    same(task["status"], "failed", "in the studio")
    if "no such resolution 7x7" not in task["problem"]["message"]:
        raise AssertionError(f"the reason is lost: {task['problem']}")
    expect(worker.set_status(task_id, "Failed", output_location="again"), 200, "the same again")
    late = worker.set_status(task_id, "In Progress")
    same((late.status, late.json()["current_status"]), (409, "Failed"), "out of a final status")


def tells_its_model(studio):
    """A worker's model is taken under both of its names"""
    worker = ReighWorker(studio, name="affine")
    for name in ("model", "current_model"):
        told = worker.call("update-worker-model", {"worker_id": worker.name, name: "wan_2_2_t2i"})
        same((told.status, told.json().get("success")), (200, True), f"with {name}")


def asks_by_family(studio):
    """The newer create-task: several pictures of several prompts at once, and the same key again makes no more"""
    worker = ReighWorker(studio, name="families")
    wish = {
        "family": "image_generation",
        "project_id": studio.project,
        "idempotency_key": f"press-{time.monotonic_ns()}",
        "input": {
            "prompts": [{"id": "1", "fullPrompt": "a lamp"}, {"id": "2", "fullPrompt": "a door"}],
            "imagesPerPrompt": 2,
            "model_name": "qwen-image",
            "seed": 11,
        },
    }
    made = worker.must("create-task", wish)
    same((len(made["task_ids"]), made["status"]), (4, "Task queued"), "what was made")
    again = worker.must("create-task", wish)
    same((again["task_ids"], again["deduplicated"]), (made["task_ids"], True), "the same key again")
    seen = []
    while task := worker.claim():
        seen.append((task["task_id"], task["params"]["prompt"], task["params"]["seed"]))
        expect(worker.complete_small(task["task_id"], make_png(20 + len(seen)), "out.png"), 200, "complete_task")
    prompts = ["a lamp", "a lamp", "a door", "a door"]
    same(seen, [(one, prompt, 11 + n) for n, (one, prompt) in enumerate(zip(made["task_ids"], prompts))], "what was handed out")


def shares_out_two_hundred(studio):
    """Eight programs claim 25 tasks each at once: 200 tasks, each once"""
    maker = ReighWorker(studio, name="maker")
    wanted = {maker.create("flux", {"prompt": f"number {n}"}) for n in range(200)}
    tokens = [maker.token, studio.make_token("reigh", "second"), studio.make_token("reigh", "third"), studio.make_token("reigh", "fourth")]
    workers = [ReighWorker(studio, tokens[n % len(tokens)], f"crew-{n}") for n in range(8)]
    claims, faults = [], []
    start = threading.Barrier(len(workers))

    def work(worker):
        try:
            start.wait()
            for _ in range(25):
                task = worker.claim()
                claims.append(task and task["task_id"])
        except Exception as error:
            faults.append(error)

    crew = [threading.Thread(target=work, args=(worker,)) for worker in workers]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    same(faults, [], "faults")
    same((len(claims), len(set(claims)), set(claims) == wanted), (200, 200, True), "claims, distinct tasks, those that were made")
    same(maker.claim(), None, "what is left")
    for worker in workers:
        while row := worker.recover():
            worker.set_status(row["id"], "Failed", output_location="prompt not allowed")


SCENARIOS = [
    registers_by_its_heartbeat,
    refuses_strangers,
    paints_a_picture,
    speaks_with_both_keys,
    writes_a_row,
    hands_in_a_large_clip,
    hands_in_words,
    tells_its_failure,
    tells_its_model,
    asks_by_family,
    shares_out_two_hundred,
    *FAULTS,
    *CHAINS,
    *WORDS,
]
