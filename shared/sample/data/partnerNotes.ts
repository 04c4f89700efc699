import type { PartnerType } from '../../domain/partner';

/** What a company is, in one or two sentences, by its type. */
export const partnerNotes: Readonly<Record<'fr' | 'en', Readonly<Record<PartnerType, readonly string[]>>>> = {
  fr: {
    distributor: [
      'Grossiste en courants faibles, {small} agences et un entrepôt central. Créé en {year}.',
      'Distributeur régional, {staff} personnes ; stocke toute la gamme et livre sous 48 heures.',
    ],
    reseller: [
      'Revendeur installateur de {staff} personnes, créé en {year}. Clientèle de PME et de copropriétés.',
      'Entreprise familiale fondée en {year}, {staff} personnes. Surtout du câblage et du contrôle d’accès.',
      'Boutique et atelier, {staff} personnes. Beaucoup de dépannage, peu d’appels d’offres.',
    ],
    valueAddedReseller: [
      'VAR de {staff} personnes : étude, pose et maintenance. Bureau d’études interne depuis {year}.',
      'Spécialiste du contrôle d’accès depuis {year}, {staff} personnes dont {small} en avant-vente.',
    ],
    agent: ['Agent multicarte : apporte des affaires auprès des architectes et des bureaux d’études.'],
    franchisee: [
      'Franchisé du réseau Clés & Badges depuis {year}, {small} personnes. Boutique et interventions.',
    ],
    marketplace: ['Place de marché professionnelle : petit matériel, accessoires et pièces détachées.'],
    directSalesRep: ['Représentation commerciale auprès des syndics et des bailleurs. Deux personnes.'],
    managedServiceProvider: [
      'Infogérance de PME, {staff} personnes, environ {sites} sites sous contrat.',
      'MSP créé en {year}, {staff} personnes. Astreinte 24 h/24, forte culture du contrat.',
    ],
    systemIntegrator: [
      'Intégrateur de {staff} personnes, grands sites tertiaires et hospitaliers. Répond aux marchés publics.',
      'Intégrateur réseaux et sûreté fondé en {year}, {staff} personnes, {small} chefs de projet.',
    ],
  },
  en: {
    distributor: ['Regional distributor, {staff} people, {small} branches and a central warehouse.'],
    reseller: [
      'Reseller and installer, {staff} people, founded in {year}. Small businesses and housing.',
      'Family business since {year}, {staff} people. Cabling and access control.',
    ],
    valueAddedReseller: ['VAR with {staff} people: design, installation and maintenance since {year}.'],
    agent: ['Multi-line agent working with architects and consulting engineers.'],
    franchisee: ['Franchisee since {year}, {small} people.'],
    marketplace: ['Trade marketplace for small equipment, accessories and spare parts.'],
    directSalesRep: ['Sales representation to landlords and property managers. Two people.'],
    managedServiceProvider: [
      'Managed services for mid-sized companies, {staff} people, about {sites} sites.',
    ],
    systemIntegrator: [
      'Integrator with {staff} people; large office and hospital sites. Bids for public contracts.',
      'Network and security integrator founded in {year}, {staff} people.',
    ],
  },
};

/** The markets that partners serve, as the company labels them. */
export const segments = [
  'santé',
  'éducation',
  'collectivités',
  'industrie',
  'hôtellerie',
  'logement',
  'tertiaire',
  'logistique',
  'commerce',
] as const;

/** Labels by which the managers find partners again. */
export const partnerTags = [
  'marchés publics',
  'référence à publier',
  'bureau d’études',
  'astreinte 24/7',
  'vitrine de démonstration',
  'co-marketing',
  'formation à prévoir',
  'Balise Console',
  'multisite',
] as const;
