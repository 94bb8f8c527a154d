import type { DateReader } from '#libs/domain';
import { silentLogger } from '#libs/ports';
import { ScriptedLog, type ScriptedConnection } from '#libs/ports/testing';
