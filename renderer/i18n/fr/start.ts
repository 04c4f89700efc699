import type { Translated } from '../translated';
import type { start as en } from '../en/start';

export const start: Translated<typeof en> = {
  title: 'Bienvenue dans Escale',
  lead: 'Le bureau de ceux qui vendent par des partenaires : portefeuille, visites, engagements et comptes rendus, sur cet ordinateur, avec ou sans réseau.',
  nameHint: 'Signe vos comptes rendus',
  companyHint: 'Figure sur vos comptes rendus',
  sampleTitle: 'Découvrir d’abord',
  sampleText:
    'Un portefeuille européen inventé : {{partners}} partenaires et {{meetings}} rendez-vous. Il n’est jamais envoyé et s’enlève d’un clic.',
  sampleAction: 'Ouvrir l’exemple',
  emptyTitle: 'Commencer à vide',
  emptyText:
    'Ajoutez vos partenaires un par un. Tout reste sur cet ordinateur tant que vous ne le connectez pas.',
  emptyAction: 'Commencer à vide',
  connectTitle: 'Se connecter à l’entreprise',
  connectText:
    'Vous avez l’adresse du serveur de l’entreprise : connectez-vous, et votre portefeuille arrive sur cet ordinateur.',
  connectAction: 'Se connecter',
  privacy:
    'Escale n’envoie rien à personne d’autre qu’au serveur que vous choisissez et au service de connexion de votre entreprise.',
  failed: 'Cela n’a pas fonctionné, et rien n’a été modifié : {{detail}}',
};
