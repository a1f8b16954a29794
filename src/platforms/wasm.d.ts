// What importing a .wasm file gives under workerd and the bundlers that serve it.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
