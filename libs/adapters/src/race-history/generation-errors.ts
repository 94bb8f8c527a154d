import { ProjectionGap } from '#libs/ports';

export const generationUnknown = (number: number): Error =>
  new Error(`There is no generation ${number} to promote.`);

export const generationServes = (number: number): Error =>
  new Error(`Generation ${number} serves and cannot be discarded; promote another first.`);

export const generationGone = (number: number): ProjectionGap =>
  new ProjectionGap(`Generation ${number} is gone; read again from progress().`);

export const generationReplaced = (number: number): ProjectionGap =>
  new ProjectionGap(`Generation ${number} no longer serves; read again from progress().`);
