// node minisearch.mjs FOLDER DOCUMENTS < QUERIES      MiniSearch, from FOLDER/node_modules; the same lines as benchmark-peers
//
// The first line out tells how many seconds the index took and what it occupies; it is in memory, built at each start. Every word may be a
// beginning or nearly right (a fifth of its letters), all are wanted; accents are taken off, Chinese is cut into characters.
import { createRequire } from "node:module";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

const [folder, documents] = process.argv.slice(2);
const MiniSearch = createRequire(resolve(folder, "x.js"))("minisearch");

const fields = ["name", "names", "description", "descriptions", "organization", "acts", "address", "numbers"];
const fold = term => term.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/œ/g, "oe");
const words = text => (text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? []);
const mini = new MiniSearch({
    fields, tokenize: words, processTerm: term => fold(term) || null,
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND", boost: { name: 5, names: 5, numbers: 5, acts: 3, organization: 2.5, address: 2 } },
});

const began = performance.now();
for await (const line of createInterface({ input: createReadStream(documents), crlfDelay: Infinity })) {
    const [id, ...texts] = line.split("\t");
    const one = { id };
    fields.forEach((field, i) => { one[field] = texts[i] ?? ""; });
    one.numbers = one.numbers.split(";").map(number => `${number} ${number.replace(/\D/g, "")}`).join(" ");
    mini.add(one);
}
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6, bytes: process.memoryUsage().rss }));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { q } = JSON.parse(line);
    const start = performance.now();
    let hits;
    if (/^[0-9 .+/-]*[0-9][0-9 .+/-]*$/.test(q)) {
        const digits = q.replace(/\D/g, "");
        hits = mini.search(digits, { fuzzy: false });
        if (hits.length < 5) hits = [...hits, ...mini.search(digits.match(/..?/g).join(" "), { fuzzy: false })];
    } else hits = mini.search(q);
    const ids = [...new Set(hits.slice(0, 10).map(hit => hit.id))].slice(0, 5);
    const us = (performance.now() - start) * 1000;
    process.stdout.write(JSON.stringify({ q, hits: ids.map(id => ({ id })), us }) + "\n");
}
