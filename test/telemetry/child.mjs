// A process of its own for the tests of telemetry. Usage: node child.mjs write|choose|fold DIRECTORY [NUMBER]
import { writeChoice } from '../../dist/telemetry/choice.js';
import { createRecorder } from '../../dist/telemetry/index.js';
import { openTelemetryStore } from '../../dist/telemetry/reading.js';

const [what, directory, number] = process.argv.slice(2);
if (what === 'write') {
  const recorder = createRecorder({
    ...{ directory, mode: () => 'local', version: () => '2.0.0' },
    ...{ node: process.versions.node, platform: 'linux', now: Date.now },
  });
  for (let i = 0; i < Number(number); i++) {
    const invocation = recorder.begin('find', 'cli');
    invocation.parsed('go', 1);
    invocation.end(0, i);
    recorder.flush();
  }
} else if (what === 'choose') {
  for (let i = 0; i < Number(number); i++) writeChoice(directory, i % 2 ? 'off' : 'local');
} else if (what === 'fold') {
  const store = openTelemetryStore({ directory, version: '2.0.0', now: Date.now });
  console.log('open');
  store.fold();
  console.log('folded');
  store.close();
}
