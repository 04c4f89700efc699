import type { Companies } from './companies';

/** The companies of the rest of France and of Europe: the colleagues' portfolios. */
export const companiesElsewhere: Companies = {
  lyon: [
    ['Saônelle Intégration', 'systemIntegrator', 'strategic', 'gold', 'Lyon'],
    ['Rhônavia', 'valueAddedReseller', 'active', 'gold', 'Lyon'],
    ['Distralpe', 'distributor', 'active', 'gold', 'Lyon'],
    ['Dracélis Systèmes', 'valueAddedReseller', 'onboarding', 'registered', 'Grenoble'],
    ['Aravine Contrôle', 'reseller', 'active', 'registered', 'Annecy'],
  ],
  provence: [
    ['Calanquéa Réseaux', 'reseller', 'active', 'silver', 'Marseille'],
    ['Berrélis Intégration', 'systemIntegrator', 'active', 'silver', 'Aix-en-Provence'],
    ['Baie & Var Sécurité', 'valueAddedReseller', 'atRisk', 'registered', 'Nice'],
    ['Lézérac Infogérance', 'managedServiceProvider', 'onboarding', 'registered', 'Montpellier'],
    ['Cabinet Estaquier', 'directSalesRep', 'active', 'none', 'Marseille'],
  ],
  sudOuest: [
    ['Girondine de Contrôle', 'valueAddedReseller', 'active', 'silver', 'Bordeaux'],
    ['Garonnelle', 'reseller', 'active', 'registered', 'Bordeaux'],
    ['Autanis Intégration', 'systemIntegrator', 'active', 'gold', 'Toulouse'],
    ['Brique & Pastel Numérique', 'managedServiceProvider', 'recruited', 'none', 'Toulouse'],
    ['Gavéa Connect', 'reseller', 'dormant', 'none', 'Pau'],
  ],
  nordEst: [
    ['Deûlys Réseaux', 'reseller', 'active', 'silver', 'Lille'],
    ['Rhin-Ill Systèmes', 'systemIntegrator', 'active', 'silver', 'Strasbourg'],
    ['Meurthelle', 'reseller', 'identified', 'none', 'Nancy'],
    ['Champenelle Câblage', 'reseller', 'ended', 'none', 'Reims'],
    ['Représentation Flandrelle', 'directSalesRep', 'active', 'none', 'Lille'],
  ],
  wallonie: [
    ['Senneval Intégration', 'systemIntegrator', 'strategic', 'gold', 'Bruxelles'],
    ['Zennedis', 'distributor', 'active', 'gold', 'Bruxelles'],
    ['Ourthéa', 'valueAddedReseller', 'active', 'silver', 'Liège'],
    ['Sambrelle Réseaux', 'reseller', 'recruited', 'registered', 'Namur'],
    ['Pays Noir Connexions', 'reseller', 'dormant', 'none', 'Charleroi'],
  ],
  vlaanderen: [
    ['Leiewerk Networks', 'valueAddedReseller', 'active', 'silver', 'Gand'],
    ['Scheldepoort Security', 'systemIntegrator', 'active', 'silver', 'Anvers'],
    ['Dijlecom', 'reseller', 'evaluated', 'none', 'Louvain'],
  ],
  nederland: [
    ['Grachtnet', 'reseller', 'active', 'registered', 'Utrecht'],
    ['Maasbrug Systems', 'systemIntegrator', 'active', 'gold', 'Rotterdam'],
    ['Brabantec Access', 'valueAddedReseller', 'onboarding', 'registered', 'Eindhoven'],
    ['Polderplein', 'marketplace', 'active', 'none', 'Amsterdam'],
  ],
  luxembourg: [
    ['Alzettis', 'reseller', 'active', 'registered', 'Esch-sur-Alzette'],
    ['Luxidor Services', 'managedServiceProvider', 'active', 'registered', 'Luxembourg'],
  ],
  romandie: [
    ['Salévia Sécurité', 'valueAddedReseller', 'active', 'gold', 'Genève'],
    ['Lavauxel Informatique', 'reseller', 'active', 'silver', 'Lausanne'],
    ['Areuse Intégration', 'systemIntegrator', 'recruited', 'registered', 'Neuchâtel'],
  ],
  deutschschweiz: [
    ['Limmatnetz', 'valueAddedReseller', 'active', 'silver', 'Zurich'],
    ['Rheinknie Systeme', 'systemIntegrator', 'evaluated', 'none', 'Bâle'],
  ],
  germany: [
    ['Isarwerk Zutritt', 'systemIntegrator', 'strategic', 'gold', 'Munich'],
    ['Domblick Netzwerke', 'valueAddedReseller', 'atRisk', 'registered', 'Cologne'],
    ['Alsterkante IT', 'managedServiceProvider', 'active', 'silver', 'Hambourg'],
    ['Mainufer Distribution', 'distributor', 'active', 'gold', 'Francfort'],
    ['Spreewinkel Systeme', 'reseller', 'atRisk', 'registered', 'Berlin'],
    ['Handelsagentur Wiesbrück', 'agent', 'active', 'none', 'Stuttgart'],
  ],
  spain: [
    ['Manzanera Accesos', 'valueAddedReseller', 'active', 'silver', 'Madrid'],
    ['Llobrenet', 'systemIntegrator', 'active', 'registered', 'Barcelone'],
    ['Turiana Control', 'reseller', 'onboarding', 'none', 'Valence'],
    ['Nerviona Redes', 'reseller', 'dormant', 'none', 'Bilbao'],
  ],
  italy: [
    ['Naviglia Reti', 'valueAddedReseller', 'active', 'registered', 'Milan'],
    ['Dorasio Sistemi', 'systemIntegrator', 'evaluated', 'none', 'Turin'],
    ['Portico Accessi', 'reseller', 'identified', 'none', 'Bologne'],
    ['Studio Adigetti Vendite', 'directSalesRep', 'identified', 'none', 'Vérone'],
  ],
  britain: [
    ['Thamesgate Integration', 'systemIntegrator', 'active', 'gold', 'Londres'],
    ['Irwell & Medlock Networks', 'valueAddedReseller', 'active', 'silver', 'Manchester'],
    ['Avonmere Systems', 'reseller', 'active', 'registered', 'Bristol'],
    ['Airedale Doorworks', 'reseller', 'ended', 'none', 'Leeds'],
  ],
  ireland: [
    ['Liffeyhaven Access', 'valueAddedReseller', 'active', 'registered', 'Dublin'],
    ['Leewater Networks', 'reseller', 'identified', 'none', 'Cork'],
  ],
};
