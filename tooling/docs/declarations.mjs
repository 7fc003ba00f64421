// What the compiler knows of the built packages: documentation comments, signatures and types, as their users see them.
import ts from 'typescript';

const OPTIONS = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  types: [],
};
const printer = ts.createPrinter({ omitTrailingSemicolon: true });
const scratch = ts.createSourceFile('scratch.ts', '', ts.ScriptTarget.Latest);

/**
 * A documentation comment, in Markdown.
 * @typedef {{ text: string, throws: string[], see: string[], params: string[] }} Doc
 *
 * A method: how it can be called, the parameters of the first way, and its documentation. One that is not documented by itself has that of all of its kind.
 * @typedef {{ calls: string[], parameters: { name: string, type: string }[], doc: Doc, isDocumented: boolean }} Method
 *
 * An attribute or a query: the type of what is read, and its documentation.
 * @typedef {{ type: string, doc: Doc }} Field
 */

/**
 * @param {string[]} files - declaration files of entries; one program for all, which is where the time goes
 * @returns {(file: string) => Entry}
 */
export function readDeclarations(files) {
  const program = ts.createProgram(files, OPTIONS);
  const checker = program.getTypeChecker();
  return (file) => new Entry(checker, checker.getSymbolAtLocation(program.getSourceFile(file)));
}

/** What one entry of a package exports. */
class Entry {
  #checker;
  #exported;

  constructor(checker, module) {
    const target = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
    this.#checker = checker;
    this.#exported = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, target(symbol)]));
  }

  get names() {
    return [...this.#exported.keys()];
  }

  /** @returns {Doc} */
  doc(name) {
    const symbol = this.#exported.get(name);
    return docFrom(symbol.getDocumentationComment(this.#checker), symbol.getJsDocTags(this.#checker));
  }

  /**
   * The methods of the service that a definition makes.
   * @returns {Map<string, Method>}
   */
  methods(definition) {
    const [, service] = this.#checker.getTypeArguments(this.#typeOf(this.#exported.get(definition)));
    const methods = new Map();
    for (const symbol of service.getProperties()) {
      const signatures = this.#typeOf(symbol).getCallSignatures();
      if (signatures.length > 0) methods.set(symbol.name, this.#method(symbol, signatures));
    }
    return methods;
  }

  /**
   * What the declaration of a resource's class says of its attributes and filters.
   * @returns {{ attributes: Map<string, Field>, filters: Map<string, Field> }}
   */
  resource(name) {
    const [attributes, filters] = ['attributes', 'filters'].map((part) => this.#fieldsOf(this.#partOf(name, part)));
    return { attributes, filters };
  }

  /** The declaration of anything, with the comments inside of it. */
  source(name) {
    const texts = this.#exported.get(name).declarations.map((each) => {
      const statement = ts.isVariableDeclaration(each) ? each.parent.parent : each;
      return statement.getText().replace(/^declare /, '');
    });
    return texts.join('\n').replaceAll('_os_core.', '');
  }

  #method(symbol, signatures) {
    const ways = signatures.map((signature) => this.#way(signature));
    const [first] = signatures;
    const written = docFrom(symbol.getDocumentationComment(this.#checker), symbol.getJsDocTags(this.#checker));
    const isDocumented = Boolean(written.text) || written.throws.length > 0;
    return {
      calls: ways.map(({ parameters, returns }) => call(symbol.name, parameters, returns)),
      parameters: ways[0].parameters,
      doc: isDocumented ? written : docFrom(first.getDocumentationComment(this.#checker), first.getJsDocTags()),
      isDocumented,
    };
  }

  /** Parameters and what is returned, as text; optional ones have a question mark in their name. */
  #way(signature) {
    const { parameters, type } = this.#checker.signatureToSignatureDeclaration(
      signature,
      ts.SyntaxKind.MethodSignature,
      undefined,
      ts.NodeBuilderFlags.NoTruncation,
    );
    const parameterOf = ({ name, questionToken, type }, index) => {
      // One that is taken apart has no name.
      const ownName = index === parameters.length - 1 ? 'options' : 'settings';
      const text = this.#print(type);
      return {
        name: `${ts.isIdentifier(name) ? name.text : ownName}${questionToken ? '?' : ''}`,
        type: questionToken ? text.replace(/ \| undefined$/, '').replace(/^\(([^()]*)\)$/, '$1') : text,
      };
    };
    return { parameters: parameters.map(parameterOf), returns: this.#print(type) };
  }

  #fieldsOf(map) {
    const fieldOf = (symbol) => {
      const [read] = this.#checker.getTypeArguments(this.#typeOf(symbol));
      const doc = docFrom(symbol.getDocumentationComment(this.#checker), symbol.getJsDocTags(this.#checker));
      return { type: this.#printType(this.#checker.getNonNullableType(read)), doc };
    };
    return new Map(map.getProperties().map((symbol) => [symbol.name, fieldOf(symbol)]));
  }

  #partOf(name, part) {
    const spec = this.#typeIn(this.#typeOf(this.#exported.get(name)), '~spec');
    return this.#typeIn(spec, part);
  }

  #typeOf(symbol) {
    return this.#checker.getTypeOfSymbol(symbol);
  }

  #typeIn(type, name) {
    return this.#checker.getNonNullableType(this.#typeOf(type.getProperty(name)));
  }

  #printType(type) {
    return this.#print(this.#checker.typeToTypeNode(type, undefined, ts.NodeBuilderFlags.NoTruncation));
  }

  #print(node) {
    return printer.printNode(ts.EmitHint.Unspecified, node, scratch).replaceAll('"', "'");
  }
}

function docFrom(comment, tags) {
  const named = (name) => tags.filter((tag) => tag.name === name).map((tag) => ts.displayPartsToString(tag.text));
  return {
    text: ts.displayPartsToString(comment),
    throws: named('throws'),
    see: named('see'),
    params: named('param'),
  };
}

function call(name, parameters, returns) {
  const texts = parameters.map((each) => `${each.name}: ${each.type}`);
  const line = `${name}(${texts.join(', ')}): ${returns}`;
  return line.length <= 90 ? line : `${name}(\n${texts.map((text) => `  ${text},\n`).join('')}): ${returns}`;
}
