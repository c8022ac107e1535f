// Explains payment codes with one merchantqr process that stays open.
//
//     node coprocess.mjs path/to/merchantqr '00020101…' 'upi://pay?…'

import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A merchantqr process. Any number of questions may be under way. */
class Merchantqr {
  constructor(program = "merchantqr") {
    this.program = program;
    this.waiting = []; // answers come in the order of the questions
    this.process = spawn(program, ["inspect", "--json"], { stdio: ["pipe", "pipe", "inherit"] });
    this.process.on("error", (error) => this.end(error));
    this.process.stdin.on("error", (error) => this.end(error));
    const lines = createInterface({ input: this.process.stdout });
    lines.on("line", (line) => this.waiting.shift().resolve(JSON.parse(line)));
    lines.on("close", () => this.end(new Error("merchantqr has ended")));
  }

  /** What is known of a scanned text, as an object. */
  explain(text) {
    if (!isALine(text)) return this.explainAlone(text);
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      this.waiting.push({ resolve, reject });
      this.process.stdin.write(text + "\n");
    });
  }

  /** Asks a process of its own, which takes any text as an argument. */
  explainAlone(text) {
    return new Promise((resolve, reject) => {
      execFile(this.program, ["inspect", "--json", "--", text], { maxBuffer: 1 << 26 }, (error, answer) =>
        answer ? resolve(JSON.parse(answer)) : reject(error),
      );
    });
  }

  end(error) {
    this.ended = error;
    for (const question of this.waiting.splice(0)) question.reject(error);
  }

  close() {
    this.process.stdin.end();
  }
}

/**
 * Whether a text can be sent as a line: one line is one payload and has one answer. An
 * empty line has none, what ends a line is taken off, and U+FEFF at the very start would
 * be a byte order mark.
 */
function isALine(text) {
  return text !== "" && !text.includes("\n") && !text.endsWith("\r") && !text.startsWith("\ufeff");
}

const [program, ...texts] = process.argv.slice(2);
const merchantqr = new Merchantqr(program);
for (const code of await Promise.all(texts.map((text) => merchantqr.explain(text)))) {
  console.log(`${code.verdict.decision}: ${code.what}`);
  for (const account of code.accounts) {
    for (const value of account.values) {
      console.log("  ", account.name, value.label, JSON.stringify(value.value));
    }
  }
}
merchantqr.close();
