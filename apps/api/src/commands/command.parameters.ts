import { Parameter } from '../queries/parameter.decorator.js';

/** What the address of a command says beside the document. */
export class CommandParameters {
  @Parameter() readonly dryRun?: 'true' | 'false';
}
