"""What OurVidz's programs ask of the words of a picture."""

from looks import expect
from ourvidz_worker import OurVidzWorker
from studio import same
from writer import writing_for


def enhances_a_prompt(studio):
    """enhance-prompt: new words with what it took, again from memory, and the own ones where the writer fails"""
    worker = OurVidzWorker(studio, "words")
    with writing_for(studio) as writer:
        writer.words = "a red boat at sea, golden light"
        wish = {"prompt": "a red boat", "jobType": "sdxl_image_fast", "contentType": "sfw"}
        first = expect(worker.call("enhance-prompt", wish), 200, "the words").json()
        same((first["success"], first["original_prompt"], first["enhanced_prompt"]), (True, "a red boat", writer.words), "the words")
        facts = first["enhancement_metadata"]
        seen = (facts["model_used"], facts["token_count"], facts["fallback_level"], facts["cache_hit"], facts["content_mode"])
        same(seen, ("tiny", 8, 0, False, "sfw"), "what it took")
        again = expect(worker.call("enhance-prompt", wish), 200, "the same again").json()
        same((again["enhancement_metadata"]["cache_hit"], len(writer.asked)), (True, 1), "the second time")
        older = {"original_prompt": "a red boat", "job_type": "wan_video_fast", "regeneration": True}
        same(expect(worker.call("enhance-prompt", older), 200, "the older names").json()["enhanced_prompt"], writer.words, "the words")

        writer.status = 500
        failed = expect(worker.call("enhance-prompt", {**wish, "prompt": "a blue boat"}), 200, "a writer that fails").json()
        facts = failed["enhancement_metadata"]
        same((failed["enhanced_prompt"], facts["fallback_level"]), ("a blue boat", 3), "the own words")
        same("tiny" in facts["fallback_reason"], True, "the reason")
    modify = {"prompt": "a hat", "metadata": {"reference_mode": "modify"}}
    changed = expect(worker.call("enhance-prompt", modify), 200, "a picture that is changed").json()
    same(changed["enhanced_prompt"], "maintain the same subject; a hat", "its words")
    bare = expect(worker.call("enhance-prompt", {"prompt": "a lighthouse"}), 200, "no model at all").json()
    same((bare["enhancement_strategy"], bare["enhanced_prompt"].startswith("a lighthouse, ")), ("rules", True), "by rules")
    same(expect(worker.call("enhance-prompt", {"prompt": " "}), 400, "no words").json()["success"], False, "the shape")


def asks_for_negatives_and_the_cache(studio):
    """get-negative-prompt puts presets together, each word once; refresh-prompt-cache reads all anew and tells how much"""
    worker = OurVidzWorker(studio, "negatives")
    found = expect(worker.call("get-negative-prompt", {"modelType": "sdxl", "contentMode": "nsfw"}), 200, "the words").json()
    same((found["modelType"], found["contentMode"]), ("sdxl", "sfw"), "no more than the project allows")
    words = found["baseNegativePrompt"].split(", ")
    same((len(words) > 5, len(set(words))), (True, len(words)), "each word once")
    same(expect(worker.call("get-negative-prompt", {}), 200, "nothing said").json(), found, "what is meant then")
    fresh = expect(worker.call("refresh-prompt-cache", {"force_refresh": True}), 200, "the cache").json()
    same((fresh["success"], fresh["cache_stats"]["templates"] >= 20), (True, True), "the templates")
    same("sdxl" in fresh["cached_data"]["model_types"], True, "the kinds of model")


WORDS = [enhances_a_prompt, asks_for_negatives_and_the_cache]
