// Puts a GGUF model behind the two routes of the OpenAI protocol that MARL4J uses, on the loopback only.
// Usage: node serve.mjs FILE.gguf PORT [LONGEST_ANSWER]
import {createServer} from 'node:http';
import {getLlama, LlamaCompletion} from 'node-llama-cpp';

const [file, port = '8080', longest = '48'] = process.argv.slice(2);
const llama = await getLlama({gpu: false, build: 'never'});
const model = await llama.loadModel({modelPath: file});
const context = await model.createContext({contextSize: 8192, threads: 1});
const embedding = await model.createEmbeddingContext({contextSize: 2048, threads: 1});
let turn = Promise.resolve(); // one sequence, one answer at a time

async function answer(body) {
  const prompt = body.messages.map(message => `${message.role}: ${message.content}`).join('\n') + '\nassistant:';
  const input = model.tokenize(prompt);
  const maxTokens = Math.min(body.max_tokens ?? Infinity, Number(longest));
  const schema = body.response_format?.json_schema?.schema;
  const grammar = schema && await llama.createGrammarForJsonSchema(schema);
  const sequence = context.getSequence();
  try {
    const completion = new LlamaCompletion({contextSequence: sequence});
    const result = await completion.generateCompletionWithMeta(input, {
      maxTokens, grammar, temperature: body.temperature ?? 0, topP: body.top_p ?? 1, seed: body.seed ?? 0});
    const text = result.response;
    return {
      object: 'chat.completion', model: 'marl4j-random',
      choices: [{index: 0, message: {role: 'assistant', content: text}, finish_reason: result.metadata.stopReason === 'maxTokens' ? 'length' : 'stop'}],
      usage: {prompt_tokens: input.length, completion_tokens: model.tokenize(text).length}};
  } finally {
    sequence.dispose();
  }
}

async function embed(body) {
  const {vector} = await embedding.getEmbeddingFor(body.input);
  return {object: 'list', data: [{index: 0, embedding: vector}], usage: {prompt_tokens: model.tokenize(body.input).length}};
}

const routes = {'/v1/chat/completions': answer, '/v1/embeddings': embed};
createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const send = (status, value) => { response.writeHead(status, {'Content-Type': 'application/json'}); response.end(JSON.stringify(value)); };
  const route = routes[request.url];
  if (!route) return send(404, {error: {message: `there is no ${request.url}`}});
  turn = turn.then(async () => {
    try { send(200, await route(JSON.parse(text))); }
    catch (problem) { send(500, {error: {message: String(problem?.message ?? problem)}}); }
  });
}).listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/v1`));
