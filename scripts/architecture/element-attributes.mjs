import { walk } from './walk.mjs';

const limit = 12;

export const title = `no element has more than ${limit} attributes`;

/** Counts a class's `static observedAttributes` and its Lit properties that have an attribute. */
export function check({ production }) {
  return production
    .filter((module) => module.package === 'widget')
    .flatMap((module) =>
      classesOf(module.program)
        .map((node) => ({ name: node.id?.name ?? 'a class', count: attributesOf(node, module.program) }))
        .filter(({ count }) => count > limit)
        .map(({ name, count }) => `${module.path}: ${name} has ${count} attributes`),
    );
}

function classesOf(program) {
  const found = [];
  walk(program, (node) => {
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') found.push(node);
  });
  return found;
}

function attributesOf(node, program) {
  const members = node.body.body;
  const observed = members.find((member) => member.static && member.key?.name === 'observedAttributes');
  const declared = members.find((member) => member.static && member.key?.name === 'properties');
  const decorated = members.flatMap((member) => member.decorators ?? []).filter((decorator) => decorator.expression.callee?.name === 'property');
  const options = [...decorated.map((decorator) => decorator.expression.arguments[0]), ...(declared?.value?.properties ?? []).map((property) => property.value)];
  return arrayLength(observed, program) + options.filter((option) => !isWithoutAttribute(option)).length;
}

function isWithoutAttribute(option) {
  return (option?.properties ?? []).some(
    ({ key, value }) => (key?.name === 'attribute' && value.value === false) || (key?.name === 'state' && value.value === true),
  );
}

// The list stands in the class, in a getter's return, or in a constant of the file.
function arrayLength(member, program) {
  if (member === undefined) return 0;
  let length = 0;
  const names = [];
  walk(member, (node) => {
    if (node.type === 'ArrayExpression') length += node.elements.filter((element) => element.type !== 'SpreadElement').length;
    if (node.type === 'Identifier') names.push(node.name);
  });
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || !names.includes(node.id.name)) return;
    const value = node.init?.expression ?? node.init;
    if (value?.type === 'ArrayExpression') length += value.elements.length;
    if (value?.type === 'ObjectExpression') length += value.properties.length;
  });
  return length;
}
