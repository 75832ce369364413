"""What the scenarios look at: takes, answers, files."""

from wire import send


def take_of(studio, task_id):
    """The takes that came of a task."""
    _, batch = studio.find_task(task_id)
    return [take for take in batch["takes"] if take["taskId"] == task_id]


def expect(reply, status, what):
    if reply.status != status:
        raise AssertionError(f"{what}: expected {status}, got {reply}")
    return reply


def fetch(url):
    """A public file, without any key."""
    return expect(send("GET", url), 200, url).body
