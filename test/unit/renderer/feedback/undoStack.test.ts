import { beforeEach, describe, expect, it } from 'vitest';
import { inTurn, pushDone, useUndoStack } from '../../../../renderer/feedback/undoStack';

const lastDone = () => useUndoStack.getState().done.at(-1);

describe('saves and undos', () => {
  beforeEach(() => useUndoStack.setState({ done: ['the planning'], undone: [] }));

  it('are taken in turn: Undo finds the write that is still on its way to the journal', async () => {
    let journaled = (): void => undefined;
    const onItsWay = new Promise<void>((resolve) => {
      journaled = resolve;
    });
    const save = inTurn(async () => {
      await onItsWay;
      pushDone('the move');
    });
    const undone = inTurn(async () => lastDone());
    journaled();
    await save;
    expect(await undone).toBe('the move');
  });

  it('go on after one that failed', async () => {
    const failed = inTurn(() => Promise.reject(new Error('no room')));
    const next = inTurn(async () => lastDone());
    await expect(failed).rejects.toThrow('no room');
    expect(await next).toBe('the planning');
  });
});
