import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCalendarCheck,
  IconCalendarOff,
  IconCalendarPlus,
  IconDots,
  IconTrash,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { meetingStates } from '#shared/domain/meeting';
import { remove } from '../../data/mutation';
import { HistoryItem } from '../../feedback/history/HistoryItem';
import { useSave } from '../../feedback/useSave';
import { useTranslate } from '../../i18n/useTranslate';
import { useMeeting } from './MeetingContext';

const icons = { planned: IconCalendarPlus, held: IconCalendarCheck, cancelled: IconCalendarOff };

/** What is done with a meeting seldom. */
export function MeetingMenu() {
  const t = useTranslate();
  const save = useSave();
  const [, navigate] = useLocation();
  const { meeting, edit } = useMeeting();
  const { title, state } = meeting.data;
  const drop = async (): Promise<void> => {
    const result = await save([remove('meeting', meeting.id)], {
      message: t('common.movedToTrash', { title }),
    });
    if (result.ok) navigate('/meetings');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('common.more')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {meetingStates
          .filter((other) => other !== state)
          .map((other) => {
            const Icon = icons[other];
            return (
              <Menu.Item
                key={other}
                leftSection={<Icon size={16} />}
                onClick={() =>
                  void edit(() => ({ state: other }), { message: t(`meetings.became.${other}`) })
                }
              >
                {t(`meetings.become.${other}`)}
              </Menu.Item>
            );
          })}
        <HistoryItem kind="meeting" id={meeting.id} title={title} />
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void drop()}>
          {t('common.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
