"""A Headless-Wan2GP worker as the wire shows it, written from the description of its protocol."""

from wire import send


class ReighWorker:
    """One such program: its token for the functions, its anon key for everything else, and the name that it was started with."""

    def __init__(self, studio, token=None, name="gpu-1"):
        made = token or studio.make_token("reigh", name)
        self.address = studio.address
        self.secret = made["secret"]
        self.anon = made["anonKey"]
        self.name = name

    def call(self, function, body, timeout=30):
        """One edge function, as httpx sends it: the token as a bearer and nothing else."""
        headers = {"Authorization": f"Bearer {self.secret}"}
        return send("POST", f"{self.address}/functions/v1/{function}", headers, body, timeout)

    def heartbeat(self, status="active"):
        """The guardian's sign of life, by curl: the apikey alone."""
        headers = {"apikey": self.anon, "Prefer": "return=representation"}
        said = {
            "worker_id_param": self.name,
            "vram_total_mb_param": 24_000,
            "vram_used_mb_param": 2_000,
            "logs_param": [],
            "status_param": status,
        }
        url = f"{self.address}/rest/v1/rpc/func_worker_heartbeat_with_logs"
        return send("POST", url, headers, said, timeout=10)
