// Runs tests with pytest in Pyodide, which is CPython for the browser:
//     node run.mjs PYODIDE PACKAGES TEST...
// PYODIDE is the folder of the npm package, PACKAGES one with pm_career, pytest and what they need.
// The tests are looked for in the working directory. Nothing is fetched.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, packages, ...tests] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(pyodideFolder, "pyodide.mjs")));
const pyodide = await loadPyodide();
pyodide.mountNodeFS("/packages", resolve(packages));
pyodide.mountNodeFS("/project", process.cwd());
pyodide.globals.set("tests", pyodide.toPy(tests));
process.exitCode = await pyodide.runPythonAsync(`
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/packages")
os.chdir("/project")
import pytest
options = ["--noconftest", "--override-ini=addopts=", "--import-mode=importlib", "-p", "no:cacheprovider"]
int(pytest.main([*options, *tests]))
`);
