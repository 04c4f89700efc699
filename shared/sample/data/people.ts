import type { AreaName } from './areas';

/** First and family names as they go together; the women's first names come first. */
export interface NamePool {
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

const breton: NamePool = {
  women: words(
    'Gwenaëlle, Maëlle, Nolwenn, Soizic, Anne-Laure, Rozenn, Claire, Aurélie, Morgane, Katell, Sandrine, Élodie, Bénédicte, Solenn',
  ),
  men: words(
    'Yann, Erwan, Loïc, Gaël, Ronan, Mickaël, Tanguy, Pierrick, Hervé, Goulven, Stéphane, Malo, Youenn, Fabrice',
  ),
  families: words(
    'Le Goff, Kermarrec, Guillou, Quéméner, Jaouen, Le Dantec, Rivoal, Corvec, Le Bihan, Kervella, Riou, Floc’h, Cadiou, Morvan, Prigent, Hamon, Gicquel, Lucas, Bourdais, Le Bris, Salaün, Trévidic, Jégou',
  ),
};

const french: NamePool = {
  women: words(
    'Sophie, Nathalie, Émilie, Caroline, Marion, Inès, Valérie, Laëtitia, Pauline, Delphine, Anne, Mélanie, Agnès, Fatima, Céline, Audrey, Justine, Samira, Isabelle, Véronique, Charlotte, Lucie',
  ),
  men: words(
    'Thomas, Nicolas, Karim, Olivier, Laurent, Vincent, Sébastien, Guillaume, Antoine, Mehdi, Philippe, Romain, Jérôme, Alexandre, Benoît, Christophe, Rachid, Damien, Arnaud, Cédric, Maxime, Bruno',
  ),
  families: words(
    'Charpentier, Delacourt, Benali, Marchand, Roussillon, Perrot, Lemoine, Faucheux, Gautreau, Bréhier, Vasseur, Hervieu, Da Silva, Moulinet, Chauveau, Poirier, Lacombe, Guérineau, Dubreuil, Lefort, Mercadier, Boissel, Thibaudeau, Auvray, Hadjadj, Rambaud, Coutances, Fleuriot, Barbier, Josse, Ménard, Nguyen, Pelletier, Renaudin, Sauvage, Tessier, Vidalenc, Zerrouki',
  ),
};

const belgian: NamePool = {
  women: words('Marie-Laure, Ingrid, Catherine, Aline, Sarah, Joëlle, Nadia'),
  men: words('Benoît, Luc, Didier, Frédéric, Jean-Marc, Quentin, Pascal'),
  families: words('Delvaux, Lambrecht, Gillain, Hoornaert, Collignon, Wathelet, Bastin, Noirhomme, Verlaine'),
};

const dutch: NamePool = {
  women: words('Annelies, Sanne, Ilse, Femke, Lotte, Marieke, Nele'),
  men: words('Pieter, Joost, Bram, Wouter, Jeroen, Koen, Sander, Thijs'),
  families: words(
    'van den Heuvel, Claes, de Wit, Vermeersch, Bakker, Hoekstra, Maes, Terpstra, Wouters, Dekkers, Mulder',
  ),
};

const german: NamePool = {
  women: words('Sabine, Anja, Katharina, Ulrike, Petra, Lena, Monika, Franziska'),
  men: words('Jürgen, Matthias, Stefan, Holger, Tobias, Andreas, Florian, Uwe'),
  families: words(
    'Brandhuber, Lindner, Hoffstätter, Krause, Ziegler, Baumgarten, Reuter, Vollmer, Steiger, Aebischer, Keller, Nussbaum',
  ),
};

const swiss: NamePool = {
  women: words('Corinne, Sylvie, Mireille, Chantal, Noémie, Laurence'),
  men: words('Cyril, Blaise, Raphaël, Jean-Luc, Fabien, Grégoire'),
  families: words('Chappuis, Rochat, Favre, Jaquier, Pittet, Monnard, Cuendet, Berthoud'),
};

const spanish: NamePool = {
  women: words('Marta, Lucía, Nuria, Pilar, Elena, Montse'),
  men: words('Javier, Iñaki, Sergi, Álvaro, Diego, Jordi'),
  families: words('Ibarrola, Casals, Montero, Puigdomènech, Santamaría, Larrañaga, Ferrer, Cuesta'),
};

const italian: NamePool = {
  women: words('Chiara, Federica, Elisa, Giulia, Paola'),
  men: words('Matteo, Davide, Luca, Stefano, Riccardo'),
  families: words('Bellandi, Corsini, Ferraro, Gualtieri, Marchesin, Tassoni, Zanetti'),
};

const british: NamePool = {
  women: words('Emma, Priya, Hannah, Fiona, Aoife, Rachel, Siobhán, Claire'),
  men: words('Oliver, Declan, Gareth, James, Imran, Callum, Niall, Stephen'),
  families: words(
    'Ashworth, Patel, Brennan, Whitcombe, Hartley, Doyle, O’Keeffe, Sutcliffe, Farrow, Llewellyn, Quigley',
  ),
};

/** Which names are usual where; where two pools are given, the first one prevails. */
export const namePools: Readonly<Partial<Record<AreaName, readonly NamePool[]>>> = {
  rennes: [breton, french],
  nantes: [french, breton],
  bretagneSud: [breton, french],
  bretagneNord: [breton, french],
  wallonie: [belgian, french],
  luxembourg: [belgian, german],
  vlaanderen: [dutch],
  nederland: [dutch],
  romandie: [swiss, french],
  deutschschweiz: [german],
  germany: [german],
  spain: [spanish],
  italy: [italian],
  britain: [british],
  ireland: [british],
};

export const usualNames: readonly NamePool[] = [french];
