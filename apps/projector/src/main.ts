import { runProcess } from './run-process.js';
import { runProjector } from './run-projector.js';

await runProcess(runProjector);
