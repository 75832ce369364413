"""What Reigh's programs have written by this studio."""

from looks import expect
from reigh_worker import ReighWorker
from studio import same
from writer import writing_for

USAGE = {"prompt_tokens": 30, "completion_tokens": 5, "total_tokens": 35}


def writes_with_a_model(studio):
    """ai-prompt: many from one idea with its rules, one changed as told, a title, and the words for clips"""
    worker = ReighWorker(studio, name="writes")
    with writing_for(studio) as writer:
        writer.words = "1. fog over a harbour\n2. a fox in snow"
        wish = {"overallPromptText": "mornings", "rulesToRememberText": "no people", "numberToGenerate": 2, "temperature": 1.2}
        many = worker.must("ai-prompt", {"task": "generate_prompts", "existingPrompts": ["a lake"], **wish})
        same(many, {"prompts": ["fog over a harbour", "a fox in snow"], "usage": USAGE}, "the prompts")
        told = " ".join(message["content"] for message in writer.asked[-1]["messages"])
        same([word in told for word in ("mornings", "no people", "a lake")], [True] * 3, "what the writer was told")
        same(writer.asked[-1]["temperature"], 1.2, "its temperature")

        writer.words = "a harbour at night"
        edit = {"task": "edit_prompt", "originalPromptText": "a harbour", "editInstructions": "make it night"}
        same(worker.must("ai-prompt", edit), {"success": True, "newText": writer.words, "usage": USAGE}, "the change")
        summary = worker.must("ai-prompt", {"task": "generate_summary", "promptText": "a harbour, night, rain"})
        same(summary["summary"], writer.words, "the title")
        clips = worker.must("ai-prompt", {"task": "enhance_segment_prompt", "prompts": ["a street", "the sea"]})
        same(clips, {"enhanced_prompts": [writer.words] * 2, "usage": [USAGE] * 2}, "the words for the clips")

        writer.status = 401
        same("error" in expect(worker.call("ai-prompt", edit), 502, "a writer that fails").json(), True, "its error")
        clip = worker.must("ai-prompt", {"task": "enhance_segment_prompt", "prompt": "a street"})
        same((clip["enhanced_prompt"], "tiny" in clip["warning"]), ("a street", True), "a clip whose writer fails")


def writes_without_a_model(studio):
    """ai-prompt works on a bare machine too, by rules, and says in one sentence what it does not do"""
    worker = ReighWorker(studio, name="bare")
    many = worker.must("ai-prompt", {"task": "generate_prompts", "overallPromptText": "a lighthouse", "numberToGenerate": 4})
    same((len(set(many["prompts"])), many["usage"]), (4, None), "four prompts by rules")
    too_many = {"task": "generate_prompts", "overallPromptText": "x", "numberToGenerate": 51}
    reply = expect(worker.call("ai-prompt", too_many), 400, "51 prompts")
    same(reply.json(), {"error": "numberToGenerate can be at most 50"}, "the sentence")
    for wrong in ({}, {"task": "dance"}, {"task": "edit_prompt", "originalPromptText": "x"}, {"task": "generate_prompts"}):
        same(list(expect(worker.call("ai-prompt", wrong), 400, str(wrong)).json()), ["error"], "the shape")


WORDS = [writes_with_a_model, writes_without_a_model]
