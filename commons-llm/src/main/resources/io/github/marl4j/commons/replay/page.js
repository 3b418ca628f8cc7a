'use strict';
// Every text goes in through textContent: what a model says is never markup.
const data = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'onclick') node.addEventListener('click', value);
    else if (key === 'color') node.style.setProperty('--c', value);
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  for (const child of children) if (child != null) node.append(child);
  return node;
};
const svg = (tag, attributes, text) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text != null) node.textContent = text;
  return node;
};
const percent = share => share == null ? '–' : (100 * share).toFixed(1) + ' %';
const whole = number => number == null ? '–' : Number(number).toLocaleString('en');

const runs = data.runs.map(run => {
  const events = run.events;
  const of = action => events.filter(event => event.action === action);
  const months = of('month');
  const agents = [];
  for (const row of of('harvesting')) {
    if (!agents.some(agent => agent.id === row.agent_id)) agents.push({id: row.agent_id, name: row.agent_name});
  }
  agents.sort((a, b) => Number(a.id.split('_')[1]) - Number(b.id.split('_')[1]));
  agents.forEach((agent, index) => { agent.color = `var(--a${index % 6})`; });
  return {...run, of, months, agents, harvests: of('harvesting')};
});
const last = Math.max(1, ...runs.map(run => run.months.length));
let month = 1, timer = null, open = null, tab = 'memories';

function chart(run, title, lines, top, bands) {
  const width = 560, height = 220, left = 36, right = 10, up = 12, down = 24;
  const count = Math.max(2, run.horizon);
  const x = at => left + (width - left - right) * (at - 0.5) / count;
  const y = value => up + (height - up - down) * (1 - value / Math.max(1, top));
  const label = `${title}: ` + lines.map(line => line.name + ' ' + line.points.map(point => point == null ? 'none' : point).join(', ')).join('; ');
  const root = svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label});
  for (let step = 0; step <= 4; step++) {
    const value = top * step / 4;
    root.append(svg('line', {class: 'grid', x1: left, x2: width - right, y1: y(value), y2: y(value)}));
    root.append(svg('text', {x: left - 6, y: y(value) + 4, 'text-anchor': 'end'}, String(Math.round(value))));
  }
  for (let at = 1; at <= count; at++) root.append(svg('text', {x: x(at), y: height - 7, 'text-anchor': 'middle'}, String(at)));
  for (const band of bands || []) {
    root.append(svg('line', {x1: left, x2: width - right, y1: y(band.at), y2: y(band.at), stroke: 'var(--warn)', 'stroke-dasharray': '5 4'}));
    root.append(svg('text', {x: left + 4, y: y(band.at) - 4}, band.name));
  }
  const cell = (width - left - right) / count;
  root.append(svg('rect', {x: x(Math.min(month, count)) - cell / 2, y: up, width: cell, height: height - up - down, fill: 'var(--accent)', opacity: 0.13}));
  for (const [order, line] of lines.entries()) {
    // Equal lines lie side by side, not on top of each other.
    const aside = lines.length > 2 ? 5 * (order - (lines.length - 1) / 2) : 0;
    const path = line.points.map((value, index) => value == null ? null : [x(index + 1) + aside, y(value)]);
    let d = '', pen = false;
    for (const point of path) { if (!point) { pen = false; continue; } d += (pen ? 'L' : 'M') + point.join(' '); pen = true; }
    root.append(svg('path', {d, fill: 'none', stroke: line.color, 'stroke-width': 2.2, 'stroke-dasharray': line.dash || 'none'}));
    for (const point of path) if (point) root.append(svg('circle', {cx: point[0], cy: point[1], r: 3, fill: line.color}));
  }
  for (let at = 1; at <= run.months.length; at++) {
    const hit = svg('rect', {class: 'hit', x: x(at) - cell / 2, y: up, width: cell, height: height - up});
    hit.append(svg('title', {}, `month ${at}: ` + lines.map(line => `${line.name} ${line.points[at - 1] ?? '–'}`).join(', ')));
    hit.addEventListener('click', () => go(at));
    root.append(hit);
  }
  const legend = el('div', {class: 'legend'}, ...lines.map(line => {
    const dot = el('span', {class: 'dot'}); dot.style.background = line.dash ? `repeating-linear-gradient(90deg, ${line.color} 0 3px, transparent 3px 5px)` : line.color;
    return el('span', {}, dot, line.name);
  }));
  return el('section', {class: 'panel'}, el('h2', {}, title), root, legend);
}

function tiles(run) {
  const m = run.result.metrics || {}, usage = run.result.usage.total;
  const tile = (value, name) => el('div', {class: 'tile'}, el('b', {}, String(value)), el('span', {}, name));
  const cost = usage.cost > 0 ? usage.cost.toFixed(2) + ' ' + run.result.usage.currency : '–';
  return el('section', {class: 'panel'}, el('h2', {}, `${run.result.experiment} · ${run.result.players} · seed ${run.result.seed}`),
    run.result.status !== 'done' ? el('p', {}, `This run is ${run.result.status}: ${run.result.reason}`) : null,
    el('div', {class: 'tiles'},
      tile(run.result.metrics ? `${m.survivalMonths} / ${run.horizon}` : run.months.length, m.survived === false ? 'months, collapsed' : 'months survived'),
      tile(whole(m.totalGain), 'total gain'), tile(percent(m.efficiency), 'efficiency'), tile(percent(m.equality), 'equality'),
      tile(percent(m.overUsage), 'over-usage'), tile(whole(usage.calls), 'model answers'),
      tile(whole(usage.promptTokens + usage.completionTokens), 'tokens'), cost === '–' ? null : tile(cost, 'cost')));
}

function agentCards(run) {
  const now = run.months[month - 1];
  const cards = run.agents.map(agent => {
    const rows = run.harvests.filter(row => row.agent_id === agent.id && row.round < month);
    const row = rows.find(each => each.round === month - 1);
    const total = rows.reduce((sum, each) => sum + each.resource_collected, 0);
    const fallbacks = run.of('fallback').filter(event => event.agent_id === agent.id && event.round === month - 1).length;
    return el('button', {type: 'button', class: 'agent', color: agent.color, onclick: () => show(run, agent)},
      el('b', {}, agent.name), el('span', {class: 'num'}, row ? `${row.resource_collected} of ${row.wanted_resource} asked` : 'not here'),
      el('small', {}, `${total} in all`,
        row && now && row.resource_collected > now.share ? el('span', {class: 'badge'}, `over the share of ${now.share}`) : null,
        row && run.limit(month - 1) != null && row.resource_collected > run.limit(month - 1) ? el('span', {class: 'badge'}, 'broke the agreement') : null,
        fallbacks ? el('span', {class: 'badge'}, `${fallbacks} fallback${fallbacks > 1 ? 's' : ''}`) : null));
  });
  return el('section', {class: 'panel agents'}, el('h2', {}, `Month ${month}`),
    now ? el('p', {class: 'soft'}, `${now.poolBefore} before the harvest, ${now.poolAfter} after; a sustainable share is ${now.share}.`) : el('p', {class: 'soft'}, 'The society does not exist any more.'),
    ...cards, el('p', {class: 'soft'}, 'Choose an agent to see its memories and prompts.'));
}

function conversation(run) {
  const word = $('search').value.trim().toLowerCase();
  const lines = run.of('utterance').filter(event => event.round === month - 1);
  const bubbles = lines.map(line => {
    const agent = run.agents.find(each => each.id === line.agent_id);
    const found = word && line.utterance.toLowerCase().includes(word);
    return el('div', {class: 'bubble' + (agent ? '' : ' chair') + (found ? ' found' : ''), color: agent ? agent.color : 'var(--soft)'},
      el('b', {}, line.agent_name), line.concludes ? el('span', {class: 'soft'}, ' · ends the conversation') : null, el('p', {}, line.utterance));
  });
  const summary = run.of('conversation_summary').find(event => event.round === month - 1);
  const limit = run.of('conversation_resource_limit').find(event => event.round === month - 1);
  return el('section', {class: 'panel chat', 'aria-live': 'polite'}, el('h2', {}, 'Conversation'),
    ...(bubbles.length ? bubbles : [el('p', {class: 'soft'}, 'Nobody said anything this month.')]),
    summary ? el('div', {class: 'outcome'}, `In short: ${summary.conversation_summary}`) : null,
    limit ? el('div', {class: 'outcome'}, limit.resource_limit == null ? 'No limit was agreed on.' : `Agreed limit per person: ${limit.resource_limit}`) : null);
}

function accounts(run) {
  const usage = run.result.usage;
  const list = map => Object.entries(map).map(([key, value]) => `${key}: ${value}`).join(', ') || 'none';
  const fallbacks = Object.entries(usage.fallbacks).map(([kind, counts]) => `${kind} (${list(counts)})`).join(', ') || 'none';
  const byPhase = Object.entries(usage.byPhase).map(([key, count]) => `${key}: ${whole(count.calls)} answers, ${whole(count.promptTokens + count.completionTokens)} tokens`).join('; ');
  return el('section', {class: 'panel'}, el('h2', {}, 'Accounts'), el('dl', {},
    el('dt', {}, 'Faults of the endpoint'), el('dd', {}, list(usage.faults)), el('dt', {}, 'Fallbacks'), el('dd', {}, fallbacks),
    el('dt', {}, 'By phase'), el('dd', {}, byPhase || 'no model was asked'), el('dt', {}, 'Folder'), el('dd', {}, run.name)));
}

function draw() {
  $('month').textContent = `month ${month} of ${last}`;
  $('scrub').value = month;
  $('runs').replaceChildren(...runs.map(run => {
    const pools = [
      {name: 'before the harvest', color: 'var(--pool)', points: run.months.map(each => each.poolBefore)},
      {name: 'after it', color: 'var(--pool)', dash: '4 4', points: run.months.map(each => each.poolAfter)}];
    const lines = run.agents.map(agent => ({name: agent.name, color: agent.color, points: run.months.map(each => {
      const row = run.harvests.find(one => one.agent_id === agent.id && one.round === each.round);
      return row ? row.resource_collected : null;
    })}));
    const most = Math.max(10, ...run.harvests.map(row => row.resource_collected));
    return el('article', {class: 'run'}, tiles(run),
      el('div', {class: 'charts'}, chart(run, 'Resource', pools, run.capacity, [{at: run.collapseBelow, name: 'collapse below'}]), chart(run, 'Harvest of each agent', lines, most)),
      el('div', {class: 'body'}, agentCards(run), conversation(run)), accounts(run));
  }));
  if (open) drawDrawer();
}

function show(run, agent) { open = {run, agent}; $('drawer').hidden = false; drawDrawer(); $('close').focus(); }
function hide() { open = null; $('drawer').hidden = true; }

function memories(run, agent) {
  const mine = event => event.agent_id === agent.id;
  const looked = run.of('retrieval').filter(event => mine(event) && event.round === month - 1);
  const used = new Map();
  for (const look of looked) for (const [id, recency, importance, relevance] of look.found) used.set(id, {purpose: look.purpose, recency, importance, relevance});
  const nodes = run.of('memory').filter(event => mine(event) && event.round < month).reverse();
  if (!nodes.length) return [el('p', {class: 'soft'}, 'This agent has no memories: it is a script, a trained policy or a person.')];
  return nodes.map(node => {
    const why = used.get(node.id);
    const bars = why && el('div', {class: 'bars', role: 'img', 'aria-label': `recency ${why.recency}, importance ${why.importance}, relevance ${why.relevance}`});
    if (bars) [['recency', 'var(--a0)'], ['importance', 'var(--a1)'], ['relevance', 'var(--a2)']].forEach(([part, color]) => {
      const bar = el('span', {}); bar.style.cssText = `background:${color};width:${Math.max(0, 45 * why[part])}px`; bars.append(bar);
    });
    return el('div', {class: 'memory' + (why ? ' used' : '')}, node.description,
      el('small', {}, `${node.kind} ${node.id} · ${node.created.slice(0, 10)} to ${node.expiration.slice(0, 10)} · importance ${node.importance_score}${node.always_include ? ' · always included' : ''}`),
      why ? el('small', {}, `came to mind (${why.purpose}): recency ${why.recency} + importance ${why.importance} + relevance ${why.relevance}`) : null, bars);
  });
}

function prompts(run, agent) {
  const asked = run.of('completion').filter(event => event.agent_id === agent.id && event.round === month - 1);
  if (!asked.length) return [el('p', {class: 'soft'}, 'This agent was asked nothing this month.')];
  return asked.map((event, index) => el('details', {open: index === 0 ? '' : null}, el('summary', {}, `${event.kind}${event.again ? ' (asked again)' : ''} · ${event.phase} · ${event.promptTokens} + ${event.completionTokens} tokens · ${event.latencyMillis} ms`,
      event.faults.length ? el('span', {class: 'badge'}, event.faults.join(', ')) : null),
    el('h3', {}, 'Prompt'), el('pre', {}, event.prompt), el('h3', {}, `Answer of ${event.model} (${event.finish || 'no reason given'})`), el('pre', {}, event.answer)));
}

function drawDrawer() {
  const {run, agent} = open;
  $('drawertitle').textContent = `${agent.name}, month ${month}`;
  $('tabmemories').setAttribute('aria-selected', tab === 'memories');
  $('tabprompts').setAttribute('aria-selected', tab === 'prompts');
  $('drawerbody').replaceChildren(...(tab === 'memories' ? memories(run, agent) : prompts(run, agent)));
}

function go(to) { month = Math.min(last, Math.max(1, to)); draw(); }
function play() {
  if (timer) { clearInterval(timer); timer = null; }
  else { if (month === last) month = 0; timer = setInterval(() => { go(month + 1); if (month === last) play(); }, 1200); }
  $('play').textContent = timer ? 'Pause' : 'Play';
}
function search() {
  const word = $('search').value.trim().toLowerCase();
  const found = word ? runs.flatMap(run => run.of('utterance')).filter(event => event.utterance.toLowerCase().includes(word)) : [];
  $('hits').textContent = word ? `${found.length} lines, months ${[...new Set(found.map(event => event.round + 1))].join(', ') || '–'}` : '';
  draw();
}

for (const run of runs) run.limit = round => {
  // An agreement holds from the month after it until it is replaced.
  const agreed = run.of('conversation_resource_limit').filter(event => event.round < round && event.resource_limit != null);
  return agreed.length ? agreed[agreed.length - 1].resource_limit : null;
};
document.title = $('title').textContent = runs.map(run => run.result.experiment).join(' and ');
$('runs').classList.toggle('two', runs.length > 1);
$('scrub').max = last;
$('scrub').addEventListener('input', event => go(Number(event.target.value)));
$('back').addEventListener('click', () => go(month - 1));
$('forward').addEventListener('click', () => go(month + 1));
$('play').addEventListener('click', play);
$('search').addEventListener('input', search);
$('close').addEventListener('click', hide);
$('tabmemories').addEventListener('click', () => { tab = 'memories'; drawDrawer(); });
$('tabprompts').addEventListener('click', () => { tab = 'prompts'; drawDrawer(); });
$('theme').addEventListener('click', () => document.documentElement.classList.toggle('dark'));
document.documentElement.classList.toggle('dark', matchMedia('(prefers-color-scheme: dark)').matches);
document.addEventListener('keydown', event => {
  if (event.target.tagName === 'INPUT') return;
  if (event.key === 'ArrowLeft') go(month - 1);
  else if (event.key === 'ArrowRight') go(month + 1);
  else if (event.key === ' ' && event.target.tagName !== 'BUTTON' && event.target.tagName !== 'SUMMARY') { event.preventDefault(); play(); }
  else if (event.key === 'Escape') hide();
});
// #month=4&agent=Kate&tab=prompts&theme=dark opens the page at a place.
const at = new URLSearchParams(location.hash.slice(1));
if (at.get('theme')) document.documentElement.classList.toggle('dark', at.get('theme') === 'dark');
if (at.get('tab') === 'prompts') tab = 'prompts';
go(Number(at.get('month')) || 1);
const wanted = runs[0].agents.find(agent => agent.name === at.get('agent'));
if (wanted) show(runs[0], wanted);
