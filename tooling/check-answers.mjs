// Tells which resources were compared with real answers, and what of their declarations these contradict.
// Usage: check-answers.mjs FILE, as tooling/jest/answers.ts writes it.
import { existsSync, readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
const MISSING = 'is missing, and not declared optional';

const resources = new Map();
for (const { service, resource, fields, declared, needed, problems, before } of lines.map((line) => JSON.parse(line))) {
  const key = `${service} ${resource}`;
  const known = resources.get(key) ?? { key, answers: 0, seen: new Set(), declared, problems: new Set() };
  resources.set(key, known);
  known.answers += 1;
  for (const field of fields) known.seen.add(field);
  // An answer without half of what all answers should have was asked for in part, by `fields`, or out of another resource;
  // or it is the short one to a creation or a change.
  const missing = problems.filter((problem) => problem.endsWith(MISSING));
  const isPart = missing.length >= needed / 2;
  const excused = isPart ? missing : before.map((field) => `${field} ${MISSING}`);
  for (const problem of problems) if (!excused.includes(problem)) known.problems.add(problem);
}

const all = [...resources.values()].sort((a, b) => a.key.localeCompare(b.key));
const faulty = all.filter(({ problems }) => problems.size > 0);
for (const { key, answers, seen, declared } of all) {
  console.log(`${key}: ${answers} different answers, ${seen.size} fields seen, ${declared} attributes declared`);
}
for (const { key, problems } of faulty) for (const problem of problems) console.error(`${key}: ${problem}`);
console.log(`${all.length} resources compared with ${lines.length} real answers, ${faulty.length} contradicted`);
process.exit(faulty.length > 0 || lines.length === 0 ? 1 : 0);
