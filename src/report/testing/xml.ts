/** Reads and validates XML in tests, with libxml2. */
import { readFileSync } from 'node:fs';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';

/** What is wrong with the file by Jenkins' schema; empty when nothing is. Throws when it is no XML. */
export function junitFaults(xml: string): string[] {
  const schema = XmlDocument.fromBuffer(readFileSync(new URL('./junit-10.xsd', import.meta.url)));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(xml);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [`${error instanceof Error ? error.message : error}`];
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

export interface XmlNode {
  name: string;
  attributes: { readonly [name: string]: string };
  text: string;
  parent: string | undefined;
  children: string[];
}

/** Elements at an XPath. */
export function select(xml: string, xpath: string): XmlNode[] {
  const document = XmlDocument.fromString(xml);
  try {
    return document.find(xpath).flatMap((node) => {
      if (!(node instanceof XmlElement)) return [];
      const attributes = Object.fromEntries(node.attrs.map((attr) => [attr.name, attr.value]));
      const children: string[] = [];
      for (let child = node.firstChild; child !== null; child = child.next) if (child instanceof XmlElement) children.push(child.name);
      return [{ name: node.name, attributes, text: node.content, parent: node.parent?.attr('name')?.value, children }];
    });
  } finally {
    document.dispose();
  }
}
