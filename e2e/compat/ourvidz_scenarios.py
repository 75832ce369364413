"""What an OurVidz worker does with this studio."""

import http.server
import threading

from looks import expect, fetch, take_of
from media import make_mp4, make_png
from ourvidz_words import WORDS
from ourvidz_worker import OurVidzWorker
from studio import same, wait_until
from wire import send


def ask(worker, **job):
    """A job, as the programs of such a studio ask for it."""
    job.setdefault("job_type", "sdxl_image_fast")
    job.setdefault("prompt", "fog over a harbour")
    return expect(worker.call("queue-job", job), 200, "queue-job").json()


def drain(studio, *queues):
    """Nothing of another scenario is left in the way."""
    worker = OurVidzWorker(studio, "drain")
    for queue in queues:
        while message := worker.pop(queue):
            studio.api("POST", f"/api/tasks/{message['job_id']}/cancel")


def paints_a_batch(studio):
    """Three pictures of one job: queued, popped one by one with their seeds, handed in, called back"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "painter")
    job = ask(worker, num_images=3, seed=0)
    same((job["status"], job["queueName"], len(job["jobIds"])), ("queued", "sdxl_queue", 3), "the answer")
    same(worker.depth(), 3, "what waits")
    for index, task_id in enumerate(job["jobIds"]):
        message = worker.pop()
        config = message["config"]
        same((message["id"], message["job_id"], message["type"]), (task_id, task_id, "sdxl_image_fast"), "the message")
        same((config["seed"], config["num_images"], config["num_inference_steps"]), (index, 1, 15), "its numbers")
        same(None in config.values(), False, "a number that is none")
        picture = make_png(100 + index)
        same(expect(worker.hand_in(message, [picture]), 200, "the callback").json()["success"], True, "success")
        [take] = take_of(studio, task_id)
        same((take["seed"], take["media"]["width"], take["prompt"]), (index, 64, "fog over a harbour"), "the take")
    same(worker.pop(), None, "what is left")


def films_with_frames(studio):
    """A clip between a first and a last frame, which the worker reads without its key"""
    drain(studio, "wan_queue")
    worker = OurVidzWorker(studio, "camera")
    owner = studio.api("GET", "/api/session")["person"]["id"]
    frames = {"start": make_png(110), "end": make_png(111)}
    for name, data in frames.items():
        expect(worker.upload(f"{owner}/{name}.png", data, bucket="reference_images"), 200, "a reference")
    refs = {f"{name}_reference_url": f"reference_images/{owner}/{name}.png" for name in frames}
    job = ask(worker, job_type="wan_video_fast", prompt="waves", metadata=refs)
    same((job["queueName"], worker.pop("sdxl_queue")), ("wan_queue", None), "the other program's queue")
    message = worker.pop("wan_queue")
    same((message["type"], message["metadata"]["video_reference_mode"]), ("video_fast", "both"), "the message")
    same(fetch(message["config"]["first_frame"]), frames["start"], "the first frame")
    same(fetch(message["config"]["last_frame"]), frames["end"], "the last frame")
    expect(worker.hand_in(message, [make_mp4(112, size=360_000)], "video/mp4"), 200, "the callback")
    [take] = take_of(studio, job["jobId"])
    same((take["kind"], take["media"]["type"]), ("video", "video/mp4"), "the take")


def is_asked_from_the_studio(studio):
    """What a person asks for in the studio reaches the worker in its words"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "dock")
    models = {model["id"] for model in studio.api("GET", "/api/models")["models"]}
    same({"ourvidz-sdxl-high", "ourvidz-wan-video-high"} <= models, True, "its models in the list")
    wish = {"prompt": "a lighthouse", "steps": 30, "seed": 9}
    batch = studio.api("POST", "/api/tasks", {"projectId": studio.project, "modelId": "ourvidz-sdxl-high", "parameters": wish})
    message = worker.pop()
    config = message["config"]
    same((message["id"], message["type"], message["prompt"]), (batch["tasks"][0]["id"], "sdxl_image_high", "a lighthouse"), "the message")
    same((config["num_inference_steps"], config["guidance_scale"], config["seed"]), (30, 7.5, 9), "its numbers")
    expect(worker.hand_in(message, [make_png(113)]), 200, "the callback")
    same(studio.status_of(message["id"]), "succeeded", "the task")


def fails_and_still_succeeds(studio):
    """A failure is kept with its words and tried again; a late success of the same try counts"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "unlucky")
    ask(worker)
    message = worker.pop()
    expect(worker.give_up(message), 200, "the callback")
    task, _ = studio.find_task(message["id"])
    same((task["status"], task["attempts"], task["problem"]["reason"]), ("queued", 1, "CUDA out of memory"), "the task")
    expect(worker.hand_in(message, [make_png(114)]), 200, "the late callback")
    same(studio.status_of(message["id"]), "succeeded", "the task after all")


def survives_a_lost_answer(studio):
    """A message whose answer was lost comes back when its lease is over, and is handed out again"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "bad line")
    job = ask(worker)
    worker.pop_and_hang_up()
    message = wait_until("the message is handed out again", worker.pop, 40)
    same(message["id"], job["jobId"], "the message")
    expect(worker.hand_in(message, [make_png(115)]), 200, "the callback")


def dies_at_work(studio):
    """A worker that dies is forgotten after its lease; what it hands in afterwards is kept as a further variant"""
    drain(studio, "sdxl_queue")
    first, second = OurVidzWorker(studio, "dies"), OurVidzWorker(studio, "lives")
    ask(first)
    message = first.pop()
    again = wait_until("another worker is handed it", second.pop, 40)
    same(again["id"], message["id"], "the message")
    same(second.hand_in(again, [make_png(116)]).json()["message"], "Job completed", "the second worker's callback")
    same(first.hand_in(message, [make_png(117)]).json()["message"], "Kept as a further variant", "the first one's")
    [take] = take_of(studio, message["id"])
    same(take["variants"], 2, "variants")


def says_things_twice(studio):
    """A callback that comes twice, or for a job that nobody knows, or another's, is 200 and changes nothing"""
    drain(studio, "sdxl_queue")
    worker, other = OurVidzWorker(studio, "stutters"), OurVidzWorker(studio, "meddles")
    ask(worker)
    message = worker.pop()
    same(expect(other.give_up(message), 200, "another's callback").json()["skipped"], True, "another's")
    expect(worker.hand_in(message, [make_png(118)]), 200, "the callback")
    same(expect(worker.hand_in(message, [make_png(119)]), 200, "the same again").json()["skipped"], True, "the second")
    same(expect(worker.give_up(message), 200, "a failure afterwards").json()["skipped"], True, "the failure")
    [take] = take_of(studio, message["id"])
    same(take["variants"], 1, "variants")
    nobody = {"job_id": "00000000-0000-4000-8000-000000000000", "status": "completed"}
    same(expect(worker.call_back(nobody), 200, "an unknown job").json()["skipped"], True, "an unknown job")


def speaks_as_before(studio):
    """The callback in its older shape, over a file that was replaced on its way"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "old")
    ask(worker, seed=41)
    message = worker.pop()
    path = f"{message['user_id']}/{message['job_id']}/0.png"
    for number in (120, 121):
        expect(worker.upload(path, make_png(number)), 200, "the upload")
    asset = {"assetType": "image", "tempStoragePath": f"workspace-temp/{path}", "generationSeed": 41, "assetIndex": 0}
    told = {"jobId": message["job_id"], "status": "completed", "results": {"assets": [asset]}}
    expect(worker.call_back(told), 200, "the callback")
    [take] = take_of(studio, message["id"])
    same((take["seed"], take["media"]["bytes"]), (41, len(make_png(121))), "the take")


def signs_its_callbacks(studio):
    """A signed callback must be signed rightly, with the secret that is its worker's own"""
    drain(studio, "sdxl_queue")
    worker = OurVidzWorker(studio, "signs")
    secret = studio.api("GET", f"/api/compat/{worker.token['token']['workerId']}/callback-secret")["secret"]
    ask(worker)
    message = worker.pop()
    same(worker.hand_in(message, [make_png(122)], secret="guessed").status, 401, "a wrong signature")
    same(studio.status_of(message["id"]), "running", "the task meanwhile")
    expect(worker.hand_in(message, [make_png(122)], secret=secret), 200, "the right one")
    same(studio.status_of(message["id"]), "succeeded", "the task")


def registers_a_chat_worker(studio):
    """A chat worker tells where it is, and is asked how it is once the owner has allowed that"""
    asked = []

    class Health(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Health)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        worker = OurVidzWorker(studio, "talks")
        told = {"worker_url": url, "auto_registered": True, "registration_method": "pure_inference_chat_worker", "worker_type": "chat"}
        first = expect(worker.call("register-chat-worker", told), 200, "the registration").json()
        same((first["workerUrl"], first["healthStatus"]["isHealthy"], asked), (url, False, []), "before it is allowed")
        studio.api("PUT", f"/api/compat/{worker.token['token']['workerId']}/probe", {"allowed": True})
        again = expect(worker.call("register-chat-worker", told), 200, "the registration").json()
        same((again["healthStatus"]["isHealthy"], asked), (True, ["/health"]), "after it is allowed")
    finally:
        server.shutdown()
        server.server_close()


def beats_into_the_configuration(studio):
    """The worker's sign of life, a change of the whole configuration without a filter, is merged into its own record"""
    worker = OurVidzWorker(studio, "beats")
    url = f"{studio.address}/rest/v1/system_config"
    for config in ({"last_health_check": "now", "worker_status": "up"}, {"last_health_check": "later"}):
        reply = send("PATCH", url, {**worker.bearer, "Prefer": "return=representation"}, {"config": config})
    same(expect(reply, 200, "the change").json(), [{"id": 1, "config": {"last_health_check": "later", "worker_status": "up"}}], "the record")


def takes_turns_in_a_crowd(studio):
    """Eight workers that pop at once are handed forty messages, each once"""
    drain(studio, "sdxl_queue")
    workers = [OurVidzWorker(studio, f"crowd {number}") for number in range(8)]
    wish = {"prompt": "a crowd", "count": 5}
    for _ in range(8):
        studio.api("POST", "/api/tasks", {"projectId": studio.project, "modelId": "ourvidz-sdxl-fast", "parameters": wish})
    got = []

    def pop_all(worker):
        while message := worker.pop():
            got.append(message["id"])

    threads = [threading.Thread(target=pop_all, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    same((len(got), len(set(got))), (40, 40), "messages, and how many are distinct")
    for task_id in got:
        studio.api("POST", f"/api/tasks/{task_id}/cancel")


def refuses_what_is_wrong(studio):
    """Strangers, foreign folders, climbing names, broken bodies and files that are none"""
    worker = OurVidzWorker(studio, "wrong")
    owner = studio.api("GET", "/api/session")["person"]["id"]
    stranger = OurVidzWorker(studio, token={"secret": "x" * 43})
    same(stranger.command("GET", "rpop", "sdxl_queue").status in (401, 403), True, "a stranger's pop")
    same(stranger.call_back({"job_id": "a", "status": "failed"}).status in (401, 403), True, "a stranger's callback")
    same(worker.upload("somebody/job/0.png", make_png(123)).status, 403, "a foreign folder")
    same(worker.upload(f"{owner}/%2e%2e/0.png", make_png(123)).status, 400, "a climbing name")
    same(worker.upload(f"{owner}/job/0.png", b"#!/bin/sh").status, 415, "a script")
    same(worker.command("POST", "rpush", "sdxl_queue", body=b"{").status, 400, "a broken message")
    same(worker.call("queue-job", {"job_type": "tea", "prompt": "x"}).status, 400, "a job of no kind")
    foreign = {"job_type": "sdxl_image_fast", "prompt": "x", "reference_image_url": "user-library/somebody/a.png"}
    same(worker.call("queue-job", foreign).status, 403, "another person's reference")
    same(worker.call("playground-chat", {"message": "x"}).status, 501, "what is not here yet")
    same(worker.call("replicate-callback", {}).status, 410, "what is over")


SCENARIOS = [
    paints_a_batch,
    films_with_frames,
    is_asked_from_the_studio,
    fails_and_still_succeeds,
    survives_a_lost_answer,
    dies_at_work,
    says_things_twice,
    speaks_as_before,
    signs_its_callbacks,
    registers_a_chat_worker,
    beats_into_the_configuration,
    takes_turns_in_a_crowd,
    refuses_what_is_wrong,
    *WORDS,
]
