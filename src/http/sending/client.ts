// The only import of undici, by a deep path: its entry loads three times as much (rows "start" of the benchmark). The build
// replaces this file by undici's client itself, as one ECMAScript module that every bundler takes.
export { default as Client } from "undici/lib/dispatcher/client.js";
