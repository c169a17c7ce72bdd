"""One node of a ClickHouse cluster for tests, from the library that the npm package chdb ships.

    clickhouse-node.py LIBRARY CONFIG DATA_DIRECTORY TCP_PORT HTTP_PORT

Listens on 127.0.0.1 until it is ended, and ends with the process that started it. Python because ClickHouse needs the
plain stack of a main thread and its command-line entry (SYSTEM START LISTEN), which chdb's Node binding does not reach.
"""
import ctypes
import signal
import sys

library, config, data, tcp_port, http_port = sys.argv[1:]
if sys.platform == "linux":
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
arguments = [
    "sirius-test-node",
    f"--config-file={config}",
    f"--path={data}",
    f"--tcp_port={tcp_port}",
    f"--http_port={http_port}",
    "--listen_host=127.0.0.1",
    "--multiquery",
    "--query=SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; SELECT sleepEachRow(1) FROM numbers(1800) FORMAT Null "
    "SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 100000000",
]
chdb = ctypes.CDLL(library)
chdb.chdb_query_cmdline.restype = ctypes.c_void_p
chdb.chdb_result_error.restype = ctypes.c_char_p
chdb.chdb_result_error.argtypes = [ctypes.c_void_p]
encoded = [argument.encode() for argument in arguments]
result = chdb.chdb_query_cmdline(len(encoded), (ctypes.c_char_p * len(encoded))(*encoded))
error = chdb.chdb_result_error(result) if result else b"no result"
if error:
    sys.exit(error.decode())
