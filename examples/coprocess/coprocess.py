"""Explains payment codes with one merchantqr process that stays open.

    python3 coprocess.py path/to/merchantqr '00020101…' 'upi://pay?…'
"""

import json
import subprocess
import sys
import threading


class Merchantqr:
    """A merchantqr process. It may be asked by several threads."""

    def __init__(self, program="merchantqr"):
        self.command = [program, "inspect", "--json"]
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.lock = threading.Lock()

    def explain(self, text):
        """What is known of a scanned text, as a dictionary."""
        if is_a_line(text):
            with self.lock:
                self.process.stdin.write(text.encode("utf-8") + b"\n")
                self.process.stdin.flush()
                answer = self.process.stdout.readline()
        else:  # a process of its own, which takes any text as an argument
            answer = subprocess.run(self.command + ["--", text], stdout=subprocess.PIPE).stdout
        if not answer.endswith(b"\n"):
            raise RuntimeError("merchantqr has ended")
        return json.loads(answer)

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def is_a_line(text):
    """Whether a text can be sent as a line: one line is one payload and has one answer.

    An empty line has none, what ends a line is taken off, and U+FEFF at the very
    start would be a byte order mark.
    """
    return text != "" and "\n" not in text and not text.endswith("\r") and not text.startswith("\ufeff")


def main():
    merchantqr = Merchantqr(sys.argv[1])
    for text in sys.argv[2:]:
        code = merchantqr.explain(text)
        print(code["verdict"]["decision"], code["what"], sep=": ")
        for account in code["accounts"]:
            for value in account["values"]:
                print("  ", account["name"], value["label"], json.dumps(value["value"]))
    merchantqr.close()


if __name__ == "__main__":
    main()
