import { nothing, situation } from '../../../testing/situations.js';
import { head } from '../../../testing/viewers.js';
import { enrolled, exited } from '../invented-families.situations.js';
import { receivedServices } from '../invented-paths.situations.js';
import { ServicesSection } from './ServicesSection.js';

export const services = { data: receivedServices, hasFailed: false, reload: nothing };
const section = { family: enrolled, services };

export const situations = {
  services: situation(ServicesSection, section),
  servicesForHead: situation(ServicesSection, section, { viewer: head }),
  servicesOfFamilyThatLeft: situation(ServicesSection, { ...section, family: exited }),
  noServices: situation(ServicesSection, { ...section, services: { ...services, data: [] } }),
  loading: situation(ServicesSection, { ...section, services: { ...services, data: null } }),
  failed: situation(ServicesSection, { ...section, services: { ...services, data: null, hasFailed: true } }),
};
