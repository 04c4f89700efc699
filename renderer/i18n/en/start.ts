export const start = {
  title: 'Welcome to Escale',
  lead: 'The desk of people who sell through others: partners, visits, promises and reports, on this laptop, with or without a network.',
  nameHint: 'Signs your reports',
  companyHint: 'Stands on your reports',
  sampleTitle: 'Look around first',
  sampleText:
    'An invented European portfolio: {{partners}} partners and {{meetings}} meetings. It is never sent anywhere, and goes with one click.',
  sampleAction: 'Open the sample portfolio',
  emptyTitle: 'Begin with an empty desk',
  emptyText: 'Add your own partners one by one. Everything stays on this laptop until you connect it.',
  emptyAction: 'Begin empty',
  connectTitle: 'Connect to your company',
  connectText:
    'You have the address of your company’s endpoint: sign in, and your portfolio comes to this laptop.',
  connectAction: 'Connect',
  privacy: 'Escale sends nothing to anybody but the endpoint that you choose and your company’s sign-in.',
  failed: 'That didn’t work, and nothing was changed: {{detail}}',
};
