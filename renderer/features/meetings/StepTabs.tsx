import { Kbd, Tabs } from '@mantine/core';
import { useTranslate } from '../../i18n/useTranslate';
import { steps } from './steps';
import type { Step } from './steps';
import classes from './StepTabs.module.css';

interface StepTabsProps {
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

/** Brief, meeting, report; each with its key. */
export function StepTabs({ step, onStep }: StepTabsProps) {
  const t = useTranslate();
  return (
    <Tabs value={step} onChange={(value) => onStep(steps.find((known) => known === value) ?? step)}>
      <Tabs.List className={classes.list ?? ''}>
        {steps.map((name, index) => (
          <Tabs.Tab
            key={name}
            value={name}
            id={`tab-${name}`}
            aria-controls={`step-${name}`}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
          >
            {t(`meetings.step.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
