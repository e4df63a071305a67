import { AlignmentType } from 'docx';
import type { Align } from '../../domain/forms/model.ts';

export const alignments = {
  left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>;
