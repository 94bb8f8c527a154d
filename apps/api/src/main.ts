import { runProcess } from '../../projector/src/run-process.js';
import { runProjector } from '../../projector/src/run-projector.js';
import { greeting } from './opening/greeting.js';
import { startService } from './opening/start-service.js';

await runProcess(async (settings, logger) => {
  if (!settings.roles.includes('api')) {
    await runProjector(settings, logger);
    return;
  }
  const service = await startService(settings, logger);
  service.shutdown.listen(process);
  await service.filled;
  process.stdout.write(await greeting(service));
});
