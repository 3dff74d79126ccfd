// A worker for the peers that run in node; the protocol is that of worker.py.
// In: a line with a number of documents. Out: a line with the seconds they took.
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";

const [name, given] = process.argv.slice(2);
const task = JSON.parse(given);
const contexts = JSON.parse(fs.readFileSync(task.values, "utf8"));
const folder = path.join(task.folder, "out", name);
fs.mkdirSync(folder, { recursive: true });

// Each as its documentation shows it; the template's bytes are read once where the API takes bytes.
const systems = {
  async docxtemplater() {
    const { default: PizZip } = await import("pizzip");
    const { default: Docxtemplater } = await import("docxtemplater");
    const content = fs.readFileSync(task.templates.braces, "binary");
    return (values) => {
      const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
      document.render(values);
      return document.toBuffer();
    };
  },
  async "easy-template-x"() {
    const { TemplateHandler } = await import("easy-template-x");
    const content = fs.readFileSync(task.templates.braces);
    const handler = new TemplateHandler();
    return (values) => handler.process(content, values);
  },
  async carbone() {
    const { default: carbone } = await import("carbone");
    return (values) =>
      new Promise((resolve, reject) =>
        carbone.render(task.templates.carbone, values, (error, result) => (error ? reject(error) : resolve(result))),
      );
  },
};

const make = await systems[name]();
let number = 0;
for await (const line of readline.createInterface({ input: process.stdin })) {
  const begin = process.hrtime.bigint();
  for (let left = Number(line); left > 0; left -= 1) {
    const document = await make(contexts[number % contexts.length]);
    fs.writeFileSync(path.join(folder, `${number}.docx`), document);
    number += 1;
  }
  console.log(Number(process.hrtime.bigint() - begin) / 1e9);
}
process.exit();
