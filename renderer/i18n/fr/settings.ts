import type { Translated } from '../translated';
import type { settings as en } from '../en/settings';

export const settings: Translated<typeof en> = {
  you: 'Vous',
  youHint: 'Signe vos comptes rendus et vos modifications.',
  name: 'Votre nom',
  role: 'Votre fonction',
  company: 'Votre entreprise',
  email: 'Votre e-mail',
  appearance: 'Langue et apparence',
  language: 'Langue',
  languageSystem: 'Celle du système ({{language}})',
  languageHint: 'Les documents peuvent toujours se faire dans l’autre langue.',
  theme: 'Thème',
  themeSystem: 'Celui du système',
  themeLight: 'Clair',
  themeDark: 'Sombre',
  offline: 'Travailler volontairement hors ligne',
  offlineHint: 'Rien n’est envoyé ni reçu tant que vous ne l’arrêtez pas.',
  sample: 'Portefeuille d’exemple',
  sampleHint_one:
    'Le portefeuille inventé est sur ce bureau : {{count, number}} fiche, avec ce que vous y avez ajouté. Il n’est jamais envoyé.',
  sampleHint_many:
    'Le portefeuille inventé est sur ce bureau : {{count, number}} de fiches, avec ce que vous y avez ajouté. Il n’est jamais envoyé.',
  sampleHint_other:
    'Le portefeuille inventé est sur ce bureau : {{count, number}} fiches, avec ce que vous y avez ajouté. Il n’est jamais envoyé.',
  sampleRemove: 'Enlever le portefeuille d’exemple',
  sampleRemoveConfirm_one:
    '{{count, number}} fiche disparaît définitivement, avec tout ce que vous avez ajouté aux partenaires inventés. Vos propres partenaires restent.',
  sampleRemoveConfirm_many:
    '{{count, number}} de fiches disparaissent définitivement, avec tout ce que vous avez ajouté aux partenaires inventés. Vos propres partenaires restent.',
  sampleRemoveConfirm_other:
    '{{count, number}} fiches disparaissent définitivement, avec tout ce que vous avez ajouté aux partenaires inventés. Vos propres partenaires restent.',
  sampleRemoved: 'Le portefeuille d’exemple est enlevé',
  about: 'À propos',
  version: 'Escale {{version}}',
  journalSize: 'Journal de sécurité : {{size}}, {{free}} libres sur le disque.',
  keyProtected: 'Sa clé est protégée par le système.',
  keyPlain: 'Sa clé est dans un fichier que vous seul pouvez lire : ce système n’a pas de trousseau.',
  logFolder: 'Journal technique, sur cet ordinateur seulement : {{folder}}',
};
