// The page to try the service on: a form for each route of its own document.
"use strict";

const make = (tag, props = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
};

// field is an input for a parameter, named with what the document says of it.
const field = (parameter) => {
  const { schema } = parameter;
  const input = schema.enum
    ? make("select", {}, ...schema.enum.map((value) => make("option", { value }, value)))
    : make("input", { value: parameter.example ?? schema.default ?? "" });
  return { name: parameter.name, input, label: make("label", {}, `${parameter.name}: ${parameter.description}`, input) };
};

const show = async (response, output) => {
  const type = response.headers.get("Content-Type") ?? "";
  const status = make("p", { className: response.ok ? "" : "bad" }, `${response.status} ${type}, request ${response.headers.get("X-Request-Id")}`);
  if (type.startsWith("image/")) {
    const source = URL.createObjectURL(await response.blob());
    const image = make("img", { src: source, alt: "The code as a picture" });
    image.onload = () => URL.revokeObjectURL(source);
    output.replaceChildren(status, image);
    return;
  }
  let text = await response.text();
  if (type.includes("json")) text = JSON.stringify(JSON.parse(text), null, 2);
  output.replaceChildren(status, make("pre", {}, text));
};

const section = (path, method, operation) => {
  const media = operation.requestBody?.content["application/json"];
  const body = media && make("textarea", { rows: 12, value: JSON.stringify(media.example, null, 2) });
  const fields = (operation.parameters ?? []).filter((p) => p.in === "query").map(field);
  const output = make("output");
  const form = make("form", {}, ...fields.map((f) => f.label), ...(body ? [make("label", {}, "The request", body)] : []), make("button", {}, "Send"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = new URLSearchParams(fields.filter((f) => f.input.value !== "").map((f) => [f.name, f.input.value]));
    try {
      const options = body ? { method, body: body.value, headers: { "Content-Type": "application/json" } } : { method };
      await show(await fetch(path + (fields.length ? `?${query}` : ""), options), output);
    } catch (error) {
      output.replaceChildren(make("p", { className: "bad" }, String(error)));
    }
  });
  return make("section", {}, make("h2", {}, make("code", {}, `${method.toUpperCase()} ${path}`), ` ${operation.summary}`), make("p", {}, operation.description), form, output);
};

const start = async () => {
  const api = await (await fetch("/openapi.json")).json();
  document.getElementById("about").prepend(`${api.info.description} `);
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      document.getElementById("routes").append(section(path, method, operation));
    }
  }
};

start().catch((error) => document.getElementById("about").append(` ${error}`));
