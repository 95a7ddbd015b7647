// The same of opening_hours.js: `node peer.cjs NODE_MODULES VALUES MOMENTS SECONDS`, with TZ=Europe/Paris.
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const [modules, valuesFile, momentsFile, seconds] = process.argv.slice(2);
const OpeningHours = require(join(modules, "opening_hours"));
const place = { lat: "43.5297", lon: "5.4474", address: { country_code: "fr", state: "Provence-Alpes-Côte d'Azur" } };
const lines = (file) => readFileSync(file, "utf8").split("\n").filter(Boolean);
const values = lines(valuesFile), moments = lines(momentsFile).map((at) => new Date(at));
const year = 366 * 86400000;

let rounds = 0, open, changes;
const start = process.hrtime.bigint();
let taken;
do {
    open = changes = 0;
    for (const value of values) {
        const hours = new OpeningHours(value, place, { tag_key: "opening_hours" });
        for (const moment of moments) {
            if (hours.getState(moment)) open++;
            const limit = new Date(moment.getTime() + year);
            const change = hours.getNextChange(moment, limit);
            if (change && change <= limit) changes++;
        }
    }
    rounds++;
    taken = Number(process.hrtime.bigint() - start) / 1e9;
} while (taken < Number(seconds));
console.log(JSON.stringify({ rate: (rounds * values.length) / taken, open, changes }));
