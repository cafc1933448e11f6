// Runs ki-funding beside the page, so that the page stays quick. It asks for nothing but the files
// beside it, and the policy of the page forbids anything else.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const LIBRARIES = "/libraries";

const started = (async () => {
  const indexURL = new URL("pyodide/", import.meta.url).href;
  const archive = fetch(new URL("python.zip", import.meta.url)).then((found) => {
    if (!found.ok) throw new Error(`python.zip: ${found.status}`);
    return found.arrayBuffer();
  });
  const python = await loadPyodide({ indexURL });
  python.unpackArchive(await archive, "zip", { extractDir: LIBRARIES });
  return python.runPython(`
import os, sys
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"
sys.path.insert(0, "${LIBRARIES}")
from ki_funding.presentation.site.calculator import Calculator
Calculator()
`);
})();

self.addEventListener("message", async ({ data: { id, request, file } }) => {
  try {
    const calculator = await started;
    if (file) {
      const [name, content] = calculator.file(request, file);
      self.postMessage({ id, name, content: content.toJs() });
    } else {
      self.postMessage({ id, answer: JSON.parse(calculator.answer(request)) });
    }
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
