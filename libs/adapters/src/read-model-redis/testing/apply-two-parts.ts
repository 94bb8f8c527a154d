/**
 * A process of its own that applies a batch of two parts, of which Redis refuses the first while the second is
 * prepared: no test can see in its own process what nobody hears. Its one line of output says what came of it.
 */
import { silentLogger } from '#libs/ports';
import { commitsOf, RaceBuilder } from '../../../../ports/src/testing/race-log.js';
import { RUN_EVENTS_MAX } from '../../race-history/race-run.js';
import { openRedisReadModel } from '../redis-read-model.js';

const [, , url = '', prefix = ''] = process.argv;
const long = new RaceBuilder('long');
for (let count = 0; count < RUN_EVENTS_MAX; count += 1)
  long.support(`endorser-${count}`, '2021-01-01');
const model = await openRedisReadModel({ url, prefix, logger: silentLogger });
const generation = await model.serving();
const batch = [...commitsOf(long), ...commitsOf(new RaceBuilder('other'), { partition: 1 })];
const said = await generation.apply(batch).then(() => 'applied', String);
process.stdout.write(`${said}\n`);
await model.close();
