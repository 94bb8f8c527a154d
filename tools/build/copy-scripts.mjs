/** The compiler leaves the Redis scripts behind: they are read beside the built files at run time. */
import { cpSync, statSync } from 'node:fs';

cpSync('libs', 'dist/libs', {
  recursive: true,
  filter: (file) => statSync(file).isDirectory() || file.endsWith('.lua'),
});
