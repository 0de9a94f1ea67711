/** The walls of the design: arrows between the folders of src point one way. */
const folders = ['occi', 'http', 'spec', 'record', 'engine', 'report', 'reference', 'proof', 'cli'];

/** Which folders each may import; message.ts and errors.ts stand above all of them. Types of spec and http are the words of the record. */
const may = {
  occi: [],
  http: [],
  spec: ['occi'],
  record: ['http', 'spec'],
  engine: ['spec', 'occi', 'http', 'record'],
  report: ['record'],
  reference: ['occi'],
  proof: ['engine', 'reference', 'spec', 'record'],
  cli: ['proof', 'engine', 'reference', 'report', 'spec', 'record'],
};

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    ...folders.map((folder) => ({
      name: `walls-of-${folder}`,
      severity: 'error',
      from: { path: `^src/${folder}/`, pathNot: '[.]test[.]ts$|/testing/' },
      to: {
        path: `^src/(${folders.filter((f) => f !== folder && !may[folder].includes(f)).join('|')})/`,
        dependencyTypesNot: ['type-only'],
      },
    })),
    {
      name: 'record-takes-words-only',
      comment: 'record/ shares types with http/ and spec/, and none of their code.',
      severity: 'error',
      from: { path: '^src/record/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/(http|spec)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
