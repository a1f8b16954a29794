// OTTL's grammar as Chevrotain rules whose actions build the tree of ast.ts.
//
// Few rules, flat: chains of `and`, `or`, `+`, `*` are read as lists and given their precedence
// afterwards, so one level of brackets costs few stack frames. Decisions that one token does not
// settle are in lookahead.ts; no rule goes back. A `(` where a condition may stand could open a
// condition or arithmetic. Both are read by one rule, `expression`, whose result is either; what
// follows decides: `(a) == 1` compares a group, `(a == 1)` is a condition, `(a)` alone is neither.
//
// Chevrotain runs each rule once to learn the grammar, with made-up tokens: what looks at tokens
// stands in ACTION. What is well-formed but not OTTL (an editor as a value, keys on an editor) is
// noted in `problems`, and parsing goes on. ERR_MSG carries the name of the place (failure.ts),
// not a message.
import { EmbeddedActionsParser, EOF, type IToken, type ParserMethod } from "chevrotain";
import { ARITHMETIC_OPERATORS_MAX, EXPRESSION_NESTING_MAX } from "../format/limits.ts";
import type * as Ast from "./ast.ts";
import {
  arithmetic,
  asCondition,
  compare,
  connect,
  isArithmetic,
  joined,
  literalNode,
  pathNode,
  span,
  type Operand,
} from "./build.ts";
import { converterProblems, editorProblems, lambdaProblems } from "./errors.ts";
import { OttlSyntaxError, rangeOf } from "./errors.ts";
import * as ahead from "./lookahead.ts";
import { failureAt, type Place } from "./failure.ts";
import { valueAsConditionProblem } from "./messages.ts";
import * as token from "./tokens.ts";

const at = (place: Place) => ({ ERR_MSG: place });

export class OttlRules extends EmbeddedActionsParser {
  /** What is wrong with a text that still could be parsed. */
  problems: OttlSyntaxError[] = [];
  private text = "";
  private tokens: IToken[] = [];
  private nesting = 0;
  private operators = 0;
  private readonly peek: ahead.Peek = (distance) => this.LA(distance);

  constructor(settings: { validate: boolean } = { validate: false }) {
    super(token.vocabulary, {
      maxLookahead: 1,
      skipValidations: !settings.validate,
      errorMessageProvider: {
        buildMismatchTokenMessage: () => "value",
        buildNotAllInputParsedMessage: () => "afterValue",
        buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? "value",
        buildEarlyExitMessage: () => "value",
      },
    });
    this.performSelfAnalysis();
  }

  /** To be called before a rule is: what to parse. */
  start(text: string, tokens: IToken[]): void {
    this.text = text;
    this.tokens = tokens;
    this.problems = [];
    this.nesting = 0;
    this.operators = 0;
    // A copy: Chevrotain appends end tokens of its own.
    this.input = tokens.slice();
  }

  readonly statement: ParserMethod<[], Ast.Statement> = this.RULE("statement", () => {
    const editor = this.SUBRULE(this.call);
    this.ACTION(() => this.problems.push(...editorProblems(editor)));
    const where = this.OPTION(() => {
      this.CONSUME(token.Where);
      const condition = this.SUBRULE(this.expression, { ARGS: [false] });
      return this.ACTION(() => this.toCondition(condition));
    });
    const range = this.ACTION(() => ({ start: editor.range.start, end: rangeOf(this.LA(0)).end }));
    this.CONSUME(EOF, at(where === undefined ? "afterEditor" : "afterCondition"));
    return this.ACTION<Ast.Statement>(() => ({ editor, where, range }));
  });

  readonly condition: ParserMethod<[], Ast.Condition> = this.RULE("condition", () => {
    const expression = this.SUBRULE(this.expression, { ARGS: [false] });
    const condition = this.ACTION(() => this.toCondition(expression));
    this.CONSUME(EOF, at("afterCondition"));
    return condition;
  });

  readonly valueExpression: ParserMethod<[], Ast.Value> = this.RULE("valueExpression", () => {
    const value = this.SUBRULE(this.value);
    this.CONSUME(EOF, at("afterValue"));
    return value;
  });

  /** Operands joined by `and` and `or`, or a value that stands alone. */
  private readonly expression: ParserMethod<[boolean], Operand> = this.RULE(
    "expression",
    (startsLambdaBody: boolean) => {
      let last = this.SUBRULE(this.comparand, { ARGS: [startsLambdaBody] });
      const conditions: Ast.Condition[] = [];
      const connectives: IToken[] = [];
      this.MANY(() => {
        this.ACTION(() => conditions.push(this.toCondition(last)));
        connectives.push(this.CONSUME(token.Connective));
        last = this.SUBRULE2(this.comparand, { ARGS: [false] });
      });
      return this.ACTION(() => {
        if (connectives.length === 0) return last;
        conditions.push(this.toCondition(last));
        return { condition: connect(conditions, connectives) };
      });
    },
  );

  /** `not? (condition)`, `not? a == b`, or a value that stands alone. */
  private readonly comparand: ParserMethod<[boolean], Operand> = this.RULE(
    "comparand",
    (startsLambdaBody: boolean) => {
      const not = this.OPTION(() => this.CONSUME(token.Not));
      let operand = this.OR({
        DEF: [
          {
            GATE: () =>
              ahead.isParenthesisAhead(this.peek, startsLambdaBody && not === undefined),
            ALT: () => this.SUBRULE(this.parenthesis),
          },
          { ALT: () => ({ value: this.SUBRULE(this.value) }) },
        ],
        IGNORE_AMBIGUITIES: true,
        ...at("condition"),
      });
      this.OPTION2({
        GATE: () => "value" in operand,
        DEF: () => {
          const operator = this.CONSUME(token.Comparison);
          const right = this.SUBRULE2(this.value);
          operand = this.ACTION(() => compare(operand, operator, right));
        },
      });
      return this.ACTION(() => (not === undefined ? operand : this.negate(not, operand)));
    },
  );

  /** `(condition)`, or `(arithmetic)` and the arithmetic that follows it. */
  private readonly parenthesis: ParserMethod<[], Operand> = this.RULE("parenthesis", () => {
    const open = this.CONSUME(token.LParen);
    this.ACTION(() => this.enter(open));
    const inner = this.SUBRULE(this.expression, { ARGS: [false] });
    const checked = this.ACTION(() => this.groupable(inner));
    const close = this.CONSUME(token.RParen, at("parenthesis"));
    this.ACTION(() => this.leave());
    const terms: Ast.Value[] = [];
    const operators: IToken[] = [];
    this.MANY({
      GATE: () => "value" in checked,
      DEF: () => {
        operators.push(this.CONSUME(token.ArithmeticOperator));
        this.ACTION(() => this.countOperator(operators));
        terms.push(this.SUBRULE(this.term));
      },
    });
    return this.ACTION<Operand>(() => {
      const range = { start: open.startOffset, end: rangeOf(close).end };
      if (!("value" in checked)) return { condition: { ...checked.condition, range } };
      const group: Ast.Group = { kind: "group", value: checked.value, range };
      return { value: arithmetic([group, ...terms], operators) };
    });
  });

  /**
   * Any value: a literal that arithmetic does not take, a lambda, or arithmetic of one operand or
   * more.
   */
  private readonly value: ParserMethod<[], Ast.Value> = this.RULE("value", () =>
    this.OR<Ast.Value>({
      DEF: [
        { GATE: () => ahead.isLambdaAhead(this.peek), ALT: () => this.SUBRULE(this.lambda) },
        { GATE: () => ahead.isStringAhead(this.peek), ALT: () => this.SUBRULE(this.stringLiteral) },
        { ALT: () => this.taken(this.CONSUME(token.Nil)) },
        { ALT: () => this.taken(this.CONSUME(token.Bool)) },
        { ALT: () => this.taken(this.CONSUME(token.Bytes)) },
        {
          GATE: () => ahead.isEnumAhead(this.peek),
          ALT: () => this.taken(this.CONSUME(token.Uppercase)),
        },
        { ALT: () => this.SUBRULE(this.map) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.arithmetic) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...at("value"),
    }),
  );

  private readonly arithmetic: ParserMethod<[], Ast.Value> = this.RULE("arithmetic", () => {
    const terms = [this.SUBRULE(this.term)];
    const operators: IToken[] = [];
    this.MANY(() => {
      operators.push(this.CONSUME(token.ArithmeticOperator));
      this.ACTION(() => this.countOperator(operators));
      terms.push(this.SUBRULE2(this.term));
    });
    return this.ACTION<Ast.Value>(() => arithmetic(terms, operators));
  });

  /** An operand of arithmetic, with at most one sign. */
  private readonly term: ParserMethod<[], Ast.Value> = this.RULE("term", () => {
    const sign = this.OPTION(() => this.CONSUME(token.Sign));
    const operand = this.OR<Ast.Value>({
      DEF: [
        {
          GATE: () => ahead.isCallAhead(this.peek),
          ALT: () => {
            const call = this.SUBRULE(this.call);
            this.ACTION(() => this.problems.push(...converterProblems(call)));
            return call;
          },
        },
        { ALT: () => this.SUBRULE(this.path) },
        { ALT: () => this.taken(this.CONSUME(token.Int)) },
        { ALT: () => this.taken(this.CONSUME(token.Float)) },
        { ALT: () => this.SUBRULE(this.group) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...at("operand"),
    });
    return this.ACTION<Ast.Value>(() => {
      if (sign === undefined) return operand;
      const range = { start: sign.startOffset, end: operand.range.end };
      const operator = sign.image === "-" ? "-" : "+";
      return { kind: "sign", operator, operand, range };
    });
  });

  /** `(arithmetic)` where only a value can stand. */
  private readonly group: ParserMethod<[], Ast.Group> = this.RULE("group", () => {
    const open = this.CONSUME(token.LParen);
    this.ACTION(() => this.enter(open));
    const value = this.SUBRULE(this.arithmetic);
    this.CONSUME(token.RParen, at("group"));
    return this.ACTION<Ast.Group>(() => ({ kind: "group", value, range: this.leaveFrom(open) }));
  });

  /**
   * A name, arguments, keys. Whether an editor or a converter may stand there is checked by who
   * called.
   */
  private readonly call: ParserMethod<[], Ast.Call> = this.RULE("call", () => {
    const names = [this.CONSUME(token.NamePart, at("editor"))];
    this.MANY(() => names.push(this.CONSUME2(token.NamePart)));
    const open = this.CONSUME(token.LParen, at("argumentsStart"));
    this.ACTION(() => this.enter(open));
    const list: Ast.Argument[] = [];
    this.MANY_SEP({ SEP: token.Comma, DEF: () => list.push(this.SUBRULE(this.argument)) });
    this.CONSUME(token.RParen, at("arguments"));
    this.ACTION(() => this.leave());
    const keys: Ast.Key[] = [];
    this.MANY2({
      GATE: () => ahead.isKeyAhead(this.peek),
      DEF: () => keys.push(this.SUBRULE(this.key)),
    });
    return this.ACTION<Ast.Call>(() => {
      const { name, range: nameRange } = joined(names);
      return { kind: "call", name, nameRange, arguments: list, keys, range: this.from(names[0]) };
    });
  });

  private readonly argument: ParserMethod<[], Ast.Argument> = this.RULE("argument", () => {
    const first = this.ACTION(() => this.LA(1));
    const names: IToken[] = [];
    this.OPTION({
      GATE: () => ahead.isArgumentNameAhead(this.peek),
      DEF: () => {
        this.AT_LEAST_ONE(() => names.push(this.CONSUME(token.NamePart)));
        this.CONSUME(token.Equal);
      },
    });
    const value = this.OR<Ast.Argument["value"]>({
      DEF: [
        {
          GATE: () => ahead.isFunctionNameAhead(this.peek),
          ALT: () => this.SUBRULE(this.functionName),
        },
        { ALT: () => this.SUBRULE(this.value) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...at("argument"),
    });
    return this.ACTION<Ast.Argument>(() => {
      const name = names.length === 0 ? undefined : joined(names).name;
      return { name, value, range: this.from(first) };
    });
  });

  private readonly functionName: ParserMethod<[], Ast.FunctionName> = this.RULE(
    "functionName",
    () => {
      const names: IToken[] = [];
      this.AT_LEAST_ONE(() => names.push(this.CONSUME(token.NamePart)));
      return this.ACTION<Ast.FunctionName>(() => ({ kind: "functionName", ...joined(names) }));
    },
  );

  private readonly path: ParserMethod<[], Ast.Path> = this.RULE("path", () => {
    const fields = [this.SUBRULE(this.field)];
    this.MANY({
      GATE: () => {
        const afterFirst = fields.length === 1 && fields[0]?.keys.length === 0;
        return ahead.isFieldAhead(this.peek, afterFirst);
      },
      DEF: () => {
        this.CONSUME(token.Dot);
        fields.push(this.SUBRULE2(this.field));
      },
    });
    return this.ACTION(() => pathNode(fields));
  });

  private readonly field: ParserMethod<[], Ast.Field> = this.RULE("field", () => {
    const name = this.CONSUME(token.Lowercase, at("field"));
    const keys: Ast.Key[] = [];
    this.MANY({
      GATE: () => ahead.isKeyAhead(this.peek),
      DEF: () => keys.push(this.SUBRULE(this.key)),
    });
    return this.ACTION<Ast.Field>(() => ({
      name: name.image, nameRange: rangeOf(name), keys, range: this.from(name),
    }));
  });

  /** A string or an integer is the whole key: `[3 - 1]` is refused, as the reference does. */
  private readonly key: ParserMethod<[], Ast.Key> = this.RULE("key", () => {
    const open = this.CONSUME(token.LBracket);
    this.ACTION(() => this.enter(open));
    const value = this.OR<Ast.Value>({
      DEF: [
        { ALT: () => this.SUBRULE(this.stringLiteral) },
        { ALT: () => this.taken(this.CONSUME(token.Int)) },
        { ALT: () => this.SUBRULE(this.arithmetic) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...at("key"),
    });
    this.CONSUME(token.RBracket, at("keyEnd"));
    return this.ACTION<Ast.Key>(() => ({ value, range: this.leaveFrom(open) }));
  });

  private readonly list: ParserMethod<[], Ast.ListLiteral> = this.RULE("list", () => {
    const open = this.CONSUME(token.LBracket);
    this.ACTION(() => this.enter(open));
    const items: Ast.Value[] = [];
    this.MANY_SEP({ SEP: token.Comma, DEF: () => items.push(this.SUBRULE(this.value)) });
    this.CONSUME(token.RBracket, at("list"));
    return this.ACTION<Ast.ListLiteral>(() => {
      return { kind: "list", items, range: this.leaveFrom(open) };
    });
  });

  /** Commas between entries are optional, one may stand after the last. */
  private readonly map: ParserMethod<[], Ast.MapLiteral> = this.RULE("map", () => {
    const open = this.CONSUME(token.LBrace);
    this.ACTION(() => this.enter(open));
    const entries: Ast.MapEntry[] = [];
    this.MANY({
      GATE: () => ahead.isEntryAhead(this.peek),
      DEF: () => {
        entries.push(this.SUBRULE(this.mapEntry));
        this.OPTION(() => this.CONSUME(token.Comma));
      },
    });
    this.CONSUME(token.RBrace, at("map"));
    return this.ACTION<Ast.MapLiteral>(() => {
      return { kind: "map", entries, range: this.leaveFrom(open) };
    });
  });

  private readonly mapEntry: ParserMethod<[], Ast.MapEntry> = this.RULE("mapEntry", () => {
    const key = this.OR<Ast.MapEntry["key"]>({
      DEF: [
        { ALT: () => this.SUBRULE(this.stringLiteral) },
        {
          GATE: () => ahead.isCallAhead(this.peek),
          ALT: () => {
            const call = this.SUBRULE(this.call);
            this.ACTION(() => this.problems.push(...converterProblems(call)));
            return call;
          },
        },
        { ALT: () => this.SUBRULE(this.path) },
      ],
      IGNORE_AMBIGUITIES: true,
      ...at("mapKey"),
    });
    this.CONSUME(token.Colon, at("mapColon"));
    const value = this.SUBRULE(this.value);
    return this.ACTION<Ast.MapEntry>(() => ({ key, value, range: span(key, value) }));
  });

  private readonly lambda: ParserMethod<[], Ast.Lambda> = this.RULE("lambda", () => {
    const open = this.CONSUME(token.LParen);
    const parameters: Ast.LambdaParameter[] = [];
    this.MANY_SEP({
      SEP: token.Comma,
      DEF: () => {
        const name = this.OR([
          { ALT: () => this.CONSUME(token.Lowercase) },
          { ALT: () => this.CONSUME(token.Underscore) },
        ]);
        this.ACTION(() => parameters.push({ name: name.image, range: rangeOf(name) }));
      },
    });
    this.CONSUME(token.RParen);
    this.CONSUME(token.Arrow);
    this.ACTION(() => this.enter(open));
    const body = this.SUBRULE(this.expression, { ARGS: [true] });
    return this.ACTION<Ast.Lambda>(() => {
      this.problems.push(...lambdaProblems(body));
      return { kind: "lambda", parameters, body, range: this.leaveFrom(open) };
    });
  });

  private readonly stringLiteral: ParserMethod<[], Ast.StringLiteral> = this.RULE(
    "stringLiteral",
    () => {
      const string = this.CONSUME(token.StringLiteral);
      return this.ACTION<Ast.StringLiteral>(() => ({
        kind: "string", value: token.stringValue(string), range: rangeOf(string),
      }));
    },
  );

  private taken(literal: IToken): Ast.Value {
    return this.ACTION(() => literalNode(literal, this.problems));
  }

  private negate(not: IToken, operand: Operand): Operand {
    const condition = this.toCondition(operand);
    const range = { start: not.startOffset, end: condition.range.end };
    return { condition: { kind: "not", operand: condition, range } };
  }

  /** What stands in parentheses is a condition or arithmetic. */
  private groupable(inner: Operand): Operand {
    if (!("value" in inner) || isArithmetic(inner.value)) return inner;
    return { condition: this.toCondition(inner) };
  }

  /**
   * An expression as a condition; the error is at what follows, where a comparison could have been.
   */
  private toCondition(operand: Operand): Ast.Condition {
    if ("condition" in operand) return operand.condition;
    const condition = asCondition(operand.value);
    if (condition !== undefined) return condition;
    const { start, end } = operand.value.range;
    const failure = failureAt("comparison", this.LA(1), this.tokens);
    const shown = this.text.slice(start, end);
    throw valueAsConditionProblem(this.text, this.tokens, failure, shown);
  }

  private enter(open: IToken): void {
    if (++this.nesting <= EXPRESSION_NESTING_MAX) return;
    const message = `brackets are nested more than ${EXPRESSION_NESTING_MAX} deep here`;
    throw new OttlSyntaxError("nesting-too-deep", rangeOf(open), message);
  }

  private leave(): void {
    this.nesting--;
  }

  private leaveFrom(open: IToken): Ast.Range {
    this.nesting--;
    return this.from(open);
  }

  private countOperator(operators: IToken[]): void {
    const last = operators.at(-1);
    if (++this.operators <= ARITHMETIC_OPERATORS_MAX || last === undefined) return;
    const message = `one text may have ${ARITHMETIC_OPERATORS_MAX} arithmetic operators`;
    throw new OttlSyntaxError("too-many-operators", rangeOf(last), message);
  }

  /** From a token to the last one taken. */
  private from(first: IToken | undefined): Ast.Range {
    return { start: first?.startOffset ?? 0, end: rangeOf(this.LA(0)).end };
  }
}
