// Writes a language model with random weights in the GGUF format: Llama's architecture, two layers, one token for each byte. What it says is noise, but it is a real
// model for a real engine: tokens are counted, grammars force JSON, answers are cut off at the limit.
// Usage: node make-model.mjs FILE.gguf
import {writeFileSync} from 'node:fs';

const WIDTH = 64, HEADS = 4, LAYERS = 2, HIDDEN = 128, CONTEXT = 8192, ALIGNMENT = 32;
const UINT32 = 4, INT32 = 5, FLOAT32 = 6, STRING = 8, ARRAY = 9;

const tokens = ['<unk>', '<s>', '</s>'];
const types = [2, 3, 3]; // unknown, control, control
for (let byte = 0; byte < 256; byte++) { tokens.push(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`); types.push(6); }
tokens.push('\u2581'); types.push(1); // the blank of SentencePiece

let state = 12345; // a small generator with a fixed start, so that everybody has the same model
const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32 - 0.5; };

const parts = [];
const put = buffer => parts.push(buffer);
const u32 = value => { const b = Buffer.alloc(4); b.writeUInt32LE(value); put(b); };
const u64 = value => { const b = Buffer.alloc(8); b.writeBigUInt64LE(BigInt(value)); put(b); };
const f32 = value => { const b = Buffer.alloc(4); b.writeFloatLE(value); put(b); };
const text = value => { const b = Buffer.from(value, 'utf8'); u64(b.length); put(b); };
const write = {[UINT32]: u32, [INT32]: u32, [FLOAT32]: f32, [STRING]: text};

const facts = [
  ['general.architecture', STRING, 'llama'], ['general.name', STRING, 'marl4j-random'], ['general.file_type', UINT32, 0],
  ['llama.context_length', UINT32, CONTEXT], ['llama.embedding_length', UINT32, WIDTH], ['llama.block_count', UINT32, LAYERS],
  ['llama.feed_forward_length', UINT32, HIDDEN], ['llama.rope.dimension_count', UINT32, WIDTH / HEADS],
  ['llama.attention.head_count', UINT32, HEADS], ['llama.attention.head_count_kv', UINT32, HEADS],
  ['llama.attention.layer_norm_rms_epsilon', FLOAT32, 1e-5], ['llama.vocab_size', UINT32, tokens.length],
  ['tokenizer.ggml.model', STRING, 'llama'],
  ['tokenizer.ggml.tokens', ARRAY, STRING, tokens], ['tokenizer.ggml.scores', ARRAY, FLOAT32, tokens.map(() => 0)],
  ['tokenizer.ggml.token_type', ARRAY, INT32, types],
  ['tokenizer.ggml.bos_token_id', UINT32, 1], ['tokenizer.ggml.eos_token_id', UINT32, 2], ['tokenizer.ggml.unknown_token_id', UINT32, 0]
];

const tensors = [['token_embd.weight', [WIDTH, tokens.length]], ['output_norm.weight', [WIDTH]], ['output.weight', [WIDTH, tokens.length]]];
for (let layer = 0; layer < LAYERS; layer++) {
  const name = part => `blk.${layer}.${part}.weight`;
  for (const part of ['attn_q', 'attn_k', 'attn_v', 'attn_output']) tensors.push([name(part), [WIDTH, WIDTH]]);
  tensors.push([name('attn_norm'), [WIDTH]], [name('ffn_norm'), [WIDTH]]);
  tensors.push([name('ffn_gate'), [WIDTH, HIDDEN]], [name('ffn_up'), [WIDTH, HIDDEN]], [name('ffn_down'), [HIDDEN, WIDTH]]);
}
const size = shape => shape.reduce((product, length) => product * length, 4);
const aligned = bytes => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

put(Buffer.from('GGUF')); u32(3); u64(tensors.length); u64(facts.length);
for (const [key, type, ...rest] of facts) {
  text(key); u32(type);
  if (type === ARRAY) { u32(rest[0]); u64(rest[1].length); for (const each of rest[1]) write[rest[0]](each); }
  else write[type](rest[0]);
}
let offset = 0;
for (const [name, shape] of tensors) {
  text(name); u32(shape.length); shape.forEach(u64); u32(0); u64(offset); // type 0: float32
  offset = aligned(offset + size(shape));
}
const pad = () => { const length = parts.reduce((sum, part) => sum + part.length, 0); put(Buffer.alloc(aligned(length) - length)); };
pad();
for (const [name, shape] of tensors) {
  const data = new Float32Array(size(shape) / 4);
  for (let i = 0; i < data.length; i++) data[i] = name.includes('norm') ? 1 : random();
  put(Buffer.from(data.buffer)); pad();
}
writeFileSync(process.argv[2], Buffer.concat(parts));
console.log(`${process.argv[2]}: ${tokens.length} tokens, ${tensors.length} tensors`);
