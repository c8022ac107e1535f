"""Asks the shared library: requests are lines of standard input, answers go to standard output.

    echo '{"text":"upi://pay?pa=shop@ybl","wallet":["upi"]}' | python3 example.py ./libemvqr.so
"""

import ctypes
import sys

library = ctypes.CDLL(sys.argv[1])
library.emvqr_explain.argtypes = [ctypes.c_char_p]
library.emvqr_explain.restype = ctypes.c_void_p  # not c_char_p, which loses the address to give back
library.emvqr_free.argtypes = [ctypes.c_void_p]


def explain(request):
    """The answer to a request; both are JSON in UTF-8."""
    address = library.emvqr_explain(request)
    try:
        return ctypes.string_at(address)
    finally:
        library.emvqr_free(address)


for line in sys.stdin.buffer:
    sys.stdout.buffer.write(explain(line.rstrip(b"\n")) + b"\n")
