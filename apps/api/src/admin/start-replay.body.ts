import { IsOptional } from 'class-validator';
import { HasNoControlCharacters, IsNoLongerThan, IsText } from '../door/value-rules.js';

export const NOTE_CHARACTERS_MAX = 500;

/** What the start of a replay may say. */
export class StartReplay {
  /** Why it is started, for whoever reads the list. */
  @IsOptional()
  @IsText()
  @IsNoLongerThan(NOTE_CHARACTERS_MAX)
  @HasNoControlCharacters()
  readonly note?: string;
}
