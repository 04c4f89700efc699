import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useDesk } from '../../../data/DeskContext';
import type { MeetingRow } from '../../../data/queries/meetings';
import { useFormats } from '../../../i18n/formats';
import { useTranslate } from '../../../i18n/useTranslate';
import { Panel } from '../../../ui/Panel';
import classes from './MeetingsChart.module.css';
import { heldPerMonth } from './meetingTimes';

/** How often the partner was met, month by month over a year. */
export function MeetingsChart({ meetings }: { readonly meetings: readonly MeetingRow[] }) {
  const t = useTranslate();
  const { now } = useDesk();
  const formats = useFormats();
  const months = useMemo(
    () =>
      heldPerMonth(meetings, now()).map(({ month, count }) => ({
        name: formats.month(month),
        letter: formats.monthShort(month),
        count,
      })),
    [meetings, now, formats],
  );
  const total = months.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel
      title={t('partners.meetingsPerMonth')}
      aside={<span className={classes.total}>{t('partners.total12', { count: total })}</span>}
    >
      <div className={classes.chart} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={months}
            margin={{ top: 8, right: 0, bottom: 0, left: -32 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--desk-border)" />
            <XAxis
              dataKey="letter"
              tickLine={false}
              axisLine={false}
              interval={0}
              className={classes.tick ?? ''}
            />
            <YAxis allowDecimals={false} tickLine={false} axisLine={false} className={classes.tick ?? ''} />
            <Bar
              dataKey="count"
              fill="var(--mantine-primary-color-filled)"
              maxBarSize={24}
              radius={[2, 2, 0, 0]}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t('partners.meetingsPerMonth')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('partners.monthColumn')}</th>
              <th scope="col">{t('partners.meetingsColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Panel>
  );
}
