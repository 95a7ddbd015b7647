// Our answers beside the peer's: how many agree, and each difference that exceptions.txt does not tell, or tells in vain.
// `node compare.cjs REPERE_DIRECTORY ANSWERS MOMENTS EXCEPTIONS`
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");

const [program, answers, moments, exceptions] = process.argv.slice(2);
const lines = (file) => readFileSync(file, "utf8").split("\n").filter((line) => line.trim() && !line.startsWith("#"));
const asked = lines(moments).map((line) => ({ at: line.split(/\s+/)[0], name: line.split(/\s+/)[1] }));
const peers = lines(answers).map((line) => line.split("\t")).map(([value, ...says]) => ({ value, says }));

const cases = peers.flatMap(({ value }) => asked.map(({ at }) => JSON.stringify({ hours: value, at, country: "FR", lat: 43.5297, lon: 5.4474 })));
const ours = execFileSync(program, ["hours", "--batch"], { input: cases.join("\n") + "\n", encoding: "utf8", maxBuffer: 1 << 28 }).trimEnd().split("\n").map((line) => {
    const says = JSON.parse(line);
    if (says.error) return "refused";
    const state = says.unknown ? "unknown" : says.open ? "open" : "closed";
    return `${state} ${says.next_change ?? "-"}` + (says.comment ? ` "${says.comment}"` : "");
});
if (ours.length !== cases.length) throw Error(`asked ${cases.length}, answered ${ours.length}`);

// "value => moment moment" below a reason; "everywhere" is every moment
const listed = new Map();
for (const line of lines(exceptions)) {
    const [value, names] = line.split(" => ");
    for (const name of names === "everywhere" ? asked.map(({ name }) => name) : names.split(" ")) listed.set(`${value} => ${name}`, false);
}

let same = 0, told = 0, wrong = 0, values = 0;
peers.forEach(({ value, says }, v) => {
    const before = told + wrong;
    const unlisted = [];
    asked.forEach(({ name }, m) => {
        const we = ours[v * asked.length + m], key = `${value} => ${name}`;
        if (we === says[m]) same++;
        else if (listed.has(key)) told++, listed.set(key, true);
        else unlisted.push(`    ${name}: we say ${we}, the peer ${says[m]}`);
    });
    wrong += unlisted.length;
    if (told + wrong === before) values++;
    if (unlisted.length) console.log(`${value}\n${unlisted.join("\n")}`);
});
const stale = [...listed].filter(([, met]) => !met).map(([key]) => key);
for (const key of stale) console.log(`exceptions.txt tells of a difference that is none: ${key}`);

console.log(`${peers.length} values x ${asked.length} moments: ${same} of ${cases.length} answers agree (${values} values at every moment), ` +
    `${told} differ for a reason told in exceptions.txt, ${wrong} differ without one, ${stale.length} are told in vain.`);
process.exit(wrong || stale.length ? 1 : 0);
