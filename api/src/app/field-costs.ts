import type { Amount, FieldCost, FieldCosts } from '../platform/request-cost.js';

// Sizes are those of a large pilot, not averages: 500 families and 40 associations in a cluster.
const families = 500;
const clusters = 50;
const associations = 40;
const serviceTypes = 40;
const columns = 12;
const months = 30;
const domains = 10;
const localLevels = 5;
const versions = 5;
const fewEntries = 10;

// Costs in units of a few microseconds, the time that one field of an answer takes.
const command = 100;
const readingPath = 60;
/** Reading the paths of all families of a cluster to select some of them. */
const readingPaths = 6_000;
const change = 150;
const changeOfItem = 100;
/** The figures of a pilot: the roll-ups of all spells are read and counted. */
const outcomes = 12_000;
/** The same as known earlier: every visit, entry and revision since is read and every roll-up folded. */
const outcomesBefore = 80_000;

/** The requested page size; the resolver refuses sizes out of range. */
const first =
  (otherwise: number): Amount =>
  (fieldArguments) =>
    typeof fieldArguments['first'] === 'number' ? fieldArguments['first'] : otherwise;
const page = (otherwise: number): FieldCost => ({ work: 2 * command, size: first(otherwise), of: 'edges' });
const list = (size: Amount): FieldCost => ({ work: command, size });

const asKnownOn: Amount = ({ knownOn }) => (knownOn == null ? outcomes : outcomesBefore);

/** Length of a list within the argument `input`. */
function inputItems({ input }: Readonly<Record<string, unknown>>, name: string): number {
  const items: unknown =
    typeof input === 'object' && input !== null ? Object.entries(input).find(([key]) => key === name)?.[1] : [];
  return Array.isArray(items) ? items.length : 0;
}

/** A change of many items, each with its own result. */
const changeOfItems = (name: string): FieldCost => ({
  size: (fieldArguments) => inputItems(fieldArguments, name),
  of: 'items',
  work: (fieldArguments) => change + changeOfItem * inputItems(fieldArguments, name),
});

/**
 * Costs of fields in addition to one unit for each field. The server does not start while a list of objects has no size
 * here. docs/limits.md describes how the cost of a request is computed and how it is limited.
 */
export const fieldCosts: FieldCosts = {
  'Account.clusters': list(clusters),
  'Account.pilots': list(fewEntries),
  'Assessment.answers': { size: domains },
  'Assessment.incomes': { size: fewEntries },
  'Assessment.revisions': list(versions),
  'AssessmentForm.domains': { size: domains },
  'AssessmentForm.incomeSources': { size: fewEntries },
  'AssessmentForm.recorded': { size: versions },
  'AssessmentForm.selfRatingLevels': { size: localLevels },
  'AssessmentRevision.answers': { size: domains },
  'AuditEntry.changes': { size: fewEntries },
  'AuditEntry.filter': { size: versions },
  'Association.memberships': { size: fewEntries },
  'Association.serviceTypes': { size: serviceTypes },
  'Cluster.memberships': { size: associations },
  'ConfirmMonthResult.confirmations': { size: families },
  'ExtensionPreview.clusters': { size: clusters },
  'ExtensionPreview.progress': { work: outcomes },
  'Family.assessments': { size: months },
  'Family.changes': { size: first(50) },
  'Family.consents': { size: fewEntries },
  'Family.events': { size: fewEntries },
  'Family.interventions': { size: first(100), of: 'edges', work: ({ month }) => (month == null ? command : 0) },
  'Family.members': { size: fewEntries },
  'MembersProposal.members': { size: fewEntries },
  'Family.path': { work: readingPath },
  'Family.questions': { size: fewEntries },
  'Family.spells': { size: versions },
  'Family.statedStatuses': { size: months },
  'Family.status': { work: readingPath },
  'Family.viewerSteps': { work: readingPath },
  'FamilyChange.fields': { size: fewEntries },
  'FamilyPath.months': { size: months },
  'MembersEffect.months': { size: months },
  'FigureFamilies.families': { size: families },
  'Intervention.revisions': { size: versions },
  'InterventionItem.standing': { size: 1 },
  'Mutation.*': { work: change },
  'Mutation.correctInterventions': changeOfItems('corrections'),
  'Mutation.logInterventions': changeOfItems('entries'),
  'Mutation.voidInterventions': changeOfItems('voids'),
  'MonthGrid.afterLeaving': { size: fewEntries },
  'MonthGrid.confirmations': { size: families },
  'MonthGrid.givers': { size: associations },
  'MonthGrid.questions': { size: associations },
  'MonthGrid.rows': { size: families },
  'MonthGrid.serviceTypes': { size: columns },
  'MonthGrid.totals': { size: columns },
  'MonthGridCell.entries': { size: 1 },
  'MonthGridRow.cells': { size: columns },
  'OutcomeFigures.clusters': { size: clusters },
  'OutcomeFigures.exclusions': { size: versions },
  'PathMonth.domains': { size: domains },
  'PathMonth.holdsBack': { size: domains },
  'Pilot.clusters': { size: clusters },
  'Pilot.extensions': { size: fewEntries },
  'Pilot.incomeLines': { size: fewEntries },
  'Pilot.priceIndex': { size: months },
  'PilotOutcomes.associations': { size: families },
  'Query.*': { work: command },
  'Query.accounts': page(50),
  'Query.areas': list(families),
  'Query.associations': page(50),
  'Query.auditLog': page(50),
  'Query.clusters': list(clusters),
  'Query.families': page(50),
  'Query.familiesByNeed': list(families),
  'Query.figureFamilies': { work: asKnownOn },
  'Query.openQuestions': list(families),
  'Query.pilotOutcomes': { work: asKnownOn },
  'Query.pilots': list(fewEntries),
  'Query.possibleDuplicates': list(fewEntries),
  'Query.possibleRepeats': list(families),
  'Query.servicesAfterLeaving': list(months * fewEntries),
  'Query.savedOutcomes': list(first(100)),
  'Query.serviceTypes': list(serviceTypes),
  'Query.servicesGivenToOthers': list(families),
  'Query.today': { work: readingPaths + command, size: fewEntries },
  'Query.visitsDue': { work: readingPaths, size: families },
  'RuleDomain.levels': { size: localLevels },
  'RuleVersion.domains': { size: domains },
  'SavedOutcomes.outcomes': { work: outcomesBefore },
};
