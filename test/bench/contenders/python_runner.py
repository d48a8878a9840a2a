"""The process of fritzconnection in the benchmark, which speaks with it as runner.ts does."""

import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

EXPECTED = [44123, "home.example.org", "FRITZ!Box 7590"]
THREADS = 16


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measured(stretch, work):
    wall_before, cpu_before = time.perf_counter(), cpu()
    failed = work() or {}
    report = {
        "stretch": stretch,
        "wall": (time.perf_counter() - wall_before) * 1000,
        "cpu": (cpu() - cpu_before) * 1000,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "failed": failed,
    }
    print(json.dumps(report), flush=True)


targets = json.loads(sys.stdin.readline())["targets"]


def load():
    global FritzConnection
    from fritzconnection import FritzConnection


def connect(target):
    return FritzConnection(
        address=target["host"],
        port=target["tlsPort"],
        user=target["user"],
        password=target["password"],
        use_tls=True,
    )


def read(connection):
    info = connection.call_action("X_AVM-DE_RemoteAccess1", "GetInfo")
    ddns = connection.call_action("X_AVM-DE_RemoteAccess1", "GetDDNSInfo")
    device = connection.call_action("DeviceInfo1", "GetInfo")
    values = [int(info["NewPort"]), ddns["NewDomain"], device["NewModelName"]]
    if values != EXPECTED:
        raise ValueError(values)


connections = []


def first(target):
    connection = connect(target)
    connections.append(connection)
    read(connection)


def for_each(work, items):
    """It knows no more than one box; threads are how its users read several."""
    failed = {}
    with ThreadPoolExecutor(min(THREADS, len(items))) as pool:
        for future in [pool.submit(work, item) for item in items]:
            error = future.exception()
            if error is not None:
                why = f"{type(error).__name__}: {error}"[:200]
                failed[why] = failed.get(why, 0) + 1
    return failed


measured("load", load)
measured("cold", lambda: for_each(first, targets))
sys.stdin.readline()
measured("warm", lambda: for_each(read, connections))
