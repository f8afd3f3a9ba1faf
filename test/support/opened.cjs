// Loaded before the program: tells on standard error, at its end, which files of words it read.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const read = fs.readFileSync;
const opened = new Set();
fs.readFileSync = (path, ...rest) => {
  const found = /\/data\/(.*)\.json$/.exec(String(path));
  if (found) opened.add(found[1]);
  return read(path, ...rest);
};
syncBuiltinESMExports();
process.on('exit', () => fs.writeSync(2, `opened:${[...opened].sort().join(' ')}\n`));
