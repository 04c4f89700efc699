import type { wipe as en } from '../en/wipe';
import type { Translated } from '../translated';

export const wipe: Translated<typeof en> = {
  title: 'Ce bureau a été effacé',
  emptyingTitle: 'Effacement de ce bureau en cours',
  emptyingText:
    'Un instant suffit. Si l’ordinateur s’arrête entre-temps, l’effacement reprend au prochain démarrage.',
  ordered: 'L’effacement a été ordonné par {{by}}, le {{day}} à {{time}}.',
  whose: 'C’était le bureau de {{person}}, {{company}}.',
  what: 'Ses fiches, ses fichiers et ses copies de sécurité ont été retirés de cet ordinateur, ainsi que tout ce qui maintenait la connexion de son propriétaire.',
  lost_one: '{{count, number}} modification n’avait pas été envoyée et a disparu avec lui.',
  lost_other: '{{count, number}} modifications n’avaient pas été envoyées et ont disparu avec lui.',
  lost_many: '{{count, number}} de modifications n’avaient pas été envoyées et ont disparu avec lui.',
  lostNothing: 'Tout avait été envoyé ; rien n’est perdu.',
  lostUnknown: 'Il n’a pas été possible de déterminer si des modifications restaient à envoyer.',
  remains:
    'Ce qui reste : les fichiers enregistrés ailleurs volontairement, comme les comptes rendus en PDF ; les bureaux des autres personnes sur cet ordinateur ; le journal technique de l’application, sans données personnelles. Côté entreprise, les fiches sont conservées.',
  told: 'L’entreprise a été avertie que c’est fait.',
  notTold: 'L’entreprise n’en est pas encore avertie. Elle le sera dès qu’il y aura une connexion.',
  ask: 'Si vous ne vous y attendiez pas, voyez votre service informatique.',
  goOn: 'Fermer cette page',
  sendingTitle: 'Ce bureau va être effacé',
  sendingText:
    'L’effacement a été ordonné par {{by}}, le {{day}}. Ce que vous avez écrit est d’abord envoyé ; une fois que tout est parti, ou le délai passé, ce bureau est retiré de l’ordinateur. Enregistrez ailleurs ce qui est à vous.',
};
