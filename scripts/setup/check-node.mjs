// Imported before anything else, and in syntax that every Node with modules can parse.
const parts = process.versions.node.split('.').map(Number);
const major = parts[0];
const minor = parts[1];
// Some dependencies are ES modules that others `require()`: Node does that since 20.19 and 22.12.
const enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!enough) {
  console.error('tenant-chat needs Node 20.19, 22.12 or later; this is Node ' + process.versions.node + '.');
  process.exit(1);
}
