"""Orchestrators and what they make: travels, joins and edits, to their end or to the failure of one part."""

import json
import time
import uuid

from media import make_mp4
from reigh_worker import PUBLIC, ReighWorker
from studio import same, wait_until

PARTS_MOST = 40
made_clips = 0


def next_clip():
    """A clip that no other is like."""
    global made_clips
    made_clips += 1
    return make_mp4(1_000 + made_clips)


def tell_enqueued(worker, task, count):
    reply = worker.set_status(task["task_id"], "In Progress", output_location=f"Successfully enqueued {count} tasks")
    same(reply.status, 200, f"enqueued: {reply}")


def make_travel(worker, task):
    """The orchestrator of a travel: a segment between each two pictures, each behind the one before it, and a stitch where they are chained."""
    details = task["params"]["orchestrator_details"]
    if worker.children_of(task["task_id"]):
        return
    before, count = None, details["num_new_segments_to_generate"]
    for index in range(count):
        params = {
            "orchestrator_task_id_ref": task["task_id"],
            "orchestrator_run_id": details["run_id"],
            "project_id": task["project_id"],
            "segment_index": index,
            "is_first_segment": index == 0,
            "is_last_segment": index == count - 1,
            "base_prompt": details["base_prompts_expanded"][index],
            "segment_frames_target": details["segment_frames_expanded"][index],
            "parsed_resolution_wh": details["parsed_resolution_wh"],
            "seed_to_use": details["seed_base"],
            "orchestrator_details": details,
        }
        before = worker.create("travel_segment", params, before if details["chain_segments"] else None)
        same(worker.look(before)["status"], "Queued", "the row of a child")
    if details.get("use_svi"):
        params = {
            "orchestrator_task_id_ref": task["task_id"],
            "orchestrator_run_id": details["run_id"],
            "num_total_segments_generated": count,
            "orchestrator_details": details,
        }
        worker.create("travel_stitch", params, [before])
    tell_enqueued(worker, task, count)


def make_joins(worker, task):
    """The orchestrator of joins: each join takes what the one before it has made."""
    details = task["params"]["orchestrator_details"]
    clips = details.get("clip_list") or [{"url": f"keeper {n}"} for n in range(len(details["portions_to_regenerate"]) + 1)]
    before = None
    for index in range(len(clips) - 1):
        params = {
            "orchestrator_task_id_ref": task["task_id"],
            "orchestrator_run_id": details["run_id"],
            "join_index": index,
            "is_first_join": index == 0,
            "is_last_join": index == len(clips) - 2,
            "ending_video_path": clips[index + 1]["url"],
            "full_orchestrator_payload": details,
        }
        before = worker.create("join_clips_segment", params, before)
    tell_enqueued(worker, task, len(clips) - 1)


def make_parallel_joins(worker, task):
    """The successor's joins: transitions all at once, and one stitch at the end."""
    details = task["params"]["orchestrator_details"]
    common = {"orchestrator_task_id_ref": task["task_id"], "orchestrator_run_id": details["run_id"]}
    joins = len(details["clip_list"]) - 1
    parts = [
        worker.create("join_clips_segment", {**common, "join_index": n, "transition_only": True}) for n in range(joins)
    ]
    worker.create("join_final_stitch", {**common, "transition_task_ids": parts}, parts)
    tell_enqueued(worker, task, joins + 1)


ORCHESTRATORS = {
    "travel_orchestrator": make_travel,
    "join_clips_orchestrator": make_joins,
    "edit_video_orchestrator": make_joins,
}


def make_part(worker, task):
    """One part of a chain: what comes before it is asked for, and a clip is handed in."""
    worker.begin(task)
    task_id, params = task["task_id"], task["params"]
    before = worker.must("get-predecessor-output", {"task_id": task_id})
    if task["task_type"] == "travel_stitch":
        segments = worker.must("get-completed-segments", {"run_id": params["orchestrator_run_id"], "project_id": worker.project})
        same([one["segment_index"] for one in segments], list(range(params["num_total_segments_generated"])), "its segments")
        same(all(PUBLIC in one["output_location"] for one in segments), True, "where they are")
    if task["task_type"] == "join_clips_segment" and params["join_index"] > 0 and not params.get("transition_only"):
        same((before["status"], PUBLIC in before["output_location"]), ("Complete", True), "the join before")
    if params.get("transition_only"):
        offered = worker.offer(task_id, "transition.mp4", "video/mp4")
        worker.put(offered["upload_url"], next_clip(), "video/mp4")
        said = json.dumps({"transition_url": offered["storage_path"], "frames": 23})
        reply = worker.complete(task_id, storage_path=offered["storage_path"], output_location=said)
        same(reply.status, 200, f"complete_task: {reply}")
        return worker.look(task_id)
    reply = worker.complete_small(task_id, next_clip(), f"{task['task_type']}.mp4")
    same(reply.status, 200, f"complete_task: {reply}")
    return reply.json()


def run_chain(workers, orchestrators=ORCHESTRATORS, on_part=make_part, seconds=60):
    """The workers take turns until nothing is handed out and nothing more can come; returns the types in their order."""
    order, end = [], time.monotonic() + seconds
    idle = 0
    while idle < len(workers) * 2:
        if len(order) > PARTS_MOST or time.monotonic() > end:
            raise AssertionError(f"the chain does not end: {order}")
        worker = workers[len(order) % len(workers)] if idle == 0 else workers[idle % len(workers)]
        task = worker.claim()
        if task is None:
            idle += 1
            continue
        idle = 0
        order.append(task["task_type"])
        make = orchestrators.get(task["task_type"])
        (make or on_part)(worker, task)
    return order


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
