import { lineOf, walk } from './walk.mjs';

/** What would turn a person's text into HTML or code, or breaks under a strict content security policy or on a host's page. */
const names = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'unsafeHTML', 'unsafeSVG', 'unsafeStatic', 'styleMap', 'eval', 'Function', 'DOMParser', 'createContextualFragment'];
const templates = [
  { pattern: /\sstyle\s*=/, says: 'style="..." in a template' },
  { pattern: /\son[a-z]+\s*=\s*["'$]/, says: 'an inline event handler' },
];
const rem = /(^|[^\w-])\d*\.?\d+rem\b/;

export const title = 'what runs in a browser makes no HTML or code of text, and no inline styles';

export function check({ production }) {
  return production
    .filter((module) => module.package === 'widget' || module.package === 'client')
    .flatMap((module) => {
      const problems = [];
      const report = (node, says) => problems.push(`${module.path}:${lineOf(module.source, node.start)}: ${says}`);
      walk(module.program, (node) => {
        if (node.type === 'Identifier' && names.includes(node.name) && !isType(node, module)) report(node, node.name);
        if (node.type === 'TaggedTemplateExpression') inTemplate(node, report);
        if (node.type === 'Literal' && typeof node.value === 'string' && rem.test(node.value)) report(node, 'rem (the host sets its size)');
      });
      return problems;
    });
}

function inTemplate(node, report) {
  const tag = node.tag.name;
  // A placeholder keeps what stands before and after an expression apart.
  const text = node.quasi.quasis.map((quasi) => quasi.value.raw).join('$');
  if (tag === 'html' || tag === 'svg') templates.filter(({ pattern }) => pattern.test(text)).forEach(({ says }) => report(node, says));
  if (tag === 'css' && rem.test(text)) report(node, 'rem (the host sets its size)');
}

// `Function` as a type does no harm (the linter has its own opinion of it).
function isType(node, module) {
  return node.name === 'Function' && !/^Function\s*\(/.test(module.source.slice(node.start, node.start + 20));
}
