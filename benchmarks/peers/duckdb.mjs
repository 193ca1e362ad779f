// SPDX-License-Identifier: BSL-1.0
// DuckDB beside us, on one thread. Prints one result as JSON; the shape is in README.md.
//
//     node duckdb.mjs W1 lines.csv --order random [--rounds 5] [--groups groups.csv]

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';

const { positionals, values: options } = parseArgs({
    allowPositionals: true,
    options: {
        order: { type: 'string' },
        rounds: { type: 'string', default: '5' },
        groups: { type: 'string' },
    },
});
const [workload, file] = positionals;
const rounds = Number(options.rounds);
if (!['W1', 'W2', 'W2-read'].includes(workload) || !file || !options.order || !(rounds >= 1)) {
    console.error('usage: node duckdb.mjs W1|W2|W2-read LINES.csv --order ORDER [--rounds N] [--groups GROUPS.csv]');
    process.exit(2);
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
// Codes stay text here, since 00643 is not 643.
const lines_of_file = `read_csv(${quoted(file)}, header = true, auto_detect = false, delim = ',', quote = '"',
    columns = {unit: 'VARCHAR', month: 'VARCHAR', class: 'VARCHAR', flow: 'VARCHAR',
               original: 'BIGINT', revised: 'BIGINT', outturn: 'BIGINT', population: 'INTEGER'})`;

const sums = 'sum(original) AS original, sum(revised) AS revised, sum(outturn) AS outturn, count(*) AS lines';
const query = {
    'W1': `SELECT unit, month // 12 AS year, flow, ${sums} FROM lines GROUP BY 1, 2, 3`,
    'W2': `SELECT unit, left(month, 4) AS year, flow, ${sums} FROM ${lines_of_file} GROUP BY 1, 2, 3`,
    'W2-read': `SELECT count(*), sum(outturn) FROM ${lines_of_file}`,
}[workload];
const groups_as_text = {
    'W1': `SELECT lpad(unit::VARCHAR, 5, '0') AS unit, 2016 + year AS year,
                  if(flow = 0, 'revenue', 'expenditure') AS flow, original, revised, outturn, lines FROM (${query})`,
    'W2': query,
}[workload];
if (options.groups && !groups_as_text) throw new Error(`${workload} has no groups`);

const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
const cell = async (sql) => (await connection.runAndReadAll(sql)).getRows()[0][0];

if (workload === 'W1') {
    await connection.run(`CREATE TABLE lines AS
        SELECT unit::USMALLINT AS unit,
               ((left(month, 4)::INTEGER - 2016) * 12 + month[6:]::INTEGER - 1)::UTINYINT AS month,
               class::USMALLINT AS class,
               (flow = 'expenditure')::UTINYINT AS flow,
               original, revised, outturn, population
        FROM ${lines_of_file}`);
}
const rows = Number(await cell(`SELECT count(*) FROM ${workload === 'W1' ? 'lines' : lines_of_file}`));

const seconds_of_one = async () => {
    const begin = process.hrtime.bigint();
    await connection.run(query); // the whole result is made, none of it becomes JavaScript
    return Number(process.hrtime.bigint() - begin) * 1e-9;
};
await seconds_of_one();
const seconds = [];
for (let round = 0; round < rounds; ++round) seconds.push(await seconds_of_one());
seconds.sort((a, b) => a - b);
const median = (seconds[(rounds - 1) >> 1] + seconds[rounds >> 1]) / 2;
const peak_kib = Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);

if (options.groups) {
    const sorted = `SELECT * FROM (${groups_as_text}) ORDER BY unit, year, flow`;
    await connection.run(`COPY (${sorted}) TO ${quoted(options.groups)} (HEADER)`);
}
console.log(JSON.stringify({
    workload,
    peer: 'duckdb',
    version: (await cell('SELECT version()')).replace(/^v/, ''),
    order: options.order,
    rows,
    ns_per_row: Number((median / rows * 1e9).toFixed(2)),
    spread_percent: Number(((seconds.at(-1) - seconds[0]) / median * 100).toFixed(1)),
    peak_rss_mib: Math.round(peak_kib / 1024),
}));
