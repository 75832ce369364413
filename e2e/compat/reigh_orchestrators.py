"""How a worker runs orchestrators and their parts: what it asks for, makes and hands in."""

import json
import time

from media import make_mp4
from reigh_worker import PUBLIC
from studio import same

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
