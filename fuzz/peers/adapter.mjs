// What the adapters beside this file have in common: greet, then answer one line
// with one line. See ../runner/PROTOCOL.md.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

/**
 * @param {string} name of the npm package
 * @param {object} claims see PROTOCOL.md
 * @param {(payload: string) => object} read returns the answer without its id
 */
export async function serve(name, claims, read) {
  const { version } = createRequire(import.meta.url)(`./node_modules/${name}/package.json`)
  const say = (line) => process.stdout.write(JSON.stringify(line) + '\n')
  console.log = console.info = console.error // standard output is the protocol's
  say({ conform: 1, name, version, language: 'JavaScript', claims })
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, payload } = JSON.parse(line)
    // Bytes that are not UTF-8 cannot be put into a JavaScript string.
    say({ id, ...(payload === undefined ? { skip: true } : read(payload)) })
  }
}
