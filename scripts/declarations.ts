// The names and types that users of the package see, a line each, so that two releases can be compared.

import ts from "typescript";

const nameless =
  ts.SymbolFlags.TypeLiteral | ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.Function | ts.SymbolFlags.Method;

/**
 * What the entry points (name to file) declare: `banking-customers/finhub FinHubOptions.tenantId: string`. `?` marks what may
 * be left out; parameters are `(0)`, `(1)`, what a function returns is `()`; each word of a union has a line. What is declared
 * outside of `folder` is told by its name alone: generated types are the specs' affair.
 */
export function declarationsOf(
  entries: ReadonlyMap<string, string>,
  folder: string,
  options: ts.CompilerOptions,
): string[] {
  const program = ts.createProgram([...entries.values()], options);
  const checker = program.getTypeChecker();
  const lines = new Set<string>();

  const isOurs = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some((one) => one.getSourceFile().fileName.startsWith(folder)) ?? false;
  const print = (type: ts.Type) =>
    checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation).replaceAll(/\s+/g, " ");

  const describe = (name: string, type: ts.Type): void => {
    const isNameless = !type.aliasSymbol && ((type.symbol?.flags ?? 0) & nameless) !== 0;
    const calls = type.getCallSignatures();
    if (!type.aliasSymbol && type.isUnion() && type.types.every((one) => one.isStringLiteral())) {
      for (const one of type.types) lines.add(`${name}: ${print(one)}`);
    } else if (isNameless && !isOurs(type.symbol)) {
      lines.add(`${name}: {…}`);
    } else if (isNameless && calls.length + type.getProperties().length > 0) {
      for (const signature of calls) describeCall(name, signature);
      describeMembers(name, type);
    } else {
      lines.add(`${name}: ${print(type)}`);
    }
  };

  const describePart = (name: string, symbol: ts.Symbol, optional: boolean): void => {
    const type = checker.getTypeOfSymbol(symbol);
    if (optional) describe(`${name}?`, checker.getNonNullableType(type));
    else describe(name, type);
  };

  const describeCall = (name: string, signature: ts.Signature): void => {
    lines.add(
      `${name}(): ${textOf(signature.declaration?.typeParameters)}${print(signature.getReturnType())}`,
    );
    for (const [index, parameter] of signature.parameters.entries()) {
      const declaration = parameter.valueDeclaration;
      const optional =
        declaration !== undefined && ts.isParameter(declaration) && checker.isOptionalParameter(declaration);
      describePart(`${name}(${index})`, parameter, optional);
    }
  };

  const describeMembers = (name: string, type: ts.Type): void => {
    for (const property of type.getProperties().filter(isOurs)) {
      if (property.name.startsWith("__@")) continue;
      describePart(`${name}.${property.name}`, property, (property.flags & ts.SymbolFlags.Optional) !== 0);
    }
  };

  const describeType = (name: string, declaration: ts.Declaration, type: ts.Type): void => {
    if (ts.isTypeAliasDeclaration(declaration)) {
      const alias = `${name}${textOf(declaration.typeParameters)}`;
      if (!type.isUnion()) lines.add(`${alias}: ${declaration.type.getText().replaceAll(/\s+/g, " ")}`);
      else {
        for (const one of type.types) {
          if (one.isIntersection() || isOurs(one.symbol)) describeMembers(alias, one);
          else lines.add(`${alias}: ${print(one)}`);
        }
      }
    } else if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
      lines.add(`${name}${textOf(declaration.typeParameters)}`);
      for (const base of declaration.heritageClauses?.flatMap(({ types }) => types) ?? []) {
        if (!isOurs(checker.getTypeAtLocation(base).symbol)) lines.add(`${name} extends ${base.getText()}`);
      }
      describeMembers(name, type);
    }
  };

  const describeExport = (name: string, symbol: ts.Symbol): void => {
    if (!isOurs(symbol)) {
      lines.add(name);
      return;
    }
    if (symbol.flags & ts.SymbolFlags.Value) {
      const type = checker.getTypeOfSymbol(symbol);
      for (const signature of type.getConstructSignatures()) describeCall(`${name}.new`, signature);
      if (!(symbol.flags & ts.SymbolFlags.Class)) describe(name, type);
    }
    for (const declaration of symbol.declarations ?? []) {
      describeType(name, declaration, checker.getDeclaredTypeOfSymbol(symbol));
    }
  };

  for (const [entry, file] of entries) {
    const source = program.getSourceFile(file);
    const found = source && checker.getSymbolAtLocation(source);
    if (!found) throw new Error(`${file} exports nothing`);
    for (const exported of checker.getExportsOfModule(found)) {
      const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
      describeExport(`${entry} ${exported.name}`, isAlias ? checker.getAliasedSymbol(exported) : exported);
    }
  }
  return [...lines].sort();
}

function textOf(parameters: readonly ts.Node[] | undefined): string {
  return parameters ? `<${parameters.map((one) => one.getText()).join(", ")}>` : "";
}
