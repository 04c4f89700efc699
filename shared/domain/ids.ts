import { v7 } from 'uuid';

/** Makes a record's id: UUID version 7, ordered by the time of its making. */
export type MakeId = () => string;

export const makeId: MakeId = () => v7();
