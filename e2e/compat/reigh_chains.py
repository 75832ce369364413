"""Orchestrators and what they make: travels, joins and edits, to their end or to the failure of one part."""

import uuid

from reigh_orchestrators import make_parallel_joins, make_part, make_travel, next_clip, run_chain, tell_enqueued
from reigh_worker import ReighWorker
from studio import same, wait_until


def start_travel(worker, segments, **more):
    """Asks for a travel by its family; returns the orchestrator's id."""
    wish = {
        "image_urls": [f"https://pictures.example/{n}.png" for n in range(segments + 1)],
        "base_prompts": ["walking through a town"],
        "segment_frames": [61],
        "frame_overlap": [10],
        "resolution": "64x48",
        **more,
    }
    return worker.must("create-task", {"family": "travel_between_images", "project_id": worker.project, "input": wish})["task_id"]


def crew(studio, name):
    token = studio.make_token("reigh", name)
    return [ReighWorker(studio, token, f"{name}-{n}") for n in (1, 2)]


def states(studio, orchestrator):
    _, batch = studio.find_task(orchestrator)
    return [(task["kind"], task["index"], task["status"]) for task in sorted(batch["tasks"], key=lambda one: one["index"])]


def travels_with_a_stitch(studio):
    """A travel of three chained segments and a stitch: one after the other, and the stitch is what came of it"""
    workers = crew(studio, "travel")
    orchestrator = start_travel(workers[0], 3, chain_segments=True, independent_segments=False, use_svi=True)
    order = run_chain(workers)
    same(order, ["travel_orchestrator"] + ["travel_segment"] * 3 + ["travel_stitch"], "the order")
    row = workers[0].look(orchestrator)
    stitch = next(child for child in workers[0].children_of(orchestrator) if child["task_type"] == "travel_stitch")
    same((row["status"], row["output_location"]), ("Complete", workers[0].look(stitch["id"])["output_location"]), "the orchestrator")
    kinds = [("chain", 0), ("video", 1), ("video", 2), ("video", 3), ("stitch", 4)]
    same(states(studio, orchestrator), [(kind, index, "succeeded") for kind, index in kinds], "the batch")
    _, batch = studio.find_task(orchestrator)
    same((batch["kind"], len(batch["takes"])), ("video", 4), "its takes: three segments and the whole")
    listed = workers[0].must("get-orchestrator-children", {"orchestrator_task_id": orchestrator})["tasks"]
    same(len(listed), 4, "its children")


def travels_without_a_stitch(studio):
    """A travel of independent segments: all at once, and it is complete when the last one is"""
    workers = crew(studio, "loose")
    orchestrator = start_travel(workers[0], 2)
    first = workers[0].claim()
    make_travel(workers[0], first)
    parts = [worker.claim() for worker in workers]
    same([part and part["task_type"] for part in parts], ["travel_segment"] * 2, "both segments at once")
    same(workers[0].recover()["task_type"] in ("travel_orchestrator", "travel_segment"), True, "what the first is at")
    make_part(workers[0], parts[0])
    same(studio.status_of(orchestrator), "running", "the orchestrator while a segment runs")
    make_part(workers[1], parts[1])
    same(studio.status_of(orchestrator), "succeeded", "the orchestrator")


def joins_clips(studio):
    """A join of four clips: each takes what the one before made, and the last is what came of it"""
    workers = crew(studio, "join")
    clips = [{"url": f"https://clips.example/{n}.mp4", "name": f"clip {n}"} for n in range(4)]
    wish = {"family": "join_clips", "project_id": studio.project, "input": {"clips": clips, "prompt": "smooth"}}
    orchestrator = workers[0].must("create-task", wish)["task_id"]
    same(run_chain(workers), ["join_clips_orchestrator"] + ["join_clips_segment"] * 3, "the order")
    last = max(workers[0].children_of(orchestrator), key=lambda child: child["params"]["join_index"])
    row = workers[0].look(orchestrator)
    same((row["status"], row["output_location"]), ("Complete", workers[0].look(last["id"])["output_location"]), "the orchestrator")


def joins_clips_in_parallel(studio):
    """The successor's join: transitions answer with words, and the final stitch is waited for"""
    workers = crew(studio, "parallel")
    clips = [{"url": f"https://clips.example/p{n}.mp4"} for n in range(3)]
    wish = {"family": "join_clips", "project_id": studio.project, "input": {"clips": clips}}
    orchestrator = workers[0].must("create-task", wish)["task_id"]
    order = run_chain(workers, {"join_clips_orchestrator": make_parallel_joins})
    same(order, ["join_clips_orchestrator"] + ["join_clips_segment"] * 2 + ["join_final_stitch"], "the order")
    row = workers[0].look(orchestrator)
    same((row["status"], "join_final_stitch" in row["output_location"]), ("Complete", True), "the orchestrator")


def edits_a_clip(studio):
    """An edit of two portions of a clip, which becomes a chain of joins"""
    workers = crew(studio, "edit")
    portions = [{"start_frame": 10, "end_frame": 20}, {"start_frame": 40, "end_frame": 60, "prompt": "a red door"}]
    details = {"source_video_url": "https://clips.example/source.mp4", "portions_to_regenerate": portions}
    wish = {"family": "edit_video_orchestrator", "project_id": studio.project, "input": {"orchestrator_details": details}}
    orchestrator = workers[0].must("create-task", wish)["task_id"]
    same(run_chain(workers), ["edit_video_orchestrator"] + ["join_clips_segment"] * 2, "the order")
    same(studio.status_of(orchestrator), "succeeded", "the orchestrator")


def fails_with_a_part(studio):
    """A part that fails takes its chain with it: the orchestrator and what was still to come, each told which it was"""
    workers = crew(studio, "doomed")
    orchestrator = start_travel(workers[0], 3, chain_segments=True, independent_segments=False, use_svi=True)
    parts = []

    def fail_second(worker, task):
        parts.append(task)
        if len(parts) < 2:
            return make_part(worker, task)
        reply = worker.set_status(task["task_id"], "Failed", output_location="ValueError: guide video is empty")
        same(reply.status, 200, f"Failed: {reply}")

    run_chain(workers, on_part=fail_second)
    statuses = [status for _, _, status in states(studio, orchestrator)]
    same(statuses, ["failed", "succeeded", "failed", "failed", "failed"], "the chain")
    _, batch = studio.find_task(orchestrator)
    for task in batch["tasks"]:
        message = task["problem"]["message"] if task["problem"] else ""
        if task["index"] in (0, 3, 4) and not ("Travel segment 2" in message and "guide video is empty" in message):
            raise AssertionError(f"task {task['index']} does not say why: {message}")
    row = workers[0].look(orchestrator)
    same((row["status"], "guide video is empty" in row["error_message"]), ("Failed", True), "the orchestrator's row")


def stops_with_its_orchestrator(studio):
    """A person cancels a chain in the studio: all of it stops, and what a worker hands in after is taken without a fuss"""
    workers = crew(studio, "stopped")
    orchestrator = start_travel(workers[0], 2)
    make_travel(workers[0], workers[0].claim())
    running = workers[1].claim()
    studio.api("POST", f"/api/tasks/{orchestrator}/cancel")
    same([status for _, _, status in states(studio, orchestrator)], ["cancelled"] * 3, "the chain")
    same(workers[0].claim(), None, "what is left to do")
    late = workers[1].complete_small(running["task_id"], next_clip(), "late.mp4")
    same(late.status, 200, f"a late clip: {late}")
    child = workers[0].create(
        "travel_segment",
        {"orchestrator_task_id_ref": orchestrator, "orchestrator_run_id": "r", "segment_index": 2},
    )
    same(studio.status_of(child), "cancelled", "a child that comes after")


def fails_where_too_few_were_made(studio):
    """An orchestrator that made fewer parts than it was to make does not count as complete"""
    worker = ReighWorker(studio, name="sloppy")
    orchestrator = start_travel(worker, 3)
    task = worker.claim()
    details = task["params"]["orchestrator_details"]
    common = {"orchestrator_task_id_ref": orchestrator, "orchestrator_run_id": details["run_id"]}
    worker.create("travel_segment", {**common, "segment_index": 0})
    part = worker.claim()
    same(part["task_type"], "travel_segment", "the only part")
    make_part(worker, part)
    same(studio.status_of(orchestrator), "running", "while it may still make more")
    tell_enqueued(worker, task, 1)
    found, _ = studio.find_task(orchestrator)
    same((found["status"], found["problem"]["message"]), ("failed", "1 of its 3 pieces were made."), "the orchestrator")


def outlives_its_orchestrator_s_worker(studio):
    """The worker of an orchestrator dies while its parts are at work: the chain goes on without it"""
    workers = [ReighWorker(studio, name=f"relay-{n}") for n in (1, 2)]
    orchestrator = start_travel(workers[0], 2)
    workers[0].heartbeat()
    make_travel(workers[0], workers[0].claim())
    part = workers[1].claim()
    workers[0].heartbeat("crashed")
    same(studio.status_of(orchestrator), "running", "the orchestrator")
    make_part(workers[1], part)
    same(run_chain([workers[1]]), ["travel_segment"], "what is left to do")
    same(studio.status_of(orchestrator), "succeeded", "the orchestrator in the end")


def forgets_a_duplicate(studio):
    """A child that was made twice is deleted, and the chain does not mind"""
    worker = ReighWorker(studio, name="tidy")
    orchestrator = start_travel(worker, 1)
    task = worker.claim()
    details = task["params"]["orchestrator_details"]
    params = {"orchestrator_task_id_ref": orchestrator, "orchestrator_run_id": details["run_id"], "segment_index": 0}
    worker.create("travel_segment", params)
    twin = worker.create("travel_segment", params)
    gone = worker.rest("DELETE", f"id=eq.{twin}")
    same(gone.status in (200, 204), True, f"DELETE: {gone}")
    same(worker.look(twin), None, "the row of the twin")
    tell_enqueued(worker, task, 1)
    same(run_chain([worker]), ["travel_segment"], "what is left to do")
    same(studio.status_of(orchestrator), "succeeded", "the orchestrator")


def completes_its_orchestrator_itself(studio):
    """A worker that finds all parts done completes the orchestrator by reference, and no second take comes of it"""
    worker = ReighWorker(studio, name="finisher")
    clips = [{"url": f"https://clips.example/f{n}.mp4"} for n in range(2)]
    wish = {"family": "join_clips", "project_id": studio.project, "input": {"clips": clips}}
    orchestrator = worker.must("create-task", wish)["task_id"]
    run_chain([worker])
    output = worker.look(orchestrator)["output_location"]
    again = worker.complete_reference(orchestrator, output)
    same((again.status, again.json()["public_url"]), (200, output), f"its own completion: {again}")
    _, batch = studio.find_task(orchestrator)
    same(len(batch["takes"]), 1, "takes")


def refuses_a_stranger_s_parent(studio):
    """A child of an orchestrator that there is not stands alone"""
    worker = ReighWorker(studio, name="orphan")
    child = worker.create("travel_segment", {"orchestrator_task_id_ref": str(uuid.uuid4()), "segment_index": 0})
    make_part(worker, wait_until("it is handed out", worker.claim))
    same(studio.status_of(child), "succeeded", "the orphan")


CHAINS = [
    travels_with_a_stitch,
    travels_without_a_stitch,
    joins_clips,
    joins_clips_in_parallel,
    edits_a_clip,
    fails_with_a_part,
    stops_with_its_orchestrator,
    fails_where_too_few_were_made,
    outlives_its_orchestrator_s_worker,
    forgets_a_duplicate,
    completes_its_orchestrator_itself,
    refuses_a_stranger_s_parent,
]
