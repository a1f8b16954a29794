// The OTLP schema for protobuf-es, made at run time from the one that stands in schema.ts.
// protobuf-es wants descriptors; here each protobufjs type becomes one. Edition 2023 says per field
// what proto3 says by convention, so presence and the check of UTF-8 are plain features: the
// harness reads strings that a truncating function cut inside a character, while the bench's peer
// checks UTF-8 as generated code does.
import { create, createFileRegistry, type DescMessage, type Registry } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  Edition,
  type EnumDescriptorProto,
  EnumDescriptorProtoSchema,
  FeatureSet_EnumType,
  FeatureSet_FieldPresence,
  FeatureSet_JsonFormat,
  FeatureSet_MessageEncoding,
  FeatureSet_RepeatedFieldEncoding,
  FeatureSet_Utf8Validation,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  type FieldDescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import protobuf from "protobufjs";

export type Utf8Check = "checked" | "unchecked";

const SCALARS: Readonly<Record<string, FieldDescriptorProto_Type>> = {
  double: FieldDescriptorProto_Type.DOUBLE,
  float: FieldDescriptorProto_Type.FLOAT,
  int32: FieldDescriptorProto_Type.INT32,
  int64: FieldDescriptorProto_Type.INT64,
  uint32: FieldDescriptorProto_Type.UINT32,
  uint64: FieldDescriptorProto_Type.UINT64,
  sint32: FieldDescriptorProto_Type.SINT32,
  sint64: FieldDescriptorProto_Type.SINT64,
  fixed32: FieldDescriptorProto_Type.FIXED32,
  fixed64: FieldDescriptorProto_Type.FIXED64,
  sfixed32: FieldDescriptorProto_Type.SFIXED32,
  sfixed64: FieldDescriptorProto_Type.SFIXED64,
  bool: FieldDescriptorProto_Type.BOOL,
  string: FieldDescriptorProto_Type.STRING,
  bytes: FieldDescriptorProto_Type.BYTES,
};

/** The schema as protobuf-es descriptors, one file a package. */
export function registryOf(root: protobuf.Root, utf8: Utf8Check): Registry {
  root.resolveAll();
  const packages = packagesOf(root);
  const files = packages.map((each) => fileOf(each, packages, utf8));
  return createFileRegistry(create(FileDescriptorSetSchema, { file: importsFirst(files) }));
}

/** The files in an order in which each stands after what it imports; imports have no cycles. */
function importsFirst(files: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  const ordered = new Set<FileDescriptorProto>();
  const place = (file: FileDescriptorProto): void => {
    if (ordered.has(file)) return;
    for (const other of files) if (file.dependency.includes(other.name)) place(other);
    ordered.add(file);
  };
  files.forEach(place);
  return [...ordered];
}

/** A message of the registry; the schema is ours, so a missing one is a defect. */
export function messageOf(registry: Registry, name: string): DescMessage {
  const found = registry.getMessage(name);
  if (!found) throw new Error(`no message ${name} in the schema`);
  return found;
}

function packagesOf(space: protobuf.NamespaceBase): protobuf.NamespaceBase[] {
  const nested = space.nestedArray;
  const holdsTypes = nested.some((o) => o instanceof protobuf.Type || o instanceof protobuf.Enum);
  const spaces = nested.filter(
    (o): o is protobuf.Namespace =>
      o instanceof protobuf.Namespace && !(o instanceof protobuf.Type),
  );
  return [...(holdsTypes ? [space] : []), ...spaces.flatMap(packagesOf)];
}

const packageName = (space: protobuf.NamespaceBase): string => space.fullName.slice(1);
const fileName = (space: protobuf.NamespaceBase): string => `${packageName(space)}.proto`;

function fileOf(
  space: protobuf.NamespaceBase,
  packages: readonly protobuf.NamespaceBase[],
  utf8: Utf8Check,
): FileDescriptorProto {
  const types = space.nestedArray.filter((o): o is protobuf.Type => o instanceof protobuf.Type);
  const enums = space.nestedArray.filter((o): o is protobuf.Enum => o instanceof protobuf.Enum);
  const used = new Set(types.flatMap(referredTo).map((o) => packageOf(o, packages)));
  used.delete(space);
  const { NONE, VERIFY } = FeatureSet_Utf8Validation;
  return create(FileDescriptorProtoSchema, {
    name: fileName(space),
    package: packageName(space),
    edition: Edition.EDITION_2023,
    syntax: "editions",
    dependency: [...used].map(fileName),
    messageType: types.map(messageDescriptor),
    enumType: enums.map(enumDescriptor),
    options: {
      features: {
        fieldPresence: FeatureSet_FieldPresence.IMPLICIT,
        enumType: FeatureSet_EnumType.OPEN,
        repeatedFieldEncoding: FeatureSet_RepeatedFieldEncoding.PACKED,
        messageEncoding: FeatureSet_MessageEncoding.LENGTH_PREFIXED,
        jsonFormat: FeatureSet_JsonFormat.ALLOW,
        utf8Validation: utf8 === "checked" ? VERIFY : NONE,
      },
    },
  });
}

/** Every message and enum that a type's fields, or its nested types' fields, are made of. */
function referredTo(type: protobuf.Type): (protobuf.Type | protobuf.Enum)[] {
  const own = type.fieldsArray.flatMap((field) => field.resolvedType ?? []);
  const nested = type.nestedArray.filter((o): o is protobuf.Type => o instanceof protobuf.Type);
  return [...own, ...nested.flatMap(referredTo)];
}

function packageOf(
  type: protobuf.Type | protobuf.Enum,
  packages: readonly protobuf.NamespaceBase[],
): protobuf.NamespaceBase {
  let space: protobuf.NamespaceBase | null = type.parent;
  while (space && !packages.includes(space)) space = space.parent;
  if (!space) throw new Error(`no package holds ${type.fullName}`);
  return space;
}

function messageDescriptor(type: protobuf.Type): DescriptorProto {
  const oneofs = type.oneofsArray.filter((oneof) => !isOptional(oneof));
  const nested = type.nestedArray;
  return create(DescriptorProtoSchema, {
    name: type.name,
    field: type.fieldsArray.map((field) => fieldDescriptor(field, oneofs)),
    oneofDecl: oneofs.map((oneof) => ({ name: oneof.name })),
    nestedType: nested.filter((o) => o instanceof protobuf.Type).map(messageDescriptor),
    enumType: nested.filter((o) => o instanceof protobuf.Enum).map(enumDescriptor),
  });
}

function enumDescriptor(type: protobuf.Enum): EnumDescriptorProto {
  const value = Object.entries(type.values).map(([name, number]) => ({ name, number }));
  return create(EnumDescriptorProtoSchema, { name: type.name, value });
}

/** Proto3's `optional` stands in protobufjs as a oneof of one member. */
function isOptional(oneof: protobuf.OneOf | null): boolean {
  return oneof !== null && oneof.name.startsWith("_");
}

function fieldDescriptor(
  field: protobuf.Field,
  oneofs: readonly protobuf.OneOf[],
): FieldDescriptorProto {
  const resolved = field.resolvedType;
  const { MESSAGE, ENUM } = FieldDescriptorProto_Type;
  const type = resolved
    ? resolved instanceof protobuf.Enum
      ? ENUM
      : MESSAGE
    : SCALARS[field.type];
  if (type === undefined) throw new Error(`unknown type ${field.type} of ${field.fullName}`);
  const oneofIndex = field.partOf ? oneofs.indexOf(field.partOf) : -1;
  const isExplicit = isOptional(field.partOf) || field.options?.["proto3_optional"] === true;
  const { REPEATED, OPTIONAL } = FieldDescriptorProto_Label;
  return create(FieldDescriptorProtoSchema, {
    name: snakeCase(field.name),
    jsonName: field.name,
    number: field.id,
    label: field.repeated ? REPEATED : OPTIONAL,
    type,
    ...(resolved && { typeName: resolved.fullName }),
    ...(oneofIndex >= 0 && { oneofIndex }),
    ...(isExplicit && {
      options: { features: { fieldPresence: FeatureSet_FieldPresence.EXPLICIT } },
    }),
  });
}

/** protobufjs keeps the JSON name; the schema's own is the same in snake case. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
