import { lazy, type ReactNode, Suspense } from 'react';
import { Navigate, Outlet, Route, Routes } from 'react-router';
import { SessionGate } from '../features/session/SessionGate.js';
import { useViewer, type Viewer } from '../platform/session.js';
import { LoadingState } from '../ui/LoadingState.js';
import { NotFoundState } from '../ui/NotFoundState.js';

// Only the sign-in page is in the first files; whatever follows is loaded when it is needed.
const FirstAdministratorPage = lazy(async () => ({
  default: (await import('../features/session/FirstAdministratorPage.js')).FirstAdministratorPage,
}));
const Frame = lazy(async () => ({ default: (await import('./Frame.js')).Frame }));
const SetupTabs = lazy(async () => ({ default: (await import('./SetupTabs.js')).SetupTabs }));
const MonthGridPage = lazy(async () => ({
  default: (await import('../features/interventions/MonthGridPage.js')).MonthGridPage,
}));
const TodayBlock = lazy(async () => ({ default: (await import('../features/today/TodayBlock.js')).TodayBlock }));
const AssociationHomePage = lazy(async () => ({
  default: (await import('../features/month-checks/AssociationHomePage.js')).AssociationHomePage,
}));
const AccountsPage = lazy(async () => ({
  default: (await import('../features/accounts/AccountsPage.js')).AccountsPage,
}));
const AreasPage = lazy(async () => ({ default: (await import('../features/areas/AreasPage.js')).AreasPage }));
const AssociationsPage = lazy(async () => ({
  default: (await import('../features/associations/AssociationsPage.js')).AssociationsPage,
}));
const ServiceTypesPage = lazy(async () => ({
  default: (await import('../features/service-types/ServiceTypesPage.js')).ServiceTypesPage,
}));
const AuditPage = lazy(async () => ({ default: (await import('../features/audit/AuditPage.js')).AuditPage }));
const PilotsPage = lazy(async () => ({ default: (await import('../features/pilots/PilotsPage.js')).PilotsPage }));
const PilotPage = lazy(async () => ({ default: (await import('../features/pilots/PilotPage.js')).PilotPage }));
const ClustersOfPilot = lazy(async () => ({
  default: (await import('../features/clusters/ClustersOfPilot.js')).ClustersOfPilot,
}));
const FamiliesPage = lazy(async () => ({
  default: (await import('../features/families/list/FamiliesPage.js')).FamiliesPage,
}));
const NominateFamilyPage = lazy(async () => ({
  default: (await import('../features/families/file/NominateFamilyPage.js')).NominateFamilyPage,
}));
const AssessmentPage = lazy(async () => ({
  default: (await import('../features/assessments/AssessmentPage.js')).AssessmentPage,
}));
const VisitsPage = lazy(async () => ({ default: (await import('../features/assessments/VisitsPage.js')).VisitsPage }));
const FamilyPage = lazy(async () => ({
  default: (await import('../features/families/page/FamilyPage.js')).FamilyPage,
}));

const PilotOutcomesPage = lazy(async () => ({
  default: (await import('../features/outcomes/PilotOutcomesPage.js')).PilotOutcomesPage,
}));

type Role = Viewer['role'];

/** Pages of each role below its home page; an address of another role's page is not found, like an unknown one. */
const homes: Partial<Record<Role, ReactNode>> = {
  COORDINATOR: (
    <>
      <TodayBlock />
      <MonthGridPage />
    </>
  ),
  ASSOCIATION_HEAD: <AssociationHomePage />,
  ADMINISTRATOR: <Navigate to="/setup/pilots" replace />,
  MINISTER: <PilotOutcomesPage />,
  FEDERATION: <PilotOutcomesPage />,
};

/** Every address of the app. */
export function AppRoutes() {
  return (
    <Routes>
      <Route
        path="/first-administrator"
        element={
          <Suspense fallback={<LoadingState />}>
            <FirstAdministratorPage />
          </Suspense>
        }
      />
      <Route
        element={
          <SessionGate>
            <Suspense fallback={<LoadingState />}>
              <Frame />
            </Suspense>
          </SessionGate>
        }
      >
        <Route index element={<Home />} />
        <Route element={<Only who={['ADMINISTRATOR', 'FEDERATION']} />}>
          <Route path="associations" element={<AssociationsPage />} />
        </Route>
        <Route element={<Only who={['ADMINISTRATOR']} />}>
          <Route path="setup" element={<SetupTabs />}>
            <Route path="service-types" element={<ServiceTypesPage />} />
            <Route path="areas" element={<AreasPage />} />
            <Route index element={<Navigate to="/setup/pilots" replace />} />
            <Route path="pilots" element={<PilotsPage />} />
            <Route path="pilots/:pilotId" element={<PilotPage />}>
              <Route index element={<ClustersOfPilot />} />
            </Route>
          </Route>
          <Route path="people" element={<AccountsPage />} />
          <Route path="log" element={<AuditPage />} />
        </Route>
        <Route element={<Only who={['COORDINATOR']} />}>
          <Route path="families" element={<FamiliesPage />} />
          <Route path="families/new" element={<NominateFamilyPage />} />
          <Route path="families/:id/visit" element={<AssessmentPage />} />
          <Route path="visits" element={<VisitsPage />} />
        </Route>
        <Route element={<Only who={['COORDINATOR', 'ASSOCIATION_HEAD']} />}>
          <Route path="families/:id" element={<FamilyPage />} />
          <Route path="outcomes" element={<PilotOutcomesPage />} />
        </Route>
        <Route path="*" element={<NotFoundState />} />
      </Route>
    </Routes>
  );
}

/**
 * Pages for some roles; for all others their addresses are not found. The server checks permissions independently of
 * this.
 */
function Only({ who }: { who: readonly Role[] }) {
  const { role } = useViewer();
  return who.includes(role) ? <Outlet /> : <NotFoundState />;
}

function Home() {
  const { role } = useViewer();
  return homes[role] ?? <NotFoundState />;
}
