import type { Language } from '#shared/domain/fields';

/** What the menus say. Electron's own labels for roles are English only, so every item has its text here. */
export interface MenuTexts {
  readonly about: string;
  readonly services: string;
  readonly hide: string;
  readonly hideOthers: string;
  readonly unhide: string;
  readonly quit: string;
  readonly file: string;
  readonly newMeeting: string;
  readonly newPartner: string;
  readonly save: string;
  readonly print: string;
  readonly syncNow: string;
  readonly settings: string;
  readonly closeWindow: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly pasteAndMatchStyle: string;
  readonly delete: string;
  readonly selectAll: string;
  readonly view: string;
  readonly palette: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  readonly developerTools: string;
  readonly reload: string;
  readonly go: string;
  readonly today: string;
  readonly partners: string;
  readonly meetings: string;
  readonly sync: string;
  readonly trash: string;
  readonly window: string;
  readonly minimize: string;
  readonly zoomWindow: string;
  readonly front: string;
  readonly help: string;
  readonly shortcuts: string;
  readonly logFolder: string;
  readonly noSuggestions: string;
  readonly learnSpelling: string;
}

export const menuTexts: Readonly<Record<Language, MenuTexts>> = {
  en: {
    about: 'About Escale',
    services: 'Services',
    hide: 'Hide Escale',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Escale',
    file: '&File',
    newMeeting: 'New Meeting',
    newPartner: 'New Partner',
    save: 'Save',
    print: 'Save the Report as PDF…',
    syncNow: 'Sync Now',
    settings: 'Settings…',
    closeWindow: 'Close Window',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste and Match Style',
    delete: 'Delete',
    selectAll: 'Select All',
    view: '&View',
    palette: 'Find or Do…',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    developerTools: 'Developer Tools',
    reload: 'Reload',
    go: '&Go',
    today: 'Today',
    partners: 'Partners',
    meetings: 'Meetings',
    sync: 'Sync',
    trash: 'Trash',
    window: '&Window',
    minimize: 'Minimize',
    zoomWindow: 'Zoom',
    front: 'Bring All to Front',
    help: '&Help',
    shortcuts: 'Keyboard Shortcuts',
    logFolder: 'Show the Log',
    noSuggestions: 'No suggestions',
    learnSpelling: 'Learn Spelling',
  },
  fr: {
    about: 'À propos d’Escale',
    services: 'Services',
    hide: 'Masquer Escale',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Escale',
    file: '&Fichier',
    newMeeting: 'Nouveau rendez-vous',
    newPartner: 'Nouveau partenaire',
    save: 'Enregistrer',
    print: 'Enregistrer le compte rendu en PDF…',
    syncNow: 'Synchroniser maintenant',
    settings: 'Réglages…',
    closeWindow: 'Fermer la fenêtre',
    edit: 'É&dition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    pasteAndMatchStyle: 'Coller et respecter le style',
    delete: 'Supprimer',
    selectAll: 'Tout sélectionner',
    view: '&Affichage',
    palette: 'Rechercher ou agir…',
    actualSize: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    fullScreen: 'Plein écran',
    developerTools: 'Outils de développement',
    reload: 'Recharger',
    go: 'A&ller',
    today: 'Aujourd’hui',
    partners: 'Partenaires',
    meetings: 'Rendez-vous',
    sync: 'Synchronisation',
    trash: 'Corbeille',
    window: 'Fe&nêtre',
    minimize: 'Réduire',
    zoomWindow: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan',
    help: 'A&ide',
    shortcuts: 'Raccourcis clavier',
    logFolder: 'Afficher le journal technique',
    noSuggestions: 'Aucune suggestion',
    learnSpelling: 'Ajouter au dictionnaire',
  },
};
