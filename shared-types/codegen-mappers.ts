/** What stands behind a GraphQL type in the resolvers: GraphQL type -> file#type, seen from `api/src/generated`. */
const feature = (name: string, type: string, suffix = 'model'): string => `../features/${name}/${name}.${suffix}.js#${type}`;

export const mappers: Readonly<Record<string, string>> = {
  Account: feature('accounts', 'AccountRecord'),
  Pilot: feature('pilots', 'PilotRecord'),
  PilotExtension: feature('pilots', 'ExtensionRecord'),
  IncomeLine: feature('pilots', 'IncomeLineRecord'),
  PriceIndexValue: feature('pilots', 'PriceIndexRecord'),
  ExtensionPreview: '../features/pilots/extension-months.js#ExtensionEffect',
  Cluster: feature('clusters', 'ClusterRecord'),
  Association: feature('associations', 'AssociationRecord'),
  Membership: feature('associations', 'MembershipRecord'),
  Area: feature('areas', 'AreaRecord'),
  ServiceType: feature('service-types', 'ServiceTypeRecord'),
  Family: feature('families', 'FamilyRecord'),
  Spell: feature('families', 'SpellRecord'),
  Intervention: feature('interventions', 'InterventionRecord'),
  GivenService: feature('interventions', 'InterventionRecord'),
  PossibleRepeat: '../features/interventions/possible-repeats.js#RepeatFacts',
  MonthClosing: feature('closings', 'ClosingRecord'),
};
