import onnxProto, { type onnx } from 'onnx-proto';

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;

/** Gather, Cast, Mul and 8-bit initializers are all of opset 13; onnxruntime-node 1.14 runs up to 18. */
const OPSET = 13;
const IR_VERSION = 8;
/** Largest magnitude of a signed byte that has its negative too. */
const INT8_MAX = 127;

/** A table of signed bytes, row by row, and what to multiply each row by. */
export interface QuantizedTable {
  values: Int8Array;
  scales: Float32Array;
}

/** Each row by its own largest magnitude: rows of rare and of weighty tokens differ a hundredfold in length. */
export function quantize(table: Float32Array, width: number): QuantizedTable {
  const rows = table.length / width;
  const values = new Int8Array(table.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    let largest = 0;
    for (let i = from; i < from + width; i++) largest = Math.max(largest, Math.abs(table[i]!));
    if (largest === 0) continue;
    scales[row] = largest / INT8_MAX;
    for (let i = from; i < from + width; i++) values[i] = Math.round(table[i]! / scales[row]!);
  }
  return { values, scales };
}

/**
 * The bytes of an ONNX file: `last_hidden_state [batch, sequence, width]` = rows of the table by `input_ids`, as
 * numbers, times their scales. `attention_mask` is an input because every encoder has it; pooling needs it, not we.
 */
export function writeOnnx({ values, scales }: QuantizedTable, width: number): Uint8Array {
  const initializers = [
    {
      name: 'table',
      dataType: TensorProto.DataType.INT8,
      dims: [scales.length, width],
      rawData: bytesOf(values),
    },
    {
      name: 'scales',
      dataType: TensorProto.DataType.FLOAT,
      dims: [scales.length, 1],
      rawData: bytesOf(scales),
    },
  ];
  const model = ModelProto.create({
    irVersion: IR_VERSION,
    producerName: 'beleg',
    opsetImport: [{ domain: '', version: OPSET }],
    graph: {
      name: 'static-encoder',
      node: [
        node('Gather', ['table', 'input_ids'], 'bytes'),
        node('Cast', ['bytes'], 'numbers', [
          { name: 'to', type: AttributeProto.AttributeType.INT, i: TensorProto.DataType.FLOAT },
        ]),
        node('Gather', ['scales', 'input_ids'], 'factors'),
        node('Mul', ['numbers', 'factors'], 'last_hidden_state'),
      ],
      initializer: initializers,
      input: [
        valueInfo('input_ids', TensorProto.DataType.INT64, ['batch', 'sequence']),
        valueInfo('attention_mask', TensorProto.DataType.INT64, ['batch', 'sequence']),
      ],
      output: [valueInfo('last_hidden_state', TensorProto.DataType.FLOAT, ['batch', 'sequence', width])],
    },
  });
  return ModelProto.encode(model).finish();
}

function node(opType: string, input: string[], output: string, attribute: onnx.IAttributeProto[] = []) {
  return { name: output, opType, input, output: [output], attribute };
}

function valueInfo(name: string, elemType: number, dims: Array<string | number>): onnx.IValueInfoProto {
  const dim = dims.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size }));
  return { name, type: { tensorType: { elemType, shape: { dim } } } };
}

function bytesOf(array: Int8Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
